"""Datelines at the head of a paragraph, in the forms of many languages, and what looks like one and is none."""

import pytest

from headwater.text.datelines import head


def said(text: str, *, first: bool = True) -> tuple[str, str | None, str | None, str | None] | None:
    """(the dateline as printed, place, day, agency)."""
    d = head(text, None, base="2026-01-02", first=first)
    return (text[: d.end].strip(), d.place, d.published, d.agency) if d else None


@pytest.mark.parametrize(
    ("dateline", "rest", "place", "day", "agency"),
    [
        ("LISBON, January 1. /WIRE/.", "The mayor", "Lisbon", "2026-01-01", "WIRE"),
        ("LISBON, April 3 (Some Wire) —", "The mayor", "Lisbon", "2026-04-03", "Some Wire"),
        ("LISBON, Jan 3 (Wire) -", "U.S. ships", "Lisbon", "2026-01-03", "Wire"),
        ("OSLO, Jan. 1, 2024 /WireNews/ --", "Acme", "Oslo", "2024-01-01", "WireNews"),
        ("KANSAS CITY, Mo. (WP) —", "The mayor", "KANSAS CITY, Mo", None, "WP"),
        ("LONDON —", "The mayor", "London", None, None),
        ("OSLO/ULM, Jan 1 (Wire) -", "The mayor", "Oslo/Ulm", "2026-01-01", "Wire"),
        ("NEW YORK--(NEWS WIRE)--", "Acme", "New York", None, "NEWS WIRE"),
        ("Ulm, 3. April (hpa) –", "Die Ministerin", "Ulm", "2026-04-03", "hpa"),
        ("Frankfurt am Main (hpa) -", "Die Ministerin", "Frankfurt am Main", None, "hpa"),
        ("PARIS (APF) –", "Le maire", "Paris", None, "APF"),
        ("Sevilla, 3 abr (AGE).-", "El alcalde", "Sevilla", "2026-04-03", "AGE"),
        ("(ANS) - ROMA, 03 APR -", "Il sindaco", "Roma", "2026-04-03", "ANS"),
        ("Porto, 3 de abril (Lisa) —", "O prefeito", "Porto", "2026-04-03", "Lisa"),
        ("DEN HAAG (NAP) -", "De minister", "Den Haag", None, "NAP"),
        ("Gdynia (PPA) –", "Burmistrz", "Gdynia", None, "PPA"),
        ("МОСКВА, 1 января. /ВЕСТ/.", "Мэр открыл", "Москва", "2026-01-01", "ВЕСТ"),
        ("ОДЕССА, 1 янв — Порт Новости.", "Мэр открыл", "Одесса", "2026-01-01", "Порт Новости"),
        ("İZMİR, 1 Ocak /HABER/.", "Vali açtı", "İzmi̇r", "2026-01-01", "HABER"),
        ("القاهرة (النيل) -", "قال العمدة", "القاهرة", None, "النيل"),
        ("موسكو، 1 يناير (نيل) –", "قال العمدة", "موسكو", "2026-01-01", "نيل"),
        ("กรุงเทพฯ, 1 มกราคม (ข่าว) –", "นายก", "กรุงเทพฯ", "2026-01-01", "ข่าว"),
        ("(부산=바다통신) 홍길동 기자 =", "시장은", "부산", None, "바다통신"),
        ("[부산=바다뉴스]", "시장은", "부산", None, "바다뉴스"),
        ("【神戸=山田太郎】", "市長は", "神戸", None, "山田太郎"),
        ("［神戸　１日　海通信］ -", "市長は", "神戸", None, "海通信"),
        ("海新社上海1月1日电", "市长宣布", "上海", "2026-01-01", "海新社"),
        ("海新社上海1月1日电（记者张三）", "市长宣布", "上海", "2026-01-01", "海新社"),
        ("（海央社記者王小明高雄1日電）", "市長宣布", "高雄", None, "海央社"),
    ],
)  # fmt: skip
def test_a_dateline_says_place_day_and_agency(dateline: str, rest: str, place: str, day: str | None, agency: str | None):
    found = said(f"{dateline} {rest}")
    assert found is not None
    assert found[0] == dateline
    assert (found[2], found[3]) == (day, agency)
    assert place.casefold().rstrip(".") == (found[1] or "").casefold()


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg (SPD) – die Ministerin – sagte",
        "Jane Smith (D) - The senator",
        "Berg (SPD) – die Ministerin – sagte",
        "Lisbon – The city on seven hills",
        "Ann Hill (left) - The mayor",
        "World Port Union (WPU) - The members",
        "Lisbon – the city on seven hills",
        "Mr. Brown said – The bridge",
        "On Jan. 1 (Thursday) the bridge",
        "In April (2019) — The bridge",
        "It was May 3: The day",
        "2025, the year we",
        "(He left.) Then",
        "【注目】今日",
        "강철수(Kang Chul): 우리는",
        "All officers of the town, who have come",
        "В 2019 году (как известно) – Началось",
    ],
)
def test_names_brackets_and_dashes_alone_are_no_dateline(text: str):
    assert said(text) is None


def test_a_place_in_capitals_and_a_dash_are_enough_for_the_first_paragraph_only():
    assert said("LONDON — The mayor") is not None
    assert said("LONDON — The mayor", first=False) is None
    assert said("LONDON (Wire) — The mayor", first=False) is not None
