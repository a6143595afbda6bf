from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.contract import check
from headwater.errors import HeadwaterError, NoText, NotText
from headwater.intake.pdf import read_pdf
from headwater.model import Document
from headwater.reading import read
from tests.intake.printed import column, pdf

# Courier: six points a letter at size 10; lines of about 40 letters fill a column
FIRST = [
    "The mayor said on Monday that the bridge",
    "over the northern river is ready to open",
    "and that no fare will be taken for it.",
]
SECOND = [
    "A second column stands beside the first",
    "one and tells of the eleven villages on",
    "the other bank, which wait for the bus,",
    "and of a ferry that is not needed now.",
]
THIRD = [
    "The ferry has crossed here since the old",
    "days, and its captain will be a guide at",
    "the bridge from the first of the month.",
    "He was asked whether he will miss it.",
]


def words(found: Document) -> list[str]:
    check(found)
    return [found.text[b.start : b.end] for b in found.blocks]


def test_lines_of_a_paragraph_are_joined_and_a_gap_begins_the_next():
    found = read_pdf(pdf([[*column(FIRST), *column(SECOND, top=160)]]), name="x")
    assert words(found) == [" ".join(FIRST), " ".join(SECOND)]
    assert [b.kind for b in found.blocks] == ["paragraph", "paragraph"]


def test_two_columns_are_read_one_after_the_other_below_a_title_over_both():
    page = [(70.0, 60.0, 22.0, "The bridge opens"), *column(SECOND), *column(THIRD, left=330)]
    assert words(read_pdf(pdf([page]), name="x")) == ["The bridge opens", " ".join(SECOND), " ".join(THIRD)]
    # whatever order the file draws them in, row by row for one
    woven = [page[0], *(piece for pair in zip(page[1:5], page[5:], strict=True) for piece in pair)]
    assert read_pdf(pdf([woven]), name="x").text == read_pdf(pdf([page]), name="x").text


def test_a_sentence_that_runs_on_in_the_next_column_is_one_paragraph():
    page = [
        *column([*SECOND[:3], "and of a ferry that has carried people,"]),
        *column(["goods and animals there.", *THIRD], left=330),
    ]
    assert words(read_pdf(pdf([page]), name="x"))[0].endswith("carried people, goods and animals there.")


def test_a_table_is_read_row_by_row():
    cells = [("Village", "People", "Boats"), ("Upper Mill", "1240", "12"), ("Lower Mill", "830", "7"), ("Ferry End", "95", "31")]
    page = [(70 + 120 * i, 100.0 + 14 * j, 10.0, cell) for j, row in enumerate(cells) for i, cell in enumerate(row)]
    found = read_pdf(pdf([page]), name="x")
    assert words(found) == ["\t".join(row) for row in cells]
    assert {b.kind for b in found.blocks} == {"table"}


@pytest.mark.parametrize(("ends", "begins", "joined"), [
    ("the govern-", "ment said", "the government said"), ("the well-", "known song", "the well-known song"),
    ("the Anglo-", "Welsh song", "the Anglo-Welsh song"), ("from 2029-", "2031 there", "from 2029-2031 there"),
    ("it was so -", "and it is", "it was so - and it is"),
])  # fmt: skip
def test_a_hyphen_at_a_lines_end_is_taken_out_where_it_only_parts_a_word(ends: str, begins: str, joined: str):
    lines = [f"Of all that was there {ends}", f"{begins} for all to hear it.", "It is well-known that it is so by now."]
    assert joined in read_pdf(pdf([column(lines)]), name="x").text


def test_running_heads_feet_and_page_numbers_are_left_out_and_a_sentence_goes_on_over_the_page():
    pages = []
    for number, name in enumerate(("Upper", "Lower", "Third", "Last"), 1):
        body = column(
            [
                f"{name} was there and tells more of what was",
                f"seen at the {name.lower()} end of the river in a year",
                f"which the {name.lower()} house does not end here but",
            ],
            top=100,
        )
        pages.append(
            [(70.0, 40.0, 8.0, "THE LANTERN"), (400.0, 40.0, 8.0, f"Edition {number}"), *body, (290.0, 800.0, 8.0, f"- {number} -")]
        )
    found = read_pdf(pdf(pages), name="x")
    assert "LANTERN" not in found.text
    assert "- 2 -" not in found.text
    assert "upper house does not end here but Lower was there" in found.text
    assert [b.page for b in found.blocks] == [1]


def test_each_block_knows_its_page():
    pages = [column([*lines, "It is so."]) for lines in (FIRST, SECOND, THIRD)]
    found = read_pdf(pdf(pages), name="x")
    assert [b.page for b in found.blocks] == [1, 2, 3]


def test_notes_at_the_foot_stand_behind_the_paragraph_that_runs_over_the_page():
    first = [
        *column([*SECOND, "The bridge is longer than the old bridge"]),
        *column(["1 As told by the town's own engineers."], top=700, size=7),
    ]
    found = read_pdf(pdf([first, column(["of the railway that was taken down here.", *THIRD])]), name="x")
    assert words(found)[0].find("than the old bridge of the railway") > 0
    assert words(found)[-1] == "1 As told by the town's own engineers."


@pytest.mark.parametrize(("matrix", "along"), [("0 1 -1 0", 13), ("0 -1 1 0", -13), ("-1 0 0 -1", 0)])
def test_lines_that_run_up_down_or_upside_down_the_page_are_read_along(matrix: str, along: int):
    places = iter(range(10))

    def turned(_: re.Match[bytes]) -> bytes:
        n = next(places)
        return f"{matrix} {300 + along * n} {400 + (13 * n if not along else 0)} Tm".encode()

    data = re.sub(rb"1 0 0 1 \S+ \S+ Tm", turned, pdf([column(FIRST)]))
    assert read_pdf(data, name="x").text == " ".join(FIRST)


def test_title_and_author_are_told_where_the_text_bears_them_out_and_the_day_only_as_the_last_thing():
    info = {"Title": "The bridge opens", "Author": "Ada Quill", "CreationDate": "D:20310304091500+09'00'"}
    page = [(70.0, 60.0, 22.0, "The bridge opens"), (70.0, 85.0, 10.0, "By Ada Quill"), *column(FIRST, top=110)]
    found = read(pdf([page], info=info))
    assert (found.title, found.author, found.published) == ("The bridge opens", "Ada Quill", "2031-03-04")
    found = read(pdf([page], info={"Title": "Microsoft Word - letter_v2.docx", "Author": "admin"}))
    assert (found.title, found.author) == ("The bridge opens", "Ada Quill")
    dated = [(70.0, 60.0, 10.0, "March 1, 2031"), *column(FIRST, top=110)]
    assert read(pdf([dated], info=info)).published == "2031-03-01"


def test_pages_without_letters_say_what_to_do():
    with pytest.raises(
        NoText, match=r"^scan\.pdf: no text found \(a PDF of 2 pages that hold only pictures\); run text recognition"
    ):
        read_pdf(pdf([[], []]), name="scan.pdf")


def test_an_encrypted_pdf_says_so():
    trailer = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + b"x" * 32 + b") /U (" + b"y" * 32 + b") /P -1 >> /ID [(a) (a)] /Size"
    )
    with pytest.raises(NotText, match=r"^x: an encrypted PDF; open it with its password"):
        read_pdf(pdf([column(FIRST)]).replace(b"/Size", trailer), name="x")


def test_what_is_no_pdf_but_says_so_is_damaged():
    with pytest.raises(NotText, match=r"^x: a damaged PDF; get it again"):
        read_pdf(b"%PDF-1.4 and nothing more", name="x")


@settings(max_examples=60)
@given(st.data())
def test_a_mangled_pdf_is_read_or_refused(data: st.DataObject):
    whole = bytearray(pdf([column(FIRST), column(SECOND)], info={"Title": "x"}))
    for _ in range(data.draw(st.integers(0, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        check(read_pdf(bytes(whole[: data.draw(st.integers(5, len(whole)))]), name="x"))
    except HeadwaterError:
        return
