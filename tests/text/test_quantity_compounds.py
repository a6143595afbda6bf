"""Measures said in two steps are one quantity, of the same value as said in one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.quantities import quantities, same_quantity

YEAR = 31556952.0


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("en", "four years and six months", 4.5), ("en", "4 years and a half", 4.5), ("de", "vier Jahre und sechs Monate", 4.5),
        ("fr", "quatre ans et six mois", 4.5), ("fr", "quatre ans et demi", 4.5), ("es", "cuatro años y medio", 4.5),
        ("it", "quattro anni e mezzo", 4.5), ("pt", "quatro anos e meio", 4.5), ("ru", "четыре года и шесть месяцев", 4.5),
        ("ko", "4년 6개월 만에", 4.5), ("ko", "4년 반 만에", 4.5), ("ja", "4年6か月", 4.5), ("ja", "4年半", 4.5),
        ("zh", "四年零六个月", 4.5), ("zh", "四年半", 4.5),
    ],
)  # fmt: skip
def test_years_with_months_or_a_half_are_one_quantity(language: str, text: str, years: float):
    (found,) = quantities(text, language)
    assert found.low == found.high == pytest.approx(years * YEAR)
    assert found.written == pytest.approx((years, years))


def test_said_in_two_steps_or_in_one_is_the_same():
    (one,), (other,) = quantities("2 hours and 40 minutes", "en"), quantities("160 minutes", "en")
    assert same_quantity(one, other) == "same"
    (less,) = quantities("2 hours and 20 minutes", "en")
    assert same_quantity(one, less) == "differs"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3 years and 6 years old"),  # no smaller unit
        ("en", "6 months and 3 years"),  # the larger one last
        ("en", "2 years and 30 months"),  # more than one of the first
        ("en", "4 years and about 6 months"),
        ("en", "10 km, 500 m of it uphill"),
        ("en", "3 kg and 20 minutes"),
        ("es", "cuatro años y medio millón de árboles"),
    ],
)
def test_two_measures_that_do_not_add_up_stay_two(language: str, text: str):
    assert len(quantities(text, language)) == 2


@given(st.integers(1, 40), st.integers(1, 11))
def test_any_years_and_months_are_their_sum(years: int, months: int):
    (found,) = quantities(f"{years} years and {months} months", "en")
    assert found.low == pytest.approx((years + months / 12) * YEAR)
