"""The derivations of an archive group by group: the same as all at once, and what was done is not done again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from headwater.corpus import results
from headwater.corpus.rows import Entry
from headwater.lineage import parts
from headwater.lineage.edges import edges
from headwater.lineage.parts import derivations
from tests.lineage.making import entry, shared

GIVEN = [entry(f"{k}{n}", [k * 10, k * 10 + 1, k * 10 + 2 + n], f"2021-03-0{n + 1}") for k in range(4) for n in range(2)]
ASKED: list[list[str]] = []


@pytest.fixture(autouse=True)
def small_groups(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parts, "AT_ONCE", 1)
    ASKED.clear()


def documents(rows: parts.Rows) -> list[Entry]:
    ASKED.append([GIVEN[row].id for row in rows.tolist()])
    return [GIVEN[row] for row in rows.tolist()]


@pytest.mark.parametrize("workers", [1, 2])
def test_groups_give_what_all_families_at_once_give(tmp_path: Path, workers: int):
    shares: list[float] = []
    found = derivations(documents, len(GIVEN), shared(GIVEN), tmp_path, "key", workers=workers, told=shares.append)
    whole = edges(GIVEN, shared(GIVEN))
    assert len(whole.edges) == 4
    for kind, schema in parts.KINDS.items():
        assert found[kind].equals(results.edges_table(getattr(whole, kind), schema))
    assert sorted(ASKED) == [[f"{k}0", f"{k}1"] for k in range(4)]
    assert shares == [0.25, 0.5, 0.75, 1.0]


def test_who_is_killed_goes_on_behind_the_last_whole_group(tmp_path: Path):
    def killed(share: float) -> None:
        if share == 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        derivations(documents, len(GIVEN), shared(GIVEN), tmp_path, "key", told=killed)
    ASKED.clear()
    shares: list[float] = []
    found = derivations(documents, len(GIVEN), shared(GIVEN), tmp_path, "key", told=shares.append)
    assert ASKED == [["20", "21"], ["30", "31"]]
    assert shares == [0.75, 1.0]
    assert found["edges"]["child"].to_pylist() == ["01", "11", "21", "31"]


def test_a_group_of_which_one_file_was_written_is_done_again(tmp_path: Path):
    derivations(documents, len(GIVEN), shared(GIVEN), tmp_path, "key")
    next(tmp_path.glob("edges-*")).unlink()
    ASKED.clear()
    assert derivations(documents, len(GIVEN), shared(GIVEN), tmp_path, "key")["edges"].num_rows == 4
    assert len(ASKED) == 1


def test_other_passages_or_documents_are_looked_at_anew(tmp_path: Path):
    derivations(documents, len(GIVEN), shared(GIVEN), tmp_path, "key")
    ASKED.clear()
    derivations(documents, len(GIVEN), shared(GIVEN), tmp_path, "another key")
    assert len(ASKED) == 4
    ASKED.clear()
    fewer = shared(GIVEN)
    fewer = type(fewer)(np.delete(fewer.rows, 0, axis=0))
    derivations(documents, len(GIVEN), fewer, tmp_path, "key")
    assert ASKED == [["00", "01"]]


def test_an_archive_that_shares_nothing_has_no_derivations(tmp_path: Path):
    found = derivations(documents, len(GIVEN), shared([]), tmp_path, "key")
    assert {kind: table.num_rows for kind, table in found.items()} == {"edges": 0, "absent": 0}
