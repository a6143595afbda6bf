"""What a sentence reports where commas part its clauses: how far content runs, what ends it, what carries on, and in which time."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quotes.conftest import Read, Reader
from tests.slopes import in_proportion


def reported(read: Reader, text: str, language: str = "de") -> list[str]:
    """The content of each quotation without marks around it, its pieces joined by ` | `."""
    found = read(text, language)
    return [
        " | ".join(text[s.start : s.end] for s in q.spans) for q in sorted((*found.indirect, *mixed(found)), key=lambda q: q.id)
    ]


def mixed(found: Read) -> list:
    return [q for q in found.quotations if q.form == "mixed"]


def who(read: Reader, text: str, language: str = "de") -> list[str | None]:
    found = read(text, language)
    return [q.speaker and text[q.speaker.start : q.speaker.end] for q in found.indirect]


def test_content_runs_to_the_end_of_the_sentence_through_its_own_clauses(read: Reader):
    text = "Lund sagte, der Deich, der im Mai brach, sei alt, und man habe das gewusst."
    assert reported(read, text) == ["der Deich, der im Mai brach, sei alt, und man habe das gewusst"]


def test_two_clauses_under_one_verb_are_one_statement(read: Reader):
    assert reported(read, "Sie sagte, dass der Deich halte und dass genug Geld da sei.") == [
        "der Deich halte und dass genug Geld da sei"
    ]


def test_a_new_subject_with_its_own_verb_begins_another_statement(read: Reader):
    text = "Lund sagte, der Deich halte, während Berg erklärte, er sei brüchig."
    assert reported(read, text) == ["der Deich halte", "er sei brüchig"]
    assert who(read, text) == ["Lund", "Berg"]


def test_the_clause_around_a_content_goes_on_behind_it(read: Reader):
    assert reported(read, "Die Behauptung, dass der Deich breche, wurde zurückgewiesen.") == ["der Deich breche"]
    assert reported(read, "Der Soldat ging davon aus, dass der Deich brechen werde, und weigerte sich zu bleiben.") == [
        "der Deich brechen werde"
    ]
    assert reported(read, "Er ging davon aus, dass der Deich brechen werde und weigerte sich zu bleiben.") == [
        "der Deich brechen werde"
    ]


def test_a_reason_of_the_writer_ends_a_reported_clause(read: Reader):
    assert reported(read, "Lund hofft, dass der Deich hält, denn bisher gibt es kein Geld.") == ["der Deich hält"]


def test_a_verb_coordinated_with_the_first_keeps_its_subject(read: Reader):
    text = "Lund sagte, dass der Deich halte, und fügte hinzu, dass genug Geld da sei."
    assert reported(read, text) == ["der Deich halte", "genug Geld da sei"]
    assert who(read, text) == ["Lund", "Lund"]


def test_a_clause_with_a_condition_stays_whole(read: Reader):
    assert reported(read, "Lund meinte, wenn der Regen anhalte, breche der Deich.") == ["wenn der Regen anhalte, breche der Deich"]
    assert reported(read, "Starosta řekl, že pokud bude pršet, lze čekat povodeň.", "cs") == ["pokud bude pršet, lze čekat povodeň"]


def test_an_attribution_in_the_middle_leaves_two_pieces_of_one_statement(read: Reader):
    assert reported(read, "Der Deich, sagte Lund am Montag, halte bis Mai.") == ["Der Deich | halte bis Mai"]


def test_what_is_said_of_the_speaker_behind_a_closing_attribution_is_no_content(read: Reader):
    assert reported(read, "Der Deich halte bis Mai, sagte Ida Lund, die Sprecherin der Stadt Nes.") == ["Der Deich halte bis Mai"]


def test_a_colon_parts_what_is_reported_from_what_stands_before(read: Reader):
    assert reported(read, "Dazu kommt noch eins: Wie die Polizei mitteilte, brach der Deich.") == ["brach der Deich"]


def test_a_sentence_that_points_back_attributes_the_one_before(read: Reader):
    text = "Der Deich ist gebrochen. Das bestätigte die Polizei."
    assert reported(read, text) == ["Der Deich ist gebrochen"]
    assert who(read, text) == ["die Polizei"]


def test_a_report_in_the_subjunctive_goes_on_without_attribution(read: Reader):
    text = "Lund sagte, der Deich halte. Das Wasser sei gesunken. Es habe keine Toten gegeben. Die Stadt plant ein Fest."
    assert reported(read, text) == ["der Deich halte", "Das Wasser sei gesunken | Es habe keine Toten gegeben"]
    assert who(read, text) == ["Lund", "Lund"]


def test_a_report_behind_a_direct_quotation_is_of_the_same_speaker(read: Reader):
    text = "„Der Deich ist alt und muss weg“, sagte Ida Lund. Das Geld sei da."
    assert reported(read, text) == ["Das Geld sei da"]
    assert who(read, text) == ["Ida Lund"]


def test_who_speaks_of_something_is_the_speaker_of_the_report_behind(read: Reader):
    assert who(read, "Lund berichtete von neuen Schäden am Deich. Das Wasser sei gesunken.") == ["Lund"]


def test_the_subject_before_speaks_where_nobody_did_so_far(read: Reader):
    assert who(read, "Das Amt für Wasser Nes hat den Deich geprüft. Er sei alt.") == ["Das Amt für Wasser Nes"]


def test_a_second_verb_behind_an_attribution_has_its_speaker(read: Reader):
    text = "„Der Deich ist alt und muss weg“, sagte Ida Lund und fügte hinzu, dass genug Geld da sei."
    assert who(read, text) == ["Ida Lund"]


def test_a_relative_clause_of_a_source_is_no_content(read: Reader):
    assert reported(read, "Laut Lund, der seit Jahren in Nes wohnt, hält der Deich.") == ["hält der Deich"]


def test_words_between_marks_inside_a_report_are_part_of_it(read: Reader):
    found = read("Lund sagte, der Deich sei „ein gutes Stück Arbeit“ gewesen.", "de")
    (quotation,) = found.quotations
    text = found.document.text
    assert quotation.form == "mixed"
    assert [text[s.start : s.end] for s in quotation.spans] == ["der Deich sei „ein gutes Stück Arbeit“ gewesen"]
    assert [text[s.start : s.end] for s in quotation.marked] == ["ein gutes Stück Arbeit"]


def test_an_indirect_clause_beside_a_direct_quotation_is_found_and_the_quotation_left_alone(read: Reader):
    text = "„Der Deich ist alt und muss weg“, sagte Ida Lund und fügte hinzu, dass genug Geld da sei."
    assert reported(read, text) == ["genug Geld da sei"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Wasser stand hoch, und der Deich brach, als niemand da war."),
        ("de", "Sollte der Antrag angenommen werden, könnte die Schule öffnen."),
        ("de", "Wie dem auch sei, das Fest beginnt im Mai."),
        ("de", "Das Fest, das die Stadt plant, beginnt im Mai, wenn es warm ist."),
        ("de", "Obwohl der Deich alt ist, lobte Lund die Stadt."),
        ("de", "Sollte der Antrag angenommen werden, dass die Schule bleibt, freut sich Nes."),
        ("de", "Die Stadt hatte dem Verein mit Strafen gedroht, sollte er den Preis vergeben."),
        ("de", "Lund muss die Erklärung unterschreiben, in der sie sich entschuldigen sollte."),
        ("cs", "Starosta to oznámil poté, co hráz praskla."),
        ("de", "Der Pilot meldete einen Schaden am Flügel, so dass die Feuerwehr kam."),
        ("cs", "Voda stála vysoko, a když pršelo, hráz praskla."),
        ("cs", "Dům byl postaven podle platného plánu."),
        ("nl", "Het water stond hoog, en toen het regende brak de dijk."),
        ("pl", "Woda była wysoka, a kiedy padało, tama pękła."),
    ],
)
def test_narration_is_no_statement(read: Reader, language: str, text: str):
    assert reported(read, text, language) == []


@given(
    st.lists(st.sampled_from([*"„“,;:.()–", "sagte", "dass", "Lund", "der Deich", "sei", "und", "laut", "so", "wie"]), max_size=40)
)
@settings(max_examples=60)
def test_any_text_gives_statements_in_order_inside_it(read: Reader, pieces: list[str]):
    text = " ".join(pieces)
    if not text.strip():
        return
    found = read(text, "de")
    spans = [s for q in found.indirect for s in q.spans]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "unit", ["Lund sagte, ", "sagte ", "dass ", "((((", "und sagte der Deich ", "„sei, ", "nach Angaben der ", ",", ", wie"]
)
def test_endless_sentences_take_linear_time(read: Reader, unit: str):
    assert in_proportion(lambda n: read((unit * n)[: n * 8] + ".", "de"), 1_500)
