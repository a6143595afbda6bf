"""How time grows with the input, told so that a busy machine does not change the answer."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable

STEEPEST = 1.5
# Seconds of processor time for the large input under which only the machine is measured.
TOO_SHORT = 0.08
ROUNDS = 5


def seconds(work: Callable[[int], object], n: int) -> float:
    """Processor time of this process: what others take of the machine does not count."""
    begun = time.process_time()
    work(n)
    return time.process_time() - begun


def slope(work: Callable[[int], object], n: int) -> float:
    """The slope between `n` and `4 n` on paper with logarithms on both sides: 1 is work in proportion, 2 its square.

    The quickest run of each size counts, since others on the machine can make a run slower and never faster; as soon as
    it shows work in proportion no further run is made."""
    work(max(n // 10, 1))  # libraries and tables are loaded
    small = large = math.inf
    gc.collect()
    gc.freeze()
    for _ in range(ROUNDS):
        small, large = min(small, seconds(work, n)), min(large, seconds(work, 4 * n))
        found = math.log(large / max(small, 1e-6), 4) if large > TOO_SHORT else 0.0
        if found <= STEEPEST:
            break
    return found


def in_proportion(work: Callable[[int], object], n: int) -> bool:
    return slope(work, n) <= STEEPEST
