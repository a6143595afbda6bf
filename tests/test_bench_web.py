"""The bench of the pages: what it asks for is there, what it counts is what came, and its new pairs were never seen."""

from __future__ import annotations

import argparse
import importlib.util
import random
import re
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from headwater.library import Library
from headwater.reading import document
from headwater.web.app import application

FILE = Path(__file__).resolve().parents[1] / "bench" / "web.py"
SAMPLES = FILE.parents[1] / "samples"
PAGE = "<!doctype html><title>Bare</title>" + "x" * 1000


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("web_bench", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["web_bench"] = module  # where its dataclasses look for their own names
    sys.path.insert(0, str(FILE.parent))  # what stands beside it
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(FILE.parent))
    yield module
    del sys.modules["web_bench"]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server of one page, and of a 404."""

    def page(_request: object) -> HTMLResponse:
        return HTMLResponse(PAGE)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(Starlette(routes=[Route("/page", page)]), log_level="error"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def test_every_answer_of_one_reader_is_counted_with_its_time_and_size(bench: ModuleType, address: str):
    found = bench.by_one(address, ["/page", "/page", "/nothing"], None)
    assert (len(found.seconds), found.wrong, found.sizes[0]) == (3, 1, len(PAGE))
    assert sum(found.seconds) <= found.wall


def test_fifty_readers_ask_at_once_and_what_goes_wrong_is_counted(bench: ModuleType, address: str):
    right = bench.by_many(address, ["/page"], None, 0.2)
    assert len(right.seconds) >= bench.READERS
    assert right.wrong == 0
    assert set(right.sizes) == {len(PAGE)}
    wrong = bench.by_many(address, ["/nothing"], None, 0.1)
    assert wrong.wrong == len(wrong.seconds) > 0
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        closed = f"http://127.0.0.1:{nobody.getsockname()[1]}"
    gone = bench.by_many(closed, ["/page"], None, 0.05)
    assert (gone.seconds, gone.wrong > 0) == ([], True)


def test_the_share_of_answers_is_theirs_in_milliseconds(bench: ModuleType):
    found = bench.Answers([n / 1000 for n in range(1, 101)], wall=2.0)
    assert (found.share(0.5), found.share(0.95), found.a_second) == (51.0, 96.0, 50.0)


def test_a_new_pair_has_no_sentence_that_was_seen(bench: ModuleType):
    source = document("The mayor spoke. “We shall mend it!” she said. Was it late? It was.", id="samples/source.txt")
    sentences = [set(re.split(r"(?<=[.!?”])\s", bench.numbered(source, n).text)) for n in (1, 2)]
    assert not sentences[0] & sentences[1]
    assert not sentences[0] & set(re.split(r"(?<=[.!?”])\s", source.text))


def test_the_report_on_the_book_has_its_sentences_with_another_figure_each(bench: ModuleType):
    book, report = bench.long_pair(random.Random(1), 3000)
    assert 3000 <= len(book.text.split()) < 3100
    for sentence in re.split(r"(?<=[.])\s+", report.text):
        words, _, figure = sentence[:-1].rpartition(" ")
        assert f"{words} {int(figure) + 1}." in book.text
        assert sentence not in book.text


def test_all_that_is_asked_for_is_in_the_library(bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name, few in {"MADE": 3, "NEW": 1, "DRAWN": 2}.items():
        monkeypatch.setattr(bench, name, few)
    options = argparse.Namespace(
        library=None, pair=[SAMPLES / "source.txt", SAMPLES / "report-wire.txt"], words=200, seconds=1, small=True
    )
    pages = bench.laid_out(tmp_path / "press.headwater", options)
    with Library(tmp_path / "press.headwater") as library:
        app = application(library, bench.UNBOUND)
        client = TestClient(app, base_url="http://localhost:8765")
        asked = [pages.pair, *pages.new, *pages.found, *pages.read, pages.long]
        assert [client.get(path).status_code for path in asked] == [200] * len(asked)
        assert [client.get(f"/api/v1{path}").json()["total"] > 0 for path in pages.found] == [True, True]
        app.state.jobs.close()


def test_the_figures_are_told_beside_the_bare_page_with_their_aims(bench: ModuleType):
    quick, slow = bench.Answers([0.002] * 10, [60_000] * 10, wall=1.0), bench.Answers([0.02] * 10, [9000] * 10, 1, 1.0, 0.05)
    names = ("kept", "new", "search", "text", "fifty", "fifty mixed")
    lines = bench.told({"bare": quick, "fifty bare": quick, **dict.fromkeys(names, slow)})
    kept = next(line for line in lines if "comparison, kept" in line)
    assert kept.split() == ["comparison,", "kept", "20.0", "20.0", "5.0", "9", "10.0", "80", "1", "of", "10", "were", "no", "page"]
    assert not any("long source" in line for line in lines)
