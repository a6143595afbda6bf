"""Reported speech of a Korean sentence: what ends in a quoting ending (-다고, -라며) before a verb of saying, and whose it is.

The particle 고 of a quoting ending is the complementizer: content ends before it (늘었다 of 늘었다고), before 며 and 면서 (which
say "said" by themselves) and before 는 (늘었다는 입장을 밝혔다). Who speaks is the topic at the head of the sentence, or the
subject between the ending and the verb. What an agency passes on (보도했다, 에 따르면) is its credit, and no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.quotes.eastern.korean_claims import among, answered, stated
from headwater.quotes.eastern.korean_cues import ADNOMINAL, DO, TAIL_CHARS, VERB, WEAK, Cue, cues_of, defined
from headwater.quotes.eastern.korean_nouns import agrees, final_of, noun_start, sayer, speaks
from headwater.quotes.eastern.lines import BLOT, Line, Reading, Source, any_of, behind_narration
from headwater.text.credits import outlet

SOURCE = re.compile(r"(?P<cue>에\s?(?:따르면|의하면))(?![가-힣])")
AS_FOLLOWS = re.compile(r"(?<![가-힣])(?:이렇게|이같이|이와 같이|다음과 같이|아래와 같이|이런 말을|한마디)(?=\s)")
RUNS_ON = re.compile(r"(?:며|면서)$")  # the same subject goes on
HEARSAY = re.compile(r"한다|합니다")
RELAY = re.compile(rf"{any_of('ko', 'relays')}{DO}")
ENDED = re.compile(r"\s*(?:[.…·]|$)")
NARRATED = re.compile(r"(?:고|으며|하며|면서|해서?|[아어여려와워쳐켜혀춰]서?|만나|나와|에서?|에게|으로|이어|[후뒤])\s?,?\s*$")
MEANS = re.compile(r"(?:뜻|말|의미|내용|이야기|얘기)이")
HIS = re.compile(r"(?P<who>그녀|그들|그|자신|본인)의\s")
HEAD_CHARS = 240  # the topic of a sentence with all that defines it
SUBJECT = re.compile(r"(?P<noun>\S)(?:께서는|께서|은|는|이|가)(?=[\s,]|$)")
JOINED = re.compile(r"(?:[가-힣](?:지만|으나|는데)|(?P<past>[가-힣])(?:고|으며)),?\s")  # a main clause ends, another begins
TOPIC = re.compile(r"(?<=\S)(?:께서는|께서|은|는)(?=[\s,])")
AGENT = re.compile(r"(?<=\S)(?:이|가)(?=[\s,])")
LEADING = re.compile(rf"(?:\s*{any_of('ko', 'adverbs')}(?=[\s,]),?\s*)+")
DAY = re.compile(
    rf"\s*(?:(?:지난\s)?(?:\d{{1,2}}월\s?)?\d{{1,2}}일(?:\s?\([^)]{{1,8}}\))?|\([^)]{{1,8}}\)|{any_of('ko', 'times')})"
    r"(?=[\s,]),?\s*"
)
VENUE = re.compile(
    rf"(?:[^\s,.{BLOT}]{{1,12}}\s){{0,8}}?(?:\S{{0,10}}{any_of('ko', 'venues')}(?:\([^)]{{1,12}}\))?"
    r"(?:에서|(?<!법정)(?<!재판)(?<!행사)(?<!회의)(?<!자리)에|을 통해|를 통해|으로|로|서)(?:서)?|"
    r"기자들(?:에게|과 만나|을 만나)|취재진(?:에게|과 만나|을 만나)|기자의 질문에|"
    r"[^\s,.]{1,12}과의 (?:인터뷰|통화)에서)(?=[\s,]),?\s*"
)
# a place before a topic of its own: the saying's, for a reported clause begins with its topic
PLACE = re.compile(r"\s*(?:[^\s,]{1,12}\s){0,3}?[^\s,]{1,14}에서\s(?=(?:[^\s,]{1,12}\s){0,2}?[^\s,]{1,12}(?:은|는|이|가)\s)")


def read(line: Line) -> Iterator[Reading]:
    """What a sentence reports, in its order."""
    s = line.masked
    cues = sorted(cues_of(s), key=lambda c: (c.end, c.content_end))
    source = _source(s)
    bound, mention = source.end if source else 0, None
    if relay := _relaying_topic(s, bound, cues):
        bound = relay
    any_content = running = False
    last_content = max((c.content_end for c in cues), default=0)
    final_verb = _final_verb(s)
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
        if cue.kind in ("claim", "arising"):
            past = answered(s, cue.end) if cue.kind == "claim" and last_content > cue.end else cue.end
            if past is None:
                continue  # "...다는 지적은 틀렸다고 말했다": part of what is said
            one, topic = _claimed(s, bound, cue)
            mention = topic or mention
            yield one
            any_content, bound = True, past
            continue
        tail = cue.owner or _subject(s, cue.ending, cue.start)
        if _relayed(s, cue) or (relay and tail is None and RELAY.match(s, cue.start)):
            bound = cue.end
            continue
        start = _behind_adverbs(s, bound, cue.content_end)
        if tail:
            mention = tail
        elif cue.kind == "verb" and ADNOMINAL.search(s, cue.start, cue.end) and (behind := defined(s, cue.end)):
            mention = behind
        elif head := _head(s, start, cue.content_end, first=mention is None or not running):
            mention, start = head[0], _behind_frame(s, head[1], cue.content_end)
        if mention is None and source and not source.agency:
            mention = source.mention
        if mention is None and MEANS.match(s, cue.start):
            bound = cue.end
            continue  # "이것은 ...다는 뜻이다": what something means, nobody says
        if mention is None and index + 1 < len(cues):
            mention = _subject(s, cues[-1].ending, cues[-1].start)  # "...다고 덧붙이며, ...다고 그가 말했다"
        words = (cue.start, cue.end)
        if cue.kind == "ending":
            words = (
                (last_verb.start, last_verb.end) if last_verb else final_verb if final_verb and final_verb[0] >= cue.end else words
            )
        start = behind_narration(s, start, cue.content_end, NARRATED)
        running = cue.kind == "ending" or RUNS_ON.search(s, cue.start, cue.end) is not None
        if HEARSAY.fullmatch(s, cue.start, cue.end) and not (mention and speaks(s, *mention, "은", certain=True)):
            bound = cue.end
            continue
        yield Reading((start, cue.content_end), words, mention, goes_on=cue.kind == "ending" and _quotes(following))
        any_content = True
        bound = cue.end
    if any_content:
        return
    if opened := _opening(s):
        yield opened
    elif claim := stated(s):
        yield Reading(*claim)
    elif source and not source.agency:
        yield Reading((source.end, len(s)), source.cue, source.mention)
    elif closed := _closing(s):
        yield closed
    else:
        yield from _beside(line)


def _claimed(s: str, bound: int, cue: Cue) -> tuple[Reading, tuple[int, int] | None]:
    """What a noun of saying names that its sentence's topic does not say, and that topic, which may say something further on."""
    start = _behind_adverbs(s, bound, cue.content_end)
    topic: tuple[int, int] | None = None
    who = cue.owner
    if cue.kind == "arising":
        if found := among(s, start, cue.content_end):
            who, start = who or found[0], _behind_adverbs(s, found[1], cue.content_end)
    elif head := _head(s, start, cue.content_end):
        topic, start = head[0], _behind_frame(s, head[1], cue.content_end)
    if who is None and (m := HIS.match(s, start, cue.content_end)):
        who, start = m.span("who"), m.end()
    return Reading((start, cue.content_end), (cue.start, cue.end), who), topic


def _quotes(following: Cue | None) -> bool:
    """Whether a quoting ending follows, so that its verb says what stands before 라며 too."""
    return following is not None and following.kind in ("verb", "ending")


def _final_verb(s: str) -> tuple[int, int] | None:
    """The verb of saying that ends a sentence (`...라며 이같이 말했다`)."""
    end = len(s.rstrip(" ."))
    verbs = [verb.span("cue") for verb in VERB.finditer(s, max(0, end - TAIL_CHARS)) if verb.end() == end]
    return verbs[-1] if verbs else None


def _source(s: str) -> Source | None:
    """`X에 따르면` near the head of a sentence."""
    m = SOURCE.search(s, 0, HEAD_CHARS)
    if m is None:
        return None
    start = noun_start(s, 0, m.start())
    agency = start >= m.start() or outlet(s[start : m.start()], "ko") == "agency"
    agency = agency or s[start : m.start()] in ("보도", "바")
    return Source((start, m.start()), m.span("cue"), m.end(), agency)


def _relayed(s: str, cue: Cue) -> bool:
    """Whether an agency passes something on: its name between ending and verb, or as the topic, and a verb of relaying."""
    if not RELAY.match(s, cue.start):
        return False
    subject = _subject(s, cue.ending, cue.start)
    return subject is not None and outlet(s[slice(*subject)], "ko") == "agency"


def _relaying_topic(s: str, bound: int, cues: Sequence[Cue]) -> int | None:
    """Where the topic ends of a sentence that an agency passes on (`통신은 ... 보도했다`)."""
    if not any(c.kind == "verb" and RELAY.match(s, c.start) and _subject(s, c.ending, c.start) is None for c in cues):
        return None
    head = _head(s, _behind_adverbs(s, bound, len(s)), len(s))
    return head[1] if head and outlet(s[slice(*head[0])], "ko") == "agency" else None


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
                return _later(s, m.end(), stop, certain=True)
            if verdict >= 0:
                return _later(s, m.end(), stop, certain=certain) or ((verdict, m.start()), m.end())
    return None


def _later(s: str, start: int, stop: int, *, certain: bool) -> tuple[tuple[int, int], int] | None:
    """Who speaks in the last main clause: `정부는 ... 공개했고, 경찰은 ...다고 말했다`. The first topic has a clause of its own
    where no other subject stands before that clause's verb; what follows a clause with another subject (`시장은 비가 왔고 ...`) is
    said by the first, unless it surely speaks and a comma parts it."""
    found = None
    for m in JOINED.finditer(s, start, stop):
        if m.group("past") and final_of(m.group("past")) != "ㅆ":
            continue
        own = AGENT.search(s, start, m.start()) is None
        parted = m.group().rstrip().endswith(",")
        if not (own or parted):
            continue
        for pattern in (TOPIC, AGENT):
            topic = pattern.search(s, m.end(), min(stop, m.end() + 40))
            sure = certain or not own or pattern is AGENT
            if topic and (verdict := sayer(s, m.end(), topic.start(), topic.group(), sure)) is not None and verdict >= 0:
                found = (verdict, topic.start()), topic.end()
                break
    return found


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
