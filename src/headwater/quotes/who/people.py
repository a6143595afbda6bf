"""The names in a document and who bears them: runs of capitalised words, parted from titles, the short ones put to the full ones.

Method: a run of capitals is cut at a title or role ("Texas Gov. | Greg Abbott"), at a genitive and at a given name that something
else stands before ("State | John Kerry"); a run of one word belongs to the full name that ends, else begins, with it. One pass.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from headwater.quotes.cues import cues_for
from headwater.quotes.who.capitals import GENITIVE, Word, document_words, in_capitals, runs
from headwater.quotes.who.given import CYRILLIC, gender_of_ending, gender_of_given, gender_of_title, genders, given, key, nominative
from headwater.quotes.who.mention_words import MentionWords, mention_words
from headwater.text.gazetteer import find_known
from headwater.text.name_tables import generic_word, listed, title_word
from headwater.text.remembered import WORDS
from headwater.text.tokens import fold

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md"))
NAMESAKES = 30  # bearers of one surname that are looked at: keeps lists of thousands linear
NAME_WORDS = 5  # of a name without particles


@dataclass(slots=True)
class Person:
    """Somebody, or something, named in full. words: the fullest name without titles; gender: m, f or "" where nothing tells.

    person: whether a given name, a title or a role says that it is one; roles: the words that the document introduces it with, one
    set an introduction. first: where it is named first; times: how often in full.
    """

    words: tuple[str, ...]
    gender: str
    person: bool
    first: int
    times: int = 1
    roles: list[frozenset[str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name where it stands: `[start, end)` without its title, the words `[first, last)` of the document. who: whose it is, None
    for a single word that no full name has; title: the words of the run before it; gender: as its title says."""

    start: int
    end: int
    first: int
    last: int
    who: Person | None
    title: tuple[str, ...]
    gender: str
    genitive: bool


class People:
    """The names of a document by place and by word. verbs: of saying, which end a phrase before a name."""

    def __init__(self, text: str, words: MentionWords) -> None:
        self.text, self.language, self.table = text, words.language, words
        self.verbs = cues_for(words.language).framing
        self.words = in_capitals(list(document_words(text, elided=words.elided)), text, self.verbs, words.language)
        self._inner = frozenset(w.form for w in self.words if w.capital and w.gap in (" ", "\u00a0", ""))
        self.by_last: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = {}
        self.persons: list[Person] = []
        cut = [c for run in runs(self.words, words, self.verbs) for c in self._cut(*run)]
        for first, last, title in cut:
            if last - first > 1:
                self._full(first, last, title)
        for first, last, title in cut:
            titled = title and self.role(title[-1]) and not self.role(self.words[first].form)
            if last - first == 1 and titled and self.bearer([self._bare(self.words[first])], "", 0) is None:
                self._full(first, last, title)  # "Judge Berman", never named in full
        cut = [c for c in cut if not self._is_title(*c)]
        self.occurrences = [self._occurrence(*c) for c in cut]
        self.starts = [o.start for o in self.occurrences]
        self._nominatives()

    def _nominatives(self) -> None:
        """Puts Russian names into the case that names."""
        if not any(CYRILLIC.search(p.words[-1].casefold()) for p in self.persons):
            return
        forms: dict[int, set[str]] = {}
        for o in self.occurrences:
            if o.who is not None and key(self.words[o.last - 1].form, self.language) == key(o.who.words[-1], self.language):
                forms.setdefault(id(o.who), set()).add(self._bare(self.words[o.last - 1]))
        for person in self.persons:
            person.words = nominative(person.words, forms.get(id(person), ()), person.gender)

    def speak(self, spans: Sequence[tuple[int, int]]) -> None:
        """Puts down who is a person because of speaking, at the mentions given: full names that the document also shortens to their
        last word, as it does with nothing else that has no article."""
        lone = {
            key(self.words[o.first].form, self.language) for o in self.occurrences if o.last - o.first == 1 and not self.article(o)
        }
        for start, end in spans:
            for o in self.occurrences[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
                named = o.who is not None and not o.who.person and not o.genitive and not self.article(o)
                if named and not self.institution(o) and o.who and key(o.who.words[-1], self.language) in lone:
                    o.who.person = True

    def article(self, o: Occurrence) -> bool:
        """Whether a determiner stands before a name, as before those of institutions ("the Post")."""
        return o.first > 0 and self.words[o.first].gap == " " and self.table.determined(self.words[o.first - 1].form)

    def doubtful(self, o: Occurrence) -> bool:
        """Whether a single word may be no name: its capital says nothing, of all nouns or of one that only begins sentences."""
        word = self.words[o.first]
        known = (o.who is not None and o.who.person) or o.gender or given(word.form) or word.letters
        return o.last - o.first == 1 and not known and (self.table.nouns_capital or word.form not in self._inner)

    def institution(self, o: Occurrence) -> bool:
        """Whether a name is one of an institution: a word of institutions in it, or letters only."""
        words = self.words[o.first : o.last]
        return (len(words) == 1 and words[0].letters) or any(generic_word(fold(w.form), self.language) for w in words)

    def _cut(self, first: int, last: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """A run of capitals `[first, last)` as a name and the words of its title; nothing where it is only a title."""
        while last - first > 2 and self.words[last - 1].form in SUFFIXES:
            last -= 1
        forms = [w.form for w in self.words[first:last]]
        begin = first
        for i in range(first, last - 1):
            form = forms[i - first]
            given_before = i > begin and given(self.words[begin].form) and not given(forms[i - first + 1])
            if self.role(form) and not given_before and not (i == begin and given(form) and not self._spelt_title(i)):
                begin = i + 1
        if first < begin == last - 1 and self._of_institution(begin) and not self.role(forms[-1]):
            begin = first  # "Justice Department", of which "Justice" is no title
        if last - begin > 2 and begin and self._place_of_office(begin):
            begin += 1
        for i in range(begin + 1, last - 1):
            if given(self.words[i].form) and not given(self.words[begin].form) and self._aside(begin, i):
                begin = i
                break
        name = forms[begin - first :]
        body = self._of_institution(last - 1) and not self.role(name[-1])
        if last - begin > 1 and not body and all(self._of_office(f) for f in name) and any(self.role(f) for f in name):
            return  # "Former Deputy Secretary"
        if last - begin > NAME_WORDS:  # a headline: of a name that begins it the first two words are sure
            last = begin + 2
            if not given(self.words[begin].form) or self.words[begin].genitive:
                return
        if last - begin > 1 and self.role(forms[-1]) and not given(self.words[begin].form) and len(self.words[begin].form) > 1:
            return  # "Acting Inspector General"
        yield begin, last, tuple(forms[: begin - first])

    def _of_office(self, form: str) -> bool:
        aside = listed(fold(form), "titles.txt", f"{self.language} before")
        return aside or self.role(form) or generic_word(fold(form), self.language)

    def _is_title(self, first: int, last: int, _title: tuple[str, ...]) -> bool:
        """Whether a single word with a capital is a title ("the President"), and no surname of the document ("King")."""
        form = self.words[first].form
        return last - first == 1 and self.role(form) and not any(p.person for p in self.by_last.get(key(form, self.language), []))

    def _of_institution(self, i: int) -> bool:
        form = self.words[i].form
        return generic_word(fold(form), self.language) or self.table.kind(form) in ("bodies", "texts")

    def _place_of_office(self, i: int) -> bool:
        """Whether a word with a capital behind a role says of where ("президент Литвы Ида Лунд")."""
        word = self.words[i]
        return self.role(self.words[i - 1].form) and bool(find_known(self.text[word.start : word.end], self.language))

    def _spelt_title(self, i: int) -> bool:
        return self.words[i + 1].gap.startswith(".")

    def _aside(self, begin: int, i: int) -> bool:
        """Whether the words before a given name are no part of the name: a place, a party, an office, or behind "of"."""
        before = self.words[begin - 1].form if begin else ""
        known = any(generic_word(fold(w.form), self.language) or w.letters for w in self.words[begin:i])
        lone = self.table.nouns_capital or CYRILLIC.search(self.words[begin].form) is not None
        return known or lone or before in self.table.between or i - begin > 1

    def role(self, form: str) -> bool:
        """Whether a word is a title or a role of a person."""
        return is_role(form, self.language)

    def _full(self, first: int, last: int, title: Sequence[str]) -> None:
        written = tuple(self._bare(w) for w in self.words[first:last])
        keys = [key(w, self.language) for w in written]
        gender = self._gender(written, title)
        evidence = bool(title and self.role(title[-1])) or gender != "" or given(written[0]) or len(written[0].rstrip(".")) == 1
        known = self.by_last.get(keys[-1], [])[:NAMESAKES]
        same = next((p for p in known if _one_name([key(w, self.language) for w in p.words], keys)), None)
        if same is None:
            same = Person(written, gender, evidence, self.words[first].start)
            self.persons.append(same)
            self.by_last.setdefault(keys[-1], []).append(same)
            self.by_first.setdefault(keys[0], []).append(same)
            return
        same.times += 1
        same.gender = same.gender or gender
        same.person = same.person or evidence
        same.words = fullest(same.words, written)

    def _bare(self, word: Word) -> str:
        bare = GENITIVE.sub("", self.text[word.start : word.end])
        return bare + "." if len(bare) == 1 and self.text[word.end : word.end + 1] == "." else bare

    def _gender(self, written: Sequence[str], title: Sequence[str]) -> str:
        return gender_of_title(title, self.table) or gender_of_given(written[0]) or gender_of_ending(written)

    def _occurrence(self, first: int, last: int, title: tuple[str, ...]) -> Occurrence:
        a, b = self.words[first], self.words[last - 1]
        gender = gender_of_title(title, self.table)
        if not gender and first and self.words[first].gap in (" ", ". ", "\u00a0"):
            gender = gender_of_title((self.words[first - 1].form,), self.table)
        written = [self._bare(w) for w in self.words[first:last]]
        who = self.bearer(written, gender, a.start)
        return Occurrence(a.start, b.start + len(self._bare(b).rstrip(".")), first, last, who, title, gender, b.genitive)

    def bearer(self, written: Sequence[str], gender: str, position: int) -> Person | None:
        """Who bears a name as written at a position; None where nobody or several do."""
        keys = [key(w, self.language) for w in written]
        namesakes = self.by_last.get(keys[-1], [])[:NAMESAKES]
        if len(keys) > 1:
            known = [(p, [key(w, self.language) for w in p.words]) for p in namesakes]
            same = next((p for p, other in known if _one_name(other, keys)), None)
            longer = [p for p, other in known if not p.person and p is not same and other[-len(keys) :] == keys]
            return longer[0] if len(longer) == 1 and not (same and same.person) else same
        for known_by in (namesakes, self.by_first.get(keys[0], [])):
            fitting = [p for p in known_by[:NAMESAKES] if not (gender and p.gender and gender != p.gender)]
            persons = [p for p in fitting if p.person]
            if persons or (fitting and known_by is not self.by_first.get(keys[0])):
                return _only(persons or fitting, position)
        return None


def _only(known: Sequence[Person], position: int) -> Person | None:
    """Which of several bearers a single word means: the one named in full before, and more often than the others."""
    before = [p for p in known if p.first <= position] or known
    if len(before) == 1:
        return before[0]
    ranked = sorted(before, key=lambda p: (-p.times, p.first))
    return ranked[0] if ranked[0].first == min(p.first for p in before) and ranked[0].times > ranked[1].times else None


def _one_name(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names are one, a middle name or initial more or less."""
    shorter, longer = sorted((a, b), key=len)
    if shorter[-1] != longer[-1] or not (shorter[0] == longer[0] or (len(shorter[0]) == 1 and longer[0].startswith(shorter[0]))):
        return False
    rest = iter(longer)
    return all(any(w == v or (len(w) == 1 and v.startswith(w)) for v in rest) for w in shorter)


def fullest(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    """The fuller of two forms of one name; of two as long, the one in the case that names (the shorter, or a woman's)."""
    if len(a) != len(b):
        return max(a, b, key=len)
    if not CYRILLIC.search(a[-1]):
        return a
    nominative = [x for x in (a, b) if x[0].casefold() in genders()]
    return nominative[0] if len(nominative) == 1 else min(a, b, key=lambda x: len("".join(x)))


@lru_cache(maxsize=WORDS)
def is_role(form: str, language: str) -> bool:
    """Whether a casefolded word is a title or a role of a person."""
    return mention_words(language).kind(form) in ("men", "women", "persons") or title_word(fold(form), language)
