"""`headwater verify` as a user calls it: what it writes, with which exit status, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from headwater import cli
from headwater.contract import check
from headwater.reading import read

TALK = """MAYOR QUILL: Dear neighbours, the new bridge over the Lee opens on Monday at noon. We shall not raise the fare this year.

PRESS: And the old quay, who will pay for that?

MAYOR QUILL: The work on the old quay cost 4.2 million crowns. Two of our masons lost their lives in the March storm.

PRESS: Thank you for the answers. We hope to walk over the bridge soon.
"""
CAPTIONS = """1
00:00:01,000 --> 00:00:03,500
Good evening, neighbours. The lamps on the new

2
00:01:03,600 --> 00:01:06,000
bridge are lit by the wind alone.
"""
DRAFT = """Bridge over the Lee opens 'on Monday at noon'

ORRIN, May 4. "We shall not raise the fare this year," Mayor Ada Quill told the town.

"The work on the old quay cost 42 million crowns," Quill said.
"""
HELD = "We shall not raise the fare this year."
ALTERED = "The work on the old quay cost 42 million crowns."
UNHEARD = "Every citizen receives a silver medal and a horse."

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def verify(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a folder with a draft and a folder of sources; gives status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    for wish in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(wish, raising=False)
    Path("sources/radio").mkdir(parents=True)
    for name, text in (("draft.txt", DRAFT), ("sources/talk.txt", TALK), ("sources/radio/evening.srt", CAPTIONS)):
        Path(name).write_text(text, "utf-8")

    def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = cli.run(["verify", *arguments])
        out, err = capsysbinary.readouterr()
        return status, out.decode(), err.decode()

    return run


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def refusal(done: tuple[int, str, str]) -> str:
    status, out, err = done
    assert (status, out, err.count("\n")) == (2, "", 1)
    return err.removeprefix("headwater: ").rstrip("\n")


# One quotation


def test_a_quotation_that_holds_is_shown_in_context_with_status_0(verify):
    status, out, err = verify(HELD, "sources/talk.txt")
    assert (status, err) == (0, "")
    assert out.startswith(f"{HELD}\n\n= verbatim: ")
    assert "sources/talk.txt at 83-" in out
    assert "▸We shall not raise the fare this year" in " ".join(out.split())
    assert "\x1b" not in out, "no colour where nobody watches"
    assert max(map(len, out.splitlines())) <= 80


def test_a_quotation_that_does_not_hold_gives_status_1(verify):
    status, out, err = verify(ALTERED, "sources/talk.txt")
    assert (status, err) == (1, "")
    assert "! altered: " in out
    assert "[-4.2-] {+42+}" in " ".join(out.split())
    assert verify(UNHEARD, "sources/talk.txt")[0] == 1


def test_words_of_another_speaker_do_not_hold(verify):
    assert verify("We hope to walk over the bridge soon.", "sources/talk.txt", "--speaker", "Press")[0] == 0
    status, out, _ = verify("We hope to walk over the bridge soon.", "sources/talk.txt", "--speaker", "Ada Quill")
    assert status == 1
    assert "misattributed: " in out


def test_words_that_could_not_be_judged_do_not_fail(verify):
    status, out, _ = verify("bridge", "sources/talk.txt")
    assert status == 0
    assert "? unchecked: " in out


def test_json_is_a_line_with_the_source_and_the_verdict(verify):
    status, out, _ = verify(HELD, "sources", "--speaker", "Quill", "--json")
    (found,) = lines(out)
    assert status == 0
    assert {k: found[k] for k in ("id", "quotation", "speaker", "source")} == {
        "id": "q1", "quotation": HELD, "speaker": "Quill", "source": "sources/talk.txt",
    }  # fmt: skip
    (span,) = found["verdict"]["source"]
    assert (found["verdict"]["verdict"], span["doc"]) == ("verbatim", "sources/talk.txt")
    assert TALK[span["start"] : span["end"]].startswith("We shall not raise")
    assert "time" not in found


def test_what_is_not_found_has_no_source(verify):
    (found,) = lines(verify(UNHEARD, "sources", "--json")[1])
    assert (found["source"], found["verdict"]["verdict"]) == (None, "not_found")


def test_captions_give_the_time(verify):
    quotation = "lit by the wind alone."
    (found,) = lines(verify(quotation, "sources/radio/evening.srt", "--json")[1])
    assert (found["time"], found["verdict"]["verdict"]) == (63.6, "verbatim")
    assert "evening.srt at 58-79, 0:01:03" in verify(quotation, "sources/radio/evening.srt")[1]


def test_a_minus_is_standard_input(verify):
    assert lines(verify(HELD, "-", "--json", stdin=TALK.encode())[1])[0]["source"] == "-"


# A draft


def test_a_draft_is_a_table_with_a_row_for_each_quotation_and_its_headline(verify):
    status, out, err = verify("--draft", "draft.txt", "sources")
    assert status == 1
    assert out.startswith("draft.txt against 2 sources: ")
    rows = [line for line in out.splitlines() if line[:2] in ("h1", "h2", "q1", "q2")]
    assert [row[:2] for row in rows] == ["h1", "h2", "q1", "q2"]
    assert "= verbatim" in rows[1]
    assert "= verbatim" in rows[2]
    assert "! altered" in rows[3]
    assert "Ada Quill" in out
    assert max(map(len, out.splitlines())) <= 80
    assert err == "headwater: 1 of 4 does not hold: q2 altered\n"


def test_a_draft_as_json_says_where_in_the_draft(verify):
    found = lines(verify("--draft", "draft.txt", "sources", "--json")[1])
    assert [f["part"] for f in found] == ["headline", "headline", "text", "text"]
    assert [" ".join(DRAFT[s["start"] : s["end"]] for s in f["spans"]) for f in found] == [f["quotation"] for f in found]


def test_a_draft_without_quotations_holds(verify):
    Path("plain.txt").write_text("The bridge over the river opens today and the town is glad of that.\n")
    status, out, err = verify("--draft", "plain.txt", "sources")
    assert (status, err) == (0, "")
    assert "no quotation" in out


def test_the_draft_is_not_its_own_source_nor_a_list_one(verify):
    Path("sources/draft.txt").write_text(f'"{UNHEARD}" Mayor Ada Quill told the town.\n')
    Path("sources/q.csv").write_text(f"quote\n{UNHEARD}\n")
    assert [f["source"] for f in lines(verify("--from", "sources/q.csv", "sources", "--json")[1])] == ["sources/draft.txt"]
    Path("sources/q.csv").unlink()
    (found,) = lines(verify("--draft", "sources/draft.txt", "sources", "--json")[1])
    assert (found["source"], found["verdict"]["verdict"]) == (None, "not_found")


# A list


def test_a_list_keeps_its_columns_and_gains_the_verdicts(verify):
    Path("q.csv").write_text(f'nr,quote,speaker,source\n7,{HELD},Quill,talk\n8,"{ALTERED}",,\n9,lit by the wind alone,,\n', "utf-8")
    status, out, err = verify("--from", "q.csv", "sources", "--csv", "--id-column", "nr")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (status, err) == (1, "headwater: 1 of 3 does not hold: 8 altered\n")
    assert list(rows[0])[:5] == ["nr", "quote", "speaker", "source", "verdict"]
    assert [(r["nr"], r["verdict"], r["found_in"]) for r in rows] == [
        ("7", "verbatim", "sources/talk.txt"),
        ("8", "altered", "sources/talk.txt"),
        ("9", "verbatim", "sources/radio/evening.srt"),
    ]
    assert [r["time"] for r in rows] == ["", "", "0:01:03"]
    assert "42" in rows[1]["differences"]
    assert rows[0]["words_in_source"].startswith("We shall not raise")


def test_a_column_that_the_list_has_already_is_not_written_twice(verify):
    Path("q.csv").write_text(f"quote,verdict\n{HELD},fine\n", "utf-8")
    (row,) = csv.DictReader(io.StringIO(verify("--from", "q.csv", "sources", "--csv")[1]))
    assert (row["verdict"], row["headwater_verdict"]) == ("fine", "verbatim")


def test_rows_left_out_are_told_and_the_others_verified(verify):
    Path("q.csv").write_text(f"quote;id\n{HELD};a\n;b\n", "utf-8")
    status, out, err = verify("--from", "q.csv", "sources", "--json")
    assert (status, [f["id"] for f in lines(out)]) == (0, ["a"])
    assert err == "headwater: q.csv line 3: no quotation in column 'quote'; the row is left out\n"


def test_a_list_of_nothing_but_its_head_is_done(verify):
    Path("q.csv").write_text("quote\n", "utf-8")
    assert verify("--from", "q.csv", "sources", "--csv")[:2] == (0, "")
    assert verify("--from", "q.csv", "sources", "--json")[:2] == (0, "")
    assert verify("--from", "q.csv", "sources")[0] == 0


def test_the_speaker_of_the_command_line_is_for_rows_without_one(verify):
    Path("q.csv").write_text(f"quote,speaker\n{HELD},\n{ALTERED},Orr\n", "utf-8")
    found = lines(verify("--from", "q.csv", "sources", "--json", "--speaker", "Quill")[1])
    assert [f["speaker"] for f in found] == ["Quill", "Orr"]


# Folders


def test_a_folder_is_all_its_files_in_order_and_what_cannot_be_read_is_told(verify):
    Path("sources/a.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3")
    Path("sources/.hidden.txt").write_text(UNHEARD)
    status, out, err = verify(UNHEARD, "sources", "--json")
    assert (status, lines(out)[0]["source"]) == (1, None)
    assert err.startswith("headwater: sources/a.pdf: a damaged PDF; ")
    assert err.count("\n") == 1


def test_a_folder_without_a_readable_file_is_refused(verify):
    Path("empty").mkdir()
    assert refusal(verify(HELD, "empty")).startswith("empty: no readable file in this folder; ")


def test_a_source_that_is_named_and_cannot_be_read_is_refused(verify):
    assert refusal(verify(HELD, "sources", "missing.txt")).startswith("missing.txt: no such file")


# What is refused


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "'headwater verify --help'"),
        (("A quotation.",), "no source is given"),
        (("", "sources"), "the quotation is empty"),
        (("We", "shall", "not", "raise"), "put all of the quotation between quotation marks"),
        (("draft.txt", "sources"), "headwater verify --draft draft.txt"),
        (("--draft", "draft.txt", "--from", "q.csv", "sources"), "--draft and --from exclude each other"),
        (("--draft", "draft.txt"), "'headwater verify --help'"),
        (("--draft", "missing.txt", "sources"), "missing.txt: no such file"),
        (("Words.", "sources", "--json", "--csv"), "--json and --csv exclude each other"),
        (("Words.", "sources", "--quote", "text"), "--quote names a column of --from"),
        (("Words.", "sources", "--speaker-column", "who"), "--speaker-column names a column of --from"),
        (("--draft", "-", "-"), "standard input"),
        (("Words.", "sources", "--language", "English"), "'English' is not a language code"),
    ],
)
def test_wrong_use_is_one_line_that_says_what_to_do(verify, arguments, says):
    assert says in refusal(verify(*arguments))


def test_a_list_with_other_columns_is_told_which_there_are(verify):
    Path("quotes.csv").write_text("text,who\nA.,B\n")
    said = "quotes.csv line 1: no column 'quote'; the columns are 'text', 'who'; name it with --quote text"
    assert refusal(verify("--from", "quotes.csv", "sources")) == said
    assert verify("--from", "quotes.csv", "sources", "--quote", "text", "--speaker-column", "who")[0] in (0, 1)


def test_an_unknown_source_of_a_row_is_told_by_the_row(verify):
    Path("q.csv").write_text("quote,source\nA b c.,letter\n")
    assert refusal(verify("--from", "q.csv", "sources")).startswith("q1: source 'letter' is not among the sources given ('sources/")


def test_the_text_that_offsets_mean_is_the_one_that_text_prints(verify, capsysbinary):
    (found,) = lines(verify("lit by the wind alone.", "sources/radio/evening.srt", "--json")[1])
    assert cli.run(["text", "sources/radio/evening.srt"]) == 0
    printed = capsysbinary.readouterr().out.decode()
    (span,) = found["verdict"]["source"]
    assert printed[span["start"] : span["end"]].startswith("lit by the wind alone")
    check(read(Path("sources/radio/evening.srt")))
