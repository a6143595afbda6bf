from __future__ import annotations

from datetime import UTC, datetime

import pytest

from headwater.intake.columns import guessed, told, value

LONG = "The dam on the northern river opens on Monday, the committee said, and all are invited to come and see it."


def test_a_column_is_told_by_its_name_whatever_its_case_and_marks():
    row = {"Article_Text": LONG, "Publication Date": "2031-03-04", "Source-Name": "The Lantern", "URL": "https://l.example/1"}
    assert guessed([row]) == {"text": "Article_Text", "outlet": "Source-Name", "published": "Publication Date", "url": "URL"}


def test_a_name_is_not_believed_where_its_values_are_something_else():
    row = {"text": "17", "body": LONG, "source": LONG, "date": "soon", "url": "none", "title": LONG * 9}
    assert guessed([row]) == {"text": "body"}


def test_a_column_of_dates_by_its_name_is_one_though_few_of_its_values_can_be_read():
    rows = [{"text": LONG, "date": day} for day in ("early spring", "?", "last week", "2031-03-04", "undated")]
    assert guessed(rows) == {"text": "text", "published": "date"}
    better = [{**row, "created": f"2031-03-0{i}"} for i, row in enumerate(rows, 1)]
    assert guessed(better)["published"] == "created", "most of these are days"


def test_an_address_or_a_day_is_told_by_its_values_where_no_name_says_so():
    rows = [{"Verweis": f"https://l.example/{i}", "Inhalt": LONG, "Wann": f"0{i}.05.2031", "Seite": f"1{i}"} for i in (4, 5)]
    assert guessed(rows) == {"text": "Inhalt", "url": "Verweis", "published": "Wann"}
    assert guessed([{**row, "Gelesen": "2031-06-01"} for row in rows]) == {"text": "Inhalt", "url": "Verweis"}, (
        "which day is not told"
    )
    assert "url" not in guessed([{**row, "Bild": row["Verweis"] + ".png"} for row in rows])
    assert "url" not in guessed([{**row, "Verweis": "https://l.example/"} for row in rows]), "of the site, not of the story"
    assert "published" not in guessed([{**row, "Wann": f"2031050{i}"} for i, row in enumerate(rows)]), "a figure may be an id"
    assert guessed(rows[:1]) == {"text": "Inhalt"}, "one value is no column"


def test_what_mostly_repeats_is_no_id_and_one_given_twice_makes_no_other():
    assert guessed([{"id": "1", "text": LONG}, {"id": "1", "text": LONG}]) == {"text": "text"}
    assert guessed([{"id": i, "text": LONG} for i in ("1", "2", "3", "2")])["id"] == "id"


def test_the_longest_column_is_the_text_where_no_name_says_so():
    assert guessed([{"a": "x", "texte": LONG}, {"a": "y", "texte": LONG}]) == {"text": "texte"}
    assert guessed([{"a": "x", "b": "y"}, {"a": "y", "b": "z"}]) == {}


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("  x ", "x"), (None, ""), (float("nan"), ""), (" nan", ""), ("Nan", "Nan"),
        (7, "7"), (["A", "B"], "A, B"), ({"id": None, "name": "L"}, "L"),
        (datetime(2031, 3, 4, 9, tzinfo=UTC), "2031-03-04T09:00:00+00:00"),
    ],
)  # fmt: skip
def test_a_cell_is_text_whatever_it_holds(held: object, said: str):
    assert value(held) == said


@pytest.mark.parametrize(
    ("written", "meant"),
    [("English", "en"), ("kor", "ko"), ("pt-BR", "pt"), ("zh_Hans", "zh"), ("sw", "sw"), ("Klingon", None)],
)  # fmt: skip
def test_a_language_is_its_code_and_an_unknown_one_is_left_to_the_text(written: str, meant: str | None):
    assert told({"t": LONG, "l": written}, {"text": "t", "language": "l"}).get("language") == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2031-03-04T09:15:00Z", "2031-03-04T09:15:00+00:00"), ("4 March 2031", "2031-03-04"), ("Mar 4, 2031", "2031-03-04"),
     ("03/04/31", None)],
)  # fmt: skip
def test_a_time_is_iso_8601_and_one_that_may_mean_two_days_is_none(written: str, meant: str | None):
    assert told({"d": written}, {"text": "t", "published": "d"}).get("published") == meant


@pytest.mark.parametrize(
    "names",
    [
        ("Titel", "Datum", "Medium", "Link", "Text"), ("Titre", "Date", "Média", "Lien", "Texte"),
        ("Título", "Fecha", "Medio", "Enlace", "Contenido"), ("Заголовок", "Дата публикации", "Издание", "Ссылка", "Текст"),
        ("제목", "일자", "언론사", "주소", "본문"), ("标题", "日期", "来源", "链接", "正文"),
        ("見出し", "日付", "媒体", "リンク", "本文"),
    ],
)  # fmt: skip
def test_names_of_columns_are_known_in_the_languages_of_newsrooms(names: tuple[str, ...]):
    row = dict(zip(names, ("Dam opens", "04.03.2031", "The Lantern", "https://l.example/1", LONG), strict=True))
    found = guessed([row, {**row, names[0]: "It is open"}])
    assert found == dict(zip(("title", "published", "outlet", "url", "text"), names, strict=True))
    assert told(row, found)["published"] == "2031-03-04"
