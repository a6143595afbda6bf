"""Direct, mixed and indirect quotations of one document together: in order, none inside another."""

from __future__ import annotations

from headwater import document
from headwater.model import Span
from headwater.quotes.finding import quotations, together
from headwater.quotes.frames import Found, Frame
from headwater.quotes.statement import Statement
from headwater.text.segments import segments

FRAME = Frame(0, 0, 100, 100)


def marked(form: str, *spans: tuple[int, int]) -> Found:
    content = tuple(Span(a, b) for a, b in spans)
    return Found(form, content, content, None, None, FRAME)


def stated(*spans: tuple[int, int]) -> Statement:
    return Statement(tuple(Span(a, b) for a, b in spans), None, None, Span(0, 100))


def test_marked_words_inside_a_statement_make_it_mixed_and_are_listed_once():
    (one,) = together([marked("mixed", (20, 30))], [stated((10, 50))])
    assert (one.form, one.spans, one.marked) == ("mixed", (Span(10, 50),), (Span(20, 30),))


def test_marked_words_that_a_statement_only_touches_stay_apart():
    found = together([marked("direct", (45, 60))], [stated((10, 45))])
    assert [(f.form, f.spans[0].start) for f in found] == [("indirect", 10), ("direct", 45)]


def test_a_statement_that_shares_words_with_a_quotation_it_does_not_hold_gives_way():
    assert [f.form for f in together([marked("mixed", (20, 30), (60, 70))], [stated((10, 50))])] == ["mixed"]
    assert [f.form for f in together([marked("direct", (5, 20))], [stated((10, 50))])] == ["direct"]
    assert [f.form for f in together([marked("words", (5, 20))], [stated((10, 50))])] == ["indirect"]


def test_a_document_gives_its_quotations_in_order_with_speakers():
    text = 'Ida Lund said the dam held. "It will hold," she said, adding that the town was "quite safe" now.'
    found = document(text, language="en")
    got = quotations(found, segments(found))
    assert [q.form for q in got] == ["indirect", "direct", "mixed"]
    assert [q.speaker.name if q.speaker else None for q in got] == ["Ida Lund"] * 3
    assert [q.id for q in got] == ["q1", "q2", "q3"]


def test_hidden_characters_hide_no_statement_and_spans_point_into_the_real_text():
    text = "Ida Lund s\u200baid that the d\u200bam would hold. “It will h\u00adold,” she said."
    found = document(text, language="en")
    got = quotations(found, segments(found))
    assert [text[q.spans[0].start : q.spans[0].end] for q in got] == ["the d\u200bam would hold", "It will h\u00adold,"]
    assert [q.cue and text[q.cue.start : q.cue.end] for q in got] == ["s\u200baid", "said"]
    assert [q.speaker and q.speaker.name for q in got] == ["Ida Lund"] * 2


def test_a_text_in_capitals_has_its_statements():
    text = "IDA LUND TOLD REPORTERS ON MONDAY THAT THE DAM WOULD HOLD. SHE ADDED THAT THE TOWN WAS SAFE."
    found = document(text, language="en")
    got = [text[q.spans[0].start : q.spans[0].end] for q in quotations(found, segments(found))]
    assert got == ["THE DAM WOULD HOLD", "THE TOWN WAS SAFE"]
