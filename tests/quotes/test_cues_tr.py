"""Turkish: who said what, in news sentences made up for this; a clause keeps the ending that makes it a noun."""

from __future__ import annotations

import pytest

from tests.quotes.conftest import Reader
from tests.quotes.telling import told

SENTENCES = [
    ("Bakan, köprünün mayısta açılacağını söyledi.", [("köprünün mayısta açılacağını", "Bakan", "söyledi")]),
    (
        "Dışişleri Bakanı Ayşe Kaya dün Ankara'da düzenlediği basın toplantısında ihracatın arttığını belirtti.",
        [("ihracatın arttığını", "Dışişleri Bakanı Ayşe Kaya", "belirtti")],
    ),
    ("Belediye Başkanı Kaya, “Köprü artık çok güvenli” dedi.", [("Köprü artık çok güvenli", "Belediye Başkanı Kaya", "dedi")]),
    (
        "“Köprü artık çok güvenli” diyen Başkan Kaya, çalışmaların sürdüğünü ifade etti.",
        [("Köprü artık çok güvenli", "Başkan Kaya", "diyen"), ("çalışmaların sürdüğünü", "Başkan Kaya", "ifade etti")],
    ),
    ("“Köprü artık çok güvenli”, dedi Bakan Ali Demir.", [("Köprü artık çok güvenli", "Bakan Ali Demir", "dedi")]),
    ("Bakanlığa göre dokuz gemi yola çıktı.", [("dokuz gemi yola çıktı", "Bakanlığa", "göre")]),
    ("Ali Demir'e göre köprü çok eski.", [("köprü çok eski", "Ali Demir", "göre")]),
    ("Sendika, ücretlerin artırılmasını istedi.", [("ücretlerin artırılmasını", "Sendika", "istedi")]),
    (
        "Uzmanlar köprünün tehlikeli olduğunu söyleyerek onarım yapılması gerektiğini vurguladı.",
        [("köprünün tehlikeli olduğunu", "Uzmanlar", "söyleyerek"), ("onarım yapılması gerektiğini", "Uzmanlar", "vurguladı")],
    ),
    (
        "Sözcü, “Görüşmeler hâlâ devam ediyor” ifadelerini kullandı.",
        [("Görüşmeler hâlâ devam ediyor", "Sözcü", "ifadelerini kullandı")],
    ),
    ("Başbakan, “Bu yıl yeni okullar açacağız” diye konuştu.", [("Bu yıl yeni okullar açacağız", "Başbakan", "diye konuştu")]),
    (
        "Bakan Kaya, ülkenin hazır olduğunu ve yardımın geleceğini bildirdi.",
        [("ülkenin hazır olduğunu ve yardımın geleceğini", "Bakan Kaya", "bildirdi")],
    ),
    ("Savcılık dün iki kişinin tutuklandığını duyurdu.", [("iki kişinin tutuklandığını", "Savcılık", "duyurdu")]),
    ("Ayşe Demir, evinin yıkıldığını anlattı.", [("evinin yıkıldığını", "Ayşe Demir", "anlattı")]),
    ("Parti sözcüsü, seçimin ertelenmesini talep etti.", [("seçimin ertelenmesini", "Parti sözcüsü", "talep etti")]),
    ("Ancak uzmanlar suyun yükseleceğini öngörüyor.", [("suyun yükseleceğini", "uzmanlar", "öngörüyor")]),
    ("“Su çok hızlı geldi” dedi yaşlı kadın.", [("Su çok hızlı geldi", "yaşlı kadın", "dedi")]),
    ("Rapora göre iki köprü yıkıldı.", [("iki köprü yıkıldı", "Rapora", "göre")]),
    (
        "Başkan, köprünün “çok büyük bir başarı” olduğunu söyledi.",
        [("köprünün “çok büyük bir başarı” olduğunu", "Başkan", "söyledi")],
    ),
    ("Polis, yangının söndürüldüğünü açıkladı.", [("yangının söndürüldüğünü", "Polis", "açıkladı")]),
    ("Vali Can, okulların açılmayacağını duyurdu.", [("okulların açılmayacağını", "Vali Can", "duyurdu")]),
    ("İşçiler paralarını alamadıklarını anlattı.", [("İşçiler paralarını alamadıklarını", None, "anlattı")]),
    (
        "Başbakan, “Köprü mayısa kadar kapalı kalacak” açıklamasında bulundu.",
        [("Köprü mayısa kadar kapalı kalacak", "Başbakan", "açıklamasında bulundu")],
    ),
    ("Bakan Kaya köprünün güvenli olduğunun altını çizdi.", [("köprünün güvenli olduğunun", "Bakan Kaya", "altını çizdi")]),
    ("Sözcü, görüşmelerin süreceğine dikkat çekti.", [("görüşmelerin süreceğine", "Sözcü", "dikkat çekti")]),
    ("Polisten yapılan açıklamada, üç kişinin yaralandığı belirtildi.", [("üç kişinin yaralandığı", "Polis", "belirtildi")]),
    ("Bakanlıktan yapılan açıklamaya göre üç kişi yaralandı.", [("üç kişi yaralandı", "Bakanlık", "yapılan açıklamaya göre")]),
    ("Uzmanlar, suyun yükselebileceği uyarısında bulundu.", [("suyun yükselebileceği", "Uzmanlar", "uyarısında bulundu")]),
    ("Sendika, ücretlerin artırılması çağrısında bulundu.", [("ücretlerin artırılması", "Sendika", "çağrısında bulundu")]),
    ("Bakan, halkı evde kalmaya çağırdı.", [("halkı evde kalmaya", "Bakan", "çağırdı")]),
    ("Kaya, köprünün yıkılacağı iddialarını reddetti.", [("köprünün yıkılacağı", None, "iddialarını")]),
    ("Köprünün satıldığı iddia edildi.", [("Köprünün satıldığı", None, "iddia edildi")]),
    ("Kaya'nın ifadesine göre köprü çok eskiydi.", [("köprü çok eskiydi", "Kaya", "ifadesine göre")]),
]

NOTHING = [
    "Buna göre fiyatlar düştü.",
    "Merkez Ajansı'na göre dokuz gemi yola çıktı.",
    "Kadın çocuğu okula gönderdi.",
    "Bakan dün limanı ziyaret etti.",
    "Polis, yolun kapanmasını açıkladı.",  # explained that it was closed: no demand
    "Yağmur kasabaya yağdı.",
    "Geçen yıla göre satışlar arttı.",
    "Çocuklar topu parka götürdü.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_content_speaker_and_cue(read: Reader, text: str, expected: list[tuple[str, str | None, str]]):
    assert told(read(text, "tr")) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_quotation_where_nobody_is_quoted(read: Reader, text: str):
    assert told(read(text, "tr")) == []
