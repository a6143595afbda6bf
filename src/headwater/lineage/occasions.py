"""What a document reports on: the message, speech or letter whose words it prints, who spoke, and on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from headwater.lineage.agreement import words
from headwater.model import Record
from headwater.text.days import days
from headwater.text.names import names
from headwater.text.scripts import script_language
from headwater.text.sentences import sentences

LEAD_CHARS = 2000  # what a document is about stands in its first paragraphs

# What people say or write to the public, by language; compiled for this file. Beginnings of words where the language inflects.
_SAID = {
    "en": "message speech statement letter address interview remarks lecture sermon communiqué communique declaration telegram",
    "de": "botschaft rede erklärung brief ansprache interview schreiben telegramm grußwort",
    "nl": "boodschap toespraak verklaring brief interview telegram",
    "fr": "message discours déclaration lettre allocution interview communiqué entretien télégramme",
    "es": "mensaje discurso declaración carta alocución entrevista comunicado telegrama",
    "it": "messaggio discorso dichiarazione lettera intervista comunicato telegramma",
    "pt": "mensagem discurso declaração carta entrevista comunicado telegrama pronunciamento",
    "ru": "послани речь речи заявлени письм обращени интервью выступлени телеграмм",
    "pl": "orędzi przemówieni oświadczeni list wywiad telegram przesłani",
    "cs": "poselství projev prohlášení dopis rozhovor telegram",
    "tr": "mesaj konuşma açıklama mektup telgraf bildiri",
    "ar": "رسالة خطاب بيان كلمة برقية تصريح",
    "ko": "메시지 메세지 연설 담화 성명 서한 편지 축하문 신년사 축전",
    "ja": "メッセージ 演説 声明 書簡 談話 挨拶 祝電",
    "zh": "贺信 讲话 講話 声明 聲明 致辞 致詞 演讲 演講 谈话 談話 贺电 公报 公開信 公开信",
    "th": "สุนทรพจน์ แถลงการณ์ จดหมาย สาร",
}


@dataclass(frozen=True, slots=True)
class Occasion(Record):
    """What was said. what: the word for it; said: the day, ISO; `[start, end)`: the sentence that tells."""

    what: str
    speaker: str | None
    said: str
    start: int
    end: int


def occasion(text: str, language: str | None, published: str | None) -> Occasion | None:
    """The occasion that the lead of a text names with its day; None where none is.

    published: ISO; tells what "on Thursday" means. A day after it is no day of an occasion.
    """
    code = (language or script_language(text[:200])).casefold().split("-")[0]
    pattern = _pattern(code)
    if pattern is None:
        return None
    limit = _date(published)
    lead = text[:LEAD_CHARS]
    # what is between quotation marks tells of other days than that on which it was said
    marked = words(lead)
    quoted = [span for span, inside in zip(zip(marked.starts, marked.ends, strict=True), marked.marked, strict=True) if inside]
    lines = (m for m in re.finditer(r"[^\n]+", lead))
    for start, end in ((m.start() + a, m.start() + b) for m in lines for a, b in sentences(m[0], code)):
        noun = pattern.search(text, start, end)
        if noun is None:
            continue
        dated = [d for d in days(text, code, published, start, end) if not any(a < d.end and d.start < b for a, b in quoted)]
        told = [d.first for d in dated if d.first is not None and d.first == d.last]
        said = next((d for d in told if limit is None or d <= limit), None)
        if said is not None:
            people = [n for n in names(text, code, start, end) if n.kind in ("person", "unknown") and len(n.words) > 1]
            before = [n for n in people if n.end <= noun.start()] or people
            return Occasion(noun[0].casefold(), " ".join(before[0].words) if before else None, said.isoformat(), start, end)
    return None


@lru_cache(maxsize=32)
def _pattern(code: str) -> re.Pattern[str] | None:
    if code not in _SAID:
        return None
    words = "|".join(map(re.escape, _SAID[code].split()))
    if code in ("zh", "ja", "th", "ko"):
        return re.compile(words)
    ending = r"\w{0,3}" if code in ("ru", "pl", "cs", "tr", "de") else "s?"
    return re.compile(rf"(?<!\w)(?:{words}){ending}(?!\w)", re.IGNORECASE)


def _date(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
