"""A comparison made by hand, of texts that are invented; spans are found by their words."""

from __future__ import annotations

import hashlib

import pytest

from headwater.model import (
    Block,
    Change,
    Comparison,
    Document,
    Link,
    Omission,
    Quotation,
    Span,
    Speaker,
    Unsourced,
    Verdict,
)

SOURCE = """Harbour Gazette

The quay was mended in May. The work took 40 masons.

We shall not raise the fare before winter, and the old ferry stays.

I thank you all.
"""
REPORT = """LEE, May 4 -

“The work took 14 masons,” Quill wrote. She said that the fare would be raised before winter.

Gulls were seen. The quay was mended in May.

Subscribe to our letter.
"""


def document(id: str, text: str, blocks: tuple[Block, ...] = (), **known: str) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id, text, digest, blocks=blocks or paragraphs(text), **known)  # type: ignore[arg-type]


def paragraphs(text: str) -> tuple[Block, ...]:
    """A block for each line that is not empty; what speaks of a Gazette or a subscription is furniture."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            quiet = line.startswith(("Harbour Gazette", "Subscribe"))
            found.append(Block(at, at + len(line), "furniture" if quiet else "paragraph"))
        at += len(line) + 1
    return tuple(found)


def span(document: Document, words: str, doc: str | None = None) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words), doc)


def change(kind: str, meaning: str, report: Span | None, source: Span | None, reason: str) -> Change:
    return Change(kind, meaning, report, source, reason)


@pytest.fixture
def letter() -> Comparison:
    return a_letter()


def a_letter() -> Comparison:
    source = document("/home/ada/letter.txt", SOURCE, title="A letter to the town", outlet="Harbour Gazette", language="en",
                      published="2031-05-03")  # fmt: skip
    report = document("/home/ada/press.txt", REPORT, title="Quay mended", outlet="Lee Press", language="en",
                      published="2031-05-04T08:15:00+02:00", url="https://press.example/quay")  # fmt: skip
    number = change("number", "major", span(report, "14"), span(source, "40"), "number_differs")
    denial = change("negation", "major", span(report, "would be"), span(source, "shall not"), "negation_differs")
    links = (
        Link("L1", span(report, "The work took 14 masons"), (span(source, "The work took 40 masons"),), "edited", False, 0.97,
             ("shared_run",), (number,)),
        Link("L2", span(report, "the fare would be raised before winter"),
             (span(source, "We shall not raise the fare before winter"),), "reworded", False, 0.92, ("close_meaning",),
             (denial, change("tense", "none", span(report, "raised"), span(source, "raise"), "tense_differs"))),
        Link("L3", span(report, "The quay was mended in May"), (span(source, "The quay was mended in May"),), "verbatim", True,
             0.99, ("same_wording",)),
    )  # fmt: skip

    def alone(words: str, reason: str) -> Unsourced:
        at = span(report, words)
        return Unsourced(at.start, at.end, reason)

    unsourced = (
        alone("LEE, May 4 -", "dateline"),
        alone("Quill wrote", "attribution"),
        alone("She said that", "attribution"),
        alone("Gulls were seen", "background"),
    )
    left = span(source, "the old ferry stays")
    mention = span(report, "Quill")
    verdict = Verdict("altered", (), links[0].source, (number,), None, ("meaning_changed",))
    speaker = Speaker(mention.start, mention.end, "Ada Quill")
    quotation = Quotation("q1", "direct", (links[0].report,), (links[0].report,), speaker, span(report, "wrote"), verdict, ("L1",))
    return Comparison(
        sources=(source,), report=report, rendering="paraphrase", links=links, unsourced=unsourced,
        omitted=(Omission(left.start, left.end, "phrase", ("commitment_left_out", "part_of_a_linked_sentence")),),
        quotations=(quotation,), summary={"rendering_reasons": ["most_words_shared"], "source_words": 30, "omitted_words": 4},
        made={"headwater": "9.9", "encoder": "none", "settings_sha256": "0"},
    )  # fmt: skip
