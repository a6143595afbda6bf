"""Sentences and headings in sixteen languages: where they end, what is left out, and that no letter is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.contract import segment_faults
from headwater.text.clauses import clauses
from headwater.text.furniture import describe
from headwater.text.segments import plain, segments
from tests.text.making import plain_document as made


def told(text: str, language: str | None = None) -> list[str]:
    """The segments as one-line texts."""
    d = describe(made(text, language))
    return [plain(d, s.start, s.end) for s in segments(d)]


@pytest.mark.parametrize(
    ("language", "text", "cut"),
    [
        ("en", "It rains. We stay.", "It rains.|We stay."),
        ("en", "On Jan. 1 the U.S. President A. Smith met Dr. Hill.", "On Jan. 1 the U.S. President A. Smith met Dr. Hill."),
        ("en", "It cost 3.5 million. J. F. Hill paid.", "It cost 3.5 million.|J. F. Hill paid."),
        ("en", "The doors open at 7 p.m. ET on Sunday. Come early.", "The doors open at 7 p.m. ET on Sunday.|Come early."),
        ("en", "It is the case Hill v. Berg. He lost.", "It is the case Hill v. Berg.|He lost."),
        ("en", "It fell from 24... 26 degrees. Wait... No.", "It fell from 24... 26 degrees.|Wait...|No."),
        ("en", "The bridge is open.Many cross it.", "The bridge is open.|Many cross it."),
        ("en", "Write to Harbour.Com or LPD.Com for more.", "Write to Harbour.Com or LPD.Com for more."),
        ("de", "Das ist z. B. am 3. April so. Der 2. Hafen ist zu.", "Das ist z. B. am 3. April so.|Der 2. Hafen ist zu."),
        ("de", "Er starb vor seinem 63. Geburtstag. Sie lebt.", "Er starb vor seinem 63. Geburtstag.|Sie lebt."),
        ("fr", "M. Dupont est là. Il pleut.", "M. Dupont est là.|Il pleut."),
        ("es", "El Sr. Gil vive en EE. UU. ahora. ¿Por qué? ¡No!", "El Sr. Gil vive en EE. UU. ahora.|¿Por qué?|¡No!"),
        ("it", "Il sig. Rossi parte il 1. gennaio. Piove.", "Il sig. Rossi parte il 1. gennaio.|Piove."),
        ("pt", "O dr. Souza chegou. Choveu.", "O dr. Souza chegou.|Choveu."),
        ("nl", "De brug is open.Het regent nu.", "De brug is open.|Het regent nu."),
        ("nl", "Dat is bijv. zo. Het regent.", "Dat is bijv. zo.|Het regent."),
        ("pl", "Pan dr. Kowal był tu 3. kwietnia. Pada.", "Pan dr. Kowal był tu 3. kwietnia.|Pada."),
        ("ru", "А. С. Иванов пришёл в 2022 г. в порт. Это так.", "А. С. Иванов пришёл в 2022 г. в порт.|Это так."),
        ("tr", "Dr. Yılmaz 3. Liman'a geldi. Yağmur var.", "Dr. Yılmaz 3. Liman'a geldi.|Yağmur var."),
        ("ar", "قال د. أحمد إن الجسر مفتوح. لماذا؟ لا أحد يعلم.", "قال د. أحمد إن الجسر مفتوح.|لماذا؟|لا أحد يعلم."),
        ("ko", "다리가 열렸다. 2012. 1. 1. 발표했다.", "다리가 열렸다.|2012. 1. 1.|발표했다."),
        ("ko", "다리가 열렸다.그러나 비가 온다.", "다리가 열렸다.|그러나 비가 온다."),
        ("ja", "橋が開いた。1870年の話だ。本当！", "橋が開いた。|1870年の話だ。|本当！"),
        ("zh", "桥开了。为什么？因为下雨！价格3.5元。", "桥开了。|为什么？|因为下雨！|价格3.5元。"),
        ("zh-TW", "橋開了。為什麼？因為下雨！", "橋開了。|為什麼？|因為下雨！"),
        ("th", "สะพานเปิดแล้วในวันนี้ตามที่นายกเทศมนตรีกล่าว อย่างไรก็ตาม ฝนยังคงตกหนักในเมืองท่าแห่งนี้", None),
    ],
)
def test_sentences_end_where_the_language_ends_them(language: str, text: str, cut: str | None):
    found = told(text, language)
    assert found == (cut.split("|") if cut else [text.split(" อย่าง")[0], text[text.index("อย่าง") :]])


@pytest.mark.parametrize(
    ("language", "text", "cut"),
    [
        ("en", '"We won. They lost," he said. All went home.', '"We won.|They lost," he said.|All went home.'),
        ("en", '"Is it so?" asked Ann. "Yes." He left.', '"Is it so?" asked Ann.|"Yes."|He left.'),
        ("en", "“Stop!” Ann shouted. “No.”", "“Stop!” Ann shouted.|“No.”"),
        ("en", "He left (it rained. It snowed). We stayed.", "He left (it rained.|It snowed).|We stayed."),
        ("de", "„Er kam. Er ging“, sagte sie. „Warum?“, fragte er.", "„Er kam.|Er ging“, sagte sie.|„Warum?“, fragte er."),
        ("fr", "« Il vient. Il part. » Elle reste. « Quoi ? » dit-il.", "« Il vient.|Il part. »|Elle reste.|« Quoi ? » dit-il."),
        ("es", "«Ganamos. Perdieron». Nadie vino.", "«Ganamos.|Perdieron».|Nadie vino."),
        ("pl", "„Idzie. Stoi”. Pada deszcz.", "„Idzie.|Stoi”.|Pada deszcz."),
        (
            "ru",
            "«Он пришёл. Он ушёл», — сказала она. «Зачем?» — спросил он.",
            "«Он пришёл.|Он ушёл», — сказала она.|«Зачем?» — спросил он.",
        ),
        ("ar", "«فزنا. خسروا». انتهى.", "«فزنا.|خسروا».|انتهى."),
        ("ko", "그는 “이겼다. 졌다.”라고 말했다. “왜?” 라고 물었다.", "그는 “이겼다.|졌다.”라고 말했다.|“왜?” 라고 물었다."),
        ("ko", '비가 온다. "라며 웃었다.', '비가 온다. "라며 웃었다.'),
        (
            "ja",
            "彼は「勝った。負けた。」と述べた。「なぜ？」と聞いた。",
            "彼は「勝った。|負けた。」と述べた。|「なぜ？」と聞いた。",
        ),
        ("zh", "他说：“赢了。输了。”然后离开。“好。”他说。", "他说：“赢了。|输了。”|然后离开。|“好。”他说。"),
        ("zh", "“小桥？”“是的。”", "“小桥？”|“是的。”"),
    ],
)
def test_the_sentences_of_a_quotation_are_parted_and_its_tail_stays(language: str, text: str, cut: str):
    assert told(text, language) == cut.split("|")


def test_without_a_language_the_script_decides():
    assert told("다리가 열렸다. 비가 온다.") == ["다리가 열렸다.", "비가 온다."]
    assert told("桥开了。下雨了。") == ["桥开了。", "下雨了。"]
    assert told("الجسر مفتوح. لماذا؟ نعم.") == ["الجسر مفتوح.", "لماذا؟", "نعم."]


INVITED = [
    "Sign up for our evening letter and never miss a word from the harbour, the market and the town hall. It is free.",
    "Abonnieren Sie unseren Abendbrief und lesen Sie zuerst, was im Hafen, am Markt und im Rathaus geschieht. Er kostet nichts.",
]


@pytest.mark.parametrize("invited", INVITED)
def test_a_paragraph_that_asks_to_subscribe_is_furniture_at_the_end_alone(invited: str):
    news = "The ferry will sail on Sundays again, and the council pays for the crew until the winter storms begin."
    assert told(f"{news}\n\n{invited}") == [news]
    assert len(told(f"{news}\n\n{invited}\n\n{news}")) == 4


def test_furniture_datelines_and_bylines_hold_no_segments():
    text = "By Clara Stone, The Lighthouse\n\nROME (Wire) — It rains in the town and on the river. We stay.\n\nShare | Print"
    assert told(text, "en") == ["It rains in the town and on the river.", "We stay."]


def test_structure_comes_before_sentences():
    assert told("To all who are on the bridge\n\nFor the town,\n\nAnd for the river,\n\nStay dry.", "en") == [
        "To all who are on the bridge", "For the town,", "And for the river,", "Stay dry.",
    ]  # fmt: skip
    assert told("One is open., ,  Two is shut., ,  Three is burnt., ,  ", "en") == [
        "One is open.",
        "Two is shut.",
        "Three is burnt.",
    ]


def test_a_word_cut_by_a_chunk_break_is_whole_again_and_two_words_stay_two():
    text = "One is open., ,  They burn old ti, ,  mber and the , ,  old wood., ,  That is all., ,  "
    assert told(text, "en")[1] == "They burn old timber and the old wood."


def test_a_speakers_turn_is_a_segment_of_its_own():
    text = "А.Силва: Чего мы ждём? Парома? М.Коста: Нет. А.Силва: Поможем. М.Коста: Спасибо."
    assert told(text, "ru") == ["Чего мы ждём?", "Парома?", "Нет.", "Поможем.", "Спасибо."]


def test_windows_line_ends_give_the_same_segments():
    text = "Bridge open\n\nThe council of the town voted to repair\nthe old bridge. It begins soon.\n\n“We go. All of us,” he said."
    assert told(text.replace("\n", "\r\n"), "en") == told(text, "en")


def test_headings_are_whole_and_name_their_block():
    d = describe(made("Rain vs. snow: what now\n\nIt rains today in the town by the river, said the council. We stay.", "en"))
    found = segments(d)
    assert [(s.kind, s.block) for s in found] == [("heading", 0), ("sentence", 1), ("sentence", 1)]


def test_plain_leaves_out_what_stands_between_paragraphs():
    text = "One is open., ,  Two is shut., ,  Three is burnt., ,  "
    d = describe(made(text, "en"))
    assert plain(d, 0, text.index("Three") + len("Three is burnt.")) == "One is open. Two is shut. Three is burnt."


PIECES = st.sampled_from(
    [
        *(
            "It rains.",
            "the",
            "town",
            "“We won.",
            "They lost,” he said.",
            "„Gut.“",
            "« Oui. »",
            "(No.)",
            "U.S.",
            "A. Smith",
            "3.5",
            "1.",
        ),
        *(
            "z. B.",
            "。",
            "「はい。」と言った",
            "다리가 열렸다.",
            "”라고",
            "桥开了。",
            "مفتوح؟",
            "สะพาน",
            "e\u0301",
            "😀",
            "...",
            "?!",
            "—",
            "-",
            ":",
            ";",
        ),
        *("\n", "\n\n", "\r\n", "\r\n\r\n", ", ,  ", " , , ", "\u00a0", "\u2028", "\t", "'", '"', "”", "»"),
    ]
)
LANGUAGES = st.sampled_from(
    ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh", "zh-TW", "xx", None]
)


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60), LANGUAGES)
def test_every_letter_lies_in_exactly_one_segment_and_every_letter_of_a_sentence_in_one_clause(text: str, language: str | None):
    d = describe(made(text, language))
    found = segments(d)
    parts = [c for i, s in enumerate(found) for c in clauses(d, s, i)]
    assert segment_faults(d, [*found, *parts]) == []


@given(st.lists(PIECES.filter(lambda p: "\r" not in p and "\n" not in p) | st.just("\n") | st.just("\n\n"), max_size=25), LANGUAGES)
def test_line_ends_of_windows_move_offsets_and_nothing_else(pieces: list[str], language: str | None):
    text = " ".join(pieces)
    unix, windows = (describe(made(t, language)) for t in (text, text.replace("\n", "\r\n")))
    assert [text[s.start : s.end].split() for s in segments(unix)] == [
        windows.text[s.start : s.end].split() for s in segments(windows)
    ]
