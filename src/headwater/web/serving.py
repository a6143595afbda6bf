"""How the application is served: every number with its reason."""

from __future__ import annotations

from dataclasses import dataclass

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Serving:
    """Where it answers, to whom, and how much it takes. `Serving()` is for one person on one machine.

    token: what a reader must show; None: none is asked for, which is for loopback only. hosts: names that it answers to beside
    loopback's, as they stand in an address. allow: private hosts and networks that it may fetch from.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    hosts: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()

    largest_body: int = 64 * 2**20  # bytes of a request: three texts of 20 MB, the most that one document may have
    largest_upload: int = 512 * 2**20  # bytes of files that are added at once: a feed may have 300 MB
    uploads: tuple[str, ...] = ("/add", "/api/v1/documents/files")  # addresses that take files
    largest_question: int = 8 * 2**20  # bytes that a language model sends at once: a long text, many times over
    largest_field: int = 20 * 2**20  # bytes of a text that is pasted: as long as a document may be
    most_files: int = 200  # of one form; more belong in an archive

    reads_at_once: int = 600  # of one reader's address before it has to wait: 50 open pages with all that they ask for
    reads_a_second: float = 300.0  # and after that; far above what a person does, far below what would starve the others
    writes_at_once: int = 60
    writes_a_second: float = 5.0
    tries_at_once: int = 10  # wrong tokens of one address
    tries_a_second: float = 0.1
    readers_remembered: int = 10_000  # addresses whose rate is kept; a reader is some hundred bytes

    writers: int = 8  # at once: of the 40 threads that answer, most are left to readers while another holds the Library
    busy_seconds: float = 15.0  # that a reader waits for another that writes: some batches of `add`, and no longer than people wait

    patience_seconds: float = 3.0  # that an answer waits for work to end before it shows how far it is
    results: int = 20  # of a page of results
    lately: int = 12  # documents in each list of the first page: what stands on it without scrolling
    longest_marked: int = 40_000  # characters of a text whose quotations are found before it is shown: about a second
    longest_shown: int = 200_000  # characters of a text on one page; a longer one is shown in parts

    @property
    def beyond(self) -> bool:
        """Whether others than this machine's own users are answered."""
        return bool(self.hosts) or not loopback(self.host)


def loopback(host: str) -> bool:
    """Whether an address to listen at is this machine's own."""
    return host in LOOPBACK or host.startswith("127.")
