"""What the handbook says to programs: its examples run against a server, and what it lists is what there is."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI

from headwater.library import Library
from headwater.web import api
from headwater.web.app import application
from headwater.web.mcp import Tools
from headwater.web.problems import KINDS, PLAIN

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text("utf-8")
SERVER = "http://127.0.0.1:8765"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with (
        Library(tmp_path_factory.mktemp("handbook") / "press.headwater") as library,
        socket.create_server(("127.0.0.1", 0)) as listener,
    ):
        server = uvicorn.Server(uvicorn.Config(application(library), log_config=None, log_level="error"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def done(language: str, code: str) -> str:
    """What an example prints. Those in Python run in this process: each would load the same packages anew."""
    if language == "sh":
        return subprocess.run(["sh", "-ec", code], capture_output=True, text=True, timeout=120, check=True).stdout
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(code, "docs/api.md", "exec"), {"__name__": "__main__"})
    return said.getvalue()


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_examples_run_in_their_order(address: str):
    """Each as it stands, at the port that the test's server has."""
    examples = re.findall(r"```(sh|python)\n(.*?)```", PAGE, re.DOTALL)
    said = [done(language, code.replace(SERVER, address)) for language, code in examples]
    added, compared, asked, watched, worked, refused, told = said
    assert added.count('"outcome":"added"') == 2
    assert "altered We shall raise the fare this year" in compared
    assert "negation" in compared
    assert "'text': '45'" in compared
    assert asked.startswith("id,at,who,act,")
    assert 'link: </api/v1/search?q=volunteers&limit=1&offset=0>; rel="first"' in asked.replace(
        "offset=0&limit=1", "limit=1&offset=0"
    )
    assert '"outcome":"added"' in watched
    assert '"total":1,' in watched
    assert '"outcome":"removed"' in watched
    assert worked.startswith("done ")
    assert "harbour.txt" in worked
    assert refused.startswith("404 urn:headwater:problem:not_kept ")
    assert json.loads(told)["total"] == 2
    assert f"{address}/text/" in told


def test_every_address_is_listed_and_no_other():
    alone = FastAPI()
    alone.include_router(api.router)
    there = {(method.upper(), path.removeprefix(api.ROOT)) for path, told in alone.openapi()["paths"].items() for method in told}
    named = set()
    for line in re.findall(r"^\| (`(?:GET|POST|DELETE).*?) \|", PAGE, re.MULTILINE):
        last = ""
        for part in re.findall(r"`([^`]+)`", line):
            method, _, path = part.rpartition(" ")
            path = last + path.removeprefix("...") if path.startswith("...") else path
            last = path
            named.add((method or "GET", path.partition("?")[0].replace("{report}/{source,source...}", "{report}/{sources}")))
    more = {("GET", "/compare/{report}/{sources}/quotations")}  # told in the line of the quotations
    assert named | more == there


def test_every_tool_is_listed_and_no_other():
    named = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert sorted(named) == sorted(name for name in vars(Tools) if not name.startswith("_"))


def test_every_status_that_a_refusal_can_have_is_explained():
    explained = {
        int(status) for status in re.findall(r"(?:^|[ .])(\d{3}): ", PAGE[PAGE.index("## What goes wrong") :], re.MULTILINE)
    }
    there = {status for status, _ in KINDS.values()} | set(PLAIN) | {422, 507}
    assert {s for s in there if s not in (405, 500, 501)} <= explained
