"""An archive from its rows to who took from whom: what is shared, what is formula, the derivations. A newcomer reads this first.

rows -> batches of words and postings -> candidates -> runs -> passages -> edges; each stage leaves files behind that a killed run
goes on from, and that new documents are joined with.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from headwater import __version__
from headwater.corpus.rows import Entry, is_date
from headwater.errors import MissingExtra, NoText, UsageError
from headwater.intake.items import Fault

try:
    from headwater.corpus import backends, fragments, pairs, results, standing
    from headwater.corpus.archive import Archive, LeftOut
    from headwater.corpus.formulas import Known
    from headwater.corpus.kept import held, ranges
    from headwater.corpus.pairs import Rules
    from headwater.corpus.passages import clusters_table, passages_table, with_copies
    from headwater.corpus.results import Documents
    from headwater.corpus.steps import KEY_DIGITS, Steps, hashed, remove, writing
    from headwater.corpus.wearing import worn_since
    from headwater.lineage.copies import further, taken
    from headwater.lineage.parts import derivations
except ImportError as fault:
    raise MissingExtra(f'archives need {fault.name}: pip install "headwater[archive]"') from None

Told = Callable[[str, float | None], None]  # the name of a stage, and how much of it is done where that is known
YEAR_ONE = 719_163  # days from 0001-01-01 to 1970-01-01, so that no day is negative
KEPT = "kept"  # the folder within the output that the next run goes on from
WEIGHED = "weighed"  # how the file of runs that are weighed again begins; those of earlier states were called otherwise


@dataclass(frozen=True, slots=True)
class Reused:
    """What a run found; the files that it wrote lie in `out`. run: what stands in `run.json`."""

    out: Path
    run: dict[str, Any]


def reuse(
    rows: Iterable[Entry | Fault], out: Path, *, engine: str = "duckdb", adding: bool = False, memory_gb: float = 4.0,
    workers: int | None = None, by_meaning: bool = False, rules: Rules | None = None, told: Told = lambda *_: None,
) -> Reused:  # fmt: skip
    """Finds every passage that documents share and who took it from whom; writes the files that CONTRACT.md names into `out`.

    adding: the rows come beside those that a run before left in `out`; only they are joined. memory_gb: for the engine.
    by_meaning: also translations and the same told in other words. told: called with each stage and its share done, if known.

    Raises UsageError where `out` holds another archive, NoText where nothing is in it, HeadwaterError where `out` is full.
    """
    rules, workers = rules or Rules(), workers or os.cpu_count() or 1
    out.mkdir(parents=True, exist_ok=True)
    archive, left_out = Archive(out / KEPT), LeftOut()
    told("reading", None)
    archive.take(_readable(rows, left_out), left_out, adding=adding, workers=workers)
    if not archive.size:
        why = left_out.examples.get("unreadable", [f"{out}: no document with a text was given; nothing to compare"])
        raise NoText(why[0])
    with writing(out):
        return _gone_through(archive, left_out, rules, out, engine, memory_gb, workers, by_meaning, told)


def _gone_through(
    archive: Archive, left_out: LeftOut, rules: Rules, out: Path, engine: str, memory_gb: float, workers: int, by_meaning: bool,
    told: Told,
) -> Reused:  # fmt: skip
    """What is found in an archive that was taken in, written into `out`."""
    known = results.known_of(archive, archive.begun(time.time()))
    running = backends.engine(engine, out / KEPT / "steps", memory_gb)
    try:
        found, kept, lost = _found(archive, known, rules, Steps(running, out / KEPT / "steps"), workers, told)
    finally:
        running.close()
    told("writing", None)
    texts = archive.texts()
    copied, copies_left_out = with_copies(found.runs, found.cluster, known.copy_of, known.place, texts.counts())
    passages = passages_table(copied, texts, known.copy_of, known.place, known.ids)
    if by_meaning:
        told("meaning", None)
        passages = _with_meaning(passages, archive, known)
    results.write(passages.select(results.PASSAGES), out / "passages.parquet")
    results.write(clusters_table(passages, known.place, known.ids), out / "clusters.parquet")
    results.write(results.documents_table(archive, known, KEPT), out / "documents.parquet")
    formulas = out / "formulas.parquet"
    results.write(results.formulas_table(archive, found, known, formulas if archive.finished else None), formulas)
    told("edges", None)
    counts = _edges(archive, known, passages, lost, out, workers, lambda share: told("edges", share))
    run = {
        "schema": "headwater.reuse/1",
        "made": {"headwater": __version__, "engine": running.about(), "settings_sha256": hashed([rules.key()])},
        "settings": asdict(rules),
        "input": {"sha256": archive.key(), "documents": archive.size, "copies": int((known.copy_of >= 0).sum()),
                  "undated": known.undated, "dated_in_the_future": known.future},
        "left_out": {reason: {"count": n, "examples": left_out.examples[reason]} for reason, n in left_out.counts.items()},
        "found": {"passages": passages.num_rows, "clusters": len(np.unique(passages["cluster"].to_numpy())),
                  "formulas": len(found.formulas), **counts},
        "cut": {**found.cut, "pairs_of_copies": copies_left_out},
    }  # fmt: skip
    (out / "run.json").write_text(json.dumps(run, indent=1, ensure_ascii=False) + "\n", "utf-8")
    archive.finish(runs=kept)
    for file in (out / KEPT / "steps").iterdir():
        if file.name not in kept:
            remove(file)
    return Reused(out, run)


def _readable(rows: Iterable[Entry | Fault], left_out: LeftOut) -> Iterator[Entry]:
    for row in rows:
        if isinstance(row, Fault):
            left_out.add("unreadable", str(row.error))
        elif row.published and not is_date(row.published):
            left_out.add("date_unread", f"{row.id}: '{row.published}'")
            yield replace(row, published=None)
        else:
            yield row


def _found(
    archive: Archive, known: Documents, rules: Rules, steps: Steps, workers: int, told: Told
) -> tuple[pairs.Found, list[str], Any]:
    """The passages of the archive: those of runs before, and those that fresh documents have.

    Also the files of runs that the next documents are joined with, and the documents of passages before that are none any more."""
    fresh, folder, texts = archive.fresh, steps.folder, archive.texts()

    def step(name: str) -> None:
        told(name, None)

    new, before = archive.postings()
    bounds = ranges(sum(map(len, new)))
    stretches = [
        (hashed([archive.key(), str(fresh), str(low), str(high)]), partial(held, new, before, low, high)) for low, high in bounds
    ]
    day = np.where(np.isnan(known.instant), -1, known.instant // results.DAY + YEAR_ONE).astype(np.int64)
    order = hashed([archive.key(), ",".join(map(str, known.place.tolist()))])
    places, worn, key = pairs.candidates(steps, stretches, (order, known.place, day), rules, fresh, step)
    step("growing")
    grown = folder / f"runs-{hashed([key, repr(rules.growth)])[:16]}.parquet"
    runs = pairs.runs_of(texts, places, worn, rules.growth, grown, workers, lambda share: told("growing", share))
    # kept of runs before: those weighed again, those concluded from third texts, and turns of phrase, a folder for each run
    kept = archive.record.get("runs", []) if archive.finished else []
    if kept and not kept[0].startswith(f"{WEIGHED}-"):
        raise UsageError(
            f"{folder.parent}: was made by an earlier state of headwater; name another folder with --out, and give all"
        )
    key = hashed([key, rules.key(), *kept])
    facts = Known(known.instant, known.outlet, texts.counts())
    stood = standing.read_standing(folder / kept[0]) if kept else standing.untold(standing.none())
    were = pairs.passing(stood, facts, rules)
    if kept:
        stood = replace(stood, runs=worn_since(stood.runs, ~stood.nobodys, texts, worn))
        stood = pairs.with_fragments(stood, runs, [fragments.Filed(folder / name) for name in kept[2:]], facts, rules)
    given = standing.beside(stood, standing.untold(runs))
    del stood, runs  # there may be gigabytes of them
    found = pairs.weighed(given, texts, facts, rules, fresh)
    del given
    concluded = pairs.implied(steps, texts, worn, found.runs, facts, key, rules, fresh, step)
    implied = standing.together([standing.read_runs(folder / name) for name in kept[1:2]])
    follows = standing.still_implied(implied, found.runs)
    lost = standing.no_more(standing.together([were, implied]), standing.together([found.runs, implied.take(follows)]))
    implied = standing.together([implied.take(follows), concluded])
    names = [f"{WEIGHED}-{key[:KEY_DIGITS]}.parquet", f"all_implied-{key[:KEY_DIGITS]}.parquet", f"fragments-{key[:KEY_DIGITS]}"]
    standing.write_standing(found.standing, folder / names[0])
    standing.write_runs(implied, folder / names[1])
    fragments.file(found.fragments, folder / names[2])
    found = replace(found, standing=standing.untold(standing.none()), fragments=standing.none())
    names[2:2] = kept[2:]
    found.cut["fragments"] = sum(len(fragments.Filed(folder / name)) for name in names[2:])
    return pairs.completed(found, implied, rules), names, lost


def _with_meaning(passages: Any, archive: Archive, known: Documents) -> Any:
    """The passages, and those that documents share in meaning alone; copies are not looked at."""
    from headwater.rendered import rendered  # the encoder and all of `compare`: a second to load

    docs = np.flatnonzero(known.copy_of < 0)
    wording = np.stack([passages["a"].to_numpy(), passages["b"].to_numpy()])
    there = np.sort(np.searchsorted(docs, wording[:, np.isin(wording, docs).all(axis=0)]), axis=0)
    found = rendered(archive.entries(docs), known.place[docs], set(zip(*there.tolist(), strict=True)))
    return results.with_more(passages, found, known, docs)


def _edges(
    archive: Archive, known: Documents, passages: Any, lost: Any, out: Path, workers: int, told: Callable[[float], None]
) -> dict[str, int]:
    """Writes who took from whom; how many edges there are. With new documents, only of those that hang together with one, or that
    have lost a passage since what they share turned out to be nobody's."""
    again, docs = results.touched(passages, archive.size, archive.fresh if archive.finished else 0, lost)
    copies, firsts = further(known.copy_of, known.place)
    sharing = np.isin(copies, docs)  # those of a text of a few words do not
    docs = np.setdiff1d(docs, copies, assume_unique=True)
    found = derivations(
        lambda rows: archive.entries(docs[rows]), len(docs), results.among(passages, docs), out / KEPT / "steps", archive.key(),
        workers=workers, told=told,
    )  # fmt: skip
    # a copy has no words of its own; its kind has
    words = archive.texts().counts()[np.where(known.copy_of >= 0, known.copy_of, np.arange(archive.size))]
    copied = taken(copies[sharing], firsts[sharing], known.ids, words, known.instant)
    found["edges"] = results.together([found["edges"], results.edges_table(copied, results.EDGES)], results.EDGES)
    ids = [known.ids[d] for d in again.tolist()]
    counts = {}
    for kind, rows in found.items():
        table, target = results.taken_by(rows, ids), out / f"{kind}.parquet"
        if archive.finished:
            table = results.with_others(table, target, ids)
        results.write(table, target)
        counts[kind] = table.num_rows
    return {"edges": counts["edges"], "absent": counts["absent"]}
