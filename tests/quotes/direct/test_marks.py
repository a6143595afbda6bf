"""Direct quotations: every style of marks, in one piece or several, and what between marks is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Document
from headwater.quotes.direct.marks import between_marks
from headwater.text.segments import segments
from tests.quotes.conftest import Reader
from tests.slopes import in_proportion

STYLES = [
    ("en", "“We will mend the dyke,” the mayor said.", "We will mend the dyke,"),
    ("en", '"We will mend the dyke," the mayor said.', "We will mend the dyke,"),
    ("en", "‘We will mend the dyke,’ the mayor said.", "We will mend the dyke,"),
    ("en", "'We will mend the dyke,' the mayor said.", "We will mend the dyke,"),
    ("en", "''We will mend the dyke,'' the mayor said.", "We will mend the dyke,"),
    ("de", "„Wir bessern den Deich aus“, sagte die Bürgermeisterin.", "Wir bessern den Deich aus"),
    ("de", "»Wir bessern den Deich aus«, sagte die Bürgermeisterin.", "Wir bessern den Deich aus"),
    ("de", "›Wir bessern den Deich aus‹, sagte die Bürgermeisterin.", "Wir bessern den Deich aus"),
    ("de", '„Wir bessern den Deich aus", sagte die Bürgermeisterin.', "Wir bessern den Deich aus"),
    ("fr", "«\u00a0Nous réparerons la digue\u00a0», a déclaré la maire.", "Nous réparerons la digue"),
    ("pl", "„Naprawimy wał nad rzeką” – powiedziała burmistrz.", "Naprawimy wał nad rzeką"),
    ("ru", "«Мы починим дамбу у реки», — сказала мэр.", "Мы починим дамбу у реки"),
    ("es", "«Repararemos el dique», dijo la alcaldesa.", "Repararemos el dique"),
    ("it", "“Ripareremo la diga”, ha detto la sindaca.", "Ripareremo la diga"),
    ("pt", "“Vamos reparar o dique”, disse a prefeita.", "Vamos reparar o dique"),
    ("nl", "‘We herstellen de dijk’, zei de burgemeester.", "We herstellen de dijk"),
    ("tr", "“Yarın seti onaracağız” dedi Başkan.", "Yarın seti onaracağız"),
    ("ar", "قالت الرئيسة: «سنصلح السد قريبا».", "سنصلح السد قريبا"),
    ("zh", "市长说：“我们很快会修好堤坝。”", "我们很快会修好堤坝。"),
    ("zh-TW", "市長說：「我們很快會修好堤壩。」", "我們很快會修好堤壩。"),
    ("ja", "「堤防はすぐに直す」と市長は述べた。", "堤防はすぐに直す"),
    ("ja", "市長は『堤防はすぐに直す』と述べた。", "堤防はすぐに直す"),
    ("ko", "시장은 “둑을 곧 고치겠다”고 말했다.", "둑을 곧 고치겠다"),
    ("ko", "시장은 《둑을 곧 고치겠다》고 말했다.", "둑을 곧 고치겠다"),
    ("th", "โฆษกกล่าวว่า “เราจะซ่อมเขื่อนในเร็ววันนี้”", "เราจะซ่อมเขื่อนในเร็ววันนี้"),
]


@pytest.mark.parametrize(("language", "text", "said"), STYLES)
def test_every_style_of_marks_gives_the_words_without_them(read: Reader, language: str, text: str, said: str):
    found = read(text, language)
    assert found.spoken() == [[said]]
    assert [q.form for q in found.quotations] == ["direct"]


def test_a_paragraph_left_open_goes_on_in_the_next(read: Reader):
    found = read("“The dyke is old.\n\n“It must be mended before winter comes,” she said.\n\nRain fell.")
    assert found.spoken() == [["The dyke is old.", "It must be mended before winter comes,"]]


def test_straight_marks_left_open_go_on_in_the_next_paragraph_too(read: Reader):
    found = read('"The dyke is old.\n\n"It must be mended before winter comes," she said.')
    assert found.spoken() == [["The dyke is old.", "It must be mended before winter comes,"]]


def test_a_quotation_runs_over_paragraphs_until_its_closing_mark(read: Reader):
    found = read("市長は語った。\n「堤防は古い。\n水も漏れる。\n冬の前に直さなければならない」と述べた。", "ja")
    assert found.spoken() == [["堤防は古い。", "水も漏れる。", "冬の前に直さなければならない"]]


def test_a_quotation_that_nobody_closes_ends_with_its_paragraph(read: Reader):
    found = read("“The dyke is old and must be mended.\n\nRain fell on the town all week.")
    assert found.spoken() == [["The dyke is old and must be mended."]]


def test_attribution_inside_a_sentence_parts_one_quotation(read: Reader):
    found = read("“The dyke,” she said on Monday, “is as old as the town.” Rain fell.")
    assert found.spoken() == [["The dyke,", "is as old as the town."]]
    assert found.speaker() == "she"


def test_what_follows_its_attribution_in_the_paragraph_belongs_to_it(read: Reader):
    found = read("“The dyke is old,” said Mayor Ida Lund. “It must be mended.”")
    assert found.spoken() == [["The dyke is old,", "It must be mended."]]


def test_two_speakers_in_a_paragraph_are_two_quotations(read: Reader):
    found = read("“The dyke is old,” said Ida Lund. “It is not,” said Per Holm.")
    assert found.spoken() == [["The dyke is old,"], ["It is not,"]]
    assert [found.speaker(0), found.speaker(1)] == ["Ida Lund", "Per Holm"]


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("ru", "«Дамба, — сказала она, — старше города».", ["Дамба,", "старше города"]),
        ("fr", "«\u00a0La digue, a-t-elle ajouté, sera finie en mai.\u00a0»", ["La digue,", "sera finie en mai."]),
    ],
)
def test_attribution_between_the_marks_parts_the_words_too(read: Reader, language: str, text: str, parts: list[str]):
    assert read(text, language).spoken() == [parts]


def test_a_quotation_inside_another_belongs_to_the_outer_one(read: Reader):
    assert read("“He told me ‘go away’ twice,” she added.").spoken() == [["He told me ‘go away’ twice,"]]


@pytest.mark.parametrize(
    "text",
    [
        "The 6' 2\" player bought a 12\" pipe and the players' caps.",
        "It's the '90s, rock 'n' roll, and the Jones' dog isn't theirs.",
        "She read “War and Peace” on the train.",
        "They call the ferry “Old Mary” at home.",
        "The so-called “experts” stayed away.",
        "The “Made in Norland” label helps.",
        "L’amie d’Anne n’est pas là.",
    ],
)
def test_apostrophes_measures_titles_and_scare_quotes_are_no_quotations(read: Reader, text: str):
    assert read(text).spoken() == []


def test_a_marked_word_is_somebodys_only_where_reported_speech_holds_it():
    text = "The clerk said the “big one” came late. The “big one” came late."
    document = Document("t", text, "0", language="en")
    assert [(q.form, text[q.spans[0].start : q.spans[0].end]) for q in between_marks(document, segments(document))] == [
        ("words", "big one"),
        ("words", "big one"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“The dyke is old,” Lund said on “Town Today.” “It must be mended.”",
        "“The dyke is old,” said Lund, who builds dykes and says that few others do. “It must be mended.”",
        "“The dyke is old,” said Lund, one of the “big four” builders of the town. “It must be mended.”",
        "“The dyke is old,” said Lund, smiling; “it must be mended.”",
        "''The dyke is old,'' said Lund. ''It must be mended.''",
    ],
)
def test_an_attribution_of_any_length_parts_one_quotation(read: Reader, text: str):
    found = read(text)
    direct = [q for q in found.quotations if q.form == "direct"]
    assert [len(q.spans) for q in direct] == [2]
    assert found.document.text[direct[0].spans[1].end - len("must be mended.") :].startswith("must be mended.")


@pytest.mark.parametrize(
    "text",
    [
        "“The dyke is old,” Lund said, adding later, “It must be mended soon.”",
        "“The dyke is old,” Lund said after the meeting. Few had come. “It must be mended soon.”",
        "“Is it old?” she asked, but Lund walked off and went on about “how they must mend it.”",
    ],
)
def test_what_is_said_on_another_occasion_is_another_quotation(read: Reader, text: str):
    assert all(len(q.spans) == 1 for q in read(text).quotations)


def test_a_part_of_a_sentence_that_its_attribution_interrupts_is_mixed(read: Reader):
    found = read("The plan “is a disaster for the town,” Lund said. “We will not pay for it.”")
    assert [q.form for q in found.quotations] == ["mixed"]


def test_words_that_no_list_holds_attribute_between_commas_behind_the_marks(read: Reader):
    found = read("“Nobody has looked at it,” growled the old ferryman.")
    assert (found.speaker(), found.quotations[0].form) == ("the old ferryman", "direct")


def test_a_quotation_in_another_language_than_its_article_is_read_with_its_own_cues(read: Reader):
    found = read(
        "The mayor spoke on Monday.\n„Wir bessern den alten Deich am Fluss sehr bald und ganz gewiss wieder für euch alle aus, "
        "und zwar noch im Winter“, so die Bürgermeisterin.\n시장은 “둑을 곧 고치겠다”고 말했다."
    )
    cues = [q.cue and found.document.text[q.cue.start : q.cue.end] for q in found.quotations]
    assert cues == ["so", "말했다"]


def test_nobody_sees_what_stands_between_mark_and_letter(read: Reader):
    text = (
        "\u200e“\u200b\u2060We will mend it,\u200b” sa\u00adid Ida\u200d Lund. “It leaks,” ѕаid Per Holm."  # ѕ and а are Cyrillic
    )
    found = read(text)
    assert [q.form for q in found.quotations] == ["direct", "direct"]
    assert found.spoken()[0][0].strip("\u200b\u2060") == "We will mend it,"
    assert [found.speaker(0), found.speaker(1)] == ["Ida\u200d Lund", "Per Holm"]


def test_an_article_in_capitals_is_read_as_any_other(read: Reader):
    found = read("“WE WILL MEND THE DYKE,” SAID MAYOR IDA LUND ON MONDAY.")
    assert found.spoken() == [["WE WILL MEND THE DYKE,"]]
    assert found.speaker() == "MAYOR IDA LUND"


def test_book_titles_in_chinese_marks_are_no_quotations(read: Reader):
    assert read("他读了《红楼梦》。", "zh").spoken() == []


def test_an_inch_mark_does_not_close_a_quotation(read: Reader):
    assert read('"It was 12" wide," she said.').spoken() == [['It was 12" wide,']]


def test_a_plural_possessive_does_not_close_a_quotation(read: Reader):
    assert read("‘We don’t know the players’ names,’ she said.").spoken() == [["We don’t know the players’ names,"]]


def test_words_quoted_inside_reported_speech_are_mixed(read: Reader):
    found = read("She called it “a boom”. He said the dyke was “as old as the whole town”.")
    assert [[found.document.text[s.start : s.end] for s in q.marked] for q in found.quotations] == [
        ["a boom"],
        ["as old as the whole town"],
    ]
    assert [q.form for q in found.quotations] == ["mixed", "mixed"]


def test_ids_count_and_marked_words_are_given(read: Reader):
    found = read("“It is old,” she said.\n“It is not old,” he said.")
    assert [q.id for q in found.quotations] == ["q1", "q2"]
    assert all(q.marked == q.spans for q in found.quotations)


def test_a_heading_ends_what_was_left_open(read: Reader):
    plain = read("“The dyke is old.\n“It must be mended.”")
    assert len(plain.quotations) == 1
    from dataclasses import replace

    from headwater.model import Block

    text = "“The dyke is old and leaks.\nWinter\n“It must be mended.”"
    blocks = (Block(0, 27, "paragraph"), Block(28, 34, "heading"), Block(35, len(text), "paragraph"))
    document = replace(plain.document, text=text, blocks=blocks)
    assert len(between_marks(document, segments(document))) == 2


@settings(max_examples=300)
@given(
    st.text(alphabet="ab A.,!?\n'\"“”‘’«»„‹›「」『』《》—-:12sсказал ", max_size=120) | st.text(max_size=60),
    st.sampled_from(["en", "de", "fr", "ru", "ko", "ja", "zh", "tr", "ar", "xx", None]),
)
def test_spans_lie_inside_and_no_two_quotations_overlap(text: str, language: str | None):
    document = Document("t", text, "0", language=language)
    found = between_marks(document, segments(document))
    reach = 0
    for q in found:
        assert q.form in ("direct", "mixed", "words")
        assert q.spans
        for s in q.spans:
            assert reach <= s.start < s.end <= len(text)
            reach = s.end
        for part in (q.mention, q.cue):
            assert part is None or 0 <= part.start < part.end <= len(text)


ENDLESS = {
    "nested": lambda n: "“a " * n + "”" * n,
    "opening": lambda n: "“‘" * n,
    "straight": lambda n: '"a" ' * n,
    "single": lambda n: " 'a b c d,' he said" * n,
    "interrupted": lambda n: "“A is b,” he said, “" * n,
    "words": lambda n: "“a” and " * n,
    "unclosed lines": lambda n: "“a b c d.\n" * n,
    "dialogue": lambda n: "— Да? — сказал он.\n" * n,
    "questions": lambda n: "Q. Why is it?\nA. It is.\n" * n,
    "incises": lambda n: "«" + "a, dit-il, " * n + "»",
    "capitals": lambda n: "“WE GO NOW,” SAID HE. " * n,
    "hidden": lambda n: "“\u200ba b c\u200b,” he said. " * n,
    "commas": lambda n: "a, " * n + " he said “we go there now.”",
    "nothing": lambda n: "he said we go and " * n,
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_endless_marks_are_read_in_linear_time(kind: str):
    language = {"dialogue": "ru", "incises": "fr"}.get(kind, "en")
    assert in_proportion(lambda n: between_marks(Document("t", ENDLESS[kind](n), "0", language=language), ()), 400)


def test_a_hundred_thousand_nested_marks_are_read():
    assert in_proportion(lambda n: between_marks(Document("t", "“a" * n + "”" * n, "0", language="en"), ()), 12_500)
