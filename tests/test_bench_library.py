"""The bench of a Library: each step leaves its figures, goes on where it stopped, and is held against something of the same run."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "bench"
NOUNS = ("bridge", "ferry", "mayor", "harbour", "council", "ticket", "market", "school", "winter", "river", "tower", "crew", "lamp")
VERBS = ("opened", "closed", "moved", "painted", "measured", "praised", "counted", "repaired", "visited", "sold")
TEXTS, DRAWN = 12, 1


def story(chance: random.Random) -> str:
    """Some 430 words in sentences."""
    lines = [f"The {chance.choice(NOUNS)} {chance.choice(VERBS)} the old {chance.choice(NOUNS)} near the {chance.choice(NOUNS)} on "
             f"day {chance.randint(1, 900)}." for _ in range(34)]  # fmt: skip
    return "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, 34, 3))


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FOLDER))
        spec = importlib.util.spec_from_file_location("library_bench", FOLDER / "library.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module
        sys.modules.pop("library_steps", None)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chance = random.Random(1)
    file = tmp_path_factory.mktemp("bench") / "stories" / "stories.jsonl"
    file.parent.mkdir()
    rows = [
        {"id": f"s{i}", "title": f"Story {i}", "language": "en", "story": story(chance) + " Ann was there." * (i % 6 == 0)}
        for i in range(TEXTS)
    ]
    file.write_text("\n".join(json.dumps(row) for row in rows))
    return file


@pytest.fixture(scope="module")
def done(bench: ModuleType, table: Path) -> object:
    """An archive after all of its steps."""
    archive = bench.Bench(table.parent, table, time.time() + 600, DRAWN)
    for step in bench.STEPS.values():
        step(archive)
    return archive


def test_every_step_is_done_and_leaves_what_it_measured(bench: ModuleType, done):
    assert [step for step in bench.STEPS if not done.figures(step)["done"]] == []
    add, encode, trace = (done.figures(step) for step in ("add", "encode", "trace"))
    assert add["texts"] == done.figures("plain")["texts"] == TEXTS
    assert 0 < encode["encoder"]["processor"] <= encode["processor"]
    assert trace["passages"] == encode["sentences"] > 30 * TEXTS
    assert len(trace["whole"]) == len(trace["judged"]) == len(trace["ranked"]) == DRAWN
    assert trace["found"] >= DRAWN, "each report is made of two kept texts"
    assert min(add["memory"], encode["memory"], trace["memory"]) > 50e6


def test_queries_of_a_kind_find_what_the_kind_says(done):
    kinds = done.figures("search")["kinds"]
    assert all(min(took["processor"]) > 0 and min(took["fts5"]) > 0 for took in kinds.values())
    assert min(kinds["words of every second text"]["found"]) >= TEXTS / 2
    assert min(kinds["phrases of three words"]["found"]) >= 1
    assert max(kinds["without a word"]["found"]) < TEXTS


def test_what_is_known_is_told_with_its_aims(bench: ModuleType, done):
    said = "\n".join(bench.told(done))
    for words in (
        "adding, texts a second",
        "x FTS5 alone",
        "x the encoder alone",
        "a product of floats",
        "x the texts as they came",
    ):
        assert words in said
    assert bench.told(bench.Bench(done.folder / "none", done.table, 0.0)) == []


def test_adding_that_ran_out_of_time_goes_on_and_adds_up_what_it_took(bench: ModuleType, table: Path, tmp_path: Path):
    folder = tmp_path / "stories"
    folder.mkdir()
    add = bench.STEPS["add"]
    add(bench.Bench(folder, table, time.time() - 1))
    first = bench.Bench(folder, table, 0.0).figures("add")
    assert first["done"] is False
    add(bench.Bench(folder, table, time.time() + 60))
    second = bench.Bench(folder, table, 0.0).figures("add")
    assert (second["done"], second["texts"]) == (True, TEXTS)
    assert second["processor"] > first["processor"] > 0


def test_of_a_made_archive_the_first_texts_are_encoded_and_the_others_get_vectors_like_theirs(
    bench: ModuleType, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    import library_steps

    monkeypatch.setattr(library_steps, "ENCODED", 3)
    monkeypatch.setattr("headwater.encoding.BATCH", 1)
    archive = bench.Bench(tmp_path / "made", table, time.time() + 60)
    archive.folder.mkdir()
    for step in ("add", "encode"):
        bench.STEPS[step](archive)
    with archive.library() as library, library.store.reading() as connection:
        assert library_steps.passages.how_many(connection) == TEXTS
        kept = library_steps.all_passages(connection, tmp_path / "index")
    lengths = (kept.vectors.astype(float) ** 2).sum(axis=1) ** 0.5
    assert abs(lengths / 127 - 1).max() < 0.02
    assert archive.figures("encode")["sentences"] < len(kept.texts) / 2


def test_the_command_makes_an_archive_of_a_table_and_says_what_is_not_done(bench: ModuleType, table: Path, tmp_path: Path, capsys):
    options = bench.parser().parse_args([str(table), "--keep", str(tmp_path), "--passages", "0", "--minutes", "0"])
    assert bench.run(options) == 0
    assert (tmp_path / "stories" / "stories.jsonl").read_text() == table.read_text()
    assert "not done yet: stories: add, stories: plain" in capsys.readouterr().err


def test_a_step_that_ran_out_of_time_is_no_fault_and_is_done_again(
    bench: ModuleType, done, monkeypatch: pytest.MonkeyPatch, capsys
):
    (done.folder / "plain.json").unlink()
    command = ["library.py", str(done.table), "--keep", str(done.folder.parent), "--step", "stories", "plain"]
    for until, left in ((time.time() - 1, {}), (time.time() + 60, {"done": True})):
        monkeypatch.setattr("sys.argv", [*command, "--until", str(until)])
        assert bench.main() == 0
        assert done.figures("plain").get("done") == left.get("done")
    assert capsys.readouterr().err == ""
