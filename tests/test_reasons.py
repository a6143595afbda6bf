from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import headwater
from headwater import model
from headwater.errors import UsageError
from headwater.reasons import ABOUT, REASONS, explain


def test_every_word_of_the_closed_lists_that_results_give_as_a_reason_is_explained():
    words = {*model.RELATIONS, *model.RENDERINGS, *model.UNSOURCED_REASONS, *model.VERDICTS, *model.FLAGS, "major", "minor"}
    assert words - set(REASONS) == set()


def test_a_code_stands_in_one_row_and_its_row_is_under_a_heading():
    assert all(code == reason.code and reason.about in ABOUT for code, reason in REASONS.items())
    assert {r.about for r in REASONS.values()} == set(ABOUT)


def test_no_code_stands_in_the_table_that_nothing_gives():
    package = Path(headwater.__file__).parent
    tables = package / "reasons"
    trees = [ast.parse(path.read_text("utf-8")) for path in package.rglob("*.py") if path.parent != tables]
    given = {n.value for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    assert set(REASONS) - given == set()


@pytest.mark.parametrize("reason", REASONS.values(), ids=lambda r: r.code)
def test_a_reason_is_said_in_a_few_whole_sentences_with_an_example(reason):
    assert reason.says[0].isupper()
    assert reason.says.endswith(".")
    assert 20 < len(reason.says) < 300, "one to three sentences that can be printed beside a finding"
    assert reason.example


@pytest.mark.parametrize("reason", REASONS.values(), ids=lambda r: r.code)
def test_no_reason_accuses_anybody(reason):
    accusing = [
        "copied",
        "plagiarised",
        "stole",
        "lied",
        "false",
        "falsely",
        "distorted",
        "manipulated",
        "misleading",
        "wrongly",
        "hid",
    ]
    assert not set(accusing) & set(re.findall(r"\w+", reason.says.lower()))


def test_a_code_is_found_with_spaces_hyphens_and_capitals():
    assert explain(" Close Meaning").code == "close_meaning"
    assert explain("second-translation").code == "second_translation"
    assert explain("each other's best").code == explain("each other’s best").code == "each_others_best"


def test_the_words_of_a_verdict_are_explained_as_the_terminal_writes_them():
    assert explain("quoting other").says == "In the source the speaker gives these words as somebody else's."
    assert {explain(w).about for w in ("altered", "not found", "near verbatim", "unchecked")} == {"judgement"}
    assert {explain(w).about for w in ("cut", "joined", "misattributed")} == {"flag"}


def test_a_code_that_is_not_known_names_the_nearest():
    with pytest.raises(UsageError, match=r"'close_meanin' is not a code .*close_meaning"):
        explain("close_meanin")


def test_a_code_like_no_other_points_to_the_list():
    with pytest.raises(UsageError, match="headwater explain"):
        explain("xyzzy")
