"""The bench compares texts that were never compared before, and says what the process holds."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

import headwater

SCRIPT = Path(__file__).resolve().parents[1] / "bench" / "memory.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("memory", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_pair_is_another_and_its_report_quotes_its_source(bench: ModuleType):
    pairs = [bench.pair(number) for number in range(50)]
    assert len(set(pairs)) == 50
    found = headwater.compare(*pairs[0])
    assert "verbatim" in {link.relation for link in found.links}


def test_a_line_comes_after_so_many_pairs_with_what_the_process_holds(
    bench: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("sys.argv", ["memory.py", "--pairs", "4", "--every", "2"])
    assert bench.main() == 0
    _, *lines = (line.split() for line in capsys.readouterr().out.splitlines())
    assert [pairs for pairs, *_ in lines] == ["2", "4"]
    assert all(float(held) > 0 and float(most) > 0 and float(took) > 0 for _, held, most, took in lines)
