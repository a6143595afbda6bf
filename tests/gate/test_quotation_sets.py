"""Each set of labelled quotations is read in its own format, and its places are those of the text that is handed on."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.gate.__main__ import SHARED
from tests.gate.kinds import Article
from tests.gate.quotation_sets import Annotated, Report, Sequences, Standoff, Tokens, runs, set_as_text

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared with the data and scorers beside the checkout")


def put(shared: Path, name: str, rows: list[dict[str, Any]]) -> None:
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n"
    (shared / "data" / "q").mkdir(parents=True, exist_ok=True)
    (shared / "data" / "q" / name).write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())


def words_of(article: Article, tag: str) -> list[str]:
    return [article.text[start:end] for start, end, label in article.gold["words"] if label == tag]


def test_words_are_set_as_print_has_them_and_each_place_holds_its_word():
    words = ["Er", "sagte", "(", "leise", ")", ":", '"', "Nein", ",", "danke", "!", '"']
    text, where = set_as_text(words)
    assert text == 'Er sagte (leise): "Nein, danke!"'
    assert [text[a:b] for a, b in where] == words


def test_a_straight_mark_opens_and_closes_in_turn():
    assert set_as_text(['"', "a", '"', "b", '"', "c", '"'])[0] == '"a" b "c"'


def test_marks_of_the_treebank_become_curly_ones_and_a_clitic_stays_with_its_word():
    text, where = set_as_text(["``", "Do", "n't", "''", "she", "said"])
    assert text == "“Don't” she said"
    assert text[slice(*where[0])] == "“"


def test_a_hyphen_ties_the_czech_li_to_its_verb_and_stands_free_elsewhere():
    assert set_as_text(["jsou", "-", "li", "doma", "-", "nebo"])[0] == "jsou-li doma - nebo"


def test_runs_end_where_another_begins_and_need_a_beginning():
    labels = ["I-content", "B-content", "I-content", "B-content", "O", "I-content"]
    assert runs([(i, i + 1) for i in range(6)], labels, "content") == [(1, 3), (3, 4)]


def test_annotations_keep_the_outermost_characters_the_speaker_and_the_sort(tmp_path: Path):
    text = "Das Tor sei, so Anna, offen. „Ganz offen“, sagte sie. Anna lobte das Tor."

    def quote(sort: str, nested: bool, *places: tuple[int, int], speaker: tuple[tuple[int, int], ...] = ()) -> dict[str, Any]:
        def part(spans: tuple[tuple[int, int], ...]) -> dict[str, Any]:
            return {"spans": [{"charBegin": start, "charEnd": end} for start, end in spans]}

        return {"quote": part(places), "speaker": part(speaker), "cue": part(()), "type": sort, "isNested": nested}

    rows = [
        quote("IndirectFreeIndirect", False, (0, 11), (23, 27), speaker=((16, 20),)),
        quote("Direct", True, (29, 41)),
        quote("Reported", False, (54, 73)),
    ]
    put(tmp_path, "de.jsonl.gz", [{"documentName": "d", "originalText": text, "annotations": rows}])
    (one,) = Annotated(name="german", folder="q", file="de.jsonl.gz").items(tmp_path, tmp_path)
    assert (one.name, one.text, one.language) == ("german/d", text, None)
    first, second, third = one.gold["quotations"]
    assert (first["content"], first["source"], first["cue"]) == ((0, 27), [(16, 20)], None)
    assert [q["sort"] for q in (first, second, third)] == ["indirect", "direct", "told"]
    assert [q["nested"] for q in (first, second, third)] == [False, True, False]


def test_a_table_of_words_becomes_one_article_for_each_sentence(tmp_path: Path):
    table = "lemmas\ttext\tsentence_num\tindex_of_token_sent\ttags\n"
    table += "".join(
        f"x\t{word}\ts1\t0\t{tag}\n" for word, tag in (("Jan", "source"), ("řekl", "cue"), (",", "None"), ("ne", "content"))
    )
    table += 'x\t""""\ts2\t1\tNone\n'
    (tmp_path / "data" / "q").mkdir(parents=True)
    (tmp_path / "data" / "q" / "cs.tsv").write_text(table, "utf-8")
    first, second = Tokens(name="czech", folder="q", file="cs.tsv", language="cs").items(tmp_path, tmp_path)
    assert (first.text, first.language, second.text) == ("Jan řekl, ne", "cs", '"')
    assert [words_of(first, tag) for tag in ("source", "cue", "content", "")] == [["Jan"], ["řekl"], ["ne"], [","]]


def test_labelled_sequences_give_contents_and_words(tmp_path: Path):
    row = {
        "id": "novel.ann",
        "tokens": ["``", "No", ",", "''", "he", "said", "."],
        "labels": ["B-content", "I-content", "I-content", "I-content", "B-source", "B-cue", "O"],
    }
    put(tmp_path, "valid.txt", [row])
    (one,) = Sequences(name="novels", folder="q", file="valid.txt").items(tmp_path, tmp_path)
    assert one.text == "“No,” he said."
    assert [(q["content"], q["sort"]) for q in one.gold["quotations"]] == [((0, 5), "direct")]
    assert words_of(one, "source") == ["he"]


@needs_shared
def test_standoff_labels_are_read_as_the_scorer_reads_them(tmp_path: Path):
    (tmp_path / "eval").mkdir()
    (tmp_path / "eval" / "quotations.py").write_bytes((SHARED / "eval" / "quotations.py").read_bytes())
    ann = "T1\tSource 12 15\tAnn\nT2\tCue 7 11\tsaid\nT3\tContent 0 6\tIt's on\nE1\tSource:T1 Cue:T2 Content:T3"
    put(tmp_path, "dev.jsonl", [{"id": "a", "text": '"Yes," said Ann.', "ann": [ann]}])
    (one,) = Standoff(name="news", folder="q", file="dev.jsonl").items(tmp_path, tmp_path)
    (quotation,) = one.gold["quotations"]
    assert (quotation["content"], quotation["source"], quotation["cue"]) == ((1, 4), [(12, 15)], [(7, 11)])
    assert quotation["sort"] == "direct"


def test_a_report_knows_its_sentences_names_and_credit(tmp_path: Path):
    text = 'Ann urged him to go, the Wire said. "Go," she said.\n'
    unit = {"id": "R1", "start": 0, "end": 35, "text": text[:35]}
    gold = {
        "report": {"path": "r.txt", "units": [unit]},
        "direct_quotes": [{"start": 36, "end": 41, "speaker": "Ann"}],
        "indirect_quotes": [{"unit": "R1", "speaker": "she -> Ann", "cue": "urged / asked", "source_named": "the Wire"}],
    }
    put(tmp_path, "gold.json", [gold])
    (tmp_path / "data" / "q" / "r.txt").write_bytes(text.encode())
    one = Report(name="report", folder="q", gold="gold.json")
    assert "eval" in str(one.missing(tmp_path))
    (article,) = one.items(tmp_path, tmp_path)
    assert article.text == text
    assert article.gold["indirect"] == [{"unit": (0, 35), "cues": ["urged", "asked"], "name": "Ann"}]
    assert [text[a:b] for a, b in article.gold["credits"]] == ["the Wire"]


def test_the_data_hash_knows_the_language_that_is_told(tmp_path: Path):
    put(tmp_path, "t.tsv", [])
    (tmp_path / "eval").mkdir()
    (tmp_path / "eval" / "quotations.py").write_text("pass")
    one, other = (Tokens(name="t", folder="q", file="t.tsv", language=language) for language in ("cs", None))
    assert one.missing(tmp_path) is None
    assert one.data_sha256(tmp_path) != other.data_sha256(tmp_path)
