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


def change(code: str, says: str, source: str, report: str) -> Reason:
    """A code of a change, with the words of the source and of the report that it is seen in."""
    return Reason(code, says, f'Source: "{source}" Report: "{report}"', "change")
