"""Whom the mentions of a Korean, Japanese or Chinese document stand for: names known by the titles beside them.

A short name with its title ("김 장관", "山田氏", "王部长") takes up the fuller one that the document has with the same title, if
there is only one; a title alone and a pronoun take up who spoke last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from headwater.model import Span
from headwater.quotes.who.antecedents import Voice
from headwater.quotes.who.mention_words import MentionWords
from headwater.text.name_tables import characters

HANGUL = "\uac00-\ud7a3"
KANA = re.compile(r"[\u30a1-\u30fa\u30fc・]+")
# particles that end a word before a name: it is no part of the name
PARTICLE = re.compile(r".*(?:은|는|이|가|을|를|의|에|에서|도|로|와|과|며|고|께서|년|월|일|날|뒤|후|해|한|된|인|던|간)$")
INSTITUTION = re.compile(r".*(?:대|대학|대학교|학과|부|원|당|회|사|청|국|처|실|팀|단|소|센터|연구소|위|은행|그룹)$")
LATIN = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*")
LATIN_END = re.compile(LATIN.pattern + "$")
PARTS = re.compile(r"[ ・·‧]")
LONGEST_NAME = 4  # syllables or characters of a native name
SEARCHED_CHARS = 10_000  # at the beginning and before a place: where a full name stands, if anywhere
TITLE_WITHIN_WORDS = 4  # between a Korean name and its title: the office
DEPUTY = "副元前新総總"  # of an office: part of no name
HONORIFICS = ("씨", "님", "氏", "さん", "先生", "女士", "小姐")
AFTER_NAME = "[表说說称稱指在对對强強宣认認警呼透回来到会也还与和等出访于]"  # characters that begin what follows a name
EDGE = " \u3000\t\n,、，“”\"'‘’「」『』()（）=·"


class TitledVoices:
    """The voices of a document in a script without capitals; mentions are to be asked for in its order."""

    def __init__(self, text: str, table: MentionWords) -> None:
        self.text, self.table = text, table
        language = table.language if table.language in ("ko", "zh") else "zh"
        self._surnames = frozenset(characters(language))
        self._foreign = frozenset(characters("zh foreign"))
        self._voices: dict[str, Voice] = {}
        self._fulls: dict[tuple[str, str], str] = {}  # names by their short form and title
        self._titles: dict[str, str] = {}  # by name
        self._by_last: dict[str, set[str]] = {}  # full names by their last part
        self._said: list[tuple[Span, Voice]] = []

    def speaker(self, mention: Span, _cue: str) -> Voice:
        """Who is mentioned at a place; puts down that the voice speaks."""
        words = re.split("[（(]", self.text[mention.start : mention.end].strip(EDGE))[0].strip(EDGE)
        voice = self._voice(words, mention.start)
        self._said.append((mention, voice))
        return voice

    def _voice(self, words: str, position: int) -> Voice:
        letters = self.table.pronouns.get(words) or (self.table.pronouns.get(words[:-1]) if words[-1:] in "는은가이" else None)
        if letters:
            return self._taken_up(letters, position) or Voice(words, "")
        if words.startswith(tuple(self.table.indefinite)):
            return Voice(words, "mf" if self._title_of(words) else "")
        name, title = self._parted(words)
        if not name:
            return self._of_title(title) or self._voices.setdefault(words, Voice(words, "mf"))
        full = self._full(name, title, position) if title else name
        full = self._longer(full)
        if title:
            self._titles[full] = title
        elif not self._name_like(full):
            body = next((b for b in self.table.bodies if words.endswith(b)), None)
            return self._voices.setdefault(words, Voice(words, "np" if body else ""))
        parts = PARTS.split(full)
        if len(parts) > 1:
            self._by_last.setdefault(parts[-1], set()).add(full)
        return self._voices.setdefault(full, Voice(full, "mf"))

    def _longer(self, name: str) -> str:
        """The full name that a speaker before had, for its last part alone ("Lund" of "Ida Lund", "ルンド" of "イダ・ルンド")."""
        known = self._by_last.get(name, set())
        return next(iter(known)) if len(known) == 1 else name

    def _name_like(self, words: str) -> bool:
        """Whether words without a title look like a name: Latin, katakana, Korean of three syllables or of two words."""
        if words in self.table.several:
            return False
        if LATIN.fullmatch(words) or KANA.fullmatch(words) or "·" in words:
            return True
        parts = words.split()
        hangul = all(HANGUL[0] <= c <= HANGUL[2] for c in "".join(parts))
        return (
            hangul and (self._is_native(words) if len(parts) == 1 else len(parts) == 2 and not INSTITUTION.match(parts[-1]))
        ) or (words in self._by_last)

    # -- parting a mention into name and title

    def _parted(self, words: str) -> tuple[str, str]:
        """The name and the title of a mention; no name where the title stands alone, no title where none is known."""
        if self.table.language == "ko":
            return self._parted_korean(words.split())
        title = self._title_of(words)
        before, behind = words.rsplit(title, 1) if title else (words, "")
        if title and (name := behind.strip(EDGE)):  # 发言人王平
            known = LATIN.fullmatch(name) or KANA.fullmatch(name) or PARTS.search(name) or name[0] in self._surnames
            known = known or (len(name) > 1 and all(c in self._foreign for c in name))  # 市长伦德
            return (name, title) if known else (words, "")
        name = re.split("[的の]", before)[-1].strip(EDGE)
        name = name[:-1] if len(name) > 1 and name[-1] in DEPUTY else name  # 田中副市長
        latin, kana = LATIN_END.search(name), KANA.match(name)
        if latin:
            return latin[0], title
        if kana and len(kana[0]) > 1:
            return kana[0].strip("・"), title  # バイデン米大統領
        return (self._native(name) if title else words), title

    def _title_of(self, words: str) -> str:
        """The longest title that a mention ends in, else the last one in it (Chinese sets it before the name)."""
        ending = next((t for t in self.table.titles if words.endswith(t)), "")
        if ending or self.table.language == "ko":
            return ending
        inside = [(words.rfind(t) + len(t), t) for t in self.table.titles if t in words]
        at, title = max(inside, default=(0, ""))
        return title if self.table.language == "zh" or KANA.fullmatch(words[at:].strip(EDGE)) else ""

    def _native(self, name: str) -> str:
        """The name at the end of words without spaces: itself where it is short, else from a family name's character on."""
        if self.table.language == "ja" or len(name) <= LONGEST_NAME:
            return name if len(name) <= LONGEST_NAME + 1 else ""
        return next((name[-size:] for size in (3, 2) if name[-size] in self._surnames), "")

    def _parted_korean(self, words: list[str]) -> tuple[str, str]:
        while len(words) > 1 and PARTICLE.match(words[0]) and not (words[0][0] in self._surnames and len(words[0]) == 3):
            words = words[1:]
        last = words[-1] if words else ""
        title = next((t for t in self.table.titles if last.endswith(t)), "")
        if not title:
            offices = [(i, t) for i, w in enumerate(words) for t in self.table.titles if w.endswith(t) and len(t) > 1]
            return " ".join(words[offices[-1][0] + 1 :]) if offices else " ".join(words), offices[-1][1] if offices else ""
        joined = last.removesuffix(title)
        if len(words) == 1:
            native = 1 <= len(joined) <= LONGEST_NAME and joined[:1] in self._surnames
            return (joined if native else ""), title
        if title in HONORIFICS and not joined and words[-2][0] in self._surnames and 1 < len(words[-2]) <= LONGEST_NAME:
            return words[-2], title  # 강릉시 주민 박모 씨
        first = words[0]
        if len(words) > 2 and self._is_native(first):
            return first, title  # 강이든 한누리대 교수
        return " ".join(w for w in words[:-1] if not INSTITUTION.match(w) or self._is_native(w)), title

    def _is_native(self, word: str) -> bool:
        return len(word) == 3 and word[0] in self._surnames

    # -- taking up

    def _full(self, name: str, title: str, position: int) -> str:
        """The fullest form of a name in the document, with the title; itself where there is none, or several."""
        if (name, title) not in self._fulls:
            begin = max(SEARCHED_CHARS, position - SEARCHED_CHARS)
            found = set(self._fuller(name, title, f"{self.text[:SEARCHED_CHARS]}\n{self.text[begin:position]}"))
            self._fulls[name, title] = next(iter(found)) if len(found) == 1 else name
        return self._fulls[name, title]

    def _fuller(self, name: str, title: str, text: str) -> Iterator[str]:
        short = re.escape(name)
        titles = "|".join(re.escape(t) for t in (self.table.titles if title in HONORIFICS else (title, *HONORIFICS)))
        if self.table.language != "ko":
            if len(name) <= (1 if self.table.language == "zh" else 2) and not KANA.match(name):
                yield from self._fuller_joined(short, titles, text)
            return
        office = rf"(?= (?:[{HANGUL}\w·]+ ){{0,{TITLE_WITHIN_WORDS}}}[{HANGUL}]*(?:{titles}))"
        if len(name) == 1:
            yield from (m[1] for m in re.finditer(rf"(?<![{HANGUL}])({short}[{HANGUL}]{{1,3}}){office}", text))
        elif " " not in name and not self._is_native(name):
            for m in re.finditer(rf"(?<![{HANGUL}])([{HANGUL}]{{1,5}}) {short}{office}", text):
                if not PARTICLE.match(m[1]) and not INSTITUTION.match(m[1]) and not m[1].endswith(self.table.titles):
                    yield f"{m[1]} {name}"

    @staticmethod
    def _fuller_joined(short: str, title: str, text: str) -> Iterator[str]:
        """Longer forms of a name in a script without spaces: before its title, and behind it up to a verb or a stop (Chinese)."""
        before = rf"({short}[\u4e00-\u9fff\u3041-\u3096]{{1,3}}?)(?={title})"
        behind = rf"(?:{title})({short}[\u4e00-\u9fff]{{1,2}}?)(?=[^\u4e00-\u9fff]|{AFTER_NAME})"
        for pattern in (before, behind):
            yield from (m[1] for m in re.finditer(pattern, text) if m[1][-1] not in DEPUTY)

    def _of_title(self, title: str) -> Voice | None:
        """Who spoke last with a title."""
        return next((v for _, v in reversed(self._said) if self._titles.get(v.name) == title), None)

    def _taken_up(self, letters: str, position: int) -> Voice | None:
        """Whom a pronoun stands for: who spoke last; nobody where that was in another paragraph and another speaks more often."""
        fitting = [(m, v) for m, v in self._said if set(v.letters) & set(letters)]
        if not fitting:
            return None
        mention, last = fitting[-1]
        often = Counter(id(v) for _, v in fitting)
        apart = "\n" in self.text[mention.end : position]
        return None if apart and often[id(last)] < max(often.values()) else last

    def last_text(self) -> tuple[Span, Voice] | None:
        """The last document or body that spoke, and where it was mentioned."""
        return next(((m, v) for m, v in reversed(self._said) if "n" in v.letters), None)
