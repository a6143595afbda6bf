"""The command of the gate: measure, compare with the floors, print; exit status 1 where a floor does not hold."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import headwater
from tests.gate import __doc__ as about
from tests.gate import floors, making, measuring, scoring
from tests.gate.floors import Measured
from tests.gate.kinds import Item, Pair, Set
from tests.gate.sets import SETS

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    began = time.perf_counter()
    wanted = [one for one in SETS if not options.only or one.name in options.only]
    here, skipped = split(wanted, options.shared)
    for name, why in skipped:
        print(f"skipped: {name}: {why}")
    if not here:
        print("nothing to score: the data and their scorers are not here (../shared beside the checkout)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        measured, wrong, seconds = measure(here, options, Path(folder))
    found = floors.rows(measured, floors.read(options.floors))
    print(table(found))
    print(times(seconds))
    for line in gathered(wrong):
        print(line)
    if options.json:
        options.json.write_text(json.dumps([as_json(one) for one in measured], indent=1) + "\n", "utf-8")
    if options.repin and not wrong:
        moved, refused = floors.repinned(floors.read(options.floors), measured)
        floors.write(moved, options.floors)
        found = floors.rows(measured, moved)
        print("\n".join(refused) or f"floors moved up where they could: {options.floors}")
    failed = [row for row in found if not row.holds]
    print(f"{time.perf_counter() - began:.0f} s, {options.processes} processes; headwater {headwater.__version__}")
    print(f"{len(found) - len(failed)} figures hold, {len(failed)} do not; {len(dict(wrong))} results are wrong in themselves")
    return 1 if failed or wrong or (options.repin and refused) else 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m tests.gate", description=about)
    made.add_argument("--sample", action="store_true", help="score a fixed part of the large sets, and the small sets whole")
    made.add_argument("--repin", action="store_true", help="move the floors up to what is measured; never down")
    made.add_argument("--only", nargs="+", metavar="SET", choices=[one.name for one in SETS], help="score these sets only")
    made.add_argument("--each", action="store_true", help="print the figures of each pair too, and each wrong verdict")
    made.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file too")
    made.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="N", help="comparisons at a time")
    made.add_argument("--shared", type=Path, default=SHARED, metavar="FOLDER", help="the data and their scorers")
    made.add_argument("--floors", type=Path, default=floors.FILE, metavar="FILE", help="the pinned floors")
    return made


def split(wanted: Sequence[Set], shared: Path) -> tuple[list[Set], list[tuple[str, str]]]:
    """The sets that can be scored here, and the others with the reason."""
    reasons = [(one, one.missing(shared)) for one in wanted]
    return [one for one, why in reasons if why is None], [(one.name, why) for one, why in reasons if why is not None]


def measure(
    here: Sequence[Set], options: argparse.Namespace, folder: Path
) -> tuple[list[Measured], list[tuple[str, str]], dict[str, tuple[int, float]]]:
    """The figures of each set, what went wrong in which item, and for each set how many items it has and the seconds they took.

    A full run measures the sampled sets twice over the same results, as a whole and in the part that quick runs score. An item of
    several sets is made once.
    """
    chosen = []
    for one in here:
        items = one.items(options.shared, folder)
        chosen.append((one, one.sample(items) if options.sample else list(items)))
    everything = list({item.name: item for _, items in chosen for item in items}.values())
    made = dict(zip((item.name for item in everything), making.make_all(everything, processes=options.processes), strict=True))
    wrong = [(name, fault) for name, done in made.items() for fault in done.wrong]
    measured, seconds = [], {}
    for one, items in chosen:
        data = one.data_sha256(options.shared)
        parts = [(one.name, items)] if not (one.sampled and options.sample) else []
        if one.sampled:
            parts.append((f"{one.name}, sample", items if options.sample else one.sample(items)))
        for name, part in parts:
            said = [made[item.name].said or measuring.nothing(item) for item in part]
            measured.append(Measured(name, data, len(part), measuring.measured(options.shared, one, part, said), one.aims))
        seconds[one.name] = (len(items), sum(made[item.name].seconds for item in items))
        if options.each:
            print(each(options.shared, one, items, [made[item.name].said or measuring.nothing(item) for item in items]))
    return measured, wrong, seconds


def gathered(wrong: Sequence[tuple[str, str]], *, most: int = 20) -> list[str]:
    """What went wrong, the commonest first, each with the first pairs that it went wrong in; faults differ by place only once."""
    pairs: dict[str, list[str]] = {}
    for pair, fault in wrong:
        pairs.setdefault(re.sub(r"[0-9]+", "#", fault), []).append(f"{pair}: {fault}")
    ranked = sorted(pairs.values(), key=lambda found: -len(found))
    lines = [f"WRONG {found[0]}" + (f"  (and {len(found) - 1} like it)" if len(found) > 1 else "") for found in ranked[:most]]
    return lines + ([f"... and {len(ranked) - most} other kinds"] if len(ranked) > most else [])


def each(shared: Path, one: Set, items: Sequence[Item], said: Sequence[measuring.Said]) -> str:
    """The figures of every pair with passage gold, by link F1 from the worst; of questions those that were answered wrong."""
    if all(isinstance(item, Pair) for item in items):
        if one.scored not in ("passages", "passages and changes", "planted"):
            return one.name
        scorer = scoring.load_scorer(shared)
        scored = [
            (item.name, scoring.figures(scorer, [item], [answer]))
            for item, answer in zip(measuring.pairs(items), said, strict=True)
        ]
        lines = [
            f"  {name:32} " + "  ".join(f"{figure} {value:.3f}" for figure, value in figures.items())
            for name, figures in sorted(scored, key=lambda row: row[1]["link_f1"])
        ]
        return "\n".join([one.name, *lines])
    return "\n".join([one.name, *(f"  {line}" for line in measuring.mistakes(shared, one, items, said))])


def times(seconds: dict[str, tuple[int, float]]) -> str:
    """How long the items of each set took, added up over the processes; an item of two sets counts in both."""
    return "seconds of work: " + ", ".join(f"{name} {spent:.1f} ({count})" for name, (count, spent) in seconds.items())


def table(found: Sequence[floors.Row]) -> str:
    lines = [f"{'set':26} {'figure':20} {'value':>7} {'floor':>7} {'aim':>7}"]
    name = ""
    for row in found:
        numbers = "".join(f" {'' if number is None else f'{number:.3f}':>7}" for number in (row.value, row.floor, row.aim))
        lines.append(f"{row.name if row.name != name else '':26} {row.figure:20}{numbers}  {row.state}".rstrip())
        name = row.name
    return "\n".join(lines)


def as_json(one: Measured) -> dict[str, object]:
    return {"set": one.name, "data_sha256": one.data, "pairs": one.pairs, "figures": one.figures, "aims": one.pins}


if __name__ == "__main__":
    sys.exit(main())
