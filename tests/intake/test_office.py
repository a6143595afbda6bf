from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from headwater.contract import check
from headwater.errors import HeadwaterError, NoText, NotText, TooLarge
from headwater.intake import office
from headwater.model import Document
from headwater.reading import read
from tests.intake.test_archives import zipped

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(made: docx.document.Document) -> bytes:
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def parts(found: Document) -> list[tuple[str, str]]:
    check(found)
    return [(b.kind, found.text[b.start : b.end]) for b in found.blocks]


def letter() -> bytes:
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "The dam opens", "Ann Lee"
    made.add_heading("The dam opens", 1)
    made.add_paragraph("The committee said that it is ready.")
    made.add_paragraph("Come by boat", style="List Bullet")
    table = made.add_table(2, 2)
    for cell, words in zip((c for row in table.rows for c in row.cells), ("Year", "Height", "1950", "31 m"), strict=True):
        cell.text = words
    return saved(made)


def word(body: str, **files: str) -> bytes:
    told = {f"word/{name}.xml": text.encode() for name, text in files.items()}
    return zipped({"word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode(), **told})


def test_headings_paragraphs_lists_and_tables_of_a_word_file_are_blocks():
    found = read(letter())
    assert parts(found) == [
        ("heading", "The dam opens"), ("paragraph", "The committee said that it is ready."), ("list", "Come by boat"),
        ("table", "Year\tHeight"), ("table", "1950\t31 m"),
    ]  # fmt: skip
    assert (found.title, found.author, found.language) == ("The dam opens", "Ann Lee", "en")


def test_tracked_changes_are_read_as_their_author_left_them_and_links_and_boxes_are_text():
    made = docx.Document()
    paragraph = made.add_paragraph("The dam ")
    for piece in (
        f"<w:del {NAMES}><w:r><w:delText>closes</w:delText></w:r></w:del>",
        f"<w:ins {NAMES}><w:r><w:t>opens</w:t></w:r></w:ins>",
        f"<w:moveFrom {NAMES}><w:r><w:t> here</w:t></w:r></w:moveFrom>",
        f"<w:hyperlink {NAMES}><w:r><w:t xml:space='preserve'> on "
        f"Mon\u00adday</w:t><w:noBreakHyphen/><w:t>noon</w:t></w:r></w:hyperlink>",
    ):
        paragraph._p.append(parse_xml(piece))
    assert read(saved(made)).text == "The dam opens on Monday-noon"
    box = (
        "<w:p><w:r><w:t>Outside.</w:t></w:r><w:r><w:txbxContent><w:p><w:r><w:t>In a "
        "box.</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"
    )
    assert parts(read(word(box))) == [("paragraph", "Outside."), ("paragraph", "In a box.")]


def test_footnotes_stand_at_the_end_and_headings_are_told_by_their_level_in_any_language():
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>Le '
        "barrage</w:t></w:r></w:p><w:p><w:r><w:t>Il ouvre.</w:t></w:r></w:p>"
    )
    styles = f'<w:styles {NAMES}><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style></w:styles>'
    notes = (
        f'<w:footnotes {NAMES}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>-----</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>Selon le maire.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    found = read(word(body, styles=styles, footnotes=notes))
    assert parts(found) == [("heading", "Le barrage"), ("paragraph", "Il ouvre."), ("paragraph", "Selon le maire.")]


def test_the_strict_form_of_a_word_file_is_read_too():
    data = word("<w:p><w:r><w:t>The dam opens.</w:t></w:r></w:p>").decode("latin-1")
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data.encode("latin-1"))) as old, zipfile.ZipFile(held, "w") as new:
        text = old.read("word/document.xml").replace(office.W[1:-1].encode(), office.STRICT)
        new.writestr("word/document.xml", text)
    assert read(held.getvalue()).text == "The dam opens."


def test_open_document_texts_are_read():
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    )
    body = (
        "<text:h>The dam</text:h><text:p>It <text:span>opens</text:span><text:s/>on\n "
        "Monday<text:note><text:note-body><text:p>So he said."
        "</text:p></text:note-body></text:note>.</text:p><text:list><text:list-item><text:p>By "
        "boat</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>1950</text:p></table:table-cell><table:table"
        "-cell><text:p>31 m</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    content = f"<office:document-content {names}><office:body>{body}</office:body></office:document-content>"
    found = read(zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}))
    assert parts(found) == [
        ("heading", "The dam"), ("paragraph", "It opens on Monday."), ("list", "By boat"), ("table", "1950\t31 m"),
        ("paragraph", "So he said."),
    ]  # fmt: skip


def test_the_chapters_of_a_book_come_in_the_order_of_its_spine():
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Of dams</dc:title>'
        '<dc:creator>Ann Lee</dc:creator></metadata><manifest><item id="n" href="nav.xhtml" '
        'properties="nav"/><item id="b" href="t/2.xhtml"/>'
        '<item id="a" href="t/1.xhtml"/></manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref '
        'idref="b"/></spine></package>'
    )
    files = {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>',
        "O/p.opf": package,
        "O/nav.xhtml": "<html><body><p>Contents</p></body></html>",
        "O/t/1.xhtml": "<html><body><h1>One</h1><p>It opens.</p></body></html>",
        "O/t/2.xhtml": "<html><body><p>It closes.</p></body></html>",
    }  # fmt: skip
    found = read(zipped({name: text.encode() for name, text in files.items()}))
    assert parts(found) == [("heading", "One"), ("paragraph", "It opens."), ("paragraph", "It closes.")]
    assert (found.title, found.author) == ("Of dams", "Ann Lee")


def test_a_file_without_words_and_a_damaged_one_say_so():
    with pytest.raises(NoText, match=r"^x: no text found \(a Word document without words\)"):
        read(saved(docx.Document()), name="x")
    with pytest.raises(NotText, match=r"^x: a Word document that is damaged or locked"):
        read(letter().replace(b"PK\x03\x04", b"PK\x03\x05", 3).replace(b"PK\x03\x05", b"PK\x03\x04", 1), name="x")


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(office, "LARGEST_XML", 5_000)
    with pytest.raises(TooLarge, match=r"^x: unpacks to over"):
        read(word(f"<w:p><w:r><w:t>{'a' * 9000}</w:t></w:r></w:p>"), name="x")


def test_entities_in_a_file_are_not_resolved():
    body = (
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document %s><w:body><w:p><w:r><w:t>The '
        b"dam&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert "root" not in read(zipped({"word/document.xml": body % NAMES.encode()})).text


@given(st.data())
def test_a_mangled_file_is_read_or_refused(data: st.DataObject):
    held = bytearray(
        zipped({"word/document.xml": word("<w:p><w:r><w:t>The dam opens.</w:t></w:r></w:p>")[40:]})
        if data.draw(st.booleans())
        else LETTER
    )
    for _ in range(data.draw(st.integers(0, 9))):
        held[data.draw(st.integers(4, len(held) - 1))] = data.draw(st.integers(0, 255))
    try:
        check(read(bytes(held), name="x"))
    except HeadwaterError:
        return


LETTER = word("<w:p><w:r><w:t>The dam opens.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")
