"""Whatever the description of the interface allows is answered as described, whatever it does not is refused: nothing breaks."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from headwater.jobs import Task
from headwater.library import Library
from headwater.reading import document
from headwater.web import api, work
from headwater.web.app import application
from headwater.web.serving import Serving

EXAMPLES = 3  # of each operation and part of the description
HOST = "testserver"  # what the test's client calls this server
HASH = re.compile(r"[0-9a-f]{64}")
SOURCE = document("Mayor Ada Quill spoke on Monday. “We shall not raise the fare,” she said.", id="minutes", language="en")
REPORT = document("“We shall raise the fare,” said Mayor Quill on Monday.", id="report", language="en")

# A request can be as described and yet hold nothing that could be answered, a search of "-word" alone: that is 400, never 422.
CONFIG = SchemathesisConfig.from_dict(
    {
        "checks": {
            "positive_data_acceptance": {"expected-statuses": ["2xx", "400", "404", "415"]},
        },
        "generation": {"allow-x00": True},
    }
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    with Library(tmp_path_factory.mktemp("openapi") / "press.headwater") as library:
        library.add([SOURCE, REPORT])
        made = application(library, Serving(hosts=(HOST,), writes_at_once=10**6, reads_at_once=10**6))
        made.state.jobs.kinds[work.FETCH] = lambda _task: {}  # no test goes out to addresses that come up by chance
        yield made
        made.state.jobs.close()


@pytest.fixture(scope="module")
def described(app: FastAPI) -> schemathesis.BaseSchema:
    async def going_on(scope: Scope, receive: Receive, send: Send) -> None:
        """The application, which does not end with each request, as the client would have it."""
        if scope["type"] == "lifespan":
            for what in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{what}.complete"})
        else:
            await app(scope, receive, send)

    return schemathesis.openapi.from_asgi("/openapi.json", going_on, config=CONFIG)


def operations() -> list[tuple[str, str]]:
    """(path, method) of all there are."""
    alone = FastAPI()
    alone.include_router(api.router)
    return [(path, method.upper()) for path, told in alone.openapi()["paths"].items() for method in told]


@schemathesis.hook
def map_path_parameters(_context: schemathesis.HookContext, found: dict[str, object] | None) -> dict[str, object]:
    """Every second hash that comes up is one that the Library has: both what is kept and what is not is asked for."""
    return {name: kept(value) for name, value in (found or {}).items()}


@schemathesis.hook
def map_query(_context: schemathesis.HookContext, found: dict[str, object] | None) -> dict[str, object]:
    """No test waits long for a job: that one is answered with the job itself, which is as described too."""
    return {
        name: min(value, 0.2) if name == "wait" and isinstance(value, float | int) else value
        for name, value in (found or {}).items()
    }


@schemathesis.hook
def filter_body(context: schemathesis.HookContext, found: object) -> bool:
    """Leaves out forms that are wrong as data alone: the bytes of a file may spell any value, and an empty list is no part."""
    if context.operation is None or context.operation.path != f"{api.ROOT}/documents/files" or not isinstance(found, dict):
        return True
    files = found.get("files")
    as_bytes = not isinstance(files, list) or all(isinstance(one, str | bytes) for one in files)
    return as_bytes and [] not in found.values()


def kept(value: object) -> object:
    if isinstance(value, str) and HASH.fullmatch(value) and int(value[0], 16) % 2:
        return (SOURCE if int(value[1], 16) % 2 else REPORT).text_sha256
    return value


@pytest.mark.parametrize(("path", "method"), operations(), ids=lambda part: part.removeprefix(api.ROOT))
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_operation_answers_as_described(path: str, method: str, mode: GenerationMode, described: schemathesis.BaseSchema):
    asked = described[path][method].as_strategy(generation_mode=mode)

    @given(case=asked)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def answered_as_described(case: schemathesis.Case) -> None:
        case.call_and_validate()

    answered_as_described()


def described_answer(described: schemathesis.BaseSchema, method: str, path: str, **parts: object) -> int:
    """The status of an answer that is as described."""
    return int(described[f"{api.ROOT}{path}"][method].Case(path_parameters=parts).call_and_validate().status_code)


def test_a_job_is_looked_at_and_let_go_of_as_described(app: FastAPI, described: schemathesis.BaseSchema):
    """No number of a job comes up by chance: here it is a real one."""
    jobs = app.state.jobs
    done = jobs.start(work.TRACE, {"documents": [{"text_sha256": REPORT.text_sha256}]}).id
    assert jobs.wait(done, 60).state == "done"
    for method, path in (("GET", "/jobs/{id}"), ("GET", "/jobs/{id}/result"), ("DELETE", "/jobs/{id}")):
        assert described_answer(described, method, path, id=done) == 200
    for method, path in (("GET", "/jobs/{id}"), ("GET", "/jobs/{id}/result"), ("DELETE", "/jobs/{id}")):
        assert described_answer(described, method, path, id=done) == 404
    assert not (jobs.folder / done).exists()


@pytest.mark.parametrize(("steps", "first"), [(True, 200), (False, 202)])
def test_a_job_that_is_at_work_is_cancelled_as_described(
    app: FastAPI, described: schemathesis.BaseSchema, monkeypatch: pytest.MonkeyPatch, steps: bool, first: int
):
    ends, began = threading.Event(), threading.Event()

    def long(task: Task) -> None:
        began.set()
        while not ends.wait(0.01):
            if steps:
                task.step(1, 2, "at work")
        task.step(2, 2, "at work")

    jobs = app.state.jobs
    monkeypatch.setitem(jobs.kinds, "long", long)
    patient = replace(app.state.settings, patience_seconds=60.0 if steps else 0.0)
    monkeypatch.setitem(app.state._state, "settings", patient)
    job = jobs.start("long", {}).id
    assert began.wait(60)
    assert described_answer(described, "GET", "/jobs/{id}", id=job) == 200
    assert described_answer(described, "GET", "/jobs/{id}/result", id=job) == 404
    assert described_answer(described, "DELETE", "/jobs/{id}", id=job) == first
    ends.set()
    if not steps:
        assert jobs.wait(job, 60).state == "cancelled"
        assert described_answer(described, "DELETE", "/jobs/{id}", id=job) == 200
    assert described_answer(described, "GET", "/jobs/{id}", id=job) == 404


@pytest.mark.parametrize(("path", "method"), [("/documents/files", "GET"), ("/decisions", "PUT"), ("/jobs/{id}", "PATCH")])
def test_what_an_address_does_not_take_is_refused_with_all_that_it_takes(app: FastAPI, path: str, method: str):
    with TestClient(app, base_url=f"http://{HOST}") as client:
        refused = client.request(method, f"{api.ROOT}{path.replace('{id}', '0' * 16)}")
        there = {method for known, method in operations() if known == f"{api.ROOT}{path}"}
        assert refused.status_code == 405
        assert set(refused.headers["allow"].split(", ")) == there
        assert refused.headers["content-type"] == "application/problem+json"
