"""What headlines write short, and how they end, by language: `headlines.toml`, data made by hand."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from headwater.align.quoted import Quoted
from headwater.text.tokens import fold, tokens


def spelled_out(text: str, language: str | None) -> str:
    """The text with the first word that each sign stands for, as a speaker would say it."""
    short = signs(language)
    out, at = [], 0
    for t in tokens(text):
        if t.form in short:
            out += [text[at : t.start], short[t.form][0]]
            at = t.end
    return "".join([*out, text[at:]])


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("headwater.judge").joinpath("headlines.toml").read_text("utf-8"))


@lru_cache(maxsize=32)
def signs(language: str | None) -> dict[str, tuple[str, ...]]:
    """Folded sign -> the folded words that it stands for; empty where no table is kept."""
    table = _table().get(language or "", {}).get("signs", {})
    return {fold(k): tuple(map(fold, words)) for k, words in table.items()}


def quoted_freely(language: str | None) -> bool:
    """Whether a quotation of the language may have a headline's words, though nothing says that it is from a headline."""
    return bool(_table().get(language or "", {}).get("quoted_freely"))


def put_short(quoted: Quoted, language: str | None) -> bool:
    """Whether the form alone shows that the words of a quotation are not the spoken ones: it ends on no ending of a sentence."""
    finals = _endings("finals", language)
    return bool(finals and quoted.tokens) and not quoted.tokens[-1].form.endswith(finals) and not quoted.text.rstrip().endswith(".")


def demands(quoted: Quoted, language: str | None) -> bool:
    """Whether a quotation ends as an order or a duty does."""
    return bool(quoted.tokens) and quoted.tokens[-1].form.endswith(_endings("demands", language))


@lru_cache(maxsize=16)
def verb_endings(language: str | None) -> frozenset[str]:
    """What may be written onto a stem of one syllable; empty where a language writes no such verbs."""
    return frozenset(_endings("verb_endings", language))


def _endings(kind: str, language: str | None) -> tuple[str, ...]:
    return tuple(_table().get(language or "", {}).get(kind, "").split())
