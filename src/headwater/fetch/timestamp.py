"""Timestamps (RFC 3161): an authority signs that bytes were there at a time; it is sent their hash and never the bytes.

What is kept is the authority's whole response, as `openssl ts -verify` reads it. Here it is held against the bytes: whether who
signed it may be believed is told by certificates, which are not looked at.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from headwater.errors import FetchError, Unreachable
from headwater.fetch.client import Client
from headwater.fetch.der import FIRST, NULL, OBJECT, OCTETS, SEQUENCE, SET, TIME, TRUE, Value, integer, made, value

# Object identifiers as DER has them.
SHA256 = bytes.fromhex("608648016503040201")
DIGESTS = {
    SHA256: "sha256", bytes.fromhex("608648016503040202"): "sha384", bytes.fromhex("608648016503040203"): "sha512",
    bytes.fromhex("2b0e03021a"): "sha1",
}  # fmt: skip
MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
GRANTED = (0, 1)  # as asked for; with changes, which the imprint and the nonce would show
NONCE_BITS = 64
HEADERS = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a response says: at which time the bytes with this digest (SHA-256) were there. nonce: of the request, None for none."""

    at: datetime
    digest: bytes
    nonce: int | None


class Authority:
    """An authority by its address."""

    def __init__(self, client: Client, url: str) -> None:
        self._client, self._url = client, url

    def stamp(self, content: bytes) -> bytes:
        """The authority's response over bytes, which was held against them. Raises FetchError where it gives none."""
        digest, nonce = hashlib.sha256(content).digest(), secrets.randbits(NONCE_BITS)
        answer = self._client.post(self._url, request(digest, nonce), HEADERS).content
        try:
            got = read(answer)
        except ValueError as fault:
            raise Unreachable(f"{self._url}: gives no timestamp ({fault}); try again later, or name another --timestamp") from None
        if got.digest != digest or got.nonce != nonce:
            raise FetchError(f"{self._url}: answers with the timestamp of something else; name another --timestamp")
        return answer


def request(digest: bytes, nonce: int) -> bytes:
    """What an authority is sent: a SHA-256 to sign, and that its certificate is to be with the answer."""
    imprint = made(SEQUENCE, made(SEQUENCE, made(OBJECT, SHA256), NULL), made(OCTETS, digest))
    return made(SEQUENCE, integer(1), imprint, integer(nonce), TRUE)


def read(response: bytes) -> Stamp:
    """What a response says, its parts held against each other. Raises ValueError with the reason where it is no timestamp."""
    try:
        status, *token = value(response).parts(SEQUENCE)
        granted = status.parts(SEQUENCE)[0].integer() in GRANTED
    except (ValueError, IndexError):
        raise ValueError("no response of RFC 3161") from None
    if not granted:
        raise ValueError(_refusal(status))
    try:
        signed = _explicit(token[0].parts(SEQUENCE)[1]).parts(SEQUENCE)  # SignedData (RFC 5652)
        content = _explicit(signed[2].parts(SEQUENCE)[1]).of(OCTETS)
        _, _, imprint, _, at, *optional = value(content).parts(SEQUENCE)  # TSTInfo
        algorithm, digest = imprint.parts(SEQUENCE)
        if algorithm.parts(SEQUENCE)[0].of(OBJECT) != SHA256:
            raise ValueError("not of a SHA-256")
        signers = signed[-1].parts(SET)
        if not signers or not all(_signs(signer, content) for signer in signers):
            raise ValueError("what is signed is not what it says")
        nonce = next((v.integer() for v in optional if v.tag == 0x02), None)
        return Stamp(_time(at), digest.of(OCTETS), nonce)
    except IndexError:
        raise ValueError("no response of RFC 3161") from None


def _explicit(within: Value) -> Value:
    (only,) = within.parts(FIRST)
    return only


def _time(said: Value) -> datetime:
    """`20310504081500Z`, with a fraction or without."""
    whole, _, fraction = said.of(TIME).decode("ascii").removesuffix("Z").partition(".")
    return datetime.strptime(whole + (fraction or "0")[:6].ljust(6, "0"), "%Y%m%d%H%M%S%f").replace(tzinfo=UTC)


def _refusal(status: Value) -> str:
    """The status of a response and what the authority says of it."""
    number, *more = status.parts(SEQUENCE)
    words = (
        "; ".join(v.content.decode("utf-8", "replace") for v in more[0].parts(SEQUENCE)) if more and more[0].tag == SEQUENCE else ""
    )
    return f"status {number.integer()}{': ' + ' '.join(words.split())[:200] if words else ''}"


def _signs(signer: Value, content: bytes) -> bool:
    """Whether what a signer signed is the hash of this content (its attribute messageDigest)."""
    parts = signer.parts(SEQUENCE)
    digest = DIGESTS.get(parts[2].parts(SEQUENCE)[0].of(OBJECT))
    for attribute in parts[3].parts(FIRST):
        name, several = attribute.parts(SEQUENCE)
        if digest is not None and name.of(OBJECT) == MESSAGE_DIGEST:
            (told,) = several.parts(SET)
            return told.of(OCTETS) == hashlib.new(digest, content, usedforsecurity=False).digest()
    return False


def holds(response: bytes, sha256: str) -> bool:
    """Whether a response is a timestamp of the bytes with this hash (hexadecimal)."""
    try:
        return read(response).digest == bytes.fromhex(sha256)
    except ValueError:
        return False
