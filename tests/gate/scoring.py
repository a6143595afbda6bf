"""Figures of comparisons: the scorers of ../shared/eval, and the few figures that they do not give."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.gate.kinds import Pair

Prediction = dict[str, Any]  # the JSON of a comparison

# Of `links.py`, in the order that the table prints them.
SHOWN = ("link_f1", "link_precision", "link_recall", "relation", "relation_near", "sourced_f1", "omitted_f1")
LOWER_IS_BETTER = frozenset(
    {
        "wrong_links",
        "alarms_per_1000",
        "alarms_per_report",
        "dangerous",
        "accused",
        "false_alarm",
        "missed",
        "invented",
        "refused",
        "turned",
    }
)
NOTHING: Prediction = {"links": [], "omitted": [], "unsourced": [], "quotations": [], "summary": {}, "rendering": "unknown"}


def load_scorer(shared: Path, name: str = "links") -> ModuleType:
    """A scorer of ../shared/eval as a module; `cases.py` finds `links.py` under its own name."""
    path = shared / "eval" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"shared_eval_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    if name == "cases":
        sys.modules["links"] = load_scorer(shared)
    spec.loader.exec_module(module)
    return module


def figures(
    scorer: ModuleType, pairs: Sequence[Pair], predictions: Sequence[Prediction], rendering: str | None = None
) -> dict[str, float]:
    """The figures of a set by name, in the order that they are shown.

    rendering: what each comparison should say of how the passages relate on the whole; None where that is no figure.
    """
    rows = [score(scorer, pair, said) for pair, said in zip(pairs, predictions, strict=True)]
    total = scorer.total(rows)
    found: dict[str, float] = {name: total[name] for name in SHOWN}
    found["wrong_links"] = sum(wrong_links(scorer, pair, said) for pair, said in zip(pairs, predictions, strict=True))
    if rendering is not None:
        found["rendering"] = sum(said["rendering"] == rendering for said in predictions) / len(predictions)
    return found


def changes(scorer: ModuleType, pairs: Sequence[Pair], predictions: Sequence[Prediction]) -> dict[str, float]:
    """What is found of the changes that labels call major, and what is called major without a label."""
    rows = [score(scorer, pair, said) for pair, said in zip(pairs, predictions, strict=True)]
    total = scorer.total(rows)
    return {
        "major_recall": total["major_recall"] or 0.0,
        "major_seen": total["major_seen"] or 0.0,
        "alarms_per_1000": total["alarms_per_1000_words"],
        "alarms_per_report": total["alarms"] / len(pairs),
    }


def recall_of_kinds(scorer: ModuleType, pairs: Sequence[Pair], predictions: Sequence[Prediction]) -> dict[str, tuple[int, int]]:
    """For each kind of change in the gold how many of those called major a predicted major touches, and how many there are."""
    found: dict[str, tuple[int, int]] = {}
    for pair, said in zip(pairs, predictions, strict=True):
        loud = [change for link in said["links"] for change in link.get("changes") or [] if change["meaning"] == "major"]
        for change in (change for link in scorer.gold_links(pair.gold) for change in link["changes"]):
            if change["meaning"] == "major":
                hits, count = found.get(change["kind"], (0, 0))
                found[change["kind"]] = (hits + bool(scorer.touches_back(change, loud)), count + 1)
    return found


def score(scorer: ModuleType, pair: Pair, said: Prediction) -> dict[str, Any]:
    """One pair's counts, as `links.py` adds them up."""
    counts: dict[str, Any] = scorer.score(pair.gold, said, text_of(pair.source), text_of(pair.report))
    return counts


def wrong_links(scorer: ModuleType, pair: Pair, said: Prediction) -> int:
    """How many predicted links are right nowhere: each is scored as if it were the only one."""
    assert pair.gold is not None
    # Which links are right depends on the gold links alone; without the texts' sizes the letters need no counting.
    gold = {"links": pair.gold["links"], "source": {"chars": 0}, "report": {"chars": 0}}
    alone = (scorer.score(gold, {**NOTHING, "links": [link]}) for link in said["links"])
    return sum(counts["said"] > counts["right"] for counts in alone)


def text_of(file: Path) -> str:
    """The file as offsets of the gold count it: decoded, line ends and all."""
    return file.read_bytes().decode("utf-8")


def gold_as_prediction(scorer: ModuleType, pair: Pair) -> Prediction:
    """What a comparison without a fault would say: every figure of it is 1, which proves the scoring."""
    assert pair.gold is not None
    links = [
        {"report": place(*g["report"]), "source": [place(*s) for s in g["source"]], "relation": g["relation"], "changes": []}
        for g in scorer.gold_links(pair.gold)
    ]
    used = scorer.cover([(s["start"], s["end"]) for link in links for s in link["source"]])
    return {**NOTHING, "links": links, "omitted": [place(i, i + 1) for i in range(len(text_of(pair.source))) if i not in used]}


def place(start: int, end: int) -> dict[str, int]:
    return {"start": start, "end": end}
