"""Codes of the verdict on a quotation: why it is what it is, what is to be known of how the words stand in the source."""

from __future__ import annotations

from headwater.reasons.rows import Reason


def _verdict(code: str, says: str, example: str) -> Reason:
    return Reason(code, says, example, "verdict")


def _flag(code: str, says: str, example: str) -> Reason:
    return Reason(code, says, example, "flag")


VERDICT = (
    _verdict(
        "same_words",
        "The words of the quotation stand in the source in the same order; quotation marks, spacing and the case and punctuation "
        "at its edges were not compared.",
        'Source: "The bridge opens on Monday, and the old one closes." Quotation: "the bridge opens on Monday"',
    ),
    _verdict(
        "same_words_other_marks",
        "The words are the same in the same order; punctuation or capitals inside differ.",
        'Source: "It opens. And it stays open." Quotation: "It opens, and it stays open."',
    ),
    _verdict(
        "insert_marked",
        "The words are the same but for words between brackets, which mark them as put in by who quotes.",
        'Source: "He opened it in May." Quotation: "[The mayor] opened it in May."',
    ),
    _verdict(
        "nothing_that_changes_meaning",
        "The words differ only in what cannot change their meaning, such as spelling, contractions, repeated words or the "
        "way a number is written.",
        'Source: "We\'ll, we\'ll open it in May." Quotation: "We will open it in May."',
    ),
    _verdict(
        "told_in_other_words",
        "Some words differ, and no difference that was seen makes a reader understand something else.",
        'Source: "The bridge will be shut for repairs." Quotation: "The bridge will be closed for repairs."',
    ),
    _verdict(
        "told_indirectly",
        "The words are reported without quotation marks; such words are never called the same.",
        'Source: "We open in May." Report: the mayor said that they open in May.',
    ),
    _verdict(
        "meaning_changed",
        "At least one difference makes a reader understand something else; the changes name each.",
        'Source: "We will not raise the fare." Quotation: "We will raise the fare."',
    ),
    _verdict(
        "words_not_found",
        "No place in the source has enough of these words to be what is quoted. Other sources may have them.",
        'The source speaks of fares throughout. Quotation: "The ferries sail at dawn."',
    ),
    _verdict(
        "words_scattered",
        "Some of the words stand in the source, scattered among nearly as many others, and some are missing; it may be another "
        "telling of the same thing.",
        'Source: "The bridge, as you know, was, after that frost, the best built." Quotation: "The bridge was built best of all."',
    ),
    _verdict(
        "chance_overlap",
        "The nearest words in the source are another person's and share only a phrase with the quotation.",
        'A guest says "at the end of the day". Quotation of the mayor: "At the end of the day we win."',
    ),
    _verdict(
        "too_short",
        "The quotation is too short to have a place: its words could stand anywhere.",
        'Quotation: "it is"',
    ),
    _verdict(
        "no_source_text",
        "The source has no words in which to look.",
        "A transcript that holds nothing but stage directions.",
    ),
    _verdict(
        "language_not_compared",
        "The quotation and the source are in different languages, and no place could be told by meaning.",
        "A quotation in English against a speech in a language that the sentence encoder does not know.",
    ),
    _verdict(
        "incomplete_source",
        "The words were not found, and the source may not hold all that was said. A complete text could show them.",
        'A page headed "Excerpts of the speech".',
    ),
    _verdict(
        "source_says_incomplete",
        "The source says of itself that it is an excerpt, a summary or an edited text, or remarks as prepared for delivery.",
        '"Remarks by the mayor, as prepared for delivery"',
    ),
    _verdict(
        "source_is_a_report",
        "The source reports what was said, with quotations of its own, and is not the full text of it.",
        "A news article on the mayor's speech, given as its source.",
    ),
    _verdict(
        "occurs_more_than_once",
        "The same words stand in the source more than once; every place is given.",
        'A refrain: "We shall build it."',
    ),
    _verdict(
        "found_by_link",
        "The place is that of the passage of the report in which the quotation stands; the differences are those of the linked "
        "passages.",
        'Source: "Be steadfast in the flood." Report: He told them to "stand firm in the high water".',
    ),
    _verdict(
        "no_passage_linked",
        "Neither these words nor a passage that says the same was found in the source. What is told in other words can be missed: "
        "where it is short, or indirect with no number that the source lacks, it is not judged.",
        'The source speaks of fares throughout. Quotation: "The ferries sail at dawn."',
    ),
    _verdict(
        "credited_elsewhere",
        "The report credits these words to somebody else than those whose words come from this source, or to another occasion; "
        "another text would have to be searched for them.",
        "A report on the mayor's letter: 'We were never asked,' said Ole Brandt, a fisherman.",
    ),
    _verdict(
        "passage_unsure",
        "The passage of the source that is nearest to these words is more likely another one than theirs, and no other words of "
        "this speaker were found there; nothing is judged by it.",
        "A report says that storms are possible; the source speaks of light rain on that day.",
    ),
    _verdict(
        "said_on_another_day",
        "The sentence dates these words long before the source; another text would have to be searched for them.",
        "A report on the mayor's letter of May 4: On January 8 the mayor said that the ferry would go.",
    ),
    _verdict(
        "marked_words_judged",
        "Of this quotation the words between quotation marks were judged; what the report says around them in its own words is "
        "compared with its passage.",
        'Source: "Be steadfast in the flood." Report: He told them to be "steadfast" while the water was high.',
    ),
    _verdict(
        "words_around_differ",
        "The report's own words around those between the marks say something else than the passage of the source does.",
        'Source: "We shall not close the old ferry." Report: The mayor said she would close "the old ferry".',
    ),
    _verdict(
        "found_by_meaning",
        "The place was found by what the sentences mean, with a sentence encoder, and not by their words.",
        'Source: "Мост откроют в мае." Quotation: "The bridge will open in May."',
    ),
    _verdict(
        "put_short",
        "The quotation puts short what was said, as headlines do: its words stand close together in the source, in another order "
        "or form. What it leaves out does not make it altered, unless that is a negation or a word that made it less than a fact.",
        'Source: "We have decided that the old bridge closes before winter." Headline: "Old bridge to close before winter".',
    ),
)

FLAGGED = (
    _flag(
        "left_out_unmarked",
        "Words of the source are left out inside the quotation without an ellipsis.",
        'Source: "We will, if the frost allows, open in May." Quotation: "We will open in May."',
    ),
    _flag(
        "skipped_unmarked",
        "The quotation goes on from one place of the source to another without an ellipsis.",
        'Source: "It opens in May. The masons were paid. I am glad." Quotation: "It opens in May. I am glad."',
    ),
    _flag(
        "begins_inside_a_sentence",
        "The quotation begins like a sentence; in the source the sentence began before it.",
        'Source: "Under the old plan we would lose money." Quotation: "We would lose money."',
    ),
    _flag(
        "ends_inside_a_sentence",
        "The quotation ends with a full stop; in the source the sentence goes on.",
        'Source: "We will open it once the masons are paid." Quotation: "We will open it."',
    ),
    _flag(
        "ellipsis_hides_words",
        "The quotation has an ellipsis; the source has words there, between the places given.",
        'Source: "We open, after many delays, in May." Quotation: "We open ... in May."',
    ),
    _flag(
        "ellipsis_hides_nothing",
        "The quotation has an ellipsis where the source has no further words.",
        'Source: "We open in May." Quotation: "We open ... in May."',
    ),
    _flag(
        "sentences_joined",
        "Sentences that stand apart in the source follow one another in the quotation.",
        'Source: "It opens in May. The masons were paid. I am glad." Quotation: "It opens in May. I am glad."',
    ),
    _flag(
        "order_changed",
        "Passages of the quotation stand in the other order in the source.",
        'Source: "I am glad. It opens in May." Quotation: "It opens in May. I am glad."',
    ),
    _flag(
        "word_order_changed",
        "Words inside a sentence of the quotation stand in another order than in the source.",
        'Source: "Lamps and rails came late." Quotation: "Rails and lamps came late."',
    ),
    _flag(
        "another_language",
        "The quotation and the source are in different languages; numbers, dates, names and negations were compared, other words "
        "were not.",
        'Source: "Мост откроют в мае." Quotation: "The bridge will open in May."',
    ),
    _flag(
        "other_speaker",
        "In the source these are the words of a person other than the one credited with them.",
        'Source: "THE CHAIR: The lamps stay." Credited to the mayor.',
    ),
    _flag(
        "speaker_quotes_another",
        "In the source the words stand between quotation marks or behind a verb of saying: the speaker gives them as somebody "
        "else's.",
        'Source: "THE CHAIR: The owner told me, \'We are broke.\'" Quotation of the chair: "We are broke."',
    ),
    _flag(
        "others_say_so",
        "In the source the speaker gives the words as what others say.",
        'Source: "They say that the bridge will fall." Quotation: "The bridge will fall."',
    ),
    _flag(
        "denial_around",
        "In the source the words are part of a denial that the quotation leaves out.",
        'Source: "I never said that we would close the bridge." Quotation: "We would close the bridge."',
    ),
    _flag(
        "condition_around",
        "In the source the words are under a condition that the quotation leaves out.",
        'Source: "If the frost stays, we will close the bridge." Quotation: "We will close the bridge."',
    ),
)

# Changes that the place of a quotation makes, beside those of its words.
PLACED = (
    Reason(
        "sentence_not_in_source",
        "This sentence of the quotation was not found in the source, though the sentences beside it were.",
        'Source: "It opens in May." Quotation: "It opens in May. Everyone will ride free."',
        "change",
    ),
    Reason(
        "two_sentences_made_one",
        "Parts of different sentences of the source make one sentence in the quotation.",
        'Source: "We will sell the ferry. We keep the bridge." Quotation: "We will sell ... the bridge."',
        "change",
    ),
    Reason(
        "ellipsis_hides_negation",
        "Between the parts of the quotation, in the same sentence, the source has a negation that the quotation leaves out.",
        'Source: "We will under no circumstances sell." Quotation: "We will ... sell."',
        "change",
    ),
    Reason(
        "denial_left_out",
        "In the source a denial governs the words, and the quotation gives them as a sentence of their own.",
        'Source: "I never said that we would sell." Quotation: "We would sell."',
        "change",
    ),
)
