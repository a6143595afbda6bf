"""Documents added to an archive: what was there before has its say, and a run that was killed finds the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from headwater.corpus import clusters, evidence, footers, formulas, fragments, pairs
from headwater.corpus.rows import Entry
from headwater.reusing import reuse
from tests.test_reusing import ARCHIVE, OTHER, PHRASE, STAGES, Killed, entry, everything, rows


def with_a_phrase(count: int) -> list[Entry]:
    """Documents a month apart that have half a sentence in common and nothing else."""
    things = ("nets", "oars", "sails", "buoys", "keels", "masts")[:count]
    own = [[f"{t}{'aeiou'[k % 5]}{'lmnrst'[k % 6]}" for k in range(30)] for t in things]
    said = [f"{' '.join(words[:15])}, {PHRASE}, {' '.join(words[15:])}." for words in own]
    return [Entry(f"p{i}", text, f"Outlet {i}", f"2021-0{i + 1}-01") for i, text in enumerate(said)]


def test_a_set_phrase_that_comes_up_once_more_in_added_documents_has_all_that_have_it(tmp_path: Path):
    given = with_a_phrase(6)
    whole = reuse(given, tmp_path / "whole")
    reuse(given[:3], tmp_path / "parts")
    counts = [reuse([one], tmp_path / "parts", adding=True).run["cut"]["formula_runs"] for one in given[3:]]
    assert counts == [0, 10, 15]
    assert whole.run["cut"]["formula_runs"] == 15
    assert rows(tmp_path / "parts", "formulas") == rows(whole.out, "formulas")


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_any_stage_of_adding_and_run_again_it_finds_the_same(tmp_path: Path, stage: str):
    phrases = [
        f"{w.capitalize()} {w * 2}, {PHRASE}, {w * 3} and {w * 4}." for w in ("nets", "oars", "sails", "buoys", "keels", "masts")
    ]
    said = [Entry(f"p{i}", text, None, f"2021-0{i + 1}-01") for i, text in enumerate(phrases)]
    first, then = [*ARCHIVE[:2], *said[:5]], [ARCHIVE[2], said[5], *(entry(f"n{i}", f"{OTHER} Verse {i}.", 5) for i in range(3))]
    for out in ("whole", "killed"):
        reuse(first, tmp_path / out)
    assert reuse(then, tmp_path / "whole", adding=True).run["cut"]["fragments"]

    def told(now: str, _: float | None) -> None:
        if now == stage:
            raise Killed

    with pytest.raises(Killed):
        reuse(then, tmp_path / "killed", adding=True, told=told)
    reuse(then, tmp_path / "killed", adding=True)
    assert everything(tmp_path / "killed") == everything(tmp_path / "whole")


def test_what_a_stopped_addition_brought_and_the_next_one_does_not_is_told(tmp_path: Path):
    reuse(ARCHIVE[:2], tmp_path)

    def told(now: str, _: float | None) -> None:
        if now == "growing":
            raise Killed

    lost, kept = entry("lost", f"{OTHER} Verse 1.", 5), entry("kept", f"{OTHER} Verse 2.", 6)
    with pytest.raises(Killed):
        reuse([lost, kept], tmp_path, adding=True, told=told)
    done = reuse([kept], tmp_path, adding=True)
    assert done.run["left_out"]["of_a_stopped_addition"] == {"count": 1, "examples": ["lost"]}
    assert "of_a_stopped_addition" not in reuse([lost], tmp_path, adding=True).run["left_out"]


def test_what_turns_out_to_be_nobodys_with_new_documents_is_no_derivation_of_the_earlier_ones_any_more(tmp_path: Path):
    line = "Tomorrow's tide tables stand beside the weather map, and the harbour master wishes every reader a quiet night."
    themes = ["bakers", "smiths", "weavers", "coopers", "millers", "tanners", "potters", "glaziers"]
    given = [
        Entry(t, f"{' '.join(f'{t}{i}{k}' for k in range(30))}. {line}", f"The {t}", f"2021-0{i + 1}-15")
        for i, t in enumerate(themes)
    ]
    reuse([*ARCHIVE, *given[:3]], tmp_path / "added")
    assert {e["child"] for e in rows(tmp_path / "added", "edges")} > {"local"}, "three occasions make no formula"
    reuse(given[3:], tmp_path / "added", adding=True)
    reuse([*ARCHIVE, *given], tmp_path / "whole")
    for name in ("passages", "edges", "absent"):
        assert rows(tmp_path / "added", name) == rows(tmp_path / "whole", name), name
    assert [(e["parent"], e["child"]) for e in rows(tmp_path / "added", "edges")] == [("wire", "local")]


def test_words_that_new_documents_say_again_and_again_make_no_passage_of_the_earlier_ones_any_more(tmp_path: Path):
    def told(name: str, month: int, line: str) -> Entry:
        return Entry(name, f"{' '.join(f'{name}{k}' for k in range(40))}. {line}", f"The {name}", f"2021-{month:02d}-15")

    feast = "opened the lantern feast with three cannon shots"
    names = ["bakers", "smiths", "weavers", "coopers", "millers", "tanners"]
    earlier = [
        told(name, 1, f"It was he who had been there with all of us before and who then {feast}.")
        for name in ("masons", "glaziers")
    ]
    later = [
        told(name, i + 3, f"Nobody knew {name} who {feast} while {' '.join(f'{k}{name}' for k in range(9))}.")
        for i, name in enumerate(names)
    ]
    reuse(earlier, tmp_path / "added")
    assert len(rows(tmp_path / "added", "edges")) == 1
    reuse(later, tmp_path / "added", adding=True)
    reuse([*earlier, *later], tmp_path / "whole")
    for name in ("passages", "edges"):
        assert rows(tmp_path / "added", name) == rows(tmp_path / "whole", name) == [], name


@pytest.mark.parametrize("at", ["write_standing", "write_runs", "file"])
def test_killed_while_what_the_next_documents_need_is_written_and_run_again_it_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
):
    where = "headwater.reusing." + ("fragments" if at == "file" else "standing")
    for out in ("whole", "killed"):
        reuse(ARCHIVE[:2], tmp_path / out)
    reuse(ARCHIVE[2:], tmp_path / "whole", adding=True)

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(f"{where}.{at}", killed)
        with pytest.raises(Killed):
            reuse(ARCHIVE[2:], tmp_path / "killed", adding=True)
    reuse(ARCHIVE[2:], tmp_path / "killed", adding=True)
    assert everything(tmp_path / "killed") == everything(tmp_path / "whole")


def test_an_archive_that_is_looked_at_piece_by_piece_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """In pieces of two runs; of one passage, one pair and one text all are looked at together."""
    foot = "Write to the newsroom with what you see from your window, and we shall call you back before the paper goes to print."
    day = [entry(f"f{i}", f"{OTHER} {' '.join(f'{w}{i}' for w in OTHER.split())}.\n\n{foot}") for i in range(6)]
    first, then = [*ARCHIVE[:2], *day, *with_a_phrase(6)[:5]], [*ARCHIVE[2:], with_a_phrase(6)[5]]
    for out in ("whole", "pieces"):
        if out == "pieces":
            for room in (clusters, evidence, footers, formulas, fragments):
                monkeypatch.setattr(room, "AT_ONCE", 2)
            monkeypatch.setattr(pairs, "RUNS_AT_ONCE", 2)
        reuse(first, tmp_path / out)
        reuse(then, tmp_path / out, adding=True)
    for name in ("passages", "clusters", "edges", "formulas"):
        assert rows(tmp_path / "pieces", name) == rows(tmp_path / "whole", name)
        assert rows(tmp_path / "whole", name)
    assert filed(tmp_path / "pieces") == filed(tmp_path / "whole")


def filed(out: Path) -> list[tuple[list[object], ...]]:
    """The turns of phrase that are kept, folder by folder."""
    folders = sorted((out / "kept" / "steps").glob("fragments-*"), key=lambda f: f.stat().st_mtime_ns)
    return [tuple(np.load(f / f"{name}.npy").tolist() for name in ("at", "sides", "longest")) for f in folders]
