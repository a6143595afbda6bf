"""Who does what to whom: two names that stand on either side of the same word, and have changed sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from headwater.judge.passage import Collated, Range
from headwater.judge.rules import Difference

# Tokens that may lie between two names of one statement.
REACH = 8
# Words that join names without giving either a part to play, and the one that turns the parts round ("was thanked by").
JOINING = {
    "en": ("and", "or", "with"),
    "de": ("und", "oder", "mit"),
    "fr": ("et", "ou", "avec"),
    "es": ("y", "e", "o", "con"),
    "ru": ("и", "или", "с"),
}
PASSIVE = {"en": "by", "de": "von", "fr": "par", "es": "por"}


def exchanged(both: Collated, named: Sequence[Range]) -> Iterator[Difference]:
    """Two neighbouring names of the report whose counterparts stand the other way round, with the same word between them.

    named: the tokens of the report's names. A list ("A and B") and a passive on one side only say the same in either order; not so
    where all words between the two stayed as they were ("built by A and paid for by B").
    """
    language = both.report.language or ""
    joining, passive = JOINING.get(language), PASSIVE.get(language)
    if both.across:
        return
    for a, b in pairwise(sorted(named)):
        if not 0 < b[0] - a[1] <= REACH:
            continue
        there_a, there_b = both.place(a), both.place(b)
        if a[0] not in both.there or b[0] not in both.there or not 0 < there_a[0] - there_b[1] <= REACH:
            continue
        between = range(a[1], b[0])
        if _only_names_moved(both, (a, b), (there_a, there_b)):
            yield _told(both, (a, b), (there_a, there_b))
            continue
        if joining is None:
            continue
        same = [k for k in between if there_b[1] <= both.there.get(k, -1) < there_a[0]]
        mine = {both.report.tokens[k].form for k in between}
        theirs = {t.form for t in both.source.tokens[there_b[1] : there_a[0]]}
        text, text_there = both.report.document.text, both.source.document.text
        listed = {*joining} & (mine | theirs) or any(
            "," in t[i:j]
            for t, i, j in (
                (text, both.report.tokens[a[1] - 1].end, both.report.tokens[b[0]].start),
                (text_there, both.source.tokens[there_b[1] - 1].end, both.source.tokens[there_a[0]].start),
            )
        )
        if same and not listed and (passive in mine) == (passive in theirs):
            yield _told(both, (a, b), (there_a, there_b))


def _told(both: Collated, here: tuple[Range, Range], there: tuple[Range, Range]) -> Difference:
    spans = both.report.span((here[0][0], here[1][1])), both.source.span((there[1][0], there[0][1]))
    return Difference("roles", "exchanged", *spans, content=2)


def _only_names_moved(both: Collated, here: tuple[Range, Range], there: tuple[Range, Range]) -> bool:
    """Whether the words between two names are the source's own, in its order, and say something of each: two words of content,
    one with the same word before either name ("by A and paid for by B"), or one between commas ("A, the mayor, and B")."""
    mine = [t.form for t in both.report.tokens[here[0][1] : here[1][0]]]
    if mine != [t.form for t in both.source.tokens[there[1][1] : there[0][0]]]:
        return False
    said = sum(form not in both.report.light for form in mine)
    led = here[0][0] > 0 and both.report.tokens[here[0][0] - 1].form == mine[-1]
    text = both.report.document.text
    apposed = "," in text[both.report.tokens[here[0][1] - 1].end : both.report.tokens[here[0][1]].start]
    return said > 1 or (said == 1 and (led or apposed))
