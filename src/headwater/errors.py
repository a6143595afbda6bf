# ruff: noqa: N818 - the names say what is wrong; a tail of "Error" on each would add nothing to a message
"""Every error that Headwater raises for what a user gave it; each message is one line and says what to do next.

HeadwaterError
├── InputError            what was given cannot be read
│   ├── NotFound          no such file, or a folder where a file was meant
│   ├── NotText           binary, or bytes in no encoding that could be told
│   ├── NoText            readable, but there is no text in it
│   └── TooLarge          over the size that one document may have
├── FetchError            an address cannot be fetched
│   ├── Refused           by its robots.txt, or since it is none that Headwater goes to (private, loopback, another scheme)
│   └── Unreachable       no such host, no answer, an answer that is an error, or too slow, too large or going in circles
├── LibraryError          the Library cannot do what was asked
│   ├── NotALibrary       nothing kept here, or something else
│   ├── LibraryBusy       another command is writing to it
│   ├── LibraryFault      damaged, full, not writable, or of a newer release
│   └── NotKept           no such document in it
├── UsageError            the call or command itself is wrong
└── MissingExtra          the work needs a package that is not installed; the message names the extra
"""

from __future__ import annotations


class HeadwaterError(Exception):
    """The root; `str(error)` is one line for a person."""


class InputError(HeadwaterError):
    """What was given cannot be read."""


class NotFound(InputError):
    """No such file, or a folder where a file was meant."""


class NotText(InputError):
    """Binary, or bytes in no encoding that could be told."""


class NoText(InputError):
    """Readable, but there is no text in it."""


class TooLarge(InputError):
    """Over the size that one document may have."""


class FetchError(HeadwaterError):
    """An address cannot be fetched."""


class Refused(FetchError):
    """By its robots.txt, or since it is none that Headwater goes to."""


class Unreachable(FetchError):
    """No such host, no answer, an answer that is an error, or too slow, too large or going in circles."""


class LibraryError(HeadwaterError):
    """The Library cannot do what was asked."""


class NotALibrary(LibraryError):
    """Nothing kept here, or something else."""


class LibraryBusy(LibraryError):
    """Another command is writing to it."""


class LibraryFault(LibraryError):
    """Damaged, full, not writable, or of a newer release."""


class NotKept(LibraryError):
    """No such document in it."""


class UsageError(HeadwaterError):
    """The call or command itself is wrong."""


class MissingExtra(HeadwaterError):
    """The work needs a package that is not installed; the message names the extra to install."""
