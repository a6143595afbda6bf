from __future__ import annotations

from headwater.judge.pairs import paired


def says(a: int, b: int) -> str:
    return "same" if a == b else "rounded" if abs(a - b) == 1 else "unlike" if a * b < 0 else "differs"


def near(a: int, b: int) -> int:
    return abs(a - b)


def test_the_same_facts_meet_first_and_the_rest_in_each_others_place():
    assert paired([5, 90], [90, 7], says, near, reach=6) == [(5, 7, "differs"), (90, 90, "same")]


def test_facts_too_far_apart_are_added_and_dropped():
    assert paired([5], [50], says, near, reach=6) == [(5, None, "added"), (None, 50, "dropped")]


def test_a_fact_said_twice_is_neither_added_nor_dropped():
    assert paired([5, 5], [5], says, near, reach=6) == [(5, 5, "same"), (5, 5, "same")]
    assert paired([5], [5, 5], says, near, reach=6) == [(5, 5, "same")]


def test_what_is_only_nearly_the_same_answers_once():
    assert paired([5, 7], [6], says, near, reach=6) == [(5, 6, "rounded"), (7, None, "added")]
