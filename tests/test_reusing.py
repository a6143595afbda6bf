"""An archive end to end: what is shared, what is not, and that nothing changes what is found."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet as pq

from headwater.corpus import pairs
from headwater.corpus.rows import Entry
from headwater.corpus.steps import Steps
from headwater.errors import HeadwaterError, InputError, NoText, UsageError
from headwater.intake.items import Fault
from headwater.reusing import reuse

WIRE = (
    "The harbour master closed three piers on Tuesday after divers found cracks below the waterline. "
    "Ferries will leave from the northern quay until engineers finish their survey. "
    "Shopkeepers near the old piers fear for their summer trade."
)
LOCAL = (
    "Anglers gathered at dawn. Ferries will leave from the northern quay until engineers finish their survey. "
    "The tide was out when we came, and gulls walked the mud."
)
OTHER = "A choir from the hill villages won the spring contest with a song about millers, and the jury praised its basses."
PHRASE = "as the saying goes along this coast"


def entry(name: str, text: str, day: int | None = 1, outlet: str = "Coast Wire") -> Entry:
    return Entry(name, text, outlet, None if day is None else f"2021-03-{day:02d}T08:00:00Z")


ARCHIVE = [entry("wire", WIRE, 1), entry("choir", OTHER, 2), entry("local", LOCAL, 3, "Quay Gazette")]


def rows(out: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(out / f"{name}.parquet").to_pylist()
    return found


def everything(out: Path) -> dict[str, Any]:
    names = ("passages", "clusters", "edges", "absent", "documents", "formulas")
    return {name: rows(out, name) for name in names} | {"run": json.loads((out / "run.json").read_text("utf-8"))}


def test_a_shared_sentence_is_a_passage_with_its_extents_in_both_texts(tmp_path: Path):
    reuse(ARCHIVE, tmp_path)
    (found,) = rows(tmp_path, "passages")
    sentence = "Ferries will leave from the northern quay until engineers finish their survey."
    assert (found["doc_a"], found["doc_b"]) == ("wire", "local")
    assert WIRE[found["a_start"] : found["a_end"]] == LOCAL[found["b_start"] : found["b_end"]] == sentence
    assert (found["words"], found["similarity"]) == (len(sentence.split()), 1.0)
    assert {(r["document"], r["first"]) for r in rows(tmp_path, "clusters")} == {("wire", True), ("local", False)}
    assert [(e["parent"], e["child"]) for e in rows(tmp_path, "edges")] == [("wire", "local")]


def test_the_earlier_document_stands_first_and_by_id_where_no_date_is_known(tmp_path: Path):
    later = [replace(e, published="2021-03-09") if e.id == "wire" else e for e in ARCHIVE]
    reuse(later, tmp_path / "later")
    assert [(r["doc_a"], r["doc_b"]) for r in rows(tmp_path / "later", "passages")] == [("local", "wire")]
    reuse([replace(e, published=None) for e in ARCHIVE], tmp_path / "undated")
    assert [(r["doc_a"], r["doc_b"]) for r in rows(tmp_path / "undated", "passages")] == [("local", "wire")]


def test_extents_are_code_points_behind_characters_of_any_size(tmp_path: Path):
    before = "🐎 Ça! "
    reuse([entry("wire", WIRE), entry("emoji", before + WIRE, 2)], tmp_path)
    (found,) = rows(tmp_path, "passages")
    assert (found["b_start"], found["b_end"]) == (len(before), len(before) + len(WIRE))


def test_the_stop_at_the_end_belongs_to_a_passage_where_both_have_one(tmp_path: Path):
    words = (
        "Divers found long cracks below three piers, engineers measured them twice, harbour pilots saw nothing, and insurers asked "
        "whether storms last winter moved heavy granite blocks"
    )
    reuse(
        [entry("one", f"Fog. {words}."), entry("other", f"{words} that masons had laid by hand when ships were wooden.", 2)],
        tmp_path,
    )
    (found,) = rows(tmp_path, "passages")
    assert (found["a_start"], found["a_end"]) == (5, 5 + len(words))
    assert (found["b_start"], found["b_end"]) == (0, len(words))


def test_a_phrase_in_the_middle_of_two_sentences_is_no_passage(tmp_path: Path):
    one = f"The mayor of Norwick said that, {PHRASE}, no bridge outlives its builder, and left."
    other = f"Old Tamsin mended nets all winter because, {PHRASE}, idle hands sink boats in May."
    reuse([entry("one", one), entry("other", other, 2)], tmp_path)
    assert rows(tmp_path, "passages") == rows(tmp_path, "edges") == []


def test_copies_letter_by_letter_are_chained_and_share_what_the_first_shares(tmp_path: Path):
    copies = [entry(f"copy {i}", WIRE, 4 + i, f"Outlet {i}") for i in range(4)]
    run = reuse([*ARCHIVE, *copies], tmp_path).run
    pairs = {(r["doc_a"], r["doc_b"]) for r in rows(tmp_path, "passages")}
    assert {("wire", f"copy {i}") for i in range(4)} <= pairs
    assert {("copy 0", "copy 1"), ("copy 1", "copy 2"), ("copy 2", "copy 3")} <= pairs
    assert ("copy 0", "copy 3") not in pairs
    assert {("local", f"copy {i}") for i in range(4)} <= pairs
    assert run["input"]["copies"] == 4
    whole = next(r for r in rows(tmp_path, "passages") if r["doc_b"] == "copy 2" and r["doc_a"] == "wire")
    assert (whole["a_start"], whole["a_end"], whole["b_end"]) == (0, len(WIRE), len(WIRE))


def test_the_pairs_of_many_copies_go_with_their_number_and_not_with_its_square(tmp_path: Path):
    copies = [entry(f"copy {i:03d}", WIRE, None) for i in range(300)]
    run = reuse([*ARCHIVE, *copies], tmp_path).run
    assert len(rows(tmp_path, "passages")) <= 2 * 300 + 2
    assert {e["child"] for e in rows(tmp_path, "edges")} >= {e.id for e in copies[50:]}
    assert run["cut"]["pairs_of_copies"] == 300


def test_a_story_that_many_print_with_edits_of_their_own_loses_none_of_them(tmp_path: Path):
    prints = [
        entry(f"print {i:03d}", WIRE.replace("Tuesday", f"day {i}") + f" Reader {i} wrote to paper {i}.", 2) for i in range(80)
    ]
    reuse([ARCHIVE[0], *prints], tmp_path)
    found = rows(tmp_path, "passages")
    assert {r["doc_b"] for r in found} == {e.id for e in prints}
    assert len(found) < 80 * 79 / 4


def test_a_standing_line_that_comes_up_again_and_again_is_a_formula_and_no_derivation(tmp_path: Path):
    line = "Subscribe to the evening letter of the Quay Gazette and read tomorrow's tide tables before anybody else."
    themes = ["bakers", "smiths", "weavers", "coopers", "millers", "tanners", "potters", "glaziers", "masons", "thatchers"]
    texts = [f"{t.capitalize()} {' '.join(f'{t[k % 4 :]}{i}{k}' for k in range(20))}. {line}" for i, t in enumerate(themes)]
    given = list(zip(themes, texts, strict=True))
    run = reuse([*ARCHIVE, *(entry(t, text, 5 + 2 * i, f"The {t}") for i, (t, text) in enumerate(given))], tmp_path).run
    assert run["found"]["formulas"] == 0  # ten papers in a row, within two days of one another, might be a campaign
    apart = [replace(entry(t, text, None, f"The {t}"), published=f"2021-{i + 1:02d}-15") for i, (t, text) in enumerate(given)]
    run = reuse([*ARCHIVE, *apart], tmp_path / "apart").run
    (formula,) = rows(tmp_path / "apart", "formulas")
    assert (formula["text"], formula["documents"], formula["occasions"]) == (line, 10, 10)
    assert (formula["first"], formula["last"]) == ("2021-01-15", "2021-10-15")
    assert [(r["doc_a"], r["doc_b"]) for r in rows(tmp_path / "apart", "passages")] == [("wire", "local")]


def test_bad_rows_are_told_with_their_place_and_the_rest_is_done(tmp_path: Path):
    given = [
        ARCHIVE[0], Fault("a.jsonl line 2", InputError("a.jsonl line 2: not a JSON object")), entry("blank", " \n"), ARCHIVE[0],
        replace(ARCHIVE[1], id="wire"), ARCHIVE[2], entry("hopeful", OTHER + " Again!", 4), entry("dateless", "Few words.", None),
    ]  # fmt: skip
    given[6] = replace(given[6], published="2931-01-01")  # type: ignore[type-var]
    run = reuse(given, tmp_path).run
    assert run["left_out"] == {
        "unreadable": {"count": 1, "examples": ["a.jsonl line 2: not a JSON object"]},
        "empty": {"count": 1, "examples": ["blank"]},
        "given_twice": {"count": 1, "examples": ["wire"]},
        "id_of_another_text": {"count": 1, "examples": ["wire"]},
    }
    assert (run["input"]["documents"], run["input"]["undated"], run["input"]["dated_in_the_future"]) == (5, 1, 1)
    assert [d["id"] for d in rows(tmp_path, "documents")] == ["wire", "wire#2", "local", "hopeful", "dateless"]


def test_dates_that_cannot_be_read_are_counted_and_those_that_can_are_used(tmp_path: Path):
    more = [
        replace(entry(f"n{i}", f"Few words, number {i}."), published=day) for i, day in enumerate(("spring", "?", "soon", "2031"))
    ]
    run = reuse([*ARCHIVE, *more], tmp_path).run
    assert run["left_out"] == {"date_unread": {"count": 3, "examples": ["n0: 'spring'", "n1: '?'", "n2: 'soon'"]}}
    days = {d["id"]: d["published"] for d in rows(tmp_path, "documents")}
    assert (days["n0"], days["n3"], days["wire"]) == (None, "2031", ARCHIVE[0].published)
    assert [(r["doc_a"], r["doc_b"]) for r in rows(tmp_path, "passages")] == [("wire", "local")], "the dates say which was first"


def test_what_is_known_of_a_document_leads_to_its_text(tmp_path: Path):
    reuse(ARCHIVE, tmp_path)
    for row, given in zip(rows(tmp_path, "documents"), ARCHIVE, strict=True):
        assert pq.read_table(tmp_path / row["text_file"])["text"][row["text_row"]].as_py() == given.text
        assert (row["id"], row["outlet"], row["published"]) == (given.id, given.outlet, given.published)


def test_an_archive_of_nothing_is_refused(tmp_path: Path):
    with pytest.raises(NoText, match="no document with a text"):
        reuse([entry("blank", "")], tmp_path)


def test_documents_added_later_are_joined_as_if_they_had_been_there(tmp_path: Path):
    many = [*ARCHIVE, *(entry(f"n{i}", f"{OTHER.replace('choir', f'choir {i}')} Row {i} of {i * 3}.", 5) for i in range(12))]
    many += [entry("late", LOCAL.replace("dawn", "noon"), 9), entry("copy", WIRE, 10)]
    whole = reuse(many, tmp_path / "whole").out
    for step, part in enumerate((many[:3], many[3:9], many[9:])):
        reuse(part, tmp_path / "parts", adding=step > 0)
    for name in ("passages", "clusters", "edges", "formulas"):
        found, expected = rows(tmp_path / "parts", name), rows(whole, name)
        assert sorted(map(str, found)) == sorted(map(str, expected)), name
    assert [d["id"] for d in rows(tmp_path / "parts", "documents")] == [e.id for e in many]


@pytest.mark.parametrize("kind", ["all_runs", "standing"])
def test_a_folder_of_an_earlier_state_is_not_added_to_and_stays_as_it_is(tmp_path: Path, kind: str):
    reuse(ARCHIVE, tmp_path)
    (record,) = tmp_path.rglob("archive.json")
    known = json.loads(record.read_text("utf-8"))
    record.write_text(json.dumps({**known, "runs": [f"{kind}-0.parquet", "all_implied-0.parquet"]}), "utf-8")
    before = everything(tmp_path)
    with pytest.raises(UsageError, match="earlier state of headwater; name another folder with --out"):
        reuse([entry("late", LOCAL, 9)], tmp_path, adding=True)
    assert everything(tmp_path) == before


def test_the_same_input_again_gives_the_same_and_another_is_refused(tmp_path: Path):
    reuse(ARCHIVE, tmp_path)
    first = everything(tmp_path)
    reuse(ARCHIVE, tmp_path)
    assert everything(tmp_path) == first
    reuse(ARCHIVE[:1], tmp_path, adding=True)
    assert rows(tmp_path, "passages") == first["passages"]
    with pytest.raises(UsageError, match="--add"):
        reuse(ARCHIVE[1:], tmp_path)
    assert len(rows(tmp_path, "passages")) == 1


class Killed(BaseException):
    """What no code catches."""


STAGES = ("common", "paired", "chained", "places", "growing", "implied", "writing", "edges")


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_any_stage_and_run_again_it_finds_the_same(tmp_path: Path, stage: str):
    given = [*ARCHIVE, *(entry(f"n{i}", f"{OTHER.replace('song', f'song {i}')} Verse {i}.", 5) for i in range(5))]
    reuse(given, tmp_path / "whole")

    def told(now: str, _: float | None) -> None:
        if now == stage:
            raise Killed

    with pytest.raises(Killed):
        reuse(given, tmp_path / "killed", told=told)
    reuse(given, tmp_path / "killed")
    assert everything(tmp_path / "killed") == everything(tmp_path / "whole")


DIES = """
import json, os, signal, sys
from pathlib import Path
from headwater.corpus import archive
from headwater.corpus.rows import Entry
from headwater.reusing import reuse
archive.BATCH_TEXTS = 2
given = [Entry(*row) for row in json.loads(sys.argv[1])]
moments = iter(range(int(sys.argv[3]), -1, -1))
def told(*_):
    if next(moments) == 0:
        os.kill(os.getpid(), signal.SIGKILL)
write = archive.write
archive.write = lambda job, key: (told(), write(job, key))  # reading counts batch by batch
reuse(given, Path(sys.argv[2]), told=told, workers=1)
"""


@pytest.mark.parametrize("moment", [2, 9])
def test_killed_by_the_system_in_the_middle_and_run_again_it_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
):
    given = [*ARCHIVE, *(entry(f"n{i}", f"{OTHER.replace('song', f'song {i}')} Verse {i}.", 5) for i in range(5))]
    rows_given = json.dumps([(e.id, e.text, e.outlet, e.published) for e in given])
    done = subprocess.run([sys.executable, "-c", DIES, rows_given, str(tmp_path / "killed"), str(moment)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert not (tmp_path / "killed" / "run.json").exists()
    monkeypatch.setattr("headwater.corpus.archive.BATCH_TEXTS", 2)
    reuse(given, tmp_path / "killed")
    reuse(given, tmp_path / "whole")
    assert everything(tmp_path / "killed") == everything(tmp_path / "whole")


def test_what_was_done_before_it_was_killed_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def told(now: str, _: float | None) -> None:
        if now == "growing":
            raise Killed

    with pytest.raises(Killed):
        reuse(ARCHIVE, tmp_path, told=told)
    ran: list[str] = []
    run = Steps._run
    monkeypatch.setattr(Steps, "_run", lambda self, queued, target: (ran.append(queued.name), run(self, queued, target))[1])
    monkeypatch.setattr("headwater.corpus.archive.write_arrays", never)
    reuse(ARCHIVE, tmp_path)
    assert ran == ["implied"]


def test_killed_while_passages_grow_it_goes_on_behind_the_last_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pairs, "TEXTS_AT_ONCE", 1)
    given = [*ARCHIVE[::2], *(entry(f"choir {i}", f"{OTHER} Row {i}.", 5 + i) for i in range(3))]
    reuse(given, tmp_path / "whole")
    parts: list[int] = []
    grow = pairs._grown
    monkeypatch.setattr(pairs, "_grown", lambda *given: (parts.append(len(given[2]["a"])), grow(*given))[1])
    shares: list[float] = []

    def told(now: str, share: float | None) -> None:
        if now == "growing" and share is not None:
            shares.append(share)
            if len(shares) == 2:
                raise Killed

    with pytest.raises(Killed):
        reuse(given, tmp_path / "killed", told=told)
    reuse(given, tmp_path / "killed", told=lambda stage, share: shares.append(share) if stage == "growing" and share else None)
    assert shares == [0.25, 0.5, 0.25, 0.5, 0.75, 1.0]
    assert [places for places in parts if places] == [1] * 4  # none twice
    assert everything(tmp_path / "killed") == everything(tmp_path / "whole")
    assert not list((tmp_path / "killed" / "kept" / "steps").glob("runs-*"))


def never(*_: object) -> None:
    raise AssertionError("done again")


@pytest.mark.parametrize(
    "where", ["reusing.results.write", "corpus.archive.write", "corpus.pairs.write_runs", "corpus.archive.merge"]
)
def test_a_full_disk_says_where_and_what_to_do_and_goes_on_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
):
    monkeypatch.setattr("headwater.corpus.archive.MOST_SORTED", 0)
    whole = reuse([*ARCHIVE, entry("late", LOCAL, 9)], tmp_path / "whole").out
    reuse(ARCHIVE, tmp_path / "out")

    def full(*_: object) -> None:
        raise OSError("319556 requested and 235488 written" if "archive" in where else "[Errno 28] No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(f"headwater.{where}", full)
        with pytest.raises(HeadwaterError, match=r"out.*: cannot be written to \(no space left\); make room there, then run"):
            reuse([entry("late", LOCAL, 9)], tmp_path / "out", adding=True)
    reuse([entry("late", LOCAL, 9)], tmp_path / "out", adding=True)
    assert rows(tmp_path / "out", "passages") == rows(whole, "passages")
    assert [d["id"] for d in rows(tmp_path / "out", "documents")] == ["wire", "choir", "local", "late"]


def sqlite_gives_the_same(out: Callable[[str], Path]) -> None:
    reuse(ARCHIVE, out("duckdb"))
    reuse(ARCHIVE, out("sqlite"), engine="sqlite")
    for name in ("passages", "clusters", "edges"):
        assert rows(out("sqlite"), name) == rows(out("duckdb"), name)


def test_the_engine_changes_nothing_of_what_is_found(tmp_path: Path):
    sqlite_gives_the_same(lambda name: tmp_path / name)


def test_languages_side_by_side_are_each_found(tmp_path: Path):
    pairs = {
        "zh": "港务局周二关闭了三座码头，因为潜水员在水线以下发现了裂缝。渡轮将从北码头出发，直到工程师完成检查。",
        "ko": "항만 당국은 잠수부들이 수면 아래에서 균열을 발견하자 화요일 부두 세 곳을 폐쇄했다. 여객선은 북쪽 부두에서 출발한다.",
        "ru": "Начальник порта закрыл во вторник три причала после того, как водолазы нашли трещины ниже ватерлинии.",
        "ar": "أغلق مدير الميناء ثلاثة أرصفة يوم الثلاثاء بعد أن وجد الغواصون شقوقا تحت خط الماء في الميناء القديم.",
    }
    given = [entry(f"{code} {n}", f"{text} {n * 5}.", n) for code, text in pairs.items() for n in (1, 2)]
    reuse([*ARCHIVE, *given], tmp_path)
    found = {(r["doc_a"], r["doc_b"]) for r in rows(tmp_path, "passages")}
    assert found == {("wire", "local"), *((f"{code} 1", f"{code} 2") for code in pairs)}


def test_where_nothing_could_be_read_it_is_told_why(tmp_path: Path):
    fault = Fault("news.csv", NoText("news.csv: no column holds texts; the columns are 'id', 'words'; name it with --text COLUMN"))
    with pytest.raises(NoText, match="the columns are 'id', 'words'"):
        reuse([fault], tmp_path)


GUESTS = (
    "Ada Lund, minister of Ports and Ferries of Norland, Per Holm, deputy mayor of Ulm and head of its Harbour Office, "
    "and Eva Brandt, envoy of Norland to the League of Coastal Towns"
)
ARRIVED = f"Snow lay on the platform when {GUESTS}, stepped off the night train. A band played, and children waved paper flags. "
ARRIVED += "Then the carriages went off to the inn by the old wall, where fires had been lit in every room since noon."
DINED = f"The governor gave a dinner of nine courses. At the long table sat {GUESTS}, until the candles had burnt down. "
DINED += "The cook had been fetched from the ferry kitchen, and nobody left a crumb of her plum tart on the plates."


INVITED = (
    "Present were Ada Lund, minister of Ports, Per Holm, deputy mayor of Ulm, Eva Brandt, envoy of Norland, Ole Vik, pilot of the "
    "Gulf of Ran, Ida Moe, keeper of Cape Sand, Jon Falk, consul of Westmark in Ulm, Tor Lie, master of the Guild of Weavers, Kari "
    "Dal, mayor of Sund, Nils Aas, captain of the Ran Guard, and Liv Strand, warden of the Ulm Museum."
)


def test_the_same_guests_make_no_derivation_but_stay_beside_words_that_one_has_from_the_other(tmp_path: Path):
    reuse([entry("arrived", ARRIVED), entry("dined", DINED, 2)], tmp_path / "guests")
    assert rows(tmp_path / "guests", "passages") == []
    assert any("Ada Lund" in row["text"] for row in rows(tmp_path / "guests", "formulas"))
    retold = f"{DINED} The day before a band played for them. A band played, and children waved paper flags."
    reuse([entry("arrived", ARRIVED), entry("retold", retold, 2)], tmp_path / "retold")
    assert any(ARRIVED[r["a_start"] : r["a_end"]].startswith("Ada Lund") for r in rows(tmp_path / "retold", "passages"))


def test_what_a_third_text_has_of_two_makes_the_same_guests_no_passage_of_them_either(tmp_path: Path):
    band, fog = "A band of eleven pipers played for them on the wet quay.", "Fog held their ferry for an hour behind the mole."
    own = [" ".join(f"{word}{k}" for k in range(60)).capitalize() + "." for word in ("plank", "rope")]
    texts = {"band": f"{own[0]} {INVITED} {band}", "fog": f"{fog} {own[1]} {INVITED}"}
    reuse([*(entry(*item) for item in texts.items()), entry("both", f"{INVITED} {band} Nobody slept. {fog}", 3)], tmp_path)
    found = {(r["doc_a"], r["doc_b"]) for r in rows(tmp_path, "passages")}
    assert found == {("band", "both"), ("fog", "both")}
