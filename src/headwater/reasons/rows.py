"""What a row of the tables of reasons is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A code, what it says (for publication) and an example. about: what carries it, one of `reasons.ABOUT`."""

    code: str
    says: str
    example: str
    about: str = "link"
