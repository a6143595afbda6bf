from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import NoText, NotText
from headwater.intake.plain import document_of


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_the_text_is_kept_and_named_by_its_hash(text: str):
    found = document_of(text, name="x")
    assert found.text == text
    assert found.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert found.id == f"text-{found.text_sha256[:12]}"


def test_a_given_id_is_kept():
    assert document_of("one", name="x", id="a/b.txt").id == "a/b.txt"


@pytest.mark.parametrize(("text", "why"), [("", "empty"), (" \r\n\t\u3000 ", "white space only")])
def test_a_text_without_text_says_so(text: str, why: str):
    with pytest.raises(NoText, match=rf"^blank\.txt: no text found \({why}\); give a file that holds the text$"):
        document_of(text, name="blank.txt")


def test_half_a_character_is_refused_with_its_place():
    with pytest.raises(NotText, match=r"^x: half a character at 2"):
        document_of("ab\ud83d", name="x")
