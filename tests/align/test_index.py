from __future__ import annotations

import gc
import weakref
from collections import OrderedDict

import pytest

from headwater import document
from headwater.align import index as module
from headwater.align.index import Index, index, kept


def test_of_sources_of_a_few_lines_no_more_are_kept_than_may_be(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "KEPT_SOURCES", 3)
    monkeypatch.setattr(module, "_kept", OrderedDict())
    made = [index(document(f"Gate {i} is open.", language="en")) for i in range(5)]
    assert list(module._kept.values()) == made[2:]


def test_many_short_sources_are_kept_and_long_ones_make_room(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "KEPT_CHARS", 3000)
    short = [document(f"Ferry {i} left the pier.", language="en") for i in range(90)]
    first = [index(d) for d in short]
    assert all(index(d) is found for d, found in zip(short, first, strict=True))
    index(document("Rain fell on the pier. " * 120, language="en"))
    assert index(short[0]) is not first[0]


def test_what_is_worked_out_of_an_index_is_worked_out_once_and_does_not_hold_it():
    done: list[int] = []

    @kept
    def words(of: Index) -> int:
        done.append(len(of.tokens))
        return len(of.tokens)

    made = module.made(document("Ferries left early.", language="en"))
    assert words(made) == words(made) == 3
    assert done == [3]
    gone = weakref.ref(made)
    del made
    gc.collect()
    assert gone() is None
