"""Chinese nouns of saying with their clause: `否认大桥已经出售的说法`, `重申了不会出售大桥的立场`, `工会的主张是...`.

Chinese joins clause and noun with 的, as it joins any noun: only behind a verb that takes such a noun, or a preposition that names
what is talked about, and where the words before 的 hold a predicate, are they what somebody says. Whose it is says who puts it
forward (工会提出的); the subject where the verb is of putting forward or holding; else it is nobody's: who denies a claim does not
make it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.quotes.eastern.lines import BLOT, any_of

NOUNS = any_of("zh", "claims")
WORDS = r"[^，,。；;！!？?：:\n]"
PUT = re.compile(
    rf"(?P<verb>(?P<own>{any_of('zh', 'putting')})|{any_of('zh', 'answering')})(?:了|过|過)?"
    rf"(?P<owner>[^，,。；;：:\s{BLOT}]{{1,16}}?(?:提出|发表|發表|所称|所稱|所谓|所謂|做出|作出)的|)(?:所谓|所謂|关于|關於|有关|有關)?"
    rf"(?![了过過])(?P<content>{WORDS}{{3,60}}?)的(?P<kind>(?:一贯|一貫|坚定|堅定|强硬|強硬|明确|明確|鲜明|鮮明|原则|原則|上述)?(?P<cue>{NOUNS}))(?!是|的|人)"
)
PREDICATE = re.compile(any_of("zh", "predicates"))
PLAIN = re.compile(rf"^(?:[这這那][些种種个個一]*|该|該|此类|此類|一些|某些)?{any_of('zh', 'qualities')}$")
ABOUT = ("关于", "關於", "有关", "有關")
GENITIVE = re.compile(rf"{any_of('zh', 'who')}$")
SAID = re.compile(
    rf"(?P<owner>[^，,。；;：:的{BLOT}]{{2,24}})的(?P<cue>{NOUNS})(?:是|为|為)[，,：:]?\s?(?P<content>[^。；;！!？?\n]{{3,120}})"
)
HELD = re.compile(r"(?:提出|发表|發表|所称|所稱|所谓|所謂|做出|作出)的$")


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause and its noun of saying. verb: where the words that take the noun begin; owner: who put it forward; own: whether
    the subject of the verb holds it."""

    verb: int
    content: tuple[int, int]
    cue: tuple[int, int]
    owner: tuple[int, int] | None
    own: bool


def claims(s: str, start: int, end: int) -> Iterator[Claim]:
    """The nouns of saying of a stretch with their clauses, in its order."""
    for m in PUT.finditer(s, start, end):
        content = m.group("content")
        marked = set(content) == {BLOT}
        if not marked and (PREDICATE.search(content) is None or PLAIN.match(content)):
            continue
        owner = None
        if held := HELD.search(m.group("owner")):
            owner = (m.start("owner"), m.start("owner") + held.start())
        own = m.group("own") is not None or m.group("verb") in ABOUT
        yield Claim(m.start(), m.span("content"), m.span("cue"), owner, own and owner is None)


def stated(s: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]] | None:
    """`工会的主张是...`: the content, the noun and whose it is."""
    m = SAID.match(s, start, end)
    if m is None or GENITIVE.search(m.group("owner")) is None:
        return None
    return m.span("content"), m.span("cue"), m.span("owner")
