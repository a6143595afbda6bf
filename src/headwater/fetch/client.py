"""What is at an address: fetched politely, within limits, and only from the open network (`safety`).

Polite: as robots.txt says, one request at a time and a pause between two to a host, only what changed where the caller knows what
it had, later where the server is busy, and not at all for a while where it never answers. One client is for one thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from urllib.parse import urldefrag, urljoin

import httpx

from headwater import __version__
from headwater.errors import FetchError, Refused, Unreachable
from headwater.fetch import exchange, robots
from headwater.fetch.exchange import Answer, Bounds, Failure
from headwater.fetch.safety import Allowed, Guarded, Resolve, resolve, web_address

AGENT = f"headwater/{__version__} (+https://pypi.org/project/headwater/)"
REDIRECTS = (301, 302, 303, 307, 308)
BUSY = (429, 500, 502, 503, 504)  # asked again; anything else is an answer
NOT_MODIFIED = 304
NOT_THERE = (404, 410)

Record = Callable[[Answer], None]


class NotThere(Unreachable):
    """Its server says that there is nothing at an address, or nothing any more."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How a client behaves; seconds and counts."""

    delay: float = 1.0  # between two requests to a host: what most sites' robots.txt ask for at most
    longest_delay: float = 30.0  # of a Crawl-delay; some say a day, which is a no in other words
    tries: int = 3
    backoff: float = 1.0  # before the second try, doubled for each one after it
    longest_wait: float = 60.0  # that a server may ask for (Retry-After); beyond it the person decides
    redirects: int = 10
    silent: int = 3  # addresses without an answer after which a host is left alone
    rest: float = 600.0  # and for how long
    robots_kept: float = 24 * 3600.0  # RFC 9309, 2.4: no longer than a day
    bounds: Bounds = field(default_factory=Bounds)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address.

    url: as asked for. final: where it was found, after redirects. headers: names in lower case. content: the body, unpacked; empty
    where nothing changed. at: when, ISO 8601 in UTC.
    """

    url: str
    final: str
    status: int
    headers: Mapping[str, str]
    content: bytes
    at: str

    @property
    def unchanged(self) -> bool:
        """Whether it is what the caller has already (`etag`, `modified`)."""
        return self.status == NOT_MODIFIED

    @property
    def etag(self) -> str | None:
        return self.headers.get("etag")

    @property
    def modified(self) -> str | None:
        return self.headers.get("last-modified")


@dataclass(slots=True)
class _Host:
    """What a client remembers of a host. free, rested, told: on the client's clock, in seconds. told: until when `rules` hold."""

    free: float = float("-inf")
    silent: int = 0
    rested: float = float("-inf")
    rules: robots.Rules | None = None
    told: float = float("-inf")


class Client:
    """Fetches addresses one after the other, and remembers the manners of each host.

    allow: hosts, addresses and networks beside the open network. record: is given every answer, redirects and robots.txt too.
    clock, now, sleep, resolver: seconds of a steady clock, of the day's clock since 1970, waiting, and the look-up of names.
    """

    def __init__(
        self, *, allow: Iterable[str] = (), manners: Manners | None = None, record: Record | None = None,
        clock: Callable[[], float] = time.monotonic, now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep, resolver: Resolve = resolve,
    ) -> None:  # fmt: skip
        self.manners = manners or Manners()
        self._transport = Guarded(Allowed.of(allow), resolver)
        self._record = record
        self._clock, self._now, self._sleep = clock, now, sleep
        self._hosts: dict[str, _Host] = {}

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._transport.close()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What is at an address, redirects followed.

        etag, modified: as an earlier `Fetched` had them; `unchanged` says that nothing is new. Raises Refused or Unreachable.
        """
        headers = {k: v for k, v in (("If-None-Match", etag), ("If-Modified-Since", modified)) if v}
        here = urldefrag(url.strip()).url
        been: list[str] = []
        while True:
            if here in been:
                raise Unreachable(f"{url}: is sent in a circle by its server ({here}); open it in a browser, and save the page")
            if len(been) > self.manners.redirects:
                raise Unreachable(f"{url}: over {self.manners.redirects} redirects; open it in a browser, and save the page")
            been.append(here)
            answer = self._page(here, headers)
            onward = answer.headers.get("location")
            if answer.status not in REDIRECTS or not onward:
                break
            here = _onward(here, onward)
        return self._fetched(url, answer)

    def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> Fetched:
        """What a service that a person named answers to what it is sent.

        Its robots.txt is not asked, which is for what is crawled; and it is not recorded, since what a web archive keeps are pages.
        Raises Refused or Unreachable; a redirect is an error here.
        """
        host = self._host(web_address(url))
        self._pause(host.free - self._clock())
        try:
            return self._fetched(url, self._answer(url, host, headers, content))
        finally:
            host.free = max(host.free, self._clock() + self.manners.delay)

    def _fetched(self, url: str, answer: Answer) -> Fetched:
        if answer.status != NOT_MODIFIED and not 200 <= answer.status < 300:
            said = f"{answer.status} {answer.reason}".strip()
            if answer.status in NOT_THERE:
                raise NotThere(f"{url}: the server answers {said}; check the address")
            raise Unreachable(f"{url}: the server answers {said}; open it in a browser, and save the page")
        content = exchange.unpacked(answer, self.manners.bounds) if answer.status != NOT_MODIFIED else b""
        return Fetched(url, answer.url, answer.status, answer.headers, content, answer.at)

    def _page(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer at an address that robots.txt allows, after the host's pause."""
        where = web_address(url)
        host = self._host(where)
        rules = self._rules(where, host)
        if not rules.allow(url):
            raise Refused(f"{url}: {rules.why}")
        self._pause(host.free - self._clock())
        try:
            return self._answer(url, host, headers)
        finally:
            host.free = max(host.free, self._clock() + min(max(self.manners.delay, rules.delay), self.manners.longest_delay))

    def _host(self, where: httpx.URL) -> _Host:
        return self._hosts.setdefault(f"{where.scheme}://{where.netloc.decode('ascii')}", _Host())

    def _rules(self, where: httpx.URL, host: _Host) -> robots.Rules:
        """What the host's robots.txt says, asked once a day. Raises Unreachable for a host that does not answer."""
        if host.rules is None or self._clock() >= host.told:
            answer = self._robots(where, host)
            host.rules = robots.rules_of(answer, bounds=self.manners.bounds)
            host.told = self._clock() + (self.manners.robots_kept if host.rules.lasting else self.manners.rest)
        return host.rules

    def _robots(self, where: httpx.URL, host: _Host) -> Answer:
        here = str(where.copy_with(raw_path=b"/robots.txt", fragment=None))
        for _ in range(robots.REDIRECTS + 1):
            answer = self._answer(here, host, {})
            onward = answer.headers.get("location")
            if answer.status not in REDIRECTS or not onward:
                break
            here = _onward(here, onward)
        return answer

    def _answer(self, url: str, host: _Host, headers: Mapping[str, str], sent: bytes | None = None) -> Answer:
        """One answer, asked for again where the server is busy or the connection breaks. Raises Refused or Unreachable."""
        if self._clock() < host.rested:
            raise Unreachable(f"{url}: its host did not answer {host.silent} times, and is left alone for now; try again later")
        for left in range(self.manners.tries - 1, -1, -1):
            try:
                answer = self._asked(url, headers, sent)
            except Failure as failure:
                if left and failure.passing:
                    self._pause(self._backoff(left))
                    continue
                if failure.passing:
                    self._fell_silent(host)
                raise Unreachable(f"{url}: {failure}") from None
            except Unreachable:  # no such host: a feed may name thousands of its addresses
                self._fell_silent(host)
                raise
            host.silent = 0
            if answer.status not in BUSY or not left:
                return answer
            self._pause(self._wished(answer, self._backoff(left)))
        raise AssertionError("tries is at least one")

    def _asked(self, url: str, headers: Mapping[str, str], sent: bytes | None) -> Answer:
        told = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, deflate", **headers}
        at = datetime.fromtimestamp(self._now(), UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        answer = exchange.asked(self._transport, web_address(url), told, at=at, bounds=self.manners.bounds, sent=sent)
        if self._record is not None and sent is None:
            self._record(answer)
        return answer

    def _backoff(self, left: int) -> float:
        return self.manners.backoff * 2.0 ** (self.manners.tries - 1 - left)

    def _wished(self, answer: Answer, usual: float) -> float:
        """How long a busy server wants to be left alone, in seconds. Raises Unreachable where that is too long to wait for."""
        wished = _seconds(answer.headers.get("retry-after", ""), self._now())
        if wished is not None and wished > self.manners.longest_wait:
            said = f"its server is busy ({answer.status}) and asks for {wished:.0f} seconds"
            raise Unreachable(f"{answer.url}: {said}; try again then")
        return usual if wished is None else max(wished, usual)

    def _fell_silent(self, host: _Host) -> None:
        host.silent += 1
        if host.silent >= self.manners.silent:
            host.rested = self._clock() + self.manners.rest

    def _pause(self, seconds: float) -> None:
        if 0 < seconds < float("inf"):
            self._sleep(seconds)


def _onward(here: str, location: str) -> str:
    """Where a redirect leads. Raises Refused for what is no address."""
    try:
        return urldefrag(urljoin(here, location)).url
    except ValueError:
        raise Refused(f"{here}: redirects to {location[:200]!r}, which is no address; open it in a browser") from None


def _seconds(said: str, now: float) -> float | None:
    """A Retry-After in seconds from now: a number or a date. None for none."""
    if said.strip().isdigit() and len(said) < 12:
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None


def get(
    url: str, *, allow: Iterable[str] = (), etag: str | None = None, modified: str | None = None, manners: Manners | None = None,
) -> Fetched:  # fmt: skip
    """What is at one address (`Client.get`); for several, a client remembers what each host wants. Raises FetchError."""
    with Client(allow=allow, manners=manners) as client:
        return client.get(url, etag=etag, modified=modified)


__all__ = ["AGENT", "Client", "FetchError", "Fetched", "Manners", "NotThere", "get"]
