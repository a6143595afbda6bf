"""The verdict on each quotation of a report: by its words, by its links, or not judged, with the reason."""

from __future__ import annotations

from dataclasses import replace

import headwater
from headwater.model import Change, Document, Link, Quotation, Span, Speaker, Verdict
from headwater.quotation_verdicts import _letters, with_verdicts, without_others, without_others_unjudged

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


# Quotations and links made by hand: what a verdict says of each form does not depend on how they were found.

REPORT = headwater.document(
    """Mayor Ada Quill wrote to the valley. "The new bridge over the Lee opens on Monday at noon," she said.

She said that the fare would be raised before the year is out. She called two masons "brave men" and thanked them all.

She told the town that 300 houses beside the old quay would be torn down before the winter sets in. She added that the houses
beside the old quay in the lower valley would all be torn down before the winter sets in.

Ole Brandt, a fisherman, told the Gazette that nobody in the harbour had ever been asked about the toll or the noise at night.

On January 8, Quill said that the houses beside the old quay in the lower valley would be sold to 1,200 owners from the hills.
""",
    id="report",
    language="en",
    published="2031-05-04",
)


def at(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def said(words: str, form: str = "indirect", who: str = "Ada Quill", marked: str | None = None, cue: str = "said") -> Quotation:
    span = at(REPORT, words)
    between = () if form == "indirect" else (at(REPORT, marked),) if marked else (span,)
    verb = REPORT.text.rfind(cue, 0, span.start)
    return Quotation("q2", form, (span,), between, Speaker(0, 15, who), Span(verb, verb + len(cue)))


def linked(words: str, source: str, *changes: Change, confidence: float = 0.97) -> Link:
    return Link("L2", at(REPORT, words), (at(SOURCE, source),), "reworded", False, confidence, changes=changes)


FIRST = said("The new bridge over the Lee opens on Monday at noon", "direct")
FARE = "the fare would be raised before the year is out"
SAME_FARE = "We shall not raise the fare before the year is out"


def judged(quotation: Quotation, *links: Link) -> Verdict:
    """The verdict on a quotation beside one that is surely from the source: Ada Quill is one of its voices."""
    found = with_verdicts([replace(FIRST, id="q1"), quotation], links, REPORT, [SOURCE])[1].verdict
    assert found is not None
    return found


def change(kind: str, meaning: str, reason: str, report: str | None, source: str | None) -> Change:
    return Change(kind, meaning, at(REPORT, report) if report else None, at(SOURCE, source) if source else None, reason)


def test_what_is_told_indirectly_is_never_called_the_same():
    assert judged(said(FARE), linked(FARE, SAME_FARE)).verdict == "reworded"
    none = change("substituted", "none", "synonym", "raised", "raise")
    told = judged(said(FARE), linked(FARE, SAME_FARE, none))
    assert (told.verdict, told.reasons) == ("reworded", ("told_indirectly", "found_by_link"))


def test_an_indirect_telling_is_altered_by_what_a_word_of_it_says_otherwise():
    major = change("negation", "major", "negation_differs", None, "not")
    assert judged(said(FARE), linked(FARE, SAME_FARE, major)).verdict == "altered"


def test_to_tell_indirectly_is_to_shorten_and_a_part_less_is_no_alteration():
    part = change("dropped", "major", "part_dropped", None, "before the year is out")
    found = judged(said(FARE), linked(FARE, SAME_FARE, part))
    assert (found.verdict, found.flags) == ("reworded", ())
    assert [c.meaning for c in found.changes] == ["minor"]
    direct = judged(replace(said(FARE), form="direct"), linked(FARE, SAME_FARE, part))
    assert (direct.verdict, direct.flags) == ("altered", ("cut",))


def test_what_was_dropped_counts_where_the_passage_is_the_quotations_alone():
    dropped = change("negation", "major", "negation_differs", None, "not")
    wide = "She said that the fare would be raised before the year is out. She called two masons"
    assert judged(said(FARE), linked(FARE, SAME_FARE, dropped)).verdict == "altered"
    assert judged(said(FARE), linked(wide, SAME_FARE, dropped)).verdict == "reworded"


def test_the_words_that_name_the_speaker_are_not_others_in_a_passage():
    dropped = change("negation", "major", "negation_differs", None, "not")
    whole = "She said that " + FARE
    start = at(REPORT, whole).start
    q = replace(said(FARE), speaker=Speaker(start, start + 3, "Ada Quill"))
    assert judged(q, linked(whole, SAME_FARE, dropped)).verdict == "altered"


BRAVE = 'two masons "brave men" and thanked them all'


def test_of_a_mixed_quotation_the_words_between_marks_are_judged_and_that_is_said():
    q = said(BRAVE, "mixed", marked="brave men", cue="called")
    source = "Two of our masons lost their lives in the March storm, and we mourn them"
    other = change("number", "major", "number_differs", "two", "Two of our")
    found = judged(q, linked(BRAVE, source, other))
    assert found.verdict != "altered"
    assert found.changes == ()
    assert found.reasons[-2:] == ("marked_words_judged", "words_around_differ")
    inside = change("substituted", "major", "amount_differs", "brave", "our masons")
    assert judged(q, linked(BRAVE, source, inside)).verdict == "altered"
    assert "words_around_differ" not in judged(q, linked(BRAVE, source)).reasons


def test_marked_words_that_stand_in_the_passage_are_the_same_words_even_one_alone():
    q = said(BRAVE, "mixed", marked="masons", cue="called")
    found = judged(q, linked(BRAVE, "Two of our masons lost their lives in the March storm"))
    assert (found.verdict, found.reasons[:2]) == ("verbatim", ("same_words", "found_by_link"))
    other = judged(said(BRAVE, "mixed", marked="brave", cue="called"), linked(BRAVE, "Two of our masons lost their lives"))
    assert other.verdict == "near_verbatim", "no change was seen, and the words are not there"


def test_marked_words_are_looked_for_without_the_reports_own_between_them():
    q = Quotation("q2", "mixed", (at(REPORT, BRAVE),), (at(REPORT, "two masons"), at(REPORT, "thanked them all")), None)
    report = headwater.document(
        'She said "the new bridge over the Lee" was safe and "the ferry keeps its timetable" as before.', language="en"
    )
    span = at(report, 'the new bridge over the Lee" was safe and "the ferry keeps its timetable')
    q = Quotation("q1", "mixed", (span,), (at(report, "the new bridge over the Lee"), at(report, "the ferry keeps its timetable")))
    (found,) = with_verdicts([q], [], report, [SOURCE])
    assert found.verdict
    assert found.verdict.verdict == "verbatim"
    assert "joined" not in found.verdict.flags
    assert len(found.verdict.source) == 2


HOUSES = "300 houses beside the old quay would be torn down before the winter sets in"
NO_NUMBER = "the houses\nbeside the old quay in the lower valley would all be torn down before the winter sets in"


def test_an_indirect_telling_that_nothing_covers_is_not_found_only_by_a_number_that_the_source_lacks():
    assert judged(said(HOUSES, cue="told")).verdict == "not_found"
    assert judged(said(NO_NUMBER, cue="added")).verdict == "unchecked"
    nobody = judged(replace(said(HOUSES, cue="told"), speaker=None))
    assert nobody.verdict == "unchecked", "who says it is not known to speak in the source"
    assert judged(said(HOUSES, who="a clerk", cue="told")).verdict == "unchecked"


def test_words_between_marks_that_are_not_there_are_not_found_but_where_a_role_may_be_somebody_else():
    q = replace(said(NO_NUMBER, cue="added"), form="direct")
    assert judged(q).verdict == "not_found"
    assert judged(replace(q, speaker=Speaker(0, 5, "a neighbour"))).verdict == "unchecked"
    (alone,) = with_verdicts([replace(q, speaker=Speaker(0, 5, "the mayor"))], [], REPORT, [SOURCE])
    assert alone.verdict
    assert alone.verdict.verdict == "not_found", "no voice of the source is known that the mayor could differ from"


def test_an_indirect_telling_of_a_few_words_is_not_looked_for_by_chance():
    assert judged(said("before the year is out")).reasons == ("no_passage_linked",)


def test_somebody_else_is_credited_elsewhere_though_the_words_are_told_indirectly():
    toll = "nobody in the harbour had ever been asked about the toll or the noise at night"
    q = said(toll, who="Ole Brandt", cue="told")
    assert judged(q).reasons == ("credited_elsewhere",)
    weak = linked(toll, "not one crown of it was borrowed", confidence=0.6)
    assert judged(q, weak).reasons == ("credited_elsewhere",), "a passage that may be chance changes nothing"
    assert judged(q, replace(weak, confidence=0.8)).verdict == "reworded"


def test_a_doubtful_link_of_somebody_elses_words_goes_without_a_verdict_too():
    toll = "nobody in the harbour had ever been asked about the toll or the noise at night"
    q = said(toll, who="Ole Brandt", cue="told")
    weak, likely = (linked(toll, "not one crown of it was borrowed", confidence=c) for c in (0.6, 0.8))
    for link, left in ((weak, []), (likely, [likely])):
        judged_first = with_verdicts([q], [link], REPORT, [SOURCE])
        assert without_others([link], judged_first) == left
        assert without_others_unjudged([link], [q], REPORT, [SOURCE]) == left


def test_what_was_said_on_another_day_is_not_looked_for():
    sold = "the houses beside the old quay in the lower valley would be sold to 1,200 owners from the hills"
    assert judged(said(sold)).reasons == ("credited_elsewhere", "said_on_another_day")


def test_a_role_without_a_name_is_not_another_speaker_than_the_label_of_a_transcript():
    talk = headwater.document(
        "MS. QUILL: The new bridge over the Lee opens on Monday at noon, and the ferry stays.\n", language="en"
    )
    report = headwater.document("Die Brücke werde am Montag eröffnet, schrieb die Managerin.", language="de")
    span = at(report, "Die Brücke werde am Montag eröffnet")
    role = report.text.index("Managerin")
    q = Quotation("q1", "indirect", (span,), (), Speaker(role, role + 9, "Managerin"))
    link = Link("L1", span, (at(talk, "The new bridge over the Lee opens on Monday at noon"),), "translated", False, 0.95)
    (found,) = with_verdicts([q], [link], report, [talk])
    assert found.verdict
    assert (found.verdict.verdict, found.verdict.flags) == ("reworded", ("translated",))
    assert found.verdict.speaker_in_source == "MS. QUILL"


def test_to_tell_indirectly_is_no_cut_where_the_words_find_the_place():
    words = "The ferry keeps its timetable."
    assert "cut" in headwater.verify(words, SOURCE).flags
    assert "cut" not in headwater.verify(words, SOURCE, form="indirect").flags


def test_pieces_between_marks_are_as_strict_as_the_strictest_of_them():
    report = headwater.document(
        'She said "the work on the quay has cost 4.7 million crowns" and "the ferry keeps its timetable" as before.', language="en"
    )
    pieces = at(report, "the work on the quay has cost 4.7 million crowns"), at(report, "the ferry keeps its timetable")
    (found,) = with_verdicts([Quotation("q1", "mixed", (Span(pieces[0].start, pieces[1].end),), pieces)], [], report, [SOURCE])
    assert found.verdict
    assert found.verdict.verdict == "altered"
    (major,) = (c for c in found.verdict.changes if c.meaning == "major")
    assert major.report
    assert "4.7" in report.text[major.report.start : major.report.end]


def test_by_a_passage_that_is_more_likely_another_one_only_a_known_voice_is_judged():
    major = change("negation", "major", "negation_differs", "raised", "not")
    unsure = linked(FARE, "the ferry keeps its timetable", major, confidence=0.4)
    found = judged(said(FARE, who="the clerk"), unsure)
    assert (found.verdict, found.reasons) == ("unchecked", ("passage_unsure",))
    assert judged(said(FARE, who="the clerk"), replace(unsure, confidence=0.55)).verdict == "altered"
    assert judged(said(FARE), unsure).verdict == "altered"


def test_a_doubtful_link_of_somebody_elses_words_is_none_and_a_sure_one_stays():
    def link(id: str, start: int, end: int, confidence: float) -> Link:
        return Link(id, Span(start, end), (Span(0, 40),), "reworded", False, confidence)

    def quotation(start: int, end: int, reason: str) -> Quotation:
        return Quotation("q", "direct", (Span(start, end),), (Span(start, end),), verdict=Verdict("unchecked", reasons=(reason,)))

    links = [link("theirs", 0, 50, 0.6), link("sure", 0, 50, 0.7), link("wider", 0, 90, 0.6), link("known", 100, 150, 0.6)]
    quoted = [quotation(0, 52, "credited_elsewhere"), quotation(98, 152, "passage_unsure")]
    assert [x.id for x in without_others(links, quoted)] == ["sure", "wider", "known"]


def test_what_an_outside_voice_says_has_no_doubtful_link_in_a_comparison():
    report = (
        '"Two masons of ours died in the storm of March, and our grief goes with them," the mayor wrote to the valley.\n\n'
        '"Our own children would sooner swim along the road than plant anything," said Ole Brandt, a fisherman of the upper valley.'
    )
    found = headwater.compare(SOURCE, headwater.document(report, language="en"))
    assert [x.report.start for x in found.links] == [1]
    assert [q.links for q in found.quotations] == [("L1",), ()]
    assert any(u.start <= report.index("Our own") < u.end for u in found.unsourced)


def test_today_between_marks_is_the_speakers_day_and_told_indirectly_the_reports():
    source = headwater.document(
        "Today 5,000 of you are at work in eleven districts of the valley, and nobody is asked whence he came.",
        language="en", published="2031-03-03", title="Message of Mayor Ada Quill",
    )  # fmt: skip

    def dates(report: str) -> list[str]:
        found = headwater.compare(source, headwater.document(report, language="en", published="2031-03-05"))
        told = [
            *(c for x in found.links for c in x.changes),
            *(c for q in found.quotations if q.verdict for c in q.verdict.changes),
        ]
        return [c.reason for c in told if c.kind == "date" and c.meaning == "major"]

    assert dates('"Today 5,000 of you are at work in eleven districts of the valley," Mayor Ada Quill wrote.') == []
    assert "date_differs" in dates("Mayor Ada Quill wrote that today 5,000 of them are at work in eleven districts of the valley.")


def test_letters_under_links_that_lie_in_each_other_count_once_and_blanks_never():
    assert _letters("abc def", [Span(0, 7)], [Span(1, 2), Span(0, 5)]) == 4 / 6
    assert _letters("abc def", [Span(4, 7)], [Span(0, 4)]) == 0


def test_of_several_sources_one_in_the_language_of_the_report_the_places_of_a_verdict_name_it():
    other = headwater.document("Die neue Brücke über die Lee wird am Montag um zwölf Uhr geöffnet.", id="brief", language="de")
    report = headwater.document(
        '"The work on the quay has cost 4.7 million crowns, and not one crown of it was borrowed," the mayor wrote.', language="en"
    )
    (alone,), (found,) = (
        [q.verdict for q in headwater.compare(sources, report).quotations] for sources in ([SOURCE], [other, SOURCE])
    )
    assert alone
    assert found
    assert {s.doc for s in found.source} == {c.source.doc for c in found.changes if c.source} == {"letter"}
    assert (found.verdict, found.reasons) == (alone.verdict, alone.reasons)
