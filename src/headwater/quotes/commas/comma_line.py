"""A sentence in its parts, with the questions that the readers of comma clauses ask of them (`commas.comma_clauses`)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from headwater.model import Span
from headwater.quotes.commas import konjunktiv
from headwater.quotes.commas.clause_words import GAP_CHARS, ClauseWords
from headwater.quotes.commas.joints import HELD, Part, Word
from headwater.quotes.commas.subject_phrases import ENDINGS, phrase_end, place_named, subject_behind

EDGE = " \t\r\n\u00a0\u202f\u3000,;:.!?–—-\"'„“”‚‘’«»‹›" + HELD
SKIPPED_PARTS = 3  # an apposition, a relative clause and its rest may stand between a verb and what it reports
APPOSITION_WORDS = 10
HALF_WORDS = 2
MOST_CUES = 16  # of one kind in a part: a part with more is no clause
LEAST_WORDS = 2  # of content: fewer are a word, no statement


@dataclass(frozen=True, slots=True)
class CommaLine:
    """text: the masked sentence; offset: where it stands in the document, whose places parts, words and spans have."""

    text: str
    offset: int
    parts: Sequence[Part]
    w: ClauseWords

    def matches(self, pattern: re.Pattern[str], part: Part) -> list[re.Match[str]]:
        """Matches that begin in a part; the second half of a verb may stand behind it."""
        found: list[re.Match[str]] = []
        at, stop = part.start - self.offset, part.end - self.offset
        reach = min(len(self.text), stop + 2 * GAP_CHARS)
        while len(found) < MOST_CUES and (m := pattern.search(self.text, at, reach)) and m.start() < stop:
            found.append(m)
            at = m.end("cue")
        return found

    def match(self, pattern: re.Pattern[str], word: Word) -> re.Match[str] | None:
        """The match that begins with a word."""
        return pattern.match(self.text, word.start - self.offset)

    def span(self, m: re.Match[str], group: str = "cue") -> Span:
        return Span(m.start(group) + self.offset, m.end(group) + self.offset)

    def before(self, part: Part, m: re.Match[str]) -> tuple[Word, ...]:
        """The words of a part before a cue."""
        return tuple(x for x in part.words if x.end <= m.start("cue") + self.offset)

    def behind(self, part: Part, m: re.Match[str]) -> tuple[Word, ...]:
        """The words of a part behind a cue."""
        return tuple(x for x in part.words if x.start >= m.end("cue") + self.offset)

    def written(self, part: Part) -> str:
        return self.text[part.start - self.offset : part.end - self.offset]

    def opens(self, part: Part, *kinds: Collection[str]) -> bool:
        """Whether the first word of a part is of one of these kinds."""
        return bool(part.words) and any(part.words[0].low in kind for kind in kinds)

    def moody(self, part: Part, *, second: bool = True, main: bool = False) -> bool:
        """Whether the verb of a part is in a subjunctive that reports; main: where a main clause has it, before the end."""
        return konjunktiv.reports(part, self.w, second=second, main=main)

    def told_in(self, part: Part) -> re.Match[str] | None:
        """The last reporting verb of a part."""
        found = [*self.matches(self.w.saying, part), *self.matches(self.w.clausal, part)]
        return max(found, key=lambda m: m.start()) if found else None

    def finite(self, word: Word) -> bool:
        """Whether a word is a finite verb, no subjunctive; of most verbs only its form tells."""
        w, low = self.w, word.low
        if (w.capital and word.text[0].isupper()) or low in w.first or low in w.second:
            return False
        if low in w.finite:
            return True
        closed = low in w.adverbs or low in w.prepositions or low in w.relatives or low in w.that or low in w.determiners
        return not closed and (w.past.fullmatch(low) is not None or w.present.fullmatch(low) is not None)

    def says_something(self, part: Part) -> bool:
        """Whether a part holds a finite verb of its own, and is not only time, place or a relative clause."""
        w = self.w
        if not w.capital:
            return len(part.words) >= LEAST_WORDS
        if not part.words or (part.joint == "," and self.opens(part, w.relatives)):
            return False
        return any(x.text in w.first or x.text in w.second or self.finite(x) or self._verb_like(x) for x in part.words)

    def _verb_like(self, word: Word) -> bool:
        """Whether a word without a capital is of no closed class and no adjective: then it is a verb, or at most an adverb."""
        w, low = self.w, word.low
        if word.text != low or low.endswith(ENDINGS) or not low.isalpha():
            return False
        closed = (w.adverbs, w.prepositions, w.determiners, w.links, w.ands, w.relatives, w.pronouns, w.whenever, w.asks)
        return not any(low in kind for kind in closed)

    def whole_phrase(self, i: int) -> Span | None:
        """The noun phrase that part `i` is, where it holds nothing else (`X, the head of Y, said`)."""
        words, k = self.parts[i].words, 0
        while k < len(words) and (words[k].low in self.w.ands or words[k].low in self.w.adverbs):
            k += 1
        end = phrase_end(words, k, self.w)
        return Span(words[k].start, words[end - 1].end) if end == len(words) and end > k else None

    def subject_parted(self, i: int) -> bool:
        """Whether the verb at the head of part `i` has its subject before it, parted by an apposition."""
        w = self.w
        if i < 2 or self.parts[i].joint != "," or self.parts[0].held:
            return False
        if self.whole_phrase(0) is None and (not phrase_end(self.parts[0].words, 0, w) or self.says_something(self.parts[0])):
            return False
        return not any(self.opens(p, w.that, w.asks, w.whenever) for p in self.parts[1:i])

    def aside(self, part: Part) -> bool:
        """Whether a part between a verb and its content is an apposition or a relative clause."""
        w, words = self.w, part.words
        if self.told_in(part):
            return False
        if len(words) <= HALF_WORDS and not any(x.named for x in words):
            return True  # the second half of a verb: "ging, wie immer, davon aus, dass"
        if self.opens(part, w.relatives) or (len(words) > 1 and words[1].low in w.relatives and words[0].low in w.prepositions):
            return True
        end = phrase_end(words, 0, w)
        whole = end == len(words) or (end > 0 and (words[end].low in w.prepositions or words[end].low in w.adverbs))
        return len(words) <= APPOSITION_WORDS and whole

    def past_asides(self, i: int, *, relatives: bool = False) -> int:
        """Past an apposition or a relative clause that says more of the speaker just named (`, said X, the head of Y`).

        relatives: past these only, where content is still to come.
        """
        stop = min(len(self.parts), i + SKIPPED_PARTS)
        while i < stop and self.parts[i].joint == "," and self._of_speaker(self.parts[i]):
            if relatives and not self.opens(self.parts[i], self.w.relatives):
                break
            i += 1
        return i

    def part_at(self, place: int) -> int:
        """The first part that begins at a place or behind it."""
        return next((k for k, p in enumerate(self.parts) if p.start >= place), len(self.parts))

    def _of_speaker(self, part: Part) -> bool:
        w = self.w
        if not part.words or self.moody(part) or self.told_in(part):
            return False
        if self.opens(part, w.relatives) and not self.opens(part, w.that):
            return True
        end = phrase_end(part.words, 0, w)
        return end == len(part.words) or (end > 0 and not any(self.finite(x) or x.low in w.that for x in part.words))

    def opening(self, part: Part) -> int:
        """The first word of a part that is no conjunction and no adverb."""
        w, k = self.w, 0
        while k < min(2, len(part.words)) and part.words[k].low not in w.asks:
            if part.words[k].low not in w.ands and part.words[k].low not in w.adverbs:
                break
            k += 1
        return k

    def points_back(self) -> tuple[Span, Span] | None:
        """Cue and mention of a sentence that attributes the one before it: `Das bestätigte X.`"""
        words = self.parts[0].words
        if len(words) < 3 or words[0].low not in self.w.this:
            return None
        verb = self.match(self.w.saying, words[1]) or self.match(self.w.factual, words[1])
        if verb is None:
            return None
        behind = self.behind(self.parts[0], verb)
        says = self.match(self.w.saying, words[1]) is not None
        mention = subject_behind(behind, self.w) if says else self.emerged(verb, behind)
        return (self.span(verb), mention) if mention else None

    def emerged(self, verb: re.Match[str], beside: Sequence[Word]) -> Span | None:
        """What something emerges from that no subject says: `aus der Mitteilung geht hervor`; beside: the words around the verb."""
        return place_named(beside, self.w) if verb.group("cue").lower() in self.w.emerging else None
