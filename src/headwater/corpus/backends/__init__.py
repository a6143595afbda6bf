"""The engines that run the steps, by name; each is imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from headwater.corpus.steps import Engine
from headwater.errors import MissingExtra, UsageError

EXTRAS = {"duckdb": "archive", "sqlite": "archive", "spark": "spark"}  # the extra that brings each


def engine(name: str, folder: Path, memory_gb: float = 4.0) -> Engine:
    """An engine. folder: for what it puts aside meanwhile. memory_gb: how much it may take before it does so.

    Raises UsageError for a name that is none, MissingExtra where its package is not installed.
    """
    if name not in EXTRAS:
        raise UsageError(f"no engine {name!r}; there are {', '.join(EXTRAS)}")
    try:
        module = import_module(f"headwater.corpus.backends.{name}")
    except ImportError as fault:
        raise MissingExtra(f"the engine {name} needs {fault.name}; install headwater[{EXTRAS[name]}]") from None
    made: Engine = module.start(folder, memory_gb)
    return made
