"""What a reader or a program is told when something cannot be done: never a traceback, always what to do next.

Under /api, and wherever JSON is asked for, that is `application/problem+json` (RFC 9457); elsewhere a plain page. What lies with
the server and not with who asks leaves one line in the log, with the number that the reader is shown.
"""

from __future__ import annotations

import errno
import logging
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from headwater import errors
from headwater.errors import HeadwaterError

if TYPE_CHECKING:
    from headwater.store.engine import Store

MEDIA_TYPE = "application/problem+json"
PROGRAMS = ("/api", "/mcp", "/openapi.json")  # addresses that programs ask
TWINS = (".json", ".csv", ".jsonl", ".txt", ".svg", ".graphml")  # of pages, for programs
AGAIN_SECONDS = "5"  # when to ask again for what is busy or gone for a while
FULL = "disk_full"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
HUNG_UP = 499  # nobody reads it; what nginx logs, too

# Which status each error is told with, and its title: the same for every error of that kind. 422 is kept for requests that are not
# as the interface describes them.
KINDS: dict[type[HeadwaterError], tuple[int, str]] = {
    errors.HeadwaterError: (500, "This could not be done"),
    errors.InputError: (400, "What was given cannot be read"),
    errors.NotFound: (404, "No such file"),
    errors.NotText: (415, "No text of any known kind"),
    errors.NoText: (400, "There is no text in it"),
    errors.TooLarge: (413, "Too large"),
    errors.FetchError: (502, "The address cannot be fetched"),
    errors.Refused: (400, "An address that is not fetched"),
    errors.Unreachable: (502, "The address does not answer"),
    errors.LibraryError: (503, "The Library cannot do this now"),
    errors.NotALibrary: (503, "The Library is not there"),
    errors.LibraryBusy: (503, "Busy"),
    errors.LibraryFault: (503, "The Library cannot be used"),
    errors.NotKept: (404, "Not in this Library"),
    errors.UsageError: (400, "Not asked in a way that can be answered"),
    errors.MissingExtra: (501, "A package is missing"),
}

# What the frame's own refusals mean, where the server gave no words of its own.
PLAIN = {
    401: "this server wants a token; give the one that it printed when it started",
    403: "this is not allowed from where it was asked",
    404: "nothing is at this address; look for the document, or begin at the first page",
    405: "this address does not take that kind of request",
    413: "too large for this server",
    415: "of a kind that this address does not take",
    429: "too much was asked at once; wait a little, then ask again",
    500: "this is a fault in Headwater, not in what you gave; the server's log says more under the number",
}

# What is told beyond this machine of what lies with the Library: the line itself names places and addresses, and is in the log.
UNUSABLE = "the Library cannot be used at this moment; whoever runs this server finds the reason in its log"

_log = logging.getLogger("headwater.web")


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal. code: stays the same over releases. detail: one line that says what to do. number: what the log calls it.

    wrong: of what was asked wrongly, each place and what is wrong there. headers: of the answer.
    """

    status: int
    code: str
    title: str
    detail: str
    number: str | None = None
    wrong: tuple[Mapping[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """RFC 9457, with `number` and `errors` where there are any."""
        said = {"type": f"urn:headwater:problem:{self.code}", "title": self.title, "status": self.status, "detail": self.detail}
        more = {"number": self.number, "errors": [dict(w) for w in self.wrong]}
        return {**said, **{name: value for name, value in more.items() if value}}


def install(app: FastAPI) -> None:
    """Has every error that leaves an endpoint told by this module."""
    app.add_exception_handler(HeadwaterError, _told)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _told)
    app.add_exception_handler(OSError, _told)
    app.add_exception_handler(ClientDisconnect, _hung_up)
    app.add_exception_handler(Exception, _told)


def refused(request: Request, status: int, detail: str | None = None, headers: Mapping[str, str] | None = None) -> Response:
    """The answer of what stands before the endpoints (hosts, tokens, sizes, rates)."""
    return answer(request, plain(status, detail, headers))


def answer(request: Request, problem: Problem) -> Response:
    """The answer for a problem, for whoever asked: a program or a reader."""
    headers = {**problem.headers, "Cache-Control": "no-store"}
    if for_program(request):
        return JSONResponse(problem.to_dict(), problem.status, headers, MEDIA_TYPE)
    from headwater.web.rendering import rendered

    return rendered(request, "problem.html", status=problem.status, headers=headers, problem=problem)


def for_program(request: Request) -> bool:
    """Whether who asks wants data rather than a page."""
    path = request.url.path
    accepted = request.headers.get("accept", "")
    return path.startswith(PROGRAMS) or path.endswith(TWINS) or ("json" in accepted and "text/html" not in accepted)


def outward(error: HeadwaterError, store: Store, *, beyond: bool) -> str:
    """An error's line as it may be told; beyond this machine nobody is told where on it something lies."""
    if beyond and isinstance(error, errors.LibraryFault | errors.NotALibrary):
        return UNUSABLE
    return without_place(str(error), store) if beyond else str(error)


def without_place(said: str, store: Store) -> str:
    """A line that names the Library, or a file kept with it, by where that lies, without that."""
    from headwater.encoding import index_folder

    for place in (str(index_folder(store)), str(store.folder or store.place), store.place):
        said = said.replace(f"{place}{os.sep}", "").replace(place, "the Library")
    return said


def problem_of(error: Exception) -> Problem:
    """An error as it is told."""
    if is_full(error):
        return Problem(507, FULL, "No room", "the server's disk is full; make room there, then ask again: what was kept is kept")
    if isinstance(error, HeadwaterError):
        status, title = next(KINDS[kind] for kind in type(error).__mro__ if kind in KINDS)
        headers = {"Retry-After": AGAIN_SECONDS} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
        return Problem(status, _code(type(error).__name__), title, str(error), headers=headers)
    if isinstance(error, RequestValidationError):
        places = tuple(wrong(error.errors()))
        detail = "; ".join(f"{w['where']}: {w['what']}" for w in places[:3])
        return Problem(422, "not_valid", "Not asked in a way that can be answered", detail, wrong=places)
    if isinstance(error, HTTPException):
        own = error.detail if error.detail != HTTPStatus(error.status_code).phrase else None
        return plain(error.status_code, own, error.headers)
    return plain(500)


def is_full(error: Exception) -> bool:
    """Whether there was no room to write; the Library says so in words (`store.engine.in_words`)."""
    if isinstance(error, errors.LibraryFault):
        return any(words in str(error) for words in ("the disk is full", os.strerror(errno.ENOSPC), os.strerror(errno.EDQUOT)))
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


def plain(status: int, detail: str | None = None, headers: Mapping[str, str] | None = None) -> Problem:
    """A refusal by its status alone."""
    phrase = HTTPStatus(status).phrase
    return Problem(status, _code(phrase.replace(" ", "")), phrase, detail or PLAIN.get(status, phrase), headers=dict(headers or {}))


def _told(request: Request, error: Exception) -> Response:
    problem = problem_of(error)
    if isinstance(error, HeadwaterError) and problem.code != FULL:
        state = request.app.state
        problem = replace(problem, detail=outward(error, state.library.store, beyond=state.settings.beyond))
    if problem.status == HTTPStatus.METHOD_NOT_ALLOWED:
        problem = replace(problem, headers={"Allow": ", ".join(_allowed(request))})
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        problem = _logged(request, problem, error)
    return answer(request, problem)


def _allowed(request: Request) -> Iterator[str]:
    """What an address takes, by all that is there: the frame names what the first does that it finds."""
    for method in METHODS:
        asked = {**request.scope, "method": method}
        if any(route.matches(asked)[0] is Match.FULL for route in request.app.router.routes):
            yield method


def _logged(request: Request, problem: Problem, error: Exception) -> Problem:
    """The problem with a number, which its line in the log begins with."""
    number = secrets.token_hex(4)
    # An address is what somebody typed: in one line, whatever is in it.
    asked = f"{request.method} {quote(request.url.path)}"
    said = str(error) if isinstance(error, HeadwaterError) else f"{type(error).__name__}: {' '.join(str(error).split())}"
    _log.error("%s: %s: %d: %s", number, asked, problem.status, said)
    return replace(problem, number=number)


def cut_off(request: Request, fault: BaseException) -> bool:
    """Logs in a line that an answer broke off, the database gone or the like; False for a fault of ours, of which more is told."""
    if not isinstance(fault, HeadwaterError):
        return False
    _log.error("%s %s: broke off: %s", request.method, quote(request.url.path), fault)
    return True


def _hung_up(request: Request, _error: Exception) -> Response:
    _log.info("%s %s: hung up before all of it was sent", request.method, quote(request.url.path))
    return Response(status_code=HUNG_UP)


def wrong(found: Sequence[Any]) -> Iterator[Mapping[str, str]]:
    """Each thing that was asked wrongly: where, as `body.limit`, and what; never what was given, which may be long or secret."""
    for one in found:
        yield {"where": ".".join(str(part) for part in one["loc"]), "what": str(one["msg"]).removeprefix("Value error, ")}


def _code(name: str) -> str:
    """`NotKept` as `not_kept`."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
