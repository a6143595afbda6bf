"""What a Library has, looked at from outside: by hash, by time, and spread over outlets, languages and years; on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headwater.errors import LibraryFault
from headwater.library import Library
from headwater.reading import document
from headwater.store import catalogue
from headwater.store.engine import FILE
from headwater.store.facets import facets
from headwater.store.search import Wanted
from headwater.text.queries import parse

FERRY = "The ferry stays in harbour."


@pytest.fixture
def library(place: Any) -> Iterator[Library]:
    with Library(place) as made:
        made.add([
            document(FERRY, id="a", title="A", outlet="Echo", language="en", published="2031-05-04"),
            document(FERRY, id="b", title="B", outlet="Lee", language="en", published="2030-01-02"),
            document("Die Fähre bleibt, ferry.", id="c", title="C", outlet="Echo", language="de", published="2031-06-01"),
            document("The ferry sails.", id="d", title="D", language="en"),
        ])  # fmt: skip
        made.add(document("The ferry sailed.", id="d", title="D", language="en"))
        made.add(document("The ferry sailed.", id="d", title="D, mended", language="en"))
        yield made


def test_no_two_states_of_a_library_are_told_alike(library: Library):
    def state() -> dict[str, int]:
        with library.store.reading() as connection:
            return catalogue.state(connection)

    told = [state()]
    assert state() == told[0]
    library.encode()
    told.append(state())
    library.forget("a", who="Ada", why="asked to")  # its words stay, as those of another
    told.append(state())
    library.add(document("Another boat.", id="e", language="en"))  # as many as before
    told.append(state())
    assert all(one != other for i, one in enumerate(told) for other in told[:i])


def test_a_hash_names_every_document_that_has_the_words(library: Library):
    text = library.document("a").text_sha256
    with library.store.reading() as connection:
        assert [v.document.id for v in catalogue.of_text(connection, text)] == ["a", "b"]
        assert catalogue.of_text(connection, "0" * 64) == []


def test_bytes_are_given_with_the_documents_that_they_came_as(library: Library):
    with library.store.reading() as connection:
        found = catalogue.received(connection, str(library.document("a").sha256))
        assert found is not None
        assert (found.content, found.names) == (FERRY.encode(), ("a", "b"))
        assert catalogue.received(connection, "0" * 64) is None


def test_what_came_last_and_what_changed_last_stand_first(library: Library):
    with library.store.reading() as connection:
        assert [v.document.id for v in catalogue.lately(connection, 2)] == ["d", "c"]
        pairs = [(b.number, a.number, a.document.title) for b, a in catalogue.changed(connection, 5)]
        assert pairs == [(2, 3, "D, mended"), (1, 2, "D")]
        assert len(catalogue.changed(connection, 1)) == 1
        assert catalogue.size(connection) == {"documents": 4, "versions": 6}


def test_versions_and_receipts_are_those_of_the_document_alone(library: Library):
    with library.store.reading() as connection:
        assert [(v.document.id, v.number) for v in catalogue.versions_of_names(connection, ["d", "a"])] == [
            ("d", 1), ("d", 2), ("d", 3), ("a", 1),
        ]  # fmt: skip
        assert [r.version for r in catalogue.receipts_of_name(connection, "d")] == [1, 2, 3]
        assert catalogue.receipts_of_name(connection, "nothing") == []


def test_facets_count_each_document_that_a_search_finds_once(library: Library):
    with library.store.reading() as connection:
        query = parse("ferry")
        found = facets(connection, Wanted(query.terms))
        assert found.outlets == (("Echo", 2), ("Lee", 1))
        assert found.languages == (("en", 3), ("de", 1))
        assert found.years == (("2031", 2), ("2030", 1))
        assert facets(connection, Wanted(query.terms, outlets=["Echo"], languages=["de"])).years == (("2031", 1),)
        assert facets(connection, Wanted(())).languages == (("en", 3), ("de", 1))


def test_a_library_that_is_gone_is_said_to_be_gone(tmp_path: Path):
    with Library(tmp_path / "x") as library:
        catalogue.stand(library.store)
        (tmp_path / "x" / FILE).unlink()
        with pytest.raises(LibraryFault, match="bring the folder back"):
            catalogue.stand(library.store)
