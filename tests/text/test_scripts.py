"""Scripts, and the language taken for them."""

import pytest

from headwater.text.scripts import main_script, script_language


@pytest.mark.parametrize(
    ("text", "script", "language"),
    [
        ("", "Latin", "en"),
        ("The bridge", "Latin", "en"),
        ("Мост открыт", "Cyrillic", "ru"),
        ("الجسر مفتوح", "Arabic", "ar"),
        ("다리가 열렸다", "Hangul", "ko"),
        ("สะพานเปิด", "Thai", "th"),
        ("桥开了", "Han", "zh"),
        ("橋が開いた", "Kana", "ja"),
        ("市長発表 橋の工事完成の件", "Kana", "ja"),
        ("市长在Harbour会上说", "Han", "zh"),
        ("시장은 WNTV에 말했다", "Hangul", "ko"),
        ("1234 ?!", "Latin", "en"),
    ],
)
def test_the_script_with_the_most_to_say_decides(text: str, script: str, language: str):
    assert (main_script(text), script_language(text)) == (script, language)
