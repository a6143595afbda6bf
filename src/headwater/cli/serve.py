"""`headwater serve`: the Library in a browser, and for programs over REST and MCP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import libraries, terminal
from headwater.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from headwater.web.serving import Serving

HOST, PORT = "127.0.0.1", 8765
SHORTEST_TOKEN = 16  # characters: what cannot be guessed at ten tries a minute and a half


def serve(
    place: libraries.Place = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen at; beyond this machine a token is asked for.")] = HOST,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port to listen at; 0 takes a free one.")] = PORT,
    token: Annotated[
        str | None,
        typer.Option(
            "--token", envvar="HEADWATER_TOKEN", help="What readers must show; made and printed where none is given.",
            show_default=False, show_envvar=True,
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", metavar="NAME", help="Answer to this name too: that of a proxy in front. A token is asked for.",
            show_default=False,
        ),
    ] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--allow", metavar="HOST", help="Fetch from this host or network too, though it is a private one.", show_default=False
        ),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open it in your browser.")] = False,
) -> int:  # fmt: skip
    """Serve the Library: pages for a browser, /api/v1 for programs, /mcp for assistants. It ends with Ctrl-C.

    On this machine alone nobody has to sign in. Beyond it, a token is asked for; encryption is for a proxy in front.

    \b
    Examples:
      headwater serve
      headwater serve --library press.headwater --port 9000
      headwater serve --host 0.0.0.0
      headwater serve --allow-host press.example.org
    """
    try:
        from headwater.web.running import serve as run
    except ImportError as fault:
        raise MissingExtra(f'the server needs {fault.name}: pip install "headwater[web]"') from None
    settings = _settings(host, port, token, allow_host or [], allow or [])
    with libraries.opened(place, make=True):  # made where there is none, and said
        pass
    with libraries.library(place) as library:

        def ready(address: str) -> None:
            terminal.complain(f"serving {library.store.place} at {address} (Ctrl-C ends it)")
            if settings.token and not token:
                terminal.complain(f"the token is {settings.token}")
            if open_:
                typer.launch(address)

        run(library, settings, ready=ready)
    terminal.complain("stopped")
    return 0


def _settings(host: str, port: int, token: str | None, names: list[str], allow: list[str]) -> Serving:
    """How it is served. Beyond this machine, and behind a proxy, it is with a token. Raises UsageError."""
    import secrets

    from headwater.web.serving import Serving, loopback

    if token is not None and len(token) < SHORTEST_TOKEN:
        raise UsageError(
            f"--token: {len(token)} characters can be guessed; give {SHORTEST_TOKEN} or more, or none to have one made"
        )
    beyond = not loopback(host) or bool(names)
    return Serving(
        host=host, port=port, token=token or (secrets.token_urlsafe(24) if beyond else None), hosts=tuple(names), allow=tuple(allow)
    )
