"""How long a reader waits for the next difference: a key on a page in a real browser, beside the least that a page can do.

From the key until two frames later: in the first the page has changed, by the second it is on the screen. Two frames of an idle
page take up to 33 ms by themselves, and what else the machine does is in them; so a bare page is pressed in turn with ours.
"""

from __future__ import annotations

import os
import shutil
import statistics
from dataclasses import dataclass, field

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PRESSES = 25
AIM = 50  # ms
LOADS = 120_000  # ms that a page may take

# The work itself (the key, then styles and places), and the time until two frames later; in ms.
PRESS = """(key) => new Promise((told) => {
  const start = performance.now();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  document.documentElement.getBoundingClientRect();
  const worked = performance.now() - start;
  requestAnimationFrame(() => requestAnimationFrame(() => told([worked, performance.now() - start])));
})"""
AGAIN = "() => { const row = document.querySelector('.row'); if (row) { row.tabIndex = -1; row.focus(); } }"
# A report may have one change of meaning, and dozens of lesser ones: all are marked, and the page comes to rest.
ALL = """() => new Promise((told) => {
  document.getElementById("mark-all")?.click();
  requestAnimationFrame(() => requestAnimationFrame(told));
})"""
AT = "() => document.activeElement.closest('.row')?.id ?? ''"
BARE = "<!doctype html><title>bare</title><p>A line.<script>addEventListener('keydown', () => document.body.append('.'))</script>"


@dataclass(slots=True)
class Pressed:
    """Times in ms of each key. rows: how many different ones it led to. first: when the first words were on the screen."""

    worked: list[float] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    rows: set[str] = field(default_factory=set)
    first: float = 0.0


def chromium() -> str | None:
    """Where a Chromium is on this machine."""
    named = os.environ.get("HEADWATER_CHROMIUM")
    found = (shutil.which(name) for name in (named, "chromium", "chromium-browser", "google-chrome") if name)
    return next((path for path in found if path), None)


def pressed(addresses: dict[str, str], key: str = "n") -> dict[str, Pressed] | str:
    """What each page took for a key; in words why nothing was measured."""
    path = chromium()
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return "playwright is not installed"
    if path is None:
        return "there is no Chromium: `scripts/ensure_chromium.sh` installs one, HEADWATER_CHROMIUM names one"
    found = {}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        for name, address in addresses.items():
            page, bare = (browser.new_page(viewport={"width": 1280, "height": 860}, reduced_motion="reduce") for _ in range(2))
            bare.set_content(BARE)
            page.goto(address, wait_until="load", timeout=LOADS)
            found[name] = Pressed(first=page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"))
            page.evaluate(ALL)
            before = ""
            for _ in range(PRESSES):
                found[name].bare.append(bare.evaluate(PRESS, key)[1])
                worked, frames = page.evaluate(PRESS, key)
                at = page.evaluate(AT)
                if at == before:  # the last one: from the first again
                    page.evaluate(AGAIN)
                    continue
                before = at
                found[name].rows.add(at)
                found[name].worked.append(worked)
                found[name].frames.append(frames)
            page.close()
            bare.close()
        browser.close()
    return found


def told(found: dict[str, Pressed] | str) -> list[str]:
    """The figures as lines."""
    if isinstance(found, str):
        return [f"  next difference: not measured, {found}"]
    heads = f"{'middle':>8} {'longest':>8} {'its work':>9} {'bare':>7} {'bare x':>8} {'first':>7}"
    lines = [f"  {'next difference, ms':24} {heads}   aim (longest)"]
    for name, one in found.items():
        if not one.frames:
            lines.append(f"  {name:24} no difference is marked on this page")
            continue
        middle, bare = statistics.median(one.frames), statistics.median(one.bare)
        times = f"{middle:8.1f} {max(one.frames):8.1f} {max(one.worked):9.1f} {bare:7.1f} {middle / bare:8.1f} {one.first:7.0f}"
        lines.append(f"  {name:24} {times}   {AIM}, over {len(one.rows)} rows")
    return lines
