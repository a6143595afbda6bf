"""What documents of an archive share in meaning and not in wording: translations, and the same told in other words.

Sentences near one another name the pairs (`corpus.neighbours`); each pair is then compared as `headwater compare` compares two
documents, and its links are the passages. Slow: some hundred documents a minute are encoded, a few pairs a second compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.comparison import compare, telling
from headwater.corpus.candidates import Sureness, by_meaning
from headwater.corpus.meaning import as_bytes
from headwater.corpus.neighbours import near_texts
from headwater.corpus.rows import Entry
from headwater.encoding import vectors_of
from headwater.model import Document
from headwater.reading import document
from headwater.text.encoder import Encoder, built_in
from headwater.text.tokens import count

Longs = npt.NDArray[np.int64]
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A passage of `later` (row of an entry) that says what one of `earlier` says. Extents: code points. words: of `later`."""

    earlier: int
    later: int
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int
    confidence: float


def rendered(
    entries: Sequence[Entry], place: Longs, known: set[tuple[int, int]], *, fresh: int = 0, encoder: Encoder | None = None,
    sureness: Sureness | None = None,
) -> list[Rendered]:  # fmt: skip
    """Passages of documents that say the same. place: of each in time. known: pairs (smaller number first) that share wording.

    fresh: only pairs with one of these documents, and those behind it, are looked for.
    """
    encoder, sureness = encoder or built_in(), sureness or Sureness()
    documents = [document(e.text, id=e.id, title=e.title, language=e.language, published=e.published) for e in entries]
    encoded = [as_bytes(vectors_of(d, encoder)[1]) for d in documents]
    lengths = [len(v) for v in encoded]
    if not sum(lengths):
        return []
    vectors = np.concatenate([v for v in encoded if len(v)])
    text = np.repeat(np.arange(len(entries)), lengths)
    found: list[Rendered] = []
    for pair in near_texts(vectors, text, place, fresh=fresh):
        if (min(pair.earlier, pair.later), max(pair.earlier, pair.later)) in known:
            continue
        if by_meaning(pair.sentences / lengths[pair.later], pair.over, (0.0, 0.0), sureness) >= sureness.found:
            found += _links(documents, pair.earlier, pair.later, encoder)
    return found


def _links(documents: Sequence[Document], earlier: int, later: int, encoder: Encoder) -> list[Rendered]:
    """The links that tell of the later document what it has from the earlier one, one row for each span of the source."""
    told = documents[later].text
    return [
        Rendered(earlier, later, span.start, span.end, link.report.start, link.report.end,
                 count(told, link.report.start, link.report.end), link.confidence)
        for link in telling(compare(documents[earlier], documents[later], encoder=encoder)) for span in link.source
    ]  # fmt: skip
