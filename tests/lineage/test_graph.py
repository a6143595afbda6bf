from __future__ import annotations

import pytest

from headwater.lineage.absent import Absent
from headwater.lineage.edges import Derived, Edge
from headwater.lineage.graph import story, tree
from tests.lineage.making import entry


def edge(parent: str, child: str, coverage: float = 0.5) -> Edge:
    return Edge(parent, child, coverage, 0.9, ("holds_most",), "digest")


def printed(found) -> list[tuple[int, str, list[str]]]:
    return [(len(s.ancestors) + (s.line is not None), s.point.id, [o.source for o in s.others]) for s in tree(found)]


def test_a_credited_source_that_is_not_here_stands_between():
    said = "Governor Anna Berg sent a message on April 1, 2026."
    entries = [
        entry("speech", [said], "2026-04-02", language="en", outlet="Gazette"),
        entry("wire", ["ULM, April 3 (Reuters) - The mole is open."], "2026-04-04", language="en"),
    ]
    absent = Absent("absent:nna", "NNA", "credited", "wire", 0.0, 0.9, ("credits_a_source",))
    found = story(entries, Derived([edge("speech", "wire")], [absent]))
    assert printed(found) == [(0, "said:speech", []), (1, "speech", []), (2, "absent:nna", []), (3, "wire", [])]
    assert "prints_what_was_said" in next(line.reasons for line in found.lines if line.source == "said:speech")
    words, speech, nna, wire = found.points
    assert (words.said, words.speaker, speech.published, nna.published) == ("2026-04-01", "Anna Berg", "2026-04-02", None)
    assert (wire.written, wire.published, wire.name) == ("2026-04-03", "2026-04-04", "Reuters")


@pytest.mark.parametrize(
    ("reasons", "kind", "credits"),
    [
        (("holds_most", "names_the_outlet"), "digest", ["paper"]),  # "the Gazette reported, citing NNA"
        (("holds_most",), "wire_copy", ["paper"]),  # a copy: what NNA sent the other, too
        (("holds_most",), "digest", ["speech", "paper"]),  # both have it from there
    ],
)
def test_it_stands_above_where_the_way_did_not_go_through_it(reasons: tuple[str, ...], kind: str, credits: list[str]):
    entries = [entry("speech", ["The mole is open."], "2026-04-02"), entry("paper", ["The mole is open."], "2026-04-04")]
    absent = [Absent("absent:nna", "NNA", "credited", one, 0.0, 0.9, ("credits_a_source",)) for one in credits]
    found = story(entries, Derived([Edge("speech", "paper", 0.9, 0.9, reasons, kind)], absent))
    assert {(x.source, x.target) for x in found.lines} == {("speech", "paper"), *(("absent:nna", one) for one in credits)}
    assert {s.point.id for s in tree(found)} == {"speech", "paper", "absent:nna"}


def test_a_day_without_a_year_is_none_where_nothing_tells_the_year():
    parts = ["ULM, Sept. 16 (Reuters) - The mole is open."], ["ULM, Sept. 16 (Reuters) - The mole is open."]
    entries = [entry("undated", parts[0], None, language="en"), entry("dated", parts[1], "2026-09-17", language="en")]
    days = {p.id: p.written for p in story(entries, Derived([edge("undated", "dated")], [])).points}
    assert days == {"undated": None, "dated": "2026-09-16"}


def test_a_document_stands_under_what_explains_most_and_names_the_others():
    entries = [entry(k, [i], f"2026-01-0{i}") for i, k in enumerate("abc", 1)]
    found = story(entries, Derived([edge("a", "c", 0.3), edge("b", "c", 0.6)], []))
    assert printed(found) == [(0, "a", []), (0, "b", []), (1, "c", ["a"])]


def test_what_several_must_have_had_stands_above_them():
    entries = [entry(k, [i], f"2026-01-0{i}") for i, k in enumerate("ab", 1)]
    gone = [Absent("absent:common:a", None, "common", k, 0.4, 0.6, ("common_source",)) for k in "ab"]
    assert printed(story(entries, Derived([], gone))) == [(0, "absent:common:a", []), (1, "a", []), (1, "b", [])]


def test_every_point_is_printed_once_even_where_lines_go_round():
    entries = [entry(k, [i]) for i, k in enumerate("abc", 1)]
    found = story(entries, Derived([edge("a", "b"), edge("b", "c"), edge("c", "a")], []))
    assert sorted(s.point.id for s in tree(found)) == ["a", "b", "c"]
    assert found.to_dict()["schema"] == "headwater.lineage/1"
