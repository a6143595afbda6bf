from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import headwater
from headwater.errors import LibraryBusy, NotKept
from headwater.intake.items import Item
from headwater.library import Library
from headwater.store import evidence, forgetting, records

RARE = "Qzxworblat"  # no other word of the tests begins so: an index that keeps common beginnings once has it whole
TEXT = f"{RARE} told the valley that the new bridge opens on Monday."


@pytest.fixture
def library(place: str | Path):
    with Library(place) as made:
        made.add([Item(TEXT.encode(), "bridge.txt", told={"title": f"A word from {RARE}", "language": "en"})])
        made.add([headwater.document("The ferry stays. Its owners are glad of the bridge.", id="ferry", language="en")])
        made.encode()
        # In another language, so that the file of encodings is made.
        made.trace(headwater.document("Die neue Brücke im Tal öffnet am Montag.", language="de"), with_links=False)
        yield made


def files_with(folder: Path, *needles: bytes) -> list[str]:
    return sorted(
        f.name for f in folder.rglob("*") if f.is_file() if any(n in f.read_bytes() or n.lower() in f.read_bytes() for n in needles)
    )


def test_nothing_of_its_words_is_left_in_the_answers_or_the_tables(library: Library):
    stone = library.forget("bridge.txt", why="asked by a court", who="Desk")
    assert (stone.name, stone.why, stone.who, stone.versions) == ("bridge.txt", "asked by a court", "Desk", 1)
    assert library.search(RARE).total == library.search("monday").total == 0
    assert [r.document.id for r in library.search("bridge").results] == ["ferry"]
    assert library.check() == []
    with library.store.reading() as connection:
        assert evidence.counts(connection) == {
            "documents": 1,
            "versions": 1,
            "contents": 1,
            "texts": 1,
            "receipts": 1,
            "timestamps": 0,
        }
        assert [s.why for s in forgetting.buried(connection)] == ["asked by a court"]
    with pytest.raises(NotKept, match="nothing was taken out"):
        library.forget("bridge.txt", why="again", who="Desk")


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_no_file_holds_its_words_its_bytes_or_its_encodings(library: Library, place: Path):
    with library.store.reading() as connection:
        vectors = bytes(connection.exec_driver_sql("SELECT vectors FROM passages WHERE text_id = 1").scalar())
    needles = (RARE.encode(), records.packed(TEXT.encode())[2:40], vectors[:60], hashlib.sha256(TEXT.encode()).hexdigest().encode())
    assert len(files_with(place, *needles)) > 1, "else this looks for what would never be there"
    library.forget("bridge.txt", why="asked", who="Desk")
    assert files_with(place, *needles) == []
    library.close()
    assert files_with(place, *needles) == []


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_what_was_made_of_it_for_pages_and_jobs_goes_too_but_not_a_job_that_runs(library: Library, place: Path):
    jobs = place / "jobs"
    made = {
        place / "index" / "comparisons" / "one.comparison": RARE,
        jobs / "ended" / "job.json": f'{{"ended": "2031-05-04T10:00:00+00:00", "words": "{RARE}"}}',
        jobs / "ended" / "result.json": RARE,
    }
    stays = {jobs / "runs" / "job.json": '{"words": "adding"}', jobs / "odd" / "job.json": "no JSON"}
    for file, held in {**made, **stays}.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(held)
    library.forget("bridge.txt", why="asked", who="Desk")
    assert [file.exists() for file in made] == [False] * 3
    assert [file.exists() for file in stays] == [True] * 2


def test_what_another_document_shares_with_it_stays(library: Library):
    library.add([Item(TEXT.encode(), "copy.txt", told={"title": "Another", "language": "en"})])
    library.forget("bridge.txt", why="asked", who="Desk")
    assert [r.document.id for r in library.search(RARE).results] == ["copy.txt"]
    assert library.check() == []
    assert (
        library.trace(headwater.document(TEXT + " So it did.", language="en"), with_links=False).sources[0].document.id
        == "copy.txt"
    )


def test_a_document_added_again_after_it_is_a_new_one(library: Library):
    library.forget("bridge.txt", why="asked", who="Desk")
    assert library.add([Item(TEXT.encode(), "bridge.txt")]).counts["added"] == 1
    assert [v.number for v in library.versions("bridge.txt")] == [1]
    assert library.check() == []


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_while_another_reads_it_is_said_that_the_files_still_hold_it(library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(forgetting, "WAIT_SECONDS", 0)
    with library.store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM texts").scalar() == 2
        with pytest.raises(LibraryBusy, match=r"taken out, but another command.*headwater reindex"):
            library.forget("bridge.txt", why="asked", who="Desk")
        assert library.search(RARE).total == 0
    library.reindex(with_encodings=False)
    assert files_with(Path(library.store.place), RARE.encode()) == []
