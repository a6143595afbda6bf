"""Names between marks: of works, firms, programmes and institutions, which nobody says."""

from __future__ import annotations

import pytest

from headwater.model import Document
from headwater.quotes.direct.marks import between_marks
from headwater.quotes.direct.named_between import lacks_predicate
from headwater.text.segments import segments


def forms(text: str, language: str) -> list[str]:
    document = Document("t", text, "0", language=language)
    return [f.form for f in between_marks(document, segments(document))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The novel “The dyke of the old sea” came out in May."),
        ("de", "Die „documenta 12“ in Nes öffnete am Montag."),
        ("de", "Der Film „Der lange Weg ans Meer“ läuft seit Montag."),
        ("fr", "Le roman « La longue digue du nord » paraît lundi."),
        ("es", "La novela «El largo camino al mar» sale el lunes."),
        ("ru", "Фильм «Тихий берег старого моря» вышел в мае."),
        ("ru", "Компания «Северный ветер и море» закрыла завод."),
        ("ja", "映画「遠い堤防の向こうへ」が公開された。"),
        ("ja", "「北堤防共和国」への変更が決まった。"),
        ("zh", "“长堤五号改进型”火箭升空。"),
        ("zh", "“国家堤坝委员会”周一开会。"),
        ("zh", "“港口监督小组”表示堤坝很旧。"),
        ("ko", "그는 책 《바다의 긴 둑》을 썼다."),
        ("ko", "소설 ‘깊은 바다의 긴 둑’이 나왔다."),
        ("tr", "Yazar Kaya, “Uzak Deniz” adlı kitabı yazdı."),
    ],
)
def test_the_name_of_a_thing_is_no_quotation(language: str, text: str):
    assert "direct" not in forms(text, language)
    assert "mixed" not in forms(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She closed the book. “The dyke is old and weak,” she said."),
        ("en", "Of the film “the dyke of the old sea is weak,” she said."),
        ("de", "Über den Film: „Der Deich ist alt.“"),
        ("ja", "所長は「堤防が古い」と述べた。"),
        ("zh", "“我们反对这个计划，”发言人王平说。"),
        ("zh", "局长王平表示，“堤坝已经太旧了一点”。"),
    ],
)
def test_words_that_somebody_says_are_none(language: str, text: str):
    assert set(forms(text, language)) & {"direct", "mixed"}


def test_japanese_without_hiragana_and_stops_has_no_predicate():
    assert lacks_predicate("北堤防共和国", "ja")
    assert not lacks_predicate("堤防が古い", "ja")
    assert not lacks_predicate("北堤防共和国", "zh")
