"""A search finds the versions that a plain reading of the rules finds: random Libraries, each query on both databases."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.intake.plain import document_of
from headwater.store.engine import Store
from headwater.store.keeping import Arrival, keep
from headwater.store.search import CHUNK, Entry, Wanted, index, search, unindex
from headwater.text.queries import Term

WORDS = ("ab", "abc", "b", "ca", "cab")
DAYS = (None, "2031-05-04", "2031-05-05", "2031-06-01")


@dataclass(frozen=True)
class Kept:
    """A version as a plain reading sees it."""

    row: int
    name: str
    number: int
    day: str | None
    language: str
    title: tuple[str, ...]
    body: tuple[str, ...]


def filled(store: Store, chance: random.Random, *, documents: int) -> list[Kept]:
    """Documents in one to three versions, two longer than a row of PostgreSQL's index."""
    made: list[Kept] = []
    with store.writing() as connection:
        for i in range(documents):
            for number in range(1, chance.choice((1, 1, 2, 3)) + 1):
                long = (*["zz"] * (CHUNK + 10), chance.choice(WORDS)) if i in (3, 7) else ()
                title = tuple(chance.choices(WORDS, k=chance.randint(0, 2)))
                body = (*chance.choices(WORDS[:3] if i % 2 else WORDS, k=chance.randint(1, 5)), *long, f"nr{i}x{number}")
                name, day, language = f"d{i:02}", chance.choice(DAYS), chance.choice(("en", "ko"))
                given = document_of(" ".join(body), name=name, id=name)
                given = replace(given, title=" ".join(title) or None, published=day, language=language)
                arrival = Arrival(given, given.text.encode(), name, "test", "test 1")
                kept = keep(connection, [arrival])[0]
                index(connection, [Entry(kept.version, title, body)])
                made.append(Kept(kept.version, name, number, day, language, title, body))
    return made


def stands(term: Term, words: Sequence[str]) -> bool:
    n = len(term.words)
    for i in range(len(words) - n + 1):
        row = words[i : i + n]
        last = row[-1].startswith(term.words[-1]) if term.prefix else row[-1] == term.words[-1]
        if tuple(row[:-1]) == term.words[:-1] and last:
            return True
    return False


def read_plainly(wanted: Wanted, kept: Sequence[Kept]) -> list[int]:
    """The rules of a search, said once more without an engine."""

    def answers(v: Kept) -> bool:
        for term in wanted.terms:
            if (stands(term, v.title) or (not term.title and stands(term, v.body))) == term.without:
                return False
        return (
            (wanted.languages is None or v.language in wanted.languages)
            and (wanted.after is None or (v.day is not None and v.day >= wanted.after))
            and (wanted.before is None or (v.day is not None and v.day < wanted.before))
        )

    found: dict[str, Kept] = {}
    for v in kept:
        if answers(v) and (v.name not in found or found[v.name].number < v.number):
            found[v.name] = v
    positive = [t for t in wanted.terms if not t.without]
    out = sorted(found.values(), key=lambda v: v.name)
    out.sort(key=lambda v: v.day or "", reverse=True)
    out.sort(key=lambda v: not (positive and all(stands(t, v.title) for t in positive)))
    return [v.row for v in out]


def asked(chance: random.Random) -> Wanted:
    terms = [
        Term(
            tuple(chance.choices(WORDS, k=chance.choice((1, 1, 2)))),
            prefix=chance.random() < 0.2, title=chance.random() < 0.2, without=i > 0 and chance.random() < 0.4,
        )
        for i in range(chance.randint(1, 3))
    ]  # fmt: skip
    return Wanted(
        terms,
        languages=chance.choice((None, None, ["ko"])),
        after=chance.choice((None, None, "2031-05-05")),
        before=chance.choice((None, None, "2031-06")),
    )


def test_a_search_finds_what_a_plain_reading_of_its_rules_finds_in_the_same_order(store: Store):
    chance = random.Random(8)
    kept = filled(store, chance, documents=14)
    with store.reading() as connection:
        found = 0
        for _ in range(60):
            wanted = asked(chance)
            expected = read_plainly(wanted, kept)
            found += bool(expected)
            assert search(connection, wanted, limit=100) == (len(expected), expected), wanted
            assert search(connection, wanted, limit=3, offset=2) == (len(expected), expected[2:5]), wanted
    assert found > 20, "queries that find nothing test nothing"


def test_beyond_the_last_page_the_total_is_still_told(store: Store):
    kept = filled(store, random.Random(3), documents=4)
    names = {v.name for v in kept}
    with store.reading() as connection:
        assert search(connection, Wanted([], after=None, languages=["en", "ko"]), limit=5, offset=50) == (len(names), [])


def test_words_that_were_cut_into_several_rows_by_an_earlier_release_can_be_taken_out(store: Store):
    """SQLite's index is told the words that go: told others it would keep them for ever."""
    words = [f"w{i}" for i in range(CHUNK + 500)]
    with store.writing() as connection:
        given = document_of(" ".join(words), name="long", id="long")
        row = keep(connection, [Arrival(given, given.text.encode(), "long", "test", "test 1")])[0].version
        entry = Entry(row, ["t"], words)
        for part in entry.chunks(whole=False):
            index(connection, [Entry(row, *part)])
        unindex(connection, entry)
        for word in ("w0", f"w{CHUNK - 5}", f"w{CHUNK + 400}", "t"):
            assert search(connection, Wanted([Term((word,))]), limit=5) == (0, []), word
