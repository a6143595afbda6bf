"""Lines that tell when something was published, in the languages that name months, and lines that tell of a day."""

from __future__ import annotations

import pytest

from headwater.text.daylines import day_of_line


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, 4 March 2031 10:30 GMT", "Posted on March 4th, 2031 at 10:30 am", "Dienstag, 4. März 2031",
        "Publié le 4 mars 2031 à 10h30", "Fecha de publicación: 4 de marzo de 2031", "Pubblicato il 4 marzo 2031 alle 10:30",
        "terça-feira, 4 de março de 2031", "Gepubliceerd op 4 maart 2031", "4 marca 2031 roku, godz. 10:30",
        "Дата публикации: 4 марта 2031 г.", "10:30, 4 марта 2031", "Yayın tarihi: 4 Mart 2031", "تاريخ النشر: 4 مارس، 2031",
        "4 مارس/آذار 2031", "วันที่ 4 มีนาคม พ.ศ. 2574", "公開日：2031年3月4日", "입력 2031년 3월 4일 10:30",
        "发布时间：2031年3月4日 星期二",
    ],
)  # fmt: skip
def test_the_day_of_a_line_is_read_in_each_language(line: str):
    assert day_of_line(line) == "2031-03-04"


@pytest.mark.parametrize(
    "line", ["Ann Lee | 4 March 2031 | Region", "Текст: Анна Ли\n4 марта 2031", "By Ann Lee, 4 March 2031", "04.03.2031 (al/bc)"]
)
def test_names_and_sections_may_stand_beside_it(line: str):
    assert day_of_line(line) == "2031-03-04"


def test_of_a_day_of_publication_and_one_of_a_change_the_earlier_counts():
    assert day_of_line("Actualizado: 5 de marzo de 2031 · Publicado: 4 de marzo de 2031") == "2031-03-04"


@pytest.mark.parametrize(
    "line",
    [
        "The dam opens on 4 March 2031", "Переговоры 4 марта 2031 года - итоги", "El acto: 4 de marzo de 2031",
        "When: 4 March 2031, 10:30. Where: Town Hall", "4 March", "March 2031", "",
    ],
)  # fmt: skip
def test_a_day_that_is_told_of_is_not_one_of_publication(line: str):
    assert day_of_line(line) is None
