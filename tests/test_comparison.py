"""Comparisons from end to end, as a user of the package makes them: what holds of any texts, and what a result says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import headwater
from headwater.comparison import links_of
from headwater.contract import comparison_faults
from headwater.errors import HeadwaterError, UsageError
from headwater.model import Comparison, Document, Link, Span
from headwater.text.encoder import built_in

LETTER = """The mayor's letter

My dear neighbours,

The new bridge over the Lee opens on Monday at noon.

We shall not raise the fare before the year is out. The work on the quay cost 4.2 million crowns.

Two of our masons lost their lives in the March storm, and we mourn them. Their names will stand on the eastern pillar.

Nobody is to cross before the engineers have weighed the deck with forty lorries of wet sand.
"""
REPORT = """ORRIN, May 4. /Valley Press/. "The new bridge over the Lee opens on Monday at noon," Mayor Ada Quill wrote to the town.

She promised that the fare would not be raised before the year is out.

The Lee is the longest river of the county and freezes in most winters.
"""
# Sentences of one story, so that random texts have something in common, and pieces that offsets stumble over.
SENTENCES = (
    "The new bridge over the Lee opens on Monday at noon.",
    "We shall not raise the fare before the year is out.",
    "Die neue Brücke über die Lee wird am Montag um zwölf Uhr geöffnet.",
    "새 다리는 월요일 정오에 열린다.",
    "新大桥将于星期一中午开放。",
    "“We mourn two masons,” she said.",
    "The quay cost 4.2 million crowns 🌉.",
    "Cafe\u0301 owners cheered; the re\u0301gion paid.",
    "No.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).flatmap(
    lambda lines: st.sampled_from([" ", "\n", "\n\n", "\r\n", "\r\n\r\n"]).map(lambda gap: gap.join(lines))
)
few = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def letter() -> Comparison:
    return headwater.compare(LETTER, REPORT)


def said(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def linked(comparison: Comparison, words: str) -> Link | None:
    """The link that holds the words of the report."""
    at = comparison.report.text.index(words)
    return next((link for link in comparison.links if link.report.start <= at < link.report.end), None)


@few
@given(texts, texts)
def test_of_any_two_texts_the_result_keeps_the_contract(source: str, report: str):
    assert comparison_faults(headwater.compare(source, report)) == []


@few
@given(st.lists(texts, min_size=2, max_size=3), texts)
def test_of_several_sources_too(sources: list[str], report: str):
    assert comparison_faults(headwater.compare(sources, report)) == []


@few
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_noise_is_compared_or_refused(source: str, report: str):
    try:
        comparison = headwater.compare(source, report)
    except HeadwaterError:
        assert not source.strip() or not report.strip() or not (source + report).isprintable()
    else:
        assert comparison_faults(comparison) == []


@few
@given(texts)
def test_a_text_against_itself_is_verbatim_throughout_and_nothing_is_left_out(text: str):
    comparison = headwater.compare(text, text)
    assert {link.relation for link in comparison.links} == {"verbatim"}
    assert comparison.omitted == ()


@few
@given(texts, texts)
def test_the_same_texts_give_the_same_result(source: str, report: str):
    assert headwater.compare(source, report).to_dict() == headwater.compare(source, report).to_dict()


@pytest.mark.parametrize(
    "text",
    [LETTER, REPORT, LETTER.replace("\n", "\r\n"), "One."],
)
def test_a_whole_document_against_itself_has_no_gap_on_either_side(text: str):
    comparison = headwater.compare(text, text)
    assert comparison.links
    assert {link.relation for link in comparison.links} == {"verbatim"}
    assert not any(link.moved for link in comparison.links)
    assert comparison.omitted == ()


def test_the_same_words_are_linked_as_verbatim(letter):
    link = linked(letter, "new bridge")
    assert link is not None
    assert link.relation == "verbatim"
    assert [said(letter.source, s) for s in link.source] == ["The new bridge over the Lee opens on Monday at noon."]


def test_indirect_speech_is_linked_to_what_was_said(letter):
    link = linked(letter, "the fare would not be raised")
    assert link is not None
    assert any("We shall not raise the fare" in said(letter.source, s) for s in link.source)


def test_the_links_alone_are_those_of_the_comparison_without_their_changes(letter):
    source, report = letter.sources[0], letter.report
    assert any(x.changes for x in letter.links)
    assert links_of(source, report, encoder=built_in()) == tuple(replace(x, changes=()) for x in letter.links)


def test_what_the_source_does_not_say_is_background(letter):
    assert linked(letter, "longest river") is None
    at = letter.report.text.index("longest river")
    assert [u.reason for u in letter.unsourced if u.start <= at < u.end] == ["background"]


def test_what_the_report_does_not_tell_is_left_out(letter):
    left_out = " ".join(letter.source.text[o.start : o.end] for o in letter.omitted)
    assert "Two of our masons lost their lives" in left_out
    assert "forty lorries" in left_out
    assert "new bridge" not in left_out


def test_attributions_and_datelines_need_no_source(letter):
    reasons = {letter.report.text[u.start : u.end]: u.reason for u in letter.unsourced}
    assert [r for words, r in reasons.items() if "ORRIN" in words] == ["dateline"]
    assert [r for words, r in reasons.items() if "Quill wrote" in words] == ["attribution"]


def test_a_quotation_names_the_link_that_it_lies_in(letter):
    for quotation, words in zip(letter.quotations, ("new bridge", "the fare would not"), strict=True):
        link = linked(letter, words)
        assert link is not None
        assert quotation.links == (link.id,)


def test_offsets_count_code_points_whatever_stands_before():
    before = "🌉👩‍👩‍👧 e\u0301\r\n\r\n"
    comparison = headwater.compare(LETTER, before + "The new bridge over the Lee opens on Monday at noon.")
    (link,) = comparison.links
    assert said(comparison.report, link.report) == "The new bridge over the Lee opens on Monday at noon."


def test_another_language_is_linked_without_translating():
    comparison = headwater.compare(
        LETTER, "Die neue Brücke über die Lee wird am Montag um zwölf Uhr eröffnet, teilte die Stadt mit."
    )
    link = linked(comparison, "neue Brücke")
    assert link is not None
    assert link.relation == "translated"
    assert "bridge" in said(comparison.source, link.source[0])


def test_two_sources_are_told_apart():
    answers = "Answers to questions\n\nThe lamps on the deck will burn until midnight from the first of June."
    report = "The new bridge over the Lee opens on Monday at noon.\n\nFrom 1 June the lamps on the deck will burn until midnight."
    comparison = headwater.compare([LETTER, answers], report)
    bridge, lamps = linked(comparison, "bridge"), linked(comparison, "lamps")
    assert bridge is not None
    assert lamps is not None
    assert {s.doc for s in bridge.source} == {comparison.sources[0].id}
    assert {s.doc for s in lamps.source} == {comparison.sources[1].id}
    assert {o.doc for o in comparison.omitted} <= {d.id for d in comparison.sources}


def test_one_source_given_twice_is_two_documents():
    comparison = headwater.compare([LETTER, LETTER], REPORT)
    assert len({d.id for d in comparison.sources}) == 2
    assert comparison_faults(comparison) == []


def test_without_a_source_there_is_nothing_to_compare_with():
    with pytest.raises(UsageError, match="no source"):
        headwater.compare([], REPORT)


def test_a_path_is_a_file_and_a_string_never_is(tmp_path: Path):
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, "utf-8")
    assert headwater.compare(file, REPORT).source.text == LETTER
    assert headwater.compare(str(file), REPORT).source.text == str(file)


def test_progress_rises_from_the_start_to_the_end():
    told: list[tuple[str, float]] = []
    headwater.compare(LETTER, REPORT, progress=lambda what, share: told.append((what, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert all(what for what, _ in told)


def test_a_result_says_what_made_it(letter):
    assert letter.made["headwater"] == headwater.__version__
    assert set(letter.made) == {"headwater", "encoder", "settings_sha256"}


def test_a_language_that_cannot_be_told_is_named_as_unchecked():
    assert any("language" in what for what in headwater.compare("Abc.", "Xyz.").unchecked)


def test_that_indirect_quotations_were_not_looked_for_is_said_of_a_language_without_cue_words(letter):
    report = headwater.document("Bron öppnar på måndag, skrev borgmästaren till dalen.", language="sv", id="bro")
    (said,) = (what for what in headwater.compare(LETTER, report).unchecked if "indirect" in what)
    assert said.startswith("bro: indirect quotations were not looked for")
    assert not any("indirect" in what for what in letter.unchecked)


def test_the_summary_counts_the_quotations_with_their_verdicts(letter):
    forms, verdicts = letter.summary["quotation_forms"], letter.summary["verdicts"]
    assert sum(forms.values()) == sum(verdicts.values()) == letter.summary["quotations"] == len(letter.quotations)


def test_a_headline_is_linked_beside_the_line_that_says_the_same():
    source = "\n\n".join((
        "The harbour board met on Monday in Corvell.",
        "It decided to close the old swing bridge for repairs from June to September.",
        "The ferry will carry passengers in the meantime at half the fare.",
        "The board thanked the volunteers who had painted the lighthouse.",
        "It heard a report on the dredging of the inner basin, which costs more than planned.",
        "Two new pilots took their oath.",
        "The next meeting is in July, when the members will visit the new crane at the northern quay.",
    ))  # fmt: skip
    report = "\n\n".join((
        "Corvell shuts bridge for summer repairs",
        "CORVELL, May 3 - The old swing bridge will be closed for repairs from June to September, the board decided on Monday.",
        "Nobody knows how the bakers on the far bank will get their flour.",
    ))  # fmt: skip
    links = headwater.compare(source, report).links
    places = {report[x.report.start : x.report.end][:16]: {source[s.start : s.end] for s in x.source} for x in links}
    assert any("swing bridge" in said for said in places["Corvell shuts br"])
    assert len(links) >= 2
