"""Word, OpenDocument and EPUB files: all three are ZIP archives of XML, read here with their headings, lists, tables and notes.

Text as its last author sees it: what tracked changes insert is in, what they delete is out. Entities are not resolved, and what the
archive unpacks to is counted.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from urllib.parse import unquote

import lxml.html
from lxml import etree
from lxml.etree import _Element as Element

from headwater.errors import NoText, NotText, TooLarge
from headwater.intake.plain import document_of
from headwater.intake.runs import runs
from headwater.intake.times import most_exact
from headwater.model import Block, Document

APART = "\n\n"  # between two blocks
LARGEST_XML = 200_000_000  # bytes that all parts unpack to; a novel's are under 10 MB
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the same names in the strict form of the standard
NOT_READ = (
    f"{W}del",
    f"{W}moveFrom",
    f"{W}pPr",
    f"{W}rPr",
    f"{W}instrText",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
TEXT_NS = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE_NS = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
CHAPTER = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
HEADING_STYLE = re.compile(r"(?:heading|title|subtitle)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading, list item, table row or note, and what it is (`model.BLOCK_KINDS`)."""

    kind: str
    text: str


class _Files:
    """The XML files in the archive, read with what they unpack to counted."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name, self.left = name, LARGEST_XML
        self.archive = zipfile.ZipFile(BytesIO(data))
        self.names = frozenset(self.archive.namelist())

    def bytes(self, path: str) -> bytes | None:
        if path not in self.names:
            return None
        with self.archive.open(path) as file:
            held = file.read(self.left + 1)
        self.left -= len(held)
        if self.left < 0:
            raise TooLarge(f"{self.name}: unpacks to over {LARGEST_XML // 1_000_000} MB; save its text alone")
        return held

    def xml(self, path: str) -> Element | None:
        held = self.bytes(path)
        if held is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, remove_comments=True
        )
        return etree.fromstring(held.replace(STRICT, W[1:-1].encode()), parser)


def read_office(data: bytes, kind: str, *, name: str, id: str | None = None, sha256: str | None = None) -> Document:
    """The document in a Word, OpenDocument or EPUB file. kind: as `formats.binary_kind` calls it.

    Raises NotText for a damaged one, NoText for one without words, TooLarge.
    """
    reader = _word if "Word" in kind else _open_document if "OpenDocument" in kind else _book
    try:
        files = _Files(data, name)
        parts = [part for part in reader(files) if part.text]
        known = _properties(files)
    except (
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
        RuntimeError,
    ) as fault:
        why = " ".join(str(fault).split())[:200]
        raise NotText(f"{name}: {kind} that is damaged or locked ({why}); save it again, without a password") from None
    if not parts:
        raise NoText(
            f"{name}: no text found ({kind} without words); if it holds pictures of text, run text recognition (OCR) on them"
        )
    blocks, at = [], 0
    for part in parts:
        blocks.append(Block(at, at + len(part.text), part.kind))
        at += len(part.text) + len(APART)
    made = document_of(APART.join(part.text for part in parts), name=name, id=id, sha256=sha256)
    return replace(made, blocks=tuple(blocks), **known)


def _properties(files: _Files) -> dict[str, str]:
    """Title, author, day and language where the file states them (Dublin Core, in all three kinds of file)."""
    path = next((p for p in ("docProps/core.xml", "meta.xml") if p in files.names), None) or _package(files)
    root = files.xml(path) if path else None
    said: dict[str, str] = {}
    for element in root.iter() if root is not None else ():
        if isinstance(element.tag, str) and (words := (element.text or "").strip()):
            said.setdefault(element.tag.rpartition("}")[2], words)
    found = {
        "title": said.get("title"),
        "author": said.get("creator"),
        "published": most_exact(said[k] for k in ("created", "creation-date", "date") if k in said),
        "language": (said.get("language") or "")[:2].lower(),
    }
    return {k: v for k, v in found.items() if v}


# Word


def _word(files: _Files) -> Iterator[Part]:
    path = next((p for p in ("word/document.xml", "word/document2.xml") if p in files.names), "word/document.xml")
    root = files.xml(path)
    if root is None:
        return
    headings = _heading_styles(files.xml("word/styles.xml"))
    body = root.find(f"{W}body")
    yield from _word_parts(root if body is None else body, headings)
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        found = files.xml(notes)
        for note in found if found is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                yield Part("paragraph", " ".join(_word_text(p) for p in note.iter(f"{W}p")).strip())


def _heading_styles(styles: Element | None) -> frozenset[str]:
    """The ids of styles that are headings by their name, which is English in every language of the program, or by their level."""
    found = set()
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        if (name is not None and HEADING_STYLE.match(name.get(f"{W}val") or "")) or style.find(f".//{W}outlineLvl") is not None:
            found.add(style.get(f"{W}styleId") or "")
    return frozenset(found)


def _word_parts(body: Element, headings: frozenset[str]) -> Iterator[Part]:
    for element in body:
        if element.tag == f"{W}p":
            yield Part(_word_kind(element, headings), _word_text(element).strip())
            for box in element.iter(f"{W}txbxContent"):
                if not any(a.tag == NOT_READ[-1] for a in box.iterancestors()):
                    yield from _word_parts(box, headings)
        elif element.tag == f"{W}tbl":
            yield from _word_table(element, headings)
        elif isinstance(element.tag, str) and element.tag not in NOT_READ:
            yield from _word_parts(element, headings)  # content controls, inserted paragraphs


def _word_table(table: Element, headings: frozenset[str]) -> Iterator[Part]:
    """A row is one block; a table of one column only lays out the page, and its paragraphs are paragraphs."""
    for row in table.iter(f"{W}tr"):
        if next(a for a in row.iterancestors() if a.tag == f"{W}tbl") is not table:
            continue
        cells = row.findall(f"{W}tc")
        if len(cells) == 1:
            yield from _word_parts(cells[0], headings)
        else:
            yield Part("table", "\t".join(" ".join(_word_text(p).strip() for p in c.iter(f"{W}p")).strip() for c in cells).strip())


def _word_kind(paragraph: Element, headings: frozenset[str]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else style.get(f"{W}val") or ""
    if name in headings or paragraph.find(f"{W}pPr/{W}outlineLvl") is not None:
        return "heading"
    return "list" if paragraph.find(f"{W}pPr/{W}numPr") is not None or name.startswith("List") else "paragraph"


def _word_text(paragraph: Element) -> str:
    return "".join(_word_words(paragraph)).replace("\u00ad", "")


WORD_MARKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def _word_words(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in WORD_MARKS:
            yield WORD_MARKS[child.tag]
        elif child.tag not in NOT_READ and child.tag != f"{W}txbxContent":
            yield from _word_words(child)


# OpenDocument


def _open_document(files: _Files) -> Iterator[Part]:
    root = files.xml("content.xml")
    if root is None:
        return
    seen_rows: set[Element] = set()
    for element in root.iter(f"{TEXT_NS}p", f"{TEXT_NS}h"):
        around = [a.tag for a in element.iterancestors()]
        if f"{TEXT_NS}tracked-changes" in around or f"{TEXT_NS}note" in around:
            continue
        row = next((a for a in element.iterancestors(f"{TABLE_NS}table-row")), None)
        if row is not None:
            if row not in seen_rows:
                seen_rows.add(row)
                cells = row.findall(f"{TABLE_NS}table-cell")
                yield Part("table", "\t".join(" ".join(_open_text(p) for p in c.iter(f"{TEXT_NS}p")) for c in cells).strip())
            continue
        is_list = f"{TEXT_NS}list-item" in around
        yield Part("heading" if element.tag.endswith("}h") else "list" if is_list else "paragraph", _open_text(element).strip())
    for note in root.iter(f"{TEXT_NS}note-body"):
        yield Part("paragraph", " ".join(_open_text(p) for p in note.iter(f"{TEXT_NS}p")).strip())


def _open_text(element: Element) -> str:
    """The words of a paragraph; white space is one space but where an element asks for more, as the standard has it (6.1)."""
    words = re.sub(r"\s+", " ", element.text or "")
    for child in element:
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if tag in ("tab", "line-break"):
            words += "\t" if tag == "tab" else "\n"
        elif tag == "s":
            words += " "
        elif tag not in ("note", "annotation"):
            words += _open_text(child)
        words += re.sub(r"\s+", " ", child.tail or "")
    return words


# EPUB


def _package(files: _Files) -> str | None:
    root = files.xml("META-INF/container.xml")
    found = root.find(".//{*}rootfile") if root is not None else None
    return found.get("full-path") if found is not None else None


def _book(files: _Files) -> Iterator[Part]:
    """The chapters in the order of the book's spine; navigation and covers without words give nothing."""
    path = _package(files)
    package = files.xml(path) if path else None
    if path is None or package is None:
        return
    hrefs = {item.get("id"): item for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = hrefs.get(reference.get("idref"))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        chapter = files.bytes(posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(item.get("href") or ""))))
        body = lxml.html.document_fromstring(chapter, parser=CHAPTER).find("body") if chapter and chapter.strip() else None
        for run in runs(body) if body is not None else ():
            yield Part(run.kind, run.text)
