"""Work on texts that is done once and kept within the process, bounded by how much text it was done on and not by how often.

Sixty-four speeches take next to nothing and sixty-four books some gigabytes: a count alone bounds no memory.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Generic, ParamSpec, Protocol, TypeVar

from headwater.model import Document

# Results that are kept of one sort of work, and characters of the documents that they were worked out of: what a comparison keeps
# of a text takes some hundred bytes for each, most of them its passages' vectors.
MOST = 64
MOST_CHARS = 3_000_000

# Results that a function keeps of single words or pairs of them (`lru_cache(maxsize=WORDS)`): more than the words that a report and
# its sources have in common use, at some 250 bytes each 2 MB for each of about fifty such functions.
WORDS = 8192

Asked = ParamSpec("Asked")
Given = TypeVar("Given")


class Memory(Protocol):
    """What keeps results, as far as others may ask it: it can be made to forget."""

    def forget(self) -> None: ...


# Every memory of this process, so that a program that needs its room back can have it.
MEMORIES: list[Memory] = []


class Remembered(Generic[Given]):
    """Results by what was asked, those not asked for longest forgotten when all together were worked out of too much text."""

    def __init__(self, most_chars: int, most: int) -> None:
        self._most_chars, self._most = most_chars, most
        self._kept: OrderedDict[Hashable, tuple[int, Given]] = OrderedDict()
        self._chars = 0
        self._lock = Lock()

    def get(self, asked: Hashable) -> tuple[int, Given] | None:
        """The size and the result, None for what is not kept."""
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
            return self._kept.get(asked)

    def put(self, asked: Hashable, chars: int, given: Given) -> None:
        """Keeps a result that was worked out of so many characters; the newest is kept whatever its size."""
        with self._lock:
            if asked not in self._kept:
                self._kept[asked] = (chars, given)
                self._chars += chars
            while len(self._kept) > 1 and (self._chars > self._most_chars or len(self._kept) > self._most):
                self._chars -= self._kept.popitem(last=False)[1][0]

    def forget(self) -> None:
        """Lets go of everything."""
        with self._lock:
            self._kept.clear()
            self._chars = 0


def remembered(work: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """Like `functools.lru_cache(MOST)`, and what is kept was worked out of texts of `MOST_CHARS` together; all arguments must be
    hashable."""
    kept: Remembered[Given] = Remembered(MOST_CHARS, MOST)
    MEMORIES.append(kept)

    @wraps(work)
    def done(*args: Asked.args, **named: Asked.kwargs) -> Given:
        asked = (args, tuple(sorted(named.items())))
        if (found := kept.get(asked)) is not None:
            return found[1]
        given = work(*args, **named)
        kept.put(asked, sum(map(_chars, (*args, *named.values()))), given)
        return given

    return done


def _chars(asked: object) -> int:
    """The length of the text that an argument is, or is of."""
    return len(asked.text) if isinstance(asked, Document) else len(asked) if isinstance(asked, str) else 0


def forget() -> None:
    """Lets go of all that any `remembered` work keeps in this process."""
    for memory in MEMORIES:
        memory.forget()
