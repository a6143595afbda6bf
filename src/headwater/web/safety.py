"""What stands before every page: which names this server answers to, who may ask, from where, how much and how often.

A page of another site that is open in a reader's browser can send requests here. It is told by what browsers say of where they send
from (Sec-Fetch-Site, Origin), and by a field in each form that repeats a cookie. A name of another site that was made to point here
(DNS rebinding) is told by the name: only loopback's, those allowed, and bare addresses are answered to.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import ipaddress
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headwater.store.engine import patience
from headwater.web import problems
from headwater.web.rendering import FORM, YEAR_SECONDS, policy
from headwater.web.serving import LOOPBACK, Serving, loopback

ENTRY = "headwater_entry"  # the cookie of who showed the token
ENTER = "/enter"
MCP = "/mcp"
SAFE = ("GET", "HEAD", "OPTIONS")
OWN = ("same-origin", "none")  # what Sec-Fetch-Site says of this server's own pages, and of what a person typed
API = "/api/"  # which says by OpenAPI what each address takes
LINGER_SECONDS = 5.0  # that a server reads on after its answer; what comes then is not kept, only passed over
OPEN = (ENTER, "/static/")  # addresses that need no token
FOREIGN_FORM = "this form was not given to you by this server, or your browser keeps no cookies; load its page again"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: by that a browser would hide from this server, too, where its own forms come from.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Content-Security-Policy": policy(),
    "Cache-Control": "private, no-cache",
}


class Rates:
    """How often each address asked: so many at once, and so many a second after that (a token bucket)."""

    def __init__(self, at_once: int, a_second: float, remembered: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._at_once, self._a_second, self._remembered, self._clock = at_once, a_second, remembered, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # what is left, and when that was

    def wait(self, who: str, *, taken: int = 1) -> float:
        """Takes one; seconds until there is one again, 0 where there was one. taken=0 only looks."""
        now = self._clock()
        left, at = self._left.pop(who, (float(self._at_once), now))
        left = min(self._at_once, left + (now - at) * self._a_second)
        enough = left >= 1
        self._left[who] = (left - taken if enough else left, now)
        while len(self._left) > self._remembered:
            self._left.popitem(last=False)
        return 0.0 if enough else (1 - left) / self._a_second


class Guard:
    """The outermost part of the application: lets a request in, or answers it itself; gives every answer its headers."""

    def __init__(self, app: ASGIApp, settings: Serving) -> None:
        self.app, self.settings = app, settings
        s = settings
        self._reads = Rates(s.reads_at_once, s.reads_a_second, s.readers_remembered)
        self._writes = Rates(s.writes_at_once, s.writes_a_second, s.readers_remembered)
        self._tries = Rates(s.tries_at_once, s.tries_a_second, s.readers_remembered)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        began = refused = ended = False

        async def took() -> Message:
            nonlocal ended
            message = await receive()
            ended = not message.get("more_body", False)
            return message

        async def sent(message: Message) -> None:
            nonlocal began, refused
            if message["type"] == "http.response.start":
                began, refused = True, message["status"] == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
                known = {name.lower() for name, _ in message["headers"]}
                more = ((n.lower().encode(), v.encode()) for n, v in HEADERS.items() if n.lower().encode() not in known)
                message = {**message, "headers": [*message["headers"], *more]}
            elif request.method == "HEAD" and "body" in message:
                message = {**message, "body": b""}
            elif refused and not ended and "expect" not in request.headers:
                await send({**message, "more_body": True})
                await let_go_by(took)
                message = {**message, "body": b""}
            await send(message)

        refusal = self._refusal(request)
        if refusal is not None:
            await refusal(scope, took, sent)
            return
        try:
            with patience(self.settings.busy_seconds):
                await self.app(_as_read(scope), limited(took, self._largest(request)), sent)
        except Exception as fault:
            # The frame wraps what can no longer be answered. It is cut off there: nobody takes a part of a table for all of it.
            if not began or not problems.cut_off(request, fault.__cause__ or fault):
                raise

    def _refusal(self, request: Request) -> Response | None:
        """The answer to who is not let in."""
        s = self.settings
        if not answers_to(request.headers.get("host", ""), s):
            return problems.refused(request, 421, "this server does not answer to this name; open it by the address that it printed"
                                    " when it started, or name yours with --allow-host")  # fmt: skip
        own_address = request.client.host if request.client else ""
        rates = self._reads if request.method in SAFE else self._writes
        if wait := rates.wait(own_address):
            return problems.refused(request, 429, None, {"Retry-After": str(int(wait) + 1)})
        if request.method not in SAFE and not from_here(request):
            return problems.refused(request, 403, "this was sent from a page of another site; do it on a page of this server")
        if request.url.path == ENTER and (wait := self._tries.wait(own_address)):
            return problems.refused(request, 429, None, {"Retry-After": str(int(wait) + 1)})
        if s.token and not request.url.path.startswith(OPEN) and not entered(request, s.token):
            return self._stranger(request, own_address)
        if (said := request.headers.get("content-length", "")).isdigit() and int(said) > self._largest(request):
            return problems.refused(request, 413, too_large(self._largest(request)), {"Connection": "close"})
        return None

    def _stranger(self, request: Request, own_address: str) -> Response:
        """To who showed no token, or a wrong one. Wrong ones are counted."""
        if "authorization" in request.headers and (wait := self._tries.wait(own_address)):
            return problems.refused(request, 429, None, {"Retry-After": str(int(wait) + 1)})
        return problems.refused(request, 401, None, {"WWW-Authenticate": "Bearer"})

    def _largest(self, request: Request) -> int:
        """Bytes that this request may have."""
        s, path = self.settings, request.url.path
        return s.largest_question if path == MCP else s.largest_upload if path in s.uploads else s.largest_body


def _as_read(scope: Scope) -> Scope:
    """A page that is only asked about (HEAD, as those do who check links) is worked out as if it were read."""
    asked_about = scope["method"] == "HEAD" and not scope["path"].startswith(API)
    return {**scope, "method": "GET"} if asked_about else scope


def limited(receive: Receive, largest: int) -> Receive:
    """A request's body as it comes in, cut off where it is larger than it may be, whatever it said of its length."""
    had = 0

    async def received() -> Message:
        nonlocal had
        message = await receive()
        had += len(message.get("body", b""))
        if had > largest:
            raise HTTPException(413, too_large(largest), {"Connection": "close"})
        return message

    return received


async def let_go_by(receive: Receive) -> None:
    """Lets the rest of what is too large go by for a while: closed at once, its sender would not come to see the answer."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LINGER_SECONDS):
            while (await receive()).get("more_body", False):
                pass


def too_large(largest: int) -> str:
    return f"over {largest // 2**20} MB, more than this server takes at once; give it in parts, or use 'headwater add'"


def answers_to(host: str, settings: Serving) -> bool:
    """Whether a request's Host is a name of this server.

    A bare address can be no name of another site: beyond loopback all of them are answered to.
    """
    name = host_name(host)
    if name in LOOPBACK or name in (h.lower() for h in settings.hosts) or name == settings.host.lower():
        return True
    return not loopback(settings.host) and _is_address(name)


def host_name(host: str) -> str:
    """`[::1]:8765` without its port and brackets, in lower case; empty for what is no host."""
    try:
        return (urlsplit(f"//{host}").hostname or "") if host and not set(host) & set("/@?#\\") else ""
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def from_here(request: Request) -> bool:
    """Whether a request that changes something comes from this server's own pages, or from a program.

    Browsers say from where they send (Sec-Fetch-Site, and the Origin with what changes something); programs say nothing.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None and site not in OWN:
        return False
    if origin is not None:
        try:
            return urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()
        except ValueError:
            return False
    return True


def entered(request: Request, token: str) -> bool:
    """Whether a request shows the token: as a program does, or by the cookie that it was exchanged for."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and same(given.strip(), token):
        return True
    return same(request.cookies.get(ENTRY, ""), entry(token))


def entry(token: str) -> str:
    """What a browser keeps in place of the token, which it thus never sends again."""
    return hmac.new(token.encode("utf-8"), b"headwater entry", hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """In a time that tells nothing of where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def admit(request: Request, response: Response, token: str) -> None:
    """Has a browser keep that it showed the token."""
    response.set_cookie(
        ENTRY, entry(token), max_age=YEAR_SECONDS, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )


async def given(request: Request) -> AsyncIterator[FormData]:
    """The form that a reader sent, where this server gave it to this reader. Files in it are closed once it is answered."""
    s: Serving = request.app.state.settings
    async with request.form(max_files=s.most_files, max_part_size=s.largest_field) as form:
        known, told = request.cookies.get(FORM, ""), form.get("form", "")
        if not known or not isinstance(told, str) or not same(told, known):
            raise HTTPException(403, FOREIGN_FORM)
        yield form


Given = Annotated[FormData, Depends(given)]
