"""Verdicts are scored as a reader would score them: gold itself is perfect, and each mistake lowers its own figure."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.gate import measuring, verdict_scoring
from tests.gate.__main__ import SHARED
from tests.gate.kinds import Pair, Question
from tests.gate.scoring import NOTHING, load_scorer
from tests.gate.sets import SETS

HERE = Path()
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared with the data and scorers beside the checkout")


def answer(verdict: str, *flags: str, source: list[dict[str, int]] | None = None) -> dict[str, Any]:
    return {"verdict": verdict, "flags": list(flags), "source": source or [], "changes": [], "reasons": ["some_reason"]}


def labelled(verdict: str, *, alternatives: tuple[str, ...] = ()) -> Question:
    source = [] if verdict == "not_found" else [{"start": 0, "end": 10}]
    gold = {
        "id": f"{verdict}{len(alternatives)}",
        "verdict": verdict,
        "alt_verdicts": list(alternatives),
        "flags": [],
        "source": source,
    }
    return Question(gold["id"], "words", HERE, gold=gold)  # type: ignore[arg-type]


GOLD = [labelled("verbatim"), labelled("trivial"), labelled("reworded"), labelled("altered"), labelled("not_found")]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    return load_scorer(SHARED, "verdicts")


@needs_shared
def test_what_the_labels_say_is_perfect(scorer: ModuleType):
    said = [answer("near_verbatim" if q.gold["verdict"] == "trivial" else q.gold["verdict"], source=q.gold["source"]) for q in GOLD]
    figures = verdict_scoring.against_labels(scorer, GOLD, said)
    assert (figures["lenient"], figures["placed"], figures["macro_f1"]) == (1, 1, 1)
    assert (figures["dangerous"], figures["false_alarm"], figures["missed"], figures["invented"]) == (0, 0, 0, 0)


@needs_shared
def test_each_mistake_counts_in_its_own_figure_and_dangerous_ones_are_counted_not_shared(scorer: ModuleType):
    place = [{"start": 0, "end": 10}]
    wrong = ["altered", "not_found", "altered", "reworded", "verbatim"]
    figures = verdict_scoring.against_labels(scorer, GOLD, [answer(v, source=place) for v in wrong])
    assert figures["dangerous"] == 1
    assert isinstance(figures["dangerous"], int), "counts are pinned as they are"
    assert (figures["false_alarm"], figures["missed"], figures["invented"]) == (0.6667, 0.25, 1)


@needs_shared
def test_an_answer_that_is_missing_is_no_dangerous_one_and_no_right_one(scorer: ModuleType):
    figures = verdict_scoring.against_labels(scorer, GOLD, [verdict_scoring.UNCHECKED] * 5)
    assert (figures["dangerous"], figures["lenient"]) == (0, 0)


def edited(kind: str, *, harmful: bool) -> Question:
    return Question(kind, "words", HERE, gold={"kind": kind, "harmful": harmful, "whole": "words"})


@pytest.mark.parametrize(
    ("kind", "said", "caught"),
    [
        ("negation", answer("altered"), True),
        ("negation", answer("not_found"), True),
        ("negation", answer("reworded"), False),
        ("negation", answer("unchecked"), False),
        ("negation", answer("verbatim", "misattributed"), False),
        ("speaker", answer("verbatim", "misattributed"), True),
        ("speaker", answer("verbatim", "joined"), False),
        ("joined", answer("verbatim", "joined"), True),
        ("joined", answer("verbatim"), False),
    ],
)
def test_a_harmful_edit_is_caught_by_its_verdict_or_the_flag_that_says_just_that(kind: str, said: dict[str, Any], caught: bool):
    assert verdict_scoring.edit_judged_right(edited(kind, harmful=True), said) is caught


@pytest.mark.parametrize(
    ("kind", "said", "peace"),
    [
        ("spelling", answer("near_verbatim"), True),
        ("spelling", answer("reworded"), True),
        ("spelling", answer("altered"), False),
        ("spelling", answer("unchecked"), False),
        ("spelling", answer("verbatim", "misattributed"), False),
        ("spelling", answer("verbatim", "joined"), False),
        ("ellipsis", answer("verbatim", "ellipsis", "joined"), True),
        ("ellipsis", answer("verbatim", "truncated_context"), False),
    ],
)
def test_a_harmless_edit_is_left_in_peace_where_no_verdict_and_no_flag_accuses(kind: str, said: dict[str, Any], peace: bool):
    assert verdict_scoring.edit_judged_right(edited(kind, harmful=False), said) is peace


def test_edits_are_scored_over_all_and_by_kind():
    questions = [edited("number", harmful=True), edited("name", harmful=True), edited("edge", harmful=False)]
    figures = verdict_scoring.on_edits(questions, [answer("altered"), answer("verbatim"), answer("verbatim")])
    assert figures == {"caught": 0.5, "caught_name": 0, "caught_number": 1, "in_peace": 1, "in_peace_edge": 1}


def test_calling_everything_changed_is_half_right_however_many_are():
    figures = verdict_scoring.called_changed([True] * 9 + [False], [True] * 10)
    assert figures == {"balanced_accuracy": 0.5, "accuracy": 0.9, "changed_found": 1}


def test_a_comparison_says_changed_by_a_major_change_or_by_text_without_a_source():
    link = {"changes": [{"meaning": "minor"}]}
    pair = Pair("p", HERE, HERE, gold={"changed": True})
    assert not measuring.says_changed(pair, {**NOTHING, "links": [link]})
    assert measuring.says_changed(pair, {**NOTHING, "links": [{"changes": [{"meaning": "major"}]}]})
    assert measuring.says_changed(pair, {**NOTHING, "unsourced": [{"start": 0, "end": 3, "reason": "unknown"}]})
    question = Question("q", "words", HERE, gold={"changed": True})
    assert [measuring.says_changed(question, answer(v)) for v in ("altered", "not_found", "reworded", "unchecked")] == [
        True,
        True,
        False,
        False,
    ]


@needs_shared
def test_a_whole_report_is_scored_by_its_verdicts_and_a_milder_one_for_an_altered_quotation_is_dangerous():
    (one,) = (one for one in SETS if one.name == "cases")
    if one.missing(SHARED):
        pytest.skip(str(one.missing(SHARED)))
    pairs = measuring.pairs(one.items(SHARED, HERE))

    def said(change: dict[str, str]) -> list[dict[str, Any]]:
        golds = [(pair.gold or {})["quotations"] for pair in pairs]
        return [
            {**NOTHING, "quotations": [{**q, "verdict": answer(change.get(q["verdict"], q["verdict"]))} for q in gold]}
            for gold in golds
        ]

    perfect = measuring.measured(SHARED, one, pairs, said({}))
    assert (perfect["verdicts_right"], perfect["dangerous"], perfect["accused"], perfect["speaker_right"]) == (1, 0, 0, 1)
    assert measuring.measured(SHARED, one, pairs, said({"altered": "reworded"}))["dangerous"] > 0
    assert measuring.measured(SHARED, one, pairs, said({"reworded": "altered"}))["accused"] > 0


def test_mistakes_name_the_question_the_answer_and_the_label():
    (one,) = (one for one in SETS if one.name == "quotations-gold")
    lines = measuring.mistakes(
        SHARED, one, GOLD, [answer("near_verbatim"), answer("verbatim"), answer("altered"), answer("altered"), answer("not_found")]
    )
    assert len(lines) == 1
    assert '"altered"' in lines[0]
    assert '"reworded"' in lines[0]
