from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET

import pytest

from headwater.export.graph import STYLE, graphml, lines, svg, table, timeline

SVG, ML = "{http://www.w3.org/2000/svg}", "{http://graphml.graphdrawing.org/xmlns}"


def point(id_: str, kind: str = "document", name: str | None = None, **known: str):
    return {"id": id_, "kind": kind, "name": name, **known}


def line(source: str, target: str, coverage: float = 0.5, kind: str = "digest"):
    return {"source": source, "target": target, "kind": kind, "coverage": coverage, "confidence": 0.9, "reasons": ["holds_most"]}


STORY = {
    "schema": "headwater.lineage/1",
    "points": [
        point("said:a", "occasion", "message", speaker="Anna Berg", said="2026-04-01"),
        point("a", name="Gazette", published="2026-04-02", title="=SUM(1) <b>Mole</b> & more"),
        point("absent:nna", "credited", "NNA"),
        point("b", name="Pier", written="2026-04-02", published="2026-04-03T10:00:00Z"),
        point("c", name=None),
    ],
    "lines": [
        line("said:a", "a", 0.0, "words"),
        line("a", "absent:nna"),
        line("absent:nna", "b"),
        line("b", "c"),
        line("a", "c", 0.2),
    ],
    "passages": [
        {"text": "=cmd the mole stands", "places": [{"doc": "a", "start": 0, "end": 9}, {"doc": "b", "start": 3, "end": 9}]},
        {"text": "work begins", "places": [{"doc": "b", "start": 20, "end": 29}, {"doc": "c", "start": 3, "end": 9}]},
    ],
}


def boxes(drawing: ET.Element):
    return [
        (float(r.get("x")), float(r.get("y")), float(r.get("width")), float(r.get("height"))) for r in drawing.iter(f"{SVG}rect")
    ]


def test_no_box_of_the_drawing_lies_on_another_and_all_lie_inside():
    drawing = ET.fromstring(svg(STORY))
    found = boxes(drawing)
    assert len(found) == len(STORY["points"])
    for i, (x, y, w, h) in enumerate(found):
        assert x >= 0
        assert x + w <= float(drawing.get("width"))
        assert y + h <= float(drawing.get("height"))
        assert all(y + h <= other[1] or other[1] + other[3] <= y for other in found[i + 1 :])


def test_every_derivation_is_drawn_and_tells_its_evidence():
    paths = list(ET.fromstring(svg(STORY)).iter(f"{SVG}path"))
    assert len(paths) == len(STORY["lines"])
    assert all("holds_most" in p.find(f"{SVG}title").text for p in paths)
    assert sum("also" in p.get("class") for p in paths) == 1


def test_the_days_are_told_apart_and_text_is_never_markup():
    drawn = svg(STORY)
    assert "said 2026-04-01" in drawn
    assert "written 2026-04-02; published 2026-04-03 10:00" in drawn
    assert "credited, not in the archive" in drawn
    assert "<b>" not in drawn
    assert "prefers-color-scheme:dark" in drawn


def test_graphml_holds_points_and_lines_with_what_is_known():
    graph = ET.fromstring(graphml(STORY)).find(f"{ML}graph")
    assert [n.get("id") for n in graph.iter(f"{ML}node")] == [p["id"] for p in STORY["points"]]
    edges = [(e.get("source"), e.get("target")) for e in graph.iter(f"{ML}edge")]
    assert edges == [(x["source"], x["target"]) for x in STORY["lines"]]
    assert {d.get("key"): d.text for d in next(graph.iter(f"{ML}edge"))}["e_reasons"] == "holds_most"


def test_other_programs_read_the_graphml():
    networkx = pytest.importorskip("networkx")
    graph = networkx.parse_graphml(graphml(STORY))
    assert graph.nodes["a"]["published"] == "2026-04-02"
    assert graph.edges["a", "c"]["coverage"] == 0.2


def test_the_table_tells_where_each_passage_was_first_and_holds_no_formula():
    rows = list(csv.DictReader(io.StringIO(table(STORY))))
    assert [(r["first_document"], r["documents"], r["later_documents"]) for r in rows] == [("a", "2", "b"), ("b", "2", "c")]
    assert rows[0]["text"] == "'=cmd the mole stands"


def test_the_timeline_marks_the_first_appearance_of_each_passage():
    drawing = ET.fromstring(timeline(STORY))
    circles = [(c.get("class"), float(c.get("cx"))) for c in list(drawing.iter(f"{SVG}circle"))[2:]]  # two are the legend's
    first = [x for kind, x in circles if kind == "first"]
    assert len(circles) == 4
    assert len(first) == 2
    assert first[0] < first[1]


ONE_OUTLET = {
    **STORY,
    "points": [
        point("a", name="Gazette", title="Mole falls"),
        point("b", name="Gazette", title="Mole stands"),
        point("c", name="Gazette"),
    ],
    "lines": [line("a", "b"), line("b", "c"), line("a", "c", 0.2)],
}


def words_of(drawing: str) -> str:
    return " ".join(text.strip() for text in ET.fromstring(drawing).itertext() if text.strip())


def test_an_empty_cell_stays_empty():
    unknown = {**ONE_OUTLET, "passages": STORY["passages"][1:]}
    (_, row) = csv.reader(io.StringIO(table({**unknown, "points": [point("b"), point("c")]})))
    assert row[:4] == ["1", "b", "", ""]


def test_a_sentence_of_a_long_speech_is_not_nothing_of_it():
    drawn = words_of(svg({**ONE_OUTLET, "lines": [line("a", "b", 0.002)]}))
    assert "a digest, under 1 %" in drawn
    assert "a digest, 0 %" not in drawn


def test_documents_of_one_outlet_are_told_apart_by_title_or_id():
    assert "Gazette no date Mole falls" in words_of(timeline(ONE_OUTLET))
    titles = [t.text or "" for t in ET.fromstring(svg(ONE_OUTLET)).iter(f"{SVG}title")]
    assert any(t.startswith("Gazette (c) from Gazette “Mole stands”; a digest") for t in titles)


def test_a_box_says_how_sure_its_derivation_is_and_whether_its_direction_is_open():
    assert "very likely" in words_of(svg(STORY))
    unsure = {**line("a", "b"), "confidence": 0.5, "reasons": ["order_open"]}
    boxes = list(ET.fromstring(svg({**ONE_OUTLET, "lines": [unsure]})).iter(f"{SVG}g"))
    assert "about as likely as not; which came first is open" in [t.text for t in boxes[1].iter(f"{SVG}text")]


def test_what_is_left_out_of_a_timeline_is_said():
    many = {**STORY, "passages": [STORY["passages"][0]] * 210}
    assert "the first 200 of 210 passages, 3 documents" in words_of(timeline(many))
    assert "2 passages, 3 documents" in words_of(timeline(STORY))


def test_a_second_source_is_drawn_and_the_drawing_says_how():
    assert "took from that one too" in words_of(svg(STORY))
    assert "took from that one too" not in words_of(svg({**STORY, "lines": STORY["lines"][:4]}))


def test_the_line_of_a_second_source_runs_beside_every_box_between():
    points = [point(key) for key in "abcde"]
    chain = [line("a", "b"), line("b", "c"), line("c", "d"), line("a", "e", 0.4), line("e", "b", 0.1)]
    drawing = ET.fromstring(svg({**STORY, "points": points, "lines": chain}))
    (also,) = [p.get("d") for p in drawing.iter(f"{SVG}path") if p.get("class") == "line also"]
    right = max(x + w for x, _, w, _ in boxes(drawing))
    assert float(also.split("H")[1].split("q")[0]) + 8 > right


def test_an_empty_story_is_still_a_drawing():
    empty = {"schema": "headwater.lineage/1", "points": [], "lines": [], "passages": []}
    for drawn in (svg(empty), timeline(empty), graphml(empty)):
        assert ET.fromstring(drawn) is not None


def lead(point):
    return f"/text/{point['id']}?x=1&y=<" if point["kind"] == "document" else None


@pytest.mark.parametrize("draw", [svg, timeline])
def test_boxes_are_links_where_a_point_leads_somewhere_and_others_are_not(draw):
    drawing = ET.fromstring(draw(STORY, lead))
    documents = [p["id"] for p in STORY["points"] if p["kind"] == "document"]
    assert [a.get("href") for a in drawing.iter(f"{SVG}a")] == [f"/text/{d}?x=1&y=<" for d in documents]
    assert all(a.find(f".//{SVG}title") is not None for a in drawing.iter(f"{SVG}a"))
    assert drawing.get("role") == "group"
    assert ET.fromstring(draw(STORY)).get("role") == "img"


def test_a_page_may_have_the_rules_among_its_own():
    assert STYLE in svg(STORY)
    assert "<style" not in svg(STORY, style=False)
    assert all(".hw-drawing" in rule for rule in STYLE.replace("@media(prefers-color-scheme:dark){", "").split("}") if "{" in rule)


def test_the_derivations_are_a_table_with_their_evidence():
    rows = list(csv.DictReader(io.StringIO(lines(STORY, lambda code: f"={code}"))))
    assert [(r["child"], r["parent"]) for r in rows][-2:] == [("c", "b"), ("c", "a")]
    assert rows[0]["evidence"] == "'=holds_most"
