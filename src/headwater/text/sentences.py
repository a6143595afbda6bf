"""Sentences of one paragraph: sentencex's boundaries, found with the quotation marks out of its sight, and then repaired.

sentencex keeps all sentences of a quotation together, so it is shown the text with quotation marks and brackets blanked; the
boundary goes behind the marks that close there. The repairs join what it cuts (initials, ordinals, abbreviations it does not
know, the tail of a quotation) and cut what it joins (a full stop without a blank behind it). All work on flat text: one line,
furniture taken out.
"""

from __future__ import annotations

import re
from itertools import pairwise

import sentencex

from headwater.text.abbreviations import ABBREVIATIONS, ATTRIBUTIONS, DETERMINERS, QUOTATION_TAILS
from headwater.text.months import MONTHS, forms
from headwater.text.scripts import LANGUAGES, main_script, script_language, whole_characters

_QUOTES = '"“”„‟«»‹›「」『』〝〞〟＂'
_BRACKETS = "()[]{}（）［］【】〔〕〈〉《》"
_BLANKED = str.maketrans(dict.fromkeys(_QUOTES + _BRACKETS, " ") | dict.fromkeys("\r\n\t\v\f\x85\u2028\u2029", " "))
_SINGLE = re.compile(r"(?<![^\W\d_])['‘’]|['‘’](?![^\W\d_])")
_ENDS = ".!?…。！？؟؛।．｡"
_CLOSERS = "\"”’»›」』〞〟)]}）］】〕〉》'“‘"  # “ and ‘ close in German, Polish and Czech
_STRONG_CLOSERS = "”’»›」』)]}）］】〕〉》"
_OPENERS = "“«「『"
_ADDRESS = r"(?:com|org|net|info|news|today|online|co|io|eu|ru|de|fr|uk|kr|jp|cn)\b"  # Harbour.Com is a name
_NO_BLANK = re.compile(
    rf"(?<=[a-zà-öø-ÿа-яё]{{3}})[.!?…](?:[”\"»’)]?)(?=[\"“«(]?(?!(?i:{_ADDRESS}))[A-ZÀ-ÖØ-ÞА-ЯЁ][a-zà-öø-ÿа-яё’' ])"
)
_QUOTED_END = re.compile(r"[.!?…][\"”»](?=\s+[\"“«„]?[A-ZÀ-ÖØ-ÞА-ЯЁ])")
_MAY_END = re.compile(r"\bMay\.(?=\s+[A-Z])")  # a month that is no abbreviation, whatever name follows
_EAST_ASIAN_END = re.compile(r"[。！？｡](?!\s)")
_LAST_WORD = re.compile(r"(?:^|[\s(\[\"“«„'‘’–—-])((?:[^\W\d_]\.\s?)*[^\W\d_][\w-]*)\.$")
_RANGE = re.compile(r".*\d\S{0,2}(?:\.\.\.?|…)[+−–-]?\d", re.DOTALL)  # 24... 26: from, to
_NUMBER_END = re.compile(r"(?:^|\s)(\d{1,4})\.$")
_CLOCK_ZONE = re.compile(
    r"(?:[A-Z]{2,4}T?|Eastern|Central|Pacific|Mountain|Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)(?:day|nesday|urday|rsday)?\b"
)
_THAI_LEAST, _THAI_MOST = 30, 140  # characters of a Thai sentence: blanks are its only marks, and part phrases as well


def sentences(text: str, language: str | None) -> list[tuple[int, int]]:
    """The sentences of a flat paragraph as spans without edge white space; together they hold all that is not white space.

    language: ISO 639-1, or None to go by the script.
    """
    code = _code(text, language)
    cuts = [0, *_boundaries(text, code), len(text)]
    spans = [s for a, b in pairwise(cuts) if (s := _trimmed(text, a, b)) is not None]
    joined = _joined(text, spans, code)
    return _thai(text, joined) if main_script(text) == "Thai" else joined


def _code(text: str, language: str | None) -> str:
    code = (language or "").lower().replace("_", "-").split("-")[0]
    # a report may quote at length in another script than its own: the paragraph decides
    return code if code in LANGUAGES and main_script(text) in LANGUAGES[code] else script_language(text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    body = text[start:end]
    left = len(body) - len(body.lstrip())
    size = len(body.strip())
    return (start + left, start + left + size) if size else None


def _boundaries(text: str, language: str) -> list[int]:
    """Where a sentence may end: sentencex's boundaries, moved behind closing marks, and full stops with no blank behind them."""
    hidden = _SINGLE.sub(" ", whole_characters(text.translate(_BLANKED)))
    at, found = 0, set()
    for piece in sentencex.segment(language, hidden):
        at += len(piece)
        last = at - len(piece) + len(piece.rstrip())
        if at < len(text) and piece.strip():
            found.add(_behind_closers(text, last))
    found = {p for p in found if p >= len(text) or text[p - 1].isspace() or text[p].isspace() or _parts_touching(text, p)}
    found.update(_behind_closers(text, m.end()) for m in _NO_BLANK.finditer(text))
    found.update(_behind_closers(text, m.end()) for m in _EAST_ASIAN_END.finditer(text))
    found.update(m.end() for m in _QUOTED_END.finditer(text))
    if language == "en":
        found.update(m.end() for m in _MAY_END.finditer(text))
    return sorted(p for p in found if 0 < p < len(text))


def _parts_touching(text: str, at: int) -> bool:
    """Whether two sentences touch at `at` without a blank; in alphabets with capitals that is rather an address ("NHL.Com")."""
    before, after = text[:at].rstrip(_CLOSERS + _ENDS)[-2:], text[at]
    if re.match(_ADDRESS, text[at : at + 8], re.IGNORECASE):
        return False
    return not (before[-1:].isupper() or before[-1:].isdigit()) or not after.isupper()


def _behind_closers(text: str, at: int) -> int:
    """`at` moved behind marks that close what has ended there; a mark after a blank opens, save French ` »`."""
    while at < len(text) and (text[at] in _ENDS or (text[at] in _CLOSERS and _closes(text, at))):
        at += 1
    m = re.compile(r"[ \u00a0\u202f]+[»›](?!\w)").match(text, at)
    if m and text.count("«", 0, at) > text.count("»", 0, at):
        at = _behind_closers(text, m.end())
    return at


def _closes(text: str, at: int) -> bool:
    """Whether the mark at `at` closes: an unmistakable one does, a straight or turned one unless a word follows at once."""
    if text[at] in _STRONG_CLOSERS:
        return True
    if text[at] in "“‘":
        opener = "„" if text[at] == "“" else "‚"
        return text.rfind(opener, 0, at) > text.rfind(text[at], 0, at)
    return not text[at + 1 : at + 2].isalnum() or text.count(text[at], 0, at) % 2 == 1


def _joined(text: str, spans: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for span in spans:
        if out and _belongs(text, out[-1], span, language):
            out[-1] = (out[-1][0], span[1])
        else:
            out.append(span)
    return out


def _belongs(text: str, left: tuple[int, int], right: tuple[int, int], language: str) -> bool:
    """Whether two pieces are one sentence: the left has not ended, or the right is its tail."""
    before, after = text[left[0] : left[1]], text[right[0] : right[1]]
    touching = left[1] == right[0]
    if not any(c.isalnum() for c in after) or after[0] in ",;:，、；：)）]":
        return True
    if not any(c.isalnum() for c in before):
        return touching or not before.endswith((".", "!", "?"))
    return (
        _goes_on_small(before, after)
        or (before[-1] in ".…" and _RANGE.match(before[-8:] + after[:2]) is not None)
        or _is_numbering(before, after, language)
        or _is_abbreviated(before, after, language)
        or _is_tail(before, after, touching, language)
    )


def _goes_on_small(before: str, after: str) -> bool:
    """A small letter begins no sentence, not even after `?"` or a dialogue's dash."""
    word = after.lstrip("\"'“”„«»‹›‘’([—–- \u00a0\u202f.…")
    return bool(word) and word[0].islower() and before[-1] not in "。！？؛"


def _is_numbering(before: str, after: str, language: str) -> bool:
    """`3.` before a month, `2.` of an ordinal (`der 2. Weltkrieg`), `1.` alone before what it counts."""
    m = _NUMBER_END.search(before)
    if m is None:
        return False
    if before == m[0].strip():
        return True
    first = after.split()[0].casefold().strip(".,") if after.split() else ""
    if first in _month_words() or (language in ("ko", "ja") and after[:1].isdigit()):
        return True
    if language == "tr" and len(m[1]) <= 2:
        return True  # a Turkish sentence ends in its verb, so a number with a full stop is an ordinal
    words = before.split()
    return (
        language in DETERMINERS
        and len(m[1]) <= 2
        and len(words) > 1
        and words[-2].casefold().strip('("„“') in DETERMINERS[language]
    )


def _month_words() -> frozenset[str]:
    return _MONTH_WORDS


_MONTH_WORDS = frozenset(name for code in MONTHS for name, _ in forms(MONTHS, code) if len(name) > 3)


def _is_abbreviated(before: str, after: str, language: str) -> bool:
    m = _LAST_WORD.search(before)
    if m is None or before[-1] != ".":
        return False
    word = m[1].replace(" ", "")
    if word.casefold() in ("a.m", "p.m", "am", "pm") and _CLOCK_ZONE.match(after):
        return True
    if len(word) == 1 and word.islower() and word not in "aeoyiàéèóêí":
        return True  # Roe v. Wade, p. 5: no sentence ends in a single consonant
    if word.casefold() in ABBREVIATIONS["*"] or word.casefold() in ABBREVIATIONS.get(language, ()):
        return True
    # an initial before a name: one capital letter, and a capital after it; "plan B. We" has a small word before
    if len(word) == 1 and word.isupper() and after[:1].isupper() and word not in "I":
        ahead = before[: m.start(1)].rstrip()
        return ahead == "" or bool(re.search(r"(?:[^\w\s]|\b[^\W\d_]\.|\b[A-ZÀ-ÞА-ЯЁ][\w’'-]*)$", ahead))
    return False


def _is_tail(before: str, after: str, touching: bool, language: str) -> bool:
    """What follows a quotation's end and belongs to its sentence: 라고 말했다, と述べた, 他说, `asked Ann`, `Ann asked`."""
    if language in QUOTATION_TAILS and after[0] in "\"”’'" and QUOTATION_TAILS[language].match(after.lstrip("\"”’'")):
        return True  # the closing mark stands behind a blank: `... 가난합니다. "라며`
    if before[-1] not in _CLOSERS or (language not in QUOTATION_TAILS and _led_up_to(before)):
        return False
    if touching and language in ("zh", "ja") and before.rstrip(_CLOSERS)[-1:] in "?!？！" and after[0] not in '“「『"':
        return True
    if language in QUOTATION_TAILS and QUOTATION_TAILS[language].match(after):
        return touching or language == "ko"
    if touching and language == "ko" and "가" <= after[:1] <= "힣":
        return True
    if language in ATTRIBUTIONS and before.rstrip(_CLOSERS)[-1:] in "?!？！…。" and (touching or language != "zh"):
        words = after if language in ("zh", "ja") else " ".join(after.split()[:4])
        return ATTRIBUTIONS[language].search(words[:24] if language in ("zh", "ja") else words) is not None
    return False


def _led_up_to(before: str) -> bool:
    """Whether a colon leads up to the quotation that ends a piece: who says it stands before it then, not behind."""
    opened = max(before.rfind(mark) for mark in _OPENERS)
    return opened >= 0 and before[:opened].rstrip().endswith((":", "："))


def _thai(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Thai sentences at the blanks before words that open one, and in long runs at the blank nearest the middle."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        cuts = [start]
        for m in re.finditer(r"\s+", text[start:end]):
            at = start + m.end()
            opens = re.match(
                r"ทั้งนี้|อย่างไรก็ตาม|นอกจากนี้|นอกจากนั้น|ขณะที่|ส่วน|ด้าน|สำหรับ|ต่อมา|จากนั้น|ดังนั้น|แต่|ก่อนหน้านี้|"
                r"ล่าสุด|เมื่อวัน|ในขณะ",
                text[at:end],
            )
            closes = re.search(r"(?:ครับ|ค่ะ|คะ)[\"”]?$", text[start : start + m.start()])
            if (opens or closes) and at - cuts[-1] >= _THAI_LEAST and end - at >= _THAI_LEAST // 2:
                cuts.append(at)
        for a, b in pairwise([*cuts, end]):
            out.extend(_halved(text, a, b))
    return out


def _halved(text: str, start: int, end: int) -> list[tuple[int, int]]:
    span = _trimmed(text, start, end)
    if span is None:
        return []
    if span[1] - span[0] <= _THAI_MOST:
        return [span]
    middle = (span[0] + span[1]) // 2
    blanks = [
        span[0] + m.start()
        for m in re.finditer(r"(?<=[\u0e00-\u0e7f])\s+(?=[\u0e00-\u0e7f])", text[span[0] : span[1]])
        if m.start() >= _THAI_LEAST and span[1] - span[0] - m.end() >= _THAI_LEAST
    ]
    if not blanks:
        return [span]
    at = min(blanks, key=lambda b: abs(b - middle))
    return _halved(text, span[0], at) + _halved(text, at, span[1])
