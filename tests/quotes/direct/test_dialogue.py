"""Speech without marks: dash dialogue and interviews, only in documents that have the form."""

from __future__ import annotations

import pytest

import headwater
from headwater.quotes.cues import cues_for
from headwater.quotes.direct.dialogue import unmarked


def turns(text: str, language: str = "en") -> list[tuple[str | None, list[str]]]:
    document = headwater.document(text, language=language)
    whole = document.text
    return [
        (f.mention and whole[f.mention.start : f.mention.end], [whole[s.start : s.end] for s in f.spans])
        for f in unmarked(document, cues_for(language))
    ]


def test_names_that_take_turns_speak():
    assert turns("Bote: Why is the dyke old?\nIda Lund: Nobody mends it.\nBote: Will you?\nIda Lund: In spring.") == [
        ("Bote", ["Why is the dyke old?"]),
        ("Ida Lund", ["Nobody mends it."]),
        ("Bote", ["Will you?"]),
        ("Ida Lund", ["In spring."]),
    ]


def test_question_and_answer_go_on_in_paragraphs_without_a_letter():
    assert turns("Q. Why is it old?\n\nA. Nobody mends it.\n\nThat is sad.\n\nQ. Will you?\n\n(LAUGHTER)\n\nA. In spring.") == [
        ("Q", ["Why is it old?"]),
        ("A", ["Nobody mends it.", "That is sad."]),
        ("Q", ["Will you?"]),
        ("A", ["In spring."]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "WHAT: A fair.\nWHEN: Monday.\nWHERE: Nes.\nWHO: Ida Lund.",
        "Note: this was edited.\n\nNote: this too.\n\nRain fell.",
        "A. The dyke is old.\n\nB. It leaks.\n\nA. It must go.",
        "She said one thing: it is old.\n\nHe said another: it is new.",
    ],
)
def test_a_colon_or_letter_alone_makes_no_interview(text: str):
    assert turns(text) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "ru",
            "— Вы согласны?\n— Да, — ответил министр. — Мы починим.\nНаступила ночь.",
            [(None, ["Вы согласны?"]), ("министр", ["Да,", "Мы починим."])],
        ),
        ("es", "—Vamos a casa —dijo él—. Mañana será tarde.", [("él", ["Vamos a casa", "Mañana será tarde."])]),
        ("fr", "— Je ne sais pas, dit-il. Peut-être demain.", [("il", ["Je ne sais pas,", "Peut-être demain."])]),
        ("fr", "— Vraiment ? demanda Marie.", [("Marie", ["Vraiment ?"])]),
        ("pl", "— Nie wiem — powiedziała Anna.\n— Dobrze.", [("Anna", ["Nie wiem"]), (None, ["Dobrze."])]),
        ("ru", "В план входят:\n— починка дамбы;\n— новая дорога.\nВсё.", []),
        ("ru", "— Починка дамбы.\n— Новая дорога.", []),
        ("en", "— The dyke is old, he said.\n— Is it?", []),
    ],
)
def test_a_paragraph_that_opens_with_a_dash_speaks_where_it_is_attributed_or_answers(
    language: str, text: str, found: list[tuple[str | None, list[str]]]
):
    assert turns(text, language) == found


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_french_labels_have_a_space_before_their_colon(space: str):
    text = f"LE QUAI{space}: Qui paie la digue ?\nIDA LUND{space}: Personne.\n\nPluie sur le port."
    assert turns(text, "fr") == [("LE QUAI", ["Qui paie la digue ?"]), ("IDA LUND", ["Personne."])]


@pytest.mark.parametrize(
    "text",
    [
        "LIEU : Nes\nDATE : lundi 3 mai\nQUI : Ida Lund.",
        "Une question : qui paie ?\nUne réponse : personne.",
        "IDA LUND : Qui paie ?\nIDA LUND : Personne.",
    ],
)
def test_fields_and_single_labels_with_a_space_make_no_interview(text: str):
    assert turns(text, "fr") == []
