"""HTML put together so that text cannot become markup: every `str` is escaped as it goes in, only `Html` is taken as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

VOID = frozenset(("meta", "link", "input", "br"))

# What HTML cannot hold: control characters, lone surrogates, and code points that are no characters.
_HELD_BY_NO_PAGE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_UNHOLDABLE = re.compile(f"[{_HELD_BY_NO_PAGE}]")
_TO_ESCAPE = re.compile(f"[&<>\"'{_HELD_BY_NO_PAGE}]")  # most words of a text have none of them


class Html(str):
    """Markup that is finished: made by `tag` and `join` here, or written in this room."""

    __slots__ = ()

    def __html__(self) -> str:
        """What template engines ask for: it needs no escaping."""
        return self


Part = str | None


def escape(text: str) -> Html:
    """Text as markup that shows it; what HTML cannot hold is shown as �."""
    return text if isinstance(text, Html) else Html(_escaped(text))


def _escaped(text: str) -> str:
    return html.escape(_UNHOLDABLE.sub("\ufffd", text), quote=True) if _TO_ESCAPE.search(text) else text


def join(*parts: Part) -> Html:
    """The parts behind one another; `None` is left out."""
    return each(parts)


def each(parts: Iterable[Part]) -> Html:
    """As `join`, of a sequence."""
    return Html(_joined(parts))


def _joined(parts: Iterable[Part]) -> str:
    return "".join([part if isinstance(part, Html) else _escaped(part) for part in parts if part is not None])


def tag(name: str, /, *inside: Part, **attributes: str | int | bool | None) -> Html:
    """One element. attributes: `None` and `False` are left out, `True` stands without a value; `class_` and `for_` as Python has
    to spell them, `aria_label` is `aria-label`."""
    written = "".join([_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False])
    return Html(f"<{name}{written}>" if name in VOID else f"<{name}{written}>{_joined(inside)}</{name}>")


def _attribute(key: str, value: str | int | bool) -> str:
    if value is True:
        return f" {_name(key)}"
    said = value if isinstance(value, Html) else _escaped(str(value))
    return f' {_name(key)}="{said}"'


@lru_cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web: nothing else becomes a link (`javascript:` would run, `file:` would tell)."""
    if not url or _UNHOLDABLE.search(url) or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None
