from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pytest

from headwater.corpus.rows import Entry
from headwater.lineage.edges import Derived, edges
from headwater.lineage.kinds import KINDS
from headwater.reasons import REASONS
from tests.lineage.making import Table, entry, reworded, sentence, shared
from tests.slopes import in_proportion


def derived(*entries: Entry) -> Derived:
    return edges(entries, shared(entries))


def pairs(*entries: Entry) -> set[tuple[str, str]]:
    return {(e.parent, e.child) for e in derived(*entries).edges}


def test_the_grandparent_is_no_parent():
    assert pairs(
        entry("wire", range(10), "2026-01-01"),
        entry("paper", [*range(6), 50, 51], "2026-01-02"),
        entry("blog", [0, 1, 2, 3, 50, 60], "2026-01-03"),
    ) == {("wire", "paper"), ("paper", "blog")}


def test_errors_in_common_tell_through_whom_the_words_went():
    changed = [reworded(sentence(n), 4) for n in range(6)]
    assert pairs(
        entry("wire", range(6), "2026-01-01"), entry("paper", changed, "2026-01-02"), entry("blog", changed[:4], "2026-01-03")
    ) == {("wire", "paper"), ("paper", "blog")}


def test_a_document_that_joins_two_has_both_for_parents():
    both = entry("both", [0, 1, 2, 3, 20, 21, 22], "2026-01-02")
    found = derived(entry("one", range(8), "2026-01-01"), entry("two", range(20, 28), "2026-01-01"), both)
    assert {(e.parent, e.child) for e in found.edges} == {("one", "both"), ("two", "both")}
    assert "adds_to_another" in found.edges[1].reasons


def test_a_document_without_a_date_finds_its_place_between_its_kin():
    found = derived(
        entry("wire", range(10), "2026-01-01"),
        entry("paper", [*range(6), 50, 51, 52]),
        entry("blog", [2, 3, 50, 51, 60], "2026-01-03"),
    )
    assert {(e.parent, e.child) for e in found.edges} == {("wire", "paper"), ("paper", "blog")}
    assert all("came_out_before" not in e.reasons for e in found.edges)


def test_a_date_that_is_a_day_off_is_set_aside_where_the_wording_of_several_speaks_against_it():
    found = derived(
        entry("speech", [*range(12), 70, 71, 72, 73], "2025-12-20T12:00:00Z"),
        entry("wire", [*range(12), 80, 81, 82], "2026-01-01T12:00:00Z"),
        entry("paper", [*range(8), 80, 81, 82, 50, 51, 52, 53], "2026-01-01T18:00:00Z"),
        entry("blog", [0, 1, 2, 50, 51, 52, 53, 60], "2026-01-01T06:00:00Z"),
    )
    edge = {(e.parent, e.child): e for e in found.edges}["paper", "blog"]
    assert "date_set_aside" in edge.reasons
    assert ("wire", "paper") in {(e.parent, e.child) for e in found.edges}


def test_a_date_that_is_years_off_is_believed():
    found = pairs(entry("wire", range(12), "2026-01-01"), entry("old", [*range(4), 60], "2019-01-01"))
    assert found == {("old", "wire")}


def test_where_nothing_decides_the_direction_is_said_to_be_open():
    (edge,) = derived(entry("a", [0, 1, 2, 10]), entry("b", [0, 1, 2, 20])).edges
    assert "order_open" in edge.reasons
    (dated,) = derived(entry("a", [0, 1, 2, 10], "2026-01-01"), entry("b", [0, 1, 2, 20], "2026-01-02")).edges
    assert "came_out_before" in dated.reasons
    assert dated.confidence > edge.confidence


def test_of_two_the_one_that_credits_the_other_took_from_it():
    told = "The Harbour Gazette reported this first, with all that follows here."
    entries = entry("a", [told, 0, 1, 2], outlet="Daily Pier"), entry("b", [0, 1, 2, 3], outlet="Harbour Gazette")
    (edge,) = derived(*entries).edges
    assert (edge.parent, edge.child) == ("b", "a")
    assert "names_the_outlet" in edge.reasons
    (linked,) = derived(
        entry("a", ["From pier.example/mole/1 today.", 0, 1, 2]), entry("b", [0, 1, 2, 3], url="https://pier.example/mole/1")
    ).edges
    assert (linked.parent, "gives_the_address" in linked.reasons) == ("b", True)


def test_words_in_quotation_marks_come_from_where_they_have_none():
    quoted = [f"“{sentence(n)}” he said." for n in range(3)]
    (edge,) = derived(entry("report", [*quoted, 30]), entry("speech", [0, 1, 2, 3])).edges
    assert (edge.parent, edge.child) == ("speech", "report")
    assert "has_it_in_marks" in edge.reasons


def test_who_has_the_words_between_marks_took_them_though_a_day_slipped():
    """A paper quotes a long speech here and there, whose text bears the day after."""
    quoted = [text for n in (3, 40, 90, 150) for text in (f"“{sentence(n)}”", 500 + n)]
    (edge,) = derived(entry("paper", quoted, "2026-01-01", outlet="Pier"), entry("speech", range(200), "2026-01-02")).edges
    assert (edge.parent, edge.child, edge.kind) == ("speech", "paper", "quotation")
    assert {"has_it_in_marks", "date_set_aside"} <= set(edge.reasons)


def test_an_agency_feeds_a_paper():
    (edge,) = derived(entry("paper", [0, 1, 2, 3], outlet="Daily Pier"), entry("wire", [0, 1, 2, 4], outlet="Reuters")).edges
    assert (edge.parent, edge.child) == ("wire", "paper")
    assert "from_an_agency" in edge.reasons


def test_two_that_credit_an_agency_which_is_not_here_have_both_from_it():
    told = "The mole will be rebuilt, the Northern News Agency reported."
    found = derived(
        entry("a", [told, 0, 1, 2, 3], "2026-01-01", language="en"), entry("b", [told, 0, 1, 2], "2026-01-02", language="en")
    )
    assert found.edges == []
    assert {(a.name, a.kind, a.child) for a in found.absent} == {
        ("Northern News Agency", "credited", "a"),
        ("Northern News Agency", "credited", "b"),
    }
    assert len({a.source for a in found.absent}) == 1


MIXED = {"a": [0, 3, 1, 4, 6, 7, 9, 10], "b": [0, 2, 1, 5, 6, 8, 9, 11], "c": [3, 2, 4, 5, 7, 8, 10, 11]}


def mixed(key: str, *, quoting: Collection[int] = (), day: int = 1) -> Entry:
    """One of three texts of which each two share what the third lacks, and words of its own. quoting: sentences in marks."""
    n: list[int | str] = [f"“{sentence(one)}”" if one in quoting else one for one in MIXED[key]]
    return entry(key, [*n[:2], 100, *n[2:4], 101, *n[4:6], 102, *n[6:], 103], f"2026-01-0{day}")


def test_three_of_which_each_two_share_what_the_third_lacks_have_a_common_source():
    found = derived(*(mixed(key, day=i) for i, key in enumerate(MIXED, 1)))
    assert found.edges == []
    assert {(a.child, a.kind, a.name) for a in found.absent} == {(k, "common", None) for k in "abc"}


def test_of_three_the_one_that_the_other_two_quote_is_the_source_and_none_has_to_be_inferred():
    said = MIXED["c"]
    found = derived(mixed("a", quoting=said), mixed("b", quoting=said), mixed("c"))
    assert found.absent == []
    assert {("c", "a"), ("c", "b")} <= {(e.parent, e.child) for e in found.edges}
    assert derived(mixed("a", quoting=said), mixed("b", day=2), mixed("c", day=3)).absent != []


def test_words_that_agree_in_meaning_alone_tell_no_common_source():
    three = [mixed(key, day=i) for i, key in enumerate(MIXED, 1)]
    otherwise = [replace(one, text=re.sub(r"\b\w", one.id, one.text)) for one in three]  # no word is the same, each in its place
    found = edges(otherwise, shared(three), by_meaning=True)
    assert found.absent == []
    assert found.edges != []


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [((0, 1, 2, 3, 4, 5, 6), "wire_copy"), ((0, 1, 2), "digest"), ((0, 30, 31, 32), "follow_up")],
)
def test_kinds_of_taking_are_told_apart(numbers: tuple[int, ...], kind: str):
    (edge,) = derived(entry("wire", range(8), "2026-01-01"), entry("paper", numbers, "2026-01-02")).edges
    assert edge.kind == kind


def test_a_quotation_and_a_translation_are_told_apart_too():
    wire = entry("wire", range(8), "2026-01-01", language="en")
    (quoted,) = derived(wire, entry("paper", [f"“{sentence(0)}”", 30, 31], "2026-01-02", language="en")).edges
    (abroad,) = derived(wire, entry("paper", [0, 30, 31], "2026-01-02", language="de-AT")).edges
    assert (quoted.kind, abroad.kind) == ("quotation", "translation")
    assert {quoted.kind, abroad.kind} < set(KINDS)


def test_coverage_is_the_share_of_the_childs_words():
    (edge,) = derived(entry("wire", range(8), "2026-01-01"), entry("paper", [0, 1, 30, 31], "2026-01-02")).edges
    assert edge.coverage == pytest.approx(0.5)
    assert 0.5 < edge.confidence < 1


def test_every_reason_that_an_edge_gives_is_explained():
    found = derived(entry("wire", range(8), "2026-01-01"), entry("paper", [0, 1, 30, 31], "2026-01-02"), entry("c", [0, 1, 30]))
    assert {code for e in found.edges for code in e.reasons} <= set(REASONS)


def test_copies_of_one_text_all_come_from_the_first():
    copies = [entry(f"d{i}", range(4), f"2026-01-0{i}") for i in range(1, 6)]
    assert pairs(*copies) == {("d1", f"d{i}") for i in range(2, 6)}


def test_no_document_stands_above_itself():
    undated = [entry(f"d{i}", [*range(i, i + 5), 100 + i]) for i in range(8)]
    found = derived(*undated).edges
    above = {e.child: e.parent for e in found}
    for key in above:
        met = [key]
        while met[-1] in above:
            assert above[met[-1]] not in met
            met.append(above[met[-1]])


def test_an_archive_without_passages_has_no_edges():
    assert derived(entry("a", [0]), entry("b", [1])) == Derived([], [])


def test_work_grows_with_the_archive():
    def work(n: int) -> None:
        archive = []
        for k in range(n * 6):
            archive += [entry(f"a{k}", range(k * 10, k * 10 + 4), "2026-01-01"), entry(f"b{k}", range(k * 10, k * 10 + 3))]
        rows = [(2 * k, 2 * k + 1, 0, 250, 0, 250) for k in range(n * 6)]
        edges(archive, Table(np.array(rows, dtype=np.int64)))

    assert in_proportion(work, 4)


def test_of_two_that_have_the_same_words_alike_the_wording_does_not_tell():
    found = derived(
        entry("a", [0, 1, 2, 3, 10], "2026-01-01"),
        entry("b", [0, 1, 2, 3, 20], "2026-01-01"),
        entry("c", [0, 1, 2, 3, 30], "2026-01-02"),
    )
    (edge,) = (e for e in found.edges if e.child == "c")
    assert "holds_as_much" in edge.reasons


def test_of_two_that_have_the_same_words_the_one_with_the_same_cuts_is_the_parent():
    found = derived(
        entry("wire", [0, 90, 1, 91, 2, 92, 3, 93], "2026-01-01"),
        entry("paper", [0, 1, 2, 3, 94, 95, 96, 97], "2026-01-01"),
        entry("blog", [0, 1, 2, 3, 30], "2026-01-02"),
    )
    (edge,) = (e for e in found.edges if e.child == "blog")
    assert (edge.parent, "same_cuts" in edge.reasons) == ("paper", True)


def test_without_dates_the_wording_of_several_gives_the_order():
    found = derived(
        entry("wire", range(10)), entry("paper", [*range(6), 50, 51, 52]), entry("blog", [2, 3, 50, 51, 60]),
        entry("letter", [0, 1, 50, 52, 61]),
    )  # fmt: skip
    assert any("order_by_wording" in e.reasons for e in found.edges)


def test_of_two_the_one_that_says_it_has_it_from_somebody_is_the_later():
    told = "The mole will be rebuilt, the Northern News Agency reported."
    found = derived(entry("a", [told, 0, 1, 2, 3], language="en"), entry("b", [0, 1, 2, 3, 7], language="en"))
    (edge,) = found.edges
    assert (edge.parent, edge.child) == ("b", "a")
    assert "passes_on" in edge.reasons


def test_an_agency_in_full_and_by_its_initials_is_one_source():
    told = {
        "a": "the Halvoran Press Bureau (HPB) reported.",
        "b": "the Halvoran Press Bureau said.",
        "c": "a clerk of the Halvoran Press Bureau (HPB) wrote. It is so, HPB said.",
    }
    days = {"a": "2026-01-01", "b": "2026-01-02", "c": "2026-01-03"}
    found = derived(*(entry(k, [f"The mole is rebuilt, {told[k]}", 0, 1, 2], days[k], language="en") for k in told))
    assert {(a.source, a.name, a.child) for a in found.absent} == {("absent:hpb", "HPB", k) for k in "abc"}
    assert found.edges == []


def test_an_outlet_of_the_archive_is_the_one_that_its_initials_credit():
    wire = entry("wire", [0, 1, 2, 3], "2026-01-01", outlet="Halvoran Press Bureau", language="en")
    told = "A clerk of the Press Bureau was there. It is so, the Halvoran Press Bureau (HPB) said."
    found = derived(wire, entry("paper", [told, 0, 1, 2], "2026-01-02", outlet="Pier", language="en"))
    assert (found.absent, [e.parent for e in found.edges]) == ([], ["wire"])


@pytest.mark.parametrize("who", ["Multiple outlets", "Local media", "State television", "Several newspapers"])
def test_outlets_without_a_name_are_no_source_of_their_own(who: str):
    told = f"The mole will be rebuilt. {who} reported it."
    found = derived(
        entry("a", [told, 0, 1, 2, 3], "2026-01-01", language="en"), entry("b", [told, 0, 1, 2], "2026-01-02", language="en")
    )
    assert (found.absent, [(e.parent, e.child) for e in found.edges]) == ([], [("a", "b")])
    undated = derived(entry("a", [told, 0, 1, 2, 3], language="en"), entry("b", [0, 1, 2, 3], language="en"))
    assert "passes_on" in undated.edges[0].reasons, "it says that it has it from somebody"


def test_whom_somebody_told_it_is_a_source():
    told = "The mole will be rebuilt, the governor told the Harbour Gazette."
    found = derived(
        entry("a", [told, 0, 1, 2, 3], "2026-01-01", language="en"), entry("b", [told, 0, 1, 2], "2026-01-02", language="en")
    )
    assert {(a.name, a.child) for a in found.absent} == {("Harbour Gazette", "a"), ("Harbour Gazette", "b")}
