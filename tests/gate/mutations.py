"""The mutation check: 500 quotations that hold, each once with an edit after which it does not, and once with a harmless one.

They are taken from transcripts by rule and with a fixed seed; the rules of both kinds of edit are `edits` and `harmless`. Rare
kinds of edit are served first, so that each kind has as near to an equal share as the transcripts allow.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.gate import edits, harmless
from tests.gate.edits import Rule
from tests.gate.names import Names, gathered
from tests.gate.transcripts import Passage, Transcript, passages, plain

COUNT = 500
SEED = 4
MOST_OF_ONE = 24  # passages of one transcript: else the long ones would crowd out the others
# Rare kinds first: a passage that allows one is not spent on a common one.
GROUPS: dict[bool, dict[str, Rule]] = {
    True: {
        kind: edits.RULES[kind] for kind in ("clause", "quantity", "number", "name", "modality", "negation", "joined", "speaker")
    },
    False: {
        kind: harmless.RULES[kind]
        for kind in ("spelling", "ellipsis", "number_format", "insert", "filler", "contraction", "edge", "marks")
    },
}


@dataclass(frozen=True, slots=True)
class Mutation:
    """One edited quotation. kind: its rule. whole: the quotation before the edit. speaker: whom it is credited to."""

    transcript: str
    kind: str
    harmful: bool
    text: str
    whole: str
    speaker: str | None


def mutations(transcripts: Sequence[Transcript], *, count: int = COUNT, seed: int = SEED) -> list[Mutation]:
    """Two edits of each chosen passage, the harmful one first; the same for the same transcripts, count and seed."""
    draw = random.Random(seed)
    names = gathered(transcripts)
    candidates = [passage for transcript in transcripts for passage in passages(transcript)]
    draw.shuffle(candidates)
    chosen: list[Mutation] = []
    taken: Counter[str] = Counter()
    used: set[tuple[int, int]] = set()
    left = {harmful: dict.fromkeys(rules, -(-count // len(rules))) for harmful, rules in GROUPS.items()}
    for shares in (left, {harmful: dict.fromkeys(rules, count) for harmful, rules in GROUPS.items()}):
        for passage in candidates:
            places = {(id(passage.turn), passage.first + i) for i in range(len(passage.sentences))}
            if len(chosen) >= 2 * count or taken[passage.transcript.name] >= MOST_OF_ONE or places & used:
                continue
            made = [one(passage, names, harmful, shares[harmful], draw) for harmful in GROUPS]
            both = [mutation for mutation in made if mutation is not None]
            if len(both) < len(GROUPS):
                continue
            for mutation in both:
                shares[mutation.harmful][mutation.kind] -= 1
            chosen += both
            taken[passage.transcript.name] += 1
            used |= places
    return chosen


def one(passage: Passage, names: Names, harmful: bool, shares: dict[str, int], draw: random.Random) -> Mutation | None:
    """An edit of the rarest kind that the passage allows and that still has a share; None where there is none."""
    for kind, rule in GROUPS[harmful].items():
        if shares[kind] <= 0:
            continue
        found = [(text, who) for text, who in rule(passage, names) if is_new(passage, text, who)]
        if found:
            text, who = draw.choice(found)
            return Mutation(passage.transcript.name, kind, harmful, text, passage.text, who)
    return None


def is_new(passage: Passage, text: str, who: str | None) -> bool:
    """Whether an edit says something that stands nowhere else in the transcript, or says it of somebody else."""
    return who != passage.speaker or (
        text != passage.text and (plain(text) == plain(passage.text) or plain(text) not in passage.transcript.plain)
    )
