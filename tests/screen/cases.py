"""Comparisons made by hand for the screen: two languages and directions, several sources, and texts that try to be markup."""

from __future__ import annotations

from dataclasses import replace

from headwater.model import Comparison, Document, Link, Omission, Span
from tests.export.conftest import change, document, span

HOSTILE = """<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)><a href="javascript:alert(4)">go</a>

</style></script></title><style>* { display: none }</style><base href="https://evil.example/"> {{ 7 * 7 }} ${7*7} <%= 7*7 %>

"]]> <iframe srcdoc="<script>parent.alert(5)</script>"></iframe> -->

<meta http-equiv="refresh" content="0;url=https://evil.example/">

<form action="https://evil.example/"><input autofocus onfocus=alert(6)></form>

<b style="position:fixed;inset:0">over all</b> \u202eturned
"""


def hostile(letter: Comparison) -> Comparison:
    """Titles, names, addresses and both texts hold markup; some of it is linked and marked, some omitted, some unsourced."""
    source = document("<b>s", HOSTILE, title=HOSTILE, outlet=HOSTILE, author=HOSTILE, url="javascript:alert(7)")
    words, language = HOSTILE.replace("7 * 7", "8 * 8"), 'en"><script>alert(9)</script>'
    report = document('r" onload="alert(8)', words, title=HOSTILE, language=language)
    number = change("number", "major", span(report, "8 * 8"), span(source, "7 * 7"), "number_differs")
    linked = "<base href"
    first = Link("L1", _line(report, linked), (_line(source, linked),), "edited", False, 0.9, ("<i>why</i>",), (number,))
    svg = "<svg onload=alert(3)>"
    second = Link("L2", span(report, svg), (span(source, svg),), "verbatim", True, 0.9)
    left = _line(source, "<form")
    quotation = letter.quotations[0]
    speaker = replace(quotation.speaker, start=0, end=8, name=HOSTILE) if quotation.speaker else None
    verdict = replace(quotation.verdict, source=(_line(source, linked),), changes=(number,)) if quotation.verdict else None
    quoted = replace(quotation, spans=(_line(report, linked),), marked=(), speaker=speaker, cue=None, verdict=verdict)
    return replace(
        letter, sources=(source,), report=report, links=(second, first), unsourced=(), quotations=(quoted,), unchecked=(HOSTILE,),
        omitted=(Omission(left.start, left.end, "sentence", ("<u>heavy</u>",)),),
    )  # fmt: skip


def _line(document: Document, words: str) -> Span:
    """The span of the line in which the words stand."""
    found = span(document, words)
    start = document.text.rfind("\n", 0, found.start) + 1
    return replace(found, start=start, end=document.text.index("\n", found.end))


def hebrew(letter: Comparison) -> Comparison:
    """The English letter in a Hebrew report: two languages, two directions, a number changed."""
    report = document(
        "report-he.txt", "הרציף תוקן במאי. בעבודה השתתפו 14 בנאים.\n", title="הרציף תוקן", language="he", outlet="עיתון הנמל"
    )
    number = change("number", "major", span(report, "14"), span(letter.source, "40"), "number_differs")
    built = (span(letter.source, "The work took 40 masons"),)
    links = (
        Link("L1", span(report, "הרציף תוקן במאי"), (span(letter.source, "The quay was mended in May"),), "translated", False, 0.9),
        Link("L2", span(report, "בעבודה השתתפו 14 בנאים"), built, "translated", False, 0.9, (), (number,)),
    )  # fmt: skip
    return replace(letter, report=report, links=links, unsourced=(), quotations=(), rendering="translation")


def two_sources(letter: Comparison) -> Comparison:
    """The third passage has its words from a second source, which has one more sentence."""
    second = document("minutes.txt", "Minutes of the council.\n\nThe quay was mended in May. The rope was bought in Lee.\n",
                      title="Minutes", outlet="Town Council", language="en")  # fmt: skip
    one, two, three = letter.links
    left = span(second, "The rope was bought in Lee")
    return replace(
        letter, sources=(letter.source, second),
        links=(one, two, replace(three, moved=False, source=(span(second, "The quay was mended in May", "minutes.txt"),))),
        omitted=(*letter.omitted, Omission(left.start, left.end, "sentence", (), "minutes.txt")),
    )  # fmt: skip
