"""What readers say of findings: kept with the finding, shown beside it with who and when, taken back, never lost to a later one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from headwater.library import Library
from headwater.web import decided
from headwater.web.decided import LONGEST
from headwater.web.state import LONGEST_NAME, READER
from tests.web import press
from tests.web.press import compare, fields, hidden, sha, token

ADDRESS = compare("press", "letter")
CARD, TIE = '<details class="card"', '<details class="tie"'


@pytest.fixture(scope="module")
def over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with press.library(tmp_path_factory.mktemp("decided")) as library:
        yield library


@pytest.fixture
def reader(over: Library) -> Iterator[TestClient]:
    """A reader of a Library in which nobody has said anything yet."""
    with press.client(over) as client:
        yield client
    for one in over.decisions():
        over.undo(one.id, who="the test")


def say(reader: TestClient, part: str = CARD, **said: str) -> str:
    """Sends the first form behind a part of the page in which something new is said, or that takes back; where that leads to."""
    page = reader.get(ADDRESS).text
    kind = 'class="undo"' if said["act"] == "undo" else 'class="naming"' if said["act"] == "name" else 'class="decide"'
    form = hidden(page, page.rindex("<form", 0, page.index(kind, page.index(part)))) | said
    answer = reader.post("/decide", data=form)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def card(reader: TestClient, part: str = CARD, address: str = ADDRESS) -> str:
    """What stands with the first finding of a kind, its summary line and what people said of it."""
    page = reader.get(address).text
    inside = page[page.index(part) :]
    return inside[: inside.index('class="decide"')]


def test_agreeing_is_kept_with_the_finding_and_shown_with_who_and_when(reader: TestClient, over: Library):
    back = say(reader, act="agree", who="Ada Quill")
    assert back.startswith(f"{ADDRESS}#q-")
    [kept] = over.decisions()
    assert (kept.who, kept.act, kept.target, kept.text_sha256) == ("Ada Quill", "agree", "quotation", sha("press"))
    assert press.PRESS[kept.start : kept.end] == "We shall not raise the fare before winter, and the old ferry stays,"
    assert kept.finding["quotation"]["verdict"]["verdict"] == "verbatim"
    assert kept.finding["source"] == {"id": "letter.txt", "text_sha256": sha("letter")}
    shown = card(reader)
    assert "<bdi>Ada Quill</bdi> agrees</span>" in shown
    assert re.search(r"<time [^>]*>\d+ \w+ \d{4}</time>, \d\d:\d\d UTC", shown)
    assert 'id="people"' in reader.get(ADDRESS).text
    assert f'<a href="#{back.partition("#")[2]}">' in reader.get(ADDRESS).text


def test_the_name_is_remembered_for_the_next_time(reader: TestClient, over: Library):
    assert 'name="who" value="reader"' in reader.get(ADDRESS).text
    say(reader, 'id="people"', act="name", who="Béla  Ö")
    assert over.decisions() == []
    say(reader, TIE, act="note", note="asked the mayor")
    [kept] = over.decisions()
    assert (kept.who, kept.act, kept.target, kept.value) == ("Béla Ö", "note", "link", "asked the mayor")
    assert kept.finding["link"]["relation"] in ("verbatim", "edited")
    assert "asked the mayor" in card(reader, TIE)


def test_a_correction_says_what_it_should_be_and_why(reader: TestClient, over: Library):
    say(reader, act="correct", verdict="near_verbatim", value="the comma is the report's")
    say(reader, TIE, act="correct", verdict="not from there")
    assert [d.value for d in over.decisions()] == ["near verbatim: the comma is the report's", "not from there"]
    assert "corrects: “<bdi>near verbatim: the comma is the report&#x27;s</bdi>”" in card(reader)


def test_of_two_people_both_are_kept_the_later_is_shown_and_said_to_be_the_later(reader: TestClient, over: Library):
    say(reader, act="agree", who="Ada")
    say(reader, act="correct", verdict="altered", who="Ben")
    say(reader, act="note", note="see the minutes", who="Cem")
    assert [(d.who, d.act) for d in over.decisions()] == [("Ada", "agree"), ("Ben", "correct"), ("Cem", "note")]
    shown = card(reader)
    head = shown[: shown.index("</summary>")]
    assert "<bdi>Ben</bdi> corrects, 2 more" in head
    assert "They do not say the same" in shown
    assert "the later, of <bdi>Ben</bdi>" in shown
    assert shown.index("see the minutes") < shown.index("altered</bdi>") < shown.index("agrees.<span>, earlier</span>")


def test_two_people_who_say_the_same_are_not_set_against_each_other(reader: TestClient):
    say(reader, act="agree", who="Ada")
    say(reader, act="agree", who="Ben")
    assert "They do not say the same" not in card(reader)


def test_the_same_said_twice_is_one_voice(reader: TestClient, over: Library):
    for note in ("seen", "seen", "seen again"):
        say(reader, act="note", note=note, who="Ada")
    say(reader, act="note", note="seen", who="Ben")
    assert [(d.who, d.value) for d in over.decisions()] == [("Ada", "seen"), ("Ada", "seen again"), ("Ben", "seen")]


def test_the_same_said_of_what_another_source_has_is_another_decision(reader: TestClient, over: Library):
    say(reader, act="agree", who="Ada")
    [first] = over.decisions()
    place = {"target": "quotation", "start": str(first.start), "end": str(first.end), "report": sha("press")}
    form = {
        "form": press.token(reader.get(ADDRESS).text),
        "act": "agree",
        "who": "Ada",
        "back": "/",
        "source": sha("local"),
        **place,
    }
    assert reader.post("/decide", data=form).status_code == 303
    assert [d.finding["source"]["text_sha256"] for d in over.decisions()] == [sha("letter"), sha("local")]


def test_what_is_said_and_who_says_it_are_kept_as_long_as_they_may_be(reader: TestClient, over: Library):
    say(reader, act="note", note="x" * (LONGEST + 9), who="A" * 200)
    [kept] = over.decisions()
    assert (kept.value, kept.who) == ("x" * LONGEST, "A" * LONGEST_NAME)


def test_who_gives_no_name_is_a_reader(reader: TestClient, over: Library):
    reader.cookies.set(READER, "%20%20")
    say(reader, act="agree")
    assert [d.who for d in over.decisions()] == ["reader"]


def test_no_script_and_no_other_site_gets_the_reader_s_name(reader: TestClient):
    form = {"form": press.token(reader.get(ADDRESS).text), "act": "name", "who": "Ada", "back": "/"}
    said = [c for c in reader.post("/decide", data=form).headers.get_list("set-cookie") if c.startswith(READER)]
    assert len(said) == 1
    assert "httponly" in said[0].lower()
    assert "samesite=strict" in said[0].lower()


def test_it_can_be_taken_back_and_stays_on_record(reader: TestClient, over: Library):
    say(reader, act="agree")
    back = say(reader, act="undo")
    assert back.startswith(f"{ADDRESS}#q-")
    assert over.decisions() == []
    assert [d.act for d in over.decisions(standing=False)[-2:]] == ["agree", "undo"]
    assert "agrees" not in card(reader)


def test_what_was_said_of_the_words_beside_another_source_is_not_shown_here(reader: TestClient):
    say(reader, act="agree", who="Ada")
    assert "Ada" in card(reader)
    other = reader.get(compare("press", "local")).text
    assert "Ada</bdi> agrees" not in other
    both = reader.get(compare("press", "letter", "local")).text
    assert "Ada</bdi> agrees" in both


def test_the_finding_that_is_kept_is_worked_out_here_whatever_the_form_says(reader: TestClient, over: Library):
    say(reader, act="agree", finding='{"quotation": "forged"}', start="81", end="90")
    [kept] = over.decisions()
    assert kept.finding["quotation"]["form"] == "direct"
    assert press.PRESS[kept.start : kept.end].startswith("We shall not")


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"act": "agree", "report": "0" * 64}, 404),
        ({"act": "agree", "source": "0" * 64}, 404),
        ({"act": "agree", "source": ""}, 400),
        ({"act": "agree", "end": "99999"}, 400),
        ({"act": "agree", "start": "5", "end": "5"}, 400),
        ({"act": "agree", "start": "-1"}, 400),
        ({"act": "agree", "start": "١"}, 400),
        ({"act": "agree", "target": "house"}, 400),
        ({"act": "praise"}, 400),
        ({"act": ""}, 400),
        ({"act": "correct", "verdict": "perfect"}, 400),
        ({"act": "correct", "verdict": "", "value": "  "}, 400),
        ({"act": "note", "note": ""}, 400),
        ({"act": "undo", "number": "one"}, 400),
        ({"act": "undo", "number": "9" * 30}, 400),
        ({"act": "undo", "number": "999999"}, 404),
        ({"act": "agree", "form": "another"}, 403),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_in_words(reader: TestClient, over: Library, wrong: dict[str, str], status: int):
    before = len(over.decisions(standing=False))
    answer = reader.post("/decide", data=fields(reader.get(ADDRESS).text, CARD) | wrong)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert len(over.decisions(standing=False)) == before


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""])
def test_it_never_leads_to_another_place(reader: TestClient, back: str):
    assert say(reader, act="agree", back=back) == "/"


def test_what_is_said_is_shown_as_text(reader: TestClient):
    words = '<script>alert(1)</script> {{ 7*7 }} "quoted"'
    say(reader, act="note", note=words, who="<b>Zoe</b>")
    page = reader.get(ADDRESS).text
    assert "<script>alert(1)" not in page
    assert "<b>Zoe" not in page
    assert words in html.unescape(page)


def test_every_form_has_this_readers_token_and_nobody_elses(over: Library):
    with press.client(over) as one, press.client(over) as other:
        mine, theirs = one.get(ADDRESS).text, other.get(ADDRESS).text
        assert set(re.findall('name="form" value="([^"]+)"', mine)) == {token(mine)}
        assert token(mine) != token(theirs)
        form = fields(theirs, CARD) | {"act": "agree"}
        assert one.post("/decide", data=form).status_code == 403


def test_a_passage_without_a_finding_can_be_noted(reader: TestClient, over: Library):
    start = press.PRESS.index("Gulls")
    form = {"form": token(reader.get(ADDRESS).text), "act": "note", "note": "no", "target": "passage", "report": sha("press"),
            "start": str(start), "end": str(start + 5), "back": "/corrections"}  # fmt: skip
    answer = reader.post("/decide", data=form)
    assert answer.headers["location"] == "/corrections"
    [kept] = over.decisions()
    assert (kept.target, kept.finding, press.PRESS[kept.start : kept.end]) == ("passage", None, "Gulls")


def test_decisions_are_in_the_data(reader: TestClient):
    say(reader, act="agree", who="Ada")
    assert [d["who"] for d in reader.get(ADDRESS + ".json").json()["decisions"]] == ["Ada"]


def test_of_more_findings_than_a_page_has_forms_each_leads_to_its_form(
    reader: TestClient, over: Library, monkeypatch: pytest.MonkeyPatch
):
    with_forms = reader.get(ADDRESS).text
    monkeypatch.setattr(decided, "MOST_FORMS", 0)
    reader.app.state.kept.forget()  # type: ignore[attr-defined]
    page = reader.get(ADDRESS).text
    assert 'class="decide"' not in page
    ways = [html.unescape(way) for way in re.findall(r'<a href="([^"]+/say\?on=[^"]+)">Agree, correct or note</a>', page)]
    assert len(ways) == with_forms.count('class="decide"')
    forms = [reader.get(way).text for way in ways]
    assert all('class="decide"' in form for form in forms)
    way = next(n for n, way in enumerate(ways) if "on=quotation," in way)
    answer = reader.post("/decide", data={**fields(forms[way], 'class="decided"'), "act": "agree"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(ADDRESS)
    assert [d.target for d in over.decisions()] == ["quotation"]
    assert "agrees" in reader.get(ADDRESS).text
    assert reader.get(f"{ADDRESS}/say?on=link,0,1").status_code == 404
