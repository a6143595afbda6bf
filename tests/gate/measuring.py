"""The figures of each set, by the way that it is scored, and what can be said of single items."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.gate import archive_sets, levels, quotation_scoring, scoring, story_sets, tracing_sets, verdict_scoring
from tests.gate.kinds import Article, Item, Pair, Question, Set
from tests.gate.scoring import load_scorer

Said = dict[str, Any]  # the JSON of a comparison, of a verdict, or of a document's quotations
Scored = Callable[[Path, Set, Sequence[Item], Sequence[Said]], dict[str, float]]

# Planted changes that swap one common word for another: no figure, name or "not" gives them away.
WORDS = ("modality", "intensity", "substituted")


def measured(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:
    """The figures of a set by name, in the order that they are shown."""
    return FIGURES[one.scored](shared, one, items, said)


def passages(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:
    return scoring.figures(load_scorer(shared), pairs(items), said, one.rendering)


def passages_and_changes(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:
    found = scoring.changes(load_scorer(shared), pairs(items), said)
    return passages(shared, one, items, said) | {name: found[name] for name in ("major_recall", "major_seen", "alarms_per_1000")}


def planted(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    """Recall of the planted changes, over all, of common words taken alone, and of each kind."""
    links = load_scorer(shared)
    found = scoring.changes(links, pairs(items), said)
    kinds = scoring.recall_of_kinds(links, pairs(items), said)
    hits, count = (sum(kinds.get(kind, (0, 0))[i] for kind in WORDS) for i in (0, 1))
    return {
        "major_recall": found["major_recall"],
        "alarms_per_1000": found["alarms_per_1000"],
        "recall_of_words": hits / count if count else 0.0,
        **{f"recall_{kind}": hits / count for kind, (hits, count) in sorted(kinds.items())},
    }


def majors(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    found = scoring.changes(load_scorer(shared), pairs(items), said)
    return {name: found[name] for name in ("major_seen", "alarms_per_report", "major_recall")}


def cases(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    """The verdicts on whole reports by `cases.py`."""
    scorer, links = load_scorer(shared, "cases"), load_scorer(shared)
    rows = [
        (scoring.score(links, pair, one), scorer.quotations((pair.gold or {})["quotations"], one["quotations"], []))
        for pair, one in zip(pairs(items), said, strict=True)
    ]
    total = scorer.total(rows)
    shown = ("verdicts_right", "dangerous", "accused", "speaker_right", "quotations_found")
    return {name: total[name] or (0 if name in ("dangerous", "accused") else 0.0) for name in shown}


def reuse(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    return {"accuracy": levels.accuracy(pairs(items), said)}


def verdicts(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    return verdict_scoring.against_labels(load_scorer(shared, "verdicts"), questions(items), said)


def mutations(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    return verdict_scoring.on_edits(questions(items), said)


def changed(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    truth = [(item.gold or {})["changed"] for item in items]
    return verdict_scoring.called_changed(truth, [says_changed(item, one) for item, one in zip(items, said, strict=True)])


def quoted(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:
    """Quotations with their speakers and cues, those between marks inside others apart where the labels have them so."""
    return quotation_scoring.by_contents(load_scorer(shared, "quotations"), articles(items), said, marked=one.scored == "nested")


def tagged(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    return quotation_scoring.by_words(load_scorer(shared, "quotations"), articles(items), said)


def quoted_and_tagged(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:
    return quoted(shared, one, items, said) | tagged(shared, one, items, said)


def report(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    """The one report of a set."""
    quotations, cases_ = load_scorer(shared, "quotations"), load_scorer(shared, "cases")
    return quotation_scoring.by_report(quotations, cases_, articles(items)[0], said[0])


def traces(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    return tracing_sets.figures([item for item in items if isinstance(item, tracing_sets.Traced)], said)


def archives(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    return archive_sets.figures(said)


def origins(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    return story_sets.origins(said[0])


def chain(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> dict[str, float]:  # noqa: ARG001
    return story_sets.chain(said[0])


def says_changed(item: Item, said: Said) -> bool:
    told = verdict_scoring.comparison_says_changed if isinstance(item, Pair) else verdict_scoring.verdict_says_changed
    return told(said)


FIGURES: dict[str, Scored] = {
    "passages": passages,
    "passages and changes": passages_and_changes,
    "planted": planted,
    "majors": majors,
    "cases": cases,
    "levels": reuse,
    "verdicts": verdicts,
    "mutations": mutations,
    "changed": changed,
    "quotations": quoted,
    "nested": quoted,
    "tagged": tagged,
    "quotations and tagged": quoted_and_tagged,
    "report": report,
    "traces": traces,
    "archives": archives,
    "origins": origins,
    "chain": chain,
}


def pairs(items: Sequence[Item]) -> list[Pair]:
    return [item for item in items if isinstance(item, Pair)]


def questions(items: Sequence[Item]) -> list[Question]:
    return [item for item in items if isinstance(item, Question)]


def articles(items: Sequence[Item]) -> list[Article]:
    return [item for item in items if isinstance(item, Article)]


def nothing(item: Item) -> Said:
    """What an item counts as that could not be made."""
    if isinstance(item, Article):
        return quotation_scoring.NOTHING
    if isinstance(item, tracing_sets.Traced):
        return {"found": False, "first": None}
    if isinstance(item, archive_sets.Archive):
        return archive_sets.NOTHING
    if isinstance(item, story_sets.Gathered):
        return {"edges": [], **item.gold}
    if isinstance(item, story_sets.Chained):
        return {"stories": [{"points": [], "lines": []}], **item.gold}
    return scoring.NOTHING if isinstance(item, Pair) else verdict_scoring.UNCHECKED


def mistakes(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> list[str]:
    """One line for each question or quotation that was not answered as its set has it, for a person to read."""
    right: Callable[[Question, Said], bool]
    if articles(items):
        return article_mistakes(shared, one, items, said)
    if one.scored == "mutations":
        right = verdict_scoring.edit_judged_right
    elif one.scored == "verdicts":
        right = lambda question, said: said["verdict"] in accepted(question)  # noqa: E731
    else:
        right = lambda question, said: says_changed(question, said) == question.gold["changed"]  # noqa: E731
    return [
        json.dumps(
            {
                "name": question.name, "verdict": answer["verdict"], "flags": answer["flags"], "reasons": answer["reasons"],
                "quotation": question.quotation, "speaker": question.speaker,
                "gold": {name: question.gold[name] for name in ("verdict", "whole", "changed") if name in question.gold},
            },
            ensure_ascii=False,
        )
        for question, answer in zip(questions(items), said, strict=True)
        if not right(question, answer)
    ]  # fmt: skip


def article_mistakes(shared: Path, one: Set, items: Sequence[Item], said: Sequence[Said]) -> list[str]:
    scorer = load_scorer(shared, "quotations")
    if one.scored in ("tagged", "report"):
        both = zip(articles(items), said, strict=True)
        return [quotation_scoring.shown(article, answer) for article, answer in both if quotation_scoring.differs(article, answer)]
    return list(quotation_scoring.mistakes(scorer, articles(items), said, marked=one.scored == "nested"))


def accepted(question: Question) -> set[str]:
    """The verdicts that a careful reader could give; `verbatim` and `near_verbatim` both mean that it holds."""
    given = {
        "near_verbatim" if verdict == "trivial" else verdict
        for verdict in (question.gold["verdict"], *question.gold["alt_verdicts"])
    }
    return given | ({"verbatim", "near_verbatim"} if given & {"verbatim", "near_verbatim"} else set())
