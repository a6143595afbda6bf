"""Findings as a language model is told them: the gravest in a line each, one in full, every one with its permalink.

A permalink leads to the pages of a server or, without one, to the words by their hash (`headwater:HASH#char=START,END`, RFC 5147).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from typing import Any

from headwater.errors import NotKept
from headwater.export import cards
from headwater.export.rows import rows
from headwater.export.wording import FLAGS, beginning, likelihood
from headwater.model import Change, Comparison, Document, Link, Quotation, Span, Verdict
from headwater.reasons import explain

LONGEST_WORDS = 300  # characters of a finding's words; more is cut, and its permalink shows the rest

asked_at: ContextVar[str | None] = ContextVar("asked_at", default=None)  # the address that the server was asked at


class Permalinks:
    """Where words and findings can be seen. base: where the pages are served; else as this server was asked; else by hash alone."""

    def __init__(self, base: str | None = None) -> None:
        self._base = base

    @property
    def base(self) -> str | None:
        told = self._base or asked_at.get()
        return told.rstrip("/") if told else None

    def words(self, document: Document, span: Span | None = None) -> str:
        """Words of a text; all of it without a span."""
        if self.base is None:
            return f"headwater:{document.text_sha256}" + (f"#char={span.start},{span.end}" if span else "")
        return f"{self.base}/text/{document.text_sha256}" + (f"?at={span.start},{span.end}#here" if span else "")

    def comparison(self, found: Comparison, anchor: str | None = None, span: Span | None = None) -> str:
        """A comparison, or a row or quotation of it; without pages, the words of the report that it is about."""
        if self.base is None:
            return self.words(found.report, span)
        sources = ",".join(d.text_sha256 for d in found.sources)
        return f"{self.base}/compare/{found.report.text_sha256}/{sources}" + (f"#{anchor}" if anchor else "")


class ByHash(Permalinks):
    """Of texts that are not in the Library, for which there are no pages."""

    base = None


Where = Callable[[str | None, Span | None], str]


def whereabouts(found: Comparison, links: Permalinks) -> Where:
    """What gives the permalink of a finding by its id: of a link its row, of a quotation its card."""
    anchors = {link.id: row.id for row in rows(found) for link in row.links} | cards.ids(found)
    return lambda id, span: links.comparison(found, anchors.get(id) if id else None, span)


def altered(found: Comparison, where: Where) -> Iterator[dict[str, Any]]:
    """Quotations that do not hold and passages whose meaning was changed, each in a line."""
    sources = {d.id: d for d in found.sources}
    for q in found.quotations:
        if q.verdict and q.verdict.verdict in ("altered", "not_found"):
            words = said(found.report, q.spans)
            why = judged(q.verdict, found.report.text, sources, found.source)
            yield {"id": q.id, "gravity": 4 if q.verdict.verdict == "altered" else 3, "what": f"quotation {q.verdict.verdict}",
                   "words": cut(words), "speaker": q.speaker.name if q.speaker else None, **why,
                   "permalink": where(q.id, q.spans[0])}  # fmt: skip
    for x in found.links:
        if majors := [c for c in x.changes if c.meaning == "major"]:
            yield {"id": x.id, "gravity": 2, "what": "meaning changed", "words": cut(said(found.report, (x.report,))),
                   "changes": [_change(c, found.report.text, sources, found.source) for c in majors],
                   "permalink": where(x.id, x.report)}  # fmt: skip


def left_out(found: Comparison, links: Permalinks) -> Iterator[dict[str, Any]]:
    """What the report left out that has a weight of its own, what weighs most first."""
    sources = {d.id: d for d in found.sources}
    for one in found.omitted:
        if one.reasons:
            source, span = sources.get(one.doc or "", found.source), Span(one.start, one.end)
            yield {"words": cut(said(source, (span,))), "because": [explain(code).says for code in one.reasons],
                   "permalink": links.words(source, span)}  # fmt: skip


def unsourced(found: Comparison, links: Permalinks) -> Iterator[dict[str, Any]]:
    """What of the report no source has (a dateline or who said it is the report's own), in its order."""
    for one in found.unsourced:
        if one.reason in ("background", "unknown"):
            span = Span(one.start, one.end)
            yield {"words": cut(said(found.report, (span,))), "permalink": links.words(found.report, span)}


def in_full(found: Comparison, id: str, where: Where) -> dict[str, Any]:
    """All that is known of one link or quotation."""
    sources = {d.id: d for d in found.sources}
    every: dict[str, Link | Quotation] = {**{x.id: x for x in found.links}, **{q.id: q for q in found.quotations}}
    one = every.get(id)
    if one is None:
        raise NotKept(f"{id}: no such finding in this comparison; give ids as `compare` told them")
    spans = one.spans if isinstance(one, Quotation) else (one.report,)
    theirs = (one.verdict.source if one.verdict else ()) if isinstance(one, Quotation) else one.source
    told = {"id": id, "words": said(found.report, spans), "permalink": where(id, spans[0]),
            "source_words": [said(sources.get(s.doc or "", found.source), (s,)) for s in theirs]}  # fmt: skip
    if isinstance(one, Quotation):
        why = judged(one.verdict, found.report.text, sources, found.source) if one.verdict else {}
        verdict = one.verdict.verdict if one.verdict else None
        return {**told, "form": one.form, "speaker": one.speaker.name if one.speaker else None, "verdict": verdict, **why}
    return {
        **told, "relation": one.relation, "moved": one.moved, "link_is": likelihood(one.confidence),
        "because": [explain(code).says for code in one.reasons],
        "changes": [_change(c, found.report.text, sources, found.source) for c in one.changes],
    }  # fmt: skip


def judged(verdict: Verdict, ours: str, sources: dict[str, Document], first: Document) -> dict[str, Any]:
    """What a verdict rests on. ours: the text that the `report` spans of its changes point into."""
    return {
        "because": [explain(code).says for code in verdict.reasons], "mind": [FLAGS[flag] for flag in verdict.flags],
        "changes": [_change(c, ours, sources, first) for c in verdict.changes if c.meaning != "none"],
    }  # fmt: skip


def _change(change: Change, ours: str, sources: dict[str, Document], first: Document) -> dict[str, Any]:
    theirs = sources.get((change.source.doc if change.source else None) or "", first).text
    return {
        "kind": change.kind, "meaning": change.meaning, "because": explain(change.reason).says,
        "report_says": ours[change.report.start : change.report.end] if change.report else None,
        "source_says": theirs[change.source.start : change.source.end] if change.source else None,
    }  # fmt: skip


def named(document: Document) -> dict[str, Any]:
    """What a text is called and known by."""
    title = document.title or beginning(document)
    known = {"id": document.id, "title": title, "outlet": document.outlet, "published": document.published}
    return {**{k: v for k, v in known.items() if v}, "text_sha256": document.text_sha256}


def said(document: Document, spans: Sequence[Span]) -> str:
    return " ... ".join(document.text[s.start : s.end] for s in spans)


def cut(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"


def first_hit(passage: Any) -> Span:
    """The first hit of a passage that was found; the passage itself where the words stand in the title alone."""
    return Span(*passage.marks[0]) if passage.marks else Span(passage.start, passage.end)
