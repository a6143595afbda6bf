"""Cues of negation, modality, quantity and strength: what is one, what it governs, which answer one another, how they differ."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.judge.cue_tables import SCALES, languages, read_table, table
from headwater.judge.force import ALONE, GROUPS, MINOR, SAME, Cue, compare_force, cues, matched, nearby
from headwater.text.tokens import tokens


def found(text: str, language: str = "en") -> tuple[Cue, ...]:
    return cues(tokens(text), text, language)


def values(text: str, kind: str, language: str = "en") -> list[str]:
    return [c.value for c in found(text, language) if c.kind == kind]


def negations(text: str, language: str = "en") -> int:
    return len(values(text, "negation", language))


def cue(kind: str, value: str, place: float = 0.0) -> Cue:
    return Cue(0, 1, kind, value, SCALES[kind][value], (1, 2), None, place)


def majors(report: str, source: str, language: str = "en") -> list[tuple[str | None, str | None]]:
    one, other = tokens(report), tokens(source)
    pairs = matched(cues(one, report, language), cues(other, source, language), nearby(one, other, language))
    return [(a and a.value, b and b.value) for a, b in pairs if compare_force(a, b) == "major"]


# What is a cue


@pytest.mark.parametrize(
    "text",
    [
        "They did not go.", "They didn't go.", "They cannot go.", "They never went.", "Nobody went.", "They left without a word.",
        "It is no longer open.", "Neither the mayor nor the council came.", "They did not come, nor did they call.",
    ],
)  # fmt: skip
def test_a_negation_is_counted_once_however_it_is_written(text: str):
    assert negations(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Not only the mayor came.", "It is not unlikely.", "They couldn't help laughing.", "Why not try it?", "He went, didn't he?",
        "There is no doubt about it.", "Whether or not it rains, they march.",
        "The house at No. 30 burned.", "It opened not long ago.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_negation_is_none(text: str):
    assert negations(text) == 0


def test_a_negation_is_not_read_across_the_end_of_a_sentence():
    assert negations("They would not. Only later did they pay.") == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It may rain.", "possible"), ("It could rain.", "potential"), ("They are able to pay.", "able"),
        ("They have to pay.", "obliged"), ("They need not pay.", "unneeded"), ("They don't have to pay.", "unneeded"),
        ("They plan to pay.", "intended"), ("They are considering a tax.", "considered"), ("They're going to pay.", "certain"),
        ("They would pay.", "conditional"), ("They should pay.", "advised"), ("They hope to pay.", "wished"),
    ],
)  # fmt: skip
def test_the_modal_value_of_a_phrase(text: str, value: str):
    assert values(text, "modality") == [value]


def test_the_month_is_not_the_modal_verb():
    assert values("In May 2021 the school opened; on 3 May it closed.", "modality") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("All schools closed.", "all"), ("Every school closed.", "all"), ("Most schools closed.", "most"),
        ("Almost all schools closed.", "nearly_all"), ("Many schools closed.", "many"), ("Some schools closed.", "some"),
        ("A few schools closed.", "some"), ("Few schools closed.", "few"), ("Only schools closed.", "only"),
    ],
)  # fmt: skip
def test_the_amount_that_a_determiner_says(text: str, value: str):
    assert values(text, "quantity") == [value]


def test_most_before_an_adjective_is_a_superlative_and_no_amount():
    assert values("It was the most costly of wars.", "quantity") == []
    assert values("It was the most costly of wars.", "intensity") == ["foremost"]


def test_one_of_the_main_is_one_cue():
    assert values("It is one of the main ports.", "intensity") == ["among"]
    assert values("It is the main port.", "intensity") == ["foremost"]


def test_a_negation_governs_up_to_the_next_mark_and_its_head_is_the_first_content_word():
    text = "The board did not approve the loan, and the bank closed."
    words = tokens(text)
    (negation,) = [c for c in cues(words, text, "en") if c.kind == "negation"]
    assert [words[i].form for i in range(*negation.scope)] == ["approve", "the", "loan"]
    assert negation.head is not None
    assert words[negation.head].form == "approve"


def test_a_scope_ends_with_the_conjunction_behind_its_head():
    text = "They did not pay the rent and sold the car."
    words = tokens(text)
    (negation,) = [c for c in cues(words, text, "en") if c.kind == "negation"]
    assert [words[i].form for i in range(*negation.scope)] == ["pay", "the", "rent"]


def test_some_before_a_number_is_an_approximation_and_no_amount():
    assert values("Some 50 years ago it rained.", "quantity") == []


def test_in_korean_the_head_stands_before_the_negation():
    text = "위원회는 대출을 승인하지 않았다"
    words = tokens(text)
    (negation,) = [c for c in cues(words, text, "ko") if c.kind == "negation"]
    assert "승인" in "".join(w.form for w in words[(negation.head or 0) : negation.last])


# Other languages


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("ru", "Никто никогда не говорил этого.", 1), ("ru", "Он не только пел, но и танцевал.", 0), ("ru", "Вышли без зонта.", 1),
        ("de", "Der Rat hat das nicht gesagt.", 1), ("de", "Nicht nur der Rat kam.", 0), ("de", "Niemand kam.", 1),
        ("fr", "Il n'est jamais venu.", 1),
        ("fr", "Il n'a que deux frères.", 0), ("fr", "Il part avant qu'elle ne vienne.", 0),
        ("fr", "Personne ne parle plus.", 1), ("es", "Nadie dijo nada.", 1), ("es", "No vino nadie.", 1),
        ("es", "No solo vino él.", 0),
        ("it", "Non ha mai detto niente.", 1), ("pt", "Ele não disse nada.", 1), ("pl", "Nikt nigdy nie był tak zły.", 1),
        ("nl", "Hij heeft dat niet gezegd.", 1), ("tr", "Bakan bunu bilmiyor.", 1), ("tr", "Bakan bunu biliyor.", 0),
        ("ko", "비가 오지 않았다.", 1), ("ko", "비가 왔다.", 0), ("ko", "갈 수밖에 없었다.", 0), ("ko", "거침없는 비판을 했다.", 0),
        ("ja", "雨は降らなかった。", 1),
        ("ja", "行かなければならない。", 0), ("ja", "雨だけでなく風も強い。", 0),
        ("zh", "他没有来。", 1), ("zh", "他不仅来了。", 0),
        ("zh", "他不得不走。", 0), ("ar", "لم يحضر الوزير", 1), ("ar", "لا يزال الوزير هنا", 0),
        ("th", "เขาไม่มา", 1), ("th", "เขามา", 0),
    ],
)  # fmt: skip
def test_negation_in_other_languages(language: str, text: str, count: int):
    assert negations(text, language) == count


@pytest.mark.parametrize("language", languages())
def test_every_table_has_the_values_that_verdicts_hang_on(language: str):
    known = table(language)
    assert known is not None
    entries = [m for of in known.words.values() for *_, means in of for m in means] + [
        m for _, means in known.patterns for m in means
    ]
    needed = {("negation", "not"), ("modality", "obliged"), ("modality", "possible"), ("quantity", "all"), ("quantity", "some")}
    assert needed <= set(entries)


def test_there_is_a_table_for_each_of_the_languages_that_are_read():
    assert languages() == ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh")


def test_a_language_without_a_table_has_no_cues():
    assert found("Nid yw hi'n bwrw glaw.", "cy") == ()
    assert cues(tokens("not"), "not", None) == ()


def test_a_region_is_passed_over():
    assert values("他沒有來。", "negation", "zh-Hant") == ["not"]


def test_a_value_outside_the_scale_is_an_error_of_the_file():
    with pytest.raises(ValueError, match="no value 'perhaps' of modality"):
        read_table({"modality": {"perhaps": ["maybe"]}})


# How far two cues differ


@pytest.mark.parametrize(
    ("one", "other", "meaning"),
    [
        ("will", "will", "same"), ("will", "is going to", "same"), ("will", "would", "same"), ("must", "has to", "same"),
        ("may", "might", "same"), ("can", "is able to", "same"), ("may", "can", "minor"), ("must", "should", "minor"),
        ("plans to", "will", "minor"), ("considers", "plans to", "minor"), ("may", "will", "major"), ("could", "must", "major"),
        ("could", "should", "major"), ("considers", "will", "major"), ("may", "must", "major"), ("can", "will", "major"),
        ("would", "may", "major"), ("would", "could", "minor"), ("wants to", "will", "major"),
    ],
)  # fmt: skip
def test_the_table_of_modal_values(one: str, other: str, meaning: str):
    (a,), (b,) = ([c for c in found(f"It {w} pay.") if c.kind == "modality"] for w in (one, other))
    assert compare_force(a, b) == compare_force(b, a) == meaning


@pytest.mark.parametrize(
    ("one", "other", "meaning"),
    [
        (("quantity", "all"), ("quantity", "nearly_all"), "minor"), (("quantity", "all"), ("quantity", "most"), "major"),
        (("quantity", "all"), ("quantity", "some"), "major"), (("quantity", "most"), ("quantity", "many"), "minor"),
        (("quantity", "most"), ("quantity", "few"), "major"), (("quantity", "many"), ("quantity", "some"), "minor"),
        (("quantity", "some"), ("quantity", "few"), "minor"), (("quantity", "some"), ("quantity", "none"), "major"),
        (("quantity", "only"), ("quantity", "all"), "minor"), (("frequency", "always"), ("frequency", "sometimes"), "major"),
        (("frequency", "always"), ("quantity", "all"), "same"), (("frequency", "often"), ("frequency", "usually"), "minor"),
        (("intensity", "foremost"), ("intensity", "among"), "major"), (("intensity", "strong"), ("intensity", "among"), "minor"),
        (("intensity", "extreme"), ("intensity", "fairly"), "major"), (("intensity", "extreme"), ("intensity", "strong"), "minor"),
        (("comparison", "more"), ("comparison", "less"), "major"), (("comparison", "rise"), ("comparison", "more"), "same"),
        (("condition", "if"), ("condition", "unless"), "major"), (("time", "before"), ("time", "after"), "major"),
        (("cause", "because"), ("time", "after"), "minor"), (("cause", "because"), ("cause", "despite"), "major"),
        (("tense", "past"), ("tense", "future"), "minor"), (("negation", "not"), ("negative_word", "refused"), "same"),
        (("negation", "never"), ("tense", "past"), "major"), (("tense", "past"), ("quantity", "some"), "same"),
    ],
)  # fmt: skip
def test_the_tables_of_the_other_kinds(one: tuple[str, str], other: tuple[str, str], meaning: str):
    assert compare_force(cue(*one), cue(*other)) == compare_force(cue(*other), cue(*one)) == meaning


@pytest.mark.parametrize(
    ("kind", "value", "meaning"),
    [
        ("negation", "without", "major"), ("negative_word", "failed", "same"), ("modality", "possible", "major"),
        ("modality", "certain", "same"), ("modality", "obliged", "minor"), ("hedge", "probably", "minor"),
        ("quantity", "some", "same"),
        ("quantity", "all", "minor"), ("quantity", "few", "major"), ("comparison", "less", "major"), ("time", "during", "same"),
    ],
)  # fmt: skip
def test_a_cue_that_nothing_answers(kind: str, value: str, meaning: str):
    assert compare_force(cue(kind, value), None) == compare_force(None, cue(kind, value)) == meaning


def test_nothing_against_nothing_is_the_same():
    assert compare_force(None, None) == "same"


def test_the_tables_name_only_values_that_exist():
    modal = {*SCALES["modality"], *SCALES["hedge"]}
    assert {v for pair in SAME | MINOR for v in pair} <= modal
    assert not SAME & MINOR
    assert all(kind in SCALES and (not value or value in SCALES[kind]) for kind, value in ALONE)
    assert set(GROUPS) == set(SCALES)


# Which cues answer one another


@pytest.mark.parametrize(
    ("report", "source"),
    [
        ("The board will not approve the loan.", "The board will approve the loan."),
        ("The board approved the loan.", "The board never approved the loan."),
        ("Some teachers signed the letter.", "All teachers signed the letter."),
        ("The bridge may open in June.", "The bridge will open in June."),
        ("The bridge may open in June.", "The bridge opens in June."),
        ("Owners could repair the roof.", "Owners must repair the roof."),
        ("Fewer homes were sold in spring.", "More homes were sold in spring."),
        ("They always close the gate.", "They sometimes close the gate."),
        ("It is one of the basic tasks of the party.", "It is the main task of the party."),
        ("The talks ended before the vote.", "The talks ended after the vote."),
    ],
)
def test_a_changed_claim_is_major(report: str, source: str):
    assert majors(report, source)


@pytest.mark.parametrize(
    ("report", "source"),
    [
        ("The board refused to approve the loan.", "The board did not approve the loan."),
        ("It is impossible to cross the river.", "The river cannot be crossed."),
        ("The packet is unnecessary.", "The packet is not needed."),
        ("Owners have to repair the roof.", "Owners must repair the roof."),
        ("Every teacher signed the letter.", "All teachers signed the letter."),
        ("The bridge is going to open in June.", "The bridge will open in June."),
        ("The fee should be no more than ten dollars.", "The fee should not exceed ten dollars."),
        ("Perhaps the bridge opens in June.", "The bridge may open in June."),
    ],
)
def test_another_wording_of_the_same_claim_is_not_major(report: str, source: str):
    assert majors(report, source) == []


def test_negative_words_answer_each_other_before_they_answer_a_negation():
    """Else the word that both passages have would hide the "not" that one of them lost."""
    report = "It is not unlawful to refuse the order."
    source = "It is unlawful to refuse the order."
    assert majors(report, source) == [("not", None)]


def test_a_cue_takes_its_like_where_the_order_is_turned():
    report = "It will rain in the north and may snow in the south."
    source = "In the south it may snow, and it will rain in the north."
    assert majors(report, source) == []


def test_a_negative_word_alone_is_not_given():
    assert [c.kind for c in found("The bank denied it.")] == ["negative_word"]
    assert matched(found("The bank denied it."), ()) == []


def test_without_heads_the_place_decides_and_near_widens_it():
    early, late = cue("negation", "not", 0.0), cue("negative_word", "refused", 0.9)
    assert matched([early], [late]) == [(early, None)]
    assert matched([early], [late], near=1.0) == [(early, late)]


def test_the_words_governed_count_more_than_the_place():
    one, near, like = cue("negation", "not", 0.0), cue("negation", "not", 0.0), cue("negation", "not", 0.9)
    assert matched([one], [near, like], lambda _a, b: float(b.place > 0.5)) == [(one, like), (None, near)]


def test_two_negative_words_far_apart_and_of_different_sense_do_not_answer_each_other():
    assert matched([cue("negative_word", "failed", 0.0)], [cue("negative_word", "refused", 0.9)]) == []


def test_an_amount_of_things_is_no_answer_to_one_of_times():
    some, usually = cue("quantity", "some"), cue("frequency", "usually")
    assert matched([some], [usually]) == [(some, None), (None, usually)]


SOME = st.sampled_from([cue(k, v, p) for k, of in SCALES.items() for v in of for p in (0.0, 0.4, 0.9)])


@given(st.lists(SOME, max_size=6), st.lists(SOME, max_size=6))
def test_each_cue_is_matched_at_most_once_and_only_negative_words_are_left_unsaid(a: list[Cue], b: list[Cue]):
    pairs = matched(a, b)
    assert all(x is not None or y is not None for x, y in pairs)
    assert all(GROUPS[x.kind] == GROUPS[y.kind] for x, y in pairs if x and y)
    for given_, got in ((a, [x for x, _ in pairs if x]), (b, [y for _, y in pairs if y])):
        # Every cue but a negative word comes back exactly as often as it was given.
        assert sorted((c.kind, c.value) for c in got if c.kind != "negative_word") == sorted(
            (c.kind, c.value) for c in given_ if c.kind != "negative_word"
        )
        assert len(got) <= len(given_)


@given(SOME, SOME)
def test_comparing_knows_no_sides(a: Cue, b: Cue):
    assert compare_force(a, b) == compare_force(b, a)
    assert compare_force(a, a) == "same"


WORDS = [
    "not",
    "only",
    "no",
    "longer",
    "may",
    "all",
    "the",
    "most",
    "one",
    "of",
    "main",
    "never",
    "has",
    "to",
    "pay",
    "roof",
    ",",
    ".",
]


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_cues_lie_within_the_tokens_in_order_and_a_passage_never_differs_from_itself(words: list[str]):
    text = " ".join(words)
    made = found(text)
    count = len(tokens(text))
    assert all(0 <= c.first < c.last <= count and 0 <= c.scope[0] <= c.scope[1] <= count for c in made)
    assert all(a.first <= b.first for a, b in itertools.pairwise(made))
    assert all(c.head is None or 0 <= c.head < count for c in made)
    assert majors(text, text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ich kann nicht umhin, dem Maurer zu danken.", "de"),
        ("Мы не можем не поблагодарить мастера.", "ru"),
        ("등대는 전례없이 밝다.", "ko"),
        ("전례 없는 일이다.", "ko"),
        ("등대는 끊임없이 돈다.", "ko"),
    ],
)
def test_negations_that_cancel_out_or_only_strengthen_deny_nothing(text: str, language: str):
    assert not [c for c in cues(tokens(text), text, language) if c.kind == "negation"]


def test_what_cannot_be_done_is_denied():
    text = "파도를 막을수 없다."
    assert {c.kind for c in cues(tokens(text), text, "ko")} >= {"negation", "modality"}


@pytest.mark.parametrize("text", ["소문을 믿지 말라.", "겨울 바다를 잊지는 말자.", "등대를 떠나지마라.", "아무도 만지지 마."])
def test_a_korean_ban_is_a_negation(text: str):
    assert {c.kind for c in cues(tokens(text), text, "ko")} >= {"negation"}


@pytest.mark.parametrize("text", ["아버지 마음은 바다 같다.", "아버지 말이 옳다.", "이미지 마케팅을 한다.", "어느 등대가 밝은가?"])
def test_korean_words_that_look_like_a_ban_or_like_all_are_none(text: str):
    assert not [c for c in cues(tokens(text), text, "ko") if c.kind in ("negation", "quantity")]
