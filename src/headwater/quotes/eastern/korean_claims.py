"""Korean nouns of saying with their clause: `...다는 지적이 나온다`, `...다는 노조의 주장에 대해`, `노조의 주장은 ...다는 것이다`.

Whose view it is says the noun before it (노조의 주장); the topic of the sentence where the noun names what somebody holds
(뜻, 입장, 방침); where a view comes up, those among whom it does (전문가들 사이에서 ... 우려가 나온다). Else it is nobody's: who
answers a claim does not make it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.quotes.eastern.korean_nouns import WHO, noun_start, speaks
from headwater.quotes.eastern.lines import BLOT, any_of

NOUNS = any_of("ko", "claims", "own")
OWN = re.compile(any_of("ko", "own"))
ENDING = rf"(?:(?<=[가-힣])[다라자냐]|{BLOT}\s?(?:이?라)?)"
JOINING = r"(?:은|는|이|가|을|를|에|에는|과|와|도|만|으로|로|의|이나|이라며|뿐|까지|마저)(?![가-힣])|에\s|(?=[\s,.]|$)"
REASONED = re.compile(
    rf"{BLOT}\s?(?:이?라)?(?P<cue>는 (?:것|얘기|이야기|말|뜻)이(?:다|었다|라고))(?![가-힣])"
)  # 야당은 반발했다. “...”라는 것이다.
CLAIM = re.compile(
    rf"{ENDING}(?P<that>는)\s(?P<between>(?:[^\s,.{BLOT}]{{1,14}}\s){{0,4}}?)(?P<cue>{NOUNS})(?P<particle>{JOINING})"
    rf"(?P<arising>\s(?:[가-힣]{{1,6}}\s)?{any_of('ko', 'arising')}[가-힣]{{0,6}}(?![가-힣]))?"
)
# "노조의 주장은 ...다는 것이다"
SAID = re.compile(
    rf"(?:^|[\s,])(?P<owner>(?:[^\s,.{BLOT}]{{1,12}}\s){{0,3}}?[^\s,.{BLOT}]{{1,12}})(?:의|\s측)\s(?P<cue>{NOUNS})(?:은|는)\s"
    rf"(?P<content>.{{2,240}}?{ENDING})는\s(?:것이|것으로|게|얘기|이야기)"
)
AMONG = re.compile(
    rf"\s*(?P<who>(?:[^\s,.{BLOT}]{{1,12}}\s){{0,3}}?[^\s,.{BLOT}]{{1,12}})(?:\s(?:사이|내부|일부|쪽|진영))?에서(?:는|도)?[\s,]"
)
ANSWERED = re.compile(r"(?:에 대해(?:서는|선|서)?|에 대하여|[과와] 관련(?:해|하여)(?:서는|서)?|[을를] 두고|에는?)(?=[\s,]),?\s?")
SIDE = re.compile(r"(?:의|\s?측(?:의)?|들의?)?\s*$")


@dataclass(frozen=True, slots=True)
class Claim:
    """A noun of saying behind its clause. content_end: where the clause ends, without its ending; ending: where that ends; owner:
    who is named for it; own: whether the topic holds it; arises: whether the clause is all that stands before it.
    """

    content_end: int
    ending: int
    start: int
    end: int
    owner: tuple[int, int] | None
    own: bool
    arises: bool


def claims(s: str) -> Iterator[Claim]:
    """The nouns of saying of a sentence behind their clauses, in its order."""
    for m in REASONED.finditer(s):
        yield Claim(m.start() + 1, m.start("cue"), *m.span("cue"), None, False, True)
    for m in CLAIM.finditer(s):
        owner = _owner(s, *m.span("between"))
        own = OWN.fullmatch(m.group("cue")) is not None and owner is None
        arises = m.group("particle") in ("이", "가", "도") and m.group("arising") is not None
        end = m.end("arising") if arises else m.end("cue")
        stop = m.start() + 1 if s[m.start()] == BLOT else m.start("that")
        yield Claim(stop, m.end("that"), m.start("cue"), end, owner, own and not arises, arises)


def stated(s: str) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]] | None:
    """`노조의 주장은 ...다는 것이다`: the content, the noun and whose it is."""
    m = SAID.search(s)
    if m is None:
        return None
    begin = noun_start(s, m.start("owner"), m.end("owner"))
    who = (begin, m.end("owner"))
    return (m.span("content"), m.span("cue"), who) if speaks(s, *who, "이", certain=True) else None


def _owner(s: str, start: int, end: int) -> tuple[int, int] | None:
    """Who is named between a clause and its noun: in the genitive, as a side, or right before the noun (`노조 주장`)."""
    stop = end
    while stop > start and s[stop - 1] == " ":
        stop -= 1
    side = SIDE.search(s, start, stop)
    bare = side.start() if side and side.start() > start else stop
    if s[bare:stop].strip() not in ("의", "측", "측의", "들의", "들", ""):
        return None
    if s[bare:stop].startswith("들"):
        bare += 1
    genitive = s[bare:stop].endswith("의") or "측" in s[bare:stop]
    begin = noun_start(s, start, bare)
    if begin >= bare:
        return None
    return (
        (begin, bare) if (speaks(s, begin, bare, "이", certain=not genitive) and (genitive or WHO.search(s[begin:bare]))) else None
    )


def among(s: str, start: int, end: int) -> tuple[tuple[int, int], int] | None:
    """Among whom a view comes up, at the head of a sentence, and where that phrase ends: `전문가들 사이에서는`."""
    m = AMONG.match(s, start, end)
    if m is None:
        return None
    begin = noun_start(s, *m.span("who"))
    who = s[begin : m.end("who")]
    return ((begin, m.end("who")), m.end()) if WHO.search(who.removesuffix("들")) or who.endswith("일각") else None


def answered(s: str, at: int) -> int | None:
    """Where the words end behind a claim that somebody answers (`...다는 지적에 대해`); None where they do not say so."""
    m = ANSWERED.match(s, at)
    return m.end() if m else None
