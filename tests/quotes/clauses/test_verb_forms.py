"""Verbs by the first word of each form, with what they take."""

from __future__ import annotations

import pytest

from headwater.quotes.clauses.verb_forms import regular, uses


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("claim", ("claims", "claimed", "claimed", "claiming")),
        ("deny", ("denies", "denied", "denied", "denying")),
        ("announce", ("announces", "announced", "announced", "announcing")),
        ("stress", ("stresses", "stressed", "stressed", "stressing")),
        ("agree", ("agrees", "agreed", "agreed", "agreeing")),
    ],
)
def test_regular_verbs_are_spelled_as_english_spells_them(verb: str, forms: tuple[str, ...]):
    assert regular(verb) == forms


def test_a_form_knows_all_its_kinds_and_every_list_that_names_its_verb():
    found = uses({"clause": ["claim"], "object": ["claim"]})
    (use,) = found["claimed"]
    assert use.kinds == {"past", "part"}
    assert use.takes == {"clause", "object"}


def test_irregular_forms_replace_the_rule_and_longer_phrases_come_first():
    found = uses({"clause": ["say", "go_on_to_say"], "irregular": {"say": "says said said saying", "go": "goes went gone going"}})
    assert found["said"][0].lemma == "say"
    assert "sayed" not in found
    assert found["went"][0].rest == ("on", "to", "say")
    both = uses({"object": ["call", "call_for"]})
    assert [u.lemma for u in both["called"]] == ["call_for", "call"]
