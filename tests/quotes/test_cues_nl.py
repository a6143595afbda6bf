"""Dutch: complementizers without a comma, inverted clauses, verbs in two halves."""

from __future__ import annotations

import pytest

from tests.quotes.commas.test_comma_clauses import reported, who
from tests.quotes.conftest import Reader


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("De burgemeester zei maandag dat de dijk het zal houden.", "de dijk het zal houden", "De burgemeester"),
        ("Gisteren zei de burgemeester van Nes dat de dijk houdt.", "de dijk houdt", "de burgemeester van Nes"),
        ("De dijk is veilig, zegt burgemeester Ida Lund.", "De dijk is veilig", "burgemeester Ida Lund"),
        ("De brug blijft dicht, aldus de woordvoerster.", "De brug blijft dicht", "de woordvoerster"),
        ("Volgens het ministerie zijn negen schepen vertrokken.", "zijn negen schepen vertrokken", "het ministerie"),
        ("De schepen zijn, volgens Lund, te oud.", "De schepen zijn | te oud", "Lund"),
        ("Zoals de krant meldde, zijn negen schepen vertrokken.", "zijn negen schepen vertrokken", "de krant"),
        ("De politie kondigde aan dat de weg dicht gaat.", "de weg dicht gaat", "De politie"),
        (
            "De politie liet weten dat de weg dicht gaat.",
            "de weg dicht gaat",
            "De politie",
        ),
        (
            "Het plan gaat niet door, heeft minister Jan de Vries maandag gezegd.",
            "Het plan gaat niet door",
            "minister Jan de Vries",
        ),
        ("De politie roept getuigen op zich te melden.", "getuigen op zich te melden", "De politie"),
        ("Uit onderzoek blijkt dat de dijk zwak is.", "de dijk zwak is", "onderzoek"),
        ("Volgens Lund, die al jaren voorzitter is, is er geen geld meer.", "is er geen geld meer", "Lund"),
        ("Volgens hem is de dijk oud.", "is de dijk oud", "hem"),
        ("Zij vroeg of de brug dicht bleef.", "of de brug dicht bleef", "Zij"),
        ("De minister beloofde de school voor mei te openen.", "de school voor mei te openen", "De minister"),
        ("De bewering dat de dijk lekt, klopt niet.", "de dijk lekt", None),
    ],
)
def test_a_report_is_found_with_its_speaker(read: Reader, text: str, content: str, speaker: str | None):
    assert reported(read, text, "nl") == [content]
    assert who(read, text, "nl") == [speaker]


def test_two_verbs_in_one_sentence_report_two_things_of_one_speaker(read: Reader):
    text = "Lund ontkent dat de dijk lekt en zegt dat er genoeg geld is."
    assert reported(read, text, "nl") == ["de dijk lekt", "er genoeg geld is"]
    assert who(read, text, "nl") == ["Lund", "Lund"]
