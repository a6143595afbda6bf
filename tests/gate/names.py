"""Names of a transcript that can stand in each other's place, and which of them are names of the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.gate.transcripts import Passage, Transcript, as_printed, is_person

_WORD = r"[A-Z][a-z]+(?:[A-Z][a-z]+)?"
_TITLES = ("Senator", "Governor", "Secretary", "President", "Congressman", "General", "Mayor", "Mr.", "Mrs.", "Ms.", "Dr.")
_TITLE = rf"(?:{'|'.join(map(re.escape, _TITLES))}) "
_TITLED = re.compile(rf"\b{_TITLE}(?P<name>{_WORD}(?: {_WORD})?)\b")

# Countries, states and cities that an English text is likely to name; each once, so that none is another's other name.
PLACES = (
    """Afghanistan|Australia|Belgium|Brazil|Canada|China|Cuba|Egypt|France|Germany|Greece|India|Iran|Iraq|Ireland|Israel|Italy|
    Japan|Kuwait|Lebanon|Libya|Mexico|Nigeria|North Korea|Pakistan|Poland|Qatar|Russia|Saudi Arabia|South Korea|Spain|Sweden|
    Switzerland|Syria|Tunisia|Turkey|Ukraine|Vietnam|Yemen""",
    """Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|
    Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|
    New Jersey|New Mexico|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|South Carolina|South Dakota|Tennessee|Texas|
    Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming""",
    """Atlanta|Baltimore|Beijing|Berlin|Boston|Brussels|Chicago|Cleveland|Dallas|Denver|Detroit|Houston|Las Vegas|London|Miami|
    Moscow|Paris|Philadelphia|Phoenix|Pittsburgh|Tokyo""",
)
SORT = {place.strip(): sort for sort, places in enumerate(PLACES) for place in places.split("|")}
_PLACE = re.compile(
    rf"(?<![\w-])(?<![A-Z][a-z] )(?<![A-Z][a-z]{{2}} )(?<![A-Z][a-z]{{3}} )(?<![A-Z][a-z]{{4}} )(?<![A-Z][a-z]{{5}} )(?<! of )"
    rf"(?:{'|'.join(sorted(SORT, key=len, reverse=True))})(?![\w-]|['’]s? [A-Z]| [A-Z]|, [A-Z])"
)


@dataclass(frozen=True)
class Names:
    """same: words that may name the same person, by word. persons, places: of each transcript by its name, as written.

    firsts: likewise, first names with the surname that alone stands behind each of them in the transcript.
    """

    same: dict[str, frozenset[str]]
    persons: dict[str, tuple[str, ...]]
    places: dict[str, tuple[str, ...]]
    firsts: dict[str, dict[str, str]]

    def exchanges(self, passage: Passage) -> Iterator[tuple[re.Match[str], str]]:
        """Each name of the passage that is a place or person, with one that can stand there instead."""
        text = passage.text
        for found in _PLACE.finditer(text):
            others = [p for p in self.places[passage.transcript.name] if SORT[p] == SORT[found[0]] and p not in text]
            if others and found.start():
                yield found, others[len(text) % len(others)]
        for person in self.persons[passage.transcript.name]:
            if person not in text:
                continue
            for found in re.finditer(rf"(?:{_TITLE}|(?<=[a-z,] )){re.escape(person)}(?=[ ,.?!]|['’]s\b)(?! [A-Z])", text):
                if re.search(r"[A-Z][\w'’.]* $", text[: found.start()]):
                    continue  # the last part of a longer name
                others = [other for other in self.persons[passage.transcript.name] if self._apart(other, person, text)]
                if others:
                    yield found, found[0].replace(person, others[len(text) % len(others)])

    def subject(self, transcript: str, sentence: str) -> str | None:
        """The surname of the person that a sentence begins with or soon comes to, where it names nobody else and no woman."""
        for person in sorted((p for p in self.persons[transcript] if p in sentence), key=len, reverse=True):
            found = re.match(
                rf"(?:(?![Hh]e\b|[Ss]he\b)[A-Z]?[a-z'’]+,? ){{0,3}}(?:{_TITLE})?{re.escape(person)} (?=[a-z])(?!and\b|or\b)",
                sentence,
            )
            if found:
                rest = sentence[found.end() :]
                others = set(re.findall(r"[A-Z][a-z]+", rest)) - set(person.split()) - _NOT_PERSONS
                return (
                    None
                    if others or re.search(r"\b(?:[Ss]he|[Hh]er|man|guy|I said|father|brother)\b", rest)
                    else person.split()[-1]
                )
        return None

    def _apart(self, other: str, person: str, text: str) -> bool:
        """Whether two names can only be two persons', as long as each, and the other is not in the text anyway."""
        known = {name for word in person.split() for name in self.same.get(word, ())} | set(person.split())
        new = not any(word in text for word in other.split())
        return new and not known & set(other.split()) and len(other.split()) == len(person.split())


def gathered(transcripts: Iterable[Transcript]) -> Names:
    """Persons are those who speak and those whom a title names; words that stand in one name may be the same person's."""
    same: dict[str, set[str]] = {}
    persons: dict[str, tuple[str, ...]] = {}
    places: dict[str, tuple[str, ...]] = {}
    for transcript in transcripts:
        places[transcript.name] = tuple(sorted({m[0] for m in _PLACE.finditer(transcript.text)}))
        speakers = [as_printed(t.speaker) for t in transcript.turns if t.speaker and is_person(t.speaker)]
        titled = [m["name"] for m in _TITLED.finditer(transcript.text)]
        found = [*speakers, *titled]
        surnames = {name.split()[-1] for name in found}
        for full in re.findall(rf"(?<![.?!] )\b{_WORD} {_WORD}\b", transcript.text):
            if full.split()[-1] in surnames:
                found.append(full)
        for full in found:
            for word in full.split():
                same.setdefault(word, set()).update(full.split())
        whole = {name for name in found if len(name.split()) == 2} | {n.split()[-1] for n in found}
        persons[transcript.name] = tuple(sorted(n for n in whole if not set(n.split()) & _NOT_PERSONS))
    firsts = {transcript: first_names(found) for transcript, found in persons.items()}
    return Names({word: frozenset(words) for word, words in same.items()}, persons, places, firsts)


def first_names(persons: Iterable[str]) -> dict[str, str]:
    """First names with the one surname that stands behind each; none for those that are a surname too or stand before several."""
    surnames: dict[str, set[str]] = {}
    for first, last in (person.split() for person in persons if len(person.split()) == 2):
        surnames.setdefault(first, set()).add(last)
    return {first: min(last) for first, last in surnames.items() if len(last) == 1 and first not in persons}


_NOT_PERSONS = {word for place in SORT for word in place.split()} | set(
    re.findall(
        r"\w+",
        "The And But So White House State Supreme Court United States Congress President Senator Governor Secretary Director "
        "Mr Mrs Dr America American Republican Democrat Party Street Elect Jr General",
    )
)
