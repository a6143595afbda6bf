from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.judge.force import GROUPS
from headwater.judge.rules import RULES, Difference, Rule, change, judged
from headwater.model import CHANGE_KINDS, MEANINGS, Span
from headwater.reasons.changes import CHANGES

SPAN = Span(0, 4)


def difference(of: str, says: str = "", **more: object) -> Difference:
    return replace(Difference(of, says, SPAN, SPAN), **more)  # type: ignore[arg-type]


def test_each_rule_names_a_change_of_the_closed_lists_and_a_reason_of_its_own_that_is_explained():
    assert all(r.kind in CHANGE_KINDS and r.meaning in MEANINGS for r in RULES)
    codes = [r.code for r in RULES]
    assert len(codes) == len(set(codes))
    assert set(codes) == {r.code for r in CHANGES}


@pytest.mark.parametrize("rule", [r for r in RULES if r.meaning == "major"], ids=lambda r: r.code)
def test_no_rule_makes_a_change_major_where_the_place_is_not_sure(rule: Rule):
    for of in ("quantity", "day", "name", "roles", "negation", "force", "clause", "word", "words", "mark", "order"):
        for says in ("differs", "major", "antonym", "exchanged", "foreign", "for_a_day", "step", "added", "dropped", ""):
            for kind in (*GROUPS, ""):
                d = difference(of, says, kind=kind, value="possible", close=True, sure=False)
                assert not rule.when(d), f"{rule.code} holds for {d}"


def test_the_first_row_that_holds_names_the_change():
    rows = (Rule("one", "number", "none", lambda d: d.says == "x"), Rule("two", "number", "major", lambda _: True))
    assert [change(difference("quantity", s), rows).reason for s in ("x", "y")] == ["one", "two"]  # type: ignore[union-attr]


def test_a_difference_that_no_row_names_is_no_change():
    assert judged([difference("something else")]) == ()


@pytest.mark.parametrize(
    ("d", "expected"),
    [
        (difference("quantity", "differs"), ("number", "major")),
        (difference("quantity", "differs", sure=False), ("number", "minor")),
        (difference("quantity", "rounded"), ("number", "none")),
        (difference("day", "differs"), ("date", "major")),
        (difference("name", "differs"), ("name", "major")),
        (difference("name", "unlike"), ("name", "minor")),
        (difference("negation", "added"), ("negation", "major")),
        (difference("negation", "added", sure=False), ("negation", "minor")),
        (difference("force", "major", kind="modality"), ("modality", "major")),
        (difference("force", "minor", kind="modality"), ("modality", "minor")),
        (difference("force", "dropped", kind="hedge", value="perhaps", close=True), ("dropped", "major")),
        (difference("force", "dropped", kind="hedge", value="perhaps"), ("dropped", "minor")),
        (difference("force", "dropped", kind="intensity", close=True), ("dropped", "minor")),
        (difference("force", "step", kind="modality", close=True), ("modality", "major")),
        (difference("force", "step", kind="modality"), ("modality", "minor")),
        (difference("force", "dropped", kind="modality", value="obliged", close=True), ("dropped", "minor")),
        (difference("force", "added", kind="limit", value="nearly", close=True), ("added", "major")),
        (difference("clause", "dropped", close=True), ("dropped", "major")),
        (difference("clause", "dropped"), ("dropped", "minor")),
        (difference("clause", "dropped", content=5), ("dropped", "major")),
        (difference("clause", "added"), ("added", "minor")),
        (difference("word", "agreement", close=True), ("spelling", "none")),
        (difference("word", "agreement"), ("substituted", "minor")),
        (difference("order", "exchanged", close=True), ("reordered", "major")),
        (difference("order", "exchanged"), ("reordered", "none")),
        (difference("word", "antonym"), ("substituted", "major")),
        (difference("word", "antonym", sure=False), ("substituted", "minor")),
        (difference("word", "synonym"), ("substituted", "none")),
        (difference("words", "other", content=9), ("substituted", "minor")),
    ],
)
def test_what_differs_decides_the_kind_and_the_meaning(d: Difference, expected: tuple[str, str]):
    found = change(d)
    assert found is not None
    assert (found.kind, found.meaning) == expected
