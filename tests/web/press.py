"""A small Library of invented texts, and an application over it that is asked in this process."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.testclient import TestClient

from headwater.library import Library
from headwater.model import Document
from headwater.reading import document
from headwater.web.app import application
from headwater.web.serving import Serving

HOME = "http://localhost:8765"

LETTER = """The quay was mended in May. The work took 40 masons.

We shall not raise the fare before winter, and the old ferry stays.

The council has bought granite for the eastern mole. It will be laid by the guild of Lee in the spring of next year.

I thank you all.
"""
PRESS = """The quay was mended in May. The work took 14 masons.

“We shall not raise the fare before winter, and the old ferry stays,” Ada Quill wrote.

Gulls were seen over the harbour on Tuesday.
"""
LOCAL = """The old ferry stays, and the fare will not be raised before winter, the mayor wrote.

“The work took 40 masons,” she wrote.
"""
DOCUMENTS = {
    "letter": document(LETTER, id="letter.txt", title="A letter to the town", outlet="Harbour Gazette", language="en",
                       published="2031-05-03"),
    "press": document(PRESS, id="press.txt", title="Quay mended", outlet="Lee Press", language="en", published="2031-05-04",
                      url="https://press.example/quay"),
    "local": document(LOCAL, id="local.txt", title="Ferry stays", outlet="Lee Local", language="en", published="2031-05-05"),
}  # fmt: skip


def library(folder: Path, *more: Document) -> Library:
    """A Library with the documents above."""
    made = Library(folder / "press.headwater")
    made.add([*DOCUMENTS.values(), *more])
    return made


def client(over: Library, settings: Serving | None = None) -> TestClient:
    """A reader with cookies of their own. Redirections are not followed."""
    # Long enough for work to end on a machine that does other things too: what it comes to is meant, not how far it is.
    return TestClient(application(over, settings or Serving(patience_seconds=60)), base_url=HOME, follow_redirects=False)


def sha(name: str) -> str:
    return DOCUMENTS[name].text_sha256


def compare(report: str, *sources: str) -> str:
    """The address of a comparison."""
    return f"/compare/{sha(report)}/{','.join(map(sha, sources))}"


def token(page: str) -> str:
    """What the forms of a page carry."""
    found = re.search(r'name="form" value="([^"]+)"', page)
    assert found
    return found[1]


def fields(page: str, part: str) -> dict[str, str]:
    """The hidden fields of the first form of a page behind a part of it."""
    return hidden(page, page.index("<form", page.index(part)))


def hidden(page: str, at: int) -> dict[str, str]:
    """The hidden fields of the form that begins at a place of a page."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page[at : page.index("</form>", at)]))
