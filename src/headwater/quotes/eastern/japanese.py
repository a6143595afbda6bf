"""Reported speech of a Japanese sentence: what stands before と and a verb of saying, and whose it is.

Content ends before its particle: と (〜と述べた), との before a view (〜との見方を示した), よう before a demand;
a clause that こと makes a noun keeps it. Who speaks is the topic at the head of the sentence, or the subject between と and
the verb. What an agency passes on (と伝えた, によると) is its credit, and no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.quotes.cues import cues_for
from headwater.quotes.eastern.lines import BLOT, Line, Reading, Source, any_of, behind_narration

STEM = rf"(?:{any_of('ja', 'action')}(?:し|する|すれ)|{any_of('ja', 'stems')})"
INFLECTED = r"(?:ました|ています|ていました|ている|ていた|ており|た|て|だ|で|る|す|ます)?"
VERB = re.compile(
    rf"(?P<cue>{STEM}{INFLECTED})(?=[、。\s」）{BLOT}：:]|$|ながら|つつ|が|の|もの|と|ため|ので|し|ば|など|ほか|一方|上で|うえで|際|後"
    rf"|(?P<noun>[^\s、。ぁ-ん]{{1,20}})(?:は|が|も))"
)
CLAUSE_END = r"[るたいだなうんかよずすろきねわぞくつむぶぬてりさらえせれ]"  # what a predicate ends in before と
THAT = re.compile(
    rf"(?P<end>{BLOT}|{CLAUSE_END}|[^\W\d_ぁ-ん])(?P<that>、?(?:など)?と(?:も|は)?)"
    r"(?!き|こ|お|り|く|て|ど|か|ん|ら|れ|ろ|げ|う|つ|ま|め|い(?:う|った)|な|同|並|共|して(?!、|いる|いた))"
)
WEAK = re.compile(
    r"(?P<cue>した(?:うえ|上)で|しつつ|しながらも?|し(?=、)|した(?=。|$)|して(?:いる|いた)(?=。|$|が、)|する(?=。|$)|して(?=、))"
)
HEARSAY = re.compile(r"(?<=[るたいだすうん])(?P<that>と)(?P<cue>いう|のことだ|のことです|されている|される)[。\s]*$")
NOUN = re.compile(
    r"(?:(?P<that>との|とする|といった|という)|(?<=[るたい])(?=考え|見方|見解|認識|意向|方針|見通し|姿勢|意思|決意))"
    rf"(?P<cue>{any_of('ja', 'stances')}(?:を|も)[^、。{BLOT}]{{0,12}}?{any_of('ja', 'showing')}{INFLECTED})"
)
OBJECT = re.compile(
    rf"(?P<that>こと)(?:を|も|について)(?P<between>[^、。{BLOT}]{{0,12}}?)(?P<cue>{any_of('ja', 'affirming')}{INFLECTED})"
)
SO_THAT = re.compile(
    rf"(?P<that>よう(?:に)?)(?:、|と)?(?P<between>[^、。{BLOT}]{{0,16}}?)(?P<cue>{any_of('ja', 'directing')}{INFLECTED})"
)
SOURCE = re.compile(r"(?P<cue>に(?:よると|よれば|よりますと))、?")
AS_FOLLOWS = re.compile(r"次のように|こう(?=[^、。]{0,12}$|[述語話言書答訴つ明説強])|このように|以下のように|こんなふうに|次の通り")
TOPIC = re.compile(
    r"(?<=[^\sぁ-ん、。])(?:は|も)(?![じずっるな])|(?:(?<=さん)|(?<=たち)|(?<=くん)|(?<=ちゃん))(?:は|も)|(?<=ら)は(?=、)"
)
COUNTED = re.compile(r"\d(?:月|日|年|人|歳|時|分|%|％|件|台|つ|か国|カ国|ヵ国|円|ドル)$")
VOLITION = re.compile(r"[よおこそとのほもろごぞどぼぽ]う$")  # "...ようとした" tries, it does not say
JOINED = re.compile(r"[たるい](?:が|ものの|一方で?|のに対し)、")  # a main clause ends, another begins
AGENT = re.compile(r"(?<=[^\sぁ-ん、。])が|(?:(?<=さん)|(?<=たち)|(?<=くん)|(?<=ちゃん))が")
PHRASE = re.compile(
    rf"(?:[^\W_ぁ-ん]|[・＝=.\-（）()&’'{BLOT}]|の|や|さん|たち|くん|ちゃん|および|及び|ら(?=[はがも])"
    r"|(?<=[A-Za-z])\s(?=[A-Za-z])|(?<!で)ある(?=[^\W_ぁ-ん]))+$"
)
WHO = re.compile(
    rf"(?:{any_of('ja', 'who')}|[^\W_]{{2,}}(?:[・＝][^\W_ぁ-ん]+)+)(?:たち|ら)?(?:（[^）]{{1,20}}）|\([^)]{{1,20}}\))?$"
)
THING = re.compile(rf"(?:^|の){any_of('ja', 'things')}$")
LEADING = re.compile(rf"(?:{any_of('ja', 'times')}(?=[、\s{BLOT}])[、\s]*)+")
DAY = re.compile(
    rf"(?:(?:\d{{1,4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日(?:[（(][^）)]{{1,8}}[）)])?|{any_of('ja', 'times')})"
    r"(?:夜|朝|午前|午後|夕方|未明|深夜)?(?:の|に)?、?"
)
VENUE = re.compile(
    rf"[^、。{BLOT}はが]{{0,28}}?{any_of('ja', 'venues')}(?:後)?(?:で|に対し(?:て)?|に応じ|において|を通じ(?:て)?|の中で|に)、?"
    rf"|[^、。{BLOT}はが]{{0,28}}(?:について|に関して|をめぐり|に対し(?:て)?)、?(?={BLOT})"
)
NARRATED = re.compile(r"(?:[しりきいみえけにで]|[っいんし][てで]|対して?)、$|(?:に対して?|に|[っいんし][てで]|の中で)$")
KANJI = re.compile(r"[一-鿿]")
TAIL = re.compile(r"(?:[はがもにで日くてじ]|対し|ともに)、?[^、。]{0,4}$")
TAIL_CHARS = 36  # between と and its verb: subject, day, addressee
HEAD_CHARS = 160
PHRASE_CHARS = 44


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that report: where content ends, where its particle ends, the cue; firm: whether nothing but speech is meant.

    defines: the noun behind the cue that it belongs to (`と語った田中氏は`).
    """

    content_end: int
    ending: int
    start: int
    end: int
    firm: bool = True
    defines: tuple[int, int] | None = None


def read(line: Line) -> Iterator[Reading]:
    """What a sentence reports, in its order."""
    s = line.masked
    source = _source(s)
    bound = source.end if source else 0
    mention: tuple[int, int] | None = None
    cues = [c for c in sorted(_cues(s), key=lambda c: (c.end, c.content_end)) if c.content_end > bound]
    if relay := _relaying_topic(s, bound, cues):
        bound = relay
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
        tail = _subject(s, cue.ending, cue.start)
        if _passed_on(s, cue):
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
            yield Reading((start, cue.content_end), (cue.start, cue.end), mention)
            found = True
        bound = cue.end
    if found:
        return
    if relay is None and source is None and (opened := _opening(s)):
        yield opened
    elif hearsay:
        yield from _hearsay(s, hearsay, source)
    elif source and not source.agency:
        yield Reading((source.end, len(s)), source.cue, source.mention)
    elif closed := _closing(s):
        yield closed
    else:
        yield from _beside(line)


def _cues(s: str) -> Iterator[_Cue]:
    """All that may report in a sentence."""
    taken: set[int] = set()
    for pattern in (NOUN, OBJECT, SO_THAT):
        for m in pattern.finditer(s):
            taken.add(m.start("cue"))
            if pattern is NOUN:
                yield _Cue(m.start(), m.start("cue"), m.start("cue"), m.end("cue"))
            else:
                stop = m.end("that") if pattern is OBJECT else m.start("that")
                yield _Cue(stop, m.start("between"), m.start("cue"), m.end("cue"))
    endings = list(THAT.finditer(s))
    for index, m in enumerate(endings):
        weak = WEAK.match(s, m.end())
        if weak and (not _predicate(m) or VOLITION.search(s, m.end("end") - 2, m.end("end"))):
            continue
        if weak and weak.group("cue") == "して" and s[m.start("end")] != BLOT:
            continue
        if weak:
            yield _Cue(m.end("end"), m.end(), weak.start("cue"), weak.end("cue"), firm=s[m.start("end")] == BLOT)
            continue
        stop = min(m.end() + TAIL_CHARS, endings[index + 1].start("that") if index + 1 < len(endings) else len(s))
        verb = VERB.search(s, m.end(), min(len(s), stop + 20))
        if verb is None or verb.start() > stop or verb.start("cue") in taken:
            continue
        between = s[m.end() : verb.start()]
        noun = verb.span("noun") if verb.group("noun") else None
        if between and KANJI.match(between[-1]) and not KANJI.match(verb.group("cue")):
            continue  # the end of a longer verb
        if noun and not _who(s, *noun, certain=True):
            continue  # the verb defines a thing
        if (
            BLOT in between
            or "。" in between
            or ("を" in between and m.group("end") != BLOT)
            or (between and not _predicate(m))
            or (between.strip("、") and not _tail_only(between))
        ):
            continue
        if s[verb.end() : verb.end() + 2] in ("れる", "れた", "られ", "れて") or s.startswith(("ない", "なか", "ず"), verb.end()):
            continue  # passive or denied
        yield _Cue(m.end("end"), m.end(), verb.start("cue"), verb.end("cue"), defines=noun)


def _predicate(ending: re.Match[str]) -> bool:
    """Whether a predicate or words between marks stand before と, so that it is no "and"."""
    return re.fullmatch(rf"{BLOT}|{CLAUSE_END}", ending.group("end")) is not None


def _tail_only(between: str) -> bool:
    """Whether the words between と and a verb are its own: subject, addressee, day, manner."""
    return len(between) <= 4 or TAIL.search(between) is not None


def _relays(s: str, cue: _Cue) -> bool:
    return re.match(any_of("ja", "relays"), s[cue.start : cue.end]) is not None


def _agency(s: str, span: tuple[int, int]) -> bool:
    return cues_for("ja").agencies.search(s, *span) is not None


def _passed_on(s: str, cue: _Cue) -> bool:
    """Whether an agency, named between と and the verb, passes something on."""
    subject = _subject(s, cue.ending, cue.start) if _relays(s, cue) else None
    return subject is not None and _agency(s, subject)


def _relaying_topic(s: str, bound: int, cues: Sequence[_Cue]) -> int | None:
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
    start = _phrase_start(s, 0, m.start())
    said = _agency(s, (start, m.start())) or start >= m.start() or s[start : m.start()] in ("報道", "それ", "これ")
    return Source((start, m.start()), m.span("cue"), m.end(), said)


def _phrase_start(s: str, start: int, end: int) -> int:
    """Where the noun phrase begins that ends at `end`: names, nouns and の."""
    left = max(start, end - PHRASE_CHARS)
    m = PHRASE.search(s[left:end])
    if m is None:
        return end
    begin = left + m.start()
    while begin < end and s[begin] in f"のや・） {BLOT}":
        begin += 1
    times = LEADING.match(s, begin, end)
    return times.end() if times else begin


def _who(s: str, start: int, end: int, certain: bool) -> bool:
    """Whether a noun phrase names somebody or something that speaks; certain: only where its last word shows it."""
    phrase = s[start:end]
    if not phrase or THING.search(phrase) or phrase[-1].isdigit() or COUNTED.search(phrase):
        return False
    return WHO.search(phrase) is not None or not certain


def _subject(s: str, start: int, end: int) -> tuple[int, int] | None:
    """Who speaks, between と and its verb."""
    for pattern in (AGENT, TOPIC):
        for m in pattern.finditer(s, start, end):
            begin = _phrase_start(s, start, m.start())
            if _who(s, begin, m.start(), certain=False):
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
    if topic and _who(s, *topic[0], certain=True):
        return topic
    agent = _named(s, AGENT, start, stop, certain=True)
    return agent if agent and (topic is None or agent[1] < topic[1]) else topic


def _named(s: str, pattern: re.Pattern[str], start: int, stop: int, *, certain: bool) -> tuple[tuple[int, int], int] | None:
    """The first noun phrase before a particle that names who speaks; a topic that is a thing ends the search."""
    for m in pattern.finditer(s, start, stop):
        begin = _phrase_start(s, start, m.start())
        if begin < m.start() and not certain and THING.search(s[begin : m.start()]):
            return None
        if _who(s, begin, m.start(), certain):
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
    if head and _who(s, *head[0], certain=True):
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
        first = _phrase_start(s, 0, len(before))
        if before and first == 0 and not s[stop:].strip(" 。") and (line.heading or _who(s, 0, len(before), certain=True)):
            yield Reading((begin, stop), None, (0, len(before)))
