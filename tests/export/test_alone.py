"""One row or quotation on its own: its cells and changes as markup, and in words for where that is not shown."""

from __future__ import annotations

from headwater.export import alone
from headwater.export.rows import rows
from headwater.export.wording import Voice
from headwater.model import Comparison

from .test_page import Reader


def test_a_row_has_both_cells_its_changes_and_how_it_relates(letter: Comparison):
    [row] = [r for r in rows(letter) if any(x.id == "L1" for x in r.links)]
    made = alone.passage(letter, row, Voice())
    assert Reader(made).wrong == []
    assert "40" in made
    assert "14" in made
    assert "edited" in made
    assert "Gulls" not in made
    told = alone.passage_in_words(letter, row)
    assert told == "Quay mended: “The work took 14 masons,” Source, A letter to the town: “The work took 40 masons.” (edited)"


def test_what_stands_on_one_side_only_is_told_as_that(letter: Comparison):
    told = {row.kind: alone.passage_in_words(letter, row) for row in rows(letter) if not row.links}
    assert told["unsourced"] == "Quay mended: “Gulls were seen.” (no source here)"
    assert told["omitted"] == "Source, A letter to the town: “the old ferry stays.” (left out of the report)"
    [left] = [row for row in rows(letter) if row.kind == "omitted"]
    assert "the old ferry stays" in alone.left_out(left)


def test_a_quotation_has_its_verdict_and_both_places(letter: Comparison):
    [quotation] = letter.quotations
    made = alone.quotation(letter, quotation, Voice())
    assert Reader(made).wrong == []
    assert "altered" in made
    assert "Ada Quill" in made
    assert "In the source" in made
    told = alone.quotation_in_words(letter, quotation)
    assert told == "Quay mended: “The work took 14 masons” Source, A letter to the town: “The work took 40 masons” (altered)"


def test_the_frame_escapes_what_it_is_given():
    made = alone.frame('https://h.example/"x', "https://h.example/#<", "<script>alert(1)</script>", 'a "title"')
    read = Reader(made)
    assert read.wrong == []
    assert [t for t, _ in read.elements] == ["iframe", "blockquote", "p", "p", "a"]
    assert dict(read.elements)["iframe"]["sandbox"] == "allow-popups allow-same-origin"
