"""What must hold of every record, as checks that tests and importers call; all faults are gathered, each with its path.

A fault names the place in the record as a program would write it (`links[2].source[0]`) and says in one line what is wrong.
"Letters" below are letters and digits: spaces and punctuation may lie anywhere.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater import model
from headwater.errors import InputError
from headwater.model import Change, Comparison, Document, Link, Omission, Quotation, Segment, Span, Unsourced, Verdict

# Blocks that segments leave out: what a page prints around a text, not what the text says.
UNSEGMENTED = ("furniture", "dateline", "byline")
MADE = ("headwater", "encoder", "settings_sha256")
# Verdicts that were reached by weighing changes; the other two say that there was nothing to weigh.
JUDGED = ("verbatim", "near_verbatim", "reworded", "altered")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that does not hold: where in the record, and what is wrong there."""

    path: str
    says: str

    def __str__(self) -> str:
        return f"{self.path}: {self.says}"


def check(record: Document | Comparison) -> None:
    """Raises `InputError` naming the first fault and how many more there are; silent where the record holds."""
    found = document_faults(record) if isinstance(record, Document) else comparison_faults(record)
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise InputError(f"not a sound record: {found[0]}{more}; make it anew with this version of Headwater")


def document_faults(document: Document) -> list[Fault]:
    """The faults of a document: its hash, and its blocks (inside, sorted, apart, nothing but white space outside them).

    A furniture block may lie inside another block: a raw separator stands in the middle of a paragraph.
    """
    return list(_document(document))


def segment_faults(document: Document, segments: Sequence[Segment]) -> list[Fault]:
    """The faults of a document's segments, in the document's order; clauses are checked within the sentence they name.

    Every letter outside furniture, datelines and bylines lies in exactly one sentence or heading, and every letter of a
    sentence that has clauses lies in exactly one of them.
    """
    return list(_segments(document, segments))


def quotation_faults(document: Document, quotations: Sequence[Quotation]) -> list[Fault]:
    """The faults of the quotations found in one document, verdicts aside (those point into sources)."""
    return list(_quotations(document, quotations))


def comparison_faults(comparison: Comparison) -> list[Fault]:
    """The faults of a comparison and of all that it holds."""
    return list(_comparison(comparison))


# Documents


def _document(document: Document) -> Iterator[Fault]:
    text = document.text
    if document.text_sha256 != hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest():
        yield Fault("text_sha256", "is not the SHA-256 of the text in UTF-8")
    before = None
    for i, block in enumerate(document.blocks):
        path = f"blocks[{i}]"
        yield from _inside(path, block, len(text))
        yield from _one_of(f"{path}.kind", block.kind, model.BLOCK_KINDS)
        if i and block.start < document.blocks[i - 1].start:
            yield Fault(path, "starts before the block in front of it")
        elif before is not None and block.start < before.end:
            if block.kind != "furniture":
                yield Fault(path, "overlaps the block in front of it")
            elif block.end > before.end:
                yield Fault(path, "is furniture that sticks out of the block it starts in")
        else:
            before = block
    if document.blocks:
        outside = _gaps(sorted(document.blocks, key=lambda b: b.start), len(text))
        yield from (Fault("blocks", f"leave out text at {a}") for a, b in outside if text[a:b].strip())


def _segments(document: Document, segments: Sequence[Segment]) -> Iterator[Fault]:
    text, size = document.text, len(document.text)
    whole = [s for s in segments if s.kind != "clause"]
    for i, segment in enumerate(segments):
        path = f"segments[{i}]"
        yield from _inside(path, segment, size)
        yield from _one_of(f"{path}.kind", segment.kind, model.SEGMENT_KINDS)
        words = text[segment.start : segment.end]
        if words != words.strip():
            yield Fault(path, "begins or ends with white space")
        if not 0 <= segment.block < max(1, len(document.blocks)):
            yield Fault(f"{path}.block", f"is {segment.block}, and there are {len(document.blocks)} blocks")
        elif document.blocks:
            block = document.blocks[segment.block]
            if not block.start <= segment.start <= segment.end <= block.end:
                yield Fault(path, f"does not lie in its block, number {segment.block}")
        if (segment.parent is not None) != (segment.kind == "clause"):
            yield Fault(f"{path}.parent", "is for clauses, and each clause has one")
    left_out = _letters(text, (b for b in document.blocks if b.kind in UNSEGMENTED))
    yield from _tiling("segments", text, whole, _letters(text, [Span(0, size)]) - left_out)
    for parent in sorted({s.parent for s in segments if s.parent is not None}):
        if not 0 <= parent < len(whole):
            yield Fault("segments", f"clauses name sentence {parent}, and there are {len(whole)}")
            continue
        clauses = [s for s in segments if s.parent == parent]
        yield from _tiling(f"clauses of segment {parent}", text, clauses, _letters(text, [whole[parent]]) - left_out)


def _tiling(path: str, text: str, parts: Sequence[Segment], letters: set[int]) -> Iterator[Fault]:
    """Faults where the parts, in order, do not hold each of the letters exactly once."""
    for before, after in itertools.pairwise(parts):
        if after.start < before.end:
            yield Fault(path, f"overlap or go backwards at {after.start}")
    missed = letters - _letters(text, parts)
    if missed:
        yield Fault(path, f"leave out {len(missed)} letters, the first at {min(missed)}")


# Comparisons


def _comparison(comparison: Comparison) -> Iterator[Fault]:
    report, sources = comparison.report, {d.id: d for d in comparison.sources}
    if not comparison.sources:
        yield Fault("sources", "are none; a comparison has at least one")
    if len(sources) < len(comparison.sources):
        yield Fault("sources", "share an id")
    for i, document in enumerate(comparison.sources):
        yield from _under(f"sources[{i}]", _document(document))
    yield from _under("report", _document(report))
    yield from _one_of("rendering", comparison.rendering, model.RENDERINGS)
    yield from _unique("links", [link.id for link in comparison.links])
    seen: dict[tuple[Span, tuple[Span, ...]], str] = {}
    for i, link in enumerate(comparison.links):
        yield from _under(f"links[{i}]", _link(link, report, comparison.sources))
        other = seen.setdefault((link.report, tuple(sorted(link.source, key=_key))), link.id)
        if other != link.id:
            yield Fault(f"links[{i}]", f"has the spans of link {other}")
    yield from _report_order("links", [link.report for link in comparison.links])
    yield from _accounted(comparison)
    for i, omission in enumerate(comparison.omitted):
        yield from _under(f"omitted[{i}]", _omission(omission, comparison.sources))
    yield from _quotations(report, comparison.quotations, [link.id for link in comparison.links])
    for i, quotation in enumerate(comparison.quotations):
        if quotation.verdict is not None:
            yield from _under(f"quotations[{i}].verdict", _verdict(quotation, quotation.verdict, report, comparison.sources))
    yield from (Fault("made", f"does not name {name!r}") for name in MADE if not comparison.made.get(name))
    try:
        json.dumps(comparison.summary, allow_nan=False)
    except (TypeError, ValueError) as error:
        yield Fault("summary", f"cannot be written as JSON ({error})")


def _link(link: Link, report: Document, sources: Sequence[Document]) -> Iterator[Fault]:
    yield from _inside("report", link.report, len(report.text))
    if not link.source:
        yield Fault("source", "is empty; a link has both sides")
    for i, span in enumerate(link.source):
        yield from _in_source(f"source[{i}]", span, sources)
    yield from _one_of("relation", link.relation, model.RELATIONS)
    if not 0.0 <= link.confidence <= 1.0:
        yield Fault("confidence", f"is {link.confidence}, not between 0 and 1")
    for i, change in enumerate(link.changes):
        yield from _under(f"changes[{i}]", _change(change, report, sources))


def _change(change: Change, report: Document, sources: Sequence[Document]) -> Iterator[Fault]:
    yield from _one_of("kind", change.kind, model.CHANGE_KINDS)
    yield from _one_of("meaning", change.meaning, model.MEANINGS)
    if change.report is None and change.source is None:
        yield Fault("report", "and source are both empty; a change is somewhere")
    if change.report is not None:
        yield from _inside("report", change.report, len(report.text))
    if change.source is not None:
        yield from _in_source("source", change.source, sources)


def _accounted(comparison: Comparison) -> Iterator[Fault]:
    """Every letter of the report outside furniture is linked or said to have no source, and no letter is both."""
    text = comparison.report.text
    for i, part in enumerate(comparison.unsourced):
        yield from _inside(f"unsourced[{i}]", part, len(text))
        yield from _one_of(f"unsourced[{i}].reason", part.reason, model.UNSOURCED_REASONS)
    yield from _report_order("unsourced", comparison.unsourced)
    linked = _letters(text, (link.report for link in comparison.links))
    unsourced = _letters(text, comparison.unsourced)
    furniture = _letters(text, (b for b in comparison.report.blocks if b.kind == "furniture"))
    if linked & unsourced:
        yield Fault("unsourced", f"and links share {len(linked & unsourced)} letters, the first at {min(linked & unsourced)}")
    lost = _letters(text, [Span(0, len(text))]) - furniture - linked - unsourced
    if lost:
        yield Fault("unsourced", f"and links leave out {len(lost)} letters of the report, the first at {min(lost)}")


def _omission(omission: Omission, sources: Sequence[Document]) -> Iterator[Fault]:
    yield from _one_of("kind", omission.kind, model.OMISSION_KINDS)
    span = Span(omission.start, omission.end, omission.doc)
    faults = list(_in_source("", span, sources))
    yield from faults
    source = _source_of(span, sources)
    if source is not None and not faults:
        furniture = _letters(source.text, (b for b in source.blocks if b.kind == "furniture"))
        if furniture & _letters(source.text, [span]):
            yield Fault("", "holds furniture, which is never omitted content")


# Quotations


def _quotations(document: Document, quotations: Sequence[Quotation], links: Collection[str] | None = None) -> Iterator[Fault]:
    size = len(document.text)
    yield from _unique("quotations", [q.id for q in quotations])
    for i, quotation in enumerate(quotations):
        path = f"quotations[{i}]"
        yield from _one_of(f"{path}.form", quotation.form, model.FORMS)
        if not quotation.spans:
            yield Fault(f"{path}.spans", "is empty; a quotation has words")
        for name, spans in (("spans", quotation.spans), ("marked", quotation.marked)):
            for j, span in enumerate(spans):
                yield from _inside(f"{path}.{name}[{j}]", span, size)
            yield from _apart(f"{path}.{name}", spans)
        yield from _marked(path, quotation)
        if quotation.speaker is not None:
            yield from _inside(f"{path}.speaker", quotation.speaker, size)
        if quotation.cue is not None:
            yield from _inside(f"{path}.cue", quotation.cue, size)
        if links is not None:
            yield from (Fault(f"{path}.links", f"there is no link {name!r}") for name in quotation.links if name not in links)


def _marked(path: str, quotation: Quotation) -> Iterator[Fault]:
    """What stands between marks is part of the content; only a mixed quotation needs some, and an indirect one has none."""
    for j, span in enumerate(quotation.marked):
        if not any(s.start <= span.start and span.end <= s.end for s in quotation.spans):
            yield Fault(f"{path}.marked[{j}]", "does not lie in one of the spans")
    if quotation.form == "indirect" and quotation.marked:
        yield Fault(f"{path}.marked", "holds words, which an indirect quotation has none of between marks")
    if quotation.form == "mixed" and not quotation.marked:
        yield Fault(f"{path}.marked", "is empty; a mixed quotation has words between marks")


def _verdict(quotation: Quotation, verdict: Verdict, report: Document, sources: Sequence[Document]) -> Iterator[Fault]:
    yield from _one_of("verdict", verdict.verdict, model.VERDICTS)
    for flag in verdict.flags:
        yield from _one_of("flags", flag, model.FLAGS)
    for i, span in enumerate(verdict.source):
        yield from _in_source(f"source[{i}]", span, sources)
    for i, change in enumerate(verdict.changes):
        yield from _under(f"changes[{i}]", _change(change, report, sources))
    if quotation.form == "indirect" and verdict.verdict in ("verbatim", "near_verbatim"):
        yield Fault("verdict", f"is {verdict.verdict}, which an indirect quotation never is")
    meanings = {change.meaning for change in verdict.changes}
    if verdict.verdict in JUDGED and (verdict.verdict == "altered") != ("major" in meanings):
        yield Fault("verdict", "is altered exactly where a change is major")
    if verdict.verdict in ("verbatim", "near_verbatim") and "minor" in meanings:
        yield Fault("verdict", f"is {verdict.verdict}, and a change is minor")


# Spans


Placed = Span | Segment | Unsourced | model.Block | model.Speaker


def _inside(path: str, span: Placed, size: int) -> Iterator[Fault]:
    if not 0 <= span.start < span.end <= size:
        yield Fault(path, f"[{span.start}, {span.end}) is empty or not inside the {size} characters of its text")


def _source_of(span: Span, sources: Sequence[Document]) -> Document | None:
    """The source that a span points into; with one source the span need not name it."""
    if span.doc is None:
        return sources[0] if len(sources) == 1 else None
    return next((d for d in sources if d.id == span.doc), None)


def _in_source(path: str, span: Span, sources: Sequence[Document]) -> Iterator[Fault]:
    source = _source_of(span, sources)
    if source is None:
        yield Fault(path, f"names {span.doc!r}, which is none of the {len(sources)} sources")
    else:
        yield from _inside(path, span, len(source.text))


def _key(span: Span) -> tuple[str, int, int]:
    return (span.doc or "", span.start, span.end)


def _apart(path: str, spans: Sequence[Span]) -> Iterator[Fault]:
    for i, (before, after) in enumerate(itertools.pairwise(spans)):
        if after.start < before.end:
            yield Fault(f"{path}[{i + 1}]", "overlaps the span in front of it, or goes backwards")


def _report_order(path: str, spans: Sequence[Span | Unsourced]) -> Iterator[Fault]:
    for i, (before, after) in enumerate(itertools.pairwise(spans)):
        if after.start < before.start:
            yield Fault(f"{path}[{i + 1}]", "is not in the report's order")


def _gaps(spans: Iterable[Placed], size: int) -> Iterator[tuple[int, int]]:
    """What lies between the spans, sorted by their starts, in `[0, size)`."""
    reached = 0
    for span in spans:
        if span.start > reached:
            yield reached, span.start
        reached = max(reached, span.end)
    if reached < size:
        yield reached, size


def _letters(text: str, spans: Iterable[Placed]) -> set[int]:
    """The positions of the letters and digits that lie in any of the spans."""
    return {i for s in spans for i in range(max(0, s.start), min(s.end, len(text))) if text[i].isalnum()}


# Names


def _one_of(path: str, value: str, allowed: Sequence[str]) -> Iterator[Fault]:
    if value not in allowed:
        yield Fault(path, f"is {value!r}; it is one of {', '.join(allowed)}")


def _unique(path: str, ids: Sequence[str]) -> Iterator[Fault]:
    twice = sorted({name for name in ids if ids.count(name) > 1})
    yield from (Fault(path, f"share the id {name!r}") for name in twice)


def _under(path: str, faults: Iterable[Fault]) -> Iterator[Fault]:
    """The same faults, seen from the record that holds this one."""
    for fault in faults:
        yield Fault(f"{path}.{fault.path}" if fault.path else path, fault.says)
