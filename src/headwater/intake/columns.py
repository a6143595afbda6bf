"""Which column of a table holds what: told by its name, and believed only where its values look like it.

Names are those of data sets and exports of newsrooms, in English and then in other languages, compared without case, spaces and
underscores.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from headwater.intake.times import day, most_exact

Row = Mapping[str, Any]
# For each thing to know, the names that columns of it have, the most telling first.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "fulltext", "maintext", "articletext", "articlebody", "bodytext", "body", "story", "storytext",
        "articlecontent", "content", "contents", "contenttext", "article", "transcript", "speech", "document", "plaintext",
        "cleantext", "cleanedtext", "rawtext", "textbody", "post", "message", "passage", "paragraph", "contenthtml",
        "bodyhtml", "html", "volltext", "artikeltext", "artikel", "inhalt", "texte", "textecomplet", "corps", "contenu",
        "texto",
        "textocompleto", "cuerpo", "contenido", "corpo", "conteúdo", "testo", "contenuto", "tekst", "inhoud", "treść", "metin",
        "текст", "полныйтекст", "본문", "기사본문", "기사내용", "내용", "正文", "全文", "内容", "內容", "本文", "記事本文",
        "النص",
        "description", "summary", "abstract", "beschreibung", "résumé", "resumen", "описание", "요약", "摘要", "要約",
    ),
    "id": (
        "id", "uid", "uuid", "guid", "docid", "documentid", "articleid", "storyid", "textid", "newsid", "recordid",
        "identifier", "key",
    ),
    "title": ("title", "headline", "articletitle", "headlinetext", "storytitle", "head", "heading", "subject",
        "titel", "überschrift", "schlagzeile", "titre", "título", "titular", "titolo", "manchete", "kop", "tytuł", "başlık",
        "заголовок", "название", "제목", "기사제목", "标题", "標題", "题目", "見出し", "タイトル", "題名", "العنوان",
    ),
    "outlet": (
        "outlet", "publisher", "publication", "sourcename", "source", "newspaper", "newspapername", "agency", "newsagency",
        "media", "mediasource", "medianame", "site", "sitename", "website", "journal", "channel", "domain", "provider",
        "medium", "zeitung", "quelle", "média", "publicación", "periódico", "medio", "fuente", "veículo", "fonte",
        "testata", "krant",
        "bron", "gazeta", "źródło", "gazete", "kaynak", "издание", "сми", "источник", "매체", "언론사", "신문사", "출처",
        "媒体", "媒體",
        "来源", "來源", "報社", "新聞社", "出典", "الصحيفة", "المصدر",
    ),
    "author": ("author", "authors", "byline", "writer", "journalist", "reporter", "creator", "by", "autor", "autorin",
    "verfasser",
        "auteur", "autora", "autore", "yazar", "автор", "авторы", "기자", "기자명", "작성자", "글쓴이", "作者", "记者",
        "記者", "著者", "筆者",
        "الكاتب",
    ),
    "published": (
        "published", "publishedat", "publishdate", "publisheddate", "publicationdate", "datepublished", "datepublish",
        "pubdate", "pubtime", "date", "datetime", "timestamp", "time", "day", "issued", "created", "createdat",
        "creationdate", "datum", "erschienen", "erscheinungsdatum", "veröffentlicht", "datedepublication", "fecha",
        "fechadepublicación", "publicado", "data", "datadepublicação", "datadipubblicazione", "tarih", "дата", "датапубликации",
        "опубликовано", "날짜", "일자", "일시", "작성일", "게재일", "보도일", "日期", "时间", "時間", "发布时间",
        "發布時間", "日付", "掲載日", "公開日",
        "التاريخ",
    ),
    "url": (
        "url", "link", "href", "permalink", "address", "uri", "articleurl", "storyurl", "canonicalurl", "weburl",
        "sourceurl", "webpage", "adresse", "lien", "enlace", "dirección", "indirizzo", "adres", "ссылка", "адрес", "주소",
        "링크",
        "链接", "鏈接", "连结", "網址", "网址", "リンク", "الرابط",
    ),
    "language": ("language", "lang", "languagecode", "langcode", "locale", "lg", "sprache", "langue", "idioma", "lingua",
    "taal", "język",
        "dil", "язык", "언어", "语言", "語言", "言語", "اللغة",
    ),
}  # fmt: skip
RUNNING = 80  # characters: the average value from which on a column of an unknown name is taken for texts
MISSING = frozenset(("nan", "NaN", "NaT", "<NA>", "null", "NULL", "None"))  # what programs write where there is nothing
SHORT = {"title": 400, "outlet": 100, "author": 300, "id": 200}  # characters that such values hardly ever reach
# English names and three-letter codes of languages (ISO 639-2), as exports write them.
LANGUAGES = {
    code: pair[:2]
    for pair in (
        "en eng english", "ko kor korean", "zh zho chi chinese", "ja jpn japanese", "ru rus russian", "ar ara arabic",
        "de deu ger german", "fr fra fre french", "es spa spanish", "it ita italian", "pt por portuguese", "nl nld dut dutch",
        "pl pol polish", "tr tur turkish", "th tha thai", "uk ukr ukrainian", "sv swe swedish", "da dan danish",
        "cs ces cze czech",
        "fa fas per persian", "hi hin hindi", "id ind indonesian", "vi vie vietnamese", "he heb hebrew", "el ell gre greek",
        "hu hun hungarian", "ro ron rum romanian", "fi fin finnish", "no nor norwegian", "bg bul bulgarian",
    )
    for code in pair.split()
}  # fmt: skip
WRITTEN_DATES = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b. %d, %Y")


def guessed(rows: Sequence[Row]) -> dict[str, str]:
    """Which column holds what, by the first rows of a table: a thing to know (`NAMES`) -> a column.

    Empty without a column of texts.
    """
    columns = list(dict.fromkeys(name for row in rows for name in row))
    values = {c: [v for row in rows if (v := value(row.get(c)))] for c in columns}
    by_name: dict[str, str] = {}
    for column in columns:
        by_name.setdefault(re.sub(r"[\W_]+", "", column).casefold(), column)
    found: dict[str, str] = {}
    for what, names in NAMES.items():
        there = (by_name[name] for name in names if name in by_name)
        free = [c for c in there if c not in found.values()]
        fitting = next((c for c in free if _fits(what, values[c])), None)
        if what == "published" and fitting is None:  # what its name says and some values are: the others are told as unreadable
            fitting = next((c for c in free if any(map(_time, values[c]))), None)
        if what == "text" and fitting is None:
            fitting = _longest(rows, values)
            if fitting is None:
                return {}
        if fitting is not None:
            found[what] = fitting
    for what in ("url", "published"):  # values of other kinds are not told by themselves
        if what not in found and (only := _only(what, [c for c in columns if c not in found.values()], values)):
            found[what] = only
    return found


def _only(what: str, columns: Sequence[str], values: Mapping[str, list[str]]) -> str | None:
    """The one column of an unknown name whose values are all addresses, each another, or all days; None where there are several."""

    def are_so(held: list[str]) -> bool:
        if what == "url":
            return len(set(held)) == len(held) and all(v.startswith(("http://", "https://")) for v in held)
        return all(not v.isdecimal() and _time(v) for v in held)  # figures alone are years, prices and ids

    several = [c for c in columns if len(values[c]) > 1 and are_so(values[c])]
    return several[0] if len(several) == 1 else None


def value(held: Any) -> str:
    """What a cell says, as text; a list's values with commas, of an object its name; empty for nothing."""
    if isinstance(held, str):
        return "" if held.strip() in MISSING else held.strip()
    if isinstance(held, Mapping):
        return value(held.get("name") or held.get("title") or held.get("id"))
    if isinstance(held, list | tuple):
        return ", ".join(v for v in map(value, held) if v)
    if isinstance(held, date | datetime):
        return held.isoformat()
    return "" if held is None or held != held else str(held)


def told(row: Row, columns: Mapping[str, str]) -> dict[str, Any]:
    """What a row says of its text: arguments of `reading.read`, and which column holds what."""
    said = {what: _meant(what, value(row.get(column))) for what, column in columns.items() if what != "text"}
    return {**{what: known for what, known in said.items() if known}, "columns": dict(columns)}


def _meant(what: str, said: str) -> str | None:
    if what == "published":
        return _time(said)
    if what == "language":
        return _language(said)
    return said or None


def _time(said: str) -> str | None:
    """A stated time in ISO 8601, None for what is none."""
    if (found := most_exact([said])) is not None:
        return found
    for written in WRITTEN_DATES:
        try:
            return datetime.strptime(said, written).date().isoformat()
        except ValueError:
            continue
    return None


def _language(said: str) -> str | None:
    """ISO 639-1 of a code or an English name; None where it is unknown, so that the text itself decides."""
    code = re.split(r"[-_]", said.casefold())[0]
    return LANGUAGES.get(code) or (code if re.fullmatch(r"[a-z]{2}", code) else None)


def _fits(what: str, held: list[str]) -> bool:
    """Whether values look like what the column's name says."""
    if not held:
        return False
    if what == "published":
        return sum(_time(v) is not None for v in held) * 2 > len(held)
    if what == "url":
        return sum(v.startswith(("http://", "https://")) for v in held) * 2 > len(held)
    if what == "language":
        return sum(_language(v) is not None for v in held) * 2 > len(held)
    if what == "text":
        return sum(not _is_mark(v) for v in held) * 2 > len(held)
    if what == "id" and 2 * len(set(held)) <= len(held):
        return False  # of an outlet or a series; one that slipped in twice makes no other of them
    return sum(map(len, held)) <= SHORT[what] * len(held) and not (what == "outlet" and held[0].startswith("http"))


def _is_mark(held: str) -> bool:
    """Whether a value is a number, an address or a time, and no words."""
    return held.startswith(("http://", "https://")) or not re.search(r"[^\W\d_]", held) or day(held) is not None


def _longest(rows: Sequence[Row], values: Mapping[str, list[str]]) -> str | None:
    """The column of the longest values where those are texts, in more than one row."""
    plain = [c for c, held in values.items() if len(held) > 1 and all(isinstance(row.get(c) or "", str) for row in rows)]
    lengths = {c: sum(map(len, values[c])) / len(values[c]) for c in plain}
    best = max(lengths, key=lambda c: lengths[c], default=None)
    return best if best is not None and lengths[best] >= RUNNING and _fits("text", values[best]) else None
