"""Where a document names who may speak, and how each stands in its sentence."""

from __future__ import annotations

from headwater.model import Span
from headwater.quotes.who.events import Places, events, free_sentences, only_subjects
from headwater.quotes.who.mention_words import mention_words
from headwater.quotes.who.people import People


def penalties(text: str, quoted: tuple[Span, ...] = (), reported: tuple[Span, ...] = ()) -> dict[str, bool]:
    """The words of each event and whether it is as likely as a subject."""
    people = People(text, mention_words("en"))
    return {text[e.mention.start : e.mention.end]: e.penalty == 0 for e in events(people, [0], Places(quoted), Places(reported))}


def test_the_first_name_that_no_preposition_governs_is_the_subject():
    assert penalties("After Peter Holm's speech, Ida Lund met Greta Berg.") == {
        "Peter Holm": False,
        "Ida Lund": True,
        "Greta Berg": False,
    }


def test_his_mother_is_no_subject_that_is_taken_up():
    assert penalties("His mother met the mayor.") == {"His mother": False, "the mayor": True}


def test_a_candidate_is_less_likely_than_the_candidate():
    assert penalties("A candidate left.") == {"A candidate": False}
    assert penalties("The candidate left.") == {"The candidate": True}


def test_what_stands_between_marks_names_nobody_and_what_is_reported_is_less_likely():
    text = "Ida Lund left. Greta Berg slept."
    assert list(penalties(text, quoted=(Span(0, 13),))) == ["Greta Berg"]
    assert penalties(text, reported=(Span(0, 13),))["Ida Lund"] is False


def test_places_that_touch_are_one():
    places = Places([Span(5, 9), Span(0, 5), Span(20, 30)])
    assert [places.holds(i) for i in (0, 5, 8, 9, 19, 20, 30)] == [True, True, True, False, False, True, False]


def test_sentences_between_marks_make_no_distance():
    assert free_sentences([0, 10, 20], Places([Span(9, 18)])) == [1, 1, 2]
    assert free_sentences([], Places([])) == [0]


def test_who_is_alone_is_known_from_the_second_time_on():
    people = People("Ida Lund left. Ida Lund slept. Peter Holm came.", mention_words("en"))
    found = events(people, [0, 15, 31], Places([]), Places([]))
    assert [p and p.name for p in only_subjects(found)] == [None, "Ida Lund", None]
