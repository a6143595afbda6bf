"""Proper words, one by one: a capitalised word in the place of another, unless that one is told elsewhere."""

from __future__ import annotations

from tests.judge.test_changes import found


def differs(report: str, source: str) -> list[str]:
    return [report[c.report.start : c.report.end] for c in found(report, source) if c.reason == "name_differs" and c.report]


def test_a_name_in_the_place_of_another_that_is_nowhere_else_is_another_name():
    assert differs("The drivers of Belisk came with flour.", "The drivers of Stenmor came with flour.") == ["Belisk"]


def test_a_name_in_the_place_of_one_that_the_report_tells_elsewhere_stands_for_nothing():
    report = "Drivers from Tamarra brought flour when there was no bread in the north of Halvora."
    source = "When the bread in our north gave out, it was Tamarran drivers who brought flour."
    assert differs(report, source) == []


def test_two_days_in_one_place_are_no_names():
    assert differs("The mayor said on Wednesday that the quay opens.", "The mayor said today that the quay opens.") == []
    assert "Belisk" in differs("The mayor of Belisk said that the quay opens.", "The mayor on Wednesday said that the quay opens.")
