"""The sets that are scored and what the figures of each aim at; `kinds` and `verdict_sets` say where their texts come from."""

from __future__ import annotations

from dataclasses import replace

from tests.gate.archive_sets import Archives
from tests.gate.kinds import Edited, Graded, Labelled, Made, Pooled, Set
from tests.gate.quotation_sets import Annotated, Report, Sequences, Standoff, Tokens
from tests.gate.story_sets import Chain, Origins
from tests.gate.tracing_sets import Among, Releases
from tests.gate.verdict_sets import Headlines, Mutated, Quoted


def aims(**reach: float) -> dict[str, float | None]:
    """What every set of passages pins, and what this one is to reach of it."""
    return {**dict.fromkeys(("link_f1", "relation_near", "sourced_f1", "omitted_f1")), **reach}


A, B, RUSSIAN = "newstest2021.ru-en.ref.A.en", "newstest2021.ru-en.ref.B.en", "newstest2021.ru-en.src.ru"
REPORTS = ("20120101-03ee.json", "20120101-04ee.json", "20120101-08ee.json", "20120101-14ee.json", "20120103-20ee.json")

SEEDS = Labelled(
    name="seeds",
    folder="seeds",
    golds=("gold.json",),
    aims=aims(link_recall=11 / 12, wrong_links=1, sourced_f1=0.95, omitted_f1=0.90),
)
EDITORIAL = Labelled(
    name="editorial",
    folder="editorial",
    golds=REPORTS,
    aims=aims(link_f1=0.95, relation=0.90, sourced_f1=0.97, omitted_f1=0.94),
)
# The one pair of the whole reports whose source is English too: there every change can be found.
RETRANSLATED_EN = Labelled(
    name="retranslated-en",
    folder="retranslated",
    golds=("r1.en.json", "r2.en.json"),
    scored="passages and changes",
    aims=aims(link_f1=0.88, sourced_f1=0.93, major_recall=0.70, alarms_per_1000=8),
)
RETRANSLATED_KO = Labelled(
    name="retranslated-ko",
    folder="retranslated",
    golds=("r1.ko.json", "r2.ko.json"),
    aims=aims(link_f1=0.80, sourced_f1=0.93),
)
CROSS_LANGUAGE = Labelled(
    name="cross-language",
    folder="cross-language",
    golds=("s1.en.json", "s1.de.json"),
    aims=aims(link_f1=0.87, sourced_f1=0.93),
)
A_B = Made(
    name="wmt21-a-b",
    folder="wmt21-ru-en",
    source=A,
    report=B,
    ids="docids.txt",
    relation="reworded",
    rendering="second_translation",
    aims=aims(link_f1=0.965, relation_near=0.93, rendering=0.9),
)

SETS: tuple[Set, ...] = (
    SEEDS,
    EDITORIAL,
    # Its report renders all but a line of its source: what was left out is too little to be a figure.
    Labelled(
        name="editorial-ko-en",
        folder="editorial-ko-en",
        golds=("gold.json",),
        aims={"link_f1": 0.95, "relation_near": None, "sourced_f1": None},
    ),
    RETRANSLATED_EN,
    RETRANSLATED_KO,
    CROSS_LANGUAGE,
    A_B,
    Made(
        name="wmt21-ru-a",
        folder="wmt21-ru-en",
        source=RUSSIAN,
        report=A,
        ids="docids.txt",
        relation="translated",
        rendering="translation",
        aims=aims(link_f1=0.97),
    ),
    Made(
        name="ntrex-ko-en",
        folder="ntrex",
        source="newstest2019-ref.kor.txt",
        report="newstest2019-src.eng.txt",
        ids="DOCUMENT_IDS.tsv",
        relation="translated",
        rendering="translation",
        aims=aims(link_f1=0.94),
    ),
    Graded(name="clough-stevenson", folder="clough-stevenson", table="all-plagiarised-files.txt", aims={"accuracy": 0.80}),
    replace(
        A_B,
        name="planted",
        scored="planted",
        rendering=None,
        plant=0.2,
        seeds=(1, 2, 3, 4, 5),
        aims={"major_recall": 0.90, "alarms_per_1000": 3.5, "recall_of_words": 0.70},
    ),
    # The same edits in English reports whose source is in another language: what can be told there, and what is said for nothing.
    Pooled(
        name="planted-across",
        parts=tuple(
            Made(
                name=f"planted-{file}",
                folder="ntrex",
                source=f"newstest2019-ref.{file}.txt",
                report="newstest2019-src.eng.txt",
                ids="DOCUMENT_IDS.tsv",
                relation="translated",
                scored="planted",
                plant=0.2,
                every=6,
            )
            for file in ("deu", "fra", "jpn", "kor", "zho-CN")
        ),
        scored="planted",
        sampled=3,
        aims={"major_recall": None, "alarms_per_1000": None},
    ),
    Pooled(
        name="majors",
        parts=(SEEDS, EDITORIAL),
        scored="majors",
        aims={"major_seen": 1.0, "alarms_per_report": 1},
    ),
    Pooled(
        name="cases",
        parts=(RETRANSLATED_EN, RETRANSLATED_KO, CROSS_LANGUAGE),
        scored="cases",
        aims={"verdicts_right": 0.75, "dangerous": 2, "accused": 4, "speaker_right": 0.88, "quotations_found": 0.92},
    ),
    Quoted(
        name="quotations-gold",
        folder="quotations-gold",
        gold="gold.jsonl",
        aims={"lenient": 0.90, "dangerous": 1, "false_alarm": 0.05, "missed": 0.03, "invented": 0.05, "placed": 0.93},
    ),
    Mutated(name="mutations", folder="quotations-gold/transcripts", aims={"caught": 0.97, "in_peace": 0.97}),
    # All 3,862 pairs take minutes; a third of them tells two points apart as well.
    Edited(name="summedits", folder="summedits", every=3, aims={"balanced_accuracy": 0.78, "accuracy": None}),
    Headlines(
        name="contextomized-ko",
        folder="contextomized-ko",
        file="dev.jsonl",
        sampled=4,
        aims={"balanced_accuracy": 0.84, "accuracy": None},
    ),
    Report(
        name="seeds-quotations",
        folder="seeds",
        gold="gold.json",
        aims=dict.fromkeys(("direct_found", "direct_named", "indirect_found", "indirect_named", "credit_apart"), 1.0),
    ),
    Standoff(
        name="polnear",
        folder="polnear",
        file="dev.jsonl.gz",
        aims={
            "overlap": 0.50,
            "direct_exact": 0.68,
            "direct_overlap": 0.82,
            "direct_speaker": 0.85,
            "direct_cue": 0.80,
            "exact": None,
            "speaker": None,
            "cue": None,
        },
    ),
    *(
        Annotated(
            name=name,
            folder="quotes-de",
            file=f"{part}.jsonl.gz",
            aims={"direct_overlap": 0.85, "overlap": None, "indirect_overlap": None, "direct_speaker": None, "speaker": None},
        )
        for name, part in (("quotes-de", "dev"), ("quotes-de-train", "train"))
    ),
    Tokens(
        name="quotes-cs",
        folder="quotes-cs",
        file="cs_tokens.tsv",
        language="cs",
        aims={"content_tokens": 0.65, "source_words": None, "cue_words": None},
    ),
    # Novels, and cut at any place: told to nobody, and not what the rules are for.
    Sequences(name="riqua", folder="riqua", file="valid.txt", language="en", aims={}),
    Releases(name="press-releases", folder="press-releases", sampled=9, aims={"first": 0.975, "refused": 0.05, "none_said": 0.90}),
    # Each names its source first; the Korean original is found by its meaning, among English ones.
    Among(
        name="library-seeds",
        folder="kcna-2011",
        pairs=(
            ("seeds/report.txt", "seeds/source.txt"),
            *((f"editorial/{name.removesuffix('.json')}.txt", "editorial/source.txt") for name in REPORTS),
            ("editorial/source.txt", "editorial-ko-en/source_ko.txt"),
        ),
        aims={"first": 1.0, "refused": 0.0},
    ),
    # Most of the speeches are longer than the articles by the hundred, and what is quoted of them is a dozen words.
    Origins(
        name="origins",
        folder="kcna-2011",
        source="editorial/source.txt",
        reports=tuple(f"editorial/{name.removesuffix('.json')}.txt" for name in REPORTS),
        aims={"sources": None, "editorial": 1.0, "reports": None, "turned": 0.0},
    ),
    Chain(
        name="seeds-chain",
        folder="seeds",
        said="2025-12-31",
        printed="2026-01-01",
        aims=dict.fromkeys(("steps", "order", "days"), 1.0),
    ),
    # The worst of three archives; quick runs score the first.
    Archives(
        name="archives",
        folder="",
        sampled=3,
        aims={
            "related_recall": 0.98,
            "related_precision": 0.97,
            "extent_f1": 0.95,
            "parent_recall": 0.95,
            "parent_precision": 0.93,
            "direction": 0.95,
            "reworded_recall": 0.88,
        },
    ),
)
