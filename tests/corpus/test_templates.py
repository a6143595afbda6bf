"""Sentences made to one pattern are told from passages that were taken over by what differs in them, and by their company."""

from __future__ import annotations

import numpy as np

from headwater.corpus.formulas import DAY, Known
from headwater.corpus.growing import Runs
from headwater.corpus.numbering import PARTICULAR, Longs, Numbered, numbered
from headwater.corpus.templates import Company, Patterns, lists, templates

WREATH = "A wreath from Envoy Lemaire was laid at the sailors' chapel of Ulm on Monday morning."
ANOTHER = "A wreath from Consul Okoye was laid at the sailors' chapel of Ulm on Friday morning."
REWORDED = "A wreath sent by Envoy Lemaire has been put down in the sailors' chapel of Ulm on Monday morning."


class InMemory:
    """The words of texts, as `kept.Texts` gives them."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts

    def of(self, docs: Longs, columns: object = None) -> Numbered:  # noqa: ARG002 - all of them
        return numbered([self.texts[d] for d in docs.tolist()])


def told(
    texts: list[str], pairs: list[tuple[int, int]], *, content: int | list[int] = 6, days: float = 0.0, length: int | None = None,
    chosen: list[bool] | None = None, quoted: float = 0.0, part: float = 1.0,
    covered: float = 1.0,
) -> list[bool]:  # fmt: skip
    """Which runs, each over two texts whole, are made to a pattern. days: between each text and the next; length: of all texts.
    quoted, covered: how much of a quotation and of its sentences each covers. part: of the words, what all but the first cover."""
    words = np.diff(numbered(texts).first)
    a, b = (np.array(side) for side in zip(*pairs, strict=True))
    none, counts = np.zeros(len(a), dtype=np.int64), np.full(len(a), content) if isinstance(content, int) else np.array(content)
    share = np.where(np.arange(len(a)) == 0, 1.0, part)
    ends = ((share * words[side]).astype(np.int64) for side in (a, b))
    shares = (np.full(len(a), value, dtype=np.float32) for value in (covered, quoted))
    runs = Runs(a, b, none, next(ends), none, next(ends), counts + 3, counts, *shares)
    known = Known(np.arange(len(texts)) * days * DAY, none, np.full(len(texts), length or 200))
    mask = np.ones(len(a), dtype=bool) if chosen is None else np.array(chosen)
    found, _ = templates(runs, mask, InMemory(texts), known, Patterns(), 3.0)  # type: ignore[arg-type]
    return found.tolist()


def test_names_and_figures_of_their_own_in_the_same_words_are_a_pattern():
    assert told([WREATH, ANOTHER], [(0, 1)]) == [True]


def test_other_words_around_the_same_names_are_a_passage():
    assert told([WREATH, REWORDED], [(0, 1)]) == [False]


def test_the_more_names_differ_the_more_has_to_agree():
    assert told([WREATH, ANOTHER], [(0, 1)], content=12) == [True]  # three names each: Envoy Lemaire, Monday
    assert told([WREATH, ANOTHER], [(0, 1)], content=14) == [False]


def test_figures_differ_like_names_and_a_name_on_one_side_alone_is_an_edit():
    quake = "a quake of magnitude {} shook the coast and some houses fell"
    assert told([quake.format("6.1"), quake.format("7.4")], [(0, 1)]) == [True]
    assert told([quake.format("6.1"), quake.format("great")], [(0, 1)]) == [False]


def test_texts_of_one_story_may_share_such_a_sentence_also_through_a_third():
    assert told([WREATH, ANOTHER], [(0, 1), (0, 1)]) == [False, False]
    assert told([WREATH, ANOTHER, WREATH], [(0, 1), (0, 2), (1, 2)], content=[6, 20, 20]) == [False, False, False]


SAME = "the ships bowed their flags before the old chapel in silence"


def test_a_few_words_that_strangers_have_over_weeks_are_a_turn_of_phrase():
    pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    assert told([SAME] * 4, pairs, days=2.0) == [True] * 6
    assert told([SAME] * 4, pairs, days=0.5) == [False] * 6  # a story of two days
    assert told([SAME] * 4, pairs, days=2.0, content=9) == [False] * 6
    assert told([SAME] * 4, pairs, days=2.0, length=12) == [False] * 6  # the texts are little else
    assert told([SAME] * 2, [(0, 1)], days=9.0) == [False]


LONG = "the ships bowed their flags before the old chapel in silence while drummers beat a slow march along the quay"


def test_a_longer_sentence_that_strangers_have_part_of_over_months_is_a_set_phrase():
    pairs = [(0, 1), (0, 2), (1, 3)]
    assert told([LONG] * 4, pairs, days=11.0, content=10) == [True, False, False]  # the others have one text beside them
    assert told([LONG] * 4, pairs, days=9.0, content=10) == [False] * 3  # who follows a story up tells where it began
    assert told([LONG] * 4, pairs, days=11.0, content=10, length=38) == [False] * 3  # it is half of the texts


def test_what_one_text_quotes_of_the_other_may_be_quoted_for_months():
    pairs = [(0, 1), (0, 2), (1, 3)]
    assert told([LONG] * 4, pairs, days=11.0, content=10, quoted=0.8) == [False] * 3


def test_company_has_two_fifths_of_the_words():
    pairs = [(0, 1), (0, 2), (0, 3)]  # of eleven words, five or four
    assert told([SAME] * 4, pairs, days=2.0, part=0.5)[0]
    assert not told([SAME] * 4, pairs, days=2.0, part=0.4)[0]


TITLE = "the guild master Ada Lund of Sund, keeper of the old Moles of Ran, and her party"


def test_a_name_with_its_title_that_strangers_say_in_different_sentences_is_no_derivation():
    pairs = [(0, 1), (0, 2), (0, 3)]
    assert told([TITLE] * 4, pairs, covered=0.7, content=9, length=30)[0]  # on one day
    assert not told([TITLE] * 4, pairs, covered=0.95, content=9, length=30)[0]  # the sentences say the same
    assert not told([TITLE] * 4, pairs, covered=0.7, content=9, length=30, quoted=0.8)[0]
    assert not told([TITLE] * 4, pairs, covered=0.7, content=9, length=30, part=0.75)[0]  # the others have less of it
    assert not told([TITLE] * 3, pairs[:2], covered=0.7, content=9, length=30)[0]  # one further text
    assert not told([TITLE] * 4, pairs, covered=0.7, content=9, length=200)[0]  # little of the texts: asked how long it lasts
    assert not told([TITLE.lower()] * 4, pairs, covered=0.7, content=9, length=30)[0]  # no names


def test_fragments_are_company_too():
    chosen = [True, False, False]
    assert told([SAME] * 4, [(0, 1), (0, 2), (1, 3)], days=2.0, chosen=chosen) == [True, False, False]
    assert told([SAME] * 3, [(0, 1), (0, 2)], days=4.0, chosen=[True, False]) == [False, False]


def test_a_particular_is_a_figure_or_a_capital_inside_a_sentence_and_no_word_of_grammar():
    text = "Ships of Ulm left 7 moles. The Crane stood, The gulls did not."
    words = numbered([text])
    found = [text[s:e].rstrip(".") for s, e, f in zip(words.start, words.end, words.flags, strict=True) if f & PARTICULAR]
    assert found == ["Ulm", "7", "Crane"]


def test_no_runs_are_no_patterns():
    none = np.zeros(0, dtype=np.int64)
    runs = Runs(none, none, none, none, none, none, none, none, *[none.astype(np.float32)] * 2)
    known = Known(np.zeros(0), none, none)
    found, company = templates(runs, none.astype(bool), InMemory([]), known, Patterns(), 3.0)  # type: ignore[arg-type]
    assert found.tolist() == company.texts.tolist() == []


def test_company_that_was_seen_before_counts_on_and_is_not_counted_twice():
    words = np.diff(numbered([SAME] * 4).first)

    def weighed(pairs: list[tuple[int, int]], before: Company | None, fresh: int) -> tuple[list[bool], Company]:
        a, b = (np.array(side) for side in zip(*pairs, strict=True))
        none, six = np.zeros(len(a), dtype=np.int64), np.full(len(a), 6)
        runs = Runs(a, b, none, words[a], none, words[b], six, six, *np.ones((2, len(a)), dtype=np.float32))
        known = Known(np.arange(4) * 2 * DAY, none, np.full(4, 200))
        mask = np.arange(len(a)) < 1
        found, company = templates(runs, mask, InMemory([SAME] * 4), known, Patterns(), 3.0, before, fresh)  # type: ignore[arg-type]
        return found.tolist(), company

    found, first = weighed([(0, 1), (0, 2)], None, 0)
    assert (found, first.texts.tolist()) == ([False, False], [1, 0])
    assert (first.first[0], first.last[0]) == (0.0, 4 * DAY)
    kept = Company(np.array([1, 0]), np.array([0.0, np.nan]), np.array([4 * DAY, np.nan]))
    assert weighed([(0, 1), (0, 2)], kept, 3)[0] == [False, False]  # the same company once more
    found, then = weighed([(0, 1), (0, 3)], kept, 3)
    assert (found, then.texts.tolist()) == ([True, False], [2, 0])


GUESTS = "Ada Lund, minister of Ports, Per Holm, deputy mayor of Ulm, and Eva Brandt, envoy of Norland"
ARRIVED = f"By the night train {GUESTS} came to town."
DINED = f"At the table of the governor sat {GUESTS} until late."
PROSE = "she wanted to be gone before the others had so much as found their hats and coats in the dark hall"


def listed(texts: list[str], part: str, *, covered: float = 0.6, words: int | list[int] = 200) -> bool:
    """Whether a part of two texts is a list of names. words: of each text."""
    numbers = numbered([*texts, part])
    length = int(np.diff(numbers.first)[-1])
    starts = [numbered([text[: text.index(part)]]).first[-1] for text in texts]
    a, b, counts = np.array([0]), np.array([1]), np.array([length])
    begins = [np.array([start]) for start in starts]
    share = np.array([covered], dtype=np.float32)
    runs = Runs(a, b, begins[0], begins[0] + length, begins[1], begins[1] + length, counts, counts, share, share)
    known = Known(np.zeros(2), np.zeros(2, dtype=np.int64), np.full(2, words))
    return bool(lists(runs, InMemory(texts), known, Patterns())[0])  # type: ignore[arg-type]


def test_who_was_there_and_as_what_is_told_from_running_text():
    assert listed([ARRIVED, DINED], GUESTS)
    assert not listed([f"They said {PROSE}, then.", f"It was told that {PROSE}."], PROSE)


def test_a_whole_sentence_of_names_stands_and_so_does_a_list_that_both_texts_consist_of():
    assert not listed([ARRIVED, DINED], GUESTS, covered=1.0)
    assert not listed([ARRIVED, DINED], GUESTS, words=24)


def test_a_long_sentence_of_names_is_a_list_though_both_have_it_whole_and_a_text_of_little_else_is_a_reprint():
    guests = ", ".join(GUESTS.replace("Ulm", town) for town in ("Ulm", "Ran", "Sund"))
    present = f"Present were {guests}, and many more from the valleys around."
    assert len(present.split()) >= Patterns().long
    assert listed([present, present], present, covered=1.0)
    assert not listed([present, present], present, covered=1.0, words=120)
    assert not listed([present, present], present, covered=1.0, words=[70, 200])
    assert not listed([f"So {GUESTS} came."] * 2, f"So {GUESTS} came.", covered=1.0)
    prose = f"They said {PROSE}, and {PROSE}, and {PROSE}."
    assert not listed([prose, prose], prose, covered=1.0)


def test_german_nouns_make_no_list():
    said = "die Hälfte der Kosten des Umbaus trage der Fonds der Bürger, die andere Hälfte der Hafen aus seinen Einnahmen"
    assert not listed([f"Sie sagte, {said}, wie sie denkt.", f"Gestern hieß es, {said}."], said)
