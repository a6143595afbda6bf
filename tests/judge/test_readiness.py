"""Readiness for an act is not the act: told where one passage has the one and the other passage the other, in any language."""

from __future__ import annotations

import re

import numpy as np
import pytest

from headwater.judge.changes import changes, passage
from headwater.judge.cue_tables import table
from headwater.judge.readiness import Near
from headwater.model import Span
from headwater.reading import document

# Words of the tests that a translator would write for one another, as an encoder's likeness of them would have it.
ALIKE = (
    {"combat", "fighting", "fight", "battle", "kampfen", "сражаются", "сражаться", "walczyc", "walcza"}
    | {"전투", "싸우고", "作战", "القتال", "يقاتلون"},
    {"strike", "striking", "streiken", "бастуют", "бастовать"},
)  # fmt: skip


def near(mine: list[str], theirs: list[str]) -> np.ndarray:
    return np.array([[float(any({a, b} <= group for group in ALIKE)) for b in theirs] for a in mine], dtype=np.float32)


def found(source: str, report: str, language: str = "en", other: str | None = None, close: Near | None = near) -> list[str]:  # type: ignore[assignment]
    theirs, mine = document(source, language=language), document(report, language=other or language)
    told = changes(passage(mine, [Span(0, len(report))]), passage(theirs, [Span(0, len(source))]), near=close)
    return [c.meaning for c in told if c.reason == "readiness_for_act"]


@pytest.mark.parametrize(
    ("language", "done", "ready"),
    [
        ("en", "The divers are searching the old harbour.", "The divers stood ready at the old pier to search the harbour."),
        (
            "en",
            "Firemen fought the blaze in the hills until dawn.",
            "All night the firemen were on standby for fighting the blaze.",
        ),
        ("en", "The crews are fighting hard on the island.", "The crews sit in full combat readiness on the island."),
        ("en", "Nurses, who are striking in all four towns, spoke to us.", "The nurses plan to strike in four towns."),
        ("de", "Die Matrosen kämpfen tapfer auf der Insel.", "Die Matrosen stehen in voller Kampfbereitschaft auf der Insel."),
        ("de", "Die Ärzte streiken seit Montag.", "Die Ärzte sind bereit, ab Montag zu streiken."),
        ("ru", "Моряки сражаются на острове.", "Моряки готовы сражаться на острове."),
        ("ru", "Врачи бастуют с понедельника.", "Врачи готовятся бастовать."),
        ("fr", "Les marins combattent sur l'île.", "Les marins sont prêts à combattre sur l'île."),
        ("es", "Los marineros luchan en la isla.", "Los marineros están listos para luchar en la isla."),
        ("it", "I marinai combattono sull'isola.", "I marinai sono pronti a combattere sull'isola."),
        ("pt", "Os marinheiros lutam na ilha.", "Os marinheiros estão prontos para lutar na ilha."),
        ("nl", "De matrozen vechten op het eiland.", "De matrozen staan klaar om op het eiland te vechten."),
        ("pl", "Marynarze walczą na wyspie.", "Marynarze są gotowi walczyć na wyspie."),
        ("tr", "Denizciler adada savaşıyor.", "Denizciler adada savaşmaya hazır."),
        ("ar", "البحارة يقاتلون في الجزيرة.", "البحارة مستعدون للقتال في الجزيرة."),
        ("ko", "수병들은 섬에서 싸우고 있다.", "수병들은 섬에서 전투 준비를 갖추고 있다."),
        ("ja", "水兵は島で戦闘している。", "水兵は島で戦闘準備を整えた。"),
        ("zh", "水兵正在岛上作战。", "水兵在岛上做好作战准备。"),
    ],
)
def test_readiness_for_the_act_is_another_claim_either_way_round(language: str, done: str, ready: str):
    assert found(done, ready, language) == found(ready, done, language) == ["major"]


@pytest.mark.parametrize(
    ("language", "source", "report"),
    [
        ("ko", "수병들은 섬에서 용감하게 싸우고 있다.", "The sailors are in full combat readiness on the island."),
        ("ru", "Моряки сражаются на острове.", "The sailors are poised to fight on the island."),
        ("de", "Die Matrosen kämpfen auf der Insel.", "The sailors are preparing to fight on the island."),
        ("zh", "水兵正在岛上作战。", "The sailors are ready to fight on the island."),
    ],
)
def test_so_it_is_in_a_translation(language: str, source: str, report: str):
    assert found(source, report, language, "en") == found(report, source, "en", language) == ["major"]


@pytest.mark.parametrize(
    ("language", "source", "report"),
    [
        # Both say that they are ready.
        ("en", "The sailors stand ready to fight on the island.", "The sailors are poised to do battle on the island."),
        ("de", "Die Matrosen sind kampfbereit.", "Die Matrosen stehen in Kampfbereitschaft."),
        # One tells the act too.
        ("en", "We are fighting and stand ready to fight on.", "We are fighting on the island."),
        # Nothing is told as done.
        ("en", "The sailors will fight on the island.", "The sailors are ready to fight on the island."),
        ("en", "The sailors may be fighting.", "The sailors are ready for fighting."),
        ("en", "They gave up the fighting.", "They are ready to fight."),
        # Ready is what is finished.
        ("en", "The report is ready and will be printed on Monday.", "The report has been finished and printed on Monday."),
        ("ru", "Обед готов, гости едят.", "Гости едят обед."),
        ("ko", "저녁 준비가 되어 모두 먹었다.", "모두 저녁을 먹었다."),
        # Who is ready stands in both, and is no act.
        ("pl", "Marynarze są gotowi walczyć.", "Marynarze jedzą obiad."),
        ("de", "Die Matrosen sind bereit.", "Die Matrosen essen."),
        # What was prepared is done in another word.
        ("en", "They prepared the ship and sailed.", "The ship was made ready and they sailed."),
    ],
)
def test_the_same_promise_is_no_difference(language: str, source: str, report: str):
    assert found(source, report, language) == found(report, source, language) == []


def test_without_an_encoder_the_lexicon_finds_the_act_in_one_language_and_nothing_does_across_two():
    assert found("They are fighting on the island.", "They keep full combat readiness.", close=None) == ["major"]
    assert found("Моряки сражаются.", "The sailors are ready to fight.", "ru", "en", close=None) == []


def test_every_language_with_words_of_readiness_says_how_an_act_is_told():
    for language in ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "zh"):
        known = table(language)
        assert known is not None
        assert known.told is not None
        assert isinstance(known.told, re.Pattern)
