"""A story drawn: its graph as SVG and GraphML, its passages in time as SVG and CSV.

Input is the JSON of `headwater lineage` (`headwater.lineage/1`). The drawing is laid out here: the earlier above the later, each
document under what explains most of it, every box in a row of its own, so that nothing can overlap; it needs no script, prints, and
takes the reader's dark or light. On a page its boxes can be links.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from headwater.export import derivations
from headwater.export.derivations import Data, Says
from headwater.export.markup import Html, each, tag
from headwater.export.wording import number

Link = Callable[[Data], str | None]  # a point of the story -> the address that its box leads to, None for none

ROW = 76  # units of the drawing, about a pixel each
INDENT = 34
BOX_WIDTH, BOX_HEIGHT = 560, 62
MARGIN = 20
NAME_LETTERS, LETTERS = 46, 72  # on a line in a box at its size of type; beside a name stands how it was taken
DEEPEST = 12  # levels that are moved in; what lies deeper stands under one another
COLUMN, TITLES, STRIPE, HEAD = 96, 330, 24, 180  # of the timeline; its names stand at a slant in the head
MOST_COLUMNS, MOST_STRIPES = 40, 200
LANES = 5  # beside one another at the right of the boxes
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes a cell for that begins so

STYLE = """
.hw-drawing{color-scheme:light dark;font:13px system-ui,sans-serif;background:#fff;--ink:#1b1b1b;--quiet:#595959;--line:#5f6f86;
--box:#f3f6fb;--edge:#3b5bdb;--gone:#fff6ec;--gone-edge:#a34f00}
.hw-drawing text{fill:var(--ink)}.hw-drawing .quiet{fill:var(--quiet)}.hw-drawing .box{fill:var(--box);stroke:var(--edge)}
.hw-drawing .line{fill:none;stroke:var(--line);stroke-width:1.6}.hw-drawing .also{stroke-dasharray:4 4}
.hw-drawing .absent .box{fill:var(--gone);stroke:var(--gone-edge);stroke-dasharray:5 4}.hw-drawing .name{font-weight:600}
.hw-drawing .first{fill:var(--edge)}.hw-drawing .later{fill:var(--gone-edge)}
.hw-drawing a .name{text-decoration:underline}.hw-drawing a:focus-visible{outline:2px solid var(--edge);outline-offset:2px}
.hw-drawing a:focus-visible .box,.hw-drawing a:hover .box{stroke-width:3}
@media(prefers-color-scheme:dark){.hw-drawing{background:#16181c;--ink:#ececec;--quiet:#a8adb5;--line:#8fa1bb;--box:#20252d;
--edge:#8ea8ff;--gone:#2d241a;--gone-edge:#f0a35e}}
"""


def svg(story: Data, link: Link | None = None, *, style: bool = True) -> str:
    """The graph of a story, a row for each document, the lines between them at the left.

    link: what each box leads to. style: False leaves the rules out, for a page that has `STYLE` among its own.
    """
    rows = [(point, min(depth, DEEPEST), line) for point, depth, line in derivations.hung(story)]
    places = {point["id"]: (i, depth) for i, (point, depth, _) in enumerate(rows)}
    deepest = max((depth for _, depth, _ in rows), default=0)
    width, height = 2 * MARGIN + INDENT * (deepest + 1) + BOX_WIDTH, 2 * MARGIN + ROW * max(len(rows), 1)
    main = {point["id"]: line for point, _, line in rows}
    names = derivations.names([point for point, _, _ in rows])
    drawn = [x for x in story["lines"] if x["source"] in places and x["target"] in places]
    lanes = {id(x): i % LANES for i, x in enumerate(x for x in drawn if main.get(x["target"]) is not x)}
    lines = [_line(x, places, lanes.get(id(x)), names) for x in drawn]
    boxes = [_linked(_box(point, i, depth, line), point, link) for i, (point, depth, line) in enumerate(rows)]
    if lanes:
        boxes.append(tag("text", "dashed, at the right: took from that one too", x=MARGIN, y=height - 4, class_="quiet"))
        height += MARGIN
    documents = number(sum(p["kind"] == "document" for p in story["points"]), "document")
    said = f"{documents}, {number(len(story['lines']), 'derivation')}"
    return _drawing("Who took from whom", said, (width, height), [*lines, *boxes], style=style, links=link is not None)


def timeline(story: Data, link: Link | None = None, *, style: bool = True) -> str:
    """The passages of a story in the order of their first appearance; a stripe for each, a column for each document in time.

    link, style: as for `svg`; the name of a column leads to its document.
    """
    every = [p for p in story["points"] if p["kind"] == "document"]
    documents, names = every[:MOST_COLUMNS], derivations.names(every)
    column = {p["id"]: MARGIN + TITLES + COLUMN * i + COLUMN // 2 for i, p in enumerate(documents)}
    passages = [p for p in story["passages"] if sum(s["doc"] in column for s in p["places"]) > 1][:MOST_STRIPES]
    size = 2 * MARGIN + TITLES + COLUMN * max(len(documents), 1) + HEAD, 2 * MARGIN + HEAD + STRIPE * len(passages)
    foot = size[1] - MARGIN
    counted = _of(len(passages), len(story["passages"]), "passage"), _of(len(documents), len(every), "document")
    parts = [_legend(counted), *(_linked(_column(p, column[p["id"]], foot, names[p["id"]]), p, link) for p in documents)]
    parts += [_stripe(p, MARGIN + HEAD + STRIPE * i + STRIPE // 2, column) for i, p in enumerate(passages)]
    said = f"{' in '.join(counted)}; a large dot is the first appearance"
    return _drawing("First appearances", said, size, parts, style=style, links=link is not None)


def _of(shown: int, whole: int, what: str) -> str:
    return number(whole, what) if shown == whole else f"the first {shown} of {number(whole, what)}"


def _legend(counted: Sequence[str]) -> Html:
    """What the dots mean, where the head leaves room."""
    x, y = MARGIN, MARGIN + HEAD - 54
    return tag(
        "g",
        tag("text", "First appearances", x=x, y=y, class_="name"),
        tag("text", ", ".join(counted), x=x, y=y + 18, class_="quiet"),
        tag("circle", cx=x + 6, cy=y + 32, r=6, class_="first"),
        tag("text", "first had it", x=x + 18, y=y + 36, class_="quiet"),
        tag("circle", cx=x + 108, cy=y + 32, r=4, class_="later"),
        tag("text", "after that", x=x + 118, y=y + 36, class_="quiet"),
    )


def _column(point: Data, x: int, foot: int, called: str) -> Html:
    """called: the name beside the others; where two have one name, the title or the id below tells them apart."""
    day = str(point.get("published") or point.get("written") or "no date")[:16].replace("T", " ")
    name = derivations.name(point)
    below = point.get("title") or (point["id"] if called != name else "")
    label = [tag("tspan", _cut(name, 16), class_="name"), tag("tspan", f"  {day}", class_="quiet")]
    y = MARGIN + HEAD - 26
    turned = tag(
        "text", *label, tag("tspan", _cut(below, 34), x=x, dy=15, class_="quiet"), x=x, y=y, transform=f"rotate(-40 {x} {y})"
    )
    rule = tag("line", x1=x, x2=x, y1=y + 18, y2=foot, class_="line", stroke_opacity="0.25")
    return tag("g", tag("title", _told(point)), rule, turned)


def _stripe(passage: Data, y: int, column: Mapping[str, int]) -> Html:
    places = [column[s["doc"]] for s in passage["places"] if s["doc"] in column]
    begins = column.get(passage["places"][0]["doc"])
    marks = [tag("circle", cx=x, cy=y, r=6, class_="first") if x == begins else tag("circle", cx=x, cy=y, r=4, class_="later")
             for x in sorted(places)]  # fmt: skip
    across = tag("line", x1=min(places), x2=max(places), y1=y, y2=y, class_="line")
    return tag("g", tag("title", passage["text"]), across, each(marks), tag("text", _cut(passage["text"], 44), x=MARGIN, y=y + 4))


def table(story: Data) -> str:
    """The passages as CSV: where each appeared first, when, and who had it after that."""
    known = {p["id"]: p for p in story["points"]}
    columns = ("passage", "first_document", "first_outlet", "first_published", "documents", "later_documents", "text")
    rows = []
    for i, passage in enumerate(story["passages"], 1):
        ids = [s["doc"] for s in passage["places"]]
        first = known[ids[0]]
        told = (first["id"], first["name"] or "", first.get("published") or "", len(ids), " ".join(ids[1:]), passage["text"])
        rows.append((i, *told))
    return _csv(columns, rows)


def lines(story: Data, says: Says) -> str:
    """The derivations as CSV, their evidence in words."""
    columns = ("child", "child_outlet", "parent", "parent_outlet", "kind", "how", "likelihood", "order_open", "evidence")
    told = derivations.derivations(story, says)
    return _csv(
        columns,
        [(t.target, t.target_name, t.source, t.source_name, t.kind, t.how, t.sure or "", "yes" if t.open else "no",
          " ".join(t.evidence)) for t in told],
    )  # fmt: skip


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_no_formula(cell) for cell in row] for row in rows)
    return out.getvalue()


def graphml(story: Data) -> str:
    """The graph as GraphML (Brandes et al. 2002), for Gephi, yEd, networkx and others."""
    point_keys = ("kind", "name", "title", "speaker", "said", "written", "published", "language", "url", "text_sha256")
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


def _linked(drawn: Html, point: Data, link: Link | None) -> Html:
    """The drawing of a point, as a link where it leads somewhere."""
    address = link(point) if link else None
    return tag("a", drawn, href=address) if address else drawn


def _line(line: Data, places: Mapping[str, tuple[int, int]], lane: int | None, names: Mapping[str, str]) -> Html:
    """lane: of a second source, how far out its line runs; None where the child hangs on the line."""
    (i, depth), (j, below) = places[line["source"]], places[line["target"]]
    to_y = MARGIN + ROW * j + BOX_HEIGHT // 2
    if lane is None:
        drawn, kind = f"M{MARGIN + INDENT * depth + 14} {MARGIN + ROW * i + BOX_HEIGHT}V{to_y}H{MARGIN + INDENT * below}", "line"
    else:  # at the right of every box between
        from_y, right = MARGIN + ROW * i + BOX_HEIGHT // 2, MARGIN + BOX_WIDTH
        between = max(d for row, d in places.values() if min(i, j) <= row <= max(i, j))
        x, end, out = right + INDENT * depth, right + INDENT * below, right + INDENT * between + 12 + 8 * lane
        turn = 8 if to_y > from_y else -8
        drawn = f"M{x} {from_y}H{out - 8}q8 0 8 {turn}V{to_y - turn}q0 {turn} -8 {turn}H{end}m6 -4l-6 4l6 4"
        kind = "line also"
    way = f"{names[line['target']]} from {names[line['source']]}"
    said = "; ".join(filter(None, (way, derivations.how(line), derivations.how_sure(line), ", ".join(line["reasons"]))))
    return tag("path", tag("title", said), d=drawn, class_=kind, data_source=line["source"], data_target=line["target"])


def _box(point: Data, row: int, depth: int, line: Data | None) -> Html:
    x, y = MARGIN + INDENT * depth, MARGIN + ROW * row
    how = derivations.how(line).removesuffix(" of its words") if line is not None else ""
    below = derivations.below(point)
    sure = derivations.how_sure(line) if line is not None else ""
    end = x + BOX_WIDTH - 12
    texts = [
        tag("text", _cut(derivations.name(point), NAME_LETTERS), x=x + 12, y=y + 19, class_="name"),
        tag("text", how, x=end, y=y + 19, text_anchor="end", class_="quiet"),
        tag("text", _cut(below, LETTERS), x=x + 12, y=y + 36),
        tag("text", _cut(derivations.days(point), LETTERS - len(sure)), x=x + 12, y=y + 53, class_="quiet"),
        tag("text", sure, x=end, y=y + 53, text_anchor="end", class_="quiet") if sure else None,
    ]
    box = tag("rect", x=x, y=y, width=BOX_WIDTH, height=BOX_HEIGHT, rx=7, class_="box")
    absent = "absent" if point["kind"] in derivations.GONE else None
    return tag("g", tag("title", _told(point)), box, *texts, class_=absent, id=f"point-{row + 1}")


def _drawing(title: str, said: str, size: tuple[int, int], parts: Sequence[Html], *, style: bool, links: bool) -> str:
    """links: a picture hides what is in it from those who cannot see it; a group does not."""
    label = f"{title}: {said}"
    inside = tag("title", label), tag("style", Html(STYLE)) if style else None, each(parts)
    place = f"0 0 {size[0]} {size[1]}"
    return tag(
        "svg", *inside, xmlns="http://www.w3.org/2000/svg", role="group" if links else "img", aria_label=label, class_="hw-drawing",
        viewBox=place, width=size[0], height=size[1],
    ) + "\n"  # fmt: skip


def _told(point: Data) -> str:
    told = (derivations.name(point), point.get("title"), derivations.days(point), derivations.what(point))
    return ". ".join(filter(None, told))


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
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
