"""Pages: templates in which every text is escaped, told once and asked for again by their ETag."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, unquote

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import RedirectResponse

from headwater.export import wording
from headwater.export.marks import PAGE_LANGUAGE, foreign
from headwater.export.markup import Html, escape, join, web_address
from headwater.model import Document

FORM = "headwater_form"  # the cookie that a form's hidden field repeats: another site can send it along, and not read it
SAID = "headwater_said"  # the cookie with the line that the next page shows once
YEAR_SECONDS = 365 * 24 * 3600
SAID_SECONDS = 60

SHARED = {"page.css": "headwater.export", "page.js": "headwater.export"}  # what the one-file page has too
LARGEST_ETAG = 22  # characters


def rendered(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None,
    styles: Sequence[str] = (), **context: Any,
) -> Response:  # fmt: skip
    """A page of `templates/`; 304 where the reader has it as it is.

    styles: the page's own styles as they stand in it between their tags, which the policy then allows by their hash.
    """
    said = unquote(request.cookies.get(SAID, ""))
    token, fresh = form_token(request)
    body = _templates().get_template(template).render(
        request=request, form_token=token, said=said, q=request.query_params.get("q", ""), here=request.url.path, **context
    )  # fmt: skip
    content = body.encode("utf-8")
    response = answered(request, content, "text/html; charset=utf-8", status=status, headers=headers)
    response.headers["Content-Security-Policy"] = policy(styles)
    if fresh:
        response.set_cookie(FORM, token, max_age=YEAR_SECONDS, httponly=True, samesite="strict", secure=_secure(request))
    if said:
        response.delete_cookie(SAID)
    return response


def records(request: Request, record: Any, *, status: int = 200) -> Response:
    """The twin of a page for programs: JSON as the command line gives it."""
    plain = record.to_dict() if hasattr(record, "to_dict") else record
    content = json.dumps(plain, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
    return answered(request, content, "application/json", status=status)


def answered(
    request: Request, content: bytes, media_type: str, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:  # fmt: skip
    """Bytes with their ETag; 304 without them where the reader has them."""
    etag = f'"{hashlib.sha256(content).hexdigest()[:LARGEST_ETAG]}"'
    known = {"ETag": etag, "Cache-Control": "private, no-cache", **(headers or {})}
    if status == 200 and request.method in ("GET", "HEAD") and _has(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=known)
    return Response(content, status, known, media_type)


def _has(asked: str, etag: str) -> bool:
    return any(one.strip().removeprefix("W/") in (etag, "*") for one in asked.split(","))


def redirected(request: Request, address: str, said: str | None = None) -> Response:
    """On to another page of this server after a form (303). said: the line that it shows once."""
    response = RedirectResponse(address, 303)
    if said:
        response.set_cookie(
            SAID, quote(said[:500]), max_age=SAID_SECONDS, httponly=True, samesite="strict", secure=_secure(request)
        )
    return response


def form_token(request: Request) -> tuple[str, bool]:
    """What the forms of this reader carry, and whether it was made just now."""
    known = request.cookies.get(FORM, "")
    if _is_token(known):
        return known, False
    made: str = getattr(request.state, "form_token", None) or secrets.token_urlsafe(24)
    request.state.form_token = made
    return made, True


def _is_token(said: str) -> bool:
    return 32 <= len(said) <= 64 and said.isascii() and said.replace("-", "").replace("_", "").isalnum()


def policy(styles: Sequence[str] = (), *, framed: bool = False) -> str:
    """The content security policy of a page. framed: whether other sites may show it in a frame."""
    hashes = "".join(f" 'sha256-{_hashed(style)}'" for style in styles)
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'{hashes}; img-src 'self' data:; connect-src 'self'; "
        f"form-action 'self'; base-uri 'none'; frame-ancestors {'*' if framed else chr(39) + 'none' + chr(39)}"
    )


def _hashed(style: str) -> str:
    from base64 import b64encode

    return b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"


@lru_cache
def assets() -> frozenset[str]:
    """Names of all that a page may load from here."""
    return frozenset(SHARED) | {f.name for f in files("headwater.web.static").iterdir() if f.name.endswith((".css", ".js", ".svg"))}


@lru_cache
def asset(name: str) -> bytes:
    """A file of `static/`, or of what this application shares with the one-file page."""
    return files(SHARED.get(name, "headwater.web.static")).joinpath(name).read_bytes()


@lru_cache
def static(name: str) -> str:
    """The address of a file of `static/`: another one whenever the file is another, so that it may be kept for good."""
    return f"/static/{name}?v={hashlib.sha256(asset(name)).hexdigest()[:12]}"


@lru_cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("headwater.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=_written,
    )  # fmt: skip
    made.globals |= {"static": static, "counted": wording.counted, "number": wording.number, "called": wording.entitled}
    made.filters |= {
        "day": lambda value: wording.day(value) or "",
        "moment": moment,
        "lang": language_of,
        "language": lambda code: wording.language(code) or "",
        "web_address": web_address,
        "segment": lambda text: quote(str(text), safe=""),
        "spoken": wording.spoken,
    }
    return made


def _written(value: Any) -> Any:
    """What is put into a page: text is escaped as the one-file page does it, control characters too; markup is what `tag` made."""
    return escape(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def language_of(document: Document) -> str:
    """What a page says of the language of a document's words; empty where nobody knows it, or where its name is none."""
    said = foreign(document)
    return PAGE_LANGUAGE if said is None else said


def moment(at: str | None) -> Html:
    """A time of the Library (UTC) as a reader reads it: `22 November 2026, 12:53 UTC`."""
    if not at or len(at) < 16:
        return escape(at or "")
    return join(wording.day(at[:10]), f", {at[11:16]} UTC")
