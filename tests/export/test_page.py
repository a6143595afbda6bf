"""The whole page: that nothing leaves it, that no text can run in it, that every link has its end, that it reads in order."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from headwater.export.markup import VOID
from headwater.export.page import notebook, page
from headwater.export.wording import Voice
from headwater.model import Comparison, Span
from tests.slopes import in_proportion

from .conftest import document

HOSTILE = """</style></script><script>alert(1)</script><img src=x onerror=alert(2)> & <b onclick="x">

"]]><svg onload=alert(3)><a href="javascript:alert(4)">go</a>" 'quoted' \u202eturned\x00\ud800
"""


# What holds words and no more than parts of a line, and what is more than that (HTML, sections 3.2.5 and 4): a browser closes a
# paragraph before a list, or shows another tree than was written.
LINES = frozenset((
    "p", "h1", "h2", "h3", "h4", "span", "b", "i", "em", "strong", "bdi", "time", "code", "label", "button", "summary", "option",
    "legend", "dt", "pre", "title",
))  # fmt: skip
BLOCKS = frozenset((
    "p", "div", "section", "article", "header", "footer", "main", "nav", "form", "fieldset", "ul", "ol", "dl", "table", "details",
    "blockquote", "h1", "h2", "h3", "h4", "figure", "pre", "hr",
))  # fmt: skip
ONLY_IN = {
    "li": ("ul", "ol"), "dt": ("dl", "div"), "dd": ("dl", "div"), "tr": ("tbody", "thead"), "td": ("tr",), "th": ("tr",),
    "summary": ("details",), "option": ("select",), "legend": ("fieldset",), "caption": ("table",),
}  # fmt: skip
TOUCHED = frozenset(("a", "button", "label", "select", "textarea", "input", "details", "form", "iframe"))  # not in a link


class Reader(HTMLParser):
    """What a page holds: every element with its attributes, and elements that were not closed where they should be, or that stand
    where none of their kind can."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.raw: dict[str, str] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._placed(tag)
        if tag not in VOID:
            self.open.append(tag)

    def _placed(self, tag: str) -> None:
        inside = self.open[-1] if self.open else ""
        # a link, and what was left out or put in, is a part of a line where its parent is one
        line = next((one for one in reversed(self.open) if one not in ("a", "del", "ins", "mark")), "")
        held = next((one for one in reversed(self.open) if one in ("a", "button")), None)
        if tag in BLOCKS and line in LINES and not (line == "summary" and tag.startswith("h")):
            self.wrong.append(f"{tag} in {line}")
        if inside not in ONLY_IN.get(tag, (inside,)):
            self.wrong.append(f"{tag} in {inside}")
        if inside in ("ul", "ol") and tag != "li":
            self.wrong.append(f"{tag} in {inside}")
        if (held and tag in TOUCHED) or (tag == "form" and "form" in self.open):
            self.wrong.append(f"{tag} in {held or 'form'}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("style", "script"):
            self.raw[self.open[-1]] = self.raw.get(self.open[-1], "") + data

    def all(self, attribute: str) -> list[str]:
        return [a[attribute] or "" for _, a in self.elements if attribute in a]


@pytest.fixture
def hostile(letter: Comparison) -> Comparison:
    """Texts, names, codes and addresses that try to be markup."""
    bad = document(HOSTILE, HOSTILE, title=HOSTILE, outlet=HOSTILE, author=HOSTILE, language='en" onload="x', published="<b>",
                   url="javascript:alert(1)")  # fmt: skip
    quotation = letter.quotations[0]
    named = replace(quotation, speaker=replace(quotation.speaker, name=HOSTILE))
    report = replace(letter.report, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)", language='"><script>')
    text = letter.report.text.replace("Gulls were seen", "<script>x</sc")
    return replace(
        letter, sources=(letter.source, bad), report=replace(report, text=text), quotations=(named,), unchecked=(HOSTILE,)
    )


def test_the_page_is_well_formed_and_its_ids_are_its_own(letter: Comparison):
    read = Reader(page(letter))
    assert read.wrong == []
    assert read.open == []
    assert [i for i, n in Counter(read.all("id")).items() if n > 1] == []


def test_every_link_inside_the_page_has_its_end(letter: Comparison):
    read = Reader(page(letter))
    ends = {f"#{i}" for i in read.all("id")}
    assert {h for h in read.all("href") if h.startswith("#")} <= ends
    assert set(read.all("for")) <= set(read.all("id"))


def test_nothing_is_fetched_and_only_the_pages_own_style_and_script_may_work(letter: Comparison):
    read = Reader(page(letter))
    assert read.all("src") == []
    assert [h for h in read.all("href") if not h.startswith("#")] == ["data:,", "https://press.example/quay"]
    assert "url(" not in read.raw["style"]
    assert "@import" not in read.raw["style"]
    policy = next(a["content"] or "" for t, a in read.elements if a.get("http-equiv") == "Content-Security-Policy")
    for kind in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(read.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert [t for t, a in read.elements if "style" in a or any(name.startswith("on") for name in a)] == []


def test_no_text_can_run_or_break_out(letter: Comparison, hostile: Comparison):
    calm, read = Reader(page(letter)), Reader(page(hostile))
    assert read.wrong == []
    assert {t for t, _ in read.elements} <= {t for t, _ in calm.elements} | {"time"}
    assert sum(t == "script" for t, _ in read.elements) == 1
    assert read.raw["script"] == calm.raw["script"]
    assert [h for h in read.all("href") if not h.startswith("#")] == ["data:,"]
    assert [a for _, a in read.elements if any(name.startswith("on") or name == "style" for name in a)] == []
    page(hostile).encode("utf-8")
    assert "\x00" not in page(hostile)


def test_the_same_comparison_gives_the_same_bytes(letter: Comparison):
    assert page(letter) == page(replace(letter))


def test_headings_are_in_order_and_there_is_one_of_the_first_level(letter: Comparison):
    levels = [int(t[1]) for t, _ in Reader(page(letter)).elements if re.fullmatch("h[1-6]", t)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_the_page_names_itself_its_language_and_its_landmarks(letter: Comparison):
    text = page(letter)
    read = Reader(text)
    assert ("html", {"lang": "en"}) in read.elements
    assert "<title>Quay mended · beside its source · Headwater</title>" in text
    assert {"header", "nav", "main", "footer"} <= {t for t, _ in read.elements}
    assert [a for t, a in read.elements if t == "th" and a.get("scope") != "col"] == []
    assert [a for t, a in read.elements if t == "input" and a.get("id") not in read.all("for")] == []


def test_findings_are_told_in_words_and_never_as_a_share(letter: Comparison):
    text = page(letter, Voice({"most_words_shared": "Most words stand in both."}))
    for words in (
        "On the whole the report paraphrases the source: most words stand in both.",
        "3 of 4 passages of the report come from the source: 1 verbatim, 1 edited, 1 reworded.",
        "1 stands in another order than there.",
        "<b>2 changes of meaning</b>: 1 number, 1 negation.",
        "<b>1 quotation</b>: 1 altered.",
        "<b>1 passage of the report has no source here</b>: 1 background.",
        "<b>Left out</b>: 1 phrase of the source (4 of 30 words).",
    ):
        assert words.replace("'", "&#x27;") in text
    body = text.partition("</style>")[2].partition("<script>")[0]
    assert "%" not in body


def test_two_versions_of_one_document_are_an_edit_and_no_translation(letter: Comparison):
    source = replace(letter.source, id=letter.report.id)
    text = page(replace(letter, sources=(source,), rendering="second_translation"))
    assert "<title>Quay mended · two versions · Headwater</title>" in text
    assert "Two versions of one document</h1>" in text
    assert "Earlier version" in text
    assert "Both are versions of one document" in text
    assert "translation of the same words" not in text


def test_each_finding_in_brief_leads_to_where_it_stands(letter: Comparison):
    text = page(letter)
    brief = text[text.index('class="summary"') : text.index("</ul>", text.index('class="summary"'))]
    changes, alone, omitted, quotations = re.findall(r'<a href="#([^"]+)">', brief)
    assert (changes, omitted, quotations) == ("changes", "left-out", "quotations")
    assert re.search(rf'id="{alone}"[^>]*>.*?Gulls were seen', text, re.DOTALL)
    assert f'<a href="#{alone}"><b>1 passage of the report has no source here</b>' in brief


def test_a_path_on_somebodys_disk_is_not_told(letter: Comparison):
    assert "/home/ada" not in page(letter)
    assert "press.txt" in page(letter)


def test_the_size_of_what_is_missing_is_given_by_who_can_tell_it(letter: Comparison):
    assert "<b>− omitted</b>: 4 words" in page(letter)
    voice = Voice(extent=lambda document, span: f"{span.end - span.start} marks of {len(document.text)}")
    assert f"<b>− omitted</b>: 19 marks of {len(letter.source.text)}" in page(letter, voice)


def test_the_sources_order_is_a_rule_of_style_for_each_row(letter: Comparison):
    read = Reader(page(letter))
    rows = [a["id"] for t, a in read.elements if t == "li" and "row" in (a.get("class") or "").split()]
    ordered = re.findall(r"#(\S+?)\{order:(\d+)\}", read.raw["style"].partition("#by-source:checked)~.passages{")[2] or "")
    assert sorted(i for i, _ in ordered) == sorted(str(i) for i in rows)
    assert sorted(int(n) for _, n in ordered) == list(range(len(rows)))


def test_a_notebook_shows_it_in_a_frame_of_its_own(letter: Comparison):
    frame = Reader(notebook(letter))
    assert [t for t, _ in frame.elements] == ["iframe"]
    attributes = frame.elements[0][1]
    assert attributes["sandbox"] == "allow-scripts"
    assert attributes["srcdoc"] == page(letter)


def test_each_cell_has_its_own_language_and_direction_and_the_pages_words_do_not_turn_it(letter: Comparison):
    report = document("r", "وترتفع الأجرة.", language="ar")
    change = replace(letter.links[1].changes[0], report=Span(0, 6))
    link = replace(letter.links[1], report=Span(0, 13), changes=(change,))
    text = page(replace(letter, report=report, links=(link,), unsourced=(), omitted=(), quotations=()))
    read = Reader(text)
    assert read.wrong == []
    cells = [(a.get("lang"), a.get("dir")) for t, a in read.elements if t == "div" and a.get("class") == "text"]
    assert set(cells) == {(None, "auto"), ("ar", "auto")}
    aloud = [a for t, a in read.elements if t == "span" and a.get("class") == "vh"]
    assert len(aloud) == 4, "the change of meaning is read out on both sides"
    assert {(a.get("dir"), a.get("lang")) for a in aloud} == {("ltr", "en")}


def moved(record, by: int):
    """A span, or what has a span's ends, further on in the text; nothing stays nothing."""
    return record and replace(record, start=record.start + by, end=record.end + by)


def repeated(comparison: Comparison, times: int) -> Comparison:
    """The same pair of texts so many times over, with all that was found in them."""
    source, report = comparison.source, comparison.report
    s, r = len(source.text) + 1, len(report.text) + 1

    def link(x, i: int):
        changes = tuple(replace(c, report=moved(c.report, i * r), source=moved(c.source, i * s)) for c in x.changes)
        places = tuple(moved(one, i * s) for one in x.source)
        return replace(x, id=f"L{i}-{x.id}", report=moved(x.report, i * r), source=places, changes=changes)

    def quotation(x, i: int):
        spans = tuple(moved(one, i * r) for one in x.spans)
        verdict = replace(x.verdict, source=tuple(moved(one, i * s) for one in x.verdict.source), changes=())
        return replace(x, id=f"q{i}-{x.id}", spans=spans, marked=spans, verdict=verdict)

    def longer(one, by: int):
        blocks = tuple(moved(b, i * by) for i in range(times) for b in one.blocks)
        return document(one.id, "\n".join([one.text] * times), blocks)

    return replace(
        comparison,
        sources=(longer(source, s),),
        report=longer(report, r),
        links=tuple(link(x, i) for i in range(times) for x in comparison.links),
        unsourced=tuple(moved(x, i * r) for i in range(times) for x in comparison.unsourced),
        omitted=tuple(moved(x, i * s) for i in range(times) for x in comparison.omitted),
        quotations=tuple(quotation(x, i) for i in range(times) for x in comparison.quotations),
    )


def test_36000_characters_make_a_file_of_well_under_a_megabyte(letter: Comparison):
    long = repeated(letter, 107)
    assert len(long.source.text + long.report.text) > 36_000
    # Sentences here are a third as long as in the press, so that the marks around them weigh three times as much.
    assert len(page(long).encode()) < 1_300_000


def test_the_time_grows_no_faster_than_the_texts(letter: Comparison):
    long = {n: repeated(letter, n) for n in (5, 50, 200)}
    assert in_proportion(lambda n: page(long[n]), 50)


def test_a_comparison_draws_itself_in_a_notebook(letter: Comparison):
    assert letter._repr_html_() == notebook(letter)
