"""Tables of texts: CSV, TSV, JSON Lines, Parquet; which column holds what is shown and can be told."""

from __future__ import annotations

import json
from collections.abc import Mapping

from headwater.errors import NoText, NotText


def row_text(content: bytes, columns: Mapping[str, str], *, name: str) -> str:
    """The text in a row's bytes (a JSON object). columns: which column holds what; `text` is always among them."""
    try:
        row = json.loads(content)
    except ValueError as fault:
        raise NotText(f"{name}: not a JSON object ({fault}); check the line") from None
    text = row.get(columns["text"]) if isinstance(row, dict) else None
    if not isinstance(text, str):
        raise NoText(f"{name}: no text in column '{columns['text']}'; name the column with --text COLUMN")
    return text
