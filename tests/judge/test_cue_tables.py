"""What the cue tables say of words that are easily taken for something else, or that only look like another cue."""

from __future__ import annotations

import pytest

from headwater.judge.force import cues
from headwater.text.tokens import tokens


def read(language: str, text: str) -> set[tuple[str, str]]:
    return {(c.kind, c.value) for c in cues(tokens(text), text, language)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in all towns except for Nessia"),
        ("de", "in allen Orten außer Nessen"),
        ("de", "in allen Orten mit Ausnahme von Nessen"),
        ("fr", "dans toutes les villes, à l'exception de Nessie"),
        ("es", "en todas las ciudades, salvo Nesia"),
        ("it", "in tutte le città tranne Nessia"),
        ("pt", "em todas as cidades, exceto Néssia"),
        ("nl", "in alle steden behalve Nessen"),
        ("pl", "we wszystkich miastach z wyjątkiem Nesji"),
        ("ru", "во всех городах, кроме Нессии"),
        ("ar", "في كل المدن باستثناء نيسيا"),
        ("ja", "港を除く全域"),
        ("ko", "항구를 제외한 전 지역"),
    ],
)
def test_an_exception_limits_a_statement(language: str, text: str):
    assert ("condition", "unless") in read(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Gesetz tritt außer Kraft."),
        ("es", "El pueblo está a salvo."),
        ("ru", "Кроме того, порт закрыт."),
    ],
)
def test_what_only_sounds_like_an_exception_is_none(language: str, text: str):
    assert ("condition", "unless") not in read(language, text)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ja", "書類を出さなければならない。", "obliged"),
        ("ja", "雪になるかもしれない。", "possible"),
        ("ja", "早く出すことが望ましい。", "advised"),
        ("ko", "서류를 내지 않으면 안 된다.", "obliged"),
        ("ko", "받아들일 수밖에 없다.", "obliged"),
    ],
)
def test_a_modal_phrase_with_a_negation_in_it_is_modal_and_denies_nothing(language: str, text: str, value: str):
    found = read(language, text)
    assert ("modality", value) in found
    assert not any(kind == "negation" for kind, _ in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "任何人都不得进入港口。"), ("zh", "谁也没有进入港口。")],
)
def test_anybody_with_a_negation_is_nobody(language: str, text: str):
    found = read(language, text)
    assert {("negation", "none"), ("quantity", "none")} <= found
    assert ("quantity", "all") not in found


@pytest.mark.parametrize(
    ("language", "text"),
    [("ar", "الأطفال دون سن الخامسة"), ("ar", "الأطفال دون الخامسة")],
)
def test_under_an_age_denies_nothing(language: str, text: str):
    assert not read(language, text)


@pytest.mark.parametrize(("language", "text"), [("en", "The vote is scheduled for May."), ("ru", "Говорить об этом пока рано.")])
def test_a_day_that_is_set_and_too_early_a_day_limit_nothing(language: str, text: str):
    assert not read(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "They are cautiously hopeful."), ("zh", "他们持谨慎乐观态度。"), ("fr", "Ils sont prudemment optimistes.")],
)
def test_caution_limits_a_statement(language: str, text: str):
    assert ("limit", "aside") in read(language, text)


@pytest.mark.parametrize(
    ("language", "may", "not_at_all"),
    [
        ("en", "They did not rule out a strike.", "They ruled out a strike."),
        ("de", "Ein Streik ist nicht ausgeschlossen.", "Ein Streik ist ausgeschlossen."),
        ("fr", "Il n'exclut pas une grève.", "Il exclut une grève."),
        ("es", "No descartan una huelga.", "Descartan una huelga."),
        ("it", "Non esclude uno sciopero.", "Esclude uno sciopero."),
        ("pt", "Não descarta uma greve.", "Descarta uma greve."),
        ("ru", "Мэр не исключает забастовку.", "Мэр исключает забастовку."),
        ("pl", "Nie wyklucza strajku.", "Wyklucza strajk."),
        ("ar", "لا نستبعد الإضراب", "نستبعد الإضراب"),
        ("ja", "値上げを否定しない。", "値上げを否定した。"),
    ],
)
def test_not_to_rule_out_is_to_hold_possible_and_to_rule_out_denies(language: str, may: str, not_at_all: str):
    assert ("modality", "possible") in read(language, may)
    assert not any(kind == "negation" for kind, _ in read(language, may))
    assert ("negation", "not") in read(language, not_at_all)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He advised against the trip."),
        ("en", "It advises towns against fines."),
        ("fr", "Il déconseille le voyage."),
        ("es", "Desaconseja el viaje."),
        ("en", "Prices stayed the same."),
        ("de", "Die Preise bleiben gleich."),
        ("fr", "Les prix restent inchangés."),
        ("ru", "Цены останутся прежними."),
        ("zh", "价格保持不变。"),
    ],
)
def test_to_advise_against_and_to_stay_the_same_answer_a_negation(language: str, text: str):
    """The other side may say "advised not to" or "did not change"."""
    assert ("negative_word", "stopped") in read(language, text)


@pytest.mark.parametrize("text", ["They sleep badly each night.", "It costs more each year."])
def test_each_with_a_time_is_a_rate_and_no_amount(text: str):
    assert not any(kind == "quantity" and value == "all" for kind, value in read("en", text))
