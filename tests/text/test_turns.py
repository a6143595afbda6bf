"""Speaker labels."""

from headwater.text.turns import labels


def told(text: str) -> list[str]:
    return [text[a:b] for a, b in labels(text)]


def test_labels_that_take_turns_are_speakers_on_lines_and_inside_one():
    assert told("Hill: It rains.\nBerg: It does.\nHill: We stay.\nBerg: Good.") == ["Hill:", "Berg:", "Hill:", "Berg:"]
    assert told("А.Силва: Да? М.Коста: Нет. Людей. А.Силва: Поможем. М.Коста: Спасибо.") == [
        "А.Силва:",
        "М.Коста:",
        "А.Силва:",
        "М.Коста:",
    ]
    assert told("记者：桥开了吗？\n市长：开了。\n记者：真的？\n市长：是的。") == ["记者：", "市长：", "记者：", "市长："]
    assert told("Q: Is it open?\nA: It is.") == ["Q:", "A:"]


def test_a_label_behind_a_heading_without_a_full_stop_is_one_too():
    assert told("Meeting in the port A.Silva: Is it open? M.Costa: It is. A.Silva: Good. M.Costa: Yes.")[0] == "A.Silva:"


def test_notes_fields_and_forms_are_no_speakers():
    assert told("Note: It rains. We stay. Note: Bring boots. Note: Go home.") == []
    assert told("LENGTH: 320 words\nSECTION: News\nLENGTH: 200 words\nSECTION: World") == []
    assert told("Berth: It is new.\nDepth: It is low.\nLight: It is on.\n" * 3) == []
    assert told("He said: It rains. She said: It does.") == []


def test_a_speaker_known_by_capitals_is_one_inside_a_line_too_and_a_name_inside_a_longer_word_is_none():
    text = "HILL: It rains.\nBERG: It does.\nHILL: We stay.\nBERG: Good.\nWeather report HILL: Rain at the OVERHILL: farm."
    assert told(text) == ["HILL:", "BERG:", "HILL:", "BERG:", "HILL:"]


def test_a_blank_before_the_colon_belongs_to_a_label_as_french_writes_it():
    text = "Mme Petit : Le pont tiendra.\nM. Lund\u00a0: Je pars.\nMme Petit : Il tiendra.\nM. Lund\u00a0: Non, je reste."
    assert told(text) == ["Mme Petit :", "M. Lund\u00a0:", "Mme Petit :", "M. Lund\u00a0:"]
