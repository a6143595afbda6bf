"""Where a document names those who may speak: names, and noun phrases such as "a joint editorial" or "the spokeswoman", in order.

How each stands in its sentence is told with it: as its first subject, behind a preposition or a genitive, in what is only reported.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.model import Span
from headwater.quotes.who.capitals import Word
from headwater.quotes.who.mention_words import MentionWords
from headwater.quotes.who.mentions import Mention, name_mention, read_mention
from headwater.quotes.who.people import Occurrence, People, Person

OBJECT = 3.0  # named, but not as the subject of its sentence
REPORTED = 2.5  # named in what somebody is reported to have said
ANYBODY = 2.0  # "a candidate" is more often said of somebody than somebody new
PHRASE_WORDS = 5  # between a determiner and its noun
BLANK = (" ", "\u00a0", "")


@dataclass(frozen=True, slots=True)
class Event:
    """A place at which somebody is named. penalty: how much less likely than a subject to be taken up, in `antecedents`' scale."""

    start: int
    mention: Mention
    penalty: float


class Places:
    """Spans to look positions up in."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted((s.start, s.end) for s in spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self.starts.append(start)
                self.ends.append(end)

    def holds(self, position: int) -> bool:
        index = bisect_right(self.starts, position) - 1
        return index >= 0 and position < self.ends[index]


def events(people: People, sentences: Sequence[int], quoted: Places, reported: Places) -> list[Event]:
    """The events of a document outside marks, in order. sentences: where they start; reported: what is reported without marks."""
    found = [(name_mention(people, o), _first_word(people, o), o.genitive) for o in people.occurrences if not people.doubtful(o)]
    found += [(m, i, False) for m, i in _phrases(people)]
    out: list[Event] = []
    sentence = -1
    for mention, first, genitive in sorted(found, key=lambda f: f[0].start):
        start = mention.start
        if quoted.holds(start) or mention.kind == "other":
            continue
        governed = genitive or _governed(people, first)
        here = bisect_right(sentences, start)
        penalty = OBJECT if governed or here == sentence else 0.0
        sentence = sentence if governed else here
        penalty += REPORTED if reported.holds(start) else 0.0
        out.append(Event(start, mention, penalty + (ANYBODY if mention.kind == "role" and not mention.definite else 0.0)))
    return out


def _first_word(people: People, o: Occurrence) -> int:
    """The first word of the phrase that a name stands in: of its title, or the determiner before it."""
    first = o.first - len(o.title)
    while first > 0 and o.first - first < PHRASE_WORDS and people.words[first].gap in BLANK:
        before = people.words[first - 1]
        if not (people.role(before.form) or before.form in people.table.definite):
            break
        first -= 1
    return first


def _phrases(people: People) -> Iterator[tuple[Mention, int]]:
    """Noun phrases with a determiner whose noun may speak, each with its first word."""
    words, table = people.words, people.table
    taken = {i for o in people.occurrences for i in range(o.first, o.last)}
    for i, word in enumerate(words):
        if i in taken or word.genitive or table.kind(word.form) is None:
            continue
        at = _determiner(words, i, table)
        if at < i:
            mention = read_mention(people, words[at].start, word.end)
            if mention.kind in ("role", "text", "body", "group") and mention.head == word.form:
                yield mention, at


def _determiner(words: Sequence[Word], i: int, table: MentionWords) -> int:
    """The determiner of the noun at `i`, `i` where it has none near."""
    at = i
    while at > 0 and i - at < PHRASE_WORDS and words[at].gap in BLANK:
        at -= 1
        if table.determined(words[at].form):
            return at
        if words[at].form in table.between:
            break
    return i


def _governed(people: People, first: int) -> bool:
    """Whether the word before a phrase makes it no subject: a preposition, "and"; so does "his" that begins it."""
    word, table = people.words[first], people.table
    if word.form in table.possessive:
        return True
    before = people.words[first - 1].form if first > 0 and not word.gap.strip(" \u00a0") else ""
    return (before in table.between and before not in table.definite) or before in table.company


def only_subjects(found: Sequence[Event]) -> list[Person | None]:
    """For each event the only person that is a subject up to it, more than once; None where there is none or several."""
    out: list[Person | None] = []
    seen: dict[int, Person] = {}
    times = 0
    for event in found:
        who = event.mention.name.who if event.mention.name else None
        if who is not None and who.person and not event.penalty:
            seen[id(who)] = who
            times += 1
        out.append(next(iter(seen.values())) if len(seen) == 1 and times > 1 else None)
    return out


def free_sentences(starts: Sequence[int], quoted: Places) -> list[int]:
    """For each sentence how many up to it do not begin between marks."""
    count, out = 0, []
    for start in starts:
        count += not (quoted.holds(start) or quoted.holds(start + 1))
        out.append(count)
    return out or [0]
