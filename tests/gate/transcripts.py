"""Transcripts as turns and sentences, and the passages of them that a report could quote: read without Headwater's own reader.

The check must not share its splitting with what it checks, so a few plain rules stand here; what they cannot read is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_LABEL = re.compile(
    r"^(?P<name>(?:[A-Z][A-Z.'’-]*|Mc[A-Z]+)(?: (?:[A-Z][A-Z.'’-]*|Mc[A-Z]+)){0,3})(?: ?\([^()\n]*\))?: ", re.MULTILINE
)
_END = re.compile(r"[.!?][\"”]?\s+(?=[\"“]?[A-Z0-9$(])")
_SHORTENED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Gen|Rep|Lt|Col|St|Jr|Sr|vs|No)|\b[A-Z]|\b[ap]\.m)\.$")
_NOBODY = re.compile(
    r"\b(?:UNIDENTIFIED|UNKNOWN|AUDIENCE|CROWD|QUESTION|QUESTIONER|ANNOUNCER|VOICE\w*|NARRATOR|MODERATOR|PROTEST\w+|MALE|FEMALE|"
    r"PARTICIPANTS?|REPORTERS?|CHORUS|VIDEO|OPERATOR)\b"
)
# What a printed quotation would not have: directions, gaps, breaks, letters of another script, words in capitals.
_UNFIT = re.compile(r"[()\[\]{}<>*_/…~|@#]|\.\.|[^\x00-ɏ‐-‧]|--\S|\S--|\w- |- -|\b(?!(?:[A-Z]\.)+)[A-Z]{6,}\b")
_BROKEN_OFF = re.compile(r"^[-–—]|[-–—] ?[.!?]?$|,[.!?]$")
_READ_OUT = re.compile(r"[^\W_]+")
FEWEST, MOST = 8, 60  # words of a passage


@dataclass(frozen=True)
class Turn:
    """What one speaker says at a stretch. speaker: as the label writes it, None where nobody is named."""

    speaker: str | None
    paragraphs: tuple[tuple[str, ...], ...]  # sentences of each

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


@dataclass(frozen=True)
class Transcript:
    """A transcript read. name: of its file."""

    name: str
    text: str
    turns: tuple[Turn, ...]

    @cached_property
    def plain(self) -> str:
        return plain(self.text)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """The persons who speak at least three times, in the order that they first do."""
        said = [turn.speaker for turn in self.turns if turn.speaker and is_person(turn.speaker)]
        return tuple(name for name in dict.fromkeys(said) if said.count(name) >= 3)


@dataclass(frozen=True)
class Passage:
    """One to three whole sentences of one paragraph of a turn. first: the place of its first sentence among the turn's."""

    transcript: Transcript
    turn: Turn
    first: int
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    @property
    def speaker(self) -> str | None:
        """Whom a report would name, or None where the label names nobody."""
        return as_printed(self.turn.speaker) if self.turn.speaker and is_person(self.turn.speaker) else None

    @property
    def before(self) -> tuple[str, ...]:
        return self.turn.sentences[: self.first]

    @property
    def after(self) -> tuple[str, ...]:
        return self.turn.sentences[self.first + len(self.sentences) :]


def read(name: str, text: str) -> Transcript:
    """The turns of a transcript; one without labels is a single turn of nobody named."""
    labels = list(_LABEL.finditer(text))
    starts = [label.start() for label in labels] + [len(text)]
    found = [Turn(None, paragraphs(text[: starts[0]]))]
    for label, end in zip(labels, starts[1:], strict=True):
        found.append(Turn(label["name"], paragraphs(text[label.end() : end])))
    return Transcript(name, text, tuple(turn for turn in found if turn.paragraphs))


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """The sentences of each line that is not empty."""
    return tuple(tuple(sentences(line)) for line in text.splitlines() if line.strip())


def sentences(line: str) -> Iterator[str]:
    """The sentences of a line; a full stop after a title, an initial or a.m. ends none."""
    start = 0
    for end in _END.finditer(line):
        if _SHORTENED.search(line[start : end.start() + 1]):
            continue
        yield line[start : end.end()].strip()
        start = end.end()
    if line[start:].strip():
        yield line[start:].strip()


def is_prose(sentence: str) -> bool:
    """Whether a sentence could be printed as it stands: whole, in English letters, with its quotation marks in pairs."""
    whole = re.match(r"[A-Z]", sentence) and re.search(r"[a-z0-9%][.!?]$", sentence)
    if not whole or _UNFIT.search(sentence) or _BROKEN_OFF.search(sentence):
        return False
    if sentence.count('"') % 2 or sentence.count("“") != sentence.count("”"):
        return False
    return sum(word[0].islower() for word in sentence.split()) * 2 > len(sentence.split())


def passages(transcript: Transcript) -> Iterator[Passage]:
    """Every passage of one to three sentences and 8 to 60 words that stands once in its transcript, in order; they overlap."""
    for turn in transcript.turns:
        first = 0
        for paragraph in turn.paragraphs:
            for i in range(len(paragraph)):
                for count in (1, 2, 3):
                    chosen = paragraph[i : i + count]
                    words = sum(len(sentence.split()) for sentence in chosen)
                    if len(chosen) < count or not is_prose(chosen[-1]) or words > MOST:
                        break
                    passage = Passage(transcript, turn, first + i, chosen)
                    if words >= FEWEST and transcript.plain.count(plain(passage.text)) == 1:
                        yield passage
            first += len(paragraph)


def plain(text: str) -> str:
    """Letters and digits in small letters, anything else as one space: two texts that read alike out loud are the same."""
    return " ".join(["", *_READ_OUT.findall(text.lower()), ""])


def is_person(label: str) -> bool:
    return not _NOBODY.search(label) and len(label) > 2


def as_printed(label: str) -> str:
    """A label as a report prints a name: "ANN O'NEIL" is Ann O'Neil, "JOHN McCORD" John McCord."""
    return " ".join(f"Mc{word[2:].title()}" if word.startswith("Mc") else word.title() for word in label.split())
