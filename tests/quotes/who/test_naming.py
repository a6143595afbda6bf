"""Whom a mention stands for: names, pronouns, roles, documents, and speakers carried over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Document, Span
from headwater.quotes.finding import quotations
from headwater.quotes.frames import Found, Frame
from headwater.quotes.who.naming import named
from headwater.text.segments import segments
from tests.quotes.conftest import Reader
from tests.quotes.mentioned import names


def test_a_surname_stands_for_the_full_name_given_anywhere():
    assert names("“It holds,” said ⟨Lund⟩.\nMrs. Ida Lund builds dykes in Nes.") == ["Ida Lund"]


def test_titles_appositions_and_adverbials_are_no_part_of_a_name():
    text = "On March 3, Former Deputy Minister Ida M. Lund, head of the Nes harbour office, spoke.\n"
    for mention in ("Minister Ida Lund", "On March 3, Ida Lund, head of the Nes harbour office", "Ms. Lund", "Ida M. Lund also"):
        assert names(f"{text}“It holds,” ⟨{mention}⟩ said.") == ["Ida M. Lund"]


def test_he_and_she_agree_with_what_is_known_of_the_name():
    text = "“It holds,” said ⟨Ida Lund⟩.\n“It leaks,” said ⟨Peter Holm⟩.\n“Since May,” ⟨he⟩ added.\n“It does not,” ⟨she⟩ said."
    assert names(text) == ["Ida Lund", "Peter Holm", "Peter Holm", "Ida Lund"]


def test_the_subject_of_the_sentence_before_is_taken_up_not_the_nearest_name():
    assert names("Ida Lund has met Greta Holm in the harbour. “It holds,” ⟨she⟩ said.") == ["Ida Lund"]
    assert names("Ida Lund arrived late. After a speech of Greta Holm the crowd left. “It holds,” ⟨she⟩ said.") == ["Ida Lund"]


def test_names_between_marks_are_nobody_that_a_pronoun_takes_up():
    assert names("Ida Lund arrived.\n“Greta Holm built it.”\n“It holds,” ⟨she⟩ said.")[-1] == "Ida Lund"


def test_a_pronoun_learns_who_the_name_is():
    text = "“It holds,” said ⟨Minister Umbo Tarn⟩.\n“It does,” ⟨she⟩ said.\n“It leaks,” said ⟨Peter Holm⟩.\n“No,” ⟨she⟩ said."
    assert names(text) == ["Umbo Tarn", "Umbo Tarn", "Peter Holm", "Umbo Tarn"]


def test_who_was_called_she_is_not_called_he():
    assert names("“It holds,” said ⟨Minister Umbo Tarn⟩.\n“It does,” ⟨she⟩ said.\n“No,” ⟨he⟩ said.")[-1] == "he"


def test_nobody_fits_and_the_words_of_the_mention_stand():
    assert names("“It holds,” ⟨she⟩ said.\nPeter Holm left.") == ["she"]
    assert names("Peter Holm left. “It holds,” ⟨the spokeswoman⟩ said.") == ["the spokeswoman"]


def test_a_role_takes_up_the_introduction_that_has_its_words():
    text = "Nessian leader Ivo Tarn met Orran leader Anna Berg.\n“It holds,” ⟨the Nessian leader⟩ said.\n"
    text += "“Does it?” ⟨the Orran leader⟩ asked."
    assert names(text) == ["Ivo Tarn", "Anna Berg"]


def test_a_role_that_fits_two_takes_up_neither():
    assert names("Senator Ida Lund met Senator Anna Berg.\n“It holds,” ⟨the senator⟩ said.") == ["the senator"]


def test_a_role_alone_is_who_is_then_named_without_an_introduction():
    text = "“It holds,” ⟨the head of the Nes Harbour Office⟩ said.\n“It does,” ⟨Ida Lund⟩ said.\n“Yes,” ⟨the executive⟩ said."
    assert names(text) == ["Ida Lund"] * 3


def test_somebody_introduced_otherwise_is_not_who_the_role_alone_was():
    text = "“It holds,” ⟨the head of the Nes Harbour Office⟩ said.\n“It leaks,” said ⟨Ida Lund⟩, a fisher and captain from Orr."
    assert names(text) == ["the head of the Nes Harbour Office", "Ida Lund"]
    assert names(text.replace("fisher and captain", "stargazer"))[0] == "the head of the Nes Harbour Office"


def test_a_judge_who_is_never_named_in_full_is_the_judge():
    assert names("“It holds,” said ⟨Judge Tarn⟩.\n“It does,” ⟨the judge⟩ said.") == ["Tarn", "Tarn"]


def test_an_office_is_the_only_person_whom_the_report_is_about():
    text = "Ivo Tarn has spoken. Ivo Tarn was loud.\n“It holds,” ⟨the Nessian chairman⟩ said."
    assert names(text) == ["Ivo Tarn"]
    assert names("Peter Holm came. " + text)[-1] == "the Nessian chairman"
    assert names(text.replace("Nessian chairman", "janitor"))[-1] == "the janitor"


def test_the_manager_is_the_coach_whom_the_report_is_about():
    assert names("The Nessia coach, Ivo Tarn, was calm.\n“It holds,” ⟨the Nessia manager⟩ said.") == ["Ivo Tarn"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "«Tout va bien», a dit ⟨la mairie⟩ de Port-Lund.\n«Rien à craindre», a ajouté ⟨elle⟩.", ["la mairie"] * 2),
        ("es", "«Todo va bien», dijo ⟨el ministerio⟩.\n«Nada que temer», añadió ⟨él⟩.", ["el ministerio"] * 2),
        (
            "fr",
            "«Oui», a dit ⟨Ida Lund⟩.\n«Non», a répondu ⟨la mairie⟩.\n«Si», a dit ⟨Ida Lund⟩.\n«Bien», a dit ⟨elle⟩.",
            ["Ida Lund"],
        ),
    ],
)
def test_an_institution_is_taken_up_by_the_pronoun_of_its_article(language: str, text: str, expected: list[str]):
    found = names(text, language)
    assert [n and n.removeprefix("el ") for n in found[-len(expected) :]] == [n.removeprefix("el ") for n in expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El técnico de Nesia, Ivo Tarn, llegó.\n«Bien», dijo ⟨el entrenador⟩."),
        ("it", "Il tecnico di Nessia, Ivo Tarn, arrivò.\n«Bene», disse ⟨l’allenatore⟩."),
        ("fr", "Le sélectionneur de Nessie, Ivo Tarn, est venu.\n«Bien», a dit ⟨l’entraîneur⟩."),
        ("de", "Der Coach von Nessen, Ivo Tarn, kam.\n«Gut», sagte ⟨der Trainer⟩."),
    ],
)
def test_a_trainer_is_the_coach_whom_the_report_has_named(language: str, text: str):
    assert names(text, language)[-1] == "Ivo Tarn"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Lund perdió su tienda. «El agua subió», contó.", ["Ana Lund"]),
        ("«El puente aguanta», dijo ⟨Pedro Berg⟩.\nAna Lund perdió su tienda. «El agua subió», contó.", ["Pedro Berg", "Ana Lund"]),
        ("«El puente aguanta», dijo ⟨Pedro Berg⟩.\nEl puente es nuevo. «Estamos contentos», contó.", ["Pedro Berg"] * 2),
    ],
)
def test_a_verb_without_a_subject_has_the_person_of_the_sentence_before_it(text: str, expected: list[str]):
    assert names(text, "es", cue="contó") == expected


def test_documents_and_bodies_stay_themselves_and_it_takes_them_up():
    text = "“It holds,” ⟨the ministry⟩ said.\n“It leaks,” said ⟨Ida Lund⟩.\n“We saw no leak,” ⟨it⟩ added.\n“But I did,” ⟨she⟩ said."
    assert names(text) == ["the ministry", "Ida Lund", "the ministry", "Ida Lund"]


def test_the_text_is_the_only_document_that_the_report_has_named():
    text = "Nes opened the year with a joint harbour editorial about dykes.\n“It holds,” began ⟨the text⟩.\n“It does,” ⟨it⟩ said."
    assert names(text) == ["joint harbour editorial"] * 2


def test_the_newspapers_are_those_named_in_a_row():
    text = "The text was carried by Nes Sinmun, Orr Inmingun and Tarn Jonwi.\n"
    text += "“It holds,” ⟨the newspapers⟩ wrote.\n“It does,” ⟨they⟩ wrote."
    assert names(text) == ["Nes Sinmun, Orr Inmingun and Tarn Jonwi"] * 2
    assert names("“It holds,” ⟨the newspapers⟩ wrote.\nIda Lund and Peter Holm left.") == ["the newspapers"]


def test_the_ministry_is_the_only_one_named_in_full():
    assert names("The Nes Harbour Ministry opened.\n“It holds,” ⟨the ministry⟩ said.") == ["Nes Harbour Ministry"]
    assert names("The Nes Ministry and the Orr Ministry met.\n“It holds,” ⟨the ministry⟩ said.") == ["the ministry"]


def test_somebody_without_a_name_is_taken_up_after_somebody_who_agrees():
    text = "“It holds,” said ⟨Ida Lund⟩.\nAn aide of the mayor nodded. “It does,” ⟨she⟩ said."
    assert names(text) == ["Ida Lund", "Ida Lund"]


def test_who_was_named_too_far_back_is_not_taken_up():
    text = "Ida Lund left.\n" + "Rain fell on the town. " * 20 + "\n“It holds,” ⟨she⟩ said."
    assert names(text) == ["she"]


def test_of_two_editorials_neither_is_the_editorial():
    text = "The Nes editorial was long. The Orr editorial was short.\n“It holds,” ⟨the editorial⟩ said."
    assert names(text) == ["the editorial"]


def test_several_speakers_are_nobody_of_them():
    assert names("“It holds,” ⟨Ida Lund and Peter Holm⟩ said.\nIda Lund left.") == ["Ida Lund and Peter Holm"]


def test_a_name_that_only_possesses_does_not_speak():
    assert names("Ida Lund left.\n“It holds,” ⟨Lund’s lawyer⟩ said.\n“Yes,” ⟨Lund supporters⟩ said.") == [
        "Lund’s lawyer",
        "Lund supporters",
    ]


def test_secretary_of_state_is_a_title():
    assert names("“It holds,” said ⟨Secretary of State John Holm⟩.\n“Yes,” ⟨Holm⟩ said.") == ["John Holm", "John Holm"]


def test_what_is_all_quotation_goes_on_with_the_speaker_before():
    text = "“It holds,” said ⟨Ida Lund⟩.\n“And it will hold for years.”\nRain fell on Nes.\n“Nobody asked me.”"
    assert names(text) == ["Ida Lund", "Ida Lund", None]


def test_what_an_announcement_without_a_subject_leads_to_goes_on_in_its_paragraph():
    text, mentions = "“It holds,” said Ida Lund. The second is about rain: “It leaks.”", ("It holds,", "It leaks.")
    frames = [Frame(0, 0, 11, 26), Frame(27, 53, 64, 64)]
    spans = [Span(text.index(m), text.index(m) + len(m)) for m in mentions]
    found = [Found("direct", (s,), (s,), None, None, f) for s, f in zip(spans, frames, strict=True)]
    found[0] = replace(found[0], mention=Span(17, 25))
    document = Document("t", text, "0" * 64, language="en")
    assert [q.speaker and q.speaker.name for q in named(document, segments(document), found)] == ["Ida Lund", "Ida Lund"]


def test_a_sentence_of_speech_leads_over_to_its_quotation():
    assert names("Ida Lund answered on Monday. “It holds.”", cue=None) == ["Ida Lund"]
    assert names("Ida Lund told a story:\n“The dyke was old.”") == ["Ida Lund"]
    assert names("Ida Lund left on Monday. “It holds.”") == [None]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Die Leiterin des Hafenzentrums, Ida Lund, kam.\n„“Es hält“, sagte ⟨Lund⟩.\n„“Ja“, so ⟨die Chefin des Zentrums⟩.",
            ["Ida Lund", "Ida Lund"],
        ),
        (
            "de",
            "„“Es hält“, sagte ⟨der Deichberater Peter Holm⟩.\n„“Ja“, sagte ⟨er⟩.",
            ["Peter Holm", "Peter Holm"],
        ),
        (
            "de",
            "„“Es hält“, sagte ⟨ein Sprecher des Amtes⟩.",
            ["ein Sprecher des Amtes"],
        ),
        (
            "fr",
            "« «Elle tient», a dit ⟨la ministre Ida Lund⟩.\n«Oui», a-t-elle dit ⟨elle⟩.\n«Non», selon ⟨l’agence⟩.",
            ["Ida Lund", "Ida Lund", "l’agence"],
        ),
        (
            "ru",
            "«Да», — сказал ⟨министр Пётр Холмов⟩.\n«Нет», по словам ⟨Холмова⟩.\n«Нет», — сказал ⟨он⟩.",
            ["Пётр Холмов", "Пётр Холмов", "Пётр Холмов"],
        ),
        (
            "ru",
            "«Да», по словам ⟨Дмитрия Холмова⟩.",
            ["Дмитрий Холмов"],
        ),
        (
            "ru",
            "Президент Нессии Марина Лунд прибыла.\n«Да», — сказала ⟨президент⟩.",
            ["Марина Лунд"],
        ),
        (
            "es",
            "«Sí», dijo ⟨el alcalde Pedro Lund⟩.\n«No», dijo ⟨la portavoz Ana Berg⟩.\n«Nunca», añadió ⟨él⟩.",
            ["Pedro Lund", "Ana Berg", "Pedro Lund"],
        ),
    ],
)
def test_other_languages(language: str, text: str, expected: list[str]):
    assert names(text, language)[-len(expected) :] == expected


def test_it_said_without_a_mention_is_the_document_that_spoke_last():
    text = "„“Er hält“, heißt es in ⟨der Mitteilung⟩.\n„“Er ist neu“, hieß es ⟨weiter⟩."
    assert names(text, "de", cue="hieß es") == ["der Mitteilung", "der Mitteilung"]


def test_a_document_without_quotations_has_none(read: Reader):
    assert read("Ida Lund left.").quotations == ()


@settings(max_examples=60)
@given(st.text(alphabet="Aa Lund she said.,“”\n’", max_size=200), st.sampled_from(["en", "de", "ru", "ko", "zh", "fr", "xx", None]))
def test_any_text_gives_speakers_with_names_inside_it(text: str, language: str | None):
    document = Document("t", text, "0" * 64, language=language)
    for q in quotations(document, segments(document)):
        if q.speaker is not None:
            assert 0 <= q.speaker.start < q.speaker.end <= len(text)
            assert q.speaker.name.strip()


def test_french_pronouns_joined_to_their_verb_are_resolved(read: Reader):
    found = read("La ministre Ida Lund est venue lundi. « Nous irons vite », a-t-elle ajouté.", "fr")
    assert [q.speaker.name if q.speaker else None for q in found.quotations] == ["Ida Lund"]


def test_the_name_of_a_work_between_marks_is_no_antecedent(read: Reader):
    text = "Секретарь Иво Тарн пришел.\nРоман «Тихая Вода» продается.\n«Дамба простоит долго», — сказал он."
    assert [q.speaker.name if q.speaker else None for q in read(text, "ru").quotations] == ["Иво Тарн"]


def test_a_name_between_commas_behind_a_role_is_who_it_is(read: Reader):
    text = "Orr Ltd. fell. Its chairman, Per Holt, said it would rise. \u201cWe will,\u201d said its chairman, Ida Lund."
    assert [q.speaker.name for q in (*read(text).indirect, *read(text).quotations) if q.speaker] == ["Per Holt", "Ida Lund"]
    (one,) = read("Its capital, New York, said the dam had held.").indirect
    assert one.speaker is None or one.speaker.name != "New York"


def test_names_in_capitals_do_not_run_on(read: Reader):
    found = read("THE DAM WILL HOLD, MAYOR ANNA BERG SAID ON MONDAY. THE MINISTER SAID THE TOWN WAS SAFE.")
    assert [q.speaker.name for q in found.indirect if q.speaker] == ["ANNA BERG", "THE MINISTER"]
