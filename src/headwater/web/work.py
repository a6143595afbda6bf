"""The kinds of long work that the server takes on, each a function of a `jobs.Task` over the Library.

What a job is about is named in its arguments: `documents`, each by the hash of its words here ({"text_sha256": ...}) or as a text
that came with it ({"file": 0, "title": ...}). Results are the JSON of the command line.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from headwater import adding
from headwater.adding import Added, Outcome
from headwater.errors import HeadwaterError, LibraryBusy, LibraryFault, NotALibrary, NotKept, UsageError
from headwater.fetch.addresses import canonical
from headwater.gathering import Asked, gathered, web
from headwater.intake.items import Fault, Item
from headwater.jobs import Stopped, Task, Work
from headwater.library import Library
from headwater.model import Document
from headwater.store import catalogue
from headwater.store.records import versions_of
from headwater.web import problems
from headwater.web.comparisons import Kept
from headwater.web.relatives import Pair

ADD, FETCH, ENCODE = "add", "fetch", "encode"
COMPARE, TRACE, DESCENDANTS, LINEAGE = "compare", "trace", "descendants", "lineage"
LONGEST_NAME = 120  # characters of a file's name that are kept
AWAY_SECONDS = 15 * 60.0  # that work waits for the Library: time to make room, or to start a database again
LOOKS, LOOK_SECONDS = 10, 0.5  # whether it was cancelled, between two tries
TRACED = 5  # sources of a trace, unless another number is asked for

_log = logging.getLogger("headwater.jobs")


def kinds(library: Library, comparisons: Kept, *, allow: Sequence[str] = (), beyond: bool = False) -> dict[str, Work]:
    """What there is to do, by name.

    comparisons: those kept. allow: private hosts and networks that may be fetched from. beyond: whether others than this machine's
    own users read what a job says.
    """
    encode = Encoding(library)
    every: dict[str, Work] = {
        ADD: partial(_add, library, allow, encode),
        FETCH: partial(_fetch, library, allow, encode),
        ENCODE: encode,
        COMPARE: partial(_compare, library, comparisons),
        TRACE: partial(_trace, library, comparisons),
        DESCENDANTS: partial(_descendants, library, comparisons),
        LINEAGE: partial(_lineage, library),
    }
    return {name: _over(library, name, work, beyond=beyond) for name, work in every.items()}


class Encoding:
    """Encodes what is not encoded yet, so that it is found by its meaning too. One job at a time does, for all: who comes meanwhile
    leaves to it what is theirs, and other work goes on in their place."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._at_it = threading.Lock()
        self._left = threading.Event()  # something came in that nobody has looked for yet

    def __call__(self, task: Task) -> dict[str, int]:
        encoded = 0
        self._left.set()
        while self._left.is_set() and self._at_it.acquire(blocking=False):
            try:
                self._left.clear()
                encoded += self._library.encode(
                    lambda n, whole: task.step(n, whole, "making it findable by its meaning; search finds its words already")
                )
            except Stopped:
                if self._left.is_set():  # not taken back with what was
                    task.soon(ENCODE)
                raise
            finally:
                self._at_it.release()
        return {"encoded": encoded}


def _over(library: Library, name: str, work: Work, *, beyond: bool) -> Work:
    """The work, over a Library that may be locked or away: it waits until that is back, and tells meanwhile for what."""

    def done(task: Task) -> Any:
        until = time.monotonic() + AWAY_SECONDS
        known = ""
        found: list[Any] = []
        while True:
            try:
                if not found:
                    found.append(work(task))
                catalogue.stand(library.store)  # the result is written beside it
                return found[0]
            except (LibraryBusy, LibraryFault, NotALibrary, OSError) as error:
                fault = _of_the_library(library, error)
                if fault is None:
                    raise
                if str(fault) != known:
                    _log.error("a job (%s): %s", name, fault)
                    known = str(fault)
                said = problems.outward(fault, library.store, beyond=beyond)
                if time.monotonic() >= until:
                    raise type(fault)(said) from None
            for _ in range(LOOKS):
                task.step(0, 0, f"waiting for the Library: {said}")
                time.sleep(LOOK_SECONDS)

    return done


def _of_the_library(library: Library, error: HeadwaterError | OSError) -> HeadwaterError | None:
    """What is wrong with the Library or its disk, where work ended for that; a file is not there since its folder is not, too."""
    if isinstance(error, HeadwaterError):
        return error
    if problems.is_full(error):
        return LibraryFault(f"{library.store.place}: the disk is full; make room: it goes on by itself")
    try:
        catalogue.stand(library.store)
    except LibraryFault as fault:
        return fault
    return None


def kept(library: Library, text_sha256: str) -> Document:
    """The document here that first had these words. Raises NotKept."""
    with library.store.reading() as connection:
        found = catalogue.of_text(connection, text_sha256)
    if not found:
        raise NotKept(f"{text_sha256[:64]}: no text with this hash in this Library; it was never here, or was taken out")
    return found[0].document


def _add(library: Library, allow: Sequence[str], encode: Work, task: Task) -> dict[str, Any]:
    """Files that were sent: arguments are `names`, one for each file, and what is `told` of all of them."""
    told = task.arguments.get("told", {})
    with tempfile.TemporaryDirectory(prefix="headwater-") as place:
        folder = Path(place)
        files = [_placed(library, folder, *one) for one in zip(task.files, task.arguments["names"], strict=True)]
        with web(library.last_answer, allow=allow) as fetch:
            parts = gathered(files, Asked(base=folder, fetch=fetch, known=partial(_is_kept, library)))
            return _kept(library, parts, told, encode, task)


def _placed(library: Library, folder: Path, file: Path, name: str) -> Path:
    """A file under the name that it was sent with: what its document will be known by.

    A name that the Library has with other bytes gets their hash before it: that two people sent an `index.html` is no change of one
    page.
    """
    safe = safe_name(name)
    with file.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    if not _is_free(library, safe, sha256) or (folder / safe).exists():
        safe = f"{sha256[:8]}/{safe}"
    (folder / safe).parent.mkdir(exist_ok=True)
    shutil.copyfile(file, folder / safe)
    return folder / safe


def _is_kept(library: Library, url: str) -> bool:
    """Whether the page at an address is here: those of a feed that are not come first, also when a job is taken up again."""
    with library.store.reading() as connection:
        return catalogue.is_kept(connection, canonical(url))


def _is_free(library: Library, name: str, sha256: str) -> bool:
    """Whether a document of this name, if there is one, came from these bytes."""
    with library.store.reading() as connection:
        try:
            return sha256 in {v.content_sha256 for v in versions_of(connection, name)}
        except NotKept:
            return True


def safe_name(name: str) -> str:
    """The last part of a path of any system, as a name that is one: no control characters, never a way out of a folder."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(c for c in last if c.isprintable()).strip(" .")
    return plain[-LONGEST_NAME:].strip(" .") or "file"


def _fetch(library: Library, allow: Sequence[str], encode: Work, task: Task) -> dict[str, Any]:
    """What is at `addresses`; feeds there are gone through."""
    addresses = task.arguments["addresses"]
    with web(library.last_answer, allow=allow) as fetch:

        def parts() -> Iterator[Item | Fault]:
            for n, address in enumerate(addresses):
                task.step(n, len(addresses), f"fetching {address}")
                yield from gathered([address], Asked(fetch=fetch, known=partial(_is_kept, library)))

        return _kept(library, parts(), task.arguments.get("told", {}), encode, task)


def _kept(
    library: Library, parts: Iterable[Item | Fault], told: Mapping[str, Any], encode: Work, task: Task
) -> dict[str, Any]:  # fmt: skip
    """Keeps what was gathered, then encodes it: it can be searched before that.

    Also what was here before is looked at: it may be this job that brought it, and was ended while it encoded.
    """
    done = 0

    def say(outcome: Outcome) -> None:
        nonlocal done
        done += 1
        task.step(done, 0, f"{outcome.outcome}: {outcome.id or outcome.origin}")

    found = adding.add(library.store, parts, command="headwater serve", told=told, say=say)
    encode(task)
    return {**found.to_dict(), "documents": _hashes(library, found)}


def _hashes(library: Library, found: Added) -> list[dict[str, Any]]:
    """Each document that was added, with the hash of its words, by which it is asked for."""
    told = []
    for id in dict.fromkeys(found.ids):
        document = library.document(id)
        told.append({"id": id, "title": document.title, "text_sha256": document.text_sha256})
    return told


def _documents(library: Library, task: Task) -> list[Document]:
    return [_document(library, task.files, one) for one in task.arguments["documents"]]


def _document(library: Library, files: Sequence[Path], given: Mapping[str, Any]) -> Document:
    """A document that a job is about."""
    if "text_sha256" in given:
        return kept(library, given["text_sha256"])
    from headwater.reading import document

    told = {name: value for name, value in given.items() if name != "file"}
    return document(files[given["file"]].read_bytes().decode("utf-8"), **told)


def _compare(library: Library, comparisons: Kept, task: Task) -> dict[str, Any]:
    """The last of the documents against the others; of texts of the Library it is kept."""
    from headwater.comparison import compare

    def step(what: str, share: float | None) -> None:
        task.step(round(100 * (share or 0)), 100, what)

    *sources, report = _documents(library, task)
    if not sources:
        raise UsageError("a comparison needs a source and a report; name two documents, the report last")
    if task.files:
        return compare(sources, report, progress=step).to_dict()
    return comparisons.of(sources, report, progress=step).to_dict()


def _trace(library: Library, comparisons: Kept, task: Task) -> dict[str, Any]:
    (report,) = _documents(library, task)
    task.step(0, 0, "looking for its sources")

    def comparing(done: int, whole: int) -> None:
        task.step(done, whole, f"comparing it with source {done + 1} of {whole}")

    found = library.trace(report, limit=task.arguments.get("limit", TRACED), progress=comparing)
    if not task.files:
        comparisons.relatives.note(Pair(s.document.text_sha256, report.text_sha256, s.coverage) for s in found.sources)
    return found.to_dict()


def _descendants(library: Library, comparisons: Kept, task: Task) -> dict[str, Any]:
    (source,) = _documents(library, task)
    found = library.descendants(source, progress=lambda n, whole: task.step(n, whole, "tracing what may come of it"))
    if not task.files:
        comparisons.relatives.note(Pair(source.text_sha256, d.document.text_sha256, d.coverage) for d in found.descendants)
    return found.to_dict()


def _lineage(library: Library, task: Task) -> dict[str, Any]:
    """The story of one document in the Library, or of several documents among themselves."""
    from headwater.stories import of_documents, of_library
    from headwater.text.encoder import built_in

    documents = _documents(library, task)

    def comparing(done: int, whole: int) -> None:
        task.step(done, whole, f"comparing pair {done + 1} of {whole}")

    task.step(0, 0, "looking for its sources, and for what came of them")
    if len(documents) == 1:
        found = of_library(library.store, documents[0], encoder=built_in(), done=comparing)
    else:
        found = of_documents(documents, done=comparing)
    return found.story.to_dict()
