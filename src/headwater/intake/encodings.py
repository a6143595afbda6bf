"""Bytes into text: by byte-order mark, by UTF-8, by what the file declares, else by which reading is certain.

A legacy file that declares nothing is read in every encoding that newsrooms and archives used; a reading counts as certain when its
letters are those that its language uses most and no other reading comes near. Bytes without a certain reading are refused: text in
the wrong letters would be compared as if it were right.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from headwater.errors import NotText, UsageError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the one of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a declared name means in practice (WHATWG Encoding Standard): the larger set that writers of that name really used.
MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "johab": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",  # a page that could be read to this declaration is not UTF-16
}  # fmt: skip
ALIASES = {"ks_c_5601-1987": "cp949", "x-sjis": "cp932", "windows-31j": "cp932", "x-gbk": "gb18030", "windows-874": "cp874"}
META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.I)
META_WITHIN = 4096  # bytes; the standard says 1024, saved pages put notes of the saving program before it
# Broken UTF-8 (a byte lost in transfer) is still UTF-8 when this many whole characters stand against each broken one.
WHOLE_PER_BROKEN = 50
SAMPLE = 60_000  # bytes; more would not make a reading more certain
PUNCTUATION = frozenset(
    "–—‘’‚“”„…«»‹›•·°§©®™€£¥№¿¡ª²³½¼×´\u00a0†‐―‖、。「」『』【】《》〈〉（）！？：；，．・～ー／％＆＋＝０１２３４５６７８９"
)
# Characters beyond ASCII from which on no reading of a line of news was wrong, and how many of them must differ: fewer may fit by
# chance. Scripts of syllables and words (two bytes each) need fewer. Latin ones have their ASCII letters to tell by.
ENOUGH, ENOUGH_DENSE, DIFFERENT = 60, 12, 6
DENSE = ("zh", "ko", "ja")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a language looks in a legacy encoding.

    encoding: as Python names it. usual: its most used characters beyond ASCII. share: of such characters in its running text
    (what else occurs are rare letters and names). mixed: whether its words mix these with ASCII letters, as Latin scripts do.
    """

    encoding: str
    language: str
    usual: frozenset[str]
    share: float
    mixed: bool = False


def _both_cases(letters: str) -> frozenset[str]:
    return frozenset(letters + letters.upper())


# The characters most used in running text, most frequent first; for Latin scripts all letters beyond ASCII.
HAN_SIMPLIFIED = (
    "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然"
    "没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二"
    "理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信"
    "北少关并内加化由却代军产入先山五太水万市"
)
HAN_TRADITIONAL = (
    "的一是不了人我在有他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可她裡後小麼心多天而能好都然"
    "沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二"
    "理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信"
    "北少關並內加化由卻代軍產入先山五太水萬市"
)
HANGUL = (
    "이다의는에을가고로한하지를은사기도서인대어자정시해나아일그라리들있부것수제과했만전으보스주상여장성회원국구동조니되와할위"
    "까및면습없말때본러관명적던연신치생선공거오"
)
KANA = "".join(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30F7))))
CYRILLIC, THAI, ARABIC, GREEK, HEBREW = "оеаинтсрвлкіі", "านรอกเงมยั่้ิี", "اليمنوترةبع", "αοιετσνηυρ", "יוהלאמרתבש"
READINGS = (
    Reading("gb18030", "zh", frozenset(HAN_SIMPLIFIED), 0.5), Reading("big5hkscs", "zh", frozenset(HAN_TRADITIONAL), 0.5),
    Reading("cp949", "ko", frozenset(HANGUL), 0.6), Reading("cp932", "ja", frozenset(KANA), 0.6),
    Reading("euc_jp", "ja", frozenset(KANA), 0.6), Reading("cp1251", "ru", frozenset(CYRILLIC), 0.68),
    Reading("koi8_u", "ru", frozenset(CYRILLIC), 0.68), Reading("cp866", "ru", frozenset(CYRILLIC), 0.68),
    Reading("iso8859_5", "ru", frozenset(CYRILLIC), 0.68), Reading("cp874", "th", frozenset(THAI), 0.5),
    Reading("cp1256", "ar", frozenset(ARABIC), 0.68), Reading("cp1253", "el", frozenset(GREEK), 0.6),
    Reading("cp1255", "he", frozenset(HEBREW), 0.68),
    *(Reading(encoding, language, _both_cases(letters), 1.0, mixed=True) for encoding, language, letters in (
        ("cp1252", "en", "éèêëàâáäöüóíñçïô"), ("cp1252", "fr", "àâæçéèêëîïôœùûüÿ"), ("cp1252", "de", "äöüßé"),
        ("cp1252", "es", "áéíñóúü"), ("cp1252", "it", "àèéìíîòóùú"), ("cp1252", "pt", "áâãàçéêíóôõúü"),
        ("cp1252", "nl", "áäéèëíïóöúü"), ("cp1252", "sv", "åäöé"), ("cp1252", "da", "æøåé"), ("cp1250", "pl", "ąćęłńóśźż"),
        ("iso8859_2", "pl", "ąćęłńóśźż"), ("cp1250", "cs", "áčďéěíňóřšťúůýž"), ("iso8859_2", "cs", "áčďéěíňóřšťúůýž"),
        ("cp1250", "hu", "áéíóöőúüű"), ("cp1250", "ro", "ăâîşţ"), ("cp1254", "tr", "âçğıîöşüİ"),
    )),
)  # fmt: skip
CERTAIN = 0.7  # of the share that the language usually has: a wrong reading has under half of it
ALL_CAPITALS = 0.9  # of the letters beyond ASCII
AHEAD = 1.25  # times the next reading that gives another text


def decode(data: bytes, *, name: str, encoding: str | None = None, declared: bool = False) -> str:
    """The text of a file's bytes without its byte-order mark, line ends as they are.

    encoding: how to read them, where the caller knows; then nothing is guessed. declared: look for a declaration inside (HTML).
    Raises NotText where no reading is certain, UsageError for an unknown encoding.
    """
    if encoding is not None:
        return _as_told(data, name, encoding)
    for mark, utf in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(utf, "replace")
    text = _utf8(data)
    if text is None and declared and (told := _declaration(data)) is not None:
        text = data.decode(told, "replace")
    if text is None:
        text = _certain(data)
    if text is None:
        raise NotText(f"{name}: in an encoding that could not be told; save it as UTF-8, or name its encoding")
    return text


def _as_told(data: bytes, name: str, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except LookupError:
        raise UsageError(
            f"{name}: no encoding is called {encoding!r}; try utf-8, windows-1251, euc-kr, gb18030 or shift_jis"
        ) from None
    except UnicodeDecodeError as fault:
        raise NotText(
            f"{name}: not {encoding} (byte {fault.start} does not fit); name another encoding, or none to have it told"
        ) from None
    return text.removeprefix("\ufeff")


def _utf8(data: bytes) -> str | None:
    """The bytes as UTF-8, also where a few are broken; None where they are something else."""
    if b"\x1b$" in data and (text := _strict(data, "iso2022_jp")) is not None:
        return text  # an old Japanese mail encoding, in ASCII bytes only
    if (text := _strict(data, "utf-8")) is not None:
        return text
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    whole = sum(1 for c in text if c > "\x7f" and c != "\ufffd")
    return text if whole >= WHOLE_PER_BROKEN * broken else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _declaration(data: bytes) -> str | None:
    """The encoding that a page declares in its first bytes, as what such declarations mean; None without a known one."""
    match = META.search(data[:META_WITHIN])
    if match is None:
        return None
    return meant((match[1] or match[2]).decode("ascii"))


def meant(label: str) -> str | None:
    """The encoding that a declared name stands for in practice, as Python calls it; None for an unknown name."""
    label = label.strip("\"' ").lower()
    try:
        known = codecs.lookup(ALIASES.get(label, label)).name
    except LookupError:
        return None
    return MEANT.get(known, known)


def _certain(data: bytes) -> str | None:
    """The text in the one legacy encoding that fits; None where none or several do."""
    best: dict[str, float] = {}
    for encoding in dict.fromkeys(r.encoding for r in READINGS):
        # a sample may end inside a character; the whole must decode all the same
        if (text := _strict(data, encoding)) is not None:
            best[text] = max(best.get(text, 0.0), _fit(text[:SAMPLE], encoding))
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < CERTAIN or (len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]):
        return None
    return ranked[0][0]


def _fit(text: str, encoding: str) -> float:
    """How well a text looks like a language written in this encoding: 1 as usual, 0 not at all."""
    beyond = [c for c in text if c > "\x7f" and c not in PUNCTUATION]
    if any("\x80" <= c < "\xa0" or c == "\ufffd" for c in beyond):
        return 0.0
    strange = sum(1 for c in beyond if not c.isalnum() and not _combines(c))
    # a script other than Latin stands in words of its own; a Latin one has most of its letters in ASCII
    apart = len(set(beyond)) >= DIFFERENT and len(MIXED_WORDS.findall(text)) < 0.1 * len(beyond)
    latin = len(beyond) < 0.4 * sum(c.isalpha() for c in text)
    if sum(c.isupper() for c in beyond) >= ALL_CAPITALS * len(beyond):
        # a text in capitals; or one in small letters, misread: then its letters are wrong, and the right reading is ahead
        beyond = [c.lower() for c in beyond]
    fits = {
        r: (sum(c in r.usual for c in beyond) - strange) / len(beyond) / r.share if beyond else r.share
        for r in READINGS
        if r.encoding == encoding and (latin if r.mixed else apart and len(beyond) >= _enough(r))
    }
    fitting = {r: min(1.0, fit) for r, fit in fits.items() if fit >= CERTAIN}
    if any(r.mixed for r in fitting):
        language = _language(text)
        fitting = {r: fit for r, fit in fitting.items() if not r.mixed or r.language == language}
    return max(fitting.values(), default=0.0)


def _enough(reading: Reading) -> int:
    return ENOUGH_DENSE if reading.language in DENSE else ENOUGH


# An ASCII letter beside a character of another script (or beside an accented one), where a reading went wrong.
MIXED_WORDS = re.compile(r"[A-Za-z](?=[\u00c0-\u1fff\u2c00-\uffff])|(?<=[\u00c0-\u1fff\u2c00-\uffff])[A-Za-z]")


def _combines(character: str) -> bool:
    """Whether this is a vowel sign or tone mark of Thai or Arabic, which are no letters by themselves."""
    return "\u0e30" <= character <= "\u0e4e" or "\u064b" <= character <= "\u0652"


def _language(text: str) -> str:
    """The language of a text in Latin script: its letters in ASCII tell even where the others are misread."""
    import py3langid  # half a second with numpy; UTF-8 has no need of it

    return str(py3langid.classify(text)[0])
