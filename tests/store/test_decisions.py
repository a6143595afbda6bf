from __future__ import annotations

from typing import Any

import pytest

import headwater
from headwater.errors import NotKept, UsageError
from headwater.library import Library
from headwater.store import decisions
from headwater.store.decisions import Wanted, count, each, one, people, some, undone


@pytest.fixture
def library(place: Any):
    with Library(place) as made:
        made.add([headwater.document("The bridge opens on Monday.", id="a"), headwater.document("The ferry stays.", id="b")])
        yield made


def said(library: Library, document: str = "a", **more: Any) -> int:
    judged = library.document(document)
    known = {"who": "Desk", "act": "agree", "target": "quotation", "start": 4, "end": 10, **more}
    return library.decide(document=document, text_sha256=judged.text_sha256, **known)


def test_what_was_said_stands_beside_what_was_found(library: Library):
    finding, value = {"verdict": "altered", "reasons": ["number_differs"]}, {"verdict": "reworded", "note": "다른 번역"}
    number = said(library, act="correct", finding=finding, value=value)
    (kept,) = library.decisions("a")
    assert (kept.id, kept.finding, kept.value, kept.who, kept.act) == (number, finding, value, "Desk", "correct")
    assert (kept.start, kept.end, kept.text_sha256) == (4, 10, library.document("a").text_sha256)
    assert library.decisions("b") == []


def test_taken_back_it_no_longer_stands_and_is_still_on_record(library: Library):
    first, second = said(library), said(library, act="note", value="look again")
    library.undo(first, who="Chief")
    assert [d.id for d in library.decisions()] == [second]
    assert [(d.act, d.who) for d in library.decisions(standing=False)] == [("agree", "Desk"), ("note", "Desk"), ("undo", "Chief")]
    with pytest.raises(NotKept, match="decision 99"):
        library.undo(99, who="Chief")


def test_a_new_version_leaves_what_was_said_with_the_old_words(library: Library):
    said(library)
    old = library.document("a").text_sha256
    library.add([headwater.document("The bridge opens on Tuesday.", id="a")])
    assert [d.text_sha256 for d in library.decisions("a")] == [old]


@pytest.mark.parametrize(
    ("more", "message"),
    [({"act": "praise"}, "acts are agree"), ({"target": "author"}, "on link, quotation, passage"), ({"who": " "}, "needs a name")],
)
def test_what_cannot_be_said_is_refused(library: Library, more: dict[str, str], message: str):
    with pytest.raises(UsageError, match=message):
        said(library, **more)
    assert library.decisions() == []


def test_it_goes_with_its_document(library: Library):
    said(library)
    said(library, "b")
    library.forget("a", why="asked", who="Desk")
    assert [d.document for d in library.decisions()] == ["b"]
    with pytest.raises(NotKept, match="add it first"):
        library.decide(who="Desk", act="agree", target="link", document="a", text_sha256="0", start=0, end=1)


def test_they_are_counted_and_read_in_parts_as_they_are_asked_for(library: Library):
    numbers = [said(library, value=n, act="note") for n in range(7)]
    other = said(library, "b", who="Chief", act="correct", value="9")  # its words are a number: it takes nothing back
    library.undo(numbers[1], who="Ada")
    with library.store.reading() as connection:
        assert count(connection, Wanted()) == 7
        assert (count(connection, Wanted(standing=False)), count(connection, Wanted(standing=False, undoing=False))) == (9, 8)
        assert count(connection, Wanted(act="note", who="Desk", target="quotation")) == 6
        assert count(connection, Wanted("b", library.document("b").text_sha256)) == 1
        first = some(connection, Wanted("a"), limit=2, offset=1)
        assert [d.value for d in first] == [2, 3]
        assert [d.value for d in some(connection, Wanted("a"), limit=2, after=first[-1].id)] == [4, 5]
        assert [d.value for d in some(connection, Wanted("a"), limit=2, after=first[-1].id, newest=True)] == [2, 0]
        assert (undone(connection), people(connection)) == ({numbers[1]}, ["Chief", "Desk"])
        assert (one(connection, numbers[1]).value, one(connection, other).document) == (1, "b")
        with pytest.raises(NotKept, match="decision 99"):
            one(connection, 99)


@pytest.mark.parametrize("newest", [False, True])
def test_all_of_them_come_part_by_part(library: Library, monkeypatch: pytest.MonkeyPatch, newest: bool):
    monkeypatch.setattr(decisions, "AT_ONCE", 3)
    numbers = [said(library) for _ in range(7)]
    library.undo(numbers[3], who="Ada")
    standing = [n for n in numbers if n != numbers[3]]
    parts = [[d.id for d in part] for part in each(library.store, Wanted(), newest=newest)]
    assert parts == ([standing[:2:-1], standing[2::-1]] if newest else [standing[:3], standing[3:]])
