"""What a reader says of a finding, sent by the forms beside it, and the name that it is kept under."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData

from headwater.deciding import PASSAGE, found_in
from headwater.errors import UsageError
from headwater.model import Span
from headwater.store.decisions import ACTS, TARGETS
from headwater.web import comparing, state
from headwater.web.decided import LONGEST, corrected, known_verdict, source_of
from headwater.web.pages.entering import own_address
from headwater.web.rendering import YEAR_SECONDS, redirected
from headwater.web.safety import Given
from headwater.web.turns import Turn

router = APIRouter(include_in_schema=False)

KEPT = {"agree": "Kept: you agree.", "correct": "The correction is kept.", "note": "The note is kept.", "tag": "The tag is kept."}


@router.post("/decide")
def decide(request: Request, form: Given, _turn: Turn) -> Response:
    """Keeps it, and leads back to where it was said."""
    act, back = _field(form, "act"), own_address(_field(form, "back") or "/")
    who = state.named(_field(form, "who")) if _field(form, "who") else state.who(request)
    if act == "name":
        said = f"What you say is kept under the name {who}."
    elif act == "undo":
        number = _number(form, "number")
        state.library(request).undo(number, who=who)
        said = "Taken back; it stays on record."
    else:
        said = KEPT[act] if _keep(request, form, act, who) else "You said so before; it is kept."
    response = redirected(request, back, said)
    if _field(form, "who"):
        response.set_cookie(state.READER, quote(who), max_age=YEAR_SECONDS, httponly=True, samesite="strict",
                            secure=request.url.scheme == "https")  # fmt: skip
    return response


def _keep(request: Request, form: FormData, act: str, who: str) -> bool:
    """Keeps what is said of a finding, with the finding as it is worked out here and not as the form has it.

    False where the same person has said the same already: a form that is sent twice is one voice.
    """
    target, span = _field(form, "target"), Span(_number(form, "start"), _number(form, "end"))
    if act not in ACTS or target not in TARGETS:
        raise UsageError(f"no such decision: {act[:20]} on {target[:20]}; send the form as the page has it")
    report = state.document(request, _field(form, "report"))
    if not 0 <= span.start < span.end <= len(report.text):
        raise UsageError(f"{span.start} to {span.end} is no place in this text, which has {len(report.text)} characters")
    said = _said(form, act)
    finding = None
    if target != PASSAGE:
        one = comparing.asked(request, report.text_sha256, _field(form, "source"))
        found = found_in(one.comparison, span, target)
        span, finding = found.span, found.finding
    known = state.library(request).decisions(text_sha256=report.text_sha256)
    source = finding["source"]["text_sha256"] if finding else None
    if any((d.who, d.act, d.target, d.start, d.end, d.value) == (who, act, target, span.start, span.end, said)
           and source_of(d) == source for d in known):  # fmt: skip
        return False
    state.library(request).decide(
        who=who, act=act, target=target, document=report.id, text_sha256=report.text_sha256, start=span.start, end=span.end,
        finding=finding, value=said,
    )  # fmt: skip
    return True


def _said(form: FormData, act: str) -> str | None:
    """What is said; None where one only agrees. Raises UsageError where nothing is."""
    if act == "agree":
        return None
    words = _field(form, "note" if act == "note" else "value")
    verdict = _field(form, "verdict") if act == "correct" else ""
    if not known_verdict(verdict):
        raise UsageError(f"{verdict[:20]}: nothing that a finding can be corrected to; choose from the list")
    said = corrected(verdict, words)
    if not said:
        raise UsageError("nothing was said; write it, or choose what it should be, then keep it")
    return said[:LONGEST]


def _field(form: FormData, name: str) -> str:
    found = form.get(name, "")
    return found.strip() if isinstance(found, str) else ""


def _number(form: FormData, name: str) -> int:
    """Raises UsageError."""
    given = _field(form, name)
    if not (given.isascii() and given.isdecimal() and len(given) < 12):
        raise UsageError(f"{name}: a number is needed; send the form as the page has it")
    return int(given)
