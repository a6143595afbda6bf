"""What is known of each document of an archive: one row; and the order of documents in time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of an archive as it was given. published: as it stands there, any form of date, or None."""

    id: str
    text: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    language: str | None = None
    url: str | None = None


def instant(published: str | None) -> float | None:
    """Seconds since 1970 of an ISO 8601 date or time; None for none. A day is its first moment; a time without a zone is UTC's."""
    if not published:
        return None
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def is_date(published: str) -> bool:
    """Whether a date can be read: a moment, a day, a month or a year, in ISO 8601."""
    return instant(published) is not None or re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", published.strip()) is not None


def order_in_time(instants: Sequence[float | None], ids: Sequence[str], *, now: float) -> npt.NDArray[np.int64]:
    """The place of each document in time, 0 first; by id where times are equal, and the undated behind all others, by id.

    now: what bears a later time (seconds since 1970) says nothing of when it came, and counts as undated.
    """
    known = np.array([np.inf if t is None or t > now else t for t in instants], dtype=np.float64)
    alphabetical = np.empty(len(ids), dtype=np.int64)
    alphabetical[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    place = np.empty(len(ids), dtype=np.int64)
    place[np.lexsort((alphabetical, known))] = np.arange(len(ids))
    return place
