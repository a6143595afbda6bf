"""The sample stories: labels that fit the texts to the character, and every trap that their READMEs promise."""

import hashlib
import html.parser
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headwater import model

SAMPLES = Path(__file__).parent.parent / "samples"
GOLDS = sorted(SAMPLES.glob("**/gold/*.json"))
STORIES = [SAMPLES, SAMPLES / "second"]
MARKS = '"“”„‘’«»「」'
FURNITURE = ("masthead", "dateline", "widget", "furniture")


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


class Case:
    """A gold file with the two texts that it labels."""

    def __init__(self, path: Path) -> None:
        self.gold = json.loads(text_of(path))
        self.files = {side: path.parent / self.gold[side]["file"] for side in ("report", "source")}
        self.report, self.source = text_of(self.files["report"]), text_of(self.files["source"])
        self.links = {x["id"]: x for x in self.gold["links"]}
        self.quotations = {x["id"]: x for x in self.gold["quotations"]}

    def spans(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every span of the gold with the side that it lies on."""
        for link in self.gold["links"]:
            yield "report", link["report"]
            for span in link["source"]:
                yield "source", span
            for change in link["changes"]:
                yield from ((side, change[side]) for side in ("report", "source") if change[side])
        for quotation in self.gold["quotations"]:
            yield from (("report", span) for span in [*quotation["spans"], *quotation["marked"]])
            yield from (("source", span) for span in quotation["source"])
            if "start" in quotation["speaker"]:
                yield "report", quotation["speaker"]
        yield from (("report", span) for span in self.gold["unsourced"])
        yield from (("source", span) for span in [*self.gold["omitted"], *self.gold["source"]["units"]])


@pytest.fixture(params=GOLDS, ids=lambda path: f"{path.stem}")
def case(request: pytest.FixtureRequest) -> Case:
    return Case(request.param)


def story(name: str) -> Case:
    return Case(next(path for path in GOLDS if path.stem == name))


def letters(text: str, spans: list[dict[str, Any]]) -> set[int]:
    return {i for span in spans for i in range(span["start"], span["end"]) if text[i].isalnum()}


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def quoted_sentences(case: Case) -> list[str]:
    spans = [span["text"] for q in case.gold["quotations"] if q["form"] == "direct" and q["links"] for span in q["spans"]]
    return [sentence for text in spans for sentence in re.split(r"(?<=[.!?])\s+", text)]


def units(case: Case) -> list[str]:
    return [u["text"] for u in case.gold["source"]["units"] if not any(kind in u["kind"] for kind in FURNITURE)]


# The labels fit the texts


def test_there_are_three_labelled_reports_of_the_first_story_and_two_of_the_second():
    assert [path.stem for path in GOLDS] == ["altered", "ko", "wire", "agency", "lokal"]


def test_a_gold_file_names_the_bytes_that_it_labels(case: Case):
    for side, file in case.files.items():
        assert case.gold[side]["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
        assert case.gold[side]["chars"] == len(text_of(file))


def test_every_span_holds_the_text_that_it_says(case: Case):
    for side, span in case.spans():
        text = case.report if side == "report" else case.source
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert text[span["start"] : span["end"]] == span["text"]


def test_names_come_from_the_closed_lists(case: Case):
    assert {x["relation"] for x in case.links.values()} <= set(model.RELATIONS)
    assert {x["role"] for x in case.links.values()} <= {"primary", "secondary", "alternate"}
    changes = [c for x in case.links.values() for c in x["changes"]]
    assert {c["kind"] for c in changes} <= set(model.CHANGE_KINDS)
    assert {c["meaning"] for c in changes} <= set(model.MEANINGS)
    assert {x["reason"] for x in case.gold["unsourced"]} <= set(model.UNSOURCED_REASONS)
    assert {x["kind"] for x in case.gold["omitted"]} <= set(model.OMISSION_KINDS)
    assert case.gold["rendering"] in model.RENDERINGS
    for q in case.quotations.values():
        assert q["form"] in model.FORMS
        assert {q["verdict"], *q["alt_verdicts"]} <= set(model.VERDICTS)
        assert set(q["flags"]) <= set(model.FLAGS)


def test_ids_are_used_once_and_quotations_name_links_that_exist(case: Case):
    assert len(case.links) == len(case.gold["links"])
    assert len(case.quotations) == len(case.gold["quotations"])
    assert all(i in case.links for q in case.quotations.values() for i in q["links"])


def test_no_two_links_share_the_same_spans(case: Case):
    sides = [tuple((s["start"], s["end"]) for s in [x["report"], *x["source"]]) for x in case.links.values()]
    assert len(sides) == len(set(sides))


def test_every_letter_of_a_report_is_linked_or_without_source_never_both(case: Case):
    linked = letters(case.report, [x["report"] for x in case.links.values()])
    unsourced = letters(case.report, case.gold["unsourced"])
    assert not linked & unsourced
    assert linked | unsourced == {i for i, c in enumerate(case.report) if c.isalnum()}


def test_what_is_omitted_is_used_by_no_link_and_is_no_furniture(case: Case):
    omitted = letters(case.source, case.gold["omitted"])
    assert not omitted & letters(case.source, [s for x in case.links.values() for s in x["source"]])
    furniture = [u for u in case.gold["source"]["units"] if any(kind in u["kind"] for kind in FURNITURE)]
    assert furniture
    assert not omitted & letters(case.source, furniture)


def test_changes_lie_in_their_link_and_dropped_parts_at_most_beside_it_in_the_same_sentence(case: Case):
    for link in case.links.values():
        for change in link["changes"]:
            if change["report"]:
                assert link["report"]["start"] <= change["report"]["start"] < change["report"]["end"] <= link["report"]["end"]
            if change["source"]:
                used = letters(case.source, link["source"])
                near = [u for u in case.gold["source"]["units"] if letters(case.source, [u]) & used]
                around = near if change["kind"] == "dropped" else link["source"]
                assert any(a["start"] <= change["source"]["start"] < change["source"]["end"] <= a["end"] for a in around)


def test_a_verdict_follows_from_the_changes(case: Case):
    for q in case.quotations.values():
        meanings = {c["meaning"] for i in q["links"] for c in case.links[i]["changes"]}
        if q["links"]:
            assert (q["verdict"] == "altered") == ("major" in meanings), q["id"]
            assert q["verdict"] not in ("not_found", "unchecked"), q["id"]
            assert q["verdict"] != "verbatim" or meanings <= {"none"}, q["id"]
        else:
            assert q["verdict"] in ("not_found", "unchecked"), q["id"]


def test_a_verbatim_link_has_the_same_words(case: Case):
    for link in case.links.values():
        same = words(link["report"]["text"]) in words(" ".join(s["text"] for s in link["source"]))
        assert same or link["relation"] != "verbatim", link["id"]


@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.name)
def test_a_readme_promises_only_what_the_labels_hold(folder: Path):
    readme = text_of(folder / "README.md")
    named = re.findall(r"`(\w+):(\w+)`", readme)
    assert len(named) > 20
    for gold, identifier in named:
        found = Case(folder / "gold" / f"{gold}.json")
        assert identifier in found.links or identifier in found.quotations, f"{gold}:{identifier}"
    assert "CC0" in readme


@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.name)
def test_a_readme_tells_of_every_change_that_alters_the_meaning(folder: Path):
    named = set(re.findall(r"`(\w+:\w+)`", text_of(folder / "README.md")))
    for path in (folder / "gold").glob("*.json"):
        for link in Case(path).links.values():
            if any(c["meaning"] == "major" for c in link["changes"]):
                assert f"{path.stem}:{link['id']}" in named


# The source


def test_the_source_is_a_printed_page_of_forty_sentences_or_more():
    source = story("wire").source
    assert len(units(story("wire"))) >= 40
    assert len(re.findall(r"[.!?][”“]?(?=\s|$)", source)) >= 40
    assert source.startswith("Stenmor Lantern\nStenmor Lantern\n")
    assert "[Photo]" in source
    assert source.rstrip().endswith("1 / 9")


def test_the_source_repeats_itself():
    source = story("wire").source
    assert len(re.findall(r"steadfast\.", source)) == 2
    assert len(re.findall(r"\b[Ff]or the ", source.split("Be steadfast.")[1].split("And always")[0])) >= 4


def test_the_second_source_has_twenty_five_sentences_or_more_in_german():
    case = story("agency")
    assert case.gold["source"]["language"] == "de"
    assert sum(unit.rstrip("“").endswith(".") for unit in units(case)) >= 25


# The wire report


def test_no_sentence_quoted_by_the_wire_agrees_word_for_word_and_most_are_faithful():
    case = story("wire")
    quoted = quoted_sentences(case)
    assert len(quoted) >= 8
    assert not [q for q in quoted if words(q) in words(case.source)]
    verdicts = [q["verdict"] for q in case.quotations.values() if q["links"]]
    assert verdicts.count("reworded") > 3 * verdicts.count("altered") > 0


def test_the_wire_begins_with_a_scrapers_head_and_a_dateline():
    assert re.match(r" date 2031-03-03 [A-Z]+, March 3\. /TSP/\. ", story("wire").report)


def test_a_quotation_of_the_wire_opens_does_not_close_and_goes_on_in_the_next_paragraph():
    case = story("wire")
    first, second = case.quotations["q4"]["spans"]
    assert case.report[first["end"] : second["start"]] == '\n\n"'
    assert case.report[second["end"]] == '"'


def test_a_quotation_of_the_wire_joins_two_distant_passages_in_swapped_order_without_an_ellipsis():
    case = story("wire")
    first, second = case.quotations["q6"]["source"]
    assert first["start"] - second["end"] > 1000
    assert "..." not in case.quotations["q6"]["spans"][0]["text"]
    assert {"joined", "reordered"} <= set(case.quotations["q6"]["flags"])


def test_the_wire_has_indirect_speech_an_invention_another_speaker_and_background():
    case = story("wire")
    assert sum(q["form"] == "indirect" for q in case.quotations.values()) >= 5
    assert [q["id"] for q in case.quotations.values() if q["verdict"] == "not_found"] == ["q11"]
    assert case.quotations["q14"]["reasons"] == ["credited_elsewhere"]
    assert sum(x["reason"] == "background" for x in case.gold["unsourced"]) >= 4


# The Korean report


def test_the_korean_report_writes_numbers_and_dates_as_korean_does():
    case = story("ko")
    assert case.gold["report"]["language"] == "ko"
    for form in ("5천 명", "1만2천460명", "4억 크라운", "3월 20일", "「", "“"):
        assert form in case.report
    assert {x["relation"] for x in case.links.values()} == {"translated"}


# The altered report


def test_the_altered_report_takes_most_sentences_word_for_word_and_alters_by_every_promised_kind():
    case = story("altered")
    assert sum(x["relation"] == "verbatim" for x in case.links.values()) >= 10
    major = {c["kind"] for x in case.links.values() for c in x["changes"] if c["meaning"] == "major"}
    assert {"number", "date", "name", "negation", "modality", "intensity", "dropped", "reordered"} <= major
    assert {f for q in case.quotations.values() for f in q["flags"]} >= {
        "joined",
        "cut",
        "ellipsis",
        "misattributed",
        "truncated_context",
    }
    assert sum(x["moved"] for x in case.links.values()) >= 3


class Page(html.parser.HTMLParser):
    """The heading, paragraphs and metadata of a saved page; `<q>` leaves no mark."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.blocks: list[str] = []
        self.data = ""
        self.open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.seen.append(tag)
        if tag in ("h1", "p", "script"):
            self.open, self.data = tag, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self.open:
            self.open = None
            self.blocks.append(self.data)

    def handle_data(self, data: str) -> None:
        if self.open:
            self.data += data


def test_the_page_has_the_paragraphs_of_the_plain_report_and_what_surrounds_an_article():
    page = Page()
    page.feed(text_of(SAMPLES / "report-altered.html"))
    plain = [line for line in story("altered").report.split("\n") if line]

    def unmarked(text: str) -> str:
        return text.translate({ord(c): None for c in MARKS})

    blocks = [unmarked(b) for b in page.blocks]
    at = blocks.index(unmarked(plain[0]))
    assert blocks[at : at + len(plain)] == [unmarked(line) for line in plain]
    assert {"nav", "footer", "aside", "q", "blockquote"} <= set(page.seen)
    article = json.loads(page.blocks[0])
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == plain[0] == story("altered").gold["report"]["title"]
    assert re.fullmatch(r"2031-03-04T\d\d:\d\d:\d\d[+-]\d\d:\d\d", article["datePublished"])
    assert article["author"]["name"]
    assert article["publisher"]["name"]
