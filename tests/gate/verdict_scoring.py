"""Figures of verdicts: against hand labels, on edits by rule, and where the question is only whether the meaning was changed."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.gate.kinds import Question

Verdict = dict[str, Any]  # the JSON of one
UNCHECKED: Verdict = {"verdict": "unchecked", "flags": [], "source": [], "changes": [], "reasons": []}

# The figures of `verdicts.py` that are shares, in the order that the table prints them.
SHOWN = ("lenient", "accuracy", "macro_f1", "false_alarm", "missed", "invented", "placed", "misattributed_f1")

# Flags that tell a reader that the report did something to the quotation; a harmless edit earns none of them.
ACCUSING = frozenset({"misattributed", "quoting_other", "truncated_context", "reordered", "joined"})
# A flag that says by itself what an edit did, and one that a harmless edit does earn.
CAUGHT_BY_FLAG = {"speaker": "misattributed", "joined": "joined"}
EARNED_BY = {"ellipsis": "joined"}


def against_labels(scorer: ModuleType, questions: Sequence[Question], said: Sequence[Verdict]) -> dict[str, float]:
    """The figures of `verdicts.py`; `dangerous` as a count: altered quotations called something milder."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder) / "gold.jsonl", Path(folder) / "said.jsonl"
        gold.write_text("\n".join(json.dumps(question.gold) for question in questions), "utf-8")
        rows = ({"id": question.gold["id"], "verdict": one} for question, one in zip(questions, said, strict=True))
        predicted.write_text("\n".join(map(json.dumps, rows)), "utf-8")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            scorer.main([str(gold), str(predicted), "--json"])
    found = json.loads(printed.getvalue())
    altered = sum(question.gold["verdict"] == "altered" for question in questions)
    # A share that has nothing to be a share of is no mistake, and nothing found.
    return {"dangerous": round((found["dangerous"] or 0) * altered), **{name: found[name] or 0.0 for name in SHOWN}}


def on_edits(questions: Sequence[Question], said: Sequence[Verdict]) -> dict[str, float]:
    """Of the harmful edits the share that was caught, of the harmless ones the share left in peace; over all and for each kind."""
    right: dict[tuple[bool, str], list[bool]] = {}
    for question, one in zip(questions, said, strict=True):
        right.setdefault((question.gold["harmful"], question.gold["kind"]), []).append(edit_judged_right(question, one))
    found = {}
    for harmful, name in ((True, "caught"), (False, "in_peace")):
        kinds = {kind: judged for (group, kind), judged in sorted(right.items()) if group == harmful}
        found[name] = share(one for judged in kinds.values() for one in judged)
        found |= {f"{name}_{kind}": share(judged) for kind, judged in kinds.items()}
    return found


def edit_judged_right(question: Question, said: Verdict) -> bool:
    """Whether a harmful edit was caught, or a harmless one left in peace."""
    kind = question.gold["kind"]
    if question.gold["harmful"]:
        return said["verdict"] in ("altered", "not_found") or CAUGHT_BY_FLAG.get(kind) in said["flags"]
    accused = ACCUSING & set(said["flags"]) - {EARNED_BY.get(kind)}
    return said["verdict"] in ("verbatim", "near_verbatim", "reworded") and not accused


def called_changed(truth: Sequence[bool], called: Sequence[bool]) -> dict[str, float]:
    """How often a change of meaning is told from none: the mean of the shares told right of both sorts, and the share of all."""
    both = [(changed, told == changed) for changed, told in zip(truth, called, strict=True)]
    sides = [share(right for changed, right in both if changed is side) for side in (True, False)]
    return {"balanced_accuracy": sum(sides) / 2, "accuracy": share(right for _, right in both), "changed_found": sides[0]}


def verdict_says_changed(said: Verdict) -> bool:
    return said["verdict"] in ("altered", "not_found")


def comparison_says_changed(said: dict[str, Any]) -> bool:
    """Whether a comparison shows another meaning: a major change, or report text without a source."""
    return bool(said["unsourced"]) or any(change["meaning"] == "major" for link in said["links"] for change in link["changes"])


def share(right: Iterable[bool]) -> float:
    """Of none: 0."""
    judged = list(right)
    return sum(judged) / len(judged) if judged else 0.0
