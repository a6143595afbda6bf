"""Words that say nothing where they stand: fillers of speech, and words said twice over or begun and begun again."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from headwater.judge.lexicon import fillers
from headwater.judge.passage import Passage, Range
from headwater.judge.spelling import expansions

REPEATED = 6  # words of a run that is said again at most
CHARACTERS = 2  # of a word in scripts whose characters are tokens
HIRAGANA = re.compile("[\u3041-\u309f]+")
AGAIN = 8  # words from a run within which it is said again


def grammar_word(side: Passage, k: int) -> bool:
    """Whether a token carries grammar alone: a word of the language's list, or a contraction of such words."""
    form = side.tokens[k].form
    return form in side.light or ("'" in form and side.language in ("en", None) and _of_grammar(form, side.light))


def content_words(side: Passage, at: Range) -> int:
    """How many words of a range carry more than grammar; a Chinese or Japanese word is taken to have two characters, and Japanese
    in kana, which endings are written in, to be one word at most."""
    told = [side.tokens[k].form for k in range(*at) if not grammar_word(side, k)]
    if side.language not in ("zh", "ja"):
        return len(told)
    count = sum(not HIRAGANA.fullmatch(form) for form in told)
    return max(-(-count // CHARACTERS), min(1, len(told)))


@lru_cache(maxsize=4096)
def _of_grammar(form: str, light: frozenset[str]) -> bool:
    return any(all(word in light for word in full.split()) for full in expansions(form))


def idle_words(side: Passage, at: Range, told: Set[int]) -> list[Range]:
    """The runs inside a range without a counterpart that say nothing, in order; tokens in `told` are left alone."""
    out: list[Range] = []
    free: list[Range] = []
    for k in range(*at):
        if k not in told:
            free[-1:] = [(free[-1][0], k + 1)] if free and free[-1][1] == k else [*free[-1:], (k, k + 1)]
    for first, last in free:
        if _repeated(side, (first, last)):
            out.append((first, last))
            continue
        k = first
        while k < last:
            size = _filler(side, k, last, whole=(first, last) == at)
            if size:
                out.append((k, k + size))
            k += size or 1
    return out


def _filler(side: Passage, k: int, last: int, *, whole: bool) -> int:
    """How many tokens from k are one filler; a single word is one where it stands between pauses or is all that there is."""
    known = fillers(side.language)
    for size in range(min(_longest(known), last - k), 0, -1):
        if " ".join(t.form for t in side.tokens[k : k + size]) not in known:
            continue
        if size > 1 or (whole and last - k == 1) or (_paused(side, k) and _paused(side, k + 1)):
            return size
    return 0


@lru_cache(maxsize=32)
def _longest(phrases: frozenset[str]) -> int:
    """The words of the longest of some phrases."""
    return max((f.count(" ") + 1 for f in phrases), default=0)


def _paused(side: Passage, k: int) -> bool:
    """Whether a mark, or the edge of the passage, stands before token k."""
    if k in (0, len(side.tokens)):
        return True
    between = side.document.text[side.tokens[k - 1].end : side.tokens[k].start]
    return any(not c.isspace() for c in between)


def _repeated(side: Passage, at: Range) -> bool:
    """Whether what a run says stands beside it or near it once more."""
    forms = [t.form for t in side.tokens]
    inside = forms[at[0] : at[1]]
    size = len(inside)
    if not 0 < size <= REPEATED:
        return False
    beside = forms[at[1] : at[1] + size], forms[max(0, at[0] - size) : at[0]]
    if inside in beside:
        return True
    # A false start is cut where the words begin again: "great people, great, great people" less "people, great".
    around = forms[max(0, at[0] - size - 1) : at[0]] + forms[at[1] : at[1] + size + 1]
    if size > 1 and _holds(around, inside):
        return True
    near = forms[max(0, at[0] - AGAIN) : at[0]], forms[at[1] : at[1] + AGAIN]
    runs = forms[max(0, at[0] - 1) : at[1]], forms[at[0] : at[1] + 1]
    return any(_in_a_row(run, words) for run in runs for words in near if len(run) > size)


def _holds(words: Sequence[str], inside: Sequence[str]) -> bool:
    left = list(words)
    for form in inside:
        if form not in left:
            return False
        left.remove(form)
    return True


def _in_a_row(run: Sequence[str], words: Sequence[str]) -> bool:
    return any(list(words[k : k + len(run)]) == list(run) for k in range(len(words) - len(run) + 1))
