"""In what order documents came: by their dates where these hold, by what explains them best where dates are missing or err.

A date is evidence, not proof: it says from when to when a document can have come out, and may be a day off. Where it leaves room,
a document takes the place between its kin at which all of them together are explained in the fewest words.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice

from headwater.lineage.agreement import Held
from headwater.lineage.explaining import Explained, Weights, explain

HOUR = 3600.0
ROUNDS = 4  # of placing; after the third hardly a document moves
MOST_KIN = 24  # documents that are weighed for a place, those with most words in common: of a story printed by hundreds enough


@dataclass(frozen=True, slots=True)
class When:
    """From when to when (seconds since 1970) a document can have come out; without a date, at any time."""

    start: float = -math.inf
    end: float = math.inf

    @property
    def known(self) -> bool:
        return math.isfinite(self.start)

    def before(self, other: When) -> bool:
        return self.end <= other.start


def when(published: str | None, *, now: datetime | None = None) -> When:
    """What a date says. A day, a month or a year leaves that much room; one that cannot be read, or lies ahead, says nothing."""
    told = (published or "").strip()
    try:
        if len(told) == 4:
            start, end = datetime(int(told), 1, 1), datetime(int(told) + 1, 1, 1)
        elif len(told) == 7:
            start = datetime.fromisoformat(told + "-01")
            end = (start + timedelta(days=32)).replace(day=1)
        else:
            start = datetime.fromisoformat(told)
            end = start + (timedelta(days=1) if len(told) <= 10 else timedelta(seconds=1))
    except (ValueError, OverflowError):
        return When()
    first, last = (moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() for moment in (start, end))
    ahead = (now or datetime.now(UTC)).timestamp() + 24 * HOUR
    return When(first, last) if first <= ahead else When()


@dataclass(slots=True)
class Family:
    """Documents that share passages, directly or through others; all lists run over them.

    credit: for each, what beside words speaks for another as its parent. quoted: whom it quotes.
    """

    sizes: list[int]
    held: list[list[Held]]
    dates: list[When]
    weights: Weights
    credit: list[dict[int, float]]
    quoted: list[frozenset[int]]
    kin: list[frozenset[int]] = field(init=False)
    at: list[float] = field(init=False)
    sure: dict[tuple[int, int], float] = field(default_factory=dict)  # (one, other): how much better the one before the other is
    known: dict[int, Explained] = field(default_factory=dict)  # of documents whose kin have not moved since

    def __post_init__(self) -> None:
        self.kin = [frozenset(h.other for h in held) for held in self.held]
        # Of a moment that many share each takes a place of its own, the longer first: most are cut on the way.
        order = sorted(range(len(self.sizes)), key=lambda i: (-self.sizes[i], i))
        self.at = [math.nan] * len(self.sizes)
        for rank, i in enumerate(order):
            if self.dates[i].known:
                self.at[i] = (self.dates[i].start + self.dates[i].end) / 2 + rank * 1e-5

    def parents(self, one: int) -> Explained:
        """What explains a document, of all that came before it."""
        if one not in self.known:
            self.known[one] = self.explained(one, self.earlier(one))
        return self.known[one]

    def explained(self, one: int, holders: Sequence[Held]) -> Explained:
        known = self.sizes, self.kin, self.weights, self.credit[one], self.quoted[one]
        return explain(self.sizes[one], holders[:MOST_KIN], *known)

    def earlier(self, one: int) -> list[Held]:
        """Those that came before and have most of its words: as many as are weighed, and the next."""
        return list(islice((h for h in self.held[one] if self.at[h.other] < self.at[one]), MOST_KIN + 1))

    def move(self, one: int, to: float) -> None:
        self.at[one] = to
        for other in (one, *self.kin[one]):
            self.known.pop(other, None)


def settle(family: Family) -> None:
    """Sets `family.at`, the place of each document in time, and `family.sure`."""
    dated = [i for i, d in enumerate(family.dates) if d.known]
    order = _undated(family) + sorted(dated, key=lambda i: -_dated_kin(family, i))
    moved = set(order)
    for _ in range(ROUNDS):
        # Only what has moved, and its kin, can want another place.
        stirred = [i for i in order if i in moved or not family.kin[i].isdisjoint(moved)]
        moved = {i for i in stirred if _place(family, i)}
        if not moved:
            break


def _undated(family: Family) -> list[int]:
    """Gives a first place to the documents without a date, those with most kin that have one first; in the order of placing."""
    waiting = {
        i: sum(family.dates[h.other].known for h in family.held[i][:MOST_KIN]) for i, d in enumerate(family.dates) if not d.known
    }
    ready = deque(sorted((i for i, n in waiting.items() if n), key=lambda i: -waiting[i]))
    longest = iter(sorted(waiting, key=lambda i: -family.sizes[i]))
    placed: list[int] = []
    while waiting:
        # Where nobody has a date, the longest document is what the others are placed beside.
        one = ready.popleft() if ready else next(longest)
        if one not in waiting:
            continue
        del waiting[one]
        placed.append(one)
        if not _place(family, one):
            family.move(one, 0.0)
        ready.extend(k for k in sorted(family.kin[one]) if k in waiting)
    return placed


def _dated_kin(family: Family, one: int) -> int:
    return sum(family.dates[h.other].known for h in family.held[one][:MOST_KIN])


def _place(family: Family, one: int) -> bool:
    """Puts a document where it and its kin are explained best; whether it moved."""
    dates, weights, at = family.dates[one], family.weights, family.at
    reach = weights.date_reach_hours * HOUR
    kin = sorted((h for h in family.held[one][:MOST_KIN] if not math.isnan(at[h.other])), key=lambda h: at[h.other])
    first, last = _room(dates, kin, [at[h.other] for h in kin], reach)
    if first == last:
        return False
    gains = [_gain(family, one, h) for h in kin[first:last]]
    places = [at[h.other] for h in kin]
    now = bisect_left(places, at[one]) if not math.isnan(at[one]) else -1
    values = []
    for k in range(first, last + 1):
        low = places[k - 1] if k else -math.inf
        high = places[k] if k < len(kin) else math.inf
        outside = dates.known and not (low < dates.end and dates.start < high) and k != _usual(dates, places)
        before = sorted(kin[:k], key=lambda h: -len(h.mine))
        worth = family.explained(one, before).value + sum(gains[k - first :])
        values.append(worth - weights.date_error * outside + 1e-6 * (k == now))
    best = max(range(len(values)), key=values.__getitem__)
    for i, h in enumerate(kin[first:last]):
        family.sure[h.other, one] = max(values[i + 1 :]) - max(values[: i + 1])
        family.sure[one, h.other] = -family.sure[h.other, one]
    if best + first == now:
        return False
    family.move(one, _moment(dates, places, best + first))
    return True


def _room(dates: When, kin: Sequence[Held], places: Sequence[float], reach: float) -> tuple[int, int]:
    """The first and the last place between its kin that a date allows. places: of the kin, ascending. reach: seconds it may err.

    A translation has more words or fewer as its language has: what agrees in meaning alone says nothing against a date.
    """
    first, last = 0, len(kin)
    for i, (h, place) in enumerate(zip(kin, places, strict=True)):
        may_err = 0.0 if 2 * h.in_meaning >= len(h.mine) else reach
        if place < dates.start - may_err:
            first = i + 1
        elif place > dates.end + may_err:
            last = min(last, i)
    return first, max(first, last)


def _gain(family: Family, one: int, held: Held) -> float:
    """How much better another document is explained if this one came before it."""
    other, now = held.other, family.parents(held.other)
    if family.at[one] < family.at[other]:
        if all(p.held.other != one for p in now.parents):
            return 0.0
        return now.value - family.explained(other, [h for h in family.earlier(other) if h.other != one]).value
    with_one = (h for h in family.held[other] if h.other == one or family.at[h.other] < family.at[other])
    return family.explained(other, list(islice(with_one, MOST_KIN))).value - now.value


def _usual(dates: When, places: Sequence[float]) -> int:
    """The place that a date alone gives."""
    return bisect_left(places, (dates.start + dates.end) / 2)


def _moment(dates: When, places: Sequence[float], k: int) -> float:
    """A moment between the kin before place `k` and behind it, inside the dates where they allow it."""
    low = places[k - 1] if k else -math.inf
    high = places[k] if k < len(places) else math.inf
    if dates.known and max(low, dates.start) < min(high, dates.end):
        low, high = max(low, dates.start), min(high, dates.end)
    if math.isinf(low):
        return high - HOUR
    return low + HOUR if math.isinf(high) else (low + high) / 2
