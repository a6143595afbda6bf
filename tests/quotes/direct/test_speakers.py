"""The verb and the mention beside a quotation, and whom a pronoun stands for."""

from __future__ import annotations

import pytest

import headwater
from headwater.model import Document
from headwater.quotes.direct.marks import between_marks
from headwater.text.segments import segments
from tests.quotes.conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "speaker", "cue"),
    [
        ("en", "“The dyke will hold,” said Ida Lund, a builder from Nes.", "Ida Lund", "said"),
        ("en", "“The dyke will hold,” the head of the harbour office said of the plan.", "the head of the harbour office", "said"),
        ("en", "Of the dyke, it wrote: “Nobody has looked at it since the flood.”", "it", "wrote"),
        ("en", "Ida Lund, who builds dykes in Nes, says: “Nobody has looked at it.”", "Ida Lund", "says"),
        ("de", "„Der Deich wird halten“, fragte Lund den Minister zu Beginn.", "Lund", "fragte"),
        ("de", "Zum Deich äußerte sich die Chefin so: „Er wird noch lange halten.“", "die Chefin", "äußerte sich"),
        ("ru", "«Дамба простоит долго», — заявила министр Ида Лунд во вторник.", "министр Ида Лунд", "заявила"),
        ("ja", "「堤防は持つだろう」と山田花子大臣は述べた。", "山田花子大臣", "述べた"),
        ("ko", '김하나 장관은 "둑은 버틸 것이다"라고 말했다.', "김하나 장관", "말했다"),
        ("zh", "部长王平表示：“堤坝会坚持很久的。”", "部长王平", "表示"),
        ("tr", "“Set uzun süre dayanacak” dedi Bakan Ayşe Kaya.", "Bakan Ayşe Kaya", "dedi"),
    ],
)
def test_the_mention_beside_the_verb_speaks(read: Reader, language: str, text: str, speaker: str, cue: str):
    found = read(text, language)
    span = found.quotations[0].cue
    assert found.speaker() == speaker
    assert span is not None
    assert found.document.text[span.start : span.end] == cue


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("On Tuesday Ida Lund, who builds dykes, said: “Nobody has looked at it.”", "Ida Lund", "said"),
        ("“Nobody has looked at it,” Ida Lund, a builder from Nes, told reporters.", "Ida Lund", "told reporters"),
        ("“Nobody has looked at it,” one of the states' builders, Ida Lund, said.", "one of the states' builders", "said"),
        ("Lund defended the plan, saying, “Nobody has looked at it.”", "Lund", "saying"),
        ("The builders marched through Nes, chanting, “Nobody has looked at it.”", "The builders", "chanting"),
        ("According to Ida Lund, “Nobody has looked at it.”", "Ida Lund", "According to"),
        ("Said Lund: “Nobody has looked at it.”", "Lund", "Said"),
        ("“Nobody has looked at it!” she yelps while running.", "she", "yelps"),
        ("“Nobody has looked at it.” — Ida K. Lund", "Ida K. Lund", None),
        ("Mayor Lund is rolling out a new line: “Nobody has looked at it.”", "Mayor Lund", None),
        ("The ferryman wrote:\n“Nobody has looked at it.”", "The ferryman", "wrote"),
        ("Lund said: “Nobody has looked at it,” adding that it leaks.", "Lund", "said"),
        ("The letter lists what it says Holm wants: “Nobody has looked at it,” the union wrote.", "the union", "wrote"),
    ],
)
def test_whoever_stands_nearest_the_words_that_attribute_speaks(text: str, speaker: str | None, cue: str | None):
    document = Document("t", text, "0", language="en")
    found = next(f for f in between_marks(document, segments(document)) if f.form == "direct")
    assert (found.mention and text[found.mention.start : found.mention.end]) == speaker
    assert (found.cue and text[found.cue.start : found.cue.end]) == cue


def test_a_pronoun_stands_for_the_person_named_last_and_it_for_the_text(read: Reader):
    found = read(
        "“The dyke is old,” the editorial said.\n“It is not,” said Ida Lund.\n“It leaks in three places,” it added."
        "\n“It does not leak,” she said."
    )
    assert [q.speaker.name for q in found.quotations if q.speaker] == ["the editorial", "Ida Lund", "the editorial", "Ida Lund"]


def test_a_quotation_alone_in_the_next_paragraph_has_the_speaker_before(read: Reader):
    found = read("“The dyke is old,” said Ida Lund.\n“It must be mended before the winter.”")
    assert [q.speaker.name for q in found.quotations if q.speaker] == ["Ida Lund", "Ida Lund"]
    assert found.quotations[1].cue is None


def test_a_quotation_behind_a_sentence_of_the_report_has_none(read: Reader):
    found = read("“The dyke is old,” said Ida Lund.\nRain fell on the town.\n“It must be mended before the winter.”")
    assert found.quotations[1].speaker is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "«Дамба важна для нас», что подтвердили в порту."),
        ("ja", "雨の中で「堤防はもう持たないと思う」と書かれた紙があった。"),
        ("zh", "是因为有人把堤坝称“我们不能没有的一面旧墙”。"),
    ],
)
def test_no_mention_is_better_than_a_piece_of_a_clause(read: Reader, language: str, text: str):
    found = read(text, language)
    assert found.quotations
    assert found.speaker() is None


def test_a_sentence_that_ended_behind_its_mark_is_not_gone_on_with(read: Reader):
    found = read("«El dique va a resistir». Calificó la votación de «vergüenza para todos».", "es")
    assert len(found.quotations) == 2


def test_a_possessive_before_a_colon_belongs_to_its_noun(read: Reader):
    assert read("Ее заместитель Иво Тарн не согласен: «Дамба простоит долго».", "ru").speaker() == "Ее заместитель Иво Тарн"


def test_a_verb_no_list_holds_names_the_speaker_behind_german_guillemets_too(read: Reader):
    assert read("»Vi laver diget om i maj,« sagde Ida Lund.", "da").speaker() == "Ida Lund"


def test_korean_names_whose_words_a_quotation_is(read: Reader):
    assert read('"둑은 매우 낡고 약하다"는 김민수 장관의 말에 모두 웃었다.', "ko").speaker() == "김민수 장관"


def test_whom_an_outlet_quotes_as_saying_speaks(read: Reader):
    assert read('"The dam will hold," the Post quoted the mayor as saying.').speaker() == "the mayor"
    assert read('"The dam will hold," the Post quoted.').speaker() == "the Post"


@pytest.mark.parametrize("verb", ["s'écria", "s’exclama", "s'est indignée", "s'est étonnée"])
def test_french_verbs_of_exclaiming_attribute(read: Reader, verb: str):
    assert read(f"« Le pont tient ! » {verb} la ministre.", "fr").speaker() == "la ministre"


def test_the_pronoun_of_a_french_inversion_is_who_speaks(read: Reader):
    found = read("« La digue est vieille, et elle cédera », a-t-elle écrit lundi.", "fr")
    assert found.speaker() == "elle"


def test_a_subject_whose_verb_a_comma_follows_is_taken_without_the_verb(read: Reader):
    text = "Ein Sprecher der Werft sagte, der Deich halte, fügte aber hinzu, „er ist schon sehr alt“."
    assert read(text, "de").speaker() == "Ein Sprecher der Werft"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Дамба простоит долго», — заявил министр портов и рыболовства Олег Фалин.", "Олег Фалин"),
        ("Министр внутренних дел и юстиции Анна Лунд заявила, что дамба простоит долго.", "Анна Лунд"),
        ("Дамба простоит долго, заявил министр науки и высшего образования Олег Фалин.", "Олег Фалин"),
        ("«Дамба простоит долго», — заявил министр портов и обвинил мэра Олега Фалина во лжи.", "министр портов"),
        ("Дамба простоит долго, заявил министр портов и обвинил мэра Олега Фалина во лжи.", "министр портов"),
    ],
)
def test_the_holder_of_an_office_with_two_fields_speaks(text: str, speaker: str):
    (found,) = headwater.quotations(headwater.document(text, language="ru"))
    assert found.speaker is not None
    assert found.speaker.name == speaker


def test_he_is_who_spoke_before_with_a_verb_of_the_tabloids():
    text = 'The owner has not paid a single crown, her deputy Karel Lund fumed. "We will get every one back," he vowed.'
    told, direct = headwater.quotations(headwater.document(text, language="en"))
    assert (told.form, direct.form) == ("indirect", "direct")
    assert [q.speaker and q.speaker.name for q in (told, direct)] == ["Karel Lund", "Karel Lund"]
