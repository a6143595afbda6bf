"""What the page calls things: the closed lists of the records in words, signs beside them, counts and days as a reader says them.

What a reason code says stands in `reasons`, and sizes in sentences need the text cut into sentences: both are given from outside
(`Voice`), since this room knows the records only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import PurePath

from headwater.export.around import Around
from headwater.export.markup import Html, escape, tag
from headwater.model import Change, Comparison, Document, Span

RELATION_SIGNS = {"verbatim": "=", "edited": "≈", "reworded": "~", "summarised": "Σ", "translated": "⇄"}
VERDICT_SIGNS = {"verbatim": "=", "near_verbatim": "≈", "reworded": "~", "altered": "!", "not_found": "−", "unchecked": "?"}
MEANING_SIGNS = {"major": "!", "minor": "~", "none": "="}
MOVED = "◇"

# What a checker looks for first.
FIRST = ("number", "date", "negation", "name", "modality", "agent", "intensity")
# Blocks that say nothing of what a text is about.
NO_BEGINNING = ("furniture", "dateline", "byline")
# Parts of a report that no source could give.
OWN_WORDS = ("attribution", "dateline", "boilerplate")

BOTH_VERSIONS = "Both are versions of one document: what is called the source here is the earlier, the report the later."
# Behind the id of a document, where one of its versions is meant.
_NUMBERED = re.compile(r" \(version \d+\)$")
# On the whole, the report …
RENDERINGS = {
    "same_text": "keeps the source's words, edits aside, where the two are linked",
    "second_translation": "reads as a second translation of the same words",
    "paraphrase": "paraphrases the source",
    "translation": "is a translation of the source, as far as the two are linked",
    "unknown": "cannot be told to be a copy, a paraphrase or a translation",
}
# What a change is, of one and of several.
KINDS = {
    "number": ("number", "numbers"), "date": ("date", "dates"), "name": ("name", "names"), "agent": ("who does it", "who does it"),
    "negation": ("negation", "negations"), "modality": ("modal word", "modal words"), "intensity": ("strength", "strengths"),
    "tense": ("tense", "tenses"), "substituted": ("other wording", "other wordings"), "dropped": ("part dropped", "parts dropped"),
    "added": ("part added", "parts added"), "reordered": ("order", "orders"), "spelling": ("spelling", "spellings"),
    "punctuation": ("punctuation", "punctuation"), "filler": ("filler", "fillers"), "contraction": ("contraction", "contractions"),
}  # fmt: skip
VERDICTS = {
    "verbatim": "The same words.",
    "near_verbatim": "The same words but for differences that cannot change the meaning.",
    "reworded": "Other words for the same thing.",
    "altered": "A reader would understand something different.",
    "not_found": "These words were not found in what was searched.",
    "unchecked": "This could not be judged.",
}
FLAGS = {
    "cut": "It begins or ends inside a sentence of the source, or leaves a part out.",
    "ellipsis": "It leaves words out and marks that with an ellipsis.",
    "joined": "It joins passages that stand apart in the source.",
    "reordered": "Its parts stand in another order than in the source.",
    "translated": "It is in another language than the source.",
    "misattributed": "In the source these are another speaker's words.",
    "quoting_other": "In the source the speaker quotes somebody else here.",
    "truncated_context": "The sentence around these words in the source turns their meaning.",
}
MEANINGS = {
    "major": "changes the meaning",
    "minor": "may shade the meaning",
    "none": "says the same",
}
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese", "zh-hant": "Chinese (traditional)",
}  # fmt: skip

# The likelihood words of the IPCC's guidance on uncertainty (Mastrandrea et al. 2010), each from its lower bound.
_LIKELIHOODS = (
    (0.99, "virtually certain"),
    (0.95, "extremely likely"),
    (0.90, "very likely"),
    (0.66, "likely"),
    (0.33, "about as likely as not"),
    (0.0, "unlikely"),
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# The words right before and behind a place, and how long one may be (characters).
_LAST, _NEXT, _LONG = re.compile(r"(\w+) \Z"), re.compile(r" (\w+)"), 30
_WORD = re.compile(r"[\w\u0300-\u036f]+(?:[’'.,][\w\u0300-\u036f]+)*")
# Scripts without spaces between words: counted in characters.
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def versions(comparison: Comparison) -> bool:
    """Whether both are one document, seen at two times: what differs is an edit, and neither is a rendering of the other."""
    return all(_NUMBERED.sub("", d.id) == _NUMBERED.sub("", comparison.report.id) for d in comparison.sources)


def size(document: Document, span: Span) -> str:
    """`62 words`: the size of a span where nobody cuts the text into sentences."""
    text = document.text[span.start : span.end]
    single = len(_UNSPACED.findall(text))
    return number(single, "character") if single * 2 > len(text.strip()) else number(len(_WORD.findall(text)), "word")


@dataclass(frozen=True, slots=True)
class Voice:
    """What other rooms know. says: the sentences of reason codes. extent: the size of a span, `3 sentences, 62 words`.

    around: what an application adds.
    """

    says: Mapping[str, str] = field(default_factory=dict)
    extent: Callable[[Document, Span], str] = size
    around: Around = field(default_factory=Around)

    def sentence(self, code: str) -> str:
        """What a code says; the code as words where nothing is known of it."""
        return self.says.get(code) or f"{spoken(code).capitalize()}."

    def clause(self, code: str) -> str:
        """What a code says as a part of a longer sentence."""
        says = self.sentence(code).removesuffix(".")
        return says[:1].lower() + says[1:]


def spoken(code: str) -> str:
    return code.replace("others_", "other's_").replace("_", " ")


def codes(found: Iterable[str]) -> str:
    """Codes as words; what several have in common is said once: `numbers, names left out`."""
    said, tail = [spoken(code) for code in found], " left out"
    last = max((i for i, words in enumerate(said) if words.endswith(tail)), default=-1)
    return ", ".join(words.removesuffix(tail) if i < last else words for i, words in enumerate(said))


def clock(seconds: float) -> str:
    """A place in a recording as players show it: `0:01:20`."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def shown(change: Change, source: str, report: str) -> tuple[Span | None, Span | None]:
    """The spans of the source's and the report's text that a change is told by.

    A negation stands in one of two passages; with the word beside it that the other has too it can be read: `was not` → `was`.
    """
    theirs, ours = change.source, change.report
    if change.kind != "negation" or theirs is None or ours is None:
        return theirs, ours
    return _beside(source, theirs, report[ours.start : ours.end]), _beside(report, ours, source[theirs.start : theirs.end])


def _beside(text: str, span: Span, other: str) -> Span:
    """A span with the words right before and behind it with which the words of the other side begin and end."""
    words = other.casefold().split() or [""]
    before, behind = _LAST.search(text, max(0, span.start - _LONG), span.start), _NEXT.match(text, span.end)
    first = before.start() if before and before[1].casefold() == words[0] else span.start
    return replace(span, start=first, end=behind.end() if behind and behind[1].casefold() == words[-1] else span.end)


def likelihood(confidence: float) -> str:
    """A link's confidence (0 to 1, the share of right links among those given that value) in words."""
    return next((word for bound, word in _LIKELIHOODS if confidence >= bound), _LIKELIHOODS[-1][1])


def number(count: int, one: str, many: str | None = None) -> str:
    """`1 sentence`, `1,200 sentences`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def counted(kinds: Iterable[str], order: Sequence[str]) -> str:
    """How often each kind occurs, in the order given: `3 verbatim, 9 reworded`."""
    counts = Counter(kinds)
    return ", ".join(f"{counts[kind]} {spoken(kind)}" for kind in order if counts[kind])


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def language(code: str | None) -> str | None:
    return LANGUAGES.get(code.lower(), code) if code else None


def day(published: str | None) -> Html | None:
    """An ISO 8601 date or time as a reader says it: `4 March 2031, 08:15 (UTC+02:00)`."""
    if not published:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return escape(published)
    said = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    if len(published) > 10:
        zone = moment.strftime("%z")
        said += f", {moment:%H:%M}" + (f" (UTC{zone[:3]}:{zone[3:5]})" if zone and moment.utcoffset() else " (UTC)" if zone else "")
    return tag("time", said, datetime=published)


def named(documents: Sequence[Document]) -> dict[str, str]:
    """The ids with what the page calls each: the file's name alone (a path would tell of a disk) where no other has it."""
    short = {d.id: PurePath(d.id).name or d.id for d in documents}
    counts = Counter(short.values())
    return {id: name if counts[name] == 1 else _ending(id, short) for id, name in short.items()}


def _ending(id: str, others: Iterable[str]) -> str:
    """The last parts of a path that tell it from the others."""
    parts = PurePath(id).parts
    for length in range(2, len(parts)):
        ending = parts[-length:]
        if sum(PurePath(other).parts[-length:] == ending for other in others) == 1:
            return "/".join(ending)
    return id


def labels(sources: Sequence[Document]) -> dict[str, str]:
    """The ids of the sources with a short label for each, by its number: `Source 2, Valley Press`."""
    names = named(sources)
    return {d.id: f"Source {i}, {' '.join((d.outlet or names[d.id]).split())}" for i, d in enumerate(sources, 1)}


def called(document: Document, names: Mapping[str, str]) -> str:
    """The title, or else what the page calls the document."""
    return " ".join((document.title or "").split()) or names.get(document.id, document.id)


def entitled(document: Document) -> str:
    """What stands over a text: its title, or else how it begins."""
    return " ".join((document.title or "").split()) or beginning(document)


def beginning(document: Document, longest: int = 80) -> str:
    """How a text begins, for one that has no title: the first words that are no page furniture, dateline or byline."""
    first = next((b for b in document.blocks if b.kind not in NO_BEGINNING and document.text[b.start : b.end].strip()), None)
    start, end = (first.start, first.end) if first else (0, len(document.text))
    words = " ".join(document.text[start : min(end, start + 4 * longest)].split())
    return words if len(words) <= longest else f"{words[:longest].rpartition(' ')[0] or words[:longest]} …"
