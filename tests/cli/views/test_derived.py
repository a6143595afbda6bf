from __future__ import annotations

import pytest
from rich.cells import cell_len

from headwater.cli.views.derived import listing, told, way
from headwater.corpus.rows import Entry
from headwater.lineage.graph import Line, Point, Story
from headwater.stories import Found, Listed, Stop

POINTS = tuple(Point(f"d{i}", "document", f"Gazette of the {i}th Harbour", "一" * 60, published="2026-04-01") for i in range(30))
LINES = tuple(Line(f"d{i}", f"d{i + 1}", "digest", 0.5, 0.9, ("holds_most", "order_open")) for i in range(29))
GONE = Point("absent:x", "common", None)
STORY = Story(
    (GONE, *POINTS),
    (*LINES, Line("absent:x", "d0", "common", 0.4, 0.6, ("common_source",)), Line("d0", "d9", "digest", 0.1, 0.9, ())),
)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_tree_of_a_long_chain_fits_the_screen(width: int):
    lines = told(STORY, width, reasons=True)
    assert max(cell_len(line.plain) for line in lines) <= min(width, 80)
    assert all(any(f"{i}th Harbour" in line.plain for line in lines) for i in range(3))


def test_what_is_open_or_not_here_or_joined_is_said():
    drawn = "\n".join(line.plain for line in told(STORY, 80, reasons=False))
    assert "which came first is open" in drawn
    assert "not in the archive" in drawn
    assert "also from Gazette of the 0th Harbour" in drawn
    assert "30 documents" in drawn


def test_a_further_source_of_the_same_outlet_is_named_by_its_title():
    three = tuple(Point(key, "document", "Pier", title) for key, title in (("a", "Mole falls"), ("b", "Mole stands"), ("c", None)))
    lines = tuple(
        Line(one, other, "digest", share, 0.9, ()) for one, other, share in (("a", "b", 0.5), ("b", "c", 0.5), ("a", "c", 0.001))
    )
    drawn = "\n".join(line.plain for line in told(Story(three, lines), 80, reasons=False))
    assert "also from Pier “Mole falls”: a digest, under 1 % of its words" in drawn


def test_an_archive_is_listed_with_the_size_of_each_story():
    lines = listing([Listed(Entry("d1", "", "Gazette", "2026-04-01", "Mole"), 12)], 40, "reuse", 80)
    assert any(line.plain.startswith("    12  d1") for line in lines)
    assert "40 stories in reuse" in lines[0].plain


def test_the_way_of_a_quotation_names_what_is_gone():
    stops = [
        Stop("d0", "stone by stone, whatever", (), None, (), ()),
        Stop("d1", "stone by stone", (), "near_verbatim", ("whatever",), ("dropped",)),
    ]
    drawn = "\n".join(line.plain for line in way(Found(STORY, {}), stops, 80))
    assert "− whatever" in drawn
    assert "near verbatim (dropped)" in drawn
    assert "No document" in way(Found(STORY, {}), [], 80)[0].plain
