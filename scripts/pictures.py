#!/usr/bin/env python3
"""Takes the pictures in docs/pictures/: of the page of a comparison, and of the application's pages, in a real browser, of the
sample reports.

usage: python scripts/pictures.py [FOLDER]        (make pictures)

HEADWATER_CHROMIUM names another browser than the one on the PATH. Korean and Hebrew are drawn with the fonts of this machine.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
SAMPLES = PROJECT / "samples"
OUT = PROJECT / "docs" / "pictures"
WORKS = 120_000  # milliseconds that a story may take
LARGEST = 300_000  # bytes of a picture: the checkout stays small
sys.path.insert(0, str(PROJECT))

from tests.screen.app import serving  # noqa: E402
from tests.screen.conftest import FLAGS, chromium  # noqa: E402

from headwater.cli import run  # noqa: E402
from headwater.library import Library  # noqa: E402
from headwater.reading import document, read  # noqa: E402


def as_it_is(page: Page) -> None:
    """The first screenful."""


def first_change(page: Page) -> None:
    page.keyboard.press("n")


def moved(page: Page) -> None:
    page.keyboard.press("m")


def card(page: Page) -> None:
    """The card of the first altered quotation, at the top of the screen."""
    altered = page.locator("details.card:has(> summary .altered)").first
    altered.locator("summary").click()
    altered.evaluate("e => e.closest('.row').scrollIntoView({ block: 'start' })")


def worked_out(page: Page) -> None:
    """The page behind the one that says how far the work is."""
    page.wait_for_selector("#progress", state="detached", timeout=WORKS)


def viewed(name: str) -> Callable[[Page], None]:
    def switch(page: Page) -> None:
        page.locator(f"label[for={name}]").click()
        page.locator("main > section:visible").first.evaluate("e => e.scrollIntoView({ block: 'start' })")

    return switch


def printed(page: Page) -> None:
    page.emulate_media(media="print")


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    sample: str
    state: Callable[[Page], None]
    width: int = 1280
    height: int = 800
    dark: bool = False


PICTURES = (
    Picture("page", "altered", as_it_is, height=860),
    Picture("passages", "altered", first_change),
    Picture("moved-dark", "altered", moved, dark=True),
    Picture("card", "altered", card),
    Picture("changes-only", "altered", viewed("view-changes")),
    Picture("left-out", "altered", viewed("view-left-out")),
    Picture("quotations", "altered", viewed("view-quotations")),
    Picture("second-translation", "wire", first_change),
    Picture("korean", "ko", first_change),
    Picture("narrow", "altered", as_it_is, width=360, height=740),
    Picture("narrow-passages", "altered", first_change, width=360, height=740),
    Picture("print", "altered", printed, width=720, height=1018),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A page of the application. at: its address; `{source}`, `{wire}` ... stand for the hashes of the samples."""

    name: str
    at: str
    state: Callable[[Page], None] = as_it_is
    width: int = 1280
    height: int = 860
    dark: bool = False


SEEN = (
    Seen("app-home", "/"),
    Seen("app-home-narrow", "/", width=360, height=740),
    Seen("app-document", "/text/{altered}"),
    Seen("app-compare", "/compare/{altered}/{source}"),
    Seen("app-compare-dark", "/compare/{altered}/{source}", first_change, dark=True),
    Seen("app-search", "/search?q=brigade*"),
    Seen("app-versions", "/versions?name=report-wire.txt"),
    Seen("app-corrections", "/corrections"),
    Seen("app-trace", "/trace/{wire}", worked_out),
    Seen("app-story", "/story/{source}", worked_out),
    Seen("app-apparatus", "/apparatus/{source}/{wire},{altered}"),
)


def library(folder: Path) -> tuple[Library, dict[str, str]]:
    """The samples as a Library, one of them silently edited, with two things that people said; and the hashes of their words."""
    made = Library(folder / "press.headwater")
    names = {"source": "source.txt", "wire": "report-wire.txt", "altered": "report-altered.html", "ko": "report-ko.txt"}
    wire = (SAMPLES / names["wire"]).read_text("utf-8")
    for name, file in names.items():
        told = {"outlet": "TSP", "published": "2031-03-03"} if name == "wire" else {}
        made.add(replace(read(SAMPLES / file, **told), id=file))
    edited = wire.replace("remain steadfast", "stand firm")
    made.add(document(edited, id=names["wire"], outlet="TSP", published="2031-03-03", language="en"))
    made.encode()
    hashes = {name: made.document(file, 1).text_sha256 for name, file in names.items()}
    altered = made.document(names["altered"])
    for who, act, words, value in (
        ("Ada", "correct", "50,000", "altered: the message has 5,000"),
        ("Ben", "note", "February 12", "asked the press bureau"),
    ):
        at = altered.text.index(words)
        made.decide(who=who, act=act, target="passage", document=altered.id, text_sha256=altered.text_sha256, start=at,
                    end=at + len(words), value=value)  # fmt: skip
    return made, hashes


def pages(folder: Path) -> dict[str, Path]:
    """The pages of the samples that are shown, made by the command."""
    found = {picture.sample: folder / f"{picture.sample}.html" for picture in PICTURES}
    for sample, file in found.items():
        if status := run(["compare", str(SAMPLES / "source.txt"), str(SAMPLES / f"report-{sample}.txt"), "--html", str(file)]):
            sys.exit(status)
    return found


def taken(browser: Browser, picture: Picture | Seen, address: str) -> bytes:
    scheme = "dark" if picture.dark else "light"
    context = browser.new_context(viewport={"width": picture.width, "height": picture.height}, color_scheme=scheme,
                                  reduced_motion="reduce")  # fmt: skip
    page = context.new_page()
    page.goto(address)
    picture.state(page)
    image = page.screenshot(animations="disabled")
    context.close()
    return image


def kept(out: Path, name: str, image: bytes) -> int:
    """Writes a picture; 1 where it is too large for the checkout."""
    if len(image) > LARGEST:
        print(f"pictures: {name} has {len(image):,} bytes, more than {LARGEST:,}", file=sys.stderr)
        return 1
    (out / f"{name}.png").write_bytes(image)
    print(f"{name}.png  {len(image):,} bytes")
    return 0


def main() -> int:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    path = chromium()
    if path is None:
        print("pictures: no Chromium here; run scripts/ensure_chromium.sh, or name one with HEADWATER_CHROMIUM", file=sys.stderr)
        return 2
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        files = pages(Path(folder))
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        status = 0
        for picture in PICTURES:
            status |= kept(out, picture.name, taken(browser, picture, files[picture.sample].as_uri()))
        made, hashes = library(Path(folder))
        with made, serving(made) as base:
            for seen in SEEN:
                status |= kept(out, seen.name, taken(browser, seen, base + seen.at.format(**hashes)))
        browser.close()
    return status


if __name__ == "__main__":
    raise SystemExit(main())
