"""The verdict on each quotation of a report: by its words, by its links, or not judged, with the reason."""

from __future__ import annotations

import headwater

SOURCE = headwater.document(
    """My dear neighbours of the lower valley, the new bridge over the Lee opens on Monday at noon.

We shall not raise the fare before the year is out, and the ferry keeps its timetable.

The work on the quay has cost 4.2 million crowns, and not one crown of it was borrowed.

Two of our masons lost their lives in the March storm, and we mourn them.

In autumn the children of the upper school will plant a hundred lime trees along the road.
""",
    id="letter",
    language="en",
    published="2031-05-04",
)


def verdicts(report: str) -> list[tuple[str, tuple[str, ...]]]:
    found = headwater.compare(SOURCE, headwater.document(report, language="en", published="2031-05-04"))
    return [(q.verdict.verdict, q.verdict.reasons) for q in found.quotations if q.verdict]


def test_words_that_stand_in_the_source_hold_and_a_changed_one_is_told():
    (same,) = verdicts('"The new bridge over the Lee opens on Monday at noon," the mayor wrote to the valley.')
    assert same == ("verbatim", same[1])
    (other,) = verdicts('"The work on the quay has cost 4.7 million crowns," the mayor wrote to the valley.')
    assert other[0] == "altered"


def test_the_changes_of_a_quotation_point_into_the_report():
    text = 'The mayor was plain. "The work on the quay," she wrote, "has cost 4.7 million crowns, and not one crown was borrowed."'
    found = headwater.compare(SOURCE, headwater.document(text, language="en"))
    changes = [c for q in found.quotations if q.verdict for c in q.verdict.changes if c.meaning == "major"]
    assert [text[c.report.start : c.report.end].removesuffix(" crowns") for c in changes if c.report] == ["4.7 million"]


def test_a_quotation_in_other_words_is_judged_by_its_link():
    (found,) = verdicts(
        '"In the storm of March two masons of ours died, and our grief goes with them," the mayor wrote to the valley.'
    )
    assert found[0] == "reworded"
    assert "found_by_link" in found[1]


def test_somebody_whom_the_source_does_not_name_is_not_held_against_it():
    report = (
        '"The new bridge over the Lee opens on Monday at noon," Mayor Ada Quill wrote to the valley.\n\n'
        '"They never asked us what we think of the toll, nor of the noise at night," said Ole Brandt, a fisherman.'
    )
    assert verdicts(report)[1] == ("unchecked", ("credited_elsewhere",))


def test_long_words_that_nothing_in_the_source_says_are_not_found_and_short_ones_not_judged():
    (long,) = verdicts(
        '"The hospital will close its doors on the first of June because no doctor wants to live here," the mayor wrote.'
    )
    assert long == ("not_found", ("no_passage_linked",))
    (short,) = verdicts('"No doctor wants to live here at all," the mayor wrote.')
    assert short[0] in ("unchecked", "not_found")


def test_another_language_is_said():
    report = headwater.document(
        "„Zwei unserer Maurer verloren im Märzsturm ihr Leben, und wir trauern um sie“, schrieb die Bürgermeisterin.", language="de"
    )
    (q,) = headwater.compare(SOURCE, report).quotations
    assert q.verdict
    assert q.verdict.verdict == "reworded"
    assert "translated" in q.verdict.flags
