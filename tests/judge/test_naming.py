from __future__ import annotations

import pytest

import headwater
from headwater.reading import document
from tests.judge.test_changes import found, majors


def reasons(report: str, source: str) -> set[str]:
    return {c.reason for c in found(report, source)}


@pytest.mark.parametrize(
    ("report", "source"),
    [
        ("The masons kept the feast of Harbour Day on the quay.", "The masons kept the feast of Victory Day on the quay."),
        ("He rowed along the Senate of Norway at noon.", "He rowed along the Gulf of Norway at noon."),
        ("The payments to the masons end on Director.", "The payments to the masons end on Friday."),
        ("The Harvest Bank cut its key rate again.", "The Central Bank cut its key rate again."),
    ],
)
def test_a_word_of_a_name_exchanged_for_another_is_another_name(report: str, source: str):
    assert majors(report, source) == ["name"]


@pytest.mark.parametrize(
    ("report", "source"),
    [
        ("The ferry serves Bergen Oblast at noon.", "The ferry serves Bergen Region at noon."),
        ("The City Council met at noon.", "The City Assembly met at noon."),
        ("He met Alexandr Holm at noon.", "He met Alexander Holm at noon."),
        ("They marked the Year of Memory at noon.", "They marked the Year of Remembrance at noon."),
        ("The ITK sent masons to the quay.", "The Ministry of Harbours sent masons to the quay."),
        ("The Homeland Union won the vote.", "The Union of the Fatherland won the vote."),
    ],
)
def test_what_translators_write_for_one_another_in_a_name_is_no_other_name(report: str, source: str):
    assert majors(report, source) == []


@pytest.mark.parametrize(
    ("report", "source"),
    [
        ("The Labour Party won the vote.", "The Labor Party won the vote."),
        ("The Ministry of Defence said so.", "The Ministry of Defense said so."),
    ],
)
def test_a_name_in_another_spelling_is_the_same_name(report: str, source: str):
    assert {c.meaning for c in found(report, source)} == {"none"}


def test_two_names_of_which_a_word_was_exchanged_are_not_told_as_one_written_otherwise():
    told = reasons("He rowed along the Senate of Norway at noon.", "He rowed along the Gulf of Norway at noon.")
    assert "name_differs" in told
    assert "name_written_otherwise" not in told


def test_a_general_may_stand_for_the_person():
    assert majors("They saw the great General on the quay.", "They saw the great Olav Berg on the quay.") == []


def test_a_name_that_a_statement_cannot_do_without_is_not_merely_added():
    assert "name_not_in_source" in reasons("The Kvistad will get forty ships this year.", "This year forty ships will be built.")


@pytest.mark.parametrize("addition", [" in Lisbon", ", Lisbon,", " with Ann Berg"])
def test_a_name_set_beside_a_statement_is_added(addition: str):
    source = "The mayor thanked the masons of the old harbour on Monday."
    assert majors(source.replace(" on", f"{addition} on"), source) == []


@pytest.mark.parametrize("phrase", ["including", "such as", "among them"])
def test_a_broad_term_narrowed_to_its_example_is_major(phrase: str):
    source = f"The town bought its stone from many countries, {phrase} Norway."
    assert "term_narrowed" in reasons("The town bought its stone from Norway.", source)


@pytest.mark.parametrize(
    "report",
    [
        "The town bought its stone from Norway and others.",
        "The town bought its stone from countries like Norway.",
        "The town bought its stone from many lands, including Norway.",
    ],
)
def test_an_example_told_with_its_term_is_not_narrowed(report: str):
    assert "term_narrowed" not in reasons(report, "The town bought its stone from many countries, including Norway.")


def test_a_capital_stands_for_its_country_whatever_the_order():
    ours = named("Tokyo asked Moscow and Beijing for talks on fish.", "Japan bat China und Russland um Gespräche über Fisch.", "de")
    assert ours == []


@pytest.mark.parametrize(
    ("report", "source", "language"),
    [
        ("The Treasury will pay for the old quay.", "英国财政部将为旧码头付款。", "zh"),
        ("The German magazine wrote about the quay.", "La revue a écrit sur le quai.", "fr"),
        ("The boats moored at Korvo-Hall on Friday.", "배들은 금요일 코르보홀(Korvo-Hall)에 정박했다.", "ko"),
        ("The mason has a PhD and mends quays.", "Le maçon a un doctorat et répare les quais.", "fr"),
    ],
)
def test_across_languages_a_name_that_may_be_said_otherwise_is_no_other_name(report: str, source: str, language: str):
    assert named(report, source, language) == []


def named(report: str, source: str, language: str) -> list[str]:
    """The reasons of major changes of names of an English report."""
    told = headwater.compare(document(source, language=language), document(report, language="en"))
    return [c.reason for link in told.links for c in link.changes if c.meaning == "major" and c.kind == "name"]
