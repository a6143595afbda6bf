"""Records as rows of a table, for who works with a spreadsheet: one row for each, the words beside the places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from headwater.model import Comparison, Document, Link, Quotation, Span
from headwater.store.decisions import Decision

GRAVITY = ("none", "minor", "major")

QUOTATIONS = ("id", "form", "verdict", "flags", "speaker", "start", "end", "words", "source", "source_words", "changes")
LINKS = ("id", "relation", "moved", "confidence", "start", "end", "words", "source", "source_words", "meaning", "changes")
DECISIONS = ("id", "at", "who", "act", "target", "value", "document", "text_sha256", "start", "end", "found")


def quotations(found: Iterable[Quotation], document: Document, sources: Sequence[Document] = ()) -> Iterator[Sequence[Any]]:
    """The quotations of a document, with what became of them where it was compared with sources."""
    for one in found:
        verdict = one.verdict
        changes = _changes(verdict.changes) if verdict else ""
        there = _source(verdict.source, sources) if verdict else ("", "")
        yield (
            one.id, one.form, verdict.verdict if verdict else "", " ".join(verdict.flags) if verdict else "",
            one.speaker.name if one.speaker else "", one.spans[0].start, one.spans[-1].end, _words(one.spans, document), *there,
            changes,
        )  # fmt: skip


def links(comparison: Comparison) -> Iterator[Sequence[Any]]:
    """The links of a comparison, in the order of the report."""
    for one in comparison.links:
        yield (
            one.id, one.relation, one.moved, one.confidence, one.report.start, one.report.end,
            _words((one.report,), comparison.report), *_source(one.source, comparison.sources), _gravest(one),
            _changes(one.changes),
        )  # fmt: skip


def decisions(found: Iterable[Decision]) -> Iterator[Sequence[Any]]:
    """What people said, with what had been found as JSON."""
    for one in found:
        value = one.value if isinstance(one.value, str) else "" if one.value is None else json.dumps(one.value, ensure_ascii=False)
        finding = "" if one.finding is None else json.dumps(one.finding, ensure_ascii=False)
        yield (
            one.id, one.at, one.who, one.act, one.target, value, one.document, one.text_sha256, one.start, one.end, finding,
        )  # fmt: skip


def _words(spans: Iterable[Span], document: Document) -> str:
    return " ... ".join(document.text[s.start : s.end] for s in spans)


def _source(spans: Sequence[Span], sources: Sequence[Document]) -> tuple[str, str]:
    """Where spans of the sources stand, as `id:start-end`, and their words."""
    by_id = {d.id: d for d in sources}
    of = [(by_id.get(s.doc or "", sources[0]), s) for s in spans] if sources else []
    return " ".join(f"{d.id}:{s.start}-{s.end}" for d, s in of), " ... ".join(d.text[s.start : s.end] for d, s in of)


def _changes(changes: Iterable[Any]) -> str:
    return " ".join(f"{c.kind}:{c.meaning}" for c in changes)


def _gravest(link: Link) -> str:
    return max((c.meaning for c in link.changes), key=GRAVITY.index, default="")
