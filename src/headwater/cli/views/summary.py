"""A comparison in words: what of the report comes from the source and how, what has no source, what was left out or not checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from headwater.cli.terminal import printable
from headwater.cli.views import graded
from headwater.cli.views.layout import QUIET, WIDEST, labelled, wrap
from headwater.cli.views.words import RENDERINGS, clause, counted
from headwater.export.wording import BOTH_VERSIONS, OWN_WORDS, listed, number, versions
from headwater.model import FORMS, OMISSION_KINDS, RELATIONS, UNSOURCED_REASONS, VERDICTS, Comparison, Document, Quotation

_OWN_WORDS_NAMED = {
    "attribution": ("attribution", "attributions"),
    "dateline": ("dateline", "datelines"),
    "boilerplate": ("piece of boilerplate", "pieces of boilerplate"),
}


def summary(comparison: Comparison, width: int) -> list[Text]:
    """The documents by name, then the findings, a sentence or two to a paragraph."""
    width = min(width, WIDEST)
    lines = [line for label, words in documents(comparison) for line in labelled(label, Text(words), width)]
    lines.append(Text())
    for sentence in _sentences(comparison):
        lines += wrap(Text(printable(sentence)), width, hanging=2)
    return lines


def documents(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Each document with its label: `source`, or `source 1`, `source 2` where there are several; then `report`. Of one document
    that was seen at two times `earlier` and `later`."""
    one, other = ("earlier", "later") if versions(comparison) else ("source", "report")
    for i, source in enumerate(comparison.sources, 1):
        yield f"{one} {i}" if len(comparison.sources) > 1 else one, described(source)
    yield other, described(comparison.report)


def described(document: Document) -> str:
    """`notice.txt, "The bridge opens" (Valley Press, 2031-05-04, en)`."""
    known = ", ".join(v for v in (document.outlet, document.published, document.language) if v)
    title = f', "{document.title}"' if document.title else ""
    return printable(f"{document.id}{title}" + (f" ({known})" if known else ""))


def _sentences(comparison: Comparison) -> Iterator[str]:
    yield _linked(comparison)
    yield from _by_source(comparison)
    yield from graded.sentences(comparison)
    yield from _verdicts(comparison)
    yield from _unsourced(comparison)
    yield _omitted(comparison)
    yield from _rendering(comparison)
    yield from _quoted(comparison)
    yield from (f"Not checked: {what}." for what in comparison.unchecked)


def _linked(comparison: Comparison) -> str:
    passages = len({(link.report.start, link.report.end) for link in comparison.links})
    searched = passages + sum(u.reason not in OWN_WORDS for u in comparison.unsourced)
    the_source = "the source" if len(comparison.sources) == 1 else "the sources"
    if not passages:
        return f"No passage of the report was found in {the_source}."
    if comparison.report.text_sha256 == comparison.source.text_sha256:
        return f"The report and the source are the same text, {number(passages, 'passage')} long."
    how = counted((link.relation for link in comparison.links), RELATIONS)
    whole = f"{passages} of {searched} passages" if searched != passages else "All passages" if passages > 1 else "The one passage"
    verb = "come" if passages > 1 else "comes"
    moved = sum(link.moved for link in comparison.links)
    order = f" {number(moved, 'stands', 'stand')} in another order than in {the_source}." if moved else ""
    return f"{whole} of the report {verb} from {the_source}: {how}.{order}"


def _by_source(comparison: Comparison) -> Iterator[str]:
    if len(comparison.sources) < 2:
        return
    used = [sum(any(s.doc == d.id for s in link.source) for link in comparison.links) for d in comparison.sources]
    parts = [f"{n} from source {i}" for i, n in enumerate(used, 1)]
    yield f"Of the linked passages, {listed(parts)}."


def _unsourced(comparison: Comparison) -> Iterator[str]:
    reasons = [u.reason for u in comparison.unsourced]
    without = [r for r in reasons if r not in OWN_WORDS]
    if without:
        why = counted(without, UNSOURCED_REASONS)
        yield f"{number(len(without), 'passage')} of the report {'has' if len(without) == 1 else 'have'} no source here: {why}."
    own = [number(reasons.count(r), *_OWN_WORDS_NAMED[r]) for r in OWN_WORDS if r in reasons]
    if own:
        yield f"The report's own words, which need no source: {listed(own)}."


def _omitted(comparison: Comparison) -> str:
    if not comparison.omitted:
        return "Nothing of the source is left out." if comparison.links else "Nothing of the source is in the report."
    kinds = [o.kind for o in comparison.omitted]
    sizes = [number(kinds.count(kind), kind) for kind in reversed(OMISSION_KINDS) if kind in kinds]
    words = comparison.summary.get("omitted_words")
    of_all = (
        f" ({words:,} of {comparison.summary['source_words']:,} words)" if words and comparison.summary.get("source_words") else ""
    )
    return f"Left out of the report: {listed(sizes)} of the source{of_all}."


def _rendering(comparison: Comparison) -> Iterator[str]:
    if versions(comparison):
        yield BOTH_VERSIONS
        return
    reasons = comparison.summary.get("rendering_reasons") or ()
    because = f", because {'; '.join(clause(code) for code in reasons)}" if reasons else ""
    yield f"The report beside the source: {RENDERINGS[comparison.rendering]}{because}."


def _quoted(comparison: Comparison) -> Iterator[str]:
    if comparison.quotations:
        linked = sum(bool(q.links) for q in comparison.quotations)
        yield f"{by_form(comparison.quotations)} in the report; {linked} in passages that come from the source."


def by_form(found: Sequence[Quotation]) -> str:
    """`4 direct quotations`, `7 quotations (4 direct, 3 indirect)`, `no quotation`."""
    forms = [q.form for q in found]
    if not forms:
        return "no quotation"
    if len(set(forms)) == 1:
        return number(len(forms), f"{forms[0]} quotation")
    return f"{number(len(forms), 'quotation')} ({counted(forms, FORMS)})"


def _verdicts(comparison: Comparison) -> Iterator[str]:
    """`Of 9 quotations 3 are reworded, 1 altered (q4), 5 unchecked.`"""
    judged = [(q.id, q.verdict.verdict) for q in comparison.quotations if q.verdict]
    if judged:
        parts = []
        for verdict in VERDICTS:
            ids = [i for i, v in judged if v == verdict]
            if ids:
                named = f" ({listed(ids)})" if verdict in ("altered", "not_found") else ""
                parts.append(f"{len(ids)} {verdict.replace('_', ' ')}{named}")
        yield f"Quotations against {'the source' if len(comparison.sources) == 1 else 'the sources'}: {', '.join(parts)}."


def closing(comparison: Comparison, width: int) -> list[Text]:
    """What gave this result, and where its words are explained."""
    lines = ["'headwater explain REASON' says what a reason means."]
    if version := comparison.made.get("headwater"):
        lines.insert(0, f"Made with Headwater {version}; encoder: {comparison.made.get('encoder', 'none')}.")
    return wrap(Text("\n".join(lines), style=QUIET), min(width, WIDEST))
