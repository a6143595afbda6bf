"""A comparison made by hand, for the drawing alone, and files for the whole way; texts are invented, spans found by their words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from headwater.model import Comparison, Document, Link, Omission, Quotation, Segment, Span, Speaker, Unsourced

SOURCE = """The mayor's letter

My dear neighbours, the new bridge opens on Monday at noon.
We shall not raise the fare before the year is out. The work cost 4.2 million crowns.
Two of our masons lost their lives, and we mourn them.
I thank you all.
"""
REPORT = """ORRIN, May 4 (Valley Press) - "The new bridge opens on Monday at noon," Quill wrote.

Tickets will cost the same this year, she promised. Two masons died.

The old bridge fell in the flood of two years ago.
"""


# For the whole way through the program: a letter and a report of it.
LETTER = """The mayor's letter

My dear neighbours, the new bridge over the Lee opens on Monday at noon.

We shall not raise the fare before the year is out. The work on the quay cost 4.2 million crowns.

Two of our masons lost their lives in the March storm, and we mourn them.
"""
PRESS = """ORRIN, May 4. /Valley Press/. "The new bridge over the Lee opens on Monday at noon," Mayor Ada Quill wrote to the town.

She promised that the fare would not be raised before the year is out.
"""


def document(id: str, text: str, **known: str) -> Document:
    return Document(id, text, hashlib.sha256(text.encode()).hexdigest(), **known)  # type: ignore[arg-type]


def span(document: Document, words: str, doc: str | None = None) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words), doc)


def sentences(document: Document) -> Sequence[Segment]:
    """Sentences by their full stops: enough for texts invented here."""
    return [Segment(m.start(), m.end(), "sentence", 0) for m in re.finditer(r"\S[^.]*(?:\.\d[^.]*)*\.?", document.text)]


@pytest.fixture
def letter() -> Comparison:
    """One report of one source: a verbatim, a reworded and an edited link, and what a report has besides."""
    source = document("letter.txt", SOURCE, title="The mayor's letter", language="en")
    report = document("press.txt", REPORT, outlet="Valley Press", published="2031-05-04", language="en")

    def unsourced(words: str, reason: str) -> Unsourced:
        found = span(report, words)
        return Unsourced(found.start, found.end, reason)

    def omission(words: str, kind: str, *reasons: str) -> Omission:
        found = span(source, words)
        return Omission(found.start, found.end, kind, reasons)

    bridge = span(report, "The new bridge opens on Monday at noon")
    return Comparison(
        sources=(source,),
        report=report,
        rendering="paraphrase",
        links=(
            Link(
                "L1", bridge, (span(source, "the new bridge opens on Monday at noon"),), "verbatim", False, 0.995, ("same_wording",)
            ),
            Link(
                "L2",
                span(report, "Tickets will cost the same this year"),
                (span(source, "We shall not raise the fare before the year is out."),),
                "reworded",
                True,
                0.8,
                ("close_meaning", "second_choice_far"),
            ),
            Link(
                "L3",
                span(report, "Two masons died."),
                (span(source, "Two of our masons lost their lives"),),
                "edited",
                False,
                0.93,
                ("shared_numbers",),
            ),
        ),
        unsourced=(
            unsourced("ORRIN, May 4 (Valley Press)", "dateline"),
            unsourced("Quill wrote.", "attribution"),
            unsourced("she promised.", "attribution"),
            unsourced("The old bridge fell in the flood of two years ago.", "background"),
        ),
        omitted=(
            omission("The work cost 4.2 million crowns.", "sentence", "numbers_left_out"),
            omission("and we mourn them.", "phrase", "part_of_a_linked_sentence"),
            omission("I thank you all.", "sentence", "ceremony"),
        ),
        quotations=(
            Quotation("q1", "direct", (bridge,), (bridge,), Speaker(*_ends(span(report, "Quill")), "Ada Quill"), links=("L1",)),
        ),
        summary={"rendering_reasons": ["most_words_shared"]},
        unchecked=("quotations get no verdict yet",),
        made={"headwater": "0.0", "encoder": "none", "settings_sha256": "0"},
    )


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with the letter and the report."""
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    (tmp_path / "press.txt").write_text(PRESS, "utf-8")
    return tmp_path
