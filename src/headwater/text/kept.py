"""The vectors of a long text's passages, kept on disk by the text's hash and the encoder's name: one file for each text."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from headwater.text import cache
from headwater.text.encoder import Encoder, Vectors

# Fewer passages than a page of text has are encoded in the time that a file takes.
LEAST_PASSAGES = 100

Keys = NDArray[np.uint64]


def vectors(encoder: Encoder, texts: Sequence[str], of: str) -> Vectors:
    """What `encoder.encode(texts)` gives, those that were encoded in an earlier run read from disk.

    of: the hash of the whole text that they are passages of. Only encoders with `lasting` are kept: their name stands for the
    same vectors for good.
    """
    place = cache.folder()
    if place is None or len(texts) < LEAST_PASSAGES or not getattr(encoder, "lasting", False):
        return encoder.encode(texts)
    file = place / f"{blake2b(f'{encoder.name} {of}'.encode(), digest_size=16).hexdigest()}.vectors"
    keys = np.array([_key(t) for t in texts], dtype=np.uint64)
    there, known = _read(file)
    rows = np.searchsorted(there, keys)
    found = there[np.minimum(rows, max(0, len(there) - 1))] == keys if len(there) else np.zeros(len(keys), dtype=bool)
    missing = np.flatnonzero(~found).tolist()
    if not missing:
        all_known: Vectors = known[rows]
        return all_known
    fresh = encoder.encode([texts[i] for i in missing])
    if len(missing) == len(texts):
        out = fresh
    else:
        out = np.empty((len(texts), known.shape[1]), dtype=np.float32)
        out[found] = known[rows[found]]
        out[missing] = fresh
    # Another report parts a few sentences of the same source elsewhere: those are not worth writing all of it again.
    if len(missing) >= LEAST_PASSAGES:
        _write(file, keys, out)
    return out


def _key(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _read(file: Path) -> tuple[Keys, Vectors]:
    """The keys, sorted, and the vectors of a file; empty where there is none that can be read."""
    with suppress(OSError, ValueError, EOFError):
        with file.open("rb") as opened:
            keys = np.load(opened, allow_pickle=False)
            known = np.load(opened, allow_pickle=False)
        if keys.dtype == np.uint64 and known.dtype == np.float32 and known.ndim == 2 and keys.shape == known.shape[:1]:
            with suppress(OSError):
                os.utime(file)
            return keys, known
    return np.zeros(0, dtype=np.uint64), np.zeros((0, 0), dtype=np.float32)


def _write(file: Path, keys: Keys, known: Vectors) -> None:
    sorted_keys, first = np.unique(keys, return_index=True)

    def fill(opened: IO[bytes]) -> None:
        np.save(opened, sorted_keys, allow_pickle=False)
        np.save(opened, known[first], allow_pickle=False)

    cache.write(file.name, fill)
