"""Whom the mentions of a document stand for: what it has named before a place, and which of it a pronoun or role takes up.

Method: salience by recency and grammar, as in the rules of Lappin and Leass (1994): somebody who speaks or is the subject of a
sentence before objects, near sentences before far ones, known gender before unknown. What is said between marks names nobody. A
role is taken up by the introductions of the document (`who.introductions`); where those of several fit, by none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.model import Span
from headwater.quotes.who.events import Places, events, free_sentences, only_subjects
from headwater.quotes.who.given import key
from headwater.quotes.who.introductions import Introduction, described_beside, introductions, keyed, same_role, takes_up
from headwater.quotes.who.mention_words import MentionWords
from headwater.quotes.who.mentions import Mention, read_mention
from headwater.quotes.who.people import Occurrence, People, Person

WINDOW_SENTENCES = 12  # outside marks; who was named further back is named again by a careful writer
WINDOW_EVENTS = 60
SENTENCE = 2.0  # how much a sentence of distance weighs against what follows
UNKNOWN = 1.5  # nothing says whether "he" or "she"
NAMELESS = 2.5  # nor has it a name ("an aide")
UNLIKELY = 4.0  # a name that may be no person's, unless it speaks
PARAGRAPH = 1.5  # named in another paragraph, without speaking there
PARAGRAPH_CHARS = 4000  # as far as its beginning is looked for
TEXTS = 12  # documents named by one noun that are looked at
ROW_NAMES = 3  # "A, B and C": two names beside each other are seldom those that "the companies" means
CLOSING = {"«": "»", "“": "”", "„": "“"}  # of marks that the words of a mention end in
INTRODUCED = 60  # introductions by one noun


@dataclass(slots=True, eq=False)
class Voice:
    """Somebody or something that may speak. letters: which pronouns it may have (`MentionWords.pronouns`); mention: its words where
    it has no name; sure: whether it is known to be such as speak."""

    name: str
    letters: str
    who: Person | None = None
    mention: Mention | None = None
    sure: bool = True


class Voices:
    """The voices of a document; mentions are to be asked for in its order."""

    def __init__(self, people: People, sentences: Sequence[int], quoted: Sequence[Span], reported: Sequence[Span]) -> None:
        self.people, self.table, self.sentences = people, people.table, sentences
        self._by_head: dict[str, list[Introduction]] = {}
        for said in introductions(people):
            self._introduce(said)
        between = Places(quoted)
        self._free = free_sentences(sentences, between)
        self._by_person: dict[int, Voice] = {}
        self._by_words: dict[str, Voice] = {}
        self._resolved: dict[int, Voice | None] = {}
        self._said: list[tuple[Span, Voice]] = []
        self._spoke: set[int] = set()
        self.events = events(people, sentences, between, Places(reported))
        self._starts = [e.start for e in self.events]
        self._alone = only_subjects(self.events)
        self._texts: dict[str, list[Mention]] = {}
        for event in self.events:
            if event.mention.kind == "text":
                self._texts.setdefault(event.mention.head, []).append(event.mention)

    def _introduce(self, said: Introduction) -> None:
        for head in dict.fromkeys(said.heads):
            self._by_head.setdefault(head, []).append(said)

    def sentence(self, position: int) -> int:
        """The sentence that a position lies in, by number."""
        return bisect_right(self.sentences, position) - 1

    # -- who it is

    def speaker(self, place: Span, cue: str) -> Voice:
        """Who is mentioned at a place beside a verb; puts down that the voice speaks. The mention's own words where nobody fits."""
        mention = read_mention(self.people, place.start, place.end)
        voice = self.voice(mention, cue, place.start)
        if voice is None:
            return Voice(bare(self.people.text[place.start : place.end], self.table), "")
        self.spoke(voice, mention, place)
        return voice

    def voice(self, mention: Mention, cue: str, position: int) -> Voice | None:
        """Whom a mention stands for; None where it is a pronoun, or says nothing of who speaks, and nobody fits."""
        if mention.kind == "pronoun":
            return self.taken_up(self._letters(mention.letters, cue), position)
        return self._named(mention)

    def _letters(self, letters: str, cue: str) -> str:
        """Those of a pronoun's letters that agree with the verb (German `sie`)."""
        if "p" in letters and len(letters) > 1 and self.table.plural_cue.pattern != r"(?!)":
            plural = self.table.plural_cue.fullmatch(cue.casefold()) is not None
            return "p" if plural else letters.replace("p", "")
        return letters

    def _named(self, mention: Mention) -> Voice | None:
        if mention.start not in self._resolved:
            self._resolved[mention.start] = self._of(mention)
        return self._resolved[mention.start]

    def _of(self, mention: Mention) -> Voice | None:
        if mention.kind == "name" and mention.name is not None:
            return self._of_name(mention, mention.name)
        if mention.kind == "role" and mention.definite and (who := self._of_role(mention)):
            return self.of_person(who)
        if mention.kind == "text" and mention.definite and (voice := self._of_text(mention)):
            return voice
        if mention.kind == "body" and mention.definite and (voice := self._of_body(mention)):
            return voice
        if mention.kind == "group" and mention.definite and (listed := self._listed(mention)):
            return self._by_words.setdefault(listed, Voice(listed, "p", mention=mention))
        words = bare(self.people.text[mention.start : mention.end], self.table)
        letters = "np" if mention.kind == "other" and mention.definite else mention.letters
        if not mention.definite:
            return Voice(words, letters, mention=mention, sure=mention.kind != "other")
        return self._by_words.setdefault(words, Voice(words, letters, mention=mention, sure=mention.kind != "other"))

    def of_person(self, who: Person) -> Voice:
        """The voice of somebody named in full."""
        letters = who.gender or "mf" if who.person else "mfn"
        return self._by_person.setdefault(id(who), Voice(who.name, letters, who, sure=who.person))

    def _of_name(self, mention: Mention, name: Occurrence) -> Voice:
        if name.who is not None:
            return self.of_person(name.who)
        written = self.people.text[name.start : name.end]
        return self._by_words.setdefault(written, Voice(written, mention.letters, mention=mention, sure=bool(name.title)))

    def _of_role(self, mention: Mention) -> Person | None:
        """The one person whose introduction a role takes up; of several, the one who spoke last."""
        found: dict[int, Person] = {}
        for head in [h for h in self._by_head if same_role(mention.head, h, self.table.language)]:
            for said in self._by_head[head][:INTRODUCED]:
                if said.start <= mention.end and self._agrees(said.who, mention) and takes_up(mention.others, said, self.table):
                    found[id(said.who)] = said.who
        if len(found) == 1:
            return next(iter(found.values()))
        if not found:
            return self._protagonist(mention)
        spoke = [v.who for _, v in self._said[-1:] if v.who is not None and id(v.who) in found]
        return spoke[0] if spoke else None

    def _protagonist(self, mention: Mention) -> Person | None:
        """The only person whom the document has made a subject so far, for the role of one whom reports are about; not where it is
        introduced as something else."""
        at = bisect_left(self._starts, mention.start)
        who = self._alone[at - 1] if at else None
        if who is None or not self._agrees(who, mention) or not self.table.offices.fullmatch(mention.head):
            return None
        heads = [h for h, all_said in self._by_head.items() if self.people.role(h) and any(said.who is who for said in all_said)]
        language = self.table.language
        related = any(same_role(mention.head, h, language) or same_role(h, mention.head, language) for h in heads)
        return who if related or not heads else None

    @staticmethod
    def _agrees(who: Person, mention: Mention) -> bool:
        return not who.gender or who.gender in mention.letters

    def _of_text(self, mention: Mention) -> Voice | None:
        """The document that "the text" or "the editorial" takes up: the one named by this noun, or the only one there is."""
        if mention.others:
            return None
        same = [m for m in self._texts.get(mention.head, [])[:TEXTS] if m.start < mention.start]
        if same:
            return self._introduced_text(same[0]) if len({m.others for m in same if m.others}) < 2 else None
        wide = self.table.wide.fullmatch(mention.head) is not None
        before = [m for texts in self._texts.values() for m in texts[:TEXTS] if m.start < mention.start] if wide else []
        spoke = {id(v): v for _, v in self._said[-WINDOW_EVENTS:] if v.letters == "n"}
        if wide and len(spoke) == 1:
            return next(iter(spoke.values()))
        others = {id(v): m for m in before if (v := self._named(m)) is not None}
        return self._introduced_text(next(iter(others.values()))) if wide and len(others) == 1 and not spoke else None

    def _introduced_text(self, mention: Mention) -> Voice | None:
        """The voice of a text that is taken up: named without the "a" that introduced it."""
        voice = self._named(mention)
        if voice is not None and not mention.definite and voice.mention is mention:
            first, _, rest = voice.name.partition(" ")
            voice.name = rest if rest and first.casefold() in self.table.indefinite else voice.name
        return voice

    def _of_body(self, mention: Mention) -> Voice | None:
        """The institution that "the ministry" takes up: the only one named in full that ends with the noun."""
        if mention.others or self.table.many.fullmatch(mention.head):
            return None
        named = [
            p
            for p in self.people.by_last.get(key(mention.head, self.table.language), [])
            if not p.person and p.first < mention.start
        ]
        return Voice(named[0].name, "np", named[0]) if len(named) == 1 else None

    def _listed(self, mention: Mention) -> str:
        """The institutions that "the newspapers" takes up: the last that are named in a row ("A, B and C"), or nothing."""
        if mention.others or not self.table.many.fullmatch(mention.head):
            return ""
        at = bisect_left(self.people.starts, mention.start)
        row: list[Occurrence] = []
        for o in reversed(self.people.occurrences[max(0, at - WINDOW_EVENTS) : at]):
            if row and self._in_a_row(o, row[-1]):
                row.append(o)
            elif len(row) >= ROW_NAMES:
                break
            else:
                row = [] if o.who is not None and o.who.person else [o]
        return " ".join(self.people.text[row[-1].start : row[0].end].split()) if len(row) >= ROW_NAMES else ""

    def _in_a_row(self, a: Occurrence, b: Occurrence) -> bool:
        """Whether only a comma or "and" stands between two names, neither of a person."""
        between = self.people.words[a.last : b.first]
        comma = not between and self.people.words[b.first].gap == ", "
        joined = comma or (len(between) == 1 and between[0].form in self.table.company)
        return joined and not (a.who is not None and a.who.person)

    # -- pronouns

    def taken_up(self, letters: str, position: int) -> Voice | None:
        """Whom a pronoun with these letters stands for at a position; None where nobody fits, or two do as well."""
        here = self._free[max(0, self.sentence(position))]
        paragraph = self.people.text.rfind("\n", max(0, position - PARAGRAPH_CHARS), position)
        ranked: list[tuple[float, int, Voice]] = []
        for start, voice, penalty in self._candidates(position):
            distance = here - self._free[max(0, self.sentence(start))]
            if distance > WINDOW_SENTENCES or not set(letters) & set(voice.letters):
                continue
            if not set(letters) >= set(voice.letters):
                penalty += _doubt(voice, spoke=penalty < 0)
            if start <= paragraph and penalty >= 0:
                penalty += PARAGRAPH
            ranked.append((SENTENCE * distance + penalty, -start, voice))
        if not ranked:
            text = self.last_text()
            return text[1] if text and letters == "n" else None
        best = min(ranked, key=lambda r: r[:2])[2]
        if set(letters) & set("mf") and len(best.letters) > 1 and not (best.mention and best.mention.kind == "body"):
            best.letters = letters
            if best.who is not None:
                best.who.gender = letters
        return best

    def _candidates(self, position: int) -> Iterator[tuple[int, Voice, float]]:
        """The voices named before a position, with where and how; nearest first."""
        for place, voice in self._said[-8:]:
            if place.start < position:
                yield place.start, voice, -0.5
        at = bisect_left(self._starts, position)
        for event in reversed(self.events[max(0, at - WINDOW_EVENTS) : at]):
            if (named := self._named(event.mention)) is not None:
                yield event.start, named, event.penalty

    def last_text(self) -> tuple[Span, Voice] | None:
        """The last document or body that spoke, and where it was mentioned."""
        return next(((m, v) for m, v in reversed(self._said) if "n" in v.letters and not set("mf") <= set(v.letters)), None)

    # -- who spoke

    def spoke(self, voice: Voice, mention: Mention, place: Span) -> None:
        """Puts down that a voice speaks at a place; a name that nothing introduces is who a role alone was just now."""
        if mention.kind == "name" and voice.who is not None and voice.who.first == mention.start and self._said:
            before = self._said[-1][1]
            role = before.mention
            known = any(i.who is voice.who for said in self._by_head.values() for i in said)
            known = known or (mention.name is not None and described_beside(self.people, mention.name))
            if role and role.kind == "role" and role.definite and not known and set(voice.letters) & set(before.letters):
                words = keyed((role.head, *role.others), self.table.language)
                self._introduce(Introduction(voice.who, (role.head,), words, role.start))
                voice.who.person = voice.sure = True
                before.name, before.who = voice.name, voice.who
        elif mention.kind in ("name", "pronoun") and voice.who is not None and not voice.sure and "m" in voice.letters:
            voice.letters = voice.letters.replace("n", "") if mention.kind == "pronoun" else voice.letters
        self._said.append((place, voice))
        self._spoke.add(id(voice))

    def leading(self, start: int, end: int, *, known: bool, person: bool = False) -> tuple[Span, Voice] | None:
        """The subject of the sentence that leads up to a quotation at `[start, end)`, and who it is; known: only who has spoken;
        person: no institution and no text."""
        subject = self._subject(self.sentences[max(0, self.sentence(start))], end)
        if subject is None or (known and id(subject[1]) not in self._spoke):
            return None
        if person and not set(subject[1].letters) & set("mf"):
            return None
        mention, voice = subject
        self.spoke(voice, mention, Span(mention.start, mention.end))
        return Span(mention.start, mention.end), voice

    def _subject(self, start: int, end: int) -> tuple[Mention, Voice] | None:
        """The subject of what stands at `[start, end)`: its first pronoun or voice that no preposition governs."""
        at = bisect_left(self.people.words, start, key=lambda w: w.start)
        first = self.people.words[at] if at < len(self.people.words) else None
        if first and first.start < end and first.form in self.table.pronouns:
            mention = read_mention(self.people, first.start, first.end)
            voice = self.voice(mention, "", start)
            return (mention, voice) if voice else None
        for event in self.events[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if not event.penalty and (voice := self._named(event.mention)):
                return event.mention, voice
        return None


def _doubt(voice: Voice, *, spoke: bool) -> float:
    """How much less likely a voice is taken up of which nothing says that it agrees with the pronoun."""
    named = voice.who is not None or (voice.mention is not None and voice.mention.kind == "name")
    if voice.sure or (spoke and named):
        return UNKNOWN if named else NAMELESS
    return 2 * UNLIKELY if "n" in voice.letters and not spoke else UNLIKELY


def bare(words: str, table: MentionWords) -> str:
    """The words of a mention as a name: in one line, a determiner that began a sentence small."""
    joined = " ".join(words.split())
    joined += next((c for o, c in CLOSING.items() if o in joined and c not in joined[joined.rfind(o) + 1 :]), "")
    first = joined.split(" ", 1)[0]
    return joined[:1].lower() + joined[1:] if table.determined(first.casefold()) and not first[1:].isupper() else joined
