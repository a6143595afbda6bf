"""The kinds of sets of the gate: where the files of each come from, which of them are compared, and the hash of the data."""

from __future__ import annotations

import gzip
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


@dataclass(frozen=True, slots=True)
class Question:
    """A quotation to verify against a source file. gold: what is known of it, in the words of the set's own scoring."""

    name: str
    quotation: str
    source: Path
    speaker: str | None = None
    gold: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """A text in which the quotations are to be found. language: None where it is guessed, as of a user's file. gold: what people
    found in it, in the shape that its set is scored in (`quotation_sets`)."""

    name: str
    text: str
    language: str | None = None
    gold: dict[str, Any] = field(default_factory=dict)


Item = Pair | Question | Article


@dataclass(frozen=True, kw_only=True)
class Set:
    """One row of the gate; the kinds below say where its pairs, questions or articles come from.

    folder: under ../shared/data. aims: the figures that are pinned, and what each is to reach (None: pinned without an aim).
    scored: how its figures are made (`measuring.FIGURES`). rendering: what the comparison of each pair should say, where that is
    a figure. sampled: quick runs score one item in so many of it; 0: all.
    """

    name: str
    folder: str
    scored: str = "passages"
    aims: dict[str, float | None] = field(default_factory=dict)
    rendering: str | None = None
    sampled: int = 0

    def files(self, shared: Path) -> list[Path]:
        """Every file that a figure of this set depends on: texts, labels, the scorer, the maker of pairs."""
        raise NotImplementedError

    def items(self, shared: Path, made: Path) -> Sequence[Item]:
        """The pairs, questions or articles, in a fixed order. made: a folder for files that have to be made first."""
        raise NotImplementedError

    def arguments(self) -> tuple[str, ...]:
        """What items are made with, beside the files: part of what the data hash is over."""
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

    def sample(self, items: Sequence[Item]) -> list[Item]:
        return list(items[:: self.sampled or 1])


@dataclass(frozen=True, kw_only=True)
class Labelled(Set):
    """Pairs with passage gold by hand: each gold file names its two texts."""

    golds: tuple[str, ...]

    def files(self, shared: Path) -> list[Path]:
        golds = [shared / "data" / self.folder / name for name in self.golds]
        return [*golds, *(text for gold in golds for text in sides(gold)), shared / "eval" / "links.py"]

    def items(self, shared: Path, made: Path) -> list[Pair]:  # noqa: ARG002  (nothing is made)
        golds = [shared / "data" / self.folder / name for name in self.golds]
        return [Pair(f"{self.folder}/{gold.stem}", *sides(gold), gold=read_json(gold)) for gold in golds]


@dataclass(frozen=True, kw_only=True)
class Made(Set):
    """Pairs made of two line-parallel texts by `make_pairs.py`: shuffled, else with its defaults; gold by construction.

    plant: the share of kept lines that get one edit of a fact. seeds: the pairs of all of them together are the set.
    every: of so many documents one is taken.
    """

    source: str
    report: str
    ids: str
    relation: str
    sampled: int = SAMPLE_EVERY
    plant: float = 0.0
    seeds: tuple[int, ...] = (1,)
    every: int = 1

    def arguments(self) -> tuple[str, ...]:
        planted = ("--plant", f"{self.plant:g}", "--seeds", *map(str, self.seeds)) if self.plant else ()
        return ("--relation", self.relation, "--shuffle", *planted)

    def _inputs(self, shared: Path) -> list[Path]:
        return [shared / "data" / self.folder / name for name in (self.source, self.report, self.ids)]

    def files(self, shared: Path) -> list[Path]:
        return [*self._inputs(shared), shared / "eval" / "make_pairs.py", shared / "eval" / "links.py"]

    def items(self, shared: Path, made: Path) -> list[Pair]:
        return [pair for seed in self.seeds for pair in self._made(shared, made / self.name / str(seed), seed)]

    def _made(self, shared: Path, out: Path, seed: int) -> list[Pair]:
        out.mkdir(parents=True, exist_ok=True)
        maker = [sys.executable, str(shared / "eval" / "make_pairs.py"), *map(str, self._inputs(shared)), str(out)]
        how = ["--relation", self.relation, "--shuffle", "--plant", f"{self.plant:g}", "--seed", str(seed)]
        subprocess.run([*maker, *how], check=True, capture_output=True)
        golds = sorted(out.glob("*.gold.json"))[:: self.every]
        return [Pair(f"{self.name}/{seed}/{gold.name.split('.')[0]}", *sides(gold), gold=read_json(gold)) for gold in golds]


@dataclass(frozen=True, kw_only=True)
class Graded(Set):
    """Pairs with a level of reuse, from a table of `source,report,level`; the source stands for the task."""

    scored: str = "levels"
    table: str

    def _rows(self, shared: Path) -> list[list[str]]:
        return [line.split(",") for line in (shared / "data" / self.folder / self.table).read_text("utf-8").split()]

    def files(self, shared: Path) -> list[Path]:
        home = shared / "data" / self.folder
        return [home / self.table, *(home / name for source, report, _ in self._rows(shared) for name in (source, report))]

    def items(self, shared: Path, made: Path) -> list[Pair]:  # noqa: ARG002  (nothing is made)
        home = shared / "data" / self.folder
        rows = self._rows(shared)
        return [Pair(f"{self.folder}/{Path(r).stem}", home / s, home / r, level=level, task=s) for s, r, level in rows]


@dataclass(frozen=True, kw_only=True)
class Pooled(Set):
    """Pairs of other sets together, for figures that count over all of them; a pair is compared once for both."""

    parts: tuple[Set, ...]
    folder: str = ""

    def files(self, shared: Path) -> list[Path]:
        scorer = [shared / "eval" / "cases.py"] if self.scored == "cases" else []
        return [*scorer, *(file for part in self.parts for file in part.files(shared))]

    def items(self, shared: Path, made: Path) -> list[Item]:
        return [item for part in self.parts for item in part.items(shared, made)]


@dataclass(frozen=True, kw_only=True)
class Edited(Set):
    """A text and an edit of it, from lines of JSON with `original_summary`, `summary` and whether the facts stayed (`label` 1).

    every: one pair in so many is compared even in a full run.
    """

    scored: str = "changed"
    sampled: int = SAMPLE_EVERY
    every: int = 1

    def arguments(self) -> tuple[str, ...]:
        return ("every", str(self.every))

    def files(self, shared: Path) -> list[Path]:
        found = sorted((shared / "data" / self.folder).glob("*.jsonl.gz"))
        if not found:
            raise FileNotFoundError(2, "no such file", str(shared / "data" / self.folder / "*.jsonl.gz"))
        return found

    def items(self, shared: Path, made: Path) -> list[Pair]:
        """The two texts of each line as files; those of one original lie together, so that it is prepared once."""
        rows = [json.loads(line) for file in self.files(shared) for line in gzip.decompress(file.read_bytes()).splitlines()]
        out = made / self.name
        out.mkdir(parents=True, exist_ok=True)
        pairs = []
        for i, row in list(enumerate(rows))[:: self.every]:
            texts = (out / f"{i}.source.txt", out / f"{i}.report.txt")
            for file, text in zip(texts, (row["original_summary"], row["summary"]), strict=True):
                file.write_text(text, "utf-8")
            pairs.append(Pair(f"{self.name}/{row['id']}#{i}", *texts, gold={"changed": row["label"] == 0}))
        return pairs


def sides(gold: Path) -> tuple[Path, Path]:
    """The source file and the report file that a gold file is about."""
    known = read_json(gold)
    source, report = (gold.parent / (known[side].get("file") or known[side]["path"]) for side in ("source", "report"))
    return source, report


def read_json(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found
