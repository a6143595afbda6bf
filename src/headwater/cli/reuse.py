"""`headwater reuse`: every passage that the documents of an archive share, and who took from whom."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headwater.cli import inputs, libraries, terminal
from headwater.errors import NotFound, UsageError

if TYPE_CHECKING:
    from headwater.corpus.rows import Entry
    from headwater.intake.items import Fault
    from headwater.reusing import Reused

DONE, UNREAD = 0, 2
# What became of rows that were not taken in as they were given, in words.
LEFT_OUT = {
    "unreadable": "could not be read",
    "empty": "without text, left out",
    "given_twice": "given twice with the same text, taken once",
    "id_of_another_text": "with the id of another text, taken under the id with #2",
    "date_unread": "with a date that cannot be read, taken as undated",
    "of_a_stopped_addition": "of an addition that was stopped, not taken now; give them again with --add",
}
STAGES = {
    "reading": "reading", "common": "finding shared wording", "paired": "pairing documents", "chained": "chaining what many share",
    "places": "gathering places", "worn": "finding set phrases",
    "growing": "growing passages", "implied": "concluding from third documents",
    "meaning": "comparing meaning", "writing": "writing", "edges": "who took from whom",
}  # fmt: skip


def _column(name: str, what: str) -> Any:
    return typer.Option(name, metavar="COLUMN", help=f"Of tables: the column of {what}.", show_default=False)


def reuse(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the results go, and what the next run goes on from.")],
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES...",
            help="Tables of texts (JSON Lines, CSV, TSV, Parquet), files, folders, archives; - is standard input.",
            show_default=False,
        ),
    ] = None,
    library: Annotated[
        str | None,
        typer.Option(
            "--library", "-L", metavar="L", help="The documents of this Library, with files or alone.", show_default=False
        ),
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Add to what DIR has already; only what is new is joined.")] = False,
    engine: Annotated[str, typer.Option("--engine", metavar="NAME", help="duckdb, spark or sqlite.")] = "duckdb",
    meaning: Annotated[
        bool, typer.Option("--meaning", help="Also compare by meaning: translations, and the same said in other words. Slow.")
    ] = False,
    memory: Annotated[float, typer.Option("--memory", min=0.2, metavar="GB", help="Memory that the engine may take.")] = 4.0,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, metavar="N", help="Processes; else one for each core.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print run.json instead of the summary.")] = False,
    text_column: Annotated[str | None, _column("--text", "the texts")] = None,
    id_column: Annotated[str | None, _column("--id-column", "the ids")] = None,
    outlet_column: Annotated[str | None, _column("--outlet-column", "the outlets")] = None,
    published_column: Annotated[str | None, _column("--published-column", "the dates")] = None,
    title_column: Annotated[str | None, _column("--title-column", "the titles")] = None,
) -> int:
    """Find every passage that the documents of an archive share, and who took it from whom.

    DIR then holds passages.parquet, clusters.parquet, edges.parquet, absent.parquet (sources that are not in the archive),
    formulas.parquet (set phrases and standing paragraphs, which are no derivation), documents.parquet and run.json. A run that was
    stopped goes on where it was when the same command is given again.

    \b
    Examples:
      headwater reuse articles.jsonl --out reuse
      headwater reuse today.jsonl --add --out reuse
      headwater reuse --library press.headwater --out reuse

    Exit status: 0 done; 2 done, and some rows could not be read.
    """
    files = given or []
    if not files and library is None:
        raise UsageError("nothing to compare; name files, or a Library with --library")
    inputs.standard_input_once(files)
    for one in files:
        if one != inputs.STANDARD_INPUT and not Path(one).exists():
            raise NotFound(f"{one}: no such file or folder; check its name")
    columns = {
        "text": text_column, "id": id_column, "outlet": outlet_column, "published": published_column, "title": title_column,
    }  # fmt: skip
    with terminal.progress("reading") as progress:
        from headwater.reusing import reuse as run

        named = {what: column for what, column in columns.items() if column}
        with _rows(files, library, named) as rows:
            done = run(
                rows, out, engine=engine, adding=add, memory_gb=memory, workers=workers, by_meaning=meaning,
                told=lambda stage, share: progress(STAGES[stage], share),
            )  # fmt: skip
    if as_json:
        terminal.write(json.dumps(done.run, ensure_ascii=False) + "\n")
    else:
        terminal.write("".join(f"{line}\n" for line in _summary(done)))
    unread = done.run["left_out"].get("unreadable")
    for line in unread["examples"] if unread else []:
        terminal.complain(line)
    if unread and unread["count"] > len(unread["examples"]):
        terminal.complain(f"{unread['count']:,} rows could not be read; the first are named above, the rest is done")
    return UNREAD if unread else DONE


@contextmanager
def _rows(files: list[str], library: str | None, columns: dict[str, str]) -> Iterator[Iterable[Entry | Fault]]:
    """The rows of files, then those of a Library, which stays open meanwhile."""
    import sys

    from headwater.listing import entries_in, entries_kept

    given = [sys.stdin.buffer.read() if one == inputs.STANDARD_INPUT else Path(one) for one in files]
    listed = entries_in(given, columns=columns or None)
    if library is None:
        yield listed
        return
    with libraries.opened(library) as store:

        def both() -> Iterator[Entry | Fault]:
            yield from listed
            yield from entries_kept(store)

        yield both()


def _summary(done: Reused) -> Iterator[str]:
    run = done.run
    given, found, cut = run["input"], run["found"], run["cut"]
    yield f"{_many(given['documents'], 'document')}, {given['copies']:,} of them copies of another letter by letter"
    for reason, left in run["left_out"].items():
        named = "see below" if reason == "unreadable" else ", ".join(left["examples"][:3])
        yield f"  {left['count']:,} {LEFT_OUT[reason]}: {named}"
    if given["undated"] or given["dated_in_the_future"]:
        yield f"  {given['undated']:,} without a date, {given['dated_in_the_future']:,} dated in the future, which counts as none"
    yield f"{_many(found['passages'], 'shared passage')} in {_many(found['clusters'], 'cluster')}"
    yield f"{_many(found['edges'], 'derivation')}; {found['absent']:,} from sources that are not in the archive"
    yield f"{_many(found['formulas'], 'formula')}, no derivation; {cut['fragments']:,} turns of phrase passed over"
    if cut["pairs_of_copies"]:
        yield f"  of copies, {cut['pairs_of_copies']:,} pairs are not written out; the first copy stands for the others"
    yield f"in {done.out}: headwater lineage {done.out} draws the story of a document"


def _many(n: int, what: str) -> str:
    return f"{n:,} {what}{'s' * (n != 1)}"
