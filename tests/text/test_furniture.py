"""What of a page is told apart from its text, and what is read from it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.contract import document_faults
from headwater.model import Block
from headwater.text.furniture import describe
from tests.text.making import plain_document as made


def blocks(text: str, *kinds: str) -> list[str]:
    """The texts of the blocks of these kinds."""
    d = describe(made(text))
    return [text[b.start : b.end] for b in d.blocks if b.kind in kinds]


PROSE = "The council of the harbour town has voted to repair the old bridge before the winter comes.\n\nWork begins on Monday."


def test_paragraphs_and_headings_of_a_plain_text():
    text = f"Harbour bridge to be repaired\n\n{PROSE}"
    d = describe(made(text))
    assert [b.kind for b in d.blocks] == ["heading", "paragraph", "paragraph"]
    assert d.title == "Harbour bridge to be repaired"


def test_a_masthead_printed_twice_names_the_outlet_and_a_title_printed_twice_stays_the_title():
    twice = describe(made(f"The Lighthouse\nThe Lighthouse\nJan. 5, 2024 Friday [Photo]\n\nMayor opens the market hall\n\n{PROSE}"))
    assert [b.kind for b in twice.blocks][:4] == ["furniture", "furniture", "dateline", "heading"]
    assert (twice.outlet, twice.title, twice.published) == ("The Lighthouse", "Mayor opens the market hall", "2024-01-05")
    title = describe(made(f"Mayor opens hall\nMayor opens hall\n\n{PROSE}"))
    assert [b.kind for b in title.blocks][:2] == ["furniture", "heading"]
    assert (title.outlet, title.title) == (None, "Mayor opens hall")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1 / 11", "furniture"),
        ("- 3 -", "furniture"),
        ("Page 4 of 9", "furniture"),
        ("第 3 页", "furniture"),
        ("*******", "furniture"),
        ("[ 2012-01-01 오전 11:52:56 ]", "dateline"),
        ("Jan. 1, 2026 Thursday [Photo]", "dateline"),
        ("3 апреля 2025 года 14:05 Москва", "dateline"),
        ("Veröffentlicht am 3. April 2025, 14:05 Uhr", "dateline"),
        ("2024年5月6日 10:30", "dateline"),
        ("الجمعة 3 يناير 2025", "dateline"),
        ("[사회부 기자]", "furniture"),
        ("[News desk]", "furniture"),
        ("Share | Print | Comments (12)", "furniture"),
        ("Teilen", "furniture"),
        ("Lire la suite", "furniture"),
        ("Читайте также", "furniture"),
        ("관련기사", "furniture"),
        ("続きを読む", "furniture"),
        ("阅读全文", "furniture"),
        ("اقرأ المزيد", "furniture"),
        ("อ่านต่อ", "furniture"),
        ("Devamını oku", "furniture"),
        ("5 min read", "furniture"),
        ("Reporting by Ann Hill and Bo Lund; editing by Cy Park", "furniture"),
        ("(Redaktion: A. Berg; Quelle: Hafenblatt)", "furniture"),
        ("© 2024 The Lighthouse", "furniture"),
        ("Read more: Ferry fares to rise", "furniture"),
        ("Подписывайтесь на наш канал", "furniture"),
        ("Ann Hill contributed reporting.", "furniture"),
        ("Temps de lecture : 3 min", "furniture"),
        ("Pubblicato il 3 aprile 2025 alle 14:05", "dateline"),
        ("Photo: Ann Hill", "furniture"),
        ("사진=김하나", "furniture"),
        ("责任编辑：王小明", "furniture"),
        ("Фото: Иван Петров", "furniture"),
        ("LENGTH: 320 words", "furniture"),
        ("By Clara Stone, The Lighthouse", "byline"),
        ("Von Karl Berg", "byline"),
        ("김하나 기자", "byline"),
    ],
)
def test_what_a_page_prints_above_its_text_is_told_apart(line: str, kind: str):
    assert blocks(f"{line}\n\n{PROSE}", kind) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "And be of good cheer.",
        "No.",
        "Да.",
        "Why?",
        "Share the bread with your neighbours.",
        "Print is not dead, said the old man.",
        "Next",
        "1. Bread and salt",
        "- repair the bridge",
        "For the good name of our town,",
        "Hear, hear!",
        "42",
        "Reporting by the river has always been dangerous for young people who cannot swim.",
        "Copyright law was changed in spring.",
        "[They laugh.]",
        "اشترك العمدة في المؤتمر.",
        "Read more books in winter.",
        "Related to the bridge is the question of the ferry.",
        "The mayor contributed to the repair of the bridge.",
        "감사합니다.",
        "谢谢大家！",
    ],
)
def test_short_words_and_sentences_are_content(line: str):
    assert blocks(f"{PROSE}\n\n{line}\n\n{PROSE}", "furniture", "dateline", "byline") == []


def test_a_widget_word_that_a_text_may_use_counts_only_beside_another_widget():
    assert blocks(f"{PROSE}\n\nShare\nSave", "furniture") == ["Share", "Save"]
    assert blocks(f"{PROSE}\n\nSave\n\n{PROSE}", "furniture") == []


def test_a_scrapers_date_and_a_dateline_come_off_the_first_paragraph():
    text = " date 2024-01-05 LISBON, January 5. /WIRE/. The mayor has opened the bridge.\n\nIt is new."
    d = describe(made(text))
    assert [(b.kind, text[b.start : b.end]) for b in d.blocks] == [
        ("dateline", "date 2024-01-05"),
        ("dateline", "LISBON, January 5. /WIRE/."),
        ("paragraph", "The mayor has opened the bridge."),
        ("paragraph", "It is new."),
    ]
    assert (d.place, d.published, d.outlet) == ("Lisbon", "2024-01-05", "WIRE")


def test_a_day_that_begins_a_sentence_is_no_stamp():
    assert blocks("2024-01-05 is the day on which the bridge was opened to all.", "dateline") == []
    assert blocks("2024-01-05 10:30:00 The bridge was opened to all.", "dateline") == ["2024-01-05 10:30:00"]


def test_what_is_known_already_is_kept():
    d = describe(
        replace(made("OSLO, May 3, 2021 (Wire) — It rains."), outlet="The Lighthouse", published="2020-02-02T10:00:00+01:00")
    )
    assert (d.outlet, d.published, d.place) == ("The Lighthouse", "2020-02-02T10:00:00+01:00", "Oslo")


def test_raw_separators_between_paragraphs_are_furniture_and_part_them():
    text = "The bridge is open., The mayor said:, ,  We are glad., ,  All may cross., ,  , , ,"
    assert blocks(text, "paragraph") == ["The bridge is open.", "The mayor said:", "We are glad.", "All may cross."]


def test_a_separator_inside_a_sentence_lies_inside_its_paragraph():
    text = "One is open., ,  The power stations burn old ti, ,  mber and the , ,  old wood., ,  That is all., ,  "
    d = describe(made(text))
    whole = next(b for b in d.blocks if "stations" in text[b.start : b.end])
    inner = [b for b in d.blocks if b.kind == "furniture" and whole.start < b.start and b.end < whole.end]
    assert len(inner) == 2
    assert document_faults(d) == []


def test_ordinary_commas_are_no_separators():
    assert blocks("They met in Ulm, Bonn,  and Kiel, in the U.S., China and Peru. He came, saw, won.", "furniture") == []


def test_the_turns_of_an_interview_on_one_line_are_parted_at_their_labels():
    text = (
        "Встреча в порту. 3 мая 2024 года 12:30 Лиссабон, Порт А.Силва: Чего мы ждём? Парома? "
        "М.Коста: Нет. Людей. А.Силва: Поможем. М.Коста: Спасибо."
    )
    d = describe(made(text))
    told = [(b.kind, text[b.start : b.end]) for b in d.blocks]
    assert told == [
        ("paragraph", "Встреча в порту."),
        ("dateline", "3 мая 2024 года 12:30 Лиссабон, Порт"),
        ("byline", "А.Силва:"),
        ("paragraph", "Чего мы ждём? Парома?"),
        ("byline", "М.Коста:"),
        ("paragraph", "Нет. Людей."),
        ("byline", "А.Силва:"),
        ("paragraph", "Поможем."),
        ("byline", "М.Коста:"),
        ("paragraph", "Спасибо."),
    ]
    assert d.published == "2024-05-03"


def test_a_repeated_word_before_a_colon_is_no_speaker():
    text = "Note: the bridge is old. It is closed.\n\nThe mayor said: We repair it.\n\nNote: bring boots. It rains."
    assert blocks(text, "byline") == []


def test_blocks_of_a_page_are_kept_with_furniture_and_datelines_marked():
    text = "Bridge open\n\nROME (Wire) - The bridge is open to all who want to cross it on foot.\n\nRead more\n\nIt is new."
    spans = [text.index(x) for x in ("Bridge", "ROME", "Read", "It is")]
    ends = [*(s - 2 for s in spans[1:]), len(text)]
    given_blocks = tuple(
        Block(a, b, kind, selector=f"p:nth-of-type({i})")
        for i, (a, b, kind) in enumerate(zip(spans, ends, ("heading", "paragraph", "paragraph", "paragraph"), strict=True))
    )
    d = describe(replace(made(text), blocks=given_blocks))
    assert [b.kind for b in d.blocks] == ["heading", "dateline", "paragraph", "furniture", "paragraph"]
    assert [b.selector for b in d.blocks] == [f"p:nth-of-type({i})" for i in (0, 1, 1, 2, 3)]
    assert d.place == "Rome"


def test_hard_wrapped_lines_are_one_paragraph_and_verses_are_several():
    wrapped = (
        "The council of the harbour town has voted to repair the old bridge\n"
        "before the winter comes, and the work will begin on Monday morning\n"
        "at six. Nobody may cross it until the work is done, said the mayor\n"
        "of the town, who has asked for patience."
    )
    assert blocks(wrapped, "paragraph") == [wrapped]
    verse = "The bridge is old,\nthe river is wide and deep and cold,\nwe cross."
    assert blocks(verse, "paragraph", "heading") == verse.split("\n")


def test_a_pages_own_lines_run_together_at_its_end_are_furniture():
    text = f"{PROSE} Topics Bridges Status Published: 3 May 2024, 14:05 Link: harbour.example/d/7 Print version"
    assert blocks(text, "furniture") == [
        "Topics Bridges Status Published: 3 May 2024, 14:05 Link: harbour.example/d/7 Print version"
    ]
    assert blocks(f"{PROSE} Topics Bridges, published on 3 May 2024", "furniture") == []


WORDS = st.sampled_from(
    [
        *("the", "bridge", "Fire", "3", "May", "2024", ",", ".", "!", "“", "”", "«", "»", '"', "—", ":", ";", "LISBON", "(Wire)"),
        *(
            "Share",
            "1/11",
            "***",
            "A.Silva:",
            "said.",
            "다리가",
            "열렸다.",
            "桥开了。",
            "مفتوح",
            "é",
            "e\u0301",
            "😀",
            ",\u00a0,",
            ",,",
        ),
        *("date", "\n", "\n\n", "\r\n", " ", "  ", ", ,  ", "\t", "\x0c", "\u2028"),
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_blocks_hold_everything_but_white_space_and_the_text_never_changes(text: str):
    d = describe(made(text))
    assert d.text == text
    assert document_faults(d) == []


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_describing_again_changes_nothing(text: str):
    once = describe(made(text))
    assert describe(once) == once


@pytest.mark.parametrize(
    ("label", "day", "house", "headline"),
    [
        ("Press release", "12 May 2027", "Ministry of Ports and Lamps", "The harbour of the town opens in June"),
        ("Press release No. 14/2027", "12 May 2027", "Ministry of Ports and Lamps", "The harbour of the town opens in June"),
        ("NOTA DE PRENSA", "12 de mayo de 2027", "Ministerio de Puertos y Faros", "El puerto reabre en junio"),
        ("Пресс-релиз", "12 мая 2027 года", "Министерство портов и маяков", "Гавань города откроется в июне"),
        ("新闻稿", "2027年5月12日", "港口与灯塔部", "港口将于六月重新开放"),
    ],
)
def test_a_letterhead_names_the_house_and_the_headline_below_it_is_the_title(label: str, day: str, house: str, headline: str):
    described = describe(made(f"{house}\n{label}\n{day}\n\n{headline}\n\n{'The minister said that boats may come back. ' * 3}"))
    assert (described.title, described.outlet, described.published) == (headline, house, "2027-05-12")
    assert [b.kind for b in described.blocks[:4]] == ["furniture", "furniture", "dateline", "heading"]
    assert describe(described) == described


def test_a_text_about_a_press_release_has_its_first_line_for_a_title():
    described = describe(
        made(f"Press release of the ministry angers crews\n\n{'The minister said that boats may come back. ' * 3}")
    )
    assert (described.title, described.outlet) == ("Press release of the ministry angers crews", None)


def test_a_headline_in_capitals_with_a_dash_is_no_dateline():
    text = f"CASH FOR CREWS - AND NOT A PENNY FOR THE TOWN!\nThe Gull, 13 May 2027\n\n{'The minister gave the crews money. ' * 3}"
    described = describe(made(text))
    assert (described.title, described.place) == ("CASH FOR CREWS - AND NOT A PENNY FOR THE TOWN!", None)
    assert described.published == "2027-05-13"
