"""English statements: what is reported, by which words, of whom; and what only looks like a report."""

from __future__ import annotations

import pytest

from headwater import document
from headwater.comparison import quotations
from headwater.quotes.direct.marks import between_marks
from headwater.quotes.statements import statements
from headwater.text.segments import segments


def said(text: str, language: str = "en") -> list[tuple[str, str | None, str | None]]:
    """The statements of a text: content (its parts joined by " … "), cue and mention."""
    found = document(text, language=language)
    parts = segments(found)
    return [
        (
            " … ".join(text[s.start : s.end] for s in one.content),
            text[one.cue.start : one.cue.end] if one.cue else None,
            text[one.mention.start : one.mention.end] if one.mention else None,
        )
        for one in statements(found, parts, between_marks(found, parts))
    ]


ENGLISH = "The mayor said on Monday that the bridge would stay closed until May. She added that the town had no money for it."
OTHERS = {
    "de": (
        "Die Bürgermeisterin sagte am Montag, dass die Brücke bis Mai geschlossen bleibe. Sie fügte hinzu, dass die Stadt kein "
        "Geld habe.",
        ["die Brücke bis Mai geschlossen bleibe", "die Stadt kein Geld habe"],
    ),
    "fr": (
        "La maire a déclaré lundi que le pont resterait fermé jusqu'en mai. Elle a ajouté que la ville n'avait pas d'argent.",
        ["le pont resterait fermé jusqu'en mai", "la ville n'avait pas d'argent"],
    ),
    "cs": (
        "Starostka v pondělí řekla, že most zůstane uzavřený do května. Odbory uvedly, že půjdou k soudu.",
        ["most zůstane uzavřený do května", "půjdou k soudu"],
    ),
    "ru": (
        "Мэр заявила в понедельник, что мост останется закрытым до мая. Профсоюз сообщил, что пойдёт в суд.",
        ["мост останется закрытым до мая", "пойдёт в суд"],
    ),
    "ko": ("시장은 다리가 5월까지 닫힌다고 말했다. 노조는 법정에 가겠다고 밝혔다.", ["다리가 5월까지 닫힌다", "법정에 가겠다"]),
    "zh": ("市长周一表示，大桥将关闭到五月。工会说，他们将上法庭。", ["大桥将关闭到五月", "他们将上法庭"]),
    "ar": (
        "وقالت الوزيرة إن الجسر سيبقى مغلقا حتى مايو. وأضافت أن المدينة بلا مال.",
        ["الجسر سيبقى مغلقا حتى مايو", "المدينة بلا مال"],
    ),
}
IN_ENGLISH = ["the bridge would stay closed until May", "the town had no money for it"]


@pytest.mark.parametrize("other", sorted(OTHERS))
def test_an_article_in_two_languages_is_read_in_both(other: str):
    text, contents = OTHERS[other]
    assert [c for c, _, _ in said(f"{ENGLISH}\n\n{text}", "en")] == IN_ENGLISH + contents
    assert [c for c, _, _ in said(f"{text}\n\n{ENGLISH}", other)] == contents + IN_ENGLISH


HEADS = (
    ("The mayor said on Monday that the dam would hold.", "the dam would hold", "said", "The mayor"),
    ("Ida Lund said the dam would hold.", "the dam would hold", "said", "Ida Lund"),
    ("On December 12, Ida Lund said the plan had failed.", "the plan had failed", "said", "Ida Lund"),
    ("Ida Lund, head of the water board, said the plan had failed.", "the plan had failed", "said", "Ida Lund"),
    ("Ida Lund, who runs the board, said the plan had failed.", "the plan had failed", "said", "Ida Lund"),
    ("Ida Lund, 63, a farmer from the valley, said the plan had failed.", "the plan had failed", "said", "Ida Lund"),
    ("She has also repeatedly said that the plan had failed.", "the plan had failed", "said", "She"),
    ("She told reporters on Monday that the dam held.", "the dam held", "told reporters", "She"),
    ("She told reporters the dam held.", "the dam held", "told reporters", "She"),
    ("The town asked whether the dam would hold.", "whether the dam would hold", "asked", "The town"),
    ("He explained how the gates are closed.", "how the gates are closed", "explained", "He"),
    ("It said no.", "no", "said", "It"),
    ("The survey shows a lead for the mayor.", "a lead for the mayor", "shows", "The survey"),
    ("A poll found that most voters want the bridge.", "most voters want the bridge", "found", "A poll"),
    ("The Ruritanian leader called on them to remain brave.", "them to remain brave", "called on", "The Ruritanian leader"),
    ("The board vowed to rebuild the gate.", "to rebuild the gate", "vowed", "The board"),
    ("He told them not to wait.", "not to wait", "told", "He"),
    ("The minister expressed hope for an early meeting.", "hope for an early meeting", "expressed", "The minister"),
    ("It called the flood the worst in years.", "the flood the worst in years", "called", "It"),
    ("Lund accused the board of sloth.", "the board of sloth", "accused", "Lund"),
    ("He was quoted as saying that the dam held.", "the dam held", "was quoted as saying", "He"),
    ("He believes the dam will hold.", "the dam will hold", "believes", "He"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "content", "cue", "mention"), HEADS)
def test_a_head_gives_its_clause_its_verb_and_the_bare_noun_phrase_of_its_subject(text: str, content: str, cue: str, mention: str):
    assert said(text) == [(content, cue, mention)]


ASIDES = (
    ("The dam would hold, she said on Monday.", "The dam would hold", "said", "she"),
    ("The dam would hold, said Ida Lund, who runs the board.", "The dam would hold", "said", "Ida Lund"),
    ("The dam, she said, would hold.", "The dam … would hold", "said", "she"),
    ("Closing the gate, Lund said, saved the town.", "Closing the gate … saved the town", "said", "Lund"),
    ("Six months ago, the senator said, the board had seen it.", "the board had seen it", "said", "the senator"),
    ("The gates had rusted, according to the water board.", "The gates had rusted", "according to", "the water board"),
    ("According to the water board, the gates had rusted.", "the gates had rusted", "According to", "the water board"),
    ("The gates, according to Lund, had rusted.", "The gates … had rusted", "according to", "Lund"),
)


@pytest.mark.parametrize(("text", "content", "cue", "mention"), ASIDES)
def test_a_clause_behind_or_inside_attributes_what_stands_around_it(text: str, content: str, cue: str, mention: str):
    assert said(text) == [(content, cue, mention)]


def test_content_runs_on_over_joined_clauses_and_ends_where_another_speaks():
    assert said("He said that the dam held and that the town was safe.") == [
        ("the dam held and that the town was safe", "said", "He")
    ]
    assert [c for c, _, _ in said("The mayor said the dam held, and the board denied the claim.")] == ["the dam held", "the claim"]
    assert [c for c, _, _ in said("The mayor said the dam held; the gates were shut.")] == ["the dam held"]
    assert [c for c, _, _ in said("While Lund said the dam held, the town was empty.")] == ["the dam held"]


def test_joined_verbs_and_participles_have_the_subject_of_the_first():
    assert said("She urged the town to wait and promised that help would come.") == [
        ("the town to wait", "urged", "She"),
        ("help would come", "promised", "She"),
    ]
    assert said("Lund said the dam held, adding that the town was safe.") == [
        ("the dam held", "said", "Lund"),
        ("the town was safe", "adding", "Lund"),
    ]


def test_a_verb_inside_what_is_reported_is_part_of_it():
    assert said("Lund said she believes the board will promise to rebuild.") == [
        ("she believes the board will promise to rebuild", "said", "Lund")
    ]


def test_nouns_report_with_that_and_with_their_holder():
    assert said("His claim that the dam held was printed.")[0][1:] == ("claim", "His")
    assert said("The board's belief that the dam would hold is old.")[0][1:] == ("belief", "The board")


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on Monday and the water took the road.",
        "There are five states in the valley.",
        "The claims of the town were old.",
        "The things he wants cost money.",
        "The State Department moved to the valley.",
        "A calling card lay on the table.",
        "The gates were opened, and the road was closed to the town.",
    ],
)
def test_narration_and_nouns_that_look_like_verbs_report_nothing(text: str):
    assert said(text) == []


def test_what_attributes_a_direct_quotation_is_no_statement():
    assert said('"The dam will hold," Lund said on Monday in the town hall.') == []
    assert said('Lund said on Monday: "The dam will hold."') == []
    assert said('"The dam will hold," she told the paper.') == []
    assert said('"The dam will hold," Lund said in the hall the board had rented.') == []
    assert said('A few minutes later, he added: "The dam will hold."') == []


def test_beside_a_direct_quotation_the_rest_is_still_reported():
    assert said('"The dam will hold," he said, adding that the town was safe.') == [("the town was safe", "adding", "he")]
    assert said('"The dam will hold," the writers explain, and add that the town is safe.') == [
        ("the town is safe", "add", "the writers")
    ]


def test_marked_words_inside_a_statement_make_it_mixed():
    text = 'Lund said the plan was "a disaster" for the town.'
    (one,) = quotations(document(text, language="en"))
    assert one.form == "mixed"
    assert [text[s.start : s.end] for s in one.spans] == ['the plan was "a disaster" for the town']
    assert [text[s.start : s.end] for s in one.marked] == ["a disaster"]


def test_the_credit_of_the_report_itself_is_no_statement_but_an_agency_may_speak():
    assert said("The leader sent greetings, according to the Central News Agency of Ruritania (CNAR).") == []
    assert said("The gates had rusted, according to the agency.") == [("The gates had rusted", "according to", "the agency")]


def test_a_language_without_verbs_in_its_grammar_and_one_without_a_file_do_not_fail():
    assert said("Ala ma kota.", "pl") == []
    assert said("Lorem said that ipsum.", "xx") == []
