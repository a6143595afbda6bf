from __future__ import annotations

import pytest

import headwater
from headwater.judge.changes import changes, passage
from headwater.model import Span
from headwater.reading import document


def found(report: str, source: str) -> list[tuple[str, str]]:
    mine, theirs = (document(t, language="en") for t in (report, source))
    told = changes(passage(mine, [Span(0, len(report))]), passage(theirs, [Span(0, len(source))]))
    return [(c.reason, c.meaning) for c in told if c.meaning != "none"]


@pytest.mark.parametrize(
    ("report", "source", "reason"),
    [
        ("The masons will mend the quay.", "The masons should mend the quay.", "modality_differs"),
        ("The masons mend the quay.", "The masons maybe mend the quay.", "qualifier_dropped"),
        ("The masons knowingly broke the lamp.", "The masons broke the lamp.", "qualifier_added"),
        ("The town has complete control of the quay.", "The town has almost complete control of the quay.", "qualifier_dropped"),
        ("The masons broke the lamp.", "The masons allegedly broke the lamp.", "qualifier_dropped"),
        ("Lamps help the sailor, never the smuggler.", "Lamps help the smuggler, never the sailor.", "exchanged_words"),
        ("The lamps burn. They do not smoke.", "The lamps do not burn. They do not smoke.", "negation_differs"),
        ("Take a look at all of the lamps.", "Take a look at some of the lamps.", "amount_differs"),
    ],
)
def test_among_the_same_words_another_claim_is_major(report: str, source: str, reason: str):
    assert found(report, source) == [(reason, "major")]


@pytest.mark.parametrize(
    ("report", "source"),
    [
        ("It's a bribe, isn't it? Isn't that a bribe?", "It's a bribe, isn't it? Isn't it a bribe?"),
        ("Lamps help the sailor, never the smuggler.", "Lamps help the sailor, never the smuggler."),
        ("I want to mend the quay.", "I just want to mend the quay."),
        ("Only masons mend the quay.", "Just masons mend the quay."),
        ("It is hard to mend the quay.", "It's hard to mend the quay."),
        ("You know how hard it's to mend the old quay.", "You know how hard it is to mend the old quay."),
        ("The lamps burn on both old and new oil.", "The lamps burn on old and new oil."),
        ("Both masons mend the quay.", "The masons mend the quay."),
        ("The masons will always remember the old quay.", "The masons will never forget the old quay."),
    ],
)
def test_the_same_claim_in_other_dress_is_none(report: str, source: str):
    assert found(report, source) == []


@pytest.mark.parametrize(
    ("report", "source"),
    [
        ("The mason argued that the old quay was safe.", "The mason suggested that the old quay was safe."),
        ("Nearly twice as many lamps burn on the old quay.", "Roughly twice as many lamps burn on the old quay."),
        ("Both sides mend the old quay.", "Several sides mend the old quay."),
        ("The masons met a potential buyer on the old quay.", "The masons met a new buyer on the old quay."),
    ],
)
def test_a_word_that_another_word_stands_for_is_not_lost(report: str, source: str):
    assert {m for _, m in found(report, source)} <= {"minor"}


def test_a_qualifier_that_only_stands_in_front_of_a_word_of_content_is_lost():
    assert ("qualifier_dropped", "major") in found("The masons broke the old lamp.", "The masons allegedly broke the old lamp.")


def test_an_obligation_that_goes_while_its_verb_stays_is_minor():
    assert {m for _, m in found("Somebody hits me with a stone.", "Somebody has to hit me with a stone.")} == {"minor"}


def test_a_negation_of_korean_against_english_is_told_and_is_never_major():
    report, source = document("마을은 다리를 닫지 않았다.", language="ko"), document("The town closed the bridge.", language="en")
    told = changes(passage(report, [Span(0, len(report.text))]), passage(source, [Span(0, len(source.text))]))
    assert [(c.kind, c.meaning, c.reason) for c in told if c.kind == "negation"] == [("negation", "minor", "negation_unclear")]
    german = document("Die Stadt hat die Brücke nicht geschlossen.", language="de")
    told = changes(passage(german, [Span(0, len(german.text))]), passage(source, [Span(0, len(source.text))]))
    assert [(c.kind, c.meaning) for c in told if c.kind == "negation"] == [("negation", "major")]


@pytest.mark.parametrize("source", ["The harbour gets its new lamps this year.", "Light comes to the harbour."])
def test_a_possibility_is_added_wherever_the_source_has_none(source: str):
    assert ("possibility_added", "major") in found("The old quay may be lit this year.", source)


@pytest.mark.parametrize(
    ("report", "source"),
    [
        ("The old quay may be lit this year.", "Perhaps light comes to the harbour."),
        ("The old quay may be lit this year.", "The harbour could have its lamps."),
        ("Whatever may come, the masons keep the lamps.", "Come storm or flood, the masons keep the lamps."),
    ],
)
def test_a_possibility_that_the_source_can_say_too_is_not_added(report: str, source: str):
    assert ("possibility_added", "major") not in found(report, source)


def test_few_is_another_amount_where_the_source_has_no_small_one():
    assert ("few_added", "major") in found("The masons mend few lamps.", "The workmen repair the lights.")
    assert "few_added" not in {reason for reason, _ in found("The masons mend few lamps.", "The workmen repair some lights.")}


def across(report: str, source: str) -> list[str]:
    mine, theirs = document(report, language="en"), document(source, language="de")
    told = changes(passage(mine, [Span(0, len(report))]), passage(theirs, [Span(0, len(source))]))
    return [c.reason for c in told if c.meaning == "major"]


def test_one_of_several_is_no_translation_of_one():
    assert across("The wall is one of the obstacles.", "Die Mauer ist das Hindernis.") == ["one_of_added"]
    assert across("The wall is one of the obstacles.", "Die Mauer ist eines der Hindernisse.") == []


def test_every_one_of_them_is_all_of_them_and_not_some():
    assert across("We shall mend every one of the walls.", "Wir werden die Mauern ausbessern.") == []
    assert found("We mend one of the walls.", "We mend every one of the walls.") != []


def test_a_possibility_is_no_translation_of_a_promise():
    assert "possibility_added" in across("We may build a quay for the town.", "Den Kai bauen wir.")
    assert across("We may build a quay for the town.", "Vielleicht bauen wir den Kai.") == []


@pytest.mark.parametrize(
    ("report", "source"),
    [
        # the governed word turned round, by the word that says the contrary
        ("The towns do not sleep tonight.", "The towns are awake tonight."),
        # a verb that says by itself that something did not last
        ("The dam could not hold in the night.", "The dam gave way in the night."),
        ("There was no bread in the north.", "The bread gave out in the north."),
        ("If they do not mend the quay by June, nobody will sail.", "Unless they mend the quay by June, nobody will sail."),
    ],
)
def test_a_negation_that_the_other_side_says_with_another_word_is_no_difference(report: str, source: str):
    assert [x for x in found(report, source) if x[1] == "major"] == []


@pytest.mark.parametrize(
    ("report", "source"),
    [
        ("The towns do not sleep tonight.", "The towns sleep tonight."),
        ("The dam could not hold in the night.", "The dam held in the night."),
        ("There was no bread in the north.", "The bread came from the north."),
        ("If they do not mend the quay by June, nobody will sail.", "If they mend the quay by June, nobody will sail."),
        ("Unless they do not mend the quay, we sail.", "Unless they mend the quay, we sail."),
    ],
)
def test_the_same_negation_without_that_word_is_major(report: str, source: str):
    assert ("negation_differs", "major") in found(report, source)


@pytest.mark.parametrize(
    ("language", "source", "word"),
    [
        ("ar", "فقد البحار تقريبا كل ماله في الجزيرة.", "تقريبا "),
        ("de", "Der Maurer zerbrach die alte Lampe versehentlich.", " versehentlich"),
        ("es", "El albañil rompió involuntariamente la lámpara vieja del puerto.", " involuntariamente"),
        ("fr", "Le maçon a cassé volontairement la vieille lampe du port.", " volontairement"),
        ("it", "Il muratore ha rotto deliberatamente la vecchia lampada del porto.", " deliberatamente"),
        ("ja", "石工は港の古い灯を故意に壊した。", "故意に"),
        ("ko", "석공은 항구의 낡은 등을 고의로 깨뜨렸다.", "고의로 "),
        ("nl", "De metselaar brak opzettelijk de oude lamp van de haven.", " opzettelijk"),
        ("pl", "Murarz celowo rozbił starą lampę w porcie.", " celowo"),
        ("pt", "O pedreiro quebrou deliberadamente a velha lâmpada do porto.", " deliberadamente"),
        ("ru", "Каменщик намеренно разбил старый фонарь в порту.", " намеренно"),
        ("th", "ช่างหินเกือบทำตะเกียงเก่าแตก", "เกือบ"),
        ("tr", "Duvarcı limandaki eski lambayı kasten kırdı.", " kasten"),
        ("zh", "石匠故意打破了港口的旧灯。", "故意"),
    ],
)
def test_what_limits_a_statement_is_lost_among_the_same_words_in_every_language(language: str, source: str, word: str):
    report = source.replace(word, "")
    mine, theirs = (document(t, language=language) for t in (report, source))
    told = changes(passage(mine, [Span(0, len(report))]), passage(theirs, [Span(0, len(source))]))
    assert [(c.reason, c.meaning) for c in told if c.meaning != "none"] == [("qualifier_dropped", "major")]


def majors(report: str, source: str, language: str) -> list[str]:
    """Of an English report, by the encoder's likeness of words too."""
    told = headwater.compare(document(source, language=language), document(report, language="en"))
    return [c.reason for link in told.links for c in link.changes if c.meaning == "major"]


def test_what_must_not_be_done_may_not_be_done():
    assert not majors("They must not question the mayor.", "Sie dürfen den Bürgermeister nicht befragen.", "de")


def test_a_negation_that_a_language_of_few_negatives_has_no_word_for_is_a_change():
    assert majors("The ferry does not sail on Monday.", "渡船星期一开航。", "zh") == ["negation_differs"]
    assert not majors("The ferry does not sail on Monday.", "渡船星期一不开航。", "zh")
    assert not majors("The ferry does not sail on Monday.", "渡船星期一停航。", "zh")


@pytest.mark.parametrize(
    ("report", "source", "meaning"),
    [
        # the clause went as a whole: nothing is said in its place
        ("The owner has not paid for the lamps, the mayor said.",
         "The owner has not paid for the lamps, and we shall not stop there, the mayor said.", "minor"),
        ("No mason will pay for the fire.", "No mason will pay for a lamp that was not theirs.", "minor"),
        ("The masons came to the quay.", "The masons came to the quay, but they did not mend the lamps.", "major"),
        # the noun stays without its description, the clause without its negation
        ("No mason will pay for a lamp.", "No mason will pay for a lamp that was not theirs.", "major"),
        ("No mason will pay for a lamp that was theirs.", "No mason will pay for a lamp that was not theirs.", "major"),
        ("The owner has not paid, and we shall stop there.", "The owner has not paid, and we shall not stop there.", "major"),
    ],
)  # fmt: skip
def test_a_negation_in_a_clause_that_was_left_out_whole_denies_nothing(report: str, source: str, meaning: str):
    assert {m for reason, m in found(report, source) if reason.startswith("negation")} == {meaning}
