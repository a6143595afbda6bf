"""A comparison as one HTML file that a reporter can read, send and print.

Self-contained: nothing is fetched from anywhere, and a content security policy that names the hashes of the page's own style and
script keeps it so; the text of a document stands in it as text only (`markup`). Readable without the script, which adds keys.
The same comparison gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from headwater.export import cards, differences, heading, lists
from headwater.export.glossary import glossary
from headwater.export.marks import PAGE_LANGUAGE
from headwater.export.markup import Html, join, tag
from headwater.export.overview import overview
from headwater.export.passages import grade, passages
from headwater.export.rows import Row, rows
from headwater.export.wording import OWN_WORDS, Voice, versions
from headwater.model import Comparison

KEYS = (
    ("n, p", "next, previous difference"),
    ("q", "next quotation"),
    ("o", "next part left out"),
    ("m", "next passage that moved"),
    ("g", "the other side of this passage"),
    ("r", "the report's order, the source's order"),
    ("c", "copy a link to this passage"),
    ("?", "these keys"),
    ("Esc", "close"),
)
NOTEBOOK_HEIGHT = 700  # pixels


@dataclass(frozen=True, slots=True)
class Parts:
    """What a page is put together from. order: style, each row's place in the source's order; it belongs behind `page.css`.

    top: the texts' names. main: the sections, which stand beside one another in one element. edge: the strips for the eye. foot:
    the legend. said: what only the script shows.
    """

    title: str
    order: str
    top: Html
    main: Html
    edge: Html
    foot: Html
    said: Html


def page(comparison: Comparison, voice: Voice | None = None) -> str:
    """The whole file. voice: what reason codes say and how large a part is, in words."""
    made = parts(comparison, voice or Voice())
    style, script = asset("page.css") + made.order, asset("page.js")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", made.title),
        tag("link", rel="icon", href="data:,"),
        tag("style", Html(style)),
    )
    skip = tag("a", "To the passages", href="#passages", class_="skip-to")
    main, foot = tag("main", made.main, id="main"), tag("footer", made.foot)
    body = tag("body", skip, made.top, main, made.edge, foot, made.said, tag("script", Html(script)))
    return f"<!doctype html>\n{tag('html', head, body, lang=PAGE_LANGUAGE)}\n"


def parts(comparison: Comparison, voice: Voice, found: Sequence[Row] | None = None) -> Parts:
    """The page's parts, for one that has more around them. found: its rows, where they are known."""
    found = rows(comparison) if found is None else found
    return Parts(
        title=heading.title(comparison),
        order=_order(found),
        top=_top(comparison, voice),
        main=_main(comparison, found, voice),
        edge=overview(comparison, found),
        foot=join(tag("h2", "How to read this page"), _legend(comparison, voice), heading.made(comparison)),
        said=join(_dialog(), tag("p", class_="said", role="status")),
    )


def notebook(comparison: Comparison) -> str:
    """The page in a frame of its own, for a notebook: neither can touch the other."""
    return tag("iframe", srcdoc=page(comparison), sandbox="allow-scripts", width="100%", height=NOTEBOOK_HEIGHT,
               title=heading.title(comparison))  # fmt: skip


@lru_cache
def asset(name: str) -> str:
    """`page.css` or `page.js`."""
    return files("headwater.export").joinpath(name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    allowed = (
        f"style-src '{digest(style)}'",
        f"script-src '{digest(script)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(("default-src 'none'", *allowed))


def digest(text: str) -> str:
    """What a content security policy calls a style or script that stands in the page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _order(found: Sequence[Row]) -> str:
    """Each row's place in the source's order as a rule of style: the switch works without a script."""
    return f"\n.bar:has(#by-source:checked)~.passages{{{''.join(f'#{row.id}{{order:{row.rank}}}' for row in found)}}}"


def _several(comparison: Comparison) -> str:
    return "its sources" if len(comparison.sources) > 1 else "its source"


def _top(comparison: Comparison, voice: Voice) -> Html:
    both = "Two versions of one document" if versions(comparison) else f"A report beside {_several(comparison)}"
    head = tag("h1", both)
    return tag("header", head, heading.documents(comparison, voice), class_="top")


def _main(comparison: Comparison, found: Sequence[Row], voice: Voice) -> Html:
    card_ids = cards.ids(comparison)
    first = differences.found_first(comparison, found, card_ids)
    several = _several(comparison)
    alone = next((row.id for row in found if row.unsourced is not None), None)
    brief = tag("section", tag("h2", "In brief"), heading.summary(comparison, first, alone, voice), class_="brief")
    changes = tag("section", tag("h2", "Changes of meaning"), differences.first_list(comparison, first), id="changes")
    return join(
        tag("div", brief, changes, class_="opening"),
        _bar(comparison),
        tag(
            "section",
            tag("h2", "Passage by passage"),
            tag("div", tag("span", several.removeprefix("its ").capitalize(), class_="s"), tag("span", "Report", class_="r"),
                class_="columns", aria_hidden="true"),
            tag("p", "No passage has a change of meaning. Mark “Shades too” or “Every difference” for what differs otherwise.",
                class_="nothing") if not any(grade(row) == "major" for row in found) else None,
            passages(comparison, found, card_ids, voice),
            class_="passages", id="passages",
        ),
        tag("section", tag("h2", "Left out of the report"), tag("p", "What weighs most comes first.", class_="lead"),
            lists.omissions(comparison, found, voice), id="left-out", class_="left-out"),
        tag("section", tag("h2", "Quotations"), lists.quotations(comparison, card_ids), id="quotations", class_="quotations"),
        heading.unchecked(comparison),
    )  # fmt: skip


def _legend(comparison: Comparison, voice: Voice) -> Html:
    return tag("div", glossary(comparison, voice), _keys(), class_="glossary")


def _bar(comparison: Comparison) -> Html:
    """The switches: what is shown and in which order. They work without a script.

    Lesser differences are marked from the start only where both texts have the same words: another rendering has one on nearly
    every word, and a page full of marks hides those that matter.
    """
    same = comparison.rendering == "same_text"
    without = sum(u.reason not in OWN_WORDS for u in comparison.unsourced)
    views = [
        _switch("radio", "view", "view-side", "Side by side", True),
        _switch("radio", "view", "view-changes", "Changes only"),
        _switch("radio", "view", "view-left-out", f"Left out ({len(comparison.omitted)})"),
        _switch("radio", "view", "view-quotations", f"Quotations ({len(comparison.quotations)})"),
    ]
    orders = [_switch("radio", "order", "by-report", "Report", True), _switch("radio", "order", "by-source", "Source")]
    shown = [
        _switch("checkbox", "show", "show-omitted", f"Left out ({len(comparison.omitted)})", True),
        _switch("checkbox", "show", "show-unsourced", f"No source ({without})", True),
    ]
    marks = [
        _switch("radio", "mark", "mark-grave", "Changed meaning", not same),
        _switch("radio", "mark", "mark-shades", "Shades too", same),
        _switch("radio", "mark", "mark-all", "Every difference"),
    ]
    groups = [("View", views, "views"), ("Order of", orders, "orders"), ("Show", shown, "shows"), ("Mark", marks, "marks")]
    sets = (tag("fieldset", tag("legend", legend), *inside, class_=class_) for legend, inside, class_ in groups)
    button = tag("button", "Keys ", tag("kbd", "?"), type="button", id="ask", hidden=True)
    return tag("nav", *sets, button, class_="bar", aria_label="What is shown")


def _switch(kind: str, name: str, id: str, label: str, on: bool = False) -> Html:
    return tag("span", tag("input", type=kind, name=name, id=id, checked=on), tag("label", label, for_=id), class_="switch")


def _key_list() -> Html:
    return tag("dl", *(join(tag("dt", tag("kbd", key)), tag("dd", does)) for key, does in KEYS), class_="keys")


def _keys() -> Html:
    return tag("section", tag("h3", "Keys"), _key_list(), class_="all-keys")


def _dialog() -> Html:
    close = tag("button", "Close", type="button", id="enough")
    return tag("dialog", tag("h2", "Keys", id="keys-head"), _key_list(), close, id="keys", aria_labelledby="keys-head")
