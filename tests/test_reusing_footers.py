"""What an outlet puts under all that it prints is nobody's source, in an archive of one day as in one of years."""

from __future__ import annotations

from pathlib import Path
from random import Random

from headwater.reusing import reuse
from tests.test_reusing import WIRE, entry, rows

FOOT = (
    "Write to the newsroom with what you see from your window, and we shall call you back before the evening edition goes to print."
)
SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo")


def article(number: int) -> str:
    """Ten sentences that no other article has."""
    chance = Random(number)
    words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(120)]
    return " ".join(" ".join(words[i : i + 12]).capitalize() + "." for i in range(0, 120, 12))


def test_of_texts_that_share_a_footer_none_is_the_source_of_another(tmp_path: Path):
    day = [entry(f"own-{n}", f"{article(n)}\n\n{FOOT}") for n in range(6)]
    taken = [
        entry("wire", f"{WIRE} {article(7)}", outlet="Coast Wire North"),
        entry("print", f"{WIRE} {article(8)}\n\n{FOOT}", day=2),
    ]
    reuse([*day, *taken], tmp_path)
    assert [(e["parent"], e["child"]) for e in rows(tmp_path, "edges")] == [("wire", "print")]
    assert [(f["text"], f["documents"]) for f in rows(tmp_path, "formulas")] == [(FOOT, 7)]
    assert {(p["doc_a"], p["doc_b"]) for p in rows(tmp_path, "passages")} == {("wire", "print")}
