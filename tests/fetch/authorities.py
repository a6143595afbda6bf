"""An authority for timestamps (RFC 3161) on this machine: OpenSSL signs, a server of ours hands its answers over."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.fetch.conftest import Server

CONFIGURATION = """
[tsa]
default_tsa = ours
[ours]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
[leaf]
extendedKeyUsage = critical, timeStamping
"""

Sign = Callable[[bytes], bytes]


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


@dataclass(frozen=True)
class Signer:
    """Answers a request. folder: with its root, ca.pem."""

    folder: Path

    def __call__(self, asked: bytes) -> bytes:
        (self.folder / "query").write_bytes(asked)
        done = subprocess.run(
            ["openssl", "ts", "-reply", "-queryfile", "query", "-signer", "tsa.pem", "-inkey", "tsa.key", "-chain", "ca.pem",
             "-config", "tsa.cnf", "-out", "reply"], cwd=self.folder, capture_output=True,
        )  # fmt: skip
        assert (self.folder / "reply").exists(), done.stderr
        return (self.folder / "reply").read_bytes()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    """Answers requests as an authority does, with its certificates as most do."""
    if shutil.which("openssl") is None:
        pytest.skip("an authority is made with openssl, which is not installed")
    folder = tmp_path_factory.mktemp("authority")
    (folder / "tsa.cnf").write_text(CONFIGURATION, "ascii")
    (folder / "serial").write_text("01\n", "ascii")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    openssl(folder, "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Root of the valley", "-days", "9")
    openssl(folder, "req", *key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Clock of the valley")
    openssl(
        folder, "x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "tsa.pem",
        "-days", "8", "-extfile", "tsa.cnf", "-extensions", "leaf",
    )  # fmt: skip

    return Signer(folder)


def serves(server: Server, answers: Sign, status: int = 200) -> str:
    """The address of a server that answers so to what it is sent."""

    def answer(handler: Any) -> None:
        sent = handler.rfile.read(int(handler.headers["Content-Length"]))
        assert handler.headers["Content-Type"] == "application/timestamp-query"
        content = answers(sent)
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return server.acts("/tsa", answer)
