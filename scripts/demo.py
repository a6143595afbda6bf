"""Compares the sample message with three reports of it, as a reader of the terminal sees it, and says what is to be seen.

The three commands run in one process, so that the encoder is loaded once; what they print is what each prints alone.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from headwater.cli import run

SOURCE = "samples/source.txt"
SHOWN = (
    ("A wire report that quotes the message in a translation of its own", "samples/report-wire.txt", ()),
    ("A newspaper page that keeps most of the words, and what it changed", "samples/report-altered.html", ("--view", "changes")),
    ("A Korean report of the English message; nothing is translated", "samples/report-ko.txt", ()),
)
INTRODUCTION = """\
Headwater shows where every passage of a report comes from, and what the report
left out. These texts are made up: a message of a head of state, and three
reports of it.

How to read it: the source is on the left, the report on the right.
  =  the same words        ≈  edited     ~  other words
  Σ  a summary             ⇄  another language
  ◇  in another order      +  only in the report      −  only in the source
"""
ENDING = """
{That was three reports of one message.} Scroll up to read them from the start, or
see one at a time:
  .venv/bin/headwater compare samples/source.txt samples/report-wire.txt | less
  .venv/bin/headwater compare YOUR-SOURCE.txt YOUR-REPORT.html
"""


def main() -> int:
    """Prints all; the first exit status that is not 0 ends it."""
    os.chdir(Path(__file__).resolve().parents[1])
    say(INTRODUCTION.rstrip())
    for number, (what, report, options) in enumerate(SHOWN, start=1):
        arguments = ["compare", SOURCE, report, *options]
        say(f"\n{{{number} of {len(SHOWN)}: {what}}}\n\n$ headwater {' '.join(arguments)}\n")
        if status := run(arguments):
            return status
    say(ENDING.rstrip())
    return 0


def say(words: str) -> None:
    """Prints at once, before what the command prints; what stands between braces is bold on a terminal."""
    bold = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    print(words.replace("{", "\033[1m" if bold else "").replace("}", "\033[0m" if bold else ""), flush=True)


if __name__ == "__main__":
    sys.exit(main())
