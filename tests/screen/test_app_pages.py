"""The application in a real browser: with the keyboard alone, without scripts, narrow, dark, and with hostile words in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from headwater.library import Library
from headwater.reading import document

from .app import Browsing, browsing, serious, serving
from .cases import HOSTILE
from .conftest import SAMPLES

SOURCE, REPORT = SAMPLES / "source.txt", SAMPLES / "report-altered.txt"
EDITED = "https://press.example/quay"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("pages") / "press.headwater") as made:
        told = {"id": EDITED, "url": EDITED, "title": "Quay mended", "outlet": "Lee Press", "published": "2031-05-04"}
        for count in (14, 40):
            made.add(document(f"The quay was mended in May. “It took {count} masons,” Ada Quill said.", **told))
        evil = {"title": "</title><script>alert(1)</script>{{7*7}}", "outlet": HOSTILE, "url": "javascript:alert(2)"}
        made.add(document(HOSTILE, id="bad", **evil))
        made.add(document("הרציף תוקן במאי. “זה לקח זמן”, אמרה עדה קוויל.", id="he", title="הרציף תוקן", language="he"))
        words = {"document": EDITED, "text_sha256": made.document(EDITED).text_sha256, "start": 4, "end": 8}
        made.decide(who="Ben", act="note", target="passage", value="seen", **words)
        yield made


@pytest.fixture(scope="module")
def base(library: Library) -> Iterator[str]:
    with serving(library) as address:
        yield address


@pytest.fixture
def reader(browser: Browser, base: str) -> Iterator[Browsing]:
    with browsing(browser, base) as found:
        yield found


def addresses(library: Library) -> dict[str, str]:
    quay, bad, hebrew = (library.document(name).text_sha256 for name in (EDITED, "bad", "he"))
    return {
        "home": "/", "chosen": f"/?source={quay}", "document": f"/text/{quay}?at=4,8", "hostile": f"/text/{bad}",
        "hebrew": f"/text/{hebrew}", "versions": f"/versions?name={EDITED}", "search": "/search?q=quay",
        "asking": "/search", "corrections": "/corrections",
    }  # fmt: skip


def tab_to(page: Page, id: str, most: int = 40) -> None:
    """Goes on with the Tab key until the element has the focus, as somebody without a mouse does."""
    for _ in range(most):
        if page.evaluate("document.activeElement.id") == id:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"#{id} cannot be reached with the keyboard")


def test_a_pair_is_added_and_compared_with_the_keyboard_alone(reader: Browsing):
    page = reader.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#"))
    tab_to(page, "source-words")
    page.keyboard.insert_text(SOURCE.read_text("utf-8"))
    tab_to(page, "report-words")
    page.keyboard.insert_text(REPORT.read_text("utf-8"))
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
    while page.evaluate("document.activeElement.textContent") != "Compare":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/compare/[0-9a-f]{64}/[0-9a-f]{64}"), timeout=60_000)
    expect(page.locator("main")).to_contain_text("50,000")


def test_files_are_added_and_found_again(reader: Browsing, tmp_path: Path):
    (tmp_path / "ferry.txt").write_text("The ferry sails on Sundays only.", "utf-8")
    page = reader.open("/")
    page.locator("#files").set_input_files(tmp_path / "ferry.txt")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(re.compile("/text/"), timeout=60_000)
    expect(page.locator("article")).to_contain_text("The ferry sails")
    expect(page.get_by_role("status").first).to_have_text("Added.")
    page.locator("#find").fill("ferry sundays")
    page.keyboard.press("Enter")
    page.locator("a.passage").first.click()
    expect(page.locator("mark#here")).to_have_text("ferry", ignore_case=True)


def test_files_that_are_dropped_are_added(reader: Browsing):
    page = reader.open("/")
    page.evaluate(
        """() => {
        const given = new DataTransfer();
        given.items.add(new File(["A text that was dropped on the page."], "dropped.txt"));
        document.querySelector("main").dispatchEvent(
            new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true }));
        }"""
    )
    page.wait_for_url(re.compile("/text/"), timeout=60_000)
    expect(page.locator("article")).to_contain_text("dropped on the page")


def test_a_link_to_words_opens_at_them_in_a_clean_browser(reader: Browsing, library: Library):
    page = reader.open(f"/text/{library.document(EDITED).text_sha256}?at=4,8#here")
    assert page.locator("mark#here").inner_text() == "quay"
    expect(page.locator("mark#here")).to_be_in_viewport(ratio=1)


def test_search_narrows_by_a_click_and_its_address_says_so(reader: Browsing):
    page = reader.open("/search?q=quay")
    page.get_by_role("link", name="Lee Press").click()
    expect(page).to_have_url(re.compile(r"outlet=Lee\+Press"))
    expect(page.locator("ol.results > li")).to_have_count(1)


def test_what_was_noted_is_found_in_the_queue_and_taken_back(reader: Browsing):
    page = reader.open("/corrections")
    assert "seen" in page.locator("table").inner_text()
    page.get_by_role("button", name="Take back").click()
    expect(page.locator("main")).to_contain_text("Nothing")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)], ids=["light", "dark and narrow"])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(reader: Browsing, library: Library, width: int, dark: bool):
    for name, at in addresses(library).items():
        page = reader.open(at, width=width, dark=dark)
        assert serious(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.close()


def test_it_is_read_and_used_without_scripts(reader: Browsing, library: Library):
    page = reader.open("/", script=False)
    page.locator("#source-words").fill("The mole is forty feet long.")
    page.locator("#report-words").fill("The mole is fifty feet long.")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url(re.compile("/compare/"), timeout=60_000)
    for at in addresses(library).values():
        assert reader.open(at, script=False).locator("main").inner_text().strip()


def test_a_page_that_is_not_there_says_so_and_leads_back(reader: Browsing):
    reader.provoked = ("404",)
    page = reader.open("/text/" + "0" * 64)
    assert "no text with this hash" in page.locator("main").inner_text().lower()
    assert serious(page) == []
    page.get_by_role("link", name="To the first page").click()
    expect(page.locator("#compare")).to_have_count(1)


def test_a_printed_document_keeps_its_paragraphs_apart(reader: Browsing, library: Library):
    page = reader.open(f"/text/{library.document('he').text_sha256}")
    page.emulate_media(media="print")
    assert page.locator("article p").first.evaluate("e => getComputedStyle(e).display") == "block"


def test_right_to_left_text_reads_from_the_right(reader: Browsing, library: Library):
    page = reader.open(f"/text/{library.document('he').text_sha256}")
    assert page.locator("article p").first.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_a_page_of_another_site_can_neither_frame_nor_send_a_form(browser: Browser, base: str, library: Library, tmp_path: Path):
    before = sum(1 for _ in library.inventory())
    (tmp_path / "evil.html").write_text(
        f'<iframe src="{base}/"></iframe><form id="f" action="{base}/add" method="post" enctype="multipart/form-data">'
        '<input name="words" value="Sent by another site."><input name="form" value="guess"></form>',
        "utf-8",
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "evil.html").as_uri())
    assert "The Library" not in " ".join(f.content() for f in page.frames[1:])
    with page.expect_navigation():
        page.evaluate("document.getElementById('f').submit()")
    assert "another site" in page.locator("main").inner_text()
    assert sum(1 for _ in library.inventory()) == before
    context.close()
