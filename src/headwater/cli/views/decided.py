"""What people decided, in the terminal: who said what of which words, and what had been found there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.text import Text

from headwater.cli.terminal import printable
from headwater.cli.views.kept import when
from headwater.cli.views.layout import LONGEST_LINE, QUIET, heading, wrap
from headwater.export.wording import codes
from headwater.store.decisions import Decision

SHOWN = 160  # characters of the words decided on
SAID = {"agree": "agrees", "correct": "corrects", "note": "notes", "tag": "tags", "undo": "takes back"}
INDENT = 4


def decided(found: Sequence[Decision], texts: Mapping[str, str], width: int) -> list[Text]:
    """A block for each decision. texts: by their hashes."""
    width = min(width, LONGEST_LINE)
    if not found:
        return [Text("No decisions. 'headwater decide --help' says how one is made.")]
    return [line for one in found for line in _one(one, texts, width)]


def beside(found: Sequence[Decision], texts: Mapping[str, str], width: int) -> list[Text]:
    """Decisions under a heading, for below what was found; nothing where there are none."""
    width = min(width, LONGEST_LINE)
    return [Text(), *heading("what people decided", width), *decided(found, texts, width)] if found else []


def _one(one: Decision, texts: Mapping[str, str], width: int) -> list[Text]:
    what = f" decision {one.value}" if one.act == "undo" else ""
    head = Text.assemble(
        (f"{one.id:>3} ", "bold"), printable(f"{one.who} {SAID[one.act]}{what}"), (f"  {when(one.at)} UTC  ", QUIET),
        (printable(one.document), QUIET),
    )  # fmt: skip
    lines = wrap(head, width, hanging=INDENT)
    if one.act != "undo":
        lines += _said(f"{one.target}: “{_words(one, texts)}”", width)
        lines += _said(one.value, width, "says: ") if isinstance(one.value, str) else []
    if finding := _finding(one.finding):
        lines += _said(finding, width, "was found: ")
    return lines


def _said(what: str, width: int, label: str = "") -> list[Text]:
    return [Text.assemble(" " * INDENT, line) for line in wrap(Text.assemble((label, QUIET), printable(what)), width - INDENT)]


def _words(one: Decision, texts: Mapping[str, str]) -> str:
    words = texts.get(one.text_sha256, "")[one.start : one.end]
    return words if len(words) <= SHOWN else f"{words[: SHOWN // 2]} … {words[-SHOWN // 2 :]}"


def _finding(finding: Any) -> str:
    """A finding in a line: the verdict or relation, why, and by what source."""
    if not isinstance(finding, dict):
        return ""
    quotation, link, source = (finding.get(k) or {} for k in ("quotation", "link", "source"))
    verdict = quotation.get("verdict") or {}
    told = verdict.get("verdict") or link.get("relation") or quotation.get("form", "")
    reasons = verdict.get("reasons") or link.get("reasons") or ()
    against = f", against {source['id']}" if source.get("id") else ""
    return f"{told}{f' ({codes(reasons)})' if reasons else ''}{against}"
