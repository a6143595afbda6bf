"""Each reason code is named by a test: one that no test names could be given anywhere, or nowhere, unseen."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from headwater.reasons import REASONS
from headwater.reasons.changes import CHANGES

TESTS = Path(__file__).resolve().parents[1]
# They go over the list itself, whatever it holds.
OVER_THE_LIST = {"test_reasons.py", Path(__file__).name}


def named_in_tests() -> set[str]:
    """Every word of the strings of the tests; a code is written as one word, alone or in what a command prints."""
    found: set[str] = set()
    for file in TESTS.rglob("test_*.py"):
        if file.name in OVER_THE_LIST or "reasons" in file.relative_to(TESTS).parts:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.update(re.findall(r"\w+", node.value))
    return found


def test_each_reason_code_is_named_by_a_test():
    # The codes of changes are each given to the example of their row (tests/judge/test_changes.py).
    by_example = {r.code for r in CHANGES}
    assert sorted(set(REASONS) - by_example - named_in_tests()) == []
