"""What the words of a page mean that are not spelt out where they stand: why passages are without a source, why parts weigh, how
passages relate; of each list what this page uses.
"""

from __future__ import annotations

from collections.abc import Iterable

from headwater.export.markup import Html, join, tag
from headwater.export.wording import FLAGS, MEANING_SIGNS, MOVED, RELATION_SIGNS, VERDICT_SIGNS, VERDICTS, Voice, codes, spoken
from headwater.model import FORMS, RELATIONS, UNSOURCED_REASONS, Comparison
from headwater.model import VERDICTS as VERDICT_ORDER

_FORMS = {
    "direct": "The words stand between quotation marks.",
    "indirect": "The report tells what was said in words of its own.",
    "mixed": "The report tells it in words of its own, with some words between quotation marks.",
}


def glossary(comparison: Comparison, voice: Voice) -> Html:
    """The legend of the marks, then the words of this page with what they say."""
    relations = {link.relation for link in comparison.links}
    verdicts = {q.verdict.verdict for q in comparison.quotations if q.verdict}
    flags = {f for q in comparison.quotations if q.verdict for f in q.verdict.flags}
    reasons = {u.reason for u in comparison.unsourced}
    links = list(dict.fromkeys(code for link in comparison.links for code in link.reasons if code not in RELATIONS))
    differences = list(dict.fromkeys(c.reason for link in comparison.links for c in link.changes if c.meaning != "major"))
    weights = list(dict.fromkeys(code for o in comparison.omitted for code in o.reasons))
    lists = (
        ("Passages", ((f"{RELATION_SIGNS[r]} {r}", voice.sentence(r)) for r in RELATIONS if r in relations)),
        ("Differences", ((spoken(code), voice.sentence(code)) for code in differences)),
        ("Why passages are linked", ((codes([code]), voice.sentence(code)) for code in links)),
        ("Quotations", ((f, _FORMS[f]) for f in FORMS if any(q.form == f for q in comparison.quotations))),
        ("Verdicts", ((f"{VERDICT_SIGNS[v]} {v.replace('_', ' ')}", VERDICTS[v]) for v in VERDICT_ORDER if v in verdicts)),
        ("Beside a verdict", ((f.replace("_", " "), FLAGS[f]) for f in FLAGS if f in flags)),
        ("No source", ((r, voice.sentence(r)) for r in UNSOURCED_REASONS if r in reasons)),
        ("Left out", ((codes([code]), voice.sentence(code)) for code in weights)),
    )
    return join(_marks(), *(_words(head, list(words)) for head, words in lists))


def _words(head: str, words: Iterable[tuple[str, str]]) -> Html | None:
    lines = [join(tag("dt", word), tag("dd", says)) for word, says in words]
    return tag("section", tag("h3", head), tag("dl", *lines, class_="words")) if lines else None


def _marks() -> Html:
    lines = (
        (tag("del", "blue", class_="major"), " stands in the source and not so in the report;"),
        (tag("ins", "orange", class_="major"), " stands in the report and not so in the source."),
        (tag("b", f"{MEANING_SIGNS['major']} "), tag("ins", "A filled mark with a sign", class_="major"), " changes the meaning,"),
        (tag("b", f"{MEANING_SIGNS['minor']} "), tag("ins", "a solid line", class_="minor"), " may shade it,"),
        (tag("b", f"{MEANING_SIGNS['none']} "), tag("ins", "a dotted line", class_="none shown"),
         " says the same in another way: without weight, shown with “Every difference”."),
        (tag("b", MOVED), " stands in another order than in the source."),
        ("“source words” → “report's words”.",),
    )  # fmt: skip
    return tag("section", tag("h3", "Marks"), tag("ul", *(tag("li", join(*line)) for line in lines), class_="legend", role="list"))
