"""The sets that are scored: which pairs of files each holds, what its figures aim at, and the hash of its data."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# A quarter of the made documents shows a fall of two points, in a quarter of the time.
SAMPLE_EVERY = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """A report and its source as files, and what is known of them: passage gold, or the level of reuse and the task."""

    name: str
    source: Path
    report: Path
    gold: dict[str, Any] | None = None
    level: str = ""
    task: str = ""


@dataclass(frozen=True, kw_only=True)
class Set:
    """One row of the gate; the kinds below say where its pairs come from.

    folder: under ../shared/data. aims: the figures that are pinned, and what each is to reach (None: pinned without an aim).
    rendering: what the comparison of each pair should say, where that is a figure. sampled: quick runs score a part of it.
    """

    name: str
    folder: str
    aims: dict[str, float | None] = field(default_factory=dict)
    rendering: str | None = None
    sampled: bool = False

    def files(self, shared: Path) -> list[Path]:
        """Every file that a figure of this set depends on: texts, labels, the scorer, the maker of pairs."""
        raise NotImplementedError

    def pairs(self, shared: Path, made: Path) -> list[Pair]:
        """The pairs, in a fixed order. made: a folder for files that have to be made first."""
        raise NotImplementedError

    def arguments(self) -> tuple[str, ...]:
        """What pairs are made with, beside the files: part of what the data hash is over."""
        return ()

    def missing(self, shared: Path) -> str | None:
        """Why the set cannot be scored here, in words; None where it can."""
        try:
            absent = [str(file) for file in self.files(shared) if not file.is_file()]
        except FileNotFoundError as error:
            absent = [str(error.filename)]
        return f"no {absent[0]}" if absent else None

    def data_sha256(self, shared: Path) -> str:
        """Of the names and bytes of all files, and of the arguments."""
        digest = hashlib.sha256("\0".join(self.arguments()).encode())
        for file in sorted(set(self.files(shared))):
            digest.update(f"\0{file.relative_to(shared).as_posix()}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()

    def sample(self, pairs: Sequence[Pair]) -> list[Pair]:
        return list(pairs[::SAMPLE_EVERY]) if self.sampled else list(pairs)


@dataclass(frozen=True, kw_only=True)
class Labelled(Set):
    """Pairs with passage gold by hand: each gold file names its two texts."""

    golds: tuple[str, ...]

    def files(self, shared: Path) -> list[Path]:
        golds = [shared / "data" / self.folder / name for name in self.golds]
        return [*golds, *(text for gold in golds for text in sides(gold)), shared / "eval" / "links.py"]

    def pairs(self, shared: Path, made: Path) -> list[Pair]:  # noqa: ARG002  (nothing is made)
        golds = [shared / "data" / self.folder / name for name in self.golds]
        return [Pair(f"{self.folder}/{gold.stem}", *sides(gold), gold=read_json(gold)) for gold in golds]


@dataclass(frozen=True, kw_only=True)
class Made(Set):
    """Pairs made of two line-parallel texts by `make_pairs.py`: shuffled, else with its defaults; gold by construction."""

    source: str
    report: str
    ids: str
    relation: str
    sampled: bool = True

    def arguments(self) -> tuple[str, ...]:
        return ("--relation", self.relation, "--shuffle")

    def _inputs(self, shared: Path) -> list[Path]:
        return [shared / "data" / self.folder / name for name in (self.source, self.report, self.ids)]

    def files(self, shared: Path) -> list[Path]:
        return [*self._inputs(shared), shared / "eval" / "make_pairs.py", shared / "eval" / "links.py"]

    def pairs(self, shared: Path, made: Path) -> list[Pair]:
        out = made / self.name
        maker = [sys.executable, str(shared / "eval" / "make_pairs.py")]
        subprocess.run([*maker, *map(str, self._inputs(shared)), str(out), *self.arguments()], check=True, capture_output=True)
        return [
            Pair(f"{self.name}/{gold.name.split('.')[0]}", *sides(gold), gold=read_json(gold))
            for gold in sorted(out.glob("*.gold.json"))
        ]


@dataclass(frozen=True, kw_only=True)
class Graded(Set):
    """Pairs with a level of reuse, from a table of `source,report,level`; the source stands for the task."""

    table: str

    def _rows(self, shared: Path) -> list[list[str]]:
        return [line.split(",") for line in (shared / "data" / self.folder / self.table).read_text("utf-8").split()]

    def files(self, shared: Path) -> list[Path]:
        home = shared / "data" / self.folder
        return [home / self.table, *(home / name for source, report, _ in self._rows(shared) for name in (source, report))]

    def pairs(self, shared: Path, made: Path) -> list[Pair]:  # noqa: ARG002  (nothing is made)
        home = shared / "data" / self.folder
        rows = self._rows(shared)
        return [Pair(f"{self.folder}/{Path(r).stem}", home / s, home / r, level=level, task=s) for s, r, level in rows]


def sides(gold: Path) -> tuple[Path, Path]:
    """The source file and the report file that a gold file is about."""
    known = read_json(gold)
    source, report = (gold.parent / (known[side].get("file") or known[side]["path"]) for side in ("source", "report"))
    return source, report


def read_json(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def aims(**reach: float) -> dict[str, float | None]:
    """What every set of passages pins, and what this one is to reach of it."""
    return {**dict.fromkeys(("link_f1", "relation_near", "sourced_f1", "omitted_f1")), **reach}


A, B, RUSSIAN = "newstest2021.ru-en.ref.A.en", "newstest2021.ru-en.ref.B.en", "newstest2021.ru-en.src.ru"
REPORTS = ("20120101-03ee.json", "20120101-04ee.json", "20120101-08ee.json", "20120101-14ee.json", "20120103-20ee.json")

SETS: tuple[Set, ...] = (
    Labelled(
        name="seeds",
        folder="seeds",
        golds=("gold.json",),
        aims=aims(link_recall=11 / 12, wrong_links=1, sourced_f1=0.95, omitted_f1=0.90),
    ),
    Labelled(
        name="editorial",
        folder="editorial",
        golds=REPORTS,
        aims=aims(link_f1=0.95, relation=0.90, sourced_f1=0.97, omitted_f1=0.94),
    ),
    # Its report renders all but a line of its source: what was left out is too little to be a figure.
    Labelled(
        name="editorial-ko-en",
        folder="editorial-ko-en",
        golds=("gold.json",),
        aims={"link_f1": 0.95, "relation_near": None, "sourced_f1": None},
    ),
    Labelled(
        name="retranslated-en",
        folder="retranslated",
        golds=("r1.en.json", "r2.en.json"),
        aims=aims(link_f1=0.88, sourced_f1=0.93),
    ),
    Labelled(
        name="retranslated-ko",
        folder="retranslated",
        golds=("r1.ko.json", "r2.ko.json"),
        aims=aims(link_f1=0.80, sourced_f1=0.93),
    ),
    Labelled(
        name="cross-language",
        folder="cross-language",
        golds=("s1.en.json", "s1.de.json"),
        aims=aims(link_f1=0.87, sourced_f1=0.93),
    ),
    Made(
        name="wmt21-a-b",
        folder="wmt21-ru-en",
        source=A,
        report=B,
        ids="docids.txt",
        relation="reworded",
        rendering="second_translation",
        aims=aims(link_f1=0.965, relation_near=0.93, rendering=0.9),
    ),
    Made(
        name="wmt21-ru-a",
        folder="wmt21-ru-en",
        source=RUSSIAN,
        report=A,
        ids="docids.txt",
        relation="translated",
        rendering="translation",
        aims=aims(link_f1=0.97),
    ),
    Made(
        name="ntrex-ko-en",
        folder="ntrex",
        source="newstest2019-ref.kor.txt",
        report="newstest2019-src.eng.txt",
        ids="DOCUMENT_IDS.tsv",
        relation="translated",
        rendering="translation",
        aims=aims(link_f1=0.94),
    ),
    Graded(name="clough-stevenson", folder="clough-stevenson", table="all-plagiarised-files.txt", aims={"accuracy": 0.80}),
)
