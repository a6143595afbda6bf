"""Times of day as news writes them: "3 p.m.", "15:00", "15 Uhr 30", "15h30", "오후 3시 30분", "下午3点", "в 15.00"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_HALF = {"pm", "p.m", "p.m.", "오후", "下午", "晚上", "午後", "夜", "дня", "вечера", "傍晚", "مساء", "ظهرا", "tarde", "noche"}
_MORNING = {"am", "a.m", "a.m.", "오전", "上午", "早上", "凌晨", "清晨", "午前", "утра", "ночи", "صباحا", "mañana"}
_MINUTES = r"(?P<m>[0-5]\d)"
_HOUR = r"(?P<h>[01]?\d|2[0-4])"
_ANY = rf"(?<![\d:.,]){_HOUR}:{_MINUTES}(?![\d:]|\.\d)(?:\s?(?P<half>[ap]\.?m\b\.?))?"
_PATTERNS = {
    "en": rf"(?<![\d:.,]){_HOUR}(?:[:.]{_MINUTES})?\s?(?P<half>[ap]\.?m\b\.?)|(?<![\d:.,]){_HOUR}\s?o'clock",
    "de": rf"(?<![\d:.,]){_HOUR}(?:[:.]{_MINUTES})?\suhr\b(?:\s{_MINUTES.replace('P<m>', 'P<m2>')})?",
    "fr": rf"(?<![\d:.,]){_HOUR}\s?h(?:eures?)?\s?{_MINUTES}(?!\d)|(?<=à\s){_HOUR}\s?(?:h|heures?)(?!\w)",
    "es": rf"(?<=las\s){_HOUR}(?:[.:h]{_MINUTES})?(?:\s(?:horas|de\sla\s(?P<half>mañana|tarde|noche)))?(?![\d%])"
    rf"|(?<![\d:.,]){_HOUR}[.:]{_MINUTES}\shoras",
    "pt": rf"(?<![\d:.,]){_HOUR}h{_MINUTES}?(?!\w)|(?<=às\s){_HOUR}(?:\shoras?)?(?![\d%])",
    "it": rf"(?<=ore\s){_HOUR}(?:[.:]{_MINUTES})?(?![\d%])",
    "nl": rf"(?<![\d:.,]){_HOUR}[.:]{_MINUTES}\suur|(?<=om\s){_HOUR}\suur",
    "pl": rf"(?:godz\.|godzinie|godziny)\s{_HOUR}(?:[.:]{_MINUTES})?(?![\d%])",
    "ru": rf"(?<![\d:.,]){_HOUR}\sчас(?:а|ов)?\s(?P<half>утра|дня|вечера|ночи)|(?<=[вк]\s){_HOUR}[.:]{_MINUTES}(?![\d%]|\.\d)"
    rf"|(?<=[вк]\s){_HOUR}\sчас(?:а|ов)?\s{_MINUTES}\sмин\w*",
    "tr": rf"(?<=saat\s){_HOUR}[.:]{_MINUTES}",
    "ar": rf"(?<=الساعة\s){_HOUR}(?::{_MINUTES})?(?:\s(?P<half>صباحا|مساء|ظهرا))?",
    "th": rf"(?<![\d:.,]){_HOUR}[.:]{_MINUTES}\s?น\.",
    "ko": rf"(?:(?P<half>오전|오후|새벽|밤|저녁|아침|낮)\s?)?(?<![\d:.,]){_HOUR}\s?시"
    rf"(?!간|[가-힣]{{2}})(?:\s?(?:(?P<m>\d{{1,2}})분|(?P<thirty>반)))?",
    "zh": rf"(?:(?P<half>上午|下午|早上|晚上|凌晨|中午|傍晚|清晨)\s?)?(?<![\d:.,]){_HOUR}\s?[点點时時]"
    rf"(?!间|間)(?:(?P<m>\d{{1,2}})分|钟|鐘|(?P<thirty>半))?",
    "ja": rf"(?:(?P<half>午前|午後|夜|朝)\s?)?(?<![\d:.,]){_HOUR}\s?時(?!間|代)(?:(?P<m>\d{{1,2}})分|(?P<thirty>半))?",
}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day at `[start, end)`. minutes: since midnight; marked: whether the half of the day is known."""

    start: int
    end: int
    minutes: float
    marked: bool


def clocks(folded: str, language: str, start: int, end: int) -> Iterator[Clock]:
    """The times of day of folded text in reading order."""
    for m in _pattern(language).finditer(folded, start, end):
        groups = m.groupdict()
        hour = next(int(v) for k, v in groups.items() if k.startswith("h_") and v)
        minute = next((int(v) for k, v in groups.items() if k.startswith("m") and v), 0)
        half = next((v for k, v in groups.items() if k.startswith("half") and v), None)
        if any(v for k, v in groups.items() if k.startswith("thirty")):
            minute = 30
        half = half.replace(".", "") if half else None
        if hour > 24 or minute > 59:
            continue
        if half in _HALF and hour < 12:
            hour += 12
        elif half in ("am", "오전", "午前", "凌晨", "새벽", "ночи") and hour == 12:
            hour = 0
        marked = (
            half in _HALF
            or half in _MORNING
            or hour > 12
            or hour == 0
            or language in ("de", "ru", "fr", "ja", "nl", "pl", "it", "pt")
        )
        yield Clock(m.start(), m.end(), float(hour % 24 * 60 + minute), marked)


@lru_cache(maxsize=32)
def _pattern(language: str) -> re.Pattern[str]:
    """All ways of a language in one expression; group names are numbered, since each way has its own."""
    ways = f"{_PATTERNS[language]}|{_ANY}" if language in _PATTERNS else _ANY
    count = iter(range(1000))
    return re.compile(re.sub(r"\(\?P<(\w+)>", lambda m: f"(?P<{m[1]}_{next(count)}>", ways))
