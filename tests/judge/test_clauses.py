from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from headwater.judge.changes import changes, passage
from headwater.model import Change, Span
from headwater.reading import document


def found(report: str, source: str) -> tuple[Change, ...]:
    mine, theirs = (document(t, language="en") for t in (report, source))
    return changes(passage(mine, [Span(0, len(report))]), passage(theirs, [Span(0, len(source))]))


MAIN = "The masons will mend the old quay"


@pytest.mark.parametrize(
    "clause",
    [
        "if the harbour freezes over",
        "unless the ferry sinks",
        "even though nobody pays them",
        "despite, frankly, being rather tired of stones",
        "except in a hard winter",
        "until Bertram comes home",
    ],
)
def test_a_clause_that_limits_the_statement_is_one_change_with_its_own_words(clause: str):
    source = f"{MAIN} {clause}. They like the work by the sea."
    (change,) = found(f"{MAIN}. They like the work by the sea.", source)
    assert (change.kind, change.meaning, change.reason) == ("dropped", "major", "condition_dropped")
    assert change.source is not None
    assert source[change.source.start : change.source.end] == clause


def test_a_clause_put_in_is_told_of_the_report():
    (change,) = found(f"If the harbour freezes over, {MAIN.lower()}.", f"{MAIN}.")
    assert (change.kind, change.meaning, change.reason) == ("added", "major", "condition_added")
    assert change.source is None


def test_a_number_inside_a_clause_left_out_is_not_told_again():
    reasons = [c.reason for c in found(f"{MAIN}.", f"{MAIN} if the town pays 400 euros.")]
    assert reasons == ["condition_dropped"]


def test_a_condition_in_other_words_is_not_left_out():
    reasons = {c.reason for c in found(f"{MAIN} when the harbour freezes.", f"{MAIN} if the harbour freezes.")}
    assert not reasons & {"condition_dropped", "qualifier_dropped"}


def test_a_condition_told_with_other_words_in_its_place_is_not_left_out():
    more = "They like the hard work by the grey sea, and the ferry brings them bread and lamp oil"
    told = found(f"{MAIN} in wintry frost. {more}.", f"{MAIN} if it freezes over. {more}.")
    assert "major" not in {c.meaning for c in told}


def test_in_another_rendering_a_clause_left_out_is_minor():
    told = found("Craftsmen are going to repair this ancient wharf.", f"{MAIN} if it freezes over.")
    assert "major" not in {c.meaning for c in told}


def test_a_condition_of_politeness_is_none():
    assert "major" not in {c.meaning for c in found(f"{MAIN}.", f"{MAIN}, if you will.")}


# Words of the tests that say the same in two languages, as an encoder would have it.
SAME = (
    {"goal", "цель", "ziel"},
    {"town", "города", "stadt"},
    {"ambitious", "амбициозная", "ehrgeizig"},
    {"feasible", "achievable", "выполнимая"},
    {"first", "erste"},
    {"ship", "schiff"},
    {"friday", "freitag"},
    {"weather", "wetter"},
)


def near(mine: Sequence[str], theirs: Sequence[str]) -> np.ndarray:
    return np.array([[float(any({a, b} <= group for group in SAME)) for b in theirs] for a in mine], dtype=np.float32)


def across(report: str, source: str, languages: tuple[str, str]) -> list[tuple[str, str]]:
    mine, theirs = (document(t, language=c) for t, c in zip((report, source), languages, strict=True))
    told = changes(passage(mine, [Span(0, len(report))]), passage(theirs, [Span(0, len(source))]), near=near)
    return [(c.reason, c.meaning) for c in told if c.meaning == "major"]


AIM = "Цель нашего города очень амбициозная, но выполнимая."
SAIL = "Wenn das Wetter hält, legt das erste Schiff am Freitag ab."


@pytest.mark.parametrize(
    ("report", "source", "languages", "reason"),
    [
        ("The goal of our town is very ambitious.", AIM, ("en", "ru"), "condition_dropped"),
        ("Das Ziel unserer Stadt ist sehr ehrgeizig.", AIM, ("de", "ru"), "condition_dropped"),
        ("The first ship will leave on Friday.", SAIL, ("en", "de"), "condition_dropped"),
        (SAIL, "The first ship will leave on Friday.", ("de", "en"), "condition_added"),
    ],
)
def test_a_clause_that_a_translation_has_nothing_for_was_left_out_or_put_in(
    report: str, source: str, languages: tuple[str, str], reason: str
):
    assert across(report, source, languages) == [(reason, "major")]


@pytest.mark.parametrize(
    ("report", "source", "languages"),
    [
        ("The goal of our town is very ambitious, yet achievable.", AIM, ("en", "ru")),
        # Without the word for "but", and in another word that nothing ties to it: it may say the same.
        ("The goal of our town is very ambitious and achievable.", AIM, ("en", "ru")),
        ("The goal of our town is very ambitious and within reach.", AIM, ("en", "ru")),
        ("The first ship will leave on Friday, weather permitting.", SAIL, ("en", "de")),
        # Nothing around it has a counterpart: the link itself may be wrong.
        ("People had expected that.", AIM, ("en", "ru")),
        ("That was so.", AIM, ("en", "ru")),
        ("Not only masons but also sailors live in the town.", "Stadt der Maurer und Matrosen.", ("en", "de")),
    ],
)
def test_a_clause_that_a_translation_may_say_in_other_words_is_left_alone(report: str, source: str, languages: tuple[str, str]):
    assert across(report, source, languages) == []
