from __future__ import annotations

import pytest

from headwater.align.unspoken import unspoken


def silent(text: str) -> list[str]:
    return [text[a:b] for a, b in unspoken(text)]


@pytest.mark.parametrize(
    "direction",
    ["(APPLAUSE)", "[laughter]", "(BELL RINGS)", "(Beifall)", "(аплодисменты)", "（拍手）", "[00:12:13]", "(loud cheering)"],
)
def test_a_direction_or_time_code_was_not_said(direction: str):
    assert silent(f"We open in May. {direction} And we stay.") == [direction]


@pytest.mark.parametrize(
    "said", ["(the old one)", "(EPA)", "[in May]", "at 12:30 we open", "(NATO)", "(a pause of two years in the works was planned)"]
)
def test_brackets_that_hold_speech_stay(said: str):
    assert silent(f"We open {said} and we stay.") == []
