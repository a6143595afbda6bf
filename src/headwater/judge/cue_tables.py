"""The words of `force`, one TOML file a language in `cues/`, read into tables that can be searched.

Data, not code: a file lists words by kind and value; how entries are written is said at the head of `cues/en.toml`.
"""

from __future__ import annotations

import itertools
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from headwater.text.tokens import fold, tokens

# Every kind with its closed list of values, each with its level: its place on the scale of that kind, from 0 (least claimed) to 1.
SCALES: Mapping[str, Mapping[str, float]] = {
    "negation": {"not": 1.0, "never": 1.0, "none": 1.0, "without": 1.0},
    # Words that deny in themselves: no change alone, but they answer a negation of the other passage ("did not agree": "refused").
    "negative_word": {
        "refused": 1.0, "denied": 1.0, "failed": 1.0, "lacking": 1.0, "impossible": 1.0, "stopped": 0.8, "few": 0.6,
    },
    "modality": {
        "unneeded": 0.0, "possible": 0.2, "potential": 0.25, "able": 0.3, "permitted": 0.3, "considered": 0.35, "wished": 0.4,
        "conditional": 0.5, "intended": 0.6, "advised": 0.6, "expected": 0.7, "obliged": 0.9, "certain": 1.0,
    },
    "hedge": {"perhaps": 0.2, "chance": 0.2, "probably": 0.6, "surely": 1.0},
    "quantity": {
        "none": 0.0, "only": 0.1, "just": 0.1, "few": 0.15, "some": 0.3, "many": 0.55, "most": 0.75, "nearly_all": 0.9, "both": 1.0,
        "all": 1.0,
    },
    "frequency": {"never": 0.0, "rarely": 0.15, "sometimes": 0.3, "often": 0.55, "usually": 0.75, "always": 1.0},
    "intensity": {"slight": 0.1, "fairly": 0.35, "strong": 0.65, "among": 0.75, "extreme": 0.9, "foremost": 1.0},
    # What a statement is limited to: how near it comes, whose knowledge, which law, which time, which form.
    "limit": {"nearly": 0.9, "knowing": 0.5, "unknowing": 0.5, "lawful": 0.5, "for_now": 0.5, "formal": 0.5, "aside": 0.5},
    "comparison": {"less": 0.0, "fall": 0.0, "more": 1.0, "rise": 1.0},
    "condition": {"if": 1.0, "unless": 0.0},
    "cause": {"because": 1.0, "therefore": 1.0, "despite": 0.0},
    "contrast": {"but": 1.0},
    "time": {"before": 0.0, "during": 0.5, "after": 1.0},
    "tense": {"past": 0.0, "future": 1.0},
    # What is only made ready, planned or practised (`judge.readiness`).
    "posture": {"ready": 0.5},
}  # fmt: skip

Meanings = frozenset[tuple[str, str]]

# Latin letters with marks that folding takes away.
MARKED = re.compile("[\u00e0-\u00f6\u00f8-\u00ff\u0101-\u017f]")


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The cues of one language, ready to search.

    words: entries by their first word, each with its spelling where that has marks ("hätte" is not "hatte"). patterns: entries of
    regular expressions, one a token. An entry's meanings are (kind, value) pairs, none for what only looks like a cue.
    concord: negative words that repeat a negation of their clause. openers: words with which a scope ends. governs: `after`,
    `before` or `around`; forward: cues that govern what follows though the language's do not.
    halves: negations that are none without one of `concord` behind them (French "ne": alone it is "only" or an empty word).
    told: finds in "word before|word|word behind" that the word tells what is or was done. inside: a cue's word that holds the act
    which one is ready for, as its first group ("Kampfbereitschaft").
    """

    words: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...], Meanings], ...]]
    patterns: tuple[tuple[tuple[re.Pattern[str], ...], Meanings], ...]
    concord: frozenset[str]
    openers: frozenset[str]
    governs: str
    forward: frozenset[str]
    halves: re.Pattern[str] | None
    told: re.Pattern[str] | None
    inside: re.Pattern[str] | None


_EXPRESSIONS = ("halves", "told", "inside")
_NOT_TABLES = frozenset({"governs", "boundaries", "concord", "forward", *_EXPRESSIONS})


def languages() -> tuple[str, ...]:
    """The languages with a table of cues, sorted."""
    folder = resources.files("headwater.judge").joinpath("cues")
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


@lru_cache(maxsize=32)
def table(language: str | None) -> Table | None:
    """The cues of a language (ISO 639-1, a region after it is passed over); None where no table is kept."""
    code = (language or "").casefold().replace("_", "-").split("-")[0]
    file = resources.files("headwater.judge").joinpath("cues", f"{code}.toml")
    return read_table(tomllib.loads(file.read_text("utf-8"))) if code.isalpha() and file.is_file() else None


def read_table(data: Mapping[str, Any]) -> Table:
    """A table from its TOML; a kind or value outside `SCALES` is an error of the file."""
    meanings: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, str]] = {}
    for kind, values in data.items():
        for value, entries in values.items() if kind not in _NOT_TABLES else ():
            if kind != "exempt" and value not in SCALES[kind]:
                raise ValueError(f"no value {value!r} of {kind}; the values are {', '.join(SCALES[kind])}")
            for spelled in itertools.chain.from_iterable(map(_spelled, entries)):
                held = meanings.setdefault(spelled, {})
                if kind != "exempt":
                    held.setdefault(kind, value)  # one value of a kind: the first listed
    words: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Meanings]]] = {}
    patterns = []
    for (entry, spelling), found in meanings.items():
        if entry[0].startswith("~"):
            patterns.append((tuple(re.compile(w) for w in entry[1:]), frozenset(found.items())))
        else:
            words.setdefault(entry[0], []).append((entry, spelling, frozenset(found.items())))
    return Table(
        words={first: tuple(sorted(of, key=lambda e: (-len(e[0]), not e[1]))) for first, of in words.items()},
        patterns=tuple(patterns),
        concord=frozenset(map(fold, data.get("concord", ()))),
        openers=frozenset(map(fold, data.get("boundaries", ()))),
        governs=data.get("governs", "after"),
        forward=frozenset(map(fold, data.get("forward", ()))),
        **{name: re.compile(data[name]) if name in data else None for name in _EXPRESSIONS},
    )


def _spelled(entry: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Every reading of an entry as folded forms, `~` first where it is one of regular expressions; and as it is spelled, where that
    has marks that folding takes away."""
    if entry.startswith("~"):
        # Latin and Cyrillic marks are gone from folded forms, so they go from what is to match them.
        plain = "".join(c for c in unicodedata.normalize("NFD", entry[1:]) if not "\u0300" <= c <= "\u036f")
        yield ("~", *unicodedata.normalize("NFC", plain).split()), ()
        return
    for words in itertools.product(*(word.split("|") for word in entry.split())):
        text = unicodedata.normalize("NFC", " ".join(words))
        found = tokens(text)
        spelling = tuple(text[t.start : t.end].casefold() for t in found)
        yield tuple(t.form for t in found), spelling if any(map(MARKED.search, spelling)) else ()
