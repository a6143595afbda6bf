"""The command line: `headwater COMMAND`. One command a file; what can go wrong is told here, in one line, in one place."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from headwater import __version__
from headwater.cli import (
    add,
    compare,
    decide,
    doctor,
    explain,
    export,
    keeping,
    lineage,
    mcp,
    offline,
    quotes,
    reuse,
    search,
    serve,
    terminal,
    text,
    trace,
    verify,
    versions,
    watch,
)
from headwater.errors import HeadwaterError

DONE, WRONG_USE, FAULT, INTERRUPTED = 0, 2, 70, 130

# Objects made between two searches for cycles that nobody holds. A command makes tables that stay, which Python's 700 has looked
# through again and again: a tenth of a comparison's time. Fifty thousand objects are a few megabytes.
OBJECTS_BETWEEN = 50_000

# The root of what the parser finds wrong. Typer exports only this child of it, and newer ones carry Click inside themselves.
_ParserError: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")

# Rich help is slower to load than all of the rest together; plain help wraps as well and can be piped.
app = typer.Typer(
    name="headwater",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def headwater(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
    no_network: Annotated[bool, typer.Option("--offline", help="Refuse every network connection.")] = False,
) -> int:
    """Follow a news report back to its source, passage by passage.

    \b
    Examples:
      headwater compare speech.txt report.html
      headwater verify "We shall not raise the fare." speech.txt
      headwater quotes report.html
      headwater add statements/ news.csv
      headwater trace report.html

    Exit status: 0 done; 1 what a checking command looked for did not hold; 2 wrong use or unreadable input, with one line that says
    what was wrong and what to do.
    """
    if no_network:
        offline.refuse_network()
    if version:
        terminal.write(f"headwater {__version__}\n")
        raise typer.Exit(DONE)
    if context.invoked_subcommand is None:
        terminal.write(context.get_help() + "\n")
    return DONE


app.command("compare", short_help="Where every passage of a report comes from, and what was left out.")(compare.compare)
app.command("verify", short_help="Whether quotations hold against their sources.")(verify.verify)
app.command("quotes", short_help="The quotations in documents.")(quotes.quotes)
app.command("add", short_help="Keep documents in the Library.")(add.add)
app.command("search", short_help="The documents of the Library that hold words.")(search.search)
app.command("trace", short_help="Which documents of the Library a report comes from.")(trace.trace)
app.command("descendants", short_help="Which documents of the Library took from a source.")(trace.descendants)
app.command("versions", short_help="What a kept document said each time; compare any two.")(versions.versions)
app.command("reuse", short_help="What an archive's documents share, and who took from whom.")(reuse.reuse)
app.command("lineage", short_help="Who took a story from whom, and when.")(lineage.lineage)
app.command("watch", short_help="Keep what is new in feeds and at addresses.")(watch.watch)
app.command("check", short_help="Whether all that is kept is as it was.")(keeping.check)
app.command("reindex", short_help="Make again what is searched and traced by.")(keeping.reindex)
app.command("forget", short_help="Take a document out of the Library.")(keeping.forget)
app.command("decide", short_help="Agree, correct, note or tag, beside what was found.")(decide.decide)
app.command("decisions", short_help="What people decided.")(decide.decisions)
app.command("export", short_help="Write out what the Library holds.")(export.export)
app.command("serve", short_help="The Library in a browser, and for programs.")(serve.serve)
app.command("mcp", short_help="The Library for language models, over standard input and output.")(mcp.mcp)
app.command("text", short_help="The frozen text that all offsets mean.")(text.text)
app.command("explain", short_help="What a reason code means.")(explain.explain)
app.command("doctor", short_help="What is installed, and whether the encoder works.")(doctor.doctor)


def main() -> None:
    """The console script."""
    gc.set_threshold(OBJECTS_BETWEEN, *gc.get_threshold()[1:])
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs a command line; returns its exit status. Every error of a user's making becomes one line on standard error here."""
    try:
        status = app(args=_global_first(arguments), prog_name="headwater", standalone_mode=False)
    except HeadwaterError as error:
        terminal.complain(str(error))
        return WRONG_USE
    except _ParserError as error:
        terminal.complain(_said(error))
        return WRONG_USE
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        terminal.complain(f"{place}{error.strerror or error}; check that there is room and leave to write")
        return WRONG_USE
    except Exception:
        # A fault of ours must not look like 1, "what was looked for did not hold".
        import traceback

        traceback.print_exc()
        terminal.complain("this is a fault in Headwater, not in your files; please report the lines above")
        return FAULT
    if status == INTERRUPTED:
        terminal.complain("interrupted")
    return status if isinstance(status, int) else DONE


def _global_first(arguments: Sequence[str]) -> list[str]:
    """`--offline` holds for every command and may stand after it too, up to a `--`."""
    given = list(arguments)
    end = given.index("--") if "--" in given else len(given)
    if offline.OPTION not in given[:end]:
        return given
    return [offline.OPTION, *(a for a in given[:end] if a != offline.OPTION), *given[end:]]


def _said(error: Exception) -> str:
    """What the parser found wrong, in one line, and where to read on."""
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    message = message.strip().removesuffix(".").replace("Value error, ", "")
    context = getattr(error, "ctx", None)
    return f"{message[:1].lower()}{message[1:]}; '{context.command_path if context else 'headwater'} --help' says how it is used"
