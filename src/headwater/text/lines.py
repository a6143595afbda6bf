"""The lines of a plain text, and which line breaks mean something.

A break is a wrap where the next line's first word would not have fitted into the width of its neighbours: that is how a
program that fills lines to a column breaks them. Every other break was made by a person or a page, and is structure: a verse,
a list, a title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]*(?:\r\n|[\r\n\v\f\x85\u2028\u2029])?")
_BULLET = re.compile(r"(?:[-*•‣◦▪·●○■□◆◇▶►–—]\s+|\(?(?:\d{1,3}|[a-zA-Zа-яА-Я가-힣])[.)]\s+|[①-⑳]\s*|>\s?)\S")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_NARROWEST, _WIDEST = 45, 100  # columns of hard-wrapped text: mail and terminals use 60 to 80, some exports up to 100
_SLACK = 2  # columns: a program may leave room for a hyphen or a closing mark
_MOSTLY = 0.6  # share of a group's breaks that are wraps; verse reaches half at most, since only long lines fill the width


@dataclass(frozen=True, slots=True)
class Line:
    """A line at `[start, end)`, without its edge white space and line break; blank lines before it, and a form feed."""

    start: int
    end: int
    blank_before: int
    page_before: bool


def lines(text: str) -> list[Line]:
    """The lines that hold more than white space, in reading order."""
    found: list[Line] = []
    blank, page = 0, False
    for m in _LINE.finditer(text):
        body = m[0].strip()
        if body:
            start = m.start() + len(m[0]) - len(m[0].lstrip())
            found.append(Line(start, start + len(body), blank, page))
            blank, page = 0, m[0].endswith("\f")
        else:
            blank, page = blank + 1, page or "\f" in m[0]
    return found


def paragraphs(text: str, found: list[Line]) -> list[list[Line]]:
    """The lines in groups that are one paragraph each: a hard-wrapped paragraph has several, every other one."""
    groups: list[list[Line]] = []
    for line in found:
        if not groups or line.blank_before or line.page_before:
            groups.append([])
        groups[-1].append(line)
    width = _document_width(text, groups)
    out: list[list[Line]] = []
    for group in groups:
        out.extend(_unwrapped(text, group, width))
    return out


def columns(text: str) -> int:
    """The width of a text in columns of a terminal: East Asian characters take two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def is_listed(text: str) -> bool:
    """Whether a line begins as an item of a list: with a bullet, a number or a quoting mark."""
    return _BULLET.match(text) is not None


def _document_width(text: str, groups: list[list[Line]]) -> int | None:
    """The widest group of three lines or more that is wrapped by itself; short ones are judged by it. None: none is wrapped."""
    widths = [w for g in groups if len(g) >= 3 and (w := _group_width(text, g))]
    return max(widths) if widths else None


def _group_width(text: str, group: list[Line]) -> int | None:
    width = max(columns(text[x.start : x.end]) for x in group)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    wraps = [_is_wrap(text, a, b, width) for a, b in pairwise(group)]
    return width if sum(wraps) >= max(2, _MOSTLY * len(wraps)) else None


def _is_wrap(text: str, line: Line, following: Line, width: int) -> bool:
    after = text[following.start : following.end]
    if is_listed(after):
        return False
    first = after[:1] if _WIDE.match(after) else after.split(maxsplit=1)[0]
    return columns(text[line.start : line.end]) + 1 + columns(first) > width - _SLACK


def _unwrapped(text: str, group: list[Line], width: int | None) -> list[list[Line]]:
    own = _group_width(text, group) if len(group) >= 3 else None
    if own is None and width is not None and max(columns(text[x.start : x.end]) for x in group) <= width:
        own = width
    out = [[group[0]]]
    for before, line in pairwise(group):
        if own is not None and _is_wrap(text, before, line, own):
            out[-1].append(line)
        else:
            out.append([line])
    return out
