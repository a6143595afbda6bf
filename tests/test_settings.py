"""Every number that a room declares is composed into the settings, and every one of them changes their hash."""

from __future__ import annotations

import ast
import dataclasses
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import headwater
from headwater.settings import Settings, canonical
from tests.test_house import ARROWS

PACKAGE = Path(headwater.__file__).parent


def declared(tree: ast.Module) -> Iterator[str]:
    """Names of the frozen dataclasses in a module whose every field is a number with a value: a room's settings."""
    for node in tree.body:
        if not isinstance(node, ast.ClassDef) or not any("frozen=True" in ast.unparse(d) for d in node.decorator_list):
            continue
        values = [statement.value for statement in node.body if isinstance(statement, ast.AnnAssign)]
        if values and all(value is not None and is_number(value) for value in values):
            yield node.name


def is_number(node: ast.expr) -> bool:
    try:
        return isinstance(ast.literal_eval(node), int | float)
    except ValueError:
        return False


def numbers(settings: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every number in a settings record, field by field."""
    for field in dataclasses.fields(settings):
        value = getattr(settings, field.name)
        if dataclasses.is_dataclass(value):
            yield from numbers(value, (*path, field.name))
        else:
            yield (*path, field.name)


def moved(settings: Any, path: tuple[str, ...]) -> Any:
    """The settings with the number at that path one higher."""
    name, *rest = path
    value = getattr(settings, name)
    return dataclasses.replace(settings, **{name: moved(value, tuple(rest)) if rest else value + 1})


def test_each_record_of_numbers_that_a_room_declares_is_in_the_settings():
    # Rooms that the settings cannot see decide nothing of a finding: theirs are limits of what is read, and places in files.
    composed = {type(getattr(Settings(), field.name)).__name__ for field in dataclasses.fields(Settings)}
    found = {
        name: file.relative_to(PACKAGE).as_posix()
        for file in sorted(PACKAGE.rglob("*.py"))
        if file.relative_to(PACKAGE).parts[0] in ARROWS["settings"]
        for name in declared(ast.parse(file.read_text("utf-8")))
    }
    left_out = {name: file for name, file in found.items() if name not in composed}
    assert not left_out, "numbers that no result's hash knows of; import them in settings.py and give each a field"


@pytest.mark.parametrize("path", list(numbers(Settings())), ids=".".join)
def test_every_number_changes_the_hash(path: tuple[str, ...]):
    assert moved(Settings(), path).sha256() != Settings().sha256()


def test_equal_settings_have_one_hash_in_every_process():
    ask = [sys.executable, "-c", "from headwater.settings import Settings; print(Settings().sha256())"]
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    elsewhere = subprocess.run(ask, capture_output=True, text=True, check=True, env=environment).stdout.strip()
    assert elsewhere == Settings().sha256()


def test_the_order_of_names_does_not_count_and_the_values_do():
    assert canonical({"a": 1, "b": 0.1}) == canonical({"b": 0.1, "a": 1}) == '{"a":1,"b":0.1}'
    assert canonical({"a": 1}) != canonical({"a": 1.5})
