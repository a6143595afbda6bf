#!/usr/bin/env python3
"""Takes the pictures of the page in docs/pictures/: its main states, in a real browser, of the sample reports.

usage: python scripts/pictures.py [FOLDER]        (make pictures)

HEADWATER_CHROMIUM names another browser than the one on the PATH. Korean and Hebrew are drawn with the fonts of this machine.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
SAMPLES = PROJECT / "samples"
OUT = PROJECT / "docs" / "pictures"
LARGEST = 300_000  # bytes of a picture: the checkout stays small
sys.path.insert(0, str(PROJECT))

from tests.screen.conftest import FLAGS, chromium  # noqa: E402

from headwater.cli import run  # noqa: E402


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


def pages(folder: Path) -> dict[str, Path]:
    """The pages of the samples that are shown, made by the command."""
    found = {picture.sample: folder / f"{picture.sample}.html" for picture in PICTURES}
    for sample, file in found.items():
        if status := run(["compare", str(SAMPLES / "source.txt"), str(SAMPLES / f"report-{sample}.txt"), "--html", str(file)]):
            sys.exit(status)
    return found


def taken(browser: Browser, picture: Picture, file: Path) -> bytes:
    scheme = "dark" if picture.dark else "light"
    context = browser.new_context(viewport={"width": picture.width, "height": picture.height}, color_scheme=scheme,
                                  reduced_motion="reduce")  # fmt: skip
    page = context.new_page()
    page.goto(file.as_uri())
    picture.state(page)
    image = page.screenshot(animations="disabled")
    context.close()
    return image


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
        for picture in PICTURES:
            image = taken(browser, picture, files[picture.sample])
            if len(image) > LARGEST:
                print(f"pictures: {picture.name} has {len(image):,} bytes, more than {LARGEST:,}", file=sys.stderr)
                return 1
            (out / f"{picture.name}.png").write_bytes(image)
            print(f"{picture.name}.png  {len(image):,} bytes")
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
