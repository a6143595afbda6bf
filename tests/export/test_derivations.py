from __future__ import annotations

from headwater.export.derivations import appearances, below, days, derivations, how, hung, name, names, points, way
from tests.export.test_graph import STORY, line, point


def says(code: str) -> str:
    return f"[{code}]"


def test_each_derivation_stands_under_its_child_with_its_evidence_in_words():
    told = derivations(STORY, says)
    assert [(t.source_name, t.target_name, t.main) for t in told] == [
        ("message of Anna Berg", "Gazette", True),
        ("Gazette", "NNA", True),
        ("NNA", "Pier", True),
        ("Pier", "c", True),
        ("Gazette", "c", False),
    ]
    assert all(t.evidence == ("[holds_most]",) for t in told)
    assert (told[1].how, told[1].sure) == ("a digest, 50 % of its words", "very likely")
    assert told[0].sure is None


def test_an_open_direction_is_said():
    story = {**STORY, "lines": [{**line("a", "b"), "reasons": ["holds_most", "order_open"]}]}
    assert [t.open for t in derivations(story, says)] == [True]


def test_points_keep_the_days_apart_and_say_what_is_not_here():
    told = {p.id: p for p in points(STORY)}
    assert (told["b"].written, told["b"].published, told["b"].what) == ("2026-04-02", "2026-04-03T10:00:00Z", None)
    assert told["absent:nna"].what == "credited, not in the archive"
    assert days(STORY["points"][3]) == "written 2026-04-02; published 2026-04-03 10:00"
    assert days(point("x")) == "no date"
    assert name(point("absent:common:a", "common")) == "a common source"
    assert name(point("/home/desk/reports/pier.txt")) == "pier.txt"


def test_documents_of_one_outlet_are_told_apart():
    told = names(
        [point("a", name="Gazette", title="Mole falls"), point("b", name="Gazette"), point("c", name="Pier", title="Mole")]
    )
    assert told == {"a": "Gazette “Mole falls”", "b": "Gazette (b)", "c": "Pier"}


def test_a_name_is_not_said_twice():
    assert below(point("pier.txt")) == ""
    assert below(point("pier.txt", title="Mole")) == "Mole"
    assert below(point("pier.txt", name="Pier")) == "pier.txt"


def test_less_than_a_hundredth_is_not_told_as_nothing():
    assert how(line("a", "b", 0.002)) == "a digest, under 1 % of its words"
    assert how(line("a", "b", 0.014)) == "a digest, 1 % of its words"
    assert how(line("a", "b", 0.0)) == "a digest"


def test_a_passage_names_who_had_it_first():
    first, second = appearances(STORY)
    assert (first.number, first.first.name, [p.name for p in first.later]) == (1, "Gazette", ["Pier"])
    assert (second.first.document, second.first.day, second.first.start) == ("b", "2026-04-03T10:00:00Z", 20)


def test_the_way_of_a_quotation_names_its_stops():
    stop = {"document": "b", "words": "stone", "spans": [{"start": 3, "end": 8}], "verdict": "altered", "lost": ["by stone"],
            "changes": ["dropped"]}  # fmt: skip
    (told,) = way(STORY, [stop])
    assert (told.name, told.start, told.end, told.lost) == ("Pier", 3, 8, ("by stone",))


def test_lines_in_a_circle_leave_no_point_out():
    story = {**STORY, "lines": [line("a", "b"), line("b", "c"), line("c", "a")]}
    assert sorted(p["id"] for p, _, _ in hung(story)) == sorted(p["id"] for p in STORY["points"])
