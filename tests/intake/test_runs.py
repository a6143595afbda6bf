from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.intake.runs import Run, letters, named_apart, runs, selector, selector_steps


def page(markup: str) -> list[Run]:
    tree = lxml.html.document_fromstring(f"<html><body>{markup}</body></html>")
    return runs(tree.find("body"))


def texts(markup: str) -> list[str]:
    return [run.text for run in page(markup)]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>He said <q>we open it</q>.</p>", "He said “we open it”."),
        ("<p><q>We heard <q>no</q> twice</q></p>", "“We heard ‘no’ twice”"),
        ("<p>“<q>We open it</q>”</p>", "“We open it”"),
        ("<p><q>«We open it»</q></p>", "«We open it»"),
        ("<p><q>We</q> and <q>you</q></p>", "“We” and “you”"),
        ("<p>Er sagte <q>»Ja«</q>.</p>", "Er sagte »Ja«."),
        ("<p><q></q>Nothing said.</p>", "Nothing said."),
    ],
)
def test_a_q_has_the_marks_that_a_browser_draws_unless_the_page_prints_its_own(markup: str, text: str):
    assert texts(markup) == [text]


def test_words_keep_their_spaces_whatever_elements_they_stand_in():
    assert texts("<p>Hyper<b>link</b>ed <i>and</i>\n  plain<span> words</span></p>") == ["Hyperlinked and plain words"]


def test_a_line_break_stays_and_an_empty_line_parts_paragraphs():
    assert texts("<p>One<br>two<br/><br>three</p>") == ["One\ntwo", "three"]


def test_what_no_reader_sees_is_left_out():
    markup = (
        "<p>Dam<script>x()</script><style>p{}</style> opens<template>no</template></p><nav>Home</nav><noscript>Enable</noscript>"
    )
    assert texts(markup) == ["Dam opens"]


def test_soft_hyphens_go_and_accents_are_one_character():
    assert texts("<p>Tal\u00adsperre Cafe\u0301 zero\u200bwidth</p>") == ["Talsperre Café zerowidth"]


def test_joiners_that_letters_and_emoji_need_stay():
    assert texts("<p>می\u200cخواهم 👩\u200d🚒 go</p>") == ["می\u200cخواهم 👩\u200d🚒 go"]


def test_text_beside_blocks_is_a_run_of_its_own_in_reading_order():
    assert texts("<div>Before<p>Inside</p>after</div>") == ["Before", "Inside", "after"]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<h2>Dam</h2>", "heading"),
        ("<ul><li>Dam</li></ul>", "list"),
        ("<blockquote><p>Dam</p></blockquote>", "quote"),
        ("<figure><figcaption>Dam</figcaption></figure>", "caption"),
        ("<p class='wp-caption-text'>Dam</p>", "caption"),
        ("<p class='byline'>By Ann Lee</p>", "byline"),
        ("<div itemprop='author'>Ann Lee</div>", "byline"),
        ("<p>Dam</p>", "paragraph"),
        ("<p class='authority'>Dam</p>", "paragraph"),
    ],
)
def test_a_run_knows_what_it_is(markup: str, kind: str):
    assert [run.kind for run in page(markup)] == [kind]


def test_a_whole_comment_is_no_byline_though_it_is_marked_as_an_authors():
    assert [run.kind for run in page(f"<div class='author'>{'Words that go on. ' * 20}</div>")] == ["paragraph"]


@pytest.mark.parametrize(
    "name", ["comments", "comment-list", "post-comments", "sharedaddy", "related-articles", "breadcrumb", "author-bio"]
)
def test_parts_that_pages_name_are_known(name: str):
    (run,) = page(f"<div class='x {name}'><p>Words</p></div>")
    assert named_apart(run)


@pytest.mark.parametrize("name", ["no-comments", "article", "socialism", "shared-dam", "adventure", "news"])
def test_a_name_that_only_resembles_one_is_not(name: str):
    (run,) = page(f"<div class='{name}'><p>Words</p></div>")
    assert not named_apart(run)


def xpath_of(css: str) -> str:
    """The same path for lxml, which has no selectors of its own: only the forms that `selector` writes."""
    first, *rest = css.split(" > ")
    path = f"//*[@id='{first[1:]}']" if first.startswith("#") else f"/{first}"
    for step in rest:
        tag, _, nth = step.partition(":nth-of-type(")
        path += f"/{tag}[{nth[:-1]}]" if nth else f"/{tag}"
    return path


MARKUP = st.recursive(
    st.sampled_from(["words", "more 𝔴ords", "🙂 é", "<br>", "<q>said</q>", ""]),
    lambda inner: st.tuples(st.sampled_from(["div", "p", "ul", "li", "span", "em", "section", "table", "td", "h2"]),
                            st.sampled_from(["", " id='a'", " id='b'", " class='c'"]), st.lists(inner, max_size=3))
    .map(lambda t: f"<{t[0]}{t[1]}>{' '.join(t[2])}</{t[0]}>"),
    max_leaves=12,
)  # fmt: skip


@given(MARKUP)
def test_every_selector_finds_its_element_and_no_other(markup: str):
    tree = lxml.html.document_fromstring(f"<html><body>x{markup}</body></html>")
    steps = selector_steps(tree)
    for run in runs(tree.find("body")):
        assert tree.xpath(xpath_of(selector(run.element, steps))) == [run.element]


@given(MARKUP)
def test_no_letter_of_the_page_is_lost_doubled_or_moved(markup: str):
    tree = lxml.html.document_fromstring(f"<html><body>x{markup}</body></html>")
    assert "".join(run.key for run in runs(tree.find("body"))) == letters(tree.find("body").text_content())


def test_pages_nested_deeper_than_python_recurses_are_read():
    inner = lxml.html.fragment_fromstring("<p>deep</p>")
    for _ in range(3000):
        outer = lxml.html.Element("div")
        outer.append(inner)
        inner = outer
    body = lxml.html.Element("body")
    body.append(inner)
    assert [run.text for run in runs(body)] == ["deep"]
