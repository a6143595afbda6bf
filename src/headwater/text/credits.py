"""Whose copy a report is: whether words name a news agency or another outlet, and whether they are said to pass something on.

"Reuters reported", `laut dpa`, `передаёт ТАСС`, `共同通信によると` tell where a report has it from; that is provenance, and nobody
speaks. Method: a phrase is written as one letter a word (name, noun for an agency, article ...); the row of letters must name an
outlet and nothing else, so a person of an agency stays one. `credits.toml` holds the words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

INDEFINITE = re.compile(r"an?\s", re.IGNORECASE)
LONGEST_CHARS = 120  # "the official news agency of ..., with its initials in brackets"; longer phrases name more than an outlet
QUOTES = re.compile("[«»„“”‟\"「」『』‹›]|(?<!\\w)['‘’]|['’](?!\\w)")
EDGE = " \t\r\n\u00a0\u202f\u3000,，、،;:."
ELISION = r"\w{1,5}['’](?=\w)|"  # l'AFP, dell'ANSA
WORD = r"\w+(?:[-.'’]\w+)*"
NEVER = r"(?!)"
NO_WORD_BEFORE = r"(?<![\w-])"
SHORTEST = 2  # letters
NAME_CHARS = 14  # of an outlet's name, in a language without blanks
RUN = re.compile(r"\w+")
JOINED = ("ja", "zh", "ko", "th")
NAMING = ("N", "A", "S", "K", "O")  # letters of what names an outlet
CAPITAL = {"A": "B", "K": "H"}  # nouns that are part of a name where they have a capital
SPEECH_WORDS = 5  # at most between a verb of saying and whom it is said to: the speaker, a day
BESIDE_CHARS = 80  # before a name, in which that verb stands

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
class _Words:
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
    links: re.Pattern[str]
    several: frozenset[str]
    common: frozenset[str]


def outlet(words: str, language: str | None) -> str | None:
    """What outlet a phrase names and nothing but: "agency" (`Reuters`, `die Nachrichtenagentur dpa`, `агентство ТАСС`, `共同通信`),
    "paper" (a newspaper or broadcaster), None for anybody else.

    words: a noun phrase without the verb, in any case form; language: ISO 639-1, region allowed.
    """
    known = _words(_code(language))
    if known is None or not 0 < len(words) <= LONGEST_CHARS:
        return None
    plain = QUOTES.sub(" ", words).strip(EDGE)
    if known.joined and known.compounds.search(plain):
        return None
    row = "".join(_letter(m, known) for m in known.letters.finditer(plain))
    return "agency" if known.agency.fullmatch(row) else "paper" if known.outlet.fullmatch(row) else None


def relays(cue: str, kind: str, language: str | None) -> bool:
    """Whether words of saying only pass on: "reported", "according to", no "argued"; what a paper "writes" is its own.

    cue: as a reader of speech found them; kind: what `outlet` said of who says it.
    """
    known = _words(_code(language))
    return known is not None and (known.relays if kind == "agency" else known.reports).match(cue.strip()) is not None


def named(words: str, language: str | None) -> bool:
    """Whether a phrase that `outlet` takes says which one it is: "the newspaper", "local media", "two news agencies" do not."""
    known = _words(_code(language))
    if known is None:
        return False
    plain, found, many = QUOTES.sub(" ", words).strip(EDGE), False, False
    for m in known.letters.finditer(plain):
        letter, word = _letter(m, known), m.group()
        if word.casefold() in known.several:
            # "Harbour Media": in English, which writes no other noun with a capital inside a sentence, part of a name.
            many = many or not (known.english and m.start() and word[0].isupper())
        elif letter in "NI":
            return True
        elif letter in "CO" or (letter == "J" and m.start() and word[0].isupper()) or (letter == "x" and not known.cased):
            found = found or word.casefold() not in known.common
    unsaid = known.english and INDEFINITE.match(plain) is not None and plain.split()[-1].islower()  # "a Norland newspaper"
    return found and not many and not unsaid


def is_common(word: str, language: str | None) -> bool:
    """Whether a word is a noun for any one paper or broadcaster."""
    known = _words(_code(language))
    return known is not None and word.casefold() in known.common


def spoken_to(clause: str, start: int, end: int, kind: str, language: str | None) -> bool:
    """Whether somebody says something to the outlet at `[start, end)`: "told Reuters", "in an interview with the Harbour Gazette".

    kind: what `outlet` said of it. Who speaks to its director or its office speaks to no outlet.
    """
    known = _words(_code(language))
    if known is None:
        return False
    before, name, behind = clause[max(start - BESIDE_CHARS, 0) : start], clause[start:end], clause[end:].lstrip("》")
    if _last(known.told, before) or known.asked.match(behind):
        return True
    given = known.dative.match(behind) or any(m.end() == len(name) for m in known.dative.finditer(name))
    if given and known.said.search(behind):
        return True
    to = _last(known.to, before) or (not known.joined and known.to.match(QUOTES.sub("", name)) is not None)
    near = " ".join(before.split()[-SPEECH_WORDS:])
    if known.joined:
        return to and known.said.search(behind) is not None
    if to and known.said.match(behind.lstrip("\"'»”’“ ")) and not known.staff.search(near):
        return True
    if not to and not (known.bare and kind == "agency"):
        return False
    for m in known.said.finditer(before):
        words = before[m.end() :]
        # Where the case alone tells whom something is said to, "said the director of Reuters" may read as "said ... to Reuters".
        close = " ".join(words.split()[-2:]) if known.cases else ""
        if len(words.split()) <= SPEECH_WORDS and not (known.staff.search(close) or known.that.search(words)):
            return True
    return False


def of_its_people(words: str, language: str | None) -> bool:
    """Whether words beside a name make it somebody of an outlet or something that it holds: a director, a spokesman, a poll."""
    known = _words(_code(language))
    return known is not None and known.staff.search(words) is not None


def its_own(around: str, content: str, language: str | None) -> bool:
    """Whether an outlet speaks for itself: in a text of its own ("said in an editorial"), or of its own affairs ("it would hire").

    around: the words of the sentence beside the content.
    """
    known = _words(_code(language))
    return known is not None and (known.own.search(around) is not None or known.itself.match(content) is not None)


def may_credit(text: str, language: str | None) -> bool:
    """Whether words hold the name of an agency or a word for an outlet anywhere; where they do not, nothing in them is a credit."""
    code = _code(language)
    leading = _leading(code)
    if leading is not None and leading.isdisjoint(RUN.findall(text)):
        return False  # a twentieth of the time that the names themselves take to be looked for
    known = _words(code)
    return known is not None and known.names.search(text) is not None


def marks(clause: str, language: str | None) -> list[tuple[int, int]]:
    """Where names of agencies and words for outlets stand."""
    known = _words(_code(language))
    return [] if known is None else [m.span() for m in known.names.finditer(clause)]


def is_joined(language: str | None) -> bool:
    """Whether a language is written without blanks, or joins its particles to names."""
    return _code(language) in JOINED


def may_end(word: str, language: str | None) -> bool:
    """Whether a word may be the last of an outlet's name: one with a capital where names have them, elsewhere any but grammar."""
    known = _words(_code(language))
    if known is None or known.cased:
        return word[:1].isupper() or word[:1] == "("
    return known.that.match(word) is None


def joins(word: str, language: str | None) -> bool:
    """Whether a word joins two names or two clauses: "and"."""
    known = _words(_code(language))
    return known is not None and known.links.fullmatch(word) is not None


def says(behind: str, language: str | None) -> bool:
    """Whether words behind a name make it who says something, in a language with the verb last."""
    known = _words(_code(language))
    return known is not None and known.subject.match(behind) is not None


def passes_on_last(words: str, language: str | None) -> bool:
    """Whether the last word of a sentence passes on, in a language with the verb last."""
    known = _words(_code(language))
    return known is not None and _last(known.ends, words)


def name_places(clause: str, language: str | None) -> Iterator[tuple[int, int]]:
    """Where names of outlets stand in a language without blanks: agencies as they are listed, other names from the last word that
    none has up to the noun, or in Thai from the noun to the next verb."""
    known = _words(_code(language))
    if known is None or known.compounds.search(clause):
        return
    for m in known.names.finditer(clause):
        listed = known.letters.match(clause, m.start())
        if listed is not None and listed.lastgroup == "N":
            yield m.span()
        elif known.first:
            then = known.letters.match(clause, m.end())
            if then is not None and then.lastgroup == "N":
                yield m.start(), then.end()
                continue
            goes_on = known.verbs.search(clause, m.end(), m.end() + NAME_CHARS)
            yield m.start(), goes_on.start() if goes_on else m.end()
        elif not known.relays.match(clause, m.start()):
            begin = max(m.start() - NAME_CHARS, 0)
            # A blank right before the noun parts no name: "NBC 뉴스".
            ends = (s.end() for s in known.stops.finditer(clause, begin, m.start()) if s.end() < m.start() or not s[0].isspace())
            yield max(ends, default=begin), m.end()


@lru_cache(maxsize=1)
def small_names() -> frozenset[str]:
    """The agencies that write themselves without a capital (dpa): names, where a language tells nouns by their capital."""
    return frozenset(name for name in str(_table()["latin"]).split() if name.islower())


def _letter(m: re.Match[str], known: _Words) -> str:
    """The letter of one word."""
    letter, word = m.lastgroup or "x", m.group()
    if letter in CAPITAL and word[0].isupper():
        return CAPITAL[letter]
    if letter != "x":
        return letter
    if word.casefold().replace("’", "'") in known.around:
        return "D"
    return "J" if known.adjective.fullmatch(word) else "C" if word[0].isupper() else "x"


def _code(language: str | None) -> str:
    return re.split("[-_]", (language or "").casefold())[0]


@lru_cache(maxsize=32)
def _leading(code: str) -> frozenset[str] | None:
    """The first word of every name and noun that `names` finds; None where words have endings, or no blanks between them."""
    given = _table().get(code)
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

    script = [] if code == "ar" else str(_table()["cyrillic" if code == "ru" else "latin"]).split()
    return {
        "N": [v for w in (*script, *listed("agencies")) for v in (w, *(p + w for p in listed("prefixes")))], "S": listed("alone"),
        "A": [v for w in listed("nouns") for v in (w, w.title(), w[0].upper() + w[1:])],
        "K": [v for w in listed("kinds") for v in (w, w.title())], "R": listed("reports"),
        "O": [v for w in listed("outlets") for v in (w, w[0].upper() + w[1:])], "L": listed("links"),
    }  # fmt: skip


@lru_cache(maxsize=32)
def _words(code: str) -> _Words | None:
    given = _table().get(code)
    return _compiled(code, given) if isinstance(given, Mapping) and "order" in given else None


def _compiled(code: str, given: Mapping[str, str]) -> _Words:
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
        "dative": _phrases(listed("dative"), joined=True), "ends": _phrases(listed("ends"), joined),
        "subject": re.compile(_any(listed("subject"), joined=True)),
        "verbs": re.compile(rf"\s|{_any(listed('relays', 'writes', 'asked', 'told', 'stops'), joined=True)}"),
        "stops": re.compile(rf"\s|{_any(listed('stops'), joined=True)}"),
    }  # fmt: skip
    return _Words(
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


def _last(phrase: re.Pattern[str], words: str) -> bool:
    """Whether words end with a phrase, blanks and quotation marks behind it aside."""
    end = len(QUOTES.sub(" ", words).rstrip(" 《"))
    return any(m.end() == end for m in phrase.finditer(words, 0, end))


def _begins(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern for a text that begins with any of the words, in any case, or with more of them."""
    # A word of two letters is meant whole: "so" is not how "Sonntag" begins.
    forms = [_form(w) + (r"(?!\w)" if len(w) <= SHORTEST and w.isascii() else "") for w in words]
    return re.compile(r"\W*(?:" + ("|".join(forms) or NEVER) + ")", re.IGNORECASE)


def _form(word: str) -> str:
    return r"\s+".join(re.escape(part).replace("'", "['’]") for part in word.split("_"))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, object]:
    return tomllib.loads(resources.files("headwater.text").joinpath("credits.toml").read_text("utf-8"))
