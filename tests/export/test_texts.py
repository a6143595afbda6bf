"""Words beside spans: each from the document that the span is of."""

from __future__ import annotations

from typing import Any

from headwater.comparison import compare
from headwater.export.texts import with_texts
from headwater.reading import document

SOURCE = "The ferry will stay.\n\nThe quay was mended in May by 40 masons."
REPORT = "“The ferry will stay,” Ada Quill said.\n\nThe quay was mended in May by 14 masons.\n\nGulls were seen on Tuesday."


def spans(told: Any, side: str) -> list[tuple[int, int, str]]:
    """(start, end, text) of all in a part of the JSON under a key."""
    if isinstance(told, list):
        return [s for one in told for s in spans(one, side)]
    if not isinstance(told, dict):
        return []
    mine = [(told["start"], told["end"], told["text"])] if side == "here" and "text" in told else []
    return mine + [s for key, value in told.items() for s in spans(value, "here" if key == side else "")]


def test_every_span_has_its_own_words_and_the_rest_is_as_it_was():
    found = compare(document(SOURCE, id="s"), document(REPORT, id="r", language="en"))
    told = with_texts(found)
    for side, text in (("source", SOURCE), ("report", REPORT)):
        known = spans(told["links"], side)
        assert known
        assert all(words == text[start:end] for start, end, words in known)
    assert [(u["text"]) for u in told["unsourced"]] == [REPORT[u.start : u.end] for u in found.unsourced]
    assert {k: v for k, v in told.items() if k not in ("links", "unsourced", "quotations", "omitted")} == {
        k: v for k, v in found.to_dict().items() if k not in ("links", "unsourced", "quotations", "omitted")
    }
