"""Feeds and addresses looked at again and again: what is new or changed in them is kept, and what it takes from is told.

What is given is looked at each time. A page that a feed points to is looked at less and less often while it stays as it is, and
again at every turn once it has changed: silent edits mostly come early.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from headwater import adding
from headwater.adding import FAILED, Outcome
from headwater.errors import HeadwaterError, InputError, LibraryFault, NotKept, Refused, UsageError
from headwater.fetch.addresses import canonical
from headwater.fetch.client import Client, Fetched, NotThere
from headwater.fetch.safety import web_address
from headwater.gathering import Asked, gathered, page, unchanged
from headwater.intake.containers import Fault, Item
from headwater.library import Library
from headwater.model import Record
from headwater.store.keeping import ADDED, CHANGED, UNCHANGED, day_of, moment_of

LONGEST_PAUSE = 24 * 3600.0  # seconds between two looks at a page that stays as it is
EARLY = 0.1  # of a pause: polls are never to the second, and one that comes a little early is not to be lost
COMMAND = "headwater watch"
TRACED = "traced"
GONE, MOVED = "gone", "moved"
LIST = "watch.txt"  # with the Library: what is watched where no address is given, one a line
MOST_LISTED = 1000  # lines of it: a look at so many sites takes half an hour

_listing = threading.Lock()  # of two who change a list at once, both are to be on it


class _NothingNewError(HeadwaterError):
    """Ends the reading of an address that has nothing new; told to nobody."""


@dataclass(slots=True)
class Seen:
    """What is remembered of an address. due: no look before, seconds since 1970. pause: seconds between two looks.

    points: whether it is a feed, whose pages may change while it stays as it is. gone: whether it was told that nothing is there.
    """

    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    pause: float = 0.0
    points: bool = False
    gone: bool = False


@dataclass(slots=True)
class Memory:
    """What a watch knows from before. seen: by address as asked for. documents: ids of all that came by it."""

    seen: dict[str, Seen] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, file: Path) -> Memory:
        """As it was saved; empty where nothing was. Raises LibraryFault."""
        try:
            held = json.loads(file.read_text("utf-8"))
            return cls({url: Seen(**told) for url, told in held["seen"].items()}, set(held["documents"]))
        except FileNotFoundError:
            return cls()
        except OSError as fault:
            raise LibraryFault(f"{file}: cannot be read ({fault.strerror})") from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise LibraryFault(f"{file}: damaged; remove it, and everything watched is looked at anew") from None

    def save(self, file: Path) -> None:
        """Whole or not at all. Raises LibraryFault."""
        held = {"seen": {url: asdict(seen) for url, seen in self.seen.items()}, "documents": sorted(self.documents)}
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            beside.write_text(json.dumps(held, ensure_ascii=False, indent=0), "utf-8")
            beside.replace(file)
        except OSError as fault:
            beside.unlink(missing_ok=True)
            raise LibraryFault(f"{file}: cannot be written ({fault.strerror}); free the place, and watch again") from None


@dataclass(frozen=True, slots=True)
class Taken(Record):
    """A watched document that another takes from. confidence: how sure it is a source, 0 to 1."""

    id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class News(Record):
    """What became known of one document. outcome: added, changed (a new version), failed, and why; or traced, once it was.

    gone: it was kept, and is not at its address any more. moved: its address leads to another one, where it is kept from now on.
    watched: the address, of those given, that it came by. earlier: the version before a change; `headwater versions` compares them.
    takes: the watched documents that it takes from, the surest first; of what was traced.
    """

    OPTIONAL = ("id", "why", "earlier")

    watched: str
    outcome: str
    origin: str
    id: str | None = None
    version: int = 0
    earlier: int | None = None
    why: str | None = None
    takes: tuple[Taken, ...] = ()


def addresses_in(text: str, name: str) -> list[str]:
    """The addresses of a list: one a line, `#` begins a comment. Raises InputError, with the line."""
    found: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        address = _address_of(line)
        if not address:
            continue
        try:
            web_address(address)
        except Refused as fault:
            raise InputError(f"{name} line {number}: {fault}") from None
        found.append(address)
    if not found:
        raise InputError(f"{name}: no address in it; write one a line")
    return list(dict.fromkeys(found))


def _address_of(line: str) -> str:
    """The address in a line of a list; empty where it is a comment."""
    address = line.split(" #")[0].strip()
    return "" if address.startswith("#") else address


def listed(file: Path) -> list[str]:
    """The addresses on a Library's own list (`LIST`); none where there is none. Raises InputError, with the line, LibraryFault."""
    text = _list_of(file)
    return addresses_in(text, str(file)) if any(map(_address_of, text.splitlines())) else []


def enlist(file: Path, address: str) -> bool:
    """Puts an address on a list; False where it is there already. Raises Refused, UsageError, LibraryFault."""
    web_address(address)
    if [_address_of(line) for line in address.splitlines()] != [address]:
        raise UsageError(f"{address[:200]}: no web address on one line without spaces; check it")
    with _listing:
        lines = _list_of(file).splitlines()
        known = address in map(_address_of, lines)
        if not known and len(lines) >= MOST_LISTED:
            raise UsageError(f"{MOST_LISTED:,} addresses are on the list, which is all that it takes; take one out first")
        if not known:
            _write_list(file, [*lines, address])
    return not known


def strike(file: Path, address: str) -> bool:
    """Takes an address off a list, comments stay; False where it was not there. Raises LibraryFault."""
    with _listing:
        lines = _list_of(file).splitlines()
        stay = [line for line in lines if _address_of(line) != address]
        if len(stay) < len(lines):
            _write_list(file, stay)
    return len(stay) < len(lines)


def _list_of(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as fault:
        raise LibraryFault(f"{file}: cannot be read ({getattr(fault, 'strerror', 'no UTF-8')}); mend or remove it") from None


def _write_list(file: Path, lines: list[str]) -> None:
    """Whole or not at all, as `Memory` is."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        beside.replace(file)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        raise LibraryFault(f"{file}: cannot be written ({fault.strerror}); free the place, and ask again") from None


class Watch:
    """A list of addresses, and the Library that what comes from them goes into.

    more: a list (`listed`), read anew for each look. every: seconds between two looks. memory: from earlier runs; it is changed as
    things are kept. now: seconds since 1970.
    """

    def __init__(
        self, library: Library, addresses: Iterable[str], client: Client, *, every: float = 900.0, memory: Memory | None = None,
        now: Callable[[], float] = time.time, more: Path | None = None,
    ) -> None:  # fmt: skip
        self.library = library
        self._more = more
        self.addresses = tuple(addresses)
        self.memory = Memory() if memory is None else memory
        self._client, self._every, self._now = client, every, now
        self._began = now()
        self._gone: set[str] = set()
        self._new: set[str] = set()  # ids of documents that this poll added
        self._feeds: dict[str, Item] = {}  # as they were last got, for when they are said to be unchanged

    def poll(self) -> Iterator[News]:
        """Looks at everything once: what is new, changed or failed, each as soon as its address is done with.

        What it takes from is told once all is kept and encoded, so that it does not matter which of two came first.
        """
        self._began = self._now()
        self._gone, self._new = self.library.gone(), set()
        fresh: list[News] = []
        for address in dict.fromkeys((*self.addresses, *(listed(self._more) if self._more else ()))):
            looked = self._looked(address)
            yield from looked
            fresh += [news for news in looked if news.outcome in (ADDED, CHANGED)]
            self._new.update(news.id for news in looked if news.outcome == ADDED and news.id)
        if fresh:
            self.library.encode()
        taken = {news.id: self._sources(news) for news in fresh}
        for news in fresh:
            # of two that came with one look and are each like the other, nobody knows which was first
            if takes := tuple(t for t in taken[news.id] if news.id not in {back.id for back in taken.get(t.id, ())}):
                yield replace(news, outcome=TRACED, takes=takes)

    def _looked(self, watched: str) -> list[News]:
        """Keeps what is new at an address given. It is remembered as seen only then: what was interrupted is got again."""
        look = _Look(self, watched)
        outcomes: list[Outcome] = []
        items = gathered([watched], Asked(fetch=look.fetch))
        news = (i for i in items if not (isinstance(i, Fault) and isinstance(i.error, _NothingNewError)))
        adding.add(self.library.store, news, command=COMMAND, say=outcomes.append)
        changed = {outcome.origin for outcome in outcomes if outcome.outcome not in (UNCHANGED, FAILED)}
        for url, got in look.got.items():
            self._remember(url, got, changed=url in changed)
        vanished = [self._vanished(watched, url, latest) for url, latest in look.gone.items() if not self._told_gone(url)]
        if look.points and look.whole is not None:
            self._feeds[watched] = look.whole
            self.memory.seen[watched].points = True
        self.memory.documents.update(o.id for o in outcomes if o.id)
        return vanished + [
            News(watched, o.outcome, o.origin, o.id, o.version, look.before.get(o.origin) if o.outcome == CHANGED else None, o.why)
            if o.origin not in look.moved or o.outcome != ADDED
            else News(watched, MOVED, o.origin, o.id, o.version, why=f"leads to {o.id} now, and is kept under that address too")
            for o in outcomes
            if o.outcome != UNCHANGED
        ]

    def _told_gone(self, url: str) -> bool:
        """Whether it was told before that an address has nothing any more; from now on it was."""
        seen = self.memory.seen[url]
        before, seen.gone = seen.gone, True
        return before

    def _vanished(self, watched: str, url: str, latest: int) -> News:
        """A page that was kept and is there no more."""
        why = f"not there any more; what was kept of it stays: 'headwater versions {canonical(url)}'"
        return News(watched, GONE, url, canonical(url), latest, why=why)

    def _remember(self, url: str, got: Fetched | None, *, changed: bool) -> None:
        """got: None where it could not be had; that is tried again later and later too."""
        known = self.memory.seen.get(url)
        pause = self._every if known is None or changed else min(2 * known.pause, max(LONGEST_PAUSE, self._every))
        etag, modified = (got.etag, got.modified) if got else (None, None)
        if known and (got is None or got.unchanged):
            etag, modified = etag or known.etag, modified or known.modified
        points = known is not None and known.points
        gone = known is not None and known.gone and got is None
        self.memory.seen[url] = Seen(etag, modified, self._began + pause * (1 - EARLY), pause, points, gone)

    def is_due(self, url: str) -> bool:
        """Whether a page that a feed points to is to be looked at. A clock that was set back makes everything due."""
        known = self.memory.seen.get(url)
        return known is None or not self._began < known.due <= self._began + known.pause

    def is_gone(self, url: str) -> bool:
        """Whether a page was taken out of the Library, and nobody added it since: a feed does not bring it back."""
        return canonical(url) in self._gone

    def get(self, url: str) -> Fetched:
        """What is at an address, if it changed; the whole of a feed that is only remembered from an earlier run."""
        known = self.memory.seen.get(url, Seen())
        if known.points and url not in self._feeds:
            known = Seen()
        return self._client.get(url, etag=known.etag, modified=known.modified)

    def held(self, url: str) -> Item | None:
        return self._feeds.get(url)

    def latest(self, address: str) -> int | None:
        """The number of a document's newest version; None for one that is not kept yet."""
        try:
            return next(v.number for v in self.library.versions(address) if v.latest)
        except NotKept:
            return None

    def _sources(self, news: News) -> tuple[Taken, ...]:
        """The watched documents that one takes from."""
        if news.id is None:
            return ()
        trace = self.library.trace(self.library.document(news.id, news.version), with_links=False)
        taken: dict[str, Taken] = {}  # one for a document, whichever of its versions
        for source in trace.sources:
            known = source.document.id
            if known != news.id and known in self.memory.documents and self._was_there(known, news.id):
                taken.setdefault(known, Taken(known, source.confidence))
        return tuple(taken.values())

    def _was_there(self, source: str, report: str) -> bool:
        """Whether a document was seen before another one, or with it: a page known for weeks takes nothing from one of today.

        Of two that came with one look, the one that says that it was published later was not.
        """
        if source in self._new and report in self._new:
            return not _is_before(self.library.document(report).published, self.library.document(source).published)
        return self.library.versions(source)[0].seen <= self.library.versions(report)[0].seen


def _is_before(one: str | None, other: str | None) -> bool:
    """Whether a time of publication is known to lie before another: by the instant where both say it, else by the day."""
    told = [(moment_of(one), moment_of(other)), (day_of(one), day_of(other))]
    return next((a < b for a, b in told if a and b), False)


class _Look:
    """One look at an address given, and at the pages that it points to.

    got: what came of each address asked for. points: whether others were wanted there. whole: what came from the address itself.
    before: the newest version of each page so far. gone: pages that were kept and are there no more, with that version.
    moved: pages that were kept and lead to another address now.
    """

    def __init__(self, watch: Watch, watched: str) -> None:
        self._watch, self._watched = watch, watched
        self.points = False
        self.got: dict[str, Fetched | None] = {}
        self.whole: Item | None = None
        self.before: dict[str, int | None] = {}
        self.gone: dict[str, int] = {}
        self.moved: set[str] = set()

    def fetch(self, url: str) -> Item:
        """As `gathering.Asked` wants it. Raises FetchError, and what says that there is nothing new."""
        itself = url == self._watched
        self.points = self.points or not itself
        if url in self.got or not (itself or self._watch.is_due(url)) or (not itself and self._watch.is_gone(url)):
            raise _NothingNewError(url)
        self.got[url] = None
        held = self._watch.held(url)
        try:
            got = self.got[url] = self._watch.get(url)
        except NotThere:
            if (latest := self._watch.latest(canonical(url))) is None:
                raise
            self.gone[url] = latest
            raise _NothingNewError(url) from None
        if got.unchanged and held is not None:
            return held  # a feed: its pages may have changed all the same
        if got.unchanged:
            if (before := self._watch.library.last_answer(url)) is None:
                raise _NothingNewError(url)
            return unchanged(got, before)  # a receipt says that it was still so
        found = page(got)
        if itself:
            self.whole = found
        if found.address:
            self.before[url] = self._watch.latest(found.address)
            if found.address != canonical(url) and self._watch.latest(canonical(url)) is not None:
                self.moved.add(url)
        return found


def watch(
    these: Watch, *, every: float, say: Callable[[News], None], memory: Path | None = None, once: bool = False,
    clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep,
) -> None:  # fmt: skip
    """Polls on a schedule until it is interrupted. every: seconds from the start of one to that of the next. memory: kept there."""
    while True:
        began = clock()
        try:
            for news in these.poll():
                say(news)
        finally:
            if memory is not None:
                these.memory.save(memory)
        if once:
            return
        sleep(max(0.0, every - (clock() - began)))
