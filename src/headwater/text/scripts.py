"""Which script a text is written in, by its letters; and the language to take where nothing but the script is known."""

from __future__ import annotations

import re

_SCRIPTS = {
    "Hangul": re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]+"),
    "Kana": re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]+"),
    "Han": re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"),
    "Cyrillic": re.compile(r"[\u0400-\u052f]+"),
    "Arabic": re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]+"),
    "Latin": re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+"),
}
_BY_SCRIPT = {"Hangul": "ko", "Kana": "ja", "Han": "zh", "Cyrillic": "ru", "Arabic": "ar", "Thai": "th", "Latin": "en"}
_HALF = re.compile(r"[\ud800-\udfff]")
_SAMPLE = 2000  # characters looked at

# the scripts that a language is written in: a text in another one is in another language
LANGUAGES: dict[str, tuple[str, ...]] = {
    "ar": ("Arabic",),
    "ja": ("Kana", "Han"),
    "ko": ("Hangul", "Han"),
    "ru": ("Cyrillic",),
    "th": ("Thai",),
    "zh": ("Han",),
    **dict.fromkeys(("de", "en", "es", "fr", "it", "nl", "pl", "pt", "tr"), ("Latin",)),
}


def main_script(text: str) -> str:
    """The script with the most letters; Latin for a text without letters. A tenth of kana makes Japanese of Han."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return "Latin"
    counts = {name: sum(map(len, pattern.findall(sample))) for name, pattern in _SCRIPTS.items()}
    counts["Latin"] //= 2  # a word of an alphabet has more letters than one of syllables: names in Latin outweigh nothing
    if counts["Kana"] * 10 >= counts["Han"] + counts["Kana"] > 0 and counts["Kana"]:
        counts["Kana"] += counts["Han"]
    return max(counts, key=lambda name: counts[name]) if any(counts.values()) else "Latin"


def script_language(text: str) -> str:
    """The language of the encoder that a text in this script is taken for where none is known (ISO 639-1)."""
    return _BY_SCRIPT[main_script(text)]


def whole_characters(text: str) -> str:
    """The text with � for every half character (a lone surrogate, as bytes of a command line give): no library takes them."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)
