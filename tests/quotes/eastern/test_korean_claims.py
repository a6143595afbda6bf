"""Korean nouns of saying: what they name, and whose it is."""

from __future__ import annotations

import pytest

from headwater.quotes.eastern.korean_claims import among, answered, claims, stated


@pytest.mark.parametrize(
    ("line", "content", "cue", "owner", "kind"),
    [
        ("둑이 약하다는 지적이 나온다.", "둑이 약하다", "지적이 나온다", None, "arises"),
        ("둑이 약하다는 노조의 지적에 대해", "둑이 약하다", "지적", "노조", "other"),
        ("둑이 약하다는 노조 측 주장을 일축했다.", "둑이 약하다", "주장", "노조", "other"),
        ("둑을 고치겠다는 뜻을 비쳤다.", "둑을 고치겠다", "뜻", None, "own"),
    ],
)
def test_a_noun_behind_a_clause_says_whose_the_clause_is(line: str, content: str, cue: str, owner: str | None, kind: str):
    (one,) = claims(line)
    assert (line[: one.content_end], line[one.start : one.end]) == (content, cue)
    assert (line[slice(*one.owner)] if one.owner else None) == owner
    assert kind == ("own" if one.own else "arises" if one.arises else "other")


@pytest.mark.parametrize("line", ["노조의 지적에 답했다.", "둑이 약한 지점이 많다.", "둑이 약하다는 통계를 냈다."])
def test_a_noun_without_a_clause_or_of_no_saying_claims_nothing(line: str):
    assert list(claims(line)) == []


def test_a_view_is_stated_of_somebody_and_not_of_a_thing():
    line = "노조의 주장은 둑이 약하다는 것이다."
    found = stated(line)
    assert found
    assert [line[a:b] for a, b in found] == ["둑이 약하다", "주장", "노조"]
    assert stated("물의 문제는 둑이 약하다는 것이다.") is None


def test_those_among_whom_a_view_comes_up_are_people_and_no_place():
    line = "주민들 사이에서는 둑이 약하다는"
    found = among(line, 0, len(line))
    assert found
    assert (line[slice(*found[0])], line[found[1] :]) == ("주민들", "둑이 약하다는")
    assert among("강변에서 둑이", 0, 8) is None


def test_who_answers_a_claim_speaks_behind_it():
    assert answered("지적에 대해 시장은", 2) == len("지적에 대해 ")
    assert answered("지적은 틀렸다", 2) is None
