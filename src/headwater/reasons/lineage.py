"""Codes of a derivation: why a document is named as the parent of another, and what says which of both came first."""

from __future__ import annotations

from headwater.reasons.rows import Reason

_SAID = (
    (
        "holds_most",
        "Of the documents that may have come before, this one has more of its words in common with it than any other.",
        "Nine of its sentences stand in the wire report, six of them in another paper too.",
    ),
    (
        "holds_as_much",
        "Another earlier document has as many of its words, with no more cuts. The wording does not tell the two apart.",
        "Two papers printed the same five sentences before it.",
    ),
    (
        "same_cuts",
        "Another document has as many of its words, but scattered: this one has them in the same order and with the same cuts.",
        "Both leave out the third paragraph, which the official text has.",
    ),
    (
        "adds_to_another",
        "It brings passages that the other documents it took from do not have.",
        "Eight sentences stand in the wire report; two more stand in a local paper only.",
    ),
    (
        "came_out_before",
        "By their dates it came out before the other.",
        "The wire report is of 1 April, 09:00, the paper's of 1 April, 14:30.",
    ),
    (
        "date_set_aside",
        "Its date is later, by no more than dates err by; but the wording of both and of their kin is explained only if it "
        "came first.",
        "Dated a day after it, and yet the only one that has the passages of both its other readers.",
    ),
    (
        "order_by_wording",
        "Dates do not say which of both came first: one is missing or lies ahead, or they are a day apart or less. The wording "
        "of both and of their kin is explained best if this one did.",
        "It has no date; what others took from it holds more than they could have had from the other.",
    ),
    (
        "order_open",
        "Nothing decides which of both came first; the order shown is the likelier by little.",
        "Two documents without a date share four sentences, and no third has them.",
    ),
    (
        "names_the_outlet",
        "The text names the outlet.",
        '"... the Harbour Gazette reported on Monday."',
    ),
    (
        "gives_the_address",
        "The text gives the address of the other.",
        '"More at harbour.example/mole/rebuilding."',
    ),
    (
        "credits_a_source",
        "The text says that it has it from this outlet, which the archive does not have.",
        '"..., according to the Northern News Agency."',
    ),
    (
        "common_source",
        "Three or more documents share passages two by two that the others lack, mixed with those that all have: they have them "
        "from one that the archive does not have.",
        "Three papers print eight paragraphs of one statement, each another choice of them.",
    ),
    (
        "prints_what_was_said",
        "The document tells on which day a message, a speech or a letter was given, and by whom; its words are that one's.",
        '"The governor sent a message to the masons on 31 March."',
    ),
    (
        "passes_on",
        "The later text says that it has it from somebody; the earlier one does not.",
        '"..., the Northern News Agency reported."',
    ),
    (
        "has_it_in_marks",
        "The words in common stand between quotation marks in the later text, and not in the earlier one.",
        'Message: "Stand by the mole." Report: "“Stand by the mole,” the governor told the masons."',
    ),
    (
        "same_outlet",
        "Both are of the same outlet.",
        "The agency's report of Thursday repeats a paragraph of its report of Monday.",
    ),
    (
        "from_an_agency",
        "It was sent out by a news agency, whose reports other outlets print.",
        "Its outlet is Reuters.",
    ),
)  # fmt: skip

LINEAGE = tuple(Reason(code, says, example, "derivation") for code, says, example in _SAID)
