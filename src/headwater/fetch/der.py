"""DER (X.690), as much of it as timestamps need: values within values, each a tag, a length and what is in it."""

from __future__ import annotations

from dataclasses import dataclass

TRUE, INTEGER, OCTETS, OBJECT, TIME = b"\x01\x01\xff", 0x02, 0x04, 0x06, 0x18
NULL = b"\x05\x00"
SEQUENCE, SET = 0x30, 0x31
FIRST = 0xA0  # [0], explicit or constructed
LONGEST = 4  # bytes of a length; more is no answer to a question of a hundred bytes


@dataclass(frozen=True, slots=True)
class Value:
    """A value. content: its bytes, those of the values in it where there are some."""

    tag: int
    content: bytes

    def parts(self, tag: int) -> list[Value]:
        """The values in it. tag: what it must be itself. Raises ValueError."""
        return values(self.of(tag))

    def of(self, tag: int) -> bytes:
        """Its content. tag: what it must be. Raises ValueError."""
        if self.tag != tag:
            raise ValueError(f"0x{self.tag:02x} where 0x{tag:02x} should be")
        return self.content

    def integer(self) -> int:
        """Raises ValueError."""
        return int.from_bytes(self.of(INTEGER), signed=True)


def values(data: bytes) -> list[Value]:
    """The values that bytes are, one behind the other. Raises ValueError where they are none."""
    found, at = [], 0
    while at < len(data):
        if data[at] & 0x1F == 0x1F or len(data) < at + 2:
            raise ValueError("no DER")
        tag, size, at = data[at], data[at + 1], at + 2
        if size & 0x80:
            of = size & 0x7F
            if not 0 < of <= LONGEST:
                raise ValueError("no DER")
            size, at = int.from_bytes(data[at : at + of]), at + of
        if len(data) < at + size:
            raise ValueError("cut off")
        found.append(Value(tag, data[at : at + size]))
        at += size
    return found


def value(data: bytes) -> Value:
    """The one value that bytes are. Raises ValueError."""
    (only,) = values(data)
    return only


def made(tag: int, *parts: bytes) -> bytes:
    """A value as bytes."""
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes((tag, 0x80 | len(length))) + length + content


def integer(number: int) -> bytes:
    """A number that is not negative, as bytes."""
    return made(INTEGER, number.to_bytes(number.bit_length() // 8 + 1))
