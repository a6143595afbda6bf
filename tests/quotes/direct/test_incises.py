"""Attribution inside what is said parts it; a dash or comma of the speaker's own does not."""

from __future__ import annotations

import pytest

from headwater.quotes.cues import cues_for
from headwater.quotes.direct.incises import pieces


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("ru", "Дамба, — сказала мэр, — старше города", ["Дамба,", "старше города"]),
        ("ru", "Мы починим, — сказал он. — Это недолго.", ["Мы починим,", "Это недолго."]),
        ("ru", "Дамба — это стена, старая и длинная", ["Дамба — это стена, старая и длинная"]),
        ("es", "La presa —dijo la alcaldesa— es vieja", ["La presa", "es vieja"]),
        ("es", "Vamos —dijo él—. Mañana será tarde.", ["Vamos", "Mañana será tarde."]),
        ("es", "No quiero —respondió la niña.", ["No quiero"]),
        ("fr", "La digue, a-t-elle ajouté, sera finie en mai.", ["La digue,", "sera finie en mai."]),
        ("fr", "Je ne sais pas, dit-il.", ["Je ne sais pas,"]),
        ("fr", "La digue, vieille et longue, sera finie.", ["La digue, vieille et longue, sera finie."]),
        ("pl", "Nie wiem — powiedziała Anna. — Może jutro.", ["Nie wiem", "Może jutro."]),
        ("en", "The dyke — I said — is old", ["The dyke — I said — is old"]),
    ],
)
def test_an_incise_is_taken_out(language: str, text: str, parts: list[str]):
    assert [text[s.start : s.end] for s in pieces(text, 0, len(text), cues_for(language))] == parts


def test_the_full_stop_of_a_short_title_ends_no_incise():
    text = "Oui, nous le ferons, insiste M. Lund, et vite."
    found = pieces(text, 0, len(text), cues_for("fr"))
    assert [text[s.start : s.end] for s in found] == ["Oui, nous le ferons,", "et vite."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Qui paie ? demanda un passant.", ["Qui paie ?"]),
        ("Personne ! répondit la maire. Partez.", ["Personne !", "Partez."]),
        ("Qui paie, dit un homme", ["Qui paie, dit un homme"]),
        ("Qui paie ? Demande au maire.", ["Qui paie ? Demande au maire."]),
    ],
)
def test_behind_a_question_a_verb_with_a_small_letter_attributes(text: str, parts: list[str]):
    assert [text[s.start : s.end] for s in pieces(text, 0, len(text), cues_for("fr"))] == parts


def test_behind_a_question_a_verb_with_a_capital_begins_a_sentence():
    text = "Quem paga? Disse ontem que não sei."
    assert [text[s.start : s.end] for s in pieces(text, 0, len(text), cues_for("pt"))] == [text]
