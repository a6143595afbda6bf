"""How the page reads: without a script, on a narrow screen, in the dark, on paper, in two directions, with several sources."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from headwater.model import Comparison

from .cases import hebrew, two_sources
from .conftest import Opener

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None, selector
    return {**found, "right": found["x"] + found["width"], "bottom": found["y"] + found["height"]}


def luminance(colour: str) -> float:
    """Of `rgb(r, g, b)`, 0 to 1, unweighted: enough to tell paper from ink."""
    return sum(float(part) for part in colour[4:-1].split(",")[:3]) / 765


def test_source_and_report_of_a_row_stand_side_by_side_and_the_answer_is_in_sight(opened: Opener, letter: Comparison):
    page = opened(letter)
    assert box(page, ".row.major > .s")["right"] < box(page, ".row.major > .r")["x"]
    assert box(page, ".row.major > .s")["y"] == box(page, ".row.major > .r")["y"]
    brief = page.locator(".brief").inner_text()
    for finding in ("2 changes of meaning", "1 passage of the report has no source here", "Left out: 1 phrase"):
        assert finding in brief
    assert box(page, ".summary li:nth-child(3)")["bottom"] < 800


@pytest.mark.parametrize("script", [True, False])
def test_the_views_switch_with_and_without_a_script(opened: Opener, letter: Comparison, script: bool):
    page = opened(letter, script=script)
    seen = {
        "view-side": (True, True, True), "view-changes": (True, False, False), "view-left-out": (False, True, False),
        "view-quotations": (False, False, True),
    }  # fmt: skip
    for view, expected in seen.items():
        page.locator(f"label[for={view}]").click()
        for place, visible in zip((".rows", ".omissions", "table"), expected, strict=True):
            expect(page.locator(place)).to_be_visible(visible=visible)
        expect(page.locator(".bar")).to_be_visible()
    page.locator("label[for=view-changes]").click()
    expect(page.locator(".row.major")).to_have_count(2)
    expect(page.locator(".row:visible")).to_have_count(2)


def test_the_filters_and_the_order_work_without_a_script(opened: Opener, letter: Comparison):
    page = opened(letter, script=False)
    for box_id, kind in (("show-omitted", "omitted"), ("show-unsourced", "unsourced")):
        expect(page.locator(f".row.{kind}")).to_be_visible()
        page.locator(f"label[for={box_id}]").click()
        expect(page.locator(f".row.{kind}")).to_be_hidden()
    moved, other = ".row.moved", ".row.major >> nth=0"
    assert box(page, moved)["y"] > box(page, other)["y"]
    page.locator("label[for=by-source]").click()
    expect(page.locator("#by-source")).to_be_checked()
    assert box(page, moved)["y"] < box(page, other)["y"]


def test_without_a_script_all_of_both_texts_is_there_and_cards_open(opened: Opener, letter: Comparison):
    page = opened(letter, script=False)
    rows = page.locator(".rows").inner_text()
    for text in (letter.source.text, letter.report.text):
        for word in text.split():
            assert word.strip(".,“”-") in rows
    card = page.locator("details.card")
    card.locator("summary").click()
    expect(card.locator(".inside")).to_be_visible()


def test_shades_are_marked_only_on_demand(opened: Opener, letter: Comparison):
    """The tense is without weight: only `Every difference` draws it; a change of meaning is drawn with its sign in each."""
    page = opened(letter)
    mark = page.locator(".row ins.none").first
    for choice, drawn in (("mark-grave", "none"), ("mark-shades", "none"), ("mark-all", "dotted")):
        page.locator(f"label[for={choice}]").click()
        expect(mark).to_have_css("border-bottom-style", drawn)
        grave = page.locator(".row ins.major").first
        assert grave.evaluate("e => getComputedStyle(e, '::before').content").startswith('"+"')


@pytest.mark.parametrize(("rendering", "choice"), [("same_text", "mark-shades"), ("second_translation", "mark-grave")])
def test_another_rendering_is_not_marked_all_over_from_the_start(opened: Opener, letter: Comparison, rendering: str, choice: str):
    expect(opened(replace(letter, rendering=rendering)).locator(f"#{choice}")).to_be_checked()


@pytest.mark.parametrize("width", [320, 360, 640, 1280])
def test_no_width_scrolls_sideways(opened: Opener, letter: Comparison, sample_pages: dict[str, Path], width: int):
    for what in (letter, hebrew(letter), two_sources(letter), sample_pages["altered"]):
        page = opened(what, width=width)
        for view in ("view-quotations", "view-left-out", "view-side"):
            page.locator(f"label[for={view}]").click()
            assert page.evaluate(SIDEWAYS) <= 0
        page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
        assert page.evaluate(SIDEWAYS) <= 0


def test_a_narrow_screen_has_one_column_with_the_sides_named(opened: Opener, letter: Comparison):
    page = opened(letter, width=360)
    source, report = box(page, ".row.major > .s"), box(page, ".row.major > .r")
    assert source["bottom"] <= report["y"]
    assert page.locator(".row.major > .s > .side").first.is_visible()


def test_it_is_dark_where_the_reader_has_it_dark(opened: Opener, letter: Comparison):
    ink_and_paper = "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    light, dark = (opened(letter, dark=d).evaluate(ink_and_paper) for d in (False, True))
    assert luminance(light[0]) < 0.3 < 0.9 < luminance(light[1])
    assert luminance(dark[1]) < 0.2 < 0.7 < luminance(dark[0])


@pytest.mark.parametrize("script", [True, False])
def test_on_paper_nothing_is_cut_and_the_cards_are_open(opened: Opener, letter: Comparison, script: bool):
    page = opened(letter, script=script)
    pdf = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = ""
    for sheet in pdf:
        words = sheet.get_textpage()
        text += words.get_text_range() + "\n"
        width, height = sheet.get_size()
        for i in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(i)
            assert 0 <= left <= right <= width
            assert 0 <= bottom <= top <= height
        words.close()
        sheet.close()
    pdf.close()
    flat = " ".join(text.split())
    for line in (*letter.source.text.splitlines(), *letter.report.text.splitlines()):
        for word in line.split():
            assert word.strip(".,“”-") in flat
    assert "What differs" in flat
    assert "another number than the source" in flat
    assert "Side by side" not in flat


def test_on_paper_there_is_one_column(opened: Opener, letter: Comparison):
    page = opened(letter)
    page.emulate_media(media="print")
    assert box(page, ".row.major > .s")["bottom"] <= box(page, ".row.major > .r")["y"]
    assert box(page, ".row.major > .s")["x"] == box(page, ".row.major > .r")["x"]


def test_each_text_runs_in_its_own_direction_and_the_sides_stay(opened: Opener, letter: Comparison):
    page = opened(hebrew(letter))
    cells = page.locator(".row.major").first
    assert cells.locator(".s .text").evaluate("e => getComputedStyle(e).direction") == "ltr"
    report = cells.locator(".r .text")
    assert report.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert report.get_attribute("lang") == "he"
    inner, outer = box(page, ".row.major > .r ins"), box(page, ".row.major > .r .text")
    first = report.evaluate(
        """e => { const r = document.createRange(); r.selectNodeContents(e.querySelector('p'));
                  return Math.max(...[...r.getClientRects()].map(b => b.right)); }"""
    )
    assert abs(first - outer["right"]) < 2, "a right-to-left line begins at the right"
    assert outer["x"] < inner["x"] < outer["right"]
    assert box(page, ".row.major > .s")["right"] < outer["x"]


def test_each_passage_says_which_of_several_sources_it_is_from(opened: Opener, letter: Comparison):
    page = opened(two_sources(letter))
    assert page.locator("header .document").count() == 3
    assert page.locator(".row.linked > .s .from").all_inner_texts() == [
        "Source 1, Harbour Gazette", "Source 1, Harbour Gazette", "Source 2, Town Council",
    ]  # fmt: skip
    assert "Source 2, Town Council" in page.locator(".omissions").inner_text()


def test_gaps_say_how_much_is_missing_and_the_omissions_have_their_list(opened: Opener, letter: Comparison):
    page = opened(letter)
    assert "omitted: 4 words" in page.locator(".row.omitted .gap").inner_text()
    assert "no source: 3 words" in page.locator(".row.unsourced .gap").inner_text()
    link = page.locator(".omissions a").first
    link.click()
    expect(page.locator(".row.omitted")).to_be_focused()


def test_ribbons_tie_the_focused_row_and_lead_a_moved_one_to_its_place(opened: Opener, letter: Comparison):
    page = opened(letter)
    assert page.locator(".ribbon path").count() == 0
    page.keyboard.press("n")
    expect(page.locator(".ribbon path")).to_have_count(1)
    page.keyboard.press("m")
    expect(page.locator(".row.moved")).to_be_focused()
    tie = box(page, ".ribbon .tie-band")
    assert tie["x"] >= box(page, ".row.moved > .s")["right"]
    assert tie["right"] <= box(page, ".row.moved > .r")["x"]


def test_the_bar_at_the_edge_has_a_mark_for_each_row_and_leads_there(opened: Opener, letter: Comparison):
    page = opened(letter)
    marks = page.locator(".edge a")
    assert marks.count() == page.locator(".row.linked, .row.omitted, .row.unsourced").count()
    last = page.locator(".edge a.major:has(rect)").last
    last.locator("rect").last.click()
    expect(page.locator(last.get_attribute("href") or "")).to_be_focused()
