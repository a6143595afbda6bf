from __future__ import annotations

from headwater.export.marks import BREAK, inline, marks_of, paragraphs, snippet, worded
from headwater.model import Change, Span

from .conftest import document

TEXT = document("a", "The fare will rise soon.\n\nGulls cry.", language="en")


def changed(start: int, end: int, meaning: str, kind: str = "modality", reason: str = "modality_differs") -> Change:
    return Change(kind, meaning, Span(start, end), None, reason)


def test_meanings_are_told_apart_by_class_and_in_words():
    marks = marks_of([changed(4, 8, "minor"), changed(9, 13, "major"), changed(14, 18, "none")], "report")
    written = inline(worded(TEXT, 0, 24, marks))
    assert '<ins class="minor" title="minor: modality differs">fare</ins>' in written
    assert '<ins class="none" title="none: modality differs">rise</ins>' in written
    assert '<ins class="major" title="major: modality differs"><span class="vh" ' in written
    assert ">[modality differs: </span>will<" in written


def test_of_changes_over_the_same_words_the_gravest_is_drawn_and_all_are_named():
    marks = marks_of([changed(4, 18, "major"), changed(9, 13, "minor", "tense", "tense_differs")], "report")
    written = inline(worded(TEXT, 0, 24, marks))
    assert written.count("<ins") == 1, "one stretch, not three"
    assert 'title="major: modality differs; minor: tense differs"' in written


def test_a_change_over_two_paragraphs_is_marked_in_both_and_has_its_sign_once():
    parts = worded(TEXT, 0, 36, marks_of([changed(14, 31, "major")], "report"))
    assert parts.count(BREAK) == 1
    written = paragraphs(parts)
    assert written.count("<p>") == 2
    assert 'class="major on"' in written.partition("</p>")[2]
    assert 'class="major"' in written.partition("</p>")[0]


def test_marks_of_a_source_are_those_that_point_into_it():
    change = Change("name", "minor", None, Span(0, 3, "b"), "name_dropped")
    assert marks_of([change], "source", "b", first="a")
    assert not marks_of([change], "source", "a", first="a")
    unnamed = Change("name", "minor", None, Span(0, 3), "name_dropped")
    assert marks_of([unnamed], "source", "a", first="a")
    assert not marks_of([unnamed], "report")


def test_words_on_their_own_keep_their_language_and_cannot_turn_the_line_round():
    arabic = document("b", "الجسر\nمفتوح", language="ar")
    assert snippet(arabic, Span(0, 11)) == '<bdi lang="ar">الجسر مفتوح</bdi>'
    assert snippet(TEXT, Span(0, 3)) == "<bdi>The</bdi>", "the page's own language needs no naming"
    assert snippet(document("c", "abc"), Span(0, 3)) == '<bdi lang="">abc</bdi>'


def test_the_middle_of_long_words_is_left_out():
    long = document("d", " ".join(f"word{i}" for i in range(100)))
    written = snippet(long, Span(0, len(long.text)))
    assert " … " in written
    assert written.endswith("word99</bdi>")
    assert len(written) < 200
