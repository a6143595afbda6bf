"""Japanese nouns of saying: what they name, and whose it is."""

from __future__ import annotations

import pytest

from headwater.quotes.eastern.japanese_claims import among, answered, claims, stated


@pytest.mark.parametrize(
    ("line", "content", "cue", "owner", "kind"),
    [
        ("堤は弱いとの指摘が出ている。", "堤は弱い", "指摘が出ている", None, "arising"),
        ("堤は弱いという組合の主張に対し、", "堤は弱い", "主張", "組合", "claim"),
        ("堤を直す方針だ。", "堤を直す", "方針", None, "own"),
        ("堤を直す方針を固めた。", "堤を直す", "方針を固めた", None, "own"),
    ],
)
def test_a_noun_behind_a_clause_says_whose_the_clause_is(line: str, content: str, cue: str, owner: str | None, kind: str):
    (one,) = claims(line)
    assert (line[: one.content_end], line[one.start : one.end], one.kind) == (content, cue, kind)
    assert (line[slice(*one.owner)] if one.owner else None) == owner


@pytest.mark.parametrize("line", ["組合の指摘に答えた。", "堤を直す方針の見直し", "堤という建物がある。"])
def test_a_noun_without_a_clause_or_of_no_saying_claims_nothing(line: str):
    assert list(claims(line)) == []


def test_a_view_is_stated_of_somebody():
    line = "組合の主張は堤は弱いというものだ。"
    found = stated(line)
    assert found
    assert [line[a:b] for a, b in found] == ["堤は弱い", "主張", "組合"]


def test_those_from_whom_a_view_comes_stand_at_the_head():
    line = "専門家からは堤は弱い"
    found = among(line, 0, len(line))
    assert found
    assert (line[slice(*found[0])], line[found[1] :]) == ("専門家", "堤は弱い")


def test_who_answers_a_claim_speaks_behind_it():
    assert answered("指摘に対し、市長は", 2) == len("指摘に対し、")
    assert answered("指摘は誤りだ", 2) is None
