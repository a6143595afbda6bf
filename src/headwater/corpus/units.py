"""A text as units that can be counted: stems, and pairs of stems that stand in a row, each a 63-bit integer.

Tokenised and hashed once, in Python; engines only join, count and group. Single stems find a report that says it in other words,
pairs tell it from others on the same subject: on news of press releases the right release comes first for .978 with both, .973
with stems alone. Stems are Snowball's (Porter 2001), by its own library; Han, kana, Hangul and Thai count as character pairs, as
in a search.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import Stemmer

from headwater.text.remembered import remembered
from headwater.text.search_words import is_paired, words
from headwater.text.tokens import function_words

_SNOWBALL = {
    "ar": "arabic", "cs": "czech", "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian",
    "nl": "dutch", "pl": "polish", "pt": "portuguese", "ru": "russian", "tr": "turkish",
}  # fmt: skip


@remembered
def units(text: str, language: str | None) -> Mapping[int, int]:
    """How often each unit stands in the text. A stem that the language's function words hold is none, and joins no pair."""
    return units_of(words(text), language)


def units_of(these: Iterable[str], language: str | None) -> dict[int, int]:
    """The units of a text whose words (`text.search_words.words`) are there already."""
    stems = [stem for word in these if (stem := _stem(word, language)) is not None]
    found = {hashed(stem): n for stem, n in Counter(stems).items()}
    found.update((hashed(f"{one} {other}"), n) for (one, other), n in Counter(pairwise(stems)).items())
    return found


def rarities(texts: int, having: Sequence[int]) -> npt.NDArray[np.float64]:
    """The weights of units, each held by `having` of `texts` (Sparck Jones 1972)."""
    return np.log1p(texts / np.maximum(np.asarray(having, dtype=np.float64), 1.0))


@lru_cache(maxsize=4096)
def frequency(count: int) -> float:
    """The weight of a unit that a text holds `count` times: the tenth time adds little."""
    return 1.0 + math.log(count)


@lru_cache(maxsize=262144)
def _stem(word: str, language: str | None) -> str | None:
    """The stem of a word; None for a word of grammar, and for the last character of a paired run, which is in a pair already."""
    if word in function_words(language):
        return None
    if is_paired(word):
        return word if len(word) > 1 else None
    stemmer = _stemmer(language)
    return word if stemmer is None or word[0].isdigit() else str(stemmer.stemWord(word))


@lru_cache(maxsize=32)
def _stemmer(language: str | None) -> Stemmer.Stemmer | None:
    name = _SNOWBALL.get(language or "")
    return Stemmer.Stemmer(name) if name in Stemmer.algorithms() else None


@lru_cache(maxsize=262144)
def hashed(unit: str) -> int:
    """63 bits of a unit: positive in every engine's signed integer."""
    return int.from_bytes(blake2b(unit.encode("utf-8"), digest_size=8).digest(), "big") >> 1
