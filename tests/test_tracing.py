"""Finding a report's sources among what is kept, and what came of a source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import headwater
from headwater.library import Library

SPEECH = """The harbour council met on Monday and agreed to rebuild the eastern mole before the autumn storms.
Mayor Ilse Brandt told the council that forty masons would begin the work in April.
The mole will cost nine million crowns, of which the kingdom pays half.
Nobody who lives on the quay will have to move, she said, and the fish market stays open throughout.
The lighthouse keeper, Jonas Pihl, asked that the lamp be moved before the first stone is taken away."""
REPORT = """NORDHAVN - Forty masons are to start rebuilding the eastern mole in April, Mayor Ilse Brandt told the harbour council.
The work costs nine million crowns, and the kingdom pays half of it.
The fish market will stay open throughout, and nobody who lives on the quay must move."""
KOREAN = """항만위원회는 월요일에 모여 가을 폭풍이 오기 전에 동쪽 방파제를 다시 쌓기로 했다.
브란트 시장은 석공 마흔 명이 4월에 공사를 시작한다고 위원회에 말했다.
방파제 공사에는 9백만 크로네가 들며 그 절반은 왕국이 낸다.
부두에 사는 사람은 아무도 이사하지 않아도 되고 어시장은 내내 문을 연다고 시장은 말했다."""
OTHERS = {
    "bread": "The bakers of the old town raised the price of rye bread by a tenth, and blamed the mill for it.",
    "bridge": "A lorry struck the railway bridge at dawn and blocked both lanes until noon. Its driver was not hurt.",
    "choir": "The cathedral choir sang in the square on Sunday for the first time in nine years. Two thousand people came.",
    "school": "Pupils of the northern school planted sixty apple trees along the canal. It was a good beginning.",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "press") as kept:
        kept.add(headwater.document(text, id=name, language="en", published="2031-03-02") for name, text in OTHERS.items())
        yield kept


def kept(library: Library, text: str, name: str, day: str = "2031-03-03", language: str = "en") -> None:
    library.add(headwater.document(text, id=name, language=language, published=day))


def report(day: str = "2031-03-04") -> headwater.Document:
    return headwater.document(REPORT, id="report", language="en", published=day)


def names(library: Library, asked: headwater.Document) -> list[str]:
    return [s.document.id for s in library.trace(asked).sources]


def test_the_document_that_a_report_derives_from_is_found_with_what_it_explains(library: Library):
    kept(library, SPEECH, "speech")
    library.encode()
    found = library.trace(report())
    assert [s.document.id for s in found.sources] == ["speech"]
    assert found.sources[0].coverage > 0.6
    assert found.sources[0].links
    assert found.sources[0].reasons == ("shared_wording",)
    assert all(REPORT[u.start : u.end].strip() for u in found.uncovered)


def test_where_the_source_is_not_kept_there_is_none(library: Library):
    library.encode()
    found = library.trace(report())
    assert not found.found
    assert found.to_dict()["sources"] == []


def test_what_came_out_later_is_no_source(library: Library):
    kept(library, SPEECH, "speech", day="2031-03-20")
    library.encode()
    assert names(library, report()) == []


def test_a_report_is_not_its_own_source(library: Library):
    kept(library, REPORT, "the same words")
    library.encode()
    assert names(library, report()) == []


def test_a_source_in_another_language_is_found_by_its_meaning(library: Library):
    kept(library, KOREAN, "original", language="ko")
    library.encode()
    found = library.trace(report())
    assert [s.document.id for s in found.sources] == ["original"]
    assert found.sources[0].reasons == ("shared_meaning",)


def test_what_is_not_encoded_yet_is_told(library: Library):
    kept(library, SPEECH, "speech")
    found = library.trace(report())
    assert [s.document.id for s in found.sources] == ["speech"]
    assert "5 texts are not encoded yet" in found.unchecked[0]


def test_a_source_whose_words_a_nearer_one_has_stands_behind_that_one(library: Library):
    kept(library, SPEECH, "speech", day="2031-03-02")
    wire = f"{REPORT}\nThe council meets again in May, when the first stones arrive from the island."
    kept(library, wire, "wire", day="2031-03-03")
    library.encode()
    found = library.trace(headwater.document(REPORT.replace("NORDHAVN - ", ""), id="paper", language="en", published="2031-03-04"))
    assert [(s.document.id, s.through) for s in found.sources] == [("wire", None), ("speech", "wire")]


def test_descendants_are_the_documents_whose_trace_names_the_source(library: Library):
    kept(library, SPEECH, "speech", day="2031-03-02")
    kept(library, REPORT, "wire", day="2031-03-03")
    library.encode()
    found = library.descendants("speech")
    assert [d.document.id for d in found.descendants] == ["wire"]
    assert found.descendants[0].coverage > 0.6
