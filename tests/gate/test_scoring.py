"""The gate's own figures: a comparison without a fault scores 1 everywhere, an empty one and a blanket one do not."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.gate import scoring
from tests.gate.__main__ import SHARED
from tests.gate.kinds import Labelled, Made, Pair, Set
from tests.gate.sets import SETS

SOURCE = "The bridge opens in May. It cost forty million. Nobody was hurt. The mayor thanked all."
REPORT = "In May the bridge will open. Forty million were paid. It rained."

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared with the data and scorers beside the checkout")
passage_sets = pytest.mark.parametrize("one", [one for one in SETS if isinstance(one, Labelled | Made)], ids=lambda one: one.name)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    return scoring.load_scorer(SHARED)


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """A tiny pair with two gold links; the last sentence of the report has no source."""
    (tmp_path / "source.txt").write_text(SOURCE, "utf-8")
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    links = [
        {"id": "L1", "report": scoring.place(0, 28), "source": [scoring.place(0, 24)], "relation": "reworded"},
        {"id": "L2", "report": scoring.place(29, 53), "source": [scoring.place(25, 47)], "relation": "reworded"},
    ]
    sides = {"source": {"file": "source.txt", "chars": len(SOURCE)}, "report": {"file": "report.txt", "chars": len(REPORT)}}
    sides = {"source": {"file": "source.txt", "chars": len(SOURCE)}, "report": {"file": "report.txt", "chars": len(REPORT)}}
    gold = {**sides, "links": links}
    return Pair("tiny", tmp_path / "source.txt", tmp_path / "report.txt", gold=gold)


def blanket(pair: Pair) -> dict[str, Any]:
    """Everything comes from everywhere."""
    source, report = (len(scoring.text_of(file)) for file in (pair.source, pair.report))
    link = {"report": scoring.place(0, report), "source": [scoring.place(0, source)], "relation": "reworded"}
    return {**scoring.NOTHING, "links": [link]}


@needs_shared
def test_a_comparison_without_a_fault_scores_one_in_every_figure(scorer: ModuleType, pair: Pair):
    figures = scoring.figures(scorer, [pair], [scoring.gold_as_prediction(scorer, pair)])
    assert figures.pop("wrong_links") == 0
    assert set(figures.values()) == {1.0}


@needs_shared
def test_an_empty_comparison_finds_no_link_and_calls_no_link_wrong(scorer: ModuleType, pair: Pair):
    figures = scoring.figures(scorer, [pair], [scoring.NOTHING])
    assert (figures["link_f1"], figures["wrong_links"], figures["sourced_f1"]) == (0, 0, 0)


@needs_shared
def test_each_link_that_is_right_nowhere_counts_as_one_wrong_link(scorer: ModuleType, pair: Pair):
    said = scoring.gold_as_prediction(scorer, pair)
    background = {"report": scoring.place(54, 64), "source": [scoring.place(48, 64)], "relation": "reworded"}
    elsewhere = {"report": scoring.place(0, 28), "source": [scoring.place(65, 87)], "relation": "reworded"}
    said["links"] += [background, elsewhere]
    assert scoring.figures(scorer, [pair], [said])["wrong_links"] == 2


@needs_shared
def test_the_share_of_comparisons_that_say_how_the_texts_relate(scorer: ModuleType, pair: Pair):
    said = [{**scoring.NOTHING, "rendering": kind} for kind in ("translation", "unknown", "translation", "paraphrase")]
    assert scoring.figures(scorer, [pair] * 4, said, "translation")["rendering"] == 0.5
    assert "rendering" not in scoring.figures(scorer, [pair], said[:1])


CHANGES = [
    {"kind": "number", "meaning": "major", "report": scoring.place(0, 4), "source": None},
    {"kind": "modality", "meaning": "major", "report": scoring.place(10, 14), "source": None},
    {"kind": "substituted", "meaning": "minor", "report": scoring.place(20, 24), "source": None},
]


@needs_shared
def test_majors_count_as_found_by_kind_and_what_no_label_calls_a_change_is_an_alarm(scorer: ModuleType, pair: Pair):
    assert pair.gold is not None
    pair.gold["links"][0]["changes"] = CHANGES
    said = scoring.gold_as_prediction(scorer, pair)
    alarm = {"kind": "name", "meaning": "major", "report": scoring.place(40, 45), "source": None, "reason": "name_differs"}
    said["links"][0]["changes"] = [CHANGES[0] | {"reason": "number_differs"}, alarm]
    figures = scoring.changes(scorer, [pair], [said])
    assert figures["major_recall"] == figures["major_seen"] == 0.5
    assert figures["alarms_per_report"] == 1
    assert figures["alarms_per_1000"] == 1000 / len(REPORT.split())
    assert scoring.recall_of_kinds(scorer, [pair], [said]) == {"number": (1, 1), "modality": (0, 1)}
    said["links"][0]["changes"][0]["meaning"] = "minor"
    assert scoring.changes(scorer, [pair], [said])["major_seen"] == 0.5
    assert scoring.changes(scorer, [pair], [said])["major_recall"] == 0


@needs_shared
@passage_sets
def test_on_every_set_gold_scores_one_and_nothing_or_everything_stays_under_every_aim(scorer: ModuleType, one: Set, tmp_path: Path):
    why = one.missing(SHARED)
    if why:
        pytest.skip(why)
    pairs = one.items(SHARED, tmp_path)[:5]
    gold = scoring.figures(scorer, pairs, [scoring.gold_as_prediction(scorer, pair) for pair in pairs])
    assert gold.pop("wrong_links") == 0
    assert {name: round(value, 9) for name, value in gold.items()} == dict.fromkeys(gold, 1.0)
    for said in ([scoring.NOTHING] * len(pairs), [blanket(pair) for pair in pairs]):
        figures = scoring.figures(scorer, pairs, said)
        assert figures["link_f1"] < 0.5
        assert figures["omitted_f1"] < 0.9
