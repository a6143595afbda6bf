"""Differences of wording: what the collation leaves when numbers, names, days and cues of force have been told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from headwater.align.collation import FORM, Cell
from headwater.judge.idle import content_words, grammar_word, idle_words
from headwater.judge.lexicon import agree, exchanged_things, plainly_opposite, related
from headwater.judge.passage import Collated, Passage, Range
from headwater.judge.readiness import Near
from headwater.judge.rules import Difference
from headwater.model import Span

# Words of a phrase that the lexicon is asked about as a whole.
LONGEST_PHRASE = 3
# Cells whose words have no counterpart.
UNANSWERED = ("other", "added", "dropped")
CLOSE_WORDS = 0.6  # cosine of two words' vectors from which they may say the same (`align.collation.Collating.closeness`)
# What stands between two words and says nothing by itself: space, and the kinds of quotation marks.
_SILENT = re.compile(r"[\s\"“”„«»「」『』‘’'`]+")
_STOP = re.compile(r"[.!?。！？؟]")
_ENDS = re.compile(r"[.!?。！？:;…\"“„«「]\s*[\"“„«「(]*\s*$|^\s*$")


def wording(both: Collated, told: tuple[Set[int], Set[int]], near: Near | None = None) -> Iterator[Difference]:
    """Differences of words, order, spelling and punctuation, in the order of the cells.

    told: the tokens of the report and of the source that another kind of difference (or agreement) has spoken for. near: likeness
    of words by the encoder, which may know a synonym that the lexicon does not.
    """
    for cell in both.cells:
        if cell.how == "same":
            yield from _same(both, cell)
        elif cell.how in ("form", "related"):
            if cell.how == "form" or (cell.report[0] not in told[0] and cell.source[0] not in told[1]):
                sure = cell.relation != "antonym" or _in_one_place(both, cell)
                yield Difference(
                    "word", _relation(both, cell), both.report.span(cell.report), both.source.span(cell.source), sure=sure
                )
        else:
            yield from _unequal(both, cell, told, near)
    yield from _moves(both)
    yield from _far_opposites(both, told)


def _relation(both: Collated, cell: Cell) -> str:
    """What the lexicon says of the two words of a cell; "agreement" for a verb with and without the s of the third person."""
    if cell.relation == "lemma":
        a, b = both.report.tokens[cell.report[0]].form, both.source.tokens[cell.source[0]].form
        if agree(a, b):
            return "agreement"
    return cell.relation or ""


def _in_one_place(both: Collated, cell: Cell) -> bool:
    """Whether two opposites stand in one place by their neighbours, apart from being a pair themselves."""
    (i, _), (j, _) = cell.report, cell.source
    beside = [both.there[i + k] - k - j for k in (-2, -1, 1, 2) if i + k in both.there]
    return sum(abs(away) <= 1 for away in beside) >= min(2, len(beside)) and any(abs(away) <= 1 for away in beside)


def _far_opposites(both: Collated, told: tuple[Set[int], Set[int]]) -> Iterator[Difference]:
    """Opposites wherever they stand, where nothing answers either: "the sides refused the measures", "the measures were agreed"."""
    alone = [c for c in both.cells if c.how in UNANSWERED]
    mine = [k for c in alone for k in range(*c.report) if k not in told[0] and not grammar_word(both.report, k)]
    theirs = [k for c in alone for k in range(*c.source) if k not in told[1] and not grammar_word(both.source, k)]
    language = both.report.language or both.source.language
    for i in mine:
        for j in theirs:
            if plainly_opposite(both.report.tokens[i].form, both.source.tokens[j].form, language):
                yield Difference("word", "antonym", both.report.span((i, i + 1)), both.source.span((j, j + 1)))


def _same(both: Collated, cell: Cell) -> Iterator[Difference]:
    """What differs between equal words: case inside a sentence, accents and digits' grouping, punctuation between them."""
    for k in range(cell.report[1] - cell.report[0]):
        one, other = both.report.tokens[cell.report[0] + k], both.source.tokens[cell.source[0] + k]
        mine, theirs = both.report.document.text, both.source.document.text
        a, b = mine[one.start : one.end], theirs[other.start : other.end]
        if a != b and a.replace("’", "'") != b.replace("’", "'"):
            opens = _opens(both.report, cell.report[0] + k) or _opens(both.source, cell.source[0] + k)
            if a.casefold() != b.casefold():
                yield Difference("mark", "spelling", Span(one.start, one.end), Span(other.start, other.end), content=0)
            elif not opens:
                yield Difference("mark", "case", Span(one.start, one.end), Span(other.start, other.end), content=0)
        if k + 1 < cell.report[1] - cell.report[0]:
            behind, behind_there = both.report.tokens[cell.report[0] + k + 1], both.source.tokens[cell.source[0] + k + 1]
            if _SILENT.sub("", mine[one.end : behind.start]) != _SILENT.sub("", theirs[other.end : behind_there.start]):
                yield Difference("mark", "punctuation", _gap(one.end, behind.start), _gap(other.end, behind_there.start), content=0)


def _gap(start: int, end: int) -> Span | None:
    return Span(start, end) if end > start else None


def _opens(side: Passage, k: int) -> bool:
    """Whether a token begins a sentence or a quotation, where a capital says nothing."""
    start = side.tokens[k].start
    return k == 0 or _ENDS.search(side.document.text[max(0, start - 6) : start]) is not None


def _unequal(both: Collated, cell: Cell, told: tuple[Set[int], Set[int]], near: Near | None) -> Iterator[Difference]:
    if relation := _phrase(both, cell):
        yield Difference("word", relation, both.report.span(cell.report), both.source.span(cell.source), content=0)
        return
    idle = idle_words(both.report, cell.report, told[0]), idle_words(both.source, cell.source, told[1])
    for at in idle[0]:
        yield Difference("words", "filler", both.report.span(at), None, content=0)
    for at in idle[1]:
        yield Difference("words", "filler", None, both.source.span(at), content=0)
    spoken = [{*told[k], *(i for at in idle[k] for i in range(*at))} for k in (0, 1)]
    mine, theirs = _rest(both.report, cell.report, spoken[0]), _rest(both.source, cell.source, spoken[1])
    weigh, weigh_there = content_words(both.report, mine), content_words(both.source, theirs)
    report = both.report.span(mine) if mine[1] > mine[0] else None
    source = both.source.span(theirs) if theirs[1] > theirs[0] else None
    if report is None and source is None:
        return
    if not weigh and not weigh_there:
        yield Difference("words", "grammar", report, source, content=0)
    elif weigh and weigh_there:
        says = "exchanged" if weigh == weigh_there == 1 and _another_thing(both, mine, theirs, near) else "other"
        yield Difference("words", says, report, source, content=max(weigh, weigh_there))
    elif weigh:
        yield Difference("words", "added", report, None, content=weigh)
    else:
        # a sentence of the source of which the report has nothing is left out, as omissions tell, and the others say what they said
        yield Difference("words", "dropped", None, source, content=weigh_there, sure=not _whole_sentences(both.source, cell.source))


def _whole_sentences(side: Passage, at: Range) -> bool:
    """Whether a range of tokens begins and ends where sentences do."""
    text, words = side.document.text, side.tokens
    return all(k in (0, len(words)) or _STOP.search(text, words[k - 1].end, words[k].start) is not None for k in at)


def _another_thing(both: Collated, mine: Range, theirs: Range, near: Near | None) -> bool:
    """Whether the one word of content of two runs names a thing on either side, one of them a thing that can be pointed at, and
    neither the lexicon nor the encoder knows a tie between them."""
    language = both.report.language or both.source.language
    a, b = (
        next(side.tokens[k].form for k in range(*at) if not grammar_word(side, k))
        for side, at in ((both.report, mine), (both.source, theirs))
    )
    if not exchanged_things(a, b, language):
        return False
    return near is None or float(near([a], [b])[0, 0]) < CLOSE_WORDS


def _phrase(both: Collated, cell: Cell) -> str | None:
    """What the lexicon knows of two short runs of words as wholes, where both say the same: "won't" and "will not"."""
    sizes = cell.report[1] - cell.report[0], cell.source[1] - cell.source[0]
    if not all(0 < size <= LONGEST_PHRASE for size in sizes) or sizes == (1, 1):
        return None
    mine, theirs = (
        " ".join(t.form for t in side.tokens[slice(*at)]) for side, at in ((both.report, cell.report), (both.source, cell.source))
    )
    relation = related(mine, theirs, both.report.language or both.source.language)
    return relation if relation in FORM or relation == "synonym" else None


def _rest(side: Passage, at: Range, told: Set[int]) -> Range:
    """The longest run of a range that is not spoken for, without grammar words at its edges where it has content."""
    runs: list[Range] = []
    for k in range(*at):
        if k in told:
            continue
        if runs and runs[-1][1] == k:
            runs[-1] = (runs[-1][0], k + 1)
        else:
            runs.append((k, k + 1))
    first, last = max(runs, key=lambda r: (content_words(side, r), r[1] - r[0]), default=(at[0], at[0]))
    if content_words(side, (first, last)):
        while grammar_word(side, first):
            first += 1
        while grammar_word(side, last - 1):
            last -= 1
    return first, last


def _moves(both: Collated) -> Iterator[Difference]:
    """Runs of words that stand elsewhere in the order of the source, those with content only."""
    run: list[Cell] = []
    for cell in [*both.cells, None]:
        if cell and cell.moved and (not run or cell.report[0] == run[-1].report[1]):
            run.append(cell)
            continue
        if run:
            mine = (run[0].report[0], run[-1].report[1])
            theirs = (min(c.source[0] for c in run), max(c.source[1] for c in run))
            if weight := content_words(both.report, mine):
                yield Difference("order", "moved", both.report.span(mine), both.source.span(theirs), content=weight)
        run = [cell] if cell and cell.moved else []
