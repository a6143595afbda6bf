"""What a language model is told: narrow first, each statement with a permalink, asked by the official SDK's own client."""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from starlette.testclient import TestClient
from starlette.types import Message, Scope

from headwater import cli
from headwater.library import Library
from headwater.reading import document
from headwater.web.app import application
from headwater.web.mcp import GRAVEST, LONGEST_PASSAGE, Tools, server
from headwater.web.serving import Serving

SOURCE = document(
    "Mayor Ada Quill spoke on Monday. “We shall not raise the fare this year,” she said. She thanked 43 volunteers of the Osk "
    "valley. The bridge will open in May.",
    id="minutes", outlet="Council", title="Minutes", published="2031-03-03", language="en",
)  # fmt: skip
REPORT = document(
    "“We shall raise the fare this year,” Mayor Ada Quill said on Monday. She thanked 45 volunteers of the Osk valley.",
    id="report", outlet="Press", title="Fare to rise", published="2031-03-04", language="en",
)  # fmt: skip
BASE = "https://press.example.org"
TOOLS = {"compare", "verify_quotation", "trace", "search", "get_passage"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("mcp") / "press.headwater") as made:
        made.add([SOURCE, REPORT])
        made.encode()
        yield made


def asked(library: Library, tool: str, *, base: str | None = BASE, **arguments: Any) -> Any:
    """The answer of a tool, as a client in this process gets it."""

    async def ask() -> Any:
        async with Client(server(library, base=base)) as client:
            return await client.call_tool(tool, arguments)

    answer = asyncio.run(ask())
    said = answer.content[0].text
    return said if answer.is_error else json.loads(said)


def kept(of: Any) -> dict[str, str]:
    return {"text_sha256": of.text_sha256}


def permalinks(told: Any) -> list[str]:
    """All that an answer has, however deep."""
    if isinstance(told, list):
        return [link for one in told for link in permalinks(one)]
    if isinstance(told, dict):
        own = [value for key, value in told.items() if key.endswith("permalink")]
        return own + [link for value in told.values() for link in permalinks(value)]
    return []


def test_there_are_five_tools_that_only_read_and_say_what_they_are_for(library: Library):
    async def ask() -> Any:
        async with Client(server(library)) as client:
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in asyncio.run(ask())}
    assert set(tools) == TOOLS
    assert all(t.annotations and t.annotations.read_only_hint and t.description for t in tools.values())


def test_a_comparison_tells_the_gravest_first_and_leads_to_its_page(library: Library):
    told = asked(library, "compare", report=kept(REPORT), sources=[kept(SOURCE)])
    first = told["gravest"][0]
    assert first["what"] == "quotation altered"
    assert "We shall raise the fare" in first["words"]
    assert any(c["kind"] == "negation" and c["because"] for c in first["changes"])
    assert {("45", "43")} <= {(c["report_says"], c["source_says"]) for f in told["gravest"] for c in f["changes"]}
    page = f"{BASE}/compare/{REPORT.text_sha256}/{SOURCE.text_sha256}"
    assert told["permalink"] == page
    assert all(f["permalink"].startswith(f"{page}#") for f in told["gravest"])


def test_two_versions_of_a_document_are_no_rendering_of_one_another(tmp_path: Path):
    with Library(tmp_path / "edited.headwater") as library:
        edited = document(REPORT.text.replace("on Monday", "at the town hall"), id=REPORT.id, language="en")
        library.add([REPORT])
        library.add([edited])
        told = asked(library, "compare", report={"name": REPORT.id}, sources=[kept(REPORT)])
        assert told["on_the_whole"].startswith("Both are versions of one document")
        assert asked(library, "compare", report=kept(SOURCE) | {"text_sha256": None, "text": SOURCE.text}, sources=[kept(REPORT)])[
            "on_the_whole"
        ].startswith("The report ")


def test_what_a_permalink_points_at_is_on_the_page(library: Library):
    app = application(library)
    told = asked(library, "compare", report=kept(REPORT), sources=[kept(SOURCE)])
    client = TestClient(app, base_url="http://localhost:8765")
    for finding in told["gravest"]:
        path, _, anchor = finding["permalink"].removeprefix(BASE).partition("#")
        assert f'id="{anchor}"' in client.get(path).text
    app.state.jobs.close()


def test_details_come_on_request_and_by_id(library: Library):
    ids = [f["id"] for f in asked(library, "compare", report=kept(REPORT), sources=[kept(SOURCE)])["gravest"]]
    told = asked(library, "compare", report=kept(REPORT), sources=[kept(SOURCE)], details=ids)["findings"]
    assert [f["id"] for f in told] == ids
    assert all(f["because"] and f["source_words"] and f["permalink"] for f in told)
    said = asked(library, "compare", report=kept(REPORT), sources=[kept(SOURCE)], details=["L999"])
    assert "L999: no such finding" in said


def test_many_findings_are_told_in_a_few_and_the_ids_of_the_rest(library: Library):
    lines = [f"In the {name} ward {{}} lanterns were counted near the {name} gate." for name in
             ("alder", "birch", "cedar", "elder", "fir", "hazel", "juniper", "larch", "maple", "oak", "pine", "rowan")]  # fmt: skip
    source = " ".join(line.format(20 + n) for n, line in enumerate(lines))
    report = " ".join(line.format(70 + n) for n, line in enumerate(lines))
    told = asked(library, "compare", report={"text": report}, sources=[{"text": source}])
    assert len(told["gravest"]) == GRAVEST
    assert len(told["more_ids"]) == told["counts"]["findings"] - GRAVEST >= 3


def test_a_quotation_is_verified_with_what_differs_and_where_it_stands(library: Library):
    told = asked(library, "verify_quotation", quotation="We shall raise the fare this year", sources=[kept(SOURCE)])
    assert told["verdict"] == "altered"
    assert told["says"]
    assert told["because"]
    (place,) = told["places"]
    assert "We shall not raise the fare" in place["words"]
    assert place["permalink"].startswith(f"{BASE}/text/{SOURCE.text_sha256}?at=")


def test_a_trace_names_the_source_with_its_reasons_and_its_links_on_request(library: Library):
    told = asked(library, "trace", report=kept(REPORT))
    assert [s["id"] for s in told["sources"]] == ["minutes"]
    assert all(sentence.endswith(".") for sentence in told["sources"][0]["because"])
    (source,) = asked(library, "trace", report=kept(REPORT), details=["minutes"])["sources"]
    assert source["links"]
    assert all(x["words"] and x["source_words"] for x in source["links"])


def test_a_trace_without_a_source_here_names_none(library: Library):
    told = asked(
        library, "trace", report={"text": "The orchestra of Talmouth plays on the harbour wall tonight, says its conductor."}
    )
    assert (told["found"], told["sources"]) == (False, [])


def test_a_search_leads_to_the_words(library: Library):
    told = asked(library, "search", query="volunteers", limit=1)
    assert told["total"] == 2
    (result,) = told["results"]
    start, end = result["passages"][0]["permalink"].partition("?at=")[2].partition("#")[0].split(",")
    text = {d.text_sha256: d.text for d in (SOURCE, REPORT)}[result["text_sha256"]]
    assert text[int(start) : int(end)] == "volunteers"


@pytest.mark.parametrize(("start", "end", "around"), [(0, 5, 0), (3, 9, 4), (0, None, 0), (5, 9, 2000)])
def test_a_passage_is_what_stands_there(library: Library, start: int, end: int | None, around: int):
    told = asked(library, "get_passage", text=kept(SOURCE), start=start, end=end, around=around)
    assert told["words"] == SOURCE.text[told["start"] : told["end"]]
    assert told["start"] == max(0, start - around)
    assert f"?at={told['start']},{told['end']}" in told["permalink"]


def test_a_passage_is_never_longer_than_an_answer_may_be(library: Library):
    told = asked(library, "get_passage", text={"text": "word " * 3000}, start=2500, end=14000, around=2000)
    assert told["end"] - told["start"] <= LONGEST_PASSAGE
    assert told["start"] <= 2500 < told["end"]


def test_without_a_server_permalinks_name_the_hash_and_the_place(library: Library):
    told = asked(library, "get_passage", base=None, text=kept(SOURCE), start=6, end=15)
    assert told["permalink"] == f"headwater:{SOURCE.text_sha256}#char=6,15"
    told = asked(library, "compare", base=None, report=kept(REPORT), sources=[kept(SOURCE)])
    assert all(link.startswith(f"headwater:{REPORT.text_sha256}") for link in permalinks(told["gravest"]))
    assert all(link.startswith(f"headwater:{SOURCE.text_sha256}#char=") for link in permalinks(told["left_out"]))


def test_a_comparison_tells_what_was_left_out_and_what_has_no_source(library: Library):
    source = {"text": SOURCE.text + " Nobody is to be sent away without a ticket, and 500 francs are owed to each of the drivers."}
    report = {"text": REPORT.text + " A whale was seen in the harbour of Talmouth, fishermen of the northern shore believe."}
    told = asked(library, "compare", report=report, sources=[source])
    assert [x["words"] for x in told["without_a_source"]] == [report["text"].removeprefix(REPORT.text).strip()]
    weighty = next(x for x in told["left_out"] if "500 francs" in x["words"])
    assert all(sentence.endswith(".") for sentence in weighty["because"])


@pytest.mark.parametrize(
    ("tool", "listed", "arguments"),
    [
        ("compare", "gravest", {"report": kept(REPORT), "sources": [kept(SOURCE)]}),
        ("verify_quotation", "places", {"quotation": "We shall raise the fare this year", "sources": [kept(SOURCE)]}),
        ("trace", "sources", {"report": kept(REPORT)}),
        ("search", "results", {"query": "fare"}),
    ],
)
def test_every_finding_place_and_result_has_a_permalink(library: Library, tool: str, listed: str, arguments: dict[str, Any]):
    told = asked(library, tool, **arguments)[listed]
    assert told
    assert all(permalinks(one) for one in told)


def test_texts_that_are_not_kept_have_no_page_to_lead_to(library: Library):
    told = asked(library, "compare", report={"text": REPORT.text}, sources=[kept(SOURCE)])
    assert all(link.startswith("headwater:") for link in permalinks(told))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ({}, "in one way"),
        ({"name": "report", "text": "x"}, "in one way"),
        ({"name": "nothing"}, "no such document"),
        ({"text_sha256": "0" * 64}, "no text with this hash"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(library: Library, text: dict[str, str], says: str):
    told = asked(library, "get_passage", text=text)
    assert says in told
    assert "\n" not in told


def test_a_program_started_by_its_client_answers_over_standard_input_and_output(library: Library):
    async def ask() -> Any:
        command = ["-c", "from headwater.cli import main; main()", "mcp", "--library", library.store.place]
        parameters = StdioServerParameters(command=sys.executable, args=command)
        async with Client(stdio_client(parameters)) as client:
            listed = {tool.name for tool in (await client.list_tools()).tools}
            found = await client.call_tool("search", {"query": "bridge"})
            return listed, json.loads(found.content[0].text)

    listed, found = asyncio.run(ask())
    assert listed == TOOLS
    assert found["results"][0]["id"] == "minutes"


def test_a_client_that_is_gone_before_its_answer_ends_the_program_without_a_word(library: Library):
    asked = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "gone", "version": "1"}}}  # fmt: skip
    command = [sys.executable, "-c", "from headwater.cli import main; main()", "mcp", "--library", library.store.place]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True) as program:
        assert program.stdin
        assert program.stdout
        assert program.stderr
        program.stdout.close()
        program.stdin.write(json.dumps(asked) + "\n")
        program.stdin.close()
        said = program.stderr.read()
    assert (program.returncode, said) == (0, "")


def call(client: TestClient, host: str = "localhost:8765", **headers: str) -> Any:
    """One call of a tool over HTTP, as any client writes it."""
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "search", "arguments": {"query": "bridge"}}}
    told = {"Accept": "application/json, text/event-stream", "Host": host, "MCP-Protocol-Version": "2025-06-18", **headers}
    return client.post("/mcp", json=asked, headers=told)


def test_over_http_permalinks_lead_to_the_server_that_was_asked(library: Library):
    with TestClient(application(library), base_url="http://localhost:8765") as client:
        answer = call(client)
        assert answer.status_code == 200
        told = json.loads(answer.json()["result"]["content"][0]["text"])
        link = told["results"][0]["passages"][0]["permalink"]
        assert link.startswith(f"http://localhost:8765/text/{SOURCE.text_sha256}?at=")
        assert "bridge" in client.get(link.partition("#")[0]).text


def test_over_http_the_same_rules_hold_as_for_pages(library: Library):
    with TestClient(application(library, Serving(token="a token that nobody guesses")), base_url="http://localhost:8765") as client:
        assert call(client).status_code == 401
        assert call(client, Authorization="Bearer a token that nobody guesses").status_code == 200
        assert call(client, host="evil.example").status_code == 421
        crossed = call(client, Authorization="Bearer a token that nobody guesses", Origin="https://evil.example")
        assert crossed.status_code == 403


def test_without_its_extra_the_command_says_what_to_install_and_the_server_goes_without(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setitem(sys.modules, "headwater.web.mcp", None)
    assert cli.run(["mcp", "--library", library.store.place]) == 2
    assert 'pip install "headwater[mcp,web]"' in capsys.readouterr().err
    app = application(library)
    with TestClient(app, base_url="http://localhost:8765") as client:
        assert call(client).status_code == 404
        assert client.get("/api/v1/documents").status_code == 200


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [("search", {"query": ""}, "query: "), ("compare", {"report": {"text": "x"}, "sources": []}, "sources: "),
     ("get_passage", {"text": {"name": "report", "page": 1}}, "text.page: ")],
)  # fmt: skip
def test_what_is_not_as_described_is_told_in_one_line_with_its_place(
    library: Library, tool: str, arguments: dict[str, Any], says: str
):
    told = asked(library, tool, **arguments)
    assert f"{tool} was not asked as it is described: {says}" in told
    assert "\n" not in told


def test_a_fault_of_ours_is_told_with_its_number_and_nothing_of_the_inside(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def broken(*_given: object) -> None:
        raise ZeroDivisionError("a secret\nof ours")

    monkeypatch.setattr(Tools, "_document", broken)
    with caplog.at_level(logging.ERROR, "headwater.web"):
        told = asked(library, "get_passage", text={"name": "report"})
    (line,) = [r.getMessage() for r in caplog.records if r.name == "headwater.web"]
    assert told.endswith(f"under the number {line.split(':')[0]}")
    assert "secret" not in told
    assert "\n" not in line


def test_a_library_that_is_away_is_told_and_beyond_this_machine_not_where(tmp_path: Path):
    with Library(tmp_path / "press.headwater") as made:
        made.add(SOURCE)
        for settings, where in ((Serving(), True), (Serving(hosts=("press.example",)), False)):
            with TestClient(application(made, settings), base_url="http://localhost:8765") as client:
                assert not call(client).json()["result"]["isError"]
                (tmp_path / "press.headwater").rename(tmp_path / "away")
                told = call(client).json()["result"]
                (tmp_path / "away").rename(tmp_path / "press.headwater")
            assert told["isError"]
            assert (str(tmp_path) in told["content"][0]["text"]) is where


def test_over_http_what_is_too_large_or_no_question_is_a_problem_as_everywhere(library: Library):
    with TestClient(application(library, Serving(largest_question=500)), base_url="http://localhost:8765") as client:
        large = client.post("/mcp", content=(b"x" * 100 for _ in range(6)), headers={"Content-Type": "application/json"})
        assert (large.status_code, large.headers["content-type"]) == (413, "application/problem+json")
        for method in ("GET", "DELETE"):
            refused = client.request(method, "/mcp", headers={"Accept": "text/event-stream"})
            assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
        assert call(client).status_code == 200


def test_who_hangs_up_half_way_is_one_line_in_the_log(library: Library, caplog: pytest.LogCaptureFixture):
    told: list[Message] = []

    async def left() -> Message:
        return {"type": "http.disconnect"}

    async def tell(message: Message) -> None:
        told.append(message)

    with TestClient(application(library), base_url="http://localhost:8765") as client, caplog.at_level(logging.INFO):
        headers = [(b"host", b"localhost"), (b"content-type", b"application/json"), (b"content-length", b"100")]
        scope: Scope = {
            "type": "http", "method": "POST", "path": "/mcp", "raw_path": b"/mcp", "query_string": b"", "http_version": "1.1",
            "scheme": "http", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8765), "root_path": "", "headers": headers,
        }  # fmt: skip
        client.portal.call(client.app, scope, left, tell)  # type: ignore[union-attr]
    assert [r.getMessage() for r in caplog.records if "hung up" in r.getMessage()] == [
        "POST /mcp: hung up before all of it was sent"
    ]
    assert not [r for r in caplog.records if r.exc_info]
