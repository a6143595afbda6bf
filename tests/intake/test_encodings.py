from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import NotText, UsageError
from headwater.intake.encodings import decode

RUSSIAN = "Комитет по водному хозяйству сообщил вчера, что новая плотина на северной реке откроется в конце месяца."
UKRAINIAN = "Комітет повідомив учора, що нова гребля на північній річці відкриється наприкінці місяця, і запросив усіх мешканців."
KOREAN = "수자원 위원회는 북쪽 강에 새로 지은 댐이 이달 말에 문을 연다고 어제 밝혔다."
CHINESE = "水利委员会昨天说，北方河上的新大坝将在这个月底开放，所有的居民都可以来看，他们对此很高兴。"
TAIWANESE = "水利委員會昨天說，北方河上的新大壩將在這個月底開放，所有的居民都可以來看，他們對此很高興。"
JAPANESE = "水利委員会はきのう、北の川の新しいダムが今月の終わりに開くと発表しました。"
ARABIC = "أعلنت لجنة المياه أمس أن السد الجديد على النهر الشمالي سيفتح في نهاية الشهر وأن جميع السكان مدعوون إلى الحفل."
THAI = "คณะกรรมการน้ำแจ้งเมื่อวานนี้ว่าเขื่อนใหม่บนแม่น้ำสายเหนือจะเปิดในปลายเดือนนี้"
GREEK = "Η επιτροπή υδάτων ανακοίνωσε χθες ότι το νέο φράγμα στον βόρειο ποταμό θα ανοίξει στο τέλος του μήνα."
HEBREW = "ועדת המים הודיעה אתמול כי הסכר החדש ייפתח בסוף החודש. ראש העיר אמרה לנו אתמול: אנחנו מוכנים לגמרי."
FRENCH = "Le comité a annoncé hier que le nouveau barrage ouvrira à la fin du mois ; « tous sont invités », a-t-il dit."
GERMAN = "Der Ausschuss für Wasser erklärte gestern, die neue Talsperre am nördlichen Fluss werde Ende des Monats geöffnet."
ENGLISH = "The committee said on Monday that it’s “ready” – the new dam opens at the end of the month."
SPANISH = "La comisión anunció ayer que la nueva presa se abrirá a fin de mes y que todos los niños irán mañana."
POLISH = "Komitet wodny ogłosił wczoraj, że nowa zapora na rzece zostanie otwarta pod koniec miesiąca."
TURKISH = "Su komitesi dün, kuzeydeki ırmağın üzerindeki yeni barajın ay sonunda açılacağını söyledi."
PORTUGUESE = "A comissão das águas anunciou ontem que a nova barragem abrirá no fim do mês."
CZECH = "Vodní výbor včera oznámil, že nová přehrada na severní řece se otevře koncem měsíce a že všichni občané jsou zváni."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp866"), (RUSSIAN, "iso8859-5"),
        (UKRAINIAN, "windows-1251"), (UKRAINIAN, "koi8-u"), (KOREAN, "euc-kr"), (KOREAN, "cp949"), (CHINESE, "gb2312"),
        (CHINESE, "gb18030"), (TAIWANESE, "big5"), (JAPANESE, "shift_jis"), (JAPANESE, "euc-jp"), (JAPANESE, "iso2022_jp"),
        (ARABIC, "windows-1256"), (THAI, "cp874"), (GREEK, "windows-1253"), (HEBREW, "windows-1255"), (FRENCH, "windows-1252"),
        (GERMAN, "windows-1252"), (ENGLISH, "windows-1252"), (SPANISH, "iso8859-1"), (PORTUGUESE, "windows-1252"),
        (POLISH, "windows-1250"), (POLISH, "iso8859-2"), (TURKISH, "windows-1254"), (CZECH, "windows-1250"),
    ],
)  # fmt: skip
def test_one_sentence_in_a_legacy_encoding_is_read_without_a_declaration(text: str, encoding: str):
    assert decode(text.encode(encoding), name="old.txt") == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)  # fmt: skip
@given(text=st.text(min_size=1).filter(lambda t: t[0] != "\0"))
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str, text: str):
    assert decode(mark + text.encode(encoding), name="x") == text


@given(st.text())
def test_utf8_is_read_as_it_stands_with_its_line_ends(text: str):
    assert decode(b"line\r\n" + text.encode("utf-8"), name="x") == "line\r\n" + text


def test_a_broken_character_in_a_long_utf8_text_is_marked_and_the_rest_is_read():
    data = (RUSSIAN * 3).encode("utf-8")
    assert decode(data + b"\xd0", name="x") == RUSSIAN * 3 + "\ufffd"


def test_a_page_is_read_as_it_declares_though_its_letters_are_too_few_to_tell():
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><p>Да</p>'
    assert "<p>Да</p>" in decode(page.encode("windows-1251"), name="x", declared=True)


@pytest.mark.parametrize("label", ["ks_c_5601-1987", "euc-kr"])
def test_a_declared_label_means_the_larger_set_that_its_writers_used(label: str):
    page = f"<meta charset={label}><p>똠방각하</p>"  # the first syllable is only in the larger set
    assert "똠방각하" in decode(page.encode("cp949"), name="x", declared=True)


def test_a_page_that_is_utf8_is_read_so_whatever_it_declares():
    page = "<meta charset=iso-8859-1><p>größer – “so”</p>"
    assert "größer – “so”" in decode(page.encode("utf-8"), name="x", declared=True)


def test_a_declaration_in_a_plain_text_is_only_text():
    text = f'<meta charset="koi8-r"> steht im Text. {GERMAN}'
    assert decode(text.encode("windows-1252"), name="x") == text


@pytest.mark.parametrize("data", [b"\xe4", b"\xe4\xf6 \xfc\xdf\xe5\xf8 \x81\x8d", bytes(range(128, 256)) * 3])
def test_bytes_with_no_certain_reading_are_refused_with_what_to_do(data: bytes):
    with pytest.raises(NotText, match=r"^odd\.txt: in an encoding that could not be told; save it as UTF-8, or name its encoding$"):
        decode(data, name="odd.txt")


@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_refused_and_never_crash(data: bytes):
    with contextlib.suppress(NotText):
        assert isinstance(decode(data, name="x", declared=True), str)


def test_a_text_in_capitals_is_not_read_as_the_small_letters_of_another_encoding():
    assert decode(RUSSIAN.upper().encode("windows-1251"), name="x") == RUSSIAN.upper()
    with contextlib.suppress(NotText):  # Greek comes near
        assert decode(RUSSIAN.upper().encode("koi8-r"), name="x") == RUSSIAN.upper()


def test_of_two_readings_that_come_near_each_other_none_is_taken():
    hebrew = "ועדת המים הודיעה אתמול כי הסכר החדש על הנהר הצפוני ייפתח בסוף החודש וכי כל התושבים מוזמנים לטקס."
    with pytest.raises(NotText):  # its bytes fit Russian in capitals nearly as well
        decode(hebrew.encode("windows-1255"), name="x")


@pytest.mark.parametrize("text", ["Да, да, да, да, да, да, да, да, да, да, да, да.", "В субботу вечером", "Не нужно"])
@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
def test_letters_that_are_too_few_or_too_alike_to_tell_are_refused(text: str, encoding: str):
    with pytest.raises(NotText):
        decode(text.encode(encoding), name="x")


def test_a_named_encoding_is_taken_at_its_word():
    assert decode("Да".encode("koi8-r"), name="x", encoding="koi8-r") == "Да"
    with pytest.raises(NotText, match="byte 3 does not fit"):
        decode(b"abc\xff", name="x", encoding="utf-8")
    with pytest.raises(UsageError, match="no encoding is called 'martian'"):
        decode(b"abc", name="x", encoding="martian")
