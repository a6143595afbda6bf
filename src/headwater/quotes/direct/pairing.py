"""Quotation marks: which open, which close, what they enclose, over paragraphs too.

Method: one pass a paragraph with a stack; the shape of what stands around a mark (space, letter, digit, stop) tells an opening mark
from a closing one and both from an apostrophe or an inch mark. What a paragraph leaves open, the next may continue.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.model import Document
from headwater.quotes.cues import Cues

# An opening mark and the marks that may close it. „ is closed by three marks in practice; ” opens in Swedish and careless typing,
# and pages that were put together from two sources open with a straight mark and close with a curved one, or the reverse.
PAIRS = {
    "„": "“”\"‟", "‟": "”", "“": "”‟\"“", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "‚": "‘’'", "‘": "’", '"': '"”', "'": "'",
    "「": "」", "『": "』", "《": "》", "〈": "〉", "﹁": "﹂", "﹃": "﹄", "〝": "〞〟", "＂": "＂",
}  # fmt: skip
ONE_SHAPE = frozenset("\"'＂”")  # marks that open and close alike: none of them alone says which it does
TITLES = "《〈"  # book-title marks in Chinese and Japanese, quotation marks in Korean
MARK = re.compile("[„‟“”«»‹›‚‘’\"'「」『』《》〈〉﹁﹂﹃﹄〝〞〟＂]")
CLOSERS = frozenset("”»›’\"'」』》〉﹂﹄〞〟＂“‘")
OPEN_BEFORE = frozenset("([{—–-/¿¡:：，,、。|") | frozenset(PAIRS)
STOPS = frozenset(".,;:!?…。，！？；：、؟،؛)]}—–-")
DOUBLED = ("''", "``", "‘‘", "’’")  # two single marks typed for a double one
# Scripts without an apostrophe: a single mark beside one of their letters is a quotation mark (Korean joins its particles to it)
UNELIDED = re.compile(r"[\u0600-\u06ff\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
HANGUL = re.compile(
    r"[\uac00-\ud7af]"
)  # no mark opens before one without a space: what is joined so is a particle behind a closing mark
UNELIDED_LANGUAGES = frozenset({"ar", "fa", "ja", "ko", "th", "zh"})
CARRIED_PARAGRAPHS = 4  # a quotation whose mark never closes is looked for this far, then taken for a slip


@dataclass(frozen=True, slots=True)
class Marked:
    """What one pair of marks encloses: `[start, end)` without the marks, `[outer, after)` with them; parts of one quotation share
    `group`. closed: whether its own closing mark was found."""

    outer: int
    start: int
    end: int
    after: int
    mark: str
    closed: bool
    group: int


@dataclass(slots=True)
class _Open:
    position: int
    mark: str
    inner: int  # pairs completed inside so far: tells a dangling mark from one that runs on


def paragraphs(document: Document) -> list[tuple[int, int, bool]]:
    """The parts of a document that marks may run through: (start, end, whether it is a heading). Without blocks: its lines."""
    if document.blocks:
        return [(b.start, b.end, b.kind == "heading") for b in document.blocks if b.kind not in ("furniture", "dateline", "byline")]
    return [
        (m.start(), m.end(), False)
        for m in re.finditer(r"[^\r\n]+(?:\r?\n(?=\S)[^\r\n]+)*" if _wrapped(document.text) else r"[^\r\n]+", document.text)
    ]


def _wrapped(text: str) -> bool:
    """Whether blank lines part the paragraphs, so that a single line break is only where a line was full."""
    return re.search(r"\n[ \t]*\r?\n", text) is not None


def marked(document: Document, cues: Cues) -> list[Marked]:
    """Everything between marks, in order of opening, outer before inner."""
    text = _single_for_doubled(document.text)
    reversed_guillemets = len(re.findall(r"(?:^|[\s(])[»›]\w", text)) > len(re.findall(r"(?:^|[\s(—–])[«‹]\s?\w", text))
    found: list[Marked] = []
    carried: tuple[str, int] | None = None  # the mark left open and its group
    parts = paragraphs(document)
    for index, (start, end, heading) in enumerate(parts):
        if heading:
            carried = None
        pairs, dangling, strays = _pair(text, start, end, cues, reversed_guillemets)
        group = len(found)
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        if carried and first < end and text[first] in _reopening(carried[0]):
            begun = next((p for p in pairs if p[0] == first), None)
            if begun:
                pairs.remove(begun)
                found.append(Marked(first, first + 1, begun[1], begun[1] + 1, carried[0], True, carried[1]))
                carried = None
            else:  # reopened and left open again, or an old-style mark at the line's start that the pairing took for a closing one
                close = next((s for s in strays if s > first and text[s] in PAIRS[carried[0]]), None)
                stop = end if close is None else close
                found.append(Marked(first, first + 1, stop, min(stop + 1, end), carried[0], close is not None, carried[1]))
                carried = carried if close is None else None
                dangling = None
                pairs = [p for p in pairs if p[0] > stop]
        elif carried:
            close = next((s for s in strays if text[s] in PAIRS[carried[0]]), None)
            if close is not None:
                found.append(Marked(first, first, close, close + 1, carried[0], True, carried[1]))
                carried = None
            elif _closes_later(text, parts[index + 1 : index + CARRIED_PARAGRAPHS], carried[0], cues, reversed_guillemets):
                found.append(Marked(first, first, end, end, carried[0], False, carried[1]))
            else:
                carried = None
        for offset, (a, b) in enumerate(pairs):
            found.append(Marked(a, a + 1, b, b + 1, text[a], True, group + 1 + offset))
        if dangling is not None:
            number = group + len(pairs) + 1
            found.append(Marked(dangling, dangling + 1, end, end, text[dangling], False, number))
            carried = (text[dangling], number)
    return [_with_both_halves(m, document.text) for m in _runs(found, text)]


def _with_both_halves(m: Marked, text: str) -> Marked:
    """With `outer` and `after` beyond both halves of marks that were typed as two single ones."""
    outer = m.outer - 1 if m.start > m.outer and text[max(0, m.outer - 1) : m.start] in DOUBLED else m.outer
    after = m.after + 1 if m.after > m.end and text[m.end : m.after + 1] in DOUBLED else m.after
    return m if (outer, after) == (m.outer, m.after) else replace(m, outer=outer, after=after)


def _single_for_doubled(text: str) -> str:
    """The text with marks typed as two single ones made one double mark, at the same offsets (a space takes the other's place)."""
    if not any(d in text for d in DOUBLED):
        return text
    text = re.sub(r"(?<![^\s(\[—–-])''(?=\S)|``", ' "', text)
    return text.replace("''", '" ').replace("‘‘", " “").replace("’’", "” ")


def _runs(found: list[Marked], text: str) -> list[Marked]:
    """Without the marks that were left open and that nothing took up, unless all of a paragraph stands behind them."""
    pieces = Counter(m.group for m in found)
    kept = [m for m in found if m.closed or pieces[m.group] > 1 or _opens_paragraph(text, m.outer)]
    return sorted(kept, key=lambda m: (m.outer, -m.after))


def _opens_paragraph(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" \t\u00a0")
    return not before or before[-1] in "\n\r:："


def _reopening(mark: str) -> str:
    """The marks with which a paragraph takes up a quotation; French repeats either guillemet."""
    return {"«": "«»", "»": "»«", "„": "„“", "“": "“„"}.get(mark, mark)


def _closes_later(text: str, parts: Sequence[tuple[int, int, bool]], mark: str, cues: Cues, reversed_guillemets: bool) -> bool:
    """Whether one of the next paragraphs closes a mark without opening one of its kind; only marks with two shapes can tell."""
    if mark in ONE_SHAPE:
        return False
    for start, end, heading in parts:
        if heading or text[start:end].lstrip()[:1] in _reopening(mark):
            return not heading
        _, _, strays = _pair(text, start, end, cues, reversed_guillemets)
        if any(text[s] in PAIRS[mark] for s in strays):
            return True
    return False


def _pair(
    text: str, start: int, end: int, cues: Cues, reversed_guillemets: bool
) -> tuple[list[tuple[int, int]], int | None, list[int]]:
    """The pairs of one paragraph (positions of both marks, in order of opening), the outermost mark left open, and the closing
    marks that had no opening one. Linear in the paragraph."""
    stack: list[_Open] = []
    count: Counter[str] = Counter()
    pairs: list[tuple[int, int]] = []
    strays: list[int] = []
    ends = _SingleEnds(text, start, end, always=cues.language in UNELIDED_LANGUAGES)
    straight_closers = [m.start() for m in re.finditer('"', text[start:end])]
    for m in MARK.finditer(text, start, end):
        at, mark = m.start(), m.group()
        before = text[at - 1] if at > start else "\n"
        behind = text[at + 1] if at + 1 < end else "\n"
        opener = _closing_of(mark, stack, count, before, behind, reversed_guillemets)
        if opener in ("‘", "'") and not ends.is_end(at, mark):
            continue
        if opener and mark == '"' and _is_inch(text, at, end, straight_closers, start):
            continue
        if opener:
            while stack[-1].mark != opener:
                count[stack.pop().mark] -= 1
            begun = stack.pop()
            count[begun.mark] -= 1
            pairs.append((begun.position, at))
            if stack:
                stack[-1].inner += 1
        elif _opens(text, at, mark, before, behind, cues, ends, reversed_guillemets):
            stack.append(_Open(at, mark, 0))
            count[mark] += 1
        elif _closes_alone(mark, before, behind, reversed_guillemets):
            strays.append(at)
    left = [
        o for o in stack if o.mark not in "'‘‚" and not (o.inner and o.mark in ONE_SHAPE and not _opens_paragraph(text, o.position))
    ]
    return sorted(pairs), (left[0].position if left else None), strays


def _closing_of(
    mark: str, stack: list[_Open], count: Counter[str], before: str, behind: str, reversed_guillemets: bool
) -> str | None:
    """The opening mark on the stack that this mark closes, or None."""
    if not stack:
        return None
    if mark in "’'‘" and (_elides(behind) or before.isspace()):
        return None
    particle = HANGUL.match(behind) is not None and not before.isspace()
    if mark == '"' and count['"']:
        shaped_open = (before.isspace() or before in OPEN_BEFORE) and not behind.isspace() and behind not in STOPS and not particle
        return None if shaped_open else '"'
    if mark in "«‹" and not reversed_guillemets and not count["»"]:
        return None
    if mark in "»›" and reversed_guillemets and not count["«"]:
        return None
    ends = not before.isspace() and (particle or not behind.isalnum()) and before not in "„“‟«‹‚‘([{"
    for begun in reversed(stack[-8:]):  # marks nest three deep at most in writing; the bound keeps this linear on noise
        if mark in PAIRS[begun.mark] and (mark != "‘" or begun.mark == "‚") and (ends or not _slip(begun.mark, mark)):
            return begun.mark
    return None


def _closes_alone(mark: str, before: str, behind: str, reversed_guillemets: bool) -> bool:
    """Whether a mark without an opening one in its paragraph may close an earlier one's; French sets a space before it."""
    if mark in "»›«‹":
        closing = "«‹" if reversed_guillemets else "»›"
        return mark in closing and (not before.isspace() or (before != "\n" and (behind.isspace() or behind in STOPS)))
    return mark in CLOSERS and not before.isspace()


def _elides(behind: str) -> bool:
    """Whether a single mark before this character may be an apostrophe."""
    return behind.isalnum() and UNELIDED.match(behind) is None


def _slip(opened: str, mark: str) -> bool:
    """Whether closing this mark with that one is a slip, to be believed only where the mark has the shape of an end."""
    return opened + mark in ("““", '“"', '"”')


def _opens(
    text: str, at: int, mark: str, before: str, behind: str, cues: Cues, ends: _SingleEnds, reversed_guillemets: bool
) -> bool:
    """Whether a mark that closes nothing opens something."""
    if mark in "’」』》〉﹂﹄〞〟":
        return False
    if mark in "«‹":
        return not reversed_guillemets
    if mark in "»›":
        return reversed_guillemets and not behind.isspace()
    if mark in "‘'":
        free = before.isspace() or before in OPEN_BEFORE or UNELIDED.match(before) is not None
        year = behind.isdigit() and cues.language not in UNELIDED_LANGUAGES  # '90s
        shaped = free and not behind.isspace() and not year and behind not in STOPS
        return shaped and not _elided(text, at, cues) and ends.closes(at, mark)
    if mark == "”":
        return (before.isspace() or before in OPEN_BEFORE) and behind.isalnum()
    if mark == "“":  # with a letter or stop before it and none behind, it ends what German opened a paragraph earlier
        return before.isspace() or before in "([{—–-" or not (behind.isspace() or behind in STOPS)
    if mark == '"':
        if before.isspace() or before in OPEN_BEFORE:
            return behind not in "\n" and not (behind in STOPS and behind not in "([—–-…¿¡")
        return not before.isdigit() and behind.isalnum()  # no space between words: Korean, Japanese, Chinese, Thai
    return True


def _elided(text: str, at: int, cues: Cues) -> bool:
    """Whether the mark is the apostrophe of a shortened word ('tis, 's avonds)."""
    m = cues.elisions.match(text, at + 1)
    return m is not None and text[m.end() : m.end() + 1] not in ("'", "’", ",", ".")


def _is_inch(text: str, at: int, end: int, marks: list[int], start: int) -> bool:
    """Whether a straight mark behind a digit measures: the quotation it would close is closed by the next mark of its shape."""
    if not text[at - 1].isdigit():
        return False
    index = bisect_right(marks, at - start)
    if index >= len(marks):
        return False
    following = start + marks[index]
    behind = text[following + 1] if following + 1 < end else "\n"
    return not text[following - 1].isspace() and (behind.isspace() or behind in STOPS) and text[at + 1 : at + 2] == " "


class _SingleEnds:
    """Where a single mark may close in a paragraph: behind a letter or stop, before no letter that it may be the apostrophe of;
    sure with a stop beside it, and always in a language that has no apostrophe."""

    def __init__(self, text: str, start: int, end: int, *, always: bool) -> None:
        self.sure: dict[str, list[int]] = {"’": [], "'": []}
        self.any: dict[str, list[int]] = {"’": [], "'": []}
        for m in re.finditer("[’']", text[start:end]):
            at = start + m.start()
            before = text[at - 1] if at > start else "\n"
            behind = text[at + 1] if at + 1 < end else "\n"
            if before.isspace() or _elides(behind):
                continue
            self.any[m.group()].append(at)
            if always or before in STOPS or behind in STOPS or behind == "\n" or behind in CLOSERS or UNELIDED.match(behind):
                self.sure[m.group()].append(at)

    def is_end(self, at: int, mark: str) -> bool:
        """Whether this mark ends its quotation: surely, or because nothing surer follows (a possessive plural may come first)."""
        sure = self.sure.get(mark, [])
        index = bisect_left(sure, at)
        return (index < len(sure) and sure[index] == at) or (mark == "’" and index == len(sure))

    def closes(self, at: int, mark: str) -> bool:
        """Whether a mark that opens at `at` is closed further on; a straight one needs a sure end, for most are apostrophes."""
        closing = "’" if mark == "‘" else "'"
        places = self.any[closing] if mark == "‘" else self.sure[closing]
        return bisect_right(places, at + 1) < len(places)


def top_level(found: Sequence[Marked]) -> Iterator[Marked]:
    """Those that lie in no other."""
    reach = -1
    for m in found:
        if m.outer >= reach:
            reach = m.after
            yield m
