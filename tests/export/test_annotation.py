"""Decisions and links as Web Annotations: what the standard asks of them, and places that lead back to the words."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from headwater.export.annotation import of_decision, of_links, page, place
from headwater.model import Comparison, Document, Link, Span

TEXT = "Before it. 🌉 The bridge opens on Monday, the mayor said. And after it there is more to say than anybody can hear."


@dataclass(frozen=True)
class Said:
    id: int = 3
    at: str = "2031-05-04T08:15:00.000000Z"
    who: str = "Desk"
    act: str = "correct"
    target: str = "passage"
    text_sha256: str = "0" * 64
    start: int = TEXT.index("opens")
    end: int = TEXT.index(", the mayor")
    finding: Any = None
    value: Any = "on Tuesday"


def document(id: str, text: str = TEXT, url: str | None = None) -> Document:
    return Document(id, text, hashlib.sha256(text.encode()).hexdigest(), url=url)


def test_a_place_is_told_by_code_points_and_by_its_words_with_those_around():
    found = place(document("a b", url=None), Span(Said.start, Said.end))
    position, quoted = found["selector"]
    assert (position["start"], position["end"]) == (24, 39), "the bridge in the picture is one code point"
    assert quoted["exact"] == "opens on Monday"
    assert TEXT.count(quoted["prefix"] + quoted["exact"] + quoted["suffix"]) == 1
    assert found["source"] == "urn:headwater:a%20b"
    assert place(document("a", url="https://press.example/a"), Span(0, 3))["source"] == "https://press.example/a"


def test_a_decision_says_who_said_what_and_when_and_what_had_been_found():
    made = of_decision(Said(finding={"quotation": {"form": "direct"}}), document("a"))
    assert (made["type"], made["motivation"], made["creator"]["name"]) == ("Annotation", "editing", "Desk")
    assert made["created"] == Said.at
    said, found = made["body"]
    assert (said["value"], said["purpose"]) == ("on Tuesday", "editing")
    assert json.loads(found["value"]) == {"quotation": {"form": "direct"}}
    assert [b["value"] for b in of_decision(Said(act="agree", value=None), document("a"))["body"]] == ["agree"]


def test_a_link_leads_from_the_report_to_each_of_its_sources():
    one, other, report = document("one"), document("two", "The bridge opens on Monday."), document("report", TEXT + " More.")
    link = Link("L1", Span(13, 40), (Span(11, 20, "one"), Span(0, 10, "two")), "edited", False, 0.9)
    (made,) = of_links(Comparison((one, other), report, "same_text", (link,), (), (), ()))
    assert made["motivation"] == "linking"
    assert made["target"]["selector"][0]["start"] == 13
    assert [b["source"] for b in made["body"][:2]] == ["urn:headwater:one", "urn:headwater:two"]
    assert made["body"][1]["selector"][1]["exact"] == "The bridge"
    assert (made["body"][2]["value"], made["body"][2]["purpose"]) == ("edited", "classifying")


def test_a_page_of_them_has_the_context_and_the_same_names_each_time():
    items = [of_decision(Said(id=n), document("a")) for n in (1, 2)]
    made = page(items)
    assert (made["@context"], made["type"], made["items"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage", items)
    assert made["id"] == page([of_decision(Said(id=n), document("a")) for n in (1, 2)])["id"]
    assert len({made["id"], *(i["id"] for i in items)}) == 3
    assert all(i["id"].startswith("urn:uuid:") for i in items)
