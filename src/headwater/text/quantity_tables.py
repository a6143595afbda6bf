"""The number words, units and hedges of a language, as tables ready to be matched: read from `quantity_words/*.toml`.

`fold` gives the form in which texts and tables meet: the same length as the text, so that places found in it hold in the text.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from headwater.text.scripts import script_language

EAST = frozenset({"ko", "zh", "ja", "th"})  # their number words are read character by character (`quantity_east`)
_ALIKE = str.maketrans("أإآٱى’ʼ‘″−﹣％", "ااااي'''\"--%")
_WIDE_MARK = re.compile(r"(?<=[０-９])[，．](?=[０-９])")
_NEAR = ("just_over", "nearly")  # these say that the value is close by, not only on which side


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a language says numbers with. Forms are folded; numbers map to values, scales to factors.

    before, after: hedges with what they mean: ("about" | "over" | "under" | "at_least" | "at_most", whether the value is near).
    units: form -> unit or currency; `stems` are those that any letters may follow. kinds: unit -> "percent|points|money|measure".
    """

    language: str
    decimal: str = "."
    numbers: dict[str, float] = field(default_factory=dict)
    scales: dict[str, float] = field(default_factory=dict)
    abbreviated: dict[str, float] = field(default_factory=dict)
    money_abbreviated: dict[str, float] = field(default_factory=dict)
    vague: dict[str, float] = field(default_factory=dict)
    collective: dict[str, float] = field(default_factory=dict)
    fractions: dict[str, float] = field(default_factory=dict)
    ordinals: dict[str, float] = field(default_factory=dict)
    ordinal_stems: tuple[tuple[str, float], ...] = ()
    times: dict[str, float] = field(default_factory=dict)
    times_stems: tuple[tuple[str, float], ...] = ()
    native: dict[str, float] = field(default_factory=dict)
    native_tens: dict[str, float] = field(default_factory=dict)
    counters: tuple[str, ...] = ()
    before: dict[str, tuple[str, bool]] = field(default_factory=dict)
    after: dict[str, tuple[str, bool]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)  # longest first
    signs: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    connectors: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    range: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    before_ordinal: frozenset[str] = frozenset()
    ordinal_suffixes: tuple[str, ...] = ()
    ordinal_prefix: str = ""
    percent_before: tuple[str, ...] = ()
    compound: bool = False
    reversed: bool = False
    vigesimal: bool = False
    ordinal_dot: bool = False
    joined: str = ""


def fold(text: str) -> str:
    """The text in lower case, with Western digits, half-width signs and plain apostrophes; the same length."""
    if text.isascii():
        return text.lower()
    # a full-width comma groups digits of its own width; elsewhere it divides clauses and stays what it is
    return _WIDE_MARK.sub(lambda m: "," if m[0] == "，" else ".", text).translate(_FOLDED)


class _Folding(dict[int, str]):
    """Character by character, worked out when first met: `str.translate` then runs over whole books in C."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_character(chr(code))
        return self[code]


_FOLDED = _Folding()


def _fold_character(c: str) -> str:
    if c.isdecimal():
        return str(unicodedata.decimal(c))
    if "\uff01" <= c <= "\uff5e" and c not in "，．":
        c = chr(ord(c) - 0xFEE0)
    lower = c.lower()
    return (lower if len(lower) == 1 else lower[0]).translate(_ALIKE)


def language_of(text: str, language: str | None) -> str:
    """The language whose tables are used: the one given, or the usual one of the text's script; English for what is not known."""
    code = language.lower().split("-")[0] if language else None
    if code is None:
        code = script_language(text)
    return code if _source(code) is not None else "en"


@lru_cache(maxsize=32)
def vocabulary(language: str) -> Vocabulary:
    """The tables of one of the languages that have them."""
    own, shared = _table(language), _table("all")
    kinds: dict[str, str] = {}
    units: dict[str, str] = {}
    for table in (shared, own):
        for section, kind in (("units", "measure"), ("percent", "percent"), ("money", "money")):
            for unit, forms in table.get(section, {}).items():
                kinds[unit] = "points" if unit == "points" else kind
                units.update(dict.fromkeys(_forms(forms), unit))
    units.update(dict.fromkeys((fold(c) for c in own.get("counters", {}).get("count", "").split()), ""))
    money = {unit for unit, kind in kinds.items() if kind == "money"}
    sign_forms = {form: unit for unit, forms in shared["money"].items() for form in _forms(forms)}
    ordinals, times = _valued(own.get("ordinals", {})), _valued(own.get("times", {}))
    hedges = [own.get(side, {}) for side in ("before", "after")]
    before, after = ({form: _hedge(name) for name, forms in side.items() for form in _forms(forms)} for side in hedges)
    return Vocabulary(
        language=language,
        decimal=own.get("decimal", "."),
        numbers=_valued(own.get("numbers", {})),
        scales=_powers(own.get("scales", {})),
        abbreviated=_powers(own.get("abbreviated", {})),
        money_abbreviated=_powers(own.get("money_abbreviated", {})),
        vague=_valued(own.get("vague", {})),
        collective=_valued(own.get("collective", {})),
        fractions=_valued(own.get("fractions", {})),
        ordinals={form: value for form, value in ordinals.items() if not form.endswith("*")},
        ordinal_stems=_stems(ordinals),
        times={form: value for form, value in times.items() if not form.endswith("*")},
        times_stems=_stems(times),
        native=_valued(own.get("native", {})) | _valued(own.get("kun", {})),
        native_tens=_valued(own.get("native_tens", {})),
        counters=tuple(sorted((f for f, unit in units.items() if unit == ""), key=len, reverse=True)),
        before=before,
        after=after,
        units={form: unit for form, unit in units.items() if not form.endswith("*")},
        stems={f[:-1]: unit for f, unit in sorted(units.items(), key=lambda u: -len(u[0])) if f.endswith("*")},
        signs=sign_forms | {f: u for f, u in units.items() if u in money and language == "tr"},
        kinds=kinds,
        connectors=_words(own, "connectors"),
        articles=_words(own, "articles"),
        one=_words(own, "one"),
        of=_words(own, "of"),
        range=_words(own, "range"),
        between=_words(own, "between"),
        before_ordinal=_words(own, "before_ordinal"),
        ordinal_suffixes=tuple(sorted(_forms(own.get("ordinal_suffixes", "")), key=len, reverse=True)),
        ordinal_prefix=own.get("ordinal_prefix", ""),
        percent_before=tuple(_forms(own.get("percent_before", ""))),
        **{name: bool(own.get(name)) for name in ("compound", "reversed", "vigesimal", "ordinal_dot")},
        joined=own.get("joined", ""),
    )


@lru_cache(maxsize=1)
def dimensions() -> dict[str, tuple[str, float, float]]:
    """unit -> (base unit, factor, offset): a value v of the unit is (v + offset) * factor of the base unit."""
    table = _table("all")["dimensions"]
    return {unit: (str(row[0]), float(row[1]), float(row[2]) if len(row) > 2 else 0.0) for unit, row in table.items()}


@lru_cache(maxsize=1)
def families() -> dict[str, frozenset[str]]:
    """A currency whose country is not said -> those that it may be."""
    return {family: frozenset(members.split()) for family, members in _table("all")["families"].items()}


def alternatives(forms: Any) -> str:
    """A regular expression of the forms, longest first; blanks stand for any white space."""
    return "|".join(re.escape(f).replace(r"\ ", r"\s") for f in sorted(forms, key=len, reverse=True))


def _forms(row: str) -> list[str]:
    return [fold(form.replace("_", " ")) for form in row.split()]


def _words(table: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(_forms(table.get(name, "")))


def _valued(table: dict[str, str]) -> dict[str, float]:
    return {form: float(value) for value, row in table.items() for form in _forms(row)}


def _powers(table: dict[str, str]) -> dict[str, float]:
    return {form: 10.0 ** int(power) for power, row in table.items() for form in _forms(row)}


def _stems(table: dict[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple((form[:-1], value) for form, value in table.items() if form.endswith("*"))


def _hedge(name: str) -> tuple[str, bool]:
    bound = {"nearly": "under", "just_over": "over"}.get(name, name)
    return bound, name in _NEAR or name == "about"


@lru_cache(maxsize=32)
def _source(language: str) -> Any:
    file = resources.files(__package__).joinpath("quantity_words", f"{language}.toml")
    return file if language.isalpha() and language != "all" and file.is_file() else None


@lru_cache(maxsize=32)
def _table(language: str) -> dict[str, Any]:
    text = resources.files(__package__).joinpath("quantity_words", f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)
