"""Turkish clauses made nouns that no plain verb of saying takes."""

from __future__ import annotations

import pytest

from headwater.quotes.eastern.turkish_clauses import issued, nominal_clauses, text_within


@pytest.mark.parametrize(
    ("line", "content", "cue", "own"),
    [
        ("setin zayıf olduğunun altını çizdi.", "setin zayıf olduğunun", "altını çizdi", True),
        ("setin yıkılacağına dikkat çekti.", "setin yıkılacağına", "dikkat çekti", True),
        ("setin yıkılacağı uyarısında bulundu.", "setin yıkılacağı", "uyarısında bulundu", True),
        ("setin yıkılacağı iddialarını reddetti.", "setin yıkılacağı", "iddialarını", False),
        ("setin yıkıldığı belirtildi.", "setin yıkıldığı", "belirtildi", False),
        ("halkı evde kalmaya çağırdı.", "halkı evde kalmaya", "çağırdı", True),
    ],
)
def test_a_clause_its_cue_and_whether_the_subject_says_it(line: str, content: str, cue: str, own: bool):
    (one,) = nominal_clauses(line, 0)
    assert (line[: one[0]], line[one[1] : one[2]], one[3]) == (content, cue, own)


def test_nouns_that_end_like_clauses_report_nothing():
    assert list(nominal_clauses("Kaya çocuğu parka götürdü.", 0)) == []


def test_whose_words_open_a_sentence():
    for line, who in (("Bakanlıktan yapılan açıklamada, set", "Bakanlık"), ("Kaya'nın ifadesine göre set", "Kaya")):
        found = issued(line)
        assert found
        assert (line[slice(*found[0])], line[found[2] :]) == (who, "set")
    assert issued("Set yıkıldı.") is None


def test_a_text_says_what_is_said_in_it():
    found = text_within("Raporda setin zayıf olduğu belirtildi.")
    assert found
    assert "Raporda setin"[slice(*found[0])] == "Rapor"
