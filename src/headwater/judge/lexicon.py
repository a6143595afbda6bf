"""What ties one word to another: spellings, forms of a word, synonyms, broader words, others of a kind, opposites.

English is looked up in WordNet (`judge.wordnet`), other languages in tables made by hand: `data/endings.txt` for forms of a word,
`data/opposites.toml` for words that say the contrary. Forms are folded as `text.tokens` folds them; a phrase is its words joined
by a space, and a Chinese or Japanese word may come as its characters joined by spaces.
"""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from functools import lru_cache
from importlib import resources

from headwater.judge import spelling, wordnet
from headwater.text.remembered import WORDS
from headwater.text.tokens import fold

# What `related` says of b, seen from a. The first that holds; but an opposite in usual senses comes before a likeness in rare ones.
RELATED = (
    "spelling",  # one word in two spellings: honour, honor; co operate, cooperate
    "contraction",  # we'll, we will
    "lemma",  # forms of one word: took, taken
    "synonym",  # a sense in common: begin, start
    "derived",  # of one family: devoted, devotion; high, higher
    "broader",  # b is the broader word: rocket, weapon
    "narrower",  # b is the narrower word
    "sibling",  # two of a kind of which one excludes the other: Monday, Tuesday; major, colonel
    "akin",  # two of a kind that second translations exchange: huge, enormous; measures, procedures
    "antonym",  # b says the contrary
)
TAGGED = 700_000  # running words of the corpus that WordNet's counts come from (SemCor and what was tagged with it)
UNSPACED = frozenset(("zh", "ja", "th"))
SHORTEST_STEM = {"ko": 2, "ar": 3, "tr": 3}  # letters; else:
USUAL_STEM = 4
# Clitics written on to the front of an Arabic word: and, so, the, with the, for the, as the.
ARABIC_FRONT = ("وال", "فال", "بال", "كال", "لل", "ال", "و")
# In front of a word that is there without it too, they turn it round. "in-", "dis-" and "de-" do so too often only in looks
# ("invaluable", "discover", "delight"); where they do, WordNet has the antonym.
TURNING = ("un", "non", "non ", "anti", "anti ")
SHORTEST_TURNED = 5  # letters of the word without: "less" is not turned round in "unless"
PLAINLY = 0.4  # of both words' use is in the opposed senses
SURE = 0.5  # of both words' use is in the sense they share: then no table of opposites is asked


@lru_cache(maxsize=WORDS)
def related(a: str, b: str, language: str | None) -> str | None:
    """How form b is tied to form a, one of `RELATED`; None where nothing is known to tie them, or they are equal.

    a, b: folded forms, or phrases of up to three words joined by a space. language: ISO 639-1; without one nothing is known.
    """
    if a == b or language is None:
        return None
    if language == "en":
        return _english(a, b)
    if _paired(a, b, language):
        return "antonym"
    if _same_stem(a, b, language):
        return "lemma"
    return "akin" if _beside(a, b, language) else None


def opposite(a: str, b: str, language: str | None) -> bool:
    """Whether the two say the contrary of each other."""
    return related(a, b, language) == "antonym"


def plainly_opposite(a: str, b: str, language: str | None) -> bool:
    """Whether they are opposites in the senses in which both are used most; in rarer senses far too many words are."""
    if not opposite(a, b, language):
        return False
    tie = wordnet.tie(a, b) if language == "en" else None
    return tie is None or tie.how != "antonym" or tie.weight >= PLAINLY


def exchanged_things(a: str, b: str, language: str | None) -> bool:
    """Whether two folded forms are nouns with no tie known between them, one of them for what can be pointed at: a person, a place,
    a time, food. Of abstract words ("system", "approach") translators write one for another that no dictionary ties to it.
    """
    if language != "en" or a in b or b in a or related(a, b, language) is not None:
        return False  # "health" may be "healthcare"
    kinds = wordnet.noun_kind(a), wordnet.noun_kind(b)
    return None not in kinds and not wordnet.POINTED.isdisjoint(kinds)


@lru_cache(maxsize=WORDS)
def lemma(form: str, language: str | None) -> str:
    """The base form of a folded form (English), or its stem (languages of `data/endings.txt`); else the form itself.

    Of several base forms the most used one: "left" gives "leave".
    """
    if language == "en":
        found = [b for _, b in wordnet.bases(form)]
        return max(found, key=lambda base: (wordnet.uses(base), base == form)) if found else form
    return _stem(form, language)


def agree(a: str, b: str) -> bool:
    """Whether one of two folded English forms is the other, a verb, with the s of the third person: "remind", "reminds"."""
    short, long = sorted((a, b), key=len)
    verbs = [{base for pos, base in wordnet.bases(form) if pos == "v"} for form in (short, long)]
    return long != short and long.endswith("s") and short in verbs[0] and short in verbs[1]


def rarity(form: str, language: str | None) -> float | None:
    """How frequent a word is: Zipf's scale, log10 of its uses in a thousand million words, about 3 (rare) to 7; None where unknown.

    Only English, from the counts of WordNet's tagged corpus, all forms of a word together; function words are not in it.
    """
    if language != "en":
        return None
    found = {base for _, base in wordnet.bases(form)}
    if not found:
        return None
    return math.log10((sum(map(wordnet.uses, found)) + 0.5) / TAGGED * 1e9)


@lru_cache(maxsize=32)
def fillers(language: str | None) -> frozenset[str]:
    """Words and phrases (joined by a space) that carry no content between pauses of speech; empty where no list is kept."""
    return frozenset(fold(w).replace("_", " ") for w in _line("fillers.txt", language))


def _english(a: str, b: str) -> str | None:
    if spelling.same_spelling(a, b):
        return "spelling"
    if spelling.same_contraction(a, b):
        return "contraction"
    one, other = wordnet.bases(a), wordnet.bases(b)
    shared = set(one) & set(other)
    if any(pos != "a" for pos, _ in shared):
        return "lemma"
    if shared:  # grades of an adjective, which are a difference: high, higher
        return "derived"
    if spelling.same_spelling(lemma(a, "en"), lemma(b, "en")):
        return "lemma"
    tie = wordnet.tie(a, b)
    if tie is not None and tie.how == "synonym" and tie.weight >= SURE:
        return "synonym"
    if _paired(a, b, "en") or _turned({a, *(w for _, w in one)}, {b, *(w for _, w in other)}):
        return "antonym"
    if tie:
        return tie.how
    return "akin" if _beside(a, b, "en") else None


def _turned(one: set[str], other: set[str]) -> bool:
    """Whether a word of one set is a word of the other with a prefix that turns it round."""
    return any(
        x.endswith(y) and x[: -len(y)] in TURNING
        for a, b in ((one, other), (other, one))
        for y in b
        if len(y) >= SHORTEST_TURNED
        for x in a
    )


Place = tuple[int, int]  # number of a pair, and its side: 0 left, 1 right


@lru_cache(maxsize=16)
def _opposites(language: str) -> tuple[dict[str, frozenset[Place]], dict[str, frozenset[Place]]]:
    """The table of opposites: places of whole words, and of stems that any ending may follow."""
    table = tomllib.loads(_data("opposites.toml")).get(language, {"pairs": ()})
    whole: defaultdict[str, set[Place]] = defaultdict(set)
    stems: defaultdict[str, set[Place]] = defaultdict(set)
    for number, pair in enumerate(table["pairs"]):
        for side, words in enumerate(pair.split("|")):
            for word in words.split():
                form = fold(word.removesuffix("*")).replace("_", " ")
                (stems if word.endswith("*") else whole)[form].add((number, side))
    return {w: frozenset(p) for w, p in whole.items()}, {w: frozenset(p) for w, p in stems.items()}


@lru_cache(maxsize=WORDS)
def _places(form: str, language: str) -> frozenset[Place]:
    """Where the table of opposites has the form or its base."""
    whole, stems = _opposites(language)
    forms = {form, *(b for _, b in wordnet.bases(form))} if language == "en" else _plain(form, language)
    found = [whole.get(f, frozenset()) for f in forms]
    if stems:
        found += [stems.get(f[:k], frozenset()) for f in forms for k in range(1, len(f) + 1)]
    return frozenset().union(*found)


def _paired(a: str, b: str, language: str) -> bool:
    one, other = _places(a, language), _places(b, language)
    # A word that stands on both sides of a pair ("cut" prices, "cut" of wages) tells nothing there.
    return any((number, 1 - at) in other and (number, 1 - at) not in one and (number, at) not in other for number, at in one)


def _beside(a: str, b: str, language: str) -> bool:
    """Whether both stand on one side of a pair of opposites."""
    return not _places(a, language).isdisjoint(_places(b, language))


def _plain(form: str, language: str) -> set[str]:
    """The forms under which a word may stand in a table: as written, without spaces, without particles or an Arabic article."""
    if language in UNSPACED:
        return {form.replace(" ", "")}
    found = {form}
    if language == "ar":
        found |= {form.removeprefix(front) for front in ARABIC_FRONT}
    if language in ("ar", "ko"):
        found |= {_stem(f, language) for f in found}
    return found


@lru_cache(maxsize=16)
def _endings(language: str | None) -> frozenset[str]:
    return frozenset("" if e == "-" else fold(e) for e in _line("endings.txt", language))


def _bare(form: str) -> str:
    """An Arabic form without clitics and article in front."""
    shortest = SHORTEST_STEM["ar"]
    return next((form.removeprefix(f) for f in ARABIC_FRONT if form.startswith(f) and len(form) - len(f) >= shortest), form)


@lru_cache(maxsize=WORDS)
def _stem(form: str, language: str | None) -> str:
    """The form without its longest inflectional ending, and without an Arabic article."""
    endings, shortest = _endings(language), SHORTEST_STEM.get(language or "", USUAL_STEM)
    bare = _bare(form) if language == "ar" else form
    cuts = (bare[:k] for k in range(shortest, len(bare)) if bare[k:] in endings)
    return next(cuts, bare)


def _same_stem(a: str, b: str, language: str) -> bool:
    """Whether both are one stem with inflectional endings; the stem may be any that both share."""
    if language == "ar":  # a clitic may be the word's own first letter: both readings are tried
        return any(_same_inflected(x, y, language) for x in {a, _bare(a)} for y in {b, _bare(b)})
    return _same_inflected(a, b, language)


def _same_inflected(a: str, b: str, language: str) -> bool:
    endings, shortest = _endings(language), SHORTEST_STEM.get(language, USUAL_STEM)
    common = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return any(a[k:] in endings and b[k:] in endings for k in range(shortest, common + 1))


def _line(name: str, language: str | None) -> list[str]:
    """The words of a language's line in a table of lines `code: words`."""
    lines = (line.partition(":") for line in _data(name).splitlines() if not line.startswith("#"))
    return next((words.split() for code, _, words in lines if code == language), [])


def _data(name: str) -> str:
    return resources.files(__package__).joinpath("data", name).read_text("utf-8")
