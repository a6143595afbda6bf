"""`headwater verify`: whether quotations hold against their sources: one, all of a draft, or a list."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import inputs, terminal
from headwater.errors import InputError, NoText, UsageError

if TYPE_CHECKING:
    from headwater.drafts import Answer, Entry
    from headwater.model import Document

HOLD, DOES_NOT_HOLD = 0, 1


def verify(
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="[QUOTATION] SOURCE...",
            help="The words of one quotation, then the sources: files or folders of plain text, HTML or captions (SRT, WebVTT); "
            "- is standard input. With --draft or --from all are sources.",
            show_default=False,
        ),
    ],
    draft: Annotated[
        str | None,
        typer.Option("--draft", metavar="FILE", help="Every quotation of a draft, its headline and captions.", show_default=False),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="CSV",
            help="Every row of a table with the columns quote and, where there are, speaker, source, id.",
            show_default=False,
        ),
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", metavar="NAME", help="Who is quoted, where nothing else says it.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines: one quotation a line, with its verdict.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV: one quotation a line; the columns of --from are kept.")] = False,
    quote_column: Annotated[
        str | None, typer.Option("--quote", metavar="COLUMN", help="With --from: the column of the words.", show_default=False)
    ] = None,
    speaker_column: Annotated[
        str | None,
        typer.Option("--speaker-column", metavar="COLUMN", help="With --from: the column of the speakers.", show_default=False),
    ] = None,
    source_column: Annotated[
        str | None,
        typer.Option(
            "--source-column", metavar="COLUMN", help="With --from: the column that names the source.", show_default=False
        ),
    ] = None,
    id_column: Annotated[
        str | None, typer.Option("--id-column", metavar="COLUMN", help="With --from: the column of the ids.", show_default=False)
    ] = None,
    language: inputs.Language = None,
    source_language: inputs.SourceLanguage = None,
    encoding: inputs.Encoding = None,
) -> int:
    """Say whether a quotation holds: where its words stand in the source, what differs, and what that does to the meaning.

    Of a folder every file is read; what cannot be read is named on standard error. Captions give the time of the words.

    \b
    Examples:
      headwater verify "We shall not raise the fare." speech.txt --speaker Quill
      headwater verify --draft report.html transcripts/
      headwater verify --from quotes.csv transcripts/ --csv > checked.csv
      headwater verify --draft report.txt talk.srt --json

    Exit status: 0 all hold or could not be judged; 1 at least one does not hold (altered, not found, or said by another speaker
    than the one named); 2 wrong use or unreadable input.
    """
    if as_json and as_csv:
        raise UsageError("--json and --csv exclude each other; leave one out")
    columns = {"quote": quote_column, "speaker": speaker_column, "source": source_column, "id": id_column}
    wanted = {use: name for use, name in columns.items() if name is not None}
    if wanted and table is None:
        raise UsageError(
            f"--{'quote' if 'quote' in wanted else next(iter(wanted)) + '-column'} names a column of --from; give that too"
        )
    quotation, files = _given(given, draft, table)
    inputs.standard_input_once([f for f in (*files, draft, table) if f is not None])
    with terminal.progress("reading") as progress:
        asked = _asked(quotation, draft, table, wanted, language, encoding)
        sources = _sources(files, [f for f in (draft, table) if f], encoding, source_language, progress)
        from headwater.drafts import answers

        entries = [_named(entry, speaker) for entry in asked.entries]
        found = []
        progress("verifying", 0.0)
        for i, answer in enumerate(answers(entries, sources, language=asked.language, published=asked.published)):
            found.append(answer)
            progress("verifying", (i + 1) / len(entries))
    if as_json:
        terminal.write("".join(json.dumps(answer.to_dict(), ensure_ascii=False) + "\n" for answer in found))
    elif as_csv:
        terminal.write(_csv(found))
    else:
        _draw(found, quotation is not None, asked.name, len(sources))
    return _checked(found)


def _given(given: Sequence[str], draft: str | None, table: str | None) -> tuple[str | None, list[str]]:
    """The quotation, if one is given as words, and the sources."""
    if draft is not None and table is not None:
        raise UsageError("--draft and --from exclude each other; verify one after the other")
    if draft is not None or table is not None:
        return None, list(given)
    quotation, *files = given
    if not files:
        raise UsageError(f"no source is given; name a file or folder after the quotation ({_short(quotation)})")
    if not quotation.strip():
        raise UsageError("the quotation is empty; give its words between quotation marks, then the sources")
    if _is_there(quotation):
        raise UsageError(
            f"{quotation} is a file, not a quotation; for all quotations in it: headwater verify --draft {quotation} ..."
        )
    if len(files) > 1 and not any(_is_there(file) for file in files):
        raise UsageError(f"{files[0]}: no such file; put all of the quotation between quotation marks, then name the sources")
    return quotation, files


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:39] + "…")


def _is_there(file: str) -> bool:
    try:
        return file == inputs.STANDARD_INPUT or Path(file).exists()
    except (OSError, ValueError):  # a long quotation is no possible name of a file
        return False


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be verified. name: of the draft or list in messages. language, published: of the draft, or the language given."""

    entries: list[Entry]
    name: str = ""
    language: str | None = None
    published: str | None = None


def _asked(
    quotation: str | None, draft: str | None, table: str | None, columns: dict[str, str], language: str | None, encoding: str | None
) -> _Asked:
    from headwater.drafts import Entry, of_draft, of_table

    if quotation is not None:
        return _Asked([Entry("q1", quotation)], language=inputs.checked(language))
    if draft is not None:
        document = inputs.document(draft, encoding, language)
        return _Asked(of_draft(document), draft, document.language, document.published)
    assert table is not None
    entries, left_out = of_table(inputs.document(table, encoding, "und", taken_apart=False).text, name=table, columns=columns)
    for line in left_out:
        terminal.complain(line)
    return _Asked(entries, table, inputs.checked(language))


def _named(entry: Entry, speaker: str | None) -> Entry:
    """The entry with the speaker that the command line names, where it has none of its own. A headline as a whole is nobody's."""
    return replace(entry, speaker=speaker) if speaker and not entry.speaker and entry.form != "indirect" else entry


def _sources(
    files: Sequence[str], but: Sequence[str], encoding: str | None, language: str | None, progress: terminal.Progress
) -> list[Document]:
    """The documents of files and folders, each path once. but: the draft or list, no source though it lie in the folder."""
    found: dict[str, Document] = {}
    for file in files:
        if file == inputs.STANDARD_INPUT or not Path(file).is_dir():
            found[file] = inputs.document(file, encoding, language)
            continue
        inside = [path for path in _files(Path(file)) if not any(_same(path, other) for other in but)]
        before = len(found)
        for i, path in enumerate(inside):
            progress("reading", i / len(inside))
            try:
                found[str(path)] = inputs.document(str(path), encoding, language)
            except InputError as error:
                terminal.complain(str(error))
        if len(found) == before:
            raise NoText(f"{file}: no readable file in this folder; give a folder with text, HTML or captions")
    return list(found.values())


def _files(folder: Path) -> Iterator[Path]:
    """All files in a folder and in its folders, sorted; hidden ones left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _same(path: Path, other: str) -> bool:
    return other != inputs.STANDARD_INPUT and Path(other).exists() and path.samefile(other)


def _draw(found: Sequence[Answer], single: bool, asked_in: str, sources: int) -> None:
    from headwater.cli.views.verdicts import one, table

    width = terminal.width()
    terminal.show(one(found[0], width) if single else table(found, asked_in, sources, width))


def _csv(found: Sequence[Answer]) -> str:
    """The table that was given, or one of the draft's quotations, with the verdicts behind it."""
    from headwater.cli.views.verdicts import columns

    if not found:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    given = [dict(a.entry.row) if a.entry.row else _row(a.entry) for a in found]
    header, judged = list(given[0]), [columns(answer) for answer in found]
    names = [name if name not in header else f"headwater_{name}" for name in judged[0]]
    writer.writerow([*header, *names])
    writer.writerows([*row.values(), *more.values()] for row, more in zip(given, judged, strict=True))
    return out.getvalue()


def _row(entry: Entry) -> dict[str, str]:
    return {"id": entry.id, "part": entry.part, "quote": entry.quotation, "speaker": entry.speaker or ""}


def _checked(found: Sequence[Answer]) -> int:
    """The exit status: 1, with a line that says why, where something does not hold."""
    from headwater.cli.views.verdicts import summed

    if not any(answer.holds is False for answer in found):
        return HOLD
    if len(found) > 1:
        terminal.complain(summed(found))
    return DOES_NOT_HOLD
