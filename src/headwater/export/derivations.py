"""What a story says, as rows for tables and words for drawings: points, derivations with their evidence, first appearances, the way
of a quotation.

Input is the JSON of `headwater lineage` (`headwater.lineage/1`). What a reason code says stands in `reasons`, which this room does
not know: it is given from outside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from headwater.export.wording import likelihood

Data = Mapping[str, Any]
Says = Callable[[str], str]  # a reason code -> what it says to a reader

KINDS = {
    "translation": "a translation", "wire_copy": "wire copy", "digest": "a digest", "quotation": "quotes it",
    "follow_up": "takes passages", "credited": "credits it", "common": "must have had it", "words": "prints the words",
}  # fmt: skip
GONE = {"credited": "credited, not in the archive", "common": "not in the archive: inferred from what several share"}
OPEN = "order_open"


@dataclass(frozen=True, slots=True)
class PointTold:
    """A document, or a source that is not here. what: what it is if no document. said, written, published: ISO, kept apart."""

    id: str
    kind: str
    name: str
    title: str | None
    said: str | None
    written: str | None
    published: str | None
    what: str | None
    text_sha256: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A derivation in words. how: "wire copy, 80 % of its words"; sure: the likelihood, None where nothing was weighed; open: which
    came first is; main: of the child's, the one that explains most; evidence: a sentence for each reason."""

    source: str
    target: str
    source_name: str
    target_name: str
    kind: str
    how: str
    sure: str | None
    open: bool
    main: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document has a passage: `[start, end)` in its text. day: of publishing, else of writing."""

    document: str
    name: str
    day: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """A passage, 1 upwards in the order in which they appeared: who had it first, and who after that."""

    number: int
    text: str
    first: Place
    later: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class StopTold:
    """A document on the way of a quotation. verdict, changes, lost: against the first; start, end: of its first part there."""

    document: str
    name: str
    days: str
    words: str
    verdict: str | None
    changes: tuple[str, ...]
    lost: tuple[str, ...]
    start: int
    end: int


def points(story: Data) -> list[PointTold]:
    """The points of a story, the earlier before the later."""
    known = ("title", "said", "written", "published", "text_sha256", "url")
    return [
        PointTold(id=p["id"], kind=p["kind"], name=name(p), what=what(p), **{k: p.get(k) for k in known}) for p in story["points"]
    ]


def derivations(story: Data, says: Says) -> list[Told]:
    """The lines of a story in the order of its tree; of a child's the main one first."""
    called = names(story["points"])
    out: list[Told] = []
    for point, _, main in hung(story):
        lines = [x for x in story["lines"] if x["target"] == point["id"]]
        for line in sorted(lines, key=lambda x: x is not main):
            sure = None if line["kind"] in ("words", "credited") else likelihood(line["confidence"])
            evidence = tuple(says(code) for code in line["reasons"])
            out.append(
                Told(line["source"], line["target"], called[line["source"]], called[line["target"]], line["kind"], how(line), sure,
                     OPEN in line["reasons"], line is main, evidence)
            )  # fmt: skip
    return out


def appearances(story: Data) -> list[Appearance]:
    """Where each passage of a story appeared first, and who had it after that."""
    known = {p["id"]: p for p in story["points"]}
    out = []
    for number, passage in enumerate(story["passages"], 1):
        held = [(known[s["doc"]], s) for s in passage["places"]]
        places = [Place(p["id"], name(p), p.get("published") or p.get("written"), s["start"], s["end"]) for p, s in held]
        out.append(Appearance(number, passage["text"], places[0], tuple(places[1:])))
    return out


def way(story: Data, stops: Sequence[Data]) -> list[StopTold]:
    """The way of a quotation. stops: the JSON of `headwater.stories.path`."""
    known = {p["id"]: p for p in story["points"]}
    told = []
    for stop in stops:
        point, at = known[stop["document"]], stop["spans"][0]
        changes, lost = tuple(stop["changes"]), tuple(stop["lost"])
        told.append(
            StopTold(point["id"], name(point), days(point), stop["words"], stop["verdict"], changes, lost, at["start"], at["end"])
        )
    return told


def hung(story: Data) -> Iterator[tuple[Data, int, Data | None]]:
    """Each point with its level and the line that it hangs on, in the order of the tree: a point under what explains most of it."""
    known = {p["id"]: p for p in story["points"]}
    main: dict[str, Data] = {}
    for line in story["lines"]:
        at = line["source"]
        while at in main and at != line["target"]:
            at = main[at]["source"]
        if line["target"] not in main and at != line["target"]:
            main[line["target"]] = line
    under: dict[str, list[str]] = {}
    for key in known:
        if key in main:
            under.setdefault(main[key]["source"], []).append(key)
    stack = [(key, 0) for key in reversed(list(known)) if key not in main]
    while stack:
        key, depth = stack.pop()
        yield known[key], depth, main.get(key)
        stack.extend((k, depth + 1) for k in reversed(under.get(key, [])))


def name(point: Data) -> str:
    """What a point is called: its outlet, the message and its speaker, else its id; of a path the file."""
    if point["kind"] == "occasion":
        said = point["name"] or "words"
        return f"{said} of {point['speaker']}" if point.get("speaker") else str(said)
    if point["name"] or point["kind"] == "common":
        return str(point["name"] or "a common source")
    return PurePath(point["id"]).name if point["id"].startswith("/") else str(point["id"])


def names(points: Sequence[Data]) -> dict[str, str]:
    """What each point is called beside the others: where several are of one outlet, with its title, else its id."""
    called = {p["id"]: name(p) for p in points}
    often = Counter(called.values())
    return {p["id"]: called[p["id"]] if often[called[p["id"]]] == 1 else f"{called[p['id']]} {_own(p)}" for p in points}


def _own(point: Data) -> str:
    return f"“{point['title']}”" if point.get("title") else f"({point['id']})"


def below(point: Data) -> str:
    """What stands below the name of a point: its title, else what it is, else its id where that is not its name."""
    told = point.get("title") or what(point) or str(point["id"])
    return told if told != name(point) else ""


def days(point: Data) -> str:
    """The days that are known, each said to be what it is."""
    told = [(word, point.get(word)) for word in ("said", "written", "published")]
    known = "; ".join(f"{word} {str(day)[:16].replace('T', ' ')}" for word, day in told if day)
    return known or ("" if point["kind"] in GONE else "no date")


def what(point: Data) -> str | None:
    """What a point is that is no document."""
    return {**GONE, "occasion": "what was said"}.get(point["kind"])


def how(line: Data) -> str:
    """What was taken: `wire copy, 80 % of its words`."""
    return f"{KINDS.get(line['kind'], line['kind'])}{share(line['coverage'])}"


def share(coverage: float) -> str:
    """Behind a kind: `, 80 % of its words`; a sentence of a long speech is less than one in a hundred."""
    if not coverage:
        return ""
    return f", {round(100 * coverage)} % of its words" if coverage >= 0.005 else ", under 1 % of its words"


def how_sure(line: Data) -> str:
    """How sure a derivation is, and whether its direction is open; empty where nothing was weighed."""
    sure = "" if line["kind"] in ("words", "credited") else likelihood(line["confidence"])
    return "; ".join(filter(None, (sure, "which came first is open" if OPEN in line["reasons"] else "")))
