"""Codes of the changes inside a link: what differs between the words of the report and those of the source.

The examples are true: a test runs each of them and looks for its code.
"""

from __future__ import annotations

from headwater.reasons.rows import Reason


def _change(code: str, says: str, source: str, report: str) -> Reason:
    return Reason(code, says, f'Source: "{source}" Report: "{report}"', "change")


VALUES = (
    _change(
        "number_differs",
        "The report gives another number than the source in the same place; both were read as values, with their units.",
        "On that day 4,200 people crossed.",
        "On that day 4,300 people crossed.",
    ),
    _change(
        "number_rounded",
        "The number of the report is that of the source, rounded, or the other way round.",
        "In May 4,987 people crossed.",
        "In May nearly 5,000 people crossed.",
    ),
    _change(
        "number_written_otherwise",
        "The same number, written in another way.",
        "Some five thousand people crossed the bridge.",
        "Some 5,000 people crossed the bridge.",
    ),
    _change(
        "number_unclear",
        "Both passages give a number here, and it could not be told whether they count the same thing.",
        "The quay is 40 metres long.",
        "The quay is 40 tonnes long.",
    ),
    _change(
        "number_added",
        "The report gives a number that the linked passage of the source does not give.",
        "The masons came by ferry.",
        "The 40 masons came by ferry.",
    ),
    _change(
        "number_dropped",
        "The source gives a number that the linked passage of the report does not give.",
        "The 40 masons came by ferry.",
        "The masons came by ferry.",
    ),
    _change(
        "date_differs",
        "The report names another day, month or year than the source in the same place. Words such as “yesterday” were read from "
        "the date of the text that they stand in.",
        "The bridge opens on 4 May 2020.",
        "The bridge opens on 5 May 2020.",
    ),
    _change(
        "date_written_otherwise",
        "The same day, named in another way.",
        "The bridge opens on 4 May 2020.",
        "The bridge opens on May 4th, 2020.",
    ),
    _change(
        "date_unclear",
        "Both passages name a time here, and it could not be told whether it is the same.",
        "The bridge opened yesterday.",
        "The bridge opened in May.",
    ),
    _change(
        "date_added",
        "The report names a day, month or year that the linked passage of the source does not name.",
        "The new bridge opens.",
        "The new bridge opens on 4 May 2020.",
    ),
    _change(
        "date_dropped",
        "The source names a day, month or year that the linked passage of the report does not name.",
        "The new bridge opens on 4 May 2020.",
        "The new bridge opens.",
    ),
)

NAMES = (
    _change(
        "name_differs",
        "The report names somebody or something else than the source in the same place. Other spellings, titles, initials and "
        "abbreviations of one name were allowed for.",
        "The mayor thanked Ann Berry on Monday.",
        "The mayor thanked Boris Tarnov on Monday.",
    ),
    _change(
        "name_not_in_source",
        "The report has a name, in the place of other words of the source, that was found nowhere in the source in any form.",
        "The mayor thanked the old ferryman for his work.",
        "The mayor thanked Boris Tarnov for his work.",
    ),
    _change(
        "name_written_otherwise",
        "The same name, written in another way.",
        "The mayor met the WHO in May.",
        "The mayor met the World Health Organization in May.",
    ),
    _change(
        "name_unclear",
        "Both passages have a name here, and it could not be told whether they name the same.",
        "The mayor wrote to the Bridge Office in May.",
        "The mayor wrote to the Harbour Board in May.",
    ),
    _change(
        "name_added",
        "The report has a name that the linked passage of the source does not have.",
        "The mayor came home, and so did Ann Berry. He thanked her on Monday.",
        "The mayor came home, and so did Ann Berry. He thanked her in Lisbon on Monday.",
    ),
    _change(
        "name_dropped",
        "The source has a name that the linked passage of the report does not have.",
        "The mayor thanked her in Lisbon on Monday.",
        "The mayor thanked her on Monday.",
    ),
    _change(
        "roles_exchanged",
        "Two names stand on either side of the same word, and have changed sides.",
        "In May France defeated Spain in the final.",
        "In May Spain defeated France in the final.",
    ),
)

FORCE = (
    _change(
        "negation_differs",
        "One passage denies what the other says: a negation stands in one of them, and nothing in the other answers it.",
        "The fare will rise in May.",
        "The fare will not rise in May.",
    ),
    _change(
        "negation_unclear",
        "A negation stands in one passage only; what it denies has no clear counterpart in the other.",
        "The council failed to mend the lamps, and the quay is calm again.",
        "The quay is calm again, and no ship has left.",
    ),
    _change(
        "modality_differs",
        "The passages commit to it in a different way: what is certain, planned, allowed or owed in one is only possible, or "
        "considered, in the other.",
        "The town will rebuild the quay.",
        "The town may rebuild the quay.",
    ),
    _change(
        "possibility_added",
        "The source states it plainly; the report gives it as a possibility.",
        "The lamps were broken by the storm.",
        "The lamps may have been broken by the storm.",
    ),
    _change(
        "readiness_for_act",
        "One passage tells an act as done or going on; in the other somebody is only ready for it, plans it or practises it.",
        "The crews are fighting the fire on the quay.",
        "The crews stand ready to fight the fire on the quay.",
    ),
    _change(
        "modality_shade",
        "The passages commit to it in nearly the same way, with another modal word.",
        "The town should rebuild the quay.",
        "The town must rebuild the quay.",
    ),
    _change(
        "amount_differs",
        "A word of quantity or frequency says more, or less, in one passage than in the other.",
        "Some lamps burn at night.",
        "All lamps burn at night.",
    ),
    _change(
        "few_added",
        "The report says that there are few, or few of them; the source has no word for so small an amount.",
        "The masons mend lamps at night.",
        "The masons mend few lamps at night.",
    ),
    _change(
        "amount_shade",
        "A word of quantity or frequency is a neighbour of that in the other passage.",
        "Many lamps burn at night.",
        "Most lamps burn at night.",
    ),
    _change(
        "strength_differs",
        "A word of strength or rank says more, or less, in one passage than in the other.",
        "The fare was the main obstacle.",
        "The fare was one of the main obstacles.",
    ),
    _change(
        "one_of_added",
        "The source speaks of one thing; the report makes it one of several.",
        "That wall is the obstacle to the repair of the old bridge.",
        "That wall is one of the obstacles to the repair of the old bridge.",
    ),
    _change(
        "strength_shade",
        "A word of strength is a neighbour of that in the other passage.",
        "It was very cold on the quay.",
        "It was extremely cold on the quay.",
    ),
    _change(
        "direction_differs",
        "The passages compare, or tell of a movement, in opposite directions.",
        "In May fares rose on all ferries.",
        "In May fares fell on all ferries.",
    ),
    _change(
        "order_in_time_differs",
        "The passages order events, or tie them to a condition or a cause, in opposite ways.",
        "They met before the vote.",
        "They met after the vote.",
    ),
    _change(
        "relation_shade",
        "The passages join two statements with words that are not quite the same: a time for a cause, one cause for another.",
        "They left because of the storm.",
        "They left after the storm.",
    ),
    _change("tense_differs", "The tense is another.", "The bridge had opened.", "The bridge will have opened."),
    _change(
        "qualifier_dropped",
        "The words are the same but for one that limits the statement: it stands in the source and not in the report.",
        "Perhaps the lamps on the old bridge fail.",
        "The lamps on the old bridge fail.",
    ),
    _change(
        "qualifier_added",
        "The words are the same but for one that limits or widens the statement: it stands in the report and not in the source.",
        "The lamps on the old bridge fail.",
        "All lamps on the old bridge fail.",
    ),
    _change(
        "condition_dropped",
        "A clause that limits the statement stands in the source and not in the report; the words beside it are the same.",
        "The lamps on the old bridge fail if the harbour freezes over.",
        "The lamps on the old bridge fail.",
    ),
    _change(
        "condition_added",
        "A clause that limits the statement stands in the report and not in the source; the words beside it are the same.",
        "The lamps on the old bridge fail.",
        "The lamps on the old bridge fail if the harbour freezes over.",
    ),
    _change(
        "shade_dropped",
        "A word of strength, possibility or quantity stands in the source and not in the report.",
        "It was a very cold spring.",
        "It was a cold spring.",
    ),
    _change(
        "shade_added",
        "A word of strength, possibility or quantity stands in the report and not in the source.",
        "It was a cold spring.",
        "It was a very cold spring.",
    ),
)

WORDS = (
    _change(
        "opposite_word",
        "The two words are listed as opposites.",
        "The council accepted the plan.",
        "The council rejected the plan.",
    ),
    _change(
        "another_of_its_kind",
        "Two words for things of one kind, of which one excludes the other, among words that are the same otherwise.",
        "The boy caught an eel in the old harbour.",
        "The boy caught a trout in the old harbour.",
    ),
    _change(
        "another_thing",
        "Another thing stands in the place of one, among words that are the same otherwise; nothing that is known of the two words "
        "ties them to each other.",
        "The masons met the widow on the old quay.",
        "The masons met the sailor on the old quay.",
    ),
    _change(
        "part_replaced",
        "Several words of content in a row were replaced by others that nothing ties to them, among words that are the same "
        "otherwise.",
        "The masons left the old quay at noon to mend the northern harbour wall.",
        "The masons left the old quay at noon to watch a comedy show.",
    ),
    _change(
        "inflection",
        "The same verb, in the form that goes with one or with several; the words beside it are the same.",
        "The old quay by the harbour remind the mason of home.",
        "The old quay by the harbour reminds the mason of home.",
    ),
    _change(
        "other_form",
        "Another form of the same word, or a word of the same root.",
        "The mason builds a quay.",
        "The masons build a quay.",
    ),
    _change(
        "synonym",
        "The two words are listed as having one meaning.",
        "They began the work in the harbour.",
        "They started the work in the harbour.",
    ),
    _change(
        "related_word",
        "The two words are listed as near in meaning: a wider, a narrower or a sister word, or one that the sentence encoder puts "
        "close by.",
        "The old ship left the harbour.",
        "The old vessel left the harbour.",
    ),
    _change(
        "contraction",
        "The same words, drawn together or written out.",
        "We can't close the bridge.",
        "We cannot close the bridge.",
    ),
    _change(
        "spelling",
        "Another spelling of the same word.",
        "They came in honour of the masons.",
        "They came in honor of the masons.",
    ),
    _change(
        "term_narrowed",
        "The source names something as an example of a broader term; the report has the example alone.",
        "The town bought stone from many countries, including Norway.",
        "The town bought stone from Norway.",
    ),
    _change(
        "other_words",
        "Other words stand in this place; no list says what they have to do with each other.",
        "The old quay stands.",
        "The old lantern stands.",
    ),
    _change(
        "words_added",
        "Words of the report without a counterpart in the linked passage of the source.",
        "The masons came home.",
        "The tired masons came home.",
    ),
    _change(
        "part_added",
        "Several words of content in a row stand in the report among words of the source, and nothing in the source's passage "
        "answers them.",
        "The masons mend the quay and paint the lamps of the harbour.",
        "The masons mend the quay and paint the lamps of the harbour with stolen money.",
    ),
    _change(
        "part_dropped",
        "Several words of content in a row stand in the source, and nothing in the report answers them, though the passage around "
        "them has its counterpart.",
        "The masons mend the quay, carry stones from the old harbour wall, and paint the lamps.",
        "The masons mend the quay and paint the lamps.",
    ),
    _change(
        "words_dropped",
        "Words of the source without a counterpart in the linked passage of the report.",
        "The tired masons came home.",
        "The masons came home.",
    ),
    _change(
        "grammar_words",
        "Words of grammar differ; the words of content around them do not.",
        "The masons of the town came.",
        "The masons from the town came.",
    ),
    _change(
        "filler",
        "A word of speech that says nothing, or a word said twice.",
        "The bridge, uh, opens at noon.",
        "The bridge opens at noon.",
    ),
    _change("case", "Capitals inside a sentence differ.", "They met the Council.", "They met the council."),
    _change(
        "written_otherwise",
        "The same word with other accents, apostrophes or digits.",
        "They met in the café.",
        "They met in the cafe.",
    ),
    _change(
        "punctuation",
        "Punctuation inside the passage differs.",
        "The bridge opens, at last.",
        "The bridge opens at last.",
    ),
    _change(
        "exchanged_words",
        "Two words have changed places round a negation or a comparison, which makes another statement of them.",
        "The tide feeds the harbour, never the marsh.",
        "The tide feeds the marsh, never the harbour.",
    ),
    _change(
        "reordered_words",
        "The same words stand in another order.",
        "The quay stands and the bridge opens.",
        "The bridge opens and the quay stands.",
    ),
)

CHANGES = (*VALUES, *NAMES, *FORCE, *WORDS)
