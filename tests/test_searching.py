"""How passages are cut around what was found; what is found is tested on both databases in tests/backends."""

from __future__ import annotations

import headwater
from headwater.model import Document
from headwater.searching import AROUND, PASSAGES, link_to, passages
from headwater.text.queries import parse

FILL = "Much else was said in the valley on that long day, and all of it was written down. " * 3


def cut(query: str, text: str) -> list[str]:
    return [p.text for p in passages(parse(query), headwater.document(text, language="en"))]


def test_a_passage_shows_whole_words_around_the_hit_and_stays_in_its_paragraph():
    text = f"{FILL}\n{FILL}The bridge opens. {FILL}\n{FILL}"
    (found,) = passages(parse("bridge"), headwater.document(text, language="en"))
    assert text[slice(*found.marks[0])] == "bridge"
    assert found.text == text[found.start : found.end]
    assert "\n" not in found.text
    assert found.marks[0][0] - found.start <= AROUND
    assert text[found.start - 1].isspace()
    assert text[found.end].isspace()


def test_hits_close_together_share_a_passage_and_only_the_first_are_shown():
    text = f"\n{FILL}\n".join(["The bridge and the bridge again."] * (PASSAGES + 2))
    found = passages(parse("bridge"), headwater.document(text, language="en"))
    assert [len(p.marks) for p in found] == [2] * PASSAGES


def test_where_the_words_stand_in_the_title_alone_the_text_begins():
    (found,) = passages(parse("harvest"), headwater.document("The bridge opens.", title="Harvest", language="en"))
    assert (found.start, found.marks) == (0, ())


def test_words_that_were_not_wanted_are_not_marked():
    (found,) = passages(parse("bridge -ferry"), headwater.document("The bridge, the ferry.", language="en"))
    assert [found.text[s:e] for s, e in found.marks] == ["bridge"]


def test_a_link_opens_the_page_at_the_words_or_the_text_at_the_characters():
    page = Document(id="p", text="The bridge-opening today.", text_sha256="", url="https://press.example/a")
    assert link_to(page, (4, 18)) == "https://press.example/a#:~:text=bridge%2Dopening"
    assert link_to(page, None) == "https://press.example/a"
    assert link_to(Document(id="a.txt", text="x", text_sha256=""), (4, 18)) == "a.txt#char=4,18"
