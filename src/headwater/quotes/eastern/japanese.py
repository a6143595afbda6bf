"""Reported speech of a Japanese sentence: what stands before と and a verb of saying, and whose it is.

Content ends before its particle: と (〜と述べた), との before a view (〜との見方を示した), よう before a demand;
a clause that こと makes a noun keeps it. Who speaks is the topic at the head of the sentence, or the subject between と and
the verb. What an agency passes on (と伝えた, によると) is its credit, and no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.quotes.eastern.japanese_claims import among, answered, stated
from headwater.quotes.eastern.japanese_cues import TAIL_CHARS, VERB, Cue, cues_of
from headwater.quotes.eastern.japanese_nouns import LEADING, PHRASE_CHARS, THING, phrase_start, speaks
from headwater.quotes.eastern.lines import BLOT, Line, Reading, Source, any_of, behind_narration
from headwater.text.credits import outlet

HEARSAY = re.compile(r"(?<=[るたいだすうん])(?P<that>と)(?P<cue>いう|のことだ|のことです|されている|される)[。\s]*$")
SOURCE = re.compile(r"(?P<cue>に(?:よると|よれば|よりますと))、?")
AS_FOLLOWS = re.compile(r"次のように|こう(?=[^、。]{0,12}$|[述語話言書答訴つ明説強])|このように|以下のように|こんなふうに|次の通り")
TOPIC = re.compile(
    r"(?<=[^\sぁ-ん、。])(?:は|も)(?![じずっるな])|(?:(?<=さん)|(?<=たち)|(?<=くん)|(?<=ちゃん))(?:は|も)|(?<=ら)は(?=、)"
)
JOINED = re.compile(r"[たるい](?:が|ものの|一方で?|のに対し)、")  # a main clause ends, another begins
AGENT = re.compile(r"(?<=[^\sぁ-ん、。])が|(?:(?<=さん)|(?<=たち)|(?<=くん)|(?<=ちゃん))が")
DAY = re.compile(
    rf"(?:(?:\d{{1,4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日(?:[（(][^）)]{{1,8}}[）)])?|{any_of('ja', 'times')})"
    r"(?:夜|朝|午前|午後|夕方|未明|深夜)?(?:の|に)?、?"
)
VENUE = re.compile(
    rf"[^、。{BLOT}はが]{{0,28}}?{any_of('ja', 'venues')}(?:後)?(?:で|に対し(?:て)?|に応じ|において|を通じ(?:て)?|の中で|に)、?"
    rf"|[^、。{BLOT}はが]{{0,28}}(?:について|に関して|をめぐり|に対し(?:て)?)、?(?={BLOT})"
)
NARRATED = re.compile(
    r"(?:[しりきいみえけにで]|[っいんし][てで]|対して?)、$|(?:に対して?|に|[っいんし][てで]|の中で)$"
    r"|(?:について|に関して|をめぐって)[はも]?、?$"
)
HEAD_CHARS = 160


def read(line: Line) -> Iterator[Reading]:
    """What a sentence reports, in its order."""
    s = line.masked
    source = _source(s)
    bound = source.end if source else 0
    mention: tuple[int, int] | None = None
    cues = [c for c in sorted(cues_of(s), key=lambda c: (c.end, c.content_end)) if c.content_end > bound]
    if relay := _relaying_topic(s, bound, cues):
        bound = relay
    last_content = max((c.content_end for c in cues), default=0)
    found = False
    hearsay = HEARSAY.search(s)
    if hearsay and source and not source.agency:
        yield from _hearsay(s, hearsay, source)
        return
    for index, cue in enumerate(cues):
        if cue.content_end <= bound:
            continue
        outer = next((c for c in cues[index + 1 : index + 4] if c.content_end == cue.end), None)
        if outer and s[cue.content_end - 1] != BLOT and not _passed_on(s, outer):
            continue  # "...と認めたと警察が述べた": who speaks last reports all of it
        if cue.kind in ("claim", "arising"):
            behind = answered(s, cue.end) if cue.kind == "claim" and last_content > cue.end else cue.end
            if behind is None:
                continue  # 「...との指摘は誤りだと述べた」: part of what is said
            one, topic = _claimed(s, bound, cue)
            mention = topic or mention
            yield one
            found, bound = True, behind
            continue
        tail = cue.owner or _subject(s, cue.ending, cue.start)
        if _passed_on(s, cue) or (relay and tail is None and _relays(s, cue)):
            bound = cue.end
            continue
        start = _behind_times(s, bound, cue.content_end)
        if tail or cue.defines:
            mention = tail or cue.defines
        elif head := _head(s, start, cue.content_end):
            mention, start = head[0], _behind_frame(s, head[1], cue.content_end)
        if mention is None and source and not source.agency:
            mention = source.mention
        start = behind_narration(s, start, cue.content_end, NARRATED)
        if cue.firm or mention:
            goes_on = cue.kind == "light" and index + 1 < len(cues)
            yield Reading((start, cue.content_end), (cue.start, cue.end), mention, goes_on=goes_on)
            found = True
        bound = cue.end
    if found:
        return
    if relay is None and source is None and (opened := _opening(s)):
        yield opened
    elif claim := stated(s):
        yield Reading(*claim)
    elif hearsay:
        yield from _hearsay(s, hearsay, source)
    elif source and not source.agency:
        yield Reading((source.end, len(s)), source.cue, source.mention)
    elif closed := _closing(s):
        yield closed
    else:
        yield from _beside(line)


def _claimed(s: str, bound: int, cue: Cue) -> tuple[Reading, tuple[int, int] | None]:
    """What a noun of saying names that its sentence's topic does not say, and that topic, which may say something further on."""
    start = _behind_times(s, bound, cue.content_end)
    topic: tuple[int, int] | None = None
    owner = cue.owner
    if cue.kind == "arising":
        found = among(s, start, cue.content_end)
        if found and speaks(s, *found[0], certain=s[found[1]] != BLOT):
            owner, start = owner or found[0], _behind_times(s, found[1], cue.content_end)
    elif head := _head(s, start, cue.content_end):
        topic, start = head[0], _behind_frame(s, head[1], cue.content_end)
    return Reading((start, cue.content_end), (cue.start, cue.end), owner), topic


def _relays(s: str, cue: Cue) -> bool:
    return re.match(any_of("ja", "relays"), s[cue.start : cue.end]) is not None


def _agency(s: str, span: tuple[int, int]) -> bool:
    return outlet(s[slice(*span)], "ja") == "agency"


def _passed_on(s: str, cue: Cue) -> bool:
    """Whether an agency, named between と and the verb, passes something on."""
    subject = _subject(s, cue.ending, cue.start) if _relays(s, cue) else None
    return subject is not None and _agency(s, subject)


def _relaying_topic(s: str, bound: int, cues: Sequence[Cue]) -> int | None:
    """Where the topic ends of a sentence that an agency passes on; what it passes on is not the agency's."""
    if not any(_relays(s, c) and _subject(s, c.ending, c.start) is None for c in cues):
        return None
    head = _head(s, _behind_times(s, bound, len(s)), len(s))
    return head[1] if head and _agency(s, head[0]) else None


def _source(s: str) -> Source | None:
    """`Xによると` near the head of a sentence."""
    m = SOURCE.search(s, 0, HEAD_CHARS)
    if m is None:
        return None
    start = phrase_start(s, 0, m.start())
    said = _agency(s, (start, m.start())) or start >= m.start() or s[start : m.start()] in ("報道", "それ", "これ")
    return Source((start, m.start()), m.span("cue"), m.end(), said)


def _subject(s: str, start: int, end: int) -> tuple[int, int] | None:
    """Who speaks, between と and its verb."""
    for pattern in (AGENT, TOPIC):
        for m in pattern.finditer(s, start, end):
            begin = phrase_start(s, start, m.start())
            if speaks(s, begin, m.start(), certain=False):
                return begin, m.start()
    return None


def _behind_times(s: str, start: int, end: int) -> int:
    while start < end and s[start] in " 、。,・\u3000\u00a0":
        start += 1
    m = LEADING.match(s, start, end)
    return m.end() if m else start


def _head(s: str, start: int, end: int) -> tuple[tuple[int, int], int] | None:
    """The topic at the head of a sentence, or its subject where that is somebody who speaks, and where it ends."""
    stop = min(end, start + HEAD_CHARS)
    topic = _named(s, TOPIC, start, stop, certain=False)
    if topic:
        for m in JOINED.finditer(s, topic[1], stop):
            if later := _named(s, TOPIC, m.end(), min(stop, m.end() + PHRASE_CHARS), certain=True):
                return later  # "首相は...が、野党は...と述べた"
    if topic and speaks(s, *topic[0], certain=True):
        return topic
    agent = _named(s, AGENT, start, stop, certain=True)
    return agent if agent and (topic is None or agent[1] < topic[1]) else topic


def _named(s: str, pattern: re.Pattern[str], start: int, stop: int, *, certain: bool) -> tuple[tuple[int, int], int] | None:
    """The first noun phrase before a particle that names who speaks; a topic that is a thing ends the search."""
    for m in pattern.finditer(s, start, stop):
        begin = phrase_start(s, start, m.start())
        if begin < m.start() and not certain and THING.search(s[begin : m.start()]):
            return None
        if speaks(s, begin, m.start(), certain):
            return (begin, m.start()), m.end()
    return None


def _behind_frame(s: str, start: int, end: int) -> int:
    """Behind day, place and addressee of the saying, which stand between the topic and the content."""
    at = start
    for _ in range(4):
        while at < end and s[at] in "、 \u3000":
            at += 1
        m = DAY.match(s, at, end) or VENUE.match(s, at, min(end, at + 60))
        if m is None or m.end() >= end:
            return at
        at = m.end()
    return at


def _hearsay(s: str, m: re.Match[str], source: Source | None) -> Iterator[Reading]:
    """`Xによると、...という。`, `Xは...という。`: what somebody is said to have said."""
    if source and source.agency:
        return
    if source:
        yield Reading((source.end, m.start("that")), source.cue, source.mention)
        return
    start = _behind_times(s, 0, m.start())
    head = _head(s, start, m.start())
    if head and speaks(s, *head[0], certain=True):
        yield Reading((_behind_frame(s, head[1], m.start()), m.start("that")), m.span("cue"), head[0])
    elif m.group("cue") == "いう" and head is None:
        yield Reading((start, m.start("that")), m.span("cue"), None)


def _opening(s: str) -> Reading | None:
    """`首相はこう述べた。「...」`: the words follow, in this sentence or in the next one."""
    m = AS_FOLLOWS.search(s)
    verb = VERB.search(s, m.end(), m.end() + TAIL_CHARS) if m else None
    if m is None or verb is None:
        return None
    head = _head(s, _behind_times(s, 0, m.start() + 1), m.start() + 1)
    run = s.find(BLOT, verb.end())
    content = (run, len(s)) if run >= 0 and not s[verb.end() : run].strip(" 。：:、") else (0, 0)
    return Reading(content, verb.span("cue"), head[0] if head else None, opens=run < 0)


def _closing(s: str) -> Reading | None:
    """A sentence that only says who said what stands before it between marks: `田中氏は10日こう語った。`"""
    verb = VERB.search(s, 0, TAIL_CHARS)
    if verb is None or s[verb.end() :].strip(" 。、") or "を" in s[: verb.start()] or BLOT in s:
        return None
    who = _subject(s, 0, verb.start())
    return Reading((0, 0), verb.span("cue"), who, closes=True) if who and not s[: who[0]].strip(" 、") else None


def _beside(line: Line) -> Iterator[Reading]:
    """Marked words that no particle joins to anything: `「...」田中氏は語った。`, `田中氏「...」`."""
    s = line.masked
    for run in line.runs:
        if not run.quoted:
            continue
        begin, stop = max(0, run.outer - line.start), min(len(s), run.after - line.start)
        verb = VERB.search(s, stop, stop + TAIL_CHARS)
        if verb and not set(s[stop : verb.start()]) & set(f"{BLOT}。を") and (who := _subject(s, stop, verb.start())):
            yield Reading((begin, stop), verb.span("cue"), who)
            continue
        before = s[:begin].rstrip(" 、：:は")
        first = phrase_start(s, 0, len(before))
        if before and first == 0 and not s[stop:].strip(" 。") and (line.heading or speaks(s, 0, len(before), certain=True)):
            yield Reading((begin, stop), None, (0, len(before)))
