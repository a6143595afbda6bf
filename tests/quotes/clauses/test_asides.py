"""Attributing clauses and phrases beside what they attribute, as parts of a sentence."""

from __future__ import annotations

from headwater.quotes.clauses.asides import according, behind_quote, inverted, only_frames, sources
from headwater.quotes.clauses.extents import Reading, reading
from headwater.quotes.clauses.tagged import tokens
from headwater.quotes.cues import cues_for

ENGLISH = cues_for("en").grammar


def read(text: str, quotes: list[tuple[int, int]] | None = None) -> Reading:
    return reading(tokens(text, 0, len(text), quotes=quotes or []), ENGLISH)


def words(r: Reading, first: int, last: int) -> str:
    return " ".join(t.low for t in r.tokens[first : last + 1])


def test_an_inverted_subject_is_a_noun_phrase_up_to_its_apposition_or_place():
    for text, name in (
        ("said Ida Lund, who left", "ida lund"),
        ("said the head of the board on Monday", "the head of the board"),
        ("said she", "she"),
    ):
        r = read(text)
        found = inverted(r, 1)
        assert found is not None
        assert words(r, found.first, found.last) == name


def test_a_clause_behind_the_verb_is_no_inverted_subject():
    for text in ("said Lund would go", "said she left home", "said on Monday", "said"):
        assert inverted(read(text), 1) is None, text


def test_time_and_place_frame_and_a_clause_does_not():
    assert only_frames(read("said on Monday in the hall, and"), 1)
    assert not only_frames(read("said the dam held"), 1)
    assert not only_frames(read("said on Monday that it held"), 1)


def test_a_place_behind_a_quotation_may_have_a_comma_before_it():
    r = read("“Go now” , she said", [(1, 7)])
    assert behind_quote(r, 1)
    assert behind_quote(r, 2)
    assert not behind_quote(r, 3)


def test_a_phrase_of_source_takes_the_rest_of_the_sentence():
    r = read("The gates, according to the board, had rusted because, so he left.")
    (group,) = sources(r)
    told = according(r, group, [])
    assert told is not None
    assert [words(r, a, b - 1) for a, b in told.content] == ["the gates", "had rusted because , so he left"]
    assert told.mention is not None
    assert words(r, *told.mention) == "the board"


def test_behind_a_conjunction_a_phrase_of_source_takes_only_what_follows():
    r = read("He left because, according to Lund, the gates had rusted.")
    told = according(r, sources(r)[0], [])
    assert told is not None
    assert [words(r, a, b - 1) for a, b in told.content] == ["the gates had rusted"]


def test_whose_view_it_is_speaks_in_a_phrase_of_view():
    for text, owner, content in (
        ("In her view, the dam held.", "her", "the dam held"),
        ("The dam held, in the mayor's own words, by luck.", "the mayor", "the dam held"),
    ):
        r = read(text)
        (group,) = sources(r)
        found = according(r, group, [])
        assert found is not None
        assert found.mention is not None
        assert words(r, *found.mention) == owner
        assert words(r, found.content[0][0], found.content[0][1] - 1) == content


def test_a_view_of_something_and_one_in_the_middle_of_a_clause_are_no_source():
    for text in ("In her view of the dam, it held.", "He believed in her words, they said."):
        r = read(text)
        assert [t for g in sources(r) if (t := according(r, g, []))] == [], text


def test_what_stands_behind_a_quotation_in_its_own_clause_is_no_content():
    text = "'It held,' he said, according to Lund."
    r = read(text, [(1, 9)])
    (group,) = sources(r)
    assert according(r, group, []) is None


def test_to_whom_the_noun_before_is_the_source_of_its_own_clause():
    r = read("Berg, according to whom the dam held, left.")
    (group,) = sources(r)
    found = according(r, group, [])
    assert found is not None
    assert found.mention is not None
    assert words(r, *found.mention) == "berg"
    assert words(r, found.content[0][0], found.content[0][1] - 1) == "the dam held"
