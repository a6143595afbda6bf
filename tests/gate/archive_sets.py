"""Invented archives whose descent is known (`make_corpus.py`), gone through as `headwater reuse` does, scored by `graph.py`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.gate.kinds import Set

RATE = "0.35"  # the largest share of words replaced
SHOWN = ("related_recall", "related_precision", "extent_f1", "parent_recall", "parent_precision", "direction")
NOTHING: dict[str, Any] = {
    **dict.fromkeys(SHOWN, 0.0),
    "recall_by_rate": {RATE: 0.0},
}  # of an archive that could not be gone through


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive to go through. folder: its documents and what is true of them; scorer: `graph.py`."""

    name: str
    folder: Path
    scorer: Path
    gold: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Archives(Set):
    """One archive for each seed; quick runs score the first."""

    scored: str = "archives"
    documents: int = 2000
    seeds: tuple[int, ...] = (1, 2, 3)

    def files(self, shared: Path) -> list[Path]:
        return [shared / "eval" / name for name in ("make_corpus.py", "graph.py")]

    def arguments(self) -> tuple[str, ...]:
        return (str(self.documents), *map(str, self.seeds))

    def items(self, shared: Path, made: Path) -> list[Archive]:
        maker, scorer = self.files(shared)
        out = []
        for seed in self.seeds:
            folder = made / self.name / str(seed)
            command = [sys.executable, str(maker), str(self.documents), str(folder), "--seed", str(seed)]
            subprocess.run(command, check=True)
            out.append(Archive(f"{self.name}/{seed}", folder, scorer))
        return out


def go_through(archive: Archive) -> dict[str, Any]:
    """The figures of an archive as `graph.py` tells them."""
    from headwater.listing import entries_in
    from headwater.reusing import reuse

    run = archive.folder / "run"
    reuse(entries_in([archive.folder / "docs.jsonl"]), run, workers=1)
    told = subprocess.run(
        [sys.executable, str(archive.scorer), str(archive.folder), str(run), "--json"], check=True, capture_output=True, text=True
    )
    figures: dict[str, Any] = json.loads(told.stdout)
    return figures


def figures(said: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Of each figure the worst of all archives. reworded_recall: parent recall where 35 % of the words were replaced."""
    found = {name: min(one[name] for one in said) for name in SHOWN}
    return {**found, "reworded_recall": min(one["recall_by_rate"][RATE] for one in said)}
