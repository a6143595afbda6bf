"""The words of a Korean sentence that report: quoting endings with their verbs, 라며, "입장을 밝혔다", "것을 촉구했다".

The particle 고 of a quoting ending is the complementizer: content ends before it, before 며 and 면서, and before 는.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.quotes.eastern.korean_claims import claims
from headwater.quotes.eastern.korean_nouns import final_of, speaks
from headwater.quotes.eastern.lines import BLOT, any_of

DO = r"(?:하|했|한|할|합|해|함)(?!석|결|당|체|법)[가-힣]{0,7}"
STEM = rf"(?:{any_of('ko', 'action')}(?:을|를)? ?{DO}|{any_of('ko', 'stems')}[가-힣]{{0,6}})"
VERB = re.compile(rf"(?:(?<![가-힣\w])|(?<=고))(?P<cue>{STEM})(?![가-힣])")
FINITE = (
    r"(?:했|하였|한다|합니|하며|하면서|하고|하였으며|한 바|[혔렸뤘췄웠]|(?<=[혔렸봤했췄웠])(?:다|으며|고|지만|는데)|"
    r"힌다|히며|히고|리며|리고)[가-힣]{0,5}"
)
WEAK = re.compile(
    r" ?(?P<cue>(?:했|하였|합니|한|하시였|하셨|했었)다|했습니다|하(?:며|면서|고|자|니)|하시(?:면서|며)|"
    r"했(?:고|으며|지만|는데|으나))(?![가-힣])"
)
THAT = re.compile(rf"(?:(?<=[가-힣])[다라자냐까마죠요]|{BLOT}\s?(?:이?라|이?다)?)(?P<that>고)(?:는|도|만)?")
SAYING = re.compile(rf"(?:(?<=[가-힣])[다라자냐]|{BLOT}\s?(?:이?라)?)(?P<cue>면서(?:도)?|며)(?=[\s,.]|$)")
NOUN = re.compile(
    rf"(?:(?<=[가-힣])[다라자냐]|{BLOT}(?:이?라)?)(?P<that>는)\s(?:[가-힣]{{1,4}}\s)?(?P<cue>{any_of('ko', 'stances')}"
    rf"(?:을|를|도|만)\s(?:[가-힣]{{1,6}}\s)?{any_of('ko', 'showing')}[가-힣]{{0,6}})(?![가-힣])"
)
# "...다는 게 김 장관의 설명이다"
STATED = re.compile(
    rf"(?:(?<=[가-힣])[다라자냐]|{BLOT}(?:이?라)?)(?P<that>는)\s(?:(?:것이|게|것은)\s)?(?P<owner>(?:[^\s,]{{1,12}}\s){{0,3}}?[^\s,]{{1,12}}?)?"
    rf"(?:의|측|\s측)?\s?(?P<cue>{any_of('ko', 'stances')}이(?:다|었다|라고 한다|다\.))(?![가-힣])"
)
OBJECT = re.compile(
    r"(?:(?P<before>[가-힣])\s(?:(?P<thing>것)(?:을|에|으로)|(?P<fact>점|사실)(?:을|에))|(?P<noun>[가-힣](?:음|[가-힣][함임됨]))을|"
    rf"(?P<run>{BLOT})(?:을|를|에 대해))\s"
    rf"(?P<between>(?:[가-힣]{{1,6}}\s){{0,3}})(?P<cue>{any_of('ko', 'affirming')}{FINITE})(?![가-힣])"
)
NO_CLAUSE = re.compile(
    r"(?:책|모|게|타|해|취|선|위|부|담|퇴|전|연|사|방|포|결|군|명|잠수)[임함]$"
)  # nouns that end like a verb made a noun
SO_THAT = re.compile(
    r"(?P<end>[가-힣](?:도록))(?P<between>\s(?:[가-힣]{1,6}\s){0,2})"
    rf"(?P<cue>{any_of('ko', 'directing')}{FINITE})(?![가-힣])"
)
WHETHER = re.compile(
    r"(?P<end>(?:[는은인한될할을]지|느냐|으냐|인가|는가))(?:를)?(?P<between>\s(?:[가-힣]{1,6}\s){0,2})(?P<cue>(?:되)?(?:물었|질문했|문의했)[가-힣]{1,4})(?![가-힣])"
)
WISH = re.compile(rf"(?P<end>[가-힣](?:기를|길))\s(?P<cue>{any_of('ko', 'wishing')}[가-힣]{{0,7}})(?![가-힣])")
NOT_QUOTING = re.compile(r"(?<![가-힣])(?:바라|자라|놀라|모자라|올라|자)(?:고|며|면서)")  # verbs whose stem ends as the ending does
ADNOMINAL = re.compile(r"(?:[한던힌린친인온본쓴된할힐릴]|는)$")
FORMAL = re.compile(
    r"\s(?:바|것으로|것이다|것입니다|적|뒤|후|다음|이후|직후)"
)  # behind an adnominal verb they make it finite again
EMBEDDED = re.compile(r"(?:다|라|냐|자)고$")
NAMED = re.compile(
    r"\s?(?:한|하는|했던|할|부르는|불리는|불린|적힌|쓴|쓰인|새겨진|여길지)\s"
)  # behind 고 they define a noun: nobody speaks
NO_SAYING = re.compile(r"(?:도록|기|지|게|려|려고|고자|러)$")  # "말하기 위해", "말하지 않았다"
DENIED = re.compile(r"지?\s(?:않|못|말)")
TAIL_WORDS = 10
TAIL_CHARS = 70  # from a quoting ending to its verb: subject, day, addressee
DEFINED = re.compile(r"\s(?P<noun>(?:[^\s,]{1,12}\s){0,3}?[^\s,]{1,12}?)(?:은|는|이|가|의|을|를|에게|께서는|도)(?=[\s,])")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that report: `[start, end)` of content's ending, the cue itself, and what is looked for.

    kind: `verb` behind a quoting ending, `ending` such as 라며, `noun` such as "입장을 밝혔다", `object` such as "것을 촉구했다",
    `claim` such as "지적에 대해", that the topic does not make, and `arising` such as "지적이 나온다".
    owner: whose view a noun names ("김 장관의 설명이다").
    """

    content_end: int
    ending: int
    start: int
    end: int
    kind: str
    owner: tuple[int, int] | None = None


def cues_of(s: str) -> Iterator[Cue]:
    """All that may report in a sentence."""
    wrong = {m.end() for m in NOT_QUOTING.finditer(s)}
    endings = [m for m in THAT.finditer(s) if m.end() not in wrong]
    at = 0
    for m in endings:
        if m.start() < at:
            continue
        begin = m.start("that")
        if weak := WEAK.match(s, m.end()):
            yield Cue(_content_end(s, m), m.end(), weak.start("cue"), weak.end("cue"), "verb")
            continue
        verb = VERB.search(s, m.end(), m.end() + TAIL_CHARS)
        between = s[m.end() : verb.start()] if verb else ""
        if verb is None or BLOT in between or THAT.search(between) or SAYING.search(between):
            continue
        if (
            len(between.split()) > TAIL_WORDS
            or NAMED.match(between)
            or NO_SAYING.search(s, *verb.span("cue"))
            or DENIED.match(s, verb.end())
        ):
            continue
        if ADNOMINAL.search(s, *verb.span("cue")) and not FORMAL.match(s, verb.end()) and not defined(s, verb.end()):
            continue
        end = verb.end("cue") - (1 if EMBEDDED.search(verb.group("cue")) else 0)
        yield Cue(_content_end(s, m), m.end(), verb.start("cue"), end, "verb")
        at = begin + 1
    for m in SAYING.finditer(s):
        if m.end() not in wrong:
            yield Cue(_content_end(s, m), m.end(), m.start("cue"), m.end("cue"), "ending")
    taken = set()
    for m in NOUN.finditer(s):
        taken.add(m.end("that"))
        yield Cue(_content_end(s, m), m.start("cue"), m.start("cue"), m.end("cue"), "noun")
    for m in STATED.finditer(s):
        taken.add(m.end("that"))
        yield Cue(
            _content_end(s, m), m.start("cue"), m.start("cue"), m.end("cue"), "noun", m.span("owner") if m.group("owner") else None
        )
    for one in claims(s):
        if one.ending not in taken:
            kind = "noun" if one.own else "arising" if one.arises else "claim"
            yield Cue(one.content_end, one.start, one.start, one.end, kind, one.owner)
    for m in OBJECT.finditer(s):
        stop = (
            m.end("thing")
            if m.group("thing")
            else m.start("fact")
            if m.group("fact")
            else m.end("run" if m.group("run") else "noun")
        )
        if m.group("before") == "는" and s[m.start("before") - 1] in "다라자냐":
            stop = m.start("before")  # "...다는 것을 부정했다"
        letter = m.group("before") or ""
        noun = m.group("noun") or ""
        if (letter and final_of(letter) not in ("ㄴ", "ㄹ")) or NO_CLAUSE.search(noun):
            continue
        if noun.endswith("음") and final_of(noun[-2]) != "ㅆ" and noun[-2] not in "있없않같좋많":
            continue
        yield Cue(stop, m.start("between"), m.start("cue"), m.end("cue"), "object")
    for pattern in (SO_THAT, WHETHER):
        for m in pattern.finditer(s):
            yield Cue(m.end("end"), m.start("between"), m.start("cue"), m.end("cue"), "object")
    for m in WISH.finditer(s):
        yield Cue(m.end("end") - (1 if s[m.end("end") - 1] == "를" else 0), m.end("end"), m.start("cue"), m.end("cue"), "object")


def _content_end(s: str, ending: re.Match[str]) -> int:
    """Where content ends that a quoting ending closes: behind the closing mark, else before 고, 며 or 는."""
    if s[ending.start()] == BLOT:
        return ending.start() + 1
    groups = ending.groupdict()
    return ending.start("that") if groups.get("that") else ending.start("cue")


def defined(s: str, at: int) -> tuple[int, int] | None:
    """Whom an adnominal verb of saying defines: `...다고 말한 김 장관은`."""
    if FORMAL.match(s, at):
        return None
    m = DEFINED.match(s, at)
    return m.span("noun") if m and speaks(s, *m.span("noun"), "이", certain=True) else None
