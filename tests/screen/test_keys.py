"""The keyboard alone: every key that `?` lists, where it leads, and that none fires in a field."""

from __future__ import annotations

import re
from dataclasses import replace

from playwright.sync_api import Page, expect

from headwater.export.page import KEYS
from headwater.model import Comparison
from tests.export.conftest import change
from tests.export.test_page import repeated

from .conftest import Opener

FOCUS = "document.activeElement.closest('.row, details')?.id ?? ''"
# The bar beside a focused row; what is no row has an outline.
SEEN = """() => {
  const one = document.activeElement, outline = getComputedStyle(one);
  if (one.matches('.row')) return getComputedStyle(one, '::before').width === '3px';
  return outline.outlineStyle !== 'none' && parseFloat(outline.outlineWidth) >= 2;
}"""


def pressed(page: Page, *keys: str) -> list[str]:
    """The ids of what has the focus after each key."""
    out = []
    for key in keys:
        page.keyboard.press(key)
        assert page.evaluate(SEEN), f"after {key} the focus cannot be seen"
        out.append(str(page.evaluate(FOCUS)))
    return out


def ids(page: Page, selector: str) -> list[str]:
    return [str(i) for i in page.locator(selector).evaluate_all("all => all.map(e => e.id)")]


def says(page: Page, words: str | re.Pattern[str]) -> None:
    """Waits until the page says so: it does for some seconds."""
    expect(page.locator(".said")).to_have_text(words)


def test_n_and_p_go_through_the_changes_of_meaning_and_say_where_they_end(opened: Opener, letter: Comparison):
    page = opened(letter)
    first, second = ids(page, ".row.major")
    assert pressed(page, "n", "n", "p") == [first, second, first]
    page.keyboard.press("p")
    says(page, "This was the first.")
    assert page.evaluate(FOCUS) == first


def test_n_stops_at_lesser_differences_only_where_they_are_marked(opened: Opener, letter: Comparison):
    shade = replace(letter.links[2], changes=(change("substituted", "minor", letter.links[2].report, None, "word_differs"),))
    page = opened(replace(letter, links=(*letter.links[:2], shade)))
    grave, every = ids(page, ".row.major"), ids(page, ".row.major, .row.minor")
    assert len(every) == len(grave) + 1
    assert pressed(page, *"n" * len(grave)) == grave
    page.keyboard.press("n")
    assert page.evaluate(FOCUS) == grave[-1]
    page.reload()
    page.locator("label[for=mark-shades]").click()
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    assert pressed(page, *"n" * len(every)) == every


def test_q_o_and_m_lead_to_quotations_omissions_and_moved_passages(opened: Opener, letter: Comparison):
    page = opened(repeated(letter, 2))
    for key, selector in (("q", "details.card"), ("o", ".row.omitted"), ("m", ".row.moved")):
        page.reload()
        assert pressed(page, key, key) == ids(page, selector)[:2]
        assert pressed(page, f"Shift+{key.upper()}") == ids(page, selector)[:1]


def test_g_goes_to_the_other_side_and_back(opened: Opener, letter: Comparison):
    page = opened(letter)
    page.keyboard.press("n")
    sides = []
    for _ in range(3):
        page.keyboard.press("g")
        sides.append(page.evaluate("document.activeElement.className"))
        assert page.evaluate(SEEN)
    assert sides in (["r", "s", "r"], ["s", "r", "s"])


def test_r_turns_the_order_and_the_focus_stays_on_its_passage(opened: Opener, letter: Comparison):
    page = opened(letter)
    [here] = pressed(page, "m")
    report_order = ids(page, ".row")
    page.keyboard.press("r")
    says(page, "In the source's order.")
    assert page.evaluate(FOCUS) == here
    source_order = ids(page, ".row")
    tops = page.locator(".row").evaluate_all("all => all.map(e => e.getBoundingClientRect().top)")
    assert tops == sorted(tops), "what is read next is what stands next"
    assert sorted(source_order) == sorted(report_order)
    assert source_order.index(here) < report_order.index(here)
    page.keyboard.press("r")
    assert ids(page, ".row") == report_order


def test_c_copies_a_link_to_the_passage(opened: Opener, letter: Comparison):
    page = opened(letter, permissions=["clipboard-read", "clipboard-write"])
    [here] = pressed(page, "n")
    page.keyboard.press("c")
    says(page, re.compile(r"^(Link copied\.|The link is in the address bar\.)$"))
    expect(page).to_have_url(re.compile(f"#{here}$"))


def test_the_question_mark_lists_every_key_and_escape_closes_it(opened: Opener, letter: Comparison):
    page = opened(letter)
    page.keyboard.press("?")
    dialog = page.locator("dialog[open]")
    expect(dialog.locator("kbd")).to_have_text([key for key, _ in KEYS])
    page.keyboard.press("n")
    assert page.evaluate(FOCUS) == "", "under the list no key acts"
    expect(dialog).to_have_count(1)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    script = page.locator("script").inner_text() or page.evaluate("document.querySelector('script').textContent")
    acting = set(re.findall(r'^    (?:"(\?)"|(\w)): ', script, re.MULTILINE))
    assert {a or b for a, b in acting} == {k for key, _ in KEYS for k in key.split(", ") if k != "Esc"}


def test_no_key_fires_in_a_field_or_with_a_modifier(opened: Opener, letter: Comparison):
    page = opened(letter)
    page.evaluate("document.querySelector('header').append(document.createElement('input'))")
    page.locator("header input").focus()
    page.keyboard.type("npqomgrc?")
    assert page.locator("header input").input_value() == "npqomgrc?"
    assert page.locator("dialog[open]").count() == 0
    assert page.locator("#by-report").is_checked()
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Alt+n")
    assert page.evaluate(FOCUS) == ""


def test_everything_can_be_reached_with_tab_and_the_focus_is_always_seen(opened: Opener, letter: Comparison):
    page = opened(letter)
    met = []
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        met.append(str(page.evaluate("document.activeElement.outerHTML")))
    assert 'class="skip-to"' in met[0]
    assert any('id="view-side"' in one for one in met)
    assert sum(one.startswith("<summary") for one in met) == page.locator("summary:visible").count()


def test_a_card_opens_with_enter_and_shows_both_places_the_rule_and_what_was_not_checked(opened: Opener, letter: Comparison):
    page = opened(letter)
    page.keyboard.press("q")
    page.keyboard.press("Enter")
    card = page.locator("details.card[open]")
    expect(card).to_have_count(1)
    heads = [h.lower() for h in card.locator("h3:visible").all_inner_texts()]
    assert heads == ["in the source", "in the report", "what differs", "why", "who is quoted", "not checked"]
    text = card.inner_text()
    assert "The report gives another number than the source in the same place" in text
    assert "Ada Quill" in text
