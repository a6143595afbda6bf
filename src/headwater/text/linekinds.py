"""The kind of a line by its words and its neighbours: heading, byline, dateline, list, quote, paragraph or furniture.

The rules are a table (`RULES`), read from the top; the first that holds names the kind. What none of them claims is a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from headwater.text import dates
from headwater.text.furniture_words import BYLINE, CREDITS, ENDINGS, FIELDS, NEWSROOM, WEAK, WIDGETS
from headwater.text.lines import columns, is_listed
from headwater.text.months import MONTHS, WEEKDAYS, forms
from headwater.text.scripts import LANGUAGES, main_script

_HEADING = 150  # columns: a longer line without a full stop has lost it
_DATE_LINE = 90  # characters of a line that holds nothing but a day, a time and a place
_NAMES = 6  # words that the names of a byline or credit have at most, each
_TERMINAL = ".!?:;,…。！？：；，、؟؛।"
_CLOSING = "\"'“”’»›」』）)]】>》〉*"
_PAGE = re.compile(
    r"(?:page|seite|página|pagina|pág\.|p\.|str\.|strona|стр\.|страница|sayfa|صفحة|หน้า|第|페이지)?\s*[-–—]?\s*\d{1,4}\s*(?:/|"
        r"of|von|sur|de|di|van|z|из|の|页|頁|ページ|쪽|페이지)?\s*\d{0,4}\s*[-–—]?",
    re.IGNORECASE,
)
_PAGE_SURE = re.compile(r"\d{1,4}\s?/\s?\d{1,4}|[-–—]\s?\d{1,4}\s?[-–—]|.*[^\W\d_].*\d.*|.*\d.*(?:页|頁|ページ|쪽|페이지)")
_TIME = re.compile(
    r"(?:오전|오후|午前|午後|上午|下午|um|at|в|às|à|klo|o godz\.|saat|"
        r"เวลา)?\s*\b\d{1,2}\s?[:.hH時时시点點]\s?\d{2}(?:\s?[:.分분]\s?\d{2})?\s?[초秒分분]?\s*(?:uhr|a\.?m\.?|p\.?m\.?|น\.)?"
    r"|\b(?:GMT|UTC|KST|JST|CET|CEST|MSK|MEZ|MESZ|EST|EDT|ET|PST|PDT|BST|IST|Z)\b(?:\s?[+-]\d{1,4})?|[+-]\d{2}:?\d{2}\b",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?:first |last )?(?:date|dated|published|posted|updated|modified|created|issued|release date|datum|stand|"
        r"veröffentlicht|aktualisiert|erstellt|publié|mis à jour|modifié|fecha|publicado|actualizado|"
    r"data|pubblicato|aggiornato|atualizado|geplaatst|gepubliceerd|bijgewerkt|opublikowano|aktualizacja|дата|опубликовано|"
        r"обновлено|tarih|yayınlanma|güncelleme|giriş|"
    r"입력|수정|등록|승인|게재|날짜|最終更新|更新|公開|掲載|配信|发布时间|发布|時間|时间|日期|更新時間|نشر|تاريخ|التاريخ|آخر تحديث|วันที่|เผยแพร่)\s*(?:on|am|le|"
        r"el|il|em|op|dnia|в|at)?\s*[:：=]?",
    re.IGNORECASE,
)
_DATE_REST = re.compile(r"\b(?:года|год|г\.|roku|r\.|the|le|el|am|on|den|el día)(?!\w)|\[[^\[\]]{1,12}\]|[\[\](){}【】<>|•·,./:;~\-–—]|\s", re.IGNORECASE)
_STAMP = re.compile(
    r"\s*(?:date|datum|fecha|data|дата|tarih|published|posted|updated|日期|날짜|التاريخ|วันที่)?\s*[:=]?\s*"
    r"(?P<day>[12]\d{3}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?(?=\s+\S)",
    re.IGNORECASE,
)
_CREDIT = re.compile("|".join(CREDITS), re.IGNORECASE)
_BYLINE = re.compile(rf"(?:{'|'.join(BYLINE)})(?:(?<=[:：／/=])\s*|\s+|(?<=[가-힣\u4e00-\u9fff])\s*)(?P<names>\S.*)", re.IGNORECASE)
_BYLINE_AFTER = re.compile(r"[\[(【]?[^\W\d_]{2,4}(?:[·ㆍ,\s]+[^\W\d_]{2,4})*\s?(?:선임|인턴|수습|객원)?(?:기자|특파원|논설위원|편집위원)[\])】]?(?:\s*\S+@\S+)?")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SMALL = {"by", "and", "the", "desk", "in", "at", "from", "with", "for", "of", "und", "et", "y", "e", "en", "i", "и", "ve", "de", "da", "do", "del", "von", "van", "der", "den", "la", "le", "le",
          "mit", "material", "des", "additional", "editing", "reporting", "writing", "translation", "translated", "edited", "compiled", "text", "bureau", "staff", "photo", "para", "per", "con", "med", "bin", "al"}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Stamp:
    """A scraper's date before the text; end: characters it takes."""

    end: int
    iso: str


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
        if _key(words) in WEAK and any(out[j] == "furniture" and _has_letters(around[j]) for j in beside):
            out[i] = "furniture"
        elif words in repeated and any(_is_page_number_text(around[j]) for j in beside):
            out[i] = "furniture"
    return out


def day(words: str) -> str | None:
    """The full ISO day that a line says, in whichever language."""
    return next((d.iso for d in _dates(words) if len(d.iso) == 10 and not d.iso.startswith("-")), None)


def author(words: str) -> str | None:
    """The name or names of a byline, without the words before them and the outlet behind."""
    m = _BYLINE.fullmatch(words.strip())
    names = _MAIL.sub("", m["names"] if m else words)
    names = re.sub(r"\s?(?:선임|인턴|수습|객원)?(?:기자|특파원|논설위원|편집위원)", "", names)
    return re.split(r"\s*[,|/／]\s*|\s+[-–—]\s+", names.strip(" []()【】"))[0].strip() or None


def stamp(words: str) -> Stamp | None:
    """A scraper's ` date 2026-01-01 ` before the text of a paragraph."""
    m = _STAMP.match(words)
    if m is None or not (m[0].strip() != m["day"] or words[: m.start("day")].strip() == ""):
        return None
    labelled = words[: m.start("day")].strip() != ""
    return Stamp(m.end(), m["day"]) if labelled or len(m[0].strip()) > 10 else None


def closing_date(words: str) -> int:
    """How many characters at the end of a paragraph are a line of day, time and place, after a sentence; 0 where none are."""
    window = words[-_DATE_LINE:]
    for found in _dates(window):
        tail = window[found.start :]
        before = words[: len(words) - len(tail)].rstrip()
        if (not before or before[-1] in ".!?…»”\"") and _TIME.search(tail) and _is_date_line_text(tail):
            return len(tail)
    return 0


def _has_letters(words: str) -> bool:
    return any(c.isalnum() for c in words)


def _key(words: str) -> str:
    return re.sub(r"\s*[(\[（]?\d+[)\]）]?\s*$", "", words.casefold()).strip(" \t\u00a0:：»›>→↓…!.|•·+-–—«<[]()（）【】\u200b")


def _is_prose(words: str) -> bool:
    """A sentence of some length: the text of a page begins with the first and ends with the last."""
    bare = words.rstrip(_CLOSING + " ")
    return columns(words) >= 60 and bool(bare) and bare[-1] in ".!?…。！？؟" and not _is_credit_text(words)


def _no_letters(p: _Page) -> bool:
    return not _has_letters(p.words)


def _is_page_number_text(words: str) -> bool:
    return _PAGE.fullmatch(words) is not None and _PAGE_SURE.fullmatch(words) is not None


def _is_page_number(p: _Page) -> bool:
    return len(p.words) <= 24 and _is_page_number_text(p.words)


@lru_cache(maxsize=4096)
def _dates(words: str) -> tuple[dates.Date, ...]:
    """The dates of a short line in the language that reads most of it; a date line comes before the language is known."""
    if not any(c.isdecimal() for c in words):
        return ()
    script = main_script(words)
    tries = [dates.find(words, code) for code in (None, *(c for c in MONTHS if script in LANGUAGES[c]))]
    return tuple(max(tries, key=lambda found: (sum(d.end - d.start for d in found), sum(len(d.iso) == 10 for d in found))))


@lru_cache(maxsize=1)
def _weekdays() -> re.Pattern[str]:
    names = sorted({n for code in WEEKDAYS for n, _ in forms(WEEKDAYS, code) if len(n) > 1 or not n.isascii()}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)\.?|\([월화수목금토일月火水木金土日]\)", re.IGNORECASE)


def _is_date_line_text(words: str) -> bool:
    if len(words) > _DATE_LINE or words.rstrip()[-1:] in "!?…。！？":
        return False
    found = _dates(words)
    if not found:
        return False
    rest = list(words)
    for d in found:
        rest[d.start : d.end] = " " * (d.end - d.start)
    bare = _weekdays().sub(" ", "".join(rest))
    timed = _TIME.search(bare) is not None
    bare = _DATE_LABEL.sub(" ", _TIME.sub(" ", bare))
    left = [w for w in _DATE_REST.sub(" ", bare).split() if w]
    dated = any(len(d.iso) == 10 and not d.iso.startswith("-") for d in found)
    if not left:
        return True
    # a place may stand beside the day ("Lisbon, 3 May 2025"), as capitalised words; a sentence has others
    return (timed or (dated and "," in words)) and len(left) <= 3 and all(not w[0].islower() and not w[0].isdigit() for w in left)


def _is_date_line(p: _Page) -> bool:
    return _is_date_line_text(p.words)


def _is_desk_tag(p: _Page) -> bool:
    """`[Photo desk report]`: a whole line in square brackets, near the top or bottom, that names a newsroom's part."""
    m = re.fullmatch(r"[\[【［(（]\s*([^\[\]【】［］\n]{1,40})\s*[\]】］)）]", p.words)
    return m is not None and (p.in_head or p.in_tail) and any(w in m[1].casefold() for w in NEWSROOM) and not re.search(r"[.!?。！？]", m[1])


def _is_widget(p: _Page) -> bool:
    """A line that is nothing but what pages offer to do with it: share, print, comment, read on."""
    if len(p.words) > 160:
        return False
    if _key(p.words) in WIDGETS:
        return True
    parts = [_key(x) for x in re.split(r"\s*[|•·/\n\t,]\s*|\s{2,}", p.words)]
    if len(parts) == 1:
        parts = [_key(x) for x in p.words.split()]
    parts = [x for x in parts if x]
    return len(parts) > 1 and all(x in WIDGETS or x in WEAK for x in parts) and any(x in WIDGETS for x in parts)


def _is_reading_time(p: _Page) -> bool:
    pattern = r"(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|время "
        r"чтения)?\s*[:：]?\s*\d{1,2}[- ]?(?:min(?:ute[sn]?)?\.?|мин\.?|分钟|分鐘|분)\s*(?:read|reading|lesezeit|de lecture|de "
        r"lectura|di lettura|de leitura|leestijd|чтения|阅读|閱讀)?"
    return len(p.words) <= 40 and re.fullmatch(pattern, p.words.strip(), re.IGNORECASE) is not None and not p.words.strip().isdigit() and p.in_head


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
    return p.index > 0 and p.words.casefold().replace(" ", "") in ENDINGS


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
    groups = [g.split() for g in re.split(r"\s*(?:,|;|\||/|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\bи\b|\bve\b)\s*", names) if g.strip()]
    upper = all(not w[0].islower() or w.casefold() in _SMALL for g in groups for w in g)
    return upper and bool(groups) and 2 <= len(groups[0]) <= _NAMES and not re.search(r"\d", names)


def _is_quote(p: _Page) -> bool:
    return p.words.startswith(">")


def _is_list_item(p: _Page) -> bool:
    return is_listed(p.words)


def _is_heading(p: _Page) -> bool:
    """A short line that stands apart and ends without a mark."""
    bare = p.words.rstrip(_CLOSING + " ")
    if not bare or not p.unit.apart or p.unit.printed_lines > 2 or columns(p.words) > _HEADING:
        return False
    if re.search(r"[.!?。！？]\s+\S", bare) and _is_prose(bare + "."):
        return False  # a sentence has ended inside it: prose whose last full stop is missing
    return bare[-1] not in _TERMINAL and not re.match(r"[\"“„«「『]", p.words) and not re.search(r"[다요까]$", bare)


RULES: tuple[tuple[str, Callable[[_Page], bool]], ...] = (
    ("furniture", _no_letters),  # *******, ---
    ("furniture", _is_page_number),  # 1 / 11, - 3 -, Page 4
    ("dateline", _is_date_line),  # [ 2012-01-01 11:52 ], Jan. 1, 2026 Thursday
    ("furniture", _is_desk_tag),  # [Photo desk report]
    ("furniture", _is_widget),  # Share | Print | Comments
    ("furniture", _is_reading_time),  # 5 min read
    ("furniture", _is_credit),  # Reporting by A; editing by B
    ("furniture", _is_field),  # LENGTH: 320 words
    ("furniture", _is_ending),  # (END)
    ("byline", _is_byline),  # By Ann Example, The Paper
    ("quote", _is_quote),
    ("list", _is_list_item),
    ("heading", _is_heading),
)
