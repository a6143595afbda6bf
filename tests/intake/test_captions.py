from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.contract import check
from headwater.errors import NoText
from headwater.intake.captions import captions_document, is_captions, time_at
from headwater.intake.formats import read_bytes
from headwater.model import Document
from headwater.reading import document, read
from headwater.text.segments import segments

SUBRIP = """1
00:00:01,000 --> 00:00:03,500
We shall not raise

2
00:00:03,600 --> 00:00:06,000
the fare before the year is out.
"""


def captions(text: str) -> Document:
    found = read(text.encode())
    check(found)
    return found


def subrip(*cues: tuple[float, float, str]) -> str:
    return "\n\n".join(f"{i}\n{stamp(a, ',')} --> {stamp(b, ',')}\n{text}" for i, (a, b, text) in enumerate(cues, 1))


def webvtt(*cues: tuple[float, float, str], head: str = "WEBVTT") -> str:
    return "\n\n".join([head, *(f"{stamp(a)} --> {stamp(b)}\n{text}" for a, b, text in cues)])


def stamp(seconds: float, point: str = ".") -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{round(1000 * (seconds - whole)):03}"


def paragraphs(text: str) -> list[str]:
    return captions(text).text.removesuffix("\n").split("\n\n")


def when(found: Document, words: str) -> float | None:
    return time_at(found, found.text.index(words))


# What is said, and when


def test_a_sentence_that_runs_over_cues_is_whole_again():
    found = captions(SUBRIP)
    assert found.text == "We shall not raise the fare before the year is out.\n"
    assert [(s.start, s.end) for s in segments(found)] == [(0, 51)]


def test_each_word_has_the_time_at_which_its_cue_begins():
    found = captions(SUBRIP)
    assert [when(found, words) for words in ("We", "raise", "the fare", "out.")] == [1.0, 1.0, 3.6, 3.6]
    assert time_at(found, len(found.text)) == 3.6
    assert found.blocks[0].selector == "t=1,6&at=0:1,19:3.6"


def test_a_block_of_one_cue_is_a_plain_media_fragment():
    assert captions(subrip((62.25, 70, "The bridge is open."))).blocks[0].selector == "t=62.25,70"


def test_a_text_without_time_codes_has_no_times():
    assert time_at(document("We shall not raise the fare."), 3) is None


def test_words_in_a_turn_of_their_own_keep_their_time_when_the_labels_are_cut_off():
    said = ("MAYOR: It opens on Monday.", "PRESS: At what hour?", "MAYOR: At", "noon.", "PRESS: Thank you.")
    found = captions(subrip(*((2 * i, 2 * i + 1, words) for i, words in enumerate(said))))
    assert [b.kind for b in found.blocks].count("byline") == 4, "the labels are told from the words, as in any transcript"
    assert [when(found, words) for words in ("It opens", "At what", "At noon", "noon", "Thank")] == [0, 2, 4, 6, 8]


@given(st.lists(st.sampled_from(["One", "two", "three.", "Four!", "- Five", "NINA: Six", ">> Seven", "여덟", "九。"]), min_size=1))
def test_every_cue_keeps_its_words_in_order_and_its_time(words: list[str]):
    found = captions(subrip(*((3 * i, 3 * i + 1, f"{word} x{i}y") for i, word in enumerate(words))))
    assert [time_at(found, found.text.index(f"x{i}y")) for i in range(len(words))] == [3 * i for i in range(len(words))]
    assert found.text.split() == " ".join(f"{word} x{i}y" for i, word in enumerate(words)).split()


# Both formats as they are found


def test_webvtt_is_read_without_its_comments_styles_settings_and_names_of_cues():
    text = """WEBVTT - The mayor's evening
Language: ko-KR

STYLE
::cue(.loud) { color: red }

REGION
id:low

NOTE
not said by anybody
at all

first words
01:02.500 --> 01:04.000 line:0 position:20% align:start
다리가 <c.loud>월요일에</c> <01:03.000><i>열립니다</i> &amp; &lt;기쁩니다&gt;
"""
    found = captions(text)
    assert found.text == "다리가 월요일에 열립니다 & <기쁩니다>\n"
    assert (found.language, when(found, "월요일")) == ("ko", 62.5)


def test_a_voice_is_named_again_in_a_new_paragraph():
    text = webvtt((1, 2, "<v Ben Orr>When?"), (22, 23, "<v Ben Orr>At noon?"), (23, 24, "<v Ada Quill>At noon."))
    assert paragraphs(text) == ["Ben Orr: When?", "Ben Orr: At noon?", "Ada Quill: At noon."]


def test_voice_tags_are_speakers_once_for_each_turn():
    text = webvtt((1, 2, "<v Ada Quill>Good evening.</v>"), (2, 3, "<v Ada Quill>Sit down."),
                  (3, 5, "<v.loud Ben Orr>When? <v Ada Quill>On Monday."))  # fmt: skip
    assert paragraphs(text) == ["Ada Quill: Good evening. Sit down.", "Ben Orr: When?", "Ada Quill: On Monday."]


def test_the_reading_of_a_character_is_not_said_twice():
    assert paragraphs(webvtt((1, 2, "<ruby>橋<rt>はし</rt></ruby>が開く。"))) == ["橋が開く。"]


def test_styles_of_players_are_no_words():
    assert paragraphs(subrip((1, 2, r'{\an8}<font color="#ffff00">The <b>bridge</b></font> opens.'))) == ["The bridge opens."]


def test_angle_brackets_that_are_no_tags_stay():
    assert paragraphs(subrip((1, 2, "<Applause> 3 < 4 and R&D"))) == ["<Applause> 3 < 4 and R&D"]


def test_lines_of_a_script_without_spaces_join_without_one():
    assert paragraphs(subrip((1, 2, "大桥将在\n星期一开放。"))) == ["大桥将在星期一开放。"]


# Who speaks


def test_dashes_and_double_arrows_begin_a_turn():
    text = subrip(
        (1, 3, "- Will it open?\n- On Monday."), (3, 5, ">> MAYOR: At noon. >> Thank you."), (5, 6, ">>> Now the weather.")
    )
    assert paragraphs(text) == ["- Will it open?", "- On Monday.", "MAYOR: At noon.", ">> Thank you.", ">>> Now the weather."]


def test_a_dash_before_a_small_letter_goes_on():
    assert paragraphs(subrip((1, 2, "The bridge"), (2, 3, "- the new one - opens."))) == ["The bridge - the new one - opens."]


def test_a_label_in_the_words_begins_a_paragraph():
    assert paragraphs(subrip((1, 2, "It opens."), (2, 3, "Ada Quill: At noon."))) == ["It opens.", "Ada Quill: At noon."]


# Paragraphs


def test_a_silence_after_a_sentence_begins_a_paragraph_and_one_within_it_does_not():
    text = subrip((1, 2, "It opens"), (12, 13, "on Monday."), (20, 21, "The fare stays."))
    assert paragraphs(text) == ["It opens on Monday.", "The fare stays."]


def test_long_speech_is_parted_at_full_stops_or_where_there_is_none_between_cues():
    lines = [f"{i} times the work on the bridge went on and on" for i in range(80)]
    with_stops = paragraphs(subrip(*((3 * i, 3 * i + 3, f"{line}.") for i, line in enumerate(lines))))
    assert len(with_stops) > 1
    assert all(p.endswith(".") and len(p) < 600 for p in with_stops)
    without = paragraphs(subrip(*((3 * i, 3 * i + 3, line) for i, line in enumerate(lines))))
    assert len(without) > 1
    assert all(len(p) < 1600 for p in without)


# Live captions


def test_lines_that_roll_up_are_said_once_at_their_first_time():
    text = webvtt(
        (0, 2, " \nthe<00:00:00.500><c> bridge</c><00:00:01.000><c> opens</c>"),
        (2, 2.01, "the bridge opens\n "),
        (2.01, 4, "the bridge opens\non<00:00:03.000><c> Monday</c>"),
        (4, 4.01, "on Monday\n "),
        (4.01, 6, "on Monday\non Monday"),
    )
    found = captions(text)
    assert found.text == "the bridge opens on Monday on Monday\n", "what is really said twice stays twice"
    assert [when(found, w) for w in ("the", "on Monday", "on Monday\n")] == [0, 2.01, 4.01]


def test_a_line_that_comes_again_after_it_has_left_the_screen_is_said_again():
    rolling = ((0, 2, "the bridge"), (2, 4, "the bridge\nopens"), (4, 6, "opens\non Monday"), (6, 8, "on Monday\nat noon"))
    text = webvtt(*rolling, (20, 22, "at noon"))
    assert captions(text).text.split() == ["the", "bridge", "opens", "on", "Monday", "at", "noon", "at", "noon"]


def test_a_line_that_is_painted_on_word_by_word_is_said_once():
    text = subrip((1, 2, "the"), (2, 3, "the bridge"), (3, 4, "the bridge opens"), (4, 5, "the bridge opens\ntoday"))
    found = captions(text)
    assert found.text == "the bridge opens today\n"
    assert [when(found, w) for w in ("the", "bridge", "opens", "today")] == [1, 2, 3, 4]


def test_a_refrain_in_captions_that_do_not_roll_stays():
    lines = [
        "We want the bridge!",
        "We want the bridge!",
        "Now listen.",
        "It costs too much.",
        "Who pays?",
        "You do.",
        "And they do.",
    ]
    text = subrip(*((i, i + 1, line) for i, line in enumerate(lines)))
    assert captions(text).text.count("We want the bridge!") == 2


def test_a_cue_that_stands_twice_in_the_file_is_said_once():
    twice = (1, 2, "It opens on Monday.")
    assert paragraphs(subrip(twice, twice, (2, 3, "At noon."))) == ["It opens on Monday. At noon."]


# Files that are not as they should be


@pytest.mark.parametrize(
    "text",
    [
        SUBRIP.replace("\n", "\r\n"),
        SUBRIP.replace("\n", "\r"),
        "\ufeff" + SUBRIP,
        "\n\n" + SUBRIP,
        SUBRIP.replace(",", "."),
        SUBRIP.replace("\n\n2\n", "\n2\n"),
        SUBRIP.replace("\n\n2\n", "\n \n2\n"),
        SUBRIP.replace("2\n00", "00").removeprefix("1\n"),
        SUBRIP.replace("00:00:", "00:"),
        SUBRIP.replace("shall", "shall\n\n"),
        "WEBVTT\n\n" + SUBRIP,
    ],
)
def test_slips_that_players_forgive_are_forgiven(text: str):
    found = captions(text)
    assert found.text == "We shall not raise the fare before the year is out.\n"
    assert when(found, "the fare") == 3.6


def test_cues_out_of_order_are_put_in_order():
    assert paragraphs(subrip((5, 6, "the fare."), (1, 4, "We raise"))) == ["We raise the fare."]


def test_a_time_that_cannot_be_read_loses_no_word():
    found = captions(SUBRIP.replace("00:00:03,600 --> 00:00:06,000", "00:00:03,600 -->"))
    assert found.text == "We shall not raise the fare before the year is out.\n"
    assert when(found, "the fare") == 3.5


def test_a_year_in_the_words_is_no_number_of_a_cue():
    assert paragraphs(subrip((1, 2, "It was opened in\n1912"), (2, 3, "by the mayor."))) == ["It was opened in 1912 by the mayor."]


@pytest.mark.parametrize(
    "text", ["WEBVTT\n\nNOTE nothing here\n\n00:01.000 --> 00:02.000\n\n", "WEBVTT\n", subrip((1, 2, "<i></i>"))]
)
def test_captions_without_words_are_refused_by_name(text: str):
    with pytest.raises(NoText, match=r"^talk\.vtt: no text found \(captions of which no cue holds words\); give "):
        read_bytes(text.encode(), name="talk.vtt")


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT is a format for captions.\n\nIt has cues.",
        "WEBVTTX\n\nwords",
        "The first cue is\n\n1\n00:00:01,000 --> 00:00:02,000\nGood evening.",
        "1\nThe bridge opens.",
        "00:00:01 the bridge opens",
    ],
)
def test_a_text_about_captions_is_a_text(text: str):
    assert not is_captions(text)
    assert read(text.encode()).text == text


def test_a_string_is_always_text():
    assert read(SUBRIP).text == SUBRIP


def test_a_file_is_told_by_its_content_and_known_by_its_bytes(tmp_path: Path):
    (tmp_path / "talk.txt").write_text(SUBRIP, "utf-8")
    found = read(tmp_path / "talk.txt")
    assert found.text.startswith("We shall")
    assert found.sha256 != found.text_sha256
    assert captions_document(SUBRIP, name="x", sha256="ab").sha256 == "ab"


@given(st.text(alphabet=st.sampled_from("0123:,.-> \n<v/>WEBVTNO&amp;aä。")))
def test_no_file_of_captions_breaks_the_reader(text: str):
    for whole in (f"WEBVTT\n\n{text}", f"1\n00:00:01,000 --> 00:00:02,000\n{text}"):
        try:
            check(read(whole.encode()))
        except NoText:
            continue
