"""The cues to read a place of a document with: those of the document's language, or of another one that its paragraph is in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from headwater.model import Document, Segment
from headwater.quotes.cues import Cues, cues_for
from headwater.quotes.cues import languages as listed
from headwater.quotes.direct.pairing import paragraphs
from headwater.text.language import CLOSE, guess
from headwater.text.scripts import LANGUAGES, main_script, script_language
from headwater.text.tokens import function_words

FOREIGN = re.compile(r"[\u0370-\u1cff\u2e80-\ud7ff\uf900-\ufaff\ufe70-\uffdc]")  # letters of no Latin alphabet
WORD = re.compile(r"[^\W\d_]+")
SAMPLE_CHARS = 400
FAMILIAR = 0.2  # share of grammar words; a sentence of one's own language has a third, of another a twentieth
FEWEST_LETTERS = 80  # a shorter paragraph of an alphabet that many languages share does not tell its language
FEWEST_OF_A_SCRIPT = 8  # a script of its own tells it sooner; less is a name
FEWEST_OF_A_SENTENCE = 20  # letters of another script; a sentence with fewer may only hold a name
OWN_SHARE = 0.2  # of the letters; a sentence with more of its paragraph's script is a sentence of its language


@lru_cache(maxsize=32)
def _small_words(language: str) -> frozenset[str]:
    return function_words(language)


class Tongues:
    """The cues of each paragraph, looked at when asked for. A paragraph in another script has the language of that script; one in
    whose words the document's language finds no reporting verb may have another language of its own. Where the language of the
    document is not known, each paragraph is asked."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self.main = cues_for(document.language)
        self._known_main = document.language is not None
        self._scripts = _scripts_of(self.main.language)
        self._parts = [(a, b) for a, b, _ in paragraphs(document)]
        self._starts = [a for a, _ in self._parts]
        self._small = _small_words(self.main.language)
        self._known: dict[int, Cues] = {}

    def at(self, position: int) -> Cues:
        """The cues for the paragraph of a position."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return self.main
        if index not in self._known:
            self._known[index] = self._of(self._text[slice(*self._parts[index])])
        return self._known[index]

    def parts(self, segments: Sequence[Segment]) -> dict[str, list[Segment]]:
        """The segments of each language with cue words, in order: a paragraph is in one language, but for its sentences in a script
        that this language is not written in."""
        found: dict[str, list[Segment]] = {}
        for s in segments:
            cues = self.at(s.start)
            found.setdefault(self._of_sentence(self._text[s.start : s.end], cues).language, []).append(s)
        return found

    def read(self) -> tuple[str, ...]:
        """The languages with cue words that the paragraphs are in, in the order of the text."""
        found = (self.at(a) for a in self._starts)
        return tuple(dict.fromkeys(c.language for c in found if c.language in listed()))

    def unread(self) -> dict[str, int]:
        """How many paragraphs are in a language without cue words other than the document's, by language."""
        found: dict[str, int] = {}
        for a, b in self._parts:
            paragraph = self._text[a:b]
            if (
                sum(c.isalpha() for c in paragraph) < FEWEST_LETTERS
                or self.main.framing.search(paragraph)
                or self._familiar(paragraph)
            ):
                continue
            other = guess(paragraph)
            if other and other not in listed() and not _close(other, self.main.language):
                found[other] = found.get(other, 0) + 1
        return found

    def _of_sentence(self, sentence: str, cues: Cues) -> Cues:
        scripts = _scripts_of(cues.language)
        if scripts is None or (scripts == ("Latin",) and not FOREIGN.search(sentence)):
            return cues
        script = main_script(sentence)
        letters = sum(c.isalpha() for c in sentence)
        if script in scripts or letters < FEWEST_OF_A_SENTENCE:
            return cues
        latin = sum(c.isascii() and c.isalpha() for c in sentence)
        own = latin if scripts == ("Latin",) else letters - latin
        return _cues_of(sentence, script) if own < OWN_SHARE * letters else cues

    def _familiar(self, paragraph: str) -> bool:
        """Whether the small words of a paragraph are those of the document's language: then nothing has to be guessed."""
        found = WORD.findall(paragraph[:SAMPLE_CHARS].casefold())
        return sum(w in self._small for w in found) > FAMILIAR * len(found)

    def _of(self, paragraph: str) -> Cues:
        if not self._known_main and sum(c.isalpha() for c in paragraph[:SAMPLE_CHARS]) >= FEWEST_OF_A_SCRIPT:
            found = guess(paragraph) or (script_language(paragraph) if main_script(paragraph) != "Latin" else None)
            return cues_for(found) if found in listed() else self.main
        if self._scripts is None:
            return self.main
        latin = self._scripts == ("Latin",)
        if latin and not FOREIGN.search(paragraph):
            return self._alphabet(paragraph)
        if sum(c.isalpha() for c in paragraph[:SAMPLE_CHARS]) < FEWEST_OF_A_SCRIPT:
            return self.main
        script = main_script(paragraph)
        if script in self._scripts:
            return self._alphabet(paragraph) if latin else self.main
        return _cues_of(paragraph, script)

    def _alphabet(self, paragraph: str) -> Cues:
        """The cues of a paragraph in the Latin alphabet, which many languages share."""
        if len(paragraph) < FEWEST_LETTERS or self.main.framing.search(paragraph) or self._familiar(paragraph):
            return self.main
        found = guess(paragraph)
        return cues_for(found) if found in listed() and found != self.main.language else self.main


def _close(one: str, other: str) -> bool:
    """Whether two languages are one, or neighbours that a guess mistakes for each other."""
    return one == other or any({one, other} <= group for group in CLOSE)


def _scripts_of(language: str) -> tuple[str, ...] | None:
    """The scripts a language is written in; None where nothing is known of it. A language with cue words that no list names is
    written in the Latin alphabet."""
    return LANGUAGES.get(language) or (("Latin",) if language in listed() else None)


def _cues_of(stretch: str, script: str) -> Cues:
    """The cues of a stretch by its script: of several languages that share it, the likeliest."""
    return cues_for(script_language(stretch) if script != "Latin" else guess(stretch) or "en")
