"""English words that are written differently and are the same: British and American spelling, contractions, joined words.

Method: a key under which spellings meet (rules below), and two small tables for what no rule gives (`data/spelling.toml`,
`data/contractions.tsv`).
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from headwater.text.remembered import WORDS
from headwater.text.tokens import fold

SHORTEST_KEY = 5  # letters: under it the rules meet by chance ("four", "for")
SHORTEST_DROPPED = 4  # letters of a form that has lost its g

# British to American, in this order; what both spellings come out as need not be a word.
RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"is(e|ed|es|er|ers|ing|ation|ations|ational)$", r"iz\1"),  # organise organize
        (r"ys(e|ed|es|er|ers|ing)$", r"yz\1"),  # analyse analyze
        (r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|ab|al$|er|ful|hood|i[st]|less|ly$|it)", "or"),  # honour honor
        (r"([bct])re(s?)$", r"\1er\2"),  # centre center
        (r"([bct])red$", r"\1ered"),
        (r"ogue(s?)$", r"og\1"),  # dialogue dialog
        (r"([aeiou])ll(ed|ing|er|ers|or|ors|ation|ous|ery)$", r"\1l\2"),  # travelled traveled
        (r"(?:ae|oe)(?=[a-z]{3})", "e"),  # paediatric pediatric
        (r"ence(s?)$", r"ense\1"),  # defence defense
        (r"(?<=dg)em", "m"),  # judgement judgment
    )
)
# Endings of contractions and what they stand for.
ENDINGS = (
    ("n't", ("not",)),
    ("'ll", ("will", "shall")),
    ("'re", ("are", "were")),
    ("'ve", ("have",)),
    ("'d", ("would", "had")),
    ("'s", ("is", "has")),
)


@lru_cache(maxsize=1)
def _spellings() -> tuple[dict[str, frozenset[str]], frozenset[frozenset[str]]]:
    """Equal spellings by word, and pairs that must stay apart."""
    table = tomllib.loads(_data("spelling.toml"))
    groups = [frozenset(g.split()) for g in table["groups"]]
    apart = frozenset(frozenset(pair.split("|")) for pair in table["apart"])
    return {w: frozenset().union(*(g for g in groups if w in g)) for group in groups for w in group}, apart


@lru_cache(maxsize=1)
def _contractions() -> dict[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in _data("contractions.tsv").splitlines() if line and not line.startswith("#"))
    return {fold(short): tuple(full.split("|")) for short, full in rows}


def _data(name: str) -> str:
    return resources.files(__package__).joinpath("data", name).read_text("utf-8")


def same_spelling(a: str, b: str) -> bool:
    """Whether two folded English forms or phrases are one word in two spellings, hyphens and spaces inside included."""
    equal, apart = _spellings()
    if frozenset((a, b)) in apart or a == b:
        return False
    if b in equal.get(a, ()):
        return True
    one, other = a.replace(" ", ""), b.replace(" ", "")
    if min(len(one), len(other)) < SHORTEST_KEY:
        return False
    return one == other or _key(one) == _key(other)


@lru_cache(maxsize=WORDS)
def _key(word: str) -> str:
    for pattern, instead in RULES:
        word = pattern.sub(instead, word)
    return word


@lru_cache(maxsize=WORDS)
def expansions(form: str) -> tuple[str, ...]:
    """What a contraction may stand for, the likeliest first ("he'd": "he would", "he had"); empty where it is none.

    form: one folded word; "'s" is expanded where it is still there (`tokens.fold` drops it).
    """
    given = _contractions().get(form)
    if given:
        return given
    for ending, words in ENDINGS:
        stem = form.removesuffix(ending)
        if stem != form and stem:
            return tuple(f"{stem} {w}" for w in words)
    return ()


def same_contraction(a: str, b: str) -> bool:
    """Whether one of two folded forms or phrases is a contraction of the other, or both of the same words ("can't", "cannot")."""
    one, other = {a, *_expanded(a)}, {b, *_expanded(b)}
    # A dropped g loses its apostrophe in tokens ("nothin'").
    dropped = (f"{a}g" == b or f"{b}g" == a) and min(len(a), len(b)) > SHORTEST_DROPPED and a.rstrip("g").endswith("in")
    return a != b and (dropped or not one.isdisjoint(other))


def _expanded(phrase: str) -> set[str]:
    """A phrase with each of its contractions written out, one by one."""
    whole = set(expansions(phrase))
    words = phrase.split(" ")
    for i, word in enumerate(words):
        if len(words) > 1:
            whole |= {" ".join([*words[:i], full, *words[i + 1 :]]) for full in expansions(word)}
    return whole
