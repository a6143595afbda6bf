"""Polish: verbs by gender and number, subjects left out, inflected sources."""

from __future__ import annotations

import pytest

from tests.quotes.commas.test_comma_clauses import reported, who
from tests.quotes.conftest import Reader


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Burmistrz zapewnił, że szkoła zostanie otwarta w maju.", "szkoła zostanie otwarta w maju", "Burmistrz"),
        (
            "Nowa rzeczniczka policji powiedziała we wtorek, że zginęły dwie osoby.",
            "zginęły dwie osoby",
            "Nowa rzeczniczka policji",
        ),
        ("Most jest bezpieczny, powiedziała w poniedziałek Ida Lund.", "Most jest bezpieczny", "Ida Lund"),
        ("Według ministerstwa wypłynęło dziewięć statków.", "wypłynęło dziewięć statków", "ministerstwa"),
        ("Most jest zdaniem Idy Lund bezpieczny.", "Most jest | bezpieczny", "Idy Lund"),
        ("Minister zaapelował, aby mieszkańcy zostali w domach.", "aby mieszkańcy zostali w domach", "Minister"),
        ("Jak poinformowała policja, zginęły dwie osoby.", "zginęły dwie osoby", "policja"),
        ("Z badań wynika, że tama jest słaba.", "tama jest słaba", "badań"),
        ("Zdaniem Lunda, który od lat jest prezesem, nie ma pieniędzy.", "nie ma pieniędzy", "Lunda"),
        ("Jest przekonany, że tama wytrzyma.", "tama wytrzyma", None),
        ("Dodał, że most jest stary.", "most jest stary", None),
        ("Lund zapytała, czy szkoła zostanie otwarta.", "czy szkoła zostanie otwarta", "Lund"),
        ("Obawia się, że tama pęknie.", "tama pęknie", None),
    ],
)
def test_a_report_is_found_with_its_speaker(read: Reader, text: str, content: str, speaker: str | None):
    assert reported(read, text, "pl") == [content]
    assert who(read, text, "pl") == [speaker]
