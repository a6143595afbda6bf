"""What marked words are in their sentence: a whole quotation, part of reported speech, or no speech at all.

Method: what stands before the marks in their sentence decides. Nothing, a colon or the words that only attribute ("On Monday she
said,") leave the marked words whole: `direct`. Words that the marked ones complete ("The plan is", "because", "said that") make
them a part: `mixed`. Titles, names and words at a distance are told by capitals, length and the noun before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.quotes.cues import NEVER, Cues
from headwater.quotes.direct.named_between import is_name, lacks_predicate
from headwater.quotes.direct.pairing import CLOSERS, TITLES, Marked
from headwater.quotes.direct.speakers import WORDS_OF_KO, verb_before, verb_behind
from headwater.quotes.eastern.lines import TAIL, any_of
from headwater.quotes.frames import WORD, Frame, words

SENTENCE_END = ".!?…。！？؟"
COMMAS = ",，،、"
TITLE_WORDS = 9  # names of works and programmes are seldom longer
SHORT_WORDS = 2  # scare quotes
PARTIAL_WORDS = 4  # words between marks that no verb announces are somebody's from here on
NAMING_CHARS = 60  # between a verb such as "called" and the short words it quotes
ADDRESSEE_WORDS = 6  # "told a crowd in Oslo on Friday"
ADVERBIAL_WORDS = 8  # between a verb and the comma that leads up to its quotation
FEW_WORDS = 3  # the same before a small letter ("she said on Monday, "we go"")
DASHES = "—–-―•* \t\u00a0"
INNER_STOP = re.compile(r"\w[.!?]\s+[¿¡]?[^\W\d_a-z]|[。！？]\w")
GOES_ON = re.compile(r"[,—–-]\s*[^\W\d_A-ZÀ-ÖØ-Þ]")  # an attribution goes on with a small letter
SO_CALLED_CHARS = 30
SO_CALLED = re.compile(
    r"(?:so[- ]?called|so\s?genannte[nrms]?|soi-disant|llamad[oa]s?|cosiddett[oaie]|zogenaamde|так\s+называем\w+|t\.\s?zw\.|tzw\.)"
    r"\W{0,3}(?:\w+\W{1,3}){0,1}\Z", re.IGNORECASE)  # fmt: skip
# German says "called" with two words, the second far behind: what stands right before the marks tells it
AS = re.compile(
    r"(?:\bals|\bsp(?:rach|richt)(?:en)?\b[^.]{0,40}\bvon|\bSprüche\s+wie)(?:\s+(?:ein(?:e[mnr]?)?|de[mnr]|die|das))?\s*\W{0,3}\Z"
)
LAST_WORD = re.compile(r"(\w+)\W{0,4}\Z")
UTTERANCE = re.compile(r"(?:Worte?n?|Satz|Sätzen?|Sprüchen?|Spruch|Zitat|Ausruf|Aussage|Frage|Antwort|Bemerkung|Parole|Ruf)")
SENTENCE_JA = re.compile(r"(?:だ|た|です|ます|せん|[うくすつぬむるいねよか])[。！？!?]?\Z")  # endings of verbs and adjectives
SAYING_JA = re.compile(any_of("ja", "action", "stems"))  # with と before it: what its marks hold is said
TOUCHING_CHARS = 8  # a verb and its comma
SENTENCE_KO = re.compile(
    r"[\uac00-\ud7a3]{2}\s?[\uac00-\ud7a3]*[다요까자라죠][.!?]?\Z"
)  # a Korean sentence ends in one of these syllables
CAPITAL_NOUNS = frozenset({"de", "lb"})  # languages whose nouns all have a capital: there it tells no title


def form_of(text: str, group: Sequence[Marked], frame: Frame, cues: Cues) -> str | None:
    """`direct`; `mixed`; `words` for a word or two that are somebody's only where reported speech holds them; None where the
    marks hold a title, a name or what the writer does not want to have said."""
    content = text[group[0].start : group[-1].end].strip()
    count = words(content)
    if not count:
        return None
    before, behind = text[frame.start : frame.outer].rstrip(), text[frame.after : frame.end].lstrip()
    bare = content.rstrip("".join(CLOSERS)) or content
    ends = bare[-1] in SENTENCE_END
    colon = before.endswith((":", "："))
    title_like = count <= TITLE_WORDS and _all_capital(content)
    if group[0].mark in TITLES:
        said_ko = cues.language == "ko" and cues.particles.match(text, frame.after) is not None
        return "direct" if (colon and count > TITLE_WORDS) or said_ko else None
    if count <= TITLE_WORDS and is_name(text, group[-1], frame, cues, content):
        return None
    if len(group) > 1 or (not group[0].closed and count > SHORT_WORDS):
        return "direct"
    if cues.verb_last:
        return _verb_last(text, group[-1], frame, cues, content)
    said = verb_behind(text, group[-1], frame, cues)
    announced = said is not None and (
        ends or bare[-1] in COMMAS or behind[:1] in (*COMMAS, *"—–-") or not text[frame.after : said.start()].strip()
    )
    if not leads_up(text, frame, cues, content):
        return _part(text, frame, cues, content, count, announced, title_like)
    alone = not before.strip(DASHES)
    if announced:
        stopped = ends or bare[-1] in COMMAS or _short_utterance(text, said, frame, title_like)
        return "direct" if count > SHORT_WORDS or (alone and stopped and _begins(content)) else "mixed"
    if colon:
        return "direct" if (count > 1 and not (title_like and not ends)) else None
    if alone and bare[-1] in COMMAS and count > SHORT_WORDS and _begins(content) and not title_like:
        return "direct"  # a comma before the closing mark: the attribution follows, whatever its verb
    if alone and cues.framing is NEVER and count > SHORT_WORDS and _begins(content) and not title_like and GOES_ON.match(behind):
        return "direct"  # a language whose verbs are not listed: a clause, then a comma or dash and what may be one
    if alone and not behind.strip(" .,;!?。、") and (count > SHORT_WORDS or ends) and not (title_like and not ends):
        return "direct"
    answer = ends and count == SHORT_WORDS and before[-1:] in (*COMMAS,) and _begins(content)  # she said, “It will.”
    if not alone and (count > SHORT_WORDS or answer) and not (title_like and not ends):
        return "direct"  # a verb leads up to it
    if (
        (ends or INNER_STOP.search(content))
        and count > PARTIAL_WORDS
        and (_begins(content) or INNER_STOP.search(content))
        and not title_like
    ):
        return "direct"
    if title_like:
        return _among_capital_nouns(text, frame, cues, content, count)
    if count > PARTIAL_WORDS or (count > SHORT_WORDS and _spoken(text, frame, cues)):
        return "mixed"
    return _short(text, frame, cues)


def _short_utterance(text: str, verb: re.Match[str] | None, frame: Frame, title_like: bool) -> bool:
    """Whether a word or two with a comma or dash behind their marks are all that was said. Where they have capitals, as names and
    single words do, the verb must come right behind ("“Prometo”, acrescentou")."""
    between = text[frame.after : verb.start()] if verb else ""
    if between.lstrip()[:1] not in (*COMMAS, *"—–-"):
        return False
    return not title_like or not between.strip(COMMAS + DASHES)


def leads_up(text: str, frame: Frame, cues: Cues, content: str) -> bool:
    """Whether what stands before marked words in their sentence leaves them whole: nothing, a conjunction, a colon, or words
    that only attribute, with a comma behind them or with the verb and its addressee right before the marks."""
    before = text[frame.start : frame.outer].strip(DASHES + "([“”\"'‘’«»„\r\n")
    if cues.that.match(content) and not content[0].isupper():  # with a capital it is a pronoun ("That was wrong")
        return False
    if not before or before[-1] in ":：":
        return True
    if cues.breaks.fullmatch(before.rstrip(COMMAS + " ")):  # "And ...", but not a list: "weak" and "tired"
        return text[max(0, frame.start - 1) : frame.start] not in CLOSERS
    verb = verb_before(text, frame, cues)
    if verb is None:
        return False
    tail = text[verb.end() : frame.outer].rstrip()
    rest = tail.strip(COMMAS + DASHES)
    if cues.that.search(tail) or _unfinished(rest, cues):
        return False
    if not rest:
        return _begins(content) or (not _is(cues.naming, verb) and (tail != "" or words(content) > PARTIAL_WORDS))
    if tail[-1:] in (*COMMAS, *"—–-―"):
        return words(rest) <= (ADVERBIAL_WORDS if _begins(content) else FEW_WORDS)
    addressed = cues.addressees.fullmatch(verb.group("cue")) and words(rest) <= ADDRESSEE_WORDS
    return bool(addressed) and _begins(content)


def _is(pattern: re.Pattern[str], verb: re.Match[str]) -> bool:
    return pattern.fullmatch(verb.group("cue")) is not None


def _unfinished(rest: str, cues: Cues) -> bool:
    """Whether words end in a conjunction or relative that what follows must complete ("because", "which")."""
    last = rest.split()[-1:] or [""]
    return bool(cues.breaks.fullmatch(last[0]) or cues.relative.fullmatch(last[0]))


def _begins(content: str) -> bool:
    """Whether marked words begin as a sentence does: no small letter first; an ellipsis or bracket may stand before it."""
    first = next((c for c in content if c.isalnum()), "")
    return not first.islower() or content[:1] in "[(…¿¡"


def _part(text: str, frame: Frame, cues: Cues, content: str, count: int, announced: bool, title_like: bool) -> str | None:
    """The form of marked words with words of their own clause before them."""
    before = text[frame.start : frame.outer].rstrip()
    inner = INNER_STOP.search(content)
    if cues.language in CAPITAL_NOUNS and count <= TITLE_WORDS and not announced and not inner:
        return _among_capital_nouns(text, frame, cues, content, count)
    if title_like and not inner:
        return _among_capital_nouns(text, frame, cues, content, count)
    last = re.sub(r"[,，،\s]+$", "", before)
    apart = before[-1:] in (*COMMAS, *"—–-―") and not _unfinished(last, cues)
    fresh = apart and _begins(content) and count > SHORT_WORDS and not cues.that.search(before, max(0, len(before) - 8))
    if fresh and (announced or content[-1] in SENTENCE_END or (inner and count > TITLE_WORDS)):
        return "direct"
    if count > PARTIAL_WORDS or (count > SHORT_WORDS and (announced or _spoken(text, frame, cues))):
        return "mixed"
    if announced and count == SHORT_WORDS:
        return "mixed"
    return _short(text, frame, cues)


def _short(text: str, frame: Frame, cues: Cues) -> str | None:
    """The form of a word or two: somebody's where a verb such as "called" names them so."""
    if SO_CALLED.search(text, max(frame.start, frame.outer - SO_CALLED_CHARS), frame.outer):
        return None
    return "mixed" if _named(text, frame, cues) else "words"


def _among_capital_nouns(text: str, frame: Frame, cues: Cues, content: str, count: int) -> str | None:
    """The form of a few marked words in a language whose nouns all have a capital. A small first letter begins no title. Behind a
    noun capitals are its name ("der Film „..."); behind an article they may be what somebody calls it. None in other languages,
    where capitals are a title."""
    if cues.language not in CAPITAL_NOUNS:
        return None
    lead = max(frame.start, frame.outer - SO_CALLED_CHARS)
    if content[:1].islower():
        return "mixed" if count >= SHORT_WORDS and not SO_CALLED.search(text, lead, frame.outer) else _short(text, frame, cues)
    before = LAST_WORD.search(text, lead, frame.outer)
    if before and before.group(1)[0].isupper() and before.start(1) > frame.start:
        return "mixed" if UTTERANCE.fullmatch(before.group(1)) else None
    every = [w for w in WORD.findall(content) if w[0].isalnum()]
    if len(every) > 1 and all(not w[0].islower() for w in every):
        return None  # "New York Times", "Hvalur 9"
    return _short(text, frame, cues)


def _named(text: str, frame: Frame, cues: Cues) -> bool:
    start = max(frame.start, frame.outer - NAMING_CHARS)
    if cues.language == "de" and AS.search(text, start, frame.outer):
        return True
    return cues.naming.search(text, start, frame.outer) is not None


def _spoken(text: str, frame: Frame, cues: Cues) -> bool:
    """Whether a verb of saying stands beside marked words; without spaces it has to touch them: forms of one character abound."""
    if not cues.spaced:
        before = list(cues.framing.finditer(text, max(frame.start, frame.outer - TOUCHING_CHARS), frame.outer))
        return bool(before) and not text[before[-1].end() : frame.outer].strip(COMMAS + " \u3000")
    return bool(cues.framing.search(text, frame.start, frame.outer) or cues.framing.search(text, frame.after, frame.end))


def _verb_last(text: str, last: Marked, frame: Frame, cues: Cues, content: str) -> str | None:
    """The form where the verb stands last: the particle right behind the marks says whether the words are what was said."""
    if cues.language == "tr" and content[0].islower():
        return "mixed" if words(content) > SHORT_WORDS else _short(text, frame, cues)  # part of a clause: Turkish makes it a noun
    before, behind = text[frame.start : frame.outer].rstrip(), text[frame.after : frame.end].lstrip()
    count, ends = words(content), (content.rstrip("".join(CLOSERS)) or content)[-1] in SENTENCE_END
    colon, title_like = before.endswith((":", "：")), count <= TITLE_WORDS and _all_capital(content)
    if verb_behind(text, last, frame, cues):
        whole = (count > SHORT_WORDS or _uttered(text, frame, cues, content)) and (
            ends or not lacks_predicate(content, cues.language)
        )
        return "direct" if whole or (ends and not before) or SENTENCE_KO.search(content) else "mixed"
    particle = cues.particles.match(text, frame.after)
    if cues.language == "ko" and count > SHORT_WORDS and WORDS_OF_KO.match(text, frame.after, frame.end):
        return "direct"
    if (particle or (cues.language == "ko" and TAIL.match(text, frame.after))) and SENTENCE_KO.search(content):
        return "direct"
    if particle and cues.language == "ja" and SENTENCE_JA.search(content) and SAYING_JA.search(text, particle.end(), frame.end):
        return "direct"
    if particle and len(particle.group()) > 1 and count > SHORT_WORDS:  # Korean 라고 says it; Japanese と may be "and"
        return "direct" if ends or _spoken(text, frame, cues) else "mixed"  # `"..."라는 제안`
    if colon and count > 1 and not (title_like and not ends):
        return "direct"
    alone = not before.strip(DASHES) and not behind.strip(" .,;!?。、")
    if alone and ends and SENTENCE_KO.search(content):
        return "direct"
    if (alone or ends) and count > SHORT_WORDS and not (title_like and not ends):
        return "direct"
    if title_like:
        return None
    if lacks_predicate(content, cues.language):
        return _short(text, frame, cues)
    if count > PARTIAL_WORDS or (count > SHORT_WORDS and _spoken(text, frame, cues)):
        return "mixed"
    return _short(text, frame, cues)


def _uttered(text: str, frame: Frame, cues: Cues, content: str) -> bool:
    """Whether a word or two are a whole utterance: the verb, or と with it, touches the marks, and they end as a sentence does."""
    if cues.language == "tr":
        verb = cues.framing.match(
            text, frame.after + len(text[frame.after : frame.end]) - len(text[frame.after : frame.end].lstrip())
        )
        return verb is not None and content[0].isupper() and not text[frame.start : frame.outer].rstrip().endswith(":")
    particle = cues.particles.match(text, frame.after) if cues.language == "ja" else None
    return particle is not None and SENTENCE_JA.search(content) is not None


def _all_capital(content: str) -> bool:
    """Whether all longer words have a capital, as in a title or name."""
    every = [w for w in WORD.findall(content) if w[0].isalpha()]
    longer = [w for w in every if len(w) > 3] or every
    return bool(longer) and all(w[0].isupper() for w in longer)
