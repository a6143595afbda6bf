"""What a host's robots.txt says to Headwater (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from headwater.errors import Unreachable
from headwater.fetch.exchange import Answer, Bounds, unpacked

REDIRECTS = 5  # RFC 9309, 2.3.1.2
READ = 500 * 1024  # bytes; the same, 2.5
TOKEN = "headwater"


@dataclass(frozen=True, slots=True)
class Rules:
    """Which addresses of a host may be fetched. delay: seconds between two requests, 0 where it says none.

    lasting: whether it is an answer to go by for a day; else the host could not give one. why: what a person is told who may not.
    """

    rules: Protego | None
    all: bool
    delay: float
    lasting: bool
    why: str

    def allow(self, url: str) -> bool:
        return self.all if self.rules is None else bool(self.rules.can_fetch(url, TOKEN))


def rules_of(answer: Answer, *, bounds: Bounds) -> Rules:
    """The rules in an answer to the request for robots.txt: none there means all may be fetched, a server's error means nothing."""
    status = answer.status
    if status >= 500 or status == 429:
        why = f"its host could not say whether it may be fetched ({answer.url} answers {status}); try again later"
        return Rules(None, all=False, delay=0.0, lasting=False, why=why)
    try:
        text = unpacked(answer, bounds)[:READ].decode("utf-8-sig", "replace") if 200 <= status < 300 else ""
    except Unreachable as fault:
        return Rules(None, all=False, delay=0.0, lasting=False, why=f"its host could not say whether it may be fetched ({fault})")
    if not text:
        return Rules(None, all=True, delay=0.0, lasting=True, why="")
    rules = Protego.parse(text)
    why = f"its robots.txt asks programs not to fetch it ({answer.url}); open it in a browser, and give the saved page"
    return Rules(rules, all=True, delay=float(rules.crawl_delay(TOKEN) or 0.0), lasting=True, why=why)
