from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import InputError, NoText, NotFound, NotText, TooLarge
from headwater.intake.formats import LARGEST
from headwater.reading import document, read, read_all, read_item

REPORT = "The committee said that the new dam opens at the end of the month.\r\n\r\n“It is ready,” said Ann Lee. 🙂 Cafe\u0301\r\n"
PAGE = (
    '<html lang="en"><head><title>Dam opens</title>'
    '<meta property="article:published_time" content="2031-03-04T09:15:00+02:00"></head>'
    "<body><article><h1>Dam opens</h1><p>The committee said that <q>the new dam is ready</q> and opens at the end of the month.</p>"
    "<p>People of eleven villages were invited, and the mayor of the largest one will cut the ribbon.</p></article></body></html>"
)
PIECES = (
    "The dam", " opens", ".", "\r\n", "\n\n", "\r", "🙂", "e\u0301", "댐이 열린다. ", "السد", "\u2028", "“so”", "\t", ", ,  ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1).map("".join)


def test_a_file_keeps_its_text_with_its_line_ends_so_that_offsets_point_into_it(tmp_path: Path):
    file = tmp_path / "report.txt"
    file.write_bytes(b"\xef\xbb\xbf" + REPORT.encode())
    found = read(file)
    assert found.text == REPORT
    assert found.id == str(file)
    assert found.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert found.language == "en"
    quoted = found.text.index("It is ready")
    assert file.read_bytes().decode("utf-8-sig")[quoted : quoted + 11] == "It is ready"


@given(TEXTS.filter(str.strip))
def test_a_text_is_never_changed_and_its_blocks_lie_inside_in_order(text: str):
    found = read(text)
    assert found.text == text
    assert found == document(text)
    assert read(text.encode()).text == text
    assert all(0 <= b.start < b.end <= len(text) for b in found.blocks)
    assert [b.start for b in found.blocks] == sorted(b.start for b in found.blocks)
    covered = {i for b in found.blocks for i in range(b.start, b.end)}
    assert not any(c.isalnum() for i, c in enumerate(text) if i not in covered)


def test_a_page_is_read_from_a_file_and_from_its_bytes_alike(tmp_path: Path):
    file = tmp_path / "saved"
    file.write_text(PAGE, "utf-8")
    found, again = read(file), read(PAGE.encode())
    assert found.text == again.text
    assert found.text.startswith("Dam opens\n\nThe committee said that “the new dam is ready” and opens")
    assert (found.title, found.published, found.language) == ("Dam opens", "2031-03-04T09:15:00+02:00", "en")
    assert [b.kind for b in found.blocks] == ["heading", "paragraph", "paragraph"]


def test_a_str_is_always_text_and_never_a_path_or_a_page(tmp_path: Path):
    file = tmp_path / "report.txt"
    file.write_text("The dam opens.", "utf-8")
    assert read(str(file)).text == str(file)
    assert read(PAGE).text == PAGE


def test_what_the_caller_knows_wins_over_what_the_document_says():
    found = read(
        PAGE.encode(), id="a", language="nl", published="2031-03-05", title="Other", outlet="The Lantern", url="https://l.example/a"
    )
    assert (found.id, found.language, found.published) == ("a", "nl", "2031-03-05")
    assert (found.title, found.outlet, found.url) == ("Other", "The Lantern", "https://l.example/a")


def test_the_language_that_the_caller_gives_is_never_doubted():
    text = "Der Ausschuss erklärte gestern, die neue Talsperre werde Ende des Monats geöffnet, und alle seien eingeladen. " * 4
    assert read(text).language == "de"
    assert read(text, language="nl").language == "nl"
    assert document(text, language="nl").language == "nl"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no file without an end on this system")
def test_a_file_without_an_end_is_refused_and_not_read_on():
    with pytest.raises(TooLarge):
        read(Path("/dev/zero"))


def test_what_the_caller_says_of_a_text_stands_on_the_document():
    found = document("It opens.", title="Dam", language="en", published="2031-03-05", outlet="L", url="u", author="A", id="x")
    assert (found.id, found.title, found.language, found.published) == ("x", "Dam", "en", "2031-03-05")
    assert (found.outlet, found.url, found.author, found.sha256) == ("L", "u", "A", None)


def test_the_same_text_has_the_same_made_up_id():
    assert document("One.").id == document("One.").id != document("Two.").id


@pytest.mark.parametrize("word", ["Yes", "댐", "🙂 ok", "7"])
def test_one_word_is_a_document(word: str):
    assert read(word).text == word


def test_a_missing_file_and_a_folder_say_so(tmp_path: Path):
    with pytest.raises(NotFound, match=r"gone\.txt: no such file; check its name and folder$"):
        read(tmp_path / "gone.txt")
    with pytest.raises(NotFound, match=r": a folder, not a file; name a file in it$"):
        read(tmp_path)


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have_is_refused_in_one_line(path: str):
    with pytest.raises(InputError, match="cannot be read") as refusal:
        read(Path(path))
    assert "\n" not in str(refusal.value)


def test_what_is_blank_binary_or_too_large_is_refused_by_its_name(tmp_path: Path):
    for name, data, error in (("a", b" \r\n", NoText), ("b", b"%PDF-1.4", NotText), ("c", b"a" * (LARGEST + 1), TooLarge)):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(error) as refusal:
            read(tmp_path / name)
        assert str(refusal.value).startswith(f"{tmp_path / name}: ")


def test_a_source_without_a_path_has_the_name_it_is_given():
    with pytest.raises(NoText, match=r"^standard input: no text found"):
        read(b"", name="standard input")
    with pytest.raises(NoText, match=r"^the text given: no text found"):
        read("")


def test_an_encoding_that_the_caller_names_is_used(tmp_path: Path):
    file = tmp_path / "old.txt"
    file.write_bytes("Да".encode("koi8-r"))
    assert read(file, encoding="koi8-r").text == "Да"


def test_a_source_of_one_document_is_a_list_of_one():
    (found,) = read_all(PAGE.encode(), language="en")
    assert found == read(PAGE.encode())


def test_a_table_can_be_read_as_the_text_that_it_is_written_in():
    table = b"title,text\nDam,It opens.\n"
    assert read(table).text == "It opens."
    assert read(table, taken_apart=False).text == table.decode()


def dated(head: str, *, meta: str = "") -> str | None:
    """The day of publication of a page with so much of a head over its text."""
    prose = (
        "<p>La presa del río del norte está terminada después de diez años de obras, dijo el comité del agua. Se abre el lunes.</p>"
    )
    return read(
        f"<html><head><title>Presa</title>{meta}</head><body><main>{head}{prose * 4}</main></body></html>".encode()
    ).published


@pytest.mark.parametrize(
    ("head", "meta"),
    [
        ('<h1>Presa</h1><div class="info">4 de marzo de 2031, 10:30</div>', ""),
        ("<ul><li>Ann Lee</li><li>4 marzo 2031</li></ul><h1>Presa</h1>", ""),
        ("<article><h1>Presa</h1><time>4 de marzo de 2031</time></article>", ""),
        ("<h1>Presa</h1>", '<meta name="date" content="martes, 4 de marzo de 2031">'),
        ("<h1>Presa</h1><div>4 de marzo de 2031</div>", ""),
        ("<p>Domingo, 9 de noviembre de 2036</p><h1>Presa</h1><div>4 de marzo de 2031</div>", ""),
        ("<h1>Presa</h1><p>Actualizado: 5 de marzo de 2031</p><p>Publicado: 4 de marzo de 2031</p>", ""),
        ("<h1>Presa</h1><div>04.03.2031 (al)</div>", ""),
    ],
)
def test_a_day_with_the_name_of_its_month_is_read_by_the_headline_and_in_the_tags(head: str, meta: str):
    assert dated(head, meta=meta) == "2031-03-04"


@pytest.mark.parametrize(
    "head",
    [
        "<h1>Acto del 4 de marzo de 2031</h1>", "<h1>Presa</h1><p>Se abre el 4 de marzo de 2031</p>",
        '<h1>Presa</h1><div class="related"><p>4 de marzo de 2031</p></div>',
    ],
)  # fmt: skip
def test_the_day_of_what_a_page_tells_is_not_that_of_the_page(head: str):
    assert dated(head) is None


def test_a_row_is_read_again_from_its_bytes_and_what_was_told_of_it():
    told = {"id": "a1", "title": "Dam", "author": "Ann Lee", "columns": {"text": "story"}}
    found = read_item(b'{"story": "It opens."}', "t line 1", told)
    assert (found.id, found.title, found.author, found.text) == ("a1", "Dam", "Ann Lee", "It opens.")
