"""The mutation check draws as many quotations as it is asked for, each once with either sort of edit, and always the same."""

from __future__ import annotations

import pytest

from tests.gate import mutations, transcripts
from tests.gate.__main__ import SHARED
from tests.gate.mutations import GROUPS
from tests.gate.sets import SETS
from tests.gate.verdict_sets import Mutated

WORDS = ("road", "bridge", "school", "harbour", "tunnel", "market", "tower", "library", "garden", "station")
LINES = [
    f"We will build the {word} in {1950 + i + 10 * j}, and it's going to cost {i + 3},{j + 1}00 crowns a year."
    for j in range(4)
    for i, word in enumerate(WORDS)
]
TALK = transcripts.read("talk", "".join(f"{'TOM BELL' if i % 2 else 'ANN GREY'}: {line}\n\n" for i, line in enumerate(LINES)))

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared with the data and scorers beside the checkout")


def test_each_quotation_is_edited_once_either_way_and_the_draw_is_the_same_each_time():
    drawn = mutations.mutations([TALK], count=6)
    assert [one.harmful for one in drawn] == [True, False] * 6
    assert all(one.whole == other.whole for one, other in zip(drawn[::2], drawn[1::2], strict=True))
    assert len({one.whole for one in drawn}) == 6
    assert drawn == mutations.mutations([TALK], count=6)
    assert drawn != mutations.mutations([TALK], count=6, seed=5)


def test_an_edit_says_what_stands_nowhere_in_the_transcript_or_says_it_of_another():
    for one in mutations.mutations([TALK], count=8):
        assert one.whole in TALK.text
        if one.kind == "speaker":
            assert one.text == one.whole
        elif one.harmful:
            assert transcripts.plain(one.text) not in TALK.plain


def test_a_transcript_gives_no_more_than_its_share():
    assert len(LINES) > mutations.MOST_OF_ONE
    assert len(mutations.mutations([TALK], count=500)) == 2 * mutations.MOST_OF_ONE


@needs_shared
def test_on_the_transcripts_every_kind_of_edit_has_a_fair_share_of_the_five_hundred():
    (one,) = (one for one in SETS if isinstance(one, Mutated))
    if one.missing(SHARED):
        pytest.skip(str(one.missing(SHARED)))
    kinds = [item.gold["kind"] for item in one.items(SHARED, SHARED)]
    assert len(kinds) == 2 * mutations.COUNT
    for group, kinds_of in ((kinds[::2], GROUPS[True]), (kinds[1::2], GROUPS[False])):
        assert set(group) == set(kinds_of)
        assert min(group.count(kind) for kind in kinds_of) >= 40
    assert len(one.sample(one.items(SHARED, SHARED))) == 250
