from __future__ import annotations

from headwater.align.collation import collate
from headwater.align.compounds import merged, spread, whole
from headwater.text.tokens import tokens


def cells(report: str, source: str) -> list[tuple[str, str, str]]:
    """(words of the report, words of the source, how) of each cell."""
    sides = tokens(report), tokens(source)
    forms = [{t.form for t in side} for side in sides]
    ranges = whole(report, sides[0], forms[1]), whole(source, sides[1], forms[0])
    found = collate(merged(sides[0], ranges[0]), merged(sides[1], ranges[1]))
    return [
        (" ".join(t.form for t in sides[0][slice(*c.report)]), " ".join(t.form for t in sides[1][slice(*c.source)]), c.how)
        for c in spread(found, *ranges)
    ]


def test_a_compound_with_a_hyphen_is_a_spelling_of_the_word_without():
    assert cells("An anti-flood wall stands.", "An antiflood wall stands.") == [
        ("an", "an", "same"),
        ("anti flood", "antiflood", "form"),
        ("wall stands", "wall stands", "same"),
    ]


def test_it_does_not_matter_which_side_has_the_hyphen():
    assert cells("They cooperate", "They co-operate") == [("they", "they", "same"), ("cooperate", "co operate", "form")]


def test_words_that_no_hyphen_joins_stay_two_words():
    assert ("may be", "maybe", "form") not in cells("It may be late", "It maybe late")


def test_a_compound_that_the_other_side_has_too_is_left_as_it_is():
    assert cells("A well-kept quay", "A well-kept quay") == [("a well kept quay", "a well kept quay", "same")]


def test_each_token_stands_in_one_cell():
    found = cells("Old co-op men repair sea-walls daily now", "Now the coop repairs old seawalls")
    assert sorted(" ".join(c[0] for c in found).split()) == sorted(
        ["old", "co", "op", "men", "repair", "sea", "walls", "daily", "now"]
    )
    assert sorted(" ".join(c[1] for c in found).split()) == sorted(["now", "the", "coop", "repairs", "old", "seawalls"])
