"""Negation, modality, quantity and strength: the words of a passage that decide how much it claims, and how far two of them differ.

The words are data (`cues/<language>.toml`): an entry is found by longest match over folded tokens, so that "not only" is no
negation and "no longer" is one. Differences are closed tables that a reader can check: `compare_force` never weighs, it looks up.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.judge.cue_tables import SCALES, Table, table
from headwater.judge.entries import longest
from headwater.text.tokens import Token, function_words

# Kinds whose cues may answer one another.
GROUPS: Mapping[str, str] = {
    "negation": "polarity", "negative_word": "polarity", "modality": "commitment", "hedge": "commitment", "quantity": "amount",
    "frequency": "amount", "intensity": "intensity", "limit": "limit", "comparison": "comparison", "condition": "condition",
    "cause": "relation", "time": "relation", "tense": "tense", "posture": "posture",
    "contrast": "contrast",
}  # fmt: skip

# Steps of an amount: neighbours are a shade, two steps are another claim.
STEPS = {
    "none": 0, "never": 0, "few": 1, "rarely": 1, "some": 2, "sometimes": 2, "many": 3, "often": 3,
    "most": 4, "usually": 4, "nearly_all": 5, "all": 6, "always": 6,
}  # fmt: skip

# Amounts that stand on no scale; "just" is "only" where it answers it, and else says nothing ("I just want to say").
OFF_SCALE = frozenset(("only", "just"))
# Two of two: all of them where the other passage says "all", else another way to name them ("both sides", "a number of sides").
PAIR = "both"

# Modal values and hedges that translators write for one another without a second thought (`same`), and those that are another shade
# but no other claim (`minor`), as rows: the value before the colon with each behind it. Every other pair is `major`.
_SAME_MODALITY = """
    possible: potential perhaps chance
    perhaps: chance
    potential: able
    able: permitted
    certain: conditional expected surely
    expected: probably
"""
_MINOR_MODALITY = """
    possible: able permitted considered expected probably
    potential: permitted conditional considered wished intended expected probably perhaps chance unneeded
    able: conditional intended expected perhaps chance probably
    permitted: perhaps chance
    conditional: considered wished intended advised expected obliged perhaps chance probably surely
    considered: wished intended advised perhaps chance
    wished: intended advised expected obliged perhaps chance probably
    intended: advised expected obliged certain probably
    advised: expected obliged certain probably
    expected: obliged surely
    obliged: certain surely
    certain: probably
    probably: perhaps chance surely
"""


def _pairs(rows_of: str) -> frozenset[frozenset[str]]:
    rows = (row.split(":") for row in rows_of.strip().splitlines())
    return frozenset(frozenset((value.strip(), other)) for value, others in rows for other in others.split())


SAME, MINOR = _pairs(_SAME_MODALITY), _pairs(_MINOR_MODALITY)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that sets how much is claimed, as token positions `[first, last)` of the tokens given.

    kind and value: of `SCALES`; level: place on the kind's scale. scope: token positions `[first, last)` that it governs,
    roughly to the end of its clause. head: position of the first content word governed (the word before, where the language
    puts it there), or None. place: how far into the passage it stands, 0 to 1.
    """

    first: int
    last: int
    kind: str
    value: str
    level: float
    scope: tuple[int, int]
    head: int | None = None
    place: float = 0.0


STOP = re.compile(r"[,;:.!?()\[\]«»„“”\"—–…，。；：！？、「」『』（）،؛؟]")
_SENTENCE = re.compile(r"[.!?;…。！？；؟]")
_CONCORD_TOKENS = 10  # how far a repeated negative stands from its negation: "никто ... не", "ne ... plus jamais"
_SCOPE_TOKENS = 14
NEAR_PLACES = 0.25  # shares of a passage: farther apart, two cues without a word in common are not about one thing
LIKE_HEADS = 0.3  # of 1: under this, two cues govern different words


def cues(found: Sequence[Token], text: str, language: str | None) -> tuple[Cue, ...]:
    """The cues among tokens, in reading order; none for a language without a table.

    found: tokens of one passage of `text` (a sentence or a few). At each place the longest entry is taken, its words used up;
    an entry of several meanings gives a cue for each. Negative words that only repeat a negation near them ("nobody ... not"
    of Russian) are left out.
    """
    known = table(language)
    if known is None or not found:
        return ()
    gaps = [text[a.end : b.start] for a, b in itertools.pairwise(found)]
    dull = function_words(language)
    made: list[Cue] = []
    at = 0
    while at < len(found):
        length, meanings = longest(found, gaps, at, known, text)
        for kind, value in sorted(meanings):
            scope, head = _scope(found, gaps, at, at + length, known, dull)
            made.append(Cue(at, at + length, kind, value, SCALES[kind][value], scope, head, at / len(found)))
        at += length or 1
    return tuple(_one_of_the_foremost(_without_concord(made, found, gaps, known)))


def _scope(
    found: Sequence[Token], gaps: Sequence[str], first: int, last: int, known: Table, dull: frozenset[str]
) -> tuple[tuple[int, int], int | None]:
    """The words governed, and the first of them with content."""

    def reach(at: int, step: int) -> tuple[int, int | None]:
        head = None
        for _ in range(_SCOPE_TOKENS):
            gap = at - 1 if step > 0 else at
            if not 0 <= at < len(found) or (0 <= gap < len(gaps) and STOP.search(gaps[gap])):
                break
            form = found[at].form
            if form in known.openers and head is not None:
                break
            if head is None and form not in dull and form not in known.openers:
                head = at
            at += step
        return at, head

    after, head_after = reach(last, 1)
    before, head_before = reach(first - 1, -1)
    forward = known.governs == "after" or found[first].form in known.forward
    if known.governs == "around":
        return (before + 1, after), head_after if head_after is not None else head_before
    return ((last, after), head_after) if forward else ((before + 1, first), head_before)


def _without_concord(made: Sequence[Cue], found: Sequence[Token], gaps: Sequence[str], known: Table) -> list[Cue]:
    """The cues without the negatives that repeat a negation of their sentence."""
    halves = known.halves
    if halves is not None:
        made = [
            c for c in made if c.last - c.first > 1 or not halves.fullmatch(found[c.first].form) or _whole(c, found, gaps, known)
        ]
    plain = [c for c in made if c.kind == "negation" and not _repeats(c, found, known)]
    kept: list[Cue] = []
    counted: list[Cue] = list(plain)
    for cue in made:
        if cue.kind == "negation" and _repeats(cue, found, known):
            if any(_close(cue, other, gaps) for other in counted):
                continue
            counted.append(cue)
        kept.append(cue)
    return kept


def _whole(cue: Cue, found: Sequence[Token], gaps: Sequence[str], known: Table) -> bool:
    """Whether the other half of a negation in two words stands in its sentence, behind it or ("jamais ... n'est") before it."""
    for places, gap in (
        (range(cue.last, min(cue.last + _CONCORD_TOKENS, len(found))), -1),
        (range(cue.first - 1, max(-1, cue.first - 1 - _CONCORD_TOKENS), -1), 0),
    ):
        for at in places:
            if _SENTENCE.search(gaps[at + gap]):
                break
            if found[at].form in known.concord:
                return True
    return False


def _repeats(cue: Cue, found: Sequence[Token], known: Table) -> bool:
    return " ".join(t.form for t in found[cue.first : cue.last]) in known.concord


def _close(a: Cue, b: Cue, gaps: Sequence[str]) -> bool:
    low, high = sorted((a.first, b.first))
    return high - low <= _CONCORD_TOKENS and not any(_SENTENCE.search(g) for g in gaps[low:high])


def _one_of_the_foremost(made: Sequence[Cue]) -> Iterator[Cue]:
    """ "One of the main" is one cue: what follows "one of" is no longer foremost."""
    among = -9
    for cue in made:
        if cue.value == "among":
            among = cue.last
        elif cue.value == "foremost" and cue.first - among <= 2:
            continue
        yield cue


def compare_force(a: Cue | None, b: Cue | None) -> str:
    """`same`, `minor` or `major`: whether a reader would take the one for the other. None stands for no cue at all on that side."""
    if a is None or b is None:
        alone = a or b
        return "same" if alone is None else ALONE.get((alone.kind, alone.value), ALONE.get((alone.kind, ""), "same"))
    if GROUPS[a.kind] != GROUPS[b.kind]:
        return max(compare_force(a, None), compare_force(None, b), key=("same", "minor", "major").index)
    if a.value == b.value:
        return "same"
    return COMPARED[GROUPS[a.kind]](a.value, b.value)


# A cue without an answer in the other passage. Only what flips or narrows a plain statement is major by itself; the rest is shade.
ALONE: Mapping[tuple[str, str], str] = {
    ("negation", ""): "major", ("negative_word", ""): "same",
    ("modality", ""): "minor", ("modality", "certain"): "same", ("modality", "conditional"): "same",
    ("modality", "expected"): "same",
    ("modality", "possible"): "major", ("quantity", "few"): "major", ("comparison", "less"): "major",
    ("hedge", ""): "minor", ("hedge", "surely"): "same", ("limit", ""): "minor",
    ("quantity", "just"): "same", ("quantity", "both"): "same",
    ("quantity", ""): "minor", ("quantity", "some"): "same", ("frequency", ""): "minor", ("intensity", ""): "minor",
    ("comparison", ""): "minor", ("condition", ""): "minor", ("cause", ""): "minor",
}  # fmt: skip


def _modal(a: str, b: str) -> str:
    pair = frozenset((a, b))
    return "same" if pair in SAME else "minor" if pair in MINOR else "major"


def _amount(a: str, b: str) -> str:
    if PAIR in (a, b):
        return "major" if "none" in (a, b) else "same" if "all" in (a, b) else "minor"
    if not {a, b}.isdisjoint(OFF_SCALE):
        return "same" if {a, b} <= OFF_SCALE else "minor"
    steps = abs(STEPS[a] - STEPS[b])
    return "same" if steps == 0 else "minor" if steps == 1 else "major"


def _intensity(a: str, b: str) -> str:
    if "among" in (a, b):
        return "major" if "foremost" in (a, b) else "minor"
    order = ("slight", "fairly", "strong", "extreme", "foremost")
    return "minor" if abs(order.index(a) - order.index(b)) == 1 else "major"


def _comparison(a: str, b: str) -> str:
    up = ("more", "rise")
    return "same" if (a in up) == (b in up) else "major"


def _relation(a: str, b: str) -> str:
    return "major" if {a, b} in ({"before", "after"}, {"despite", "because"}, {"despite", "therefore"}) else "minor"


COMPARED: Mapping[str, Callable[[str, str], str]] = {
    "polarity": lambda _a, _b: "same", "commitment": _modal, "amount": _amount, "intensity": _intensity, "comparison": _comparison,
    "condition": lambda _a, _b: "major", "limit": lambda _a, _b: "minor", "relation": _relation, "tense": lambda _a, _b: "minor",
    "posture": lambda _a, _b: "same", "contrast": lambda _a, _b: "same",
}  # fmt: skip


def matched(
    a: Sequence[Cue], b: Sequence[Cue], heads: Callable[[Cue, Cue], float] | None = None, *, near: float = NEAR_PLACES
) -> list[tuple[Cue | None, Cue | None]]:
    """Pairs of cues that answer one another, and those of either side that nothing answers, in the order of `a`, then of `b`.

    heads: how much two cues govern the same words, 0 to 1; without it the place in the passage stands in, and cues more than
    `near` apart (a share of the passage; 1 for languages of another word order) answer only their like. Cues of equal value are
    taken first, then neighbours on their scale; cues of opposite sense only where they govern the same words. A negative word
    answers a negation but needs no answer itself: it is not given alone.
    """
    offers = sorted(
        (offer, i, j) for i, x in enumerate(a) for j, y in enumerate(b) if (offer := _offer(x, y, heads, near)) is not None
    )  # fmt: skip
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in offers:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs: list[tuple[Cue | None, Cue | None]] = [(x, b[partner[i]] if i in partner else None) for i, x in enumerate(a)]
    pairs += [(None, y) for j, y in enumerate(b) if j not in taken]
    return [(x, y) for x, y in pairs if (x and y) or (x or y).kind != "negative_word"]  # type: ignore[union-attr]


def _offer(a: Cue, b: Cue, heads: Callable[[Cue, Cue], float] | None, near: float) -> tuple[float, float] | None:
    """How well two cues answer one another, best lowest; None where they do not."""
    if GROUPS[a.kind] != GROUPS[b.kind]:
        return None
    apart = abs(a.place - b.place)
    likeness = heads(a, b) if heads else 1 - apart
    alike = likeness >= LIKE_HEADS if heads else apart <= near
    meaning = compare_force(a, b)
    if a.kind == b.kind == "negative_word" and a.value != b.value and not alike:
        return None
    cost = {"same": 0.0, "minor": 0.5, "major": 0.8}[meaning] + (0.3 if a.kind != b.kind else 0.0) - likeness
    if not alike and (meaning == "major" or a.kind != b.kind):
        return None
    if meaning == "major" and {a.kind, b.kind} == {"quantity", "frequency"}:
        return None  # "some" is no answer to "usually": one counts things, the other times
    return cost, apart


def nearby(a: Sequence[Token], b: Sequence[Token], language: str | None, *, reach: int = 5) -> Callable[[Cue, Cue], float]:
    """A `heads` for two passages of one language: the share of content words near the one cue that stand near the other too.

    reach: tokens looked at to each side. Words are held to be one by their first five letters, which outlasts most endings.
    """
    dull = function_words(language)

    @lru_cache(maxsize=256)
    def around(side: int, first: int, last: int) -> frozenset[str]:
        of = (a, b)[side]
        near = (*of[max(0, first - reach) : first], *of[last : last + reach])
        return frozenset(t.form[:5] for t in near if t.form not in dull)

    def likeness(x: Cue, y: Cue) -> float:
        if x.head is not None and y.head is not None and a[x.head].form[:5] == b[y.head].form[:5]:
            return 1.0
        left, right = around(0, x.first, x.last), around(1, y.first, y.last)
        return len(left & right) / min(len(left), len(right)) if left and right else 0.0

    return likeness
