"""The page of figures says for each figure its value, its data, the version and the command that prints it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "figures.py"
MADE = {"headwater": "1.2.3", "encoder": "some encoder 4", "settings_sha256": "abcdef" * 11}


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("figures", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_figure_has_a_row_with_its_data_and_the_page_its_version_and_command(script: ModuleType):
    one = {
        "set": "tiny",
        "data_sha256": "0123456789abcdef",
        "pairs": 3,
        "figures": {"link_f1": 0.91234, "wrong_links": 2},
        "aims": {"link_f1": 0.9},
    }
    page = script.page([one], MADE)
    assert "| tiny | 3 | link_f1 | 0.912 | 0.900 | `0123456789ab` |" in page
    assert "| tiny | 3 | wrong_links | 2 |  | `0123456789ab` |" in page
    for said in ("headwater 1.2.3", "some encoder 4", "abcdefabcdef", "python -m tests.gate --only"):
        assert said in page


def test_only_the_figures_on_the_page_are_explained(script: ModuleType):
    page = script.page([{"set": "tiny", "data_sha256": "0" * 64, "pairs": 1, "figures": {"accuracy": 0.5}, "aims": {}}], MADE)
    assert "- `accuracy`" in page
    assert "`link_f1`" not in page


def test_every_figure_that_the_gate_shows_is_explained(script: ModuleType):
    from tests.gate import scoring, verdict_scoring
    from tests.gate.sets import SETS

    assert {*scoring.SHOWN, *verdict_scoring.SHOWN, *(figure for one in SETS for figure in one.aims)} <= set(script.MEANING)
