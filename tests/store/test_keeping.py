from __future__ import annotations

from dataclasses import replace

from headwater.model import Document
from headwater.reading import document
from headwater.store import keeping, records
from headwater.store.engine import Store
from headwater.store.evidence import counts, damages
from headwater.store.keeping import Arrival, Kept


def arrival(text: str, id: str = "a", *, content: str | None = None, **more: object) -> Arrival:
    known = {k: more.pop(k) for k in ("title", "outlet", "published") if k in more}
    made = document(text, id=id, language="en", **known)  # type: ignore[arg-type]
    told = {"id": id, **known}
    return Arrival(made, (content or text).encode(), f"{id}.txt", "test", "headwater 0", told=told, **more)  # type: ignore[arg-type]


def keep(store: Store, *arrivals: Arrival) -> list[Kept]:
    with store.writing() as connection:
        return keeping.keep(connection, arrivals)


def outcomes(store: Store, *arrivals: Arrival) -> list[str]:
    return [k.outcome for k in keep(store, *arrivals)]


def latest(store: Store, name: str) -> Document:
    with store.reading() as connection:
        return records.latest(connection, name).document


def test_a_document_comes_back_as_it_was_kept(store: Store):
    made = arrival("The bridge opens.\n\nIt cost four crowns \U0001f309.", title="Opening", outlet="Press", published="2026-05-04")
    keep(store, made)
    assert latest(store, "a") == replace(made.document, sha256=latest(store, "a").sha256)


def test_one_batch_answers_as_single_calls_do(store: Store):
    together = outcomes(store, arrival("One."), arrival("One."), arrival("Two."), arrival("One."), arrival("One.", "b"))
    assert together == ["added", "unchanged", "changed", "changed", "added"]
    for one, expected in (("One.", "unchanged"), ("Two.", "changed")):
        assert outcomes(store, arrival(one)) == [expected]
    with store.reading() as connection:
        found = records.versions_of(connection, "a")
        assert [(v.number, v.document.text, v.latest) for v in found] == [
            (1, "One.", False), (2, "Two.", False), (3, "One.", False), (4, "Two.", True),
        ]  # fmt: skip
        assert counts(connection) == {"documents": 2, "versions": 5, "contents": 2, "texts": 2, "receipts": 5, "timestamps": 0}
        assert {d.what.partition(":")[0] for d in damages(connection)} == {"words to search", "units to trace by"}, (
            "not yet indexed"
        )


def test_other_bytes_with_the_same_words_are_kept_and_make_no_version(store: Store):
    assert outcomes(store, arrival("Same."), arrival("Same.", content="<p>Same.")) == ["added", "unchanged"]
    with store.reading() as connection:
        assert counts(connection) | {"documents": 1, "versions": 1, "contents": 2, "receipts": 2} == counts(connection)


def test_a_new_headline_is_a_new_version_of_the_same_text(store: Store):
    assert outcomes(store, arrival("Words.", title="Old"), arrival("Words.", title="New")) == ["added", "changed"]
    with store.reading() as connection:
        assert [v.document.title for v in records.versions_of(connection, "a")] == ["Old", "New"]
        assert counts(connection)["texts"] == 1


def test_what_is_told_later_of_the_same_bytes_stands_in_the_version_that_has_them(store: Store):
    assert outcomes(store, arrival("Words."), arrival("Words.", outlet="Press", published="2026-05-04")) == ["added", "unchanged"]
    assert (latest(store, "a").outlet, latest(store, "a").published) == ("Press", "2026-05-04")
    with store.reading() as connection:
        assert counts(connection)["receipts"] == 2, "both are on record"


def test_a_document_is_known_by_its_address_and_one_name_for_two_gets_a_number(store: Store):
    one, two = (arrival("Words.", "page", address=f"https://press.example/{n}") for n in (1, 2))
    names = [k.name for k in keep(store, one, two)]
    assert names == ["page", "page#2"]
    assert [(k.name, k.outcome) for k in keep(store, one, two)] == [("page", "unchanged"), ("page#2", "unchanged")]
    third = arrival("Words.", "page", address="https://press.example/3")
    assert [k.name for k in keep(store, third)] == ["page#3"]
    assert latest(store, "https://press.example/2").id == "page#2"


def test_a_receipt_is_kept_once_for_a_file_and_each_time_for_an_answer(store: Store):
    keep(store, arrival("Words."), arrival("Words."))
    answer = arrival("Words.", "b", address="https://press.example/b", headers={"Date": "today"})
    keep(store, answer)
    keep(store, answer)
    with store.reading() as connection:
        assert counts(connection)["receipts"] == 3


def test_bytes_and_what_was_told_tell_what_is_here_already(store: Store):
    made = arrival("Words.", outlet="Press")
    keep(store, made)
    with store.reading() as connection:
        known = keeping.known_as(connection, ["a", "nothing"])
    assert [told for _, told in known["a"]] == [keeping.told_as(made.told)]
    assert "nothing" not in known


def test_numbers_of_rows_are_never_given_twice(store: Store):
    first = keep(store, arrival("One."), arrival("Two.", "b"))
    with store.writing() as connection:
        for table in ("receipts", "versions", "documents", "texts"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    again = keep(store, arrival("One."))
    assert again[0].text > max(k.text for k in first)


def test_a_day_is_one_only_where_the_time_is_so_exact():
    assert keeping.day_of("2026-05-04T10:00:00+02:00") == "2026-05-04"
    assert keeping.day_of("2026-05") is keeping.day_of("soon") is keeping.day_of(None) is None


def test_a_nul_in_a_title_is_left_out(store: Store):
    made = arrival("Words \0 between.")
    keep(store, replace(made, document=replace(made.document, title="A\0B")))
    assert latest(store, "a").title == "AB"
    assert latest(store, "a").text == "Words \0 between."
    assert outcomes(store, replace(made, document=replace(made.document, title="A\0B"))) == ["unchanged"]
