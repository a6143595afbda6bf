"""A quotation's chip (sign and word) and the card behind it: both places in context, each difference with its rule, what is to be
known of the place, who is credited and on what ground, what was not checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.export import differences
from headwater.export.marks import Mark, foreign, inline, marks_of, snippet, worded
from headwater.export.markup import Html, escape, join, tag
from headwater.export.rows import content_id, source_of
from headwater.export.tiles import begin, breaks, close
from headwater.export.wording import FLAGS, VERDICT_SIGNS, VERDICTS, Voice, clock, labels, number, spoken
from headwater.model import Comparison, Document, Quotation, Span, Verdict

CONTEXT = 150  # characters before and behind a place: about a sentence and a half
BEGINNING = 40  # characters of a quotation that name it
HIDDEN = 200  # characters between two pieces of a quotation that are shown; of more, how much there is


def ids(comparison: Comparison) -> dict[str, str]:
    """The quotations' ids with those of their cards, made of the words quoted and of the words they come from."""
    out: dict[str, str] = {}
    taken = set()
    for q in comparison.quotations:
        spans = q.verdict.source if q.verdict else ()
        ours = [comparison.report.text[s.start : s.end] for s in q.spans]
        theirs = [source_of(comparison, s.doc).text[s.start : s.end] for s in spans]
        id = content_id("q", ours, theirs)
        out[q.id] = id if id not in taken else f"{id}-{q.id}"
        taken.add(id)
    return out


def chip(verdict: Verdict | None) -> Html:
    """`! altered`."""
    word = verdict.verdict if verdict else "unchecked"
    label = spoken(word) if verdict else "not judged"
    return tag("span", tag("span", VERDICT_SIGNS[word], class_="sign", aria_hidden="true"), f" {label}", class_=f"chip {word}")


def card(comparison: Comparison, quotation: Quotation, id: str, voice: Voice, *, named: bool = False) -> Html:
    """The chip, which opens the card without any script. named: with its first words, where several stand below each other."""
    who = quotation.speaker.name if quotation.speaker else "speaker not named"
    words = join(": “", quoted_words(comparison, quotation, BEGINNING), "”") if named else None
    beside = voice.around.quotation(quotation, id)
    told = tag("span", f"{quotation.form} quotation, ", tag("bdi", who), words, class_="who")
    head = tag("summary", chip(quotation.verdict), " ", told, beside.head)
    foot = links_to("Link to this quotation", id, voice)
    inside = tag("div", *_inside(comparison, quotation, voice), beside.foot, foot, class_="inside")
    return tag("details", head, inside, class_="card", id=id)


def _inside(comparison: Comparison, quotation: Quotation, voice: Voice) -> Iterator[Html]:
    verdict = quotation.verdict
    if verdict is None:
        yield tag("p", "This quotation was not judged.")
    else:
        yield tag("p", VERDICTS[verdict.verdict], class_="says")
    yield both(comparison, quotation, voice)
    if verdict is not None and verdict.changes:
        yield _part("What differs", differences.spelt_out(comparison, verdict.changes, voice))
    if verdict is not None and verdict.flags:
        lines = (tag("li", tag("b", spoken(flag)), f": {FLAGS[flag]}") for flag in verdict.flags)
        yield _part("Of the place in the source", tag("ul", *lines, role="list"))
    told = {c.reason for c in verdict.changes} if verdict else set()
    reasons = [code for code in (verdict.reasons if verdict else ()) if code not in told]
    if reasons:
        yield _part("Why", tag("ul", *(tag("li", voice.sentence(code)) for code in reasons), role="list"))
    yield _part("Who is quoted", _speaker(comparison, quotation, verdict))
    if missing := list(unchecked(comparison, quotation)):
        yield _part("Not checked", tag("ul", *(tag("li", line) for line in missing), role="list"))


def links_to(words: str, id: str, voice: Voice) -> Html:
    """Its own link, and where it is given to be shown in other pages."""
    embed = voice.around.embed(id)
    more = join(" ", tag("a", "Embed", href=embed, class_="embed")) if embed else None
    return tag("p", tag("a", words, href=f"#{id}", class_="here"), more, class_="foot")


def both(comparison: Comparison, quotation: Quotation, voice: Voice) -> Html:
    """Both places in their context, what differs marked."""
    return tag("div", _places(comparison, quotation.verdict, voice), _here(comparison, quotation, voice), class_="both")


def _part(head: str, body: Html) -> Html:
    return tag("section", tag("h3", head), body)


def _here(comparison: Comparison, quotation: Quotation, voice: Voice) -> Html:
    """The quotation in the report, in its context."""
    report, verdict = comparison.report, quotation.verdict
    changes = verdict.changes if verdict else ()
    parts = in_context(report, quotation.spans, marks_of(changes, "report"))
    time = _time(report, quotation.spans[0], voice)
    return tag("div", tag("h3", "In the report"), time, tag("p", parts, lang=foreign(report), dir="auto"), class_="r")


def _time(document: Document, span: Span, voice: Voice) -> Html | None:
    seconds = voice.around.time(document, span.start)
    return None if seconds is None else tag("p", clock(seconds), class_="time")


def _places(comparison: Comparison, verdict: Verdict | None, voice: Voice) -> Html:
    """Where the words stand in the source, in their context; several places that are all of it below one another."""
    head = tag("h3", "In the source")
    if verdict is None or not verdict.source:
        return tag("div", head, tag("p", "No place was found for these words.", class_="gap"), class_="s")
    spans = verdict.source
    apart = "occurs_more_than_once" in verdict.reasons
    names = labels(comparison.sources)
    out = []
    for group in [(s,) for s in spans] if apart else _by_document(spans):
        document = source_of(comparison, group[0].doc)
        marks = marks_of(verdict.changes, "source", document.id, comparison.source.id)
        line = in_context(document, group, marks)
        label = tag("p", names[document.id], class_="from") if len(comparison.sources) > 1 else None
        time = _time(document, group[0], voice)
        out.append(join(label, time, tag("p", line, lang=foreign(document), dir="auto")))
    return tag("div", head, *out, class_="s")


def _by_document(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Pieces in the quotation's order, those of one document that follow one another there together."""
    groups: list[list[Span]] = []
    for span in spans:
        if groups and groups[-1][-1].doc == span.doc and groups[-1][-1].end <= span.start:
            groups[-1].append(span)
        else:
            groups.append([span])
    return [tuple(group) for group in groups]


def in_context(document: Document, spans: Sequence[Span], marks: Sequence[Mark]) -> Html:
    """The words before the pieces, the pieces with what lies between them and what differs in them, the words behind."""
    text = document.text
    start, end = (
        begin(text, spans[0].start, max(0, spans[0].start - 4)),
        close(text, spans[-1].end, min(len(text), spans[-1].end + 4)),
    )
    out = [_before(document, start)]
    for i, span in enumerate(spans):
        if i:
            out.append(_hidden(document, spans[i - 1].end, span.start))
        a, b = start if i == 0 else span.start, end if i == len(spans) - 1 else span.end
        out.append(tag("b", inline(worded(document, a, b, marks, named=False)), class_="place"))
    return join(*out, _behind(document, end))


def _around(*words: Html | str) -> Html:
    return tag("span", *words, class_="around")


def _before(document: Document, at: int) -> Html:
    text, cut = document.text, max(0, at - CONTEXT)
    if cut and not text[cut - 1].isspace() and (space := text.find(" ", cut, at)) >= 0:
        cut = space + 1
    # A heading does not run into the words under it.
    new = tag("br") if breaks(document, at, at) and text[:at].strip() else None
    return join(_around("… " if text[:cut].strip() else "", inline(worded(document, cut, at))), new)


def _behind(document: Document, at: int) -> Html:
    text, cut = document.text, min(len(document.text), at + CONTEXT)
    if cut < len(text) and not text[cut].isspace() and (space := text.rfind(" ", at, cut)) >= 0:
        cut = space
    return _around(inline(worded(document, at, cut)), " …" if text[cut:].strip() else "")


def _hidden(document: Document, start: int, end: int) -> Html:
    if end - start <= HIDDEN:
        return _around(inline(worded(document, start, end)))
    return _around(f" … [{number(len(document.text[start:end].split()), 'word')} between] … ")


def _speaker(comparison: Comparison, quotation: Quotation, verdict: Verdict | None) -> Html:
    """Who is credited and by which words of the report; whose words they are in the source, where it says so."""
    report, speaker = comparison.report, quotation.speaker
    cue = join(" The words that tell it: “", snippet(report, quotation.cue), "”.") if quotation.cue else None
    if speaker is None:
        line = join("The report does not say whose words these are.", cue)
    else:
        mention = snippet(report, Span(speaker.start, speaker.end))
        same = " ".join(report.text[speaker.start : speaker.end].split()).casefold() == speaker.name.casefold()
        ground = None if same else join(", whom it calls “", mention, "” here")
        line = join("The report credits ", tag("bdi", tag("b", speaker.name)), ground, ".", cue)
    theirs = verdict.speaker_in_source if verdict else None
    more = tag("p", "In the source the speaker is ", tag("bdi", tag("b", theirs)), ".") if theirs else None
    return join(tag("p", line), more)


def unchecked(comparison: Comparison, quotation: Quotation) -> Iterator[str]:
    """What the verdict does not answer, in words."""
    verdict = quotation.verdict
    if verdict is None:
        yield "Whether the words hold."
        return
    if verdict.source and quotation.speaker and not verdict.speaker_in_source:
        yield f"Whether {quotation.speaker.name} said it: the source does not tell who speaks here."
    if "translated" in verdict.flags:
        yield "The choice of words: across languages only numbers, dates, names and negation are compared."
    if verdict.source and any(source_of(comparison, s.doc).language is None for s in verdict.source):
        yield "What depends on the language: the source's could not be told."


def quoted_words(comparison: Comparison, quotation: Quotation, longest: int = 240) -> Html:
    """The words of a quotation on one line, its parts with […] between them."""
    report = comparison.report
    words = [" ".join(report.text[s.start : s.end].split()) for s in quotation.spans]
    line = " […] ".join(words)
    if len(line) > longest:
        line = f"{line[:longest].rpartition(' ')[0] or line[:longest]} …"
    return tag("bdi", escape(line), lang=foreign(report))
