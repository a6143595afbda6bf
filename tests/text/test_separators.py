"""Raw export separators, and the commas that are none."""

from headwater.text.separators import separators


def runs(text: str) -> list[tuple[str, bool, bool]]:
    """(the separator, whether inside a sentence, whether inside a word)."""
    return [(text[s.start : s.end], s.inside, s.joins) for s in separators(text)]


def test_commas_with_nothing_between_them_part_paragraphs():
    assert runs("One., ,  Two., ,  Three. , , Four.") == [(", ,  ", False, False), (", ,  ", False, False), (" , , ", False, False)]


def test_a_single_comma_after_a_sentence_counts_once_the_text_is_an_export():
    assert runs("It is open., The mayor came., ,  He left., ,  ")[0] == (", ", False, False)
    assert runs("It is open., The mayor came.") == []
    assert [r for r, *_ in runs("It is open., The mayor came., , ")] == [", , "]
    assert [r for r, *_ in runs("It is open., The mayor came., , , , ")] == [", ", ", , , , "]


def test_an_abbreviation_keeps_its_comma():
    assert [r for r, *_ in runs("He went to the U.S., China and Harbour Inc., Ulm., ,  He left., ,  It rains., ,  ")] == [
        ", ,  "
    ] * 3


def test_a_break_between_small_letters_is_inside_and_joins_only_where_nothing_else_stood():
    text = "One., ,  They burn ti, ,  mber and the , ,  wood of the, ,   hills., ,  Two., ,  "
    inside = [(s, joins) for s, within, joins in runs(text) if within]
    assert inside == [(", ,  ", True), (" , ,  ", False), (", ,   ", False)]


def test_carriage_returns_inside_a_separator_belong_to_it():
    assert runs("One., \r,  Two., \r,  Three.") == [(", \r,  ", False, False)] * 2


def test_ordinary_prose_has_no_separators():
    assert runs("He came,  saw, and won. In Ulm, Bonn, and Kiel (D),  they say, it rains.") == []
    assert runs("A typist's slip,, once.") == []
