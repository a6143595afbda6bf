"""A search answers the same on SQLite and PostgreSQL: each of these runs on both, against what a reader would say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import headwater
from headwater.errors import UsageError
from headwater.library import Library

TEXTS = {
    "bridge": (
        "en",
        "2026-05-04",
        "Valley Press",
        "Bridge opens",
        "The new bridge opens on Monday. Tickets cost four crowns, she said.",
    ),
    "letter": ("en", "2026-05-03", "Town Hall", "A letter", "My dear neighbours, the bridge is done. The fare stays as it was."),
    "ferry": ("en", None, None, None, "The ferry will not run while the bridge-opening lasts. Café owners at the pier are glad."),
    "ko": ("ko", "2026-05-05", "골짜기 신문", "다리 개통", "새 다리가 월요일에 개통된다고 시장이 밝혔다. 요금은 오르지 않는다."),
    "zh": ("zh", "2026-05-05", "山谷报", "新桥通车", "市长说，新桥将于星期一通车。票价不会上涨。"),
    "ja": ("ja", "2026-05-06", "谷の新聞", "新しい橋", "新しい橋は月曜日に開通すると市長は述べた。料金は上がらない。"),
    "ar": ("ar", "2026-05-06", "صحيفة الوادي", "الجسر الجديد", "قالت رئيسة البلدية إن الجِسر الجديد يُفتح يوم الاثنين."),
    "th": ("th", "2026-05-06", "ข่าวหุบเขา", "สะพานใหม่", "นายกเทศมนตรีกล่าวว่าสะพานใหม่จะเปิดในวันจันทร์"),
    "ru": ("ru", "2026-05-07", "Вестник долины", "Новый мост", "Новый мост откроют в понедельник, сообщил мэр. Цены не вырастут."),
}
QUERIES = {
    "bridge": ["bridge", "letter", "ferry"],  # the title first, then the newest, what has no day last
    "BRIDGE opens": ["bridge"],
    '"the bridge is done"': ["letter"],
    '"bridge the"': [],
    '"bridge opening"': ["ferry"],
    "ope*": ["bridge", "ferry"],
    "bridge -fare": ["bridge", "ferry"],
    "bridge -title:opens": ["letter", "ferry"],
    "title:bridge": ["bridge"],
    "outlet:valley": ["bridge"],
    "outlet:nobody bridge": [],
    "lang:ru": ["ru"],
    "bridge lang:ko": [],
    "after:2026-05-06": ["ru", "ar", "ja", "th"],
    "bridge before:2026-05-04": ["letter"],
    "cafe": ["ferry"],
    "다리": ["ko"],
    "개통된다": ["ko"],
    "시장": ["ko"],
    "通车": ["zh"],
    "星期一": ["zh"],
    "桥": ["zh"],
    "新しい橋": ["ja"],
    "開通": ["ja"],
    "الجسر": ["ar"],
    '"الجسر الجديد"': ["ar"],
    "สะพาน": ["th"],
    "วันจันทร์": ["th"],
    "мост": ["ru"],
    "откро*": ["ru"],
    "МОСТ понедельник": ["ru"],
    "crowns'": ["bridge"],
    'a"b:c&d|!': [],
}


@pytest.fixture
def library(place: str | Path) -> Iterator[Library]:
    with Library(place) as made:
        made.add(
            [
                headwater.document(text, id=id, language=language, published=day, outlet=outlet, title=title)
                for id, (language, day, outlet, title, text) in TEXTS.items()
            ]
        )
        yield made


def test_each_query_finds_what_a_reader_would_in_every_script_and_in_one_order(library: Library):
    assert {q: [r.document.id for r in library.search(q).results] for q in QUERIES} == QUERIES


def test_the_total_counts_what_lies_on_other_pages(library: Library):
    found = library.search("bridge", limit=1, offset=1)
    assert (found.total, [r.document.id for r in found.results]) == (3, ["letter"])
    beyond = library.search("bridge", limit=2, offset=8)
    assert (beyond.total, beyond.results) == (3, ())


def test_hits_are_marked_where_they_stand(library: Library):
    for query, words in {"fare": "fare", "개통": "개통", "откро*": "откроют", '"bridge opening"': "bridge-opening"}.items():
        passage = library.search(query).results[0].passages[0]
        document = library.search(query).results[0].document
        assert words in [document.text[start:end] for start, end in passage.marks], query
        assert document.text[passage.start : passage.end] == passage.text


def test_words_and_phrases_are_found_anywhere_in_a_long_text(library: Library):
    words = [f"w{i}" for i in range(17_000)]  # PostgreSQL counts 16,383 places in one row
    library.add(headwater.document(" ".join(words), id="long", language="sw"))
    for at in (0, 1979, 1980, 1999, 2000, 16_384, 16_998):
        assert [r.document.id for r in library.search(f'"w{at} w{at + 1}"').results] == ["long"], at
    assert library.search('"w5 w7"').total == 0
    assert [r.document.id for r in library.search("w3 w16999").results] == ["long"], "words in two stretches of one text"
    assert [r.document.id for r in library.search("bridge -w16999").results] == ["bridge", "letter", "ferry"]


def test_an_older_version_is_found_and_its_document_stands_once(library: Library):
    library.add(headwater.document("The new bridge opens on Tuesday.", id="bridge", title="Bridge opens", published="2026-05-04"))
    assert library.search("tuesday").total == 1
    assert [r.document.text for r in library.search("crowns").results] == [TEXTS["bridge"][4]]
    assert library.search("bridge").total == 3
    assert library.search("bridge").results[0].document.text == "The new bridge opens on Tuesday."


def test_a_query_with_nothing_to_look_for_says_what_to_type(library: Library):
    with pytest.raises(UsageError, match="nothing to search for"):
        library.search('-bridge "" ,')
