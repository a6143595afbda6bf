"""Whatever is read, quoted, verified or compared keeps the contract: a bounded number of inputs; `make fuzz` goes on for long."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import headwater
from headwater.contract import comparison_faults, document_faults, quotation_faults
from headwater.errors import HeadwaterError

few = settings(max_examples=25, suppress_health_check=list(HealthCheck))
MARKUP = (
    "<p>", "</p>", "<q>", "<!--", "-->", "<br>", "<b>", "<div>", "</div>", "<table><tr><td>", "<script>", "</script>", "&nbsp;",
    "<figure>", "<figcaption>", "<time>", "<a href='javascript:x'>", "<svg>", "The fare stays as it was until the frost has gone. ",
    "word ", "\n", "“", "”", "&#1;", "&#xFFFE;", "\x0c",
)  # fmt: skip
TIMING = (
    "00:00:01,000 --> 00:00:02,000\n", "00:03 --> 00:01\n", "WEBVTT\n", "NOTE x\n", "1\n", "\n", "<v Ann>", ">> ", "- ", "words ",
    "ANN: ",
)  # fmt: skip
PHRASES = (
    "We shall not raise the fare", " said Ada Quill", " the mayor said that ", "She told the town, ", ". ", ", ", "\n", "“", "”",
    '"', "'", "«", "»", "…", "[", "]", "4,300 crowns ", "on Monday ", "not ", "🙂", "\u0301", "\u202e", "\0", "ANNA MEIER: ",
    "말했다. ", "他说：", "「", "」",
)  # fmt: skip


def strung(pieces: tuple[str, ...], most: int = 25) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(st.sampled_from(pieces), st.text(max_size=6)), min_size=1, max_size=most).map("".join)


def read(data: bytes) -> None:
    """A document that keeps the contract, or a refusal of one line."""
    refused = ""
    try:
        assert document_faults(headwater.read(data)) == []
    except HeadwaterError as refusal:
        refused = str(refusal)
    assert "\n" not in refused


@few
@given(strung(MARKUP, 60))
def test_any_markup_is_a_document_or_refused_in_one_line(body: str):
    read(f"<!doctype html><html><body>{body}".encode("utf-8", "replace"))


@few
@given(strung(TIMING, 40))
def test_any_captions_are_a_document_or_refused_in_one_line(body: str):
    read(f"1\n00:00:01,000 --> 00:00:02,000\n{body}".encode("utf-8", "replace"))


@few
@given(strung(PHRASES), st.sampled_from([None, "en", "ko", "zh", "ja", "fr", "ru"]))
def test_quotations_of_any_text_lie_in_it(text: str, language: str | None):
    if text.strip():
        document = headwater.document(text, language=language)
        assert quotation_faults(document, headwater.quotations(document)) == []


@few
@given(strung(PHRASES, 8), strung(PHRASES))
def test_a_verdict_on_any_words_follows_from_its_changes(words: str, source: str):
    if not source.strip():
        return
    found = headwater.verify(words, source)
    assert all(0 <= s.start < s.end <= len(source) for s in found.source)
    assert (found.verdict == "altered") == any(c.meaning == "major" for c in found.changes)


@few
@given(strung(PHRASES), strung(PHRASES))
def test_any_two_texts_compare_within_the_contract(source: str, report: str):
    if source.strip() and report.strip():
        assert comparison_faults(headwater.compare(source, report)) == []
