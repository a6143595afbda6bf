"""`headwater doctor`: what is installed, and whether the encoder works and how fast."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from typing import Annotated

import typer

from headwater.cli import terminal

# Sentences for the timed batch: about the length of news sentences, all different, so that none is encoded only once for two.
BATCH = 64


def doctor(
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Name every package that Headwater needs with its version.")
    ] = False,
) -> int:
    """Check the installation: versions, the encoder and its speed, extras that are missing.

    Exit status 1 where something that Headwater needs does not work.

    \b
    Example:
      headwater doctor
    """
    with terminal.progress("loading the encoder"):
        findings = list(_findings(verbose))
    for _, line in findings:
        terminal.write(line + "\n")
    return 0 if all(well for well, _ in findings) else 1


def _findings(verbose: bool) -> Iterator[tuple[bool, str]]:
    """Whether each thing is well, and a line about it."""
    import platform

    import headwater

    yield True, f"Headwater {headwater.__version__}"
    yield True, f"Python {platform.python_version()} ({sys.executable}), {platform.system()} {platform.machine()}"
    needed = requirements()
    for name in sorted(needed.get("", ())):
        found = version(name)
        if found is None:
            yield False, f"{name}: not installed; install Headwater again: pip install headwater"
        elif verbose or name == "numpy":
            yield True, f"{name} {found}"
    yield _encoder()
    yield True, _cache()
    yield from _extras(needed)


def _encoder() -> tuple[bool, str]:
    from headwater.text.encoder import built_in

    encoder = built_in()
    started = time.perf_counter()
    try:
        encoder.encode(["One sentence loads the weights."])
    except (ImportError, OSError, ValueError) as error:
        return (
            False,
            f"encoder: {encoder.name} does not load ({error}); install Headwater again: pip install headwater",
        )
    loaded = time.perf_counter()
    encoder.encode(
        [f"In the year {1900 + n} the council met {n} times to speak about the bridge and its cost." for n in range(BATCH)]
    )
    taken = time.perf_counter() - loaded
    speed = f"{1000 * taken / BATCH:.1f} ms a sentence in a batch of {BATCH}"
    return (
        True,
        f"encoder: {encoder.name}, loaded in {loaded - started:.1f} s, {speed}; languages: {' '.join(sorted(encoder.languages))}",
    )


def _cache() -> str:
    """Where encodings are kept and how much it is; nothing in it is missed when it is removed."""
    from headwater.text import cache

    place = cache.folder()
    if place is None:
        return f"cache: none ({cache.SWITCH} is off); every run encodes its sources anew"
    files, size = cache.size()
    return f"cache: {place}, {files} files, {size / 1e6:.0f} of {cache.MOST_BYTES / 1e6:.0f} MB; {cache.SWITCH} moves it, or is off"


def _extras(needed: dict[str, list[str]]) -> Iterator[tuple[bool, str]]:
    for extra in sorted(extra for extra in needed if extra):
        missing = [name for name in needed[extra] if version(name) is None]
        said = f"without {', '.join(missing)}; to have it: pip install 'headwater[{extra}]'" if missing else "installed"
        yield True, f"extra {extra}: {said}"


def version(name: str) -> str | None:
    """The installed version of a package; None where it is not installed."""
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def requirements() -> dict[str, list[str]]:
    """The packages that Headwater declares, by extra; the core's under the empty name."""
    from importlib import metadata

    needed: dict[str, list[str]] = {}
    for line in metadata.requires("headwater") or ():
        name = re.match(r"[\w.-]+", line)
        extra = re.search(r"extra\s*==\s*['\"]([^'\"]+)['\"]", line)
        if name:
            needed.setdefault(extra[1] if extra else "", []).append(name[0])
    return needed
