"""The language of a text, where nothing says it or what is said cannot be true.

Method: py3langid (Lui and Baldwin 2012, retrained by Barbaresi) over the languages that news is read in, and by script alone where
a script has one language. A short or mixed text has no answer: a wrong language costs more than none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from headwater.text.scripts import main_script
from headwater.text.tokens import fold, function_words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# What a guess may be: languages with a press of their own, without the small neighbours that short texts are mistaken for.
LANGUAGES = (
    "ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh", "af", "az", "be", "bg", "bn",
    "ca", "cs", "da", "el", "et", "eu", "fa", "fi", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "ka", "kk", "lt", "lv",
    "mk", "mn", "ms", "ne", "no", "ro", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "uk", "ur", "uz", "vi",
)  # fmt: skip
ONE_LANGUAGE = {"Hangul": "ko", "Kana": "ja", "Thai": "th"}  # scripts that are enough by themselves
# Each group is one language to a reader of the other, and to a guess by letters: no reason to doubt what a page says.
CLOSE = tuple(
    frozenset(group) for group in (
        ("da", "no", "nb", "nn", "sv"), ("hr", "sr", "bs", "sl", "sh"), ("cs", "sk"), ("id", "ms"), ("es", "ca", "gl", "pt"),
        ("ru", "uk", "be"), ("bg", "mk"), ("nl", "af"), ("fa", "ur"),
    )
)  # fmt: skip
SAMPLE = 6_000  # characters from the start of the text, and again from its middle: page tops hold names and foreign titles
FEWEST = {"Han": 6}  # letters that a guess needs; a Chinese word has two
FEWEST_OF_AN_ALPHABET = 20  # three or four words
SURE = 0.65  # normalised probability; on single news sentences no guess above it was wrong, and one in thirty had none
# Letters, and the probability, from which the text itself is believed more than a page's tag: tags name the language of the site's
# template, and on one page in fifteen that is not the text's.
LONG = 200
CERTAIN = 0.95
# Words, and the share of English grammar words among them from which a text is English: of English texts .95 have .36 and more,
# German and French ones have .08 at most.
ENGLISH_WORDS = 100
ENGLISH_SHARE = 0.33
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def guess(text: str) -> str | None:
    """The language of a text (ISO 639-1), None where it is too short or not clear."""
    found, _ = _classified(text)
    return found


def settle(said: str | None, text: str) -> str | None:
    """The language to take: what the page says, unless a long text is clearly in another one; a guess where nothing is said."""
    found, probability = _classified(text)
    if said is None or found is None:
        return said or found
    if found == said or said not in LANGUAGES or any({said, found} <= group for group in CLOSE):
        return said
    return found if probability >= CERTAIN and _letters(text) >= LONG else said


def _classified(text: str) -> tuple[str | None, float]:
    """The language and how probable it is; no language where that is not enough to say it."""
    sample = _sample(text)
    script = main_script(sample)
    if script in ONE_LANGUAGE:
        return ONE_LANGUAGE[script], 1.0
    if _letters(sample) < FEWEST.get(script, FEWEST_OF_AN_ALPHABET):
        return None, 0.0
    if script == "Latin" and _is_english(sample):
        return "en", 1.0
    language, probability = _identifier().classify(sample)
    return (str(language), float(probability)) if probability >= SURE else (None, 0.0)


def _is_english(sample: str) -> bool:
    """Whether a longer text is English by its grammar words alone: then the model need not be loaded, which takes half a second."""
    words = [fold(w) for w in _WORD.findall(sample)]
    return len(words) >= ENGLISH_WORDS and sum(w in function_words("en") for w in words) >= ENGLISH_SHARE * len(words)


def _sample(text: str) -> str:
    if len(text) <= 2 * SAMPLE:
        return text
    middle = len(text) // 2
    return text[:SAMPLE] + " " + text[middle : middle + SAMPLE]


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text[: 2 * SAMPLE])


@cache
def _identifier() -> LanguageIdentifier:
    """Loads the model when the first text asks; half a second, and numpy before it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
