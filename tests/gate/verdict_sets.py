"""Sets of quotations to verify: hand-labelled ones, ones edited by rule, and headlines against what the article quotes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.gate import mutations, transcripts
from tests.gate.kinds import Item, Question, Set
from tests.gate.mutations import Mutation


@dataclass(frozen=True, kw_only=True)
class Quoted(Set):
    """Quotations with their verdicts by hand, each against a transcript; their speaker is given as the article gives it."""

    gold: str
    scored: str = "verdicts"

    def _rows(self, shared: Path) -> list[dict[str, Any]]:
        return json_lines(shared / "data" / self.folder / self.gold)

    def files(self, shared: Path) -> list[Path]:
        home = shared / "data" / self.folder
        return [
            home / self.gold,
            *(home / "transcripts" / row["transcript"] for row in self._rows(shared)),
            shared / "eval" / "verdicts.py",
        ]

    def items(self, shared: Path, made: Path) -> list[Question]:  # noqa: ARG002  (nothing is made)
        home = shared / "data" / self.folder / "transcripts"
        return [
            Question(f"{self.name}/{row['id']}", row["quote"], home / row["transcript"], row["speaker"], row)
            for row in self._rows(shared)
        ]


@dataclass(frozen=True, kw_only=True)
class Mutated(Set):
    """The mutation check (`mutations`): quotations that hold, edited by rule so that they do not, and so that they still do."""

    scored: str = "mutations"
    sampled: int = 4

    def files(self, shared: Path) -> list[Path]:
        found = sorted((shared / "data" / self.folder).glob("*.txt"))
        if not found:
            raise FileNotFoundError(2, "no such file", str(shared / "data" / self.folder / "*.txt"))
        return found

    def items(self, shared: Path, made: Path) -> list[Question]:  # noqa: ARG002  (nothing is made)
        home = shared / "data" / self.folder
        return [
            Question(
                f"{self.name}/{i // 2}/{one.kind}", one.text, home / one.transcript, one.speaker,
                {"kind": one.kind, "harmful": one.harmful, "whole": one.whole},
            )
            for i, one in enumerate(drawn(tuple(self.files(shared))))
        ]  # fmt: skip

    def data_sha256(self, shared: Path) -> str:
        """Of the edited quotations too: another rule, seed or count makes other data."""
        said = json.dumps([asdict(one) for one in drawn(tuple(self.files(shared)))])
        return hashlib.sha256((super().data_sha256(shared) + said).encode()).hexdigest()

    def sample(self, items: Sequence[Item]) -> list[Item]:
        """Both edits of one quotation in so many."""
        return [item for i, item in enumerate(items) if i // 2 % (self.sampled or 1) == 0]


@dataclass(frozen=True, kw_only=True)
class Headlines(Set):
    """A headline's quotation against the quotations of the article, from lines of JSON; label 1: its meaning was changed."""

    file: str
    scored: str = "changed"

    def files(self, shared: Path) -> list[Path]:
        return [shared / "data" / self.folder / self.file]

    def items(self, shared: Path, made: Path) -> list[Question]:
        out = made / self.name
        out.mkdir(parents=True, exist_ok=True)
        questions = []
        for i, row in enumerate(json_lines(self.files(shared)[0])):
            source = out / f"{i}.txt"
            source.write_text("\n\n".join(row["body_quotes"]) + "\n", "utf-8")
            questions.append(Question(f"{self.name}/{i}", row["headline_quote"], source, gold={"changed": row["label"] == 1}))
        return questions


@cache
def drawn(files: tuple[Path, ...]) -> list[Mutation]:
    """The mutations of the transcripts in these files; kept, since drawing them takes seconds."""
    return mutations.mutations([transcripts.read(file.name, file.read_bytes().decode("utf-8")) for file in files])


def json_lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").split("\n") if line.strip()]
