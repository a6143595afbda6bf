"""Lines of day, time and place: above a text, before its first words or its first turn, or at a page's end.

They come before the language of a text is known, so they are read in every language of their script.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from headwater.text import dates
from headwater.text.months import MONTHS, WEEKDAYS, forms
from headwater.text.scripts import LANGUAGES, main_script

_TAIL = 500  # characters of a page's lines run together at its end
_DATE_LINE = 90  # characters of a line that holds nothing but a day, a time and a place
_TERMINAL = ".!?:;,…。！？：；，、؟؛।"
_TIME = re.compile(
    r"(?:오전|오후|午前|午後|上午|下午|um|at|в|às|a las|alle(?: ore)?|ore|om|à|klo|(?:o )?godz\.|saat|เวลา)?\s*"
    r"\b\d{1,2}\s?[:.hH時时시点點]\s?\d{2}(?:\s?[:.分분]\s?\d{2})?\s?[초秒分분]?\s*(?:uhr|a\.?m\.?|p\.?m\.?|น\.)?"
    r"|\b(?:GMT|UTC|KST|JST|CET|CEST|MSK|MEZ|MESZ|EST|EDT|ET|PST|PDT|BST|IST|Z)\b(?:\s?[+-]\d{1,4})?|[+-]\d{2}:?\d{2}\b",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?:first |last )?(?:date of publication|publication date|date|dated|published|posted|updated|modified|created|issued|"
    r"release date|erscheinungsdatum|datum|stand|veröffentlicht|aktualisiert|erstellt|date de publication|publié|mis à jour|"
    r"modifié|fecha(?: de publicación)?|publicad[oa]|actualizad[oa]|data (?:di pubblicazione|de publicação|publikacji|dodania)|"
    r"data|pubblicat[oa]|aggiornat[oa]|atualizad[oa]|publicatiedatum|geplaatst|gepubliceerd|bijgewerkt|opublikowano|dodano|"
    r"aktualizacja|дата(?: публикации)?|опубликован[ао]?|размещено|обновлено|yayın(?:lanma|lama)?(?: tarihi)?|"
    r"güncellen?me(?: tarihi)?|tarih|giriş|"
    r"입력|수정|등록|승인|게재|날짜|(?:最終更新|更新|公開|掲載|配信)日時?|最終更新|更新|公開|掲載|配信|发布时间|发布|時間|时间|日期|更新時間|"
    r"تاريخ النشر|نشر|تاريخ|التاريخ|آخر تحديث|วันที่|เผยแพร่)\s*(?:on|am|le|el|il|em|op|dnia|в|at)?\s*[:：=]?",
    re.IGNORECASE,
)
_DATE_REST = re.compile(
    r"\b(?:года|год|г\.|roku|r\.|the|le|el|am|on|den|el día)(?!\w)"
    # initials, as in "(ch)" and "(ab/cde)"
    r"|\[[^\[\]]{1,12}\]|\((?:[^\W\d_]{2,3}/?){1,2}\)|[\[\](){}【】<>|•·,./:;~\-–—]|\s",
    re.IGNORECASE,
)
# what parts the day of a line from its author, its section or its hour; a hyphen only between blanks
_PARTED = re.compile(r"[|•·\n\t]|\s[-–—/]\s")
_STAMP = re.compile(
    r"\s*(?:date|datum|fecha|data|дата|tarih|published|posted|updated|日期|날짜|التاريخ|วันที่)?\s*[:=]?\s*"
    r"(?P<day>[12]\d{3}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?(?=\s+\S)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S|(?<![\w@.])(?:[a-z0-9-]+\.)+[a-z]{2,}/\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A scraper's date before the text; end: characters it takes."""

    end: int
    iso: str


def day(words: str) -> str | None:
    """The full ISO day that a line says, in whichever language."""
    return next((d.iso for d in dates_in(words) if len(d.iso) == 10 and not d.iso.startswith("-")), None)


def day_of_line(words: str) -> str | None:
    """The full ISO day of a line that tells when and by whom, and is no sentence: a day line, or parts of which one is.

    The earliest of several, as none is updated before it is published.
    "12 de enero de 2031, 10:30", "Ann Lee | 12 January 2031"; not "It opened on 12 January 2031", whose day is of what it tells.
    """
    parts = (part for part in _PARTED.split(words) if is_day_line(part))
    return min((found for part in parts if (found := day(part)) is not None), default=None)


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
    for found in dates_in(window):
        tail = window[found.start :]
        before = words[: len(words) - len(tail)].rstrip()
        if (not before or before[-1] in '.!?…»”"') and _TIME.search(tail) and is_day_line(tail):
            return len(tail)
    return 0


def page_tail(words: str) -> int:
    """How many characters at the end of a text's last paragraph are a page's own lines, run together: labels, a day and an address.

    A scraper that keeps no line breaks leaves them behind the last full stop. 0 unless a labelled day and an address are there.
    """
    at = max((m.end() for m in re.finditer(r"[.!?…。！？][\"”»’)]?\s+", words)), default=0)
    tail = words[at:]
    if not 0 < len(tail) <= _TAIL or tail[-1] in _TERMINAL or not _ADDRESS.search(tail):
        return 0
    labelled = any(_DATE_LABEL.search(tail[max(0, d.start - 30) : d.start]) for d in dates_in(tail))
    return len(tail) if labelled else 0


@lru_cache(maxsize=4096)
def dates_in(words: str) -> tuple[dates.Date, ...]:
    """The dates of a short line in the language that reads most of it; a date line comes before the language is known."""
    if not any(c.isdecimal() for c in words):
        return ()
    script = main_script(words)
    tries = [dates.find(words, code) for code in (None, *(c for c in MONTHS if script in LANGUAGES[c]))]
    return tuple(max(tries, key=lambda found: (sum(d.end - d.start for d in found), sum(len(d.iso) == 10 for d in found))))


@lru_cache(maxsize=1)
def _weekdays() -> re.Pattern[str]:
    names = sorted(
        {n for code in WEEKDAYS for n, _ in forms(WEEKDAYS, code) if len(n) > 1 or not n.isascii()}, key=len, reverse=True
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)\.?|\([월화수목금토일月火水木金土日]\)", re.IGNORECASE)


def is_day_line(words: str) -> bool:
    if len(words) > _DATE_LINE or words.rstrip()[-1:] in "!?…。！？":
        return False
    found = dates_in(words)
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
