from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.intake.joining import Joiner


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("the govern-", "ment"), "the government"), (("the govern\u00ad", "ment"), "the government"),
        (("the govern\u0002", "ment"), "the government"),
        (("of Anglo-", "Welsh"), "of Anglo-Welsh"), (("in 2029-", "2031"), "in 2029-2031"), (("so -", "and so"), "so - and so"),
        (("大坝将在", "星期一开放。"), "大坝将在星期一开放。"), (("ダムは", "月曜日に"), "ダムは月曜日に"),
        (("아침 여덟 시", "에 떠난다"), "아침 여덟 시에 떠난다"),
        (("북쪽 강의", "댐이 열린다"), "북쪽 강의 댐이 열린다"), (("one ", " two"), "one two"),
    ],
)  # fmt: skip
def test_lines_are_joined_as_they_are_read(lines: tuple[str, str], joined: str):
    assert Joiner(lines).joined(lines) == joined


def test_a_hyphen_that_the_word_is_written_with_elsewhere_stays():
    assert Joiner(["the well-", "known dam", "a well-known dam"]).joined(["the well-", "known dam"]) == "the well-known dam"
    assert Joiner(["the over-", "flow dam", "the overflow"]).joined(["the over-", "flow dam"]) == "the overflow dam"


@given(st.lists(st.text(st.sampled_from("ab- \u00ad댐에大。é1"), min_size=1)))
def test_no_letter_is_lost_or_put_in(lines: list[str]):
    joined = Joiner(lines).joined(lines)
    assert [c for c in joined if c.isalnum()] == [c for c in "".join(lines) if c.isalnum()]
