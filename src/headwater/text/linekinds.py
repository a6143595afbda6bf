"""The kind of a line by its words and its neighbours: heading, byline, dateline, list, quote, paragraph or furniture.

The rules are a table (`RULES`), read from the top; the first that holds names the kind. What none of them claims is a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from headwater.text.daylines import is_day_line
from headwater.text.furniture_words import BYLINE, CREDITS, ENDINGS, FIELDS, HANDED_OUT, INVITATIONS, NEWSROOM, WEAK, WIDGETS
from headwater.text.lines import columns, is_listed
from headwater.text.scripts import main_script

_INVITED = 14  # words of a line that invites to read on or to subscribe
_INVITED_LAST = 40  # words of a paragraph behind the last of the text that does
_HEADING = 150  # columns: a longer line without a full stop has lost it
_THAI_HEADING = 70  # columns: a Thai sentence has no full stop to lose
_NAMES = 6  # words that the names of a byline or credit have at most, each
_TERMINAL = ".!?:;,…。！？：；，、؟؛।"
_CLOSING = "\"'“”’»›」』）)]】>》〉*"
_PAGE = re.compile(
    r"(?:page|seite|página|pagina|pág\.|p\.|str\.|strona|стр\.|страница|sayfa|صفحة|หน้า|第|페이지)?\s*[-–—]?\s*\d{1,4}\s*"
    r"(?:/|of|von|sur|de|di|van|z|из|の|页|頁|ページ|쪽|페이지)?\s*\d{0,4}\s*[-–—]?",
    re.IGNORECASE,
)
_PAGE_SURE = re.compile(r"\d{1,4}\s?/\s?\d{1,4}|[-–—]\s?\d{1,4}\s?[-–—]|.*[^\W\d_].*\d.*|.*\d.*(?:页|頁|ページ|쪽|페이지)")
# Begins where blanks or figures begin, not in their midst: a line of a million blanks is looked through once.
_COUNT_BEHIND = re.compile(r"(?:(?<!\s)(?:\s+|(?=[(\[（]))|(?<![\s\d]))[(\[（]?\d+[)\]）]?\s*$")
_INVITATION = re.compile("|".join(INVITATIONS), re.IGNORECASE)
_SUBSCRIBE = re.compile(INVITATIONS[1], re.IGNORECASE)
_SIGN_OFF = re.compile(r"\([^\W\d_]{2,6}(?:\s?[/,]\s?[^\W\d_]{2,6})+\)")  # (agency/initials)
# With its number or its day: "Press release No. 12/2027".
_HANDED_OUT = re.compile(rf"(?:{'|'.join(HANDED_OUT)})(?:\s?[-–—:,|]?\s?(?:n[.ro°º]*|№)?\s?\d[\d./-]*)?", re.IGNORECASE)
_CREDIT = re.compile("|".join(CREDITS), re.IGNORECASE)
_BYLINE = re.compile(rf"(?:{'|'.join(BYLINE)})(?:(?<=[:：／/=])\s*|\s+|(?<=[가-힣\u4e00-\u9fff])\s*)(?P<names>\S.*)", re.IGNORECASE)
_BYLINE_AFTER = re.compile(
    r"[\[(【]?[^\W\d_]{2,4}(?:[·ㆍ,\s]+[^\W\d_]{2,4})*\s?(?:선임|인턴|수습|객원)?(?:기자|특파원|논설위원|편집위원)"
    r"[\])】]?(?:\s*\S+@\S+)?"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# words in small letters that a credit or a byline may hold beside names
_SMALL = frozenset(
    re.findall(
        r"\S+",
        "by and the desk in at from with for of und et y e en i и ve de da do del von van der den des la le mit material "
        "additional editing reporting writing translation translated edited compiled text bureau staff photo para per con bin al",
    )
)
_READING_TIME = re.compile(
    r"(?P<label>reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|время чтения)?"
    r"\s*[:：]?\s*\d{1,2}[- ]?(?:min(?:ute[sn]?)?\.?|мин\.?|分钟|分鐘|분)\s*"
    r"(?:read|reading|lesezeit|de lecture|de lectura|di lettura|de leitura|leestijd|чтения|阅读|閱讀)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph at `[start, end)`, of so many printed lines; apart: blank space before or behind it."""

    start: int
    end: int
    printed_lines: int
    apart: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """What the rules may ask of a line's surroundings. words: of the line; index: its place; around: the texts of all units."""

    words: str
    index: int
    unit: Unit
    around: list[str]
    prose: tuple[int, int]

    @property
    def in_head(self) -> bool:
        return self.index < self.prose[0]

    @property
    def in_tail(self) -> bool:
        return self.index > self.prose[1]


def kinds(text: str, units: list[Unit]) -> list[str]:
    """The kind (`model.BLOCK_KINDS`) of each unit."""
    around = [text[u.start : u.end] for u in units]
    sentences = [i for i, words in enumerate(around) if _is_prose(words)]
    prose = (sentences[0], sentences[-1]) if sentences else (len(units), len(units))
    out = []
    for i, unit in enumerate(units):
        page = _Page(around[i], i, unit, around, prose)
        out.append(next((kind for kind, holds in RULES if holds(page)), "paragraph"))
    return _settled(around, out)


def _settled(around: list[str], found: list[str]) -> list[str]:
    """Doubtful lines decided by their neighbours: weak widget words beside widgets, page headers beside page numbers."""
    out = list(found)
    repeated = {w for w, n in Counter(around).items() if n >= 3 and len(w) <= 60 and w[-1] not in _TERMINAL}
    for i, words in enumerate(around):
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(out)]
        # its neighbours are asked first: what a long line is without its marks takes a look at all of it
        beside_widget = any(out[j] == "furniture" and _has_letters(around[j]) for j in beside) and _key(words) in WEAK
        page_header = words in repeated and any(_is_page_number_text(around[j]) for j in beside)
        if beside_widget or page_header:
            out[i] = "furniture"
    return out


def author(words: str) -> str | None:
    """The name or names of a byline, without the words before them and the outlet behind."""
    m = _BYLINE.fullmatch(words.strip())
    names = _MAIL.sub("", m["names"] if m else words)
    names = re.sub(r"\s?(?:선임|인턴|수습|객원)?(?:기자|특파원|논설위원|편집위원)", "", names)
    return re.split(r"\s*[,|/／]\s*|\s+[-–—]\s+", names.strip(" []()【】"))[0].strip() or None


def _has_letters(words: str) -> bool:
    return any(c.isalnum() for c in words)


def _key(words: str) -> str:
    return _COUNT_BEHIND.sub("", words.casefold()).strip(" \t\u00a0:：»›>→↓…!.|•·+-–—«<[]()（）【】\u200b")


def _is_prose(words: str) -> bool:
    """A sentence of some length: the text of a page begins with the first and ends with the last."""
    bare = words.rstrip(_CLOSING + " ")
    return (
        columns(words) >= 60
        and bool(bare)
        and bare[-1] in ".!?…。！？؟"
        and not (_is_credit_text(words) or _asks_to_subscribe(words))
    )


def _asks_to_subscribe(words: str) -> bool:
    """A paragraph that begins with an invitation to subscribe or to follow, whatever it promises then."""
    return _SUBSCRIBE.match(words) is not None and len(words.split()) <= _INVITED_LAST


def _no_letters(p: _Page) -> bool:
    return not _has_letters(p.words)


def _is_page_number_text(words: str) -> bool:
    return _PAGE.fullmatch(words) is not None and _PAGE_SURE.fullmatch(words) is not None


def _is_page_number(p: _Page) -> bool:
    return len(p.words) <= 24 and _is_page_number_text(p.words)


def _is_date_line(p: _Page) -> bool:
    return is_day_line(p.words)


def _is_desk_tag(p: _Page) -> bool:
    """`[Photo desk report]`: a whole line in square brackets, near the top or bottom, that names a newsroom's part."""
    m = re.fullmatch(r"[\[【［(（]\s*([^\[\]【】［］\n]{1,40})\s*[\]】］)）]", p.words)
    return (
        m is not None
        and (p.in_head or p.in_tail)
        and any(w in m[1].casefold() for w in NEWSROOM)
        and not re.search(r"[.!?。！？]", m[1])
    )


def is_handed_out(words: str) -> bool:
    """A line that says only that the text is one for the press: "Press release", "Nota de prensa"."""
    return len(words) <= 60 and _HANDED_OUT.fullmatch(words.strip(" \t*-–—:[]()（）【】")) is not None


def _is_label(p: _Page) -> bool:
    return p.in_head and is_handed_out(p.words)


def _is_invitation(p: _Page) -> bool:
    return p.in_tail and _asks_to_subscribe(p.words)


def _is_widget(p: _Page) -> bool:
    """A line that is nothing but what pages offer to do with it: share, print, comment, read on."""
    if len(p.words) > 160:
        return False
    if _key(p.words) in WIDGETS:
        return True
    if _INVITATION.match(p.words) and len(p.words.split()) <= _INVITED and not re.search(r"[.!?…。！？]\s+\S", p.words):
        return True
    parts = [_key(x) for x in re.split(r"\s*[|•·/\n\t,]\s*|\s{2,}", p.words)]
    if len(parts) == 1:
        parts = [_key(x) for x in p.words.split()]
    parts = [x for x in parts if x]
    return len(parts) > 1 and all(x in WIDGETS or x in WEAK for x in parts) and any(x in WIDGETS for x in parts)


def _is_reading_time(p: _Page) -> bool:
    words = p.words.strip()
    m = _READING_TIME.fullmatch(words) if len(words) <= 40 else None
    return m is not None and (m["label"] is not None or (p.in_head and not words.isdigit()))


def _is_credit_text(words: str) -> bool:
    """`Reporting by A; editing by B`, `(Redaktion: C)`, `© D`, `Foto: E`: names behind a word of the trade, and no sentence."""
    m = _CREDIT.match(words)
    if m is None or len(words) > 200:
        return False
    rest = words[m.end() :]
    if not _is_cased(rest):
        return columns(rest) <= 60 and not re.search(r"[。！？]", rest)
    small = [w for w in re.findall(r"[^\W\d_][\w'’-]*", rest) if w[0].islower() and w.casefold() not in _SMALL]
    return len(small) <= 2 and len(rest.split()) <= 24


def _is_cased(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return sum(c.islower() or c.isupper() for c in letters) * 2 >= len(letters)


def _is_credit(p: _Page) -> bool:
    return _is_credit_text(p.words.strip())


def _is_field(p: _Page) -> bool:
    """`LENGTH: 320 words`: a field of a press database's export, its name in capitals; `BYLINE:` is left to the bylines."""
    m = re.match(r"([A-Z][A-Z-]{2,20}):\s*\S", p.words)
    return m is not None and m[1] in FIELDS and len(p.words) <= 200


def _is_ending(p: _Page) -> bool:
    words = p.words.casefold().replace(" ", "")
    return p.index > 0 and (words in ENDINGS or (p.in_tail and p.words.islower() and _SIGN_OFF.fullmatch(words) is not None))


def _is_byline(p: _Page) -> bool:
    """`By Name Name, Outlet` near the top or the bottom: names, and no sentence."""
    words = p.words.strip()
    if len(words) > 100 or not (p.in_head or p.in_tail or p.index <= p.prose[0]) or words[-1] in "!?。！？:：":
        return False
    if _BYLINE_AFTER.fullmatch(words):
        return True
    m = _BYLINE.fullmatch(words)
    if m is None:
        return False
    names = _MAIL.sub("", m["names"]).strip(" ,;|")
    if not names:
        return True
    if not _is_cased(names):
        return columns(names) <= 40 and not re.search(r"[。！？，]", names)
    groups = [
        g.split()
        for g in re.split(r"\s*(?:,|;|\||/|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\bи\b|\bve\b)\s*", names)
        if g.strip()
    ]
    upper = all(not w[0].islower() or w.casefold() in _SMALL for g in groups for w in g)
    return upper and bool(groups) and 2 <= len(groups[0]) <= _NAMES and not re.search(r"\d", names)


def _is_quote(p: _Page) -> bool:
    return p.words.startswith(">")


def _is_list_item(p: _Page) -> bool:
    return is_listed(p.words)


def _is_heading(p: _Page) -> bool:
    """A short line that stands apart and ends without a mark."""
    bare = p.words.rstrip(_CLOSING + " ")
    widest = _HEADING if main_script(p.words) != "Thai" else _THAI_HEADING
    if not bare or not p.unit.apart or p.unit.printed_lines > 2 or columns(p.words) > widest:
        return False
    if re.search(r"[.!?。！？]\s+\S", bare) and _is_prose(bare + "."):
        return False  # a sentence has ended inside it: prose whose last full stop is missing
    if bare[-1] in "!?！？" and _is_over_day(p):
        return True
    return bare[-1] not in _TERMINAL and not re.match(r"[\"“„«「『]", p.words) and not re.search(r"[다요까]$", bare)


def _is_over_day(p: _Page) -> bool:
    """Whether the first line stands over a line of its day or its author, as a headline does whatever mark it ends with."""
    below = p.around[1] if p.index == 0 and len(p.around) > 1 else ""
    return bool(below) and len(below) <= 100 and (is_day_line(below) or _BYLINE.fullmatch(below) is not None)


RULES: tuple[tuple[str, Callable[[_Page], bool]], ...] = (
    ("furniture", _no_letters),  # *******, ---
    ("furniture", _is_page_number),  # 1 / 11, - 3 -, Page 4
    ("dateline", _is_date_line),  # [ 2012-01-01 11:52 ], Jan. 1, 2026 Thursday
    ("furniture", _is_desk_tag),  # [Photo desk report]
    ("furniture", _is_label),  # Press release
    ("furniture", _is_widget),  # Share | Print | Comments
    ("furniture", _is_invitation),  # Sign up for our newsletter and never miss a story. It is free.
    ("furniture", _is_reading_time),  # 5 min read
    ("furniture", _is_credit),  # Reporting by A; editing by B
    ("furniture", _is_field),  # LENGTH: 320 words
    ("furniture", _is_ending),  # (END)
    ("byline", _is_byline),  # By Ann Example, The Paper
    ("quote", _is_quote),
    ("list", _is_list_item),
    ("heading", _is_heading),
)
