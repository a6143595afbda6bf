"""Edits of a quotation after which it still holds: what an editor's hand or another house style does to the same words.

Each rule gives every text that it could make of a passage; where it cannot be sure that the meaning stays, it gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tests.gate.edits import Rule, asks, put, spoken
from tests.gate.names import Names
from tests.gate.transcripts import Passage

# American words and their British spelling; tails that both take alike stand behind the bar.
_SPELLED = {
    "labor": "labour", "color": "colour", "favor": "favour", "honor": "honour", "neighbor": "neighbour", "behavior": "behaviour",
    "center": "centre", "theater": "theatre", "defense": "defence", "offense": "offence", "program": "programme",
    "percent": "per cent",
    "realize": "realise", "recognize": "recognise", "organize": "organise", "criticize": "criticise", "apologize": "apologise",
    "organization": "organisation", "traveled": "travelled", "traveling": "travelling", "canceled": "cancelled", "okay": "OK",
    "OK": "okay", "toward": "towards", "health care": "healthcare", "healthcare": "health care", "cannot": "can not",
    "gray": "grey",
    "judgment": "judgement", "fulfill": "fulfil", "skeptical": "sceptical", "endeavor": "endeavour", "emphasize": "emphasise",
    "modernize": "modernise", "email": "e-mail", "emails": "e-mails", "e-mail": "email", "e-mails": "emails",
}  # fmt: skip
_SPELLING = re.compile(rf"(?<![\w-])({'|'.join(sorted(_SPELLED, key=len, reverse=True))})(s|d|ed|ing|able|hood|hoods)?(?![\w-])")


def spelling(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """A word in the spelling of the other side of the ocean, or of another house."""
    for found in _SPELLING.finditer(passage.text):
        stem, tail = _SPELLED[found[1]], found[2] or ""
        word = (stem[:-1] if stem.endswith("e") and tail.startswith(("ing", "ed")) else stem) + tail
        begins = re.search(r"(?:^|[.?!] )$", passage.text[: found.start()])
        yield put(passage, found, word[0].upper() + word[1:] if begins else word)


_SHORT = (
    (r"\b(is|are|was|were|do|does|did|has|have|had|would|could|should)n['’]t\b"
     r"(?! (?:you|we|they|he|she|I|it|that|the|there)\b)", r"\1 not"),
    (r"\b(I)['’]m\b", r"\1 am"),
    (r"\b([Ww]e|[Tt]hey|[Yy]ou)['’]re\b", r"\1 are"),
    (r"\b(I|[Ww]e|[Tt]hey|[Yy]ou)['’]ve\b", r"\1 have"),
    (r"\b(I|[Ww]e|[Tt]hey|[Yy]ou|[Hh]e|[Ss]he|[Ii]t)['’]ll\b", r"\1 will"),
    (r"\b([Ii]t|[Tt]hat|[Hh]e|[Ss]he|[Tt]here)['’]s (?=(?:a|an|the|not|going|very|so|my|our|why|what|where|how)\b)", r"\1 is "),
    (r"\bcan['’]t\b(?! (?:you|we|they|he|she|I|it)\b)", "cannot"),
    (r"\bwon['’]t\b(?! (?:you|we|they|he|she|I|it)\b)", "will not"),
    (r"\b(is|are|was|were|does|did|has|have|had|would|could|should|do) not\b", r"\1n't"),
    (r"\bcannot\b", "can't"),
    (r"\bwill not\b", "won't"),
    (r"\b(I) am (?=[a-z])", r"\1'm "),
    (r"\b([Ww]e|[Tt]hey|[Yy]ou) are (?=[a-z])", r"\1're "),
    (r"\b(I|[Ww]e|[Tt]hey|[Yy]ou|[Hh]e|[Ss]he) will (?=[a-z])", r"\1'll "),
    (r"\b([Ii]t|[Tt]hat|[Hh]e|[Ss]he) is (?=[a-z])", r"\1's "),
    (r"\bgoing to (?=(?:be|do|have|make|get|take|win|go|say|see)\b)", "gonna "),
    (r"\bgonna\b", "going to"),
    (r"\b(?:'cause|’cause|’Cause)\b", "because"),
)  # fmt: skip


def contraction(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """A contraction written out, or two words drawn together."""
    for pattern, words in _SHORT:
        for found in re.finditer(pattern, passage.text):
            if not (asks(spoken(passage, found)) or "," in found[0]):
                yield put(passage, found, found.expand(words))


_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WRITTEN = {**{word: str(i) for i, word in enumerate(_WORDS, 2)}, **{word: str(10 * i) for i, word in enumerate(_TENS, 2)}}
_FIGURES = {figure: word for word, figure in _WRITTEN.items()}
_BARE = r"(?<![\w.,:/$€£#'’-])(?:{})(?![\w/'’-]|[.,:]\d| ?(?:a|p)\.?m\b)"


def _in_a_row(text: str, found: re.Match[str]) -> bool:
    """Whether a number stands beside another ("three, four months", "45 or 50"): a house writes both alike."""
    before, after = (
        re.search(r"(?:\b(?:and|or|to)|,) $", text[: found.start()]),
        re.match(r",? (?:and|or|to|[a-z]{3,5}ty|\d|" + "|".join(_WORDS) + r")\b", text[found.end() :]),
    )
    return bool(before or after)


def number_format(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """The same number in another dress: 5,000 and 5000, five and 5, 40 percent and 40%, $3 million and 3 million dollars."""
    text = passage.text
    for found in re.finditer(_BARE.format(r"\d{1,3}(?:,\d{3})+"), text):
        yield put(passage, found, found[0].replace(",", ""))
    for found in re.finditer(_BARE.format("|".join(_WRITTEN)), text):
        if not _in_a_row(text, found) and not re.match(r" of (?:us|them|you)\b", text[found.end() :]):
            yield put(passage, found, _WRITTEN[found[0]])
    for found in re.finditer(
        _BARE.format("|".join(_FIGURES)) + r"(?= [a-z])(?! (?:million|billion|trillion|percent|and|or|to)\b)", text
    ):
        # a day of a month and a number behind a name are figures in any style
        if not _in_a_row(text, found) and not re.search(r"[A-Z]\w+\.? $|\d,? $", text[: found.start()]):
            yield put(passage, found, _FIGURES[found[0]])
    for found in re.finditer(r"(?<![\w.,-])(\d+(?:\.\d+)?) ?(?:percent|per cent)\b", text):
        yield put(passage, found, f"{found[1]}%")
    for found in re.finditer(r"(?<![\w.,-])(\d+(?:\.\d+)?)%", text):
        yield put(passage, found, f"{found[1]} percent")
    for found in re.finditer(r"\$(\d+(?:\.\d+)?) (million|billion|trillion)\b(?! dollars|-)(?= [a-z]|[.,])", text):
        yield put(passage, found, f"{found[1]} {found[2]} dollars")


_FILLED = (
    (r"(?:(?<=^)|(?<=[.?!] ))(?:Well|Look|Oh|You know|I mean|Uh|Um), (?:uh, |you know, |look, )?(?=(?P<next>[A-Za-z]))", "next"),
    (r",? (?:uh|um|you know|I mean),(?= )", ""),
)  # fmt: skip
_PUT_IN = ("you know", "uh", "I mean", "well")


def filler(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """A filler of speech dropped or added, or a word said twice printed once."""
    text = passage.text
    for pattern, kept in _FILLED:
        for found in re.finditer(pattern, text):
            if kept:
                yield text[: found.start()] + text[found.end()].upper() + text[found.end() + 1 :], passage.speaker
            else:
                yield put(passage, found, "," if found[0].startswith(",") and text[found.end() :][1:4] in ("and", "but") else "")
    for found in re.finditer(
        r"\b(I|we|the|to|a|it|they|and|in|of|that's|it's|he|she)(?:,| --)? \1\b(?! (?:we|is|are|was)\b)", text
    ):
        yield put(passage, found, found[1])
    if not list(re.finditer(_FILLED[1][0], text)):
        for found in re.finditer(r"(?<=[a-z]{3}), (?=(?:and|but|because|so) (?:we|I|they|he|she|it|you)\b)", text):
            word = _PUT_IN[len(text) % len(_PUT_IN)]
            joint = text[found.end() :].split()[0]
            yield text[: found.end()] + f"{joint}, {word}, " + text[found.end() + len(joint) + 1 :], passage.speaker


def marks(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """Dashes and quotation marks in another house's form."""
    text = passage.text
    if " -- " in text:
        yield text.replace(" -- ", ("—", " – ")[len(text) % 2]), passage.speaker
    for straight, curly in (("'", "’"), ("’", "'")):
        if straight in text and '"' not in text and "“" not in text:
            yield text.replace(straight, curly), passage.speaker
    if '"' in text:
        yield re.sub(r'"([^"]*)"', r"‘\1’", text), passage.speaker
    if "“" in text:
        yield text.replace("“", '"').replace("”", '"'), passage.speaker


def edge(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """The first letter small and the last mark a comma, as inside a report's own sentence."""
    first = passage.text.split()[0]
    if first != "I" and not re.match(r"I['’]", first) and first.lower() in _SMALL and passage.text.endswith("."):
        yield passage.text[0].lower() + passage.text[1:-1] + ",", passage.speaker


_SMALL = frozenset(
    [
        "we",
        "they",
        "he",
        "she",
        "it",
        "you",
        "this",
        "that",
        "these",
        "those",
        "there",
        "the",
        "a",
        "an",
        "and",
        "but",
        "so",
        "because",
        "if",
        "when",
        "our",
        "my",
        "his",
        "her",
        "their",
        "in",
        "on",
        "at",
        "for",
        "with",
        "as",
        "what",
        "who",
        "how",
        "why",
        "where",
        "now",
        "then",
        "some",
        "many",
        "most",
        "all",
        "no",
        "not",
        "nobody",
        "everybody",
        "people",
    ]
)
_TURNS = re.compile(
    r"\b(?:not|no|never|but|if|unless|however|except|although|though|only|nobody|nothing|until|or|than)\b|n['’]t\b", re.IGNORECASE
)
_LEANS = re.compile(
    r"(?:And|But|So|Because|Or|Then|That|This|These|Those|It|He|She|They|There|Which|Not|Yes|No|However|Here|Now|Them)\b"
)


def ellipsis(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """A middle sentence left out with a mark, where neither it turns the meaning nor the next leans on it."""
    if len(passage.sentences) != 3:
        return
    one, two, three = passage.sentences
    calm = not _TURNS.search(two) and not _LEANS.match(three) and not any(map(asks, passage.sentences))
    if calm and len(two.split()) >= 3:
        yield f"{one} ... {three}", passage.speaker


_IN_FULL = {
    "NATO": "the North Atlantic Treaty Organization", "FBI": "Federal Bureau of Investigation", "GOP": "Republican Party",
    "IRS": "Internal Revenue Service", "NAFTA": "the North American Free Trade Agreement", "CIA": "Central Intelligence Agency",
    "EPA": "Environmental Protection Agency", "TPP": "Trans-Pacific Partnership", "NSA": "National Security Agency",
    "ICE": "Immigration and Customs Enforcement", "GDP": "gross domestic product", "U.N.": "United Nations",
}  # fmt: skip


def insert(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:
    """Words in brackets: whom a pronoun or a first name stands for, what letters stand for, a first letter made large."""
    text = passage.text
    told = [*passage.before[-1:], *passage.sentences]
    for i, (earlier, sentence) in enumerate(pairwise(told), start=1 - len(passage.before[-1:])):
        he = re.match(r"(?:(?:And|But|So|Now) )?(?P<he>[Hh]e) (?=[a-z])", sentence)
        # the sentence before begins with one man's name and names nobody else: whom else could "he" mean?
        who = names.subject(passage.transcript.name, earlier)
        if he and who:
            start = sum(len(s) + 1 for s in passage.sentences[:i]) + he.start("he")
            yield f"{text[:start]}[{who}]{text[start + 2 :]}", passage.speaker
    for first, last in names.firsts[passage.transcript.name].items():
        for found in re.finditer(rf"(?<=[a-z,] ){first}(?=[ ,.?!](?! ?[A-Z]))", text):
            yield put(passage, found, f"{first} [{last}]")
    for short, long in _IN_FULL.items():
        for found in re.finditer(rf"(?<=[a-z] ){re.escape(short)}(?=[ ,.?!])(?! [A-Z(])", text):
            yield put(passage, found, f"{short} [{long}]")
    for found in re.finditer(
        r"(?:^|(?<=[.?!] ))(?:And|So|But|Well,|Look,|You know,|Now,) (?P<first>we|they|he|she|it|you|the|our|this|there)\b", text
    ):
        if found.start() == 0 and len(text) % 2:  # half of the chances, or nothing else would come up
            first = found["first"]
            yield f"[{first[0].upper()}]{first[1:]}{text[found.end() :]}", passage.speaker


RULES: dict[str, Rule] = {
    "spelling": spelling, "contraction": contraction, "number_format": number_format, "filler": filler, "marks": marks,
    "edge": edge,    "ellipsis": ellipsis, "insert": insert,
}  # fmt: skip
