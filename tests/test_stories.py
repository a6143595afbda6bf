from __future__ import annotations

import json
from pathlib import Path

import pytest

from headwater.errors import InputError, NotKept, UsageError
from headwater.reading import document
from headwater.stories import MOST_DOCUMENTS, Found, of_documents, of_folder, path, stories

SPEECH = """Governor Anna Berg sent a message to the masons of Ulm on April 1, 2026.

The old mole has guarded this harbour for three hundred years.

We shall rebuild it stone by stone, whatever it may cost us.

No mason will be sent away before the last stone is laid.
"""
WIRE = """The old mole of Ulm will be rebuilt, the Northern News Agency reported.

“We shall rebuild it stone by stone, whatever it may cost us,” Anna Berg said.

“No mason will be sent away before the last stone is laid.”

The work begins in May and is to end before the winter storms.
"""
PAPER = """The work begins in May and is to end before the winter storms.

“We shall rebuild it stone by stone,” Anna Berg said.

“No mason will be sent away before the last stone is laid.”

The ferry will run as before.
"""


@pytest.fixture(scope="module")
def found() -> Found:
    return of_documents([
        document(PAPER, id="paper", published="2026-04-04", language="en", outlet="Daily Pier"),
        document(WIRE, id="wire", published="2026-04-02", language="en", outlet="Reuters"),
        document(SPEECH, id="speech", published="2026-04-02", language="en", outlet="Harbour Gazette"),
    ])  # fmt: skip


def test_a_story_goes_back_to_the_words_that_were_said(found: Found):
    lines = {(x.source, x.target) for x in found.story.lines}
    assert {("said:speech", "speech"), ("speech", "absent:northern-news-agency"), ("absent:northern-news-agency", "wire")} <= lines
    assert ("wire", "paper") in lines
    assert found.story.points[0].id == "said:speech"


def test_the_path_of_a_quotation_tells_what_it_lost(found: Found):
    stops = path(found, "We shall rebuild it stone by stone, whatever it may cost us")
    assert [s.document for s in stops] == ["speech", "wire", "paper"]
    assert (stops[0].verdict, stops[1].verdict) == (None, "verbatim")
    assert stops[2].lost == ("whatever it may cost us",)
    assert path(found, "The lighthouse keeper resigned in anger") == []


def test_passages_name_their_first_holder(found: Found):
    rebuilt = next(p for p in found.story.passages if "stone by stone" in p.text)
    assert [s.doc for s in rebuilt.places] == ["speech", "wire", "paper"]


def test_more_documents_than_can_be_compared_are_sent_to_reuse():
    many = [document(f"Text {i}.", id=str(i)) for i in range(MOST_DOCUMENTS + 1)]
    with pytest.raises(UsageError, match="headwater reuse"):
        of_documents(many)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("duckdb")
    from headwater.listing import entries_in
    from headwater.reusing import reuse

    folder = tmp_path_factory.mktemp("archive")
    rows = [
        ("speech", SPEECH, "2026-04-01"),
        ("wire", WIRE, "2026-04-02"),
        ("paper", PAPER, "2026-04-03"),
        ("other", "Ferries are late.", None),
    ]
    lines = [json.dumps({"id": i, "text": t, "published": p, "outlet": i.title()}) for i, t, p in rows]
    (folder / "docs.jsonl").write_text("\n".join(lines), "utf-8")
    reuse(entries_in([folder / "docs.jsonl"]), folder / "out", workers=1)
    return folder / "out"


def test_an_archive_lists_its_stories_and_tells_one(archive: Path):
    listed, whole = stories(archive, 5)
    assert (whole, listed[0].first.id, listed[0].documents) == (1, "speech", 3)
    told = of_folder(archive, "wire")
    assert set(told.entries) == {"speech", "wire", "paper"}
    assert told.entries["speech"].text == SPEECH
    assert told.story.passages


def test_a_document_or_folder_that_is_not_there_is_told(archive: Path, tmp_path: Path):
    with pytest.raises(NotKept, match="no document with the id 'y'"):
        of_folder(archive, "y")
    with pytest.raises(InputError, match=r"no edges\.parquet"):
        stories(tmp_path, 5)
