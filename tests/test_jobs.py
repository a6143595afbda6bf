"""Long work: what is accepted is done, also after a kill; it can be looked at, cancelled and asked for."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from headwater import durable
from headwater.errors import InputError, LibraryBusy, NotKept, UsageError
from headwater.jobs import CANCELLED, DONE, FAILED, JOB, OUR_FAULT, RESULT, RUNNING, WAITING, Bounds, Jobs, Task

LONG = 10.0  # seconds that nothing here takes unless it hangs


def lengths(task: Task) -> list[int]:
    return [len(file.read_bytes()) for file in task.files]


class Gate:
    """Work that waits until it is let through, stepping all the while."""

    def __init__(self) -> None:
        self.begun, self.open = threading.Semaphore(0), threading.Event()
        self.at_once, self.most = 0, 0
        self._lock = threading.Lock()

    def __call__(self, task: Task) -> str:
        with self._lock:
            self.at_once += 1
            self.most = max(self.most, self.at_once)
        self.begun.release()
        try:
            while not self.open.wait(0.005):
                task.step(1, 3, "waiting at the gate")
        finally:
            with self._lock:
                self.at_once -= 1
        return "through"


def test_what_is_given_reaches_the_work_and_its_result_can_be_asked_for(tmp_path: Path):
    with Jobs(tmp_path, {"lengths": lengths}) as jobs:
        job = jobs.start("lengths", {"who": "Ada"}, [b"four", io.BytesIO(b"seven..")])
        ended = jobs.wait(job.id, LONG)
        assert (ended.state, ended.arguments, jobs.result(job.id)) == (DONE, {"who": "Ada"}, [4, 7])
        assert not list(tmp_path.rglob("*.bytes")), "bytes are let go of once the work is done"


def test_more_than_ten_files_come_in_their_order(tmp_path: Path):
    with Jobs(tmp_path, {"lengths": lengths}) as jobs:
        job = jobs.start("lengths", {}, [b"x" * n for n in range(12)])
        jobs.wait(job.id, LONG)
        assert jobs.result(job.id) == list(range(12))


def test_results_outlast_the_process_that_made_them(tmp_path: Path):
    with Jobs(tmp_path, {"lengths": lengths}) as jobs:
        job = jobs.start("lengths", {}, [b"12345"])
        jobs.wait(job.id, LONG)
    with Jobs(tmp_path, {"lengths": lengths}) as later:
        assert later.job(job.id).state == DONE
        assert later.result(job.id) == [5]


@pytest.mark.parametrize("folder", [None, "a file in the way"])
def test_without_a_folder_work_is_done_all_the_same(folder: str | None, tmp_path: Path):
    place = tmp_path / folder if folder else None
    if place:
        place.write_text("no folder")
    with Jobs(place, {"lengths": lengths}) as jobs:
        job = jobs.start("lengths", {}, [b"12"])
        jobs.wait(job.id, LONG)
        assert jobs.result(job.id) == [2]
        passing = jobs.folder
    assert not passing.exists()


def test_progress_is_told_while_it_runs(tmp_path: Path):
    gate = Gate()
    with Jobs(tmp_path, {"gate": gate}) as jobs:
        job = jobs.start("gate", {})
        assert gate.begun.acquire(timeout=LONG)
        while (now := jobs.job(job.id)).words == "":
            pass
        assert (now.state, now.done, now.whole, now.words) == (RUNNING, 1, 3, "waiting at the gate")
        gate.open.set()
        assert jobs.wait(job.id, LONG).done == 3


def test_cancelled_work_ends_at_its_next_step_and_has_no_result(tmp_path: Path):
    gate = Gate()
    with Jobs(tmp_path, {"gate": gate}) as jobs:
        job = jobs.start("gate", {}, [b"bytes"])
        assert gate.begun.acquire(timeout=LONG)
        jobs.cancel(job.id)
        assert jobs.wait(job.id, LONG).state == CANCELLED
        with pytest.raises(NotKept, match="cancelled"):
            jobs.result(job.id)
    with Jobs(tmp_path, {"gate": gate}) as later:
        assert later.job(job.id).state == CANCELLED, "what was cancelled is not begun again"


def test_work_that_waits_is_cancelled_without_being_begun(tmp_path: Path):
    gate = Gate()
    with Jobs(tmp_path, {"gate": gate}, Bounds(workers=1)) as jobs:
        jobs.start("gate", {})
        assert gate.begun.acquire(timeout=LONG)
        second = jobs.start("gate", {})
        assert jobs.job(second.id).state == WAITING
        assert jobs.cancel(second.id).state == CANCELLED
        gate.open.set()
    assert not gate.begun.acquire(blocking=False)


def test_two_run_at_once_and_no_more(tmp_path: Path):
    gate = Gate()
    with Jobs(tmp_path, {"gate": gate}, Bounds(workers=2)) as jobs:
        three = [jobs.start("gate", {}) for _ in range(3)]
        assert gate.begun.acquire(timeout=LONG)
        assert gate.begun.acquire(timeout=LONG)
        assert sorted(jobs.job(j.id).state for j in three) == [RUNNING, RUNNING, WAITING]
        gate.open.set()
        assert [jobs.wait(j.id, LONG).state for j in three] == [DONE] * 3
    assert gate.most == 2


def test_what_is_to_be_done_soon_waits_once_however_often_it_is_asked_for_and_is_no_error_where_nothing_is_taken_on(
    tmp_path: Path,
):
    gate = Gate()
    with Jobs(tmp_path, {"gate": gate, "tidy": lambda task: task.soon("tidy")}, Bounds(workers=1, waiting=1)) as jobs:
        held = jobs.start("gate", {})
        assert gate.begun.acquire(timeout=LONG)
        for _ in range(3):
            jobs.soon("tidy")
        jobs.soon("gate")  # one waits already: no more is taken on
        assert [(j.kind, j.state) for j in jobs.jobs()] == [("tidy", WAITING), ("gate", RUNNING)]
        jobs.kinds["tidy"] = lambda _task: None
        gate.open.set()
        assert jobs.wait(held.id, LONG).state == DONE


def test_work_is_told_of_its_files_though_their_folder_is_away_when_it_begins(tmp_path: Path):
    gate, told = Gate(), []
    here = tmp_path / "jobs"
    with Jobs(here, {"gate": gate, "told": lambda task: told.extend(task.files)}, Bounds(workers=1)) as jobs:
        jobs.start("gate", {})
        assert gate.begun.acquire(timeout=LONG)
        job = jobs.start("told", {}, [b"one", b"two"])
        here.rename(tmp_path / "away")
        gate.open.set()
        assert jobs.wait(job.id, LONG).state == FAILED  # no place for its result
        (tmp_path / "away").rename(here)
        assert [file.read_bytes() for file in told] == [b"one", b"two"]


def test_a_full_pool_refuses_and_says_so(tmp_path: Path):
    gate = Gate()
    with Jobs(tmp_path, {"gate": gate}, Bounds(workers=1, waiting=2)) as jobs:
        jobs.start("gate", {})
        assert gate.begun.acquire(timeout=LONG)
        jobs.start("gate", {})
        jobs.start("gate", {})
        with pytest.raises(LibraryBusy, match="2 jobs are waiting"):
            jobs.start("gate", {}, [b"bytes"])
        assert len(jobs.jobs()) == 3
        gate.open.set()


def test_a_failure_says_its_one_line_and_a_fault_of_ours_no_traceback(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    def unreadable(_task: Task) -> None:
        raise InputError("page.html: no text found; give the text file")

    def broken(_task: Task) -> None:
        raise ZeroDivisionError("a secret of ours")

    def full(_task: Task) -> None:
        raise OSError(28, "No space left on device")

    with Jobs(tmp_path, {"unreadable": unreadable, "broken": broken, "full": full}) as jobs:
        said = {}
        for kind in ("unreadable", "broken", "full"):
            ended = jobs.wait(jobs.start(kind, {}).id, LONG)
            assert ended.state == FAILED
            said[kind] = ended.words
    assert said["unreadable"] == "page.html: no text found; give the text file"
    assert said["broken"] == OUR_FAULT
    assert "no space left on device" in said["full"]
    assert "ZeroDivisionError" in caplog.text, "the log tells us what it was"


def test_the_same_work_is_done_once_where_that_is_asked_for(tmp_path: Path):
    with Jobs(tmp_path, {"lengths": lengths}) as jobs:
        first = jobs.start("lengths", {"a": [1, 2]}, again=False)
        assert jobs.start("lengths", {"a": (1, 2)}, again=False).id == first.id
        jobs.wait(first.id, LONG)
        assert jobs.start("lengths", {"a": [1, 2]}, again=False).id == first.id
        assert jobs.start("lengths", {"a": [2, 1]}, again=False).id != first.id
        assert jobs.start("lengths", {"a": [1, 2]}).id != first.id


def test_work_whose_result_was_taken_away_is_done_again(tmp_path: Path):
    with Jobs(tmp_path, {"lengths": lengths}) as jobs:
        first = jobs.start("lengths", {"a": [1]}, again=False)
        jobs.wait(first.id, LONG)
        (tmp_path / first.id / RESULT).unlink()
        second = jobs.start("lengths", {"a": [1]}, again=False)
        assert jobs.wait(second.id, LONG).state == DONE
        assert jobs.result(second.id) == []


def test_finished_ones_are_kept_in_bounded_number_the_newest_longest(tmp_path: Path):
    with Jobs(tmp_path, {"lengths": lengths}, Bounds(kept=3)) as jobs:
        all_of_them = []
        for _ in range(6):
            all_of_them.append(jobs.start("lengths", {}).id)
            jobs.wait(all_of_them[-1], LONG)
        newest = jobs.start("lengths", {}).id
        jobs.wait(newest, LONG)
        assert [j.id for j in jobs.jobs()] == [newest, *reversed(all_of_them[-3:])]
        with pytest.raises(NotKept):
            jobs.job(all_of_them[0])
    assert len([p for p in tmp_path.iterdir() if p.is_dir()]) == 4


def test_finished_ones_are_kept_for_a_bounded_time(tmp_path: Path):
    with Jobs(tmp_path, {"lengths": lengths}) as jobs:
        old = jobs.start("lengths", {}).id
        jobs.wait(old, LONG)
    file = tmp_path / old / "job.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "ended": "2020-01-01T00:00:00+00:00"}))
    with Jobs(tmp_path, {"lengths": lengths}) as later:
        assert later.jobs() == []
    assert not (tmp_path / old).exists()


def test_what_was_erased_from_the_folder_is_named_no_more_by_a_server_that_runs(tmp_path: Path):
    gate = Gate()
    with Jobs(tmp_path, {"lengths": lengths, "gate": gate}) as jobs:
        erased, stays = (jobs.start("lengths", {"title": title}).id for title in ("A secret", "No secret"))
        for id in (erased, stays):
            jobs.wait(id, LONG)
        running = jobs.start("gate", {}).id
        (tmp_path / erased / "job.json").unlink()
        assert [j.id for j in jobs.jobs()] == [running, stays]
        for ask in (jobs.job, jobs.result, jobs.cancel, lambda id: jobs.wait(id, LONG)):
            with pytest.raises(NotKept, match="no such job"):
                ask(erased)
        gate.open.set()


def test_an_unknown_kind_and_an_unknown_number_are_refused(tmp_path: Path):
    with Jobs(tmp_path, {"lengths": lengths}) as jobs:
        with pytest.raises(UsageError, match="there are lengths"):
            jobs.start("nothing", {})
        for ask in (jobs.job, jobs.result, jobs.cancel):
            with pytest.raises(NotKept):
                ask("0" * 16)


def test_what_could_not_be_spooled_was_never_accepted(tmp_path: Path):
    class Torn(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise OSError(28, "No space left on device")

    with Jobs(tmp_path, {"lengths": lengths}) as jobs:
        with pytest.raises(OSError, match="No space"):
            jobs.start("lengths", {}, [b"whole", Torn()])
        assert jobs.jobs() == []
    assert not [p for p in tmp_path.iterdir() if p.is_dir()]


# A process that accepts work, says its number, and is killed in the midst of it.
KILLED = """
    import sys, threading, time
    from pathlib import Path
    from headwater.jobs import Bounds, Jobs

    begun = threading.Event()

    def forever(task):
        begun.set()
        while True:
            time.sleep(0.01)
            task.step(0, 0, "")

    jobs = Jobs(Path(sys.argv[1]), {"lengths": forever}, Bounds(workers=1))
    print(jobs.start("lengths", {"n": 1}, [b"first"]).id, flush=True)
    begun.wait()
    print(jobs.start("lengths", {"n": 2}, [b"second"]).id, flush=True)
    time.sleep(60)
"""


def killed(folder: Path) -> list[str]:
    """The numbers of two jobs that a process had accepted when it was killed, of which it ran the first."""
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _ in range(2)]
        os.kill(process.pid, signal.SIGKILL)
    return said


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill outright")
def test_what_was_accepted_before_a_kill_is_done_after_it(tmp_path: Path):
    ids = killed(tmp_path)
    (tmp_path / "half").mkdir()  # one whose bytes were being written: nobody was told that it was accepted
    (tmp_path / "half" / "0.bytes").write_bytes(b"ha")
    with Jobs(tmp_path, {"lengths": lengths}) as jobs:
        assert [jobs.wait(id, LONG).state for id in ids] == [DONE, DONE]
        assert [jobs.result(id) for id in ids] == [[5], [6]]
        assert [jobs.job(id).attempts for id in ids] == [2, 1]
    assert not (tmp_path / "half").exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill outright")
def test_work_during_which_the_process_dies_each_time_is_given_up(tmp_path: Path):
    first, second = killed(tmp_path)
    with Jobs(tmp_path, {"lengths": lengths}, Bounds(attempts=1)) as jobs:
        assert jobs.job(first).state == FAILED
        assert "ended each time" in jobs.job(first).words
        assert jobs.wait(second, LONG).state == DONE


def test_what_another_living_process_is_at_is_left_to_it(tmp_path: Path):
    gate = Gate()
    with Jobs(tmp_path, {"gate": gate}) as mine:
        job = mine.start("gate", {})
        assert gate.begun.acquire(timeout=LONG)
        with Jobs(tmp_path, {"gate": gate}) as other:
            assert other.jobs() == []
        assert (tmp_path / job.id / "job.json").is_file()
        gate.open.set()
        assert mine.wait(job.id, LONG).state == DONE


def test_closing_leaves_open_work_to_the_next_process(tmp_path: Path):
    gate = Gate()
    with Jobs(tmp_path, {"gate": gate}) as jobs:
        job = jobs.start("gate", {})
        assert gate.begun.acquire(timeout=LONG)
    gate.open.set()
    with Jobs(tmp_path, {"gate": gate}) as later:
        assert later.wait(job.id, LONG).state == DONE


def test_a_job_that_cannot_be_read_is_told_in_the_log_and_the_rest_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / "job.json").write_text("{")
    with Jobs(tmp_path, {"lengths": lengths}) as jobs:
        job = jobs.start("lengths", {})
        assert jobs.wait(job.id, LONG).state == DONE
    assert "torn" in caplog.text


def test_what_was_accepted_is_done_though_there_is_no_room_to_say_that_it_was_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write, full = durable.write_json, [True]

    def without_room(file: Path, data: object) -> None:
        if file.name == JOB and threading.current_thread().name.startswith("headwater-job") and full:
            full.clear()
            raise OSError(28, "No space left on device")
        write(file, data)

    monkeypatch.setattr(durable, "write_json", without_room)
    with Jobs(tmp_path, {"count": lambda task: len(task.files[0].read_bytes())}) as jobs:
        job = jobs.wait(jobs.start("count", {}, [b"four"]).id, LONG)
        assert (job.state, jobs.result(job.id), full) == (DONE, 4, [])
