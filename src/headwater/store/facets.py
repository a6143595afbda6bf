"""How what was found spreads over outlets, languages and years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, text

from headwater.store.search import Wanted, hits

MOST = 30  # values of each that are counted apart: what a reader looks through


@dataclass(frozen=True, slots=True)
class Facets:
    """(value, documents), the most frequent first; years the latest first. What says nothing of it is not counted."""

    outlets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]


def facets(connection: Connection, wanted: Wanted) -> Facets:
    """The facets of all documents that a search finds."""
    values: dict[str, Any] = {}
    found = hits(connection, wanted, values)
    rows = connection.execute(
        text(f"""
            {found}
            SELECT 'outlet' AS facet, h.outlet AS value, count(*) AS documents FROM hits h GROUP BY h.outlet
            UNION ALL SELECT 'language', h.language, count(*) FROM hits h GROUP BY h.language
            UNION ALL SELECT 'year', substr(h.day, 1, 4), count(*) FROM hits h GROUP BY substr(h.day, 1, 4)
        """).bindparams(*(bindparam(k) for k in values)),
        values,
    ).all()

    def of(facet: str) -> list[tuple[str, int]]:
        return [(r.value, int(r.documents)) for r in rows if r.facet == facet and r.value is not None]

    def most(facet: str) -> tuple[tuple[str, int], ...]:
        return tuple(sorted(of(facet), key=lambda one: (-one[1], one[0]))[:MOST])

    return Facets(most("outlet"), most("language"), tuple(sorted(of("year"), reverse=True)[:MOST]))
