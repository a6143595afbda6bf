from __future__ import annotations

from dataclasses import replace

from headwater.export.rows import content_id, rows
from headwater.model import Comparison

from .conftest import document, span


def shown(comparison: Comparison) -> list[tuple[str, str, str]]:
    def words(pieces):
        return " | ".join(" ".join(p.document.text[p.start : p.end].split()) for p in pieces)

    return [(row.kind, words(row.source), words(row.report)) for row in rows(comparison)]


def test_rows_follow_the_report_and_hold_open_what_only_the_source_has(letter: Comparison):
    assert shown(letter) == [
        ("furniture", "Harbour Gazette", ""),
        ("own", "", "LEE, May 4 -"),
        ("linked", "The work took 40 masons.", "“The work took 14 masons,” | Quill wrote."),
        ("linked", "We shall not raise the fare before winter, | and", "She said that | the fare would be raised before winter."),
        ("omitted", "the old ferry stays.", ""),
        ("rest", "I thank you all.", ""),
        ("unsourced", "", "Gulls were seen."),
        ("linked", "The quay was mended in May.", "The quay was mended in May."),
        ("furniture", "", "Subscribe to our letter."),
    ]


def test_every_letter_of_the_report_stands_in_one_row_and_of_a_source_in_one_at_least(letter: Comparison):
    found = rows(letter)
    ours = sorted(i for row in found for p in row.report for i in range(p.start, p.end))
    assert len(ours) == len(set(ours))
    assert all(letter.report.text[i].isspace() for i in set(range(len(letter.report.text))) - set(ours))
    theirs = {i for row in found for p in row.source for i in range(p.start, p.end)}
    assert not any(letter.source.text[i].isalnum() for i in set(range(len(letter.source.text))) - theirs)


def test_the_sources_order_is_known_of_every_row(letter: Comparison):
    found = rows(letter)
    assert sorted(row.rank for row in found) == list(range(len(found)))
    linked = [row.links[0].id for row in sorted(found, key=lambda r: r.rank) if row.links]
    assert linked == ["L3", "L1", "L2"]


def test_a_moved_row_says_what_it_follows_in_the_source(letter: Comparison):
    last = replace(letter.links[0], id="L1", moved=True)
    found = {row.links[0].id: row for row in rows(replace(letter, links=(last, *letter.links[1:]))) if row.links}
    assert found["L1"].follows == found["L3"].id
    assert found["L3"].follows is None, "nothing stands before it in the source"
    assert found["L2"].follows is None, "it did not move"


def test_an_id_is_made_of_the_words_on_both_sides(letter: Comparison):
    def ids(comparison: Comparison) -> dict[str, str]:
        return {row.links[0].id: row.id for row in rows(comparison) if row.links}

    edited = letter.source.text.replace("40 masons", "41 masons")
    other = replace(letter, sources=(document("x", edited, letter.source.blocks),))
    before, after = ids(letter), ids(other)
    assert before["L1"] != after["L1"], "other words, another link"
    assert before["L2"] == after["L2"], "the same words keep their link wherever the file lies"
    assert content_id("p", ["ab"], ["c"]) != content_id("p", ["a"], ["bc"])


def test_the_same_words_twice_have_two_ids(letter: Comparison):
    source = document("s", "Gulls cry.\n\nThe quay holds.")
    report = document("r", "Gulls cry.\n\nGulls cry.")
    links = tuple(
        replace(letter.links[2], id=f"L{i}", report=replace(span(report, "Gulls cry"), start=at, end=at + 9),
                source=(span(source, "Gulls cry"),))
        for i, at in enumerate((0, 12))
    )  # fmt: skip
    found = rows(replace(letter, sources=(source,), report=report, links=links, unsourced=(), omitted=(), quotations=()))
    ids = [row.id for row in found]
    assert len(ids) == len(set(ids)) == 3
    assert ids[1].removesuffix("-2") == ids[0] or ids[2].removesuffix("-2") == ids[0]


def test_several_sources_keep_their_own_rows(letter: Comparison):
    second = document("second.txt", "The mayor is away. The ferry sails at nine.", title="Notice")
    sources = (letter.source, second)
    links = tuple(replace(x, source=tuple(replace(s, doc=letter.source.id) for s in x.source)) for x in letter.links)
    omitted = (replace(letter.omitted[0], doc=letter.source.id),)
    found = rows(replace(letter, sources=sources, links=links, omitted=omitted))
    rest = [(p.document.id, p.document.text[p.start : p.end]) for r in found for p in r.source if p.document.id == "second.txt"]
    assert rest == [("second.txt", second.text)]
    assert max(found, key=lambda r: r.rank).source[0].document.id == "second.txt"


def test_links_that_overlap_in_the_report_share_a_row(letter: Comparison):
    other = replace(letter.links[0], id="L9", source=(span(letter.source, "I thank you all"),))
    found = [row for row in rows(replace(letter, links=(letter.links[0], other, *letter.links[1:]))) if row.links]
    assert [[x.id for x in row.links] for row in found] == [["L1", "L9"], ["L2"], ["L3"]]
    assert len(found[0].source) == 2


def test_rows_that_moved_together_follow_what_the_first_of_them_follows(letter: Comparison):
    source = document("s", "Gulls cry. The quay holds. The fare stays. Masons sing.")
    report = document("r", "The fare stays. Masons sing. Gulls cry. The quay holds.")
    words = ("The fare stays", "Masons sing", "Gulls cry", "The quay holds")
    links = tuple(
        replace(letter.links[2], id=one, report=span(report, one), source=(span(source, one),), moved=one in words[:2])
        for one in words
    )  # fmt: skip
    found = rows(replace(letter, sources=(source,), report=report, links=links, unsourced=(), omitted=(), quotations=()))
    ids = {row.links[0].id: row.id for row in found}
    follows = {row.links[0].id: row.follows for row in found}
    assert follows == {words[0]: ids[words[3]], words[1]: ids[words[3]], words[2]: None, words[3]: None}
