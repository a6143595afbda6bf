from __future__ import annotations

import json
import logging
import socket

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.errors import NoText
from headwater.intake.html import Page, read_page
from tests.slopes import in_proportion

FILLER = (
    "<p>The committee for water said that the new dam on the northern river opens at the end of the month.</p>"
    "<p>People of eleven villages were invited, and the mayor of the largest one will cut the ribbon herself.</p>"
    "<p>Work on it took ten years, four more than planned, and cost twice the sum that had been set aside.</p>"
)


SHORT_STORY = (
    "수자원 위원회는 북쪽 강에 새로 지은 댐이 이달 말에 문을 연다고 밝혔다.",
    "위원장은 “준비가 끝났다”며 “모두를 초대한다”고 말했다.",
    "주민 1천200명이 참석할 예정이다.",
)


def article(inner: str, head: str = "") -> Page:
    markup = (
        f"<!doctype html><html lang=en><head><title>Dam opens</title>{head}</head><body><nav><a href=/>Home</a></nav>"
        f"<main><article><h1>Dam opens</h1>{FILLER}{inner}</article></main><footer>All rights reserved</footer></body></html>"
    )
    return read_page(markup, name="page.html")


def kinds(page: Page) -> dict[str, str]:
    return {page.text[b.start : b.end]: b.kind for b in page.blocks}


def test_the_report_is_read_and_what_surrounds_it_is_not():
    page = article("")
    assert page.text.startswith("Dam opens\n\nThe committee for water said")
    assert "Home" not in page.text
    assert "All rights" not in page.text


def test_blocks_lie_in_order_with_an_empty_line_between_them_and_cover_the_text():
    page = article("<h2>What next</h2><ul><li>One thing is certain</li><li>Another is not</li></ul>")
    assert "\n\n".join(page.text[b.start : b.end] for b in page.blocks) == page.text
    assert kinds(page)["What next"] == "heading"
    assert kinds(page)["One thing is certain"] == "list"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<p>“It is ready,” she said on <time>Monday</time>, and <q>it will hold</q>.</p>",
         "“It is ready,” she said on Monday, and “it will hold”."),
        ("<p>The mayor said: <q>We heard <q>never</q> for ten years</q>, and smiled at the crowd.</p>",
         "The mayor said: “We heard ‘never’ for ten years”, and smiled at the crowd."),
        ("<p>All <abbr>km</abbr> of it, <cite>The Lantern</cite> and <label>others</label> wrote, were walked.</p>",
         "All km of it, The Lantern and others wrote, were walked."),
        ("<p>First line of the verse about water<br>second line of the verse about stone</p>",
         "First line of the verse about water\nsecond line of the verse about stone"),
    ],
)  # fmt: skip
def test_nothing_of_a_sentence_is_lost(inner: str, text: str):
    assert text in kinds(article(inner))


def test_a_block_quotation_is_a_quote():
    page = article("<blockquote><p>It is a great day for all who live here, said the oldest woman of the village.</p></blockquote>")
    assert kinds(page)["It is a great day for all who live here, said the oldest woman of the village."] == "quote"


def test_a_caption_is_kept_where_its_figure_stands_and_a_teasers_is_not():
    page = article(
        "<figure><img src=a><figcaption>The dam seen from the east on the morning before it opened.</figcaption></figure>"
        "<p>A paragraph that follows the picture and says what else happened on that day.</p>"
        "<figure><a href=/b><img src=b><figcaption>Another story that has nothing to do with the dam</figcaption></a></figure>"
    )
    assert kinds(page)["The dam seen from the east on the morning before it opened."] == "caption"
    assert page.text.index("seen from the east") < page.text.index("A paragraph that follows")
    assert "Another story" not in page.text


def test_a_table_is_read_row_by_row():
    page = article("<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2029</td><td>4 million</td></tr></table>")
    assert kinds(page)["2029\t4 million"] == "table"


def test_a_line_said_again_and_again_is_kept_each_time():
    song = "<p>Hold the line until the water is gone, they sang, and all who stood there by the wall sang it with them.</p>"
    page = read_page(f"<html><body><article>{song * 5}</article></body></html>", name="x")
    assert page.text.count("Hold the line until the water is gone") == 5


def test_the_lede_between_headline_and_text_is_read():
    head = "<header><h1>Dam opens</h1><p class='lede'>Ten years late, the river has its dam at last.</p></header>"
    body = f"{head}<article>{FILLER}</article>"
    page = read_page(f"<html><head><title>Dam opens</title></head><body><main>{body}</main></body></html>", name="x")
    assert page.text.startswith("Dam opens\n\nTen years late, the river has its dam at last.\n\nThe committee")


def test_comments_and_sharing_are_left_out():
    page = article("<div class='comments'><p>First! I never believed in that dam, and I was right for ten years.</p></div>")
    assert "First!" not in page.text
    page = read_page(
        "<html><body><p>The dam opened on Monday at noon.</p><div class=sharedaddy>Tell your friends</div></body></html>", name="x"
    )
    assert page.text == "The dam opened on Monday at noon."


def test_a_text_that_stands_only_in_the_data_block_is_read():
    words = "The committee for water said that the new dam on the northern river opens at the end of the month. " * 3
    data = json.dumps({"@type": "NewsArticle", "headline": "Dam opens", "articleBody": words})
    head = f'<script type="application/ld+json">{data}</script>'
    page = read_page(f"<html><head>{head}</head><body><div id=app></div><p>Loading</p></body></html>", name="x")
    assert page.text == words.strip()
    assert page.blocks[0].selector is None


def test_the_menu_of_a_page_that_names_no_parts_is_left_out():
    menu = "<td><a href=/>Home</a><br><a href=/w>World</a></td>"
    story = "<td>Dam opens<p>The dam on the northern river opened on Monday.<p>It holds.</td>"
    markup = f"<html><body><table><tr>{menu}{story}</tr></table></body></html>"
    assert read_page(markup, name="x").text == "Dam opens\n\nThe dam on the northern river opened on Monday.\n\nIt holds."


def test_a_short_article_in_a_script_of_few_letters_is_an_article():
    story = "<br><br>".join(SHORT_STORY)
    head = "<title>새 댐, 이달 말 개장 - 나루신문</title>"
    menu = "<div><ul><li>회사</li><li>광고 안내</li></ul></div>"
    top = "<h3>새 댐, 이달 말 개장</h3><div>입력 2031.03.04 09:15</div>"
    body = f"{menu}<div>{top}<div id=story>{story}</div></div><div>회사소개 · 광고</div>"
    markup = f"<html><head>{head}</head><body>{body}</body></html>"
    page = read_page(markup, name="x")
    assert page.text.split("\n\n") == ["새 댐, 이달 말 개장", *SHORT_STORY]
    assert "회사" not in page.text
    assert (page.metadata.title, page.metadata.outlet, page.metadata.published) == ("새 댐, 이달 말 개장", "나루신문", "2031-03-04")


@pytest.mark.parametrize("around", ["", FILLER])
def test_a_reading_aid_over_a_character_is_no_part_of_the_word(around: str):
    sign = "<p>The sign says <ruby>水<rp>(</rp><rt>みず</rt><rp>)</rp></ruby>道 and nothing else.</p><p>It is tall.</p>"
    page = read_page(f"<html><body><article>{around}{sign}</article></body></html>", name="x")
    assert "The sign says 水道 and nothing else." in kinds(page)


def test_a_date_in_the_text_is_not_the_day_of_publication():
    told = "<p>2029-01-01 was the day on which the first stone of the dam was laid by the old mayor himself, they say.</p>"
    page = read_page(f"<html><body><article><h1>Dam opens</h1>{told}{FILLER}</article></body></html>", name="x")
    assert "2029-01-01 was the day" in page.text
    assert page.metadata.published is None


@pytest.mark.parametrize("markup", ["<p>Yes.</p>", "<html><body>Yes.</body></html>", "<html><body><main>Yes.</main></body></html>"])
def test_one_word_is_a_text(markup: str):
    assert read_page(markup, name="x").text == "Yes."


@pytest.mark.parametrize(
    ("markup", "instead"),
    [
        (
            "<html><body><noscript>Enable scripts</noscript><div id=app></div><script>run()</script></body></html>",
            "the page holds only a script",
        ),
        ("<html><frameset><frame src=a></frameset></html>", "the page only frames others"),
        ("<html><body><img src=a></body></html>", "the page holds only pictures or recordings"),
        ("<html></html>", "the page is empty"),
        ("<!doctype html>", "the page is empty"),
    ],
)
def test_a_page_without_text_says_what_it_holds_instead(markup: str, instead: str):
    with pytest.raises(NoText) as refusal:
        read_page(markup, name="page.html")
    assert (
        str(refusal.value) == f"page.html: no text found ({instead}); save it from the browser with its text, or give the text file"
    )


def test_a_page_that_stands_in_one_form_is_read():
    page = read_page(f"<html><body><form><div><h1>Dam opens</h1>{FILLER}</div></form></body></html>", name="x")
    assert "People of eleven villages" in page.text


def test_reading_opens_no_socket_and_says_nothing(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    article('<iframe src="https://lantern.example/x"></iframe>', head='<link rel="canonical" href="https://lantern.example/dam">')
    with pytest.raises(NoText):
        read_page("<html><body></body></html>", name="x")
    assert capfd.readouterr() == ("", "")


def test_a_program_that_wants_the_libraries_log_still_gets_it():
    logger = logging.getLogger("trafilatura")
    assert logger.propagate
    assert not logger.disabled
    assert logger.level == logging.NOTSET


def test_a_long_page_is_read_in_time_that_grows_with_its_length():
    def work(n: int) -> None:
        lines = (f"<p>Village number {i} has sent {i * 7} people to see the water rise behind the wall.</p>" for i in range(n))
        assert len(article("".join(lines)).blocks) == n + 4

    assert in_proportion(work, 750)


WORDS = st.lists(
    st.sampled_from(["dam", "river", "🙂", "é", "cafe\u0301", "댐이", "плотина", "大坝", "السد", "12,5"]), min_size=3, max_size=25
).map(lambda w: " ".join(["So", *w]))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=5))
def test_blocks_cut_out_just_what_they_say(paragraphs: list[str]):
    page = read_page("<html><body><article>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</article></body></html>", name="x")
    cut = [page.text[b.start : b.end] for b in page.blocks]
    assert all(piece and piece == piece.strip() for piece in cut)
    assert "\n\n".join(cut) == page.text
    assert all(one.end < other.start for one, other in zip(page.blocks, page.blocks[1:], strict=False))


TAGS = (
    "div", "p", "q", "table", "tr", "td", "ul", "li", "figure", "figcaption", "a", "time", "form", "h1", "blockquote", "ruby", "rt",
    "pre", "code",
)  # fmt: skip
NESTED = st.recursive(
    st.sampled_from(["The dam opens. ", "물 ", "&#xD800;", "<br>", "<img src=x>", "2031-03-04", "<!-- x -->", "<", "&", "\u2028"]),
    lambda inner: st.tuples(
        st.sampled_from(TAGS),
        st.lists(inner, max_size=4),
    ).map(lambda t: f"<{t[0]}>{''.join(t[1])}</{t[0]}>"),
    max_leaves=25,
)  # fmt: skip


@pytest.mark.parametrize("odd", ["\x1f", "\x01", "\ufffe", "&#31;", "&#01", "&#x1;", "&#xFFFF;", "&#0000000000001;"])
def test_a_character_that_no_tree_may_hold_is_left_out(odd: str):
    # after a script: htmldate takes the script out and writes what follows it anew, which lxml refuses
    assert read_page(f"<p>The dam</p><script></script>opens{odd} today.", name="x").text == "The dam\n\nopens today."


@pytest.mark.parametrize("feed", ["\x0b", "\x0c", "&#12;", "&#xb;"])
def test_a_feed_of_a_page_parts_words(feed: str):
    assert read_page(f"<script></script>The dam{feed}opens &#233;t &#99999999999;.", name="x").text == "The dam opens ét \ufffd."


@settings(max_examples=60)
@given(NESTED)
def test_any_markup_is_read_or_refused(markup: str):
    try:
        page = read_page(f"<html><body>{markup}</body></html>", name="x")
    except NoText:
        return
    assert "\n\n".join(page.text[b.start : b.end] for b in page.blocks) == page.text
