"""Stories as `headwater reuse` and `headwater lineage` draw them: reports among a year of stories, each with the source that it is
known to have; and the one chain whose steps and days are known."""

from __future__ import annotations

import gzip
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.gate.kinds import Set

PART = 0.5  # of the runs of words of a quotation, that an article must have: the quotation was printed there
RUN = 4  # words
ANOTHERS = {"quoting_other", "misattributed"}  # words that the set says somebody else says in the speech than the article tells

Row = dict[str, Any]
Known = dict[str, list[str]]  # of each report the ids of its sources


@dataclass(frozen=True, slots=True)
class Gathered:
    """An archive in which reports stand with their sources. gold: `sources`, of each report."""

    name: str
    file: Path
    gold: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chained:
    """A source and a report of it. gold: `chain`, its steps in order: kind, name, and the days that are known of it."""

    name: str
    files: tuple[Path, ...]
    gold: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Origins(Set):
    """Reports and their sources put among the stories of a year: which parents does each get? Two kinds: reports on an editorial,
    which have its wording, and press articles that quote a speech, where a sentence or two is all that they have of it. The
    speeches bear no date and no outlet, as the set gives them."""

    scored: str = "origins"
    reports: tuple[str, ...] = ()  # of the editorial, files under data; the name begins with the day
    source: str = ""

    def files(self, shared: Path) -> list[Path]:
        data = shared / "data"
        named = ["quotations-gold/gold.jsonl", "polnear/dev.jsonl.gz", "polnear/train.jsonl.gz", "polnear/metadata.tsv"]
        speeches = sorted((data / "quotations-gold" / "transcripts").glob("*.txt"))
        return [data / self.folder / "stories.jsonl.gz", *(data / n for n in (*named, self.source, *self.reports)), *speeches]

    def items(self, shared: Path, made: Path) -> list[Gathered]:
        data = shared / "data"
        editorial, speeches = self.editorial(data), list(quoted(data))
        sources: Known = {}
        rows: dict[str, Row] = {}
        for of_report, (report, source) in ((r["id"], (r, s)) for r, s in (*editorial, *speeches)):
            rows |= {report["id"]: report, source["id"]: source}
            sources.setdefault(of_report, []).append(source["id"])
        made.mkdir(parents=True, exist_ok=True)
        file = made / f"{self.name}.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for row in (*self.stories(data), *rows.values()):
                out.write(json.dumps(row) + "\n")
        return [Gathered(self.name, file, {"sources": sources, "editorial": [r["id"] for r, _ in editorial]})]

    def stories(self, data: Path) -> Iterator[Row]:
        for i, r in enumerate(lines(data / self.folder / "stories.jsonl.gz")):
            outlet = self.folder.partition("-")[0].upper()
            yield {"id": f"story {i}", "text": r["story"], "title": r["title"], "published": r["date"], "outlet": outlet}

    def editorial(self, data: Path) -> list[tuple[Row, Row]]:
        days = {name: re.sub(r"(\d{4})(\d\d)(\d\d)", r"\1-\2-\3", Path(name).stem[:8]) for name in self.reports}
        source = {"id": self.source, "text": (data / self.source).read_text("utf-8"), "published": min(days.values())}
        return [({"id": n, "text": (data / n).read_text("utf-8"), "published": day}, source) for n, day in days.items()]


@dataclass(frozen=True, kw_only=True)
class Chain(Set):
    """What was said on one day, printed on the next by a paper, passed on by an agency that is not there, and reported."""

    scored: str = "chain"
    said: str = ""  # the day
    printed: str = ""

    def files(self, shared: Path) -> list[Path]:
        return [shared / "data" / self.folder / name for name in ("source.txt", "report.txt", "gold.json")]

    def arguments(self) -> tuple[str, ...]:
        return (self.said, self.printed)

    def items(self, shared: Path, made: Path) -> list[Chained]:  # noqa: ARG002 - nothing has to be made
        source, report, labels = self.files(shared)
        (speaker,) = {q["speaker"] for q in json.loads(labels.read_text("utf-8"))["direct_quotes"]}
        told = report.read_text("utf-8")
        agency, credited = (re.findall(pattern, told)[0] for pattern in (r"/(\w+)/", r"according to [^.]*\((\w+)\)\."))
        paper = source.read_text("utf-8").partition("\n")[0]
        chain = [
            {"kind": "occasion", "speaker": speaker, "said": self.said},
            {"kind": "document", "name": paper, "published": self.printed},
            {"kind": "credited", "name": credited},
            {"kind": "document", "name": agency, "written": self.printed, "published": self.printed},
        ]
        return [Chained(self.name, (source, report), {"chain": chain})]


def quoted(data: Path) -> Iterator[tuple[Row, Row]]:
    """Articles with the speeches that they quote: those of the set whose words stand in the speech, and in an article.

    Not so words that another says there, after whom the article quotes, or on another occasion: they are from elsewhere.
    """
    told = (line.split("\t") for line in (data / "polnear" / "metadata.tsv").read_text("utf-8").splitlines()[1:])
    known = {row[1]: {"outlet": row[4], "published": row[5], "title": row[7]} for row in told}
    articles = {r["id"]: r["text"] for part in ("dev", "train") for r in lines(data / "polnear" / f"{part}.jsonl.gz")}
    runs = {key: set(runs_of(text)) for key, text in articles.items()}
    folder = data / "quotations-gold"
    for q in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        anothers = q["speaker_in_source"] and not ANOTHERS.isdisjoint(q["flags"])
        if q["derived_from"] or q["verdict"] == "not_found" or anothers:
            continue
        asked = set(runs_of(q["quote"]))
        best = max(runs, key=lambda key: (len(asked & runs[key]), key))
        if len(asked & runs[best]) >= PART * max(len(asked), 1):
            speech = (folder / "transcripts" / q["transcript"]).read_text("utf-8")
            yield {"id": best, "text": articles[best], **known[best]}, {"id": q["transcript"], "text": speech}


def runs_of(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", re.sub("['’]", "", text.casefold()))
    return (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def lines(file: Path) -> Iterator[Row]:
    with gzip.open(file, "rt", encoding="utf-8") as rows:
        yield from map(json.loads, rows)


def gone_through(archive: Gathered) -> dict[str, Any]:
    """The parents that `headwater reuse` gives the reports, and the reports that it gives their sources for parents."""
    from pyarrow import parquet  # type: ignore[import-untyped]

    from headwater.listing import entries_in
    from headwater.reusing import reuse

    with tempfile.TemporaryDirectory() as out:
        reuse(entries_in([archive.file]), Path(out), workers=1)
        table = parquet.read_table(Path(out) / "edges.parquet", columns=["parent", "child"]).to_pylist()
    return {"edges": [[row["parent"], row["child"]] for row in table], **archive.gold}


def drawn(story: Chained) -> dict[str, Any]:
    """The points and lines of the story, as `lineage FILES` draws it and as `reuse --meaning` and then `lineage` do."""
    from headwater.listing import entries_in
    from headwater.reading import read
    from headwater.reusing import reuse
    from headwater.stories import of_documents, of_folder

    compared = of_documents([read(file) for file in story.files])
    with tempfile.TemporaryDirectory() as out:
        reuse(entries_in(story.files), Path(out), workers=1, by_meaning=True)
        kept = of_folder(Path(out), next(e.id for e in entries_in(story.files[-1:])))  # type: ignore[union-attr]
    return {"stories": [one.story.to_dict() for one in (compared, kept)], **story.gold}


def origins(said: dict[str, Any]) -> dict[str, float]:
    """What was found of reports and their sources.

    sources: of all pairs of a report and a source of it, the share that is an edge; editorial: of the editorial's reports alone;
    reports: of all reports, the share that has one of its sources for a parent; turned: pairs whose edge runs the wrong way.
    """
    edges = {(parent, child) for parent, child in said["edges"]}
    pairs = [(source, report) for report, sources in said["sources"].items() for source in sources]
    return {
        "sources": share(pair in edges for pair in pairs),
        "editorial": share(pair in edges for pair in pairs if pair[1] in said["editorial"]),
        "reports": share(any((s, report) in edges for s in sources) for report, sources in said["sources"].items()),
        "turned": float(sum(pair[::-1] in edges for pair in pairs)),
    }


def chain(said: dict[str, Any]) -> dict[str, float]:
    """Of the stories drawn: steps, the share of the chain's that are there with their names; order: of the neighbours in it, the
    share with a line from the one to the other; days: of the days that are known, the share told."""
    steps, order, days = [], [], []
    for story in said["stories"]:
        points = [found(step, story["points"]) for step in said["chain"]]
        joined = {(line["source"], line["target"]) for line in story["lines"]}
        steps += [bool(point) for point in points]
        order += [(one.get("id"), other.get("id")) in joined for one, other in pairwise(points)]
        for step, point in zip(said["chain"], points, strict=True):
            days += [(point.get(day) or "")[:10] == step[day] for day in ("said", "written", "published") if day in step]
    return {"steps": share(steps), "order": share(order), "days": share(days)}


def found(step: dict[str, str], points: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The point that a step of the chain stands for; empty where none does."""
    same = [p for p in points if all(p.get(key) == step[key] for key in ("kind", "name", "speaker") if key in step)]
    return same[0] if same else {}


def share(held: Iterable[bool]) -> float:
    values = list(held)
    return sum(values) / len(values) if values else 0.0
