"""The words of a Japanese sentence that report: と and its verb, との考えを示した, ことを明らかにした, よう求めた, 指摘が出ている.

Content ends before its particle; a clause that こと makes a noun keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.quotes.eastern.japanese_claims import claims
from headwater.quotes.eastern.japanese_nouns import speaks
from headwater.quotes.eastern.lines import BLOT, any_of

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
LIGHT = re.compile(r"し(?:て(?:は|も)?、|、|つつ|ながら)")  # not したうえで, behind which a second act follows
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
VOLITION = re.compile(r"[よおこそとのほもろごぞどぼぽ]う$")  # "...ようとした" tries, it does not say
NAMED = re.compile(
    rf"{BLOT}(?P<cue>とは?)、?(?P<who>[^。、ぁ-ん{BLOT}](?:[^。、ぁ-ん{BLOT}]|の|さん){{1,30}})(?=。|$)"
)  # 「...」と市長。
CLEFT = re.compile(
    r"のは、?(?P<who>[^。、ぁ-ん](?:[^。、ぁ-ん]|の|さん){1,30})(?:だ|です|である)?(?=[。、]|$)"
)  # 「...」と話すのは
KANJI = re.compile(r"[一-鿿]")
TAIL = re.compile(r"(?:[はがもにで日くてじ]|対し|ともに)、?[^、。]{0,4}$")
TAIL_CHARS = 36  # between と and its verb: subject, day, addressee


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that report: where content ends, where its particle ends, the cue; firm: whether nothing but speech is meant.

    defines: the noun behind the cue that it belongs to (`と語った田中氏は`). kind: `verb`; `light` of と with no verb of saying
    (とし、); of a noun of saying `claim` or `arising` (`japanese_claims`), with its owner.
    """

    content_end: int
    ending: int
    start: int
    end: int
    firm: bool = True
    defines: tuple[int, int] | None = None
    kind: str = "verb"
    owner: tuple[int, int] | None = None


def cues_of(s: str) -> Iterator[Cue]:
    """All that may report in a sentence."""
    taken: set[int] = set()
    for pattern in (NOUN, OBJECT, SO_THAT):
        for m in pattern.finditer(s):
            taken.add(m.start("cue"))
            if pattern is NOUN:
                yield Cue(m.start(), m.start("cue"), m.start("cue"), m.end("cue"))
            else:
                stop = m.end("that") if pattern is OBJECT else m.start("that")
                yield Cue(stop, m.start("between"), m.start("cue"), m.end("cue"))
    for one in claims(s):
        if one.start not in taken:
            taken.add(one.start)
            kind = "verb" if one.kind == "own" else one.kind
            yield Cue(one.content_end, one.ending, one.start, one.end, kind=kind, owner=one.owner)
    for m in NAMED.finditer(s):
        if speaks(s, *m.span("who"), certain=True):
            yield Cue(m.start() + 1, m.end("cue"), *m.span("cue"), owner=m.span("who"))
    endings = list(THAT.finditer(s))
    for index, m in enumerate(endings):
        weak = WEAK.match(s, m.end())
        if weak and (not _predicate(m) or VOLITION.search(s, m.end("end") - 2, m.end("end"))):
            continue
        if weak and weak.group("cue") == "して" and s[m.start("end")] != BLOT:
            continue
        if weak:
            kind = "light" if LIGHT.match(s, m.end()) else "verb"
            yield Cue(m.end("end"), m.end(), weak.start("cue"), weak.end("cue"), firm=s[m.start("end")] == BLOT, kind=kind)
            continue
        stop = min(m.end() + TAIL_CHARS, endings[index + 1].start("that") if index + 1 < len(endings) else len(s))
        verb = VERB.search(s, m.end(), min(len(s), stop + 20))
        if verb is None or verb.start() > stop or verb.start("cue") in taken:
            continue
        between = s[m.end() : verb.start()]
        noun = verb.span("noun") if verb.group("noun") else None
        if between and KANJI.match(between[-1]) and not KANJI.match(verb.group("cue")):
            continue  # the end of a longer verb
        if noun and not speaks(s, *noun, certain=True):
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
        if noun is None and (cleft := CLEFT.match(s, verb.end())) and speaks(s, *cleft.span("who"), certain=True):
            noun = cleft.span("who")
        yield Cue(m.end("end"), m.end(), verb.start("cue"), verb.end("cue"), defines=noun)


def _predicate(ending: re.Match[str]) -> bool:
    """Whether a predicate or words between marks stand before と, so that it is no "and"."""
    return re.fullmatch(rf"{BLOT}|{CLAUSE_END}", ending.group("end")) is not None


def _tail_only(between: str) -> bool:
    """Whether the words between と and a verb are its own: subject, addressee, day, manner."""
    return len(between) <= 4 or TAIL.search(between) is not None
