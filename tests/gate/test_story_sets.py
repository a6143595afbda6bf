"""Reports among stories, and the chain: how they are scored."""

from __future__ import annotations

from typing import Any

from tests.gate.story_sets import chain, origins

CHAIN = [
    {"kind": "occasion", "speaker": "Ida Holm", "said": "2030-05-01"},
    {"kind": "document", "name": "The Mole", "published": "2030-05-02"},
    {"kind": "credited", "name": "PNA"},
]
POINTS = [
    {"id": "said:1", "kind": "occasion", "name": "speech", "speaker": "Ida Holm", "said": "2030-05-01"},
    {"id": "1", "kind": "document", "name": "The Mole", "published": "2030-05-02T08:00:00Z"},
    {"id": "absent:pna", "kind": "credited", "name": "PNA"},
]
LINES = [{"source": "said:1", "target": "1"}, {"source": "1", "target": "absent:pna"}]


def scored(points: list[dict[str, Any]], lines: list[dict[str, Any]]) -> dict[str, float]:
    return chain({"stories": [{"points": points, "lines": lines}], "chain": CHAIN})


def test_a_chain_that_is_there_with_its_days_scores_full():
    assert scored(POINTS, LINES) == {"steps": 1.0, "order": 1.0, "days": 1.0}
    assert scored([], []) == {"steps": 0.0, "order": 0.0, "days": 0.0}


def test_a_step_a_line_or_a_day_that_is_wrong_costs_its_own_figure():
    assert scored(POINTS[:2], LINES) == {"steps": 2 / 3, "order": 0.5, "days": 1.0}
    assert scored(POINTS, [LINES[0], {"source": "absent:pna", "target": "1"}]) == {"steps": 1.0, "order": 0.5, "days": 1.0}
    other = [{**POINTS[0], "said": "2030-05-02"}, *POINTS[1:]]
    assert scored(other, LINES) == {"steps": 1.0, "order": 1.0, "days": 0.5}
    assert scored([{**POINTS[0], "speaker": "Another"}, *POINTS[1:]], LINES)["steps"] == 2 / 3


def test_a_report_counts_with_any_source_and_a_turned_edge_is_told():
    said = {
        "sources": {"r1": ["s1", "s2"], "r2": ["s3"], "r3": ["s4"]}, "editorial": ["r3"],
        "edges": [["s1", "r1"], ["r2", "s3"], ["x", "r2"], ["s4", "r3"]],
    }  # fmt: skip
    assert origins(said) == {"sources": 0.5, "editorial": 1.0, "reports": 2 / 3, "turned": 1.0}
