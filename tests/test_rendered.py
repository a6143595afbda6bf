"""Translations are found in an archive though they share no word."""

from __future__ import annotations

from pathlib import Path

from pyarrow import parquet as pq

from headwater.corpus.rows import Entry
from headwater.reusing import reuse

ENGLISH = (
    "The harbour master closed three piers on Tuesday after divers found cracks below the waterline. "
    "Ferries will leave from the northern quay until engineers finish their survey. "
    "Shopkeepers near the old piers fear for their summer trade."
)
GERMAN = (
    "Der Hafenmeister sperrte am Dienstag drei Piers, nachdem Taucher Risse unter der Wasserlinie gefunden hatten. "
    "Fähren legen vom nördlichen Kai ab, bis Ingenieure ihre Untersuchung beendet haben. "
    "Ladenbesitzer in der Nähe der alten Piers fürchten um ihr Sommergeschäft."
)
OTHER = "A choir from the hill villages won the spring contest with a song about millers. The jury praised its basses above all."


def test_a_translation_is_linked_sentence_by_sentence_and_another_story_is_not(tmp_path: Path):
    given = [
        Entry("wire", ENGLISH, "Coast Wire", "2021-03-01", language="en"),
        Entry("choir", OTHER, "Coast Wire", "2021-03-01", language="en"),
        Entry("zeitung", GERMAN, "Kai-Zeitung", "2021-03-02", language="de"),
    ]
    reuse(given, tmp_path, by_meaning=True)
    rows = pq.read_table(tmp_path / "passages.parquet").to_pylist()
    assert {(r["doc_a"], r["doc_b"]) for r in rows} == {("wire", "zeitung")}
    linked = {(ENGLISH[r["a_start"] : r["a_end"]][:8], GERMAN[r["b_start"] : r["b_end"]][:8]) for r in rows}
    assert {("The harb", "Der Hafe"), ("Ferries ", "Fähren l")} <= linked
    assert all(0 < r["similarity"] <= 1 and r["words"] > 5 for r in rows)
    assert len({r["cluster"] for r in rows}) == len(rows)
