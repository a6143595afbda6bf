"""Edits of a quotation after which it no longer holds: one fact or one turn of meaning changed, as a slip or a spin would.

Each rule gives every text that it could make of a passage; where it cannot be sure that the meaning changes, it gives none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.gate.names import Names
from tests.gate.transcripts import Passage, as_printed, is_prose

Rule = Callable[[Passage, Names], Iterator[tuple[str, str | None]]]  # texts, each with the speaker that it is credited to


def any_of(words: str) -> str:
    """A pattern for one of the words of a list, whole; an underscore stands for a space."""
    return rf"(?:{'|'.join(words.split())})\b".replace("_", " ")


_NO_SUBJECT = any_of(
    "the a an of to and or own free good ill my your his her their our what who which where how why whether than as all if that"
)
_PRONOUN = any_of("I you we they he she it this these those there")
_OWN = r"(?:I|you|we|they|people|[a-z]{3,}(?<!s)s)"
_ASKED = any_of("you we they he she I it")  # behind a verb: a question's order

# Verbs that take "not" behind them; what follows must be a small word, so that a clause goes on.
_UNDENIABLE = any_of(
    "not no never nothing nobody none neither that only hardly practically nearly almost tell say there what why how"
)
_CAN_BE_DENIED = re.compile(
    rf"(?<!\w)(?P<before>{_PRONOUN}|[a-z]{{4,}}|That|[A-Z][a-z]+) (?P<verb>is|are|was|were|will|would|should|must|can)"
    rf"(?= (?!{_UNDENIABLE}|{_ASKED})[a-z])"
)
_KEPT = any_of("just even")  # "don't just say it" and its like deny something else
_IDLE = any_of("that the only any there this know think have_to need")
_DENIED = re.compile(
    rf"(?P<verb>\b(?:is|are|was|were|do|does|did|has|have|had|would|could|should|must))n['’]t(?= (?!{_ASKED}|{_KEPT}|{_IDLE})[a-z])"
    rf"|(?P<can>\bca)n['’]t(?= (?!help\b|wait\b|{_KEPT}|{_ASKED})[a-z])"
    rf"|(?P<will>\bwo)n['’]t(?= (?!{_KEPT}|{_ASKED})[a-z])"
    rf"|(?P<plain>\b(?:is|are|was|were|will|would|should|do|does|did|has|have|can) )"
    rf"not (?!{_KEPT}|{any_of('only merely to any')})(?=[a-z])"
    rf"|(?P<never>(?:\b(?:I|we|they|he|she|it|you|has|have|had|will|would)|['’]ve|['’]s) )"
    rf"never (?!{any_of('ever mind even before')})(?=[a-z])"
)


def spoken(passage: Passage, found: re.Match[str]) -> str:
    """The sentence of a passage that a match lies in."""
    start = 0
    for sentence in passage.sentences:
        if found.start() < start + len(sentence):
            return sentence
        start += len(sentence) + 1
    raise ValueError("the match lies behind the passage")


def asks(sentence: str) -> bool:
    """A question: what is denied or doubted in it says little of what its speaker holds."""
    return sentence.endswith("?") or bool(re.search(r", (?:right|OK|okay|correct)[?.]$", sentence))


def put(passage: Passage, found: re.Match[str], words: str, *, group: str | int = 0) -> tuple[str, str | None]:
    """The passage with other words at a match, credited to its own speaker."""
    text = passage.text
    return text[: found.start(group)] + words + text[found.end(group) :], passage.speaker


def negation(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """A "not" put behind a verb, or a "not" or "never" taken out."""
    text = passage.text
    for found in _CAN_BE_DENIED.finditer(text):
        odd = re.fullmatch(_NO_SUBJECT, found["before"].lower()) or asks(spoken(passage, found))
        if odd or re.search(r"\b(?:not|n['’]t|no|never|nobody|nothing|if|what|who|how)\b[^.,]*$", text[: found.start()]):
            continue
        verb = found["verb"]
        yield put(passage, found, "cannot" if verb == "can" else f"{verb} not", group="verb")
    for found in _DENIED.finditer(text):
        if asks(spoken(passage, found)) or len(re.findall(rf"{re.escape(found[0])}", text)) > 1:
            continue
        if found["verb"]:
            # "do go" says it with a stress that print has no need of: "they don't go" comes out as "they go"
            plain = "" if found["verb"] == "do" else found["verb"]
            subject = re.search(rf"(?:^|\W){_OWN} $", text[: found.start()], re.IGNORECASE)
            if found["verb"] in ("does", "did") or (found["verb"] == "do" and not subject):
                continue
            changed = put(passage, found, plain)[0].replace("  ", " ")
            yield changed, passage.speaker
        elif found["can"] or found["will"]:
            yield put(passage, found, "can" if found["can"] else "will")
        else:
            yield put(passage, found, found["plain"] or found["never"])


_FIGURE = re.compile(r"(?<![\w.,:/$€£-])[$€£]?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w/-]|[.,:]\d)")
_NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER_WORD = re.compile(rf"(?<![\w-])({'|'.join(_NUMBER_WORDS)})(?= (?!or\b|to\b|and\b|of us\b)[a-z])(?![\w-])")
_SIZES = {
    "thousands of": "hundreds of", "hundreds of": "dozens of", "millions of": "thousands of", "billions of": "millions of",
    "million": "billion", "billion": "million", "trillion": "billion", "twice": "three times", "half": "a third",
}  # fmt: skip
_SIZE = re.compile(
    r"\b(?<!and )(thousands of|hundreds of|millions of|billions of|(?<=\d )(?:million|billion|trillion)|twice(?= as)|half(?= of))\b"
)


def number(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """One digit of a figure, one number word, or the size that a figure is counted in."""
    text = passage.text
    for found in _FIGURE.finditer(text):
        digits = found["digits"]
        place = 0 if len(digits) < 3 else len(digits) - 1 if digits.isdigit() else 1 if digits[1].isdigit() else 2
        digit = str(int(digits[place]) % 9 + 1)
        other = digits[:place] + digit + digits[place + 1 :]
        if other not in text:
            yield put(passage, found, other, group="digits")
    for found in _NUMBER_WORD.finditer(text):
        other = _NUMBER_WORDS[(_NUMBER_WORDS.index(found[1]) + 2) % len(_NUMBER_WORDS)]
        if other not in text and not re.search(r"\b(?:or|to|and|-) $", text[: found.start()]):
            yield put(passage, found, other)
    for found in _SIZE.finditer(text):
        # "millions and millions of" counts once by two words
        if not re.search(rf"\b{found[1].split()[0]} and $", text[: found.start()]) and _SIZES[found[1]] not in text:
            yield put(passage, found, _SIZES[found[1]])


def name(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:
    """A person, place or organisation exchanged for another of the transcript of the same sort."""
    for found, other in names.exchanges(passage):
        yield put(passage, found, other)


_TOLD = any_of("tell say be_honest have_to just never give_you")  # "I will tell you" promises nothing
_MODALS = (
    (rf"(?<=[a-z]) will(?= (?!{_TOLD})[a-z])", (" may", " might")),
    (rf"\b(?:I|we|they|he|she|you|it)(?P<w>['’]ll)(?= (?!{_TOLD}|see\b)[a-z])", (" may", " might")),
    (rf"\b(?:am|are|is) going to(?= (?!{_TOLD})[a-z])", ("may", "might")),
    (rf"\b(?:[Ww]e|[Tt]hey|[Yy]ou)(?P<w>['’]re going to)(?= (?!{_TOLD})[a-z])", (" may", " might")),
    (r"(?<=[a-z]) (?:may|might)(?= (?!be honest|have been)[a-z])", (" will",)),
    (rf"(?<=[a-z]) must(?= (?!{any_of('say tell admit have')})[a-z])", (" may", " could")),
    (rf"(?<=[a-z]) should(?= (?!{any_of('say tell know have')})[a-z])", (" will",)),
    (rf"\b(?:have|need) to(?= (?!{any_of('say tell admit laugh see do')})[a-z])", ("may",)),
    (r"\b(?:wants|plans|hopes) to(?= [a-z])", ("will",)),
)


def modality(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """What is certain made possible, what is possible made certain, what ought to be made what will be."""
    text = passage.text
    for pattern, others in _MODALS:
        for found in re.finditer(pattern, text):
            group = "w" if "(?P<w>" in pattern else 0
            before = re.search(r"([A-Za-z'’]+)\W*$", text[: found.start(group)].rstrip())
            if asks(spoken(passage, found)) or before is None or re.fullmatch(_NO_SUBJECT, before[1].lower()):
                continue
            # "do not have to" and "if you will" say something else than the words alone; "will" after "if" is no promise
            if re.search(
                r"\b(?:not|n['’]t|if|would|will|could|might|may|['’]ll|['’]d|going to|never) ?\w*$", text[: found.start(group)]
            ):
                continue
            if re.search(r"\bwhat \w+$", text[: found.start(group)].rstrip()):
                continue
            if pattern.startswith(r"\b(?:have|need)") and not re.fullmatch("I|we|they|you|people", before[1], re.IGNORECASE):
                continue
            yield put(passage, found, others[len(text) % len(others)], group=group)


# A plural, by its look; "all times", "many years ago" and their like say no quantity of anything.
_NO_THING = any_of("times things ways years days others kinds sorts types this thus was has does is always us")
_NO_KIND = any_of("of over across around along about in on at by for from to with through the a this his and or but is was")
_MANY = rf"(?:(?!{_NO_KIND})[a-z]+ )?(?!{_NO_THING})(?:[a-z]{{3,}}(?<!s)s|people|men|women|children)\b"
_OURS = any_of("the our these those their my your his her")
_SAYS = any_of("in on who that is was has knows wants said says agrees")
_STRENGTH = (
    (rf"\b(?<!at )(?<!of )(?<!with )all(?: of)? (?P<rest>{_OURS} {_MANY}|{_MANY}|Americans\b)", "some of "),
    (rf"\bsome of (?P<rest>{_OURS})", "all of "),
    (rf"\bsome (?P<rest>{_MANY})", "all "),
    (rf"(?<!n't )\bmany(?! many) (?P<rest>of {_OURS}|{_MANY})", "few "),
    (rf"(?<!the )(?<!\w)most (?P<rest>of {_OURS}|{any_of('people Americans countries')})", "all "),
    (r"\balways (?P<rest>(?!been\b)[a-z]{3,})", "sometimes "),
    (rf"\b(?:everybody|everyone) (?P<rest>{_SAYS})", "nobody "),
    (rf"\b(?:nobody|no one) (?P<rest>{_SAYS})", "everybody "),
    (
        rf"\bevery (?P<rest>(?:single )?{any_of('country state city person member candidate child family company community job')})",
        "almost no ",
    ),
)
_NO_QUANTITY = any_of("hundreds thousands millions hands means sides sudden right")
_DEGREE = re.compile(r"(?:\b(?:so|too|how|as|very|that|are|not|any),?|--) $", re.IGNORECASE)  # before "many": another measure


def quantity(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """Some made all, all made some, many made few, always made sometimes, and the like."""
    text = passage.text
    for pattern, other in _STRENGTH:
        for found in re.finditer(pattern, text):
            if asks(spoken(passage, found)) or re.match(_NO_QUANTITY, found["rest"]):
                continue
            if found[0].startswith("many") and (
                _DEGREE.search(text[: found.start()]) or re.search(r"any,? $", text[: found.start()])
            ):
                continue
            bare = other == "some of " and not re.match(_OURS, found["rest"])
            yield put(passage, found, ("some " if bare else other) + found["rest"])


_CLAUSES = (
    # before a full stop with another sentence behind it: a contrast that denies or limits, an exception, a condition
    r", but (?=[^.]*(?:n['’]t|\b(?:not|never|no|nobody|only|should)) )[^,.?!;:\"“”]{12,}(?=[.] )",
    r", (?:although|though|even though|except|unless|provided) [^,.?!;:\"“”]{12,}(?=[.] )",
    r"(?<=[a-z]) (?:if|unless|until|except|as long as|even though|although|provided that|only if) [^,.?!;:\"“”]{10,}(?=[.] )",
    # at the head of a sentence with another before it
    r"(?<=[.?!] )(?:(?:And|But|So) )?(?:[Ii]f|[Uu]nless|[Uu]ntil|[Aa]lthough|[Ee]ven though) [^,.?!;:\"“”]{10,}, (?=[a-zI])",
)

# Said for politeness or to point: "if you look at it", "if I may".
_NO_CONDITION = re.compile(
    rf"(?:(?:And|But|So) )?[Ii]f (?:you {any_of('look want ask think take remember go see read watch will')}"
    rf"|I {any_of('may could can')})"
)

_ASKED_IF = rf"\b{any_of('ask asked see know wonder wondering tell think say as matter what even doubt care sure')}"


def clause(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """A condition, exception or concession taken out without a mark, with words of the quotation on both sides of it."""
    text = passage.text
    for pattern in _CLAUSES:
        for found in re.finditer(pattern, text):
            sentence = spoken(passage, found)
            head, tail = text[: found.start()], text[found.end() :]
            # two conditions in a row, or one that an "it" behind it points to
            leans = found.end() < len(text) and tail[0] != "." and tail.startswith(("if ", "it "))
            words = len(found[0].split())
            if leans or _NO_CONDITION.match(found[0]) or words < 5 or len(sentence.split()) - words < 4:
                continue
            if asks(sentence) or "-" in sentence:
                continue
            # "I don't care if": no condition; "not this, but that": no contrast; the clause of a denied verb may be its whole point
            main = sentence[: sentence.find(found[0])]
            if tail[0] == "." and (re.search(_ASKED_IF, main) or re.search(r"\b(?:not|no|never)\b|n['’]t\b", main)):
                continue
            yield head + (tail if tail[0] == "." else tail[0].upper() + tail[1:]), passage.speaker


def joined(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """The passage with a later sentence of the same turn behind it, what lies between left out without a mark."""
    if len(passage.sentences) > 2:
        return
    for i, later in enumerate(passage.after[2:8], start=2):
        between = sum(len(sentence.split()) for sentence in passage.after[:i])
        words = len(passage.text.split()) + len(later.split())
        if between >= 12 and is_prose(later) and len(later.split()) >= 5 and words <= 60 and later not in passage.text:
            yield f"{passage.text} {later}", passage.speaker


def speaker(passage: Passage, names: Names) -> Iterator[tuple[str, str | None]]:  # noqa: ARG001
    """The same words credited to another person who speaks in the transcript."""
    own = passage.speaker
    if own is None:
        return
    for other in map(as_printed, passage.transcript.speakers):
        if not set(plain_name(own)) & set(plain_name(other)):
            yield passage.text, other


def plain_name(name: str) -> list[str]:
    return re.findall(r"\w{3,}", name.lower())


RULES: dict[str, Rule] = {
    "negation": negation, "number": number, "name": name, "modality": modality, "quantity": quantity, "clause": clause,
    "joined": joined, "speaker": speaker,
}  # fmt: skip
