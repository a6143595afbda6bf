"""Lines and which of their breaks mean something."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.text.lines import columns, lines, paragraphs


def grouped(text: str) -> list[str]:
    return [text[g[0].start : g[-1].end] for g in paragraphs(text, lines(text))]


WRAPPED = (
    "The council of the harbour town has voted to repair the old bridge\n"
    "before the winter comes, and the work will begin on Monday morning\n"
    "at six. Nobody may cross it until the work is done, said the mayor."
)


def test_lines_that_fill_a_column_are_one_paragraph():
    assert grouped(WRAPPED) == [WRAPPED]


def test_a_short_line_inside_filled_lines_ends_a_paragraph():
    text = WRAPPED + "\nShort.\n" + WRAPPED
    assert grouped(text) == [WRAPPED + "\nShort.", WRAPPED]


def test_a_short_group_is_judged_by_the_width_of_the_others():
    two = "Nobody may cross the bridge until the work on it is done, as the\nmayor said."
    assert grouped(f"{WRAPPED}\n\n{two}") == [WRAPPED, two]
    assert grouped(two) == two.split("\n")


def test_verses_lists_and_long_lines_keep_their_breaks():
    verse = "The bridge is old,\nthe river is wide and deep and cold,\nwe cross,\nwe cross."
    assert grouped(verse) == verse.split("\n")
    items = "- repair the old bridge over the river before the winter comes here\n- open the new one"
    assert grouped(items) == items.split("\n")
    long = "\n".join(["A sentence of a line that is long and goes on and on without any end. " * 3] * 3).strip()
    assert len(grouped(long)) == 3


def test_east_asian_lines_are_measured_in_columns():
    assert columns("桥开了a") == 7
    wide = (
        "市长昨天宣布横跨大河的旧桥将在冬天到来之前修好因此从星期一早上\n"
        "开始任何人都不得通过直到工程完成为止请大家耐心等待并且走另外一\n"
        "座桥。"
    )
    assert grouped(wide) == [wide]


@given(
    st.lists(
        st.sampled_from(["a", "word", " ", "\n", "\r\n", "\r", "\x0c", "\u2028", "桥", "- x", "1. y", "x" * 70]), max_size=40
    ).map("".join)
)
def test_lines_hold_all_that_is_not_white_space_once(text: str):
    found = lines(text)
    assert "".join("".join(text[x.start : x.end].split()) for x in found) == "".join(text.split())
    assert [x for g in paragraphs(text, found) for x in g] == found
