"""The words that a judgement itself is given in: the verdict on a quotation, its flags, the weight of a change.

Those that are relations too (`verbatim`, `reworded`, `translated`) stand with the relations.
"""

from __future__ import annotations

from headwater.reasons.rows import Reason

JUDGED = (
    Reason(
        "near_verbatim",
        "The words of the quotation are those of the source but for differences that cannot change the meaning.",
        'Source: "We do not sell the ferry." Quotation: "We don\'t sell the ferry."',
        "judgement",
    ),
    Reason(
        "altered",
        "A reader of the quotation would understand something different from the source; the changes name why.",
        'Source: "We will not sell the ferry." Quotation: "We will sell the ferry."',
        "judgement",
    ),
    Reason(
        "not_found",
        "These words were not found in what was searched; another source may have them.",
        'The source speaks of the bridge throughout. Quotation: "The ferry sails at dawn."',
        "judgement",
    ),
    Reason(
        "unchecked",
        "This could not be judged; the reasons say what would have to be known.",
        'The source is a report of a speech, and has no sentence like the one quoted: "The ferry sails at dawn."',
        "judgement",
    ),
)

BESIDE = (
    Reason(
        "cut",
        "The quotation begins or ends inside a sentence of the source, or leaves a part of it out.",
        'Source: "We open it in May, and we are glad." Quotation: "We are glad."',
        "flag",
    ),
    Reason(
        "ellipsis",
        "The quotation leaves words out and marks that with an ellipsis.",
        'Source: "We open it, after many delays, in May." Quotation: "We open it ... in May."',
        "flag",
    ),
    Reason(
        "joined",
        "The quotation joins passages that stand apart in the source.",
        'Source: "It opens in May. The masons were paid. I am glad." Quotation: "It opens in May. I am glad."',
        "flag",
    ),
    Reason(
        "reordered",
        "The parts of the quotation stand in another order than in the source.",
        'Source: "I am glad. It opens in May." Quotation: "It opens in May. I am glad."',
        "flag",
    ),
    Reason(
        "misattributed",
        "In the source these are another speaker's words.",
        'Source: "THE CHAIR: The lamps stay." Quotation of the mayor: "The lamps stay."',
        "flag",
    ),
    Reason(
        "quoting_other",
        "In the source the speaker gives these words as somebody else's.",
        'Source: "THE CHAIR: The owner told me, \'We are broke.\'" Quotation of the chair: "We are broke."',
        "flag",
    ),
    Reason(
        "truncated_context",
        "The sentence around these words in the source turns their meaning, and the quotation leaves it out.",
        'Source: "I never said that we would close the bridge." Quotation: "We would close the bridge."',
        "flag",
    ),
)

WEIGHED = (
    Reason(
        "major",
        "The change makes a reader understand something else.",
        'Source: "43 ferries sailed." Report: "34 ferries sailed."',
        "weight",
    ),
    Reason(
        "minor",
        "The change may shade the meaning, and makes no reader understand something else.",
        'Source: "The old ferry sailed." Report: "The ferry sailed."',
        "weight",
    ),
)
