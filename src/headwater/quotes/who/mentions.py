"""What a mention of a speaker says: a pronoun, a name, a role, a text, a body or several people.

Method: the words are parted at commas; of the first part that says who speaks, the head is looked for up to the first preposition:
a name of the document, else the noun that stands for somebody. Adverbials before it ("On Monday, ...") and appositions behind it
are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.quotes.who.capitals import Word, calendar
from headwater.quotes.who.mention_words import MentionWords
from headwater.quotes.who.people import Occurrence, People
from headwater.text.gazetteer import find_known
from headwater.text.name_tables import listed
from headwater.text.tokens import fold, function_words

OPENING = ("«", "“", "„", "‘", "‚", '"', "'", "›", "‹")  # marks right before the name of a work or firm
SUFFIXED_LETTERS = 5  # of an adverb or verb known by its ending: "ally" and "bed" are none
MODIFIED_WORDS = 2  # behind a name that modifies them: "Lund fans", "Lund campaign posters"; more hold a verb


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention. kind: pronoun, name, role, text, body, group or other.

    start, end: of its words that say who speaks, without adverbials and appositions. name: of kind `name`, where it stands. head:
    the noun, casefolded; others: the other words of its phrase. letters: whom it may be, as in `MentionWords.pronouns`. definite:
    whether it may take up what was introduced before.
    """

    kind: str
    start: int
    end: int
    head: str = ""
    others: tuple[str, ...] = ()
    name: Occurrence | None = None
    letters: str = ""
    definite: bool = False


def read_mention(people: People, start: int, end: int) -> Mention:
    """What the mention at `[start, end)` of the document says."""
    low = people.text[start:end].casefold()
    if (letters := people.table.pronouns.get(low)) and "r" not in letters:  # also inside a word: French `a-t-elle`
        return Mention("pronoun", start, end, low, letters=letters)
    at = bisect_left(people.words, start, key=lambda w: w.start)
    stop = bisect_left(people.words, end, key=lambda w: w.start)
    if 0 < stop < len(people.words) and people.words[stop].gap in (". ", ".\u00a0") and _is_short_title(people, stop - 1):
        stop = next((o.last for o in _names(people, stop, stop + 1)), stop)  # the mention was cut at the full stop of "M. Lund"
    cut = list(_parts(people.words, at, stop))
    parts = [_read(people, a, b) for a, b in cut]
    told = next((m for m in parts if m is not None), None)
    if told is not None and told.kind == "role":  # "the head of the office, Ida Lund"
        behind = parts[parts.index(told) + 1 :][:1]
        told = next((m for m in behind if m is not None and m.name and m.name.who and m.name.who.person), told)
        if told.kind == "role" and (apposed := _apposed(people, stop)) is not None:
            told = name_mention(people, apposed)
    elif told is not None and told.name and "m" not in told.letters:  # "Nes County (Orr) Mayor Ida Lund"
        told = next((m for (a, _), m in zip(cut, parts, strict=True) if m and m.name and ")" in people.words[a].gap), told)
    return told or _at_the_end(people, at, stop) or Mention("other", start, end)


def _apposed(people: People, stop: int) -> Occurrence | None:
    """The full name between commas right behind a role ("its chairman, Ida Lund, said"), which words `[..., stop)` end in."""
    words = people.words
    if stop >= len(words) or words[stop].gap not in (", ", ",\u00a0"):
        return None
    o = next(iter(_names(people, stop, stop + 1)), None)
    if o is None or o.first != stop or o.last - o.first < 2 or people.institution(o):
        return None
    if find_known(people.text[o.start : o.end], people.language):
        return None  # "its capital, New York, said"
    ends = people.text[o.end : o.end + 1] in (",", ".", ";", ":", "") or o.last >= len(words)
    return o if ends and o.who is not None else None


def _at_the_end(people: People, at: int, stop: int) -> Mention | None:
    """The pronoun that ends a mention, or in a language of free order the name: "В интервью Лунд", "При этом она"."""
    if stop - at < 2:
        return None
    last, table = people.words[stop - 1], people.table
    letters = table.pronouns.get(last.form)
    if letters and "r" not in letters:
        return Mention("pronoun", last.start, last.end, last.form, letters=letters)
    named = [o for o in _names(people, at, stop) if o.last == stop and o.who is not None and o.who.person]
    return name_mention(people, named[-1]) if named and table.drops_subject else None


def _parts(words: Sequence[Word], at: int, stop: int) -> Iterator[tuple[int, int]]:
    """The parts of a mention between commas and brackets, those that begin with a preposition last."""
    cuts = [at, *(i for i in range(at + 1, stop) if set(words[i].gap) & set(",;:()，、—–\n")), stop]
    yield from ((a, b) for a, b in pairwise(cuts) if a < b)


def _is_short_title(people: People, i: int) -> bool:
    word = people.words[i]
    return word.capital and len(word.form) <= 4 and people.role(word.form)


def _read(people: People, at: int, stop: int) -> Mention | None:
    words, table = people.words, people.table
    while at < stop - 1 and _leads_in(words[at], table):
        at += 1
    if at >= stop:
        return None
    first = words[at]
    letters = table.pronouns.get(first.form)
    if letters and "r" not in letters and not (first.form in table.definite and at + 1 < stop):
        return Mention("pronoun", first.start, first.end, first.form, letters=letters)
    if (first.form in table.between and first.form not in table.definite) or first.form in calendar(table.language):
        return None  # "On Monday"
    core = next(
        (i for i in range(at + 1, stop) if words[i].form in table.between or "r" in table.pronouns.get(words[i].form, "")), stop
    )
    names = [
        o
        for o in _names(people, at, core)
        if not o.genitive and words[o.first].gap != "." and not (people.doubtful(o) and _noun_like(people, o, first))
    ]
    noun = _noun(people, at, core)
    name = _office_holder(people, at, core, stop) or (names[-1] if names else None)
    joint = next((i for i in range(at, core) if words[i].form in table.company), core)
    if (
        any(o.last <= joint for o in names)
        and joint < core
        and not (noun and table.head_last and noun[1] == core - 1 and len(names) < 2)
    ):
        return Mention("group", first.start, words[stop - 1].end, letters="p")
    if name and table.head_last and _modifies(people, name, core):
        return Mention("other", first.start, words[core - 1].end, definite=True)
    if name and name.first > at and words[name.first].gap.endswith(OPENING) and (noun is None or noun[0] != "role"):
        return Mention(
            "other", first.start, words[stop - 1].end, definite=True
        )  # "роман «Тихая вода»": no person, whatever its words
    if name and (noun is None or not _heads(people, noun, name)):
        behind = words[name.last].form if name.last < core else ""
        if name.who is None and table.head_last and behind and not _adverb(behind, table):
            return Mention("other", first.start, words[core - 1].end, definite=True)  # "Sixty percent"
        return name_mention(people, name)
    if noun is None:
        return None if names else _lower(people, at, core)
    kind, i = noun
    end = i + 1 if (i + 1 == stop or i + 1 < core) and table.head_last else stop
    others = tuple(
        w.form for j, w in enumerate(words[at:end], at) if j != i and not table.determined(w.form) and w.form not in table.between
    )
    last = words[end - 1].end
    taken_up = table.no_articles and first.form not in table.indefinite
    definite = taken_up or first.form in table.definite or (i > at and words[at].genitive)
    letters = _letters(kind, words[i].form, table) + (table.gendered.get(first.form, "") if kind == "body" else "")
    return Mention(kind, first.start, last, words[i].form, others, None, letters, definite)


def _leads_in(word: Word, table: MentionWords) -> bool:
    """Whether a word before a mention belongs to the sentence, not to it: "Meanwhile", "then", "but"."""
    if table.determined(word.form) or word.form in table.pronouns or word.form in table.between or word.genitive:
        return False
    return _adverb(word.form, table)


def _noun_like(people: People, o: Occurrence, first: Word) -> bool:
    """Whether a word with a capital is the noun of its phrase: a determiner begins it, or the tables have it."""
    return people.table.determined(first.form) or people.table.kind(people.words[o.first].form) is not None


def _adverb(form: str, table: MentionWords) -> bool:
    return fold(form) in function_words(table.language) or listed(fold(form), "starts.txt", table.language)


def _names(people: People, at: int, stop: int) -> Iterator[Occurrence]:
    """The names that begin in the words `[at, stop)`."""
    start = people.words[at].start
    index = bisect_left(people.starts, start)
    while index < len(people.occurrences) and people.occurrences[index].first < stop:
        yield people.occurrences[index]
        index += 1


def _noun(people: People, at: int, stop: int) -> tuple[str, int] | None:
    """The head of a phrase and what it stands for: the last noun of the tables where heads stand last, else the first."""
    table = people.table
    order = range(stop - 1, at - 1, -1) if table.head_last else range(at, stop)
    for i in order:
        word = people.words[i]
        kind = table.kind(word.form)
        if kind is None and table.head_last and not (word.capital or _no_noun(people, word)):
            return None  # the head is a noun that the tables do not have
        if kind and not word.genitive and not (kind != "groups" and _inside_name(people, i)):
            return {"texts": "text", "bodies": "body", "groups": "group"}.get(kind, "role"), i
    return None


def _no_noun(people: People, word: Word) -> bool:
    """Whether a word behind the head of a phrase is none of it: an adverb, a verb."""
    return (
        _adverb(word.form, people.table)
        or people.verbs.fullmatch(word.form) is not None
        or (len(word.form) >= SUFFIXED_LETTERS and word.form.endswith(("ly", "ed")))
    )


def _inside_name(people: People, i: int) -> bool:
    """Whether a word belongs to a name of several words ("Green" of Al Green, "House" of White House)."""
    index = bisect_left(people.starts, people.words[i].start + 1) - 1
    return (
        index >= 0 and people.occurrences[index].last > i and people.occurrences[index].last - people.occurrences[index].first > 1
    )


def _heads(people: People, noun: tuple[str, int], name: Occurrence) -> bool:
    """Whether a noun, not the name beside it, says who speaks: "the Lund campaign", "Lund supporters", not "minister Ida Lund"."""
    kind, i = noun
    if people.table.head_last:
        titled = people.words[name.first].gap.strip() != "" and kind in ("text", "body")  # "his book 'The Long Dyke'"
        group = kind == "group" and i >= name.first and not (name.who and name.who.person)
        return i >= name.last or group or titled
    if name.who is not None and name.who.person:
        return False
    if kind == "role":  # "министр Лунд", not "министр России"
        written = people.text[name.start : name.end]
        return i + 1 != name.first or people.institution(name) or bool(find_known(written, people.language))
    return i <= name.first


def _modifies(people: People, name: Occurrence, core: int) -> bool:
    """Whether a name stands before a noun that the tables do not have ("Lund fans", "Sixty percent"), not before a verb."""
    rest = people.words[name.last : core]
    if not 0 < len(rest) <= MODIFIED_WORDS or any(people.table.kind(w.form) for w in rest):
        return False
    return not any(w.capital or _no_noun(people, w) for w in rest)


def _office_holder(people: People, at: int, core: int, stop: int) -> Occurrence | None:
    """The name at the end of a title with a preposition in it: "Secretary of State John Kerry"."""
    words, table = people.words, people.table
    titled = words[at].capital if table.head_last else people.role(words[at].form)
    if core >= stop or not titled or table.determined(words[at].form):
        return None
    behind = [o for o in _names(people, core, stop) if o.last == stop and o.who is not None and o.who.person]
    return behind[-1] if behind and behind[-1].last - behind[-1].first > 1 else None


def name_mention(people: People, name: Occurrence) -> Mention:
    """A name of the document as a mention."""
    who = name.who
    words = people.words[name.first : name.last]
    if who is not None and who.person:
        letters = who.gender or name.gender or "mf"
    elif name.gender or (name.title and people.role(name.title[-1])):
        letters = name.gender or "mf"
    elif people.table.kind(words[-1].form) == "groups":
        letters = "p"  # "Republicans"
    elif people.institution(name):
        letters = "np"
    else:
        letters = "mf" if len(words) > 1 else "mfn"
    return Mention("name", name.start, name.end, words[-1].form, (), name, letters, True)


def _lower(people: People, at: int, core: int) -> Mention | None:
    """A phrase whose noun the tables do not have: somebody, where a determiner begins it; else nothing is said of who speaks."""
    table, words = people.table, people.words
    if not table.determined(words[at].form) or core - at < 2:
        return None
    return Mention("other", words[at].start, words[core - 1].end, words[core - 1].form, definite=words[at].form in table.definite)


def _letters(kind: str, head: str, table: MentionWords) -> str:
    if kind == "role":
        return {"men": "m", "women": "f"}.get(table.kind(head) or "", "mf")
    return {"text": "n", "body": "np", "group": "p"}[kind]
