"""What the search page asks: words as the command takes them, and what they are narrowed to, all of it as an address has it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from headwater.errors import UsageError
from headwater.searching import Result, result, wanted_by
from headwater.store.engine import Store
from headwater.store.facets import Facets, facets
from headwater.store.records import by_rows
from headwater.store.search import Wanted, search
from headwater.text.queries import Query, parse


@dataclass(frozen=True, slots=True)
class Asked:
    """A search with what it is narrowed to. after, before: days or parts of them (ISO 8601); `before` excludes. page: from 1."""

    q: str = ""
    outlet: str = ""
    language: str = ""
    after: str = ""
    before: str = ""
    page: int = 1

    @property
    def is_empty(self) -> bool:
        return not (self.q.strip() or self.narrowed)

    @property
    def narrowed(self) -> dict[str, str]:
        """What it is narrowed to, by the name of the field."""
        return {name: value for name in ("outlet", "language", "after", "before") if (value := getattr(self, name).strip())}

    def address(self, **other: str | int) -> str:
        """The address of this search with something in it changed; of its first page, unless another is named."""
        asked = replace(self, **{"page": 1, **other})  # type: ignore[arg-type]
        said = {"q": asked.q.strip(), **asked.narrowed, "page": asked.page if asked.page > 1 else ""}
        return "/search?" + urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of what was found, and how all of it spreads."""

    total: int
    results: tuple[Result, ...]
    facets: Facets


def answer(store: Store, asked: Asked, size: int) -> Answer:
    """What is found, `size` documents of it. Raises UsageError for a query without anything to look for, or a date that is none."""
    query = _query(asked)
    with store.reading() as connection:
        wanted = wanted_by(connection, query)
        if wanted is not None and (outlet := asked.narrowed.get("outlet")):
            wanted = _within_outlet(wanted, outlet)
        if wanted is None:
            return Answer(0, (), Facets((), (), ()))
        total, rows = search(connection, wanted, limit=size, offset=size * (asked.page - 1))
        found = [v.document for v in by_rows(connection, rows)]
        spread = facets(connection, wanted) if total else Facets((), (), ())
    return Answer(total, tuple(result(query, d) for d in found), spread)


def _query(asked: Asked) -> Query:
    """What is asked as one query; the fields of the page narrow what was typed further."""
    typed = parse(asked.q) if asked.q.strip() else Query()
    fields = " ".join(f"{name}:{said}" for name, said in asked.narrowed.items() if name in ("after", "before"))
    more = parse(fields) if fields else Query()
    language = asked.narrowed.get("language", "").lower()
    if typed.languages and language and language not in typed.languages:
        raise UsageError(f"lang:{typed.languages[0]} was typed, and {language} was chosen; take one of the two away")
    return replace(
        typed, said=asked.q.strip(), languages=(language,) if language else typed.languages,
        after=max(filter(None, (typed.after, more.after)), default=None),
        before=min(filter(None, (typed.before, more.before)), default=None),
    )  # fmt: skip


def _within_outlet(wanted: Wanted, outlet: str) -> Wanted | None:
    """Narrowed to one outlet, letter for letter; None where what was typed leaves that one out."""
    if wanted.outlets is not None and outlet not in wanted.outlets:
        return None
    return replace(wanted, outlets=[outlet])
