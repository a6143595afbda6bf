from __future__ import annotations

import pytest

from headwater.export import wording
from headwater.export.wording import Voice
from headwater.model import CHANGE_KINDS, FLAGS, MEANINGS, RELATIONS, RENDERINGS, VERDICTS, Change, Span

from .conftest import document


def test_every_word_of_the_closed_lists_has_a_sign_or_a_sentence():
    assert tuple(wording.RELATION_SIGNS) == RELATIONS
    assert tuple(wording.VERDICT_SIGNS) == tuple(wording.VERDICTS) == VERDICTS
    assert set(wording.FLAGS) == set(FLAGS)
    assert set(wording.MEANINGS) == set(wording.MEANING_SIGNS) == set(MEANINGS)
    assert set(wording.RENDERINGS) == set(RENDERINGS)
    assert set(wording.KINDS) == set(CHANGE_KINDS)


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2031-05-04", "4 May 2031"),
        ("2031-05-04T08:15:00+02:00", "4 May 2031, 08:15 (UTC+02:00)"),
        ("2031-05-04T08:15:00Z", "4 May 2031, 08:15 (UTC)"),
        ("2031-05-04T08:15:00", "4 May 2031, 08:15"),
    ],
)
def test_a_day_is_said_as_a_reader_says_it(published: str, said: str):
    assert wording.day(published) == f'<time datetime="{published}">{said}</time>'


def test_what_is_no_date_is_shown_as_it_stands():
    assert wording.day("spring <1987>") == "spring &lt;1987&gt;"
    assert wording.day(None) is None


def test_documents_are_called_by_their_files_and_told_apart_by_as_much_of_the_path_as_that_takes():
    found = [document(id, id) for id in ("/home/ada/a/letter.txt", "/home/ada/b/letter.txt", "/home/ada/press.txt")]
    assert list(wording.named(found).values()) == ["a/letter.txt", "b/letter.txt", "press.txt"]


def test_what_several_codes_have_in_common_is_said_once():
    assert wording.codes(["numbers_left_out", "names_left_out", "whole_passage"]) == "numbers, names left out, whole passage"


def test_an_unknown_code_is_said_as_words():
    voice = Voice({"known": "It is known."})
    assert voice.sentence("known") == "It is known."
    assert voice.sentence("each_others_best") == "Each other's best."
    assert voice.clause("known") == "it is known"


def test_a_size_is_in_words_or_in_characters_where_a_script_has_no_spaces():
    english, chinese = document("a", "The quay, 4,200 feet long, holds."), document("b", "新桥星期一开通。")
    assert Voice().extent(english, Span(0, len(english.text))) == "6 words"
    assert Voice().extent(chinese, Span(0, len(chinese.text))) == "7 characters"


def test_a_time_is_said_as_players_show_it():
    assert [wording.clock(seconds) for seconds in (0, 61.5, 3725)] == ["0:00:00", "0:01:01", "1:02:05"]


@pytest.mark.parametrize(
    ("source", "report", "at", "told"),
    [
        ("It was not theirs.", "It was theirs.", ("not", "was"), ("was not", "was")),
        ("Ellos no tienen barcos.", "Ellos tienen barcos.", ("no", "Ellos tienen"), ("Ellos no tienen", "Ellos tienen")),
        ("They did pay.", "They did not pay.", ("did pay", "not"), ("did pay", "did not pay")),
        ("They did not agree.", "They refused.", ("not", "refused"), ("not", "refused")),
    ],
)
def test_a_negation_is_told_with_the_word_that_both_sides_have(
    source: str, report: str, at: tuple[str, str], told: tuple[str, str]
):
    spans = [Span(text.index(words), text.index(words) + len(words)) for text, words in zip((source, report), at, strict=True)]
    theirs, ours = wording.shown(Change("negation", "major", spans[1], spans[0], "negation_differs"), source, report)
    assert theirs
    assert ours
    assert (source[theirs.start : theirs.end], report[ours.start : ours.end]) == told
