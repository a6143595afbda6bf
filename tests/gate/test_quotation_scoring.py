"""Found quotations are scored as a reader would score them: the labels are perfect, and each mistake lowers its own figure."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.gate import making, measuring, quotation_scoring
from tests.gate.__main__ import SHARED
from tests.gate.kinds import Article
from tests.gate.quotation_sets import Standoff
from tests.gate.scoring import load_scorer
from tests.gate.sets import SETS

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared with the data and scorers beside the checkout")

TEXT = 'Ann said that the old bridge is shut. "It opens in May at last," she added. Tom called it "a plain shame" in June.'


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    return load_scorer(SHARED, "quotations")


@pytest.fixture(scope="module")
def cases() -> ModuleType:
    return load_scorer(SHARED, "cases")


def place(words: str, *, text: str = TEXT) -> tuple[int, int]:
    assert text.count(words) == 1, words
    return text.index(words), text.index(words) + len(words)


def span(words: str, *, text: str = TEXT) -> dict[str, int]:
    start, end = place(words, text=text)
    return {"start": start, "end": end}


def label(content: str, source: str, cue: str, sort: str) -> dict[str, Any]:
    return {"content": place(content), "source": [place(source)], "cue": [place(cue)], "sort": sort}


def answer(form: str, content: str, speaker: str | None, cue: str | None, *, marked: str = "") -> dict[str, Any]:
    return {
        "form": form,
        "spans": [span(content)],
        "marked": [span(marked)] if marked else [],
        "speaker": {**span(speaker), "name": speaker} if speaker else None,
        "cue": span(cue) if cue else None,
    }


ARTICLE = Article(
    "a", TEXT, None,
    {"quotations": [
        label("the old bridge is shut", "Ann", "said", "indirect"),
        label('"It opens in May at last,"', "she", "added", "direct"),
        label('it "a plain shame"', "Tom", "called", "indirect"),
        label('"a plain shame"', "Tom", "called", "direct"),
    ]},
)  # fmt: skip
PERFECT = [
    answer("indirect", "the old bridge is shut", "Ann", "said"),
    answer("direct", "It opens in May at last,", "she", "added", marked="It opens in May at last,"),
    answer("mixed", 'it "a plain shame"', "Tom", "called", marked="a plain shame"),
]


def scored(scorer: ModuleType, said: list[dict[str, Any]]) -> dict[str, float]:
    return quotation_scoring.by_contents(scorer, [ARTICLE], [{"quotations": said}], marked=True)


def test_what_the_labels_say_is_perfect_and_has_no_mistakes(scorer: ModuleType):
    figures = scored(scorer, PERFECT)
    assert set(figures) >= {
        "overlap",
        "exact",
        "speaker",
        "cue",
        "direct_overlap",
        "direct_speaker",
        "indirect_overlap",
        "indirect_cue",
    }
    assert set(figures.values()) == {1.0}
    assert list(quotation_scoring.mistakes(scorer, [ARTICLE], [{"quotations": PERFECT}], marked=True)) == []


def test_nothing_found_is_nothing_right(scorer: ModuleType):
    assert set(scored(scorer, []).values()) == {0.0}


def test_marked_words_inside_indirect_speech_count_apart_only_where_labels_have_them_so(scorer: ModuleType):
    as_said = quotation_scoring.by_contents(scorer, [ARTICLE], [{"quotations": PERFECT}])
    assert as_said["direct_recall"] == 0.5
    assert as_said["direct_precision"] == 1.0


def test_an_interrupted_quotation_is_one_and_in_nested_labels_as_many_as_it_has_parts(scorer: ModuleType):
    both = {
        **PERFECT[1],
        "spans": [span("It opens in May"), span("a plain shame")],
        "marked": [span("It opens in May"), span("a plain shame")],
    }
    assert len(quotation_scoring.contents(scorer, ARTICLE, {"quotations": [both]}, "direct", marked=True)) == 2
    (whole,) = quotation_scoring.contents(scorer, ARTICLE, {"quotations": [both]}, "direct", marked=False)
    assert whole["content"] == (place("It opens")[0], place("a plain shame")[1])


def test_each_mistake_counts_in_its_own_figure_and_is_listed(scorer: ModuleType):
    wrong = [answer("indirect", "the old bridge is shut", "Tom", None), PERFECT[1], answer("indirect", "in June", "Tom", "called")]
    figures = scored(scorer, wrong)
    assert (figures["direct_overlap"], figures["direct_speaker"]) == (round(2 / 3, 4), 1.0)
    assert (figures["indirect_overlap"], figures["indirect_speaker"], figures["indirect_cue"]) == (0.5, 0.0, 0.0)
    lines = [json.loads(line) for line in quotation_scoring.mistakes(scorer, [ARTICLE], [{"quotations": wrong}], marked=True)]
    assert sorted((line["wrong"], line["words"]) for line in lines) == [
        ("made up", "in June"),
        ("missed", "a plain shame"),
        ("missed", 'it "a plain shame'),
        ("speaker and cue", "the old bridge is shut"),
    ]
    assert lines[0]["said"] == {"speaker": "Tom", "cue": None, "form": "indirect"}


def test_a_label_without_a_speaker_or_cue_asks_for_none(scorer: ModuleType):
    first, second = ARTICLE.gold["quotations"][:2]
    article = Article("a", TEXT, None, {"quotations": [{**first, "source": None, "cue": None}, {**second, "cue": None}]})
    figures = quotation_scoring.by_contents(scorer, [article], [{"quotations": PERFECT[:2]}])
    assert (figures["overlap"], figures["speaker"]) == (1.0, 1.0)
    assert "cue" not in figures


def test_figures_are_those_of_the_shared_scorer(scorer: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def spot(words: str) -> str:
        return " ".join(map(str, place(words)))

    ann = [f"T1\tSource {spot('Ann')}\tx", f"T2\tCue {spot('said')}\tx", f"T3\tContent {spot('the old bridge is shut')}\tx"]
    quoted = '"It opens in May at last,"'
    ann += [f"T4\tSource {spot('she')}\tx", f"T5\tContent {spot(quoted)}\tx"]
    ann += ["E1\tSource:T1 Cue:T2 Content:T3", "E2\tSource:T4 Content:T5"]
    row = {"id": "a", "text": TEXT, "ann": ["\n".join(ann)]}
    said = [answer("indirect", "the old bridge", "Tom", "said"), PERFECT[1], PERFECT[2]]
    (tmp_path / "data" / "n").mkdir(parents=True)
    (tmp_path / "data" / "n" / "g.jsonl").write_text(json.dumps(row))
    (tmp_path / "said.jsonl").write_text(json.dumps({"id": "a", "quotations": said}))
    scorer.main([str(tmp_path / "data" / "n" / "g.jsonl"), str(tmp_path / "said.jsonl"), "--json"])
    theirs = json.loads(capsys.readouterr().out)
    ((_, text, gold),) = Standoff(name="n", folder="n", file="g.jsonl").read(SHARED, json.dumps(row))
    ours = quotation_scoring.by_contents(scorer, [Article("a", text, None, gold)], [{"quotations": said}])
    for prefix, kind in (("", "all"), ("direct_", "direct")):
        assert ours[f"{prefix}overlap"] == theirs[kind]["overlap"]["f1"]
        assert ours[f"{prefix}exact"] == theirs[kind]["exact"]["f1"]
        assert ours[f"{prefix}speaker"] == theirs[kind]["speaker"]
    assert ours["cue"] == theirs["all"]["cue"]


def test_words_are_met_one_by_one_and_marks_count_only_among_the_tokens(scorer: ModuleType):
    text = '"No, never," Jan said.'
    tags = [('"', "content"), ("No", "content"), (",", "content"), ("never", "content"), ("Jan", "source"), ("said", "cue")]
    words = [(text.index(word), text.index(word) + len(word), tag) for word, tag in tags]
    article = Article("a", text, None, {"words": words})
    speaker = {**span("Jan", text=text), "name": "Jan"}
    said = {"form": "direct", "spans": [span("No, never", text=text)], "speaker": speaker, "cue": None}
    figures = quotation_scoring.by_words(scorer, [article], [{"quotations": [said]}])
    assert figures["content_tokens"] == round(6 / 7, 4)
    assert (figures["content_words"], figures["source_words"], figures["cue_words"]) == (1.0, 1.0, 0.0)
    assert quotation_scoring.differs(article, {"quotations": [said]})
    assert not quotation_scoring.differs(article, {"quotations": [{**said, "cue": span("said", text=text)}]})
    assert "never" in quotation_scoring.shown(article, {"quotations": [said]})


REPORT = 'Ann Lee urged them to go home, the Harbour Wire said.\n\n"It is late," she added.'
SENTENCE = place("Ann Lee urged them to go home, the Harbour Wire said.", text=REPORT)
GOLD = {
    "direct": [{"content": place('"It is late,"', text=REPORT), "name": "Ann Lee"}],
    "indirect": [{"unit": SENTENCE, "cues": ["urged"], "name": "Ann Lee"}],
    "credits": [place("the Harbour Wire", text=REPORT)],
}  # fmt: skip


def reported(form: str, content: str, mention: str, name: str) -> dict[str, Any]:
    speaker = {**span(mention, text=REPORT), "name": name}
    return {"form": form, "spans": [span(content, text=REPORT)], "marked": [], "speaker": speaker, "cue": None}


DIRECT = reported("direct", "It is late,", "she", "Ann Lee")


@pytest.mark.parametrize(
    ("statement", "found", "named", "apart"),
    [
        (reported("indirect", "them to go home", "Ann Lee", "Ann Lee"), 1, 1, 1),
        (reported("indirect", "them to go home", "Ann Lee", "Tom"), 1, 0, 1),
        (reported("indirect", "urged them to go home", "Ann Lee", "Ann Lee"), 0, 0, 0),
        (reported("indirect", "to go home, the Harbour Wire said", "Ann Lee", "Ann Lee"), 1, 1, 0),
        (reported("indirect", "them to go home", "the Harbour Wire", "the Harbour Wire"), 1, 0, 0),
        (reported("direct", "them to go home", "Ann Lee", "Ann Lee"), 0, 0, 0),
    ],
)
def test_a_report_is_scored_by_extent_sentence_name_and_credit(
    scorer: ModuleType, cases: ModuleType, statement: dict[str, Any], found: int, named: int, apart: int
):
    figures = quotation_scoring.by_report(scorer, cases, Article("r", REPORT, None, GOLD), {"quotations": [statement, DIRECT]})
    assert (figures["direct_found"], figures["direct_named"]) == (1, 1)
    assert (figures["indirect_found"], figures["indirect_named"], figures["credit_apart"]) == (found, named, apart)


def test_a_direct_quotation_cut_short_is_not_found_and_one_part_of_several_is(scorer: ModuleType, cases: ModuleType):
    article = Article("r", REPORT, None, {**GOLD, "indirect": [], "credits": []})
    short = {**DIRECT, "spans": [span("It is", text=REPORT)]}
    parted = {**DIRECT, "spans": [span("Ann Lee", text=REPORT), span("It is late", text=REPORT)]}
    found = [quotation_scoring.by_report(scorer, cases, article, {"quotations": [one]})["direct_found"] for one in (short, parted)]
    assert found == [0, 1]


def test_an_article_is_asked_as_a_user_asks_and_its_fault_is_its_outcome(monkeypatch: pytest.MonkeyPatch):
    outcome = making.attempt(Article("a", '"It opens in May at last," Ann Lee said on Monday in town.'))
    assert outcome.wrong == ()
    assert outcome.said is not None
    assert [one["form"] for one in outcome.said["quotations"]] == ["direct"]
    monkeypatch.setattr(making, "quote_in", lambda article: 1 / 0)  # noqa: ARG005
    broken = making.attempt(Article("a", "x"))
    assert "ZeroDivisionError" in broken.wrong[0]
    assert measuring.nothing(Article("a", "x")) == {"quotations": []}


def test_the_sets_of_quotations_are_scored_whole_in_quick_runs_and_by_figures_that_they_pin():
    names = {"seeds-quotations", "polnear", "quotes-de", "quotes-de-train", "quotes-cs", "riqua"}
    ours = [one for one in SETS if one.name in names]
    assert len(ours) == len(names)
    for one in ours:
        if why := one.missing(SHARED):
            pytest.skip(why)
        items = one.items(SHARED, Path())
        assert one.sample(items) == items
        figures = measuring.measured(SHARED, one, items, [measuring.nothing(item) for item in items])
        assert set(one.aims) <= set(figures) | {"speaker", "cue", "direct_speaker", "direct_cue"}, one.name
