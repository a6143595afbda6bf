"""How alike two written names sound, in whatever scripts: Харьков, Kharkov, Charkiw and 하리코프 are one name.

Each word is written out in sounds by the tables of its script, whatever the spelling convention, and two such words are
compared by an edit distance in which sounds that conventions confuse (v and w, h and kh, vowels) cost little.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from headwater.judge.sound_tables import (
    ARABIC,
    CYRILLIC,
    CYRILLIC_CASES,
    FAMILIES,
    FINALS,
    FINALS_BEFORE_VOWEL,
    GREEK,
    GREEK_PAIRS,
    INITIALS,
    KANA,
    KOREAN_SURNAMES,
    LATIN,
    MEDIALS,
    NEAR,
    SMALL_KANA,
    SPELLINGS,
    VOWELS,
)  # fmt: skip
from headwater.text.gazetteer import read
from headwater.text.remembered import WORDS
from headwater.text.scripts import main_script

# From the first two words are one name, under the second they are two; between them it cannot be told. Alphabets keep nearly
# every sound, syllables and consonant scripts lose some.
ALIKE, UNLIKE = 0.82, 0.66
ALIKE_LOOSE, UNLIKE_LOOSE = 0.74, 0.55
_LOOSE = frozenset({"Hangul", "Han", "Kana", "Arabic"})
_FEW_BONES = 0.5  # share of consonants that may be exchanged, missing or added
_SLIP = 0.8  # the cost of two sounds exchanged
_SHORT = 5  # sounds; a shorter word leaves less room for another spelling


@lru_cache(maxsize=1)
def _pinyin() -> dict[str, str]:
    rows = (line.split("\t") for line in read("pinyin.tsv").splitlines())
    return {char: sound for sound, chars in rows for char in chars}


def surname_syllable(char: str) -> bool:
    """Whether a Korean syllable is one of the family names whose spellings are known; names of three syllables begin with it."""
    return char in KOREAN_SURNAMES


def readable(word: str) -> bool:
    """Whether the sound of a word can be told from its letters: not of Thai, whose vowels stand around consonants."""
    return not re.search(r"[\u0e00-\u0e7f]", word)


@lru_cache(maxsize=WORDS)
def latin(word: str) -> str:
    """The word in sounds: lower-case Latin letters, and S, C, J, Z as in `sound_tables`."""
    script = main_script(word)
    if script == "Hangul":
        return _hangul(word)
    if script == "Kana":
        return _kana(word)
    if script == "Han":
        return _spelt("".join(_pinyin().get(c, "").replace("q", "C").replace("x", "S").replace("zh", "J") for c in word))
    folded = word.casefold()
    if script == "Cyrillic":
        return (
            "".join(CYRILLIC.get(c, "") for c in folded)
            .replace("_", "")
            .replace("dZ", "J")
            .replace("ts", "c")
            .replace("cz", "c")
            .replace("CZ", "J")
        )
    if script == "Arabic":
        bare = re.sub(r"^(?:ال|وال|بال)(?=..)", "", folded)
        return "".join(ARABIC.get(c, "") for c in bare).replace("_", "")
    if "α" <= folded[:1] <= "ώ" or "ά" <= folded[:1] <= "ώ":
        plain = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
        for pair, sound in GREEK_PAIRS.items():
            plain = plain.replace(pair, sound)
        return "".join(GREEK.get(c, c if c.isascii() else "") for c in plain)
    return _spelt(folded)


def _spelt(folded: str) -> str:
    # c before e and i is s or ts, elsewhere k; it is set apart before the digraphs with h are read
    letters = "".join(LATIN.get(c, c) for c in folded)
    plain = "".join(c for c in unicodedata.normalize("NFD", letters) if c.isascii() and c.isalpha())
    plain = re.sub(r"c(?=[eiy])", "ts", plain.replace("sc", "sk") if "sch" not in plain else plain)
    for spelling, sound in SPELLINGS.items():
        plain = plain.replace(spelling, sound)
    return plain


def _hangul(word: str) -> str:
    sounds = []
    syllables = [ord(c) - 0xAC00 for c in word if "\uac00" <= c <= "\ud7a3"]
    for i, s in enumerate(syllables):
        onset, medial, final = s // 588, s % 588 // 28, s % 28
        before_vowel = i + 1 < len(syllables) and syllables[i + 1] // 588 == 11
        sounds.append(INITIALS[onset] + MEDIALS[medial] + (FINALS_BEFORE_VOWEL if before_vowel else FINALS)[final])
    return "".join(sounds).replace("_", "")


def _kana(word: str) -> str:
    sound = ""
    for char in word:
        wide = chr(ord(char) + 0x60) if "\u3041" <= char <= "\u3096" else char
        if wide in SMALL_KANA:
            sound = sound[:-1] + SMALL_KANA[wide] if sound[-1:] in VOWELS else sound + SMALL_KANA[wide]
        else:
            sound += KANA.get(wide, "")
    return sound


@lru_cache(maxsize=WORDS)
def likeness(a: str, b: str) -> float:
    """How alike two words sound, 0 to 1; words of a name may be written together ("JongUn", 정은)."""
    if not a or not b:
        return 0.0
    scripts = main_script(a), main_script(b)
    if not is_loose(*scripts) and 2 * min(len(a), len(b)) < max(len(a), len(b)):
        return 0.0  # schtsch is seven letters for one, but no name is made of it
    readings_a, readings_b = _readings(a, scripts[0]), _readings(b, scripts[1])
    loose = is_loose(*scripts)
    return max((_agreement(x, y, loose, "Arabic" in scripts) for x in readings_a for y in readings_b), default=0.0)


@lru_cache(maxsize=WORDS)
def _readings(word: str, script: str) -> tuple[str, ...]:
    sound = latin(word)
    if script == "Hangul" and len(word) in (1, 2, 3) and word[0] in KOREAN_SURNAMES:
        rest = _hangul(word[1:])
        return (sound, *(first + rest for first in KOREAN_SURNAMES[word[0]]))
    if script == "Cyrillic":
        return (sound, *(latin(word[: -len(e)]) for e in CYRILLIC_CASES if word.endswith(e) and len(word) - len(e) >= 3))
    if script == "Latin":
        # where conventions clash the word is read both ways: ch (chin, Charkow), j (jam, Jelzin), w (Walesa, Wilson), yo
        others = {sound}
        if "ch" in word.casefold():
            others.add(sound.replace("C", "h"))
        if "j" in word.casefold():
            others.add(sound.replace("J", "i"))
        if "yo" in word.casefold():
            others.add(_spelt(word.casefold().replace("yo", "e")))
        if "w" in word.casefold():
            others.add(_spelt(word.casefold().replace("w", "u")))
        return tuple(sorted(others))
    return (sound,)


def _agreement(a: str, b: str, loose: bool, unvowelled: bool) -> float:
    a, b = _single(a), _single(b)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    bones = _bones(a), _bones(b)
    if Levenshtein.distance(*bones) > _FEW_BONES * max(map(len, bones)):
        return 0.0
    vowel = 0.1 if unvowelled else 0.35 if loose else 0.45
    other_vowel = 0.1 if unvowelled else 0.25
    row = [0.0]
    for sound in b:
        row.append(row[-1] + _loss(sound, vowel))
    above: list[float] = []
    for i, x in enumerate(a):
        after = [row[0] + _loss(x, vowel)]
        for j, y in enumerate(b):
            best = min(row[j] + _cost(x, y, other_vowel, loose), row[j + 1] + _loss(x, vowel), after[j] + _loss(y, vowel))
            if i and j and a[i - 1] == y and b[j - 1] == x:  # two letters exchanged: a slip of the pen
                best = min(best, above[j - 1] + _SLIP)
            after.append(best)
        above, row = row, after
    return max(0.0, 1.0 - row[-1] / max(len(a), len(b)))


@lru_cache(maxsize=WORDS)
def _bones(sound: str) -> str:
    """The consonants by families that conventions exchange; words that have few of these in common need no closer look."""
    return sound.translate(FAMILIES)


@lru_cache(maxsize=WORDS)
def _single(sound: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sound)


def _loss(sound: str, vowel: float) -> float:
    return 0.1 if sound == "ə" else vowel if sound in VOWELS else 0.4 if sound == "h" else 1.0


def _cost(x: str, y: str, vowel: float, loose: bool) -> float:
    if x == y:
        return 0.0
    if x in VOWELS and y in VOWELS:
        return vowel
    near = NEAR.get(frozenset((x, y)), 1.0)
    return near if loose or near <= 0.3 else min(1.0, near + 0.2)


def same_sound(a: str, b: str) -> bool | None:
    """Whether two words are one name differently written; None between the two, and where the sound cannot be told."""
    if not (readable(a) and readable(b)):
        return None
    value = likeness(a, b)
    alike, unlike = thresholds(a, b)
    return True if value >= alike else False if value < unlike else None


def thresholds(a: str, b: str) -> tuple[float, float]:
    """The likeness from which two words are one name, and that under which they are two."""
    loose = is_loose(main_script(a), main_script(b))
    alike, unlike = (ALIKE_LOOSE, UNLIKE_LOOSE) if loose else (ALIKE, UNLIKE)
    return (alike + 0.05 if min(len(latin(a)), len(latin(b))) < _SHORT else alike), unlike


def is_loose(one: str, other: str) -> bool:
    """Whether two scripts write a name so differently that much must be forgiven."""
    return one != other and bool({one, other} & _LOOSE)
