"""Captions with time codes (SubRip, WebVTT) as a document: the words in running text, and for each place in it its time.

Cues become paragraphs, so that a sentence that runs over several is whole again; a new speaker, a long silence or a full stop after
some lines begins the next one. Each block's selector holds its times as a media fragment (W3C Media Fragments 1.0, `t=12.3,18`);
the parameter `at`, which players pass over, lists where in the document's text each cue begins and when (`at=0:12.3,41:15.2`).

Both formats are read leniently, as players do: a missing number, blank line or hour, a comma for a point, cues out of order.
Live captions that roll up repeat each line in the next cue; every line counts once, at the time when it first stood there.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from headwater.errors import NoText
from headwater.intake.plain import document_of
from headwater.model import Block, Document

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?=\s|$)")
_ARROW = re.compile(r"^[ \t]*[\d:., \t]*-->[\d:., \t]*(?:\w+:\S*[ \t]*)*$")  # a timing line of which a part is missing
_LINE_END = re.compile(r"\r\n|\r|\n")
_SUBRIP_START = re.compile(r"\s*(?:\d+[ \t]*(?:\r\n|\r|\n)\s*)?" + _TIMING.pattern, re.MULTILINE)
_WEBVTT_START = re.compile(r"\s*WEBVTT(?:[ \t][^\r\n]*)?(?:\r\n|\r|\n|\Z)")
_WEBVTT_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2,3}(?:-\w+)*)[ \t]*$", re.MULTILINE)

_VOICE = re.compile(r"<(?P<end>/)?v(?:\.[^\s<>.]*)*(?:\s+(?P<name>[^<>]*))?>")
# How a word is read, printed small beside it: up to its end tag, or to what ends it without one (HTML standard, 13.1.2.4). Never
# looked for behind the next of its kind, so that glosses nobody ended are looked through once.
_GLOSS = re.compile(r"<rt\b[^<>]*>(?:[^<]|<(?!/?(?:rt|ruby)\b))*+(?:</rt>|(?=<(?:rt|/ruby)\b))")
_TAG = re.compile(r"</?(?:[ibus]|c|lang|ruby|font|span|em|strong)(?:[.\s][^<>]*)?>|<[\d:.]+>|\{\\[^}]*\}", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_UNSEEN = dict.fromkeys((0x200E, 0x200F, 0xFEFF))  # direction marks that cues are full of

_ARROWS = re.compile(r"(?:^|(?<=\s))>{2,3}[ \t]*")  # a new speaker in live captions; three: a new story
_DASH = re.compile(r"[-‐–—][ \t]*(?=[\"“«¿¡(\[]*(?:\d|[^\W\d_a-zß-öø-ÿа-яё]))")  # a new speaker; before a small letter words go on
_NAME = r"[^\W\d_a-zß-öø-ÿа-яё][\w.'’-]*"
_LABEL = re.compile(rf"{_NAME}(?: {_NAME}){{0,4}}(?: \([^()]{{2,40}}\))?[:：](?=\s)")
_SENTENCE_END = re.compile(r"[.!?…。！？؟][\"”»’)\]]*$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f、。，．！？」』]")

CONTIGUOUS_SECONDS = 0.5  # between a cue and the next that still shows its line
# The share of neighbouring cues with a line in common from which on captions roll up; speech repeats far fewer whole lines.
ROLLING = 0.3
PAUSE_SECONDS = 3.0  # a silence between two sentences that begins a paragraph
PARAGRAPH_CHARS = 500  # about six printed lines: the next full stop ends the paragraph
LONGEST_CHARS = 1500  # captions without full stops are cut at the next cue


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cue as a viewer reads it; voice: who speaks, where a voice tag says so."""

    text: str
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands on the screen from `start` to `end`, in seconds."""

    start: float
    end: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one cue; turn: somebody else begins to speak here. glued: no space parts them from the words before.

    voice: who speaks; a label of it stands before every paragraph.
    """

    text: str
    cue: Cue
    turn: bool
    glued: bool = False
    voice: str | None = None


def is_captions(text: str) -> bool:
    """Whether a text is a caption file: it begins as WebVTT or with the timing line of a first cue."""
    if head := _WEBVTT_START.match(text):
        return head[0].strip() == "WEBVTT" or _timed(text)
    return _SUBRIP_START.match(text) is not None


def captions_document(text: str, *, name: str, id: str | None = None, sha256: str | None = None) -> Document:
    """The document of a caption file's text; arguments are those of `plain.document_of`.

    Raises NoText where no cue holds a word.
    """
    found = _once(_cues(text))
    paragraphs = list(_paragraphs(list(_pieces(found))))
    if not paragraphs:
        raise NoText(
            f"{name}: no text found (captions of which no cue holds words); give the captions with their words, or a transcript"
        )
    words, blocks = _composed(paragraphs)
    head = _LANGUAGE.search(text[: match.start()] if (match := re.search("-->", text)) else text) if _is_webvtt(text) else None
    made = document_of(words, name=name, id=id, sha256=sha256)
    return replace(made, blocks=blocks, language=head[1].split("-")[0].lower() if head else None)


def time_at(document: Document, offset: int) -> float | None:
    """When the words at an offset of the document's text begin to stand on the screen, in seconds; None without time codes."""
    if not _has_times(document):
        return None
    i = bisect_right(document.blocks, offset, key=lambda b: b.start)
    # a separator's block may lie inside a paragraph's and has no times of its own
    selector = next((b.selector for b in reversed(document.blocks[:i]) if b.selector and b.selector.startswith("t=")), None)
    if selector is None:
        return None
    times = _times(selector)
    return times[max(0, bisect_right(times, offset, key=lambda t: t[0]) - 1)][1]


@lru_cache(maxsize=64)
def _has_times(document: Document) -> bool:
    """Whether a document has times: most have none, and need not be looked through for each place that is asked for."""
    return any(b.selector is not None and b.selector.startswith("t=") for b in document.blocks)


def _times(selector: str) -> list[tuple[int, float]]:
    """The offsets of a selector with their seconds."""
    whole, _, cues = selector.partition("&at=")
    if not cues:
        return [(0, float(whole.removeprefix("t=").partition(",")[0]))]
    return [(int(at), float(seconds)) for at, _, seconds in (pair.partition(":") for pair in cues.split(","))]


# Reading


def _is_webvtt(text: str) -> bool:
    return _WEBVTT_START.match(text) is not None


def _timed(text: str) -> bool:
    return any(_TIMING.match(line) for line in _LINE_END.split(text))


def _cues(text: str) -> list[Cue]:
    """The cues in the order of their times; those of one time in the file's order."""
    strict, found, at = _is_webvtt(text), [], 0.0
    for timing, payload in _split(_LINE_END.split(text), strict):
        m = _TIMING.match(timing)
        # a timing line that cannot be read: its words follow those of the cue before
        start, end = (_seconds(*m.group(1, 2, 3, 4)), _seconds(*m.group(5, 6, 7, 8))) if m else (at, at)
        at = max(start, end)
        found.append(Cue(start, at, tuple(_lines("\n".join(payload)))))
    return sorted(found, key=lambda cue: cue.start)


def _split(lines: Sequence[str], strict: bool) -> Iterator[tuple[str, list[str]]]:
    """Each timing line with the lines of its cue. strict: as in WebVTT, what stands behind a blank line is no cue's text."""
    timing: str | None = None
    payload: list[str] = []
    fresh, aside = True, False  # right behind a blank line; within a comment or style sheet
    for line in lines:
        if not line.strip():
            fresh, aside = True, False
            # a line of blanks is a caption's empty upper line in WebVTT, and parts cues in files that editors have touched
            if strict and timing is not None and (not line or payload):
                yield timing, payload
                timing, payload = None, []
            elif payload:
                payload.append("")
            continue
        aside = aside or (strict and fresh and timing is None and _WEBVTT_ASIDE.match(line) is not None)
        fresh = False
        if aside:
            continue
        if _TIMING.match(line) or _ARROW.match(line):
            if timing is not None:
                yield timing, _without_number(payload)
            timing, payload = line, []
        elif timing is not None:
            payload.append(line)
    if timing is not None:
        yield timing, payload


def _without_number(payload: list[str]) -> list[str]:
    """The lines before a timing line without the number of the cue that it begins."""
    while payload and not payload[-1].strip():
        payload = payload[:-1]
    return payload[:-1] if payload and payload[-1].strip().isdigit() else payload


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    return round(3600 * int(hours or 0) + 60 * int(minutes) + int(seconds) + float(f"0.{fraction or 0}"), 3)


def _lines(payload: str) -> Iterator[Line]:
    """The lines of a cue without tags, a new one where another voice begins; empty ones left out."""
    payload = _GLOSS.sub("", payload)
    voice: str | None = None
    at = 0
    for m in [*_VOICE.finditer(payload), None]:
        for line in payload[at : m.start() if m else len(payload)].split("\n"):
            if shown := _shown(line):
                yield Line(shown, voice)
        if m:
            voice = _shown(m["name"] or "") or None if not m["end"] else None
            at = m.end()


def _shown(markup: str) -> str:
    """What a viewer sees of a line: tags away, entities as characters, white space single."""
    return " ".join(_ENTITY.sub(lambda m: html.unescape(m[0]), _TAG.sub("", markup)).translate(_UNSEEN).split())


# Roll-up captions


def _once(cues: Sequence[Cue]) -> list[Cue]:
    """The cues with every line once: captions that roll up, or paint a line on word by word, show it in cue after cue."""
    apart = [cue for i, cue in enumerate(cues) if not i or cue != cues[i - 1]]
    spoken = [cue for cue in apart if cue.lines]
    alike = sum(bool(_again(a, b)) for a, b in pairwise(spoken))
    if alike < 2 or alike < ROLLING * (len(spoken) - 1):
        return apart
    return [spoken[0], *(replace(b, lines=_fresh(a, b)) for a, b in pairwise(spoken))]


def _again(before: Cue, cue: Cue) -> int:
    """How many lines at the top of a cue are the bottom lines of the one before, the last perhaps grown; 0 where none is."""
    if cue.start > before.end + CONTIGUOUS_SECONDS:
        return 0
    old, new = [x.text for x in before.lines], [x.text for x in cue.lines]
    for size in range(min(len(old), len(new)), 0, -1):
        if old[-size:-1] == new[: size - 1] and (new[size - 1] == old[-1] or new[size - 1].startswith(old[-1] + " ")):
            return size
    return 0


def _fresh(before: Cue, cue: Cue) -> tuple[Line, ...]:
    """The lines of a cue that were not on the screen yet; of a line that has grown, its new words."""
    size = _again(before, cue)
    if not size:
        return cue.lines
    grown = cue.lines[size - 1].text[len(before.lines[-1].text) :].strip()
    return (*([replace(cue.lines[size - 1], text=grown)] if grown else []), *cue.lines[size:])


# Writing


def _pieces(cues: Sequence[Cue]) -> Iterator[_Piece]:
    """The words of the cues in pieces; a piece begins with every cue, line and turn."""
    said: str | None = None
    for cue in cues:
        before = ""
        for line in cue.lines:
            named = line.voice is not None and line.voice != said
            said = line.voice or said
            parts = [p for p in _turns(line.text) if p.strip()]
            for i, part in enumerate(parts):
                turn = (named and not i) or i > 0 or _begins_turn(part)
                glued = bool(before) and _unspaced(before, part)
                yield _Piece(part, cue, turn, glued, line.voice if not i else None)
                before = part


def _turns(line: str) -> list[str]:
    """A line cut before each `>>`, which stays where no name follows: it says that somebody else speaks, and not who."""
    cuts = [0, *(m.start() for m in _ARROWS.finditer(line) if m.start()), len(line)]
    parts = [line[a:b].strip() for a, b in pairwise(cuts)]
    return [m[1] if (m := re.match(rf">{{2,3}}\s*({_LABEL.pattern}.*)", p)) else p for p in parts]


def _begins_turn(part: str) -> bool:
    return part.startswith(">>") or _DASH.match(part) is not None or _LABEL.match(part) is not None


def _unspaced(before: str, after: str) -> bool:
    """Whether a line break inside a cue stands between two characters of a script without spaces."""
    return _UNSPACED.match(before[-1]) is not None and _UNSPACED.match(after[0]) is not None


def _paragraphs(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    held: list[_Piece] = []
    size = 0
    for piece in pieces:
        if held and _parted(held[-1], piece, size):
            yield held
            held, size = [], 0
        held.append(piece)
        size += len(piece.text) + 1
    if held:
        yield held


def _parted(before: _Piece, piece: _Piece, size: int) -> bool:
    """Whether a paragraph begins with a piece. size: characters of the paragraph so far."""
    if piece.turn:
        return True
    if _SENTENCE_END.search(before.text):
        return size >= PARAGRAPH_CHARS or piece.cue.start - before.cue.end >= PAUSE_SECONDS
    return size >= LONGEST_CHARS and piece.cue is not before.cue


def _composed(paragraphs: Sequence[Sequence[_Piece]]) -> tuple[str, tuple[Block, ...]]:
    """The text, a blank line between paragraphs, and a block for each with its times."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for paragraph in paragraphs:
        start = at
        cues: list[tuple[int, float]] = []
        for piece in paragraph:
            if piece is not paragraph[0] and not piece.glued:
                parts.append(" ")
                at += 1
            if not cues or cues[-1][1] != piece.cue.start:
                cues.append((at, piece.cue.start))
            text = f"{piece.voice}: {piece.text}" if piece.voice and piece is paragraph[0] else piece.text
            parts.append(text)
            at += len(text)
        blocks.append(Block(start, at, "paragraph", selector=_selector(cues, max(p.cue.end for p in paragraph))))
        parts.append("\n\n")
        at += 2
    return "".join(parts[:-1]) + "\n", tuple(blocks)


def _selector(cues: Sequence[tuple[int, float]], end: float) -> str:
    whole = f"t={_number(cues[0][1])},{_number(end)}"
    return whole if len(cues) == 1 else f"{whole}&at={','.join(f'{at}:{_number(seconds)}' for at, seconds in cues)}"


def _number(seconds: float) -> str:
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
