"""WordNet's senses of English words, and what ties two words together in them.

Data: `data/senses.tsv.gz` and `data/synsets.tsv.gz`, distilled from WordNet 3.0 (Fellbaum 1998; `data/NOTICE`) by
scripts/build_lexicon.py, whose docstring gives the format. Base forms are found by WordNet's own rules (morphy(7WN)).
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from headwater.text.remembered import WORDS

MOST_WORDS = 3  # of a phrase that the tables hold

# Kinds of things of which one excludes the other, so that two of a kind are a change (a Monday is no Tuesday): animals, the body,
# food, persons, plants, quantities, substances, times. Of acts, ideas and artefacts a second translation takes the neighbour as
# often as not ("measures", "procedures").
EXCLUDING = frozenset((5, 8, 13, 18, 20, 23, 27, 28))
# Kinds of things that can be pointed at, or dated: those, and events, objects, places, phenomena and states (war, marriage). A noun
# of them that stands where the other text has an unrelated noun is another thing.
POINTED = EXCLUDING | {11, 15, 17, 19, 26}
MOSTLY = 0.35  # share of a noun's uses that are of its commonest kind, for it to be of that kind
MOST_KINDS = 250  # synsets directly under one that two siblings may share: 'time period' has some 200, 'person' 400
MOST_STEPS = 4  # up to a broader word
LISTED = 90  # adjectives similar to one head from here on are a list, not a likeness: cardinals, ordinals, colours


@dataclass(frozen=True, slots=True)
class Cuts:
    """How much of two words' use must be in the senses that are tied: the geometric mean of both shares (`Tie.weight`).

    Set on one-word differences between faithful sentences (two translations of the same news, paraphrases of news and of novels),
    on those of edits that changed the facts, and on words drawn by chance. Likenesses are cut where faithful pairs have them more
    than ten times as often as chance; antonyms and siblings where changed facts have them several times as often as faithful pairs
    (antonyms 16.5 % against 0.4 %, siblings 4.6 % against 0.7 %).
    """

    synonym: float = 0.04
    derived: float = 0.05
    broader: float = 0.05
    broader_by_far: float = 0.3  # two to four steps: "car" to "vehicle" is four
    antonym: float = 0.08
    antonym_through: float = 0.18  # a broader word of one or both: "surge", "drop"
    sibling: float = 0.1
    akin: float = 0.2


CUTS = Cuts()

# Endings and what stands for them in the base, by part of speech (morphy).
ENDINGS = {
    "n": (("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y")),
    "v": (("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
    "a": (("er", ""), ("est", ""), ("er", "e"), ("est", "e"), ("ier", "y"), ("iest", "y")),
}
_SIGNS = (b"@", b"^", b"!", b"&", b"$", b"*")  # in the order of the fields of `Synset`
_HEAD = re.compile(rb"..#(\d+)")
_RELATION = re.compile(rb"([@^!&$*])(\d+)")


@dataclass(frozen=True, slots=True)
class Synset:
    """The synsets that one synset is tied to, by number; `broader` and `kind_of` (an instance's class) one step up.

    domain: WordNet's lexicographer file (lexnames(5WN)), 3 to 28 for nouns. kinds: how many synsets are directly narrower.
    """

    domain: int
    kinds: int
    broader: tuple[int, ...] = ()
    kind_of: tuple[int, ...] = ()
    antonyms: tuple[int, ...] = ()
    similar: tuple[int, ...] = ()
    group: tuple[int, ...] = ()
    entails: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a form.

    share: of the form's uses, 0 to 1, from how often the tagged corpus has each sense; untagged senses by their order.
    derived: synsets that hold words derived from it.
    """

    base: str
    pos: str
    synset: int
    share: float
    derived: tuple[int, ...] = ()


@lru_cache(maxsize=1)
def _tables() -> tuple[list[bytes], list[bytes]]:
    """The lines of both tables, read once (0.1 s): sorted words with their senses, and synsets by number."""
    folder = resources.files(__package__).joinpath("data")
    senses, synsets = (gzip.decompress(folder.joinpath(f"{n}.tsv.gz").read_bytes()).split(b"\n") for n in ("senses", "synsets"))
    return senses[:-1], synsets[:-1]


@lru_cache(maxsize=WORDS)
def synset(number: int) -> Synset:
    """The relations of one synset."""
    line = _tables()[1][number]
    found: dict[bytes, list[int]] = {}
    head = _HEAD.match(line)
    for sign, target in _RELATION.findall(line):
        found.setdefault(sign, []).append(int(target))
    return Synset(int(line[:2]), int(head[1]) if head else 0, *(tuple(found.get(s, ())) for s in _SIGNS))


@lru_cache(maxsize=WORDS)
def entry(word: str) -> tuple[dict[str, tuple[tuple[int, int, tuple[int, ...]], ...]], tuple[tuple[str, str], ...]]:
    """What the table has for exactly this word: by part of speech (synset, count, derived synsets), the most used first; and its
    base forms with their parts of speech where it is an irregular form."""
    words = _tables()[0]
    key = word.encode() + b"\t"
    at = bisect_left(words, key)
    if at == len(words) or not words[at].startswith(key):
        return {}, ()
    groups, _, bases = words[at][len(key) :].decode().partition("\t~")
    found = {g[0]: tuple(_sense(s) for s in g[2:].split(",")) for g in groups.split(";") if g}
    return found, tuple((b[0], b[1:].replace("_", " ")) for b in bases.split())


def _sense(text: str) -> tuple[int, int, tuple[int, ...]]:
    head, *derived = text.split("+")
    number, _, count = head.partition(".")
    return int(number), int(count or 0), tuple(map(int, derived))


@lru_cache(maxsize=WORDS)
def bases(form: str) -> tuple[tuple[str, str], ...]:
    """(part of speech, base form) of every reading of a folded form or phrase that WordNet knows; the form itself first."""
    found = {(pos, form): None for pos in entry(form)[0]}
    found |= dict.fromkeys(b for b in entry(form)[1] if b[0] in entry(b[1])[0])
    words = form.split(" ")
    if len(words) == 1:
        found |= dict.fromkeys(_regular(form))
    elif len(words) <= MOST_WORDS:
        # A verb's phrase is inflected at its first word ("carried out"), a noun's at its last ("prime ministers").
        for at, pos in ((0, "v"), (-1, "n")):
            for there, base in bases(words[at]):
                phrase = " ".join([base, *words[1:]] if at == 0 else [*words[:-1], base])
                if there == pos and pos in entry(phrase)[0]:
                    found[pos, phrase] = None
    return tuple(found)


def _regular(form: str) -> Iterator[tuple[str, str]]:
    known = {pos for pos, _ in entry(form)[1]}  # irregular: the rules do not apply there
    for pos, rules in ENDINGS.items():
        if pos in known or (pos == "n" and form.endswith("ss")):
            continue
        for ending, instead in rules:
            base = form[: len(form) - len(ending)] + instead
            if form.endswith(ending) and len(base) > 1 and pos in entry(base)[0]:
                yield pos, base


@lru_cache(maxsize=WORDS)
def senses(form: str) -> tuple[Sense, ...]:
    """The senses of all readings of a form, the most used first."""
    found = []
    for pos, base in bases(form):
        for rank, (number, count, derived) in enumerate(entry(base)[0][pos], 1):
            found.append((count + 1 / rank, base, pos, number, derived))
    total = sum(f[0] for f in found)
    return tuple(
        Sense(base, pos, number, weight / total, derived)
        for weight, base, pos, number, derived in sorted(found, key=lambda f: -f[0])
    )


@lru_cache(maxsize=WORDS)
def noun_kind(form: str) -> int | None:
    """WordNet's kind of thing (`Synset.domain`) of which a form is used most; None where it is no noun in most of its uses, 0 for
    one of no kind above others."""
    shares: dict[str, float] = {}
    kinds: dict[int, float] = {}
    for sense in senses(form):
        shares[sense.pos] = shares.get(sense.pos, 0.0) + sense.share
        if sense.pos == "n":
            domain = synset(sense.synset).domain
            kinds[domain] = kinds.get(domain, 0.0) + sense.share
    if not kinds or shares["n"] < max(shares.values()):
        return None
    most = max(kinds, key=lambda k: kinds[k])
    return most if kinds[most] > MOSTLY else 0


@dataclass(frozen=True, slots=True)
class Tie:
    """How two forms hang together: one of `TIES`, and the share of their use that is in the tied senses (0 to 1)."""

    how: str
    weight: float


TIES = ("antonym", "synonym", "derived", "broader", "narrower", "sibling", "akin")
NEAR = ("synonym", "derived", "broader", "narrower")


@lru_cache(maxsize=WORDS)
def tie(a: str, b: str, cuts: Cuts = CUTS) -> Tie | None:
    """How form b is tied to form a: "broader" means that b is the broader word. None where WordNet ties them in no usual sense.

    An antonym wins over a likeness that rests on rarer senses; among likenesses the closest wins.
    """
    if _reach(a).isdisjoint(_reach(b)):
        return None
    found: dict[str, float] = {}
    for x in senses(a):
        for y in senses(b):
            weight = (x.share * y.share) ** 0.5
            if weight < cuts.synonym:  # the senses that follow have still smaller shares
                break
            if _passes(x.synset, x.derived).isdisjoint(_passes(y.synset, y.derived)):
                continue
            for how, cut in _ties(x, y, cuts):
                if weight >= cut:
                    found[how] = max(found.get(how, 0.0), weight)
    likeness = max((found[n] for n in NEAR if n in found), default=0.0)
    if found.get("antonym", -1.0) >= likeness:
        return Tie("antonym", found["antonym"])
    return next((Tie(how, found[how]) for how in TIES if how != "antonym" and how in found), None)


@lru_cache(maxsize=WORDS)
def _reach(form: str) -> frozenset[int]:
    """All synsets that a tie of the form can pass through: forms whose reaches share none are not tied, as most are not."""
    found = senses(form)
    near = (_near(s) for sense in found for s in (sense.synset, *sense.derived))
    return frozenset().union(*near, *(step for sense in found for step in _broader(sense.synset)))


@lru_cache(maxsize=WORDS)
def _passes(number: int, derived: tuple[int, ...]) -> frozenset[int]:
    """All synsets that `_ties` looks at for one sense: senses that share none of them have no tie, as most have none."""
    return frozenset().union(*map(_near, (number, *derived)), *_steps(number))


@lru_cache(maxsize=WORDS)
def _near(number: int) -> frozenset[int]:
    """A synset with those one step away, and the antonyms of all of them."""
    own = synset(number)
    near = {number, *_up(own), *own.similar, *own.group}
    return frozenset(near.union(*(synset(s).antonyms for s in near)))


@lru_cache(maxsize=WORDS)
def _broader(number: int) -> tuple[frozenset[int], ...]:
    """The broader synsets of a synset, by steps."""
    step, out = frozenset((number,)), []
    for _ in range(MOST_STEPS):
        step = frozenset(up for s in step for up in synset(s).broader)
        out.append(step)
    return tuple(out)


def _ties(x: Sense, y: Sense, cuts: Cuts) -> Iterator[tuple[str, float]]:
    """Every tie of two senses and the weight that it asks for."""
    one, other = synset(x.synset), synset(y.synset)
    if x.synset == y.synset or y.synset in one.group or x.synset in other.group:
        yield "synonym", cuts.synonym
        return
    if y.synset in x.derived or x.synset in y.derived or set(x.derived) & set(y.derived):
        yield "derived", cuts.derived
    yield from (("broader", cut) for cut in _above(y.synset, x.synset, cuts))
    yield from (("narrower", cut) for cut in _above(x.synset, y.synset, cuts))
    yield from (("antonym", cut) for cut in _against(x, y, cuts))
    yield from _beside(one, other, cuts)


def _up(found: Synset) -> tuple[int, ...]:
    """One step up: broader synsets, the class of an instance, what a verb entails; of an adjective the head it is similar to."""
    return (*found.broader, *found.kind_of, *found.entails, *(found.similar if len(found.similar) == 1 else ()))


def _above(target: int, below: int, cuts: Cuts) -> Iterator[float]:
    first, further = _steps(below)
    if target in first:
        yield cuts.broader
    if target in further and synset(target).kinds <= MOST_KINDS:
        yield cuts.broader_by_far


@lru_cache(maxsize=WORDS)
def _steps(number: int) -> tuple[frozenset[int], frozenset[int]]:
    """The synsets one step up from a synset, and those further up, to the last step."""
    first = frozenset(_up(synset(number)))
    step, further = first, set[int]()
    for _ in range(MOST_STEPS - 1):
        step = frozenset(up for s in step for up in synset(s).broader)
        further |= step
    return first, frozenset(further)


def _against(x: Sense, y: Sense, cuts: Cuts) -> Iterator[float]:
    """Antonyms: of the synsets, of what they are derived from, of what adjectives are similar to, of what they are kinds of."""
    if _opposed((x.synset, *x.derived), (y.synset, *y.derived)):
        yield cuts.antonym
    if x.pos == y.pos == "a" and _opposed(*((s.synset, *synset(s.synset).similar) for s in (x, y))):
        yield cuts.antonym
    if x.pos == y.pos and x.pos in "nv" and _opposed(*((s.synset, *synset(s.synset).broader) for s in (x, y))):
        yield cuts.antonym_through


def _opposed(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return not _contraries(one).isdisjoint(other)


@lru_cache(maxsize=WORDS)
def _contraries(numbers: tuple[int, ...]) -> frozenset[int]:
    """The antonyms of some synsets."""
    return frozenset(t for s in numbers for t in synset(s).antonyms)


def _beside(one: Synset, other: Synset, cuts: Cuts) -> Iterator[tuple[str, float]]:
    """Two of a kind: siblings where one excludes the other, else akin."""
    if set(one.kind_of) & set(other.kind_of):
        yield "sibling", cuts.sibling
    shared = set(one.broader) & set(other.broader)
    if shared:
        # Two of a kind that has hundreds (persons, periods of time) share next to nothing, unless the kind itself excludes.
        excluding = one.domain in EXCLUDING and min(synset(s).kinds for s in shared) <= MOST_KINDS
        yield ("sibling", cuts.sibling) if excluding else ("akin", cuts.akin)
    heads = set(one.similar) & set(other.similar)
    if heads:
        listed = max(len(synset(s).similar) for s in heads) >= LISTED
        yield ("sibling", cuts.sibling) if listed else ("akin", cuts.akin)


@lru_cache(maxsize=WORDS)
def uses(base: str) -> int:
    """How often the tagged corpus has a base form, in all its senses."""
    return sum(count for group in entry(base)[0].values() for _, count, _ in group)
