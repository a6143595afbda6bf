"""The words of `credits.toml` as patterns, one set a language: what names an outlet, what passes on, what says who was spoken to.

A phrase is written as one letter a word (name, noun for an agency, article ...); a row of letters is what names an outlet.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

ELISION = r"\w{1,5}['’](?=\w)|"  # l'AFP, dell'ANSA
WORD = r"\w+(?:[-.'’]\w+)*"
NEVER = r"(?!)"
NO_WORD_BEFORE = r"(?<![\w-])"
RUN = re.compile(r"\w+")
SHORTEST = 2  # letters
JOINED = ("ja", "zh", "ko", "th")
NAMING = ("N", "A", "S", "K", "O")  # letters of what names an outlet
CAPITAL = {"A": "B", "K": "H"}  # nouns that are part of a name where they have a capital

# Rows of letters: N name of an agency, A noun for a news agency (B: with a capital), K for an agency of any kind (H: with one),
# S one that stands alone, R report, O outlet, L link, D article or attribute, J adjective, C word with a capital, I initials in
# brackets, x any other.
_REPORT = r"(?:D*R[DL]*)?"
_NAMES = r"N+(?:L?D*N)*"
_OF = r"LD?C{1,3}"
_AGENCY = {
    "within": rf"{_REPORT}[DJ]*(?:S|{_NAMES}(?:[KHR]|{_OF})?|[KH][NC]{{0,2}}N|[NCDO]*B(?:{_OF})?|(?:[NC]+D*)?A(?:[NC]{{1,4}})?)I?",
    "before": rf"{_REPORT}[DJ]*(?:S|[KH]?{_NAMES}|[AB][CN]{{0,4}}(?:LD*[CN]+)?)I?",
    "first": rf"{_REPORT}[DJ]*(?:{_NAMES}|[KHSAB][xJDCL]{{0,3}}{_NAMES}[JCx]{{0,2}}|[AB][xJDCLN]{{0,6}}|[KS]C{{1,3}}|S)I?",
    "uncased": rf"{_REPORT}[DJ]*(?:{_NAMES}|[KA]x{{0,3}}{_NAMES}x{{0,2}}|A[xLN]{{0,6}}|Kx)",  # first, in a script without capitals
    "last": r"[DCNL]*(?:N|A|B|[CN][KH])I?",
}
_OUTLET = {
    "within": rf"{_REPORT}[DJ]*(?:[CNOL]{{0,4}}O|O[CNO]{{0,4}})I?",
    "before": rf"{_REPORT}[DJ]*(?:[CN]{{0,3}}O|O[CNO]{{0,4}})I?",
    "first": rf"{_REPORT}[DJ]*O[xJDCONL]{{0,5}}I?",
    "uncased": rf"{_REPORT}O[xONL]{{0,5}}",
    "last": r"[DCNL]*O",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language (`credits.toml`). letters: any word, its group being its letter; joined: written without blanks."""

    letters: re.Pattern[str]
    around: frozenset[str]
    adjective: re.Pattern[str]
    agency: re.Pattern[str]
    outlet: re.Pattern[str]
    compounds: re.Pattern[str]
    relays: re.Pattern[str]
    reports: re.Pattern[str]
    itself: re.Pattern[str]
    own: re.Pattern[str]
    names: re.Pattern[str]
    joined: bool
    cased: bool
    english: bool
    bare: bool
    cases: bool
    told: re.Pattern[str]
    asked: re.Pattern[str]
    said: re.Pattern[str]
    to: re.Pattern[str]
    dative: re.Pattern[str]
    that: re.Pattern[str]
    staff: re.Pattern[str]
    subject: re.Pattern[str]
    ends: re.Pattern[str]
    stops: re.Pattern[str]
    verbs: re.Pattern[str]
    first: bool
    begun: re.Pattern[str]
    ended: re.Pattern[str]
    links: re.Pattern[str]
    several: frozenset[str]
    common: frozenset[str]


def letter_of(m: re.Match[str], known: Words) -> str:
    """The letter of one word."""
    letter, word = m.lastgroup or "x", m.group()
    if letter in CAPITAL and word[0].isupper():
        return CAPITAL[letter]
    if letter != "x":
        return letter
    if word.casefold().replace("’", "'") in known.around:
        return "D"
    return "J" if known.adjective.fullmatch(word) else "C" if word[0].isupper() else "x"


def code_of(language: str | None) -> str:
    return re.split("[-_]", (language or "").casefold())[0]


@lru_cache(maxsize=32)
def leading(code: str) -> frozenset[str] | None:
    """The first word of every name and noun that `names` finds; None where words have endings, or no blanks between them."""
    given = table().get(code)
    if not isinstance(given, Mapping) or "order" not in given:
        return frozenset()
    if code in JOINED or given.get("endings"):
        return None
    groups = _listed(code, given)
    return frozenset(run[0] for kind in NAMING for form in groups[kind] if (run := RUN.search(form.split("_")[0])))


def _listed(code: str, given: Mapping[str, str]) -> dict[str, list[str]]:
    """The forms that each letter of a row stands for."""

    def listed(*kinds: str) -> list[str]:
        return [w for kind in kinds for w in given.get(kind, "").split()]

    script = [] if code == "ar" else str(table()["cyrillic" if code == "ru" else "latin"]).split()
    return {
        "N": [v for w in (*script, *listed("agencies")) for v in (w, *(p + w for p in listed("prefixes")))], "S": listed("alone"),
        "A": [v for w in listed("nouns") for v in (w, w.title(), w[0].upper() + w[1:])],
        "K": [v for w in listed("kinds") for v in (w, w.title())], "R": listed("reports"),
        "O": [v for w in listed("outlets") for v in (w, w[0].upper() + w[1:])], "L": listed("links"),
    }  # fmt: skip


@lru_cache(maxsize=32)
def words_of(code: str) -> Words | None:
    given = table().get(code)
    return _compiled(code, given) if isinstance(given, Mapping) and "order" in given else None


def _compiled(code: str, given: Mapping[str, str]) -> Words:
    def listed(*kinds: str) -> list[str]:
        return [w for kind in kinds for w in given.get(kind, "").split()]

    joined = code in JOINED
    endings = "|".join(map(_form, listed("endings")))
    ending = f"(?:{endings})?" if endings else ""
    groups = {
        **{letter: _any(forms, joined, ending if letter == "N" else "") for letter, forms in _listed(code, given).items()},
        "I": r"\([A-ZА-ЯЁÀ-Þ]{2,8}\)", "x": r"\w" if joined else ELISION + WORD if given["order"] == "first" else WORD,
    }  # fmt: skip
    if joined:
        groups = {"D": _any(listed("around"), joined), **groups}
    pattern = "|".join(f"(?P<{letter}>{forms})" for letter, forms in groups.items())
    beside = {
        **{kind: _phrases(listed(kind), joined) for kind in ("told", "asked", "said", "to", "that", "staff")},
        "begun": re.compile("|".join(listed("prefixes")) or NEVER),
        "ended": re.compile(rf"(?:{'|'.join(_form(e) for e in listed('endings') if not e.isalpha()) or NEVER})$"),
        "dative": _phrases(listed("dative"), joined=True), "ends": _phrases(listed("ends"), joined),
        "subject": re.compile(_any(listed("subject"), joined=True)),
        "verbs": re.compile(rf"\s|{_any(listed('relays', 'writes', 'asked', 'told', 'stops'), joined=True)}"),
        "stops": re.compile(rf"\s|{_any(listed('stops'), joined=True)}"),
    }  # fmt: skip
    return Words(
        letters=re.compile(pattern), around=frozenset(w.casefold() for w in listed("around")),
        adjective=re.compile(given.get("adjectives", NEVER)), agency=re.compile(_row(_AGENCY, given, joined)),
        outlet=re.compile(_row(_OUTLET, given, joined)), compounds=re.compile(_any(listed("compounds"), joined)),
        relays=_begins(listed("relays", "writes")), reports=_begins(listed("relays")),
        itself=_begins(listed("itself")),
        own=re.compile(_any(listed("own"), joined)), names=re.compile("|".join(groups[g] for g in NAMING)),
        links=re.compile(groups["L"]), joined=joined, cased=not joined and given["order"] != "uncased",
        english=given["order"] == "within", first=given["order"] == "first", bare="bare" in given, cases="cases" in given,
        several=frozenset(w.casefold() for w in listed("several")), **beside,
        common=frozenset(w.casefold() for w in listed("common")),
    )  # fmt: skip


def _row(rows: Mapping[str, str], given: Mapping[str, str], joined: bool) -> str:
    row = rows[given["order"]]
    return row.replace("[DCNL]*", "[^RI]*") if joined else row  # without blanks a name is a row of characters


def _any(words: Iterable[str], joined: bool, ending: str = "") -> str:
    """A pattern for any of the words, the longest first; whole words where the language parts them by spaces."""
    forms = "|".join(_form(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
    if not forms:
        return NEVER
    return f"(?:{forms})" if joined else rf"(?<![\w-])(?:{forms}){ending}(?![\w-])"


def _phrases(words: Sequence[str], joined: bool) -> re.Pattern[str]:
    """A pattern for any of some phrases, in any case, blanks before them aside; `*` in one stands for letters, `~` at its end for
    a word that goes on."""
    forms = "|".join(_form(w).replace(r"\*", r"\w*") + r"(?!\w)" for w in words if not w.endswith("~"))
    begun = "|".join(_form(w.rstrip("~")) for w in words if w.endswith("~"))
    if joined:
        forms = forms.replace(r"(?!\w)", "")
    either = "|".join(part for part in (forms, begun) if part) or NEVER
    return re.compile(rf"\s*{'' if joined else NO_WORD_BEFORE}(?:{either})", re.IGNORECASE)


def _begins(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern for a text that begins with any of the words, in any case, or with more of them."""
    # A word of two letters is meant whole: "so" is not how "Sonntag" begins.
    forms = [_form(w) + (r"(?!\w)" if len(w) <= SHORTEST and w.isascii() else "") for w in words]
    return re.compile(r"\W*(?:" + ("|".join(forms) or NEVER) + ")", re.IGNORECASE)


def _form(word: str) -> str:
    return r"\s+".join(re.escape(part).replace("'", "['’]") for part in word.split("_"))


@lru_cache(maxsize=1)
def table() -> Mapping[str, object]:
    return tomllib.loads(resources.files("headwater.text").joinpath("credits.toml").read_text("utf-8"))
