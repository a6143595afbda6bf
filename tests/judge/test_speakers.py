from __future__ import annotations

import pytest

from headwater import document
from headwater.align.index import Index, index
from headwater.judge.speakers import is_credited, is_other, is_reported, reports, speaker_at, turns, turns_of

TALK = (
    "ANNA MEIER: Good morning. We open the bridge.\n\nTOM LANG (VOICE-OVER): And the ferry?\n\n"
    'ANNA MEIER: The owner told me the ferry is broke. "No ferry can live from this," he wrote.\n\nTOM LANG: I see.\n'
)


def at(text: str, words: str, language: str = "en") -> tuple[Index, int, int]:
    d = document(text, language=language)
    start = d.text.index(words)
    return index(d), start, start + len(words)


def test_a_turn_ends_where_the_next_label_begins():
    where = index(document(TALK, language="en"))
    found = turns(where)
    assert [t.name for t in found] == ["ANNA MEIER", "TOM LANG", "ANNA MEIER", "TOM LANG"]
    assert TALK[found[1].start : found[1].end].strip() == "And the ferry?"
    assert len(turns_of("Meier", where)) == 2


def test_who_speaks_is_the_last_label_before_a_place():
    where, start, _ = at(TALK, "And the ferry?")
    assert speaker_at(where, start) == "TOM LANG"
    assert speaker_at(index(document("We open the bridge.", language="en")), 3) is None


def test_one_label_in_capitals_is_enough_for_a_speech():
    where, start, _ = at("THE MAYOR: We open the bridge on Monday.", "open")
    assert speaker_at(where, start) == "THE MAYOR"


@pytest.mark.parametrize(
    ("speaker", "label", "other"),
    [
        ("Meier", "ANNA MEIER", False),
        ("Anna Meier", "MEIER", False),
        ("Tom Lang", "ANNA MEIER", True),
        ("Tom Lang", "VOICEOVER", True),
        ("the narrator of the film", "VOICEOVER", None),
        ("Tom Lang", "UNIDENTIFIED", None),
        ("Tom Lang", "Q", None),
    ],
)
def test_a_label_is_anothers_only_where_that_can_be_told(speaker: str, label: str, other: bool | None):
    assert is_other(speaker, label) is other


def test_words_behind_somebody_elses_verb_or_between_marks_are_reported():
    assert is_reported(*at(TALK, "the ferry is broke"))
    assert is_reported(*at(TALK, "No ferry can live from this"))
    assert not is_reported(*at(TALK, "We open the bridge"))


def test_a_speakers_own_verb_reports_nobody_else():
    assert not is_reported(*at("I said the ferry is broke and we knew it.", "the ferry is broke"))
    assert not is_reported(*at("Wir sagen, die Fähre ist am Ende.", "die Fähre ist am Ende", "de"))


def test_in_a_report_marks_are_no_exception():
    told = '"We open the bridge on Monday," she said. "The ferry goes on as before," she said. "Nobody loses his work," she said.'
    assert reports(index(document(told, language="en")))
    assert not is_reported(*at(told, "We open the bridge on Monday"))
    assert not reports(index(document(TALK, language="en")))


RELEASE = (
    "Groupe Lavande publie ses résultats\n\nClaire Dubrac dirige le groupe.\n\n« Nos ventes progressent », a-t-elle dit.\n\n"
    "Le marché reste lent. Selon Jean Morel, « rien ne presse ».\n"
)


def test_a_release_gives_words_to_whom_it_names_beside_them():
    assert is_reported(*at(RELEASE, "Nos ventes progressent", "fr"))
    assert is_credited(*at(RELEASE, "Nos ventes progressent", "fr"), "Claire Dubrac")
    assert is_credited(*at(RELEASE, "rien ne presse", "fr"), "M. Morel")
    assert not is_credited(*at(RELEASE, "rien ne presse", "fr"), "Claire Dubrac")
    assert not is_credited(*at(TALK, "No ferry can live from this"), "Anna Meier")
    quoted = "She wrote: “Ann Lee told nobody.”"
    assert not is_credited(*at(quoted, "told nobody"), "Ann Lee")


def test_a_first_line_in_a_script_without_capitals_is_no_label_of_one_speaker():
    assert speaker_at(index(document("건설부 보도자료: 새 다리를 연다고 밝혔다.", language="ko")), 12) is None
