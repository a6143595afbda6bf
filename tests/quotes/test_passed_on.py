"""Statements that an agency or paper only passes on: whoever it passes on is the speaker, and nobody where there is none."""

from __future__ import annotations

import pytest

from tests.quotes.conftest import Reader
from tests.quotes.telling import told

NOBODY = {
    "en": (
        "Reuters reported on Monday that the bridge had been closed.", "Nine ships left the harbour, AFP said on Monday.",
        "According to Reuters, nine ships left the harbour.", "Citing officials, Reuters reported that the bridge had been closed.",
        "The official Volna News Agency said the bridge had been closed.",
    ),
    "de": (
        "Die Brücke ist gesperrt, berichtet dpa.", "Die Brücke sei gesperrt, meldete die dpa am Montag.",
        "Nach Angaben der Agentur Reuters ist die Brücke gesperrt.", "Laut dpa ist die Brücke seit Montag gesperrt.",
        "Wie die Nachrichtenagentur dpa berichtet, ist die Brücke gesperrt.",
    ),
    "nl": ("De brug is dicht, meldt persbureau ANP.", "Volgens persbureau Reuters is de brug dicht."),
    "fr": ("Le pont est fermé, selon l'AFP.", "L'agence Reuters rapporte que le pont est fermé."),
    "es": ("El puente está cerrado, según EFE.", "La agencia Reuters informó que el puente está cerrado."),
    "it": ("Il ponte è chiuso, riferisce l'ANSA.", "L'ANSA riferisce che il ponte è chiuso."),
    "pt": ("A ponte está fechada, segundo a Lusa.",),
    "ru": ("Мост закрыт, сообщает РИА Новости.", "По данным Интерфакса, мост закрыт.", "Рейтер сообщает, что мост закрыт."),
    "cs": ("Most je uzavřen, uvedla ČTK.", "Podle agentury Reuters je most uzavřen.", "ČTK uvedla, že most je uzavřen."),
    "pl": ("Według PAP most jest zamknięty.", "Agencja Reuters podała, że most jest zamknięty."),
    "ar": ("أغلق الجسر وفقا لوكالة رويترز.", "ذكرت وكالة رويترز أن الجسر مغلق."),
    "tr": ("Reuters'a göre köprü kapatıldı.", "Anadolu Ajansı köprünün kapatıldığını bildirdi."),
    "th": ("สำนักข่าวรอยเตอร์รายงานว่าสะพานปิดแล้ว",),
    "ko": (
        "배 아홉 척이 떠났다고 연합뉴스가 보도했다.", "연합뉴스에 따르면 배가 떠났다.", "로이터는 배 아홉 척이 떠났다고 전했다.",
    ),
    "ja": ("橋は閉鎖されたと共同通信が報じた。", "ロイターは橋が閉鎖されたと伝えた。", "ロイター通信によると、橋は閉鎖された。"),
    "zh": ("据新华社报道，大桥已经关闭。", "新华社报道称，大桥已经关闭。", "大桥已经关闭，新华社报道。"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, listed in NOBODY.items() for text in listed])
def test_what_an_agency_alone_reports_is_the_reports_own(read: Reader, language: str, text: str):
    assert told(read(text, language)) == []


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [
        ("en", "The dam will hold in May, the mayor said, according to Reuters.", "The dam will hold in May", "the mayor"),
        ("en", "The dam will hold in May, the mayor said, Reuters reported.", "The dam will hold in May", "the mayor"),
        ("en", "The mayor said the dam would hold in May, according to Reuters.", "the dam would hold in May", "The mayor"),
        ("en", "Reuters reported that the mayor had said the dam would hold.", "the dam would hold", "the mayor"),
        ("en", "According to the Norland Times, the mayor said the dam would hold.", "the dam would hold", "the mayor"),
        ("en", "The mayor told Reuters that the dam would hold.", "the dam would hold", "The mayor"),
        ("de", "Laut dpa sagte die Chefin, der Damm werde halten.", "der Damm werde halten", "die Chefin"),
        ("de", "Die Chefin sagte der dpa, der Damm werde halten.", "der Damm werde halten", "Die Chefin"),
        ("de", "Der Damm werde halten, sagte die Chefin laut dpa.", "Der Damm werde halten", "die Chefin"),
        ("fr", "Le pont rouvrira en mai, a déclaré la ministre, selon l'AFP.", "Le pont rouvrira en mai", "la ministre"),
        ("es", "El ministro dijo a Reuters que el puente abrirá.", "el puente abrirá", "El ministro"),
        ("ru", "Мост откроют, заявил министр, передаёт ТАСС.", "Мост откроют", "министр"),
        ("ru", "ТАСС сообщил, что министр заявил, что мост откроют.", "мост откроют", "министр"),
        ("cs", "Ministr řekl ČTK, že most otevřou.", "most otevřou", "Ministr"),
        ("ko", "로이터통신에 따르면 박 장관은 다리가 열린다고 말했다.", "다리가 열린다", "박 장관"),
        ("ja", "大臣は橋を開くと述べたと共同通信が伝えた。", "橋を開く", "大臣"),
        ("zh", "路透社报道，部长表示，大桥将于五月开放。", "大桥将于五月开放", "部长"),
    ],
)
def test_whoever_an_outlet_passes_on_is_the_speaker(read: Reader, language: str, text: str, content: str, speaker: str):
    assert [row[:2] for row in told(read(text, language))] == [(content, speaker)]


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [
        ("en", "A Reuters spokeswoman said the dam would hold.", "the dam would hold", "A Reuters spokeswoman"),
        ("en", "Reuters said it would cut 200 jobs.", "it would cut 200 jobs", "Reuters"),
        ("en", "KCNA said in a commentary that the drill was a threat.", "the drill was a threat", "KCNA"),
        ("en", 'The drill was "a grave provocation", KCNA said.', 'The drill was "a grave provocation"', "KCNA"),
        ("en", "The Norland Times reported that the dam had held.", "the dam had held", "The Norland Times"),
        (
            "en",
            "The International Energy Agency said that demand would fall.",
            "demand would fall",
            "The International Energy Agency",
        ),
        (
            "de",
            "Der Chef der Nachrichtenagentur dpa sagte, der Damm halte.",
            "der Damm halte",
            "Der Chef der Nachrichtenagentur dpa",
        ),
        ("de", "Reuters teilte mit, man werde 200 Stellen streichen.", "man werde 200 Stellen streichen", "Reuters"),
        ("ru", "Гендиректор ТАСС заявил, что мост откроют.", "мост откроют", "Гендиректор ТАСС"),
        ("ko", "이동통신 3사는 요금이 오른다고 밝혔다.", "요금이 오른다", "이동통신 3사"),
    ],
)
def test_people_of_an_agency_papers_and_what_an_outlet_says_of_itself_are_quoted(
    read: Reader, language: str, text: str, content: str, speaker: str
):
    assert [row[:2] for row in told(read(text, language))] == [(content, speaker)]


def test_a_sentence_beside_a_credit_keeps_its_speaker(read: Reader):
    text = "The mayor said the dam had held. Reuters reported that nine ships had left. Lund said the town was safe."
    assert [row[1] for row in told(read(text))] == ["The mayor", "Lund"]


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported that AFP had said the dam had held.",
        "Reuters reported that residents were told that the dam had held.",
    ],
)
def test_a_credit_within_a_credit_and_words_of_nobody_make_no_speaker(read: Reader, text: str):
    assert told(read(text)) == []


def test_a_clause_of_its_own_about_an_agency_is_no_credit(read: Reader):
    text = "The mayor said the dam held, Reuters reported a very different number of broken gates."
    assert [row[0] for row in told(read(text))] == ["the dam held, Reuters reported a very different number of broken gates"]
