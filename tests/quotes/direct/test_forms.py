"""Whether marked words are a whole quotation, a part of reported speech, or no speech."""

from __future__ import annotations

import pytest

from headwater.model import Document
from headwater.quotes.direct.marks import between_marks
from headwater.text.segments import segments


def forms(text: str, language: str = "en") -> list[str]:
    document = Document("t", text, "0", language=language)
    return [f.form for f in between_marks(document, segments(document))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We will mend the dyke,” she said."),
        ("en", "She said, “We will mend the dyke.”"),
        ("en", "On Monday she said: “we will mend the dyke.”"),
        ("en", "She told a crowd in Nes “We will mend the dyke.”"),
        ("en", "As for the dyke, “We will mend it soon,” she said."),
        ("en", "But “we will mend the dyke,” she said."),
        ("en", "She wrote:\n\n“The dyke is old.”"),
        ("en", "Of the dyke there is only this: “we go.”"),
        ("de", "Sie sagte: „Wir bessern den Deich aus.“"),
        ("ru", "«Дамба старая», — сказала мэр."),
        ("ko", "시장은 “둑이 낡았다”고 밝혔다."),
        ("zh", "市长说“我们很快会修好堤坝”。"),
    ],
)
def test_words_with_nothing_of_their_sentence_before_them_but_attribution_are_direct(language: str, text: str):
    assert forms(text, language) == ["direct"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The plan “is a disaster for the town,” she said."),
        ("en", "She said that “we will mend the dyke.”"),
        ("en", "She spoke up because, “We will not mend the dyke.”"),
        ("en", "She said the town's old “dyke cannot be left without mending.”"),
        ("en", "She asked for “more money for the dyke” and left."),
        ("en", "Many believe “that the dyke is too old to mend.”"),
        ("de", "Sie nannte den Plan „einen Fehler“."),
        ("de", "Der Plan sei „ganz und gar falsch“, sagte sie."),
        ("de", "Die Vorwürfe wies sie als „haltlos“ zurück."),
        ("fr", "Pour Ida Lund, « la digue est très vieille »."),
    ],
)
def test_words_that_complete_a_clause_of_the_report_are_mixed(language: str, text: str):
    assert set(forms(text, language)) == {"mixed"}


def test_a_list_of_marked_words_goes_on_behind_a_conjunction():
    assert forms("The dyke is “weak and tired” but “nobody has the guts to say it,” she said.") == ["words", "mixed"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Sunday's “Town Today,” she said it was late."),
        ("en", "She sang “A Long Way Home,” then left."),
        ("en", "In her book, “How Towns Choose to Fail,” she said so."),
        ("en", "A Street of One's Own\n\n‘The Long Way Home’.\n\nRain fell."),
        ("en", "They sang one song: “The Long Way Home to Nes”."),
        ("en", "The so-called “experts” stayed away."),
        ("de", "Er liest die Zeitung „Neuer Bote“."),
        ("de", "Sie sah den Film „Der lange Weg nach Hause“."),
        ("de", "Die so genannte „Reichensteuer“ kommt."),
        ("de", "„Brücke“, so heißt das Haus am Fluss."),
        ("zh", "他读了《红楼梦》。"),
    ],
)
def test_titles_names_and_what_is_only_called_so_are_none(language: str, text: str):
    assert [form for form in forms(text, language) if form != "words"] == []


def test_a_pronoun_that_begins_a_quotation_is_no_complementizer():
    assert forms("“That was wrong. We looked at the wrong dyke,” Mayor Ida Lund said.") == ["direct"]
    assert forms("She said “that the old dyke was wrong from the start.”") == ["mixed"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "所長は「残念だ」と話した。"),
        ("ja", "所長は「堤防は持つ」と反論した。"),
        ("ko", "그는 “너무 비싸다”며 웃었다."),
        ("tr", "Başkan Ayşe Kaya, “Anlaşamadık” dedi."),
    ],
)
def test_a_short_sentence_is_direct_where_its_verb_stands_last(language: str, text: str):
    assert forms(text, language) == ["direct"]


def test_a_turkish_clause_made_a_noun_is_a_part():
    assert forms("Bakanlık, setin “tüm ölçülere uygun olduğunu” açıkladı.", "tr") == ["mixed"]


def test_a_name_of_two_syllables_before_a_chinese_verb_far_off_is_nobodys():
    assert forms("王平说，堤坝靠近“北港旧区”的地方很旧。", "zh") == ["words"]


def test_an_answer_of_two_words_behind_its_verb_and_comma_is_direct():
    assert forms("Asked about the dyke, she said, “It will.”") == ["direct"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "”Vi lagar vallen i maj”, sade Ida Lund."),
        ("fi", "”Korjaamme padon toukokuussa”, sanoi Ida Lund."),
        ("pl", "„Naprawimy wał” – powiedziała Ida Lund."),
        ("pt", "“Prometo”, acrescentou Ida Lund."),
        ("ko", '"둑은 매우 낡고 약하다"는 김민수 장관의 말에 모두 웃었다.'),
    ],
)
def test_marks_that_open_a_sentence_and_are_attributed_behind_are_whole(language: str, text: str):
    assert forms(text, language) == ["direct"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "”Den gamla vallen i norr” ligger långt bort."),
        ("sv", "Hon kallade den ”den gamla vallen i norr”, sade Ida Lund."),
        ("pt", "“Titanic”, o navio, afundou, disse Ida Lund."),
        ("ko", '"둑은 매우 낡고 약하다"는 글이 벽에 있었다.'),
    ],
)
def test_marks_that_nothing_attributes_are_not_whole(language: str, text: str):
    assert "direct" not in forms(text, language)
