"""Codes of what `compare` links, names and leaves out: links, relations, renderings, unsourced parts, omissions."""

from __future__ import annotations

from headwater.reasons.rows import Reason

LINK = (
    Reason(
        "same_wording",
        "The passage of the report and the passage of the source have the same words in the same order.",
        'Source: "The bridge opens on Monday." Report: "The bridge opens on Monday."',
    ),
    Reason(
        "shared_run",
        "The two passages have words in common in the same order: a run of them, or most of the passage.",
        'Source: "The new bridge over the Lee opens on Monday at noon." Report: "The new bridge over the Lee opens Monday."',
    ),
    Reason(
        "close_meaning",
        "A sentence encoder, which compares what sentences mean and not their words, puts the two passages close together.",
        'Source: "We shall not raise the fare." Report: "Tickets will cost the same, the mayor promised."',
    ),
    Reason(
        "second_choice_far",
        "This passage of the source fits the passage of the report clearly better than any other passage of the source.",
        'For "Tickets will cost the same" one sentence of the source speaks of fares; the next best speaks of timetables.',
    ),
    Reason(
        "each_others_best",
        "Each is the other's best: no passage of the source fits this passage of the report better, and no passage of the report "
        "fits this passage of the source better.",
        'The only sentence on fares in the source meets the only sentence on fares in the report.',
    ),
    Reason(
        "shared_numbers",
        "The two passages give the same numbers, dates or amounts, however they are written.",
        'Source: "12,500 people crossed." Report: "Some 12.5 thousand used it."',
    ),
    Reason(
        "neighbours_agree",
        "The passages before or after this one in the report are linked to the same part of the source.",
        "Sentences 4 and 6 of the report are linked to sentences 10 and 12 of the source, and sentence 5 to sentence 11.",
    ),
    Reason(
        "source_named",
        "The report says where it has its words from, and names the source in words that stand in the source itself.",
        'Source: "The Hill Gazette, the Weekly Plain and the Lee Observer on Friday said:" Report: "..., wrote the Hill Gazette, '
        'the Weekly Plain and the Lee Observer."',
    ),
    Reason(
        "several_passages",
        "The passage of the report draws on more than one passage of the source.",
        'Source: "The east lane opens today. The west lane opens in June." Report: "One lane opens today, the other in June."',
    ),
    Reason(
        "condensed",
        "The passage of the source is more than twice as long as the passage of the report that it is linked to.",
        'Source: "The masons worked by day and by night, in rain and in frost, and the quay stands." Report: "The quay stands."',
    ),
    Reason(
        "rest_of_sentence",
        "A few words beside the linked part of the sentence were taken along with it: by themselves they say too little to be "
        "looked for in the source.",
        'Report: "The bridge opens on Monday, at last." Linked: "The bridge opens on Monday"; taken along: "at last".',
    ),
    Reason(
        "best_of_all",
        "No single sign decided: all signs together make this passage of the source the best for the passage of the report.",
        "Meaning, words and neighbours each point weakly to the same passage.",
    ),
    Reason(
        "other_language",
        "The report and the source are in different languages; the passages were compared by meaning and numbers, "
        "without translating.",
        'Source: "Die Brücke wird am Montag geöffnet." Report: "The bridge opens on Monday."',
    ),
)  # fmt: skip

RELATION = (
    Reason(
        "verbatim",
        "The same words. Quotation marks, spacing, punctuation at the edges and case at the edges may differ.",
        'Source: "The bridge opens on Monday." Report: “the bridge opens on Monday”',
        "relation",
    ),
    Reason(
        "edited",
        "At least three quarters of the content words of the report's passage stand in the source too, in the same order.",
        'Source: "The new bridge opens on Monday at noon." Report: "The bridge opens on Monday noon."',
        "relation",
    ),
    Reason(
        "reworded",
        "Other words of the same language for what the passage of the source says.",
        'Source: "We shall not raise the fare." Report: "Tickets will cost the same."',
        "relation",
    ),
    Reason(
        "summarised",
        "Several passages of the source, or a long one, in fewer words.",
        'Source: three sentences on lanes, lamps and railings. Report: "The bridge is finished in all its parts."',
        "relation",
    ),
    Reason(
        "translated",
        "The passage of the source in another language.",
        'Source: "Die Brücke wird am Montag geöffnet." Report: "The bridge opens on Monday."',
        "relation",
    ),
)

RENDERING = (
    Reason(
        "same_text",
        "On the whole the linked passages have the same words, edits within them aside: the report prints the source.",
        "Eleven of twelve linked passages are the same word for word.",
        "rendering",
    ),
    Reason(
        "second_translation",
        "On the whole the linked passages say the same thing in other words, passage by passage: as two translations of one "
        "original do.",
        '"I send you my greetings" beside "I extend greetings to you", throughout.',
        "rendering",
    ),
    Reason(
        "paraphrase",
        "On the whole the report tells what the source says in words of its own.",
        "Sentences are joined, cut and turned into indirect speech; little of the wording is kept.",
        "rendering",
    ),
    Reason(
        "translation",
        "The report is in another language than the source.",
        "A communique in Portuguese, and an English report on it.",
        "rendering",
    ),
    Reason(
        "all_words_same",
        "All or nearly all words of the linked passages stand in both texts, in the same order.",
        "Of 240 linked words of the report, 236 stand in the source in the same order.",
        "rendering",
    ),
    Reason(
        "words_kept_but_for_edits",
        "Nearly all linked passages keep the words of the source in their order; the edits inside them are told one by one.",
        'A page seen again: of 60 words one number and one month are others, and "still" is new.',
        "rendering",
    ),
    Reason(
        "most_words_shared",
        "Most words of the linked passages stand in both texts.",
        "Of 240 linked words of the report, 170 stand in the linked passages of the source.",
        "rendering",
    ),
    Reason(
        "few_words_shared_closely_linked",
        "The linked passages have a part of their words in common, and yet match sentence by sentence in meaning and length.",
        "Of 240 linked words of the report, 70 stand in the source; 14 of 16 passages match one to one.",
        "rendering",
    ),
    Reason(
        "may_be_an_edit",
        "Most of the linked passages are the source's own but for edits: a text that was only edited can look like a second "
        "translation.",
        "A notice of two sentences, and the same notice with half of its words replaced.",
        "rendering",
    ),
    Reason(
        "other_language_linked",
        "The linked passages are in two languages.",
        "Every linked passage is Korean in the source and English in the report.",
        "rendering",
    ),
    Reason(
        "too_few_links",
        "Too few passages are linked to say how the report relates to the source on the whole.",
        "One passage of a report of thirty sentences is linked.",
        "rendering",
    ),
    Reason(
        "links_unsure",
        "Passages are linked, but on the whole so loosely that the two texts may only be about the same subject.",
        "Two encyclopaedia articles on one lake.",
        "rendering",
    ),
    Reason(
        "condensed_on_the_whole",
        "The linked passages of the source are much longer, or shorter, than those of the report; a translation keeps length.",
        "A speech of an hour in six paragraphs.",
        "rendering",
    ),
)

UNSOURCED = (
    Reason(
        "framing",
        "The report's own words about the source or the occasion: who published what, when and for whom.",
        '"The mayor published an open letter to the town on Friday."',
        "unsourced",
    ),
    Reason(
        "attribution",
        "Words that say whose the words beside them are. They need no source.",
        '", she said." or "according to the letter,"',
        "unsourced",
    ),
    Reason(
        "background",
        "No passage of the source says this. It tells of other events, people or times.",
        '"The old bridge was closed after the flood of two years ago."',
        "unsourced",
    ),
    Reason(
        "dateline",
        "Place, date and agency at the head of the report. They need no source.",
        '"ORRIN, May 4 (Valley Press) -"',
        "unsourced",
    ),
    Reason(
        "boilerplate",
        "Text that an outlet prints with many reports: credits, invitations to subscribe, notes on itself. It needs no source.",
        '"Reporting by Valley Press; more on this story soon."',
        "unsourced",
    ),
    Reason(
        "unknown",
        "No rule could tell. Of a part of the report: no passage of the source was found for it, and nothing says why. "
        "Of a rendering: too little is linked to say how the two texts relate.",
        '"Birds were heard."',
        "unsourced",
    ),
)

OMITTED = (
    Reason(
        "names_left_out",
        "The part left out names people, places or bodies that neither the report nor the linked passages name.",
        'Left out: "I thank the masons of Orrin and their master, Ben Tarn."',
        "omitted",
    ),
    Reason(
        "numbers_left_out",
        "The part left out gives numbers, dates or amounts that neither the report nor the linked passages give.",
        'Left out: "The work cost 4.2 million."',
        "omitted",
    ),
    Reason(
        "commitment_left_out",
        "The part left out promises, announces or undertakes something.",
        'Left out: "We shall rebuild the quay before winter."',
        "omitted",
    ),
    Reason(
        "loss_left_out",
        "The part left out speaks of deaths, injuries, damage or loss.",
        'Left out: "Two of our masons lost their lives."',
        "omitted",
    ),
    Reason(
        "condition_left_out",
        "The part left out says on what condition something else of the source holds.",
        'Left out: "provided that the council agrees"',
        "omitted",
    ),
    Reason(
        "negation_left_out",
        "The part left out says that something is not so, or will not be done.",
        'Left out: "This is not a promise of lower fares."',
        "omitted",
    ),
    Reason(
        "ceremony",
        "The part left out greets, thanks or wishes. It stands after parts that carry facts.",
        'Left out: "My dear friends, I wish you all a happy spring."',
        "omitted",
    ),
    Reason(
        "whole_passage",
        "Several sentences that stand together in the source are left out as a whole.",
        "A paragraph of five sentences on the quay has no counterpart in the report.",
        "omitted",
    ),
    Reason(
        "part_of_a_linked_sentence",
        "The rest of the sentence is in the report; this part is not.",
        'Source: "The bridge opens on Monday, if the wind allows." Report: "The bridge opens on Monday."',
        "omitted",
    ),
)
