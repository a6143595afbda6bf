"""Reported speech of a Korean sentence: what ends in a quoting ending (-다고, -라며) before a verb of saying, and whose it is.

The particle 고 of a quoting ending is the complementizer: content ends before it (늘었다 of 늘었다고), before 며 and 면서 (which
say "said" by themselves) and before 는 (늘었다는 입장을 밝혔다). Who speaks is the topic at the head of the sentence, or the
subject between the ending and the verb. What an agency passes on (보도했다, 에 따르면) is its credit, and no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.quotes.cues import cues_for
from headwater.quotes.korean_nouns import agrees, final_of, noun_start, sayer, speaks
from headwater.quotes.lines import BLOT, Line, Reading, any_of

DO = r"(?:하|했|한|할|합|해|함)(?!석|결|당|체|법)[가-힣]{0,7}"
STEM = rf"(?:{any_of('ko', 'action')}(?:을|를)? ?{DO}|{any_of('ko', 'stems')}[가-힣]{{0,6}})"
VERB = re.compile(rf"(?:(?<![가-힣\w])|(?<=고))(?P<cue>{STEM})(?![가-힣])")
FINITE = r"(?:했|하였|한다|합니|하며|하면서|하고|하였으며|한 바|[혔렸뤘췄웠]|힌다|히며|히고|리며|리고)[가-힣]{0,5}"
WEAK = re.compile(
    r" ?(?P<cue>(?:했|하였|합니|한|하시였|하셨|했었)다|했습니다|하(?:며|면서|고)|하시(?:면서|며)|했(?:고|으며|지만|는데|으나))"
    r"(?![가-힣])"
)
THAT = re.compile(rf"(?:(?<=[가-힣])[다라자냐까마죠요]|{BLOT}\s?(?:이?라|이?다)?)(?P<that>고)(?P<too>는|도)?")
SAYING = re.compile(rf"(?:(?<=[가-힣])[다라자냐]|{BLOT}\s?(?:이?라)?)(?P<cue>면서(?:도)?|며)(?=[\s,.]|$)")
NOUN = re.compile(
    rf"(?:(?<=[가-힣])[다라자냐]|{BLOT}(?:이?라)?)(?P<that>는)\s(?:[가-힣]{{1,4}}\s)?(?P<cue>{any_of('ko', 'stances')}"
    rf"(?:을|를|이|가|도|만)\s(?:[가-힣]{{1,6}}\s)?{any_of('ko', 'showing')}[가-힣]{{0,6}})(?![가-힣])"
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
SOURCE = re.compile(r"(?P<cue>에\s?(?:따르면|의하면))(?![가-힣])")
NOT_QUOTING = re.compile(r"(?<![가-힣])(?:바라|자라|놀라|모자라|올라|자)(?:고|며|면서)")  # verbs whose stem ends as the ending does
AS_FOLLOWS = re.compile(r"(?<![가-힣])(?:이렇게|이같이|이와 같이|다음과 같이|아래와 같이|이런 말을|한마디)(?=\s)")
ADNOMINAL = re.compile(r"(?:[한던힌린친인온본쓴된할힐릴]|는)$")
FORMAL = re.compile(
    r"\s(?:바|것으로|것이다|것입니다|적|뒤|후|다음|이후|직후)"
)  # behind an adnominal verb they make it finite again
RUNS_ON = re.compile(r"(?:며|면서)$")  # the same subject goes on
HEARSAY = re.compile(r"한다|합니다")
EMBEDDED = re.compile(r"(?:다|라|냐|자)고$")
RELAY = re.compile(rf"{any_of('ko', 'relays')}{DO}")
NAMED = re.compile(
    r"\s?(?:한|하는|했던|할|부르는|불리는|불린|적힌|쓴|쓰인|새겨진|여길지)\s"
)  # behind 고 they define a noun: nobody speaks
NO_SAYING = re.compile(r"(?:도록|기|지|게|려|려고|고자|러)$")  # "말하기 위해", "말하지 않았다"
DENIED = re.compile(r"지?\s(?:않|못|말)")
ENDED = re.compile(r"\s*(?:[.…·]|$)")
TAIL_WORDS = 10
TAIL_CHARS = 70  # from a quoting ending to its verb: subject, day, addressee
HEAD_CHARS = 240  # the topic of a sentence with all that defines it
SUBJECT = re.compile(r"(?P<noun>\S)(?:께서는|께서|은|는|이|가)(?=[\s,]|$)")
JOINED = re.compile(r"[가-힣](?:했고|었고|았고|였고|지만|으나|는데),\s")  # a main clause ends, another begins
TOPIC = re.compile(r"(?<=\S)(?:께서는|께서|은|는)(?=[\s,])")
AGENT = re.compile(r"(?<=\S)(?:이|가)(?=[\s,])")
LEADING = re.compile(rf"(?:\s*{any_of('ko', 'adverbs')}(?=[\s,]),?\s*)+")
DAY = re.compile(
    rf"\s*(?:(?:지난\s)?(?:\d{{1,2}}월\s?)?\d{{1,2}}일(?:\s?\([^)]{{1,8}}\))?|\([^)]{{1,8}}\)|{any_of('ko', 'times')})"
    r"(?=[\s,]),?\s*"
)
VENUE = re.compile(
    rf"(?:[^\s,.{BLOT}]{{1,12}}\s){{0,8}}?(?:\S{{0,10}}{any_of('ko', 'venues')}(?:\([^)]{{1,12}}\))?"
    r"(?:에서|에|을 통해|를 통해|으로|로|서)(?:서)?|기자들(?:에게|과 만나|을 만나)|취재진(?:에게|과 만나|을 만나)|기자의 질문에|"
    r"[^\s,.]{1,12}과의 (?:인터뷰|통화)에서)(?=[\s,]),?\s*"
)
# a place before a topic of its own: the saying's, for a reported clause begins with its topic
PLACE = re.compile(r"\s*(?:[^\s,]{1,12}\s){0,3}?[^\s,]{1,14}에서\s(?=(?:[^\s,]{1,12}\s){0,2}?[^\s,]{1,12}(?:은|는|이|가)\s)")
DEFINED = re.compile(r"\s(?P<noun>(?:[^\s,]{1,12}\s){0,3}?[^\s,]{1,12}?)(?:은|는|이|가|의|을|를|에게|께서는|도)(?=[\s,])")


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that report: `[start, end)` of content's ending, the cue itself, and what is looked for.

    kind: `verb` behind a quoting ending, `ending` such as 라며, `noun` such as "입장을 밝혔다", `object` such as "것을 촉구했다".
    owner: whose view a noun names ("김 장관의 설명이다").
    """

    content_end: int
    ending: int
    start: int
    end: int
    kind: str
    owner: tuple[int, int] | None = None


def read(line: Line) -> Iterator[Reading]:
    """What a sentence reports, in its order."""
    s = line.masked
    cues = sorted(_cues(s), key=lambda c: (c.end, c.content_end))
    source = _source(s)
    bound, mention = source.end if source else 0, None
    if relay := _relaying_topic(s, bound, cues):
        bound = relay
    any_content = running = False
    last_verb = next((c for c in reversed(cues) if c.kind != "ending"), None)
    for index, cue in enumerate(cues):
        if cue.content_end <= bound:
            continue
        following = cues[index + 1] if index + 1 < len(cues) else None
        embedded = following and following.ending == cue.end + 1
        if following and embedded and s[cue.content_end - 1] != BLOT and not _relayed(s, following):
            continue  # "...다고 말했다고 밝혔다": who speaks last reports all of it
        if source and not source.agency and WEAK.fullmatch(s, cue.start, cue.end):
            yield Reading((source.end, cue.content_end), source.cue, source.mention)
            return  # "X에 따르면 ...다고 한다": hearsay of the source
        tail = cue.owner or _subject(s, cue.ending, cue.start)
        if _relayed(s, cue):
            bound = cue.end
            continue
        start = _behind_adverbs(s, bound, cue.content_end)
        if tail:
            mention = tail
        elif cue.kind == "verb" and ADNOMINAL.search(s, cue.start, cue.end) and (behind := _defined(s, cue.end)):
            mention = behind
        elif head := _head(s, start, cue.content_end, first=mention is None or not running):
            mention, start = head[0], _behind_frame(s, head[1], cue.content_end)
        if mention is None and source and not source.agency:
            mention = source.mention
        if mention is None and index + 1 < len(cues):
            mention = _subject(s, cues[-1].ending, cues[-1].start)  # "...다고 덧붙이며, ...다고 그가 말했다"
        words = (cue.start, cue.end) if cue.kind != "ending" or last_verb is None else (last_verb.start, last_verb.end)
        running = cue.kind == "ending" or RUNS_ON.search(s, cue.start, cue.end) is not None
        if HEARSAY.fullmatch(s, cue.start, cue.end) and not (mention and speaks(s, *mention, "은", certain=True)):
            bound = cue.end
            continue
        yield Reading((start, cue.content_end), words, mention)
        any_content = True
        bound = cue.end
    if any_content:
        return
    if opened := _opening(s):
        yield opened
    elif source and not source.agency:
        yield Reading((source.end, len(s)), source.cue, source.mention)
    elif closed := _closing(s):
        yield closed
    else:
        yield from _beside(line)


def _cues(s: str) -> Iterator[_Cue]:
    """All that may report in a sentence."""
    wrong = {m.end() for m in NOT_QUOTING.finditer(s)}
    endings = [m for m in THAT.finditer(s) if m.end() not in wrong]
    at = 0
    for m in endings:
        if m.start() < at:
            continue
        begin = m.start("that")
        if weak := WEAK.match(s, m.end()):
            yield _Cue(_content_end(s, m), m.end(), weak.start("cue"), weak.end("cue"), "verb")
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
        if ADNOMINAL.search(s, *verb.span("cue")) and not FORMAL.match(s, verb.end()) and not _defined(s, verb.end()):
            continue
        end = verb.end("cue") - (1 if EMBEDDED.search(verb.group("cue")) else 0)
        yield _Cue(_content_end(s, m), m.end(), verb.start("cue"), end, "verb")
        at = begin + 1
    for m in SAYING.finditer(s):
        if m.end() not in wrong:
            yield _Cue(_content_end(s, m), m.end(), m.start("cue"), m.end("cue"), "ending")
    for m in NOUN.finditer(s):
        yield _Cue(_content_end(s, m), m.start("cue"), m.start("cue"), m.end("cue"), "noun")
    for m in STATED.finditer(s):
        yield _Cue(
            _content_end(s, m), m.start("cue"), m.start("cue"), m.end("cue"), "noun", m.span("owner") if m.group("owner") else None
        )
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
        yield _Cue(stop, m.start("between"), m.start("cue"), m.end("cue"), "object")
    for pattern in (SO_THAT, WHETHER):
        for m in pattern.finditer(s):
            yield _Cue(m.end("end"), m.start("between"), m.start("cue"), m.end("cue"), "object")
    for m in WISH.finditer(s):
        yield _Cue(m.end("end") - (1 if s[m.end("end") - 1] == "를" else 0), m.end("end"), m.start("cue"), m.end("cue"), "object")


def _content_end(s: str, ending: re.Match[str]) -> int:
    """Where content ends that a quoting ending closes: behind the closing mark, else before 고, 며 or 는."""
    if s[ending.start()] == BLOT:
        return ending.start() + 1
    groups = ending.groupdict()
    return ending.start("that") if groups.get("that") else ending.start("cue")


@dataclass(frozen=True, slots=True)
class _Source:
    mention: tuple[int, int]
    cue: tuple[int, int]
    end: int
    agency: bool


def _source(s: str) -> _Source | None:
    """`X에 따르면` near the head of a sentence."""
    m = SOURCE.search(s, 0, HEAD_CHARS)
    if m is None:
        return None
    start = noun_start(s, 0, m.start())
    agency = start >= m.start() or cues_for("ko").agencies.search(s, start, m.start()) is not None
    agency = agency or s[start : m.start()] in ("보도", "바")
    return _Source((start, m.start()), m.span("cue"), m.end(), agency)


def _relayed(s: str, cue: _Cue) -> bool:
    """Whether an agency passes something on: its name between ending and verb, or as the topic, and a verb of relaying."""
    if not RELAY.match(s, cue.start):
        return False
    subject = _subject(s, cue.ending, cue.start)
    return subject is not None and cues_for("ko").agencies.search(s, *subject) is not None


def _relaying_topic(s: str, bound: int, cues: Sequence[_Cue]) -> int | None:
    """Where the topic ends of a sentence that an agency passes on (`통신은 ... 보도했다`)."""
    if not any(c.kind == "verb" and RELAY.match(s, c.start) and _subject(s, c.ending, c.start) is None for c in cues):
        return None
    head = _head(s, _behind_adverbs(s, bound, len(s)), len(s))
    return head[1] if head and cues_for("ko").agencies.search(s, *head[0]) else None


def _subject(s: str, start: int, end: int) -> tuple[int, int] | None:
    """Who speaks, between a quoting ending and its verb."""
    for m in reversed(list(SUBJECT.finditer(s, start, end))):
        stop = m.end("noun")
        if not agrees(m.group("noun"), s[stop]):
            continue
        begin = noun_start(s, start, stop)
        joined = begin > 0 and s[begin - 1] == BLOT  # only a pronoun or title is written against a closing mark
        if (
            begin < stop
            and not (joined and not speaks(s, begin, stop, s[stop : m.end()], certain=True))
            and speaks(s, begin, stop, s[stop : m.end()], certain=False)
        ):
            return begin, stop
    return None


def _behind_adverbs(s: str, start: int, end: int) -> int:
    while start < end and s[start] in " \t,.·\u00a0\u3000":
        start += 1
    m = LEADING.match(s, start, end)
    return m.end() if m else start


def _head(s: str, start: int, end: int, *, first: bool = True) -> tuple[tuple[int, int], int] | None:
    """The topic at the head of a sentence, or its subject where that surely speaks, and where it ends; where it is not the first
    one of its sentence, only a topic that surely speaks."""
    stop = min(end, start + HEAD_CHARS)
    for pattern, certain in ((TOPIC, False), (AGENT, True)) if first else ((TOPIC, True),):
        for m in pattern.finditer(s, start, stop):
            verdict = sayer(s, start, m.start(), m.group(), certain)
            if verdict is None:
                break
            if verdict >= 0:
                return _later(s, m.end(), stop) or ((verdict, m.start()), m.end())
    return None


def _later(s: str, start: int, stop: int) -> tuple[tuple[int, int], int] | None:
    """Who speaks in a second main clause: `정부는 ... 공개했고, 경찰은 ...다고 말했다`."""
    for m in JOINED.finditer(s, start, stop):
        topic = TOPIC.search(s, m.end(), min(stop, m.end() + 40))
        if topic and (verdict := sayer(s, m.end(), topic.start(), topic.group(), certain=True)) is not None and verdict >= 0:
            return (verdict, topic.start()), topic.end()
    return None


def _behind_frame(s: str, start: int, end: int) -> int:
    """Behind day, place and addressee of the saying, which stand between the topic and the content."""
    at = start
    second = PLACE.match(s, at, min(end, at + 90))
    if second and not AGENT.search(s, at, second.end()):
        at = second.end()
    for _ in range(4):
        while at < end and s[at] in " ,":
            at += 1
        m = DAY.match(s, at, end)
        if m is None:
            m = VENUE.match(s, at, min(end, at + 90))
            if m and (AGENT.search(s, at, m.end()) or TOPIC.search(s, at, m.end())):
                m = None
        if m is None or m.end() >= end:
            return at
        at = m.end()
    return at


def _defined(s: str, at: int) -> tuple[int, int] | None:
    """Whom an adnominal verb of saying defines: `...다고 말한 김 장관은`."""
    if FORMAL.match(s, at):
        return None
    m = DEFINED.match(s, at)
    return m.span("noun") if m and speaks(s, *m.span("noun"), "이", certain=True) else None


def _opening(s: str) -> Reading | None:
    """`그는 이렇게 말했다. “...”`: the words follow, in this sentence or in the next one."""
    m = AS_FOLLOWS.search(s)
    verb = VERB.search(s, m.end()) if m else None
    if m is None or verb is None:
        return None
    head = _head(s, _behind_adverbs(s, 0, m.start()), m.start() + 1)
    run = s.find(BLOT, verb.end())
    content = (run, len(s)) if run >= 0 and not s[verb.end() : run].strip(" .:,") else (0, 0)
    return Reading(content, verb.span("cue"), head[0] if head else None, opens=run < 0)


def _closing(s: str) -> Reading | None:
    """A sentence that only says who said what stands before it between marks: `김 씨가 10일 말했다.`"""
    verb = VERB.search(s, 0, TAIL_CHARS)
    if verb is None or s[verb.end() :].strip(" .") or re.search(r"[을를](?=\s)", s[: verb.start()]):
        return None
    who = _subject(s, 0, verb.start())
    return Reading((0, 0), verb.span("cue"), who, closes=True) if who and not s[: who[0]].strip(" ,") else None


def _beside(line: Line) -> Iterator[Reading]:
    """Marked words that no ending joins to anything: `“...” 김 씨가 말했다.`, `김 장관 “...”`, `김 장관 “...” 주장`."""
    s = line.masked
    left = 0  # where the marked words before end
    for run in line.runs:
        lead, left = left, max(0, run.after - line.start)
        if not run.quoted:
            continue
        begin, stop = max(0, run.outer - line.start), min(len(s), run.after - line.start)
        verb = VERB.search(s, stop, stop + TAIL_CHARS)
        if verb and BLOT not in s[stop : verb.start()] and (who := _subject(s, stop, verb.start())):
            yield Reading((begin, stop), verb.span("cue"), who)
            continue
        headline = re.compile(rf"\s(?P<cue>{any_of('ko', 'action')})(?=[\s.…]*$)").match(s, stop)
        before = s[:begin].rstrip(" ,:…")
        first = lead + len(s[lead:begin]) - len(s[lead:begin].lstrip(" ,.…·"))
        named = len(before) > first and noun_start(s, first, len(before)) == first and len(before) - first <= 40
        if named and (headline or ENDED.match(s, stop)) and (line.heading or speaks(s, first, len(before), "이", certain=True)):
            yield Reading((begin, stop), headline.span("cue") if headline else None, (first, len(before)))
