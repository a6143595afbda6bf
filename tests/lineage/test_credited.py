from __future__ import annotations

import pytest

from headwater.lineage.credited import credited, same_outlet


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The mole will be rebuilt, according to the Central Harbour News Agency (CHNA).", "en", ["CHNA"]),
        ("The mole is open, the Northern News Agency reported on Monday.", "en", ["Northern News Agency"]),
        ("The mole is open, the Interfax news agency reported.", "en", ["Interfax"]),
        ("Reuters has reported that the mole is open.", "en", ["Reuters"]),
        ("Die Mole wird gebaut, meldet die Nachrichtenagentur dpa.", "de", ["dpa"]),
        ("Le môle est ouvert, selon l’AFP.", "fr", ["AFP"]),
        ("Мол построят, передает ТАСС.", "ru", ["ТАСС"]),
        ("据新华社报道，港口将重建。", "zh", ["新华社"]),
        ("共同通信によると、港は再建される。", "ja", ["共同通信"]),
        ("연합뉴스에 따르면 항구가 재건된다.", "ko", ["연합뉴스"]),
        ("ULM (Reuters) - The mole is open.", "en", ["Reuters"]),
    ],
)
def test_an_outlet_that_is_named_as_a_source_is_found(text: str, language: str, names: list[str]):
    assert [c.name for c in credited(text, language)] == names


@pytest.mark.parametrize("text", ["He walked into the Reuters building and said so.", "The mole is open, the governor said.", ""])
def test_an_outlet_that_is_only_spoken_of_is_no_source(text: str):
    assert credited(text, "en") == []


def test_the_language_may_be_told_by_the_script():
    assert [c.name for c in credited("Мол построят, передает ТАСС.", None)] == ["ТАСС"]


def test_a_name_and_its_initials_are_one_outlet():
    assert same_outlet("Central Harbour News Agency (CHNA)", "CHNA")
    assert same_outlet("The Harbour Gazette", "harbour gazette")
    assert not same_outlet("Harbour Gazette", "Daily Pier")
    assert same_outlet("HPB", "Halvoran Press Bureau")
    assert same_outlet("the Halvoran Press Bureau", "hpb")
    assert not same_outlet("AP", "Anna Press"), "two letters may be many a name's"
    assert not same_outlet("", "")
