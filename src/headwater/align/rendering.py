"""How the linked passages of two texts relate on the whole, and the counts of a comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from headwater.align.anchors import shared
from headwater.align.extents import extents
from headwater.align.relations import kept_in_order
from headwater.model import Document, Link, Omission, Quotation, Unsourced
from headwater.text.tokens import content, count, tokens, wording

SURE = 0.9  # confidence from which a link counts as sure in the summary


@dataclass(frozen=True, slots=True)
class Renderings:
    """Shares of linked report words, where not said otherwise; seen on two human translations of one text (WMT21)."""

    same: float = 0.95  # verbatim: what is left are headings and typing slips
    copied: float = 0.25  # verbatim: no second translator hits upon whole sentences that often
    kept: float = 0.85  # content words kept in order: translators of one text share up to four fifths, editors of it more
    longest: float = 1.4  # source words for one of the report, or the reverse: a paraphrase condenses or dwells
    sure: float = 0.78  # mean confidence of links, by words: texts on one subject that have nothing from each other reach less
    edited: float = 0.5  # verbatim or edited: one of ten pairs of translations has more, and so has a text that was only edited
    fewest_words: int = 20  # linked words below which nothing is said


def rendering(
    links: Sequence[Link], sources: Sequence[Document], report: Document, settings: Renderings | None = None
) -> tuple[str, tuple[str, ...]]:
    """The row of `RENDERINGS` and the codes of the reasons."""
    settings = settings or Renderings()
    weight: Counter[str] = Counter()
    sure = 0.0
    for link in links:
        words = count(report.text, link.report.start, link.report.end)
        weight[link.relation] += words
        sure += link.confidence * words
    total = sum(weight.values())
    if total and weight["verbatim"] == total:
        return "same_text", ("all_words_same",)
    if total < settings.fewest_words:
        return "unknown", ("too_few_links",)
    if weight["translated"] > total / 2:
        return "translation", ("other_language_linked",)
    if sure < settings.sure * total:
        return "unknown", ("links_unsure",)
    if weight["verbatim"] >= settings.same * total:
        return "same_text", ("all_words_same",)
    found = shares(links, sources, report)
    if weight["verbatim"] + weight["edited"] >= settings.same * total and found["kept"] > settings.kept:
        return "same_text", ("words_kept_but_for_edits",)
    if weight["verbatim"] > settings.copied * total or found["kept"] > settings.kept:
        return "paraphrase", ("most_words_shared",)
    if not 1 / settings.longest <= found["length"] <= settings.longest:
        return "paraphrase", ("condensed_on_the_whole",)
    closely = "few_words_shared_closely_linked"
    if weight["verbatim"] + weight["edited"] > settings.edited * total:
        return "second_translation", (closely, "may_be_an_edit")
    return "second_translation", (closely,)


def shares(links: Sequence[Link], sources: Sequence[Document], report: Document) -> dict[str, float]:
    """Of the linked report words: the share kept in order, and how many source words stand for one report word."""
    by_id = {d.id: d for d in sources}
    mine = kept = theirs = 0
    for link in links:
        said = content(tokens(report.text, link.report.start, link.report.end), report.language)
        given = [
            t
            for s in link.source
            for t in content(tokens(by_id.get(s.doc or "", sources[0]).text, s.start, s.end), report.language)
        ]
        mine += len(said)
        theirs += len(given)
        kept += kept_in_order(said, given)
    return {"kept": kept / mine if mine else 0.0, "length": theirs / mine if mine else 0.0}


def summary(
    links: Sequence[Link],
    without: Sequence[Unsourced],
    left_out: Sequence[Omission],
    quotations: Sequence[Quotation],
    sources: Sequence[Document],
    report: Document,
    reasons: Sequence[str],
) -> dict[str, Any]:
    """Counts by name. Words are tokens; shares are of words. quotations: with their verdicts.

    shared: of the whole report against the whole sources. words_under and linked_in_...: of the report's words under links
    (`align.extents`).
    """

    def words(document: Document, start: int, end: int) -> int:
        return len(wording(document.text).within(start, end))

    by_id = {d.id: d for d in sources}
    linked = sum(words(report, x.report.start, x.report.end) for x in links)
    background = sum(words(report, u.start, u.end) for u in without if u.reason in ("background", "unknown"))
    omitted = sum(words(by_id.get(o.doc or "", sources[0]), o.start, o.end) for o in left_out)
    found = shares(links, sources, report)
    return {
        "links": len(links),
        "relations": dict(sorted(Counter(x.relation for x in links).items())),
        "moved": sum(x.moved for x in links),
        "unsourced": dict(sorted(Counter(u.reason for u in without).items())),
        "omitted": dict(sorted(Counter(o.kind for o in left_out).items())),
        "quotations": len(quotations),
        "quotation_forms": dict(sorted(Counter(q.form for q in quotations).items())),
        "verdicts": dict(sorted(Counter(q.verdict.verdict for q in quotations if q.verdict).items())),
        "report_words": words(report, 0, len(report.text)),
        "linked_words": linked,
        "sure_words": sum(words(report, x.report.start, x.report.end) for x in links if x.confidence >= SURE),
        "unsourced_words": background,
        "source_words": sum(words(d, 0, len(d.text)) for d in sources),
        "omitted_words": omitted,
        "kept_in_order": round(found["kept"], 3),
        "source_words_for_one": round(found["length"], 3),
        **extents(links, sources, report),
        "shared": shared(wording(report.text).forms, [wording(d.text).forms for d in sources]),
        "rendering_reasons": list(reasons),
    }
