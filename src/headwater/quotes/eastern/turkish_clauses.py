"""Turkish clauses made nouns that no plain verb of saying takes: `...-dığının altını çizdi`, `...-acağına dikkat çekti`,
`...-dığı uyarısında bulundu`, `...-dığı belirtildi`, `...-maya çağırdı`.

A passive names nobody: who says it is the text in which it is said (`Bakanlıktan yapılan açıklamada`, `Raporda`), or nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.quotes.eastern.lines import BLOT, any_of

ENDING = r"\w{0,12}"
CLAUSE = r"\w+(?:[dt][ıiuü]ğ[ıiuü]|[dt][ıiuü]kl[ae]r[ıi]|[ae]ca(?:ğ[ıi]|kl[ae]r[ıi])|eceği|ecekleri"
FACT, DEMAND = rf"(?:{CLAUSE}))", rf"(?:{CLAUSE}|m[ae]s[ıi]|m[ae]l[ae]r[ıi]))"
TAKEN = re.compile(  # the clause, its case, and what takes it
    rf"(?<!\w)(?:(?P<gen>{FACT}n[ıiuü]n)\s(?P<underlined>{any_of('tr', 'underlining')}{ENDING})"
    rf"|(?P<dat>{FACT}n[ae])\s(?:\w+\s)?(?P<pointed>{any_of('tr', 'pointing')}{ENDING})"
    rf"|(?P<bare>{DEMAND})\s(?:yönünde(?:ki)?\s|şeklinde(?:ki)?\s)?(?P<noun>{any_of('tr', 'claims')}(?:n?d[ae]|n?[ıiuü]|n[ae])?)"
    rf"(?P<made>\s{any_of('tr', 'making')}{ENDING})?"
    rf"|(?P<told>{FACT})\s(?P<passive>{any_of('tr', 'said_by_nobody')}{ENDING})"
    rf"|(?P<aim>\w+m[ae]y[ae])\s(?P<called>{any_of('tr', 'calling')}{ENDING}))(?!\w)",
    re.IGNORECASE,
)
ISSUED = re.compile(
    rf"\s*(?P<who>[^,.;:{BLOT}]{{2,60}}?)['’]?(?:[dt][ae]n|n[dt][ae]n)\s(?P<cue>yapılan\s(?:yazılı\s)?açıklama(?:da|ya\sgöre)),?\s*"
)
TEXT = re.compile(
    r"\s*(?P<who>(?:[^\s,.;:]+\s){0,4}?(?:[Aa]çıklama|[Rr]apor|[Bb]ildiri|[Hh]aber|[Mm]ektup|[İi]ddianame|[Mm]esaj)(?:s[ıi]n)?)"
    r"[dt][ae],?\s"
)
# "Kaya'nın ifadesine göre"
WHOSE = re.compile(rf"\s*(?P<who>[^,.;:{BLOT}]{{2,60}}?)['’]?n?[ıiuü]n\s(?P<cue>{any_of('tr', 'whose')}\sgöre)(?!\w),?\s*")


def nominal_clauses(s: str, bound: int) -> Iterator[tuple[int, int, int, bool]]:
    """Where content ends that is a clause made a noun, its cue `[start, end)`, and whether the sentence's subject says it."""
    for m in TAKEN.finditer(s, bound):
        kind = next(k for k in ("gen", "dat", "bare", "told", "aim") if m.group(k))
        cue = {"gen": "underlined", "dat": "pointed", "bare": "noun", "told": "passive", "aim": "called"}[kind]
        stop = m.end("made") if m.group("made") else m.end(cue)
        yield m.end(kind), m.start(cue), stop, kind != "told" and (kind != "bare" or m.group("made") is not None)


def issued(s: str) -> tuple[tuple[int, int], tuple[int, int], int] | None:
    """Whose words a sentence opens with, the cue, and where the content begins: `Bakanlıktan yapılan açıklamada`."""
    for pattern in (ISSUED, WHOSE):
        if m := pattern.match(s):
            return m.span("who"), m.span("cue"), m.end()
    return None


def text_within(s: str) -> tuple[tuple[int, int], int] | None:
    """The text in which a sentence says that something is said, and where the content begins: `Raporda ... belirtildi`."""
    m = TEXT.match(s)
    return (m.span("who"), m.end()) if m else None
