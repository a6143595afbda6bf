"""The comparison and what stands beside it (apparatus, embeds, trace, story) in a real browser, over a Library with the samples."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from statistics import median

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from headwater.export.page import KEYS
from headwater.library import Library
from headwater.model import Document
from headwater.reading import document, read
from headwater.web import comparing
from headwater.web.serving import Serving

from .app import Browsing, browsing, serious, serving
from .conftest import SAMPLES
from .test_speed import PRESS

FOCUS = "document.activeElement.closest('.row, details')?.id ?? ''"
PAGES = ("card", "translated", "hebrew", "several", "row", "quotation", "code", "gap", "apparatus", "trace", "story")


def _sample(name: str, **known: str) -> Document:
    return replace(read(SAMPLES / name), id=name, **known)


DOCUMENTS = {
    "source": _sample("source.txt", outlet="Stenmor Lantern"),
    "altered": _sample("report-altered.txt", outlet="Eastgate Examiner", published="2031-03-04"),
    "ko": _sample("report-ko.txt"),
    "letter": document("The quay was mended in May. The work took 40 masons.\n\nI thank you all.\n", id="letter.txt", language="en",
                       title="A letter"),
    "he": document("הרציף תוקן במאי. בעבודה השתתפו 14 בנאים.\n", id="he.txt", language="he", title="הרציף תוקן"),
}  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("compared") / "press.headwater") as made:
        made.add(list(DOCUMENTS.values()))
        made.encode()
        yield made


@pytest.fixture(scope="module")
def base(library: Library) -> Iterator[str]:
    with serving(library, Serving(reads_at_once=100_000, writes_at_once=100_000, patience_seconds=60)) as address:
        yield address


@pytest.fixture
def reader(browser: Browser, base: str, library: Library) -> Iterator[Browsing]:
    try:
        with browsing(browser, base) as found:
            yield found
    finally:
        for one in library.decisions():
            library.undo(one.id, who="the test")


def sha(name: str) -> str:
    return DOCUMENTS[name].text_sha256


PAIR = f"/compare/{sha('altered')}/{sha('source')}"
APPARATUS = f"/apparatus/{sha('source')}/{sha('altered')},{sha('ko')}"


def pressed(page: Page, *keys: str) -> list[str]:
    """The ids of what has the focus after each key."""
    out = []
    for key in keys:
        page.keyboard.press(key)
        out.append(str(page.evaluate(FOCUS)))
    return out


def ids(page: Page, selector: str) -> list[str]:
    return [str(i) for i in page.locator(selector).evaluate_all("all => all.map(e => e.id)")]


def test_the_comparison_is_read_with_the_keyboard_alone(reader: Browsing):
    page = reader.open(PAIR, permissions=["clipboard-read", "clipboard-write"])
    assert pressed(page, "n", "n", "p") == [(majors := ids(page, ".row.major"))[0], majors[1], majors[0]]
    assert pressed(page, "g") == [majors[0]]
    assert page.evaluate("document.activeElement.className") in ("s", "r")
    [card] = pressed(page, "q")
    page.keyboard.press("Enter")
    expect(page.locator(f"details[id='{card}'][open]")).to_have_count(1)
    assert pressed(page, "o")[0] in ids(page, ".row.omitted")
    [moved] = pressed(page, "m")
    assert moved in ids(page, ".row.moved")
    page.keyboard.press("r")
    expect(page.locator(".said")).to_have_text("In the source's order.")
    assert page.evaluate(FOCUS) == moved
    page.keyboard.press("r")
    page.keyboard.press("c")
    expect(page.locator(".said")).to_contain_text("ink")
    expect(page).to_have_url(re.compile(f"#{moved}$"))
    page.keyboard.press("?")
    expect(page.locator("dialog[open] kbd")).to_have_text([key for key, _ in KEYS])
    page.keyboard.press("Escape")


def test_no_key_fires_in_a_field_of_the_frame_or_of_a_form(reader: Browsing):
    page = reader.open(PAIR)
    pressed(page, "q")
    page.keyboard.press("Enter")
    page.locator("details.card[open] .decide summary", has_text="Note").click()
    for field in ("#find", "details.card[open] textarea[name=note]"):
        page.locator(field).focus()
        page.keyboard.type("npqomgrc?")
        assert page.locator(field).input_value() == "npqomgrc?"
        assert page.locator("dialog[open]").count() == 0


def test_a_permalink_leads_a_clean_browser_to_the_passage_and_to_the_quotation(reader: Browsing):
    first = reader.open(PAIR)
    row, card = ids(first, ".row.major")[1], ids(first, "details.card")[3]
    at_row = reader.open(f"{PAIR}#{row}")
    expect(at_row.locator(f"[id='{row}']")).to_be_focused()
    expect(at_row.locator(f"[id='{row}']")).to_be_in_viewport()
    at_card = reader.open(f"{PAIR}#{card}")
    expect(at_card.locator(f"details[id='{card}'][open]")).to_have_count(1)
    other = reader.open(f"{PAIR}#q-{'0' * 16}")
    expect(other.locator(".said")).to_contain_text("its words are others here")


def test_everything_on_the_page_stands_in_one_landmark_each_of_its_own(reader: Browsing):
    page = reader.open(PAIR)
    found = {v["id"] for v in Axe().run(page).response["violations"]}
    assert not found & {"landmark-no-duplicate-banner", "landmark-unique", "region", "bypass"}
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the passages"


def test_a_verdict_is_corrected_in_its_place_and_found_again_by_everybody(reader: Browsing, library: Library):
    page = reader.open(PAIR)
    page.locator("#who").fill("Ada Quill")
    page.get_by_role("button", name="Keep this name").click()
    page.wait_for_url(re.compile("#people"))
    page.goto(reader.base + PAIR)
    [card] = pressed(page, "q")
    page.keyboard.press("Enter")
    form = page.locator(f"details[id='{card}'] .decide")
    form.locator("summary", has_text="Correct").click()
    form.locator("select").select_option("reworded")
    form.locator("textarea[name=value]").fill("the second translation")
    before = page.evaluate("scrollY")
    form.get_by_role("button", name="Keep the correction").click()
    expect(page.locator(".said")).to_have_text("The correction is kept.")
    assert abs(page.evaluate("scrollY") - before) < 400, "the reader's place"
    expect(page.locator(f"details[id='{card}'] .decided")).to_be_focused()
    expect(page.locator(f"details[id='{card}'] > summary")).to_contain_text("Ada Quill corrects")
    [kept] = library.decisions()
    assert (kept.who, kept.value) == ("Ada Quill", "reworded: the second translation")
    later = reader.open(f"{PAIR}#{card}")
    assert "reworded: the second translation" in later.locator(f"details[id='{card}']").inner_text()
    queue = reader.open("/corrections")
    assert "the second translation" in queue.locator("main").inner_text()
    queue.locator("td .words-of").first.click()
    queue.wait_for_url(re.compile(f"#{card}$"))
    expect(queue.locator(f"details[id='{card}'][open]")).to_have_count(1)
    expect(queue.locator(f".row:focus-within details[id='{card}']")).to_have_count(1)
    later.locator(f"details[id='{card}'] .undo button").click()
    expect(later.locator(f"details[id='{card}'] .people")).to_have_count(0)
    assert library.decisions() == []


def test_two_people_who_correct_the_same_thing_are_both_shown(reader: Browsing):
    card = ids(reader.open(PAIR), "details.card")[0]
    for who, verdict in (("Ada", "verbatim"), ("Ben", "altered")):
        page = reader.open(f"{PAIR}#{card}")
        page.locator("#who").fill(who)
        page.get_by_role("button", name="Keep this name").click()
        page.wait_for_url(re.compile("#people"))
        page.goto(f"{reader.base}{PAIR}#{card}")
        form = page.locator(f"details[id='{card}'] .decide")
        form.locator("summary", has_text="Correct").click()
        form.locator("select").select_option(verdict)
        form.get_by_role("button", name="Keep the correction").click()
        expect(page.locator(f"details[id='{card}'] > summary")).to_contain_text(f"{who} corrects")
    text = reader.open(f"{PAIR}#{card}").locator(f"details[id='{card}']").inner_text()
    assert "Ben corrects, 1 more" in text
    assert "They do not say the same. Both are kept; the later, of Ben, is the one shown above." in text
    assert text.index("“altered”") < text.index("“verbatim”")


def test_without_scripts_everything_is_there_by_links_and_forms(reader: Browsing, library: Library):
    page = reader.open(PAIR, script=False)
    assert "7 changes of meaning" in page.locator(".brief").inner_text()
    page.locator("label[for=view-changes]").click()
    expect(page.locator(".row:visible")).to_have_count(page.locator(".row.major").count())
    card = page.locator("details.card").first
    page.locator("label[for=view-side]").click()
    card.locator("> summary").click()
    card.get_by_role("button", name="Agree").click()
    page.wait_for_url(re.compile("#q-"))
    expect(page.locator(".told")).to_have_text("Kept: you agree.")
    assert [d.act for d in library.decisions()] == ["agree"]
    expect(page.locator(".people").first).to_be_visible()
    for hidden in ("#copy-link", "#print", "#ask"):
        expect(page.locator(hidden)).to_be_hidden()


@pytest.fixture(scope="module")
def addresses(browser: Browser, base: str) -> dict[str, str]:
    """Where the pages are."""
    with browsing(browser, base) as reader:
        page = reader.open(PAIR)
        card, row, left = (ids(page, one)[0] for one in ("details.card", ".row.major", ".row.omitted"))
    return {
        "card": f"{PAIR}#{card}", "translated": f"/compare/{sha('ko')}/{sha('source')}",
        "hebrew": f"/compare/{sha('he')}/{sha('letter')}", "several": f"/compare/{sha('altered')}/{sha('source')},{sha('letter')}",
        "row": f"{PAIR}/row/{row}", "quotation": f"{PAIR}/quotation/{card}", "code": f"{PAIR}/row/{row}/code",
        "gap": f"{PAIR}/gap/{left}", "apparatus": APPARATUS, "trace": f"/trace/{sha('altered')}",
        "story": f"/story/{sha('altered')}?quotation=Thirty-one+of+our+comrades",
    }  # fmt: skip


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)], ids=["light", "dark and narrow"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious_and_nothing_sticks_out(
    reader: Browsing, addresses: dict[str, str], name: str, width: int, dark: bool
):
    page = reader.open(addresses[name], width=width, dark=dark)
    if name == "card":
        page.locator("details.card[open] .decide summary", has_text="Correct").click()
        page.locator("details.tie > summary").first.click()
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_other_direction_keeps_its_side(reader: Browsing):
    page = reader.open(f"/compare/{sha('he')}/{sha('letter')}")
    assert page.locator(".row .r .text").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator(".row .s .text").first.evaluate("e => getComputedStyle(e).direction") == "ltr"
    left, right = (page.locator(f".documents > .{side}").bounding_box() for side in "sr")
    assert left
    assert right
    assert left["x"] < right["x"]


def test_on_paper_the_passages_and_what_people_say_stand_without_forms_and_frame(reader: Browsing):
    page = reader.open(PAIR)
    pressed(page, "q")
    page.keyboard.press("Enter")
    page.locator("details.card[open] .decide button[value=agree]").click()
    expect(page.get_by_text("reader agrees").first).to_be_visible()
    page.emulate_media(media="print")
    for hidden in (".mast", ".bar", ".decide", ".undo", ".naming", ".others", ".edge", ".foot .embed"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    assert page.locator(".row:visible").count() > 30
    expect(page.get_by_text("reader agrees").first).to_be_visible()


def test_the_next_difference_comes_within_bounds(reader: Browsing):
    page = reader.open(PAIR)
    taken = [page.evaluate(PRESS) for _ in range(7)]
    print(f"next difference {median(taken):.1f} ms, longest {max(taken):.0f}")
    # 50 is the aim, 8 to 20 were seen on an idle machine; what a busy one does to it is not ours.
    assert median(taken) < 250


def test_of_a_long_source_the_rest_of_a_part_is_fetched_when_it_is_asked_for(
    reader: Browsing, library: Library, monkeypatch: pytest.MonkeyPatch
):
    told = " ".join(f"The guild of Lee has laid stone number {n} beside the old wall." for n in range(40))
    book = document(
        f"The quay was mended in May. The work took 40 masons.\n\n{told}\n", id="book.txt", language="en", title="A book"
    )
    library.add(book)
    monkeypatch.setattr(comparing, "LONG_SOURCE", 1000)
    report = document("The quay was mended in May. The work took 14 masons.\n", id="short.txt", language="en", title="In short")
    library.add(report)
    address = f"/compare/{report.text_sha256}/{book.text_sha256}"
    page = reader.open(address)
    cell = page.locator(".row.omitted .s .text").first
    assert "stone number 20" not in cell.inner_text()
    page.locator("a.elsewhere").first.click()
    page.get_by_text("stone number 20 beside").first.wait_for()
    assert page.url.endswith(address), "the page stayed"
    expect(cell).to_be_focused()
    plain = reader.open(address, script=False)
    plain.locator("a.elsewhere").first.click()
    plain.wait_for_url(re.compile("/gap/o-"))
    expect(plain.locator("main")).to_contain_text("stone number 20 beside")


class Elsewhere(BaseHTTPRequestHandler):
    """Another site: an empty page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>another site</title>")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join(10)


def test_an_embed_stands_in_the_frame_of_another_site_and_a_comparison_in_none(reader: Browsing, elsewhere: str):
    page = reader.open(PAIR)
    row = ids(page, ".row.major")[0]
    code = reader.open(f"{PAIR}/row/{row}/code").locator("#code").input_value()
    reader.provoked = (elsewhere, "frame-ancestors", "chromewebdata")
    page.goto(elsewhere)
    # The frame may run nothing, so it is asked nothing: a page that refuses to be framed has another address.
    assert framed(page, code) == f"{reader.base}{PAIR}/row/{row}"
    assert framed(page, f'<iframe src="{reader.base}{PAIR}"></iframe>').startswith("chrome-error:")


def framed(page: Page, code: str) -> str:
    """The address of what stands in the frame once it has come."""
    with page.expect_event("framenavigated", predicate=lambda f: f.parent_frame is not None and f.url != "about:blank") as came:
        page.set_content(f"<title>another site</title>{code}")
    return str(came.value.url)


def test_the_apparatus_shows_what_everybody_took_and_what_nobody_took(reader: Browsing):
    page = reader.open(APPARATUS)
    every = page.locator(".collated tbody tr:visible").count()
    page.locator("label[for=by-none]").click()
    none = page.locator(".collated tbody tr:visible").count()
    assert 0 < none < every
    assert page.locator(".collated tbody tr:visible td").all_inner_texts() == ["− not taken"] * 2 * none
    page.locator("label[for=by-all]").click()
    assert "− not taken" not in page.locator(".collated tbody").inner_text()


def test_on_a_small_screen_each_report_stands_beneath_the_sentence_that_it_took(reader: Browsing):
    narrow = reader.open(APPARATUS, width=360)
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 360
    row = narrow.locator(".collated tbody tr:has(.taken)").first
    boxes = [one.bounding_box() for one in (row.locator("th"), *row.locator("td").all())]
    assert len(boxes) == 3
    ends = 0.0
    for box in boxes:
        assert box
        assert box["y"] >= ends
        assert box["x"] + box["width"] <= 360
        ends = box["y"] + box["height"]
    assert (
        row.locator("td .of").all_inner_texts() == ["1.", "2."] == narrow.locator(".collated thead .of:visible").all_inner_texts()
    )
    assert narrow.get_by_role("row").count() > 3, "it is still a table to who listens to it"


def test_every_document_of_a_story_is_reached_with_the_keyboard(reader: Browsing):
    page = reader.open(f"/story/{sha('altered')}")
    page.locator(".drawn").first.focus()
    met = []
    for _ in range(3):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.getAttribute('href') ?? ''"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert f"/text/{sha('source')}" in met
    assert f"/text/{sha('altered')}" in met
