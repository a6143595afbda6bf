from __future__ import annotations

import pytest

from headwater import document
from headwater.align.index import index
from headwater.judge.frames import ends_with, frames, incomplete, starts_with
from headwater.text.tokens import tokens


def forms(text: str) -> list[str]:
    return [t.form for t in tokens(text)]


@pytest.mark.parametrize(
    ("language", "before"),
    [
        ("en", "I never said that"), ("de", "Ich habe nie gesagt, dass"), ("fr", "Je n'ai jamais dit que"),
        ("es", "Yo nunca dije que"), ("ru", "Я никогда не говорил, что"), ("zh", "我没有说"),
    ],
)  # fmt: skip
def test_a_denial_before_the_words_is_known_in_its_language(language: str, before: str):
    assert ends_with(forms(before), frames(language).denials)
    assert not ends_with(forms("We open the bridge and"), frames(language).denials)


def test_a_phrase_too_far_before_the_words_governs_them_no_more():
    words = forms("I never said much about the harbour or the old town, and so today at last")
    assert ends_with(words, frames("en").denials) is None


def test_the_longest_phrase_is_taken():
    assert ends_with(["i", "did", "not", "say", "that"], (("not", "say"), ("did", "not", "say"))) == (1, 4)
    assert starts_with(["only", "if", "it"], (("only",), ("only", "if"))) == (0, 2)
    assert starts_with(["it"], (("if",),)) is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Remarks by the mayor, as prepared for delivery"), ("en", "(Excerpts)"), ("de", "Es gilt das gesprochene Wort"),
        ("fr", "Extraits du discours"), ("ru", "Отрывки из выступления"), ("ko", "연설 요지"), ("zh", "讲话节选"),
    ],
)  # fmt: skip
def test_a_text_that_says_it_is_not_whole_is_believed(language: str, line: str):
    found = incomplete(index(document(f"{line}\n\n1. 2. 3. We open. Wir öffnen.", language=language)))
    assert found is not None
    assert line[found[0] : found[1]]


def test_a_speaker_who_speaks_of_highlights_gives_no_excerpt():
    text = "Among the highlights of this long year was the day on which all of us opened the new bridge together."
    assert incomplete(index(document(text, language="en"))) is None
