#!/usr/bin/env python3
"""Scores everything and writes docs/figures.md: every figure with its data, the version and the command that prints it.

usage: python scripts/figures.py [GATE.json]        (make figures; about the time of make gate)

GATE.json: what `python -m tests.gate --json GATE.json` wrote just now, where the gate was run anyway.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs" / "figures.md"

# What each figure is, for a reader of the page who has not seen the scorers.
MEANING = {
    "link_f1": "of link precision and link recall",
    "link_precision": "of the linked report text, the share under right links",
    "link_recall": "of the passages that people linked, the share found on both sides",
    "relation": "of the passages found, the share whose relation is named right",
    "relation_near": "likewise, `edited` and `reworded` counting as one",
    "sourced_f1": "which letters of the report come from the source",
    "omitted_f1": "which letters of the source the report left out, and which it used",
    "wrong_links": "links that are right nowhere (fewer is better)",
    "related_recall": "of the pairs of documents that share a sentence by descent, the share found",
    "related_precision": "of the pairs found, the share that do",
    "extent_f1": "which letters of a document were taken from a parent",
    "parent_recall": "of the documents' true parents in the archive, the share named",
    "parent_precision": "of the parents named, the share that are true ones",
    "direction": "of the true pairs of parent and child, the share told the right way round",
    "reworded_recall": "parent recall where a third of the words were replaced",
    "rendering": "share of documents whose `rendering` is right",
    "accuracy": "share told right: of four levels of reuse, on a task never fitted on; elsewhere of changed and unchanged meanings",
    "balanced_accuracy": "the mean of the shares of changed and of unchanged meanings told right",
    "changed_found": "of changed meanings, the share called changed",
    "major_recall": "of the changes that labels call major, the share that is called major",
    "major_seen": "likewise, a change called minor counting too",
    "alarms_per_1000": "changes called major where the labels have none, per 1000 words of the reports (fewer is better)",
    "alarms_per_report": "likewise, per report (fewer is better)",
    "recall_of_words": "major recall on planted modality, intensity and substituted words alone; `recall_KIND` on each kind",
    "verdicts_right": "of the quotations found, the share with the labelled verdict or one that a careful reader could give",
    "dangerous": "altered quotations called something milder (a count; fewer is better)",
    "accused": "quotations that hold or are reworded, called altered or not found (a count; fewer is better)",
    "speaker_right": "of the quotations found, the share with the right speaker",
    "quotations_found": "of the labelled quotations, the share found in the report",
    "overlap": "of quotations that share half of the longer one with a labelled one, one to one",
    "exact": "of quotations with the very characters of a labelled one, edge marks aside",
    "speaker": "of the quotations met, the share with the words that say who speaks, where labels have some",
    "direct_overlap": "as `overlap`, of quotations between marks",
    "direct_exact": "as `exact`, of quotations between marks",
    "direct_speaker": "as `speaker`, of quotations between marks",
    "direct_cue": "the share with the words that report them, of quotations between marks",
    "indirect_overlap": "as `overlap`, of what is reported in other words",
    "cue": "of the quotations met, the share with the words that report them, where labels have some",
    "content_tokens": "of the words and marks that are part of a quotation; `content_words` of the words alone",
    "source_words": "of the words that say who speaks",
    "cue_words": "of the words that report",
    "direct_found": "of the direct quotations of the report, the share found to the letter",
    "direct_named": "of the direct quotations of the report, the share with the right name",
    "indirect_found": "of its sentences with indirect speech, the share with a statement that leaves out the words that report it",
    "indirect_named": "of its sentences with indirect speech, the share with the right name",
    "credit_apart": "1 where the agency that the report credits is no speaker and no part of what is said",
    "lenient": "share of verdicts that are the labelled one or one that a careful reader could give",
    "macro_f1": "mean F1 over holds, reworded, altered and not found",
    "false_alarm": "of the quotations that hold or are reworded, the share called altered (fewer is better)",
    "missed": "of the quotations of this source, the share called not found (fewer is better)",
    "invented": "of the quotations of another source, the share given a place in this one (fewer is better)",
    "placed": "of those found rightly, the share shown at the right place",
    "misattributed_f1": "of the flag `misattributed`",
    "caught": "of quotations with one harmful edit by rule, the share whose verdict or flag says so; also by kind",
    "in_peace": "of quotations with one harmless edit by rule, the share left to hold without a flag; also by kind",
    "first": "of reports whose source is kept, the share for which it ranks first",
    "refused": "of these, the share told that there is no source (fewer is better)",
    "none_said": "of reports whose source is not kept, the share told so",
    "sources": "of reports put among the stories of a year with their sources, the share of these that are their parents",
    "editorial": "the same of the reports on an editorial alone",
    "reports": "of these reports, the share that has a source of its own for a parent",
    "turned": "sources that are told to have taken from their reports",
    "steps": "of the steps of a chain from what was said to the last report, the share drawn with their names",
    "order": "of the neighbours in that chain, the share joined in its order",
    "days": "of the days of saying, writing and publishing in it, the share told",
}

HEAD = """# Figures

Written by `make figures` ({version}, {encoder}, settings `{settings}`); do not edit by hand.
Each set is compared as a user gets it, from files, and scored against labels; `data` is the start of a hash over the texts,
labels and scorers that the figure depends on. One set prints with `python -m tests.gate --only SET`. "Aim" is what was asked for.
"""


def measured(written: Path | None) -> tuple[list[dict[str, Any]], int]:
    """The figures of every set, and the gate's exit status; from what the gate wrote, where it ran already."""
    if written is not None:
        return json.loads(written.read_text("utf-8")), 0
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        done = subprocess.run([sys.executable, "-m", "tests.gate", "--json", str(out)], cwd=PROJECT, check=False)
        return (json.loads(out.read_text("utf-8")) if out.exists() else []), done.returncode


def page(sets: list[dict[str, Any]], made: dict[str, str]) -> str:
    """The whole page. sets: what the gate wrote. made: version, encoder and settings of the comparisons."""
    head = HEAD.format(version=f"headwater {made['headwater']}", encoder=made["encoder"], settings=made["settings_sha256"][:12])
    lines = [head, "| set | pairs | figure | value | aim | data |", "|---|---:|---|---:|---:|---|"]
    for one in sets:
        for figure, value in one["figures"].items():
            aim = one["aims"].get(figure)
            reach = "" if aim is None else number(aim)
            shown = [one["set"], str(one["pairs"]), figure, number(value), reach, f"`{one['data_sha256'][:12]}`"]
            lines.append(f"| {' | '.join(shown)} |")
    meanings = [f"- `{name}`: {MEANING[name]}" for name in MEANING if any(name in one["figures"] for one in sets)]
    return "\n".join([*lines, "", *meanings]) + "\n"


def number(value: float) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def made_with() -> dict[str, str]:
    """What every comparison of this version says it was made with."""
    from headwater import compare

    return compare("The bridge opens in May.", "The bridge opens in May.").made


def main() -> int:
    sets, status = measured(Path(sys.argv[1]) if sys.argv[1:] else None)
    if not sets:
        print("nothing was scored, so docs/figures.md stays as it is", file=sys.stderr)
        return status
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(sets, made_with()), "utf-8")
    print(f"wrote {PAGE.relative_to(PROJECT)}")
    return status


if __name__ == "__main__":
    sys.exit(main())
