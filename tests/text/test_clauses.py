"""Clauses: what a sentence is put together from."""

import pytest

from headwater.text.clauses import clauses, parts
from headwater.text.furniture import describe
from headwater.text.segments import plain, segments
from tests.text.making import plain_document as made


def cut(text: str, language: str) -> list[str]:
    return [text[a:b] for a, b in parts(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor expressed hope for an early end of the rain| and urged them to stay off the bridge."),
        ("en", "For the people of the town,| for the name of the river,| for the honour of our harbour,| he added."),
        ("en", "For the strength of our town,| for the spirit of the river| and for the good name of our harbour."),
        ("en", "The paper asks the town for patience,| promises the fishermen a new harbour| and names his son as the builder."),
        ("en", "He asked them all to stay at home,| to fix the broken bridge| and to get every boat out of the river."),
        (
            "de",
            "Die Ministerin fordert mehr Geld für Häfen,| verspricht den Bauern neue Wege| und nennt die Kritik der Stadt falsch.",
        ),
        (
            "fr",
            "Le maire appelle tous les habitants à la patience,| promet des routes neuves aux pêcheurs| et refuse toute critique.",
        ),
        ("en", "The old bridge is closed to all;| the new one opens in spring."),
        ("en", "“One ship brings three jobs to the harbour,” she said,| adding that six more will come next year."),
        ("en", "The town has built a bridge across the river| — it took nine years of hard work."),
        ("de", "Der Minister lobte die Arbeit der Feuerwehr am Hafen| und forderte mehr Geld für die Gemeinden."),
        ("fr", "Le maire a salué le travail des pompiers du port,| tandis que le conseil demande plus d'argent."),
        ("es", "El alcalde elogió el trabajo de los bomberos del puerto| y pidió más dinero para los pueblos."),
        ("it", "Il sindaco ha lodato il lavoro dei pompieri del porto,| mentre il consiglio chiede altri soldi."),
        ("pt", "O prefeito elogiou o trabalho dos bombeiros do porto| e pediu mais dinheiro para as cidades."),
        ("nl", "De burgemeester prees het werk van de brandweer,| terwijl de raad meer geld voor de haven vraagt."),
        ("pl", "Burmistrz pochwalił pracę strażaków w porcie| i wezwał wszystkich do zachowania ostrożności."),
        ("ru", "Мэр выразил надежду на скорую встречу с рабочими| и призвал их беречь себя на мосту."),
        ("tr", "Belediye başkanı itfaiyecilerin çalışmasını övdü,| ancak meclis daha fazla para istedi."),
        ("ar", "أعرب العمدة عن أمله في نهاية قريبة للمطر| وأكد أن الجسر الجديد سيفتح في الربيع."),
        ("ko", "시장은 올해 다리 공사가 지난해보다 빨랐다고 밝히고| 주민들이 강가에서 조심해야 한다고 강조했다."),
        ("ja", "市長は今年の橋の工事が昨年より早かったと述べ、| 住民は川のそばで注意すべきだと強調した。"),
        ("zh", "市长在会上表示今年的桥梁工程比去年更快，| 各地居民应当继续注意河边的安全。"),
        ("th", "นายกเทศมนตรีกล่าวว่าสะพานจะเปิดในปีหน้า| และประชาชนควรระวังเมื่ออยู่ใกล้แม่น้ำ"),
    ],
)
def test_a_sentence_is_cut_where_its_parts_meet(language: str, text: str):
    whole = text.replace("|", "")
    found = cut(whole, language)
    expected = [p.strip(" —") for p in text.split("|")]
    if len(expected) == 4:  # the attribution is too short to stand alone
        expected = [*expected[:2], " ".join(expected[2:])]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Hill, Bo Lund and Cy Park met in Ulm, Bonn and Kiel."),
        ("en", "It cost 3,500 dollars in 2,012 towns."),
        ("en", "The bridge (old and grey, and closed to everybody who walks or rides) is open."),
        ("en", "The ferry leaves at 10:30 every day."),
        ("en", "He came; she left."),
        ("en", "They renew the old quarrel, the war of words on the islands and the plan for a new bridge."),
        ("de", "Äpfel, Birnen und Pflaumen aus dem Alten Land."),
        ("zh", "北京、上海、广州和深圳的居民。"),
        ("ko", "서울, 부산, 대구 주민들."),
    ],
)
def test_lists_numbers_brackets_and_short_sentences_stay_whole(language: str, text: str):
    assert cut(text, language) == []


def test_clauses_know_their_sentence_and_leave_furniture_out():
    text = "It rains., ,  The mayor urged them to sa, ,  ve the bridge; the town will never forget their work., ,  So he said., ,  "
    d = describe(made(text, "en"))
    whole = segments(d)
    found = clauses(d, whole[1], 1)
    assert [(c.kind, c.parent, c.block) for c in found] == [("clause", 1, whole[1].block)] * 2
    assert [plain(d, c.start, c.end) for c in found] == [
        "The mayor urged them to save the bridge;",
        "the town will never forget their work.",
    ]


def test_a_sentence_of_one_part_has_no_clauses():
    d = describe(made("It rains on the old bridge today.", "en"))
    assert clauses(d, segments(d)[0], 0) == ()
