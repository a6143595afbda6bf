"""Decisions from the command line: made on words, shown beside what was found, taken back, and written out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.cli.test_commands import Command, complaint
from tests.cli.test_library import fits, headwater, library, lines  # noqa: F401 - fixtures

NAMED = ("--who", "Desk")


@pytest.fixture
def report(library: Command) -> Command:  # noqa: F811
    """The same with the report of the letter, and a note on it."""
    assert library("add", "--no-encode", "press.txt").returncode == 0
    done = library("decide", "note", "press.txt", "the fare", "--say", "asked the mayor", *NAMED)
    assert done.returncode == 0, done.stderr
    return library


def test_a_note_is_shown_with_its_words_and_who_made_it(report: Command):
    text = fits(report("decisions", "press.txt"))
    assert "1 Desk notes" in text
    assert "passage: “the fare”" in text
    assert "says: asked the mayor" in text
    assert report("decisions", "letter.txt").stdout.startswith(b"No decisions.")


def test_what_was_found_of_a_quotation_or_a_link_stands_beside_what_is_said(report: Command):
    on = ("opens on Monday", "--source", "letter.txt", *NAMED)
    (agreed,) = lines(report("decide", "agree", "press.txt", *on, "--on", "quotation", "--json"))
    assert agreed["finding"]["quotation"]["verdict"]["verdict"] == "verbatim"  # type: ignore[index]
    text = fits(report("decide", "correct", "press.txt", *on, "--on", "link", "--say", "a telling of its own"))
    assert "Desk corrects" in text
    assert "was found: edited (" in text
    assert "against letter.txt" in " ".join(text.split())


def test_a_trace_shows_the_decisions_on_its_report(report: Command):
    assert "what people decided" in fits(report("trace", "press.txt"))
    (found,) = lines(report("trace", "press.txt", "--json"))
    assert [(d["act"], d["value"]) for d in found["decisions"]] == [("note", "asked the mayor")]  # type: ignore[attr-defined]
    assert b"what people decided" not in report("trace", "letter.txt").stdout


def test_taken_back_it_stays_on_record(report: Command):
    assert b"decision 1: taken back by Chief" in report("decide", "undo", "1", "--who", "Chief").stdout
    assert report("decisions").stdout.startswith(b"No decisions.")
    assert "Chief takes back decision 1" in fits(report("decisions", "--all"))


def test_a_decision_on_an_older_version_speaks_of_its_words(report: Command):
    Path("press.txt").write_text("The fare was raised after all.\n", "utf-8")
    report("add", "--no-encode", "press.txt")
    (made,) = lines(
        report("decide", "tag", "press.txt", "would not be raised", "--version", "1", "--say", "fare", "--json", *NAMED)
    )
    assert made["text_sha256"] == lines(report("versions", "press.txt", "--json"))[0]["document"]["text_sha256"]  # type: ignore[index]
    assert complaint(report("decide", "tag", "press.txt", "would not be raised", "--say", "fare")).startswith(
        "press.txt: 'would not"
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("decide note press.txt fare", "note: nothing is said; give it with --say WORDS"),
        ("decide note press.txt --say a", "name the place once"),
        ("decide note press.txt fare --span 1:2 --say a", "name the place once"),
        ("decide note press.txt --span 9:2 --say a", "--span 9:2: give START:END in characters, within the"),
        ("decide note press.txt the --say a", "press.txt: 'the' stands in it 4 times; say which with --nth 1 to 4"),
        ("decide note nothing.txt fare --say a", "nothing.txt: no such document"),
        ("decide note press.txt fare --version 7 --say a", "press.txt: no version 7 in this Library; there are 1"),
        ("decide undo it", "undo it: give the number of a decision"),
        ("decide undo 9", "decision 9: no such decision"),
        ("decide agree press.txt fare --on link", "a link is to a source"),
        ("decide praise press.txt fare", "invalid value for"),
    ],
)
def test_what_cannot_be_decided_is_told_in_one_line(report: Command, line: str, why: str):
    assert complaint(report(*line.split())).startswith(why)


def test_everything_is_written_out_a_document_a_line(report: Command):
    report("forget", "rain.txt", "--why", "not ours", "--yes")
    head, letter, press, gone = lines(report("export"))
    assert (head["record"], head["schema"]) == ("library", "headwater.export/1")
    assert [d["id"] for d in (letter, press)] == ["letter.txt", "press.txt"]
    assert press["decisions"][0]["value"] == "asked the mayor"  # type: ignore[index]
    assert (gone["record"], gone["name"]) == ("tombstone", "rain.txt")
    assert [d["record"] for d in lines(report("export", "press.txt"))] == ["library", "document"]


def test_annotations_of_a_document_are_its_decisions_and_its_links(report: Command):
    (everywhere,) = lines(report("export", "--annotations"))
    assert [i["motivation"] for i in everywhere["items"]] == ["commenting"]  # type: ignore[attr-defined]
    (of_press,) = lines(report("export", "press.txt", "--annotations"))
    motivations = [i["motivation"] for i in of_press["items"]]  # type: ignore[attr-defined]
    assert motivations[0] == "commenting"
    assert set(motivations[1:]) == {"linking"}


def test_bytes_are_written_by_their_hash(report: Command):
    done = report("export", "--bytes", "evidence", "letter.txt")
    sha256 = hashlib.sha256(Path("letter.txt").read_bytes()).hexdigest()
    assert done.stdout.decode() == f"{sha256}  evidence/{sha256}\n"
    assert Path("evidence", sha256).read_bytes() == Path("letter.txt").read_bytes()
    assert report("export", "--bytes", "evidence", "letter.txt").stdout == b"", "what is there is not written again"
    (head, letter) = lines(report("export", "letter.txt"))
    assert letter["receipts"][0]["sha256"] == sha256  # type: ignore[index]
    assert head["place"] == "press.headwater"
