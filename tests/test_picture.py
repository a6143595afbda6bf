"""The picture of the README shows what the terminal shows, cut between two rows, and asks nothing of the network."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
from rich.text import Text

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("picture", PROJECT / "scripts" / "picture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown(svg: str) -> str:
    """The words of an SVG, line by line."""
    return "\n".join("".join(node.itertext()) for node in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"))


def fetched(svg: str) -> list[str]:
    """Addresses that drawing the picture would ask for; names of formats and notes on the maker are none."""
    return re.findall(r"url\(['\"]?(?!#)[^)]*|(?:href|src)=\"(?!#)[^\"]*", svg)


def test_a_screenful_ends_between_two_rows_and_says_how_much_follows(script: ModuleType):
    lines = [Text(t) for t in ("a", "", "b 1", "b 2", "b 3", "", "c")]
    assert [line.plain for line in script.screenful(lines, 4)] == ["a", "", "… 6 more lines"]
    assert script.screenful(lines, 7) == lines


def test_the_lines_are_in_the_picture_in_order(script: ModuleType):
    svg = script.drawn([Text("source <1>"), Text("report & more", style="bold")])
    words = shown(svg).replace("\xa0", " ")
    assert words.index("source <1>") < words.index("report & more")
    assert fetched(svg) == []


def test_the_picture_that_is_kept_is_of_the_command_and_asks_nothing_of_the_network(script: ModuleType):
    svg = script.OUT.read_text("utf-8")
    assert script.COMMAND in shown(svg).replace("\xa0", " ")
    assert "come from the source" in shown(svg).replace("\xa0", " ")
    assert fetched(svg) == []
