"""The commands from end to end within this process: what they write, what they refuse, and with which exit status."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from headwater import __version__, cli
from headwater.model import Change, Comparison, Verdict
from headwater.reasons import REASONS
from tests.cli.conftest import LETTER, PRESS, document, span

SAMPLES = Path(__file__).parents[2] / "samples"


@dataclass(frozen=True)
class Done:
    """What a command wrote, and its exit status."""

    returncode: int
    stdout: bytes
    stderr: bytes


Command = Callable[..., Done]


@pytest.fixture
def headwater(files: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command in a folder with a letter and a report of it."""
    monkeypatch.chdir(files)
    for wish in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(wish, raising=False)

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = cli.run(arguments)
        return Done(status, *capsysbinary.readouterr())

    return run


def complaint(done: Done) -> str:
    """The one line of a command that refused, without its name; nothing else was written anywhere."""
    assert (done.returncode, done.stdout) == (2, b"")
    said = done.stderr.decode()
    assert said.startswith("headwater: ")
    assert said.count("\n") == 1
    return said.removeprefix("headwater: ").rstrip("\n")


# What works


def test_compare_shows_the_comparison_side_by_side(headwater):
    done = headwater("compare", "letter.txt", "press.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert "passages of the report" in text
    assert "── the report, passage by passage ──" in text
    assert "L1 " in text
    assert "\x1b" not in text, "no colour where nobody watches"
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("view", ["side", "changes", "quotes"])
def test_every_view_is_drawn(headwater, view):
    done = headwater("compare", "letter.txt", "press.txt", "--view", view)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"headwater explain REASON" in done.stdout


def test_json_is_one_object_and_the_same_bytes_again(headwater):
    first, second = (headwater("compare", "letter.txt", "press.txt", "--json") for _ in range(2))
    found = json.loads(first.stdout)
    assert found["schema"] == "headwater.comparison/1"
    assert (found["source"]["id"], found["report"]["id"]) == ("letter.txt", "press.txt")
    assert first.stdout == second.stdout
    assert first.stdout.count(b"\n") == 1


def test_with_text_gives_the_words_of_every_span(headwater):
    done = headwater("compare", "letter.txt", "press.txt", "--json", "--with-text")
    found = json.loads(done.stdout)
    for link in found["links"]:
        assert PRESS[link["report"]["start"] : link["report"]["end"]] == link["report"]["text"]
        assert all(LETTER[s["start"] : s["end"]] == s["text"] for s in link["source"])
    assert all(PRESS[u["start"] : u["end"]] == u["text"] for u in found["unsourced"])
    assert all(LETTER[o["start"] : o["end"]] == o["text"] for o in found["omitted"])


def test_every_reason_that_the_sample_story_gives_is_explained(headwater):
    found = json.loads(headwater("compare", str(SAMPLES / "source.txt"), str(SAMPLES / "report-wire.txt"), "--json").stdout)
    codes = {c for link in found["links"] for c in link["reasons"]} | {u["reason"] for u in found["unsourced"]}
    codes |= {c for o in found["omitted"] for c in o["reasons"]} | set(found["summary"]["rendering_reasons"])
    assert len(codes) > 5
    assert codes - set(REASONS) == set()


def test_a_minus_is_standard_input(headwater):
    done = headwater("compare", "letter.txt", "-", "--json", stdin=PRESS.encode())
    assert json.loads(done.stdout)["report"]["id"] == "-"


def test_several_sources_are_told_apart_in_the_spans(headwater, files):
    (files / "answers.txt").write_text("Reporters asked the mayor. The lamps on the bridge are lit by the wind alone.\n", "utf-8")
    done = headwater("compare", "letter.txt", "answers.txt", "press.txt", "--json")
    found = json.loads(done.stdout)
    assert [d["id"] for d in found["sources"]] == ["letter.txt", "answers.txt"]
    assert {s["doc"] for link in found["links"] for s in link["source"]} <= {"letter.txt", "answers.txt"}


def test_a_file_against_itself_is_verbatim_and_leaves_nothing_out(headwater):
    found = json.loads(headwater("compare", "letter.txt", "letter.txt", "--json").stdout)
    assert {link["relation"] for link in found["links"]} == {"verbatim"}
    assert found["omitted"] == []
    assert b"are the same text" in headwater("compare", "letter.txt", "letter.txt").stdout


def test_one_word_is_a_document(headwater, files):
    (files / "a.txt").write_text("Bridge")
    done = headwater("compare", "a.txt", "a.txt")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.fixture
def found(monkeypatch) -> Callable[[Comparison], None]:
    """Makes every comparison come out as given."""
    import headwater.comparison

    def as_given(comparison: Comparison) -> None:
        monkeypatch.setattr(headwater.comparison, "compare", lambda *_, **__: comparison)

    return as_given


def test_fail_on_unsourced_is_status_1_with_the_reason(headwater, found, letter):
    found(letter)
    done = headwater("compare", "letter.txt", "press.txt", "--fail-on", "unsourced")
    assert (done.returncode, done.stderr) == (1, b"headwater: 1 passage of press.txt without a source here (--fail-on unsourced)\n")
    assert done.stdout.startswith(b"source: letter.txt"), "the comparison is shown all the same"
    assert headwater("compare", "letter.txt", "press.txt").returncode == 0


def test_fail_on_altered_is_status_1_with_the_places(headwater, found, letter):
    found(letter)
    assert headwater("compare", "letter.txt", "press.txt", "--fail-on", "altered").returncode == 0
    change = Change("number", "major", letter.links[1].report, letter.links[1].source[0], "number_differs")
    altered = replace(letter.quotations[0], verdict=Verdict("altered", changes=(change,)))
    found(replace(letter, links=(letter.links[0], replace(letter.links[1], changes=(change,))), quotations=(altered,)))
    done = headwater("compare", "letter.txt", "press.txt", "--fail-on", "altered")
    assert done.returncode == 1
    assert done.stderr == b"headwater: press.txt says something else than its source in L2 and q1 (--fail-on altered)\n"


def test_a_report_of_which_only_attributions_have_no_source_does_not_fail(headwater, found, letter):
    found(replace(letter, unsourced=letter.unsourced[:3]))
    assert headwater("compare", "letter.txt", "press.txt", "--fail-on", "unsourced").returncode == 0


def test_with_text_covers_spans_of_every_kind(headwater, found, letter):
    changes = (Change("number", "major", span(letter.report, "Two"), span(letter.source, "4.2"), "number_differs"),)
    verdict = Verdict("reworded", source=letter.links[1].source, changes=changes)
    quotation = replace(letter.quotations[0], verdict=verdict, cue=span(letter.report, "wrote"))
    found(replace(letter, links=(replace(letter.links[2], changes=changes),), quotations=(quotation,)))
    data = json.loads(headwater("compare", "letter.txt", "press.txt", "--json", "--with-text").stdout)
    change = {"report": "Two", "source": "4.2"}
    link, quoted = data["links"][0], data["quotations"][0]
    assert (link["report"]["text"], link["source"][0]["text"]) == ("Two masons died.", "Two of our masons lost their lives")
    assert {side: link["changes"][0][side]["text"] for side in change} == change
    assert quoted["spans"][0]["text"] == quoted["marked"][0]["text"] == "The new bridge opens on Monday at noon"
    assert (quoted["speaker"]["text"], quoted["cue"]["text"]) == ("Quill", "wrote")
    assert quoted["verdict"]["source"][0]["text"].startswith("We shall not raise the fare")
    assert {side: quoted["verdict"]["changes"][0][side]["text"] for side in change} == change
    assert [u["text"] for u in data["unsourced"]][:2] == ["ORRIN, May 4 (Valley Press)", "Quill wrote."]
    assert data["omitted"][0]["text"] == "The work cost 4.2 million crowns."
    assert "text" not in data["source"]


def test_with_text_takes_the_words_from_the_source_that_a_span_names(headwater, found, letter):
    other = document("answers.txt", "The fare stays. The lamps are lit.")
    link = replace(letter.links[1], source=(span(other, "The fare stays.", "answers.txt"),))
    omission = replace(letter.omitted[0], start=16, end=34, doc="answers.txt")
    found(replace(letter, sources=(letter.source, other), links=(link,), omitted=(omission,), quotations=()))
    data = json.loads(headwater("compare", "letter.txt", "press.txt", "--json", "--with-text").stdout)
    assert data["links"][0]["source"] == [{**link.source[0].to_dict(), "text": "The fare stays."}]
    assert data["omitted"][0]["text"] == "The lamps are lit."


def test_text_prints_the_frozen_text_and_nothing_else(headwater, files):
    raw = "\ufeffOne\r\ntwo \U0001f309 e\u0301.\n\n  "
    (files / "a.txt").write_bytes(raw.encode())
    done = headwater("text", "a.txt")
    assert (done.returncode, done.stdout) == (0, raw.removeprefix("\ufeff").encode())


def test_an_encoding_is_for_the_files_that_are_not_utf_8(headwater, files):
    (files / "old.txt").write_bytes("다리가 열립니다".encode("cp949"))
    assert headwater("text", "old.txt", "--encoding", "cp949").stdout.decode() == "다리가 열립니다"
    assert headwater("text", "-", "--encoding", "cp949", stdin="다리".encode("cp949")).stdout.decode() == "다리"
    (files / "new.txt").write_bytes("다리가 열립니다".encode())
    assert headwater("text", "new.txt", "--encoding", "cp949").stdout.decode() == "다리가 열립니다"


def test_an_encoding_that_does_not_exist_or_fit_is_refused(headwater, files):
    (files / "old.txt").write_bytes(b"caf\xe9")
    assert "klingon" in complaint(headwater("text", "old.txt", "--encoding", "klingon"))
    (files / "new.txt").write_text("The bridge opens.", encoding="utf-8")
    assert "klingon" in complaint(headwater("text", "new.txt", "--encoding", "klingon"))
    assert complaint(headwater("quotes", "old.txt", "--encoding", "ascii")).startswith("old.txt: not ascii")
    assert complaint(headwater("text", "missing.txt", "--encoding", "ascii")).startswith("missing.txt: no such file")


def test_quotes_prints_a_line_of_json_for_each_document(headwater):
    done = headwater("quotes", "press.txt", "letter.txt", "--json")
    first, second = (json.loads(line) for line in done.stdout.decode().splitlines())
    assert (first["id"], first["language"], second["id"]) == ("press.txt", "en", "letter.txt")
    spans = [PRESS[s["start"] : s["end"]] for q in first["quotations"] for s in q["spans"]]
    said = ["The new bridge over the Lee opens on Monday at noon", "the fare would not be raised before the year is out"]
    assert [s.rstrip(",.") for s in spans] == said


def test_quotes_draws_a_table(headwater):
    done = headwater("quotes", "press.txt")
    assert done.returncode == 0
    assert b"2 quotations (1 direct, 1 indirect)" in done.stdout


def test_quotes_draws_the_files_in_their_order_and_goes_on_after_a_bad_one(headwater):
    done = headwater("quotes", "press.txt", "missing.txt", "letter.txt")
    assert done.returncode == 2
    drawn = done.stdout.decode()
    assert -1 < drawn.find("press.txt") < drawn.find("letter.txt")
    assert done.stderr.count(b"\n") == 1
    assert b"\x1b" not in done.stdout, "no colour where nobody sees it"


def test_quotes_goes_on_after_a_file_that_cannot_be_read(headwater):
    done = headwater("quotes", "missing.txt", "press.txt", "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["id"] == "press.txt"
    assert done.stderr.startswith(b"headwater: missing.txt: ")
    assert done.stderr.count(b"\n") == 1


def test_explain_says_one_code_or_lists_all(headwater):
    assert b"A sentence encoder" in headwater("explain", "close_meaning").stdout
    listed = headwater("explain").stdout
    assert b"close_meaning: " in listed
    assert b"ceremony: " in listed


def test_doctor_finds_the_encoder_at_work(headwater):
    done = headwater("doctor")
    assert done.returncode == 0
    text = done.stdout.decode()
    assert text.startswith("Headwater ")
    assert "ms a sentence" in text


def test_version_is_that_of_the_package(headwater):
    assert headwater("--version").stdout.decode() == f"headwater {__version__}\n"


def test_help_is_there_for_every_command_with_an_example(headwater):
    overview = headwater("--help").stdout.decode()
    assert headwater().stdout.decode() == overview
    for command in ("compare", "verify", "quotes", "text", "explain", "doctor"):
        assert f"\n  {command}" in overview
        assert f"headwater {command}" in headwater(command, "--help").stdout.decode()


# What is refused


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("spaces.txt", b" \r\n\t\n"),
        ("binary.txt", b"\x00\x01\x02\xff" * 64),
        ("page.html", b"<html><body><script>1</script></body></html>"),
    ],
)
def test_what_holds_no_text_is_refused_by_name(headwater, files, name, content):
    (files / name).write_bytes(content)
    for command in (("text", name), ("compare", name, name)):
        assert complaint(headwater(*command)).startswith(f"{name}: ")


def test_a_language_that_is_given_is_not_guessed(headwater, files):
    (files / "short.txt").write_text("Abc.", "utf-8")
    compare = ("compare", "letter.txt", "short.txt", "--json")
    assert json.loads(headwater(*compare).stdout)["report"]["language"] is None
    found = json.loads(headwater(*compare, "--language", "nl", "--source-language", "de").stdout)
    assert (found["report"]["language"], found["source"]["language"]) == ("nl", "de")


@pytest.mark.parametrize("option", ["--language", "--source-language"])
def test_a_language_is_given_by_its_code(headwater, option):
    assert "'Dutch' is not a language code" in complaint(headwater("compare", "letter.txt", "press.txt", option, "Dutch"))


@pytest.mark.parametrize("command", [("compare", "missing.txt", "missing.txt"), ("text", "missing.txt"), ("quotes", "missing.txt")])
def test_a_missing_file_is_refused_by_name(headwater, command):
    assert complaint(headwater(*command)).startswith("missing.txt: ")


def test_a_folder_is_refused_by_name(headwater, files):
    (files / "folder").mkdir()
    assert complaint(headwater("compare", "folder", "press.txt")).startswith("folder: ")


def test_empty_standard_input_is_refused_by_name(headwater):
    assert complaint(headwater("text", "-")).startswith("standard input: ")


def test_a_file_name_cannot_drive_the_terminal_or_break_the_line(headwater):
    assert complaint(headwater("text", "a\nb\x1b[2J.txt")).startswith("a b\ufffd[2J.txt: ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("compare",), "'headwater compare --help'"),
        (("compare", "only.txt"), "'headwater compare --help'"),
        (("compare", "-", "-"), "standard input"),
        (("compare", "a", "b", "--view", "table"), "'side', 'changes', 'quotes'"),
        (("compare", "a", "b", "--json", "--view", "side"), "--json and --view"),
        (("compare", "a", "b", "--with-text"), "--with-text is for --json"),
        (("compare", "a", "b", "--html", "out.html", "--json"), "--html and --json"),
        (("compere", "a", "b"), "compare"),
        (("explain", "close_meanin"), "did you mean close_meaning"),
        (("--vresion",), "--version"),
    ],
)
def test_wrong_use_is_one_line_that_says_what_to_do(headwater, arguments, says):
    assert says in complaint(headwater(*arguments))
