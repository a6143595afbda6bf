"""Each test in a process of its own: what refuses the network cannot be taken back."""

from __future__ import annotations

import subprocess
import sys

import pytest


def refused(call: str) -> str:
    """What is said when a call of the `socket` module is refused; empty where it is not."""
    code = f"""
import socket
from headwater.cli.offline import refuse_network
from headwater.errors import UsageError

refuse_network()
try:
    {call}
except UsageError as error:
    print(error)
except OSError:
    pass
"""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True).stdout.decode()


@pytest.mark.parametrize(
    "call",
    [
        "socket.socket().connect(('127.0.0.1', 9))",
        "socket.socket().bind(('127.0.0.1', 0))",
        "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 9))",
        "socket.create_connection(('localhost', 9))",
        "socket.getaddrinfo('localhost', 80)",
    ],
)
def test_offline_refuses_the_network_and_says_how_to_go_on(call):
    said = refused(call)
    assert said.startswith("--offline was given, and this needs the network (")
    assert "leave --offline out" in said


@pytest.mark.skipif(sys.platform == "win32", reason="sockets with a path are for Unix")
def test_sockets_between_local_processes_stay():
    assert refused("socket.socket(socket.AF_UNIX).connect('/no/such/socket')") == ""
    assert refused("socket.socketpair()") == ""
