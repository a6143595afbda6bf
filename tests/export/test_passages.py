from __future__ import annotations

import re
from dataclasses import replace

from headwater.export import cards
from headwater.export.passages import grade, passages
from headwater.export.rows import rows
from headwater.export.wording import Voice
from headwater.model import Comparison, Omission

from .conftest import document


def drawn(comparison: Comparison) -> dict[str, str]:
    """Each row's markup by its id."""
    found = rows(comparison)
    text = passages(comparison, found, cards.ids(comparison), Voice())
    parts = re.split(r'(?=<li class="row|<li id="[pnof]-)', text)
    return {m[1]: part for part in parts if (m := re.search(r'id="([pnof]-[0-9a-f-]+)"', part))}


def row_id(comparison: Comparison, link: str) -> str:
    return next(row.id for row in rows(comparison) if any(x.id == link for x in row.links))


def test_a_quotation_has_its_chip_in_the_row_that_it_begins_in(letter: Comparison):
    text = drawn(letter)
    holders = [id for id, part in text.items() if 'class="card"' in part]
    assert holders == [row_id(letter, "L1")]


def test_a_row_has_both_sides_and_the_words_that_differ_marked_on_each(letter: Comparison):
    part = drawn(letter)[row_id(letter, "L1")]
    assert re.search(r'<del class="major"[^>]*>.*?40<', part)
    assert re.search(r'<ins class="major"[^>]*>.*?14<', part)
    assert "! number" in part
    assert '<span class="own" title="attribution">Quill wrote.</span>' in part


def test_what_stands_on_one_side_only_has_a_gap_that_says_its_size(letter: Comparison):
    text = " ".join(drawn(letter).values())
    assert "<b>− omitted</b>: 4 words" in text
    assert "commitment, part of a linked sentence" in text.replace(" left out", "")
    assert "<b>+ no source</b>: 3 words" in text
    assert "dateline, needs no source" in text


def test_a_moved_row_leads_to_the_one_that_it_follows_in_the_source(letter: Comparison):
    moved = replace(letter, links=(replace(letter.links[0], moved=True), *letter.links[1:]))
    part = drawn(moved)[row_id(moved, "L1")]
    assert f'href="#{row_id(moved, "L3")}"' in part
    assert "◇" in part


def test_the_rest_of_a_long_part_opens_and_nothing_of_it_is_lost(letter: Comparison):
    sentences = " ".join(f"The masons mended wall number {i} of the old quay." for i in range(20))
    source = document("s", f"{letter.source.text}\n{sentences}\n")
    start = source.text.index("The masons mended")
    long = replace(letter, sources=(source,), omitted=(Omission(start, start + len(sentences), "passage"),))
    part = next(p for p in drawn(long).values() if 'class="more"' in p)
    head = re.search(r"<summary>(.*?)<span", part)
    assert head
    assert head[1].rstrip().endswith("quay."), "it is cut behind a sentence"
    assert len(head[1]) < 400
    words = re.sub(r"<[^>]*>", " ", part).replace("… show all", " ")
    assert " ".join(words.split()).startswith(f"Source {sentences}")


def test_the_gravest_change_grades_a_row(letter: Comparison):
    grades = {row.links[0].id: grade(row) for row in rows(letter) if row.links}
    assert grades == {"L1": "major", "L2": "major", "L3": ""}


def test_words_of_several_sources_are_named_by_their_source(letter: Comparison):
    second = document("notes/second.txt", "The mayor is away.")
    links = tuple(replace(x, source=tuple(replace(s, doc=letter.source.id) for s in x.source)) for x in letter.links)
    omitted = tuple(replace(o, doc=letter.source.id) for o in letter.omitted)
    text = " ".join(drawn(replace(letter, sources=(letter.source, second), links=links, omitted=omitted)).values())
    assert "Source 1, Harbour Gazette" in text
    assert "Source 2, second.txt" in text
