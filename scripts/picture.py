#!/usr/bin/env python3
"""Draws docs/compare.svg: the first screenful of `headwater compare samples/source.txt samples/report-altered.txt`.

usage: python scripts/picture.py [OUT.svg]        (make picture)

The picture is what the terminal shows, line by line; only its length is cut. It names no font or file from the network.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

from headwater import compare, read
from headwater.cli.views.side import side

PROJECT = Path(__file__).resolve().parent.parent
SOURCE, REPORT = "samples/source.txt", "samples/report-altered.txt"
COMMAND = f"headwater compare {SOURCE} {REPORT}"
OUT = PROJECT / "docs" / "compare.svg"
COLUMNS, LINES = 92, 48  # wide enough for two readable columns, short enough for the first screen of a README


def main() -> int:
    out = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else OUT
    os.chdir(PROJECT)  # so that the documents are named as the command names them
    comparison = compare(read(Path(SOURCE)), read(Path(REPORT)))
    out.write_text(drawn(screenful(side(comparison, COLUMNS), LINES)), "utf-8")
    print(f"wrote {out}")
    return 0


def screenful(lines: Sequence[Text], most: int) -> list[Text]:
    """The first lines, at most `most`, cut where a row ends: no passage is cut in two."""
    if len(lines) <= most:
        return list(lines)
    end = max((i for i in range(most) if not lines[i].plain.strip()), default=most)
    return [*lines[:end], Text(), Text(f"… {len(lines) - end} more lines", style="dim")]


def drawn(lines: Sequence[Text]) -> str:
    """The lines as an SVG of a terminal window with a light ground, on which both of the colours can be read."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), color_system="256", force_terminal=True, highlight=False)
    for line in lines:
        console.print(line, soft_wrap=True)
    svg = console.export_svg(title=COMMAND, theme=DEFAULT_TERMINAL_THEME, unique_id="headwater")
    # The fonts that rich names are fetched from the network; the reader's own monospaced one is as good.
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")


if __name__ == "__main__":
    sys.exit(main())
