"""All numbers that decide, composed from what each room declares; their hash goes into every result.

A room keeps its numbers in frozen dataclasses of its own, each with its reason beside it, and takes them as arguments. Here they
are put together: one field for each such dataclass, imported from the room that declares it. A test finds the ones left out.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from headwater.align.collation import Collating
from headwater.align.contest import Choice, Weights
from headwater.align.facts import Likeness
from headwater.align.linking import Joining
from headwater.align.meaning import Closeness
from headwater.align.omissions import Grain
from headwater.align.passages import Reach
from headwater.align.relations import Bounds
from headwater.align.rendering import Renderings
from headwater.align.weight import Points
from headwater.corpus.candidates import Sureness
from headwater.corpus.evidence import Evidence
from headwater.corpus.footers import Footing
from headwater.corpus.formulas import Spreading
from headwater.corpus.growing import Growth
from headwater.corpus.looking import Looking
from headwater.corpus.templates import Patterns
from headwater.judge.headlines import Condensing
from headwater.judge.linked import Judging
from headwater.judge.wordnet import Cuts
from headwater.text.clauses import Sizes


@dataclass(frozen=True, slots=True)
class Settings:
    """What `comparison` hands to the rooms. `Settings()` holds the fitted values; `dataclasses.replace` makes others."""

    sizes: Sizes = field(default_factory=Sizes)
    reach: Reach = field(default_factory=Reach)
    likeness: Likeness = field(default_factory=Likeness)
    weights: Weights = field(default_factory=Weights)
    choice: Choice = field(default_factory=Choice)
    joining: Joining = field(default_factory=Joining)
    bounds: Bounds = field(default_factory=Bounds)
    collating: Collating = field(default_factory=Collating)
    judging: Judging = field(default_factory=Judging)
    cuts: Cuts = field(default_factory=Cuts)  # of the lexicon, which is read once: for the hash, not to be set here
    closeness: Closeness = field(default_factory=Closeness)  # likewise
    condensing: Condensing = field(default_factory=Condensing)  # likewise
    rendering: Renderings = field(default_factory=Renderings)
    grain: Grain = field(default_factory=Grain)
    points: Points = field(default_factory=Points)
    sureness: Sureness = field(default_factory=Sureness)  # of a trace
    looking: Looking = field(default_factory=Looking)  # of an archive, and the five that follow
    growth: Growth = field(default_factory=Growth)
    evidence: Evidence = field(default_factory=Evidence)
    spreading: Spreading = field(default_factory=Spreading)
    footing: Footing = field(default_factory=Footing)
    patterns: Patterns = field(default_factory=Patterns)

    def to_dict(self) -> dict[str, Any]:
        """The numbers by room and name, in the order that they are declared."""
        return asdict(self)

    def sha256(self) -> str:
        """A hash of every name and number: equal on every machine for equal settings, whatever the order of fields."""
        return hashlib.sha256(canonical(self.to_dict()).encode("utf-8")).hexdigest()


def canonical(values: dict[str, Any]) -> str:
    """One JSON text for equal values: sorted names, no spaces, numbers as Python reads them back exactly."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
