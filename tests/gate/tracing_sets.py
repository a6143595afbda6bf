"""Reports whose source is to be found in a Library, and reports whose source is not there."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from headwater.corpus.candidates import Sureness
from headwater.encoding import index_folder
from headwater.library import Library
from headwater.model import Document
from headwater.ranking import Kept, ranking
from headwater.reading import document, read
from headwater.text.encoder import built_in
from tests.gate.kinds import Set

STORIES = 600  # of the year of stories that the seeds are to be found among: a fixed part, so that a quick run stays quick


@dataclass(frozen=True, slots=True)
class Traced:
    """A text to trace in a Library. gold: `source`, the id of what it derives from, None where that is not kept there."""

    name: str
    text: str
    library: Path
    language: str | None = None
    gold: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Releases(Set):
    """Press releases and the news on them: each report asked of all releases, and of the half that its own is not in."""

    scored: str = "traces"

    def files(self, shared: Path) -> list[Path]:
        return [shared / "data" / self.folder / "texts.jsonl.gz"]

    def items(self, shared: Path, made: Path) -> list[Traced]:
        rows = [r for r in rows_of(self.files(shared)[0]) if r["text"].strip()]
        releases = {r["ref"]: document(r["text"], id=r["ref"], language="en") for r in rows if r["kind"] == "pr"}
        halves = [set(sorted(releases)[k::2]) for k in (0, 1)]
        places = [made / self.name / part for part in ("all", "one", "other")]
        for place, refs in zip(places, (set(releases), *halves), strict=True):
            build(place, [d for ref, d in releases.items() if ref in refs])
        asked = []
        for i, r in enumerate(r for r in rows if r["kind"] == "news"):
            elsewhere = places[2] if r["ref"] in halves[0] else places[1]
            asked.append(Traced(f"{self.name}/{i} kept", r["text"], places[0], "en", {"source": r["ref"]}))
            asked.append(Traced(f"{self.name}/{i} left out", r["text"], elsewhere, "en", {"source": None}))
        return asked


@dataclass(frozen=True, kw_only=True)
class Among(Set):
    """Reports whose sources lie among the stories of a year. pairs: report and source, files under data."""

    scored: str = "traces"
    pairs: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()  # further texts to keep

    def files(self, shared: Path) -> list[Path]:
        named = {name for pair in self.pairs for name in pair} | set(self.beside)
        return [shared / "data" / self.folder / "stories.jsonl.gz", *(shared / "data" / name for name in sorted(named))]

    def arguments(self) -> tuple[str, ...]:
        return (str(STORIES), *(name for pair in self.pairs for name in pair))

    def items(self, shared: Path, made: Path) -> list[Traced]:
        stories = [
            document(r["story"], id=f"story {i}", published=r.get("date"), title=r.get("title"))
            for i, r in enumerate(rows_of(self.files(shared)[0])) if r["story"].strip()
        ]  # fmt: skip
        step = max(1, len(stories) // STORIES)
        names = sorted({source for _, source in self.pairs} | set(self.beside))
        place = made / self.name
        build(place, [*stories[::step], *(read(shared / "data" / name, id=name) for name in names)])
        return [
            Traced(f"{self.name}/{report}", read(shared / "data" / report).text, place, None, {"source": source})
            for report, source in self.pairs
        ]


def build(place: Path, documents: Sequence[Document]) -> None:
    with Library(place) as library:
        library.add(documents)
        library.encode()


def rows_of(file: Path) -> list[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def trace_in(report: Traced) -> dict[str, Any]:
    """What a trace finds, without the comparisons, which change nothing of the order; `first` also where it is not sure enough."""
    sureness = Sureness()
    asked = document(report.text, language=report.language, id="the report")
    with Library(report.library, make=False) as library, library.store.reading() as connection:
        ranked = ranking(Kept(connection, built_in(), index_folder(library.store)), asked, sureness)
    first = ranked[0] if ranked else None
    return {"found": first is not None and first.sureness >= sureness.found, "first": first and first.version.document.id}


def figures(reports: Sequence[Traced], said: Sequence[dict[str, Any]]) -> dict[str, float]:
    """What is found of the sources.

    first: of reports whose source is here, how many rank it first (R@1); refused: how many of them are told that there is none;
    none_said: how many of those whose source is not here are told so.
    """
    kept = [(r, s) for r, s in zip(reports, said, strict=True) if r.gold["source"] is not None]
    without = [s for r, s in zip(reports, said, strict=True) if r.gold["source"] is None]
    shown = {
        "first": sum(r.gold["source"] == s["first"] for r, s in kept) / len(kept),
        "refused": sum(not s["found"] for _, s in kept) / len(kept),
    }
    return shown | ({"none_said": sum(not s["found"] for s in without) / len(without)} if without else {})
