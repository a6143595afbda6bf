"""Small invented archives, each with a kind of descent that newsrooms have: what can be decided is found."""

from __future__ import annotations

import numpy as np
import pytest

from headwater.corpus.rows import Entry
from headwater.lineage.edges import Derived, edges
from tests.lineage.making import Table, entry, sentence, shared


def derived(entries: list[Entry]) -> Derived:
    return edges(entries, shared(entries))


def parents(found: Derived) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for e in found.edges:
        out.setdefault(e.child, set()).add(e.parent)
    return out


def test_a_corrected_report_is_the_parent_of_those_that_have_the_correction():
    wrong, right = sentence(1), sentence(1).replace(sentence(1).split()[3], "forty")
    found = derived([
        entry("wire", [0, wrong, 2, 3, 4], "2026-03-04T09:00:00Z", outlet="NNA"),
        entry("early", [0, wrong, 3, 4, 50], "2026-03-04T12:00:00Z", outlet="Courier"),
        entry("corrected", [90, 0, right, 2, 3, 4], "2026-03-04T13:00:00Z", outlet="NNA"),
        entry("late", [0, right, 2, 4, 60], "2026-03-04T16:00:00Z", outlet="Herald"),
    ])  # fmt: skip
    assert parents(found) == {"early": {"wire"}, "corrected": {"wire"}, "late": {"corrected"}}


def test_a_newsroom_writes_on_from_its_own_report():
    found = derived([
        entry("other", [0, 1, 2], "2026-03-01", outlet="Lantern"),
        entry("own", [0, 1, 2, 3], "2026-03-01", outlet="NNA"),
        entry("later", [40, 41, 2, 42], "2026-03-06", outlet="NNA"),
    ])  # fmt: skip
    assert parents(found)["later"] == {"own"}
    assert "same_outlet" in next(e for e in found.edges if e.child == "later").reasons


def test_a_text_of_which_nothing_is_known_is_a_copy_and_no_source():
    found = derived([
        entry("first", [0, 1, 2, 3], "2026-05-19", outlet="Daily"),
        entry("stray", [0, 1, 2]),
        entry("joined", [70, 0, 2, 71], "2026-05-20", outlet="Region"),
    ])  # fmt: skip
    assert parents(found) == {"stray": {"first"}, "joined": {"first"}}


def test_a_stray_copy_without_the_credit_is_not_taken_for_what_is_credited():
    said = "The vote was held at night, the Interfax news agency reported."
    found = derived([
        entry("ledger", [said, 0, 1, 2], "2026-06-12", outlet="Ledger", language="en"),
        entry("star", [0, 1, 4, "This was reported by Interfax."], "2026-06-13", outlet="Star", language="en"),
        entry("stray", [0, 1, 2], language="en"),
    ])  # fmt: skip
    assert parents(found) == {"stray": {"ledger"}}
    assert {(a.name, a.child) for a in found.absent} == {("Interfax", "ledger"), ("Interfax", "star")}


def quoted(number: int) -> str:
    return f"“ {sentence(number)} ” the mayor said"


@pytest.mark.parametrize(
    ("report", "kind"),
    [
        ([quoted(0), quoted(1), quoted(2), 50], "quotation"),
        ([0, 1, 2, 50], "wire_copy"),
        ([0, 1, 50, 51, 2], "digest"),
        ([0, 50, 51, 52], "follow_up"),
    ],
)
def test_what_was_taken_is_told_apart(report: list[int | str], kind: str):
    speech = entry("speech", [0, 1, 2], "2026-04-01")
    found = derived([speech, entry("report", report, "2026-04-02")])
    assert [(e.parent, e.kind) for e in found.edges] == [("speech", kind)]


def test_who_has_the_wording_is_nearer_than_who_has_the_meaning():
    speech = entry("speech", [0, 1, 2], "2026-04-03", language="de")
    translation = entry("translation", [sentence(n, 13) + " x" for n in (100, 101, 102)], "2026-04-04", language="en")
    report = entry("report", [0, 50, 51], "2026-04-05", language="de")
    rows = shared([speech, translation, report]).rows.tolist()
    first = [len(e.text.split("\n")[0]) for e in (translation, report)]
    rows += [[0, 1, 0, len(speech.text), 0, len(translation.text)], [1, 2, 0, first[0], 0, first[1]]]
    found = edges([speech, translation, report], Table(np.array(rows, dtype=np.int64)))
    assert parents(found) == {"translation": {"speech"}, "report": {"speech"}}
    assert next(e for e in found.edges if e.child == "translation").kind == "translation"
