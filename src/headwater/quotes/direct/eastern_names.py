"""Whether words taken for a mention name somebody, in Korean, Japanese and Chinese: no capitals and few spaces tell a name there.

Method: the last part of the words must end in what is known to speak (`who` of the cue file, its titles and pronouns), be a name in
Latin letters or katakana, or have the length and family name of a native one. What is none of these is a piece of a clause.
"""

from __future__ import annotations

import re
from functools import lru_cache

from headwater.model import Span
from headwater.quotes.cues import Cues
from headwater.quotes.eastern.lines import any_of
from headwater.quotes.frames import trimmed
from headwater.text.name_tables import characters

LANGUAGES = frozenset({"ko", "ja", "zh"})
PART = re.compile(r"[,，、;；:：\n▒]")
BRACKETED = re.compile(r"[（(][^（）()]{0,40}[）)]\Z")
LATIN = re.compile(r"(?:.*[^A-Za-z.'’-])??[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*\Z")
KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc・＝]{2,}\Z")
FOREIGN_HAN = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•・‧][\u4e00-\u9fff]{1,6}){1,3}\Z")
HANGUL_NAME = re.compile(r"[\uac00-\ud7a3]{2,5}(?:\s[\uac00-\ud7a3]{2,5})?\Z")
VERBAL_KO = re.compile(r"(?:[다며면서고지만는은을를에의로해]|에서|에게|까지|부터)\Z")
OF_ITS_OWN = re.compile(r"[的们們]")  # "his party": the pronoun only owns what speaks
INSTITUTION = re.compile(
    r"(?:委员会|委員会|委員會|议会|議会|議會|协会|協会|協會|学会|學會|基金会|联盟|聯盟|同盟|组织|組織|机构|機構|機関|部门|部門|厅|廳|庁|署|局|"
    r"办公室|辦公室|研究所|研究院|研究室|中心|センター|大学|大學|学院|學院|医院|醫院|病院|银行|銀行|集团|集團|公司|会社|报|報|时报|新聞|电视台|テレビ|"
    r"위원회|협의회|협회|연맹|연합|기구|재단|센터|대학교|연구소|은행|신문|방송|그룹)\Z"
)
SAYS = re.compile(r"[\s,，、。.!?！？：:；;是了不我你他她您吗\u3041-\u3096]|은\s|는\s|이\s|가\s")  # a predicate, a pronoun, a stop
EDGE = " \u3000\t\"'“”‘’「」『』()（）"
NATIVE_CHARS = {"ja": (2, 4), "zh": (2, 3)}  # of a native name in Chinese characters
PHRASE_CHARS = 40


def who_speaks(text: str, span: Span, cues: Cues) -> Span | None:
    """The part of `span` that names who speaks, None where none of it does; the span itself in other languages."""
    if cues.language not in LANGUAGES:
        return span
    cuts = [m.end() for m in PART.finditer(text, span.start, span.end)]
    start, end = trimmed(text, cuts[-1] if cuts else span.start, span.end, EDGE)
    if start >= end:
        return None
    words = BRACKETED.sub("", text[start:end]).rstrip(EDGE) or text[start:end]
    if _names(words, cues):
        return Span(start, end)
    pronoun = cues.pronouns.match(text, start) if cues.language == "zh" else None
    if pronoun and pronoun.end() < end and not OF_ITS_OWN.search(text, pronoun.end(), end):
        return Span(start, pronoun.end())  # 他自豪地...
    return None


def _names(words: str, cues: Cues) -> bool:
    language = cues.language
    if len(words) > PHRASE_CHARS or _thing(language).search(words):
        return False
    if cues.pronouns.fullmatch(words) or _speaks(language).search(words):
        return True
    if LATIN.match(words) or KATAKANA.search(words) or FOREIGN_HAN.fullmatch(words):
        return True
    if language == "ko":
        return (
            HANGUL_NAME.fullmatch(words) is not None
            and (words[0] in characters("ko") or " " in words)
            and not VERBAL_KO.search(words)
        )
    least, most = NATIVE_CHARS[language]
    native = least <= len(words) <= most and all("\u4e00" <= c <= "\u9fff" for c in words)
    return native and (language == "ja" or words[0] in characters("zh")) and not _acts(language).search(words)


@lru_cache(maxsize=32)
def _speaks(language: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(language, 'who')}(?:들|たち|ら|们|們)?\Z")


@lru_cache(maxsize=32)
def _thing(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s的の]){any_of(language, 'things', 'times', 'leading', 'adverbs')}\Z")


@lru_cache(maxsize=32)
def _acts(language: str) -> re.Pattern[str]:
    """Words of saying and of adverbs: none of them is part of a name."""
    return re.compile(any_of(language, "action", "saying", "adverbs", "leading", "times"))


def is_body(words: str, language: str) -> bool:
    """Whether words are nothing but the name of an institution (国家气象局): no predicate, no stop, a noun of such at the end."""
    return language in LANGUAGES and INSTITUTION.search(words) is not None and SAYS.search(words) is None
