"""The Library from the command line: what is added is found, traced, compared with what it was, checked and taken out."""

from __future__ import annotations

import getpass
import io
import json
import sqlite3
import sys
from pathlib import Path

import pytest

from headwater import adding, cli, encoding
from tests.cli.conftest import LETTER, PRESS
from tests.cli.test_commands import Command, Done, complaint
from tests.fetch.conftest import HOME, Server, server  # noqa: F401 - a fixture

FILES = {"letter.txt": LETTER, "press.txt": PRESS, "rain.txt": "It rained for eleven days, and the cellars were wet.\n"}


@pytest.fixture
def headwater(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command in a folder with a letter, a report of it and a story of its own, and no Library yet."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for wish in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "HEADWATER_LIBRARY"):
        monkeypatch.delenv(wish, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = cli.run(arguments)
        return Done(status, *capsysbinary.readouterr())

    return run


@pytest.fixture
def library(headwater: Command) -> Command:
    """The same with the letter and the story of rain in ./press.headwater, not encoded."""
    assert headwater("add", "-L", "press.headwater", "--no-encode", "letter.txt", "rain.txt").returncode == 0
    return headwater


def lines(done: Done) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def fits(done: Done, width: int = 80) -> str:
    text = done.stdout.decode()
    assert max(len(line) for line in text.splitlines()) <= width
    return text


# Adding


def test_a_table_at_the_end_says_what_was_added_and_what_was_here(library: Command):
    (Path("rain.txt")).write_text("It rained for twelve days, and the cellars were wet.\n", "utf-8")
    done = library("add", "--no-encode", ".")
    text = fits(done)
    assert [line.split()[:2] for line in text.splitlines()[1:4]] == [["1", "added"], ["1", "changed"], ["1", "unchanged"]]
    assert done.returncode == 0


def test_what_cannot_be_read_is_listed_with_its_reason_and_the_rest_is_added(headwater: Command):
    Path("empty.txt").write_bytes(b" \n")
    done = headwater("add", "-L", "l", "--no-encode", "empty.txt", "letter.txt")
    assert done.returncode == 2
    assert "1 added" in fits(done)
    assert "empty.txt: no text found" in done.stdout.decode()
    assert b"1 of 2 could not be read" in done.stderr.splitlines()[-1]


def test_of_many_failures_twenty_are_listed_and_the_rest_counted(headwater: Command):
    Path("many").mkdir()
    for i in range(23):
        Path(f"many/{i:02}.txt").write_bytes(b" ")
    text = fits(headwater("add", "-L", "l", "--no-encode", "many"))
    assert text.count(".txt: no text found") == 20
    assert "and 3 more" in text
    done = headwater("add", "-L", "l", "--no-encode", "--json", "many")
    assert len(done.stdout.splitlines()) == 23


def test_json_is_a_line_a_document(headwater: Command):
    found = lines(headwater("add", "-L", "l", "--no-encode", "--json", "letter.txt", "rain.txt"))
    assert [(f["outcome"], f["id"], f["version"]) for f in found] == [("added", "letter.txt", 1), ("added", "rain.txt", 1)]


def test_a_name_that_nothing_has_is_refused_before_a_library_is_made(headwater: Command):
    assert complaint(headwater("add", "letter.txt", "leter.txt")).startswith("leter.txt: no such file or folder")
    assert not Path("data").exists()


def test_an_empty_name_is_not_taken_for_the_folder_that_one_is_in(headwater: Command):
    assert complaint(headwater("add", "")).startswith("an empty name was given")
    assert not Path("data").exists()


def test_one_title_is_not_given_to_many(headwater: Command):
    assert complaint(headwater("add", "letter.txt", "rain.txt", "--title", "A letter")).startswith("--title is for one document")
    assert complaint(headwater("add", ".", "--title", "A letter")).startswith("--title is for one document")


def test_what_is_told_of_a_document_stands_with_it(library: Command):
    library("add", "--no-encode", "press.txt", "--title", "A bridge", "--outlet", "Valley Press", "--published", "2031-05-04")
    (found,) = json.loads(library("search", "title:bridge", "--json").stdout)["results"]
    told = found["document"]
    assert (told["title"], told["outlet"], told["published"]) == ("A bridge", "Valley Press", "2031-05-04")


def test_a_day_that_is_none_is_refused(headwater: Command):
    assert complaint(headwater("add", "letter.txt", "--published", "May 4")).startswith("--published May 4: no date")


def test_the_columns_of_a_table_are_shown_and_can_be_named(headwater: Command):
    table = "nr,lede,story\n7,Bridge opens on Monday in the valley of the Lee after two years,The ferry stops.\n"
    done = headwater("add", "-L", "l", "--no-encode", "-", "--text", "lede", "--id-column", "nr", "--json", stdin=table.encode())
    assert b"standard input line 2: the columns of this table: text = 'lede', id = 'nr'" in done.stderr
    assert [f["id"] for f in lines(done)] == ["7"]
    assert json.loads(headwater("search", "-L", "l", "valley", "--json").stdout)["total"] == 1


def test_standard_input_is_a_document_of_its_own_each_time(headwater: Command):
    for text in (LETTER, PRESS):
        assert lines(headwater("add", "-L", "l", "--no-encode", "--json", "-", stdin=text.encode()))[0]["outcome"] == "added"


def test_a_page_is_fetched_from_its_address_and_known_by_it(headwater: Command, server: Server):  # noqa: F811
    page = f"<html><body><article><h1>A letter</h1><p>{LETTER}</p></article></body></html>".encode()
    url = server.page("/letter", page, Content_Type="text/html")
    refused = headwater("add", "-L", "l", "--no-encode", url)
    assert (refused.returncode, server.asked) == (2, [])
    done = headwater("add", "-L", "l", "--no-encode", "--allow", HOME, url, "--json")
    assert [f["id"] for f in lines(done)] == [url]
    page = page.replace(b"4.2 million", b"2.4 million")
    again = server.page("/letter?utm_source=post", page, Content_Type="text/html")
    headwater("add", "-L", "l", "--no-encode", "--allow", HOME, f"{again}#top")
    assert [v["version"] for v in lines(headwater("versions", "-L", "l", f"{url}#again", "--json"))] == [1, 2]


def test_an_address_that_is_here_is_asked_for_what_changed_and_that_nothing_did_is_a_receipt(
    headwater: Command, server: Server  # noqa: F811
):  # fmt: skip
    page = f"<html><body><article><h1>A letter</h1><p>{LETTER}</p></article></body></html>".encode()
    url = server.page("/letter", page, Content_Type="text/html", ETag='"1"')
    line = ("add", "-L", "l", "--no-encode", "--allow", HOME, url, "--json")
    assert [f["outcome"] for f in lines(headwater(*line))] == ["added"]
    assert [f["outcome"] for f in lines(headwater(*line, "--outlet", "Town Hall"))] == ["unchanged"]
    assert server.asked[-1][1]["if-none-match"] == '"1"'
    _, kept = lines(headwater("export", "-L", "l"))
    first, again = kept["receipts"]  # type: ignore[misc]
    assert (first["sha256"], again["headers"][":status"]) == (again["sha256"], "304")
    assert kept["versions"][0]["document"]["outlet"] == "Town Hall"  # type: ignore[index]
    server.page("/letter", page.replace(b"4.2 million", b"2.4 million"), Content_Type="text/html", ETag='"2"')
    assert [(f["outcome"], f["version"]) for f in lines(headwater(*line))] == [("changed", 2)]
    headwater(*line, "--warc", "whole.warc")
    assert "if-none-match" not in server.asked[-1][1], "a web archive is to hold pages"


def test_what_is_fetched_is_written_into_a_web_archive_that_can_be_added_elsewhere(headwater: Command, server: Server):  # noqa: F811
    page = f"<html><body><article><h1>A letter</h1><p>{LETTER}</p></article></body></html>".encode()
    url = server.page("/letter", page, Content_Type="text/html")
    headwater("add", "-L", "l", "--no-encode", "--allow", HOME, url, "--warc", "fetched.warc.gz")
    assert [f["id"] for f in lines(headwater("add", "-L", "other", "--no-encode", "fetched.warc.gz", "--json"))] == [url]


def test_a_watched_page_that_says_something_else_is_told_with_the_command_that_shows_it(headwater: Command, server: Server):  # noqa: F811
    page = f"<html><body><article><h1>A letter</h1><p>{LETTER}</p></article></body></html>"
    url = server.page("/letter", page.encode(), Content_Type="text/html")
    Path("list.txt").write_text(f"# the mayor\n{url}\n", "utf-8")
    line = ("watch", "-L", "l", "--once", "--allow", HOME, "list.txt")
    (first,) = lines(headwater(*line, "--json"))
    assert (first["outcome"], first["id"], first["watched"]) == ("added", url, url)
    server.page("/letter", page.replace("4.2 million", "2.4 million").encode(), Content_Type="text/html")
    text = fits(headwater(*line))
    assert f"changed {url}" in " ".join(text.split())
    assert f"'headwater versions {url} 1 2'" in " ".join(text.split())
    assert headwater(*line).stdout == b""
    assert Path("l/watch.json").is_file()


def test_what_cannot_be_watched_is_named_and_the_rest_is_kept(headwater: Command, server: Server):  # noqa: F811
    url = server.page("/letter", LETTER.encode(), Content_Type="text/plain")
    done = headwater("watch", "-L", "l", "--once", "--allow", HOME, server.address + "/gone", url)
    assert done.returncode == 2
    text = " ".join(done.stdout.decode().split())
    assert f"failed {server.address}/gone: the server answers 404" in text
    assert f"added {url}" in text
    assert done.stderr.splitlines()[-1] == b"headwater: 1 could not be had; the lines above say why"


def test_without_an_address_the_librarys_own_list_is_watched(headwater: Command, server: Server):  # noqa: F811
    url = server.page("/letter", LETTER.encode(), Content_Type="text/plain")
    line = ("watch", "-L", "l", "--once", "--allow", HOME)
    done = headwater(*line)
    assert (done.returncode, b"watch.txt: no address to watch; give one" in done.stderr) == (2, True)
    Path("l/watch.txt").write_text(f"# by hand\n{url}\n", "utf-8")
    assert [f["id"] for f in lines(headwater(*line, "--json"))] == [url]


@pytest.mark.parametrize("said", ["often", "10", "0h", "1s"])
def test_how_often_is_a_number_with_its_unit_and_a_minute_at_least(headwater: Command, said: str):
    assert complaint(headwater("watch", "https://press.example/feed", "--every", said)).startswith(f"--every {said}: ")


def test_what_is_to_be_watched_is_an_address_or_a_file_of_some(headwater: Command):
    assert complaint(headwater("watch", "feeds.txt")).startswith("feeds.txt: no such file or directory; give an address")
    assert complaint(headwater("watch", "letter.txt")).startswith("letter.txt line 1: ")
    assert not Path("data").exists()


def test_an_interruption_says_what_is_kept_and_the_same_command_goes_on(headwater: Command, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(adding, "BATCH", 1)
    read = adding.read_item

    def interrupted(content: bytes, origin: str, told):
        if origin == "rain.txt":
            raise KeyboardInterrupt
        return read(content, origin, told)

    monkeypatch.setattr(adding, "read_item", interrupted)
    done = headwater("add", "-L", "l", "--no-encode", "letter.txt", "rain.txt", "press.txt")
    assert done.returncode == 130
    assert b"1 document was added and is kept; the same command goes on from there" in done.stderr
    monkeypatch.setattr(adding, "read_item", read)
    done = headwater("add", "-L", "l", "--no-encode", "--json", "letter.txt", "rain.txt", "press.txt")
    assert [f["outcome"] for f in lines(done)].count("added") == 2


def test_documents_can_be_searched_before_they_are_encoded(headwater: Command, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object) -> int:
        assert json.loads(headwater("search", "-L", "l", "bridge", "--json").stdout.splitlines()[-1])["total"] == 1
        raise KeyboardInterrupt

    monkeypatch.setattr(encoding, "encode_missing", interrupted)
    done = headwater("add", "-L", "l", "letter.txt")
    assert done.returncode == 130
    assert b"all documents are kept and can be searched" in done.stderr


# Which Library


def test_without_a_library_here_or_named_one_is_made_in_the_data_folder_and_that_is_said_once(headwater: Command):
    made = headwater("add", "--no-encode", "letter.txt").stderr.decode()
    assert made.count("made a new Library: ") == 1
    assert "data/headwater/press.headwater" in made
    assert "HEADWATER_LIBRARY" in made
    assert headwater("add", "--no-encode", "rain.txt").stderr == b""
    # kept far from the file, whose name is then its whole path
    (found,) = json.loads(headwater("search", "masons", "--json").stdout)["results"]
    assert found["document"]["id"] == str(Path("letter.txt").absolute())
    assert headwater("versions", "letter.txt").returncode == 0


def test_the_environment_names_a_library_and_the_option_wins(library: Command, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HEADWATER_LIBRARY", "other")
    assert complaint(library("search", "bridge")).startswith("other: no Library here")
    assert library("search", "bridge", "-L", "press.headwater").returncode == 0


@pytest.mark.parametrize(
    "command", ["search bridge", "trace press.txt", "descendants letter.txt", "versions a", "check", "reindex", "forget a --why b"]
)
def test_commands_that_ask_make_no_library(headwater: Command, command: str):
    assert "no Library here" in complaint(headwater(*command.split()))
    assert not Path("data").exists()


# Asking


def test_a_search_shows_the_passages_with_the_hits_marked_without_colour(library: Command):
    text = fits(library("search", "bridge", "Lee"))
    assert "bridge Lee: 1 document." in text
    assert "letter.txt" in text
    assert "the new ▸bridge◂ over the ▸Lee◂ opens" in text


def test_pages_of_results_follow_each_other(library: Command):
    first = fits(library("search", "the", "--limit", "1"))
    assert "1 to 1 here" in first
    assert "--page 2 shows the next" in first
    second = fits(library("search", "the", "--limit", "1", "--page", "2"))
    assert "2 to 2 here" in second
    assert "--page" not in second
    assert ("letter.txt" in first) != ("letter.txt" in second)


def test_a_search_that_finds_nothing_is_done_all_the_same(library: Command):
    done = library("search", "ferry")
    assert (done.returncode, done.stdout) == (0, b"ferry: no document.\n")


def test_a_trace_names_the_source_how_much_and_what_comes_from_nowhere(headwater: Command):
    Path("press.txt").write_text(PRESS + "\nThe old ferry will be sold to a museum in the capital.\n", "utf-8")
    headwater("add", "-L", "press.headwater", "letter.txt", "rain.txt")
    text = fits(headwater("trace", "press.txt"))
    assert "1 source among the 2 texts of press.headwater." in text
    assert "[1] The mayor's letter" in text or "[1] letter.txt" in text
    assert "of the report" in text
    assert "+ no source here: The old ferry will be sold to a museum in the capital." in text
    found = json.loads(headwater("trace", "press.txt", "--json").stdout)
    assert (found["schema"], found["found"]) == ("headwater.trace/1", True)
    assert [s["document"]["id"] for s in found["sources"]] == ["letter.txt"]
    assert all("changes" in link for link in found["sources"][0]["links"])
    assert "linked passages" in fits(headwater("trace", "press.txt", "--view", "changes"))


def test_a_report_from_elsewhere_has_no_source_here(headwater: Command):
    headwater("add", "-L", "press.headwater", "letter.txt", "press.txt")
    done = headwater("trace", "rain.txt")
    assert "No source in this Library" in fits(done)
    assert "letter.txt" not in done.stdout.decode()
    assert done.returncode == 0


def test_descendants_are_those_whose_trace_leads_to_the_source(headwater: Command):
    headwater("add", "-L", "press.headwater", "letter.txt", "press.txt", "rain.txt")
    text = fits(headwater("descendants", "letter.txt"))
    assert "1 document among the 3 texts of press.headwater took from it" in text
    assert "press.txt" in text
    found = json.loads(headwater("descendants", "letter.txt", "--json").stdout)
    assert [d["document"]["id"] for d in found["descendants"]] == ["press.txt"]
    assert "No document took from it" in fits(headwater("descendants", "rain.txt"))


def test_a_name_that_neither_a_file_nor_the_library_has_is_said(library: Command):
    assert complaint(library("trace", "nothing")).startswith("nothing: no such file, and no document of this name")


def test_a_silent_edit_shows_as_the_change_that_it_made(library: Command):
    Path("letter.txt").write_text(LETTER.replace("4.2 million", "2.4 million"), "utf-8")
    library("add", "--no-encode", "letter.txt")
    text = fits(library("versions", "letter.txt"))
    assert "letter.txt: 2 versions" in text
    assert text.count("◂") == 2  # today's version, and the note that says so
    assert [v["version"] for v in lines(library("versions", "letter.txt", "--json"))] == [1, 2]
    changes = fits(library("versions", "letter.txt", "1", "2"))
    assert '"4.2 million" → "2.4 million"' in changes
    assert changes.startswith("earlier: letter.txt (version 1)")
    assert "\nlater: letter.txt (version 2)" in changes
    assert "Both are versions of one document" in " ".join(changes.split())
    assert "The report beside the source" not in changes
    assert fits(library("versions", "letter.txt", "2", "1")) == changes  # which is the earlier is known
    assert complaint(library("versions", "letter.txt", "1")).startswith("give two versions")
    assert complaint(library("versions", "letter.txt", "1", "7")).startswith("letter.txt: no version 7; there are 2")


# Keeping


def test_check_is_0_where_all_is_as_it_was_and_1_with_damage(library: Command):
    assert b"all as it was kept (2 documents" in library("check").stdout
    with sqlite3.connect("press.headwater/library.sqlite") as database:
        database.execute("UPDATE contents SET packed = x'00' WHERE sha256 = (SELECT min(sha256) FROM contents)")
    database.close()
    done = library("check")
    assert done.returncode == 1
    assert "1 damage in" in fits(done)
    assert len(json.loads(library("check", "--json").stdout)["damages"]) == 1


def test_reindex_makes_what_is_searched_again(library: Command):
    with sqlite3.connect("press.headwater/library.sqlite") as database:
        database.execute("UPDATE versions SET indexed = 0")
    database.close()
    done = library("reindex", "--no-encode")
    assert b"2 documents read again" in done.stdout
    assert json.loads(library("search", "masons", "--json").stdout)["total"] == 1


def test_forget_asks_and_where_nobody_can_answer_refuses(library: Command):
    assert "--yes" in complaint(library("forget", "rain.txt", "--why", "a mistake"))
    assert json.loads(library("search", "cellars", "--json").stdout)["total"] == 1


def test_forget_takes_a_document_out_and_says_who_and_why(library: Command, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")
    stone = json.loads(library("forget", "rain.txt", "--why", "a mistake", "--yes", "--json").stdout)
    assert (stone["name"], stone["why"], stone["who"]) == ("rain.txt", "a mistake", "ada")
    assert json.loads(library("search", "cellars", "--json").stdout)["total"] == 0
    said = complaint(library("versions", "rain.txt"))
    assert said.startswith(f"rain.txt: ada took it out of this Library on {stone['at'][:10]} (a mistake)")
    assert "no such document" in complaint(library("versions", "snow.txt"))


def test_what_was_taken_out_and_comes_in_again_is_told_once(library: Command):
    done = library("forget", "rain.txt", "--why", "a mistake", "--who", "Ada", "--yes")
    assert done.stdout == b"rain.txt: taken out (1 version); the tombstone says why\n"
    done = library("add", "--no-encode", ".")
    assert done.returncode == 0
    assert done.stderr.startswith(b"headwater: rain.txt: here again, though Ada took it out on ")
    assert done.stderr.rstrip().endswith(b"(a mistake)")
    assert library("add", "--no-encode", ".").stderr == b""


def test_forget_needs_a_reason(library: Command):
    assert "--why" in complaint(library("forget", "rain.txt", "--why", " ", "--yes"))


def test_a_name_without_its_folder_is_answered_with_the_document_that_ends_so(library: Command, tmp_path: Path):
    (tmp_path / "wires").mkdir()
    (tmp_path / "wires" / "ferry.txt").write_text("The ferry sails on Monday, the mayor said.", encoding="utf-8")
    assert library("add", "--no-encode", "wires").returncode == 0
    assert "it has wires/ferry.txt" in complaint(library("versions", "ferry.txt"))
    assert "it has wires/ferry.txt" in complaint(library("descendants", "ferry.txt"))
    assert "'headwater search' finds" in complaint(library("versions", "erry.txt"))
