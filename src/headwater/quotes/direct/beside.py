"""The noun phrase beside a reporting verb that says who speaks: the subject before it or behind it, in any language with spaces.

Method: the clause of the verb is parted at its commas and dashes. What a comma closes right before the verb is an apposition, and
the subject stands before that; phrases of time and place open a part and end with a name, a pronoun or an article that no
preposition governs. No parser: capitals, articles and the short lists of the cue file and of
`phrase_words.toml` tell the parts of a phrase.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from headwater.model import Span
from headwater.quotes.cues import Cues
from headwater.quotes.who.mention_words import mention_words

CLAUSE_CHARS = 400  # before a verb; a subject with two appositions is shorter
PHRASE_WORDS = 14
FIELD_WORDS = 4  # of one field of an office: "внутренних дел"
CONJUNCTION_WORDS = 4  # a part with a conjunction first is a clause of its own, but for "But the mayor"
TOKEN = re.compile(r"[^\W\d_]\.(?=\S)|[^\W\d_]{1,4}\.(?=\s*[^\W\d_a-zà-öø-ÿа-яё])|\w+(?:[-'’.&]\w+)*['’]?|[^\w\s]")
PARTING = re.compile(r"[,;:，：؛،]|\s[—–―-]+\s|[—―]")
HARD = re.compile(r"[;:：؛]\s|[!?…。！？]\s|[^\W\d_]{5,}\.\s|[“”„«»\"]")  # nothing of a clause reaches over these
# What stands behind a verb up to the next stop; a full stop is one of an initial or a title where a sentence does not end there
OBJECT = re.compile(r"(?:[^,.;:!?…\n“”\"«»()，。،؛]|\.(?=\s?\w))*")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def letters(self) -> bool:
        return self.text[0].isalnum()


@lru_cache(maxsize=256)
def _listed(kind: str, language: str) -> frozenset[str]:
    table = tomllib.loads(resources.files(__package__).joinpath("phrase_words.toml").read_text("utf-8"))
    return frozenset(table[kind].get(language, "").split())


def small_words(kind: str, cues: Cues) -> frozenset[str]:
    """The small words of a kind in the language of the cues (`phrase_words.toml`)."""
    return _listed(kind, cues.language)


def subject_before(text: str, start: int, verb: re.Match[str], cues: Cues) -> Span | None:
    """The subject in `[start, verb)`: beside the verb, before an apposition that a comma closes, or, where the verb is the second
    one of its clause ("He defended it, saying", "She laughed and said"), at the beginning of the clause."""
    start = _clause(text, max(start, verb.start() - CLAUSE_CHARS), verb.start())
    parts = [_words(text, a, b) for a, b in _parted(text, start, verb.start())]
    closed = len(parts) > 1 and not _without_adverbs(parts[-1], cues)
    if closed:
        parts.pop()
        if cues.verb_second and _subordinate(parts[0], cues):
            return None  # "Auf die Frage, warum sie fiel, sagte Lund": what the comma closes stands first, the subject behind
    if cues.verb_second and not closed and parts[-1] and _fronted(parts[-1], cues):
        return None  # one phrase stands before the verb: where it says when or where, the subject is behind
    word = verb.group("cue")
    added = cues.participle.fullmatch(word) is not None or (cues.language == "en" and word.endswith("ing"))
    if closed:
        return _leftmost(parts, cues, whole=not added)
    last = _without_adverbs(parts[-1], cues)
    if added and (shown := _shown(last, cues)):
        return shown
    second = bool(last) and (cues.breaks.fullmatch(last[-1].low) is not None or (added and len(last) > 3))
    found = None if second else _phrase(last, cues)
    return found or _leftmost(parts, cues, whole=False)


def _shown(part: Sequence[_Word], cues: Cues) -> Span | None:
    """The name right before an English participle that is not the subject of its clause: "The clip shows Ida Lund saying"."""
    at = len(part)
    while at and part[at - 1].capital and not _time(part[at - 1], cues):
        at -= 1
    if cues.language != "en" or not 1 < at < len(part):
        return None
    before = part[at - 1].low
    place = cues.adverbial.fullmatch(before) and before != "of"
    if place or before in small_words("articles", cues) or cues.breaks.fullmatch(before):
        return None
    return Span(part[at].start, part[-1].end)


def clause_subject(text: str, start: int, end: int, cues: Cues) -> Span | None:
    """The name, pronoun or noun of saying with which the clause `[start, end)` begins, behind its phrases of time and place."""
    start = _clause(text, max(start, end - CLAUSE_CHARS), end)
    found = _leftmost([_words(text, a, b) for a, b in _parted(text, start, end)], cues, whole=False)
    if found is None or cues.pronouns.fullmatch(text[found.start : found.end].casefold()):
        return found
    first = TOKEN.match(text, found.start)
    if first is None or first.group().casefold() in small_words("articles", cues):
        return found if cues.nouns.search(text, found.start, found.end) else None
    return found if first.group()[0].isupper() else None


def _fronted(part: Sequence[_Word], cues: Cues) -> bool:
    """Whether the words before a verb that stands second are no subject: an adverb, or a preposition with its noun."""
    first = part[0]
    if _opens(part, 0, cues) or part[-1].low in small_words("adverbs", cues):
        return True
    if cues.breaks.fullmatch(first.low):  # "Als Antwort sagte sie", but not "Doch Lund sagte"
        return first.low not in small_words("coordinating", cues) and len(part) > 1
    if part[-1].low in small_words("coordinating", cues):  # "Lund laughed and said": another verb came before
        return False
    plain = first.low in small_words("articles", cues) or cues.pronouns.fullmatch(first.low) or not first.text[0].isalpha()
    return not plain and len(part) > 1 and part[1].text[0].islower() and part[1].low not in small_words("binding", cues)


def _subordinate(part: Sequence[_Word], cues: Cues) -> bool:
    """Whether the first part of a sentence is no subject with its apposition: a preposition or a conjunction opens it."""
    if not part:
        return False
    conjunction = cues.breaks.fullmatch(part[0].low) and part[0].low not in small_words("coordinating", cues)
    return len(part) > 1 and (bool(conjunction) or _opens(part, 0, cues))


def _clause(text: str, start: int, end: int) -> int:
    """Where the clause before a verb begins: behind the last colon, mark or stop."""
    last = start
    for m in HARD.finditer(text, start, end):
        if text[m.end() : end].strip():
            last = m.end()
    return last


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts between commas and dashes."""
    out, at = [], start
    for m in PARTING.finditer(text, start, end):
        out.append((at, m.start()))
        at = m.end()
    return [*out, (at, end)]


def _words(text: str, start: int, end: int) -> list[_Word]:
    """The words of a part, without what stands in brackets."""
    out, depth = [], 0
    for m in TOKEN.finditer(text, start, end):
        if m.group() in "([":
            depth += 1
        elif m.group() in ")]":
            depth = max(0, depth - 1)
        elif not depth and (m.group()[0].isalnum() or m.group() in "&$€£"):
            out.append(_Word(m.start(), m.end(), m.group()))
    return out


def _without_adverbs(part: Sequence[_Word], cues: Cues) -> Sequence[_Word]:
    """A part without the adverbs and auxiliaries before its verb ("also", "has", "repeatedly")."""
    end = len(part)
    while end and not part[end - 1].capital and _adverb(part[end - 1], cues):
        end -= 1
    return part[:end]


def _adverb(word: _Word, cues: Cues) -> bool:
    return bool(
        (cues.language == "en" and word.low.endswith("ly") and len(word.low) > 4)
        or cues.finite.fullmatch(word.low)
        or word.low in small_words("adverbs", cues)
        or (cues.adverbial.fullmatch(word.low) and word.low not in small_words("articles", cues))
    )


def _leftmost(parts: Sequence[Sequence[_Word]], cues: Cues, *, whole: bool) -> Span | None:
    """The first part that holds a subject; whole: the part is the subject, else its verb follows in the part."""
    for index, part in enumerate(parts):
        first = next((w for w in part if w.letters), None)
        if (
            first is None
            or cues.according.match(first.text + " ")
            or (cues.breaks.fullmatch(first.low) and len(part) > CONJUNCTION_WORDS)
        ):
            continue
        conjunction = cues.breaks.fullmatch(first.low) or (not index and first.low in small_words("articles", cues))
        if cues.relative.fullmatch(first.low) and not conjunction:  # German "die" and English "as" are both
            continue
        if whole and len(part) > 1 and cues.framing.fullmatch(part[-1].low):
            part = part[:-1]  # "Ein Sprecher sagte, ..., fügte aber hinzu"
        found = _phrase(part, cues) if whole else _opening_phrase(part, cues)
        if found:
            return found
    return None


def _phrase(part: Sequence[_Word], cues: Cues) -> Span | None:
    """The noun phrase with which a part ends: all of it but conjunctions, adverbs and phrases of time and place before it."""
    at = _begin(part, cues)
    if at is None or at >= len(part) or len(part) - at > PHRASE_WORDS:
        return None
    if cues.pronouns.fullmatch(part[-1].low):  # "while in the end he"
        return Span(part[-1].start, part[-1].end)
    held = part[at:]
    if cues.relative.fullmatch(held[0].low) and held[0].low not in small_words("articles", cues):
        return None
    if any(
        cues.relative.fullmatch(w.low) and w.low not in small_words("articles", cues) and w.low not in small_words("binding", cues)
        for w in held
    ):
        return None
    if not any(w.letters and w.text[0].isalpha() for w in held):
        return None
    return Span(held[0].start, held[-1].end)


def _begin(part: Sequence[_Word], cues: Cues) -> int | None:
    """Where the subject begins in a part, None where the part is an adverbial phrase alone."""
    at = 0
    while at < len(part):
        day = _day(part, at, cues)
        if day or (day := _addressee(part, at, cues)):
            at += day
        elif cues.breaks.fullmatch(part[at].low) or (_adverb(part[at], cues) and not _opens(part, at, cues)):
            at += 1
        else:
            break
    if at >= len(part) or not _opens(part, at, cues):
        return at if at < len(part) else None
    articles = small_words("articles", cues)
    for j in range(at + 2, len(part)):
        last, word = part[j - 1], part[j]
        binds = last.low in small_words("binding", cues) or last.low in articles
        if binds or (cues.adverbial.fullmatch(last.low) and not _time(last, cues)):
            continue
        if last.capital and word.capital and not _time(last, cues):
            continue
        if word.low in articles or cues.pronouns.fullmatch(word.low) or (word.capital and not _time(word, cues)):
            return j
    return None


def _day(part: Sequence[_Word], at: int, cues: Cues) -> int:
    """How many words from here say on which day: the day alone, or with its preposition or article; 0 where none does."""
    times = small_words("times", cues)
    if part[at].low in times:
        return 1
    if at + 1 >= len(part) or part[at + 1].low not in times:
        return 0
    return 2 if cues.adverbial.fullmatch(part[at].low) or part[at].low in small_words("articles", cues) else 0


def _addressee(part: Sequence[_Word], at: int, cues: Cues) -> int:
    """How many words from here say to whom, where a case of its own says so ("агентству ТАСС"); 0 where none does."""
    if part[at].low not in small_words("addressed", cues):
        return 0
    end = at + 1
    while end < len(part) and part[end].capital:
        end += 1
    return end - at


def _opens(part: Sequence[_Word], at: int, cues: Cues) -> bool:
    """Whether a phrase of time or place begins at a word: a preposition with more behind it."""
    low = part[at].low
    return bool(cues.adverbial.fullmatch(low)) and low not in small_words("articles", cues) and len(part) - at > 1


def _time(word: _Word, cues: Cues) -> bool:
    """Whether a word with a capital names a day: no part of who speaks."""
    return (
        word.text.isdigit()
        or word.low in small_words("times", cues)
        or (bool(cues.adverbial.fullmatch(word.text)) and word.capital)
    )


def _opening_phrase(part: Sequence[_Word], cues: Cues) -> Span | None:
    """The noun phrase with which a part begins whose verb follows: a pronoun, a name, or an article with its noun."""
    at = _begin(part, cues)
    if at is None or at >= len(part):
        return None
    first = part[at]
    if cues.pronouns.fullmatch(first.low):
        return Span(first.start, first.end)
    articles = small_words("articles", cues)
    if not articles and first.low in mention_words(cues.language).possessive:  # "Ее заместитель Карл Мо"
        end = at + 1
        while end < len(part) and end - at < 6 and (part[end].capital or not (part[end - 1].capital and end > at + 1)):
            end += 1
        return Span(first.start, part[end - 1].end) if end > at + 1 and part[end - 1].capital else None
    if first.low in articles:
        end = at + 1
        while (
            end < len(part)
            and end - at < 5
            and not (_verbal(part[end], cues) or part[end].low in articles or _behind_name(part, at, end, cues))
        ):
            end += 1
        return Span(first.start, part[end - 1].end) if end > at + 1 else None
    if not first.capital:
        return None
    end = at + 1
    while end < len(part) and (
        part[end].capital or (part[end].low in small_words("binding", cues) and end + 1 < len(part) and part[end + 1].capital)
    ):
        end += 1
    opener = end == at + 1 and at == 0 and end < len(part) and _no_name(first, part[end], cues)
    return None if opener else Span(first.start, part[end - 1].end)


def _behind_name(part: Sequence[_Word], at: int, end: int, cues: Cues) -> bool:
    """Whether a small word stands behind the name that ends a phrase: its verb (German `Ihre Chefin Ida Lund lehnte`). In English
    and Dutch a noun may still follow ("the Norwegian builder")."""
    small = not part[end].capital and part[end].low not in small_words("binding", cues)
    return cues.language not in ("en", "nl") and small and end - 1 > at and part[end - 1].capital


def _no_name(first: _Word, following: _Word, cues: Cues) -> bool:
    """Whether the one capital of a part is that of its sentence ("Speaking in Oslo", "Asked about it")."""
    if first.low in small_words("adverbs", cues) or (cues.language == "en" and first.low.endswith(("ing", "ed"))):
        return True
    return following.low in small_words("articles", cues) or cues.adverbial.fullmatch(following.low) is not None


def _verbal(word: _Word, cues: Cues) -> bool:
    """Whether a word has the look of a verb or of what stands beside one."""
    low = word.low
    if _adverb(word, cues) or cues.framing.fullmatch(low) or cues.relative.fullmatch(low) or cues.breaks.fullmatch(low):
        return True
    return cues.language == "en" and low.endswith("ed") and len(low) > 4


def subject_behind(text: str, start: int, end: int, cues: Cues) -> Span | None:
    """The subject behind a verb: a pronoun, or the words up to the next stop, adverbial or conjunction."""
    if text.startswith("-t-", start):  # French turns verb and pronoun round
        start += 3
    while start < end and (text[start].isspace() or text[start] in "-\u00ad"):
        start += 1
    if (m := cues.pronouns.match(text, start)) and m.end() <= end:
        return Span(start, m.end())
    clause = OBJECT.match(text, start, end)
    part = _words(text, start, clause.end()) if clause else []
    begun = _begin(part, cues) if part else None
    if begun is None:
        return None
    part = part[begun:]
    if cues.pronouns.fullmatch(part[0].low):
        return Span(part[0].start, part[0].end)
    stop = 1
    named = part[0].capital
    while stop < len(part) and stop <= PHRASE_WORDS and not _leaves(part, stop, cues, named=named):
        named = named or part[stop].capital
        stop += 1
    return Span(part[0].start, part[stop - 1].end)


def _leaves(part: Sequence[_Word], k: int, cues: Cues, *, named: bool) -> bool:
    """Whether the subject behind a verb ends before word k; named: a name has been in it."""
    word = part[k]
    if _day(part, k, cues):
        return True
    if word.capital and not _time(word, cues):
        return False
    joined = word.low in small_words("binding", cues) and k + 1 < len(part)
    if joined and (
        part[k + 1].capital or not named or (part[k + 1].low in small_words("articles", cues) and word.low in ("of", "for"))
    ):
        return False
    if word.low in small_words("articles", cues):
        return named and part[k - 1].low not in small_words("binding", cues)
    if cues.adverbial.fullmatch(word.low) or cues.breaks.fullmatch(word.low) or cues.that.fullmatch(word.low):
        return named or not _second_field(part, k, cues)
    if part[0].low in small_words("articles", cues) and all(w.capital for w in part[1:k]) and not _adverb(word, cues):
        return False  # "the Norwegian builder": the noun is still to come
    if named and k + 1 < len(part) and part[k + 1].capital and not _time(part[k + 1], cues) and not _adverb(word, cues):
        return False  # "глава Рузского округа Николай"
    return named or _adverb(word, cues) or (cues.relative.fullmatch(word.low) is not None)


def _second_field(part: Sequence[_Word], k: int, cues: Cues) -> bool:
    """Whether word k joins two fields of an office, its holder's name behind them: "министр портов и рыболовства Олег Фалин"."""
    if not cues.breaks.fullmatch(part[k].low) or not any(cues.nouns.fullmatch(w.low) for w in part[max(0, k - FIELD_WORDS) : k]):
        return False
    name = next((j for j in range(k + 1, len(part)) if part[j].capital), len(part))
    between = part[k + 1 : name]
    if any(_verbal(w, cues) or cues.reporting.match(w.low) or cues.adverbial.fullmatch(w.low) for w in between):
        return False
    return 0 < len(between) <= FIELD_WORDS and name + 1 < len(part) and part[name + 1].capital
