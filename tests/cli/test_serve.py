"""`headwater serve`: who must show a token, what is refused in a line, one line where it answers, and a clean end."""

from __future__ import annotations

import gc
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import typer

from headwater import cli, comparison
from headwater.errors import UsageError
from headwater.library import Library
from headwater.web import running
from headwater.web.serving import Serving

PAGE = (Path(__file__).parents[2] / "docs" / "serve.md").read_text("utf-8")
STARTS = 60.0  # seconds


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Serving]:
    """What the server is started with, in place of starting it."""
    found: list[Serving] = []

    def serve(_library: Library, settings: Serving, *, ready: Callable[[str], None]) -> None:
        found.append(settings)
        ready(running.address(settings.host, settings.port))

    monkeypatch.setattr(running, "serve", serve)
    monkeypatch.delenv("HEADWATER_TOKEN", raising=False)
    monkeypatch.setenv("HEADWATER_LIBRARY", str(tmp_path / "press.headwater"))
    return found


def test_on_this_machine_nobody_has_to_sign_in(served: list[Serving], capsys: pytest.CaptureFixture[str]):
    for host in ("127.0.0.1", "localhost", "::1"):
        assert cli.run(["serve", "--host", host]) == 0
    assert [s.token for s in served] == [None, None, None]
    said = capsys.readouterr().err
    assert "made a new Library" in said
    assert "at http://127.0.0.1:8765/ (Ctrl-C ends it)" in said
    assert "at http://[::1]:8765/" in said
    assert "token" not in said


@pytest.mark.parametrize("given", [["--host", "0.0.0.0"], ["--allow-host", "press.example"]])
def test_beyond_it_a_token_is_made_and_printed(served: list[Serving], capsys: pytest.CaptureFixture[str], given: list[str]):
    assert cli.run(["serve", *given]) == 0
    assert len(served[0].token or "") >= 32
    assert f"the token is {served[0].token}" in capsys.readouterr().err


def test_a_token_of_ones_own_is_taken_and_not_printed(
    served: list[Serving], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HEADWATER_TOKEN", "what the desk agreed on")
    assert cli.run(["serve", "--host", "0.0.0.0"]) == 0
    assert served[0].token == "what the desk agreed on"
    assert "desk" not in capsys.readouterr().err


def test_a_token_that_can_be_guessed_is_refused(served: list[Serving], capsys: pytest.CaptureFixture[str]):
    assert cli.run(["serve", "--token", "secret"]) == 2
    assert "can be guessed" in capsys.readouterr().err
    assert not served


def test_names_and_networks_are_handed_on(served: list[Serving]):
    cli.run(["serve", "--allow-host", "a.example", "--allow-host", "b.example", "--allow", "10.0.0.0/8", "--port", "9000"])
    assert (served[0].hosts, served[0].allow, served[0].port) == (("a.example", "b.example"), ("10.0.0.0/8",), 9000)


def test_a_port_that_is_taken_is_said_in_a_line():
    with running.listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=rf"127\.0\.0\.1:{port}: cannot be listened at \(address already in use\); .*--port 0"):
            running.listening("127.0.0.1", port)
    with pytest.raises(UsageError, match=r"no\.such\.host\.invalid:1: cannot be listened at"):
        running.listening("no.such.host.invalid", 1)


def test_no_piece_of_an_answer_waits_for_the_one_before():
    """Else each answer takes the 40 ms after which a reader's machine confirms what it has."""
    with running.listening("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        taken, _ = listener.accept()
        with taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_it_says_where_it_is_answers_there_and_ends_cleanly(tmp_path: Path):
    command = [sys.executable, "-c", "from headwater.cli import main; main()", "serve", "-L", str(tmp_path / "L"), "--port", "0"]
    environment: dict[str, Any] = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as process:
        late = threading.Timer(STARTS, process.kill)  # one that says nothing is not waited for without end
        late.start()
        try:
            assert process.stderr is not None
            assert "made a new Library" in process.stderr.readline()
            found = re.search(r"at (http://127\.0\.0\.1:\d+/) ", process.stderr.readline())
            assert found
            answer = httpx.get(found[1], timeout=STARTS)
            assert (answer.status_code, answer.headers.get("server")) == (200, None)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=STARTS)
        finally:
            late.cancel()
            process.kill()
    assert (process.returncode, out, err) == (0, "", "headwater: stopped\n")


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    """The root of all logs, as it was afterwards; the server of another test may have set up its own."""
    root, server = logging.getLogger(), logging.getLogger("uvicorn")
    own, propagates = list(server.handlers), server.propagate
    server.handlers, server.propagate = [], True
    levels = {name: logging.getLogger(name).level for name in running.LEVELS}
    before = list(root.handlers)
    yield root
    root.handlers, server.handlers, server.propagate = before, own, propagates
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def test_what_goes_wrong_is_one_line_whatever_a_library_has_set_up(log: logging.Logger, capsys: pytest.CaptureFixture[str]):
    log.handlers = [logging.StreamHandler()]
    running.logged_to_standard_error()
    logging.getLogger("headwater.web").error("%s: GET /: 503: gone", "4f2a")
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
    logging.getLogger("uvicorn.error").info("not told")
    logging.getLogger("python_multipart").warning("not told: who sent it has an answer")
    when = r"headwater: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d "
    assert re.fullmatch(rf"{when}4f2a: GET /: 503: gone\n{when}Invalid HTTP request received\.\n", capsys.readouterr().err)


def test_it_loads_what_a_comparison_needs_and_an_interrupt_ends_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    warmed = threading.Event()

    def interrupted(_self: running.Server, _sockets: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "warm", warmed.set)
    monkeypatch.setattr(running, "logged_to_standard_error", lambda: None)
    monkeypatch.setattr(running.Server, "run", interrupted)
    with Library(tmp_path / "press.headwater") as library:
        running.serve(library, Serving(port=0))
    assert warmed.wait(STARTS)


def test_what_it_loads_is_a_comparison_with_links_and_no_search_for_garbage_goes_through_it_again(monkeypatch: pytest.MonkeyPatch):
    made, kept = [], []
    compared = comparison.compare
    monkeypatch.setattr(comparison, "compare", lambda *both: made.append(compared(*both)))
    monkeypatch.setattr(gc, "freeze", lambda: kept.append(len(made)))
    running.warm()
    assert [(len(one.links) > 0, len(one.quotations) > 0) for one in made] == [(True, True)]
    assert kept == [1]


def test_the_page_of_the_handbook_names_options_that_there_are():
    command = typer.main.get_command(cli.app).commands["serve"]  # type: ignore[attr-defined]
    options = {o for p in command.params for o in p.opts}
    named = set(re.findall(r"--[a-z][a-z-]*", PAGE))
    assert named <= options
    assert options - {"-L", "--library"} <= named


def test_its_help_has_examples_and_fits_the_screen(capsysbinary: pytest.CaptureFixture[bytes]):
    assert cli.run(["serve", "--help"]) == 0
    text = capsysbinary.readouterr().out.decode()
    assert "headwater serve --host 0.0.0.0" in text
    assert max(map(len, text.splitlines())) <= 80


def test_the_pages_numbers_are_those_of_the_server():
    s = Serving()
    sizes = f"more than {s.largest_body // 2**20} MB in a request, {s.largest_upload // 2**20} MB where files are added"
    assert f"{sizes}, {s.most_files} files at once" in PAGE
    assert f"more than {s.writes_a_second:.0f} changes or {s.reads_a_second:.0f} pages a second" in PAGE


@pytest.mark.parametrize("line", re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL))
def test_every_command_of_the_page_serves(served: list[Serving], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for one in line.splitlines():
        assert cli.run(one.split()[1:]) == 0
    assert len(served) == len(line.splitlines())


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.delitem(sys.modules, "headwater.web.running")
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert cli.run(["serve"]) == 2
    assert 'the server needs uvicorn: pip install "headwater[web]"' in capsys.readouterr().err
