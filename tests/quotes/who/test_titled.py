"""Names known by their titles: Korean, Japanese, Chinese."""

from __future__ import annotations

import pytest

from tests.quotes.mentioned import names


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "김하나 항만 장관은 왔다.\n“둑은 버틴다”고 ⟨김 장관⟩은 말했다.", ["김하나"]),
        (
            "ko",
            "이보 타른 네스 항만위 의장이 왔다.\n“버틴다”고 ⟨타른 의장⟩이 말했다.\n“그렇다”고 ⟨그⟩는 말했다.",
            ["이보 타른"] * 2,
        ),
        ("ko", "“버틴다”고 ⟨김하나 네스대 토목학과 교수⟩는 말했다.", ["김하나"]),
        ("ko", "“버틴다”고 ⟨네스의 페터 홀름 외무장관⟩은 말했다.\n“정말이다”고 ⟨홀름⟩은 말했다.", ["페터 홀름"] * 2),
        ("ko", "“버틴다”고 ⟨남강시 주민 박모 씨⟩가 말했다.", ["박모"]),
        ("ko", "“버틴다”고 ⟨한 항만 교수⟩가 말했다.", ["한 항만 교수"]),
        ("ko", "“버틴다”고 ⟨정부⟩는 말했다.\n“그렇다”고 ⟨그⟩는 말했다.", ["정부", "그"]),
        ("ja", "山田花子大臣が来た。\n「持つ」と⟨山田氏⟩は述べた。\n「必ず」と⟨彼女⟩は述べた。", ["山田花子"] * 2),
        ("ja", "「持つ」と⟨ネスの港のイダ・ルンド所長⟩は述べた。\n「必ず」と⟨ルンド⟩は述べた。", ["イダ・ルンド"] * 2),
        ("ja", "「持つ」と⟨ある教授⟩は述べた。", ["ある教授"]),
        ("zh", "部长王平来了。\n“会坚持”，⟨王部长⟩说。\n“一定”，⟨他⟩说。", ["王平"] * 2),
        ("zh", "“会坚持”，⟨港口的发言人王平⟩说。", ["王平"]),
        ("zh", "“会坚持”，⟨一位部长⟩说。", ["一位部长"]),
        ("zh", "“会坚持”，⟨市长伦德⟩说。\n“一定”，⟨他⟩说。", ["伦德"] * 2),
        ("ja", "「持つ」と⟨田中副市長⟩は述べた。", ["田中"]),
        ("zh", "“会坚持”，⟨局长Ida Lund⟩说。\n“一定”，⟨Lund⟩说。", ["Ida Lund"] * 2),
    ],
)
def test_short_names_titles_and_pronouns_take_up_the_full_name(language: str, text: str, expected: list[str]):
    assert names(text, language) == expected


def test_two_bearers_of_one_short_name_are_kept_apart():
    assert names("김하나 장관과 김두리 장관이 왔다.\n“버틴다”고 ⟨김 장관⟩은 말했다.", "ko") == ["김"]


def test_a_pronoun_in_another_paragraph_is_not_put_to_a_voice_heard_once_beside_one_heard_often():
    text = "“가”고 ⟨김하나 장관⟩이 말했다.\n“나”고 ⟨김하나 장관⟩이 말했다.\n“다”고 ⟨박두리 총리⟩가 말했다.\n“라”고 ⟨그⟩는 말했다."
    assert names(text, "ko")[-1] == "그"


def test_a_verb_without_a_subject_has_the_speaker_before():
    text = "“버틴다”고 ⟨김하나 장관⟩은 말했다.\n이어 “정말이다”라고 덧붙였다."
    assert names(text, "ko", cue="덧붙였다") == ["김하나", "김하나"]
