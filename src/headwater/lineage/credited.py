"""Outlets that the lead of a text says it has something from: by its words (`text.credited`), or by the agency of its dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.text import credits, datelines
from headwater.text.credited import INITIALS, bare_name
from headwater.text.credited import credited as told
from headwater.text.scripts import script_language

LEAD_CHARS = 1500  # credits stand in the first paragraphs; later ones are of other matters
LEAST_INITIALS = 3  # letters: "AP" may be many a name's


@dataclass(frozen=True, slots=True)
class Credited:
    """An outlet that is named as a source, at `[start, end)`.

    name: in short, where the text gives its initials; whole: with its name in full before them; kind: of `text.credits.outlet`;
    named: whether it is said which outlet ("local media" are none).
    """

    start: int
    end: int
    name: str
    whole: str
    kind: str
    named: bool = True


def credited(text: str, language: str | None) -> list[Credited]:
    """The outlets that the lead of a text credits, in reading order, each name once."""
    code = (language or script_language(text[:200])).casefold().split("-")[0]
    lead = text[:LEAD_CHARS]
    if not credits.may_credit(lead, code):
        return []
    found: dict[str, Credited] = {}
    for one in sorted((*_dateline(lead, code), *_told(lead, code)), key=lambda one: one.start):
        earlier = found.get(one.name.casefold())
        if earlier is None or len(earlier.whole) < len(one.whole):
            found[one.name.casefold()] = one
    return sorted(found.values(), key=lambda one: one.start)


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are of one outlet: equal but for case, or the one the initials of the other."""
    mine, theirs = _forms(one), _forms(other)
    return bool(mine & theirs) or _stand_for(one, theirs) or _stand_for(other, mine)


def _forms(name: str) -> set[str]:
    bare = " ".join(INITIALS.sub(" ", name).casefold().split()).removeprefix("the ")
    return {bare, *(m.casefold() for m in INITIALS.findall(name))} - {""}


def _stand_for(name: str, forms: set[str]) -> bool:
    """Whether the words of a name, which does not give its initials itself, begin with letters that are the other's name."""
    letters = "".join(w[0] for w in re.findall(r"[^\W\d_]+", name) if w[0].isupper() and w.casefold() != "the").casefold()
    return len(letters) >= LEAST_INITIALS and letters in forms and not INITIALS.search(name)


def _dateline(text: str, code: str) -> Iterator[Credited]:
    """The agency of the dateline of a first paragraph."""
    for m in re.finditer(r"[^\n]+", text):
        line = datelines.head(m[0], code)
        if line is not None and line.agency and credits.outlet(line.agency, code) == "agency":
            at = text.find(line.agency, m.start())
            yield Credited(at, at + len(line.agency), line.agency, line.agency, "agency")
            return


def _told(text: str, code: str) -> Iterator[Credited]:
    """The outlets of phrases such as "Reuters reported"."""
    for one in told(text, code):
        phrase = text[one.start : one.end]
        name = _short(phrase, one.kind, code)
        yield Credited(one.start, one.end, name, bare_name(phrase) if INITIALS.search(phrase) else name, one.kind, one.named)


def _short(phrase: str, kind: str, code: str) -> str:
    """The initials of a name in brackets; else the one word of it that names an agency by itself: "the Interfax news agency" is
    Interfax; else the name."""
    initials = INITIALS.search(phrase)
    if initials:
        return initials[1]
    bare = bare_name(phrase)
    if kind == "agency":
        alone = [w for w in bare.split() if credits.outlet(w, code) == "agency" and credits.named(w, code)]
        return alone[0] if len(alone) == 1 else bare
    noun, _, name = bare.partition(" ")
    return name if name[:1].isupper() and noun.islower() and credits.is_common(noun, code) else bare
