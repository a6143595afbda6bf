"""Reported speech of a Chinese sentence: what follows a subject that speaks and its verb, and what stands before 他说.

A head is a noun phrase that speaks, day and place, and a verb of saying; its content runs over commas to the stop or to the next
head. A verb that stands right behind another's comma belongs to its content. What an agency passes on (据...报道) is its credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.quotes.eastern.chinese_claims import Claim, claims, stated
from headwater.quotes.eastern.lines import BLOT, Line, Reading, any_of, tables
from headwater.text.credits import outlet

VERB = re.compile(
    rf"(?P<cue>{any_of('zh', 'saying')}{any_of('zh', 'behind')}?|{any_of('zh', 'calling')})(?P<done>过|過|了)?"
    r"(?P<colon>\s?[，,：:]\s?)?"
)
WEAK = re.compile(rf"{any_of('zh', 'weak')}$")
CALLING = re.compile(rf"{any_of('zh', 'calling')}$")
NOT_BEFORE = re.compile(rf"{any_of('zh', 'not_before')}$")
NOT_AFTER = re.compile(any_of("zh", "not_after"))
# single characters that are parts of many words: what may not stand before and behind them
PARTS = {
    **dict.fromkeys("说說讲講", (re.compile(rf"{any_of('zh', 'before_say')}$"), re.compile(any_of("zh", "after_say")))),
    **dict.fromkeys("问問", (re.compile(rf"{any_of('zh', 'before_ask')}$"), re.compile(any_of("zh", "after_ask")))),
    **dict.fromkeys("称稱", (re.compile(rf"{any_of('zh', 'before_call')}$"), re.compile(any_of("zh", "after_call")))),
}
DENIED = re.compile(r"未能|没有|沒有|拒绝|拒絕|无法|無法|不愿|不願|不肯")
RELAYED = re.compile(any_of("zh", "relays"))
RELAY = re.compile(rf"{any_of('zh', 'relays')}$")
BOUNDARY = "，,。；;！!？?：:\n"
STOP = re.compile(r"[。！!？?；;\n]")
DAY = r"(?:(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}(?:日|号|號)(?:上午|下午|晚|晚间|晚間|凌晨|中午)?)"
PLACE = (
    r"(?:在[^，。；]{1,40}?(?:上|中|时|時|后|後|里|裡|内|內|间|間|期间|期間|会|會|会议|會議|报告|報告|声明|聲明|文章|"
    r"节目|節目|信|推特|微博|脸书|臉書|"
    r"采访|採訪|网站|網站|[A-Za-z]+)|(?<![反针針相敌敵应應绝絕面核这這那一])(?:对|對|向|跟|同|与|與|和)[^，。；]{1,16}?|"
    r"就[^，。；]{1,24}?(?:问题|問題|一事|时|時|议题|議題)?|接受[^，。；]{1,24}?(?:采访|採訪|访问|訪問|专访|專訪)(?:时|時)?|援引[^，。；]{1,24}?|"
    r"(?:发表|發表|召开|召開|举行|舉行)[^，。；]{1,10}|"
    r"(?:通过|通過|以|用)[^，。；]{1,20}?(?:声明|聲明|推特|微博|口吻|方式|信|电话|電話|形式)?|于[^，。；]{1,12}|于|[^，。；]{1,4}地)"
)
ADVERB = re.compile(rf"\s*(?:{any_of('zh', 'adverbs')}|{DAY}|{PLACE}|[（(][^）)]{{1,30}}[）)])\s*")
FIRST_OF_ADVERBS = frozenset("在对對向跟同与與和就接通以用于援发發召举舉（( 　0123456789") | {w[0] for w in tables("zh")["adverbs"]}
# where adverbs may begin; the weaker half joins nouns too and needs a certain name before it
OPENS_ADVERB = re.compile(
    rf"在|对|對|向|就|接受|通过|通過|援引|于|发表|發表|召开|召開|举行|舉行|[（(]|{DAY}|{any_of('zh', 'adverbs')}|"
    r"(?P<weak>跟|同|与|與|和|以|用|[^，。；]{1,4}地)"
)
LEADING = re.compile(rf"\s*(?:(?:{any_of('zh', 'leading')}|{DAY})[，,、]?\s*)*")
WHO = re.compile(rf"(?:{any_of('zh', 'who')}|[A-Za-z][\w.’'-]*)$")
THING = re.compile(rf"{any_of('zh', 'things')}$")
PRONOUN = re.compile(r"(?:他|她|它|其|我|双方|雙方|两国|兩國)(?:们|們)?$")
NO_NAME = re.compile(
    r"[是被把了着著过過让讓]|不|没|沒|所|就|迫使|促使|致使|旨在|只有|很快|越来越|越來越|发生|發生|进行|進行"
)  # words of a clause, not of a name
SOURCE = re.compile(
    rf"(?:(?P<cue>{any_of('zh', 'sources')})(?P<who>[^，,。；]{{1,40}}?)(?:{any_of('zh', 'told')}(?:称|稱|说|說)?|"
    r"的[^，,。；]{1,10})?"
    r"[，,：:]|在(?P<view>[^，,。；]{1,20}?)(?P<seen>看来|看來)[，,])"
)
UNSOURCED = re.compile(rf"{any_of('zh', 'unsourced')}$")
# "..., the agency reported on the 3rd" behind everything else
CREDIT = re.compile(r"[，,][^，,。；]{1,12}(?:社|报|報|网|網|电视台|電視台)(?:\d{1,2}日)?(?:报道|報道|報導|报导)[。\s]*$")
HEARD = re.compile(
    r"(?:据|據)(?:悉|说|說|了解|瞭解|报道|報道|報導|统计|統計|介绍|介紹|传|傳|称|稱|闻|聞|信|估计|估計|预测|預測|传闻|傳聞)"
)
OPENING = re.compile(
    r"(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*|"
    rf"(?![在对對随隨当當从從由如据據根为為因])[^，,。；{BLOT}]{{0,20}}?{any_of('zh', 'who')})"
)
TITLES = re.compile(rf"{any_of('zh', 'who')}{{1,4}}")
TELLING = re.compile(r"告[诉訴知]")
ADDRESSEE = re.compile(r"[^，,：:。；]{0,24}[，,：:]\s?")
LEAST_CONTENT_CHARS = 2
LEAST_BARE_CHARS = 3  # of a clause right behind its verb
ADVERB_CHARS = 44
LEAST_BEGINS = 12  # how many beginnings of adverbs are tried at a place; keeps this linear on noise
HEAD_CHARS = 90  # from the beginning of a clause to its verb
NAME_CHARS = 34
ENDING_CHARS = 16  # titles are shorter


@dataclass(frozen=True, slots=True)
class _Head:
    """A verb that announces: where its clause begins, who speaks there (None: whoever spoke before), the cue, where content
    begins; certain: whether the subject surely speaks; colon: whether a comma or colon stands behind the verb."""

    start: int
    mention: tuple[int, int] | None
    cue: tuple[int, int]
    content: int
    certain: bool
    colon: bool


def read(line: Line) -> Iterator[Reading]:
    """What a line says that somebody said, in its order; a line may hold several sentences."""
    s = line.masked
    start = 0
    for m in re.finditer(r"[。！!？?]\s*(?=[^\s”’」』）)])|$", s):
        yield from _sentence(line, start, m.end())
        start = m.end()


def _sentence(line: Line, start: int, end: int) -> Iterator[Reading]:
    s = line.masked
    if credit := CREDIT.search(s, start, end):
        end = credit.start()
    source = _source(s, start, end)
    begin = source[2] if source else start
    heads = list(_heads(s, begin, end, ()))
    found = [c for c in claims(s, begin, end) if not any(h.cue[0] < c.verb for h in heads)]
    if found:
        heads = list(_heads(s, begin, end, found))
    for claim in found:
        name = _name(s, _clause_start(s, max(begin, claim.verb - HEAD_CHARS), claim.verb), claim.verb) if claim.own else None
        yield Reading(claim.content, claim.cue, claim.owner or (name[0] if name else None))
    said = False
    speaker: tuple[int, int] | None = source[0] if source else None
    for index, head in enumerate(heads):
        speaker = head.mention or speaker or _opening_name(s, begin, head.start)
        behind = heads[index + 1].start if index + 1 < len(heads) else end
        content = _content(s, head.content, behind)
        if content is None:
            before = (heads[index - 1].content if index else begin, head.start)
            run = _run_before(line, head.start, head.mention[1] if head.mention else head.start)
            if run is not None:
                yield Reading((run, head.start), head.cue, speaker)
                said = True
            elif head.mention and s[before[0] : before[1]].strip(BOUNDARY + " ") and not (index and said):
                yield Reading(before, head.cue, speaker)  # "...，部长说。"
                said = True
            elif head.mention and head.start == start:
                yield Reading((0, 0), head.cue, speaker, opens=s[head.cue[1] :].strip()[:1] in ("：", ":"), closes=True)
            continue
        run = _run_before(line, head.start, head.mention[1] if head.mention else head.start)
        if run is not None and (index == 0 or run > heads[index - 1].content):
            yield Reading((run, head.start), head.cue, speaker)  # "“...”他说，“...”"
        yield Reading(content, head.cue, speaker)
        said = True
    if not heads and source and source[1]:
        yield Reading((source[2], end), source[1], source[0])
    if not heads and not found and (view := stated(s, begin, end)):
        yield Reading(*view)
    elif not heads and source is None and start == 0:
        yield from _labelled(line)


def _heads(s: str, start: int, end: int, apart: Sequence[Claim]) -> Iterator[_Head]:
    """The verbs of a sentence that announce what somebody says, outside the content that another announces directly, and outside
    the nouns of saying with their clauses (`apart`)."""
    last: _Head | None = None
    for m in VERB.finditer(s, start, end):
        if (last and m.start() < last.content) or any(c.verb <= m.start() < c.cue[1] for c in apart):
            continue
        cue = m.group("cue")
        behind = s[m.end("cue") : m.end("cue") + 2]
        clause = _clause_start(s, max(start, m.start() - HEAD_CHARS), m.start())
        if m.start() - clause >= HEAD_CHARS or _word_part(s[max(clause, m.start() - 4) : m.start()], cue, behind):
            continue
        marked = behind[:1] == BLOT
        firm = m.group("colon") or marked or CALLING.fullmatch(cue) or not s[m.end() : m.end() + 3].strip("。！？!? ")
        if WEAK.fullmatch(cue) and not firm:
            continue
        name = _name(s, clause, m.start())
        if name is None:
            continue
        mention, certain = name
        if mention and outlet(s[slice(*mention)], "zh") == "agency" and (RELAY.search(s, *mention) or RELAYED.match(cue)):
            continue  # what an agency passes on is its credit
        goes_on = m.group("colon") and s[clause : clause + 1] in ("并", "並", "还", "還", "也", "又")  # the speaker of before
        if mention is None and last is None and not goes_on and _opening_name(s, start, clause) is None:
            continue
        fresh = clause > 0 and s[clause - 1] in "；;"
        if last and clause <= last.content and not fresh:
            continue  # "部长表示，他认为...": part of what is said
        if last and not fresh and not (certain and (m.group("colon") or marked or not CALLING.fullmatch(cue))):
            continue
        if (
            last
            and not fresh
            and mention
            and PRONOUN.search(s, *mention)
            and not (m.group("colon") or marked or mention[1] < m.start())
        ):
            continue
        content = m.end()
        if TELLING.match(cue) and not m.group("colon"):
            told = ADDRESSEE.match(s, content, end)
            content = told.end() if told else end
        if not (m.group("colon") or marked) and (m.group("done") or s[m.start() - 1] == "的"):
            continue  # "宣布了计划", "人们的期望": a noun is its object, or it is one
        if not (m.group("colon") or marked) and 0 < len(s[content:end].strip(BOUNDARY + " ")) < LEAST_BARE_CHARS:
            continue  # "表示乐观"
        if marked and re.compile(rf"{BLOT}+的").match(s, m.end()):
            continue
        last = _Head(clause, mention, m.span("cue"), content, certain, bool(m.group("colon")))
        yield last


def _word_part(before: str, cue: str, behind: str) -> bool:
    """Whether a verb is denied, or only a part of another word or phrase."""
    if NOT_BEFORE.search(before) or NOT_AFTER.match(behind):
        return True
    parts = PARTS.get(cue)
    return parts is not None and (parts[0].search(before) is not None or parts[1].match(behind) is not None)


def _clause_start(s: str, start: int, end: int) -> int:
    """Behind the last comma, stop or closing mark before a place."""
    at = max(start, *(s.rfind(mark, start, end) + 1 for mark in (*BOUNDARY, BLOT)))
    if at > start and s[at - 1] == BLOT:  # a name or title between marks is part of its noun phrase
        left = at
        while left > start and s[left - 1] == BLOT:
            left -= 1
        if at - left <= 14 and (left == start or s[left - 1] not in BOUNDARY) and at < end:
            return _clause_start(s, start, left) if left > start else at
    while at < end and s[at] in " \u3000":
        at += 1
    return at


def _name(s: str, start: int, end: int) -> tuple[tuple[int, int] | None, bool] | None:
    """Who speaks in `[start, end)` before a verb, and whether that is sure; no span where nobody is named; None where the words
    are no subject."""
    begin = LEADING.match(s, start, end)
    a = begin.end() if begin else start
    if DENIED.search(s, a, end):
        return None
    adverbs = _adverbs(s, a, end)
    if adverbs <= a:
        return None, True
    b = adverbs
    while b > a and s[b - 1] in " \u3000":
        b -= 1
    phrase = re.sub(r"[（(][^）)]*[）)]$", "", s[a:b]).rstrip()
    ending = phrase[-ENDING_CHARS:]
    if WHO.search(ending) and not THING.search(ending) and not NO_NAME.search(phrase.rsplit("的", 1)[-1]):
        at = max(phrase.rfind("的"), phrase.rfind("，"))
        cut = at + 1 if at > 0 and len(phrase) > NAME_CHARS else 0
        return (a + cut, b), True
    if len(phrase) < 2 or len(phrase) > NAME_CHARS or THING.search(phrase) or NO_NAME.search(phrase):
        return None
    return (a, b), "·" in phrase or "•" in phrase or len(phrase) <= 4


def _adverbs(s: str, start: int, end: int) -> int:
    """Where the adverbs begin that end at `end`: day, place, addressee and manner of the saying."""
    begins = [end]
    for at in range(end - 1, start - 1, -1):
        if s[at] not in FIRST_OF_ADVERBS and "地" not in s[at + 1 : at + 6]:
            continue
        if any(q - at <= ADVERB_CHARS and ADVERB.fullmatch(s, at, q) for q in begins[-LEAST_BEGINS:]):
            begins.append(at)
    if begins[-1] == start:
        return start
    for at in reversed(begins[1:]):
        m = OPENS_ADVERB.match(s, at)
        if m and (not m.group("weak") or WHO.search(s, max(start, at - ENDING_CHARS), at)):
            return at
    return end


def _opening_name(s: str, start: int, end: int) -> tuple[int, int] | None:
    """Who opens the clause before a verb without a subject, or its sentence: `部长访问港口，表示...`."""
    before = _clause_start(s, start, max(start, end - 1))
    for at in (_clause_start(s, start, max(start, before - 1)), start):
        begin = LEADING.match(s, at, end)
        m = OPENING.match(s, begin.end() if begin else at, end)
        if m and not THING.search(m.group()):
            whole = TITLES.match(s, m.end(), end)  # 美国 | 国务院 | 发言人
            return m.start(), whole.end() if whole else m.end()
    return None


def _content(s: str, start: int, end: int) -> tuple[int, int] | None:
    """What a head announces: up to `end`, without a clause that only leads up to the next head; None where nothing follows."""
    stop = STOP.search(s, start, end)
    last = stop.start() if stop and s[stop.start()] in "；;" else end
    body = s[start:last].strip(BOUNDARY + " \u3000”’」』")
    return (start, last) if len(body) >= LEAST_CONTENT_CHARS or (body and s[start : start + 1] == BLOT) else None


def _run_before(line: Line, at: int, behind: int) -> int | None:
    """Where the words between marks begin that end right before a place, where they are no part of the noun phrase behind."""
    s, text = line.masked, line.text
    end = at
    while end > 0 and s[end - 1] in "，,、 \u3000":
        end -= 1
    start = end
    while start > 0 and s[start - 1] == BLOT:
        start -= 1
    if start == end:
        return None
    stopped = text[line.start + end - 2] in "。！？，,.!?…—" or s[end:at].strip(" ")
    ended = stopped or PRONOUN.search(s, at, behind)
    return start if ended else None


def _source(s: str, start: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None, int] | None:
    """`据X报道，`, `在X看来，` at the head of a sentence: who, the cue (None in the credit of the report), its end."""
    lead = LEADING.match(s, start, end)
    a = lead.end() if lead else start
    if heard := HEARD.match(s, a, end):
        comma = heard.end() < end and s[heard.end()] in "，,"
        return (None, None, heard.end() + 1) if comma else None
    m = SOURCE.match(s, a, end)
    if m is None:
        return None
    if m.group("view"):
        return m.span("view"), m.span("seen"), m.end()
    if UNSOURCED.search(m.group("who")):
        return None
    agency = outlet(m.group("who"), "zh") == "agency"
    return (None, None, m.end()) if agency else (m.span("who"), m.span("cue"), m.end())


def _labelled(line: Line) -> Iterator[Reading]:
    """`部长：“...”`: a name and a colon before marked words, with no verb."""
    s = line.masked
    for run in line.runs[:1]:
        begin, stop = max(0, run.outer - line.start), min(len(s), run.after - line.start)
        label = s[:begin].rstrip()
        if run.quoted and label[-1:] in ("：", ":") and not s[stop:].strip("。 "):
            name = _name(s, 0, len(label) - 1)
            if name and name[0] and (name[1] or line.heading):
                yield Reading((begin, stop), None, name[0])
