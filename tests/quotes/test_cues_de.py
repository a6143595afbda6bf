"""German: verbs and phrases of saying that news uses, each in a sentence."""

from __future__ import annotations

import pytest

from tests.quotes.commas.test_comma_clauses import reported
from tests.quotes.conftest import Reader
from tests.quotes.telling import told


@pytest.mark.parametrize(
    "head",
    ["Lund räumte ein", "Lund wies darauf hin", "Lund stellte klar", "Lund ging davon aus", "Lund nimmt an",
     "Lund begründete das damit", "Lund hat zugesagt", "Lund drohte", "Lund ist der Meinung", "Lund ist sicher",
     "In der Erklärung heißt es", "Am Montag wurde bekannt", "Die Stadt gab bekannt", "Sie befürchten",
     "Man einigte sich darauf", "Lund hält es für möglich", "Lund hielt für denkbar", "Lund ließ durchblicken",
     "Lund kam zu dem Schluss", "Lund sah es als erwiesen an", "Lund gab zu Protokoll", "Lund warf der Stadt vor"],
)  # fmt: skip
def test_what_a_verb_or_phrase_reports_is_content(read: Reader, head: str):
    assert reported(read, f"{head}, dass der Deich im Mai bricht.") == ["der Deich im Mai bricht"]


@pytest.mark.parametrize(
    "verb", ["sagte", "erklärte", "schrieb", "meinte", "betonte", "berichtete", "vermutete", "versicherte", "warnte"]
)
def test_a_closing_clause_attributes_what_stands_before(read: Reader, verb: str):
    assert reported(read, f"Der Deich breche im Mai, {verb} Lund.") == ["Der Deich breche im Mai"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Lund sagte, dass der Deich, der alt ist, erneuert wird, und ging.", ["der Deich, der alt ist, erneuert wird"]),
        ("Auf die Frage, ob der Deich hält, antwortete Lund, er sei neu.", ["ob der Deich hält", "er sei neu"]),
        ("Experten zufolge, die den Deich gut kennen, bricht er im Mai.", ["bricht er im Mai"]),
        ("In den Worten der Ministerin bricht der Deich im Mai.", ["bricht der Deich im Mai"]),
    ],
)
def test_what_is_set_in_between_neither_cuts_a_report_nor_joins_two(read: Reader, text: str, contents: list[str]):
    assert reported(read, text) == contents


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Laut dpa hält es die Chefin für möglich, dass der Deich bricht.", "der Deich bricht", "die Chefin"),
        ("Wie aus einem Bericht der Stadt hervorgeht, bricht der Deich.", "bricht der Deich", "einem Bericht der Stadt"),
        ("Aus einem Bericht der Stadt geht hervor, dass der Deich bricht.", "der Deich bricht", "einem Bericht der Stadt"),
        ("Der Deich bricht. Dies geht aus einem Bericht der Stadt hervor.", "Der Deich bricht", "einem Bericht der Stadt"),
        ("Der Chef der Nachrichtenagentur dpa sagte, der Deich breche.", "der Deich breche", "Der Chef der Nachrichtenagentur dpa"),
    ],
)
def test_who_says_it_is_no_expletive_and_may_be_what_it_emerges_from(read: Reader, text: str, content: str, speaker: str):
    assert [row[:2] for row in told(read(text, "de"))] == [(content, speaker)]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Vermutet wird, dass der Deich im Mai bricht.", ["der Deich im Mai bricht"]),
        ("Gemäß einem Bericht der Stadt bricht der Deich.", ["bricht der Deich"]),
        ("Nach ersten Untersuchungen bricht der Deich im Mai.", ["bricht der Deich im Mai"]),
        ("Lund wollte nicht bestätigen, dass der Deich bricht.", []),
        ("Lund konnte weder bestätigen noch ausschließen, dass der Deich bricht.", []),
        ("Lund bestätigte nicht nur, dass der Deich bricht.", ["der Deich bricht"]),
        ("Lund bestätigte, dass nicht der Deich bricht.", ["nicht der Deich bricht"]),
        ("Der Vorsitzende des Verbands in Jütland, Ole Lund, kritisierte die Entscheidung der Stadt.", []),
    ],
)
def test_what_nobody_said_is_not_reported(read: Reader, text: str, contents: list[str]):
    assert reported(read, text) == contents
