"""What is asked of a Library to rank what may be a report's source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import headwater
from headwater import ranking
from headwater.corpus import candidates
from headwater.corpus.candidates import Sureness
from headwater.encoding import index_folder
from headwater.library import Library
from headwater.ranking import Kept
from headwater.store import postings
from headwater.text.encoder import built_in

SPEECH = "The harbour council agreed to rebuild the eastern mole. Forty masons begin in April. It costs nine million crowns."
TOLD = "Forty masons begin in April to rebuild the eastern mole of the harbour. The kingdom pays for half of it."
BAKERS = "The bakers of the old town raised the price of rye bread by a tenth. They blamed the mill for it."


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Kept]:
    """Of a Library with a speech, what was told of it, and something else."""
    with Library(tmp_path / "press") as library:
        library.add(headwater.document(t, id=i, language="en") for i, t in (("speech", SPEECH), ("told", TOLD), ("bakers", BAKERS)))
        library.encode()
        with library.store.reading() as connection:
            yield Kept(connection, built_in(), index_folder(library.store))


def test_of_what_many_texts_have_no_more_is_looked_up_than_is_worth_it(monkeypatch: pytest.MonkeyPatch):
    held = {1: 1, 2: 30, 3: 40, 4: 45}
    counts = dict.fromkeys(held, 1)
    assert set(ranking._asked(counts, held, 100)) == {1, 2, 3, 4}
    monkeypatch.setattr(ranking, "MOST_POSTINGS", 75)
    assert set(ranking._asked(counts, held, 100)) == {1, 2, 3}, "the rarest first"
    assert set(ranking._asked(counts, held, 85)) == {1, 2, 3}, "and never what every second text has"


def test_what_was_asked_for_once_is_not_read_again_and_the_same(here: Kept, monkeypatch: pytest.MonkeyPatch):
    report = headwater.document(f"{TOLD} Boats are hauled out.", id="report", language="en")
    first = ranking.ranking(here, report, Sureness())
    asked: list[int] = []
    holders = postings.holders
    monkeypatch.setattr(postings, "holders", lambda c, units: asked.extend(units) or holders(c, units))
    again = ranking.ranking(here, report, Sureness())
    assert [(c.version.document.id, c.sureness) for c in again] == [(c.version.document.id, c.sureness) for c in first]
    assert {c.version.document.id for c in first} >= {"speech", "told"}
    assert not asked


def test_who_asks_about_one_text_is_told_as_much_of_it_as_who_asks_about_all(here: Kept, monkeypatch: pytest.MonkeyPatch):
    """In a large Library that text has to have what is rare; where it has not, nothing else is looked at."""
    monkeypatch.setattr(candidates, "LARGE", 0)
    monkeypatch.setattr(candidates, "FEW", 2)
    speech, bakers = (headwater.document(text, language="en") for text in (SPEECH, BAKERS))
    report = headwater.document(f"{TOLD} Boats are hauled out.", id="report", language="en")
    whole = {c.version.document.text_sha256: c.sureness for c in ranking.ranking(here, report, Sureness())}
    one = {c.version.document.text_sha256: c.sureness for c in ranking.ranking(here, report, Sureness(), only=speech)}
    assert one == whole
    assert speech.text_sha256 in one
    assert whole.get(bakers.text_sha256, 0.0) < Sureness().found
    assert ranking.ranking(here, report, Sureness(), only=bakers) == []
