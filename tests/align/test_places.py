from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import document
from headwater.align.index import index, key, made
from headwater.align.places import find, occurrences
from headwater.align.quoted import quoted
from headwater.model import Document

SPEECH = (
    "We built the bridge in nine months, and the masons worked by night. The ferry carried four hundred people a day. "
    "I thank the divers who laid the piers in cold water. Nobody was hurt. We will open the bridge on Monday, if the frost allows, "
    "and the old ferry will be sold to the museum."
)


def placed(words: str, source: Document | str) -> list[str]:
    d = source if isinstance(source, Document) else document(source, language="en")
    where = index(d)
    return [d.text[where.tokens[p.first].start : where.tokens[p.last - 1].end] for p in find(quoted(words, "en"), where).places]


def test_the_same_words_are_placed_exactly():
    assert placed("the masons worked by night", SPEECH) == ["the masons worked by night"]


def test_a_place_reaches_over_words_left_out_and_changed():
    assert placed("We will open the bridge on Friday and the old ferry will be sold", SPEECH) == [
        "We will open the bridge on Monday, if the frost allows, and the old ferry will be sold"
    ]


def test_sentences_that_stand_apart_have_places_of_their_own():
    assert placed("The ferry carried four hundred people a day. Nobody was hurt.", SPEECH) == [
        "The ferry carried four hundred people a day",
        "Nobody was hurt",
    ]


def test_an_ellipsis_parts_a_sentence_into_two_places():
    assert placed("We will open the bridge ... and the old ferry will be sold", SPEECH) == [
        "We will open the bridge",
        "and the old ferry will be sold",
    ]


def test_places_keep_the_order_of_the_quotation():
    assert placed("Nobody was hurt. We built the bridge in nine months.", SPEECH) == [
        "Nobody was hurt",
        "We built the bridge in nine months",
    ]


def test_a_sentence_far_away_is_looked_for_on_its_own():
    far = (
        "We built the bridge in nine months. "
        + "The council met and spoke of other things at length. " * 300
        + "The piers stand in cold water."
    )
    assert placed("We built the bridge in nine months. The piers stand in cold water.", far) == [
        "We built the bridge in nine months",
        "The piers stand in cold water",
    ]


def test_words_of_two_turns_are_two_places():
    talk = "A. Meier: We open the bridge and\n\nB. Lang: When?\n\nA. Meier: we keep it lit all night.\n\nB. Lang: Good."
    assert placed("We open the bridge and we keep it lit", talk) == ["We open the bridge and", "we keep it lit"]


def test_stage_directions_and_labels_are_no_words_of_the_source():
    text = "THE CHAIR: We open (APPLAUSE) the bridge."
    where = index(document(text, language="en"))
    assert [t.form for t in where.tokens] == ["we", "open", "the", "bridge"]


def test_nothing_outside_of_the_spans_given_is_found():
    text = "We open the bridge on Monday. Later we open the bridge on Monday again."
    where = index(document(text, language="en"))
    found = find(quoted("open the bridge on Monday", "en"), where, within=[(30, len(text))])
    assert where.tokens[found.places[0].first].start > 30
    assert find(quoted("Later we open", "en"), where, within=[(0, 29)]).met < 1


def test_every_occurrence_of_the_same_words_is_given():
    where = index(document("We build. They pay. We build. We build slowly.", language="en"))
    assert len(occurrences(quoted("we build", "en"), where)) == 3
    assert occurrences(quoted("we build fast", "en"), where) == ()


def test_what_was_met_is_a_share_of_the_weight():
    where = index(document(SPEECH, language="en"))
    assert find(quoted("the masons worked by night", "en"), where).met == pytest.approx(1.0)
    assert find(quoted("seven geese crossed Finland quietly", "en"), where).met < 0.2
    assert find(quoted("the masons worked by candlelight", "en"), where).met < 0.9


@pytest.mark.parametrize(
    ("form", "looked_for"), [("we'll", "we"), ("won't", "will"), ("didn't", "did"), ("l'homme", "homme"), ("bridge", "bridge")]
)
def test_a_clitic_does_not_keep_a_word_from_its_place(form: str, looked_for: str):
    assert key(form) == looked_for


def test_words_beyond_the_end_of_a_source_stand_for_nothing():
    where = made(Document(id="x", text="We open the old bridge", text_sha256="", language="en"))
    found = find(quoted("We open the old bridge tomorrow night together", "en"), where)
    assert [p.last for p in found.places] == [5]
    assert max(pair.source for pair in found.places[0].pairs) == 4


def test_an_empty_source_has_no_places():
    where = made(Document(id="x", text="(APPLAUSE)", text_sha256="", language="en"))
    assert find(quoted("we open the bridge", "en"), where).places == ()


WORDS = st.lists(
    st.sampled_from(["bridge", "ferry", "mason", "diver", "frost", "the", "of", "we", "open", "sold", "night", "cold"]),
    min_size=1,
    max_size=40,
)


@given(WORDS, WORDS, WORDS)
@settings(max_examples=60)
def test_a_run_of_the_source_is_found_whole_and_places_lie_in_the_source(before: list[str], run: list[str], after: list[str]):
    text = " ".join([*before, *run, *after])
    where = made(Document(id="x", text=text, text_sha256="", language="en"))
    found = find(quoted(" ".join(run), "en"), where)
    assert found.met == pytest.approx(1.0)
    assert all(0 <= p.first < p.last <= len(where.tokens) for p in found.places)
    assert (len(before), len(before) + len(run)) in occurrences(quoted(" ".join(run), "en"), where)


def test_korean_words_are_found_with_other_particles_and_endings():
    text = "오늘 날씨가 맑습니다. 새로운 다리를 월요일에 개통하겠습니다. 요금은 그대로입니다."
    where = made(Document(id="x", text=text, text_sha256="", language="ko"))
    (place,) = find(quoted("새로운 다리가 월요일 개통한다", "ko"), where).places
    assert [where.tokens[k].form for k in range(place.first, place.last)] == ["새로운", "다리를", "월요일에", "개통하겠습니다"]
