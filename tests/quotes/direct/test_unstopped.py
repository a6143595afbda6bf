"""Where clauses begin in a text without stops."""

from __future__ import annotations

import pytest

from headwater.quotes.cues import cues_for
from headwater.quotes.direct.unstopped import beginnings, unstopped, with_commas
from tests.quotes.conftest import Reader
from tests.quotes.telling import told
from tests.slopes import in_proportion

SPOKEN = (
    "the mayor said on monday that the bridge would stay closed until may he added that the town had no money for a new one "
    "a spokesman for the ministry told reporters that the talks were going on"
)


def test_a_text_of_some_length_without_stops_is_told_from_others():
    assert unstopped(SPOKEN)
    assert not unstopped(SPOKEN.replace(" he", ". He").replace(" a spokesman", ", a spokesman"))
    assert not unstopped("the mayor said that the bridge was closed")  # a headline


def test_a_pronoun_or_an_article_with_its_noun_before_a_verb_of_saying_begins_a_sentence():
    found = [SPOKEN[at:].split()[:2] for at in beginnings(SPOKEN, cues_for("en"))]
    assert found == [["he", "added"], ["a", "spokesman"]]


def test_what_one_reports_of_another_begins_no_sentence():
    assert beginnings("the mayor said she thought the union said no", cues_for("en")) == []


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("sie sagte am montag dass die brücke hält", "sie sagte am montag,dass die brücke hält"),
        ("die union erklärte sie werde klagen", "die union erklärte,sie werde klagen"),
        ("dann sagte sie nichts", "dann sagte sie nichts"),
    ],
)
def test_german_clauses_get_their_comma(line: str, shown: str):
    assert with_commas(line, cues_for("de")) == shown


TOLD = {
    "en": (SPOKEN, [
        ("the bridge would stay closed until may", "the mayor", "said"),
        ("the town had no money for a new one", "he", "added"),
        ("the talks were going on", "a spokesman for the ministry", "told reporters")]),
    "de": (
        "der bürgermeister sagte am montag dass die brücke bis mai geschlossen bleibt er fügte hinzu dass die stadt kein geld habe "
        "die gewerkschaft erklärte sie werde vor gericht ziehen", [
        ("die brücke bis mai geschlossen bleibt", "der bürgermeister", "sagte"),
        ("die stadt kein geld habe", "er", "fügte"),
        ("sie werde vor gericht ziehen", "die gewerkschaft", "erklärte")]),
    "ru": (
        "мэр города сказал в понедельник что мост останется закрытым до мая он добавил что у города совсем нет денег на новый "
        "представитель министерства сообщил журналистам что переговоры продолжаются", [
        ("мост останется закрытым до мая", "мэр города", "сказал"),
        ("у города совсем нет денег на новый", "он", "добавил"),
        ("переговоры продолжаются", "представитель министерства", "сообщил")]),
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(TOLD))
def test_what_is_reported_without_a_stop_is_found_with_its_end(read: Reader, language: str):
    text, expected = TOLD[language]
    assert told(read(text, language)) == expected


CAPITALS = {
    "en": "THE MAYOR SAID THAT THE BRIDGE WOULD STAY CLOSED UNTIL MAY. “WE HAVE NO MONEY,” SHE SAID.",
    "de": "DIE BÜRGERMEISTERIN SAGTE, DASS DIE BRÜCKE BIS MAI GESCHLOSSEN BLEIBE. „WIR HABEN KEIN GELD“, SAGTE SIE.",
    "ru": "МЭР ЗАЯВИЛА, ЧТО МОСТ ОСТАНЕТСЯ ЗАКРЫТЫМ ДО МАЯ. «У НАС НЕТ ДЕНЕГ», — СКАЗАЛА ОНА.",
}


@pytest.mark.parametrize("language", sorted(CAPITALS))
def test_capitals_hide_neither_quotations_nor_who_speaks(read: Reader, language: str):
    first, second = told(read(CAPITALS[language], language))
    assert first[0] in (
        "THE BRIDGE WOULD STAY CLOSED UNTIL MAY",
        "DIE BRÜCKE BIS MAI GESCHLOSSEN BLEIBE",
        "МОСТ ОСТАНЕТСЯ ЗАКРЫТЫМ ДО МАЯ",
    )
    assert first[1] in ("THE MAYOR", "DIE BÜRGERMEISTERIN", "МЭР")
    assert second[1] in ("SHE", "SIE", "ОНА")


def test_an_endless_text_is_read_in_linear_time():
    def work(count: int) -> None:
        beginnings("he said that the union said it the law " * count, cues_for("en"))
        with_commas("er sagte dass sie sagte " * count, cues_for("de"))

    assert in_proportion(work, 500)
