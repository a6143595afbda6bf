"""The page in a real browser: the Chromium of the system, without a window. Every page opened here is watched to its end: no error
on its console, no dialog, and no request but for the file itself.

HEADWATER_CHROMIUM names another browser than the one on the PATH (scripts/ensure_chromium.sh installs one).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from headwater.cli import run
from headwater.export.page import page as drawn
from headwater.export.wording import Voice
from headwater.model import Comparison
from headwater.reasons import REASONS
from tests.export.conftest import a_letter
from tests.screen.app import SLOW_TO_COPY
from tests.screen.cases import hostile

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
VOICE = Voice({code: reason.says for code, reason in REASONS.items()})

WORRYING = ("error", "warning")  # kinds of lines on the console

# What a click or a key brings about comes when it comes: `expect` waits for it, so long on a busy machine. (No `wait_for_function`:
# it needs eval, which the policy of the pages forbids.)
expect.set_options(timeout=30_000)

Opener = Callable[..., Page]


def chromium() -> str | None:
    """Where a Chromium is on this machine."""
    named = os.environ.get("HEADWATER_CHROMIUM")
    found = (shutil.which(name) for name in (named, "chromium", "chromium-browser", "google-chrome") if name)
    return next((path for path in found if path), None)


# One package long, not one session: while the driver runs, no other test could start an event loop of its own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("no Chromium: `scripts/ensure_chromium.sh` installs one, HEADWATER_CHROMIUM names one")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens a comparison (or a file) in a browser of its own: `opened(letter, width=360, dark=True, script=False, at="#id")`.

    `allowed`: words of the lines on the console that a test provokes.
    """
    wrong: list[str] = []
    with ExitStack() as stack:

        def open_page(
            what: Comparison | Path,
            *,
            width: int = 1280,
            dark: bool = False,
            script: bool = True,
            at: str = "",
            allowed: str = "",
            **more: Any,
        ) -> Page:
            file = what if isinstance(what, Path) else tmp_path / "page.html"
            if isinstance(what, Comparison):
                file.write_text(drawn(what, VOICE), "utf-8")
            context = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light", java_script_enabled=script,
                reduced_motion="reduce", **more,
            )  # fmt: skip
            stack.callback(context.close)
            page = context.new_page()
            page.add_init_script(SLOW_TO_COPY)
            own = (file.as_uri(), "data:")
            page.on(
                "console", lambda m: wrong.append(m.text) if m.type in WORRYING and (not allowed or allowed not in m.text) else None
            )
            page.on("pageerror", lambda e: wrong.append(str(e)))
            page.on("dialog", lambda d: (wrong.append(f"dialog: {d.message}"), d.dismiss()))
            page.on("request", lambda r: None if r.url.startswith(own) else wrong.append(f"asks for {r.url}"))
            page.goto(file.as_uri() + at)
            return page

        yield open_page
    assert wrong == []


@pytest.fixture(scope="session")
def sample_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages of the three sample reports, made by the command."""
    folder = tmp_path_factory.mktemp("samples")
    pages = {name: folder / f"{name}.html" for name in ("wire", "altered", "ko")}
    for name, out in pages.items():
        assert run(["compare", str(SAMPLES / "source.txt"), str(SAMPLES / f"report-{name}.txt"), "--html", str(out)]) == 0
    return pages


@pytest.fixture
def letter() -> Comparison:
    return a_letter()


@pytest.fixture
def hostile_letter() -> Comparison:
    return hostile(a_letter())
