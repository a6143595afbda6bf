"""Japanese nouns of saying with their clause: `...との指摘が出ている`, `...という市長の説明に対し`, `組合の主張は...というものだ`.

Whose view it is says the noun before it (市長の説明); the topic of the sentence where the noun names what somebody holds
(方針だ, 立場を崩さない); where a view comes up, those from whom it does (専門家からは...との指摘が出ている). Else it is nobody's:
who answers a claim does not make it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.quotes.eastern.lines import BLOT, any_of

PHRASE = rf"[^、。ぁ-ん{BLOT}\s](?:[^、。ぁ-ん{BLOT}\s]|の|や|さん|ら(?=の)){{0,24}}?"
NOUNS, OWN = any_of("ja", "claims", "own"), any_of("ja", "own")
ARISING, HOLDING = any_of("ja", "arising"), any_of("ja", "holding")
INFLECTED = r"(?:て?い(?:る|た|ます|ない)|[たる](?![^、。\s])|ない|ず|ました|て)?"
END = rf"(?:{BLOT}|[るたいだなうんかよずねぬ])"  # of a clause before という; との stands behind a noun too
CLAIM = re.compile(
    rf"(?:(?P<that>(?<={END})(?:という|といった|とする)|(?<=[^\s、。])との)|(?<=[うくぐすつぬぶむるたい])(?=方針|意向|考え|構え))"
    rf"(?:(?P<owner>{PHRASE})(?:の|側の|らの))?(?P<cue>{NOUNS})"
    rf"(?P<behind>[がも][^、。{BLOT}]{{0,8}}?{ARISING}{INFLECTED}|だ(?=[。、\s]|$|が)|である|です|[をにでは][^、。{BLOT}]{{0,8}}?{HOLDING}{INFLECTED}|"
    r"[がをはもにでとから](?![っい])|から|まで|の(?=[^\s、。]))"
)
OWNED = re.compile(OWN)
HELD = re.compile(r"だ|である|です|[をにでは]")
SAID = re.compile(
    rf"(?:^|[、\s])(?P<owner>{PHRASE})(?:の|側の|らの)(?P<cue>{NOUNS}|言い分)は、?(?P<content>[^。]{{2,160}}?{END})という(?:もの|こと|内容)"
)
AMONG = re.compile(rf"\s*(?P<who>{PHRASE})(?:の間|の中)?(?:から|で|に)(?:は|も|、)、?")
ANSWERED = re.compile(r"(?:に対し(?:て)?(?:は)?|について(?:は)?|に(?:は)?|を受け(?:て)?|をめぐり)、")


@dataclass(frozen=True, slots=True)
class Claim:
    """A noun of saying behind its clause. content_end: where the clause ends, ending: where its particle does; owner: who is named
    for it; kind: `own` where the topic holds it, `arising` where it comes up, else `claim`."""

    content_end: int
    ending: int
    start: int
    end: int
    owner: tuple[int, int] | None
    kind: str


def claims(s: str) -> Iterator[Claim]:
    """The nouns of saying of a sentence behind their clauses, in its order."""
    for m in CLAIM.finditer(s):
        behind = m.group("behind")
        owner = m.span("owner") if m.group("owner") else None
        arises = behind.startswith(("が", "も")) and len(behind) > 1
        copula = behind in ("だ", "である", "です")
        own = owner is None and not arises and OWNED.fullmatch(m.group("cue")) is not None
        held = own and (len(behind) > 1 or behind in "だを")
        if not m.group("that") and not held:
            continue  # "新設する方針の見直し": no more than a noun
        if copula and not own and owner is None:
            continue
        end = m.end() if arises or (held and len(behind) > 1) else m.end("cue")
        kind = "arising" if arises else "own" if held else "claim"
        yield Claim(m.start(), m.start("cue"), m.start("cue"), end, owner, kind)


def stated(s: str) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]] | None:
    """`組合の主張は...というものだ`: the content, the noun and whose it is."""
    m = SAID.search(s)
    return (m.span("content"), m.span("cue"), m.span("owner")) if m else None


def among(s: str, start: int, end: int) -> tuple[tuple[int, int], int] | None:
    """From whom a view comes, at the head of a sentence, and where that phrase ends: `専門家からは`."""
    m = AMONG.match(s, start, end)
    return (m.span("who"), m.end()) if m else None


def answered(s: str, at: int) -> int | None:
    """Where the words end behind a claim that somebody answers (`...との指摘に対し、`); None where they do not say so."""
    m = ANSWERED.match(s, at)
    return m.end() if m else None
