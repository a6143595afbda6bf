"""Parts of a long work in several processes: whoever is free takes the next part, this process too.

The others are fresh interpreters that read parts from their standard input and write what came of them to their standard output.
Unlike `multiprocessing` this asks nothing of the program that called, and ends by itself when that is killed.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

SERVE = "from headwater.lineage.shares import serve; serve()"


def worked(
    work: Callable[[Part], Result], parts: Sequence[Callable[[], Part]], workers: int, done: Callable[[int, Result], None]
) -> None:
    """Hands what `work` gives for each part to `done`, with the number of the part, as it comes; one at a time.

    work: a function of a module, by whose name another process finds it. parts: each is made when its turn comes. workers: how many
    processes, this one among them.
    """
    waiting, one_at_a_time = _Waiting(len(parts)), Lock()

    def hand_in(found: Iterator[tuple[int, Result]]) -> None:
        try:
            for number, result in found:
                with one_at_a_time:
                    done(number, result)
        except BaseException:
            waiting.end()  # nobody is to begin another part
            raise

    with ThreadPoolExecutor(max(1, workers)) as pool:
        helped = [pool.submit(hand_in, _elsewhere(work, parts, waiting)) for _ in range(min(workers, len(parts)) - 1)]
        hand_in((number, work(parts[number]())) for number in waiting)
        for one in helped:
            one.result()


class _Waiting:
    """The numbers of the parts that nobody has taken, each given once, to whichever thread asks."""

    def __init__(self, count: int) -> None:
        self.numbers, self.lock = iter(range(count)), Lock()

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        with self.lock:
            return next(self.numbers)

    def end(self) -> None:
        with self.lock:
            self.numbers = iter(range(0))


def _elsewhere(
    work: Callable[[Part], Result], parts: Sequence[Callable[[], Part]], waiting: _Waiting
) -> Iterator[tuple[int, Result]]:
    """Hands parts to a process of its own, one at a time, as long as there are any; gives what came of each."""
    in_hand: list[int] = []
    try:
        with subprocess.Popen(
            [sys.executable, "-c", SERVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}, start_new_session=True,
        ) as helper:  # fmt: skip
            assert helper.stdin is not None
            assert helper.stdout is not None
            pickle.dump(work, helper.stdin)
            for number in waiting:
                in_hand = [number]
                pickle.dump(parts[number](), helper.stdin)
                helper.stdin.flush()
                result = pickle.load(helper.stdout)
                in_hand = []
                yield number, result
    except (OSError, EOFError):
        # Whatever ended the helper: what it had in hand is done here, and says here what is wrong.
        for number in in_hand:
            yield number, work(parts[number]())


def serve() -> None:
    """What a helper does: works on what stands on its standard input, until that ends."""
    given, out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else is to stand among the results
    work: Callable[[Any], Any] = pickle.load(given)
    while True:
        try:
            part = pickle.load(given)
        except EOFError:
            return
        pickle.dump(work(part), out)
        out.flush()
