"""Who took from whom in an archive of any size: its families in groups, several processes, what came of each group kept on disk.

passages -> families -> groups -> rows of each group in a file of its own -> all rows. Whoever is killed goes on behind the last
whole group, and no more than a few groups are in memory at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from headwater.corpus import results
from headwater.corpus.rows import Entry
from headwater.corpus.steps import KEY_DIGITS, hashed
from headwater.lineage.edges import Derived, Part, Sureness, derived
from headwater.lineage.explaining import Weights
from headwater.lineage.families import Kin, Rows, Table, families
from headwater.lineage.shares import worked

AT_ONCE = 2000  # passages that a process works on before it takes others: about a second, and what a kill costs at most
KINDS = {"absent": results.ABSENT, "edges": results.EDGES}  # the files of a group; it is done when the last of them is there

Documents = Callable[[Rows], list[Entry]]  # by their rows, which ascend


def derivations(
    documents: Documents, count: int, passages: Table, folder: Path, key: str, *,
    workers: int = 1, told: Callable[[float], None] = lambda _: None,
) -> dict[str, Any]:  # fmt: skip
    """The tables of `edges.parquet` and of `absent.parquet`, by child.

    documents: gives some of the `count` documents. passages: as `edges.edges` takes them. folder: where groups are kept.
    key: a hash of the documents. told: called with the share of groups that are done.
    """
    weights, how_sure = Weights(), Sureness()
    groups = list(grouped(families(passages, count)))
    keys = [_key(group, [key, repr(weights), repr(how_sure)]) for group in groups]
    left = [number for number, name in enumerate(keys) if not _file(folder, "edges", name).exists()]

    def part(group: Sequence[Kin]) -> Part:
        rows = np.unique(np.concatenate([kin.members for kin in group]))
        entries = dict(zip(rows.tolist(), documents(rows), strict=True))
        return Part([([entries[row] for row in kin.members], kin.passages) for kin in group], weights, how_sure, by_meaning=False)

    done = len(groups) - len(left)

    def keep(number: int, found: Derived) -> None:
        nonlocal done
        for kind, schema in KINDS.items():
            results.write(results.edges_table(getattr(found, kind), schema), _file(folder, kind, keys[left[number]]))
        done += 1
        told(done / len(groups))

    worked(derived, [partial(part, groups[number]) for number in left], workers, keep)
    return {kind: results.kept_edges([_file(folder, kind, name) for name in keys], schema) for kind, schema in KINDS.items()}


def grouped(kins: Iterable[Kin]) -> Iterator[list[Kin]]:
    """Families in groups of some `AT_ONCE` passages."""
    group: list[Kin] = []
    rows = 0
    for kin in kins:
        group.append(kin)
        rows += len(kin.passages)
        if rows >= AT_ONCE:
            yield group
            group, rows = [], 0
    if group:
        yield group


def _key(group: Sequence[Kin], of: Sequence[str]) -> str:
    """A hash of what is in a group."""
    rows = sha256()
    for kin in group:
        rows.update(np.array(kin.members, dtype=np.int64).tobytes())
        rows.update(kin.passages.tobytes())
    return hashed([rows.hexdigest(), *of])[:KEY_DIGITS]


def _file(folder: Path, kind: str, key: str) -> Path:
    return folder / f"{kind}-{key}.parquet"
