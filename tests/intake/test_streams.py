from __future__ import annotations

import io

import pytest

from headwater.errors import TooLarge
from headwater.intake.streams import PEEK, Budget, Limits, buffered, counted, seekable


class Cut(io.BytesIO):
    """Bytes that end with an error."""

    def read1(self, size: int | None = -1) -> bytes:
        held = super().read(size)
        if not held:
            raise EOFError("cut off")
        return held


def test_a_look_ahead_sees_all_of_a_short_stream_and_takes_nothing():
    stream = counted(io.BytesIO(b"words"), Budget(5, Limits(), "x"))
    assert stream.peek(PEEK) == b"words"
    assert stream.read() == b"words"


def test_what_comes_before_a_cut_is_read_first():
    stream = counted(Cut(b"words"), Budget(5, Limits(), "x"))
    assert stream.peek(PEEK) == b"words"
    assert stream.read(5) == b"words"
    with pytest.raises(EOFError, match="cut off"):
        stream.read(1)


def test_a_budget_is_the_ratio_of_the_size_and_no_less_than_what_is_free():
    limits = Limits(ratio=10, free=50, total=1000)
    assert [Budget(size, limits, "x").left for size in (1, 20, 1_000_000)] == [50, 200, 1000]
    budget = Budget(1, limits, "x")
    budget.spend(50)
    assert not budget.is_spent
    with pytest.raises(TooLarge, match=r"^x: unpacks to far more than its own size"):
        budget.spend(1)
    assert budget.is_spent


def test_a_stream_that_cannot_be_read_back_and_forth_is_copied_and_one_that_can_is_not():
    there = buffered(b"words")
    assert seekable(there) is there
    copied = seekable(counted(io.BytesIO(b"words"), Budget(5, Limits(), "x")))
    assert (copied.read(), copied.seek(2), copied.read()) == (b"words", 2, b"rds")
    copied.close()
