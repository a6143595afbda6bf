"""`--offline`: from then on the process opens no network connection, whatever a library may try."""

from __future__ import annotations

import sys
from typing import Any

from headwater.errors import UsageError

OPTION = "--offline"

# The interpreter announces these before it does them; looking up a name asks the network too.
_REFUSED = frozenset({
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg",
    "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
})  # fmt: skip


def refuse_network() -> None:
    """Refuses every network connection of this process until it ends; sockets between local processes (a path) stay allowed."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in _REFUSED:
        return
    address = arguments[-1] if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg") else arguments[0]
    if isinstance(address, str | bytes) and event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        return
    raise UsageError(f"{OPTION} was given, and this needs the network ({address}); leave {OPTION} out, or give files")
