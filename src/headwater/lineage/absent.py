"""Sources that are not in the archive: those that texts credit, and those that several documents must have had in common."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.corpus.rows import Entry
from headwater.lineage.agreement import Held
from headwater.lineage.credited import same_outlet
from headwater.lineage.direction import Family
from headwater.model import Record
from headwater.text.credited import INITIALS

OWN_WORDS = 30  # that two of three have and the third lacks, for each two: less is an accident of cuts
STRETCH = 5  # words: shorter ones that only one of two has are edits
ALTERNATIONS = 5  # in the three texts together: where two texts are joined they stand one behind the other
CREDITED_SURE = 0.9  # of what texts say of their source
COMMON_SURE = 0.6  # counted on invented archives: three of five of such groups had a source that was taken out
FEW = 12  # further holders of a pair's passages that are looked at

Edge = tuple[int, int]  # parent, child


@dataclass(frozen=True, slots=True)
class Absent(Record):
    """A document took from a source that the archive has not. source: a made name, one for all that share it; name: what texts call
    it, None where it is only inferred; kind: "credited" or "common"."""

    source: str
    name: str | None
    kind: str
    child: str
    coverage: float
    confidence: float
    reasons: tuple[str, ...]


def absent_sources(
    members: Sequence[Entry], credits: Sequence[Sequence[str]], family: Family, chosen: Sequence[Edge]
) -> tuple[list[Absent], set[Edge]]:
    """What members took from sources that are not here, and the chosen edges that fall for that.

    credits: the outlets that each member credits, its own aside.

    Two that credit the same agency, which is not here, both have it from there. Three that share passages two by two, each two some
    that the third lacks, mixed with those that all have, have them from a fourth: none of the three can be the source of the rest.
    """
    named = _not_here(members, credits)
    out: list[Absent] = []
    fallen: set[Edge] = set()
    for one, names in named.items():
        for name in names:
            out.append(Absent(_id(name), name, "credited", members[one].id, 0.0, CREDITED_SURE, ("credits_a_source",)))
    for parent, child in chosen:
        both = [n for n in named.get(child, []) if any(same_outlet(n, m) for m in named.get(parent, []))]
        if both and family.credit[child].get(parent, 0.0) <= 0:
            fallen.add((parent, child))
    for group in _without_middle(family, [e for e in chosen if e not in fallen]):
        source = f"absent:common:{min(members[i].id for i in group)}"
        for one in group:
            shared = np.unique(np.concatenate([h.mine for h in family.held[one] if h.other in group]))
            share = round(len(shared) / max(family.sizes[one], 1), 4)
            out.append(Absent(source, None, "common", members[one].id, share, COMMON_SURE, ("common_source",)))
        fallen |= {(p, c) for p, c in chosen if p in group and c in group}
    return out, fallen


def _not_here(members: Sequence[Entry], credits: Sequence[Sequence[str]]) -> dict[int, list[str]]:
    """The outlets that members credit, those that no member is from."""
    here = {m.outlet for m in members if m.outlet}
    left = {one: [n for n in names if not any(same_outlet(n, o) for o in here)] for one, names in enumerate(credits) if names}
    called = _called(sorted({n for names in left.values() for n in names}))
    return {one: list(dict.fromkeys(called[n] for n in names)) for one, names in left.items() if names}


def _called(names: Sequence[str]) -> dict[str, str]:
    """One name for all that are of one outlet: its initials where a text gives them behind the name, else the shortest."""
    groups: list[list[str]] = []
    for name in names:
        same = [g for g in groups if any(same_outlet(name, other) for other in g)]
        groups = [g for g in groups if g not in same] + [[name, *(n for g in same for n in g)]]
    best = {name: min(group, key=lambda n: (len(n), n)) for group in groups for name in group}
    given = {name: m[1] for group in groups for name in group if (m := next(filter(None, map(INITIALS.search, group)), None))}
    return {**best, **given}


def _id(name: str) -> str:
    return "absent:" + re.sub(r"\W+", "-", name.casefold()).strip("-")


def _without_middle(family: Family, chosen: Sequence[Edge]) -> list[set[int]]:
    """Groups of three or more members of which none can be the source of the others: not where two of them quote the third."""
    held = [{h.other: h for h in own} for own in family.held]
    groups: list[set[int]] = []
    for parent, child in chosen:
        beside = sorted(family.kin[parent] & family.kin[child], key=lambda k: (-len(held[child][k].mine), k))[:FEW]
        for third in beside:
            if _equals(family, held, (parent, child, third)) and not _source_among(family, (parent, child, third)):
                trio = {parent, child, third}
                joined = [g for g in groups if len(g & trio) > 1]
                groups = [g for g in groups if g not in joined] + [trio.union(*joined)]
    return groups


def _source_among(family: Family, trio: tuple[int, int, int]) -> bool:
    """Whether two of them have the words of the third between marks: they say themselves whose they are."""
    return any(all(one in family.quoted[other] for other in trio if other != one) for one in trio)


def _equals(family: Family, held: Sequence[Mapping[int, Held]], trio: tuple[int, int, int]) -> bool:
    sides = [[held[one][k] for k in trio if k != one] for one in trio]
    if any(2 * h.in_meaning > len(h.mine) for side in sides for h in side):
        return False  # told in other words: which of them the third lacks cannot be said word by word
    if any(min((x.bits & ~y.bits).bit_count(), (y.bits & ~x.bits).bit_count()) < OWN_WORDS for x, y in sides):
        return False
    alternations = []
    for one, (x, y) in zip(trio, sides, strict=True):
        marks = np.zeros(family.sizes[one], dtype=np.int8)
        marks[x.mine] |= 1
        marks[y.mine] |= 2
        kinds, lengths = _stretches(marks)
        if min(lengths[kinds == k].sum() for k in (1, 2)) < OWN_WORDS:
            return False
        alone = kinds[kinds != 3]
        alternations.append(int(np.count_nonzero(alone[1:] != alone[:-1])))
    return min(alternations) >= 1 and sum(alternations) >= ALTERNATIONS


def _stretches(marks: npt.NDArray[np.int8]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.int64]]:
    """The mark and the words of each run of one mark that is long enough; words without a mark are left out."""
    starts = np.concatenate([[0], np.flatnonzero(marks[1:] != marks[:-1]) + 1])
    lengths = np.diff(starts, append=len(marks))
    kinds = marks[starts]
    told = (lengths >= STRETCH) & (kinds > 0)
    return kinds[told], lengths[told]
