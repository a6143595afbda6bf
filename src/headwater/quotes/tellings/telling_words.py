"""The words that a language's clauses of saying are built of, the `[tellings]` part of a cue file: what a reported clause begins
with, what stands between a subject and its verb, what ends a noun phrase.

Data beside the verbs of `quotes.cues`, which this module reads again: for languages whose reported clause follows a complementizer
(Russian, Arabic, the Romance languages). A language without the part has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from headwater.quotes.cues import NEVER, code_of, cue_file, form_pattern

ADVERBS_WITHIN = 2  # between an auxiliary and its participle ("a par ailleurs également déclaré")


@dataclass(frozen=True, slots=True)
class TellingWords:
    """Patterns match whole words in any case but of verbs, whose capital counts unless a subject may be dropped; sets hold words
    in lower case.

    Verbs. every: all below. reporting: take a complement. saying: may close a sentence (", a dit X"); speaking: may do so behind a
    dash. adding: participles of saying. directive, naming: as in `Cues`. governing: take an infinitive ("a promis de"). announces:
    take a noun as content. showing: a text says it ("говорится в"). asking: take an interrogative. addressing:
    whom they address has no preposition ("a informé le maire que").

    Words. that: complementizers; before_that: make another conjunction of them ("потому что"). asks: interrogatives, part of the
    clause. markers, infinitive: what the content of a directive begins with. topic: what the object of an announcing verb begins
    with. according: phrases before a source; by_pronoun: with the source inside. unsourced: what they may govern that is no
    source. claims: nouns of saying; claim_hinges: join the clause to one directly,
    hinges: also behind whose it is; possessives: stand before them; papers: those of them that a relative clause may stand behind;
    feelings: nouns that stand between a verb and its clause ("a exprimé l'espoir que"). like: "comme", before "l'a dit X".
    joins: coordinate; subordinators: begin a clause of time or reason; contrasts: begin a clause that is reported no
    more. finite: verbs so frequent that they show where a noun phrase ends. relative, prepositions, genitive, determiners,
    clitics, adverbs: as grammars name them; reflexive: pronouns that make another verb of it ("s'appelle"); bound: prepositions
    that belong to an office ("министр по делам"). inside: stand before a text or body that says so; impersonal: endings of verbs
    whose subject such a body is ("в полиции сообщили"). demanding: directives whose content begins with a
    preposition written on its noun (Arabic ب); masculine: offices that agree with no feminine verb; addressed: nouns of those who
    are asked, where only one stands behind the verb; objects: nouns with which the object of a verb begins behind its subject
    ("أكد الوزير أهمية"). cited_from, his_saying: before and behind whom somebody cites, in
    Arabic.
    fillers: asides and dates that may stand anywhere.
    """

    language: str
    verb_first: bool
    drops_subject: bool
    comma_before_that: bool
    every: re.Pattern[str]
    reporting: re.Pattern[str]
    saying: re.Pattern[str]
    speaking: re.Pattern[str]
    adding: re.Pattern[str]
    directive: re.Pattern[str]
    naming: re.Pattern[str]
    governing: re.Pattern[str]
    announces: re.Pattern[str]
    showing: re.Pattern[str]
    asking: re.Pattern[str]
    that: re.Pattern[str]
    asks: re.Pattern[str]
    markers: re.Pattern[str]
    infinitive: re.Pattern[str]
    topic: re.Pattern[str]
    according: re.Pattern[str]
    by_pronoun: re.Pattern[str]
    claims: re.Pattern[str]
    hinges: re.Pattern[str]
    claim_hinges: re.Pattern[str]
    feelings: re.Pattern[str]
    contrasts: re.Pattern[str]
    fillers: re.Pattern[str]
    pronouns: re.Pattern[str]
    speakers: re.Pattern[str]
    like: frozenset[str]
    joins: frozenset[str]
    subordinators: frozenset[str]
    relative: frozenset[str]
    prepositions: frozenset[str]
    genitive: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    clitics: frozenset[str]
    finite: frozenset[str]
    reflexive: frozenset[str]
    adverbs: frozenset[str]
    bound: frozenset[str]
    papers: frozenset[str]
    addressing: re.Pattern[str]
    inside: frozenset[str]
    impersonal: tuple[str, ...]
    unsourced: frozenset[str]
    before_that: frozenset[str]
    demanding: re.Pattern[str]
    masculine: frozenset[str]
    addressed: frozenset[str]
    objects: frozenset[str]
    cited_from: frozenset[str]
    his_saying: frozenset[str]


@lru_cache(maxsize=32)
def telling_words(language: str | None) -> TellingWords | None:
    """The words of a language (ISO 639-1, with or without a region); None for one whose cue file has no `[tellings]`."""
    data = cue_file(code_of(language))
    return _words(code_of(language), data) if "tellings" in data else None


def _words(code: str, data: Mapping[str, Any]) -> TellingWords:
    verbs, terms, own = data["verbs"], data["words"], data["tellings"]
    prefix, drops = data.get("prefix", ""), data.get("drops_subject", False)
    groups = _VerbGroups(own.get("auxiliaries", []), own.get("enclitics", []), own.get("adverbs", []), prefix, drops)

    def forms(*kinds: str) -> re.Pattern[str]:
        return groups.pattern(f for k in kinds for verb in (*verbs.get(k, []), *own.get(k, [])) for f in verb.split())

    def phrases(*kinds: str) -> re.Pattern[str]:
        return phrase_pattern([p for k in kinds for p in (*terms.get(k, []), *own.get(k, []))], prefix)

    def alone(kind: str) -> re.Pattern[str]:
        return phrase_pattern(own.get(kind, []), prefix)

    def bag(kind: str) -> frozenset[str]:
        return frozenset(w.casefold() for w in own.get(kind, []))

    taking = ("saying", "weak", "framing", "participle", "attitudes", "directive", "commits", "showing", "asking")
    return TellingWords(
        language=code, verb_first=own.get("verb_first", False), drops_subject=drops,
        comma_before_that=own.get("comma_before_that", False), every=forms(*taking, "naming", "announces"),
        reporting=forms(*taking), saying=forms("saying", "showing"), speaking=forms("saying", "framing"),
        adding=forms("participle"), directive=forms("directive"),
        naming=forms("naming"), governing=forms("commits", *own.get("governing", [])), announces=forms("announces"),
        showing=forms("showing"), asking=forms("asking"), that=alone("that"), asks=alone("asks"), markers=alone("markers"),
        infinitive=_endings(own.get("infinitive", ""), own.get("no_infinitive", [])), topic=alone("topic"),
        according=phrases("according"), by_pronoun=_by_pronoun(own.get("by_pronoun", [])), claims=alone("claims"),
        hinges=alone("hinges"), claim_hinges=alone("claim_hinges"), feelings=alone("feelings"), contrasts=alone("contrasts"),
        fillers=_fillers(own), pronouns=phrases("pronouns"), speakers=phrases("nouns", "texts", "speakers"),
        like=bag("like"), joins=bag("joins"),
        subordinators=bag("subordinators"),
        relative=bag("relative"), prepositions=bag("prepositions"), genitive=bag("genitive"), determiners=bag("determiners"),
        possessives=bag("possessives"), clitics=bag("clitics"), reflexive=bag("reflexive"), finite=bag("finite"),
        adverbs=bag("adverbs"), bound=bag("bound"),
        inside=bag("inside"), impersonal=tuple(own.get("impersonal", [])),
        unsourced=bag("unsourced"), before_that=bag("before_that"),
        demanding=forms("demanding"), masculine=bag("masculine"), addressed=bag("addressed"), objects=bag("objects"),
        cited_from=bag("cited_from"), his_saying=bag("his_saying"),
        papers=bag("papers"), addressing=forms("addressing"), )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _VerbGroups:
    """How verb groups of a language are written: a compound form ("a_dit") stands for all auxiliaries, with the pronoun of
    inversion and an adverb inside."""

    auxiliaries: list[str]
    enclitics: list[str]
    adverbs: list[str]
    prefix: str
    capital: bool

    def pattern(self, forms: Iterable[str]) -> re.Pattern[str]:
        simple: set[str] = set()
        participles: set[str] = set()
        for form in forms:
            head, _, tail = form.replace("...", "_").partition("_")
            if tail and head in self.auxiliaries:
                participles.add(tail)
            else:
                simple.add(form)
        parts = [form_pattern(f, self.capital) for f in sorted(simple, key=lambda f: (-len(f), f))]
        if participles:
            auxiliary = "|".join(form_pattern(a, self.capital) for a in sorted(self.auxiliaries, key=len, reverse=True))
            inverted = _either(self.enclitics)
            ends = "|".join(form_pattern(p, False) for p in sorted(participles, key=lambda f: (-len(f), f)))
            within = rf"(?:\s+(?:{_either(self.adverbs)})){{0,{ADVERBS_WITHIN}}}"
            parts.insert(0, rf"(?:{auxiliary})(?:{inverted})?{within}\s+(?:{ends})")
        if not parts:
            return NEVER
        return re.compile(rf"(?<![\w-]){self.prefix}(?P<cue>{'|'.join(parts)})(?!\w)")


def phrase_pattern(phrases: Iterable[str], prefix: str = "") -> re.Pattern[str]:
    """One pattern for words and phrases in any case, longest first; white space and apostrophes of any kind. A phrase that ends
    in an apostrophe, or in a star, is written together with what follows."""
    listed = sorted(set(phrases), key=lambda p: (-len(p), p))
    if not listed:
        return NEVER
    parts = [form_pattern(p.rstrip("*"), False) + ("" if p[-1] in "'*" else r"(?!\w)") for p in listed]
    return re.compile(rf"(?<![\w-]){prefix}(?P<cue>{'|'.join(parts)})", re.IGNORECASE)


def _by_pronoun(phrases: Iterable[str]) -> re.Pattern[str]:
    """Phrases with their source inside, which brackets mark (`по [его] словам`), or without any; the group that
    matched is the source."""
    parts = []
    for i, phrase in enumerate(sorted(set(phrases), key=lambda p: (-len(p), p))):
        before, _, rest = phrase.partition("[")
        who, _, behind = rest.partition("]")
        inner = rf"(?P<who{i}>{form_pattern(who, False)})" if who else ""
        parts.append(_spaced(before) + inner + _spaced(behind))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else NEVER


def _spaced(part: str) -> str:
    """Part of a phrase as a pattern, with the blanks at its edges."""
    left, right = (r"\s+" if part[:1] == " " else ""), (r"\s+" if part[-1:] == " " else "")
    return left + (form_pattern(part.strip(), False) if part.strip() else "") + (right if part.strip() else "")


def _endings(endings: str, but: Iterable[str]) -> re.Pattern[str]:
    """A word with one of these endings (a pattern), none of the listed words."""
    barred = "|".join(map(re.escape, but)) or "(?!)"
    return re.compile(rf"(?<!\w)(?!(?:{barred})(?!\w))\w{{1,30}}?{endings}(?!\w)", re.IGNORECASE) if endings else NEVER


def _fillers(own: Mapping[str, Any]) -> re.Pattern[str]:
    """Asides ("de son côté"), with the commas around them, and dates: a day, the day of a month, with the small words before."""
    asides, days, months = (_either(own.get(k, [])) for k in ("fillers", "days", "months"))
    small, of = _either(own.get("before_days", [])), _either(own.get("within_dates", []))
    date = rf"\d{{1,2}}(?:er|º|-го)?\s+(?:(?:{of})\s+)?(?:{months})(?:\s+(?:(?:{of})\s+)?\d{{4}}(?:\s+года)?)?"
    return re.compile(
        rf"(?:,\s*)?(?<!\w)(?:{asides})(?!\w)(?:\s*,)?"
        rf"|(?<!\w)(?:(?:{small})\s+){{0,2}}(?:(?:{days})(?!\w)(?:,?\s+{date})?|{date})(?!\w)",
        re.IGNORECASE,
    )


def _either(forms: Iterable[str]) -> str:
    return "|".join(form_pattern(f, False) for f in sorted(forms, key=lambda f: (-len(f), f))) or "(?!)"
