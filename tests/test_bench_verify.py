"""The bench of verify asks the same quotations in every way, of a transcript as long as it says."""

from __future__ import annotations

import importlib.util
import random
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

import headwater

SCRIPT = Path(__file__).resolve().parents[1] / "bench" / "verify.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_bench", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_transcript_is_made_where_there_is_none_and_is_the_same_again(bench: ModuleType, tmp_path: Path):
    first = bench.long_text(tmp_path, 5000)
    assert len(first) == 5000
    assert first == bench.long_text(tmp_path, 5000)
    assert [turn.split(":")[0] for turn in islice(bench.made_turns(random.Random(1)), 3)] == ["THE CHAIR", "MEMBER", "THE CHAIR"]


def test_transcripts_of_a_folder_are_taken_in_order_and_again_until_there_is_enough(bench: ModuleType, tmp_path: Path):
    for name, text in (("b.txt", "Second."), ("a.txt", "First.")):
        (tmp_path / name).write_text(text)
    assert bench.long_text(tmp_path, 24) == "First.\n\nSecond.\n\nFirst."


def test_of_the_kinds_of_quotation_only_one_stands_in_the_transcript_word_for_word(bench: ModuleType, tmp_path: Path):
    transcript = headwater.document(bench.long_text(tmp_path, 20_000), language="en")
    asked = bench.quotations(transcript, 6)
    assert [len(some) for some in asked.values()] == [6] * 5
    even = bench.evened(transcript.text)
    there = {kind for kind, some in asked.items() for quotation in some if bench.evened(quotation) in even}
    assert there == {"word for word"}
    assert bench.with_middle("a b c d e", []) == "a b d e"
    assert bench.with_middle("a b c d e", ["x"]) == "a b x d e"
    assert bench.told_anew("a b c d e f.") == "d f a c"


def test_every_way_is_timed_and_verify_is_given_as_a_ratio_to_each_other_one(bench: ModuleType):
    one = headwater.document(
        "The bridge over the river opens in May. It has cost the town forty million crowns in all these years."
    )
    took = bench.timed(one, ["The bridge over the river opens in May.", "It has cost the town forty million crowns."])
    assert [len(times) for times in took.values()] == [2, 2, 2]
    assert all(seconds > 0 for times in took.values() for seconds in times)
    said = bench.rows({"verify": [0.02, 0.01, 0.06], "other": [0.5, 0.5, 0.9]}).split("\n")
    assert said[2].split() == ["other", "500.00", "900.00", "0.04", "x", "it"]
