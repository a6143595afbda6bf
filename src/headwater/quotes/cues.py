"""The words that announce speech, one TOML file a language in `cues/`: reporting verbs, phrases of source, nouns of saying.

Data, not code: a file lists each verb with its forms in one string, forms separated by spaces, the words of a form joined by `_`; a
form with `...` in it has a gap (German `teilte...mit`). The files say where their lists come from.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from headwater.quotes.clauses.grammar import Grammar, grammar

SHARED = {"zh-tw": "zh", "zh-hk": "zh", "zh-hant": "zh", "zh-hans": "zh", "zh-cn": "zh"}
GAP_CHARS = 90  # a German clause bracket in news is seldom longer than a line and a half
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Cues:
    """What one language uses to announce speech, as patterns ready to search with; `NEVER` where a language has none.

    Verbs. saying: take a reported clause or a quotation. weak: forms that are also nouns or have other senses; they count
    beside marks, a colon or a complementizer. participle: add to a clause before them. naming: their object is the content
    ("called it ..."). directive: the content is what somebody is to do. performative: do what they say ("expressed hope").
    framing: all of these and those that count beside a direct quotation only. reporting: saying, weak and participle.

    Words. that: complementizers. according, zufolge: before, and after, the name of a source. breaks: conjunctions with which a
    clause of its own begins. adverbial: begin a place, time or addressee of the saying. relative: make a verb after them part
    of a noun phrase. nouns: those who speak and what they issue; texts: what they issue alone; bodies: texts and those who are
    no person; neuter: the pronouns for these; so: attributes by itself (German `so die Chefin`). elisions: words written
    with a leading apostrophe. Where the verb stands last: particles behind the content, topics behind the speaker, titles that a
    speaker ends in. lemmas: the first form of each directive and performative verb by every form. turning: tables of
    `attribution.turned`. grammar: how verbs take what they report, for `clauses.clausal`.
    """

    language: str
    verb_last: bool
    verb_second: bool
    spaced: bool
    saying: re.Pattern[str]
    weak: re.Pattern[str]
    framing: re.Pattern[str]
    directive: re.Pattern[str]
    performative: re.Pattern[str]
    naming: re.Pattern[str]
    participle: re.Pattern[str]
    reporting: re.Pattern[str]
    that: re.Pattern[str]
    according: re.Pattern[str]
    zufolge: re.Pattern[str]
    breaks: re.Pattern[str]
    adverbial: re.Pattern[str]
    relative: re.Pattern[str]
    finite: re.Pattern[str]
    addressees: re.Pattern[str]
    particles: re.Pattern[str]
    topics: re.Pattern[str]
    titles: re.Pattern[str]
    nouns: re.Pattern[str]
    pronouns: re.Pattern[str]
    texts: re.Pattern[str]
    bodies: re.Pattern[str]
    neuter: re.Pattern[str]
    so: re.Pattern[str]
    elisions: re.Pattern[str]
    lemmas: Mapping[str, str]
    turning: Mapping[str, Any]
    grammar: Grammar


@lru_cache(maxsize=64)
def cues_for(language: str | None) -> Cues:
    """The cues of a language (ISO 639-1, with or without a region); empty ones for a language without a file."""
    return _cues(code_of(language), cue_file(code_of(language)))


def code_of(language: str | None) -> str:
    """The name of a language's cue file, if it has one: its code without a region."""
    code = (language or "").casefold().replace("_", "-")
    return SHARED.get(code, code.split("-")[0])


@lru_cache(maxsize=64)
def cue_file(code: str) -> dict[str, Any]:
    """What the cue file of a language says, table by table; nothing for a language without one. Not to be changed: it is kept."""
    file = resources.files("headwater.quotes").joinpath("cues", f"{code}.toml")
    known = code.isascii() and code.isalpha() and file.is_file()
    return tomllib.loads(file.read_text("utf-8")) if known else {}


def languages() -> tuple[str, ...]:
    """The languages with a cue file, sorted."""
    folder = resources.files("headwater.quotes").joinpath("cues")
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


def _cues(code: str, data: dict[str, Any]) -> Cues:
    verbs, words = data.get("verbs", {}), data.get("words", {})
    spaced, verb_last, prefix = data.get("spaced", True), data.get("verb_last", False), data.get("prefix", "")

    def forms(*kinds: str) -> re.Pattern[str]:
        listed = [f for k in kinds for verb in verbs.get(k, []) for f in verb.split()]
        return _pattern(listed, spaced, prefix, verb=True, capital=data.get("drops_subject", False))

    def of(kind: str, *, bounded: bool = spaced) -> re.Pattern[str]:
        return _pattern(words.get(kind, []), bounded, prefix)

    suffixed = r"\w*" if spaced and verb_last else ""  # Korean joins 에 따르면 to the name
    zufolge = _pattern(words.get("zufolge", []), spaced, suffixed)
    return Cues(
        language=code, verb_last=verb_last, verb_second=data.get("verb_second", False), spaced=spaced,
        saying=forms("saying"), weak=forms("weak"), framing=forms("saying", "weak", "framing", "participle", "naming",
        "directive"), directive=forms("directive"), performative=forms("performative"), naming=forms("naming"),
        participle=forms("participle"), reporting=forms("saying", "weak", "participle"), that=of("that"),
        according=of("according"), zufolge=zufolge, breaks=of("breaks"), adverbial=of("adverbial"),
        relative=of("relative"), finite=of("finite"), addressees=of("addressees"), particles=of("particles", bounded=False),
        topics=of("topics", bounded=False), titles=of("titles", bounded=False), nouns=of("nouns"), pronouns=of("pronouns"),
        texts=of("texts"), bodies=of("bodies"), neuter=of("neuter"), so=of("so"),
        elisions=of("elisions"), lemmas=_lemmas(verbs), turning=data.get("turning", {}),
        grammar=grammar(data), )  # fmt: skip


def _lemmas(verbs: Mapping[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in ("directive", "performative"):
        for verb in verbs.get(kind, []):
            forms = [f.replace("_", " ") for f in verb.split()]
            found.update(dict.fromkeys(forms, forms[0]))
    return found


def _pattern(forms: list[str], bounded: bool, prefix: str, *, verb: bool = False, capital: bool = True) -> re.Pattern[str]:
    """One pattern for all forms, longest first; group `cue` is the part before a gap.

    capital: forms may begin with one. Verbs of a language that drops its subject may open a sentence; elsewhere a verb with a
    capital is part of a name ("Department of State").
    """
    if not forms:
        return NEVER
    plain = sorted({f for f in forms if "..." not in f}, key=lambda f: (-len(f), f))
    gapped = sorted({f for f in forms if "..." in f}, key=lambda f: (-len(f), f))
    left, right = (r"(?<![\w-])" if verb else r"(?<!\w)", r"(?!\w)") if bounded else ("", "")  # "so-called" is no verb
    parts = []
    for form in gapped:
        head, tail = form.split("...", 1)
        parts.append(rf"{form_pattern(head, capital)}{right}(?=[^.!?;:]{{0,{GAP_CHARS}}}{left}{form_pattern(tail, False)}{right})")
    parts.extend(f"{form_pattern(f, capital)}{right}" for f in plain)
    return re.compile(f"{left}{prefix}(?P<cue>{'|'.join(parts)})")


def form_pattern(form: str, capital: bool) -> str:
    """A form as a pattern: `_` and blanks are any white space, an apostrophe any apostrophe; with `capital` the first letter in
    either case."""
    body = r"\s+".join(re.escape(part).replace("'", "['’]") for part in form.replace("_", " ").split(" "))
    first = form[0]
    if capital and first.isalpha() and first.upper() != first and len(first.upper()) == 1:
        return f"[{first}{first.upper()}]{body[1:]}"
    return body
