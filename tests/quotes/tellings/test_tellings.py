"""The tellings of a line: which words attribute, of what kind, and what stands beside or within what was reported before."""

from __future__ import annotations

import pytest

from headwater.quotes.tellings.telling import Telling
from headwater.quotes.tellings.telling_words import telling_words
from headwater.quotes.tellings.tellings import tellings


def found(line: str, language: str, *, follows: bool = False, leads: bool = False) -> list[Telling]:
    known = telling_words(language)
    assert known is not None
    return tellings(line, known, follows=follows, leads=leads)


def kinds(line: str, language: str, *, follows: bool = False, leads: bool = False) -> list[tuple[str, str]]:
    return [(t.kind, line[t.start : t.end].strip()) for t in found(line, language, follows=follows, leads=leads)]


def test_a_head_runs_to_its_complementizer_and_an_aside_between_its_separators():
    assert kinds("Le maire a dit que le pont rouvrira.", "fr") == [("head", "Le maire a dit que")]
    assert kinds("Le pont, a dit le maire, rouvrira.", "fr") == [("aside", ", a dit le maire,")]


def test_an_apposition_belongs_to_the_aside_and_a_participle_begins_a_new_telling():
    assert kinds("Le pont rouvrira, a dit Anne Petit, 62 ans, maire du port.", "fr") == [
        ("aside", ", a dit Anne Petit, 62 ans, maire du port.")
    ]
    two = found("Le pont rouvrira, a dit Anne Petit, ajoutant que le port fermera.", "fr")
    assert [t.kind for t in two] == ["aside", "head"]
    assert two[1].joined


def test_a_conjunction_joins_a_telling_and_a_clause_holds_one_within():
    assert [t.joined for t in found("Il a dit que le pont rouvrira et a ajouté que le port fermera.", "fr")] == [False, True]
    assert [t.joined for t in found("Il a dit que la ministre affirme que le port fermera.", "fr")] == [False, False]


def test_what_leads_up_to_a_quotation_ends_what_is_reported_before():
    line = "Il a dit que le pont rouvrira et a ajouté :"
    assert [t.kind for t in found(line, "fr", leads=True)] == ["head", "lead"]
    assert [t.kind for t in found(line, "fr")] == ["head"]


def test_an_aside_opens_a_line_behind_a_quotation_only():
    assert kinds(", a dit le maire, ajoutant que le port fermera.", "fr", follows=True)[0] == ("aside", "a dit le maire,")
    assert kinds("A dit le maire.", "fr") == []


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "La demande que le maire a reçue était longue."),
        ("fr", "La ville s’appelle Port-Neuf, que tous aiment à visiter."),
        ("fr", "Il en a dit plus que le maire."),
        ("es", "Anunció la tasa que todos pagan."),
        ("ru", "Он ушёл, потому что сказал правду."),
        ("ru", "Он сказал это потому, что устал."),
        ("it", "Il terzo posto, secondo i criteri, è libero."),
        ("ar", "يجب أن يفتح الجسر."),
    ],
)
def test_words_that_only_look_like_telling_tell_nothing(language: str, line: str):
    assert [t for t in found(line, language) if t.kind != "head" or not t.part] == []


def test_a_relative_clause_ends_its_content_at_the_next_comma():
    line = "Директор, который сказал, что цех закрыт, ушёл."
    (one,) = found(line, "ru")
    assert one.within == line.index(", ушёл")
    assert one.mention == (0, len("Директор"))
