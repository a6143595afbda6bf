"""Changes in words: what each one is, what it does to the meaning, and the rule that says so; what matters most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from headwater.export.marks import foreign, snippet
from headwater.export.markup import Html, each, join, tag
from headwater.export.rows import Row, source_of
from headwater.export.wording import FIRST, KINDS, MEANING_SIGNS, MEANINGS, Voice, number, shown, spoken
from headwater.model import MEANINGS as GRADES
from headwater.model import Change, Comparison

AROUND = 60  # characters before and behind a change that the first list shows: one line of it


@dataclass(frozen=True, slots=True)
class Found:
    """A change and the id of what the reader is sent to for it."""

    change: Change
    at: str


def said(comparison: Comparison, change: Change) -> Html:
    """`“may” → “will”`, `“not” left out`, `“never” added`, each side marked as its own; its kind where it has no words."""
    theirs, ours = _sides(comparison, change)
    source = tag("del", theirs, class_="bare") if theirs else None
    report = tag("ins", ours, class_="bare") if ours else None
    return _told(change, source, report)


def _plainly(comparison: Comparison, change: Change) -> Html:
    """As `said`, without marks: a long list of lesser changes in colours would shout."""
    return _told(change, *_sides(comparison, change))


def _sides(comparison: Comparison, change: Change) -> tuple[Html | None, Html | None]:
    """The words of the source and of the report, between quotation marks."""
    theirs = ours = None
    source = source_of(comparison, change.source.doc) if change.source else None
    there, here = shown(change, source.text if source else "", comparison.report.text)
    if source is not None and there is not None:
        theirs = join("“", snippet(source, there), "”")
    if here is not None:
        ours = join("“", snippet(comparison.report, here), "”")
    return theirs, ours


def _told(change: Change, theirs: Html | None, ours: Html | None) -> Html:
    if theirs and ours:
        return join(theirs, " → ", ours)
    if theirs:
        return join(theirs, " left out")
    return join(ours, " added") if ours else tag("span", KINDS[change.kind][0])


def in_order(changes: Iterable[Change]) -> list[Change]:
    """The gravest first; among equals numbers, dates, negations, names and modals; then as they stand."""
    return sorted(changes, key=lambda c: (-GRADES.index(c.meaning), FIRST.index(c.kind) if c.kind in FIRST else len(FIRST)))


def majors(comparison: Comparison, changes: Sequence[Change], voice: Voice) -> Html | None:
    """A line for each change of meaning, with its rule."""
    lines = [
        tag("li", tag("b", f"{MEANING_SIGNS['major']} {KINDS[c.kind][0]}", class_="grave"), " ", said(comparison, c), " ",
            tag("span", voice.sentence(c.reason), class_="rule"))
        for c in in_order(changes) if c.meaning == "major"
    ]  # fmt: skip
    return tag("ul", *lines, class_="majors", role="list") if lines else None


def spelt_out(comparison: Comparison, changes: Sequence[Change], voice: Voice) -> Html:
    """Changes under the rule that names them, each rule said once, as a sentence."""
    return _list(comparison, changes, lambda change: tag("span", f", {MEANINGS[change.meaning]}. {voice.sentence(change.reason)}",
                                                         class_="rule"))  # fmt: skip


def in_short(comparison: Comparison, changes: Sequence[Change]) -> Html:
    """Changes under the name of the rule alone: the glossary says what it means."""
    return _list(comparison, changes, None)


def _list(comparison: Comparison, changes: Sequence[Change], rule: Callable[[Change], Html] | None) -> Html:
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in in_order(changes):
        groups.setdefault((change.meaning, change.reason), []).append(change)
    lines = []
    for (meaning, reason), found in groups.items():
        name = KINDS[found[0].kind][0] if rule else spoken(reason)
        head = tag("b", f"{MEANING_SIGNS[meaning]} {name}", class_="grave" if meaning == "major" else None)
        drawn = said if meaning == "major" else _plainly
        words = each(tag("span", drawn(comparison, c)) for c in found)
        lines.append(tag("li", head, rule(found[0]) if rule else None, tag("div", words, class_="pairs")))
    return tag("ul", *lines, class_="rules", role="list")


def lesser(changes: Sequence[Change]) -> str:
    """`3 minor, 2 without weight`; empty where all are grave."""
    minor, none = (sum(c.meaning == m for c in changes) for m in ("minor", "none"))
    return ", ".join([f"{minor} minor"] * bool(minor) + [f"{none} without weight"] * bool(none))


def found_first(comparison: Comparison, rows: Sequence[Row], cards: dict[str, str]) -> list[Found]:
    """Every change of meaning once: those of the rows, then those that only the judgement of a quotation names.

    cards: ids of the quotations with the ids of their cards.
    """
    told = [Found(c, row.id) for row in rows for link in row.links for c in link.changes if c.meaning == "major"]
    known = {_key(f.change) for f in told}
    for quotation in comparison.quotations:
        for change in quotation.verdict.changes if quotation.verdict else ():
            if change.meaning == "major" and _key(change) not in known:
                known.add(_key(change))
                told.append(Found(change, cards[quotation.id]))
    order = {id(change): i for i, change in enumerate(in_order(f.change for f in told))}
    return sorted(told, key=lambda f: order[id(f.change)])


def _key(change: Change) -> tuple[object, ...]:
    return (change.kind, change.report and (change.report.start, change.report.end),
            change.source and (change.source.start, change.source.end))  # fmt: skip


def _in_place(comparison: Comparison, change: Change) -> Html | None:
    """The change among the words around it, in the report where it has words there: `shall go → not` alone tells nobody what became
    of the sentence. The rule stands with the passage."""
    span = change.report or change.source
    if span is None:
        return None
    document = comparison.report if change.report else source_of(comparison, span.doc)
    text = document.text
    start = max(0, span.start - AROUND, text.rfind("\n", 0, span.start) + 1)
    if 0 < start < span.start and not text[start - 1].isspace():
        start = text.find(" ", start, span.start) + 1 or start
    line = text.find("\n", span.end)
    end = min(len(text) if line < 0 else line, span.end + AROUND)
    if end < len(text) and not text[end].isspace():
        end = max(text.rfind(" ", span.end, end), span.end)
    head, tail = (
        "… " if text[:start].rstrip(" ")[-1:] not in ("", "\n") else "",
        " …" if text[end:].lstrip(" ")[:1] not in ("", "\n") else "",
    )
    words = (head, text[start : span.start], tag("b", text[span.start : span.end]), text[span.end : end], tail)
    return tag("span", "" if change.report else "in the source: ", tag("bdi", *words, lang=foreign(document)), class_="around")


def first_list(comparison: Comparison, found: Sequence[Found]) -> Html:
    """The changes of meaning as links to where they stand, each with its sentence."""
    if not found:
        return tag("p", "No change of meaning was found in what is linked.", class_="none-found")
    lines = [
        tag("li", tag("a", tag("b", KINDS[f.change.kind][0], class_="kind"), " ", said(comparison, f.change), href=f"#{f.at}"), " ",
            _in_place(comparison, f.change))
        for f in found
    ]  # fmt: skip
    return tag("ol", *lines, class_="first", role="list")


def summed(changes: Sequence[Change]) -> str:
    """`3 changes of meaning: 2 numbers, 1 name`."""
    counts = Counter(c.kind for c in in_order(changes))
    return f"{number(len(changes), 'change')} of meaning: {', '.join(number(n, *KINDS[kind]) for kind, n in counts.items())}"
