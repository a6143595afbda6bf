"""What may be connected to, by the address that a name stands for."""

from __future__ import annotations

from ipaddress import ip_address

import httpx
import pytest

from headwater import errors
from headwater.fetch.client import Client
from headwater.fetch.safety import Allowed, Guarded, is_open, resolve, web_address
from tests.fetch.conftest import HOME, Clock, Server

CLOSED = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1",
    "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1",
    "fd12::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a00:1::1",
]  # fmt: skip
OPEN = ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1"]


@pytest.mark.parametrize("address", CLOSED)
def test_addresses_that_are_not_on_the_open_network(address: str):
    assert not is_open(ip_address(address))


@pytest.mark.parametrize("address", OPEN)
def test_addresses_that_are(address: str):
    assert is_open(ip_address(address))


@pytest.mark.parametrize(("allow", "host", "address", "holds"), [
    (["127.0.0.1"], "any.example", "127.0.0.1", True),
    (["127.0.0.1"], "127.0.0.2", "127.0.0.2", False),
    (["10.0.0.0/8"], "any.example", "10.9.9.9", True),
    (["10.0.0.0/8"], "any.example", "::1", False),
    (["[::1]"], "any.example", "::1", True),
    (["Intranet.Example."], "intranet.example", "10.0.0.1", True),
    (["intranet.example"], "other.intranet.example", "10.0.0.1", False),
    ([], "any.example", "10.0.0.1", False),
])  # fmt: skip
def test_what_is_allowed_beside_the_open_network(allow: list[str], host: str, address: str, holds: bool):
    assert Allowed.of(allow).holds(host, ip_address(address)) is holds


@pytest.mark.parametrize("url", [
    "file:///etc/passwd", "ftp://example.org/a", "gopher://example.org", "javascript:alert(1)", "data:text/plain,a",
    "example.org/a", "http://", "http:///a", "https://[bad/", "http://a b/", "", "http://exa\nmple.org/", "http://example.org:99999/",
])  # fmt: skip
def test_what_is_no_web_address_is_refused_in_one_line(url: str):
    with pytest.raises(errors.Refused) as caught:
        web_address(url)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f000001"])
def test_other_ways_to_write_this_machine_lead_to_it_all_the_same(host: str):
    with pytest.raises(errors.FetchError):
        Guarded(Allowed()).checked(host, 80)


def test_a_name_that_turns_private_after_it_was_checked_is_asked_only_once(server: Server, clock: Clock):
    """DNS rebinding: the connection goes to the address that was checked, not to what the name stands for by then."""
    answers = iter(["127.0.0.1", "127.0.0.1", "10.0.0.1"])
    asked: list[str] = []

    def turning(host: str, _port: int) -> list[str]:
        asked.append(host)
        return [next(answers)]

    port = server.address.rpartition(":")[2]
    server.page("/a")
    url = f"http://rebinding.example:{port}/a"
    with Client(allow=[HOME], sleep=clock.sleep, clock=clock.now, resolver=turning) as client:
        assert client.get(url).content == b"words"  # one look-up for robots.txt, one for the page
        assert asked == ["rebinding.example"] * 2
        assert server.asked[-1][1]["host"] == f"rebinding.example:{port}"
        with pytest.raises(errors.Refused, match=r"leads to 10\.0\.0\.1"):
            client.get(url)


def test_of_several_addresses_the_closed_ones_are_left_out_and_the_next_tried(server: Server):
    port = int(server.address.rpartition(":")[2])
    server.page("/a")
    guard = Guarded(Allowed.of(["127.0.0.0/31"]), lambda *_: ["10.0.0.1", "127.0.0.0", "127.0.0.1"])
    assert [str(a) for a in guard.checked("several.example", port)] == ["127.0.0.0", "127.0.0.1"]
    patience = {"timeout": {"connect": 1.0}}
    response = guard.handle_request(httpx.Request("GET", f"http://several.example:{port}/a", extensions=patience))
    assert response.read() == b"words"
    response.close()
    guard.close()


def test_a_name_that_nobody_has_is_one_line():
    with pytest.raises(errors.Unreachable, match="no such host") as caught:
        resolve("a" * 70 + ".invalid", 80)
    assert "\n" not in str(caught.value)


def test_a_name_without_an_address_is_unreachable():
    with pytest.raises(errors.Unreachable, match="no address"):
        Guarded(Allowed(), lambda *_: []).handle_request(httpx.Request("GET", "http://empty.example/"))
