"""German reported speech without a cue of its own: the subjunctive that says "so I was told" (Konjunktiv I).

The first subjunctive (`sei`, `habe`, `komme`) is used for nothing else in news; where it has the form of the indicative the second
stands in for it (`hätten`, `würden`), which also means "would have" and so counts only beside an attribution or another report.
"""

from __future__ import annotations

from headwater.quotes.commas.clause_words import ClauseWords
from headwater.quotes.commas.joints import Part, Word

THIRD_PERSON = frozenset(("er", "sie", "es", "man"))
NO_VERBS = frozenset((
    "alle", "beinahe", "diese", "eine", "einige", "gerade", "gerne", "heute", "jede", "keine", "lange", "meine", "ohne", "seine",
    "ihre", "unsere", "solche", "viele", "welche", "wegen", "mehrere", "andere", "beide", "erste",
))  # fmt: skip
FIRST_PERSON = frozenset(("ich", "wir"))


def reports(part: Part, w: ClauseWords, *, second: bool, alone: bool = False, main: bool = False) -> bool:
    """Whether the finite verb of a main clause is a reporting subjunctive.

    second: the second one counts too; alone: of it, only forms that no attribution has to explain (`could` and `should` are
    everyday words of narration); main: it must stand before the end, as only in a main clause.
    """
    if not w.first:
        return False
    for i, word in enumerate(part.words[: len(part.words) - main]):
        low = word.text
        if (low in w.first or _by_its_place(part.words, i, w)) and not _set_phrase(part.words, i) and not _own(part.words, i):
            return True
        if second and low in w.second and not (alone and low in w.modal) and not _own(part.words, i):
            return True
    return False


def _set_phrase(words: tuple[Word, ...], i: int) -> bool:
    """`es sei denn`, `sei es`, `wie dem auch sei`, `komme was wolle`: say nothing of a report."""
    low = [x.low for x in words]
    if low[i] == "sei":
        before, behind = low[max(0, i - 3) : i], low[i + 1 : i + 3]
        return behind[:1] == ["denn"] or (i == 0 and behind[:1] == ["es"]) or before[-2:] == ["dem", "auch"] or "dank" in behind
    return "was" in (low[i + 1 : i + 2] if low[i] == "komme" else low[max(0, i - 1) : i]) and low[i] in ("komme", "wolle")


def _own(words: tuple[Word, ...], i: int) -> bool:
    """Whether the verb is the writer's own (`ich habe`): the form is the first person's indicative too."""
    return any(words[k].low in FIRST_PERSON for k in (i - 1, i + 1) if 0 <= k < len(words))


def _by_its_place(words: tuple[Word, ...], i: int, w: ClauseWords) -> bool:
    """Whether a word that no list holds is a first subjunctive: in -e, right behind a pronoun, no noun next (`er freue sich`)."""
    text = words[i].text
    if i == 0 or words[i - 1].low not in THIRD_PERSON or not text.islower() or not text.endswith("e") or text.endswith("te"):
        return False
    noun = i + 1 < len(words) and words[i + 1].text[0].isupper()
    closed = text in w.finite or text in w.determiners or text in w.adverbs or text in w.prepositions or text in NO_VERBS
    return not (noun or closed or len(text) < 4 or text.endswith("weise"))
