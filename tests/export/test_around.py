"""What an application puts around the parts of a page: addresses, what people said, times. A file on its own has none of it."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.export.around import Around, Beside
from headwater.export.markup import tag
from headwater.export.page import asset, page, parts
from headwater.export.wording import Voice
from headwater.model import Comparison, Omission

from .conftest import document
from .test_page import Reader

FULL = Around(
    document=lambda d: f"/text/{d.text_sha256}",
    link=lambda link, row: Beside(tag("i", f"head {link.id} {row}"), tag("i", f"foot {link.id} {row}")),
    quotation=lambda q, card: Beside(tag("i", f"head {q.id} {card}"), tag("i", f"foot {q.id} {card}")),
    gap=lambda row: f"/gap/{row}",
    embed=lambda id: f"/embed/{id}",
    time=lambda _d, at: 60.0 + at,
)


def long(letter: Comparison) -> Comparison:
    """A part left out that is longer than a page shows at once."""
    words = " ".join(f"Stone number {n} lies by the wall." for n in range(40))
    source = document("letter.txt", f"{letter.source.text}\n{words}\n")
    start = source.text.index("Stone number 0")
    return replace(letter, sources=(source,), omitted=(Omission(start, start + len(words), "passage"),))


def test_the_parts_put_together_are_the_page(letter: Comparison):
    made, whole = parts(letter, Voice()), page(letter)
    for part in (made.top, made.main, made.edge, made.foot, made.said, f"<style>{asset('page.css')}{made.order}</style>"):
        assert part in whole


def test_what_stands_with_a_finding_is_in_its_summary_and_at_its_end(letter: Comparison):
    main = parts(letter, Voice(around=FULL)).main
    assert Reader(main).wrong == []
    cards = re.findall(r'<details class="card" id="([^"]+)"><summary>(.*?)</summary>(.*?)</details>', main, re.DOTALL)
    assert [(f"head q1 {id}" in head, f"foot q1 {id}" in inside) for id, head, inside in cards] == [(True, True)]
    for link in letter.links:
        row = re.search(rf"head {link.id} ([\w-]+)<", main)
        assert row
        assert f"foot {link.id} {row[1]}" in main
        assert f'id="{row[1]}"' in main


def test_documents_rows_and_cards_have_their_addresses_and_times(letter: Comparison):
    made = parts(letter, Voice(around=FULL))
    assert f'<a href="/text/{letter.report.text_sha256}">' in made.top
    ids = re.findall(r'href="/embed/([pq]-[^"]+)"', made.main)
    assert len(ids) == 4
    assert all(f'id="{id}"' in made.main for id in ids)
    assert '<p class="time">0:01:' in made.main


def test_the_words_of_a_long_gap_are_elsewhere_where_there_is_an_address_for_them(letter: Comparison):
    book = long(letter)
    here, elsewhere = parts(book, Voice()).main, parts(book, Voice(around=FULL)).main
    assert "Stone number 20" in here
    assert "Stone number 0" in elsewhere
    assert "Stone number 20" not in elsewhere
    [link] = re.findall(r'<a href="/gap/([^"]+)" class="elsewhere">', elsewhere)
    assert f'<li id="{link}" class="row omitted' in elsewhere


def test_a_file_on_its_own_has_none_of_it(letter: Comparison):
    read = Reader(page(letter))
    assert [h for h in read.all("href") if h.startswith("/")] == []
    assert "embed" not in page(letter)
    assert '<p class="time">' not in page(letter)
