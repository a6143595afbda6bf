"""The verdict on each quotation of a report in a comparison: by its words where they stand in a source, else by its links.

Words find a place to the letter (`verifying.by_words`); a second translation, indirect speech and another language have only the
links, and their changes are those of the links, as far as they lie in the quotation. Of a mixed quotation the words between marks
are judged, and the verdict says so.

Words that nothing in a source explains are `unchecked` where the report credits them elsewhere (`judge.credited`). Else they are
not found where enough of them stand between marks, or where somebody whose words come from the source is said to have told a fact
that the source does not have; what is told indirectly in a few other words is easily missed, and not judged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from headwater.align.index import index
from headwater.judge.credited import is_another, is_source, is_voice, named_in, on_another_day, own_name
from headwater.judge.speakers import is_other, speaker_at
from headwater.judge.verdicts import FEW, together, weighed, word
from headwater.model import Change, Document, Link, Quotation, Span, Verdict
from headwater.text.overlaps import Overlaps
from headwater.text.quantities import quantities, same_quantity
from headwater.text.tokens import content, tokens
from headwater.verifying import across, verify, verify_words

COVERED = 0.5  # of a quotation's letters that links have to cover: less is another quotation's passage
ALONE = 0.8  # of a link's letters that are the quotation's, or name its speaker, for what was dropped to be dropped from it
SURE = 0.9  # confidence of a link: its speaker is one whose words come from the source
LIKELY = 0.66  # confidence of a link under which words are not the source's where the report credits them to somebody else
EVEN = 0.5  # confidence of a link under which its passage is more likely another one, unless the speaker's words come from there
TELLING = 12  # words: a shorter quotation in other words can be missed by the links although the source has it
SMALL = 10  # a count up to it may have been made by who reports ("two reasons")
COUNTED = (
    "count",
    "money",
    "measure",
    "percent",
)  # quantities that a source says or does not say; times and ranks may follow from it
ELLIPSES = ("…", "...", ". . .")


@dataclass(frozen=True, slots=True)
class Held:
    """A quotation with the links that its words lie in, whether they cover it, and the verdict by its words alone, if any."""

    quotation: Quotation
    links: tuple[Link, ...]
    covered: bool
    by_words: Verdict | None

    @property
    def confidence(self) -> float:
        """How sure it is that its words are from a source: 1 where they stand there, else that of its surest link."""
        return 1.0 if self.by_words else max((x.confidence for x in self.links), default=0.0) if self.covered else 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its sources, by whom words that are surely from there are said to be (`voices`), and the ids of the quotations
    that it dates to another day."""

    report: Document
    sources: tuple[Document, ...]
    voices: tuple[str, ...] = ()
    dated: frozenset[str] = frozenset()


def with_verdicts(
    quotations: Sequence[Quotation], links: Sequence[Link], report: Document, sources: Sequence[Document]
) -> tuple[Quotation, ...]:
    """The quotations with what became of them. links: of the comparison, with their changes."""
    held, told = _looked_at(quotations, links, report, sources)
    return tuple(replace(h.quotation, verdict=_verdict(h, told)) for h in held)


def _looked_at(
    quotations: Sequence[Quotation], links: Sequence[Link], report: Document, sources: Sequence[Document]
) -> tuple[list[Held], Told]:  # fmt: skip
    """What is known of each quotation before there is a verdict, and of all of them; the links' changes have no part in it."""
    there = in_report(links)
    held = [_held(q, there, report, sources) for q in quotations]
    voices = tuple(dict.fromkeys(h.quotation.speaker.name for h in held if h.confidence >= SURE and h.quotation.speaker))
    in_doubt = any(h.confidence < LIKELY for h in held)
    return held, Told(report, tuple(sources), voices, on_another_day(quotations, report, sources) if in_doubt else frozenset())


def in_report(links: Sequence[Link]) -> Overlaps[Link]:
    """The links by where they stand in the report."""
    return Overlaps(links, lambda link: (link.report.start, link.report.end))


def without_others(links: Sequence[Link], quotations: Sequence[Quotation]) -> list[Link]:
    """The links without the doubtful ones of words that the report credits to somebody else; quotations: with their verdicts.

    An outside voice speaks of what the source is about, and now and then comes close to a passage of it.
    """
    told = [s for q in quotations if q.verdict and "credited_elsewhere" in q.verdict.reasons for s in q.spans]
    return _without(links, told)


def without_others_unjudged(
    links: Sequence[Link], quotations: Sequence[Quotation], report: Document, sources: Sequence[Document]
) -> list[Link]:  # fmt: skip
    """The same of links without changes, where nobody asks for the verdicts."""
    if all(x.confidence >= LIKELY for x in links):
        return list(links)
    held, told = _looked_at(quotations, links, report, sources)
    return _without(links, [s for h in held if not h.by_words and _elsewhere(h, told) for s in h.quotation.spans])


def _without(links: Sequence[Link], told: Sequence[Span]) -> list[Link]:
    """The links without the doubtful ones that lie in what is told by somebody else."""
    others = Overlaps(told, lambda span: (span.start, span.end))

    def lies_in(link: Link, span: Span) -> bool:
        shared = min(link.report.end, span.end) - max(link.report.start, span.start)
        return shared >= ALONE * (link.report.end - link.report.start)

    return [
        x for x in links
        if x.confidence >= LIKELY or not any(lies_in(x, s) for s in others.touching(x.report.start, x.report.end))
    ]  # fmt: skip


def judged(q: Quotation) -> tuple[Span, ...]:
    """The words of a quotation that a verdict is on: of a mixed one those between marks, else all."""
    return q.marked if q.form == "mixed" and q.marked else q.spans


def _held(q: Quotation, links: Overlaps[Link], report: Document, sources: Sequence[Document]) -> Held:
    touched = {x.id: x for s in q.spans for x in links.touching(s.start, s.end)}
    mine = tuple(sorted(touched.values(), key=lambda x: x.report.start))
    held = [x.report for x in mine]
    covered = any(_letters(report.text, spans, held) >= COVERED for spans in dict.fromkeys((q.spans, judged(q))))
    same = [d for d in sources if not across(d, report)]
    by_words = _asked(q, report, same, verify_words) if same and q.form != "indirect" else None
    if by_words and len(same) == 1 < len(sources):
        by_words = _within(by_words, same[0].id)
    if by_words and covered and not _meets(by_words, mine):
        by_words = None
    return Held(q, mine, covered, by_words)


def _verdict(held: Held, told: Told) -> Verdict:
    q = held.quotation
    if held.by_words:
        return _said_of_marked(held.by_words, held)
    elsewhere = _elsewhere(held, told)
    if elsewhere:
        return Verdict("unchecked", reasons=elsewhere)
    known = q.speaker is not None and is_voice(q.speaker.name, told.voices)
    if held.covered and (known or held.confidence >= EVEN):
        return _said_of_marked(_by_links(q, held.links, told.report, told.sources), held)
    found = None if _is_short(q, told.report) else _asked(q, told.report, told.sources, verify)
    if found and found.verdict != "not_found":
        return _said_of_marked(found, held)
    if held.covered:
        return Verdict("unchecked", reasons=("passage_unsure",))
    return Verdict("not_found" if _is_absent(q, told) else "unchecked", reasons=("no_passage_linked",))


def _elsewhere(held: Held, told: Told) -> tuple[str, ...]:
    """Why the words are none of the sources', as reasons; none where they may be."""
    q = held.quotation
    if held.confidence >= LIKELY:
        return ()
    name = own_name(q.speaker.name, told.report) if q.speaker else ""
    known = is_source(name, told.sources) or is_voice(name, told.voices)
    theirs = known or (not is_another(name, told.voices) and named_in(name, told.report.language, told.sources))
    if name and not theirs:
        return ("credited_elsewhere",)
    return ("credited_elsewhere", "said_on_another_day") if q.id in told.dated else ()


def _is_short(q: Quotation, report: Document) -> bool:
    """Whether a telling in other words has so few words of content that they stand somewhere by chance ("its own record")."""
    found = [t for s in q.spans for t in content(tokens(report.text, s.start, s.end), report.language)]
    return q.form == "indirect" and len(found) < FEW


def _is_absent(q: Quotation, told: Told) -> bool:
    """Whether words for which no place was found are not in the sources.

    Enough words between marks would have been seen, unless they are of a role ("a neighbour") that is none of the known voices. A
    telling in other words would not, unless it has a number that no source has and is credited to one of those voices.
    """
    if sum(len(tokens(told.report.text, s.start, s.end)) for s in judged(q)) < TELLING:
        return False
    known = q.speaker is not None and is_voice(q.speaker.name, told.voices)
    if q.form == "indirect":
        return known and _has_number_of_its_own(q, told)
    return known or q.speaker is None or not told.voices


def _has_number_of_its_own(q: Quotation, told: Told) -> bool:
    """Whether a quotation has a number that stands in none of the sources, exact or rounded."""
    mine = [n for s in q.spans for n in quantities(told.report.text[s.start : s.end], told.report.language)]
    telling = [n for n in mine if n.kind in COUNTED and (n.low > SMALL or n.unit is not None)]
    theirs = [n for d in told.sources for n in quantities(d.text, d.language)] if telling else []
    return any(all(same_quantity(n, other) not in ("same", "rounded") for other in theirs) for n in telling)


def _said_of_marked(found: Verdict, held: Held) -> Verdict:
    """The verdict; of a mixed quotation with the reason that it is on the words between marks alone, and with another where
    the passage around them says something else than its source."""
    q = held.quotation
    if judged(q) == q.spans:
        return found
    around = [c for x in held.links for c in x.changes if c.meaning == "major" and c.report and _touches(c.report, q.spans)]
    beyond = any(not _touches(c.report, judged(q)) for c in around if c.report)
    more = ("marked_words_judged", *(["words_around_differ"] if beyond else []))
    return replace(found, reasons=(*found.reasons, *more))


def _letters(text: str, spans: Sequence[Span], covering: Sequence[Span]) -> float:
    """The share of the letters and digits of `spans` that lie in `covering`."""
    inside = [i for s in spans for i in range(s.start, s.end) if text[i].isalnum()]
    ordered = sorted((c.start, c.end) for c in covering)
    starts, reached = [a for a, _ in ordered], list(accumulate((b for _, b in ordered), max))
    before = [bisect_right(starts, i) for i in inside]  # the spans that begin up to each: whether any of them reaches beyond it
    held = sum(k > 0 and reached[k - 1] > i for i, k in zip(inside, before, strict=True))
    return held / max(1, len(inside))


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < s.end and s.start < span.end for s in others)


def _asked(q: Quotation, report: Document, sources: Sequence[Document], ask: Callable[..., Verdict | None]) -> Verdict | None:
    """What `ask` (`verifying.verify` or `verify_words`) says of the quotation; its changes point into the report.

    The pieces between marks of a mixed quotation are asked one by one: the words between them are the report's.
    """
    pieces = [(s,) for s in judged(q)] if q.form == "mixed" else [q.spans]
    said = [_asked_of(piece, q, report, sources, ask) for piece in pieces]
    found = [v for v in said if v is not None]
    if len(found) < len(said):
        return None
    return next((v for v in found if v.verdict in ("not_found", "unchecked")), None) or together(found)


def _asked_of(
    spans: Sequence[Span], q: Quotation, report: Document, sources: Sequence[Document], ask: Callable[..., Verdict | None]
) -> Verdict | None:
    text = " ".join(report.text[s.start : s.end] for s in spans)
    speaker = q.speaker.name if q.speaker and own_name(q.speaker.name, report) else None
    found = ask(text, list(sources), speaker, language=report.language, published=report.published, form=q.form)
    if found is None:
        return None
    starts, at = [], 0
    for s in spans:
        starts.append((at, s.start))
        at += s.end - s.start + 1
    return replace(found, changes=tuple(replace(c, report=c.report and _placed(c.report, starts)) for c in found.changes))


def _within(found: Verdict, document: str) -> Verdict:
    """A verdict on one of several sources, its places with the name of that one."""
    changes = (replace(c, source=c.source and replace(c.source, doc=document)) for c in found.changes)
    return replace(found, source=tuple(replace(s, doc=document) for s in found.source), changes=tuple(changes))


def _placed(span: Span, starts: Sequence[tuple[int, int]]) -> Span:
    """A span of the quotation's words as a span of the report."""
    at, start = next((at, start) for at, start in reversed(starts) if at <= span.start)
    return Span(span.start - at + start, span.end - at + start)


def _meets(found: Verdict, links: Sequence[Link]) -> bool:
    """Whether the place of a verdict is one of the links' places."""
    places = [s for x in links for s in x.source]
    return any(a.start < b.end and b.start < a.end and a.doc == b.doc for a in found.source for b in places)


def _by_links(q: Quotation, links: Sequence[Link], report: Document, sources: Sequence[Document]) -> Verdict:
    changes = tuple(weighed(c, q.form) for x in links for c in x.changes if _inside(c, x, q, report.text))
    places = [s for x in sorted(links, key=lambda x: x.report.start) for s in x.source]
    home = {d.id: d for d in sources}
    first = home.get(places[0].doc or "", sources[0])
    flags: dict[str, str] = {}
    words = " ".join(report.text[s.start : s.end] for s in judged(q))
    if any(c.kind == "dropped" and c.meaning == "major" for c in changes):
        flags["cut"] = "left_out_unmarked"
    if any(e in words for e in ELLIPSES):
        flags["ellipsis"] = "ellipsis_hides_words"
    for a, b in pairwise(places):
        if a.doc == b.doc and b.end <= a.start:
            flags["reordered"] = "order_changed"
        if a.doc != b.doc or _lies_between(first, a, b):
            flags["joined"] = "sentences_joined"
    if across(first, report):
        flags["translated"] = "another_language"
    label = speaker_at(index(first), places[0].start)
    if label and q.speaker and own_name(q.speaker.name, report) and is_other(q.speaker.name, label):
        flags["misattributed"] = "other_speaker"
    same = all(x.relation == "verbatim" for x in links) or _stands_at(words, places, home, sources[0])
    named, reason = word(changes, same_words=same, same_marks=True, form=q.form)
    if named in ("verbatim", "near_verbatim") and "translated" in flags:
        named, reason = "reworded", "another_language"
    ordered = [f for f in ("cut", "ellipsis", "joined", "reordered", "translated", "misattributed") if f in flags]
    return Verdict(
        named, tuple(ordered), tuple(dict.fromkeys(places)), changes, label,
        tuple(dict.fromkeys((reason, "found_by_link", *(flags[f] for f in ordered)))),
    )  # fmt: skip


def _inside(change: Change, link: Link, q: Quotation, text: str) -> bool:
    """Whether a change of a link is one of the quotation's words; what was dropped counts where the link is the quotation's alone,
    whom it names as the speaker aside."""
    if change.report is not None:
        return _touches(change.report, judged(q))
    named = [Span(x.start, x.end) for x in (q.speaker, q.cue) if x is not None] if q.form == "indirect" else []
    return _letters(text, [link.report], [*judged(q), *named]) >= ALONE


def _stands_at(words: str, places: Sequence[Span], home: Mapping[str, Document], only: Document) -> bool:
    """Whether these very words stand in one of the places, in a row."""
    forms = f" {' '.join(t.form for t in tokens(words))} "
    there = ((home.get(s.doc or "", only), s) for s in places)
    return any(forms in f" {' '.join(t.form for t in tokens(d.text, s.start, s.end))} " for d, s in there)


def _lies_between(source: Document, one: Span, other: Span) -> bool:
    """Whether words of content stand between two places."""
    start, end = min(one.end, other.end), max(one.start, other.start)
    return end > start and len(content(tokens(source.text, start, end), source.language)) > 2
