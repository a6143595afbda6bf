from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from headwater.intake.layout import Piece, in_order, paragraphs, rows, without_running_heads


def words(text: str, left: float, top: float, page: int = 1, size: float = 10) -> list[Piece]:
    """A line of words, six points a letter at size 10."""
    found = []
    for word in text.split():
        width = 0.6 * size * len(word)
        found.append(Piece(word, page, left, left + width, top, top + size))
        left += width + 0.6 * size
    return found


def column(lines: list[str], left: float, top: float, leading: float = 12) -> list[Piece]:
    return [word for i, line in enumerate(lines) for word in words(line, left, top + i * leading)]


LINES = [
    "The mayor said on Monday that the bridge",
    "over the northern river is ready to open",
    "and that no fare is taken from those who",
    "come from the eleven villages over there",
    "and who want to go to the town by noon.",
]


def test_columns_whose_lines_stand_at_other_heights_are_told_apart_too():
    found = in_order([*column(LINES, 50, 100), *column(LINES, 330, 106)])
    assert [line.text for line in found] == [*LINES, *LINES]


def test_three_columns_are_read_from_left_to_right_and_in_a_script_from_right_to_left_the_other_way():
    narrow = ["The mayor said on Monday", "that the northern bridge", "is ready now and no fare", "is ever taken from those"]
    found = in_order([*column(narrow, 50, 100), *column(narrow, 230, 100), *column(narrow, 410, 100)])
    assert [line.text for line in found] == narrow * 3
    arabic = [
        "قالت اللجنة يوم الاثنين ان السد",
        "على النهر الشمالي جاهز للفتح الان",
        "وان الجميع مدعوون الى الحضور هناك",
        "في الصباح من ساحة المدينة القديمة",
    ]
    left, right = column(arabic, 50, 100), column(arabic, 330, 100)
    assert [line.region for line in in_order([*left, *right])] == [0] * 4 + [1] * 4
    assert in_order([*left, *right])[0].left >= 330


def test_lines_in_one_column_are_never_cut_though_their_gaps_stand_one_over_the_other():
    lines = ["aaaa bbbb cccc dddd eeee ffff gggg hhhh"] * 12
    assert [line.text for line in in_order(column(lines, 50, 100))] == lines


def test_a_head_that_differs_in_its_figures_only_is_left_out_and_text_that_stands_once_is_not():
    pages = [[*words(f"The Lantern {n}", 50, 20, n), *words(f"{'abcdef'[n]} goes on here", 50, 100, n)] for n in range(1, 5)]
    kept = without_running_heads(pages)
    assert [" ".join(p.text for p in page) for page in kept] == [f"{c} goes on here" for c in "bcde"]


def test_pages_of_nothing_but_the_same_line_keep_it():
    assert len(paragraphs([words("The bridge is open.", 50, 20, n) for n in range(1, 5)])) > 0


PLACES = st.tuples(
    st.integers(0, 500), st.integers(0, 700), st.integers(6, 20), st.sampled_from(["dam", "the", "댐", "السد", "-", "7"])
)


@given(st.lists(PLACES, max_size=60))
def test_every_word_of_a_page_is_read_once_wherever_it_stands(places: list[tuple[int, int, int, str]]):
    page = [piece for left, top, size, word in places for piece in words(word, left, top, size=size)]
    assert Counter("".join("".join(line.text.split()) for line in in_order(page))) == Counter("".join(p.text for p in page))
    assert sum(len(row) for row in rows(page)) == len(page)
    paragraphs([page])
