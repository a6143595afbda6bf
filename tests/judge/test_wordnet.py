"""WordNet's ties on the shipped tables, and that scripts/build_lexicon.py gives such tables from a database."""

from __future__ import annotations

import gzip
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.judge import wordnet

SCRIPT = Path(__file__).parents[2] / "scripts/build_lexicon.py"
DATABASE = Path("/usr/share/wordnet")
WORDS = (
    "accept",
    "reject",
    "rise",
    "fall",
    "monday",
    "tuesday",
    "huge",
    "enormous",
    "car",
    "vehicle",
    "begin",
    "start",
    "zebra",
    "of",
)

# Three synsets of nouns and one of adjectives in WordNet's format (wndb(5WN)), offsets made up.
DATA_NOUN = """\
  1 a licence
00000010 28 n 01 work_day 0 002 ~ 00000020 n 0000 ~ 00000030 n 0000 | a day of work
00000020 28 n 02 Monday 0 Mon 0 002 @ 00000010 n 0000 ! 00000030 n 0101 | the first
00000030 28 n 01 day_after_the_first 0 002 @ 00000010 n 0000 + 00000040 a 0101 | the second
"""
DATA_ADJ = "00000040 00 s 01 Monday(p) 0 001 & 00000040 a 0000 | like one\n"
INDEX_NOUN = """\
  1 a licence
day_after_the_first n 1 1 @ 1 0 00000030
mon n 1 1 @ 1 0 00000020
monday n 1 1 @ 1 1 00000020
work_day n 1 1 ~ 1 0 00000010
"""
INDEX_ADJ = "monday a 1 1 & 1 0 00000040\n"


@pytest.fixture
def script() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("build_lexicon", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_lexicon"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["build_lexicon"]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    files = {"data.noun": DATA_NOUN, "data.adj": DATA_ADJ, "index.noun": INDEX_NOUN, "index.adj": INDEX_ADJ,
             "noun.exc": "mondaes monday\n", "cntlist.rev": "monday%1:28:00:: 1 7\n"}  # fmt: skip
    for name in ("data", "index"):
        for pos in ("noun", "verb", "adj", "adv"):
            (tmp_path / f"{name}.{pos}").write_text(files.get(f"{name}.{pos}", ""))
    for pos in ("noun", "verb", "adj", "adv"):
        (tmp_path / f"{pos}.exc").write_text(files.get(f"{pos}.exc", ""))
    (tmp_path / "cntlist.rev").write_text(files["cntlist.rev"])
    return tmp_path


def test_the_tables_of_a_small_database_are_what_the_docstring_says(script, database):
    senses, synsets = script.distil(database)
    # Synset 0 is the one met in the corpus; phrases of more than three words are left out.
    assert senses.splitlines() == ["mon\tn:0", "mondaes\t\t~nmonday", "monday\ta:1;n:0.7", "work day\tn:2"]
    assert synsets.splitlines() == ["28!3@2", "00&1", "28#2", "28@2"]


def test_building_twice_gives_the_same_bytes(script, database, tmp_path, monkeypatch):
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        monkeypatch.setattr(sys, "argv", ["build_lexicon.py", str(database), str(tmp_path / name)])
        script.main()
        made.append([(tmp_path / name / f).read_bytes() for f in ("senses.tsv.gz", "synsets.tsv.gz")])
    assert made[0] == made[1]
    assert all(table[4:8] == bytes(4) for table in made[0])  # gzip's time of making


def test_a_folder_without_a_database_is_told_in_one_line(tmp_path):
    run = subprocess.run([sys.executable, SCRIPT, tmp_path], capture_output=True, text=True)
    assert run.returncode != 0
    assert "install wordnet-base" in run.stderr
    assert run.stderr.count("\n") == 1


def test_the_shipped_tables_are_what_the_script_makes_of_the_database(script):
    if not (DATABASE / "data.noun").is_file():
        pytest.skip(f"no WordNet database in {DATABASE} (Debian's wordnet-base)")
    folder = Path(wordnet.__file__).parent / "data"
    for name, text in zip(("senses", "synsets"), script.distil(DATABASE), strict=True):
        assert gzip.decompress((folder / f"{name}.tsv.gz").read_bytes()).decode() == text, f"{name}: run scripts/build_lexicon.py"


def test_the_shipped_tables_are_sorted_and_point_only_at_synsets_that_are_there():
    senses, synsets = wordnet._tables()
    words = [line.partition(b"\t")[0] for line in senses]
    assert words == sorted(words)
    assert len(words) == len(set(words)) > 140_000
    for line in senses[::97]:
        groups, _ = wordnet.entry(line.partition(b"\t")[0].decode())
        assert all(0 <= n < len(synsets) for g in groups.values() for number, _, derived in g for n in (number, *derived))


@pytest.mark.parametrize(
    ("form", "base"),
    [("took", ("v", "take")), ("cities", ("n", "city")), ("stopped", ("v", "stop")), ("happiest", ("a", "happy")),
     ("carried out", ("v", "carry out")), ("prime ministers", ("n", "prime minister")), ("women", ("n", "woman"))],
)  # fmt: skip
def test_inflected_forms_and_phrases_find_their_base(form, base):
    assert base in wordnet.bases(form)


def test_an_irregular_form_is_not_cut_by_rule_as_well():
    assert ("n", "wome") not in wordnet.bases("women")
    assert ("n", "bos") not in wordnet.bases("boss")


def test_shares_of_a_forms_senses_are_all_of_its_uses_most_used_first():
    shares = [s.share for s in wordnet.senses("rose")]
    assert sum(shares) == pytest.approx(1.0)
    assert shares == sorted(shares, reverse=True)
    assert wordnet.senses("rose")[0].base == "rise"


def test_a_broader_word_is_found_up_to_four_steps_and_named_by_direction():
    assert wordnet.tie("car", "vehicle") is not None
    assert wordnet.tie("car", "vehicle").how == "broader"
    assert wordnet.tie("vehicle", "car").how == "narrower"


def test_things_of_which_one_excludes_the_other_are_siblings_and_acts_are_akin():
    assert wordnet.tie("monday", "tuesday").how == "sibling"
    assert wordnet.tie("colonel", "major").how == "sibling"
    assert wordnet.tie("blue", "red").how == "sibling"
    assert wordnet.tie("conversation", "discussion").how == "akin"
    assert wordnet.tie("huge", "enormous").how == "akin"


def test_antonyms_hold_through_families_and_broader_words():
    assert wordnet.tie("accept", "reject").how == "antonym"
    assert wordnet.tie("grow", "decrease").how == "antonym"
    assert wordnet.tie("elderly", "young").how == "antonym"


def test_an_antonym_in_rarer_senses_gives_way_to_a_likeness():
    assert wordnet.tie("come", "go").how == "broader"
    assert wordnet.tie("rise", "fall").how == "antonym"


def test_words_without_any_broader_word_are_tied_too():
    assert wordnet.tie("also", "too").how == "synonym"


def test_a_sense_that_is_hardly_used_ties_nothing():
    assert wordnet.tie("man", "island") is None


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_ties_are_the_same_from_both_ends_but_for_their_direction(a, b):
    turned = {"broader": "narrower", "narrower": "broader"}
    one, other = wordnet.tie(a, b), wordnet.tie(b, a)
    assert (one is None) == (other is None)
    if one and other:
        assert one.weight == pytest.approx(other.weight)
        assert other.how == turned.get(one.how, one.how) or {one.how, other.how} <= {"broader", "narrower"}


@given(st.sampled_from((*WORDS, "hesitate", "refuse", "war", "peace")), st.sampled_from(WORDS))
def test_senses_that_pass_through_no_common_synset_have_no_tie(a, b):
    for x in wordnet.senses(a):
        for y in wordnet.senses(b):
            if list(wordnet._ties(x, y, wordnet.CUTS)):
                assert not wordnet._passes(x.synset, x.derived).isdisjoint(wordnet._passes(y.synset, y.derived))


@given(st.text(max_size=12))
def test_any_text_can_be_looked_up(form):
    assert sum(s.share for s in wordnet.senses(form)) == pytest.approx(1.0) or not wordnet.senses(form)
