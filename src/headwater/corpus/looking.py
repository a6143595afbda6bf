"""How far an archive is looked through: numbers that the joins are given."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked at. crowd: holders of a shingle up to which each is compared with each; more are compared in a chain."""

    crowd: int = 30
    gap: int = 30  # words between two shingles that begin one run: some two sentences that share none
    busy: int = 40  # texts that share with one, up to which each two of them are looked at: more go with the square
    least: int = 4  # words of a third text that both have
    implied_agreeing: float = 0.2  # of the words of two sentences that both are one sentence of a third: chance gives .05
    implied_whole: float = 0.9  # of those sentences that is covered
    implied_content: int = 2
