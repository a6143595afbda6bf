"""Reported speech of a Thai sentence: what follows a verb of saying and its ว่า, and what stands before such a verb between marks.

Thai parts clauses with spaces and sentences with nothing: content runs on to the space before the next subject that speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.quotes.eastern.lines import BLOT, Line, Reading, any_of
from headwater.text.credits import outlet

SAYING = any_of("th", "saying")
VERB = re.compile(
    rf"(?P<cue>{SAYING})(?:(?:กับ|ต่อ|แก่|ใน|ที่|เมื่อ|ถึง|ผ่าน)[^{BLOT}]{{1,50}}?|{any_of('th', 'adverbs')})?(?P<that>\s?ว่า)\s?"
    rf"|(?P<calling>{any_of('th', 'calling')})\s?|(?P<bare>{SAYING})(?=\s?{BLOT}|\s*$|\s(?:พร้อม|โดย|ก่อน|และ|ขณะ))"
)
DENIED = re.compile(r"(?:ไม่|มิได้|ไม่ได้|ที่|การ|คำ|ผู้|ได้รับการ|เป็นที่)\s?$")
WHO = re.compile(any_of("th", "who"))
LEADING = re.compile(rf"\s*(?:{any_of('th', 'leading')}\s*)*")
DAY = re.compile(r"\s*(?:(?:เมื่อ)?วันที่\s\d{1,2}(?:\s\S{2,10}(?:\s\d{4})?)?\s|เมื่อวัน\S{2,12}\s)?")
SOURCE = re.compile(rf"\s*(?P<cue>{any_of('th', 'sources')})\s?(?P<who>[^\s{BLOT}]{{2,60}}(?:\s[^\s{BLOT}]{{2,30}})?)\s")
MANNER = re.compile(r"\s*(?:ได้|ยัง|ก็|จึง|ยังได้|ก็ได้|เคย|ต่างก็|ต่าง|เพิ่มเติม|ด้วย|ออกมา|ให้สัมภาษณ์|แถลงข่าว|วันนี้|เมื่อวานนี้)*\s*$")
WHO_ENDS = re.compile(rf"{any_of('th', 'who')}\s?$")
SUBJECT_CHARS = 90
DENIED_CHARS = 16
LEAST_CONTENT_CHARS = 3


def read(line: Line) -> Iterator[Reading]:
    """What a line reports, in its order; a line may hold several sentences."""
    s = line.masked
    verbs = [m for m in VERB.finditer(s) if _announces(s, m.start())]
    heads: list[tuple[re.Match[str], tuple[int, int] | None]] = []
    reach = 0
    for m in verbs:
        if m.start() < reach:
            continue
        name = _name(s, reach, m.start())
        if name is None and not (heads and (m.group("that") or m.group("calling"))):
            continue
        heads.append((m, name))
        reach = m.end()
    speaker: tuple[int, int] | None = None
    for index, (m, name) in enumerate(heads):
        speaker = name or speaker
        cue = m.span("cue" if m.group("cue") else "calling" if m.group("calling") else "bare")
        start = name[0] if name else m.start()
        if name and _relayed(s, name, m):
            continue
        run = _run_before(s, start)
        if run is not None and (index == 0 or run >= heads[index - 1][0].end()) and m.group("bare"):
            yield Reading((run, start), cue, speaker)
            continue
        behind = _before_subject(s, *heads[index + 1]) if index + 1 < len(heads) else len(s)
        if len(s[m.end() : behind].strip()) >= LEAST_CONTENT_CHARS:
            yield Reading((m.end(), behind), cue, speaker)
    if not heads and (source := SOURCE.match(s)) and outlet(source.group("who"), "th") != "agency":
        yield Reading((source.end(), len(s)), source.span("cue"), source.span("who"))


def _announces(s: str, at: int) -> bool:
    """Whether a verb at a place is none that a word before it denies or makes a noun of ("คำกล่าว"); who speaks may end so."""
    left = max(0, at - DENIED_CHARS)
    return DENIED.search(s, left, at) is None or WHO_ENDS.search(s, left, at) is not None


def _relayed(s: str, name: tuple[int, int], verb: re.Match[str]) -> bool:
    """Whether a news agency passes something on: its credit."""
    return re.match(any_of("th", "relays"), verb.group()) is not None and outlet(s[slice(*name)], "th") == "agency"


def _name(s: str, start: int, end: int) -> tuple[int, int] | None:
    """Who speaks before a verb: from the first word there that names somebody who does, near before it."""
    left = max(start, end - SUBJECT_CHARS)
    last = s.rfind(BLOT, left, end)
    left = last + 1 if last >= 0 else left
    day = DAY.match(s, left, end)
    left = day.end() if day else left
    lead = LEADING.match(s, left, end)
    left = lead.end() if lead else left
    manner = MANNER.search(s, left, end)
    stop = manner.start() if manner else end
    found = [m for m in WHO.finditer(s, left, stop) if m.start() == left or s[m.start() - 1] in " \u00a0"]
    if not found:
        return None
    begin = found[0].start()
    for one in reversed(found):  # the nearest, with the title right before it
        begin = one.start()
        if s[one.start() : stop].count(" ") >= 1 or one is found[0]:
            break
    return (begin, stop) if stop > begin else None


def _before_subject(s: str, verb: re.Match[str], name: tuple[int, int] | None) -> int:
    """Where the content before a head ends: at its subject, or at the space before its verb."""
    at = name[0] if name else verb.start()
    while at > 0 and s[at - 1] == " ":
        at -= 1
    return at


def _run_before(s: str, at: int) -> int | None:
    """Where the words between marks begin that end right before a place."""
    end = at
    while end > 0 and s[end - 1] in " ,\u00a0":
        end -= 1
    start = end
    while start > 0 and s[start - 1] == BLOT:
        start -= 1
    return start if start < end else None
