"""Each rule of the mutation check changes what it says, and leaves alone what would not surely change the meaning, or keep it."""

from __future__ import annotations

import pytest

from tests.gate import edits, harmless, transcripts
from tests.gate.names import gathered
from tests.gate.transcripts import Passage

# Each speaks three times, and names of each sort come up, so that there is something to exchange.
REST = """
TOM BELL: I have seen France and Spain with Senator Lee. That was long ago. We were younger then, and we walked a great deal more.

ANN GREY: I have not. But Senator Wood has been there twice.

TOM BELL: Yes, he has.

ANN GREY: Well, there it is.

TOM BELL: There it is indeed.

ANN GREY: Good night to all of you out there.
"""


def made(kind: str, text: str, *, after: str = "") -> list[tuple[str, str | None]]:
    """What a rule makes of a text that Tom Bell says, whole."""
    talk = transcripts.read("t", f"TOM BELL: {text} {after}\n{REST}")
    turn = talk.turns[0]
    sentences = tuple(transcripts.sentences(text))
    rules = edits.RULES | harmless.RULES
    return list(rules[kind](Passage(talk, turn, 0, sentences), gathered([talk])))


CHANGED = {
    "negation": ("We will build the road to the sea.", "We will not build the road to the sea."),
    "negation, taken out": ("They didn't and they haven't paid for the road.", "They didn't and they have paid for the road."),
    "number": ("It has cost 43,548 crowns.", "It has cost 44,548 crowns."),
    "number, a year": ("We began the road in 1987.", "We began the road in 1988."),
    "number, a word": ("It took three years to build.", "It took five years to build."),
    "name": ("We have bought the steel in France.", "We have bought the steel in Spain."),
    "name, a person": ("I was there with Senator Lee.", "I was there with Senator Wood."),
    "modality": ("In the end they may build the road.", "In the end they will build the road."),
    "quantity": ("Some people want the road.", None),
    "quantity, all": ("We have paid all our workers.", "We have paid some of our workers."),
    "clause": ("We will pay for all if they finish the road on time. It is fair.", "We will pay for all. It is fair."),
    "spelling": ("We honored the labor of the men.", "We honoured the labor of the men."),
    "contraction": ("They don't want the road.", "They do not want the road."),
    "number_format": ("It has cost 5,000 crowns.", "It has cost 5000 crowns."),
    "number_format, a word": ("There were five of the bridges.", "There were 5 of the bridges."),
    "number_format, a share": ("That is 40 percent of it.", "That is 40% of it."),
    "filler": ("Well, we built it in the end.", "We built it in the end."),
    "filler, twice": ("It was the the best of roads.", "It was the best of roads."),
    "marks": ("It's a road, and it's ours.", "It’s a road, and it’s ours."),
    "edge": ("The road is ours.", "the road is ours,"),
    "ellipsis": ("We built a road. It took us years. Everybody uses the road.", "We built a road. ... Everybody uses the road."),
    "insert": ("And they will pay for it", None),
    "insert, a first name": ("I went with Tom there.", "I went with Tom [Bell] there."),
    "insert, whom it stands for": ("Bell built the road. He knows the land.", "Bell built the road. [Bell] knows the land."),
}


@pytest.mark.parametrize(("kind", "text", "edited"), [(kind, *texts) for kind, texts in CHANGED.items() if texts[1]])
def test_a_rule_makes_its_edit(kind: str, text: str, edited: str):
    assert (edited, "Tom Bell") in made(kind.split(",")[0], text)


LEFT = {
    "negation": "Is it not what we will build?",
    "negation, imperative": "Oh, don't worry about the road.",
    "negation, not only": "It is not only a road.",
    "number, a date in figures": "It was on 9/11 that we met.",
    "number, a range": "It took two or three years.",
    "modality": "I will tell you about the road.",
    "modality, a noun": "It was the will of the people.",
    "modality, a condition": "We pay if they will build it.",
    "quantity": "After all it was right at all times.",
    "quantity, a place": "It is a shame all over this country.",
    "quantity, so many": "There are so many people here.",
    "clause, at the end of all": "We will pay for all if they finish the road on time.",
    "clause, a question in it": "I don't know if they finish the road on time. It is only fair.",
    "number_format, a range": "It took three, four months to do.",
    "ellipsis, what turns the meaning": "We built a road. But it is not ours. Everybody uses the road.",
    "ellipsis, what leans on it": "We built a road. It took us years. That was hard.",
    "edge": "I built the road.",
    "edge, a name": "Bell built the road.",
    "insert, two men": "Bell built the road with Lee. He knows the land.",
}


@pytest.mark.parametrize(("kind", "text"), LEFT.items())
def test_a_rule_leaves_alone_what_it_cannot_be_sure_of(kind: str, text: str):
    assert made(kind.split(",")[0], text) == []


def test_joining_leaves_out_what_was_said_between():
    after = "It was a hard year for all of us here. Nobody knew how it would end for the men. The bridge will come next."
    assert made("joined", "We built the road to the sea.", after=after) == [
        ("We built the road to the sea. The bridge will come next.", "Tom Bell")
    ]


def test_another_speaker_gets_the_same_words():
    assert made("speaker", "We built the road.") == [("We built the road.", "Ann Grey")]
