"""Chinese nouns of saying: what they name, and whose it is."""

from __future__ import annotations

import pytest

from headwater.quotes.eastern.chinese_claims import claims, stated


@pytest.mark.parametrize(
    ("line", "content", "cue", "owner", "own"),
    [
        ("市长否认了河堤已经出售的说法。", "河堤已经出售", "说法", None, False),
        ("市长反驳工会提出的河堤很危险的指控。", "河堤很危险", "指控", "工会", False),
        ("部长重申了不会出售河堤的一贯立场。", "不会出售河堤", "立场", None, True),
        ("部長重申不會出售河堤的立場。", "不會出售河堤", "立場", None, True),
    ],
)
def test_a_noun_behind_a_clause_says_whose_the_clause_is(line: str, content: str, cue: str, owner: str | None, own: bool):
    (one,) = claims(line, 0, len(line))
    assert (line[slice(*one.content)], line[slice(*one.cue)], one.own) == (content, cue, own)
    assert (line[slice(*one.owner)] if one.owner else None) == owner


@pytest.mark.parametrize(
    "line", ["市长的说法很奇怪。", "市长反对这些不负责任的说法。", "部长表明了中方的立场。", "市长否认这种说法。"]
)
def test_a_noun_without_a_clause_claims_nothing(line: str):
    assert list(claims(line, 0, len(line))) == []


def test_a_view_is_stated_of_somebody_and_not_of_a_thing():
    line = "工会的主张是河堤应当加固。"
    found = stated(line, 0, len(line))
    assert found
    assert [line[a:b] for a, b in found] == ["河堤应当加固", "主张", "工会"]
    assert stated("河水的希望是天晴得早。", 0, 11) is None
