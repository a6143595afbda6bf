"""Figures of the quotations found in an article: against contents with speaker and cue, against words with tags, in one report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any

from tests.gate.kinds import Article

Said = dict[str, Any]  # what `headwater quotes --json` says of one document
Fault = tuple[str, tuple[int, int], dict[str, Any] | None, Said | None]  # what is wrong, where, the label, the quotation said
NOTHING: Said = {"quotations": []}

# What of the labels is held against what of the answers; None: all.
SORTS: dict[str, str | None] = {"": None, "direct_": "direct", "indirect_": "indirect"}
TAGS = {"content": "content", "source": "speaker", "cue": "cue"}  # a tag, and the part of a quotation that it is of


def by_contents(scorer: ModuleType, articles: Sequence[Article], said: Sequence[Said], *, marked: bool = False) -> dict[str, float]:
    """The figures of `quotations.py`, over all quotations, the direct ones, and the indirect ones.

    marked: each stretch of words between marks counts as a direct quotation of its own, inside indirect speech and where an
    attribution interrupts it, as in labels that have them so.
    """
    found: dict[str, float] = {}
    for prefix, sort in SORTS.items():
        rows = [
            tally(scorer, labels(scorer, article, sort), contents(scorer, article, one, sort, marked=marked))
            for article, one in zip(articles, said, strict=True)
        ]
        total = {name: sum(row[name] for row in rows) for name in rows[0]} if rows else {}
        if total.get("gold"):
            found |= {f"{prefix}{name}": value for name, value in shares(scorer, total).items()}
    return found


def labels(scorer: ModuleType, article: Article, sort: str | None) -> list[dict[str, Any]]:
    known = [one for one in article.gold["quotations"] if sort in (None, one["sort"])]
    return [{**one, "content": scorer.trim(article.text, *one["content"])} for one in known]


def contents(scorer: ModuleType, article: Article, said: Said, sort: str | None, *, marked: bool) -> list[dict[str, Any]]:
    """What was said of an article, as `quotations.py` holds it against labels: content (its outermost characters), speaker, cue."""
    found = []
    for one in said["quotations"]:
        form = "direct" if one["form"] == "direct" else "indirect"
        if sort in (None, form) and not (marked and form == "direct"):
            found.append((one["spans"], one))
        if marked and sort != "indirect":
            # what is told to be direct by a name or a dash before it has no marks
            found += [([span], one) for span in one["marked"] or (one["spans"] if form == "direct" else [])]
    return [
        {"content": scorer.trim(article.text, *scorer.hull([(span["start"], span["end"]) for span in spans])), "q": one}
        for spans, one in found
        if spans
    ]


def tally(scorer: ModuleType, gold: Sequence[dict[str, Any]], said: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Counts of one article. gold: `content` without edge marks, `source` and `cue`, places or None."""
    met = scorer.pairs(gold, said)
    sources = [scorer.meets(answer["q"]["speaker"], label["source"]) for label, answer in met if label["source"]]
    cues = [scorer.meets(answer["q"]["cue"], label["cue"]) for label, answer in met if label["cue"]]
    return {
        "gold": len(gold), "said": len(said), "met": len(met),
        "exact": len({one["content"] for one in gold} & {one["content"] for one in said}),
        "speakers": len(sources), "speaker_right": sum(sources), "cues": len(cues), "cue_right": sum(cues),
    }  # fmt: skip


def shares(scorer: ModuleType, total: dict[str, int]) -> dict[str, float]:
    overlap = scorer.f1(total["met"], total["said"], total["gold"])
    found = {
        "overlap": overlap["f1"],
        "precision": overlap["p"],
        "recall": overlap["r"],
        "exact": scorer.f1(total["exact"], total["said"], total["gold"])["f1"],
    }
    # Labels without speakers or cues have no such figure; labels with them and none met have a bad one.
    for name, right, count in (("speaker", "speaker_right", "speakers"), ("cue", "cue_right", "cues")):
        if total[count]:
            found[name] = total[right] / total[count]
    return found


def by_words(scorer: ModuleType, articles: Sequence[Article], said: Sequence[Said]) -> dict[str, float]:
    """F1 of words with each tag; of contents also with the commas and quotation marks among them, which a content is without."""
    found: dict[str, float] = {}
    for tag in TAGS:
        for name, of in ((f"{tag}_tokens", False), (f"{tag}_words", True)):
            counts = [words_met(article, one, tag, letters=of) for article, one in zip(articles, said, strict=True)]
            hits, told, known = (sum(count[i] for count in counts) for i in range(3))
            if tag == "content" or of:
                found[name] = scorer.f1(hits, told, known)["f1"]
    return found


def words_met(article: Article, said: Said, tag: str, *, letters: bool) -> tuple[int, int, int]:
    """How many words are of the tag in both, in what was said, and in the labels. letters: words with a letter or digit alone."""
    spans = [(span["start"], span["end"]) for one in said["quotations"] for span in parts(one, TAGS[tag])]
    words = [
        (start, end, label == tag)
        for start, end, label in article.gold["words"]
        if not letters or any(c.isalnum() for c in article.text[start:end])
    ]
    told = [any(a < end and start < b for a, b in spans) for start, end, _ in words]
    known = [is_it for _, _, is_it in words]
    return sum(a and b for a, b in zip(told, known, strict=True)), sum(told), sum(known)


def differs(article: Article, said: Said) -> bool:
    """Whether any word has another tag than the labels give it; so where there are no such labels."""
    counts = [words_met(article, said, tag, letters=True) for tag in TAGS if "words" in article.gold]
    return not counts or any(len(set(count)) > 1 for count in counts)


def parts(one: dict[str, Any], part: str) -> list[dict[str, int]]:
    return one["spans"] if part == "content" else [one[part]] if one[part] else []


def by_report(scorer: ModuleType, cases: ModuleType, article: Article, said: Said) -> dict[str, float]:
    """Shares of a report's direct quotations found to the letter, and of its indirect ones found in their sentence; of both those
    with the right name; and whether what the report credits for itself (its agency) is neither a speaker nor said."""
    direct = [quoted_as(scorer, article.text, one["content"], said) for one in article.gold["direct"]]
    indirect = [stated_in(article.text, one, said) for one in article.gold["indirect"]]
    found = {}
    for name, gold, answers in (("direct", article.gold["direct"], direct), ("indirect", article.gold["indirect"], indirect)):
        right = [
            any(cases.speaker_right({"name": label["name"]}, one["speaker"]) for one in met)
            for label, met in zip(gold, answers, strict=True)
        ]
        found[f"{name}_found"] = share(bool(met) for met in answers)
        found[f"{name}_named"] = share(right)
    return found | {"credit_apart": share(credit_apart(credit, article, said) for credit in article.gold["credits"])}


def quoted_as(scorer: ModuleType, text: str, content: tuple[int, int], said: Said) -> list[dict[str, Any]]:
    """The direct quotations with just this content, as a whole or as one of their parts."""
    wanted = scorer.trim(text, *content)
    return [
        one
        for one in said["quotations"]
        if one["form"] == "direct" and wanted in {scorer.trim(text, *place) for place in [*places(one), scorer.hull(places(one))]}
    ]


def stated_in(text: str, label: dict[str, Any], said: Said) -> list[dict[str, Any]]:
    """The statements whose content lies in a sentence (`unit`) and has none of the words in it that report it (`cues`)."""
    first, last = label["unit"]
    return [
        one
        for one in said["quotations"]
        if one["form"] != "direct"
        and all(first <= start and end <= last for start, end in places(one))
        and not any(cue in text[start:end] for start, end in places(one) for cue in label["cues"])
    ]


def credit_apart(credit: tuple[int, int], article: Article, said: Said) -> bool:
    """Whether the statement that a credit stands behind is found, and the credit is of no quotation."""
    behind = [one for one in article.gold["indirect"] if one["unit"][0] <= credit[0] < one["unit"][1]]
    held = [span for one in said["quotations"] for part in ("content", "speaker") for span in parts(one, part)]
    apart = not any(span["start"] < credit[1] and credit[0] < span["end"] for span in held)
    return apart and any(stated_in(article.text, one, said) for one in behind)


def places(one: dict[str, Any]) -> list[tuple[int, int]]:
    return [(span["start"], span["end"]) for span in one["spans"]]


def share(right: Iterable[bool]) -> float:
    """Of none: 0."""
    judged = list(right)
    return sum(judged) / len(judged) if judged else 0.0


def mistakes(scorer: ModuleType, articles: Sequence[Article], said: Sequence[Said], *, marked: bool = False) -> Iterator[str]:
    """One line for each quotation missed, made up, or given another speaker or cue than the labels have, for a person to read."""
    for article, one in zip(articles, said, strict=True):
        answers = contents(scorer, article, one, None, marked=marked)
        known = labels(scorer, article, None)
        met = scorer.pairs(known, answers)
        faults: list[Fault] = [("missed", label["content"], label, None) for label in known if not _among(label, met, 0)]
        faults += [("made up", answer["content"], None, answer["q"]) for answer in answers if not _among(answer, met, 1)]
        for label, answer in met:
            q = answer["q"]
            wrong = [
                name
                for name, key, part in (("speaker", "source", q["speaker"]), ("cue", "cue", q["cue"]))
                if label[key] and not scorer.meets(part, label[key])
            ]
            if wrong:
                faults.append((" and ".join(wrong), label["content"], label, q))
        for what, place, gold, q in sorted(faults, key=lambda fault: fault[1]):
            yield json.dumps(fault_line(article, what, place, gold, q), ensure_ascii=False)


def _among(one: dict[str, Any], met: Sequence[tuple[Any, Any]], side: int) -> bool:
    return any(pair[side] is one for pair in met)


def fault_line(
    article: Article, what: str, place: tuple[int, int], gold: dict[str, Any] | None, q: dict[str, Any] | None
) -> dict[str, Any]:
    text = article.text
    line: dict[str, Any] = {"name": article.name, "wrong": what, "start": place[0], "words": text[place[0] : place[1]]}
    if gold is not None:
        line["gold"] = {key: [text[a:b] for a, b in gold[key] or []] for key in ("source", "cue")} | {"sort": gold["sort"]}
    if q is not None:
        line["said"] = {key: text[q[key]["start"] : q[key]["end"]] if q[key] else None for key in ("speaker", "cue")}
        line["said"]["form"] = q["form"]
    return line


def shown(article: Article, said: Said) -> str:
    """What was found in an article, beside its labels where they are of words: for a person to read."""
    text = article.text
    tags: dict[str, list[str]] = {}
    for start, end, tag in article.gold.get("words", []):
        tags.setdefault(tag, []).append(text[start:end])
    found = [
        {
            "form": one["form"],
            "content": [text[start:end] for start, end in places(one)],
            "speaker": one["speaker"] and one["speaker"]["name"],
            "cue": one["cue"] and text[one["cue"]["start"] : one["cue"]["end"]],
        }
        for one in said["quotations"]
    ]
    gold = {tag: " ".join(words) for tag, words in tags.items() if tag}
    return json.dumps({"name": article.name, "text": text if gold else "", "gold": gold, "said": found}, ensure_ascii=False)
