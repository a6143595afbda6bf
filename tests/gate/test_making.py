"""Questions about one source are asked together, and a verdict that breaks its own rules is wrong though it could be scored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import headwater
from headwater.model import Change, Span, Verdict
from tests.gate import making
from tests.gate.kinds import Item, Pair, Question
from tests.gate.making import Outcome

A, B = Path("a.txt"), Path("b.txt")


@given(st.lists(st.sampled_from([None, A, B]), max_size=80))
def test_every_item_is_in_one_job_and_a_job_of_questions_has_one_source(sources: list[Path | None]):
    items: list[Item] = [Pair(str(i), A, B) if one is None else Question(str(i), "words", one) for i, one in enumerate(sources)]
    parts = making.jobs(items)
    assert sorted(i for part in parts for i in part) == list(range(len(items)))
    for part in parts:
        assert len({items[i].source for i in part}) == 1
        assert len(part) <= making.QUESTIONS


def named(item: Item) -> Outcome:
    return Outcome({"name": item.name}, 0.0)


@pytest.mark.parametrize("processes", [1, 2])
def test_outcomes_come_in_the_order_of_the_items_however_they_were_made(processes: int):
    items: list[Item] = [Question("q1", "words", A), Pair("p", A, B), Question("q2", "words", B), Question("q3", "words", A)]
    made = making.make_all(items, processes=processes, one=named)
    assert [(one.said or {})["name"] for one in made] == ["q1", "p", "q2", "q3"]


def fixed(verdict: Verdict, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Outcome:
    source = tmp_path / "source.txt"
    source.write_text("The bridge opens in May. It has cost forty million crowns.\n", "utf-8")
    monkeypatch.setattr(headwater, "verify", lambda quotation, source, speaker=None: verdict, raising=False)  # noqa: ARG005
    return making.attempt(Question("q", "The bridge opens in May.", source))


MAJOR = Change("number", "major", None, Span(0, 3), "number_differs")


def test_a_sound_verdict_comes_as_its_json(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    outcome = fixed(Verdict("altered", ("cut",), (Span(0, 24),), (MAJOR,), None, ("meaning_changed",)), monkeypatch, tmp_path)
    assert outcome.wrong == ()
    assert outcome.said is not None
    assert (outcome.said["verdict"], outcome.said["source"]) == ("altered", [{"start": 0, "end": 24}])


UNSOUND: dict[str, tuple[dict[str, Any], str]] = {
    "no verdict of the list": ({"verdict": "fine"}, "lists"),
    "no flag of the list": ({"flags": ("odd",)}, "lists"),
    "a place outside the source": ({"source": (Span(0, 4000),)}, "outside"),
    "major and not altered": ({"verdict": "reworded", "changes": (MAJOR,)}, "major"),
    "altered and nothing major": ({"verdict": "altered"}, "major"),
    "holds and is changed": ({"changes": (Change("number", "minor", None, Span(0, 3), "c"),)}, "minor"),
    "not found and a place": ({"verdict": "not_found", "source": (Span(0, 3),)}, "has a place"),
    "no reason": ({"reasons": ()}, "no reason"),
}


@pytest.mark.parametrize(("broken", "fault"), UNSOUND.values(), ids=UNSOUND)
def test_a_verdict_that_breaks_its_own_rules_is_wrong(
    broken: dict[str, Any], fault: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    whole = {"verdict": "verbatim", "reasons": ("same_words",)} | broken
    assert any(fault in said for said in fixed(Verdict(**whole), monkeypatch, tmp_path).wrong)


def test_a_question_that_fails_becomes_an_outcome_with_its_error(tmp_path: Path):
    outcome = making.attempt(Question("q", "words", tmp_path / "none.txt"))
    assert outcome.said is None
    assert "none.txt" in outcome.wrong[0]
