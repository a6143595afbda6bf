"""Whose words they are: the reporting verb in the sentence around marked words, and the mention beside that verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from headwater.model import Span
from headwater.quotes.cues import NEVER, Cues
from headwater.quotes.direct.beside import clause_subject, subject_before, subject_behind
from headwater.quotes.direct.eastern_names import who_speaks
from headwater.quotes.direct.pairing import Marked
from headwater.quotes.frames import Frame, skip, trimmed, words

NEAR_WORDS = 14
LABEL_WORDS = 8  # a heading's words before a colon
FULL_STOP = re.compile(r"[^\W\d_]{4,}[.!?;:]\s|\n")
SMALL_WORD = re.compile(r"\s+([a-zäöü]\w*)")
ARTICLE = re.compile(r"d(?:er|ie|as)|eine?|[sm]ein\w*|ihre?|dieser?|mehrere|einige|laut|gegenüber|auch|wörtlich|er|sie|es")
LETTER = re.compile(r"[^\W\d_]")
NAME = re.compile(
    r"(?:[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*)"
    r"(?:\s+(?:(?:of|de|del|da|di|du|des|von der|von|van der|van den|van|bin|al|el|la|le|и|for|the)\s+){0,2}"
    r"[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*)*"
)
PRONOUN_INSIDE = re.compile(r"-(ils?|elles?|on)(?!\w)")
PRONOUN_TURNED = re.compile(r"\w-(?:t-)?(ils?|elles?|on)(?!\w)")
FIRST_WORD = re.compile(r"\s*([^\W\d_]+)\s+(?=\S)")
SIGNED = re.compile(r"[ \t\u00a0]*[—–―]+[ \t\u00a0]*([^\W\d_a-z][^\n,;:—–―\"“”]{1,60}?)[ \t\u00a0]*[.]?(?=\n|,[^\n]{0,60}\n|$)")
ADDED = re.compile(r"(?<=[\s,—–-])(?P<cue>[a-z]{2,}ing)(?=(?:,| that)?[ \t\u00a0]*[\"“‘'`]*\Z)")
INVERTED = re.compile(r"[\s,—–-]{0,3}(?P<cue>[^\W\d_A-Z]{3,}) (?=[^\W\d_a-z]|the |der |die |le |la |el |l['’])")
PLAIN = re.compile(r"(?<!\w)(?P<who>[^\W\d_][\w'’-]*) (?:[a-z]+ly )?(?P<cue>[^\W\d_A-Z]{3,})(?!\w)")
# Korean names a quotation as somebody's words: `"..."는 X의 말`
WORDS_OF_KO = re.compile(
    r"(?:이?라)?는 (?P<who>[^\n,.。\"“”]{1,40}?)의 "
    r"(?P<cue>말|발언|설명|주장|지적|답변|대답|반응|입장|전언|견해|비판|호소|당부)"
)
# an outlet quotes somebody
QUOTED = re.compile(r"(?:quot|cit)(?:es|ed|ing) (?P<who>[^,.;:\n\"“”]{1,80}?) as (?:saying|telling)(?!\w)")
NEAR_CHARS = 110  # between a closing mark and its verb: a name with a title and an apposition


def verb_behind(text: str, last: Marked, frame: Frame, cues: Cues) -> re.Match[str] | None:
    """The reporting verb right behind a quotation: in the same clause, a name or a few words away."""
    stop = min(frame.end, frame.after + NEAR_CHARS)
    if cues.verb_last:
        particle = cues.particles.match(text, skip(text, frame.after, stop, " \u3000,、"))
        verb = cues.framing.search(text, particle.end() if particle else frame.after, frame.end)
        near = particle or (verb and words(text[frame.after : verb.start()]) <= NEAR_WORDS)
        return verb if near else None
    m = attributing(text, frame.after, stop, cues)
    if m is None or cues.that.match(text, skip(text, m.end(), frame.end, " ")):
        return None
    between = text[frame.after : m.start()].lstrip(" ,，،\u00a0—–-")
    if not cues.spaced and text[last.end - 1 : last.end] == "。":  # “...。”市长说。
        return m if words(between) <= NEAR_WORDS else None
    if text[last.end - 1 : last.end] not in (*",，?!？！…،",) and text[frame.after : frame.after + 2].strip()[:1] not in (
        *",，،—–-",
    ):
        return m if words(between) <= 3 and text[last.end - 1 : last.end] not in (*".。",) else None
    return m if words(between) <= NEAR_WORDS and between.count(",") <= 3 else None


def attributing(text: str, start: int, end: int, cues: Cues) -> re.Match[str] | None:
    """The first word behind a quotation that attributes: a reporting verb, or right at `start` one such as German `so`."""
    so = cues.so.match(text, skip(text, start, end, " ,\u00a0—–-”“»’\"'"), end)
    if so and (m := SMALL_WORD.match(text, so.end(), end)) and not ARTICLE.fullmatch(m.group(1)):
        so = None  # "so heißt das Haus"
    found = so or cues.framing.search(text, start, end)
    if found is None or so or not cues.weak.fullmatch(found.group("cue")):
        return found
    surer = cues.saying.search(text, found.end(), end)  # "the spokesman of the states, said": a form that is a noun too gives way
    return surer if surer and not FULL_STOP.search(text, found.end(), surer.start()) else found


def verb_before(text: str, frame: Frame, cues: Cues) -> re.Match[str] | None:
    """The reporting verb that leads up to a quotation: the last one before it, with little between."""
    found = list(cues.framing.finditer(text, frame.start, frame.outer))
    if not found:
        return None
    between = text[found[-1].end() : frame.outer]
    near = 25 if between.rstrip().endswith((":", "：")) else 8
    return found[-1] if words(between) <= near else None


def attribution(text: str, spans: Sequence[Span], frame: Frame, cues: Cues) -> tuple[re.Match[str] | None, Span | None]:
    """The reporting verb of a quotation and the mention beside it: inside it, behind it or before it, whichever is nearest. No
    mention where the words beside the verb name nobody."""
    verb, mention = _beside(text, spans, frame, cues)
    if verb and cues.language == "en" and (quoted := QUOTED.match(text, verb.start("cue"))):
        return verb, Span(*quoted.span("who"))
    return verb, mention and _somebody(text, mention, cues)


def _somebody(text: str, mention: Span, cues: Cues) -> Span | None:
    """The mention where it may name who speaks: not a conjunction or a relative alone, and no piece of a clause."""
    low = text[mention.start : mention.end].casefold()
    if not cues.pronouns.fullmatch(low) and (_closed_class(low, cues) or cues.that.fullmatch(low)):
        return None
    return who_speaks(text, mention, cues)


def _beside(text: str, spans: Sequence[Span], frame: Frame, cues: Cues) -> tuple[re.Match[str] | None, Span | None]:
    """The reporting verb of a quotation and the words beside it that may say who speaks."""
    leads = text[frame.start : frame.outer].rstrip()
    near = verb_before(text, frame, cues)
    places = [(frame.after, frame.end, True), (frame.start, frame.outer, False)]
    announced = leads.endswith((":", "：")) or (near and words(text[near.end() : frame.outer]) <= 1)
    goes_on = text[spans[-1].end - 1] in ",،，" and text[frame.after : frame.end].strip()  # "..., she wrote" belongs to it
    if announced and not goes_on:
        places.reverse()
    for one, other in pairwise(spans):
        if "\n" not in text[one.end : other.start]:
            places.insert(0, (one.end, other.start, True))
            break
    for start, end, behind in places:
        verb = attributing(text, start, end, cues) if behind else near or _participle(text, frame, cues)
        if verb is None or (behind and words(text[start : verb.start()]) > NEAR_WORDS):
            continue
        if behind and near and cues.participle.fullmatch(verb.group("cue")):
            continue  # `She said, "...", adding that it is late`: what is added is another statement
        if cues.verb_last:
            return verb, _topic(text, start, verb.start(), cues) or _topic(text, frame.start, frame.outer, cues) or _behind(
                text, verb, end, cues
            )
        return verb, speaker_beside(text, start, end, verb, cues)
    verb, mention = _without_verb(text, frame, cues)
    if verb is None and mention is None and (found := list(cues.framing.finditer(text, frame.start, frame.outer))):
        return found[-1], speaker_beside(text, frame.start, frame.outer, found[-1], cues)
    return verb, mention


def _participle(text: str, frame: Frame, cues: Cues) -> re.Match[str] | None:
    """A participle that no list holds, right before the marks ("They marched on, chanting, ...")."""
    return ADDED.search(text, max(frame.start, frame.outer - 40), frame.outer) if cues.language == "en" else None


def _without_verb(text: str, frame: Frame, cues: Cues) -> tuple[re.Match[str] | None, Span | None]:
    """The mention where no verb reports: `According to X, "..."`, a verb with the capital of its sentence ("Said X:"), a verb
    that no list holds right behind the marks ("he growled"), the subject of a sentence that ends in a colon, a name behind a
    dash that ends the paragraph."""
    if m := cues.according.search(text, frame.start, frame.outer) or cues.according.search(text, frame.after, frame.end):
        return m, subject_behind(text, m.end(), frame.outer if m.start() < frame.outer else frame.end, cues)
    lead = FIRST_WORD.match(text, frame.start, frame.outer)
    if lead and (m := cues.framing.match(text[lead.start(1) : lead.end(1)].casefold())) and m.end() == lead.end(1) - lead.start(1):
        found = subject_behind(text, lead.end(1), frame.outer, cues)
        opening = re.compile(r"(?P<cue>\w+)").match(text, lead.start(1), lead.end(1))
        return (opening, found) if found else (None, None)
    if cues.language == "ko" and (m := WORDS_OF_KO.match(text, frame.after, frame.end)):
        return m, Span(m.start("who"), m.end("who"))
    if plain := _plain_verb(text, frame, cues):
        return plain
    if signed := SIGNED.match(text, frame.after):
        return None, Span(signed.start(1), signed.end(1))
    leads = text[frame.start : frame.outer].rstrip()
    if leads.endswith((":", "：")) and "\n" not in leads:
        return None, _of_colon(text, frame, cues)
    return None, None


def _plain_verb(text: str, frame: Frame, cues: Cues) -> tuple[re.Match[str], Span] | None:
    """A verb that no list holds, right behind words that end in a comma, question or exclamation: `"Go!" growled Lund`."""
    inside = text[max(0, frame.after - 3) : frame.after].rstrip("”»«’‘\"'“」›‹ \u00a0")
    if (
        not cues.spaced
        or cues.verb_last
        or (inside[-1:] not in ("?", "!", ",", "…") and text[frame.after : frame.after + 1] != ",")
    ):
        return None
    if (m := INVERTED.match(text, frame.after, frame.end)) and not _closed_class(m.group("cue"), cues):
        found = subject_behind(text, m.end("cue"), frame.end, cues)
        return (m, found) if found else None
    for m in PLAIN.finditer(text, frame.after, min(frame.end, frame.after + NEAR_CHARS)):
        pronoun = cues.pronouns.fullmatch(m.group("who"))
        if (pronoun or m.group("who")[0].isupper()) and not _closed_class(m.group("cue"), cues):
            return m, Span(m.start("who"), m.end("who"))
    return None


def _closed_class(word: str, cues: Cues) -> bool:
    """Whether a word is one of those that are no verb of saying."""
    lists = (cues.breaks, cues.adverbial, cues.relative, cues.finite, cues.that, cues.pronouns)
    return any(one.fullmatch(word) for one in lists)


def _of_colon(text: str, frame: Frame, cues: Cues) -> Span | None:
    """Who speaks by a sentence that leads up to a quotation with a colon: its nearest pronoun, else the name that it is or begins
    with ("On energy it is plain:", "Ida Lund:")."""
    pronouns = list(cues.pronouns.finditer(text, frame.start, frame.outer))
    if pronouns:
        return Span(pronouns[-1].start(), pronouns[-1].end())
    start, end = trimmed(text, frame.start, frame.outer, " \t\u00a0:：—–-•*")
    names = [m for m in NAME.finditer(text, start, end) if len(m.group()) > 2]
    if names and names[0].start() == start and names[0].end() == end:
        return Span(start, end)
    if subject := clause_subject(text, start, end, cues):
        return subject
    if not names or words(text[start:end]) > LABEL_WORDS or " " not in names[-1].group():
        return None
    return Span(names[-1].start(), names[-1].end())


def _topic(text: str, start: int, end: int, cues: Cues) -> Span | None:
    """The topic or subject in `[start, end)` of a language whose verb stands last, without its particle."""
    particle = cues.particles.match(text, start)
    a = particle.end() if particle and particle.end() < end else start
    if cues.topics is NEVER:
        stop = text.find(",", a, end)
        a, b = trimmed(text, a, stop if stop >= 0 else a)
        return Span(a, b) if a < b else None
    for m in cues.topics.finditer(text, a, end):
        behind = text[m.end() : m.end() + 1]
        if cues.spaced and behind.isalnum():
            continue
        x, y = trimmed(text, a, m.start(), ' \u3000、,「『"“')
        return Span(x, y) if x < y and words(text[x:y]) <= NEAR_WORDS else None
    return None


def _behind(text: str, verb: re.Match[str], end: int, cues: Cues) -> Span | None:
    """The mention behind a verb (Turkish `dedi Bakan X`)."""
    return subject_behind(text, verb.end(), end, cues)


def speaker_beside(text: str, start: int, end: int, verb: re.Match[str], cues: Cues) -> Span | None:
    """The mention beside a reporting verb in `[start, end)`: the words before it in its clause, else those behind."""
    if inner := PRONOUN_INSIDE.search(verb.group("cue")):  # French `dit-il`
        return Span(verb.start("cue") + inner.start(1), verb.start("cue") + inner.end(1))
    closes = text[start : verb.start()].rstrip().endswith(",")
    pronoun = cues.pronouns.match(text, verb.end() + 1) if closes else None
    if pronoun and pronoun.end() <= end:  # "..., said he": what the comma closes is what was said
        return Span(pronoun.start(), pronoun.end())
    before = subject_before(text, start, verb, cues) if LETTER.search(text, start, verb.start()) else None
    if before and (inner := PRONOUN_TURNED.search(text, before.start, before.end)):  # "a-t-elle écrit"
        return Span(inner.start(1), inner.end(1))
    if before and not cues.spaced and (m := cues.adverbial.search(text, before.start + 2, before.end)):
        before = Span(before.start, m.start())  # scripts without spaces: "市长周二对记者说"
    return before or subject_behind(text, verb.end(), end, cues)
