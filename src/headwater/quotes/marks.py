"""Direct quotations: which marked words are somebody's words, in one piece or several.

Titles, names and words at a distance stand between marks too: what is around the marks (a reporting verb, a colon) and the words
themselves (a sentence, a stop, capitals) decide. `quotes.pairing` says what the marks enclose, `quotes.speakers` who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.model import Document, Segment, Span
from headwater.quotes.cues import Cues, cues_for
from headwater.quotes.frames import Found, Frame, Sentences, trimmed, words
from headwater.quotes.pairing import TITLES, Marked, marked, top_level
from headwater.quotes.speakers import NEAR_CHARS, attributing, attribution, verb_before, verb_behind

SENTENCE_END = ".!?…。！？؟"
TITLE_WORDS = 9  # names of works and programmes are seldom longer
SHORT_WORDS = 2  # scare quotes
PARTIAL_WORDS = 4  # words between marks that no verb announces are somebody's from here on
INTERRUPTION_CHARS = 240  # a name with a long apposition; more is a sentence of its own
INCISE_WORDS = 8
# attribution inside the marks: between dashes, or between commas where the verb has its pronoun behind it (a-t-elle dit)
INCISE = re.compile(r"(?P<open>[,.!?…]?\s+[—–]\s+|,\s+)(?P<said>[^,.!?…;:—–\n]{3,80}?)(?:(?P<close>[,.])?\s+[—–]\s+|,\s+)")
NAMING_CHARS = 60  # between a verb such as "called" and the short words it quotes


def between_marks(document: Document, segments: Sequence[Segment]) -> tuple[Found, ...]:
    """The direct quotations of a document, and the partial ones (`mixed`), in its order, each with the mention beside its cue.

    spans: the words without their marks, one span for each piece: a paragraph of a quotation that runs on, or a side of the
    words that interrupt it. Titles, names and scare quotes are left out. No two overlap; a quotation inside another belongs to
    the outer one.
    """
    text, cues, sentences = document.text, cues_for(document.language), Sentences(document, segments)
    found = marked(document, cues)
    groups: dict[int, list[Marked]] = {}
    for m in top_level(found):
        groups.setdefault(m.group, []).append(m)
    ordered = sorted(groups.values(), key=lambda g: g[0].outer)
    judged: list[tuple[str | None, list[Span], Frame]] = []
    for i, group in enumerate(ordered):
        last = ordered[i - 1][-1].after if i else 0
        following = ordered[i + 1][0].outer if i + 1 < len(ordered) else len(text)
        head = sentences.frame(text, group[0].outer, group[0].after, last, following)
        tail = sentences.frame(text, group[-1].outer, group[-1].after, last, following)
        frame = Frame(head.start, head.outer, tail.after, tail.end)
        form = form_of(text, group, frame, cues)
        if form or (judged and frame.start == judged[-1][2].after):
            spans = [s for m in group for s in _without_incises(text, *trimmed(text, m.start, m.end), cues)]
            judged.append((form, spans, frame))
    return tuple(_found(text, *one, cues) for one in _joined(text, judged, cues))


def _found(text: str, form: str, spans: Sequence[Span], frame: Frame, cues: Cues) -> Found:
    verb, mention = attribution(text, spans, frame, cues)
    cue = Span(verb.start("cue"), verb.end("cue")) if verb else None
    return Found(form, tuple(spans), tuple(spans), cue, mention, frame)


def _without_incises(text: str, start: int, end: int, cues: Cues) -> list[Span]:
    """The content of marks that hold their own attribution, as in Russian and French ("A, — he said, — b"), in its parts."""
    spans, at = [], start
    for m in INCISE.finditer(text, start, end):
        said = cues.reporting.search(text, m.start("said"), m.end("said"))
        inverted = said and (
            m.group("open").strip() != "," or ("-" in said.group() and not text[m.start("said") : said.start()].strip())
        )
        if said and inverted and words(m.group("said")) <= INCISE_WORDS and m.start() > at:
            spans.append(Span(at, m.start() + 1))
            at = m.end()
    spans.append(Span(*trimmed(text, at, end)))
    return [s for s in spans if s.start < s.end]


def form_of(text: str, group: Sequence[Marked], frame: Frame, cues: Cues) -> str | None:
    """`direct`, `mixed`, or None where the marks hold a title, a name or a word at a distance."""
    content = text[group[0].start : group[-1].end].strip()
    before, behind = text[frame.start : frame.outer].rstrip(), text[frame.after : frame.end].lstrip()
    count = words(content)
    if not count:
        return None
    stop_inside = content[-1] in SENTENCE_END or content[-1] in ",，،"
    colon = before.endswith((":", "："))
    title_like = count <= TITLE_WORDS and _all_capital(content)
    if group[0].mark in TITLES and cues.language != "ko":
        return "direct" if colon and count > TITLE_WORDS else None
    if len(group) > 1 or (not group[0].closed and count > SHORT_WORDS):
        return "direct"
    said = verb_behind(text, group[-1], frame, cues)
    if said and (stop_inside or behind[:1] in ",，،—–-" or cues.verb_last or not text[frame.after : said.start()].strip()):
        whole = stop_inside and content[:1].isupper() and not before.strip("—–-• ")
        return "direct" if count > SHORT_WORDS or whole else "mixed"
    particle = cues.particles.match(text, frame.after) if cues.verb_last else None
    if particle and len(particle.group()) > 1 and count > SHORT_WORDS:  # Korean 라고 says it; Japanese と may be "and"
        return "direct"
    if colon and count > 1 and not (title_like and not stop_inside):
        return "direct"
    alone = not before.strip("—–-• ") and not behind.strip(" .,;!?。、")
    if alone and (count > SHORT_WORDS or content[-1] in SENTENCE_END) and not (title_like and content[-1] not in SENTENCE_END):
        return "direct"
    verb = verb_before(text, frame, cues)
    uncased = content[:1].upper() == content[:1].lower() and verb and not text[verb.end() : frame.outer].strip()
    if count > SHORT_WORDS and verb and (before.endswith((",", "，", "،")) or content[:1].isupper() or uncased):
        return "direct" if not title_like or stop_inside else None
    sentences_inside = len(re.findall(r"\w[.!?]\s+[¿¡]?[^\W\d_a-z]|[。！？]\w", content))
    if content[-1] in SENTENCE_END and count > PARTIAL_WORDS and (content[:1].isupper() or sentences_inside) and not title_like:
        return "direct"
    if sentences_inside and count > TITLE_WORDS:
        return "direct"
    if title_like:
        return None
    spoken = cues.framing.search(text, frame.start, frame.outer) or cues.framing.search(text, frame.after, frame.end)
    if count > PARTIAL_WORDS or (count > SHORT_WORDS and spoken):
        return "mixed"
    return "mixed" if cues.naming.search(text, max(frame.start, frame.outer - NAMING_CHARS), frame.outer) else None


def _all_capital(content: str) -> bool:
    """Whether all longer words have a capital, as in a title or name."""
    longer = [w for w in re.findall(r"[^\W\d_]+", content) if len(w) > 3] or re.findall(r"[^\W\d_]+", content)
    return bool(longer) and all(w[0].isupper() for w in longer)


def _joined(text: str, judged: list[tuple[str | None, list[Span], Frame]], cues: Cues) -> list[tuple[str, list[Span], Frame]]:
    """With quotations that their attribution interrupts ("A," he said, "b.") made one; what is left without a form is dropped."""
    out: list[tuple[str, list[Span], Frame]] = []
    for form, spans, frame in judged:
        if out:
            _, before, first = out[-1]
            aside = text[first.after : frame.outer].rstrip().endswith((",", "，", "،", "—", "–"))
            whole = aside or {form, out[-1][0]} in ({"direct"}, {"direct", "mixed"})
            if whole and len(spans) == 1 and _interrupts(text, before[-1], first.after, frame, cues):
                out[-1] = ("direct", before + spans, Frame(first.start, first.outer, frame.after, frame.end))
                continue
        out.append((form or "", spans, frame))
    return [(form, spans, frame) for form, spans, frame in out if form]


def _interrupts(text: str, before: Span, at: int, following: Frame, cues: Cues) -> bool:
    """Whether the words between two quotations only attribute them: `"A," he said, "b."`, and `"A," he said. "B."`"""
    between = text[at : following.outer]
    if len(between) > INTERRUPTION_CHARS or "\n" in between or not attributing(text, at, following.outer, cues):
        return False
    bare = between.rstrip()
    if re.search("[。！？](?=.)", bare) or (cues.verb_last and bare[-1:] not in (*",、",)):
        return False
    if cues.that.search(text, at, following.outer) or bare.endswith((":", "：")) or re.search(r"[^\W\d_]{4,}[.!?:]\s+\w", bare):
        return False
    if text[before.end - 1] in ".。!！?？…" and bare.lstrip()[:1] not in (*",，،",) and text[before.end - 1] not in "?!？！…":
        return False
    if bare[-1:] in ".。":  # a new sentence: the same quotation goes on unless it is attributed anew
        return not attributing(text, following.after, min(following.end, following.after + NEAR_CHARS), cues)
    return bare[-1:] in (*",，،—–",) or bare[-1:].isalnum()
