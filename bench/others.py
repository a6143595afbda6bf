#!/usr/bin/env python3
"""Other ways to align a report with its source, in a process and an environment of their own: their packages are no part of the
project, and some ask for versions that it cannot have.

usage: python bench/others.py < LINES        (bench/pair.py starts it, by `uv run --with PACKAGES` where there is uv)

The first line of standard input holds the sentences of both texts as JSON, `{"source": [...], "report": [...]}`; the answer says
which ways there are and which packages could not be imported. Each further line names a way; the answer is the processor's seconds
that it took. TF-IDF: for each sentence of the report the source sentence of the best cosine. CollateX: its alignment table.
"""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

# CollateX imports Levenshtein without asking for it.
PACKAGES = ("scikit-learn", "collatex==2.3", "levenshtein")
Way = Callable[[], object]


class Others:
    """The other ways as a process that answers; used in a `with`."""

    def __init__(self, source: Sequence[str], report: Sequence[str]) -> None:
        # By uv, in an environment that it makes for the bench and keeps; without uv what this Python has must do.
        made = ["uv", "run", "--quiet", "--no-project", *(word for name in PACKAGES for word in ("--with", name)), "python"]
        python = made if shutil.which("uv") else [sys.executable]
        call = [*python, "-W", "ignore", str(Path(__file__).resolve())]
        self._process = subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            told = self._answer(json.dumps({"source": list(source), "report": list(report)}))
        except (OSError, ValueError):  # no environment: no network, say
            told = {"ways": [], "missing": list(WAYS)}
        self.ways: list[str] = told["ways"]
        self.missing: list[str] = told["missing"]

    def __enter__(self) -> Others:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._process.communicate()

    def seconds(self, way: str) -> float:
        """The processor's seconds that a way took, once."""
        return float(self._answer(way))

    def _answer(self, line: str) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def tfidf(module: Any, source: list[str], report: list[str]) -> Way:
    def best() -> object:
        vectors = module.TfidfVectorizer()
        known = vectors.fit_transform(source)
        return (vectors.transform(report) @ known.T).argmax(axis=1)

    return best


def collatex(module: Any, source: list[str], report: list[str]) -> Way:
    def table() -> object:
        collation = module.Collation()
        collation.add_plain_witness("source", " ".join(source))
        collation.add_plain_witness("report", " ".join(report))
        return module.collate(collation, segmentation=False)

    return table


WAYS: dict[str, tuple[str, Callable[[Any, list[str], list[str]], Way]]] = {
    "TF-IDF, best sentence": ("sklearn.feature_extraction.text", tfidf),
    "CollateX": ("collatex", collatex),
}


def main() -> None:
    given = json.loads(sys.stdin.readline())
    ways: dict[str, Way] = {}
    for name, (module, made) in WAYS.items():
        try:
            ways[name] = made(importlib.import_module(module), given["source"], given["report"])
        except ImportError:
            continue
    print(json.dumps({"ways": list(ways), "missing": [name for name in WAYS if name not in ways]}), flush=True)
    for line in sys.stdin:
        start = time.process_time()
        ways[line.strip()]()
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    main()
