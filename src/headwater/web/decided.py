"""What people said of the findings of a comparison, as markup beside each finding, with the form in which to say more.

The form's hidden field differs from reader to reader: in its place stands `TOKEN`, which no text can hold, since nobody knows it.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.deciding import LINK, QUOTATION
from headwater.export.around import Beside
from headwater.export.markup import Html, join, tag
from headwater.export.wording import VERDICT_SIGNS, day, spoken
from headwater.model import RELATIONS, VERDICTS, Comparison, Link, Quotation, Span
from headwater.store.decisions import Decision

TOKEN = secrets.token_hex(16)
SAYS = {"agree": "agrees", "correct": "corrects", "note": "notes", "tag": "tags"}
SIGNS = {"agree": "✓", "correct": "✎", "note": "✎", "tag": "✎"}
JUDGING = ("agree", "correct")  # of two of these on one finding the later is what is shown
NOT_A_SOURCE = "not from there"  # what a link can be corrected to, beside a relation
LONGEST = 4000  # characters of what somebody says
# Findings of a comparison with a form each in its page. Browsers take longer for each form the more there are: half a second for
# 400, five for 1,200, minutes for 3,600. Of more findings each has a link to a page with its form.
MOST_FORMS = 400
CHOICES = {LINK: (*RELATIONS, NOT_A_SOURCE), QUOTATION: VERDICTS}


@dataclass(frozen=True, slots=True)
class Said:
    """The standing decisions on the findings of one comparison. address: of its page."""

    comparison: Comparison
    decisions: tuple[Decision, ...]
    address: str

    def of_link(self, link: Link, row: str) -> Beside:
        """What stands with a link, in the row with this id."""
        return self._beside(LINK, link.report, row)

    def of_quotation(self, quotation: Quotation, card: str) -> Beside:
        """What stands with a quotation, in the card with this id."""
        return self._beside(QUOTATION, around(quotation), card)

    def all(self) -> list[Decision]:
        """Those on this report that are not on what was found in another source."""
        known = {d.text_sha256 for d in self.comparison.sources}
        return [d for d in self.decisions if source_of(d) in (None, *known)]

    def on(self, target: str, span: Span) -> list[Decision]:
        """The decisions on a finding of these sources, the oldest first."""
        return [d for d in self.all() if (d.target, d.start, d.end) == (target, span.start, span.end)]

    def _beside(self, target: str, span: Span, at: str) -> Beside:
        found = self.on(target, span)
        back = f"{self.address}#{at}"
        many = len(self.comparison.links) + len(self.comparison.quotations) > MOST_FORMS
        parts = (people(found, back), self._way(target, span) if many else self.form(target, span, back))
        return Beside(heads(found), tag("section", *parts, class_="decided", data_at=f"{target}-{span.start}-{span.end}"))

    def _way(self, target: str, span: Span) -> Html:
        """The link to the form in a page of its own (`pages.saying`)."""
        return tag("a", "Agree, correct or note", href=f"{self.address}/say?on={target},{span.start},{span.end}")

    def form(self, target: str, span: Span, back: str) -> Html:
        """Agree with one press; a correction and a note open to a line to write."""
        fields: dict[str, str | int] = {
            "report": self.comparison.report.text_sha256,
            "source": ",".join(d.text_sha256 for d in self.comparison.sources),
            "target": target, "start": span.start, "end": span.end,
        }  # fmt: skip
        return form(back, *(hidden(name, value) for name, value in fields.items()), _acts(CHOICES[target]), class_="decide")


@lru_cache
def _acts(choices: tuple[str, ...]) -> Html:
    """What can be said of a finding: the same in each form but for the choices."""
    should = tag("select", *(tag("option", spoken(c), value=c) for c in ("", *choices)), name="verdict")
    correct = (
        tag("label", "It should be ", should),
        tag("label", "In words ", tag("textarea", name="value", rows=2, maxlength=LONGEST)),
        tag("button", "Keep the correction", name="act", value="correct"),
    )
    note = (
        tag("label", "Note ", tag("textarea", name="note", rows=2, maxlength=LONGEST)),
        tag("button", "Keep the note", name="act", value="note"),
    )
    return join(
        tag("button", "Agree", name="act", value="agree"),
        tag("details", tag("summary", "Correct"), tag("div", *correct)),
        tag("details", tag("summary", "Note"), tag("div", *note)),
    )


def around(quotation: Quotation) -> Span:
    """The stretch of the report that a decision on a quotation is kept under."""
    return Span(min(s.start for s in quotation.spans), max(s.end for s in quotation.spans))


def source_of(decision: Decision) -> str | None:
    """The hash of the source that the finding was of; None where it was of the report alone."""
    finding = decision.finding
    source = finding.get("source") if isinstance(finding, dict) else None
    return source.get("text_sha256") if isinstance(source, dict) else None


def form(back: str, *inside: Html, class_: str) -> Html:
    """A form whose answer leads back to where it stands."""
    return tag("form", hidden("form", TOKEN), hidden("back", back), *inside, method="post", action="/decide", class_=class_)


def hidden(name: str, value: str | int) -> Html:
    return tag("input", type="hidden", name=name, value=value)


def heads(found: Sequence[Decision]) -> Html | None:
    """In a line what stands: the latest judgement, then how much else was said."""
    if not found:
        return None
    last = next((d for d in reversed(found) if d.act in JUDGING), found[-1])
    more = f", {len(found) - 1} more" if len(found) > 1 else ""
    return tag("span", tag("span", SIGNS[last.act], class_="sign", aria_hidden="true"), " ", tag("bdi", last.who),
               f" {SAYS[last.act]}{more}", class_="people")  # fmt: skip


def people(found: Sequence[Decision], back: str) -> Html | None:
    """Everything that was said of a finding, the latest first; where two judged, that the later one is shown above."""
    if not found:
        return None
    judged = [d for d in found if d.act in JUDGING]
    apart = len({d.who for d in judged}) > 1 and len({(d.act, str(d.value)) for d in judged}) > 1
    several = tag("p", "They do not say the same. Both are kept; the later, of ", tag("bdi", judged[-1].who),
                  ", is the one shown above.", class_="apart") if apart else None  # fmt: skip
    lines = (_line(d, back, superseded=apart and d in judged[:-1]) for d in reversed(found))
    return join(tag("h3", "What people say"), several, tag("ol", *lines, role="list", class_="says-of"))


def _line(decision: Decision, back: str, *, superseded: bool) -> Html:
    return tag(
        "li", tag("p", tag("bdi", tag("b", decision.who)), " ", *told(decision), tag("span", ", earlier") if superseded else None),
        tag("p", moment(decision.at), class_="when"), undo(decision, back), class_="earlier" if superseded else None,
    )  # fmt: skip


def told(decision: Decision) -> tuple[Html | str, ...]:
    """`agrees`, `corrects: “reworded: the tense alone”`."""
    says = SAYS.get(decision.act, decision.act)
    return (f"{says}: “", tag("bdi", str(decision.value)), "”") if decision.value else (f"{says}.",)


def moment(at: str) -> Html:
    """A time of the Library (UTC)."""
    return join(day(at[:10]), f", {at[11:16]} UTC")


def undo(decision: Decision, back: str) -> Html:
    button = tag("button", "Take back", tag("span", f" what {decision.who} said", class_="vh"), name="act", value="undo")
    return form(back, hidden("number", decision.id), button, class_="undo")


def corrected(verdict: str, words: str) -> str:
    """A correction as it is kept: what it should be, and why."""
    return ": ".join(part for part in (spoken(verdict), words) if part)


def known_verdict(word: str) -> bool:
    return word in (*VERDICT_SIGNS, *RELATIONS, NOT_A_SOURCE, "")
