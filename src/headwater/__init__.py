"""Follows a news report back to its source, passage by passage.

    import headwater
    comparison = headwater.compare(Path("communique.txt"), Path("report.html"))

A str is always text, a path a file, bytes a file's content. Heavy parts are imported when they are asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Comparison": "model",
    "Document": "model",
    "HeadwaterError": "errors",
    "Library": "library",
    "Link": "model",
    "Omission": "model",
    "Quotation": "model",
    "Span": "model",
    "compare": "comparison",
    "document": "reading",
    "explain": "reasons",
    "quotations": "comparison",
    "read": "reading",
    "read_all": "reading",
    "verify": "verifying",
}

__all__ = [
    "Comparison",
    "Document",
    "HeadwaterError",
    "Library",
    "Link",
    "Omission",
    "Quotation",
    "Span",
    "compare",
    "document",
    "explain",
    "quotations",
    "read",
    "read_all",
    "verify",
]

if TYPE_CHECKING:
    from headwater.comparison import compare, quotations
    from headwater.errors import HeadwaterError
    from headwater.library import Library
    from headwater.model import Comparison, Document, Link, Omission, Quotation, Span
    from headwater.reading import document, read, read_all
    from headwater.reasons import explain
    from headwater.verifying import verify


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'headwater' has no attribute {name!r}")
    value = getattr(import_module(f"headwater.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
