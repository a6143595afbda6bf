"""The two streams of the command line: data on standard output, everything else on standard error; nothing here knows a record.

Colour and progress are for terminals only, and colour not where `NO_COLOR` is set. Rich is imported when something is drawn:
`headwater --help` answers without it.
"""

from __future__ import annotations

import os
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, AnyStr

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Progress = Callable[[str, float | None], None]

# Work shorter than this shows no bar: it would only flicker.
PATIENCE_SECONDS = 1.0

# Direction overrides would turn round whatever follows them on the line, and control characters could drive the terminal.
_OVERRIDES = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def printable(text: str) -> str:
    """The text on one line: white space collapsed, control characters shown as �, direction overrides left out."""
    kept = " ".join(text.translate(_OVERRIDES).split())
    return kept if kept.isprintable() else "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in kept)


def complain(message: str) -> None:
    """One line on standard error."""
    print(f"headwater: {printable(message)}", file=sys.stderr, flush=True)


def width() -> int:
    """The columns of the screen; 80 where there is none, `COLUMNS` where it is set."""
    return _console(sys.stdout).width


def show(lines: Sequence[Text]) -> None:
    """Prints drawn lines, in colour where they can be seen in colour."""
    from rich.text import Text

    console = _console(sys.stdout)
    with console.capture() as captured:
        console.print(Text("\n").join(lines), soft_wrap=True)
    # A terminal in an old encoding shows what it cannot print as its code rather than end the program.
    encoding = sys.stdout.encoding or "utf-8"
    _put(captured.get().encode(encoding, "backslashreplace").decode(encoding), sys.stdout)


def write(data: str) -> None:
    """Writes data exactly as it is, in UTF-8 whatever the locale says: the same input gives the same bytes everywhere."""
    # What is not Unicode in a file's name (a lone surrogate) is written as its JSON escape.
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        _put(data, sys.stdout)
    else:
        sys.stdout.flush()
        _put(data.encode("utf-8", "backslashreplace"), binary)


def _put(data: AnyStr, stream: IO[AnyStr]) -> None:
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head -1`): end silently; the null device keeps the interpreter quiet as it exits.
        _silence()
        raise typer.Exit(0) from None
    except OSError:
        _silence()  # a full disk is told once, not again when the interpreter flushes what is left
        raise


def _silence() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def progress(first: str) -> Iterator[Progress]:
    """Gives a function of a stage's name and the share done (0 to 1); draws a bar once the work has lasted a second.

    A share of None is for work of unknown length: the bar moves without saying how far.

    first: the stage that is named before the function is called.
    """
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    bar = Bar(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=_console(sys.stderr), transient=True)
    task = bar.add_task(first, total=None)  # moves until a share is told
    starter = threading.Timer(PATIENCE_SECONDS, bar.start)
    starter.daemon = True
    starter.start()
    try:
        yield lambda stage, share: bar.update(task, description=stage, completed=share, total=None if share is None else 1.0)
    finally:
        starter.cancel()
        starter.join()
        bar.stop()


def _console(stream: IO[str]) -> Console:
    from rich.console import Console

    plain = bool(os.environ.get("NO_COLOR")) or not stream.isatty()
    return Console(file=stream, color_system=None if plain else "auto", highlight=False, emoji=False, markup=False)
