from __future__ import annotations

import pytest

from headwater.lineage.occasions import occasion


def test_a_message_with_its_day_and_who_sent_it():
    text = (
        "Harbour Gazette\nApril 2, 2026\n\nGovernor Anna Berg sent a message to the masons on April 1, 2026.\n\nStand by the mole."
    )
    found = occasion(text, "en", "2026-04-02")
    assert found is not None
    assert (found.what, found.speaker, found.said) == ("message", "Anna Berg", "2026-04-01")
    assert text[found.start : found.end].startswith("Governor")


@pytest.mark.parametrize(
    "text",
    [
        "Governor Anna Berg sent a message to the masons.",  # no day
        "The mole was opened on April 1, 2026.",  # nothing said
        "Governor Anna Berg will give a speech on April 9, 2026.",  # not yet
        "“The wall broke on the night of March 14, 2026,” the message reads.",  # the day of what it tells
        "",
    ],
)
def test_without_a_word_for_it_or_a_day_that_is_past_nothing_is_told(text: str):
    assert occasion(text, "en", "2026-04-02") is None


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [("Anna Berg hielt am 1. April 2026 eine Rede vor den Maurern.", "de", "rede"), ("总督于2026年4月1日发表讲话。", "zh", "讲话"),
     ("Губернатор направил послание 1 апреля 2026 года.", "ru", "послание")],
)  # fmt: skip
def test_other_languages(text: str, language: str, what: str):
    found = occasion(text, language, "2026-04-02")
    assert found is not None
    assert (found.what, found.said) == (what, "2026-04-01")
