from __future__ import annotations

import pytest

from headwater.align.quoted import quoted
from headwater.judge.headline_words import demands, put_short, quoted_freely, signs, spelled_out


def test_a_sign_is_spelled_out_with_the_first_word_that_it_stands_for():
    assert spelled_out("北, 美와 대화", "ko") == "북한, 미국와 대화"
    assert spelled_out("Govt and PM agree", "en") == "government and prime minister agree"
    assert spelled_out("美和中", "zh") == "美和中", "no table, no change"


def test_a_sign_may_stand_for_several_words():
    assert {"한국", "국내"} <= set(signs("ko")["韓"])
    assert signs(None) == {}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("둑 재건 계획", True),
        ("둑 다시 쌓을 것", True),
        ("둑을 다시 쌓습니다", False),
        ("둑을 다시 쌓아요", False),
        ("둑 재건 계획.", False),
        ("", False),
    ],
)
def test_a_quotation_that_ends_on_no_ending_of_a_sentence_was_put_short(text: str, short: bool):
    assert put_short(quoted(text, "ko"), "ko") is short


def test_where_endings_tell_nothing_no_form_shows_that_a_quotation_was_put_short():
    assert not put_short(quoted("Plan for the dike", "en"), "en")


def test_an_order_or_a_duty_is_a_demand():
    assert demands(quoted("명단 공개하라", "ko"), "ko")
    assert demands(quoted("명단 공개해야", "ko"), "ko")
    assert not demands(quoted("명단 공개", "ko"), "ko")
    assert not demands(quoted("Publish the list", "en"), "en")


def test_only_where_custom_has_it_so_a_quotation_may_be_a_headlines():
    assert quoted_freely("ko")
    assert not quoted_freely("en")
    assert not quoted_freely(None)
