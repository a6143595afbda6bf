"""How much of a report's wording its links account for: words by relation, in the source's order and in shared runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from headwater.align.anchors import RUNS, shared
from headwater.align.relations import kept_in_order
from headwater.model import Document, Link
from headwater.text.tokens import tokens


def extents(links: Sequence[Link], sources: Sequence[Document], report: Document) -> dict[str, Any]:
    """Counts of the report's words under links, each set against the passages of its own link only.

    words_under: by relation. linked_in_order: those that the passages have in the same order. linked_in_runs_of_n, for each n of
    `RUNS`: those that stand in n words in a row that one passage has too (of 1: words that it has at all). A report that takes
    little and copies it, and one that takes much in words of its own, differ in these as shares of the linked words.
    """
    by_id = {d.id: d for d in sources}
    under: Counter[str] = Counter()
    in_runs = dict.fromkeys((f"in_runs_of_{n}" for n in RUNS), 0)
    in_order = 0
    for link in links:
        said = tokens(report.text, link.report.start, link.report.end)
        passages = [tokens(by_id.get(s.doc or "", sources[0]).text, s.start, s.end) for s in link.source]
        under[link.relation] += len(said)
        in_order += kept_in_order(said, [t for passage in passages for t in passage])
        found = shared([t.form for t in said], [[t.form for t in passage] for passage in passages])
        for name in in_runs:
            in_runs[name] += found[name]
    return {
        "words_under": dict(sorted(under.items())),
        "linked_in_order": in_order,
        **{f"linked_{name}": count for name, count in in_runs.items()},
    }
