"""Parts of a long work are each done once, side by side, and whatever befalls a helper."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from headwater.lineage import shares

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


def worked(work: Callable[[Any], Any], given: Sequence[Callable[[], Any]], workers: int) -> list[Any]:
    """What came of each part, in their order."""
    found: dict[int, Any] = {}
    shares.worked(work, given, workers, found.__setitem__)
    return [found[number] for number in range(len(given))]


def parts(folder: Path) -> list[partial[tuple[int, Path, int]]]:
    return [partial(tuple, (number, folder, os.getpid())) for number in (0, 1)]  # type: ignore[arg-type]


def test_two_parts_are_worked_on_at_once_in_two_processes(tmp_path: Path):
    (one, here), (other, there) = worked(met, parts(tmp_path), 2)
    assert (one, other) == (0, 2)
    assert os.getpid() in (here, there)
    assert here != there


def test_what_a_helper_had_in_hand_when_it_fell_over_is_done_all_the_same_and_what_is_left(tmp_path: Path):
    more: list[Callable[[], Any]] = [partial(tuple, (number, tmp_path, os.getpid())) for number in (0, 1, 0, 1)]  # type: ignore[arg-type]
    found = worked(met_and_gone, more, 2)
    assert found == [(2 * number, os.getpid()) for number in (0, 1, 0, 1)]


@pytest.mark.parametrize("workers", [1, 3])
def test_parts_come_back_in_their_order_however_many_work(workers: int):
    assert worked(doubled, [partial(int, n) for n in range(7)], workers) == [2 * n for n in range(7)]
    assert worked(doubled, [], workers) == []


def test_what_is_wrong_with_a_part_is_said_here_wherever_it_was_worked_on():
    with pytest.raises(ZeroDivisionError):
        worked(halved, [partial(int, n) for n in (1, 2, 0, 4)], 2)


def test_who_takes_the_results_in_can_stop_the_work():
    taken: list[int] = []

    def full(number: int, _: object) -> None:
        taken.append(number)
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        shares.worked(doubled, [partial(int, n) for n in range(50)], 2, full)
    assert len(taken) <= 2
