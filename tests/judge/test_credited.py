"""To whom a report credits words, held against a source: texts are invented."""

from __future__ import annotations

import pytest

from headwater.judge.credited import is_another, is_source, is_voice, named_in, on_another_day, own_name
from headwater.model import Document, Quotation, Span
from headwater.reading import document

REPORT = document(
    "ORRIN, May 4. Mayor Ada Quill wrote to the valley that Quill and the ferry would stay. The manager Ole Brandt told the "
    "Gazette that he had heard of it.",
    language="en",
    published="2031-05-04",
)
LETTER = document("My neighbours, Ada Quill writes to you. The ferry stays.", id="letter", language="en", published="2031-05-03")


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Mayor Ada Quill", "Ada Quill"),
        ("Quill", "Quill"),
        ("the manager", ""),
        ("she", ""),
        ("the manager Ole Brandt", "Ole Brandt"),
    ],
)
def test_a_speaker_has_the_name_that_the_report_shows_to_be_one(speaker, name):
    assert own_name(speaker, REPORT) == name


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("die Managerin", ""),
        ("Die Managerin", ""),
        ("Chefin des Zentrums", ""),
        ("Ada Quill", "Ada Quill"),
        ("die Managerin Ada Quill", "Managerin Ada Quill"),
        ("Quill", ""),
    ],
)
def test_a_german_role_is_no_name_though_it_has_a_capital(speaker, name):
    report = document("Die Managerin Ada Quill schrieb dem Tal. Die Fähre bleibe, sagte sie. Quill dankte allen.", language="de")
    assert own_name(speaker, report) == name


def test_somebody_else_is_who_is_none_of_the_voices():
    assert is_another("Ole Brandt", ["Ada Quill", "the letter"])
    assert not is_another("Quill", ["Ole Brandt", "Ada Quill"])
    assert is_another("Ole Brandt", ["this year's page", "Ada Quill"]), "a page is nobody, and tells nothing"
    assert not is_another("Ole Brandt", []), "no voice is known"
    assert not is_another("", ["Ada Quill"]), "a role can be anybody's"
    assert is_voice("Quill", ["Ole Brandt", "Ada Quill"])
    assert not is_voice("Brandt", ["Ada Quill"])


def test_a_name_may_speak_in_a_source_that_has_it():
    assert named_in("Quill", "en", (LETTER,))
    assert not named_in("Ole Brandt", "en", (LETTER,))


def test_a_source_speaks_by_its_outlet_its_author_and_the_labels_of_its_turns():
    page = document("The ferry stays.", outlet="Orrin Gazette", author="Ada Quill", language="en")
    talk = document("MS. QUILL: The ferry stays, and so does the toll.\n\nMR. BRANDT: I thank you for that.\n", language="en")
    assert is_source("Orrin Gazette", [page])
    assert is_source("Quill", [page])
    assert is_source("Ole Brandt", [talk])
    assert not is_source("Ben Orr", [page, talk])


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def dated_elsewhere(
    text: str, words: str = "the ferry would go", source: Document = LETTER, published: str | None = "2031-05-04"
) -> bool:
    q = Quotation("q1", "indirect", (at(text, words),), cue=at(text, "said"))
    return "q1" in on_another_day([q, *others(text)], document(text, language="en", published=published), [source])


def others(text: str) -> list[Quotation]:
    words = "to mend the quay by the eighth of January"
    return [Quotation("q2", "indirect", (at(text, words),))] if words in text else []


@pytest.mark.parametrize("text", [
    "On January 8, Quill said the ferry would go.",
    "The mayor rose. On January 8, Quill said the ferry would go.",
    "Quill had said the ferry would go on leaving the town hall on January 8.",
    "In March 2030 Quill said the ferry would go.",
])  # fmt: skip
def test_what_its_sentence_dates_long_before_the_source_was_said_on_another_day(text):
    assert dated_elsewhere(text)


@pytest.mark.parametrize("text", [
    "Quill said the ferry would go.",
    "On Saturday, Quill said the ferry would go.",
    "On May 3, Quill said the ferry would go.",
    "On April 29, Quill said the ferry would go.",
    "On January 8 it froze. Quill said the ferry would go.",
    "Quill said the ferry would go. On January 8 it froze.",
    "On January 8 it froze, and on May 3 Quill said the ferry would go.",
    "Quill said the ferry would go and promised to mend the quay by the eighth of January.",
    "After the quay froze on January 8 so hard that nobody in the town could remember the like, Quill said the ferry would go.",
])  # fmt: skip
def test_a_day_near_the_source_or_in_another_sentence_says_nothing(text):
    assert not dated_elsewhere(text)


def test_a_day_inside_the_words_is_not_the_day_on_which_they_were_said():
    assert not dated_elsewhere("Quill said it froze on January 8 in the town.", "it froze on January 8 in the town")


def test_without_any_date_of_publication_no_day_can_be_another():
    undated = document("The ferry stays.", language="en")
    assert not dated_elsewhere("On January 8, Quill said the ferry would go.", source=undated, published=None)
    assert dated_elsewhere("On January 8, Quill said the ferry would go.", source=undated), "the report's own date stands for it"
