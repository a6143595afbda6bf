"""Quantities are read by value in the written forms of the languages, and held against each other with units and rounding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.quantities import BOUNDS, KINDS, Quantity, quantities, same_quantity


def read(text: str, language: str | None) -> list[tuple[str, float, str | None, str]]:
    return [(text[q.start : q.end], round(q.low, 4), q.unit, q.kind) for q in quantities(text, language)]


def only(text: str, language: str = "en") -> Quantity:
    (found,) = quantities(text, language)
    return found


def verdict(report: str, source: str, languages: str = "en en") -> str:
    first, second = languages.split()
    return same_quantity(only(report, first), only(source, second))


VALUES = [
    ("en", "some 5 000 of them", 5000), ("en", "5,000 of them", 5000), ("en", "12,34,567 voters", 1234567),
    ("en", "it has 2.5 points", 2.5),
    ("en", "five thousand two hundred men", 5200), ("en", "one hundred and five men", 105), ("en", "twenty-one men", 21),
    ("en", "two and a half million trees", 2.5e6), ("en", "half a million trees", 5e5), ("en", "a million trees", 1e6),
    ("en", "1½ loaves", 1.5),
    ("en", "a dozen eggs", 12), ("en", "fifteen hundred men", 1500),
    ("de", "fünfundzwanzig Leute", 25), ("de", "fünftausendzweihundert Leute", 5200), ("de", "1,5 Millionen Leute", 1.5e6),
    ("de", "zwei Billionen Sterne", 2e12), ("de", "3.400 Leute", 3400), ("de", "anderthalb Millionen Leute", 1.5e6),
    ("fr", "quatre-vingt-dix-sept personnes", 97), ("fr", "soixante et onze personnes", 71), ("fr", "5 000 personnes", 5000),
    ("fr", "1,5 million de gens", 1.5e6),
    ("es", "mil quinientas personas", 1500), ("es", "treinta y cinco personas", 35), ("es", "dos mil millones de granos", 2e9),
    ("es", "1.500 personas", 1500),
    ("ru", "пять тысяч двести человек", 5200), ("ru", "двадцати пяти человек", 25), ("ru", "5 тыс. человек", 5000),
    ("ru", "2,5 млн человек", 2.5e6),
    ("ru", "полтора миллиона человек", 1.5e6), ("ru", "полмиллиона человек", 5e5),
    ("it", "duecentocinquanta persone", 250), ("it", "ventotto persone", 28), ("nl", "vijfentwintig mensen", 25),
    ("nl", "tweeduizend mensen", 2000),
    ("pt", "vinte e cinco pessoas", 25), ("pl", "dwadzieścia pięć osób", 25), ("tr", "yirmi beş kişi", 25),
    ("tr", "beş bin kişi", 5000),
    ("ar", "خمسة آلاف شخص", 5000), ("ar", "خمسة وعشرين شخصا", 25),
    ("ar", "القرى الأربع عشرة", 14), ("ar", "اثنتي عشرة قرية", 12), ("ar", "٥٬٠٠٠ شخص", 5000), ("ar", "٣٫٥ ملايين شخص", 3.5e6),
    ("ko", "다섯 명이 왔다", 5), ("ko", "오천 명이 왔다", 5000), ("ko", "5천 명이 왔다", 5000),
    ("ko", "5만 3천 명이 왔다", 53000),
    ("ko", "3조 2천억 개", 3.2e12),
    ("ko", "스물다섯 명", 25), ("ko", "두 손자가 왔다", 2),
    ("zh", "三千五百人到场", 3500), ("zh", "5万人到场", 50000), ("zh", "3.2亿人", 3.2e8), ("zh", "两名男子", 2),
    ("zh", "二〇一八年", 2018),
    ("ja", "三千五百人が", 3500), ("ja", "1億2千万人が", 1.2e8), ("ja", "５，０００人が", 5000), ("ja", "三つの", 3),
    ("th", "ห้าสิบคน", 50), ("th", "2 ล้านคน", 2e6),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "value"), VALUES)
def test_a_number_is_read_by_value(language, text, value):
    found = only(text, language)
    assert found.low == found.high == pytest.approx(value)


UNITS = [
    ("en", "$5 billion", 5e9, "dollar", "money"), ("en", "$5m", 5e6, "dollar", "money"),
    ("en", "US$5 million", 5e6, "USD", "money"),
    ("en", "5 percent", 5, "%", "percent"), ("en", "5 percentage points", 5, "points", "points"),
    ("en", "10 miles", 16093.44, "m", "measure"),
    ("en", "a 16-year-old", 16 * 31556952, "s", "measure"), ("en", "30 acres", 121405.68, "m2", "measure"),
    ("en", "212°F", 100, "°C", "measure"),
    ("en", "twice", 2, "times", "measure"), ("en", "half an hour", 1800, "s", "measure"),
    ("en", "4 m a second", 4, "m", "measure"),
    ("de", "5,25 Billionen Rubel", 5.25e12, "RUB", "money"), ("de", "3 Prozentpunkte", 3, "points", "points"),
    ("de", "9 Milliarden Pfund", 9e9, "pound", "money"), ("de", "dreijährige", 3 * 31556952, "s", "measure"),
    ("es", "2 millones de euros", 2e6, "EUR", "money"), ("fr", "12 %", 12, "%", "percent"),
    ("fr", "2 m de haut", 2, "m", "measure"),
    ("ru", "3 процентных пункта", 3, "points", "points"), ("ru", "четырехлетний", 4 * 31556952, "s", "measure"),
    ("ru", "полгода", 15778476, "s", "measure"),
    ("tr", "yüzde 5", 5, "%", "percent"), ("zh", "百分之五", 5, "%", "percent"), ("zh", "3个百分点", 3, "points", "points"),
    ("zh", "1100 万英镑", 1.1e7, "pound", "money"), ("zh", "5年", 5 * 31556952, "s", "measure"),
    ("ja", "3億5千万円", 3.5e8, "yen", "money"),
    ("ko", "3조 2천억원", 3.2e12, "won", "money"), ("ko", "3%포인트", 3, "points", "points"),
    ("ko", "3년간", 3 * 31556952, "s", "measure"),
    ("th", "ร้อยละ 5", 5, "%", "percent"), ("pt", "R$ 5 bilhões", 5e9, "BRL", "money"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "value", "unit", "kind"), UNITS)
def test_a_unit_is_turned_into_the_base_of_its_dimension(language, text, value, unit, kind):
    (found,) = [q for q in quantities(text, language) if q.start == 0 or q.unit == unit]
    assert (found.low, found.unit, found.kind) == (pytest.approx(value, rel=1e-4), unit, kind)


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        ("en", "the ninth floor", "ordinal", 9), ("en", "the twenty-first floor", "ordinal", 21),
        ("en", "the 3rd floor", "ordinal", 3),
        ("ru", "девятый этаж", "ordinal", 9), ("ko", "두 번째 층", "ordinal", 2), ("zh", "第三座", "ordinal", 3),
        ("ja", "3番目の", "ordinal", 3),
        ("en", "at 3 p.m. sharp", "clock", 900), ("en", "at 15:00 sharp", "clock", 900), ("de", "um 15.30 Uhr", "clock", 930),
        ("ko", "오후 3시 30분에", "clock", 930), ("zh", "下午3点", "clock", 900), ("ja", "午後3時半", "clock", 930),
        ("fr", "vers 15h30", "clock", 930),
        ("en", "in 2018, so", "year", 2018), ("ru", "в 2018 году", "year", 2018), ("zh", "2018年", "year", 2018),
        ("en", "a third of them", "fraction", 1 / 3), ("en", "two thirds of them", "fraction", 2 / 3),
        ("en", "one in five of them", "fraction", 0.2),
        ("de", "zwei Drittel davon", "fraction", 2 / 3), ("ru", "каждый девятый житель", "fraction", 1 / 9),
        ("ko", "3분의 2가", "fraction", 2 / 3),
        ("zh", "三分之二的", "fraction", 2 / 3), ("ko", "5명 중 1명", "fraction", 0.2), ("ja", "5人に1人が", "fraction", 0.2),
    ],
)  # fmt: skip
def test_ordinals_clock_times_years_and_fractions_are_kinds_of_their_own(language, text, kind, value):
    found = only(text, language)
    assert (found.kind, found.low) == (kind, pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("between 5 and 7 men", 5, 7, "count"), ("5-7 men", 5, 7, "count"), ("5 to 7 million men", 5e6, 7e6, "count"),
        ("5-7%", 5, 7, "percent"),
        ("in the 1990s", 1990, 1999, "year"), ("in 2010-11", 2010, 2011, "year"), ("dozens", 20, 99, "vague"),
        ("hundreds", 100, 999, "vague"),
        ("tens of thousands", 10000, 99999, "vague"), ("a couple", 2, 3, "vague"),
        ("from 18 to 45 years old", 18 * 31556952, 45 * 31556952, "measure"),
    ],
)  # fmt: skip
def test_a_range_or_a_vague_word_has_two_ends(text, low, high, kind):
    found = only(text)
    assert (found.low, found.high, found.kind) == (low, high, kind)


def test_a_rise_from_one_value_to_another_is_two_values():
    assert [q.low for q in quantities("It rose from 5% to 7%.", "en")] == [5, 7]


@pytest.mark.parametrize(
    ("language", "text", "bound", "about"),
    [
        ("en", "about 5,000", "about", True), ("en", "nearly 5,000", "under", True), ("en", "more than 5,000", "over", False),
        ("en", "at least 5,000", "at_least", False), ("en", "up to 5,000", "at_most", False),
        ("en", "5,000 or more", "at_least", False),
        ("en", "5,000", None, False), ("en", "just over $5,000", "over", True), ("de", "knapp 5.000", "under", True),
        ("de", "über 5.000", "over", False),
        ("fr", "près de 5 000", "under", True), ("es", "más de 5.000", "over", False), ("ru", "почти 5000", "under", True),
        ("ru", "около 5000", "about", True),
        ("ko", "약 5천 명", "about", True), ("ko", "5천여 명", "over", False), ("ko", "5천여 명 이상", "at_least", False),
        ("ko", "5천 명 이상", "at_least", False),
        ("zh", "约5000人", "about", True),
        ("zh", "近5000人", "under", True), ("zh", "5000多人", "over", False), ("ja", "約5000人", "about", True),
        ("ja", "5000人以上", "at_least", False),
        ("ar", "حوالي 5000", "about", True), ("tr", "5.000'den fazla", "over", False), ("th", "กว่า 5,000 คน", "over", False),
    ],
)  # fmt: skip
def test_a_hedge_keeps_its_direction_and_its_place(language, text, bound, about):
    found = only(text, language)
    assert (found.bound, found.about) == (bound, about)
    assert (found.cue is None) == (bound is None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A man on a hill said no one knew this one."), ("en", "One of the basic rules holds."),
        ("en", "First of all, wait a second."),
        ("en", "The covid-19 ward"),
        ("en", "a couple who married"),
        ("ru", "Во-первых, холодно."), ("de", "Ein Mann und eine Frau kamen."), ("fr", "Un homme et une femme."),
        ("es", "Un hombre y una mujer."),
        ("zh", "一起说说，万一下雨，三星很好，十分高兴，一名男子"), ("ja", "一部の人は一緒に"),
        ("ko", "일본 사회에서 이것은 칠판이 아니다"), ("th", "สามารถทำได้"),
        ("ko", "3월 5일에 왔다"), ("en", "It opened on 3 May 2025."),
    ],
)  # fmt: skip
def test_numerals_inside_other_words_articles_and_days_are_no_quantities(language, text):
    assert [(q.kind, text[q.start : q.end]) for q in quantities(text, language)] == []


def test_the_halves_of_a_game_are_ranked_and_no_amounts():
    assert [(q.kind, q.low) for q in quantities("The second half began after half-time.", "en")] == [("ordinal", 2)]


@pytest.mark.parametrize(
    ("report", "source", "expected"),
    [
        ("5,000 men", "five thousand men", "same"), ("43,549 men", "43,548 men", "differs"),
        ("12,345,678 men", "12,345,679 men", "differs"),
        ("5,000 men", "4,987 men", "rounded"),
        ("nearly 5,000 men", "4,987 men", "rounded"), ("over 5,000 men", "5,012 men", "rounded"),
        ("more than 5,000 men", "4,987 men", "differs"),
        ("nearly 5,000 men", "5,012 men", "differs"), ("about 5,000 men", "5,012 men", "rounded"),
        ("20 men", "18 men", "differs"),
        ("about 20 men", "18 men", "rounded"), ("about 20 men", "14 men", "differs"), ("10 miles", "16 km", "same"),
        ("10 miles", "26 km", "differs"),
        ("60 mph", "100 km/h", "same"), ("12 months", "one hundred months", "differs"), ("24 months", "two years", "same"),
        ("half", "50%", "same"),
        ("5 percent", "5 percentage points", "differs"), ("$5 million", "€5 million", "differs"),
        ("$5 million", "€4 million", "unlike"),
        ("$5 million", "US$5 million", "same"), ("$5 million", "5 million", "same"), ("5 men", "5 percent", "unlike"),
        ("5 miles", "5 kg", "unlike"),
        ("dozens", "48 men", "rounded"), ("dozens", "480 men", "differs"), ("3 p.m.", "15:00", "same"),
        ("3 p.m.", "3 a.m.", "differs"),
        ("3 o'clock", "15:00", "same"), ("the ninth", "the 9th", "same"), ("the ninth", "the tenth", "differs"),
        ("in 2018", "in 2019", "differs"),
        ("at least 5,000", "at most 5,000", "differs"), ("2.5 million", "2,478,000", "rounded"),
        ("2.5 million", "2,578,000", "differs"),
        ("one in five", "20 percent", "same"), ("5 million men", "5.4 million men", "differs"),
    ],
)  # fmt: skip
def test_two_quantities_are_the_same_rounded_different_or_unlike(report, source, expected):
    assert verdict(report, source) == expected
    assert verdict(source, report) == expected


def test_quantities_of_two_languages_meet():
    assert verdict("5.25 trillion rubles", "5,25 Billionen Rubel", "en de") == "same"
    assert verdict("53,000 people", "5만 3천 명", "en ko") == "same"
    assert verdict("two months", "两个月", "en zh") == "same"
    assert verdict("more than a hundred", "более сотни", "en ru") == "same"


def group(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


WHOLE = st.integers(1000, 10**12)


@given(
    WHOLE,
    st.sampled_from(
        [
            ("en", ","),
            ("en", " "),
            ("de", "."),
            ("fr", "\u202f"),
            ("ru", "\u00a0"),
            ("es", "."),
            ("zh", ","),
            ("ar", "٬"),
            ("pl", " "),
        ]
    ),
)
def test_a_grouped_number_reads_back(number, style):
    language, mark = style
    written = group(number, mark)
    text = f"({written})"
    assert [(q.low, text[q.start : q.end]) for q in quantities(text, language)] == [(number, written)]


ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = [
    "_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
]  # fmt: skip


def english(n: int) -> str:
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= scale:
            rest = n % scale
            joint = " and " if scale == 100 else " "
            return english(n // scale) + f" {name}" + (joint + english(rest) if rest else "")
    return ONES[n] if n < 20 else TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")


@given(st.integers(2, 10**12 - 1))
def test_an_english_number_in_words_reads_back(number):
    assert [q.low for q in quantities(f"There were {english(number)}.", "en")] == [number]


GERMAN = [
    "_", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn",
    "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
]  # fmt: skip
GERMAN_TENS = [
    "_", "_", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
]  # fmt: skip


def german(n: int) -> str:
    if n >= 1000:
        return german(n // 1000) + "tausend" + (german(n % 1000) if n % 1000 else "")
    if n >= 100:
        return GERMAN[n // 100] + "hundert" + (german(n % 100) if n % 100 else "")
    if n < 20:
        return GERMAN[n]
    return (GERMAN[n % 10] + "und" if n % 10 else "") + GERMAN_TENS[n // 10]


@given(st.integers(2, 999_999))
def test_a_german_number_in_one_word_reads_back(number):
    assert [q.low for q in quantities(f"Es waren {german(number)} Leute.", "de") if q.kind != "vague"] == [number]


def myriads(n: int, digits: str, within: str, closing: str) -> str:
    parts = []
    for place, name in ((2, closing[1]), (1, closing[0]), (0, "")):
        four = n // 10 ** (4 * place) % 10000
        if four:
            figures = [(four // 10**p % 10, within[p - 1] if p else "") for p in (3, 2, 1, 0)]
            parts.append("".join(digits[d] + unit for d, unit in figures if d) + name)
    return "".join(parts)


@given(st.integers(11, 10**12 - 1))
def test_a_chinese_and_a_korean_number_in_characters_read_back(number):
    chinese, korean = (
        myriads(number, "零一二三四五六七八九", "十百千", "万亿"),
        myriads(number, "영일이삼사오육칠팔구", "십백천", "만억"),
    )
    assert [q.low for q in quantities(f"有{chinese}人。", "zh")] == [number]
    assert [q.low for q in quantities(f"모두 {korean} 명이다.", "ko")] == [number]


@given(
    st.text(alphabet="0123456789.,/:%$€ -–abouttwoandhalfmilion五千万억명人第年 한두'", max_size=60),
    st.sampled_from(["en", "de", "ko", "zh", "ja", "ru", "th", "ar", None]),
)
def test_any_text_gives_ordered_quantities_inside_it(text, language):
    found = quantities(text, language)
    ends = [0, *(q.end for q in found)]
    for q, before in zip(found, ends, strict=False):
        assert before <= q.start < q.end <= len(text)
        assert q.low <= q.high
        assert q.kind in KINDS
        assert q.bound is None or q.bound in BOUNDS
        assert same_quantity(q, q) == "same"


@given(st.integers(2, 5000), st.integers(2, 5000))
def test_sameness_is_symmetric(one, other):
    a, b = only(f"{one} kg"), only(f"about {other} kg")
    assert same_quantity(a, b) == same_quantity(b, a)


def test_a_part_of_a_text_is_read_with_offsets_into_the_whole():
    text = "5 men. 7 women. 9 cats."
    assert [(q.start, q.low) for q in quantities(text, "en", 7, 15)] == [(7, 7)]
