from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.lineage.families import families
from tests.lineage.making import Table


def table(pairs):
    return Table(np.array([(a, b, 0, 1, 2, 3) for a, b in pairs], dtype=np.int64).reshape(-1, 6))


def test_documents_that_share_through_others_are_one_family():
    found = list(families(table([(5, 3), (3, 1), (0, 7)]), 9))
    assert sorted(f.members for f in found) == [[0, 7], [1, 3, 5]]
    large = next(f for f in found if len(f.members) == 3)
    assert sorted(map(tuple, large.passages)) == [(1, 0, 0, 1, 2, 3), (2, 1, 0, 1, 2, 3)]


def test_an_archive_without_passages_has_no_family():
    assert list(families(table([]), 3)) == []


@given(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)).filter(lambda p: p[0] != p[1]), max_size=25))
def test_every_passage_is_in_one_family_and_families_share_no_document(pairs: list[tuple[int, int]]):
    found = list(families(table(pairs), 16))
    members = [m for f in found for m in f.members]
    assert len(members) == len(set(members)) == len({x for p in pairs for x in p})
    back = sorted((f.members[r[0]], f.members[r[1]]) for f in found for r in f.passages)
    assert back == sorted(pairs)


def test_a_chain_of_thousands_is_one_family():
    assert [len(f.members) for f in families(table([(i, i + 1) for i in range(5000)]), 5001)] == [5001]
