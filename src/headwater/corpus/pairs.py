"""The passages that the texts of an archive share: joins -> places -> runs -> evidence -> what third texts say -> formulas.

A newcomer to this room reads this first. Everything is integers: texts and words have numbers, and what a run covers are words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet as pq

from headwater.corpus import joins
from headwater.corpus.clusters import clusters
from headwater.corpus.evidence import Evidence, passages
from headwater.corpus.footers import Footing, footers
from headwater.corpus.formulas import Known, Spread, Spreading, are_formulas, only_ones, spread
from headwater.corpus.fragments import Filed, apart, under
from headwater.corpus.growing import (
    Growth,
    Runs,
    Wholes,
    distinct,
    edges_of,
    grown,
    in_order,
    joint,
    narrow,
    parcels,
    parted,
    within,
)
from headwater.corpus.kept import Texts
from headwater.corpus.looking import Looking
from headwater.corpus.shingles import Postings
from headwater.corpus.standing import Standing, beside, join_files, read_runs, together, untold, write_runs
from headwater.corpus.steps import Steps, hashed, remove
from headwater.corpus.templates import Patterns, lists, templates
from headwater.corpus.wearing import marked, worn_places

Longs = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
Told = Callable[[str], None]
Stretch = tuple[str, Callable[[], Postings]]  # a hash of what is in it, and its postings

SIDES = ("a", "b", "a_start", "a_end", "b_start", "b_end")
AT_ONCE = 100_000  # places that grow together: some fifty megabytes
ROUNDS = 2  # in which turns of phrase before are looked up: hardly any is asked for in a third
RUNS_AT_ONCE = 1_000_000  # whose passages are looked at together
TEXTS_AT_ONCE = 1_000_000  # places whose texts are held in memory, and that are grown anew after a kill: some seconds of work


@dataclass(frozen=True, slots=True)
class Found:
    """Runs that are passages, the passage that each is of, formulas, and what was cut and why.

    formulas: the first run of each, by its number. spread: of the formulas. standing: what is weighed again when more is added;
    fragments: the rest.
    """

    runs: Runs
    cluster: Longs
    formulas: Runs
    spread: Spread
    cut: dict[str, int]
    standing: Standing
    fragments: Runs


@dataclass(frozen=True, slots=True)
class Rules:
    """All numbers that decide here."""

    looking: Looking = field(default_factory=Looking)
    growth: Growth = field(default_factory=Growth)
    evidence: Evidence = field(default_factory=Evidence)
    spreading: Spreading = field(default_factory=Spreading)
    footing: Footing = field(default_factory=Footing)
    patterns: Patterns = field(default_factory=Patterns)

    def key(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


def candidates(
    steps: Steps, stretches: Sequence[Stretch], times: tuple[str, Longs, Longs], rules: Rules, fresh: int, told: Told
) -> tuple[Path, list[Path], str]:
    """Where two texts have shingles in common: the file of places; those of worn places; a hash of both.

    times: a hash, the place of each text in time, and its day, -1 for none.
    """
    look = rules.looking
    key, place, day = times
    steps.source("texts", key, lambda: pa.table({"doc": np.arange(len(place), dtype=np.int32), "time": place, "day": day}))
    seeds: list[Path] = []
    worn: list[Path] = []
    keys: list[str] = []
    spread = rules.spreading
    for stretch, rows in stretches:
        steps.source("postings", stretch, _table_of(rows))
        steps.add("common", joins.COMMON, ["postings"], fresh=fresh)
        steps.add("paired", joins.PAIRED, ["common"], crowd=look.crowd, fresh=fresh)
        steps.add("chained", joins.CHAINED, ["common", "texts"], crowd=look.crowd, fresh=fresh)
        steps.add(
            "worn", joins.WORN, ["common", "texts"],
            holders=spread.holders, quiet=int(spread.quiet_days), occasions=spread.occasions,
        )  # fmt: skip
        found = steps.run(told)
        worn.append(found["worn"])
        seeds += [found["paired"], found["chained"]]
        keys += [steps.keys[name] for name in ("paired", "chained", "worn")]
    steps.source("seeds", hashed(keys), seeds)
    steps.add("places", joins.PLACES, ["seeds"], gap=look.gap)
    places = steps.run(told)["places"]
    return places, worn, hashed([steps.keys["places"], *keys])


def _table_of(rows: Callable[[], Postings]) -> Callable[[], pa.Table]:
    def table() -> pa.Table:
        found = rows()
        return pa.table({f.name: getattr(found, f.name) for f in fields(found)})

    return table


def runs_of(
    texts: Texts, places: Path, worn: Sequence[Path], growth: Growth, target: Path, workers: int = 1,
    told: Callable[[float], None] = lambda _: None,
) -> Runs:  # fmt: skip
    """The runs that places grow into; kept in a file, part by part, and read from it where it is there.

    worn: files of worn places. workers: threads; arrays are worked on side by side. told: called with the share that is done.
    """
    if not target.exists():
        columns = _places(places)
        marks, parts = worn_places(worn), []
        with ThreadPoolExecutor(workers) as pool:
            for low, high in _slices(columns["a"], columns["b"], TEXTS_AT_ONCE):
                parts.append(target.with_name(f"{target.stem}-{low}-{high}.parquet"))
                if not parts[-1].exists():
                    some = {name: values[low:high] for name, values in columns.items()}
                    write_runs(together(_grown(texts, marks, some, growth, pool)), parts[-1])
                told(high / max(len(columns["a"]), 1))
        join_files(parts, target)
        for part in parts:
            remove(part)
    return read_runs(target)


def _places(file: Path) -> dict[str, Wholes]:
    """Places by their two texts, in 32 bits."""
    names = ("a", "b", "low", "high", "shift")
    columns = {name: pq.read_table(file, columns=[name])[name].to_numpy().astype(np.int32) for name in names}
    order = in_order(joint(columns["a"], columns["b"]), columns["shift"], columns["low"])  # engines give rows in any order
    for name in names:
        columns[name] = columns[name][order]
    return columns


def _slices(a: Wholes, b: Wholes, size: int) -> list[tuple[int, int]]:
    """Stretches of some `size` places, each pair of texts whole in one."""
    ends = np.flatnonzero((np.diff(a) != 0) | (np.diff(b) != 0)) + 1
    cuts = [0]
    while cuts[-1] + size < len(a):
        later = ends[np.searchsorted(ends, cuts[-1] + size) :]
        cuts.append(int(later[0]) if len(later) else len(a))
    return list(zip(cuts, [*cuts[1:], len(a)], strict=True))


def _grown(
    texts: Texts, worn: tuple[Longs, Longs], columns: dict[str, Wholes], growth: Growth, pool: ThreadPoolExecutor
) -> list[Runs]:
    """The runs of some places, whose texts are read in one go."""
    docs = distinct(np.concatenate([columns["a"], columns["b"]]).astype(np.int64))
    words = marked(texts.of(docs, ("word", "flags")), docs, worn)
    edges = edges_of(words)

    def grow(rows: tuple[int, int]) -> Runs:
        a, b, low, high, shift = (columns[name][slice(*rows)] for name in ("a", "b", "low", "high", "shift"))
        runs = grown(words, np.searchsorted(docs, a), np.searchsorted(docs, b), low, high, shift, growth, edges)
        return narrow(replace(runs, a=docs[runs.a], b=docs[runs.b]))

    return list(pool.map(grow, _slices(columns["a"], columns["b"], AT_ONCE)))


def passing(stood: Standing, known: Known, rules: Rules) -> Runs:
    """The runs that are passages, what is nobody's left out."""
    runs = stood.runs.take(~stood.nobodys)
    return runs.take(passages(runs, known, rules.evidence))


def with_fragments(stood: Standing, runs: Runs, files: Sequence[Filed], known: Known, rules: Rules) -> Standing:
    """What stood, and the turns of phrase before that have a say in fresh runs: in passages, and in what is nobody's as far as they
    tell. What they add may tell more to be nobody's, so that they are asked again."""
    before, fresh = (~passages(some, known, rules.evidence) for some in (stood.runs, runs))  # turns of phrase and set phrases
    rest = stood.runs.placed(before)
    asked = np.zeros(len(runs), dtype=bool)
    for _ in range(ROUNDS):
        asks = ~fresh
        asks[fresh] = _spreading(together([rest, runs.placed(fresh)]), known, rules)[len(rest) :]
        more = apart(under(runs.take(asks & ~asked), files), stood.runs)
        if not len(more):
            break
        stood, rest = beside(stood, untold(more)), together([rest, more])
        asked |= asks
    return stood


def _spreading(runs: Runs, known: Known, rules: Rules, footing: Footing | None = None) -> Truths:
    """Which runs are of a passage that is nobody's own, as far as it tells how that spreads. footing: to tell footers, too."""
    numbers = clusters(runs)
    only = only_ones(runs, numbers)
    found = np.zeros(len(runs), dtype=bool)
    for rows in parcels(numbers, RUNS_AT_ONCE):
        some = runs.placed(rows)
        passage = numbers[rows] - numbers[rows].min(initial=len(runs))
        seen = spread(some, passage, known, rules.spreading, only[rows])
        nobodys = are_formulas(seen, rules.spreading)
        if footing:
            nobodys |= footers(some, passage, seen, known, footing)
        found[rows] = nobodys[passage]
    return found


def weighed(given: Standing, texts: Texts, known: Known, rules: Rules, fresh: int) -> Found:
    """Which runs are passages, and which of those are formulas or made to a pattern. fresh: the first text not looked at before."""
    runs, nobodys = given.runs, given.nobodys.copy()
    chosen = passages(runs, known, rules.evidence)
    # Set phrases inside sentences and standing sentences are told apart first, so that neither hides in the other's numbers.
    for part in (chosen, ~chosen):
        nobodys[part] |= _spreading(runs.placed(part), known, rules, rules.footing)
    around = np.flatnonzero(_around(runs, chosen, fresh))  # most runs are turns of phrase, and no passage asks for them
    some = Standing(runs.take(around), nobodys[around], given.company.take(around))
    some, kept = _with_patterns(some, chosen[around], texts, known, rules, fresh)
    nobodys[around] = some.nobodys
    formulas, seen = _formulas(runs.placed(nobodys), known, rules)
    stand = chosen | nobodys
    return Found(
        kept, np.zeros(0, dtype=np.int64), formulas, seen, {"formula_runs": int(nobodys.sum())},
        _standing(Standing(runs, nobodys, given.company), stand, some, around), runs.take(~stand & (runs.b >= fresh)),
    )  # fmt: skip


def _with_patterns(given: Standing, chosen: Truths, texts: Texts, known: Known, rules: Rules, fresh: int) -> tuple[Standing, Runs]:
    """The runs with what patterns and lists tell of the chosen ones, and those that are passages still."""
    runs, nobodys = given.runs, given.nobodys.copy()
    both = joint(runs.a, runs.b)
    sharing = within(both, both[chosen])  # what goes makes no passage of others

    def left() -> Longs:
        rows = np.flatnonzero(sharing & ~nobodys)
        return rows[passages(runs.take(rows), known, rules.evidence)]

    asked = np.zeros(len(runs), dtype=bool)
    asked[left()] = True
    patterned, company = templates(runs, asked, texts, known, rules.patterns, rules.spreading.quiet_days, given.company, fresh)
    nobodys |= patterned
    shown = left()
    nobodys[shown[_bare_lists(runs.take(shown), texts, known, rules)]] = True
    return Standing(runs, nobodys, company), runs.take(left())


def _formulas(runs: Runs, known: Known, rules: Rules) -> tuple[Runs, Spread]:
    """The first run of each formula, and how it spreads. runs: all that are nobody's."""
    formula = clusters(runs)
    first = np.flatnonzero(np.diff(np.maximum.accumulate(formula), prepend=-1))
    return runs.take(first), spread(runs, formula, known, rules.spreading)


def _standing(given: Standing, stand: Truths, some: Standing, rows: Longs) -> Standing:
    """The runs that stand. some: what is told now of the company of some, by their rows."""
    found, of_them = given.take(stand), stand[rows]
    at = np.searchsorted(np.flatnonzero(stand), rows[of_them])
    for name in ("texts", "first", "last"):
        getattr(found.company, name)[at] = getattr(some.company, name)[of_them]
    return found


def _around(runs: Runs, chosen: Truths, fresh: int) -> Truths:
    """Which runs may have a say in what becomes of the chosen ones: those of the same two texts, and those that stand in part where
    a chosen one stands in either of its texts. What two texts before `fresh` share says nothing more of what two of them share."""
    few, new = runs.take(chosen), runs.b >= fresh
    found = within(joint(runs.a, runs.b), joint(few.a, few.b))
    found[new] |= _meeting(runs.placed(new), few)
    found[~new] |= _meeting(runs.placed(~new), few.take(few.b >= fresh))
    return found


def _meeting(runs: Runs, others: Runs) -> Truths:
    """Which runs have words in common with one of the others, in either of their texts."""
    begins = np.sort(np.append(joint(others.a, others.a_start), joint(others.b, others.b_start)))
    ends = np.sort(np.append(joint(others.a, others.a_end), joint(others.b, others.b_end)))
    found = np.zeros(len(runs), dtype=bool)
    for doc, start, end in ((runs.a, runs.a_start, runs.a_end), (runs.b, runs.b_start, runs.b_end)):
        # more have begun before the run ends than have ended before it begins
        found |= np.searchsorted(begins, joint(doc, end)) > np.searchsorted(ends, joint(doc, start), "right")
    return found


def _bare_lists(runs: Runs, texts: Texts, known: Known, rules: Rules) -> Truths:
    """Which runs are lists of names that came with no other words, or few: nothing else of the two texts stands without them."""
    listed = lists(runs, texts, known, rules.patterns)
    both, pair = np.unique(joint(runs.a, runs.b), return_inverse=True)
    rest = np.flatnonzero(~listed)
    much = np.bincount(pair[rest], weights=runs.content[rest], minlength=len(both)) >= rules.patterns.prose
    much[pair[rest[passages(runs.take(rest), known, rules.evidence)]]] = True
    return listed & ~much[pair]


def implied(
    steps: Steps, texts: Texts, worn: Sequence[Path], runs: Runs, known: Known, key: str, rules: Rules, fresh: int, told: Told
) -> Runs:
    """Passages that two texts must share since both share them with a third. runs: those found; key: a hash of them."""
    look = rules.looking
    near = _near(runs, fresh)
    steps.source("runs", key, lambda: pa.table({name: getattr(near, name) for name in SIDES}))
    steps.add("implied", joins.IMPLIED, ["runs"], fresh=fresh, busy=look.busy, least=look.least, gap=look.gap)
    places = steps.run(told)["implied"]
    growth = replace(rules.growth, agreeing=look.implied_agreeing, added=0.0)
    found = runs_of(texts, places, worn, growth, places.with_name(places.name.replace("implied-", "implied_runs-")))
    evidence = replace(
        rules.evidence,
        agreeing=look.implied_agreeing,
        whole=look.implied_whole,
        least=look.implied_content,
        later=look.implied_content,
    )
    found = found.take(passages(found, known, evidence))
    listed = lists(found, texts, known, rules.patterns)
    both = joint(found.a, found.b)
    return found.take(~listed | within(both, both[~listed]))


def _near(runs: Runs, fresh: int) -> Runs:
    """The runs of texts that share something with a fresh one: no others say anything of it."""
    touched = distinct(np.concatenate([runs.a, runs.b])[np.tile((runs.a >= fresh) | (runs.b >= fresh), 2)])
    return runs.take(within(runs.a, touched) | within(runs.b, touched)) if fresh else runs


def completed(found: Found, implied: Runs, rules: Rules) -> Found:
    """What was found, with what follows from it; sorted by the two texts and where a run begins."""
    runs = together([found.runs, implied])
    runs = runs.take(np.lexsort((runs.b_start, runs.a_start, runs.b, runs.a)))
    pairs = np.concatenate(parted(distinct(joint(found.runs.a, found.runs.b))))
    _, counts = np.unique(pairs, return_counts=True)
    cut = {**found.cut, "texts_too_busy_for_conclusions": int((counts > rules.looking.busy).sum())}
    return replace(found, runs=runs, cluster=clusters(runs), cut=cut)
