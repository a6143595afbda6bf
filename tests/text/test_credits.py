"""Whose copy a report is: agencies and papers told from the people, bodies and firms that share their words."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.credits import its_own, may_credit, outlet, relays, small_names

AGENCIES = {
    "en": (
        "Reuters", "AFP and Reuters", "the news agency Reuters", "the Norland News Agency (NNA)", "a Reuters report",
        "the Central Telegraphic Agency of Ruritania (CTAR)", "Ruritania's state news agency Volna", "Kyodo news agency",
        "this newspaper", "the Norland Press Bureau (NPB)",
    ),
    "de": (
        "dpa", "die dpa", "der Agentur Reuters", "die amtliche ruritanische Nachrichtenagentur Volna", "„Reuters“",
        "einem Bericht der Nachrichtenagentur dpa", "AFP und Reuters",
    ),
    "nl": ("persbureau ANP", "het Russische persbureau Interfax"),
    "fr": ("l'AFP", "L’agence Reuters", "l'agence de presse officielle Volna", "l'agence russe Tass"),
    "es": ("EFE", "la agencia EFE", "la agencia oficial de noticias Volna", "la agencia Ola", "este periódico"),
    "it": ("l'ANSA", "dell'agenzia russa Tass"),
    "pt": ("a Lusa", "à agência Lusa"),
    "ru": ("РИА Новости", "Интерфакса", "китайское информагентство Синьхуа", "агентства «Волна»", "агентство"),
    "pl": ("PAP", "Polskiej Agencji Prasowej", "agencji Reutera"),
    "cs": ("ČTK", "ruská tisková agentura", "agentury Reuters"),
    "ar": ("رويترز", "لوكالة رويترز", "وكالة الأنباء السعودية"),
    "tr": ("Anadolu Ajansı", "Reuters haber ajansı"),
    "th": ("สำนักข่าวรอยเตอร์",),
    "ko": ("연합뉴스", "관영 신화통신", "중앙통신", "통신"),
    "ja": ("共同通信", "国営朝鮮中央通信", "ロイター"),
    "zh": ("新华社", "朝鲜中央通讯社"),
}  # fmt: skip
NOBODY = {
    "en": (
        "Reuters editor Jane Doe", "a Reuters spokeswoman", "Jane Doe of the Norland News Agency", "Lund", "",
        "the International Energy Agency", "the agency", "a Reuters/Acme poll", "Times reporter Jane Doe",
        "the director of the news agency Reuters", "the press bureau", "the Kremlin press service",
    ),
    "de": ("der Chef der Nachrichtenagentur dpa", "Chefredakteur der Nachrichtenagentur", "dpa-Reporter Jan Wolf", "die Agentur"),
    "nl": ("de directeur van het persbureau",),
    "fr": ("le directeur de l'agence Tass", "une source de l'AFP", "l'agence de l'énergie"),
    "es": ("el director de la agencia EFE", "la Agencia Tributaria", "la agencia de calificación Onda"),
    "it": ("il direttore dell'Ansa", "l’Agenzia delle Entrate"),
    "ru": ("гендиректор ТАСС", "корреспондент ТАСС", "директор агентства ТАСС", "Агентство по страхованию вкладов"),
    "pl": ("rzecznik PAP",),
    "cs": ("ředitel agentury ČTK",),
    "ar": ("مدير وكالة رويترز", "وكالة الطاقة الدولية"),
    "tr": ("AA muhabiri",),
    "th": ("ผู้สื่อข่าวสำนักข่าวรอยเตอร์",),
    "ko": ("이동통신", "이동통신 3사", "공통신문", "연합뉴스 박하나 기자"),
    "ja": ("共同通信の記者", "情報通信"),
    "zh": ("新华社记者", "北京日报社长"),
    "xx": ("Reuters",),
}  # fmt: skip
PAPERS = {
    "en": ("The Norland Times", "the state-run newspaper Volna Daily", "local media"),
    "de": ("die Zeitung", "Medienberichten"),
    "fr": ("le journal Onde",),
    "ru": ("газета «Волна»",),
    "ko": ("노동신문",),
    "ja": ("朝日新聞",),
    "zh": ("人民日报",),
}


def rows(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(language, words) for language, listed in table.items() for words in listed]


@pytest.mark.parametrize(("language", "words"), rows(AGENCIES))
def test_a_phrase_that_names_a_news_agency_and_nothing_else_is_one(language: str, words: str):
    assert outlet(words, language) == "agency"


@pytest.mark.parametrize(("language", "words"), rows(NOBODY))
def test_a_person_or_paper_of_an_agency_and_an_agency_of_another_kind_are_none(language: str, words: str):
    assert outlet(words, language) is None


@pytest.mark.parametrize(("language", "words"), rows(PAPERS))
def test_a_paper_or_broadcaster_is_told_from_an_agency(language: str, words: str):
    assert outlet(words, language) == "paper"


@pytest.mark.parametrize(
    ("language", "cue", "agency", "paper"),
    [
        ("en", "reported", True, True),
        ("en", "according to", True, True),
        ("en", "wrote", True, False),
        ("en", "denounced", False, False),
        ("de", "meldete", True, True),
        ("de", "nach Angaben", True, True),
        ("de", "schreibt", True, False),
        ("de", "fordert", False, False),
        ("ru", "передаёт", True, True),
        ("ru", "пишет", True, False),
        ("ru", "призвало", False, False),
        ("ja", "によると", True, True),
        ("ko", "에 따르면", True, True),
        ("ko", "비난했다", False, False),
        ("xx", "reported", False, False),
    ],
)  # fmt: skip
def test_neutral_words_pass_on_and_opinions_do_not(language: str, cue: str, agency: bool, paper: bool):
    assert (relays(cue, "agency", language), relays(cue, "paper", language)) == (agency, paper)


def test_an_outlet_speaks_for_itself_in_a_text_of_its_own_and_of_its_own_affairs():
    assert its_own("Volna said in a commentary that", "the drill was a threat", "en")
    assert its_own("Volna said", "it would hire ten people", "en")
    assert not its_own("Volna said", "it was unclear who had come", "en")
    assert not its_own("Volna said", "the dam had held", "en")


def test_a_text_without_any_outlet_holds_no_credit():
    assert may_credit("The dam held, Reuters reported.", "en")
    assert not may_credit("The dam held, the mayor said.", "en")
    assert not may_credit("Reuters", None)


def test_names_without_a_capital_are_known_as_names():
    assert "dpa" in small_names()
    assert not any(name[0].isupper() for name in small_names())


def test_no_word_of_a_language_is_listed_twice_in_one_place():
    table = tomllib.loads((resources.files("headwater.text") / "credits.toml").read_text("utf-8"))
    for language, given_words in table.items():
        lists = given_words.items() if isinstance(given_words, dict) else [("names", given_words)]
        for name, words in lists:
            if name != "adjectives":
                assert len(words.split()) == len(set(words.split())), (language, name, sorted(words.split()))


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "ru", "ar", "tr", "th", "ko", "ja", "zh", None]))
def test_no_text_fails(words: str, language: str | None):
    assert outlet(words, language) in ("agency", "paper", None)
    its_own(words, words, language)
