"""Sets of articles with the quotations that people found in them: each set's own format read into one shape.

A labelled quotation is a dict: `content` (its outermost characters), `source` and `cue` (places, None where there is none), and its
`sort`: "direct", "indirect" or "told". Labels of single words stay so (`Tagged`). All places are of the text that is handed on.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.gate.kinds import Article, Set
from tests.gate.scoring import load_scorer

Place = tuple[int, int]
Tagged = tuple[int, int, str]  # where a word stands, and its label: "content", "source", "cue" or ""

MARKS = {"``": "“", "''": "”", "`": "‘"}  # as the Penn treebank writes quotation marks
CLOSES = frozenset(",.;:?!)]}”’%…")
OPENS = frozenset("([{“‘„")


@dataclass(frozen=True, kw_only=True)
class Quoting(Set):
    """Articles with labelled quotations in one file. language: told where a sentence is too short to guess it from."""

    file: str
    language: str | None = None
    scored: str = "quotations"

    def files(self, shared: Path) -> list[Path]:
        return [shared / "data" / self.folder / self.file, shared / "eval" / "quotations.py"]

    def arguments(self) -> tuple[str, ...]:
        return ("language", self.language or "guessed")

    def items(self, shared: Path, made: Path) -> list[Article]:  # noqa: ARG002  (nothing is made)
        data = self.files(shared)[0].read_bytes()
        text = (gzip.decompress(data) if self.file.endswith(".gz") else data).decode("utf-8")
        return [Article(f"{self.name}/{name}", words, self.language, gold) for name, words, gold in self.read(shared, text)]

    def read(self, shared: Path, text: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Of each article its name, its text and its labels: `quotations`, or `words` with their tags, or both."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Standoff(Quoting):
    """Lines of JSON with `text` and `ann`, brat's annotations; read by the scorer itself."""

    def read(self, shared: Path, text: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
        scorer = load_scorer(shared, "quotations")
        for row in lines(text):
            found = [{**one, "sort": "direct" if one["direct"] else "indirect"} for one in scorer.gold_of(row)]
            yield row["id"], row["text"], {"quotations": found}


@dataclass(frozen=True, kw_only=True)
class Annotated(Quoting):
    """Lines of JSON with `originalText` and `annotations`: quote, speaker and cue with their characters, and a `type`.

    A quotation may lie in another (`isNested`), as marked words lie in indirect speech.
    """

    scored: str = "nested"

    def read(self, shared: Path, text: str) -> Iterator[tuple[str, str, dict[str, Any]]]:  # noqa: ARG002
        for row in lines(text):
            yield row["documentName"], row["originalText"], {"quotations": [annotation(one) for one in row["annotations"]]}


def annotation(one: dict[str, Any]) -> dict[str, Any]:
    """One quotation of the German set, `sort` being "direct", "indirect" (with or without "that" and a subject) or "told"."""
    content = places(one["quote"])
    return {
        "content": (content[0][0], content[-1][1]),
        "source": places(one["speaker"]) or None,
        "cue": places(one["cue"]) or None,
        "sort": {"Direct": "direct", "Reported": "told"}.get(one["type"], "indirect"),
        "nested": one["isNested"],
    }


def places(part: dict[str, Any]) -> list[Place]:
    return [(span["charBegin"], span["charEnd"]) for span in part.get("spans", [])]


@dataclass(frozen=True, kw_only=True)
class Tokens(Quoting):
    """A table with a word a line: its form, its sentence, and whether it is of a content, a source or a cue."""

    scored: str = "tagged"

    def read(self, shared: Path, text: str) -> Iterator[tuple[str, str, dict[str, Any]]]:  # noqa: ARG002
        sentences: dict[str, list[tuple[str, str]]] = {}
        for row in csv.DictReader(text.splitlines(), delimiter="\t"):
            tag = "" if row["tags"] == "None" else row["tags"]
            sentences.setdefault(row["sentence_num"], []).append((row["text"], tag))
        for name, words in sentences.items():
            written, where = set_as_text([word for word, _ in words])
            yield name, written, {"words": [(*place, tag) for place, (_, tag) in zip(where, words, strict=True)]}


@dataclass(frozen=True, kw_only=True)
class Sequences(Quoting):
    """Lines of JSON with `tokens` and `labels` ("B-content", "I-content", ..., "O"): passages of novels, cut at any place."""

    scored: str = "quotations and tagged"

    def read(self, shared: Path, text: str) -> Iterator[tuple[str, str, dict[str, Any]]]:  # noqa: ARG002
        for i, row in enumerate(lines(text)):
            written, where = set_as_text(row["tokens"])
            tags = [label.partition("-")[2] for label in row["labels"]]
            contents = runs(where, row["labels"], "content")
            quoted = [
                {"content": place, "source": None, "cue": None, "sort": "direct" if written[place[0]] in '“‘"' else "indirect"}
                for place in contents
            ]
            words = [(*place, tag) for place, tag in zip(where, tags, strict=True)]
            yield f"{row['id']}#{i}", written, {"quotations": quoted, "words": words}


def runs(where: Sequence[Place], labels: Sequence[str], of: str) -> list[Place]:
    """The places of the runs that begin with `B-of` and go on with `I-of`."""
    found: list[Place] = []
    inside = False
    for place, label in zip(where, labels, strict=True):
        if label == f"B-{of}":
            found.append(place)
        elif label == f"I-{of}" and inside:
            found[-1] = (found[-1][0], place[1])
        inside = label in (f"B-{of}", f"I-{of}") and bool(found)
    return found


def set_as_text(words: Sequence[str]) -> tuple[str, list[Place]]:
    """Words and marks as a printed sentence, spaces where print has them, and where each stands in it.

    A straight mark opens and closes in turn. A Czech "li" is tied to its verb by a hyphen.
    """
    text, where, open_marks = "", [], {'"': False, "'": False}
    tight = True  # nothing has to part the next word from what stands before it
    for i, given in enumerate(words):
        word = MARKS.get(given, given)
        closing = word in CLOSES or bool(re.fullmatch(r"n't|'(?:s|m|d|ll|re|ve)", word))
        opening = word in OPENS
        if word in open_marks:
            closing, opening = open_marks[word], not open_marks[word]
            open_marks[word] = opening
        tied = word == "-" and words[i + 1 : i + 2] == ["li"]
        if not (tight or closing or tied):
            text += " "
        where.append((len(text), len(text) + len(word)))
        text += word
        tight = opening or tied
    return text, where


@dataclass(frozen=True, kw_only=True)
class Report(Set):
    """One report whose direct and indirect quotations its passage gold lists, with their speakers and the report's own source."""

    gold: str
    scored: str = "report"

    def files(self, shared: Path) -> list[Path]:
        home = shared / "data" / self.folder
        known = json.loads((home / self.gold).read_text("utf-8"))
        scorers = [shared / "eval" / f"{name}.py" for name in ("quotations", "cases", "links")]
        return [home / self.gold, home / known["report"]["path"], *scorers]

    def items(self, shared: Path, made: Path) -> list[Article]:  # noqa: ARG002  (nothing is made)
        known = json.loads(self.files(shared)[0].read_text("utf-8"))
        text = self.files(shared)[1].read_bytes().decode("utf-8")
        return [Article(f"{self.name}/{known['report']['path']}", text, None, report_gold(known))]


def report_gold(known: dict[str, Any]) -> dict[str, Any]:
    """direct: content with its marks, and who says it; indirect: the sentence that it stands in, the words that report it, and who
    says it; credits: where the report names its own source."""
    units = {unit["id"]: (unit["start"], unit["end"], unit["text"]) for unit in known["report"]["units"]}
    credits = [
        (start + text.index(one["source_named"]), start + text.index(one["source_named"]) + len(one["source_named"]))
        for one in known["indirect_quotes"]
        if "source_named" in one
        for start, _, text in [units[one["unit"]]]
    ]
    return {
        "direct": [{"content": (one["start"], one["end"]), "name": whom(one["speaker"])} for one in known["direct_quotes"]],
        "indirect": [
            {"unit": units[one["unit"]][:2], "cues": one["cue"].split(" / "), "name": whom(one["speaker"])}
            for one in known["indirect_quotes"]
        ],
        "credits": credits,
    }


def whom(speaker: str) -> str:
    """Of "the mention -> the name" the name."""
    return speaker.rpartition("->")[2].strip()


def lines(text: str) -> Iterable[dict[str, Any]]:
    return (json.loads(line) for line in text.split("\n") if line.strip())
