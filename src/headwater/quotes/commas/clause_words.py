"""The words by which `commas.comma_clauses` reads clauses, of languages that set a comma before every reported clause.

Data, not code: the table `[clauses]` of a cue file, beside its verbs and phrases (`quotes.cues`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from headwater.quotes.cues import NEVER, code_of, cue_file

GAP_CHARS = 120  # between the halves of a verb, its subject with an apposition

CLAUSE_END = r"(?:[^\w\s]|$|und\s|en\s|dass\s|dat\s|om\s|zich\s|te\s)"  # a mark, or a word that goes on with another clause


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """What one language says at the joints of its clauses.

    Verbs and nouns. saying: verbs that report by themselves. clausal: verbs that report where a reported clause follows;
    factual: with a complementizer only (`shows that`). participles: forms of all that need an auxiliary; impersonal: verbs whose
    source stands as a place (`in der Mitteilung heißt es`); emerging: so where they have no subject (`aus ihr geht hervor`).
    auxiliaries, perfect: auxiliaries, and those of a participle that says something. finite, past, present: finite forms, in a
    list and by what most of them look like. nouns: nouns of saying with a reported clause; speakers: those who speak. first:
    German subjunctives of reported speech; second: those that stand in for them; modal: of these, the ones that narration uses
    too.

    At the head of a clause. that: complementizers, no part of the content; asks: question words, part of it; whenever: other
    subordinators; means: of these, those without a subject (`um zu`); reasons: conjunctions of a main clause that ends a
    reported one; whereby: begins what a noun before it reports; negatives: what makes of a saying none; relatives: relative
    pronouns; ands: conjunctions that join
    clauses; asks_as: begins `as X said`; this: points back to a sentence; infinitive: what an infinitive clause looks like.

    Of sources. so: attributes before a name. according, zufolge: before and behind a source. sources: a phrase with a noun of
    saying ("nach ersten Angaben"). behind: phrases as a whole, groups `who` and `cue`. hearsay: adverbs ("demnach").

    Noun phrases. roles: begin what somebody is taken for, no subject; oblique: articles of another case. pronouns: subjects.
    determiners, genitives, links: begin one, go on in one. prepositions, adverbs: no part.

    capital: nouns have a capital. bare: a main clause may be reported as it is. joined: no comma stands before what is reported.
    drops_subject: a verb needs none.
    """

    language: str
    saying: re.Pattern[str]
    clausal: re.Pattern[str]
    factual: re.Pattern[str]
    participles: frozenset[str]
    impersonal: frozenset[str]
    emerging: frozenset[str]
    that: frozenset[str]
    asks: frozenset[str]
    whenever: frozenset[str]
    whereby: frozenset[str]
    negatives: frozenset[str]
    this: frozenset[str]
    perfect: frozenset[str]
    means: frozenset[str]
    reasons: frozenset[str]
    relatives: frozenset[str]
    ands: frozenset[str]
    asks_as: frozenset[str]
    so: frozenset[str]
    according: re.Pattern[str]
    sources: re.Pattern[str]
    zufolge: frozenset[str]
    behind: re.Pattern[str]
    hearsay: frozenset[str]
    nouns: re.Pattern[str]
    speakers: re.Pattern[str]
    auxiliaries: frozenset[str]
    finite: frozenset[str]
    past: re.Pattern[str]
    present: re.Pattern[str]
    roles: frozenset[str]
    oblique: frozenset[str]
    neuter: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    genitives: frozenset[str]
    links: frozenset[str]
    prepositions: frozenset[str]
    adverbs: frozenset[str]
    infinitive: re.Pattern[str]
    capital: bool
    bare: bool
    joined: bool
    drops_subject: bool
    first: frozenset[str]
    second: frozenset[str]
    modal: frozenset[str]


@lru_cache(maxsize=64)
def clause_words(language: str | None) -> ClauseWords | None:
    """The words of a language (ISO 639-1, with or without a region), None for one whose cue file has no such table."""
    data = cue_file(code_of(language))
    return _words(code_of(language), data) if "clauses" in data else None


def _words(code: str, data: Mapping[str, Any]) -> ClauseWords:
    verbs, words, table = data["verbs"], data["words"], data["clauses"]

    def listed(*kinds: str) -> list[str]:
        return [f for k in kinds for line in verbs.get(k, []) for f in line.split()]

    def those(kind: str) -> frozenset[str]:
        return frozenset(w for line in table.get(kind, []) for w in line.split())

    saying = listed("saying")
    clausal = [*listed("clausal", "weak", "directive", "performative"), *those("participles")]
    if table.get("separable", False):  # "teilte ... mit" is one word at the end of a clause: "mitteilte"
        saying, clausal = _with_joined(saying), _with_joined(clausal)
    capital = table.get("capital", False)
    return ClauseWords(
        language=code, saying=_verbs(saying, small=capital), clausal=_verbs(clausal, small=capital),
        factual=_verbs(listed("factual"), small=capital), participles=those("participles"),
        impersonal=frozenset(f.replace("_", " ") for f in those("impersonal")), emerging=those("emerging"),
        that=those("that"), asks=those("asks"),
        whenever=those("whenever"), whereby=those("whereby"), negatives=those("negatives"),
        this=those("this"), perfect=those("perfect"),
        means=those("means"), reasons=those("reasons"), relatives=those("relatives"), ands=those("ands"), asks_as=those("as"),
        so=those("so"), according=_phrases(words.get("according", [])), sources=_sources(table), zufolge=those("zufolge"),
        behind=_pattern(table.get("behind")), hearsay=those("hearsay"),
        nouns=_phrases(table.get("nouns", []), inflected=not capital),
        speakers=_phrases(words.get("nouns", []), inflected=not capital), auxiliaries=those("auxiliaries"),
        finite=those("finite") | those("auxiliaries"), past=_pattern(table.get("past")), present=_pattern(table.get("present")),
        roles=those("roles"), oblique=those("oblique"), neuter=frozenset(words.get("neuter", [])), pronouns=those("pronouns"),
        determiners=those("determiners"), genitives=those("genitives"), links=those("links"),
        prepositions=those("prepositions"), adverbs=those("adverbs"), infinitive=_pattern(table.get("infinitive")),
        capital=capital, bare=table.get("bare", False), joined=table.get("joined", False),
        drops_subject=data.get("drops_subject", False), first=those("first") | _subjunctives(table.get("infinitives", [])),
        second=those("second") | those("modal"), modal=those("modal"),
    )  # fmt: skip


def _with_joined(forms: list[str]) -> list[str]:
    halves = [f.split("...") for f in forms if "..." in f and "_" not in f]
    return [*forms, *(tail + head for head, tail in halves)]


def _subjunctives(lines: Iterable[str]) -> frozenset[str]:
    """German Konjunktiv I, third person singular, of regular infinitives: `kommen` -> `komme`, `handeln` -> `handele`, `handle`."""
    out = set()
    for verb in (v for line in lines for v in line.split()):
        stem = verb.removesuffix("en") if verb.endswith("en") else verb.removesuffix("n")
        out.add(stem + "e")
        if not verb.endswith("en") and stem.endswith("el"):
            out.add(stem[:-2] + "le")
    return frozenset(out)


def _pattern(source: str | None) -> re.Pattern[str]:
    return re.compile(source) if source else NEVER


def _sources(table: Mapping[str, Any]) -> re.Pattern[str]:
    """A preposition, at most two small words, a noun of saying: `nach ersten Angaben`, `nach einem Bericht`."""
    nouns = [w for line in table.get("sources", []) for w in line.split()]
    if not nouns:
        return NEVER
    joined = [rf"[^\W\d_]+{n.lower()}" for n in nouns] if table.get("capital") else []  # Polizeiangaben
    before = "|".join(_either(w) for w in table["source_prepositions"])
    after = "|".join((*nouns, *joined))
    return re.compile(rf"(?<!\w)(?P<cue>(?:{before})(?:\s+[a-zäöüß]+){{0,2}}\s+(?:{after}))(?!\w)")


def _either(form: str) -> str:
    """A form with its first letter small or capital, `_` any white space."""
    body = r"\s+".join(map(re.escape, form.replace("_", " ").split(" ")))
    return f"[{form[0].lower()}{form[0].upper()}]{body[1:]}" if form[0].upper() != form[0].lower() else body


def _phrases(forms: Iterable[str], *, inflected: bool = False) -> re.Pattern[str]:
    """Whole words or phrases, either case; inflected: with an ending of up to four letters."""
    stems = {f[:-1] if inflected and len(f) > 5 and f[-1] in "aeiouyěíá" else f for f in forms}
    every = sorted(stems, key=lambda f: (-len(f), f))
    tail = r"\w{0,4}" if inflected else ""
    return re.compile(rf"(?<!\w)(?P<cue>(?:{'|'.join(map(_either, every))}){tail})(?!\w)") if every else NEVER


def _verbs(forms: Iterable[str], *, small: bool) -> re.Pattern[str]:
    """Forms as whole words; of one in two halves (`teilt...mit`) the second must end its clause, and group `cue` is the first.

    small: nouns have a capital, so that no verb may begin with one.
    """
    every = sorted(set(forms), key=lambda f: (-len(f), f))
    if not every:
        return NEVER
    parts = []
    for form in every:
        head, _, tail = form.partition("...")
        ahead = rf"(?=[^.!?;:]{{0,{GAP_CHARS}}}?(?<!\w){_spaced(tail)}(?!\w)\s*{CLAUSE_END})" if tail else ""
        parts.append((_spaced(head) if small else _either(head)) + r"(?!\w)" + ahead)
    parts.sort(key=lambda p: "(?=" not in p)
    return re.compile(rf"(?<![\w-])(?P<cue>{'|'.join(parts)})")


def _spaced(form: str) -> str:
    return r"\s+".join(map(re.escape, form.split("_")))
