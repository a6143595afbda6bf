"""Input at its worst: each works, or gives one clear line on standard error and exit status 2; never a traceback."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

import headwater
from headwater import cli, comparison
from headwater.contract import comparison_faults
from headwater.intake import nesting
from headwater.intake.formats import is_html
from headwater.intake.html import MOST_ELEMENTS

LETTER = "The new bridge over the Lee opens on Monday at noon. We shall not raise the fare before the year is out.\n"
STORY = (
    "<p>The new bridge over the Lee opens on Monday at noon, Mayor Ada Quill wrote to the people of the town on Friday.</p>"
    "<p>She promised that nobody would have to pay a higher fare before the year is out, whatever the winter might bring.</p>"
)
THINGS = re.findall(
    r"\w+",
    "bridge river market school harbour road train garden station field court forest valley lake island coast ship port mill tower",
)
DEEP = nesting.DEEPEST + 50


def page(body: str) -> bytes:
    return f"<!doctype html><html><head><title>Bridge</title></head><body>{body}</body></html>".encode()


def status_and_lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, list[str]]:
    """Exit status, standard output, and the lines of standard error."""
    capsys.readouterr()
    status = cli.run(arguments)
    done = capsys.readouterr()
    return status, done.out, done.err.splitlines()


REFUSED = {
    "a NUL in a text": b"We shall not\0 raise the fare.",
    "two encodings in one file": "Мост откроют. ".encode("cp1251") * 9 + "Мост откроют. ".encode() * 9,
    "surrogates in UTF-8": b"We shall \xed\xa0\x80\xed\xb0\x80 not raise the fare. \xff\xfe\xfd",
    "blanks only": b" \n\t" * 1000,
    "over the size of a document": b"word " * 10_000_000,
    "a page of nothing but scripts": page("<script>alert(1)</script>" * 500),
    "captions without words": b"1\n00:00:01,000 --> 00:00:02,000\n\n" * 50,
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line_that_names_the_file(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file, letter = tmp_path / "worst", tmp_path / "letter.txt"
    file.write_bytes(content)
    letter.write_text(LETTER, "utf-8")
    for command in (("compare", str(letter), str(file)), ("quotes", str(file)), ("verify", "the fare", str(file))):
        status, out, complaints = status_and_lines(capsys, *command)
        assert (status, out, len(complaints)) == (2, "", 1)
        assert str(file) in complaints[0]
        assert ";" in complaints[0]  # what to do stands behind what was wrong


def test_a_file_that_turns_out_too_large_on_standard_input_is_refused_too(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 50_000_000)))
    status, _, complaints = status_and_lines(capsys, "text", "-")
    assert (status, len(complaints)) == (2, 1)
    assert complaints[0].startswith("headwater: standard input: over 20 MB")


@pytest.mark.parametrize(
    "words", ["We shall \udcff not raise the fare", "\ud800", "We \ud800\udc00 shall not raise the fare before"]
)
def test_half_characters_among_the_arguments_are_words_that_stand_nowhere(words: str, tmp_path: Path, capsys):
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    status, _, complaints = status_and_lines(capsys, "verify", words, str(tmp_path / "letter.txt"))
    assert status in (0, 1)
    assert not [line for line in complaints if "Traceback" in line or "fault in Headwater" in line]


@pytest.mark.parametrize("text", ["We \ud800 shall", "\udfff"])
def test_half_a_character_in_a_text_is_refused_by_the_api(text: str):
    for call in (lambda: headwater.document(text), lambda: headwater.compare(LETTER, text), lambda: headwater.verify("fare", text)):
        with pytest.raises(headwater.HeadwaterError, match="half a character"):
            call()


STRANGE = {
    "emoji": "🙂🙂 “The new bridge over the Lee opens on Monday at noon,” 👩‍👩‍👧 wrote Ada Quill. 🏳️‍🌈",
    "mixed direction": "قال المتحدث إن “The new bridge over the Lee opens on Monday at noon” في بيان. ‮‭‪⁦",
    "marks piled up": "The new bri" + "\u0301" * 500 + "dge over the Lee opens on Monday at noon.",
    "a NUL in a str": "The new bridge\0 over the Lee opens on Monday at noon.",
    "all separators": "The new bridge\x0bover\x0cthe\x1cLee\x85opens\u2028on\u2029Monday\r\nat\rnoon.\ufeff\ufffe",
    "one word without end": "a" * 20_000,
    "nothing but marks": "“”\"'«»…—()[]" * 200,
    "as many open marks as words": "“The bridge " * 400,
    "the same word": "fare " * 400,
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_strange_text_is_compared_both_ways_within_the_contract(text: str):
    assert comparison_faults(headwater.compare(LETTER, text)) == []
    assert comparison_faults(headwater.compare(text, LETTER)) == []


def test_spans_count_code_points_behind_emoji():
    report = headwater.document("🙂🙂👩‍👩‍👧 “We shall not raise the fare before the year is out,” Ada Quill wrote.")
    (found,) = headwater.quotations(report)
    assert [report.text[s.start : s.end] for s in found.marked] == ["We shall not raise the fare before the year is out,"]


def test_words_behind_elements_nested_without_end_are_read():
    tail = "<p>The fare stays as it was until the frost has gone and the ferry can cross the river again, she wrote.</p>"
    for tag in ("span", "div", "font", "b"):
        for depth in (DEEP, 3000):  # libxml2 alone loses all behind level 2,048
            text = headwater.read(page(STORY + f"<{tag}>" * depth + tail)).text
            assert "before the year is out" in text
            assert "frost has gone" in text


def test_a_million_open_tags_cost_no_word():
    assert "before the year is out" in headwater.read(page(STORY + "<b>" * 1_000_000 + "word")).text


def test_a_page_of_more_elements_than_anybody_reads_is_refused_in_one_line(tmp_path: Path, capsys):
    (tmp_path / "page.html").write_bytes(page(STORY + "<br>" * MOST_ELEMENTS))
    status, _, complaints = status_and_lines(capsys, "quotes", str(tmp_path / "page.html"))
    assert (status, len(complaints)) == (2, 1)
    assert "100,000 elements; save the report alone" in complaints[0]


def test_a_tag_of_attributes_without_end_loses_them_and_no_word():
    crowd = " ".join(f"a{i}=1" for i in range(nesting.MOST_ATTRIBUTES + 1))
    assert nesting.lean(f"<p {crowd}>one</p>") == "<p>one</p>"
    for kept in ("<p class='x'>one</p>", f"<img alt='{'word ' * 2000}' src=x>", f"<p {crowd[:900]}>one"):
        assert nesting.lean(kept) == kept


def test_glosses_of_captions_end_where_the_next_begins_and_no_word_is_lost_behind_one_that_does_not():
    def shown(words: str) -> str:
        return headwater.read(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{words}".encode()).text.strip()

    assert shown("<ruby>橋<rt>はし</rt></ruby>が開く") == "橋が開く"
    assert shown("<ruby>橋<rt>はし<rt>hashi</ruby>が開く") == "橋が開く"
    assert shown("The bridge <rt>is open").endswith("is open")


def test_a_changed_number_in_a_quotation_of_many_pages_is_told_where_it_stands():
    source = " ".join(f"In year {1000 + i} the council of the town kept {2000 + 3 * i} crowns for the bridge." for i in range(150))
    quotation = source.replace("2300 crowns", "2359 crowns")
    found = headwater.verify(quotation, source)
    assert found.verdict == "altered"
    assert [(c.kind, quotation[c.report.start : c.report.end]) for c in found.changes if c.report] == [("number", "2359")]


def test_a_long_report_is_linked_part_by_part_to_the_same_places(monkeypatch: pytest.MonkeyPatch):
    said = [f"In year {1000 + i} the council kept {2000 + 3 * i} crowns for the {thing}." for i, thing in enumerate(THINGS)]
    source, report = " ".join(said), " ".join(said[::2])
    whole = headwater.compare(source, report)
    monkeypatch.setattr(comparison, "PAIRS_AT_ONCE", 2_000)
    parts = headwater.compare(source, report)
    assert comparison_faults(parts) == []
    assert [(x.report, x.source, x.moved) for x in parts.links] == [(x.report, x.source, x.moved) for x in whole.links]


def test_two_texts_too_long_for_each_other_are_refused_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys):
    monkeypatch.setattr(comparison, "MOST_PAIRS", 1)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(LETTER, "utf-8")
    status, _, complaints = status_and_lines(capsys, "compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert (status, len(complaints)) == (2, 1)
    assert "b.txt: too long for sources this long; compare it in parts" in complaints[0]


def test_a_page_made_shallow_loses_tags_and_no_word():
    deep = (
        "<div>one " * DEEP
        + "<p class='x'>two<p>three<br>"
        + "<!-- <b> --><script>if (a<b) {}</script>"
        + "</div>" * DEEP
        + "<p>four</p>"
    )
    made = nesting.shallow(deep)
    assert "<script>if (a<b) {}</script>" in made
    assert "<!-- <b> -->" in made
    assert made.count("<div>") == nesting.DEEPEST == made.count("</div>")
    assert made.endswith("<p>four</p>")
    assert nesting.shallow("<p>one<p>two</p><li>") == "<p>one<p>two</p><li>"


def test_what_each_next_of_its_kind_closes_does_not_nest():
    many = "<p>one" * (3 * nesting.DEEPEST)
    assert nesting.shallow(many) == many


def test_quotation_marks_of_q_elements_nested_without_end_stay_with_their_words():
    text = headwater.read(
        page(STORY + "<p>She wrote: <q>We shall wait" + "<q>" * 3000 + "until the frost has gone and the ice is off")
    ).text
    assert "“We shall wait" in text
    assert "until the frost has gone" in text


ACTIVE = (
    "<script>document.title = 'run'</script><p onclick=\"alert(1)\">She gave "
    "<a href='javascript:alert(2)'>no reason</a> for it at all.</p>"
    "<svg onload=alert(3)><text>drawn words</text></svg><style>p { color: red }</style><iframe srcdoc='framed words'></iframe>"
)


def test_scripts_handlers_and_drawings_of_a_page_leave_no_trace_in_its_text():
    text = headwater.read(page(STORY + ACTIVE)).text
    assert "no reason" in text
    for word in ("alert", "javascript", "document.title", "color", "drawn", "framed"):
        assert word not in text


def test_markup_in_a_plain_text_is_text_and_never_markup_of_the_page(tmp_path: Path, capsys):
    said = "<script>alert(1)</script> <svg onload=alert(2)> <img src=x onerror=alert(3)> [x](javascript:alert(4)) ]]> --> & ' \""
    source, report = tmp_path / "s.txt", tmp_path / "r.txt"
    source.write_text(LETTER + said, "utf-8")
    report.write_text("Quill wrote: “" + LETTER.strip() + "”\n" + said, "utf-8")
    status, out, _ = status_and_lines(capsys, "compare", str(source), str(report), "--html", "-")
    assert status == 0
    assert "alert(1)" in out
    for harmful in ("<script>alert", "<svg onload", "<img src=x", 'href="javascript:'):
        assert harmful not in out


def test_source_and_report_exchanged_are_compared_as_given():
    report = LETTER + "The Lee is the longest river of the county and freezes in most winters.\n"
    one, other = headwater.compare(LETTER, report), headwater.compare(report, LETTER)
    assert comparison_faults(other) == []
    assert len(one.links) == len(other.links)
    assert [u.reason for u in other.unsourced] == []
    assert [other.source.text[o.start : o.end] for o in other.omitted] == [report.strip().split("\n")[1]]


def test_comments_that_never_become_a_page_are_told_from_one_at_once():
    assert not is_html("<!---->" * 500 + "x")  # each comment doubled the work, once
    assert is_html("<!---->" * 500 + "<p>One.</p>")


def test_a_source_of_nothing_but_a_pages_furniture_has_no_sentence_to_be_meant():
    notice = headwater.document("(c) 문고리통신, 무단 전재-재배포 금지>", language="ko")
    assert [b.kind for b in notice.blocks] == ["furniture"]
    assert headwater.verify("다리는 월요일 정오에 열린다고 시장이 마을 사람들에게 어제 말했다.", notice).verdict == "not_found"


def test_a_mark_that_stands_on_no_letter_is_a_word_that_no_other_is_like():
    found = headwater.verify(
        "The State for resolve “““ \u0300\u0301 things of bridges", "The bridge \u0300 is open. \u0301 Things of the State."
    )
    assert found.verdict == "not_found"
