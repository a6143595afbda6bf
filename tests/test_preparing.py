"""What is worked out of a text is worked out once: its lines are encoded together, and known when it is held against another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from headwater import preparing
from headwater.model import Document
from headwater.quotes.attribution import reported
from headwater.reading import document
from headwater.settings import Settings
from headwater.text.encoder import Vectors, built_in

SOURCE = "The dyke is forty years old. I urge you to keep your boats on land. Nobody was hurt in the flood."
OTHER = "The town has a new harbour. Boats lie on land in winter, and the dyke is watched at night."
REPORT = "She urged them to keep their boats on land, the mayor said. The dyke is old, according to the town."


class Recorder:
    """The built-in encoder, and what it was asked for."""

    name = "recorder"
    languages = built_in().languages

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(list(texts))
        return built_in().encode(texts)


def test_passages_whole_sentences_and_what_is_turned_direct_are_encoded_at_one_go():
    recorder, settings = Recorder(), Settings()
    mine = preparing._kept_report(document(REPORT, language="en"), recorder, settings, (), ())
    assert len(recorder.asked) == 1
    assert mine.whole.rows
    assert mine.turned.rows
    assert len(recorder.asked[0]) == len(mine.passages) + len(mine.whole.rows) + len(mine.turned.rows)


def test_every_line_has_the_vector_of_its_own_words():
    mine = preparing._kept_report(document(REPORT, language="en"), built_in(), Settings(), (), ())
    assert np.allclose(mine.vectors, built_in().encode(mine.passages.texts), atol=1e-6)
    turned = [reported.turned_direct(mine.passages.texts[i], "en") or "" for i in mine.turned.rows]
    assert np.allclose(mine.turned.vectors, built_in().encode(turned), atol=1e-6)


def test_a_part_of_a_text_has_the_other_lines_of_its_own_passages_alone():
    mine = preparing._kept_report(document(REPORT, language="en"), built_in(), Settings(), (), ())
    first = mine.turned.rows[0] + 1
    part = mine.part(first, len(mine.passages))
    assert part.turned.rows == tuple(row - first for row in mine.turned.rows if row >= first)
    assert len(part.turned.vectors) == len(part.turned.rows)


def test_no_line_of_a_report_is_turned_direct_twice_whatever_it_is_held_against(monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    work = reported.turned_direct

    def counted(line: str, language: str | None) -> str | None:
        asked.append(line)
        return work(line, language)

    monkeypatch.setattr(reported, "turned_direct", counted)
    report = document(f"{REPORT} Nobody slept that night.", language="en")
    for text in (SOURCE, OTHER):
        theirs = preparing.source_for(report, document(text, language="en"), built_in(), Settings())
        preparing.report_for([theirs], report, built_in(), Settings())
    assert asked
    assert len(asked) == len(set(asked))


def test_an_attribution_goes_with_its_sentence_where_the_source_attributes_likewise():
    source = document("Forty boats lie in the basin. Nobody was hurt when the crane fell, the harbour master said.", language="en")
    bare = document("Forty boats lie in the basin. Nobody was hurt when the crane fell.", language="en")
    report = document("Nobody was hurt when the crane fell, the master of the harbour said.", language="en")

    def lines(theirs: Document) -> Sequence[str]:
        prepared = preparing.source_for(report, theirs, built_in(), Settings())
        return preparing.report_for([prepared], report, built_in(), Settings()).passages.texts

    assert "Nobody was hurt when the crane fell, the master of the harbour said." in lines(source)
    assert "Nobody was hurt when the crane fell, the master of the harbour said." not in lines(bare)


QUOTING = "The mayor said: “Everybody ought to leave all vessels on dry ground tonight.”"


@pytest.mark.parametrize(("report", "keeps", "beside"), [(QUOTING, True, True), (QUOTING, False, False), (OTHER, True, False)])
def test_the_sentences_of_a_source_are_encoded_beside_its_passages_where_quotations_may_ask_for_them(
    report: str, keeps: bool, beside: bool
):
    recorder, source = Recorder(), document(f"“{SOURCE}”", language="en")
    recorder.keeps = keeps  # type: ignore[attr-defined]
    preparing.source_for(document(report, language="en"), source, recorder, Settings(), quotations=True)
    (asked,) = recorder.asked
    assert ("“The dyke is forty years old." in asked) is beside


def test_nobody_asks_for_the_sentences_of_a_source_where_links_alone_are_wanted_or_it_is_long():
    report, recorder = document(QUOTING, language="en"), Recorder()
    recorder.keeps = True  # type: ignore[attr-defined]
    preparing.source_for(report, document(f"“{SOURCE}”", language="en"), recorder, Settings())
    long = " ".join(f"“Boat {n} lies on land.”" for n in range(60))
    preparing.source_for(report, document(long, language="en"), recorder, Settings(), quotations=True)
    assert not [line for asked in recorder.asked for line in asked if line.startswith("“")]
