"""Timestamps by an authority of this machine: OpenSSL signs, a server of ours hands its answers over."""

from __future__ import annotations

import hashlib
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import FetchError, Unreachable
from headwater.fetch.client import Client
from headwater.fetch.timestamp import Authority, holds, read, request
from tests.fetch.authorities import Signer, authority, serves  # noqa: F401 - a fixture
from tests.fetch.conftest import Server

CONTENT = b"The ferry at Orrin stops on Sunday, the harbour master said."
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture(scope="module")
def stamp(authority: Signer) -> bytes:  # noqa: F811
    """One over CONTENT."""
    return authority(request(bytes.fromhex(SHA256), 7))


def test_the_authority_is_sent_the_hash_and_what_it_answers_holds_for_these_bytes_alone(
    authority: Signer, server: Server, client: Client  # noqa: F811
):  # fmt: skip
    sent: list[bytes] = []

    def answers(asked: bytes) -> bytes:
        sent.append(asked)
        return authority(asked)

    response = Authority(client, serves(server, answers)).stamp(CONTENT)
    assert bytes.fromhex(SHA256) in sent[0]
    assert CONTENT not in sent[0]
    assert server.paths == ["/tsa"], "robots.txt is for what is crawled"
    assert holds(response, SHA256)
    assert not holds(response, hashlib.sha256(CONTENT + b" ").hexdigest())


def test_the_time_and_the_nonce_are_read(stamp: bytes):
    found = read(stamp)
    assert (found.digest.hex(), found.nonce) == (SHA256, 7)
    assert abs(found.at.timestamp() - time.time()) < 600


def test_a_time_that_was_written_over_no_longer_holds(stamp: bytes):
    year = read(stamp).at.strftime("%Y%m%d%H%M%S").encode()
    assert stamp.count(year) >= 1
    assert not holds(stamp.replace(year, b"2001" + year[4:], 1), SHA256)


def test_an_answer_over_other_bytes_or_to_another_request_is_refused(authority: Signer, server: Server, client: Client):  # noqa: F811
    for other in (request(bytes(32), 1), request(bytes.fromhex(SHA256), 1)):
        with pytest.raises(FetchError, match="timestamp of something else"):
            Authority(client, serves(server, lambda _asked, other=other: authority(other))).stamp(CONTENT)  # type: ignore[misc]


def test_a_refusal_is_told_in_the_words_of_the_authority(authority: Signer, server: Server, client: Client):  # noqa: F811
    asked = Authority(client, serves(server, lambda _asked: authority(request(bytes(31), 1))))
    with pytest.raises(Unreachable, match=r"gives no timestamp \(status 2: Bad message digest"):
        asked.stamp(CONTENT)


@pytest.mark.parametrize("junk", [b"", b"<html>", b"\x30\x80", b"\x30\x03\x02\x01\x00"])
def test_what_is_no_response_is_one_line(junk: bytes, server: Server, client: Client):
    with pytest.raises(Unreachable, match="gives no timestamp") as raised:
        Authority(client, serves(server, lambda _asked: junk)).stamp(CONTENT)
    assert "\n" not in str(raised.value)


def test_an_error_of_the_server_is_one_line(server: Server, client: Client):
    with pytest.raises(Unreachable, match="the server answers 403"):
        Authority(client, serves(server, lambda _asked: b"", status=403)).stamp(CONTENT)


@settings(max_examples=60)
@given(places=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=4), cut=st.integers(0, 10_000))
def test_damaged_ones_are_told_from_whole_ones_without_a_crash(stamp: bytes, places: list[tuple[int, int]], cut: int):
    damaged = bytearray(stamp)
    for at, byte in places:
        damaged[at % len(damaged)] = byte
    whole = bytes(damaged[: len(damaged) - cut % len(damaged)])
    assert not holds(whole, hashlib.sha256(b"other").hexdigest())
    if len(whole) < len(stamp):
        assert not holds(whole, SHA256)


def test_openssl_reads_the_request_and_what_is_kept(stamp: bytes, tmp_path: Path):
    (tmp_path / "query").write_bytes(request(bytes.fromhex(SHA256), 2**63 + 1))
    done = subprocess.run(["openssl", "ts", "-query", "-in", "query", "-text"], cwd=tmp_path, capture_output=True, text=True)
    assert "Nonce: 0x8000000000000001" in done.stdout
    assert "Certificate required: yes" in done.stdout
    (tmp_path / "stamp.tsr").write_bytes(stamp)
    done = subprocess.run(["openssl", "ts", "-reply", "-in", "stamp.tsr", "-text"], cwd=tmp_path, capture_output=True, text=True)
    assert "Status: Granted." in done.stdout
