"""Numbers of Korean, Chinese, Japanese and Thai: "5만 3천", "三千五百", "오천 명", "다섯 명", "3.2億", "ห้าสิบคน".

These scripts write number words inside other words (万一, 이천, สามารถ), so a numeral without digits counts only before a counter
or a unit, or where it is long enough to be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from headwater.text.quantity_digits import EAST_DIGITS, RATIO, read_digits, step_of
from headwater.text.quantity_numerals import Numeral
from headwater.text.quantity_tables import Vocabulary, alternatives, vocabulary

_DIGITS: dict[str, dict[str, float]] = {
    "ko": dict(zip("영공일이삼사오육륙칠팔구", (0, 0, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9), strict=True)),
    "zh": dict(zip("零〇一二三四五六七八九两兩", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True)),
}
_DIGITS["ja"] = _DIGITS["zh"]
# ten, hundred and thousand count inside a group of four digits; the others close it
_WITHIN = {
    "ko": {"십": 10.0, "백": 100.0, "천": 1e3}, "zh": {"十": 10.0, "百": 100.0, "千": 1e3, "仟": 1e3, "佰": 100.0},
}  # fmt: skip
_CLOSING = {
    "ko": {"만": 1e4, "억": 1e8, "조": 1e12},
    "zh": {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12},
}
_TIME = frozenset({"times", "s", "min", "h", "day", "week", "month", "year"})
_WITHIN["ja"], _CLOSING["ja"] = _WITHIN["zh"], _CLOSING["zh"]


def numerals(folded: str, words: Vocabulary, start: int, end: int) -> Iterator[Numeral]:
    """The numerals of folded text in reading order, not overlapping."""
    at = start
    pattern = _starts(words.language)
    while m := pattern.search(folded, at, end):
        found = _read(folded, m, words)
        if found is not None:
            yield found
        at = max(found.end if found else m.start() + 1, m.start() + 1)


@lru_cache(maxsize=8)
def _starts(language: str) -> re.Pattern[str]:
    words = vocabulary(language)
    fixed = alternatives({**words.vague, **words.times, **words.fractions, **words.collective, **words.ordinals}) or r"(?!)"
    native = alternatives({**words.native, **words.native_tens}) or r"(?!)"
    letters = "".join(_letters(language))
    word_start = r"(?<![가-힣])" if language == "ko" else ""
    ratio = {
        "zh": r"|(?P<ratio>(?P<low>[\d零一二三四五六七八九十百]+)分之(?P<high>[\d零一二三四五六七八九十百两兩点.]+))",
        "ja": r"|(?P<ratio>(?P<low>[\d一二三四五六七八九十百]+)分の(?P<high>[\d一二三四五六七八九十]+))",
        "ko": r"|(?P<ratio>(?P<low>\d+|[이삼사오육칠팔구십백]+)분의\s?(?P<high>\d+|[일이삼사오육칠팔구]+))",
    }.get(language, "")
    digit = r"(?P<digit>(?<![\d.])\d|[½⅓⅔¼¾])"
    return re.compile(
        rf"{word_start}(?P<fixed>{fixed}){ratio}|{digit}|{word_start}(?P<word>[{letters}]+)|{word_start}(?P<native>{native})"
    )


@lru_cache(maxsize=8)
def _letters(language: str) -> frozenset[str]:
    if language == "th":
        return frozenset(form[0] for form in vocabulary("th").numbers | vocabulary("th").scales)
    return frozenset(_DIGITS[language] | _WITHIN[language] | _CLOSING[language])


def _read(folded: str, m: re.Match[str], words: Vocabulary) -> Numeral | None:
    if m["fixed"]:
        return _fixed(m, words)
    if m.groupdict().get("ratio"):
        return _ratio(m, words)
    if m["digit"]:
        return _digits(folded, m.start(), words)
    if m["native"]:
        return _native(folded, m.start(), words)
    if words.language == "th":
        return _thai(folded, m.start(), words)
    return _written(folded, m.start(), words) or (_native(folded, m.start(), words) if words.native else None)


def _fixed(m: re.Match[str], words: Vocabulary) -> Numeral | None:
    """Dozens and hundreds that say no number, halves, doubles; 過半数 is a majority, not a half."""
    if m["fixed"].startswith("半") and m.string[m.start() - 1 : m.start()] in tuple("過过"):
        return None
    form = re.sub(r"\s", " ", m["fixed"])
    if (value := words.vague.get(form)) is not None:
        return Numeral(m.start(), m.end(), value, 10.0 ** len(f"{value:.0f}") - 1, value, "vague", about=True)
    if (value := words.times.get(form)) is not None:
        return Numeral(m.start(), m.end(), value, value, 1.0, "times")
    if (value := words.ordinals.get(form)) is not None:
        return Numeral(m.start(), m.end(), value, value, 1.0, "ordinal")
    part = 1 / words.fractions[form]
    return Numeral(m.start(), m.end(), part, part, 0.01, "fraction")


def _ratio(m: re.Match[str], words: Vocabulary) -> Numeral | None:
    """三分之二, 3분의 2: the whole comes first; of a hundred it is a percentage, which the units read."""
    low, high = (_value(m[name], words.language) for name in ("low", "high"))
    if not low or high is None:
        return None
    if low == 100:
        return Numeral(m.start(), m.end(), high, high, 0.1 if high % 1 else 1.0, "percent")
    return Numeral(m.start(), m.end(), high / low, high / low, 0.01, "fraction")


def _digits(folded: str, at: int, words: Vocabulary) -> Numeral | None:
    """Digits, and the scale characters and further digits that belong to them: 5만 3천, 3억2천만, 1百20万."""
    if folded[at - 1 : at].isascii() and folded[at - 1 : at].isalpha() and not _letters_of_currency(folded, at, words):
        return None
    if (ratio := RATIO.match(folded, at)) and 1 < int(ratio["of"]) <= 10 and int(ratio["part"]) < int(ratio["of"]):
        value = int(ratio["whole"] or 0) + int(ratio["part"]) / int(ratio["of"])
        return Numeral(at, ratio.end(), value, value, 0.05, "count" if ratio["whole"] else "fraction", True)
    m = EAST_DIGITS.match(folded, at)
    figure = read_digits(m[0], words.language) if m else None
    if m is None or figure is None:
        return None
    if words.language == "th":
        value, end = figure.value, m.end()
        while (scale := _thai_scale(folded, end, words)) is not None:
            value, end = value * scale[0], scale[1]
        step = figure.step * value / figure.value if figure.value else 1.0
        return Numeral(at, end, value, value, step, digits=True, plain=figure.plain and end == m.end())
    value, step, end = _groups(folded, at, words)
    if end <= m.end():
        return Numeral(at, m.end(), figure.value, figure.value, figure.step, digits=True, plain=figure.plain)
    return Numeral(at, end, value, value, step, digits=True)


def _letters_of_currency(folded: str, at: int, words: Vocabulary) -> bool:
    letters = re.search(r"[a-z]+$", folded[max(0, at - 4) : at])
    return letters is not None and letters[0] in words.signs


def _groups(folded: str, at: int, words: Vocabulary) -> tuple[float, float, int]:
    """Value, step and end of digits mixed with scale characters. A blank may stand after a scale that closes a group."""
    within, closing, digits = _WITHIN[words.language], _CLOSING[words.language], _DIGITS[words.language]
    total, section, current, step, end = 0.0, 0.0, None, 1.0, at
    floor, ceiling, unit = float("inf"), float("inf"), 1.0
    while at < len(folded):
        if m := EAST_DIGITS.match(folded, at):
            figure = read_digits(m[0], words.language)
            if figure is None or current is not None or figure.value >= min(floor, ceiling):
                break
            current, step, unit, at = figure.value, figure.step, figure.step, m.end()
        elif (c := folded[at]) == " " and current is not None and folded[at + 1 : at + 2] in closing and folded[at - 1].isdigit():
            at += 1  # 1100 万
            continue
        elif c in digits:
            if current is not None or digits[c] >= floor:
                break
            current, unit, at = digits[c] or None, 1.0, at + 1
            if current is None:
                continue
        elif c in within and within[c] < floor:
            section, floor, step = section + (current or 1.0) * within[c], within[c], unit * within[c] if current else within[c]
            current, at = None, at + 1
        elif c in closing and closing[c] < ceiling and (section or current or not total):
            whole = section + (current or 0.0) or 1.0
            total, ceiling = total + whole * closing[c], closing[c]
            step = (unit if current is not None else step if section else 1.0) * closing[c]
            section, current, floor, at = 0.0, None, float("inf"), at + 1
            unit = 1.0
            nxt = re.compile(r"\s(?=\d[\d,]*(?:\s?[십백천만억조十百千万亿億]|\D)|[일이삼사오육칠팔구][십백천만])").match(folded, at)
            end = at
            if nxt and words.language == "ko":
                at = nxt.end()
            continue
        else:
            break
        end = at
    if current is not None:
        step = unit
    return total + section + (current or 0.0), step, end


def _value(written: str, language: str) -> float | None:
    """The value of a whole string of digits or number characters."""
    if written.isdigit():
        return float(written)
    if language in ("zh", "ja") and ("点" in written or "." in written):
        head, _, tail = written.replace("点", ".").partition(".")
        whole = _value(head, language)
        figures = "".join(c if c.isdigit() else f"{_DIGITS[language].get(c, 0):.0f}" for c in tail)
        return None if whole is None or not figures else whole + float(f"0.{figures}")
    value, _, end = _groups(written, 0, vocabulary(language))
    return value if end == len(written) else None


def _written(folded: str, at: int, words: Vocabulary) -> Numeral | None:
    """A numeral in characters alone, where a counter or unit follows or it is too long for a word."""
    if words.language in ("zh", "ja") and (year := re.compile(r"[一二][〇零九八一二三四五六七]{3}(?=年)").match(folded, at)):
        value = float("".join(f"{_DIGITS['zh'][c]:.0f}" for c in year[0]))
        return Numeral(at, year.end(), value, value, 1.0, plain=True)
    value, step, end = _groups(folded, at, words)
    run = folded[at:end]
    scaled = sum(c in _WITHIN[words.language] or c in _CLOSING[words.language] for c in run)
    if end == at or run[-1:].isspace():
        return None
    if words.language in ("zh", "ja") and (point := re.compile(r"[点點]([一二三四五六七八九零]+)(?![钟鐘])").match(folded, end)):
        whole = _value(run + "." + point[1], words.language)
        if whole is not None:
            value, step, end = whole, 10.0 ** -len(point[1]), point.end()
            while folded[end : end + 1] in _CLOSING[words.language] and folded[end : end + 1]:
                value, step, end = (
                    value * _CLOSING[words.language][folded[end]],
                    step * _CLOSING[words.language][folded[end]],
                    end + 1,
                )
    counted = _counter(words.language).match(folded, end)
    if words.language == "ko":
        if not counted or not scaled or (len(run) == 1 and folded[end : end + 1] != " "):
            return None
        if run[-1] == "만" and len(run) == 1:
            return None
    elif folded[at - 1 : at] == "第":
        pass
    elif run in ("万", "萬", "亿", "億", "兆") or not (counted or (scaled >= 2 and len(run) >= 3)):
        return None
    elif run == "一" and (counted is None or counted["unit"] is None or words.units.get(counted["unit"]) in _TIME):
        return None  # 一个, 一名, 一年: an article
    return Numeral(at, end, value, value, step)


@lru_cache(maxsize=8)
def _counter(language: str) -> re.Pattern[str]:
    """A counter or a unit that may follow a numeral in characters."""
    words = vocabulary(language)
    counters = alternatives(words.counters) or r"(?!)"
    ambiguous = {"分", "点", "點", "度", "元"} if language in ("zh", "ja") else set()
    units = alternatives(form for form, unit in words.units.items() if unit and not form.isascii() and form not in ambiguous)
    hedged = r"(?:多|余|餘|여)?" if language != "th" else ""
    return re.compile(rf"\s?{hedged}(?:(?P<unit>{units}|%)|(?P<counter>{counters}))")


def _native(folded: str, at: int, words: Vocabulary) -> Numeral | None:
    """Korean 스물다섯 명, 두 사람; Japanese 三つ. One to four need a counter behind them: 한, 두, 세 begin other words."""
    if words.language == "ja":
        for form, value in words.native.items():
            if value > 1 and folded.startswith(form, at):
                return Numeral(at, at + len(form), value, value, 1.0)
        return None
    value, end = 0.0, at
    for table in (words.native_tens, words.native):
        for form in sorted(table, key=len, reverse=True):
            if folded.startswith(form, end):
                value, end = value + table[form], end + len(form)
                break
    if not value or folded[at:end] == "하나":
        return None
    if (
        folded[at:end] in ("두", "세")
        and re.compile(r" (?=[가-힣]{2})").match(folded, end)
        and not _counter("ko").match(folded, end)
    ):
        return Numeral(at, end, value, value, 1.0)  # 두 손자: a determiner
    counted = _counter("ko").match(folded, end)
    if counted is None or (value < 5 and counted[0] in ("점", "부", "표", "장", "층", "주", "세", "초", "분", "도", "곳에")):
        free = value >= 5 and folded[end : end + 1] in (" ", "")
        return Numeral(at, end, value, value, 1.0) if free and end - at >= 2 else None
    if value == 1 and (counted[0].strip() != "명" or re.search(r"중의?\s?$", folded[max(0, at - 3) : at])):
        return None  # an article, "once", or one of several
    if end - at == 1 and not counted[0].startswith(" ") and len(counted[0]) == 1 and counted[0] not in "명개번배살시달":
        return None
    return Numeral(at, end, value, value, 1.0)


def _thai(folded: str, at: int, words: Vocabulary) -> Numeral | None:
    """Thai number words in a row before a counter or unit."""
    total, group, end = 0.0, None, at
    while True:
        form = next((f for f in sorted(words.numbers, key=len, reverse=True) if folded.startswith(f, end)), None)
        if form is not None and group is None:
            group, end = words.numbers[form], end + len(form)
        elif (scale := _thai_scale(folded, end, words)) is not None:
            if scale[0] == 1e6:
                total, group, end = (total + (group or 0.0) or 1.0) * 1e6, None, scale[1]
            else:
                total, group, end = total + (group if group is not None else 1.0) * scale[0], None, scale[1]
        else:
            break
    value = total + (group or 0.0)
    if end == at or not value or not _counter("th").match(folded, end) or (value == 1 and total == 0):
        return None
    return Numeral(at, end, value, value, step_of(value))


def _thai_scale(folded: str, at: int, words: Vocabulary) -> tuple[float, int] | None:
    m = re.compile(rf"\s?({alternatives(words.scales)})").match(folded, at)
    return (words.scales[m[1]], m.end()) if m else None
