"""The head of the page: which texts are compared, what became of the report in words, and what could not be checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from headwater.export import differences
from headwater.export.marks import foreign
from headwater.export.markup import Html, join, tag, web_address
from headwater.export.wording import (
    BOTH_VERSIONS,
    OWN_WORDS,
    RENDERINGS,
    Voice,
    counted,
    day,
    entitled,
    language,
    listed,
    named,
    number,
    versions,
)
from headwater.model import OMISSION_KINDS, RELATIONS, UNSOURCED_REASONS, Comparison, Document

_OWN_WORDS_NAMED = {
    "attribution": ("attribution", "attributions"),
    "dateline": ("dateline", "datelines"),
    "boilerplate": ("piece of boilerplate", "pieces of boilerplate"),
}


GRAVEST_FIRST = ("altered", "not_found", "reworded", "near_verbatim", "verbatim", "unchecked")


def title(comparison: Comparison) -> str:
    """One line that names the page."""
    beside = "two versions" if versions(comparison) else "beside its source"
    return f"{entitled(comparison.report)} · {beside} · Headwater"


def documents(comparison: Comparison, voice: Voice) -> Html:
    """Both sides by name: title, outlet, author, day, language, and where it stood."""
    names = named([*comparison.sources, comparison.report])
    one, other = ("Earlier version", "Later version") if versions(comparison) else ("Source", "Report")
    several = len(comparison.sources) > 1
    sources = [_document(d, f"Source {i}" if several else one, names, voice) for i, d in enumerate(comparison.sources, 1)]
    report = _document(comparison.report, other, names, voice)
    return tag("div", tag("div", *sources, class_="s"), tag("div", report, class_="r"), class_="documents")


def _document(document: Document, side: str, names: Mapping[str, str], voice: Voice) -> Html:
    known: list[Html | None] = [
        tag("bdi", document.outlet) if document.outlet else None,
        tag("bdi", document.author) if document.author else None,
        day(document.published),
        join(spoken_language) if (spoken_language := language(document.language)) else None,
    ]
    meta = [part for part in known if part is not None]
    line = join(*(join(", ", part) if i else part for i, part in enumerate(meta)))
    address = web_address(document.url)
    at = tag("a", address, href=address, rel="noopener noreferrer", class_="address") if address else names[document.id]
    title = tag("bdi", entitled(document), lang=foreign(document))
    own = voice.around.document(document)
    name = tag("p", tag("a", title, href=own) if own else title, class_="name")
    return tag("div", tag("p", side, class_="label"), name, tag("p", line, class_="meta") if meta else None,
               tag("p", at, class_="meta"), class_="document")  # fmt: skip


def summary(comparison: Comparison, found: Sequence[differences.Found], alone: str | None, voice: Voice) -> Html:
    """The findings in words, each a sentence or two: what is altered, unsourced or left out before how the texts relate.

    alone: the id of the first row that has no source.
    """
    return tag("ul", *(tag("li", line) for line in _lines(comparison, found, alone, voice)), class_="summary", role="list")


def _lines(comparison: Comparison, found: Sequence[differences.Found], alone: str | None, voice: Voice) -> Iterator[Html]:
    minor = sum(c.meaning == "minor" for link in comparison.links for c in link.changes)
    if found:
        yield tag("a", _headed(f"{differences.summed([f.change for f in found])}."), href="#changes")
    elif comparison.links:
        yield _headed(f"No change of meaning: none was found in the linked passages; {number(minor, 'minor difference')}.")
    yield from _unsourced(comparison, alone)
    yield _omitted(comparison)
    if comparison.quotations:
        yield tag("a", _headed(_quoted(comparison)), href="#quotations")
    yield join(_linked(comparison))
    yield from _own(comparison)
    yield join(_rendering(comparison, voice))


def _headed(line: str) -> Html:
    """A finding with what stands before its colon in bold: the answer for who reads nothing else."""
    head, colon, rest = line.partition(":")
    return join(tag("b", head), colon, rest)


def _the_source(comparison: Comparison) -> str:
    return "the source" if len(comparison.sources) == 1 else "the sources"


def _rendering(comparison: Comparison, voice: Voice) -> str:
    if versions(comparison):
        return BOTH_VERSIONS
    reasons = comparison.summary.get("rendering_reasons") or ()
    because = f": {'; '.join(voice.clause(code) for code in reasons)}" if reasons else ""
    return f"On the whole the report {RENDERINGS[comparison.rendering]}{because}."


def _linked(comparison: Comparison) -> str:
    passages = len({(link.report.start, link.report.end) for link in comparison.links})
    searched = passages + sum(u.reason not in OWN_WORDS for u in comparison.unsourced)
    the_source = _the_source(comparison)
    if not passages:
        return f"No passage of the report was found in {the_source}."
    how = counted((link.relation for link in comparison.links), RELATIONS)
    whole = f"{passages} of {searched} passages" if searched != passages else "All passages" if passages > 1 else "The one passage"
    moved = sum(link.moved for link in comparison.links)
    order = f" {number(moved, 'stands', 'stand')} in another order than there." if moved else ""
    return f"{whole} of the report {'come' if passages > 1 else 'comes'} from {the_source}: {how}.{order}"


def _quoted(comparison: Comparison) -> str:
    judged = [q.verdict.verdict for q in comparison.quotations if q.verdict]
    total = number(len(comparison.quotations), "quotation")
    return f"{total}: {counted(judged, GRAVEST_FIRST)}." if judged else f"{total}, not judged."


def _unsourced(comparison: Comparison, alone: str | None) -> Iterator[Html]:
    reasons = [u.reason for u in comparison.unsourced]
    without = [r for r in reasons if r not in OWN_WORDS]
    if without:
        has = "has" if len(without) == 1 else "have"
        head = f"{number(len(without), 'passage')} of the report {has} no source here"
        line = _headed(f"{head}: {counted(without, UNSOURCED_REASONS)}.")
        yield tag("a", line, href=f"#{alone}") if alone else line


def _own(comparison: Comparison) -> Iterator[Html]:
    reasons = [u.reason for u in comparison.unsourced]
    own = [number(reasons.count(r), *_OWN_WORDS_NAMED[r]) for r in OWN_WORDS if r in reasons]
    if own:
        yield join(f"The report's own words, which need no source: {listed(own)}.")


def _omitted(comparison: Comparison) -> Html:
    if not comparison.omitted:
        return join("Nothing of the source is left out." if comparison.links else "Nothing of the source is in the report.")
    kinds = [o.kind for o in comparison.omitted]
    sizes = [number(kinds.count(kind), kind) for kind in reversed(OMISSION_KINDS) if kind in kinds]
    words, whole = comparison.summary.get("omitted_words"), comparison.summary.get("source_words")
    of_all = f" ({words:,} of {whole:,} words)" if words and whole else ""
    return tag("a", _headed(f"Left out: {listed(sizes)} of {_the_source(comparison)}{of_all}."), href="#left-out")


def unchecked(comparison: Comparison) -> Html | None:
    """What could not be checked, in words."""
    if not comparison.unchecked:
        return None
    return tag("section", tag("h2", "What was not checked"), tag("ul", *(tag("li", line) for line in comparison.unchecked)),
               class_="unchecked")  # fmt: skip


def made(comparison: Comparison) -> Html:
    """What gave this result, and the hashes that tell whether these are the texts that a reader has."""
    version, encoder = comparison.made.get("headwater"), comparison.made.get("encoder", "none")
    by = tag("p", f"Made with Headwater {version}; encoder: {encoder}.") if version else None
    both = (*comparison.sources, comparison.report)
    names = named(both)
    hashes = (tag("li", f"{names[d.id]}: SHA-256 of the text {d.text_sha256}") for d in both)
    return join(by, tag("p", "It makes mistakes: read both passages before you publish."), tag("ul", *hashes, role="list"))
