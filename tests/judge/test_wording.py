"""Differences of wording that the collation leaves: opposites far apart, moves, and what stands in no place of the other side."""

from __future__ import annotations

import numpy as np
import pytest

from headwater.judge.changes import changes, passage
from headwater.model import Span
from headwater.reading import document
from tests.judge.test_changes import found, majors

APART = "On Wednesday the two sides refused a number of further measures."


def test_opposites_that_nothing_answers_are_told_however_far_apart_they_stand():
    source = "A set of further measures was agreed upon on Wednesday by both."
    (change,) = [c for c in found(APART, source) if c.reason == "opposite_word"]
    assert change.meaning == "major"
    assert APART[change.report.start : change.report.end] == "refused"
    assert source[change.source.start : change.source.end] == "agreed"


def test_an_opposite_that_the_other_side_has_too_is_answered():
    source = "A number of further measures was, after they had refused on Wednesday, agreed upon by the two sides."
    assert "opposite_word" not in majors(APART, source)


@pytest.mark.parametrize("word", ["harbour", "evening", "meeting"])
def test_words_that_are_opposites_only_in_rare_senses_are_none(word: str):
    source = f"In the {word} of the town the ship could be seen on Sunday."
    assert "opposite_word" not in majors("The ship was on display on Sunday.", source)


def reasons(report: str, source: str) -> list[str]:
    return [c.reason for c in found(report, source) if c.meaning == "major"]


SAID = "The masons met the widow at noon on the old quay behind the northern harbour wall."


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("widow", "sailor", "another_thing"),
        ("noon", "breakfast", "another_thing"),
        ("met the widow at noon", "watched a comedy show", "part_replaced"),
        ("behind the northern harbour wall", "behind the northern harbour wall under police guard", "part_added"),
        ("behind the northern harbour wall", "behind the wall", None),
        ("met the widow at noon on the old quay", "met on the old quay", None),
        # One word more is a shade, and so is an abstract word for another, or a synonym.
        ("widow", "rich widow", None),
        ("wall", "system", None),
        ("quay", "wharf", None),
        ("noon", "midday", None),
    ],
)
def test_among_the_same_words_another_thing_or_part_is_major(old: str, new: str, reason: str | None):
    assert reasons(SAID.replace(old, new), SAID) == ([reason] if reason else [])


def test_three_words_left_out_inside_the_same_words_are_a_part_and_two_are_a_shade():
    source = "The masons said on Monday that the cracked northern harbour wall must be mended by the old town in spring."
    assert reasons(source.replace("cracked northern harbour wall", "wall"), source) == ["part_dropped"]
    assert reasons(source.replace("northern harbour wall", "wall"), source) == []


def test_an_attribution_left_out_in_front_is_no_part_of_the_statement():
    source = "The acting governor emphasized that the masons will mend the northern harbour wall and the old quay in spring."
    assert reasons("The masons will mend the northern harbour wall and the old quay in spring.", source) == []


def test_in_a_freely_worded_rendering_other_things_and_parts_are_no_change_of_meaning():
    source = "At noon a sailor was seen by the workers near the ancient pier on the far side of the harbour."
    assert reasons(SAID, source) == []


def test_where_other_words_were_exchanged_too_the_text_was_reworded():
    report = SAID.replace("widow", "sailor").replace("old quay", "ancient pier").replace("northern", "upper")
    assert "another_thing" not in reasons(report, SAID)


def test_a_synonym_that_only_the_encoder_knows_is_no_other_thing():
    mine, theirs = (passage(document(t, language="en"), [Span(0, len(t))]) for t in (SAID.replace("widow", "sailor"), SAID))
    for cosine, expected in ((0.7, []), (0.2, ["another_thing"])):
        told = changes(mine, theirs, near=lambda a, b, c=cosine: np.full((len(a), len(b)), c, dtype=np.float32))
        assert [c.reason for c in told if c.meaning == "major"] == expected


def test_one_of_a_kind_for_another_is_a_change_among_the_same_words_only():
    assert reasons(SAID.replace("widow", "trout"), SAID.replace("widow", "eel")) == ["another_of_its_kind"]
    assert "another_of_its_kind" not in reasons("He ate a trout.", "An eel was what the old sailor had for his dinner.")


def test_a_whole_sentence_left_out_is_an_omission_and_not_a_part_of_another():
    source = "The mill keeps its price for flour. Risks to the northern wheat harvest look balanced. The board meets again in May."
    assert reasons("The mill keeps its price for flour. The board meets again in May.", source) == []
    inside = (
        "The mill keeps its price for flour, since risks to the northern wheat harvest look balanced. The board meets again in May."
    )
    assert reasons("The mill keeps its price for flour. The board meets again in May.", inside) == ["part_dropped"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("北の港では冬の漁が始まったと長老が語った。", "北の港では冬の漁期に入ったと長老が語った。"),
        ("この村では魚は十分にあると長老が語った。", "この村では魚は足りていると長老が語った。"),
        ("北の港では冬の漁が今も続いており長老は喜んだ。", "北の港では冬の漁が今も続き長老は喜んだ。"),
    ],
)
def test_two_characters_of_japanese_are_a_word_and_no_part_of_a_statement(source: str, told: str):
    sides = (passage(document(text, language="ja"), [Span(0, len(text))]) for text in (told, source))
    assert {c.meaning for c in changes(*sides)} == {"minor"}
