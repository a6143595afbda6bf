"""Who takes from whom, as it was found: kept in a file, within bounds, and shown on the pages of both documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from headwater.comparison import compare
from headwater.jobs import Task
from headwater.library import Library
from headwater.reading import document
from headwater.web import work
from headwater.web.comparisons import Kept
from headwater.web.relatives import FILE, Pair, Relatives, pairs_of
from tests.web import press
from tests.web.press import DOCUMENTS, sha

LETTER, PRESS, LOCAL = DOCUMENTS["letter"], DOCUMENTS["press"], DOCUMENTS["local"]
EDITED = document(press.PRESS.replace("14", "15"), id="press.txt", title="Quay mended", language="en",
                  url="https://press.example/quay")  # fmt: skip
LISTED = document(
    "More of it stands at https://Press.example/quay?utm_source=x, and (https://nowhere.example/a).\n", id="list.txt", language="en"
)  # fmt: skip


def test_the_later_finding_stands_and_what_takes_most_comes_first(tmp_path: Path):
    known = Relatives(tmp_path)
    known.note([Pair("s", "r", 0.2), Pair("s", "q", 0.9), Pair("t", "r", 0.5), Pair("u", "r", 0.0), Pair("r", "r", 1.0)])
    known.note([Pair("s", "r", 0.7)])
    assert known.of("r") == ([Pair("s", "r", 0.7), Pair("t", "r", 0.5)], [])
    assert known.of("s") == ([], [Pair("s", "q", 0.9), Pair("s", "r", 0.7)])
    assert Relatives(tmp_path).of("r") == known.of("r"), "also after a restart"


def test_the_same_again_writes_nothing(tmp_path: Path):
    known = Relatives(tmp_path)
    known.note([Pair("s", "r", 0.2)])
    before = (tmp_path / FILE).read_bytes()
    known.note([Pair("s", "r", 0.2)])
    assert (tmp_path / FILE).read_bytes() == before


def test_what_another_server_notes_or_takes_away_is_seen(tmp_path: Path):
    one, other = Relatives(tmp_path), Relatives(tmp_path)
    one.note([Pair("s", "r", 0.2)])
    assert other.of("r")[0] == [Pair("s", "r", 0.2)]
    other.note([Pair("t", "r", 0.3)])
    assert one.of("r")[0] == [Pair("t", "r", 0.3), Pair("s", "r", 0.2)]
    (tmp_path / FILE).unlink()
    assert one.of("r") == ([], [])
    one.note([Pair("v", "r", 0.4)])
    one.forget()
    assert (one.of("r"), (tmp_path / FILE).exists()) == (([], []), False)


def test_of_too_many_the_older_half_goes(tmp_path: Path):
    known = Relatives(tmp_path, most=10)
    for n in range(11):
        known.note([Pair(f"s{n}", "r", 0.5)])
    assert [p.source for p in known.of("r")[0]] == ["s6", "s7", "s8", "s9", "s10"]
    assert Relatives(tmp_path).of("r") == known.of("r")
    assert [f.name for f in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("held", [b'["s", "r"', b"3", b'{"a": 1}', b'["s", "r", "much"]', b'[["s"], "r", 0.5]', b"\xff\xfe"])
def test_a_line_that_was_torn_is_passed_over(tmp_path: Path, held: bytes):
    (tmp_path / FILE).write_bytes(held + b'\n["s", "r", 0.5]\n')
    assert Relatives(tmp_path).of("r")[0] == [Pair("s", "r", 0.5)]


def test_where_nothing_can_be_written_it_is_known_until_the_end(tmp_path: Path):
    (tmp_path / "file").write_text("")
    for known in (Relatives(None), Relatives(tmp_path / "file" / "x")):
        known.note([Pair("s", "r", 0.5)])
        assert known.of("s")[1] == [Pair("s", "r", 0.5)]


def test_each_source_has_its_own_share_of_the_report():
    report = document("The quay was mended in May.\n\nBakers met to weigh rye.\n", id="r", language="en")
    quay, rye = document("The quay was mended in May.\n", id="a"), document("Bakers met to weigh rye.\n", id="b")
    none = document("Gulls were seen.\n", id="c")
    first, second, third = pairs_of(compare([quay, rye, none], report))
    assert (first.source, second.source, first.report) == (quay.text_sha256, rye.text_sha256, report.text_sha256)
    assert first.coverage + second.coverage == pytest.approx(1.0, abs=0.01)
    assert 0.4 < second.coverage < first.coverage
    assert third.coverage == 0


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with press.library(tmp_path_factory.mktemp("relatives"), EDITED, LISTED) as made:
        made.encode()
        yield made


@pytest.fixture(scope="module")
def reader(library: Library) -> Iterator[TestClient]:
    with press.client(library) as client:
        yield client


def beside(reader: TestClient, sha256: str) -> str:
    page = reader.get(f"/text/{sha256}").text
    return page[page.index(">Other documents<") :].split("</section>")[0]


def test_what_was_compared_stands_on_both_pages_and_versions_of_one_document_do_not(reader: TestClient):
    assert "None was found so far." in beside(reader, sha("press"))
    both = f"/compare/{sha('press')}/{sha('letter')}"
    reader.get(both)
    reader.get(f"/compare/{EDITED.text_sha256}/{sha('press')}")  # what a silent edit changed
    above, below = beside(reader, sha("press")), beside(reader, sha("letter"))
    assert ("It takes from" in above, "Took from it" in above, above.count("Side by side")) == (True, False, 1)
    assert f'<a href="/text/{sha("letter")}"><bdi lang="en">A letter to the town</bdi></a>' in above
    assert re.search(rf'<a href="{both}">Side by side</a>: [a-z ]+ of this text<', above)
    assert ("It takes from" in below, "Took from it" in below) == (False, True)
    assert re.search(rf'<a href="{both}">Side by side</a>: [a-z ]+ of it<', below)
    assert "/apparatus/" not in below
    reader.get(f"/compare/{sha('local')}/{sha('letter')}")
    together = re.search(r'href="(/apparatus/[^"]+)"', beside(reader, sha("letter")))
    assert together
    assert "One source, 2 reports" in reader.get(together[1]).text


def test_traces_and_descendants_of_kept_texts_are_noted_and_those_of_texts_that_are_sent_are_not(library: Library, tmp_path: Path):
    kept = Kept(None)
    kinds = work.kinds(library, kept)
    sent = tmp_path / "0.bytes"
    sent.write_text(press.LOCAL, "utf-8")
    kinds[work.TRACE](Task({"documents": [{"file": 0, "language": "en"}]}, (sent,), lambda *_: None))
    assert kept.relatives.of(sha("letter")) == ([], [])
    kinds[work.TRACE](Task({"documents": [{"text_sha256": sha("local")}]}, (), lambda *_: None))
    assert [p.report for p in kept.relatives.of(sha("letter"))[1]] == [sha("local")]
    again = Kept(None)
    work.kinds(library, again)[work.DESCENDANTS](Task({"documents": [{"text_sha256": sha("letter")}]}, (), lambda *_: None))
    assert sha("local") in [p.report for p in again.relatives.of(sha("letter"))[1]]


def test_kept_documents_whose_addresses_stand_in_the_text_are_listed(reader: TestClient):
    listed = beside(reader, LISTED.text_sha256)
    assert "Their addresses stand in it" in listed
    assert listed.count("<li>") == 1
    assert f'href="/text/{EDITED.text_sha256}"' in listed or f'href="/text/{sha("press")}"' in listed
    assert "Their addresses" not in beside(reader, sha("press"))
