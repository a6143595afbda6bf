"""Of which outlets and sites the Library has documents, for what a report credits."""

from __future__ import annotations

from sqlalchemy import Connection, select

from headwater.store.schema import versions

AT_MOST = 50  # addresses with the same letters: one of them that is of the site is enough


def addresses_with(connection: Connection, letters: str) -> list[str]:
    """Addresses of documents in which some letters stand, in any case."""
    matching = versions.c.url.icontains(letters, autoescape=True)
    return list(connection.execute(select(versions.c.url).where(matching).distinct().limit(AT_MOST)).scalars())
