from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from headwater.errors import LibraryFault
from headwater.store import keeping, passages
from headwater.store.engine import Store
from headwater.store.opening import open_store
from tests.backends import processes
from tests.store.test_keeping import arrival

WIDTH = 8
SIZES = [3, 0, 1, 2, 0]  # passages of each text


def vectors(text: int, count: int) -> passages.Bytes:
    return np.full((count, WIDTH), text % 100, dtype=np.int8) + np.arange(count, dtype=np.int8)[:, None]


def fill(store: Store, sizes: list[int], *, first: int = 0, language: str | None = "en") -> list[int]:
    with store.writing() as connection:
        arrivals = [arrival(f"Text {first + i}.", str(first + i)) for i in range(len(sizes))]
        arrivals = [replace(a, document=replace(a.document, language=language)) for a in arrivals]
        rows = [k.text for k in keeping.keep(connection, arrivals)]
        for row, size in zip(rows, sizes, strict=True):
            passages.put(connection, row, "an encoder", np.zeros((size, 2), dtype=np.int32), vectors(row, size))
    return rows


def told(found: passages.Kept) -> list[tuple[int, list[int]]]:
    """(text, its vector) of each passage, in their order."""
    return [(int(t), v.tolist()) for t, v in zip(found.texts, found.vectors, strict=True)]


def kept(store: Store, folder: Path, language: str | None = "en") -> list[tuple[int, list[int]]]:
    """(text, its vector) of each passage of a language, in the order of the file."""
    with store.reading() as connection:
        newest = passages.languages(connection, "an encoder").get(language, 0)
        return told(passages.in_language(connection, folder, "an encoder", language, newest, WIDTH))


def expected(rows: list[int], sizes: list[int]) -> list[tuple[int, list[int]]]:
    return [(row, v.tolist()) for row, size in zip(rows, sizes, strict=True) for v in vectors(row, size)]


def test_the_file_holds_every_passage_and_grows_with_what_comes(store: Store, tmp_path: Path):
    assert kept(store, tmp_path / "index") == []
    rows = fill(store, SIZES)
    assert kept(store, tmp_path / "index") == expected(rows, SIZES)
    rows += fill(store, [2, 1], first=9)
    assert kept(store, tmp_path / "index") == kept(store, tmp_path / "index") == expected(rows, [*SIZES, 2, 1])


def test_each_language_has_a_file_of_its_own_made_when_it_is_asked_for(store: Store, tmp_path: Path):
    rows = fill(store, [2])
    strange = ["ko", None, "../x"]
    others = {language: fill(store, [i + 1], first=10 * i + 10, language=language) for i, language in enumerate(strange)}
    with store.reading() as connection:
        assert set(passages.languages(connection, "an encoder")) == {"en", "ko", None, "../x"}
        assert passages.languages(connection, "another") == {}
    for i, language in enumerate(strange):
        assert kept(store, tmp_path / "index", language) == expected(others[language], [i + 1])
        assert len([f for f in (tmp_path / "index").glob("passages-*") if f.suffix != ".end"]) == i + 1
    assert kept(store, tmp_path / "index") == expected(rows, [2])
    assert kept(store, tmp_path / "index", "ko") == expected(others["ko"], [1]), "one language's file leaves the others alone"


def test_the_passages_of_some_texts_are_given_text_by_text(store: Store):
    rows = fill(store, SIZES)
    other = fill(store, [1], first=9, language="ko")
    with store.reading() as connection:
        assert told(passages.of_texts(connection, [rows[3], rows[0], rows[1], 999], WIDTH)) == expected(
            [rows[0], rows[3]], [SIZES[0], SIZES[3]]
        )
        assert told(passages.of_texts(connection, [*other], WIDTH)) == expected(other, [1])
        for none in (passages.of_texts(connection, [], WIDTH), passages.of_texts(connection, rows, 2 * WIDTH)):
            assert (none.vectors.shape[0], none.texts.tolist()) == (0, [])


def test_what_is_half_written_behind_the_end_is_cut_off(store: Store, tmp_path: Path):
    rows = fill(store, SIZES)
    kept(store, tmp_path)
    (file,) = (f for f in tmp_path.glob("passages-*") if f.suffix != ".end")
    with file.open("ab") as opened:
        opened.write(b"\x01" * 21)
    assert kept(store, tmp_path) == expected(rows, SIZES), "nothing new: what is behind is not looked at"
    rows += fill(store, [2], first=9)
    assert kept(store, tmp_path) == expected(rows, [*SIZES, 2])


@pytest.mark.parametrize("damage", [lambda f: f.write_bytes(b"123"), lambda f: f.unlink(), lambda f: f.write_bytes(b"")])
def test_a_file_or_its_end_that_is_lost_or_short_is_made_again(store: Store, tmp_path: Path, damage):
    rows = fill(store, SIZES)
    for suffix in ("", ".end"):
        kept(store, tmp_path)
        (file,) = (f for f in tmp_path.glob("passages-*") if f.suffix == suffix)
        damage(file)
        assert kept(store, tmp_path) == expected(rows, SIZES)


def test_a_text_that_goes_or_is_encoded_anew_is_not_found_as_it_was(store: Store, tmp_path: Path):
    rows = fill(store, SIZES)
    kept(store, tmp_path)
    with store.writing() as connection:
        passages.drop(connection, rows[0])
        passages.put(connection, rows[3], "an encoder", np.zeros((1, 2), dtype=np.int32), vectors(77, 1))
    assert kept(store, tmp_path) == [*expected([rows[2]], [1]), (rows[3], vectors(77, 1)[0].tolist())]
    assert len([f for f in tmp_path.glob("passages-*") if f.suffix != ".end"]) == 1, "the old file is gone"


def test_vectors_of_another_width_are_left_out(store: Store, tmp_path: Path):
    rows = fill(store, SIZES)
    with store.writing() as connection:
        passages.put(connection, rows[0], "a wider one", np.zeros((1, 2), dtype=np.int32), np.zeros((1, 2 * WIDTH), dtype=np.int8))
        assert passages.not_encoded(connection, "a wider one") == rows[1:]
        assert passages.not_encoded(connection, "an encoder", rows[:2]) == rows[:1]
        for name in ("an encoder", "a wider one", "nobody"):
            assert passages.lacking(connection, name) == len(passages.not_encoded(connection, name)), name
    assert kept(store, tmp_path) == expected(rows[1:], SIZES[1:])


def test_it_is_written_a_stretch_at_a_time(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(passages, "AT_ONCE", 2)
    rows = fill(store, SIZES)
    assert kept(store, tmp_path) == expected(rows, SIZES)


def test_a_folder_that_cannot_be_made_is_said(store: Store):
    fill(store, [1])
    with pytest.raises(LibraryFault, match="passages cannot be kept there"):
        kept(store, Path("/proc/none"))


def _built(place: str | Path, folder: Path, start, answers) -> None:
    start.wait()
    store = open_store(place, make=False)
    answers.put(kept(store, folder))
    store.close()


def test_two_processes_that_build_it_at_once_see_the_same(place: str | Path, store: Store, tmp_path: Path):
    sizes = [3] * 200
    rows = fill(store, sizes)
    store.close()
    context = processes.context()
    start, answers = context.Event(), context.Queue()
    builders = [context.Process(target=_built, args=(place, tmp_path / "index", start, answers)) for _ in range(2)]
    for builder in builders:
        builder.start()
    start.set()
    found = [answers.get(timeout=60) for _ in builders]
    for builder in builders:
        builder.join()
    assert found == [expected(rows, sizes)] * 2
