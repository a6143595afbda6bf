"""Links to a passage: they name its words, land on its row in a clean browser, and say so where the words are others."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from headwater.model import Comparison

from .conftest import Opener


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("selector", [".row.moved", ".row.omitted", "details.card"])
def test_a_link_lands_on_its_passage_in_a_clean_browser(opened: Opener, letter: Comparison, selector: str, script: bool):
    id = opened(letter).locator(selector).first.get_attribute("id") or ""
    assert re.fullmatch(r"[poq]-[0-9a-f]{16}", id), "a name made of the words"
    page = opened(letter, at=f"#{id}", script=script)
    expect(page.locator(f"#{id}")).to_be_in_viewport()
    if script:
        expect(page.locator(f"#{id}:focus-within")).to_have_count(1)
    if selector == "details.card":
        expect(page.locator(f"#{id} .inside")).to_be_visible()


def test_the_same_words_have_the_same_link_wherever_they_stand_and_other_words_another(opened: Opener, letter: Comparison):
    link = letter.links[2]
    shifted = replace(letter, links=(replace(link, confidence=0.5, reasons=()),), quotations=(), unsourced=(), omitted=())
    moved = opened(letter).locator(".row.moved").get_attribute("id")
    assert opened(shifted).locator(".row.moved").get_attribute("id") == moved
    shorter = replace(link, report=replace(link.report, end=link.report.end - 3))
    assert opened(replace(shifted, links=(shorter,))).locator(".row.moved").get_attribute("id") != moved


def test_a_link_to_other_words_says_that_they_are_not_here(opened: Opener, letter: Comparison):
    page = opened(letter, at="#p-0123456789abcdef")
    says = "The passage that this link names is not on this page: its words are others here."
    expect(page.locator(".said")).to_have_text(says)


def test_a_link_to_what_the_view_hides_changes_the_view(opened: Opener, letter: Comparison):
    page = opened(letter)
    for hide in ("show-omitted", "view-quotations"):
        page.locator(f"label[for={hide}]").click()
    id = page.locator(".row.omitted").get_attribute("id")
    page.evaluate(f"location.hash = '#{id}'")
    expect(page.locator(f"#{id}")).to_be_focused()
    expect(page.locator(f"#{id}")).to_be_visible()
