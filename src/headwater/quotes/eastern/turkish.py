"""Reported speech of a Turkish sentence: clauses made nouns (-DIĞINI, -ACAĞINI, -MASINI) before a verb of saying, words before
`dedi` and `diye`, and what stands behind `X'e göre`.

The clause keeps its noun ending, which is part of its verb. Who speaks is what stands before the first comma, or the capitals and
titles at the head of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.quotes.eastern.lines import BLOT, Line, Reading, any_of
from headwater.quotes.eastern.turkish_clauses import issued, nominal_clauses, text_within
from headwater.text.credits import outlet

ENDING = (
    r"(?:\w{0,3}?(?:[dt][ıiuü](?:ler|lar|k|m)?|[ıiuü]yor(?:lar|du)?|m[ıiuü]şt[ıiuü](?:r)?|m[ıiuü]ş|[ae]r[ae]k|[ıiuü]p|[ae]n|makta|"
    r"mekte|r|er|ar|ir)(?:d[ıi]r)?)"
)
STEM = any_of("tr", "stems", "directing")
VERB = re.compile(rf"(?<!\w)(?P<cue>{STEM}{ENDING})(?!\w)", re.IGNORECASE)
NOMINAL = re.compile(
    r"\w+(?:[dt][ıiuü]ğ[ıiuü]n[ıiuü]|[dt][ıiuü]kl[ae]r[ıi]n[ıi]|[ae]ca(?:ğ[ıi]n[ıi]|kl[ae]r[ıi]n[ıi])|eceğini|eceklerini|"
    r"(?P<demand>m[ae](?:s|l[ae]r)[ıi]n[ıi]))(?!\w)"
)
DIRECTING = re.compile(rf"(?<!\w){any_of('tr', 'directing')}{ENDING}(?!\w)", re.IGNORECASE)
SAID = re.compile(
    r"(?<!\w)(?P<cue>dedi(?:ler|k|m)?|diyor(?:lar|du)?|demişti|diyen|diyerek|"
    r"diye\s(?:konuştu|sordu|yazdı|ekledi|bağırdı|yanıtladı|seslendi|devam etti)|"
    r"şeklinde\s(?:konuştu|yanıt verdi|açıklama yaptı)|"
    r"(?:ifadelerini|ifadesini|sözlerini|değerlendirmesini|yorumunu)\s(?:kullandı|söyledi|yaptı|paylaştı)|"
    r"(?:cevabını|yanıtını|karşılığını|mesajını|sözünü)\s(?:verdi|paylaştı)|"
    r"(?:açıklama|uyarı|temenni|çağrı|iddia|yorum|tespit|itiraf|öneri|değerlendirme)(?:sında|sinde|unda|ında|ünde|inde)\s"
    r"bulun(?:du|dular|uyor|muştu))(?!\w)"
)
SOURCE = re.compile(r"(?P<who>[^,.;:'’]{1,80}?[^\s,.;:'’](?=['’]|[ea]\s))(?P<case>['’]?[yn]?[ea])\s(?P<cue>göre)(?!\w),?")
NO_SOURCE = re.compile(  # "buna göre", "geçen yıla göre": compared to
    r"(?:^|\s)(?:bu|şu|o|bun|şun|on|önceki|geçen|öncesi\w*|yıl\w*|ay\w*|dönem\w*|hafta\w*)$", re.IGNORECASE
)
WHO = re.compile(rf"(?:^|(?<!\w)){any_of('tr', 'who')}(?:lar|ler)?$", re.IGNORECASE)
CAPITALS = re.compile(r"(?:[A-ZÇĞİÖŞÜ][\w.’'-]*|ve|[a-zçğıöşü]+(?=\s[A-ZÇĞİÖŞÜ]))(?:\s(?:[A-ZÇĞİÖŞÜ][\w.’'-]*|ve))*")
PHRASE = re.compile(rf"\s(?P<noun>[^\s,.;:{BLOT}]+(?:\s[^\s,.;:{BLOT}]+){{0,4}})(?=[,.;:]|$)")
LEADING = re.compile(rf"\s*(?:{any_of('tr', 'times')}[,\s]\s*)*", re.IGNORECASE)
VENUE = re.compile(rf"\s*,?\s*(?:[^\s,.{BLOT}]{{1,20}}\s){{0,8}}?{any_of('tr', 'venues')}(?!\w),?\s*")
TIMES = re.compile(rf"\s*(?:{any_of('tr', 'times')}[,\s]\s*)+")
HEAD_WORDS = 9
HEAD_CHARS = 120
BETWEEN_CHARS = 40  # between the clause and its verb: an adverb or two


def read(line: Line) -> Iterator[Reading]:
    """What a sentence reports, in its order."""
    s = line.masked
    source = SOURCE.match(s)
    bound, mention = 0, None
    given = issued(s)
    if given and s[given[1][0] : given[1][1]].endswith("göre"):
        yield Reading((given[2], len(s)), given[1], given[0])
        return
    if source and not NO_SOURCE.search(source.group("who").rstrip("'’")):
        bound = source.end()
        agency = outlet(source.group("who"), "tr") == "agency"
        stop = source.end("who") if source.group("case")[0] in "'’" else source.end("case")
        mention = None if agency else _trimmed(s, source.start("who"), stop)
    else:
        source = None
    found = False
    for content_end, start, end, own in sorted(_cues(s, bound), key=lambda c: c[1]):
        if content_end <= bound:
            continue
        if not own:
            within = (given[0], given[2]) if given else text_within(s)
            topic = _head(s, bound, content_end) if within is None else None
            opens = topic is not None and s[topic[0][1] : topic[0][1] + 1] == ","  # "Kaya, ...-dığı iddialarını reddetti"
            begin = within[1] if within and bound == 0 else topic[1] if topic and opens else bound
            yield Reading((begin, content_end), (start, end), within[0] if within else None)
            found, bound = True, end
            continue
        head = _head(s, bound, content_end)
        begin = bound
        if head:
            mention, begin = head[0], head[1]
        behind = _behind(s, end) if s[start:end].endswith(("di", "yen", "yan", "en", "an", "ti", "tı")) else None
        if head is None and behind:
            mention = behind
        yield Reading((begin, content_end), (start, end), mention)
        found, bound = True, end
    if not found and source and mention:
        yield Reading((source.end(), len(s)), source.span("cue"), mention)


def _cues(s: str, bound: int) -> Iterator[tuple[int, int, int, bool]]:
    """Where content ends, the cue behind it, and whether the subject of the sentence says it."""
    yield from nominal_clauses(s, bound)
    for verb in VERB.finditer(s, bound):
        clauses = list(NOMINAL.finditer(s, max(bound, verb.start() - BETWEEN_CHARS - 30), verb.start()))
        near = clauses[-1] if clauses else None
        if near is None or len(s[near.end() : verb.start()].split()) > 2 or "," in s[near.end() : verb.start()]:
            continue
        if near.group("demand") and not DIRECTING.match(s, verb.start()):
            continue
        yield near.end(), verb.start("cue"), verb.end("cue"), True
    for said in SAID.finditer(s, bound):
        before = s[: said.start()].rstrip(" ,")
        if before and (before[-1] == BLOT or said.group("cue").startswith(("diye", "de", "diy"))) and len(before) > bound:
            yield len(before), said.start("cue"), said.end("cue"), True


def _head(s: str, start: int, end: int) -> tuple[tuple[int, int], int] | None:
    """Who speaks, at the head of the sentence: before a comma, or the capitals and titles there; and where the content begins."""
    lead = LEADING.match(s, start, end)
    a = lead.end() if lead else start
    while a < end and s[a] in " ,":
        a += 1
    stop = min(end, a + HEAD_CHARS)
    comma = s.find(",", a, stop)
    if comma > a and BLOT not in s[a:comma] and len(s[a:comma].split()) <= HEAD_WORDS:
        name = s[a:comma].rstrip()
        if WHO.search(name) or all(w[:1].isupper() for w in name.split()):
            return (a, a + len(name)), _behind_frame(s, comma + 1, end)
    run = s.find(BLOT, a, stop)
    if run > a and len(s[a:run].split()) <= HEAD_WORDS and WHO.search(s[a:run].rstrip(" ,:")):
        return (a, a + len(s[a:run].rstrip(" ,:"))), run
    words = list(re.finditer(r"\S+", s[a:stop]))[:HEAD_WORDS]
    last = None
    for i, w in enumerate(words):
        if WHO.search(w.group()) and (i == 0 or last is not None or words[0].group()[:1].isupper()):
            last = w
        elif not w.group()[:1].isupper():
            break
        elif i == 0 or last is not None or words[i - 1].group()[:1].isupper():
            last = w
    if last is None or a + last.end() >= end or (len(words) and last is words[0] and not WHO.search(last.group())):
        return None
    if re.search(r"['’]", s[a + last.start() : a + last.end()]):
        return None  # a name with a case ending is no subject
    return (a, a + last.end()), _behind_frame(s, a + last.end(), end)


def _behind_frame(s: str, start: int, end: int) -> int:
    """Behind day and place of the saying."""
    at = start
    for pattern in (TIMES, VENUE, TIMES):
        m = pattern.match(s, at, min(end, at + HEAD_CHARS))
        if m and m.end() < end:
            at = m.end()
    return at


def _behind(s: str, at: int) -> tuple[int, int] | None:
    """Who speaks behind the verb: `dedi Bakan X`, `söyleyen Bakan X`."""
    phrase = PHRASE.match(s, at)
    if phrase and WHO.search(phrase.group("noun")):
        return phrase.span("noun")
    m = CAPITALS.match(s, at + 1)
    return m.span() if m and m.end() - m.start() <= HEAD_CHARS else None


def _trimmed(s: str, start: int, end: int) -> tuple[int, int]:
    lead = LEADING.match(s, start, end)
    a = lead.end() if lead else start
    return a, end
