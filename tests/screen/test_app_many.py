"""Pages that are rare: of a comparison with more findings than a page has forms, of work that failed, of a text in a script without
slanted letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from headwater.errors import TooLarge
from headwater.library import Library
from headwater.reading import document
from headwater.web import comparing, decided, work
from tests.screen.app import Browsing, browsing, serious, serving
from tests.web import press

ARABIC = document("أعلنت المدينة أن الجسر القديم سيغلق في مايو.", id="ar.txt", title="الجسر", language="ar")
ADDRESS = press.compare("press", "letter")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with press.library(tmp_path_factory.mktemp("many"), ARABIC) as made:
        yield made


@pytest.fixture
def reader(browser: Browser, library: Library) -> Iterator[Browsing]:
    with serving(library) as base, browsing(browser, base) as found:
        yield found


@pytest.mark.parametrize("script", [True, False])
def test_where_a_page_has_no_forms_a_finding_is_agreed_with_on_a_page_of_its_own(
    reader: Browsing, library: Library, monkeypatch: pytest.MonkeyPatch, script: bool
):
    monkeypatch.setattr(decided, "MOST_FORMS", 0)
    page = reader.open(ADDRESS, script=script)
    card = page.locator("details.card").first
    card.locator("summary").first.click()
    card.get_by_role("link", name="Agree, correct or note").click()
    expect(page.locator("h1")).to_have_text("Agree, correct or note")
    assert serious(page) == [] if script else True
    page.get_by_role("button", name="Agree").click()
    expect(page.get_by_role("status").filter(has_text="you agree")).to_be_visible()
    expect(page.locator("details.card .people").first).to_be_attached()
    assert f"{ADDRESS}#" in page.url
    for one in library.decisions():
        library.undo(one.id, who="the test")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 360])
def test_work_that_failed_is_told_without_anything_sticking_out(
    reader: Browsing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, width: int, dark: bool
):
    def refused(*_given: object) -> None:
        raise TooLarge(f"{'press-' * 20}.txt: too long for sources this long; compare it in parts")

    monkeypatch.setattr(work, "_compare", refused)
    monkeypatch.setattr(comparing, "takes_long", lambda *_: True)
    with press.library(tmp_path) as other, serving(other) as base, browsing(reader.browser, base) as found:
        page = found.open(ADDRESS, width=width, dark=dark)
        expect(page.locator("h1")).to_have_text("This could not be done")
        assert serious(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_no_letters_are_slanted_in_a_script_that_has_none(reader: Browsing):
    page = reader.open(f"/text/{ARABIC.text_sha256}")
    cue = page.locator(".words .cue").first
    expect(cue).to_have_css("font-style", "normal")
    page = reader.open(f"/text/{press.sha('press')}")
    expect(page.locator(".words .cue").first).to_have_css("font-style", "italic")


def test_what_is_looked_for_stands_at_the_side_where_its_script_begins(reader: Browsing):
    page = reader.open("/search?q=الجسر")
    assert page.locator("#words").evaluate("e => getComputedStyle(e).direction") == "rtl"
