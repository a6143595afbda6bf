"""Showing the token: once a browser, which then keeps a cookie that was made of it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response

from headwater.web import state
from headwater.web.rendering import redirected
from headwater.web.safety import ENTER, Given, admit, same

router = APIRouter(include_in_schema=False)


@router.post(ENTER)
def enter(request: Request, form: Given) -> Response:
    """Lets a browser in that gives the token, back to where it wanted to go."""
    token = state.settings(request).token
    if token is None or not same(str(form.get("token", "")).strip(), token):
        raise HTTPException(401, "this is not the token of this server; it printed one when it started")
    response = redirected(request, own_address(str(form.get("back", "/"))))
    admit(request, response, token)
    return response


def own_address(back: str) -> str:
    """An address to go back to, of this server alone: a path, and nothing that a browser takes for another host."""
    plain = back.isascii() and back.isprintable()
    return back if plain and back.startswith("/") and not back.startswith(("//", "/\\")) and "\\" not in back else "/"
