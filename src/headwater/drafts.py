"""What a draft or a list asks to have verified, and what became of each: quotations, headlines and captions against sources.

of_draft(document)        what stands between marks, also inside reported speech and in headings, and the headline as a paraphrase
of_table(text, name=...)  the rows of a CSV file
answers(entries, sources)   a verdict for each, with the source that holds it and its time where that has time codes

Each source is prepared once, however many quotations are asked of it (`verifying` keeps what it works out of a document).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from headwater.errors import InputError, UsageError
from headwater.intake.captions import time_at
from headwater.model import Document, Quotation, Span, Verdict
from headwater.quotes import finding
from headwater.quotes.cues import cues_for
from headwater.quotes.direct import pairing
from headwater.text.segments import plain, segments
from headwater.text.tokens import tokens

Verify = Callable[..., Verdict]

DELIMITERS = ",;\t|"
# The names under which a column is found where none is given; the first is the one that messages use.
COLUMNS = {"quote": ("quote", "quotation", "quoted"), "speaker": ("speaker",), "source": ("source",), "id": ("id",)}
DID_NOT_HOLD = ("altered", "not_found")
LEAST_WORDS = 2  # between marks in a heading: a single word with a capital is a name or a title
PARAPHRASE_WORDS = 4  # a heading of fewer says no more than what the text is about ("Live updates")
LONGEST_FIELD = 1_000_000  # characters; Python's own bound of 131,072 is met by a speech in one cell


@dataclass(frozen=True, slots=True)
class Entry:
    """A quotation to be verified.

    quotation: its words; what an attribution parts ("A," he said, "b") in one. spans: where they stand in the draft. part: `text`,
    `headline`, `caption` or `list`. form: `direct`, `mixed`, or `indirect` for a headline as a whole. source: the name of the one
    source that a list wants asked. row: all columns of a list, as they were.
    """

    id: str
    quotation: str
    speaker: str | None = None
    part: str = "list"
    form: str = "direct"
    spans: tuple[Span, ...] = ()
    source: str | None = None
    row: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a quotation; source: the document that its place is in, else the only one asked. time: in seconds."""

    entry: Entry
    verdict: Verdict
    source: Document | None = None
    time: float | None = None

    @property
    def holds(self) -> bool | None:
        """Whether it holds as it was given, its speaker included; None where it could not be judged.

        A headline that is no quotation need not stand in the source: it does not hold only where its meaning is altered.
        """
        if self.verdict.verdict == "unchecked" or (self.entry.form == "indirect" and self.verdict.verdict == "not_found"):
            return None
        return self.verdict.verdict not in DID_NOT_HOLD and "misattributed" not in self.verdict.flags

    def to_dict(self) -> dict[str, Any]:
        """One line of `headwater verify --json`; the `report` spans of changes point into `quotation`."""
        entry = self.entry
        told: dict[str, Any] = {"id": entry.id, "quotation": entry.quotation, "speaker": entry.speaker}
        if entry.part != "list":
            told |= {"part": entry.part, "form": entry.form, "spans": [s.to_dict() for s in entry.spans]}
        found = {"source": self.source.id if self.source and self.verdict.source else None}
        time = {} if self.time is None else {"time": self.time}
        return {**told, **found, **time, "verdict": self.verdict.to_dict()}


def answers(
    entries: Sequence[Entry],
    sources: Sequence[Document],
    verify: Verify | None = None,
    *,
    language: str | None = None,
    published: str | None = None,
) -> Iterator[Answer]:
    """The verdict of each, in order. sources: with ids of their own. verify: `verifying.verify`, given in tests.

    language, published: of the draft, where there is one: "yesterday" in a quotation is the day before it was published.
    Raises UsageError where a list names a source that is not among those given.
    """
    ask = verify or _verify()
    wanted = [_wanted(entry, sources) for entry in entries]
    for entry, documents in zip(entries, wanted, strict=True):
        # what stands between a headline's marks is put short; a headline as a whole is told indirectly
        form = "headline" if entry.part == "headline" and entry.form != "indirect" else entry.form
        verdict = ask(entry.quotation, documents, speaker=entry.speaker, language=language, published=published, form=form)
        source = _holding(verdict, documents)
        time = time_at(source, verdict.source[0].start) if source and verdict.source else None
        yield Answer(entry, verdict, source, time)


def _verify() -> Verify:
    from headwater.verifying import verify

    return verify


def _holding(verdict: Verdict, documents: Sequence[Document]) -> Document | None:
    """The document that the first span of a verdict lies in; the only one there is without a span."""
    if verdict.source and verdict.source[0].doc is not None:
        return next((d for d in documents if d.id == verdict.source[0].doc), None)
    return documents[0] if len(documents) == 1 else None


def _wanted(entry: Entry, sources: Sequence[Document]) -> list[Document]:
    """The sources that a row asks for: all, or those of the name it gives: a path, or a file's name with or without its end."""
    if not entry.source:
        return list(sources)
    found = next((same for same in (_whole, _file, _stem) if any(same(d.id) == same(entry.source) for d in sources)), None)
    if found is None:
        some = ", ".join(repr(d.id) for d in sources[:3]) + (" and others" if len(sources) > 3 else "")
        raise UsageError(f"{entry.id}: source {entry.source!r} is not among the sources given ({some}); give it, or its folder")
    return [d for d in sources if found(d.id) == found(entry.source)]


def _whole(name: str) -> str:
    return name


def _file(name: str) -> str:
    return PurePath(name).name.casefold()


def _stem(name: str) -> str:
    return PurePath(name).stem.casefold()


# A draft


def of_draft(document: Document) -> list[Entry]:
    """What stands between marks in a draft, in its text and in its headings, and its headline; in reading order.

    Indirect speech claims no words: only the marked ones of a mixed quotation are asked for, each piece alone.
    """
    found = finding.quotations(document, segments(document))
    # of straight single marks in a heading the reading below knows more
    body = [_quoted(document, q, spans) for q in found for spans in _marked(q)]
    body = [x for x in body if x.part != "headline" or document.text[x.spans[0].start - 1 : x.spans[0].start] != "'"]
    lines = list(_headings(document))
    between = [_between(document, m, body) for m in _in_headings(document, lines)]
    marked = [x for x in between if x is not None and not any(_meet(x.spans, y.spans) for y in body)]
    title = _apart(document, lines, body)
    # the headline's own words would be said twice if all of it stands between marks
    whole = [x for x in _headline(document, lines) if not any(_forms(x.quotation) == _forms(y.quotation) for y in [*body, *marked])]
    ordered = sorted([*body, *marked], key=lambda x: x.spans[0].start)
    return _numbered([*title, *whole, *ordered])


def _numbered(found: Sequence[Entry]) -> list[Entry]:
    """With ids of their own: h1 ... of headings, q1 ... of quotations in the text and its captions."""
    counts: Counter[str] = Counter()
    out = []
    for one in found:
        letter = "h" if one.part == "headline" else "q"
        counts[letter] += 1
        out.append(replace(one, id=f"{letter}{counts[letter]}"))
    return out


def _marked(quotation: Quotation) -> list[tuple[Span, ...]]:
    """The words of a quotation that claim to be the speaker's own: all of a direct one together, each piece of a mixed one."""
    if quotation.form == "mixed":
        return [(span,) for span in quotation.marked]
    return [quotation.spans] if quotation.form == "direct" else []


def _quoted(document: Document, quotation: Quotation, spans: tuple[Span, ...]) -> Entry:
    start = spans[0].start
    kind = next((b.kind for b in document.blocks if b.start <= start < b.end), "paragraph")
    part = {"heading": "headline", "caption": "caption"}.get(kind, "text")
    words = " ".join(plain(document, s.start, s.end) for s in spans)
    speaker = quotation.speaker.name if quotation.speaker else None
    return Entry(quotation.id, words, speaker, part, quotation.form, spans)


def _headings(document: Document) -> Iterator[Span]:
    return (Span(b.start, b.end) for b in document.blocks if b.kind == "heading")


def _in_headings(document: Document, headings: Sequence[Span]) -> list[Span]:
    """The words between marks in the headings, without the marks, in order."""
    found = pairing.top_level(pairing.marked(document, cues_for(document.language)))
    inside = [m for m in found if any(h.start <= m.outer and m.after <= h.end for h in headings)]
    paired = [Span(m.start, m.end) for m in inside if m.mark != "'"]
    single = [span for h in headings for span in _single_marked(document, h) if not _meet([span], paired)]
    return sorted([*paired, *single])


def _single_marked(document: Document, heading: Span) -> Iterator[Span]:
    """What straight single marks enclose in a heading. In running text most of them are apostrophes; headings quote with them."""
    text, elisions = document.text, cues_for(document.language).elisions
    marked = [i for i in range(heading.start, heading.end) if text[i] == "'"]
    opening = [
        i for i in marked if not _letter(text[i - 1 : i]) and text[i + 1 : i + 2].strip() and not elisions.match(text, i + 1)
    ]
    for start, following in pairwise([*opening, heading.end]):
        # the last before the next opening mark: "the masons' pay" inside is no end
        ends = [i for i in marked if start + 1 < i < following and text[i - 1].strip() and not _letter(text[i + 1 : i + 2])]
        if ends:
            yield Span(start + 1, ends[-1])


def _letter(character: str) -> bool:
    """Whether a letter or digit of a script that parts its words by spaces, so that a mark beside it is an apostrophe."""
    return character.isalnum() and character < "\u2e80"


def _between(document: Document, found: Span, body: Sequence[Entry]) -> Entry | None:
    """What stands between marks in a heading; None for a single word that is a name or title."""
    words = plain(document, found.start, found.end)
    count = len(tokens(words))
    if not count or (count < LEAST_WORDS and not words[:1].islower()):
        return None
    return Entry("", words, _speaker(document, found, words, body), "headline", "direct", (found,))


def _speaker(document: Document, found: Span, words: str, body: Sequence[Entry]) -> str | None:
    """Whom a heading quotes: whom it names before a colon, else the speaker of the quotation in the text that has its words."""
    line = document.text[document.text.rfind("\n", 0, found.start) + 1 : found.start - 1].rstrip()
    if line.endswith((":", "：")) and 0 < len(tokens(line)) <= PARAPHRASE_WORDS:
        return line[:-1].strip()
    forms = f" {' '.join(_forms(words))} "
    return next((q.speaker for q in body if q.speaker and forms in f" {' '.join(_forms(q.quotation))} "), None)


def _headline(document: Document, headings: Sequence[Span]) -> list[Entry]:
    """The first heading as what it says, in its own words."""
    if not headings or len(tokens(words := plain(document, headings[0].start, headings[0].end))) < PARAPHRASE_WORDS:
        return []
    return [Entry("", words, None, "headline", "indirect", (headings[0],))]


def _apart(document: Document, headings: Sequence[Span], body: Sequence[Entry]) -> list[Entry]:
    """The title of a page whose text does not hold it: as a paraphrase, and what stands between its marks. They have no spans."""
    from headwater.reading import document as document_of

    if not document.title or headings or " ".join(document.title.split()) in " ".join(document.text.split()):
        return []
    title = document_of(document.title, language=document.language)
    line = [Span(0, len(title.text))]
    marked = [_between(title, m, body) for m in _in_headings(title, line)]
    return [replace(x, spans=()) for x in [*_headline(title, line), *marked] if x is not None]


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in some for b in others)


def _forms(words: str) -> list[str]:
    return [t.form for t in tokens(words)]


# A list


def of_table(text: str, *, name: str, columns: dict[str, str] | None = None) -> tuple[list[Entry], list[str]]:
    """The rows of a CSV file as quotations, and a line for each row that was left out, with the reason.

    name: how messages call the file. columns: the file's names for `quote`, `speaker`, `source` and `id` where it has others.
    Columns are parted by commas, semicolons, tabs or bars: the first line tells.
    Raises InputError for a file that has no rows or cannot be parted, UsageError for a column that it does not have.
    """
    csv.field_size_limit(LONGEST_FIELD)
    first = text.lstrip("\ufeff\r\n").partition("\n")[0]
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=_delimiter(first, columns or {}), strict=True)
    entries: list[Entry] = []
    left_out: list[str] = []
    try:
        header = [cell.strip() for cell in next((row for row in reader if any(row)), [])]
        if not header:
            raise InputError(f"{name}: no line in it; give a table with a line of column names, of which one is 'quote'")
        at = _columns(header, columns or {}, name, reader.line_num)
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            where = f"{name} line {reader.line_num}"
            if len(row) > len(header):
                raise InputError(f"{where}: {len(row)} values for {len(header)} columns; put a quotation that holds a "
                                 f"{_named(reader.dialect.delimiter)} between double quotes")  # fmt: skip
            values = [*row, *[""] * (len(header) - len(row))]
            one = {key: values[i].strip() for key, i in at.items()}
            if not one["quote"]:
                left_out.append(f"{where}: no quotation in column {header[at['quote']]!r}; the row is left out")
                continue
            id = one.get("id") or f"q{len(entries) + 1}"
            kept = tuple(zip(header, values, strict=True))
            entries.append(Entry(id, one["quote"], one.get("speaker") or None, source=one.get("source") or None, row=kept))
    except csv.Error as fault:
        raise InputError(f"{name} line {reader.line_num}: not a table ({fault}); save it again as CSV in UTF-8") from None
    return entries, left_out


def _delimiter(first: str, columns: dict[str, str]) -> str:
    """The character that parts the first line into columns, of which one holds the quotations; else the most frequent one."""
    wanted = {columns["quote"]} if "quote" in columns else set(COLUMNS["quote"])
    parted = {mark: [cell.strip(' "\r').casefold() for cell in first.split(mark)] for mark in DELIMITERS}
    known = [mark for mark in DELIMITERS if {w.casefold() for w in wanted} & set(parted[mark])]
    return max(known or DELIMITERS, key=lambda mark: len(parted[mark]))


def _columns(header: Sequence[str], given: dict[str, str], name: str, line: int) -> dict[str, int]:
    """The index of each column that there is. given: names by use; those must be there."""
    folded = [cell.casefold() for cell in header]
    at: dict[str, int] = {}
    for use, names in COLUMNS.items():
        looked_for = (given[use],) if use in given else names
        found = next((folded.index(n.casefold()) for n in looked_for if n.casefold() in folded), None)
        if found is not None:
            at[use] = found
        elif use == "quote" or use in given:
            there = ", ".join(repr(cell) for cell in header)
            option = "--quote" if use == "quote" else f"--{use}-column"
            other = next((cell for cell in header if cell), "NAME")
            raise UsageError(
                f"{name} line {line}: no column {looked_for[0]!r}; the columns are {there}; name it with {option} {other}"
            )
    return at


def _named(delimiter: str) -> str:
    return {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}[delimiter]
