"""Whether marked words are a name and nobody's words: of a work, a firm, a programme, a ship, an event.

Method: a noun for such things stands right before or behind the marks (`named_words.toml`), and the words begin as a name does. In
Japanese and Chinese, whose marks stand around names of every kind, words without a predicate that nobody says are one too.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from headwater.quotes.cues import NEVER, Cues
from headwater.quotes.direct.eastern_names import is_body
from headwater.quotes.direct.pairing import Marked
from headwater.quotes.frames import Frame
from headwater.text.tokens import fold, function_words

BEHIND_CHARS = 12
BEFORE_CHARS = 30
GAP = " \t\u00a0\u3000"
STOPS = "。！？!?，,；;：:、"
STOP = re.compile(f"[{STOPS}]")
PREDICATE = re.compile(r"[。！？!?，,]|[\u3041-\u3096]")  # a stop, or hiragana, with which Japanese writes its endings
EDITION = re.compile(r"(?P<name>[^\W\d_]+)[ \u00a0-]\d{1,4}")  # „documenta 12“
SENTENCE_END = ".!?…。！？؟,，"


@lru_cache(maxsize=32)
def _nouns(place: str, language: str) -> re.Pattern[str]:
    """The nouns that stand before or behind the names of things in a language, as a pattern for the text beside the marks."""
    table = tomllib.loads(resources.files(__package__).joinpath("named_words.toml").read_text("utf-8"))
    forms = table[place].get(language, "").split()
    if not forms:
        return NEVER
    joined = "|".join(re.escape(f).replace(r"\*", r"\w*").replace("_", r"\s?") for f in sorted(forms, key=lambda f: (-len(f), f)))
    if place == "behind":
        return re.compile(rf"[{GAP}]?(?:{joined})" + (r"(?!\w)" if language == "tr" else ""))
    bound = "" if language in ("ja", "zh") else r"(?<!\w)"
    return re.compile(rf"{bound}(?:{joined})[{GAP}]*\Z", re.IGNORECASE)


def is_name(text: str, marked: Marked, frame: Frame, cues: Cues, content: str) -> bool:
    """Whether the marked words `content` are the name of a thing; not where they begin small or end as a sentence does."""
    language = cues.language
    if content[-1:] in SENTENCE_END:
        return False
    if language == "de" and (m := EDITION.fullmatch(content)):
        return fold(m.group("name")) not in function_words(language)
    first = next((c for c in content if c.isalnum()), "")
    if first.islower():
        return False
    low = max(frame.start, frame.outer - BEFORE_CHARS)
    if _nouns("before", language).search(text[low : frame.outer]):
        return True
    if _nouns("behind", language).match(text, frame.after, min(frame.end, frame.after + BEHIND_CHARS)):
        return True
    return is_body(content, language) or _is_subject(text, marked, frame, cues, content)


def _is_subject(text: str, marked: Marked, frame: Frame, cues: Cues, content: str) -> bool:
    """Whether a Chinese verb of saying right behind the marks makes them its subject (“...”表示): what is said ends in a stop or
    has who says it behind it."""
    if cues.language != "zh" or STOP.search(content) or text[frame.start : frame.outer].rstrip(GAP).endswith((":", "：")):
        return False
    verb = cues.saying.match(text, frame.after, frame.end)
    return verb is not None and marked.closed and verb.end() < frame.end and text[verb.end()] not in STOPS


def lacks_predicate(content: str, language: str) -> bool:
    """Whether Japanese words have no ending of a verb or adjective in them: a noun, which somebody may only be said to name."""
    return language == "ja" and PREDICATE.search(content) is None
