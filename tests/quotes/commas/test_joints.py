"""Parts of a sentence at its commas, and what is masked before."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from headwater.quotes.commas.joints import HELD, masked, parts


def written(text: str) -> list[str]:
    return [text[p.start : p.end].strip() for p in parts(text, 0)]


def test_commas_colons_and_dashes_between_spaces_part_a_sentence():
    assert written("Er kam, sah – und ging: heim") == ["Er kam", "sah", "und ging", "heim"]


def test_the_comma_of_a_number_and_the_hyphen_of_a_word_do_not():
    assert written("Es waren 2,5 Meter am UN-Deich") == ["Es waren 2,5 Meter am UN-Deich"]


def test_brackets_and_punctuation_inside_marks_are_masked_and_lengths_kept():
    text = "Er (Lund, 40) las „Deich, Damm“ vor"
    sentence = masked(text, 0, len(text), [], [(19, 30)])
    assert len(sentence) == len(text)
    assert len(parts(sentence, 0)) == 1


def test_a_direct_quotation_is_held():
    text = "„Der Deich, ja“, sagte er"
    first, second = parts(masked(text, 0, len(text), [(1, 14)], []), 0)
    assert (first.held, second.held) == (True, False)
    assert [w.text for w in second.words] == ["sagte", "er"]


def test_words_know_names_with_a_small_particle():
    (part,) = parts("el-Karim kam heim 3 Mal", 0)
    assert [w.text for w in part.words if w.named] == ["el-Karim", "Mal"]


@given(st.text(alphabet="ab ,;:–()[]„“2.", max_size=60), st.integers(0, 9))
def test_parts_lie_in_order_inside_the_sentence(text: str, offset: int):
    sentence = masked(text, 0, len(text), [(2, 4)], [(5, 9)])
    assert len(sentence) == len(text)
    found = parts(sentence, offset)
    assert all(offset <= p.start < p.end <= offset + len(text) for p in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(w.text == sentence[w.start - offset : w.end - offset] for p in found for w in p.words)
    assert HELD not in "".join(w.text for p in found for w in p.words)
