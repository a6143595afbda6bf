"""Words beside a number that say how near it is and on which side: "about", "nearly", "more than", "or more", "以上", "여 명"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from headwater.text.quantity_tables import EAST, Vocabulary, alternatives, vocabulary

_REACH = 32  # characters before a number in which its hedge may stand


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge at `[start, end)`. bound: "about|over|under|at_least|at_most"; near: the value is close by."""

    start: int
    end: int
    bound: str
    near: bool


def hedge(folded: str, before: int, after: tuple[int, ...], words: Vocabulary) -> Hedge | None:
    """The hedge of a number: in front of it (`before`: where it starts) or behind it (`after`: where it and its unit end)."""
    window = folded[max(0, before - _REACH) : before]
    base = before - len(window)
    if m := _front(words.language).search(window):
        bound, near = words.before[re.sub(r"\s", " ", m["hedge"])]
        return Hedge(base + m.start("hedge"), base + m.end("hedge"), bound, near)
    if folded[after[0] - 1 : after[0]] == "+" or folded[after[0] : after[0] + 1] == "+":
        return Hedge(after[0], after[0] + 1, "over", False)
    for at in sorted({*after}, reverse=True):
        if m := _behind(words.language).match(folded, at):
            bound, near = words.after[re.sub(r"\s", " ", m["hedge"])]
            return Hedge(m.start("hedge"), m.end("hedge"), bound, near)
    return None


@lru_cache(maxsize=32)
def _front(language: str) -> re.Pattern[str]:
    """A hedge at the end of the words before a number; an article, a preposition or a bracket may stand between."""
    words = vocabulary(language)
    forms = alternatives(words.before) or r"(?!)"
    if language == "ko":
        return re.compile(rf"(?<![가-힣])(?P<hedge>{forms})\s?$")
    if language in EAST:
        return re.compile(rf"(?P<hedge>{forms})\s?(?:有|为|達|达|は|で|が|に)?\s?$")
    small = alternatives(words.articles | words.of) or r"(?!)"
    return re.compile(rf"(?<!\w)(?P<hedge>{forms})(?:\s|(?<='))(?:(?:{small}|the|den|die|der|los|las|les)\s)?[$€£¥(]?$")


@lru_cache(maxsize=32)
def _behind(language: str) -> re.Pattern[str]:
    words = vocabulary(language)
    forms = alternatives(words.after) or r"(?!)"
    # a syllable can begin the next word as well: 余 is a name, 여 begins 여성, 弱 and 強 begin 弱者, 強化
    end = "" if language in EAST else r"(?!\w)"
    lone = r"(?!성|자|행|기|러|전히|당)" if language == "ko" else r"(?!者|化|点|大|国|元|年)" if language == "ja" else ""
    return re.compile(rf"[\s,]{{0,2}}(?P<hedge>{forms}){end}{lone}")
