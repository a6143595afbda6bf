"""Codes of the changes inside a link: what differs between the words of the report and those of the source."""

from __future__ import annotations

from headwater.reasons.rows import Reason


def _change(code: str, says: str, source: str, report: str) -> Reason:
    return Reason(code, says, f'Source: "{source}" Report: "{report}"', "change")


CHANGES = (
    _change(
        "number_differs",
        "The report gives another number than the source in the same place; both were read as values, with their units.",
        "4,200 people crossed.",
        "4,300 people crossed.",
    ),
    _change(
        "number_rounded",
        "The number of the report is that of the source, rounded.",
        "4,987 people crossed.",
        "Nearly 5,000 people crossed.",
    ),
    _change("number_written_otherwise", "The same number, written in another way.", "five thousand", "5,000"),
    _change(
        "number_unclear",
        "Both passages give a number here, and it could not be told whether they count the same thing.",
        "40 of the 60 lamps burn.",
        "Two thirds of the bridge is lit.",
    ),
    _change("number_added", "The report gives a number that the linked passage of the source does not give.",
            "The masons came.", "The 40 masons came."),
    _change("number_dropped", "The source gives a number that the linked passage of the report does not give.",
            "The 40 masons came.", "The masons came."),
    _change(
        "date_differs",
        "The report names another day, month or year than the source in the same place. Words such as \"yesterday\" were read "
        "from the date of the text that they stand in.",
        "The bridge opens on 4 May.",
        "The bridge opens on 5 May.",
    ),
    _change("date_written_otherwise", "The same day, named in another way.", "on 4 May", "on Monday"),
    _change("date_unclear", "Both passages name a time here, and it could not be told whether it is the same.",
            "last spring", "in April"),
    _change("date_added", "The report names a day, month or year that the linked passage of the source does not name.",
            "The bridge opens.", "The bridge opens on Monday."),
    _change("date_dropped", "The source names a day, month or year that the linked passage of the report does not name.",
            "The bridge opens on Monday.", "The bridge opens."),
    _change(
        "name_differs",
        "The report names somebody or something else than the source in the same place. Other spellings, titles, initials and "
        "abbreviations of one name were allowed for.",
        "The mayor thanked Ann Berry.",
        "The mayor thanked Ben Tarn.",
    ),
    _change("name_written_otherwise", "The same name, written in another way.", "Mr Tarn", "Ben Tarn"),
    _change("name_unclear", "Both passages have a name here, and it could not be told whether they name the same.",
            "the Lee Bridge Trust", "the town's bridge office"),
    _change("name_added", "The report has a name that the linked passage of the source does not have.",
            "The mayor thanked her.", "The mayor thanked Ann Berry."),
    _change("name_dropped", "The source has a name that the linked passage of the report does not have.",
            "The mayor thanked Ann Berry.", "The mayor thanked her."),
    _change(
        "negation_differs",
        "One passage denies what the other says: a negation stands in one of them, and nothing in the other answers it.",
        "The fare will rise.",
        "The fare will not rise.",
    ),
    _change(
        "negation_unclear",
        "A negation stands in one passage only; what it denies has no clear counterpart in the other.",
        "The quay is calm again.",
        "No ship has moved since.",
    ),
    _change(
        "modality_differs",
        "The passages commit to it in a different way: what is certain, planned, allowed or owed in one is only possible, or "
        "considered, in the other.",
        "The town will rebuild the quay.",
        "The town may rebuild the quay.",
    ),
    _change("modality_shade", "The passages commit to it in nearly the same way, with another modal word.",
            "The town should rebuild the quay.", "The town must rebuild the quay."),
    _change(
        "amount_differs",
        "A word of quantity or frequency says more, or less, in one passage than in the other.",
        "Some lamps burn.",
        "All lamps burn.",
    ),
    _change("amount_shade", "A word of quantity or frequency is a neighbour of that in the other passage.",
            "Many lamps burn.", "Most lamps burn."),
    _change(
        "strength_differs",
        "A word of strength or rank says more, or less, in one passage than in the other.",
        "It was the main obstacle.",
        "It was one of the main obstacles.",
    ),
    _change("strength_shade", "A word of strength is a neighbour of that in the other passage.",
            "It was very cold.", "It was extremely cold."),
    _change("direction_differs", "The passages compare, or tell of a movement, in opposite directions.",
            "Fares rose.", "Fares fell."),
    _change("order_in_time_differs", "The passages order events, or tie them to a condition or a cause, in opposite ways.",
            "They met before the vote.", "They met after the vote."),
    _change("relation_shade", "The passages join two statements with words that are not quite the same: a time for a cause, a "
            "concession for a contrast.", "It fell because it rained.", "It fell when it rained."),
    _change("tense_differs", "The tense is another.", "The bridge opens.", "The bridge will open."),
    _change(
        "qualifier_dropped",
        "The words are the same but for one that limits the statement: it stands in the source and not in the report.",
        "In some cases the lamps fail.",
        "The lamps fail.",
    ),
    _change(
        "qualifier_added",
        "The words are the same but for one that limits or widens the statement: it stands in the report and not in the source.",
        "The lamps fail.",
        "All the lamps fail.",
    ),
    _change("shade_dropped", "A word of strength, possibility or quantity stands in the source and not in the report.",
            "A very cold spring.", "A cold spring."),
    _change("shade_added", "A word of strength, possibility or quantity stands in the report and not in the source.",
            "A cold spring.", "A very cold spring."),
    _change("opposite_word", "The two words are listed as opposites.", "The council accepted it.", "The council rejected it."),
    _change("other_form", "Another form of the same word, or a word of the same root.", "their devotion", "devoted as they are"),
    _change("synonym", "The two words are listed as having one meaning.", "a big bridge", "a large bridge"),
    _change("related_word", "The two words are listed as near in meaning: a wider, a narrower or a sister word, or one that the "
            "sentence encoder puts close by.", "the ships", "the boats"),
    _change("contraction", "The same words, drawn together or written out.", "We will not.", "We won't."),
    _change("spelling", "Another spelling of the same word.", "honour", "honor"),
    _change("other_words", "Other words stand in this place; no list says what they have to do with each other.",
            "the quay stands", "the harbour wall holds"),
    _change("words_added", "Words of the report without a counterpart in the linked passage of the source.",
            "The masons came.", "The tired masons came."),
    _change("words_dropped", "Words of the source without a counterpart in the linked passage of the report.",
            "The tired masons came.", "The masons came."),
    _change("grammar_words", "Words of grammar differ; the words of content around them do not.",
            "the opening of the bridge", "the bridge's opening"),
    _change("filler", "A word of speech that says nothing, or a word said twice.", "It, uh, opens on Monday.", "It opens on Monday."),
    _change("case", "Capitals inside a sentence differ.", "the Council", "the council"),
    _change("written_otherwise", "The same word with other accents, apostrophes or digits.", "cafe", "café"),
    _change("punctuation", "Punctuation inside the passage differs.", "It opens, at last.", "It opens at last."),
    _change("reordered_words", "The same words stand in another order.", "On Monday it opens.", "It opens on Monday."),
)  # fmt: skip
