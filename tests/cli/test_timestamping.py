"""Timestamps from the command line: asked for, kept, checked, written out, and asked for again where they are missing."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from pathlib import Path

from tests.cli.test_commands import Command, complaint
from tests.cli.test_library import fits, headwater, library  # noqa: F401 - fixtures
from tests.fetch.authorities import Signer, authority, serves  # noqa: F401 - a fixture
from tests.fetch.conftest import HOME, Server, server  # noqa: F401 - a fixture


def test_what_is_here_already_is_stamped_once_and_openssl_says_so_too(
    library: Command, authority: Signer, server: Server  # noqa: F811
):  # fmt: skip
    line = ("add", "--no-encode", "--allow", HOME, "--timestamp", serves(server, authority), "letter.txt", "rain.txt")
    assert library(*line).returncode == 0
    assert server.paths == ["/tsa", "/tsa"]
    assert library(*line).returncode == 0
    assert len(server.paths) == 2, "what has one is not sent again"
    assert "2 timestamps" in " ".join(fits(library("check")).split())
    library("export", "--bytes", "evidence", "letter.txt")
    (stamp,) = Path("evidence").glob("*.tsr")
    done = subprocess.run(
        ["openssl", "ts", "-verify", "-data", stamp.with_suffix(""), "-in", stamp, "-CAfile", authority.folder / "ca.pem"],
        capture_output=True, text=True,
    )  # fmt: skip
    assert "Verification: OK" in done.stdout, done.stderr


def test_where_the_authority_does_not_answer_the_documents_are_kept_and_that_is_said(
    library: Command, authority: Signer, server: Server  # noqa: F811
):  # fmt: skip
    gone = server.address + "/nothing"
    done = library("add", "--no-encode", "--allow", HOME, "--timestamp", gone, "press.txt")
    assert done.returncode == 2
    assert b"1 added" in b" ".join(done.stdout.split())
    assert b"1 document was kept without a timestamp, and the same command asks again: press.txt: " in done.stderr
    assert b"404" in done.stderr
    assert library("add", "--no-encode", "--allow", HOME, "--timestamp", serves(server, authority), "press.txt").returncode == 0
    assert "1 timestamp" in " ".join(fits(library("check")).split())


def test_a_stamp_of_other_bytes_is_damage(library: Command, authority: Signer, server: Server):  # noqa: F811
    library("add", "--no-encode", "--allow", HOME, "--timestamp", serves(server, authority), "letter.txt", "rain.txt")
    with sqlite3.connect("press.headwater/library.sqlite") as rows:
        rows.execute(
            "UPDATE receipts SET stamp = (SELECT stamp FROM receipts WHERE origin = 'rain.txt' AND stamp IS NOT NULL)"
            " WHERE origin = 'letter.txt' AND stamp IS NOT NULL"
        )
    done = library("check", "--json")
    assert done.returncode == 1
    assert [d["documents"] for d in json.loads(done.stdout)["damages"]] == [["letter.txt"]]


def test_an_authority_is_named_by_a_web_address(library: Command):  # noqa: F811
    assert complaint(library("add", "--timestamp", "tsa", "rain.txt")).startswith("tsa: only http:// and https:// addresses")
