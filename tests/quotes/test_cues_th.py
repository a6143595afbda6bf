"""Thai: who said what, in news sentences made up for this; content begins behind ว่า and ends before the next speaker."""

from __future__ import annotations

import pytest

from tests.quotes.conftest import Reader
from tests.quotes.telling import told

SENTENCES = [
    ("โฆษกกล่าวว่าสะพานจะเปิดในเดือนพฤษภาคม", [("สะพานจะเปิดในเดือนพฤษภาคม", "โฆษก", "กล่าว")]),
    (
        "โฆษกกระทรวงกล่าวว่าสะพานจะเปิดในเดือนพฤษภาคม รัฐมนตรีระบุว่าจะสร้างใหม่",
        [("สะพานจะเปิดในเดือนพฤษภาคม", "โฆษกกระทรวง", "กล่าว"), ("จะสร้างใหม่", "รัฐมนตรี", "ระบุ")],
    ),
    ('"สะพานแข็งแรงมาก" เขากล่าว', [("สะพานแข็งแรงมาก", "เขา", "กล่าว")]),
    (
        "นายสมชาย ใจดี ผู้ว่าราชการจังหวัด เปิดเผยว่า สะพานเก่ามาก",
        [("สะพานเก่ามาก", "นายสมชาย ใจดี ผู้ว่าราชการจังหวัด", "เปิดเผย")],
    ),
    ("ตำรวจเรียกร้องให้ประชาชนอยู่ในบ้าน", [("ประชาชนอยู่ในบ้าน", "ตำรวจ", "เรียกร้องให้")]),
    ('รัฐมนตรีกล่าวกับผู้สื่อข่าวว่า "เราจะสร้างใหม่ทั้งหมด"', [("เราจะสร้างใหม่ทั้งหมด", "รัฐมนตรี", "กล่าว")]),
    ("ทั้งนี้ โฆษกยืนยันว่าไม่มีผู้บาดเจ็บ", [("ไม่มีผู้บาดเจ็บ", "โฆษก", "ยืนยัน")]),
    ("ผู้เชี่ยวชาญเตือนว่าน้ำจะท่วมอีก", [("น้ำจะท่วมอีก", "ผู้เชี่ยวชาญ", "เตือน")]),
]

NOTHING = [
    "เขาไม่ได้กล่าวว่าอะไร",
    "สำนักข่าวกลางรายงานว่าเรือออกแล้ว",
    'เขาเขียนหนังสือ "ทางทะเล"',
    "ฝนตกทั้งวันในเมือง",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_content_speaker_and_cue(read: Reader, text: str, expected: list[tuple[str, str | None, str]]):
    assert told(read(text, "th")) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_quotation_where_nobody_is_quoted(read: Reader, text: str):
    assert told(read(text, "th")) == []
