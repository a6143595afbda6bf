"""Heads: a reporting verb with its subject, and behind it what it reports ("the mayor said on Monday that", "urged them to")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.quotes.clauses import complements, subjects
from headwater.quotes.clauses.asides import aside, behind_quote, closing, inverted, only_frames
from headwater.quotes.clauses.complements import Complement
from headwater.quotes.clauses.extents import BREAKS, STOPS, Reading, Told, content_end, relative_end, subordinate_end, timeless_end
from headwater.quotes.clauses.subjects import Subject
from headwater.quotes.clauses.verb_groups import Group

ACTS = frozenset({"clause", "directive", "question"})  # an infinitive that reports is one of an act of speech ("to call on")
TAKEN_TOKENS = 9  # "used a speech at the opening of the fair to"
AGENT_TOKENS = 12  # "by the chairman of the committee in the north"
BEFORE_ING = (*BREAKS, "by", "after", "before", "while", "for", "in", "without", "of", "and", "when")


def read(r: Reading, group: Group, last: Subject | None, out: Sequence[Told]) -> tuple[Told | None, Subject | None]:
    """What a reporting verb tells, None where it tells nothing, and its subject.

    last: the subject of the reporting clause before it in the sentence; out: the statements before it.
    """
    if (
        group.mode == "finite"
        and group.plain
        and "clause" in group.takes
        and not (group.lemma in r.grammar.classes["ambiguous"] and r.low(group.verb) == group.lemma)  # ", state media said"
        and (r.low(group.first - 1) in (*BREAKS, "?", "!") or r.quote(group.first - 1))
    ):
        subject = inverted(r, group.last + 1)
        if subject is not None and subjects.before(r.tokens, group.first, r.grammar) is None:
            told = None if behind_quote(r, group.first) else closing(r, group, group.first, subject, subject.last + 1, out)
            return told, subject
    if _asked(r, group):
        return _passive(r, group, None), None
    subject = _subject(r, group, last, out)
    if group.mode == "passive":
        return _passive(r, group, subject), None
    if subject is None or _noun_like(r, group, subject):
        return None, subject
    if r.low(subject.clause - 1) == "that" and r.any(subject.clause - 2, "facts"):
        return None, subject  # "no sign that it was planning to"
    if group.lemma in r.grammar.classes["uttering"] and (_negated(r, group) or _nobody(r, group, subject)):
        return None, subject  # "did not say when": nobody said it
    if group.mode == "finite" and "quoted" in group.takes and (at := _as_saying(r, group)) is not None:
        return _quoting(r, group, subject, at, out), None
    if group.mode == "finite" and ("clause" in group.takes or ("shown" in group.takes and r.any(subject.last, "evidence"))):
        if (told := aside(r, group, subject, out)) is not None:
            return told, subject
        if subject.clause and behind_quote(r, subject.clause) and only_frames(r, group.last + 1):
            return None, subject
    start = _complement(r, group, subject)
    return (_told(r, group, subject, start, own=subject is not last) if start is not None else None), subject


def _told(r: Reading, group: Group, subject: Subject, start: Complement, *, own: bool) -> Told | None:
    """The statement of a head. own: its subject is not that of the head before."""
    finite = group.mode == "finite"
    clause = subject.clause if finite and own and not _coordinated(r, group) else group.first
    stop = content_end(r, start.start, start.kind)
    if finite and subject.relative:
        stop = relative_end(r, start.start, stop)
    if group.mode != "to":
        stop = subordinate_end(r, clause, start.start + 1, stop)
    if start.kind == "object":
        stop = timeless_end(r, start.start, stop)
        alone = stop == start.start + 1 and r.any(start.start, "objects", "determiners")
        stop = start.start if alone else stop  # "he denied that", "she praised him"
    if stop <= start.start:
        return None
    return Told(((start.start, stop),), (group.verb, group.last), (subject.first, subject.last), start.kind, clause, group.mode)


def _complement(r: Reading, group: Group, subject: Subject) -> Complement | None:
    """What a verb reports, behind it; None where that is a quotation's own attribution or no report."""
    word = r.tokens[subject.last]
    doubtful = _bare_form(r, group) and group.lemma in r.grammar.classes["ambiguous"] and not r.any(subject.last, "subjects")
    evident = word.low in r.grammar.classes["evidence"]
    start = complements.behind(r, group, evident=evident, doubtful=doubtful, relative=subject.relative)
    if start is None:
        return _behind_comma(r, group)
    if (
        start.kind in ("bare", "object", "infinitive")
        and r.low(subject.clause - 1) != "."
        and _in_quoted_sentence(r, subject.clause)
    ):
        return None  # "...," she told the paper
    if start.kind in ("object", "infinitive") and word.low == "you":
        return None  # "like you have never seen it": nobody in particular
    if group.mode == "to" and start.kind not in ("that", "question") and not _taken_up(r, group):
        return None  # "a way to report profits"
    if group.lemma.startswith("make_") and (word.low == "it" or group.mode == "ing"):
        return None  # "the vote was close, and it made clear that": nobody says it
    if start.kind == "infinitive" and group.lemma in r.grammar.classes["reserve"] and r.any(start.start + 1, "silence"):
        return None  # "declined to comment"
    if start.kind == "object" and group.mode == "ing" and group.lemma in r.grammar.classes["showing"]:
        return None  # "pitches highlighting the product": things do it too
    if start.kind in ("object", "infinitive") and group.mode == "finite" and _relative_without_pronoun(r, subject):
        return None
    return start


def _nobody(r: Reading, group: Group, subject: Subject) -> bool:
    """Whether nobody does it ("neither X nor Y said", "no one said"), or somebody will not ("declined to say")."""
    uses = r.grammar.verbs.get(r.low(group.first - 1), ()) if group.mode == "to" else ()
    unwilling = any(u.lemma in r.grammar.classes["reserve"] for u in uses)
    return unwilling or any(r.any(k, "negations") for k in range(max(0, subject.clause - 1), subject.last + 1))


def _taken_up(r: Reading, group: Group) -> bool:
    """Whether words before an infinitive tell that it is carried out ("went on to warn", "used the speech to call for")."""
    return any(r.any(k, "taking") for k in range(max(0, group.first - TAKEN_TOKENS), group.first))


def _negated(r: Reading, group: Group) -> bool:
    """Whether the auxiliaries of a verb deny it."""
    return any(r.any(k, "negations") for k in range(group.first, group.verb))


def _in_quoted_sentence(r: Reading, clause: int) -> bool:
    """Whether a clause goes on the sentence of a direct quotation before it, which ends in a comma."""
    at = clause - 2 if r.low(clause - 1) == "," and not r.quote(clause - 1) else clause - 1
    return r.quote(at) and r.low(at) == ","


def _relative_without_pronoun(r: Reading, subject: Subject) -> bool:
    """Whether a noun stands right before a pronoun subject: "the things he wants" reports nothing."""
    if not subject.clause or not r.any(subject.first, "subjects"):
        return False
    ahead = r.tokens[subject.clause - 1]
    return (
        ahead.kind == "word"
        and not ahead.capital
        and r.grammar.nominal(ahead)
        and not r.grammar.adverb(ahead)
        and not r.any(subject.clause - 1, "times")
    )


def _behind_comma(r: Reading, group: Group) -> Complement | None:
    """A clause behind a comma or colon: "The mayor said, the dam held"."""
    at = group.last + 2
    if r.low(at - 1) not in (",", ":") or "comma" not in group.takes or group.mode != "finite" or at >= r.end or r.quote(at):
        return None
    return None if r.any(at, "coordinators", "relatives") or r.low(at).endswith("ing") else Complement(at, "bare")


def _asked(r: Reading, group: Group) -> bool:
    """Whether a verb is the participle of one who is asked: "Asked whether", "when asked"."""
    return (
        group.mode == "finite"
        and group.plain
        and group.lemma == "ask"
        and r.low(group.verb) == "asked"
        and (group.first == 0 or r.low(group.first - 1) in ("when", "if", "as"))
    )


def _passive(r: Reading, group: Group, subject: Subject | None) -> Told | None:
    """What a passive tells: "was told that", "when asked whether", "was quoted as saying", "is expected to"."""
    cue, at = (group.verb, group.last), group.last + 1
    quoted = _as_saying(r, group) if subject is not None and "quoted" in group.takes else None
    if subject is not None and quoted is not None:
        return _said(r, group, (subject.first, subject.last), quoted, subject.clause)
    if subject is not None and not subject.relative and "reputed" in group.takes and r.low(at) == "to":
        stop = subordinate_end(r, subject.clause, at, content_end(r, group.first, "infinitive"))
        return Told(((subject.clause, stop),), cue, None, "reputed", subject.clause) if stop > at else None
    agent: tuple[int, int] | None = _agent(r, at)
    if subject is not None and agent is not None and group.lemma in r.grammar.classes["judging"]:
        if r.low(subject.clause - 1) == "that":
            return None  # the verb of a noun before it: "His claim that the dam held was rejected by"
        return _judged(r, group, subject, agent)
    impersonal = subject is not None and r.low(subject.last) == "it" and bool(group.takes & {"clause", "that"})
    if not (group.takes & {"person", "directive"} or impersonal) or _negated(r, group):
        return None
    start_ = complements.behind(r, group)
    if start_ is None or start_.kind not in ("that", "question", "directive", "infinitive"):
        return None
    stop = content_end(r, start_.start, start_.kind)
    if group.lemma == "ask":
        stop = next((k for k in range(start_.start, stop) if r.low(k) == ","), stop)
    mention = agent if agent is not None and agent[1] < start_.start else None
    return Told(((start_.start, stop),), cue, mention, "asked", group.first) if stop > start_.start else None


def _as_saying(r: Reading, group: Group) -> int | None:
    """Where "as saying" stands behind a verb that quotes ("quoted the mayor as saying", "was quoted by the paper as saying")."""
    for k in range(group.last + 1, min(r.end, group.last + 1 + AGENT_TOKENS)):
        if r.low(k) in STOPS or r.quote(k):
            return None
        if (r.low(k), r.low(k + 1)) == ("as", "saying"):
            return k
    return None


def _said(r: Reading, group: Group, who: tuple[int, int], at: int, clause: int) -> Told | None:
    """What somebody is quoted as saying, behind "as saying" at token `at`; None where nothing follows."""
    start = at + 2 + (r.low(at + 2) == "that")
    if start >= r.end or r.quote(start) or r.any(at + 2, "prepositions", "times"):
        return None
    return Told(((start, content_end(r, start, "that")),), (group.first, at + 1), who, "that", clause)


def _quoting(r: Reading, group: Group, subject: Subject, at: int, out: Sequence[Told]) -> Told | None:
    """What an outlet quotes somebody as saying: that one says it ("the paper quoted the mayor as saying the dam would hold")."""
    who = (group.last + 1, at - 1)
    if who[0] > who[1]:
        return None
    if (told := _said(r, group, who, at, subject.clause)) is not None:
        return replace(told, cue=(group.verb, group.last))
    if not subject.clause or r.low(subject.clause - 1) not in BREAKS or r.quote(subject.clause - 1):
        return None
    told = closing(r, group, subject.clause, subject, at + 2, out)
    return replace(told, mention=who) if told else None


def _agent(r: Reading, at: int) -> tuple[int, int] | None:
    """By whom something is done, from the "by" at token `at`: first and last token; None where no noun phrase follows."""
    if r.low(at) != "by" or at + 1 >= r.end or r.low(at + 1).endswith("ing") or r.quote(at + 1):
        return None
    k = at + 1
    while k < min(r.end, at + 1 + AGENT_TOKENS) and not (
        r.low(k) in STOPS
        or r.quote(k)
        or r.any(k, "times", "relatives", "questions", "have", "modals")
        or (r.any(k, "be") and r.low(k) != "'s")
        or (r.any(k, "prepositions") and (r.low(k) not in ("of", "at", "in") or r.low(k + 1).endswith("ing")))
    ):
        k += 1
    return (at + 1, k - 1) if k > at + 1 else None


def _judged(r: Reading, group: Group, subject: Subject, agent: tuple[int, int]) -> Told | None:
    """What is criticised or praised by somebody: the subject, and behind the agent what it is called or why."""
    start = agent[1] + 1
    parts = [(subject.first, subject.last + 1)]
    if r.low(start) in ("as", "for", "of") and start + 1 < r.end:
        parts.append((start, content_end(r, start, "object")))
    return Told(tuple(parts), (group.verb, group.last), agent, "object", subject.clause)


def _bare_form(r: Reading, group: Group) -> bool:
    """Whether a verb stands without auxiliaries in a form that a noun may have."""
    return group.plain and r.low(group.verb) in (group.lemma, f"{group.lemma}s")


def _noun_like(r: Reading, group: Group, subject: Subject) -> bool:
    """Whether a word may as well be a noun ("the five states"): its form allows it and no plain subject stands before it."""
    counted = r.low(subject.last)[:1].isdigit() or r.any(subject.last, "numbers")
    if counted and subject.first == subject.last and _bare_form(r, group):
        return True  # "55,000 volunteers"
    if not _bare_form(r, group) or group.lemma not in r.grammar.classes["ambiguous"] or r.any(subject.last, "subjects"):
        return False
    word = r.tokens[subject.last]
    opened = subject.clause != subject.first and not r.any(subject.clause, "coordinators", "subordinators")
    if word.low.isdigit() or r.any(subject.last, "numbers") or opened:
        return True
    return not (
        r.tokens[subject.first].capital
        or r.any(subject.first, "determiners")
        or r.any(subject.last, "plurals")
        or word.low.endswith("s")
    )


def _coordinated(r: Reading, group: Group) -> bool:
    """Whether a conjunction joins a verb to one before it."""
    return r.low(group.first - 1) in ("and", "but", "or", "then")


def _continues_infinitive(r: Reading, group: Group, last: Subject | None) -> bool:
    """Whether a joined verb is a bare infinitive ("asked to wait and call a line"): its form allows it and a "to" stands before."""
    base = group.plain and r.low(group.verb) == group.lemma.split("_")[0]
    return base and any(r.low(k) == "to" for k in range(last.last if last else 0, group.first))


def _subject(r: Reading, group: Group, last: Subject | None, out: Sequence[Told]) -> Subject | None:
    """The subject of a verb: its own, or that of the verb which it is joined to."""
    attitude = group.lemma in r.grammar.classes["attitudes"]
    if group.mode == "to":
        tells = group.takes & ACTS or _taken_up(r, group)
        return _leading(r, group.first) if tells and not attitude else None
    if group.mode in ("finite", "passive"):
        if _coordinated(r, group):
            return None if _continues_infinitive(r, group, last) else last or _leading(r, group.first)
        found = subjects.before(r.tokens, group.first, r.grammar)
        if found is None and group.plain and r.low(group.first - 1) == "," and not attitude:
            if out:
                return last  # "urged them to stay, proposed a law and ..."
            if r.low(group.first) == "then":
                return last or _leading(r, group.first)  # "...," she laughs, then adds that
        return found
    if group.first == 0 or r.low(group.first - 1) in BEFORE_ING or r.quote(group.first - 1):
        return last or _leading(r, group.first)
    return subjects.before(r.tokens, group.first, r.grammar, near=True)


def _leading(r: Reading, stop: int) -> Subject | None:
    """The subject with which a sentence begins, before its first verb."""
    for k in range(1, stop):
        token = r.tokens[k]
        if r.any(k - 1, "subjects") and r.low(k - 1) != "it":
            return Subject(k - 1, k - 1, k - 1)
        if token.kind == "quote" or token.marked:
            continue
        auxiliary = r.grammar.auxiliary(token) and (token.low != "'s" or r.any(k - 1, "subjects"))
        verb = not token.capital and (token.low.endswith("ed") or token.low in r.grammar.verbs)
        if auxiliary or (verb and not r.any(k - 1, "determiners", "prepositions")):
            return subjects.before(r.tokens, k, r.grammar)
    return None
