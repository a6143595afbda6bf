"""Parts of a long work are each done once, side by side, and whatever befalls a helper."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

import pytest

from headwater.lineage import edges as edges_module
from headwater.lineage.edges import edges
from headwater.lineage.shares import worked
from tests.lineage.making import entry, shared

PATIENCE = 30  # seconds for the other process to come


def met(part: tuple[int, Path, int]) -> tuple[int, int]:
    """(twice the number, the process): once the other of two parts has begun somewhere else."""
    number, folder, _ = part
    (folder / str(number)).touch()
    until = time.monotonic() + PATIENCE
    while not (folder / str(1 - number)).exists():
        assert time.monotonic() < until, "the other part was not begun"
        time.sleep(0.01)
    return 2 * number, os.getpid()


def met_and_gone(part: tuple[int, Path, int]) -> tuple[int, int]:
    """The same, but that a helper falls over."""
    found = met(part)
    if os.getpid() != part[2]:
        os._exit(9)
    return found


def doubled(number: int) -> int:
    return 2 * number


def halved(number: int) -> float:
    return 1 / number


def parts(folder: Path) -> list[partial[tuple[int, Path, int]]]:
    return [partial(tuple, (number, folder, os.getpid())) for number in (0, 1)]  # type: ignore[arg-type]


def test_two_parts_are_worked_on_at_once_in_two_processes(tmp_path: Path):
    (one, here), (other, there) = worked(met, parts(tmp_path), 2)
    assert (one, other) == (0, 2)
    assert os.getpid() in (here, there)
    assert here != there


def test_what_a_helper_had_in_hand_when_it_fell_over_is_done_all_the_same(tmp_path: Path):
    found = worked(met_and_gone, parts(tmp_path), 2)
    assert found == [(0, os.getpid()), (2, os.getpid())]


@pytest.mark.parametrize("workers", [1, 3])
def test_parts_come_back_in_their_order_however_many_work(workers: int):
    assert worked(doubled, [partial(int, n) for n in range(7)], workers) == [2 * n for n in range(7)]
    assert worked(doubled, [], workers) == []


def test_what_is_wrong_with_a_part_is_said_here_wherever_it_was_worked_on():
    with pytest.raises(ZeroDivisionError):
        worked(halved, [partial(int, n) for n in (1, 2, 0, 4)], 2)


def test_families_come_out_the_same_from_several_processes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(edges_module, "AT_ONCE", 1)
    given = [entry(f"{k}{n}", [k * 10, k * 10 + 1, k * 10 + 2 + n], f"2021-03-0{n + 1}") for k in range(4) for n in range(2)]
    apart = edges(given, shared(given), workers=2)
    assert apart == edges(given, shared(given))
    assert len(apart.edges) == 4
