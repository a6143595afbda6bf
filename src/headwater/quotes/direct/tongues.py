"""The cues to read a place of a document with: those of the document's language, or of another one that its paragraph is in."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from headwater.model import Document
from headwater.quotes.cues import Cues, cues_for
from headwater.quotes.direct.pairing import paragraphs
from headwater.text.language import guess
from headwater.text.scripts import LANGUAGES, main_script, script_language
from headwater.text.tokens import function_words

FOREIGN = re.compile(r"[\u0370-\u1cff\u2e80-\ud7ff\uf900-\ufaff\ufe70-\uffdc]")  # letters of no Latin alphabet
WORD = re.compile(r"[^\W\d_]+")
SAMPLE_CHARS = 400
FAMILIAR = 0.2  # share of grammar words; a sentence of one's own language has a third, of another a twentieth
FEWEST_LETTERS = 80  # a shorter paragraph of an alphabet that many languages share does not tell its language
FEWEST_OF_A_SCRIPT = 8  # a script of its own tells it sooner; less is a name


@cache
def _small_words(language: str) -> frozenset[str]:
    return function_words(language)


class Tongues:
    """The cues of each paragraph, looked at when asked for. A paragraph in another script has the language of that script; one in
    whose words the document's language finds no reporting verb may have another language of its own."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self.main = cues_for(document.language)
        self._scripts = LANGUAGES.get(self.main.language)
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

    def _familiar(self, paragraph: str) -> bool:
        """Whether the small words of a paragraph are those of the document's language: then nothing has to be guessed."""
        found = WORD.findall(paragraph[:SAMPLE_CHARS].casefold())
        return sum(w in self._small for w in found) > FAMILIAR * len(found)

    def _of(self, paragraph: str) -> Cues:
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
        return cues_for(script_language(paragraph) if script != "Latin" else guess(paragraph) or "en")

    def _alphabet(self, paragraph: str) -> Cues:
        """The cues of a paragraph in the Latin alphabet, which many languages share."""
        if len(paragraph) < FEWEST_LETTERS or self.main.framing.search(paragraph) or self._familiar(paragraph):
            return self.main
        found = guess(paragraph)
        return cues_for(found) if found in LANGUAGES and found != self.main.language else self.main
