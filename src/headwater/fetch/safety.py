"""Where Headwater goes: to web addresses on the open network, and nowhere else unless it is allowed.

A name is looked up once, what it stands for is checked, and the connection is made to that very address: a name that stands for
another one a moment later (DNS rebinding) leads nowhere. Every request passes here, so every redirect does too.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import httpx

from headwater.errors import Refused, Unreachable

HOST = re.compile(rb"[A-Za-z0-9._\-]+|[0-9A-Fa-f:.]+")
SCHEMES = ("http", "https")
NAT64 = ip_network("64:ff9b::/96")  # the last four bytes are an address of the old network

IP = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]  # a name and a port -> addresses; raises Unreachable


def resolve(host: str, port: int) -> list[str]:
    """The network addresses of a host, as the system finds them. Raises Unreachable."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        said = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        raise Unreachable(f"{host}: no such host ({said}); check the address, and the connection") from None
    return list(dict.fromkeys(str(address[4][0]) for address in found))


def is_open(address: IP) -> bool:
    """Whether an address is one of the open network: not private, of this machine or link, shared, reserved or for many."""
    address = _embedded(address)
    return address.is_global and not address.is_reserved and not address.is_multicast


def _embedded(address: IP) -> IP:
    """The address that a packet to this one ends at, where an address of the old network stands within one of the new."""
    if not isinstance(address, IPv6Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


@dataclass(frozen=True, slots=True)
class Allowed:
    """What is allowed beside the open network: hosts by name, and networks."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    @classmethod
    def of(cls, given: Iterable[str]) -> Allowed:
        """From host names ("intranet.example"), addresses ("10.0.0.7") and networks ("10.0.0.0/8")."""
        hosts, networks = set(), []
        for one in given:
            try:
                networks.append(ip_network(one.strip("[]"), strict=False))
            except ValueError:
                hosts.add(one.lower().rstrip("."))
        return cls(frozenset(hosts), tuple(networks))

    def holds(self, host: str, address: IP) -> bool:
        return host.lower().rstrip(".") in self.hosts or any(
            address.version == network.version and address in network for network in self.networks
        )


def web_address(url: str) -> httpx.URL:
    """An address as its parts. Raises Refused for what is no web address."""
    shown = " ".join(url.split())[:200]
    try:
        found = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as fault:
        raise Refused(f"{shown}: no web address ({' '.join(str(fault).split()).rstrip('.')}); check it") from None
    if found.scheme not in SCHEMES or not found.host:
        raise Refused(f"{shown}: only http:// and https:// addresses are fetched; give a file by its path")
    if not HOST.fullmatch(found.raw_host) or not 0 < (found.port or 80) < 65536:
        raise Refused(f"{shown}: no web address (it names no host and port that there could be); check it")
    return found


@cache
def _certificates() -> ssl.SSLContext:
    """Whom to believe, read once."""
    return httpx.create_ssl_context()


class Guarded(httpx.BaseTransport):
    """Sends requests to addresses that were checked. allowed: what may be gone to beside the open network.

    Connections are not kept: one that was made for a host is never used for another at the same address. A proxy of the environment
    is not used, since what it connects to cannot be checked.
    """

    def __init__(self, allowed: Allowed, resolver: Resolve = resolve) -> None:
        self._allowed = allowed
        self._resolve = resolver
        self._inner = httpx.HTTPTransport(verify=_certificates(), limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Raises Refused, Unreachable (no such host), or an error of httpx."""
        url = request.url
        host = url.raw_host.decode("ascii")
        port = url.port or (443 if url.scheme == "https" else 80)
        addresses = self.checked(host, port)
        for left, address in zip(range(len(addresses) - 1, -1, -1), addresses, strict=True):
            there = httpx.Request(
                request.method,
                url.copy_with(host=str(address)),
                headers=request.headers,  # with the host's name
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},  # the certificate is the name's
            )
            try:
                return self._inner.handle_request(there)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if not left:
                    raise
        raise Unreachable(f"{host}: no address; check it")

    def checked(self, host: str, port: int) -> list[IP]:
        """The addresses of a host that may be connected to. Raises Refused where there is none, and Unreachable."""
        found = [ip_address(address) for address in self._resolve(host, port)]
        open_ones = [address for address in found if is_open(address) or self._allowed.holds(host, address)]
        if found and not open_ones:
            raise Refused(
                f"{host}: leads to {found[0]}, which is not on the open network; allow it by name if it is yours (--allow {host})"
            )
        return open_ones

    def close(self) -> None:
        self._inner.close()
