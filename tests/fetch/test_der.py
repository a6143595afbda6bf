"""Values as DER writes them, and bytes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.fetch.der import INTEGER, OCTETS, SEQUENCE, Value, integer, made, value, values


@given(st.integers(0, 2**80))
def test_a_number_comes_back_and_is_never_read_as_negative(number: int):
    assert value(integer(number)).integer() == number


@given(st.lists(st.binary(max_size=40)), st.integers(0, 70_000))
def test_values_within_values_come_back_at_any_length(contents: list[bytes], long: int):
    parts = [*contents, bytes(long)]
    written = made(SEQUENCE, *(made(OCTETS, c) for c in parts))
    assert [v.of(OCTETS) for v in value(written).parts(SEQUENCE)] == parts


@given(st.binary(max_size=60))
def test_bytes_that_are_no_values_are_refused_and_others_are_taken_whole(data: bytes):
    try:
        found = values(data)
    except ValueError:
        return
    assert sum(len(v.content) + 2 for v in found) <= len(data)


@pytest.mark.parametrize(
    "data",
    [b"\x30", b"\x30\x05\x02\x01", b"\x30\x80\x00\x00", b"\x30\x85\x01\x00\x00\x00\x00", b"\x1f\x81\x01\x00", b"\x30\x82\x01"],
)
def test_what_is_cut_off_endless_or_of_another_form_is_refused(data: bytes):
    with pytest.raises(ValueError, match=r"no DER|cut off"):
        values(data)


def test_a_value_that_is_another_than_it_must_be_is_refused():
    for asked in (lambda v: v.of(OCTETS), lambda v: v.parts(SEQUENCE)):
        with pytest.raises(ValueError, match="0x02 where 0x"):
            asked(Value(INTEGER, b"\x01"))
    with pytest.raises(ValueError, match="not enough values"):
        value(b"")
