from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.language import LANGUAGES, guess, settle

SENTENCES = {
    "ar": "أعلنت لجنة المياه أمس أن السد الجديد على النهر سيفتح في نهاية الشهر.",
    "de": "Der Ausschuss erklärte gestern, die neue Talsperre werde Ende des Monats geöffnet.",
    "en": "The committee said yesterday that the new dam opens at the end of the month.",
    "es": "La comisión anunció ayer que la nueva presa se abrirá a fin de mes.",
    "fr": "Le comité a annoncé hier que le nouveau barrage ouvrira à la fin du mois.",
    "it": "Il comitato ha annunciato ieri che la nuova diga aprirà alla fine del mese.",
    "ja": "委員会はきのう、新しいダムが今月の終わりに開くと発表した。",
    "ko": "위원회는 새 댐이 이달 말에 문을 연다고 어제 밝혔다.",
    "nl": "De commissie zei gisteren dat de nieuwe dam aan het eind van de maand opengaat.",
    "pl": "Komitet ogłosił wczoraj, że nowa zapora zostanie otwarta pod koniec miesiąca.",
    "pt": "A comissão anunciou ontem que a nova barragem abrirá no fim do mês.",
    "ru": "Комитет сообщил вчера, что новая плотина откроется в конце месяца.",
    "th": "คณะกรรมการแจ้งเมื่อวานนี้ว่าเขื่อนใหม่จะเปิดในปลายเดือนนี้",
    "tr": "Komite dün yeni barajın ay sonunda açılacağını söyledi.",
    "zh": "委员会昨天说，新的大坝将在月底开放。",
    "uk": "Комітет повідомив учора, що нова гребля відкриється наприкінці місяця.",
    "el": "Η επιτροπή ανακοίνωσε χθες ότι το νέο φράγμα θα ανοίξει στο τέλος του μήνα.",
    "he": "הוועדה הודיעה אתמול כי הסכר החדש ייפתח בסוף החודש.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_is_enough(language: str):
    assert guess(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ["", "12:30", "OK", "Dam", "Kim Jong", "TALMOUTH", "— … —", "東京", "1 / 11"])
def test_too_little_has_no_language(text: str):
    assert guess(text) is None


@pytest.mark.parametrize(("text", "language"), [("댐 개장", "ko"), ("ダムが開く", "ja"), ("เขื่อน", "th")])
def test_a_script_of_one_language_is_enough_by_itself(text: str, language: str):
    assert guess(text) == language


def test_names_in_another_script_do_not_change_the_language():
    assert guess(f"Ann Lee, The Northern Lantern: {SENTENCES['ko']}") == "ko"


def test_what_a_page_says_wins_over_a_guess_from_little():
    assert settle("nl", "Dam open") == "nl"
    assert settle("en", SENTENCES["de"]) == "en"


def test_a_long_text_in_another_language_wins_over_the_tag_of_its_template():
    assert settle("en", SENTENCES["de"] * 5) == "de"
    assert settle("en", SENTENCES["es"] * 5) == "es"
    assert settle("en", SENTENCES["ko"] * 20) == "ko"


@pytest.mark.parametrize(("said", "text"), [("hr", "sr"), ("no", "da"), ("gl", "es")])
def test_close_languages_are_left_as_the_page_says(said: str, text: str):
    danish = "Udvalget sagde i går, at den nye dæmning åbner ved udgangen af måneden, og at alle er inviteret til at komme. " * 3
    serbian = "Одбор је јуче саопштио да ће нова брана бити отворена крајем месеца и да су сви позвани да дођу. " * 4
    assert settle(said, {"sr": serbian, "da": danish, "es": SENTENCES["es"] * 5}[text]) == said


def test_a_language_that_no_guess_knows_is_left_as_the_page_says():
    assert settle("eo", SENTENCES["en"] * 5) == "eo"


def test_nothing_said_is_guessed():
    assert settle(None, SENTENCES["fr"]) == "fr"
    assert settle(None, "Dam") is None


@given(st.text())
def test_any_text_has_a_known_language_or_none(text: str):
    assert guess(text) in (*LANGUAGES, None)


def test_a_longer_english_text_is_told_without_loading_the_model(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("headwater.text.language._identifier", lambda: pytest.fail("the model was loaded"))
    assert guess("The committee said that it was not for the town to say when the dam on the river would be opened. " * 6) == "en"
