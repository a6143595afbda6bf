"""What a person reads of verdicts; the verdicts are made by hand."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from headwater.cli.views import verdicts
from headwater.drafts import Answer, Entry
from headwater.export.wording import VERDICT_SIGNS
from headwater.intake.formats import read_bytes
from headwater.model import FLAGS, VERDICTS, Block, Change, Document, Span, Verdict
from tests.cli.conftest import document, span

SOURCE = """MAYOR: My dear neighbours, the new bridge opens on Monday at noon. We shall not raise the fare before the year is out.

PRESS: And the quay?

MAYOR: We shall not raise the fare before the year is out. The work cost 4.2 million crowns, and two masons lost their lives.
"""
FARE = "We shall not raise the fare before the year is out."


@pytest.fixture
def talk() -> Document:
    return document("talk.txt", SOURCE, language="en")


def answer(talk: Document, quotation: str, verdict: str, *found: str, speaker: str | None = None, **more) -> Answer:
    spans = tuple(span(talk, words) for words in found)
    return Answer(Entry("q1", quotation, speaker), Verdict(verdict, source=spans, **more), talk if spans else None)


def change(talk: Document, quotation: str, ours: str | None, theirs: str | None, meaning: str, kind: str = "substituted") -> Change:
    report = Span(quotation.index(ours), quotation.index(ours) + len(ours)) if ours else None
    return Change(kind, meaning, report, span(talk, theirs) if theirs else None, "close_meaning")


def told(found: Answer, width: int = 80) -> str:
    lines = verdicts.one(found, width)
    assert all(cell_len(line.plain) <= width for line in lines)
    return "\n".join(line.plain for line in lines)


def rows(found: list[Answer], width: int = 80, sources: int = 1) -> str:
    lines = verdicts.table(found, "draft.txt", sources, width)
    assert all(cell_len(line.plain) <= width for line in lines)
    return "\n".join(line.plain for line in lines)


def flat(lines: str) -> str:
    return " ".join(lines.split())


# One quotation


def test_the_verdict_is_said_in_words_and_has_a_sign_of_its_own(talk):
    for name in VERDICTS:
        assert f"{VERDICT_SIGNS[name]} {name.replace('_', ' ')}: {verdicts.SAYS[name]}" in flat(told(answer(talk, "Words.", name)))
    assert len(set(VERDICT_SIGNS.values())) == len(VERDICTS)


def test_every_flag_is_said_in_a_sentence(talk):
    text = flat(told(answer(talk, "Words.", "reworded", flags=FLAGS)))
    assert all(f"{flag.replace('_', ' ')}: {verdicts.FLAGS[flag]}" in text for flag in FLAGS)


def test_the_differing_words_are_marked_where_they_stand_in_context(talk):
    quotation = "The work cost 42 million crowns."
    changes = (change(talk, quotation, "42", "4.2", "major", "number"),)
    text = told(answer(talk, quotation, "altered", "The work cost 4.2 million crowns", changes=changes))
    line = flat(text)
    assert "▸The work cost [-4.2-] {+42+} million crowns◂" in line
    assert "before the year is out. ▸The work cost" in line, "what stands before it"
    assert "crowns◂, and two masons lost their lives." in line, "and behind it, without the full stop of the quotation"
    assert '! major, number: "4.2" → "42".' in line
    start = SOURCE.index("The work")
    assert f"talk.txt at {start}-{start + 32}" in line


def test_nothing_is_marked_and_no_marks_are_explained_where_the_words_are_the_same(talk):
    text = told(answer(talk, FARE, "verbatim", FARE))
    assert "[-" not in text
    assert "what differs" not in text


def test_differences_come_in_the_order_of_what_they_mean(talk):
    quotation = "The work has cost 42 million."
    changes = (
        change(talk, quotation, "has", None, "none", "tense"),
        change(talk, quotation, None, "crowns", "minor", "dropped"),
        change(talk, quotation, "42", "4.2", "major", "number"),
    )
    text = told(answer(talk, quotation, "altered", "The work cost 4.2 million crowns", changes=changes))
    kinds = ["! major, number", '~ minor, dropped: "crowns" left out', '= none, tense: "has" added']
    assert sorted(kinds, key=text.index) == kinds


def test_each_reason_is_said_with_its_sentence_and_the_codes_of_changes_not_twice(talk):
    changes = (change(talk, FARE, "fare", "fare", "minor"),)
    text = told(answer(talk, FARE, "reworded", FARE, reasons=("shared_numbers", "close_meaning"), changes=changes))
    assert "shared_numbers: " in text
    assert "  close_meaning: " not in text
    assert "some_new_code: some new code" in told(answer(talk, FARE, "reworded", FARE, reasons=("some_new_code",)))


def test_a_quotation_that_occurs_twice_is_shown_twice(talk):
    first = SOURCE.index(FARE)
    second = SOURCE.index(FARE, first + 1)
    spans = tuple(Span(at, at + len(FARE)) for at in (first, second))
    text = told(Answer(Entry("q1", FARE), Verdict("verbatim", source=spans, reasons=("occurs_more_than_once",)), talk))
    assert "occurrence 1 of 2" in text
    assert "occurrence 2 of 2" in text
    assert "at noon. ▸We shall" in flat(text)
    assert "MAYOR: ▸We shall" in flat(text)


def test_what_an_ellipsis_hides_is_shown_with_its_size(talk):
    text = told(
        answer(talk, "The new bridge opens ... at noon.", "near_verbatim", "the new bridge opens", "at noon.", flags=("ellipsis",))
    )
    assert "▸the new bridge opens◂ on Monday ▸at noon.◂" in flat(text)
    assert "at 27-47 and 58-66" in flat(text).replace(f"{SOURCE.index('the new')}-", "27-")


def test_a_long_gap_is_shown_by_its_ends(talk):
    text = told(
        answer(talk, "The new bridge opens. The work cost 4.2 million", "reworded", "the new bridge opens", "The work cost 4.2")
    )
    assert "[… 31 words in all …]" in flat(text)
    assert "PRESS" not in flat(text)


def test_pieces_in_another_order_say_so(talk):
    text = told(answer(talk, "The work cost. The new bridge opens.", "altered", "The work cost", "the new bridge opens"))
    assert (
        text.index("part 1 of 2") < text.index("▸The work cost◂") < text.index("part 2 of 2") < text.index("▸the new bridge opens◂")
    )


def test_what_was_not_checked_is_told(talk):
    asked = answer(talk, FARE, "verbatim", FARE, speaker="Quill")
    assert "Whether Quill said it: the source does not tell who speaks here." in flat(told(asked))
    labelled = answer(talk, FARE, "verbatim", FARE, speaker="Mayor", speaker_in_source="MAYOR")
    assert "not checked" not in told(labelled)
    assert "said by MAYOR" in told(labelled)
    assert "--speaker NAME" in told(answer(talk, FARE, "verbatim", FARE, speaker_in_source="MAYOR"))


def test_words_are_not_held_against_each_other_across_languages(talk):
    text = told(answer(talk, "새 다리가 월요일에 열린다", "reworded", "the new bridge opens on Monday", flags=("translated",)))
    assert "[-" not in text
    assert "not checked" in text


def test_captions_give_the_time_of_each_place():
    talk = read_bytes(b"1\n01:02:03,500 --> 01:02:05,000\nThe bridge opens.\n", name="talk.srt", id="talk.srt")
    found = Answer(Entry("q1", "The bridge opens."), Verdict("verbatim", source=(Span(0, 17),)), talk, 3723.5)
    assert "talk.srt at 0-17, 1:02:03" in told(found)
    assert "talk.srt 1:02:03" in rows([found, found])


def test_a_source_cannot_drive_the_terminal():
    talk = document("a\x1b[2J.txt", "The bridge\x1b[31m opens \u202eon Monday.")
    text = told(answer(talk, "opens \x1b[1m", "verbatim", "opens"))
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("width", [24, 40, 59, 60, 80, 132])
def test_every_line_fits_the_screen(talk, width):
    quotation = "The work cost 42 million crowns, we are told, and the fare stays. 다리는 월요일에 열린다."
    changes = (
        change(talk, quotation, "42", "4.2", "major", "number"),
        change(talk, quotation, None, "two masons", "minor", "dropped"),
    )
    found = answer(talk, quotation, "altered", "The work cost 4.2 million crowns", flags=FLAGS, changes=changes, speaker="A. Quill")
    told(found, width)
    rows([found, found], width)


# Context


def test_context_is_cut_at_spaces_and_says_that_the_text_goes_on():
    text = " ".join(f"word{i}" for i in range(200))
    before, behind = verdicts.context(text, Span(text.index("word100"), text.index("word101")))
    assert before.startswith("… word")
    assert behind.endswith(" …")
    assert all(word in text.split() for word in [*before.split()[1:], *behind.split()[:-1]])


def test_context_at_the_edges_of_a_text_has_no_dots():
    assert verdicts.context("The bridge opens.", Span(4, 10)) == ("The", "opens.")
    assert verdicts.context("The bridge opens.", Span(0, 17)) == ("", "")


# Many


def test_a_row_tells_the_words_who_what_where_and_the_difference(talk):
    quotation = "The work cost 42 million crowns."
    changes = (change(talk, quotation, "42", "4.2", "major", "number"), change(talk, quotation, "cost", "cost", "none"))
    found = answer(
        talk, quotation, "altered", "The work cost 4.2 million crowns", speaker="Ada Quill", flags=("cut",), changes=changes
    )
    text = rows([found, answer(talk, FARE, "verbatim", FARE)])
    for words in (
        "The work cost 42 million",
        "Ada Quill",
        "! altered (cut)",
        f"talk.txt at {SOURCE.index('The work')}",
        '! "4.2" → "42"',
        "= verbatim",
    ):
        assert words in text
    assert '"cost" → "cost"' not in text, "what does not bear on the meaning is left to the view of one"


def test_the_sum_comes_first_and_a_long_quotation_is_shortened(talk):
    text = rows([answer(talk, "x" * 400, "not_found", reasons=("too_short",)), answer(talk, FARE, "verbatim", FARE)], sources=3)
    assert text.startswith("draft.txt against 3 sources: 1 verbatim, 1 not found.")
    assert "xx…" in "".join(text.split()).replace("│", "")
    assert "".join(text.split()).count("x") < 120
    assert "too short" in text, "why there is no place"


def test_a_source_in_a_folder_goes_by_its_file_name_where_no_other_has_it():
    places = [document(id, "The bridge opens.") for id in ("a/talk.txt", "b/talk.txt", "b/letter.txt")]
    found = [
        Answer(Entry(f"row {i:04}", "The bridge"), Verdict("verbatim", source=(Span(0, 10),)), d) for i, d in enumerate(places)
    ]
    text = rows(found, sources=3)
    assert "│ a/talk.txt at 0" in text
    assert "│ b/talk.txt at 0" in text
    assert "│ letter.txt at 0" in text
    assert "row 0002 │" in text, "an id is not broken where there is room"


def test_a_draft_without_quotations_says_so():
    assert rows([]) == "draft.txt: no quotation, headline or caption to verify against 1 source."


def test_a_headline_is_told_from_what_it_quotes(talk):
    whole = Answer(Entry("h1", "Bridge opens, mayor says", None, "headline", "indirect"), Verdict("not_found"), None)
    quoted = Answer(Entry("h2", "will open", "Quill", "headline"), Verdict("verbatim", source=(Span(0, 5),)), talk)
    text = rows([whole, quoted])
    assert "headline as a whole" in text
    assert "headline, Quill" in text


def test_the_line_on_what_does_not_hold_names_it(talk):
    found = [answer(talk, FARE, "verbatim", FARE), answer(talk, FARE, "altered", FARE), answer(talk, FARE, "not_found"),
             answer(talk, FARE, "verbatim", FARE, flags=("misattributed",))]  # fmt: skip
    said = "3 of 4 do not hold: q1 altered, q1 not found and q1 verbatim, another speaker's"
    assert verdicts.summed(found) == said
    assert verdicts.summed([found[1]] * 7).endswith("q1 altered and 2 more")


def test_the_cells_for_other_programs_hold_the_place_and_the_differences(talk):
    quotation = "The work cost 42 million crowns."
    changes = (change(talk, quotation, "42", "4.2", "major", "number"),)
    found = answer(
        talk, quotation, "altered", "The work cost 4.2 million crowns", flags=("cut", "joined"), changes=changes, reasons=("a", "b")
    )
    cells = verdicts.columns(found)
    assert (cells["verdict"], cells["flags"], cells["reasons"], cells["time"]) == ("altered", "cut joined", "a b", "")
    assert SOURCE[int(cells["start"]) : int(cells["end"])] == cells["words_in_source"] == "The work cost 4.2 million crowns"
    assert cells["differences"] == '"4.2" → "42"'
    assert set(verdicts.columns(answer(talk, FARE, "not_found")).values()) == {"not_found", ""}


def test_a_block_without_times_has_none(talk):
    talk = Document(talk.id, talk.text, talk.text_sha256, blocks=(Block(0, 10, "paragraph", selector="p:nth-child(2)"),))
    assert "at 0-5\n" in told(Answer(Entry("q1", "MAYOR"), Verdict("verbatim", source=(Span(0, 5),)), talk))
