"""Codes of the changes inside a link: what differs between the words of the report and those of the source.

The examples are true: a test runs each of them and looks for its code.
"""

from __future__ import annotations

from headwater.reasons.rows import change
from headwater.reasons.wording import WORDS

VALUES = (
    change(
        "number_differs",
        "The report gives another number than the source in the same place; both were read as values, with their units.",
        "On that day 4,200 people crossed.",
        "On that day 4,300 people crossed.",
    ),
    change(
        "number_rounded",
        "The number of the report is that of the source, rounded, or the other way round.",
        "In May 4,987 people crossed.",
        "In May nearly 5,000 people crossed.",
    ),
    change(
        "number_written_otherwise",
        "The same number, written in another way.",
        "Some five thousand people crossed the bridge.",
        "Some 5,000 people crossed the bridge.",
    ),
    change(
        "number_unclear",
        "Both passages give a number here, and it could not be told whether they count the same thing.",
        "The quay is 40 metres long.",
        "The quay is 40 tonnes long.",
    ),
    change(
        "number_added",
        "The report gives a number that the linked passage of the source does not give.",
        "The masons came by ferry.",
        "The 40 masons came by ferry.",
    ),
    change(
        "number_dropped",
        "The source gives a number that the linked passage of the report does not give.",
        "The 40 masons came by ferry.",
        "The masons came by ferry.",
    ),
    change(
        "date_differs",
        "The report names another day, month or year than the source in the same place. Words such as “yesterday” were read from "
        "the date of the text that they stand in.",
        "The bridge opens on 4 May 2020.",
        "The bridge opens on 5 May 2020.",
    ),
    change(
        "date_written_otherwise",
        "The same day, named in another way.",
        "The bridge opens on 4 May 2020.",
        "The bridge opens on May 4th, 2020.",
    ),
    change(
        "date_unclear",
        "Both passages name a time here, and it could not be told whether it is the same.",
        "The bridge opened yesterday.",
        "The bridge opened in May.",
    ),
    change(
        "date_added",
        "The report names a day, month or year that the linked passage of the source does not name.",
        "The new bridge opens.",
        "The new bridge opens on 4 May 2020.",
    ),
    change(
        "date_dropped",
        "The source names a day, month or year that the linked passage of the report does not name.",
        "The new bridge opens on 4 May 2020.",
        "The new bridge opens.",
    ),
)

NAMES = (
    change(
        "name_differs",
        "The report names somebody or something else than the source in the same place. Other spellings, titles, initials and "
        "abbreviations of one name were allowed for.",
        "The mayor thanked Ann Berry on Monday.",
        "The mayor thanked Boris Tarnov on Monday.",
    ),
    change(
        "name_not_in_source",
        "The report has a name, in the place of other words of the source, that was found nowhere in the source in any form.",
        "The mayor thanked the old ferryman for his work.",
        "The mayor thanked Boris Tarnov for his work.",
    ),
    change(
        "name_written_otherwise",
        "The same name, written in another way.",
        "The mayor met the WHO in May.",
        "The mayor met the World Health Organization in May.",
    ),
    change(
        "name_unclear",
        "Both passages have a name here, and it could not be told whether they name the same.",
        "The mayor wrote to the Bridge Office in May.",
        "The mayor wrote to the Harbour Board in May.",
    ),
    change(
        "name_added",
        "The report has a name that the linked passage of the source does not have.",
        "The mayor came home, and so did Ann Berry. He thanked her on Monday.",
        "The mayor came home, and so did Ann Berry. He thanked her in Lisbon on Monday.",
    ),
    change(
        "name_dropped",
        "The source has a name that the linked passage of the report does not have.",
        "The mayor thanked her in Lisbon on Monday.",
        "The mayor thanked her on Monday.",
    ),
    change(
        "roles_exchanged",
        "Two names stand on either side of the same word, and have changed sides.",
        "In May France defeated Spain in the final.",
        "In May Spain defeated France in the final.",
    ),
)

FORCE = (
    change(
        "negation_differs",
        "One passage denies what the other says: a negation stands in one of them, and nothing in the other answers it.",
        "The fare will rise in May.",
        "The fare will not rise in May.",
    ),
    change(
        "negation_unclear",
        "A negation stands in one passage only; what it denies has no clear counterpart in the other.",
        "The council failed to mend the lamps, and the quay is calm again.",
        "The quay is calm again, and no ship has left.",
    ),
    change(
        "modality_differs",
        "The passages commit to it in a different way: what is certain, planned, allowed or owed in one is only possible, or "
        "considered, in the other.",
        "The town will rebuild the quay.",
        "The town may rebuild the quay.",
    ),
    change(
        "possibility_added",
        "The source states it plainly; the report gives it as a possibility.",
        "The lamps were broken by the storm.",
        "The lamps may have been broken by the storm.",
    ),
    change(
        "readiness_for_act",
        "One passage tells an act as done or going on; in the other somebody is only ready for it, plans it or practises it.",
        "The crews are fighting the fire on the quay.",
        "The crews stand ready to fight the fire on the quay.",
    ),
    change(
        "modality_shade",
        "The passages commit to it in nearly the same way, with another modal word.",
        "The town should rebuild the quay.",
        "The town must rebuild the quay.",
    ),
    change(
        "amount_differs",
        "A word of quantity or frequency says more, or less, in one passage than in the other.",
        "Some lamps burn at night.",
        "All lamps burn at night.",
    ),
    change(
        "few_added",
        "The report says that there are few, or few of them; the source has no word for so small an amount.",
        "The masons mend lamps at night.",
        "The masons mend few lamps at night.",
    ),
    change(
        "amount_shade",
        "A word of quantity or frequency is a neighbour of that in the other passage.",
        "Many lamps burn at night.",
        "Most lamps burn at night.",
    ),
    change(
        "strength_differs",
        "A word of strength or rank says more, or less, in one passage than in the other.",
        "The fare was the main obstacle.",
        "The fare was one of the main obstacles.",
    ),
    change(
        "one_of_added",
        "The source speaks of one thing; the report makes it one of several.",
        "That wall is the obstacle to the repair of the old bridge.",
        "That wall is one of the obstacles to the repair of the old bridge.",
    ),
    change(
        "strength_shade",
        "A word of strength is a neighbour of that in the other passage.",
        "It was very cold on the quay.",
        "It was extremely cold on the quay.",
    ),
    change(
        "direction_differs",
        "The passages compare, or tell of a movement, in opposite directions.",
        "In May fares rose on all ferries.",
        "In May fares fell on all ferries.",
    ),
    change(
        "order_in_time_differs",
        "The passages order events, or tie them to a condition or a cause, in opposite ways.",
        "They met before the vote.",
        "They met after the vote.",
    ),
    change(
        "relation_shade",
        "The passages join two statements with words that are not quite the same: a time for a cause, one cause for another.",
        "They left because of the storm.",
        "They left after the storm.",
    ),
    change("tense_differs", "The tense is another.", "The bridge had opened.", "The bridge will have opened."),
    change(
        "qualifier_dropped",
        "The words are the same but for one that limits the statement: it stands in the source and not in the report.",
        "Perhaps the lamps on the old bridge fail.",
        "The lamps on the old bridge fail.",
    ),
    change(
        "qualifier_added",
        "The words are the same but for one that limits or widens the statement: it stands in the report and not in the source.",
        "The lamps on the old bridge fail.",
        "All lamps on the old bridge fail.",
    ),
    change(
        "condition_dropped",
        "A clause that limits the statement stands in the source and not in the report; the words beside it are the same.",
        "The lamps on the old bridge fail if the harbour freezes over.",
        "The lamps on the old bridge fail.",
    ),
    change(
        "condition_added",
        "A clause that limits the statement stands in the report and not in the source; the words beside it are the same.",
        "The lamps on the old bridge fail.",
        "The lamps on the old bridge fail if the harbour freezes over.",
    ),
    change(
        "shade_dropped",
        "A word of strength, possibility or quantity stands in the source and not in the report.",
        "It was a very cold spring.",
        "It was a cold spring.",
    ),
    change(
        "shade_added",
        "A word of strength, possibility or quantity stands in the report and not in the source.",
        "It was a cold spring.",
        "It was a very cold spring.",
    ),
)

CHANGES = (*VALUES, *NAMES, *FORCE, *WORDS)
