"""The verdict on each quotation of a report in a comparison: by its words where they stand in a source, else by its links.

Words find a place to the letter (`verifying.by_words`); a second translation, indirect speech and another language have only the
links, and their changes are those of the links, as far as they lie in the quotation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from headwater.align.index import index
from headwater.judge.entities import find_name, same_speaker
from headwater.judge.speakers import is_other, speaker_at
from headwater.judge.verdicts import word
from headwater.model import Change, Document, Link, Quotation, Span, Verdict
from headwater.text.names import names
from headwater.text.tokens import content, tokens
from headwater.verifying import across, verify, verify_words

COVERED = 0.5  # of a quotation's letters that links have to cover: less is another quotation's passage
SURE = 0.9  # confidence of a link: its speaker is one whose words come from the source
LIKELY = 0.66  # confidence of a link under which words are not the source's where the report credits them to somebody else
TELLING = 12  # words: a shorter quotation in other words can be missed by the links although the source has it
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


def with_verdicts(
    quotations: Sequence[Quotation], links: Sequence[Link], report: Document, sources: Sequence[Document]
) -> tuple[Quotation, ...]:
    """The quotations with what became of them. links: of the comparison, with their changes."""
    held = [_held(q, links, report, sources) for q in quotations]
    voices = tuple(dict.fromkeys(h.quotation.speaker.name for h in held if h.confidence >= SURE and h.quotation.speaker))
    return tuple(replace(h.quotation, verdict=_verdict(h, voices, report, sources)) for h in held)


def _held(q: Quotation, links: Sequence[Link], report: Document, sources: Sequence[Document]) -> Held:
    mine = tuple(x for x in links if any(x.report.start < s.end and s.start < x.report.end for s in q.spans))
    covered = _letters(report.text, q.spans, [x.report for x in mine]) >= COVERED
    same = [d for d in sources if not across(d, report)]
    by_words = _asked(q, report, same, verify_words) if same and q.form == "direct" else None
    if by_words and covered and not _meets(by_words, mine):
        by_words = None
    return Held(q, mine, covered, by_words)


def _verdict(held: Held, voices: Sequence[str], report: Document, sources: Sequence[Document]) -> Verdict:
    q = held.quotation
    if held.by_words:
        return held.by_words
    elsewhere = (
        held.confidence < LIKELY
        and q.speaker is not None
        and (_is_another(q.speaker.name, report.language, voices) or not _named_in(q.speaker.name, report.language, tuple(sources)))
    )
    if held.covered and not elsewhere:
        return _by_links(q, held.links, report, sources)
    if elsewhere:
        return Verdict("unchecked", reasons=("credited_elsewhere",))
    found = _asked(q, report, sources, verify)
    if found and found.verdict != "not_found":
        return found
    long = sum(len(tokens(report.text, s.start, s.end)) for s in q.spans) >= TELLING
    return Verdict("not_found" if long else "unchecked", reasons=("no_passage_linked",))


def _is_another(speaker: str, language: str | None, voices: Sequence[str]) -> bool:
    """Whether a speaker, given by name, is none of those whose words come from a source."""
    return bool(voices and names(speaker, language)) and all(same_speaker(speaker, voice) is False for voice in voices)


def _letters(text: str, spans: Sequence[Span], covering: Sequence[Span]) -> float:
    """The share of the letters and digits of `spans` that lie in `covering`."""
    inside = [i for s in spans for i in range(s.start, s.end) if text[i].isalnum()]
    held = sum(any(c.start <= i < c.end for c in covering) for i in inside)
    return held / max(1, len(inside))


def _asked(q: Quotation, report: Document, sources: Sequence[Document], ask: Callable[..., Verdict | None]) -> Verdict | None:
    """What `ask` (`verifying.verify` or `verify_words`) says of the quotation; its changes point into the report."""
    text = " ".join(report.text[s.start : s.end] for s in q.spans)
    speaker = q.speaker.name if q.speaker else None
    found = ask(text, list(sources), speaker, language=report.language, published=report.published, form=q.form)
    if found is None:
        return None
    starts, at = [], 0
    for s in q.spans:
        starts.append((at, s.start))
        at += s.end - s.start + 1
    return replace(found, changes=tuple(replace(c, report=c.report and _placed(c.report, starts)) for c in found.changes))


def _placed(span: Span, starts: Sequence[tuple[int, int]]) -> Span:
    """A span of the quotation's words as a span of the report."""
    at, start = next((at, start) for at, start in reversed(starts) if at <= span.start)
    return Span(span.start - at + start, span.end - at + start)


def _meets(found: Verdict, links: Sequence[Link]) -> bool:
    """Whether the place of a verdict is one of the links' places."""
    places = [s for x in links for s in x.source]
    return any(a.start < b.end and b.start < a.end and a.doc == b.doc for a in found.source for b in places)


def _by_links(q: Quotation, links: Sequence[Link], report: Document, sources: Sequence[Document]) -> Verdict:
    changes = tuple(c for x in links for c in x.changes if _inside(c, x, q))
    places = [s for x in sorted(links, key=lambda x: x.report.start) for s in x.source]
    home = {d.id: d for d in sources}
    first = home.get(places[0].doc or "", sources[0])
    flags: dict[str, str] = {}
    words = " ".join(report.text[s.start : s.end] for s in q.spans)
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
    if q.speaker and label and is_other(q.speaker.name, label):
        flags["misattributed"] = "other_speaker"
    named, reason = word(changes, same_words=all(x.relation == "verbatim" for x in links), same_marks=True, form=q.form)
    if named in ("verbatim", "near_verbatim") and "translated" in flags:
        named, reason = "reworded", "another_language"
    ordered = [f for f in ("cut", "ellipsis", "joined", "reordered", "translated", "misattributed") if f in flags]
    return Verdict(
        named, tuple(ordered), tuple(dict.fromkeys(places)), changes, label,
        tuple(dict.fromkeys((reason, "found_by_link", *(flags[f] for f in ordered)))),
    )  # fmt: skip


def _inside(change: Change, link: Link, q: Quotation) -> bool:
    """Whether a change of a link is one of the quotation's words; what was dropped counts where the link
    is the quotation's alone."""
    if change.report is not None:
        return any(change.report.start < s.end and s.start < change.report.end for s in q.spans)
    shared = sum(max(0, min(link.report.end, s.end) - max(link.report.start, s.start)) for s in q.spans)
    return shared >= 0.8 * (link.report.end - link.report.start)


def _lies_between(source: Document, one: Span, other: Span) -> bool:
    """Whether words of content stand between two places."""
    start, end = min(one.end, other.end), max(one.start, other.start)
    return end > start and len(content(tokens(source.text, start, end), source.language)) > 2


@lru_cache(maxsize=1024)
def _named_in(speaker: str, language: str | None, sources: tuple[Document, ...]) -> bool:
    """Whether a source may be the speaker's: it names the speaker in any form, or no person's name is given ("the ministry")."""
    persons = [" ".join(name.words) for name in names(speaker, language)]
    known = [(" ".join(v for v in (d.title, d.outlet, d.author, d.text) if v), d.language) for d in sources]
    return not persons or any(find_name(p, text, (language, theirs)) is not False for p in persons for text, theirs in known)
