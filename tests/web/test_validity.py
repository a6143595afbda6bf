"""Every page is a tree that a browser reads as it was written, with ids of its own, on a Library that has some of everything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from headwater.library import Library
from headwater.reading import document
from headwater.watching import enlist
from headwater.web import comparing
from headwater.web.watchlist import own_list
from tests.export.test_page import Reader
from tests.web import press
from tests.web.press import compare, sha

EDITED = document(press.PRESS.replace("14", "15"), id="press.txt", title="Quay mended", language="en")
STONES = "\n".join(f"Stone {n} was laid on the mole by the guild." for n in range(40))
LONG = document(press.LETTER + STONES, id="long", language="en")

PAGES = (
    "/", f"/?source={sha('letter')}", f"/?source={sha('letter')}&report={sha('press')}", "/search", "/search?q=quay",
    "/search?q=quay&outlet=Lee+Press&after=2031", "/search?q=-", "/search?q=zebra", "/corrections", "/corrections?every=1",
    f"/text/{sha('letter')}", f"/text/{sha('press')}?at=4,8", "/versions?name=press.txt", compare("press", "letter"),
    compare("local", "letter", "press"), f"/compare/{sha('press')}/{LONG.text_sha256}",
    f"/compare/{EDITED.text_sha256}/{sha('press')}",
    f"/apparatus/{sha('letter')}/{sha('press')},{sha('local')}", f"/trace/{sha('press')}", f"/trace/{sha('letter')}",
    f"/story/{sha('letter')}", f"/story/{sha('letter')}?quotation=the+old+ferry+stays", "/nothing", f"/text/{'0' * 64}",
)  # fmt: skip


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with press.library(tmp_path_factory.mktemp("valid"), EDITED, LONG) as library, press.client(library) as client:
        enlist(own_list(library), "https://press.example/feed")
        at = press.PRESS.index("14")
        library.decide(who="Ada", act="note", target="passage", document="press.txt", text_sha256=sha("press"), start=at,
                       end=at + 2, value="asked")  # fmt: skip
        yield client


def faults(text: str) -> list[str]:
    read = Reader(text)
    twice = [f"id {i} twice" for i, n in Counter(read.all("id")).items() if n > 1]
    ends = set(read.all("id"))
    lost = [f"no {name}" for one in read.all("aria-labelledby") for name in one.split() if name not in ends]
    lost += [f"no {name} to label" for name in read.all("for") if name not in ends]
    lost += [f"no {h}" for h in read.all("href") if h.startswith("#") and h[1:] not in ends]
    return [*read.wrong, *read.open, *twice, *lost]


@pytest.mark.parametrize("at", PAGES, ids=lambda at: re.sub("[0-9a-f]{60}", "", at))
def test_a_page_is_read_as_it_was_written(at: str, reader: TestClient):
    assert faults(reader.get(at, follow_redirects=True).text) == []


INLINE = re.compile(r"<script(?![^>]*\ssrc=)|<[^>]*\s(?:on\w+|style)=[^>]*>")  # what the policy would keep from running


def test_every_page_has_its_policy_and_nothing_that_it_forbids(reader: TestClient):
    page = reader.get(compare("press", "letter")).text
    framed = sorted(set(re.findall(r'href="(/compare/[^"]+/(?:row|quotation)/[^"]+)/code"', page)))
    assert framed
    for at in (*PAGES, *framed, *(f"{one}/code" for one in framed)):
        answer = reader.get(at, follow_redirects=True)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'"), at
        assert "unsafe" not in policy, at
        assert ("frame-ancestors *" in policy) is (at in framed), at
        assert not INLINE.findall(answer.text), at


def test_rows_and_quotations_given_to_other_pages_are_too(reader: TestClient):
    page = reader.get(compare("press", "letter")).text
    given = sorted(set(re.findall(r'href="(/compare/[^"]+/(?:row|quotation)/[^"]+)/code"', page)))
    assert len(given) > 3
    assert [faults(reader.get(f"{one}{end}").text) for one in given for end in ("", "/code")] == [[]] * (2 * len(given))


def test_so_is_the_page_of_a_long_source_and_the_part_that_it_leaves_out(reader: TestClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(comparing, "LONG_SOURCE", 100)
    page = reader.get(f"/compare/{sha('local')}/{LONG.text_sha256}").text
    gaps = re.findall(r'href="(/compare/[^"]+/gap/[^"]+)"', page)
    assert gaps
    assert [faults(page), *(faults(reader.get(gap).text) for gap in gaps)] == [[]] * (1 + len(gaps))


def test_an_empty_library_too(tmp_path_factory: pytest.TempPathFactory):
    with Library(tmp_path_factory.mktemp("none") / "empty.headwater") as empty, press.client(empty) as reader:
        assert [faults(reader.get(at).text) for at in ("/", "/search?q=quay", "/corrections")] == [[], [], []]


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("<p>a<p>b</p></p>", "p in p"), ("<p><details><summary>a</summary></details></p>", "details in p"),
        ("<p><a href='/'><div>b</div></a></p>", "div in p"), ("<ul><div>a</div></ul>", "div in ul"),
        ("<div><li>a</li></div>", "li in div"),
        ("<a href='/'><b><button>a</button></b></a>", "button in a"), ("<form><div><form></form></div></form>", "form in form"),
    ],
)  # fmt: skip
def test_what_is_no_such_tree_is_seen(written: str, wrong: str):
    assert Reader(written).wrong == [wrong]
