"""Which clause a verb or noun of saying reports, and whom it names as speaking."""

from __future__ import annotations

import pytest

from tests.quotes.commas.test_comma_clauses import reported, who
from tests.quotes.conftest import Reader


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lund sagte, dass der Deich halte.", "der Deich halte"),
        ("Lund sagte am Montag in Nes, der Deich halte.", "der Deich halte"),
        ("Lund sagte, der Deich hält bis Mai.", "der Deich hält bis Mai"),
        ("Lund fragte, ob der Deich hält.", "ob der Deich hält"),
        ("Lund erklärte, warum der Deich hält.", "warum der Deich hält"),
        ("Lund versprach, den Deich bis Mai zu bauen.", "den Deich bis Mai zu bauen"),
        ("Lund kündigte an, den alten Deich abzureißen.", "den alten Deich abzureißen"),
        ("Die Polizei teilte am Montag mit, dass der Deich halte.", "der Deich halte"),
        ("Lund hat am Montag erklärt, der Deich halte.", "der Deich halte"),
        ("Lund betonte, auch dass der Deich halte.", "der Deich halte"),
        ("Es gibt einen Bericht, wonach der Deich brach.", "der Deich brach"),
        ("Die Sorge, der Deich könne brechen, wächst in Nes.", "der Deich könne brechen"),
    ],
)
def test_a_clause_that_is_reported_shows_at_its_head_its_mood_or_its_infinitive(read: Reader, text: str, content: str):
    assert reported(read, text) == [content]


def test_a_relative_clause_or_an_apposition_may_stand_between_verb_and_content(read: Reader):
    text = "In Nes sagte die Leiterin der Schule, Ida Lund, die Halle sei zu klein."
    assert reported(read, text) == ["die Halle sei zu klein"]
    assert who(read, text) == ["die Leiterin der Schule"]


def test_the_second_half_of_a_verb_may_stand_behind_an_apposition(read: Reader):
    text = "Lund ging nach dem Treffen in Nes, einem kleinen Ort, davon aus, dass der Deich hält."
    assert reported(read, text) == ["der Deich hält"]


def test_a_relative_clause_of_the_speaker_reports_for_itself(read: Reader):
    text = "Die Halle ist zu klein, sagte Lund, die hofft, dass eine neue kommt."
    assert reported(read, text) == ["Die Halle ist zu klein", "eine neue kommt"]
    assert who(read, text) == ["Lund", "Lund"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Sprecherin der Polizei sagte, dass der Deich halte.", "Die Sprecherin der Polizei"),
        ("Am Montag sagte die neue Sprecherin der Polizei in Nes, dass der Deich halte.", "die neue Sprecherin der Polizei"),
        ("Ein Sprecher der Polizei, Lars Berg, sagte der Presse, dass der Deich halte.", "Ein Sprecher der Polizei"),
        ("Ursprünglich sagte sie, der Deich halte.", "sie"),
        ("Als Grund gab Lund an, der Deich sei alt.", "Lund"),
        ("Die Kanadier hingegen sagen, der Deich halte.", "Die Kanadier"),
        ("Am Abend hat der Minister für Verkehr erklärt, dass der Deich halte.", "der Minister für Verkehr"),
        ("Der Vorwurf der Opposition, der Deich sei alt, trifft.", "der Opposition"),
        ("In der Mitteilung der Stadt heißt es, dass der Deich halte.", "der Mitteilung der Stadt"),
        ("Um 12 Uhr berichtete die Zeitung, der Deich halte.", "die Zeitung"),
        ("Gestern sagte dem Sender die Ministerin, der Deich halte.", "die Ministerin"),
        ("Lund äußerte die Hoffnung, dass der Deich halte.", "Lund"),
    ],
)
def test_the_subject_is_the_mention_without_time_place_and_apposition(read: Reader, text: str, speaker: str):
    assert who(read, text) == [speaker]


def test_a_pronoun_of_no_person_owns_no_saying(read: Reader):
    assert who(read, "Es ist die Frage, ob der Deich hält.") == [None]
