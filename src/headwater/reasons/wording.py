"""Codes of what differs in the words of a link: parts dropped and added, order, spelling, marks.

The examples are true: a test runs each of them and looks for its code.
"""

from __future__ import annotations

from headwater.reasons.rows import change

WORDS = (
    change(
        "opposite_word",
        "The two words are listed as opposites.",
        "The council accepted the plan.",
        "The council rejected the plan.",
    ),
    change(
        "another_of_its_kind",
        "Two words for things of one kind, of which one excludes the other, among words that are the same otherwise.",
        "The boy caught an eel in the old harbour.",
        "The boy caught a trout in the old harbour.",
    ),
    change(
        "another_thing",
        "Another thing stands in the place of one, among words that are the same otherwise; nothing that is known of the two words "
        "ties them to each other.",
        "The masons met the widow on the old quay.",
        "The masons met the sailor on the old quay.",
    ),
    change(
        "part_replaced",
        "Several words of content in a row were replaced by others that nothing ties to them, among words that are the same "
        "otherwise.",
        "The masons left the old quay at noon to mend the northern harbour wall.",
        "The masons left the old quay at noon to watch a comedy show.",
    ),
    change(
        "inflection",
        "The same verb, in the form that goes with one or with several; the words beside it are the same.",
        "The old quay by the harbour remind the mason of home.",
        "The old quay by the harbour reminds the mason of home.",
    ),
    change(
        "other_form",
        "Another form of the same word, or a word of the same root.",
        "The mason builds a quay.",
        "The masons build a quay.",
    ),
    change(
        "synonym",
        "The two words are listed as having one meaning.",
        "They began the work in the harbour.",
        "They started the work in the harbour.",
    ),
    change(
        "related_word",
        "The two words are listed as near in meaning: a wider, a narrower or a sister word, or one that the sentence encoder puts "
        "close by.",
        "The old ship left the harbour.",
        "The old vessel left the harbour.",
    ),
    change(
        "contraction",
        "The same words, drawn together or written out.",
        "We can't close the bridge.",
        "We cannot close the bridge.",
    ),
    change(
        "spelling",
        "Another spelling of the same word.",
        "They came in honour of the masons.",
        "They came in honor of the masons.",
    ),
    change(
        "term_narrowed",
        "The source names something as an example of a broader term; the report has the example alone.",
        "The town bought stone from many countries, including Norway.",
        "The town bought stone from Norway.",
    ),
    change(
        "other_words",
        "Other words stand in this place; no list says what they have to do with each other.",
        "The old quay stands.",
        "The old lantern stands.",
    ),
    change(
        "words_added",
        "Words of the report without a counterpart in the linked passage of the source.",
        "The masons came home.",
        "The tired masons came home.",
    ),
    change(
        "part_added",
        "Several words of content in a row stand in the report among words of the source, and nothing in the source's passage "
        "answers them.",
        "The masons mend the quay and paint the lamps of the harbour.",
        "The masons mend the quay and paint the lamps of the harbour with stolen money.",
    ),
    change(
        "part_dropped",
        "Several words of content in a row stand in the source, and nothing in the report answers them, though the passage around "
        "them has its counterpart.",
        "The masons mend the quay, carry stones from the old harbour wall, and paint the lamps.",
        "The masons mend the quay and paint the lamps.",
    ),
    change(
        "words_dropped",
        "Words of the source without a counterpart in the linked passage of the report.",
        "The tired masons came home.",
        "The masons came home.",
    ),
    change(
        "grammar_words",
        "Words of grammar differ; the words of content around them do not.",
        "The masons of the town came.",
        "The masons from the town came.",
    ),
    change(
        "filler",
        "A word of speech that says nothing, or a word said twice.",
        "The bridge, uh, opens at noon.",
        "The bridge opens at noon.",
    ),
    change("case", "Capitals inside a sentence differ.", "They met the Council.", "They met the council."),
    change(
        "written_otherwise",
        "The same word with other accents, apostrophes or digits.",
        "They met in the café.",
        "They met in the cafe.",
    ),
    change(
        "punctuation",
        "Punctuation inside the passage differs.",
        "The bridge opens, at last.",
        "The bridge opens at last.",
    ),
    change(
        "exchanged_words",
        "Two words have changed places round a negation or a comparison, which makes another statement of them.",
        "The tide feeds the harbour, never the marsh.",
        "The tide feeds the marsh, never the harbour.",
    ),
    change(
        "reordered_words",
        "The same words stand in another order.",
        "The quay stands and the bridge opens.",
        "The bridge opens and the quay stands.",
    ),
)
