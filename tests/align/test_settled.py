"""An attribution comes from the source where the source has it too, in its own words."""

from __future__ import annotations

import headwater

SOURCE = """The harbour stays closed, Ada Quill, the mayor of the town, told the fishermen in the hall on Friday.

The ferry runs twice a day from the northern pier.
"""


def linked(report: str) -> list[str]:
    found = headwater.compare(SOURCE, report)
    return [found.report.text[x.report.start : x.report.end] for x in found.links]


def test_an_attribution_that_the_source_has_too_is_linked_with_its_sentence():
    (said,) = linked("The port remains shut, Ada Quill, mayor of the town, said to the fishermen on Friday in the hall.\n")
    assert "Ada Quill" in said


def test_an_attribution_of_the_reports_own_is_not():
    (said,) = linked("The ferry runs twice a day from the northern pier, a fisherman told this paper.\n")
    assert "fisherman" not in said
