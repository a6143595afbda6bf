"""Codes of a trace: why a kept document is named as a source of a report."""

from __future__ import annotations

from headwater.reasons.rows import Reason

TRACE = (
    Reason(
        "shared_wording",
        "The report shares rare words and pairs of words with this document, more than with documents on other matters.",
        'Kept: "Forty masons begin rebuilding the eastern mole in April." Report: "Forty masons are to rebuild the eastern mole."',
        "trace",
    ),
    Reason(
        "shared_meaning",
        "Sentences of the report say what sentences of this document say in another language.",
        'Kept: "Vierzig Maurer beginnen im April." Report: "Forty masons are to start in April."',
        "trace",
    ),
    Reason(
        "credited",
        "The report names this document's outlet, address or title as where it has something from.",
        'Kept: outlet "Norland News Agency". Report: "Forty masons start in April, the Norland News Agency reported."',
        "trace",
    ),
)
