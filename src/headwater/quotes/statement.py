"""One thing that a document reports of somebody's words, before it is known whom the mention names."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model import Record, Span

EDGE = " \t\r\n\u00a0\u202f\u3000,，、،;；:：—–-"  # no part of what is reported where it begins and ends


@dataclass(frozen=True, slots=True)
class Statement(Record):
    """One thing reported. content: the reported clause, without its complementizer, in one or several spans in order; cue: the
    words that report it; mention: the words that say who speaks, None where nothing does; frame: its sentence `[start, end)`."""

    content: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    frame: Span
