"""Long work: accepted, done in a few threads, with progress and cancel, and gone on with after the process was killed.

A job is a folder: what was asked and the bytes that came with it are on the disk before it is said to be accepted, and its result
after it is done. A job that was waiting or running when the process ended is run again from its beginning by the next one.

with Jobs(folder, {"count": lambda task: len(task.files)}) as jobs:
    number = jobs.start("count", {}, [b"bytes"]).id
"""

from __future__ import annotations

import json
import logging
import secrets
import shutil
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from headwater import durable
from headwater.errors import HeadwaterError, LibraryBusy, NotKept, UsageError
from headwater.model import Record

WAITING, RUNNING, DONE, FAILED, CANCELLED = "waiting", "running", "done", "failed", "cancelled"
STATES = (WAITING, RUNNING, DONE, FAILED, CANCELLED)
OPEN = (WAITING, RUNNING)
JOB, RESULT, LOCK = "job.json", "result.json", "lock"
OUR_FAULT = "this is a fault in Headwater, not in what you gave; the server's log says more"

_log = logging.getLogger("headwater.jobs")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is taken on and kept."""

    workers: int = 2  # at once: each step is one processor's work, and pages are to be answered beside it
    waiting: int = 100  # accepted and not begun: two hours of long ones; more is refused rather than forgotten
    kept: int = 200  # finished ones whose results can still be asked for
    kept_seconds: float = 24 * 3600.0  # and for how long
    attempts: int = 3  # a job that was running each time the process was killed may be what kills it


@dataclass(frozen=True, slots=True)
class Job(Record):
    """Where a piece of work stands. done, whole: steps, where they are known; words: what it does now, or why it failed.

    asked, ended: ISO 8601, UTC. attempts: how often it was begun.
    """

    OPTIONAL = ("ended",)

    id: str
    kind: str
    state: str
    arguments: Mapping[str, Any]
    asked: str
    ended: str | None = None
    done: int = 0
    whole: int = 0
    words: str = ""
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """What work is given. files: the bytes that came with it, in order. step: says how far it is;
    raises Stopped where it is to end. soon: `Jobs.soon`, for what it leaves to others."""

    arguments: Mapping[str, Any]
    files: tuple[Path, ...]
    step: Callable[[int, int, str], None]
    soon: Callable[[str], None] = lambda _kind: None


class Stopped(Exception):  # noqa: N818 - it says what happened, and is none of our errors, which work may catch
    """Raised inside work by its own `step`: it was cancelled, or the process ends."""


Work = Callable[[Task], Any]  # returns JSON-ready data


class Jobs:
    """Accepts work and does it. folder: where it is kept; None, or one that cannot be written: nowhere that outlasts this process.

    kinds: what there is to do. What lies in the folder from before is taken up at once.
    """

    def __init__(self, folder: Path | None, kinds: Mapping[str, Work], bounds: Bounds | None = None) -> None:
        self.kinds = dict(kinds)
        self.bounds = bounds or Bounds()
        self._passing: tempfile.TemporaryDirectory[str] | None = None
        if folder is None or not durable.is_writable(folder):
            self._passing = tempfile.TemporaryDirectory(prefix="headwater-jobs-")
        self.folder = Path(self._passing.name) if self._passing else Path(folder or "")
        self._jobs: dict[str, Job] = {}
        self._files: dict[str, tuple[Path, ...]] = {}  # looked for in the folder they would not be there while it is away
        self._locks: dict[str, IO[str]] = {}
        self._stop: dict[str, threading.Event] = {}
        self._cancelled: set[str] = set()  # those of the stopped that are not to be taken up again
        self._queue: deque[str] = deque()
        self._change = threading.Condition()
        self._closing = False
        self._take_up()
        self._threads = [
            threading.Thread(target=self._work, name=f"headwater-job-{n}", daemon=True) for n in range(self.bounds.workers)
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Jobs:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def start(
        self, kind: str, arguments: Mapping[str, Any], files: Sequence[bytes | IO[bytes]] = (), *, again: bool = True
    ) -> Job:  # fmt: skip
        """Accepts work; once this returns it is on the disk.

        arguments: JSON-ready, small; what is long comes as files: bytes, or open files that are read to the end. again: False gives
        the job for the same that is open or done, if there is one. Raises UsageError for a kind that there is not, LibraryBusy
        where too much waits.
        """
        if kind not in self.kinds:
            raise UsageError(f"{kind}: no such kind of job; there are {', '.join(sorted(self.kinds))}")
        told = json.loads(json.dumps(arguments))
        with self._change:
            same = None if again else self._same(kind, told)
            if same is not None:
                return same
            waiting = sum(j.state == WAITING for j in self._jobs.values())
            if waiting >= self.bounds.waiting:
                raise LibraryBusy(f"{waiting} jobs are waiting already; ask again when some of them are done")
            job = Job(secrets.token_hex(8), kind, WAITING, told, _now())
            self._hold(job, len(files))  # counted while its bytes are written
        try:
            self._spool(job, files)
        except BaseException:
            with self._change:
                self._let_go(job.id)
            shutil.rmtree(self.folder / job.id, ignore_errors=True)
            raise
        with self._change:
            self._queue.append(job.id)
            self._change.notify_all()
        self._forget_old()
        return job

    def soon(self, kind: str) -> None:
        """Has work done that has no arguments and is for all that is there: one that waits is enough. Where no more is taken on
        or there is no room, it is left for the next who asks."""
        if not any((j.kind, j.state) == (kind, WAITING) for j in self.jobs()):
            with suppress(LibraryBusy, OSError):
                self.start(kind, {})

    def job(self, id: str) -> Job:
        """Where a job stands. Raises NotKept."""
        with self._change:
            self._drop_erased()
            if id not in self._jobs:
                raise NotKept(f"{id}: no such job; finished ones are kept for a while, and their numbers are given when they start")
            return self._jobs[id]

    def jobs(self) -> list[Job]:
        """All there are, the newest first."""
        with self._change:
            self._drop_erased()
            return list(reversed(self._jobs.values()))

    def result(self, id: str) -> Any:
        """What came of a job that is done. Raises NotKept for one that is not, with its own line for one that failed."""
        job = self.job(id)
        if job.state != DONE:
            raise NotKept(f"{id}: no result, the job is {job.state}" + (f": {job.words}" if job.state == FAILED else ""))
        try:
            return json.loads((self.folder / id / RESULT).read_text("utf-8"))
        except FileNotFoundError:
            raise NotKept(f"{id}: its result is not kept any more; start it again") from None

    def cancel(self, id: str) -> Job:
        """Has a job end before its next step. One that has ended stays as it is. Raises NotKept."""
        with self._change:
            self.job(id)
            self._cancelled.add(id)
            self._stop[id].set()
            if self._jobs[id].state == WAITING and id in self._queue:
                self._queue.remove(id)
                self._end(id, CANCELLED, "cancelled before it began")
            return self._jobs[id]

    def wait(self, id: str, seconds: float) -> Job:
        """The job once it has ended, or as it is after so many seconds. Raises NotKept."""
        with self._change:
            self._change.wait_for(lambda: self.job(id).state not in OPEN, seconds)
            return self.job(id)

    def close(self, seconds: float = 5.0) -> None:
        """Ends the work at its next step; what is not done is taken up by the next process. seconds: waited for each thread."""
        with self._change:
            self._closing = True
            for stop in self._stop.values():
                stop.set()
            self._change.notify_all()
        for thread in self._threads:
            thread.join(seconds)
        for lock in self._locks.values():
            lock.close()
        if self._passing:
            self._passing.cleanup()

    def _same(self, kind: str, arguments: Any) -> Job | None:
        for job in reversed(self._jobs.values()):
            if (job.kind, job.arguments) == (kind, arguments) and (
                job.state in OPEN or (job.state == DONE and (self.folder / job.id / RESULT).is_file())
            ):
                return job
        return None

    def _spool(self, job: Job, files: Sequence[bytes | IO[bytes]]) -> None:
        """Puts what was asked and its bytes on the disk; a folder without `job.json` was never accepted."""
        place = self.folder / job.id
        place.mkdir()
        self._locks[job.id] = durable.hold(place / LOCK)  # type: ignore[assignment]  # a new folder's lock is free
        for file, content in zip(self._files[job.id], files, strict=True):
            with file.open("wb") as out:
                if isinstance(content, bytes):
                    out.write(content)
                else:
                    shutil.copyfileobj(content, out)
                durable.on_disk(out)
        durable.write_json(place / JOB, job.to_dict())

    def _hold(self, job: Job, files: int) -> None:
        self._jobs[job.id] = job
        self._files[job.id] = tuple(self.folder / job.id / f"{n}.bytes" for n in range(files))
        self._stop[job.id] = threading.Event()

    def _take_up(self) -> None:
        """What lies in the folder: finished jobs with their results, and those to be run again, in the order of asking."""
        found = []
        for place in self.folder.iterdir():
            if not (place / JOB).is_file():
                # Never accepted, or being written by another process, which then holds its lock.
                if place.is_dir() and (lock := durable.hold(place / LOCK)):
                    lock.close()
                    shutil.rmtree(place, ignore_errors=True)
                continue
            try:
                job = Job(**json.loads((place / JOB).read_text("utf-8")))
            except (OSError, ValueError, TypeError) as error:
                _log.error("%s: a job that cannot be read (%s); remove its folder", place, error)
                continue
            if job.state in OPEN:
                held = durable.hold(place / LOCK)
                if held is None:
                    continue  # of another process that is at work on it
                self._locks[job.id] = held
            found.append(job)
        for job in sorted(found, key=lambda j: (j.asked, j.id)):
            self._hold(job, len(list((self.folder / job.id).glob("*.bytes"))))
            if job.state not in OPEN:
                continue
            if job.attempts >= self.bounds.attempts or job.kind not in self.kinds:
                known = job.kind in self.kinds
                self._end(job.id, FAILED, "the server ended each time while it ran" if known else "this release has no such jobs")
            else:
                self._queue.append(job.id)
        self._forget_old()

    def _work(self) -> None:
        """One thread: takes jobs as they come until the process ends."""
        while True:
            with self._change:
                self._change.wait_for(lambda: self._queue or self._closing)
                if self._closing:
                    return
                id = self._queue.popleft()
                job = self._jobs[id] = replace(self._jobs[id], state=RUNNING, attempts=self._jobs[id].attempts + 1)
            self._run(job)

    def _run(self, job: Job) -> None:
        """Does one job; whatever goes wrong becomes its one line."""
        place = self.folder / job.id
        try:
            with suppress(OSError):  # no room to say that it was begun: it was accepted all the same
                durable.write_json(place / JOB, job.to_dict())
            step = self._step_of(job.id)
            step(0, 0, "")
            durable.write_json(place / RESULT, self.kinds[job.kind](Task(job.arguments, self._files[job.id], step, self.soon)))
        except Stopped:
            if job.id in self._cancelled:
                self._end(job.id, CANCELLED, "cancelled")
        except HeadwaterError as error:
            self._end(job.id, FAILED, str(error))
        except OSError as error:
            said = (error.strerror or str(error)).lower()
            self._end(job.id, FAILED, f"{said}; check that the server has room and leave to write")
        except Exception:
            _log.exception("job %s (%s) failed", job.id, job.kind)
            self._end(job.id, FAILED, OUR_FAULT)
        else:
            self._end(job.id, DONE, "")

    def _step_of(self, id: str) -> Callable[[int, int, str], None]:
        stop = self._stop[id]

        def step(done: int, whole: int, words: str) -> None:
            if stop.is_set():
                raise Stopped
            with self._change:
                self._jobs[id] = replace(self._jobs[id], done=done, whole=whole, words=words)

        return step

    def _end(self, id: str, state: str, words: str) -> None:
        """Writes down how a job ended, and lets go of its bytes."""
        with self._change:
            job = replace(self._jobs[id], state=state, words=words, ended=_now())
            if state == DONE:
                job = replace(job, done=job.whole)
        place = self.folder / id
        try:
            durable.write_json(place / JOB, job.to_dict())
            for file in self._files[id]:
                file.unlink(missing_ok=True)
        except OSError as error:
            _log.error("job %s: how it ended could not be written (%s)", id, error.strerror)
        with self._change:
            self._jobs[id] = job
            if (lock := self._locks.pop(id, None)) is not None:
                lock.close()
            self._change.notify_all()

    def _forget_old(self) -> None:
        """Lets go of finished jobs that are too many or too old."""
        with self._change:
            ended = sorted((j for j in self._jobs.values() if j.state not in OPEN), key=lambda j: j.ended or "")
            limit = datetime.now(UTC).timestamp() - self.bounds.kept_seconds
            many = len(ended) - self.bounds.kept
            old = [j for n, j in enumerate(ended) if n < many or datetime.fromisoformat(j.ended or j.asked).timestamp() < limit]
            for job in old:
                self._let_go(job.id)
        for job in old:
            shutil.rmtree(self.folder / job.id, ignore_errors=True)

    def _drop_erased(self) -> None:
        """Lets go of finished jobs that were erased from the folder, as `headwater forget` does: they name what they were of. While
        the folder itself is away, nothing was erased."""
        ended = [j for j in self._jobs.values() if j.state not in OPEN and not (self.folder / j.id / JOB).is_file()]
        for job in ended if self.folder.is_dir() else ():
            self._let_go(job.id)

    def _let_go(self, id: str) -> None:
        del self._jobs[id], self._files[id], self._stop[id]
        self._cancelled.discard(id)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
