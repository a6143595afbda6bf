"""The order in which several processes take the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import LONGEST, pytest_collection_modifyitems

PROJECT = Path(__file__).resolve().parents[1]


class Item:
    """A test by its name alone."""

    def __init__(self, nodeid: str) -> None:
        self.nodeid = nodeid


class Worker:
    """The settings of one process of several."""

    workerinput = "gw0"


NAMES = ["tests/a.py::one", "tests/worst/b.py::two", "tests/screen/c.py::three", "tests/a.py::four", "tests/screen/c.py::five"]


def order(config: object) -> list[str]:
    items = [Item(name) for name in NAMES]
    pytest_collection_modifyitems(config, items)  # type: ignore[arg-type]
    return [item.nodeid for item in items]


def test_the_longest_come_first_and_what_stands_in_one_file_stays_in_its_order():
    first = ["tests/screen/c.py::three", "tests/screen/c.py::five", "tests/worst/b.py::two"]
    assert order(Worker()) == [*first, "tests/a.py::one", "tests/a.py::four"]


def test_one_process_alone_takes_them_as_they_stand():
    assert order(object()) == NAMES


@pytest.mark.parametrize("start", LONGEST)
def test_each_name_in_the_list_is_of_files_that_are_there(start: str):
    assert any(str(file.relative_to(PROJECT)).startswith(start) for file in PROJECT.glob("tests/**/test_*.py"))
