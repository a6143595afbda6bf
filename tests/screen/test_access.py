"""axe-core finds nothing serious or critical: on the sample reports and on hostile text, light and dark, narrow and wide."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from headwater.model import Comparison

from .cases import hebrew
from .conftest import Opener


def serious(opened: Opener, what: Comparison | Path, width: int, dark: bool) -> list[str]:
    """What axe-core finds on the page with one card and one tie open, each finding with a few places."""
    page = opened(what, width=width, dark=dark)
    page.evaluate("for (const s of ['details.card', 'details.tie']) { const d = document.querySelector(s); if (d) d.open = true; }")
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {[n['html'][:90] for n in v['nodes'][:3]]}" for v in found if v["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("sample", ["wire", "altered", "ko"])
def test_the_sample_reports(opened: Opener, sample_pages: dict[str, Path], sample: str, width: int, dark: bool):
    assert serious(opened, sample_pages[sample], width, dark) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_hostile_text_and_another_direction(opened: Opener, hostile_letter: Comparison, letter: Comparison, width: int, dark: bool):
    assert serious(opened, hostile_letter, width, dark) == []
    assert serious(opened, hebrew(letter), width, dark) == []
