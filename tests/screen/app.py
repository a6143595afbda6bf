"""The application as a browser meets it: a real server on a free port of this machine, in a thread of the test."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from headwater.library import Library
from headwater.web.running import address, listening, made
from headwater.web.serving import Serving

STARTS = 30.0  # seconds that it may take
FIRST_BYTES, PAUSE = 500, 0.1  # of a page; seconds until its rest comes

# A copy to the clipboard takes its time, too.
SLOW_TO_COPY = """if (navigator.clipboard) {
  const copy = navigator.clipboard.writeText.bind(navigator.clipboard);
  navigator.clipboard.writeText = (words) => new Promise((done) => setTimeout(done, 100)).then(() => copy(words));
}"""


def in_pieces(application: Any) -> Any:
    """The application on a machine so busy that pages come in pieces: a test that looks before a page is there fails each time, not
    once in a hundred."""

    async def answered(scope: Any, receive: Any, send: Any) -> None:
        async def halting(message: Any) -> None:
            body = message.get("body", b"")
            if len(body) > FIRST_BYTES:
                await send({**message, "body": body[:FIRST_BYTES], "more_body": True})
                await asyncio.sleep(PAUSE)
                message = {**message, "body": body[FIRST_BYTES:]}
            await send(message)

        await application(scope, receive, halting)

    return answered


@contextmanager
def serving(library: Library, settings: Serving | None = None) -> Iterator[str]:
    """Serves a Library; gives the address, without a slash at its end."""
    settings = settings or Serving(reads_at_once=100_000, writes_at_once=100_000, patience_seconds=60)
    with listening(settings.host, 0) as listener:
        server = made(library, settings)
        server.config.app = in_pieces(server.config.app)
        ready = threading.Event()
        server.ready = ready.set
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        try:
            assert ready.wait(STARTS), "the server did not start"
            yield address(settings.host, listener.getsockname()[1]).rstrip("/")
        finally:
            server.should_exit = True
            thread.join(STARTS)


class Browsing:
    """Pages of the application, each in a browser of its own, watched to its end: no error on its console, no dialog, no request to
    anywhere else."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser, self.base = browser, base
        self.wrong: list[str] = []
        self.provoked: tuple[str, ...] = ()  # words of lines on the console that a test provokes

    def open(self, at: str, *, width: int = 1280, dark: bool = False, script: bool = True, **more: Any) -> Page:
        """A page at an address of the application, in a clean browser."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light", java_script_enabled=script,
            reduced_motion="reduce", **more,
        )  # fmt: skip
        page = context.new_page()
        page.add_init_script(SLOW_TO_COPY)
        page.on("console", lambda m: self._said(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self._said(str(e)))
        page.on("dialog", lambda d: (self._said(f"dialog: {d.message}"), d.dismiss()))
        page.on("request", lambda r: None if r.url.startswith((self.base + "/", "data:")) else self._said(f"asks for {r.url}"))
        page.goto(self.base + at)
        return page

    def _said(self, line: str) -> None:
        if not any(words in line for words in self.provoked):
            self.wrong.append(line)


@contextmanager
def browsing(browser: Browser, base: str) -> Iterator[Browsing]:
    """Opens pages for a test and closes them; what went wrong on any of them fails it."""
    found = Browsing(browser, base)
    before = list(browser.contexts)
    try:
        yield found
    finally:
        for context in browser.contexts:
            if context not in before:
                context.close()
    assert found.wrong == []


def serious(page: Page) -> list[str]:
    """What axe-core finds on a page, each finding with a few places."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {[n['html'][:90] for n in v['nodes'][:3]]}" for v in found if v["impact"] in ("serious", "critical")]
