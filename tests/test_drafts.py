from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.drafts import Answer, Entry, answers, of_draft, of_table
from headwater.errors import InputError, UsageError
from headwater.model import Block, Document, Span, Verdict
from headwater.reading import document, read

DRAFT = """Quill: 'The fare stays' as bridge opens early

ORRIN, May 4 - The new bridge opens on Monday. "We shall not raise the fare," Mayor Ada Quill said, "before the year is out."

She called the work a success. "The lamps are lit by the wind alone," the engineer Ben Orr said.
"""


def words(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(e.part, e.quotation) for e in entries]


def exact(quotation: str, sources: list[Document], speaker: str | None = None, **known: str | None) -> Verdict:
    """The first source with these very words."""
    for d in sources:
        if (at := d.text.find(quotation)) >= 0:
            return Verdict("verbatim", source=(Span(at, at + len(quotation), d.id if len(sources) > 1 else None),))
    return Verdict("not_found", reasons=(speaker or "nobody", *(f"{k} {v}" for k, v in known.items())))


# A draft


def test_every_quotation_of_a_draft_is_asked_with_its_speaker_and_its_place():
    draft = document(DRAFT)
    found = [e for e in of_draft(draft) if e.part == "text"]
    assert [(e.id, e.quotation, e.speaker) for e in found] == [
        ("q1", "We shall not raise the fare, before the year is out.", "Ada Quill"),
        ("q2", "The lamps are lit by the wind alone,", "Ben Orr"),
    ]
    assert [" ".join(draft.text[s.start : s.end] for s in e.spans) for e in found] == [e.quotation for e in found]


def test_a_headline_is_asked_as_a_whole_and_by_what_it_quotes_in_single_marks():
    found = [e for e in of_draft(document(DRAFT)) if e.part == "headline"]
    assert [(e.id, e.form, e.quotation, e.speaker) for e in found] == [
        ("h1", "indirect", "Quill: 'The fare stays' as bridge opens early", None),
        ("h2", "direct", "The fare stays", "Quill"),
    ]


def test_a_headline_quotes_whom_the_text_quotes_with_the_same_words():
    draft = document(DRAFT.replace("Quill: 'The fare stays' as bridge opens early", "Bridge 'lit by the wind alone' opens early"))
    assert [e.speaker for e in of_draft(draft) if e.quotation == "lit by the wind alone"] == ["Ben Orr"]


@pytest.mark.parametrize(
    ("headline", "asked"),
    [
        ("Mayor calls the old toll 'unfair' to all", ["unfair"]),
        ("Orrin theatre to show 'Macbeth' on the bridge", []),
        ("It's the town's own bridge, Quill says", []),
        ("'The masons' pay will rise' - 'soon enough', says Quill", ["The masons' pay will rise", "soon enough"]),
        ("'Tis the season of the towns' fairs in Orrin", []),
        ("다리 '월요일에 열린다' 시장 발표", ["월요일에 열린다"]),
    ],
)
def test_marks_in_a_headline_are_quotations_unless_they_hold_a_name_or_are_apostrophes(headline, asked):
    draft = document(DRAFT.replace("Quill: 'The fare stays' as bridge opens early", headline))
    assert [e.quotation for e in of_draft(draft) if e.part == "headline" and e.form == "direct"] == asked


def test_what_a_headline_quotes_is_asked_for_as_put_short():
    forms: dict[str, str] = {}

    def ask(quotation: str, *_: object, form: str, **__: object) -> Verdict:
        forms[quotation] = form
        return Verdict("not_found")

    list(answers([e for e in of_draft(document(DRAFT)) if e.part in ("headline", "text")], [document("Nothing.")], ask))
    assert forms["The fare stays"] == "headline"
    assert {"indirect", "direct"} <= set(forms.values()), "a headline as a whole is told indirectly, the text quotes directly"


def test_a_headline_that_is_all_quotation_is_asked_once():
    draft = document(DRAFT.replace("Quill: 'The fare stays' as bridge opens early", "'We shall never raise the fare'"))
    assert words(of_draft(draft))[0] == ("headline", "We shall never raise the fare")
    assert [e.form for e in of_draft(draft) if e.part == "headline"] == ["direct"]


def test_a_short_heading_says_nothing_to_verify():
    draft = document(DRAFT.replace("Quill: 'The fare stays' as bridge opens early", "Live updates"))
    assert [e for e in of_draft(draft) if e.part == "headline"] == []


def test_a_page_gives_its_title_its_captions_and_its_text():
    page = (
        "<html lang=en><head><title>‘The fare stays’, mayor tells the town | Valley Press</title></head><body><article>"
        "<h1>‘The fare stays’, mayor tells the town</h1>"
        "<p>The new bridge over the Lee opens on Monday, and people of eleven villages were invited to come.</p>"
        "<p>“The work is done,” Mayor Ada Quill said in a long speech to the people who had come to the quay.</p></article>"
        "</body></html>"
    )
    found = words(of_draft(read(page.encode())))
    assert ("headline", "The fare stays") in found
    assert ("headline", "‘The fare stays’, mayor tells the town") in found
    assert ("text", "The work is done,") in found


def test_a_quotation_in_a_caption_is_told_from_one_in_the_text():
    text = 'The bridge on Monday. "It is done," Mayor Ada Quill said.\n\nThe town came. "It is a good day," Ben Orr said.'
    end = text.index("\n\n")
    draft = replace(document(text), blocks=(Block(0, end, "caption"), Block(end + 2, len(text), "paragraph")))
    assert words(of_draft(draft)) == [("caption", "It is done,"), ("text", "It is a good day,")]


def test_a_title_that_the_text_does_not_hold_is_asked_without_a_place():
    draft = document("The town came to the quay. Nobody spoke for long.", title="Quill: 'The fare stays' for a year")
    found = of_draft(draft)
    assert [(e.form, e.quotation, e.spans) for e in found] == [
        ("indirect", "Quill: 'The fare stays' for a year", ()),
        ("direct", "The fare stays", ()),
    ]


def test_of_reported_speech_only_the_words_between_marks_are_asked_each_piece_alone():
    text = (
        'Mayor Ada Quill said that the fare would stay. She called the bridge "the pride of the valley" and the lamps '
        '"a gift of the wind", and thanked all who came.'
    )
    found = of_draft(document(text, language="en"))
    assert words(found) == [("text", "the pride of the valley"), ("text", "a gift of the wind")]
    assert [e.id for e in found] == ["q1", "q2"]
    assert [text[s.start : s.end] for e in found for s in e.spans] == [e.quotation for e in found]
    assert {e.form for e in found} == {"mixed"}


# A list


def test_rows_are_quotations_with_their_speaker_source_and_id():
    entries, left_out = of_table('id,quote,speaker,source\na7,"We shall, said he",Quill,letter\n', name="q.csv")
    assert left_out == []
    assert [(e.id, e.quotation, e.speaker, e.source, e.part) for e in entries] == [
        ("a7", "We shall, said he", "Quill", "letter", "list")
    ]
    assert entries[0].row == (("id", "a7"), ("quote", "We shall, said he"), ("speaker", "Quill"), ("source", "letter"))


@given(st.lists(st.text(alphabet=' ab,;\t|"\n。é', min_size=1).filter(str.strip), min_size=1), st.sampled_from(",;\t|"))
def test_whatever_a_spreadsheet_writes_is_read_back(quotations: list[str], delimiter: str):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([["Quote", "n"], *([q, "1"] for q in quotations)])
    entries, left_out = of_table("\ufeff" + out.getvalue(), name="q.csv")
    assert ([e.quotation for e in entries], left_out) == ([q.strip() for q in quotations], [])
    assert [e.id for e in entries] == [f"q{i + 1}" for i in range(len(quotations))]


def test_a_missing_column_is_told_with_the_columns_there_are_and_how_to_name_it():
    with pytest.raises(UsageError) as refused:
        of_table("text,who,date\na,b,c\n", name="quotes.csv")
    assert str(refused.value) == (
        "quotes.csv line 1: no column 'quote'; the columns are 'text', 'who', 'date'; name it with --quote text"
    )
    entries, _ = of_table("text,who\nSo it is.,Quill\n", name="q.csv", columns={"quote": "text", "speaker": "who"})
    assert [(e.quotation, e.speaker) for e in entries] == [("So it is.", "Quill")]
    with pytest.raises(UsageError, match=r"no column 'wer'; .*--speaker-column text"):
        of_table("text,who\na,b\n", name="q.csv", columns={"quote": "text", "speaker": "wer"})


def test_the_columns_are_parted_by_what_sets_the_quotations_apart_though_another_mark_is_more_frequent():
    entries, _ = of_table("quote;seen by A, B, C, D\nSo it is.;A, B, C, D\n", name="q.csv")
    assert [(e.quotation, dict(e.row)["seen by A, B, C, D"]) for e in entries] == [("So it is.", "A, B, C, D")]


def test_a_row_with_too_many_values_is_told_by_its_line():
    with pytest.raises(
        InputError, match=r"^q.csv line 3: 3 values for 2 columns; put a quotation that holds a comma between double"
    ):
        of_table("id,quote\n1,So it is.\n2,So it is, he said.\n", name="q.csv")


def test_a_row_without_a_quotation_is_left_out_and_told():
    entries, left_out = of_table("quote,speaker\nOne.,A\n,B\n\nTwo.\n", name="q.csv")
    assert [e.quotation for e in entries] == ["One.", "Two."]
    assert left_out == ["q.csv line 3: no quotation in column 'quote'; the row is left out"]


def test_a_table_that_is_broken_off_is_refused():
    with pytest.raises(InputError, match=r"^q.csv line 2: not a table \("):
        of_table('quote\n"So it', name="q.csv")


# Answers


def test_each_is_asked_of_all_sources_and_answered_with_the_one_that_holds_it():
    letter, talk = document("The fare stays. Long live the bridge.", id="a/letter.txt"), document("We built it.", id="talk.txt")
    asked = [Entry("q1", "We built it"), Entry("q2", "The fare stays", "Quill"), Entry("q3", "Never", "Orr")]
    found = list(answers(asked, [letter, talk], exact))
    assert [(a.source.id if a.source else None, a.verdict.verdict, a.holds) for a in found] == [
        ("talk.txt", "verbatim", True), ("a/letter.txt", "verbatim", True), (None, "not_found", False),
    ]  # fmt: skip


def test_what_is_known_of_a_quotation_is_asked_with_it():
    asked = [Entry("h1", "Never", "Orr", "headline", "indirect")]
    (found,) = answers(asked, [document("The fare stays.")], exact, language="en", published="2031-05-04")
    assert found.verdict.reasons == ("Orr", "language en", "published 2031-05-04", "form indirect")


@pytest.mark.parametrize("name", ["a/letter.txt", "letter.txt", "LETTER.TXT", "letter"])
def test_a_list_may_name_the_source_of_a_row(name):
    letter, talk = document("The fare stays.", id="a/letter.txt"), document("The fare stays.", id="talk.txt")
    (found,) = answers([Entry("q1", "The fare stays", source=name)], [talk, letter], exact)
    assert found.source == letter


def test_a_source_that_is_not_there_is_refused_before_anything_is_asked():
    talk = document("The fare stays.", id="talk.txt")
    with pytest.raises(UsageError, match=r"^q2: source 'lettre' is not among the sources given \('talk.txt'\)"):
        next(answers([Entry("q1", "The"), Entry("q2", "The", source="lettre")], [talk], exact))


def test_words_in_captions_are_answered_with_their_time():
    talk = read(b"1\n00:00:01,000 --> 00:00:02,000\nThe fare\n\n2\n00:00:02,500 --> 00:00:04,000\nstays.\n")
    (found,) = answers([Entry("q1", "stays")], [talk], exact)
    assert found.time == 2.5
    assert found.to_dict()["time"] == 2.5
    (missing,) = answers([Entry("q1", "rises")], [talk], exact)
    assert "time" not in missing.to_dict()


def test_what_holds_and_what_does_not():
    direct, headline = Entry("q1", "x"), Entry("h1", "x", None, "headline", "indirect")
    held = {
        v: Answer(direct, Verdict(v)).holds for v in ("verbatim", "near_verbatim", "reworded", "altered", "not_found", "unchecked")
    }
    assert held == {
        "verbatim": True,
        "near_verbatim": True,
        "reworded": True,
        "altered": False,
        "not_found": False,
        "unchecked": None,
    }
    assert Answer(direct, Verdict("verbatim", ("misattributed",))).holds is False
    assert Answer(headline, Verdict("not_found")).holds is None, "a headline need not stand in the source"
    assert Answer(headline, Verdict("altered")).holds is False


def test_the_json_of_an_answer_says_where_the_words_stand_in_draft_and_source():
    letter = document("The fare stays.", id="letter.txt")
    (found,) = answers([Entry("q1", "The fare", "Quill", "text", "direct", (Span(3, 11),))], [letter], exact)
    assert found.to_dict() == {
        "id": "q1", "quotation": "The fare", "speaker": "Quill", "part": "text", "form": "direct",
        "spans": [{"start": 3, "end": 11}], "source": "letter.txt", "verdict": found.verdict.to_dict(),
    }  # fmt: skip
    (missing,) = answers([Entry("q1", "Never")], [letter], exact)
    assert missing.to_dict()["source"] is None
    assert "part" not in missing.to_dict()
