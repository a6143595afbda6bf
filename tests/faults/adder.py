"""A process that loads the program once, and for each line on its input forks one that adds to the Library named there.

A line is "never FOLDER", or "SECONDS FOLDER" to have it killed after so long; the answer is the child's exit status.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time

from headwater import adding
from headwater.intake.items import Item
from headwater.library import Library

DOCUMENTS = 60
BATCH = 7  # in a transaction, so that there are many
SUBJECTS = ("bridge", "harvest", "ferry", "school", "market")
SAID = "{n} {subject}s were counted in the valley, the mayor said on day {n}; last year there were {m}. "


def items() -> list[Item]:
    """The same texts each time; some have the words or the bytes of others."""
    return [
        Item((SAID.format(n=k, m=k % 7, subject=SUBJECTS[k % 5]) * 8).encode(), f"{n}.txt", told={"language": "en"})
        for n in range(DOCUMENTS)
        for k in [n % 45]
    ]


def add(folder: str) -> None:
    adding.BATCH = BATCH
    with Library(folder) as library:
        added = library.add(items())
    if added.failures:
        raise SystemExit(str(added.failures))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:  # everything is loaded before the first is forked
        add(f"{folder}/first")
    for line in sys.stdin:
        seconds, folder = line.rstrip("\n").split(" ", 1)
        child = os.fork()
        if child == 0:
            try:
                add(folder)
            except BaseException as fault:
                print(fault, file=sys.stderr, flush=True)
                os._exit(3)
            os._exit(0)
        if seconds != "never":
            time.sleep(float(seconds))
            os.kill(child, signal.SIGKILL)  # nobody has waited for it yet: the number is its own, also where it has ended
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
