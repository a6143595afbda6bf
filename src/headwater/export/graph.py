"""A story drawn: its graph as SVG and GraphML, its passages in time as SVG and CSV.

Input is the JSON of `headwater lineage` (`headwater.lineage/1`). The drawing is laid out here: the earlier above the later, each
document under what explains most of it, every box in a row of its own, so that nothing can overlap; it needs no script, prints, and
takes the reader's dark or light.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from headwater.export.markup import Html, each, tag

Data = Mapping[str, Any]

ROW = 62  # units of the drawing, about a pixel each
INDENT = 34
BOX_WIDTH, BOX_HEIGHT = 560, 46
MARGIN = 20
LETTERS = 70  # of a line in a box at its size of type
DEEPEST = 12  # levels that are moved in; what lies deeper stands under one another
COLUMN, TITLES, STRIPE, HEAD = 96, 330, 24, 180  # of the timeline; its names stand at a slant in the head
MOST_COLUMNS, MOST_STRIPES = 40, 200

KINDS = {
    "translation": "translated", "wire_copy": "wire copy", "digest": "digest", "quotation": "quoted", "follow_up": "follow-up",
    "credited": "credited", "common": "inferred", "words": "prints the words",
}  # fmt: skip
_STYLE = """
svg{color-scheme:light dark;font:13px system-ui,sans-serif;background:#fff;--ink:#1b1b1b;--quiet:#595959;--line:#5f6f86;
--box:#f3f6fb;--edge:#3b5bdb;--gone:#fff6ec;--gone-edge:#a34f00}
text{fill:var(--ink)}.quiet{fill:var(--quiet)}.box{fill:var(--box);stroke:var(--edge)}.line{fill:none;stroke:var(--line);
stroke-width:1.6}.also{stroke-dasharray:4 4}.absent .box{fill:var(--gone);stroke:var(--gone-edge);stroke-dasharray:5 4}
.name{font-weight:600}.first{fill:var(--edge)}.later{fill:var(--gone-edge)}
@media(prefers-color-scheme:dark){svg{background:#16181c;--ink:#ececec;--quiet:#a8adb5;--line:#8fa1bb;--box:#20252d;
--edge:#8ea8ff;--gone:#2d241a;--gone-edge:#f0a35e}}
"""


def svg(story: Data) -> str:
    """The graph of a story, a row for each document, the lines between them at the left."""
    rows = list(_rows(story))
    places = {point["id"]: (i, depth) for i, (point, depth, _) in enumerate(rows)}
    deepest = max((depth for _, depth, _ in rows), default=0)
    width, height = 2 * MARGIN + INDENT * (deepest + 1) + BOX_WIDTH, 2 * MARGIN + ROW * max(len(rows), 1)
    main = {point["id"]: line for point, _, line in rows}
    lines = [_line(x, places, main) for x in story["lines"] if x["source"] in places and x["target"] in places]
    boxes = [_box(point, i, depth, line) for i, (point, depth, line) in enumerate(rows)]
    named = f"{_count(story, 'document')}, {len(story['lines'])} derivations"
    return _drawing("Who took from whom", named, width, height, [*lines, *boxes])


def timeline(story: Data) -> str:
    """The passages of a story in the order of their first appearance; a stripe for each, a column for each document in time."""
    documents = [p for p in story["points"] if p["kind"] == "document"][:MOST_COLUMNS]
    column = {p["id"]: i for i, p in enumerate(documents)}
    passages = [p for p in story["passages"] if sum(s["doc"] in column for s in p["places"]) > 1][:MOST_STRIPES]
    head = HEAD
    width, height = 2 * MARGIN + TITLES + COLUMN * max(len(documents), 1) + HEAD, 2 * MARGIN + head + STRIPE * len(passages)
    parts: list[Html] = []
    for p in documents:
        x = MARGIN + TITLES + COLUMN * column[p["id"]] + COLUMN // 2
        day = str(p.get("published") or p.get("written") or "no date")[:16].replace("T", " ")
        label = tag("tspan", _cut(_name(p), 16), class_="name"), tag("tspan", f"  {day}", class_="quiet")
        turned = tag("text", *label, x=x, y=MARGIN + head - 14, transform=f"rotate(-40 {x} {MARGIN + head - 14})")
        parts.append(tag("g", tag("title", _told(p)), turned))
    for i, passage in enumerate(passages):
        y = MARGIN + head + STRIPE * i + STRIPE // 2
        xs = sorted(MARGIN + TITLES + COLUMN * column[s["doc"]] + COLUMN // 2 for s in passage["places"] if s["doc"] in column)
        first = column.get(passage["places"][0]["doc"])
        parts.append(tag("line", x1=xs[0], x2=xs[-1], y1=y, y2=y, class_="line"))
        for x in xs:
            begins = first is not None and x == MARGIN + TITLES + COLUMN * first + COLUMN // 2
            mark = tag("circle", cx=x, cy=y, r=6, class_="first") if begins else tag("circle", cx=x, cy=y, r=4, class_="later")
            parts.append(mark)
        parts.append(tag("g", tag("title", passage["text"]), tag("text", _cut(passage["text"], 44), x=MARGIN, y=y + 4)))
    said = f"{len(passages)} passages in {len(documents)} documents; a large dot is the first appearance"
    return _drawing("First appearances", said, width, height, parts)


def table(story: Data) -> str:
    """The passages as CSV: where each appeared first, when, and who had it after that."""
    known = {p["id"]: p for p in story["points"]}
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("passage", "first_document", "first_outlet", "first_published", "documents", "later_documents", "text"))
    for i, passage in enumerate(story["passages"], 1):
        ids = [s["doc"] for s in passage["places"]]
        first = known[ids[0]]
        told = (first["id"], first["name"] or "", first.get("published") or "", len(ids), " ".join(ids[1:]), passage["text"])
        rows.writerow((i, *map(_no_formula, told)))
    return out.getvalue()


def graphml(story: Data) -> str:
    """The graph as GraphML (Brandes et al. 2002), for Gephi, yEd, networkx and others."""
    point_keys = ("kind", "name", "title", "speaker", "said", "written", "published", "language", "url")
    line_keys = ("kind", "coverage", "confidence", "reasons")
    keys = [_key("n", name, "node", "string") for name in point_keys]
    keys += [_key("e", name, "edge", "double" if name in ("coverage", "confidence") else "string") for name in line_keys]
    nodes = [tag("node", *_data("n", point_keys, p), id=p["id"]) for p in story["points"]]
    lines = [{**x, "reasons": " ".join(x["reasons"])} for x in story["lines"]]
    edges = [tag("edge", *_data("e", line_keys, x), source=x["source"], target=x["target"]) for x in lines]
    graph = tag("graph", *nodes, *edges, edgedefault="directed")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + tag("graphml", *keys, graph, xmlns="http://graphml.graphdrawing.org/xmlns") + "\n"


def _key(letter: str, name: str, of: str, kind: str) -> Html:
    return tag("key", id=f"{letter}_{name}", **{"for": of, "attr.name": name, "attr.type": kind})


def _data(letter: str, names: Sequence[str], of: Data) -> list[Html]:
    return [tag("data", str(of[name]), key=f"{letter}_{name}") for name in names if of.get(name) is not None]


def _rows(story: Data) -> Iterator[tuple[Data, int, Data | None]]:
    """Each point with its level and the line that it hangs on, in the order in which it is drawn."""
    points = {p["id"]: p for p in story["points"]}
    main: dict[str, Data] = {}
    for line in story["lines"]:
        at = line["source"]
        while at in main and at != line["target"]:
            at = main[at]["source"]
        if line["target"] not in main and at != line["target"]:
            main[line["target"]] = line
    under: dict[str, list[str]] = {}
    for key in points:
        if key in main:
            under.setdefault(main[key]["source"], []).append(key)
    stack = [(key, 0) for key in reversed(list(points)) if key not in main]
    while stack:
        key, depth = stack.pop()
        yield points[key], min(depth, DEEPEST), main.get(key)
        stack.extend((k, depth + 1) for k in reversed(under.get(key, [])))


def _line(line: Data, places: Mapping[str, tuple[int, int]], main: Mapping[str, Data | None]) -> Html:
    (i, depth), (j, below) = places[line["source"]], places[line["target"]]
    from_y, to_y = MARGIN + ROW * i + BOX_HEIGHT, MARGIN + ROW * j + BOX_HEIGHT // 2
    x, end = MARGIN + INDENT * depth + 14, MARGIN + INDENT * below
    if main.get(line["target"]) is line:
        way = f"M{x} {from_y}V{to_y}H{end}"
    else:  # a second source: at the right, where nothing else stands
        x = MARGIN + INDENT * depth + BOX_WIDTH
        from_y, end = MARGIN + ROW * i + BOX_HEIGHT // 2, MARGIN + INDENT * below + BOX_WIDTH
        out = max(x, end) + 16
        way = f"M{x} {from_y}C{out} {from_y} {out} {to_y} {end} {to_y}"
    said = f"{KINDS.get(line['kind'], line['kind'])}: {round(100 * line['coverage'])} % of its words; {', '.join(line['reasons'])}"
    also = "line" if main.get(line["target"]) is line else "line also"
    return tag("path", tag("title", said), d=way, class_=also)


def _box(point: Data, row: int, depth: int, line: Data | None) -> Html:
    x, y = MARGIN + INDENT * depth, MARGIN + ROW * row
    how = ""
    if line is not None:
        how = str(KINDS.get(line["kind"], line["kind"])) + (f", {round(100 * line['coverage'])} %" if line["coverage"] else "")
    below: str = point.get("title") or _what(point)
    texts = [
        tag("text", tag("tspan", _cut(_name(point), 40), class_="name"), tag("tspan", f"   {_day(point)}", class_="quiet"),
            x=x + 12, y=y + 19),
        tag("text", _cut(below, LETTERS), x=x + 12, y=y + 37),
        tag("text", how, x=x + BOX_WIDTH - 12, y=y + 19, text_anchor="end", class_="quiet"),
    ]  # fmt: skip
    box = tag("rect", x=x, y=y, width=BOX_WIDTH, height=BOX_HEIGHT, rx=7, class_="box")
    absent = "absent" if point["kind"] in ("credited", "common") else None
    return tag("g", tag("title", _told(point)), box, *texts, class_=absent)


def _drawing(title: str, said: str, width: int, height: int, parts: Sequence[Html]) -> str:
    inside = tag("title", f"{title}: {said}"), tag("style", Html(_STYLE)), each(parts)
    place = f"0 0 {width} {height}"
    label = f"{title}: {said}"
    return tag(
        "svg", *inside, xmlns="http://www.w3.org/2000/svg", role="img", aria_label=label, viewBox=place, width=width, height=height
    ) + "\n"  # fmt: skip


def _name(point: Data) -> str:
    if point["kind"] == "occasion":
        return " ".join(filter(None, (point.get("speaker"), f"({point['name']})")))
    return str(point["name"] or ("a common source" if point["kind"] == "common" else point["id"]))


def _day(point: Data) -> str:
    """The days that are known, each said to be what it is."""
    told = [(word, point.get(key)) for word, key in (("said", "said"), ("written", "written"), ("published", "published"))]
    return "; ".join(f"{word} {str(day)[:16].replace('T', ' ')}" for word, day in told if day)


def _what(point: Data) -> str:
    told = {"credited": "credited, not in the archive", "common": "must have been; not in the archive", "occasion": "what was said"}
    return str(told.get(point["kind"], point["id"]))


def _told(point: Data) -> str:
    return ". ".join(filter(None, (_name(point), point.get("title"), _day(point), _what(point))))


def _count(story: Data, what: str) -> str:
    number = sum(p["kind"] == "document" for p in story["points"])
    return f"{number} {what}{'' if number == 1 else 's'}"


def _cut(text: str, letters: int) -> str:
    """The text on a line, at most so many letters wide; one of Chinese, Japanese or Korean counts for two."""
    flat, used = " ".join(text.split()), 0
    for i, c in enumerate(flat):
        used += 2 if unicodedata.east_asian_width(c) in "WF" else 1
        if used > letters:
            return flat[: max(i - 1, 0)].rstrip() + "…"
    return flat


def _no_formula(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" else value
