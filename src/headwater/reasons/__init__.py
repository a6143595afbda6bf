"""Every code that a finding carries, with what it says to a reader: what was compared and what was seen.

The codes stand in the JSON (`reasons` of links and omissions, `reason` of unsourced parts and changes, the relations, renderings,
verdicts and flags). One code is one row of the tables in this room: a sentence or two that can be printed beside the finding, and
an example. The wording accuses nobody.
"""

from __future__ import annotations

from difflib import get_close_matches

from headwater.errors import UsageError
from headwater.reasons.changes import CHANGES
from headwater.reasons.judgements import BESIDE, JUDGED, WEIGHED
from headwater.reasons.lineage import LINEAGE
from headwater.reasons.linking import LINK, OMITTED, RELATION, RENDERING, UNSOURCED
from headwater.reasons.rows import Reason
from headwater.reasons.tracing import TRACE
from headwater.reasons.verdicts import FLAGGED, PLACED, VERDICT

__all__ = ["ABOUT", "REASONS", "Reason", "explain"]

# What carries a code, with the heading of its list; in the order in which they are listed.
ABOUT = {
    "link": "Why a passage of the report is linked to a passage of the source",
    "relation": "How a linked passage relates to its source",
    "rendering": "How the linked passages relate on the whole, and what says so",
    "change": "What differs inside a linked passage, and what says that it matters or does not",
    "weight": "How much a change weighs",
    "judgement": "What became of a quotation",
    "verdict": "Why a quotation got its verdict",
    "flag": "What a reader should know of how a quotation's words stand in the source",
    "unsourced": "Why a part of the report has no source",
    "trace": "Why a document of the Library is named as a source",
    "derivation": "Why a document of an archive is named as the parent of another",
    "omitted": "Why a part of the source counts as left out, and what gives it its weight",
}

_TABLES = (
    LINK,
    RELATION,
    RENDERING,
    CHANGES,
    PLACED,
    WEIGHED,
    JUDGED,
    VERDICT,
    BESIDE,
    FLAGGED,
    UNSOURCED,
    OMITTED,
    TRACE,
    LINEAGE,
)
REASONS: dict[str, Reason] = {r.code: r for table in _TABLES for r in table}


# "each other's best" is each_others_best.
_SPELT = str.maketrans({" ": "_", "-": "_", "'": None, "’": None})


def explain(code: str) -> Reason:
    """What a code says; case, spaces, hyphens and apostrophes are forgiven.

    A code that is not known raises `UsageError` with the nearest.
    """
    wanted = code.strip().casefold().translate(_SPELT)
    if found := REASONS.get(wanted) or REASONS.get(f"{wanted}_left_out"):
        return found
    near = get_close_matches(wanted, REASONS, n=3, cutoff=0.5)
    hint = f"did you mean {', '.join(near)}?" if near else "'headwater explain' lists all codes"
    raise UsageError(f"{code!r} is not a code that Headwater gives; {hint}")
