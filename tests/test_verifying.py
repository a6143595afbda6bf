from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import headwater
from headwater import verifying
from headwater.align.index import index
from headwater.errors import UsageError
from headwater.model import CHANGE_KINDS, MEANINGS, VERDICTS, Document, Verdict
from headwater.verifying import prepare, verify, verify_words

SPEECH = (
    "MAYOR ANNA MEIER: We built the bridge in nine months, and the masons worked by night. Some of the divers came from abroad. "
    "(APPLAUSE) The bridge cost 4,300 crowns and will open on Monday, if the frost allows.\n\n"
    "TOM LANG: And the ferry?\n\n"
    "MAYOR ANNA MEIER: I never said that we would close the ferry. If the frost stays, we will close the bridge. "
    "The owner told me the ferry earns nothing. We shall build, and we shall build again.\n\n"
    "TOM LANG: Nobody in this town will pay a toll for the bridge.\n"
)
SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.fixture(scope="module")
def speech() -> Document:
    return headwater.document(SPEECH, language="en")


def said(found: Verdict, source: Document) -> list[str]:
    return [source.text[s.start : s.end] for s in found.source]


def test_the_same_words_hold(speech: Document):
    found = verify("“the masons worked by night,”", speech)
    assert (found.verdict, said(found, speech), found.speaker_in_source) == (
        "verbatim",
        ["the masons worked by night"],
        "MAYOR ANNA MEIER",
    )
    assert found.changes == ()


def test_a_stage_direction_in_the_middle_is_no_difference(speech: Document):
    assert verify("Some of the divers came from abroad. The bridge cost 4,300 crowns", speech).verdict == "verbatim"


@pytest.mark.parametrize(
    "words",
    [
        "The bridge cost 4,800 crowns and will open on Monday",
        "The bridge cost 4,300 crowns and will not open on Monday",
        "We built the bridge in nine months. Everyone in this town rides it without any charge or ticket.",
    ],
)
def test_a_changed_fact_is_altered_though_nearly_all_words_agree(speech: Document, words: str):
    found = verify(words, speech)
    assert found.verdict == "altered"
    assert "major" in {c.meaning for c in found.changes}
    assert "meaning_changed" in found.reasons


def test_a_sentence_that_the_source_does_not_have_is_named(speech: Document):
    words = "We built the bridge in nine months. Everyone in this town rides it without any charge or ticket."
    (added,) = [c for c in verify(words, speech).changes if c.reason == "sentence_not_in_source"]
    assert added.report is not None
    assert words[added.report.start : added.report.end].startswith("Everyone in this town")


def test_words_that_are_not_there_are_not_found(speech: Document):
    found = verify("The council of this city has never voted on taxes in August", speech)
    assert (found.verdict, found.source, found.reasons) == ("not_found", (), ("words_not_found",))


def test_what_is_not_in_excerpts_is_unchecked():
    source = headwater.document("Excerpts of the speech\n\nWe built the bridge in nine months.", language="en")
    found = verify("The council of this city has never voted on taxes in August", source)
    assert (found.verdict, found.reasons[:2]) == ("unchecked", ("incomplete_source", "source_says_incomplete"))


def test_what_is_not_in_a_report_is_unchecked():
    told = '"We open the bridge on Monday," she said. "The ferry goes on as before," she said. "Nobody loses his work," she said.'
    found = verify("The council has never voted on taxes in August", headwater.document(told, language="en"))
    assert (found.verdict, found.reasons[:2]) == ("unchecked", ("incomplete_source", "source_is_a_report"))


def test_a_word_alone_is_too_short(speech: Document):
    assert (verify("bridge", speech).verdict, verify("it is", speech).reasons) == ("unchecked", ("too_short",))


def test_an_ellipsis_is_resolved_to_the_places_around_it(speech: Document):
    found = verify("The bridge cost 4,300 crowns ... if the frost allows.", speech)
    assert said(found, speech) == ["The bridge cost 4,300 crowns", "if the frost allows"]
    assert "ellipsis" in found.flags
    assert "ellipsis_hides_words" in found.reasons


def test_an_ellipsis_that_hides_a_negation_alters():
    source = headwater.document("We will under no circumstances sell the old ferry to anybody.", language="en")
    found = verify("We will ... sell the old ferry to anybody.", source)
    assert found.verdict == "altered"
    assert "ellipsis_hides_negation" in {c.reason for c in found.changes}


def test_sentences_joined_across_others_are_flagged(speech: Document):
    found = verify("We built the bridge in nine months. The bridge cost 4,300 crowns.", speech)
    assert {"joined", "cut"} <= set(found.flags)
    assert len(found.source) == 2


def test_halves_of_two_sentences_made_one_alter():
    source = headwater.document(
        "We will sell the old ferry to the museum. In May we keep the new bridge open all night.", language="en"
    )
    found = verify("We will sell ... the new bridge open all night", source)
    assert "two_sentences_made_one" in {c.reason for c in found.changes}
    assert all(c.report or c.source for c in found.changes)
    assert found.verdict == "altered"


def test_a_denial_left_out_alters_and_is_named(speech: Document):
    found = verify("We would close the ferry.", speech)
    assert (found.verdict, "truncated_context" in found.flags) == ("altered", True)
    (denial,) = [c for c in found.changes if c.reason == "denial_left_out"]
    assert denial.source is not None
    assert speech.text[denial.source.start : denial.source.end] == "never said"


def test_a_condition_left_out_is_flagged(speech: Document):
    assert "truncated_context" in verify("We will close the bridge.", speech).flags
    assert "truncated_context" not in verify("We built the bridge in nine months", speech).flags


def test_another_persons_line_is_misattributed(speech: Document):
    words = "Nobody in this town will pay a toll for the bridge."
    assert "misattributed" in verify(words, speech, "Anna Meier").flags
    assert "misattributed" not in verify(words, speech, "Tom Lang").flags
    assert "misattributed" not in verify(words, speech).flags


def test_words_that_the_speaker_quotes_are_somebody_elses(speech: Document):
    found = verify("the ferry earns nothing", speech, "the owner of the ferry")
    assert "quoting_other" in found.flags
    assert "misattributed" not in found.flags


def test_the_speakers_own_words_are_taken_before_anothers():
    source = headwater.document(
        "A. Meier: We have made a grave mistake with the ferry.\n\nB. Lang: We made a grave mistake with the ferry?\n\n"
        "A. Meier: Yes.\n\nB. Lang: I see.",
        language="en",
    )  # fmt: skip
    assert source.text.index("We have made") == verify("We made a grave mistake with the ferry", source, "Meier").source[0].start
    assert source.text.index("We made") == verify("We made a grave mistake with the ferry", source, "Lang").source[0].start


def test_words_said_twice_are_shown_twice(speech: Document):
    found = verify("we shall build", speech)
    assert len(found.source) == 2
    assert "occurs_more_than_once" in found.reasons


def test_an_editors_insert_is_no_change_but_a_negation_is():
    source = headwater.document("They told us that he would open the old harbour bridge on Monday morning.", language="en")
    inserted = verify("that [the mayor] would open the old harbour bridge on Monday morning", source)
    assert (inserted.verdict, inserted.reasons[0]) == ("near_verbatim", "insert_marked")
    assert verify("that he would [not] open the old harbour bridge on Monday morning", source).verdict == "altered"


def test_of_several_sources_the_one_with_the_words_is_named(speech: Document):
    other = headwater.document("The council met and spoke of the harbour.", language="en", id="minutes")
    found = verify("the masons worked by night", [other, speech])
    assert {s.doc for s in found.source} == {speech.id}


def test_a_prepared_source_gives_the_verdict_that_it_gives_unprepared(speech: Document):
    asked = "some of the divers come from abroad"
    prepare(speech)
    again = headwater.document(SPEECH + " ", language="en")
    assert verify(asked, speech) == verify(asked, again)
    for text in ("One line.", "[APPLAUSE]"):
        prepare(headwater.document(text, language="en"))


def test_another_translation_is_found_by_its_meaning():
    source = headwater.document(
        "The weather was bad for weeks. Our workers finished the construction of the new bridge before the deadline. "
        "The town council will meet again in autumn.",
        language="en",
    )
    found = verify("The builders completed the new bridge earlier than planned.", source)
    assert "found_by_meaning" in found.reasons
    assert said(found, source) == ["Our workers finished the construction of the new bridge before the deadline."[:-1]]


def test_a_quotation_in_another_language_is_found_and_flagged():
    source = headwater.document(
        "Погода была плохой. Наши рабочие закончили строительство нового моста раньше срока. Городской совет соберётся осенью.",
        language="ru",
    )
    found = verify("Our workers finished building the new bridge ahead of schedule.", source)
    assert "translated" in found.flags
    assert "рабочие закончили" in said(found, source)[0]


def test_a_language_that_cannot_be_compared_is_said_so():
    source = headwater.document("Sää oli huono. Työläiset rakensivat uuden sillan ennen määräaikaa.", language="fi")
    found = verify("Наши рабочие закончили строительство нового моста.", source)
    assert (found.verdict, found.reasons[0]) == ("unchecked", "language_not_compared")


def test_indirect_words_are_never_called_verbatim(speech: Document):
    assert verify("the masons worked by night", speech, form="indirect").verdict == "reworded"


def test_asked_for_words_alone_a_meaning_finds_nothing(speech: Document):
    assert verify_words("The building of the bridge took three quarters of a year", [speech]) is None
    found = verify_words("the masons worked by night", [speech])
    assert found is not None
    assert found == verify("the masons worked by night", speech)


def test_no_source_is_a_wrong_use():
    with pytest.raises(UsageError, match="at least one document"):
        verify("we open", [])


@given(st.text(alphabet="We open the bridge, [not] on Monday ... “”'\n", max_size=80))
@settings(max_examples=60)
def test_any_quotation_gives_a_whole_verdict_with_spans_in_bounds(words: str):
    source = headwater.document(
        "A. Meier: We open the bridge on Monday.\n\nB. Lang: Not the bridge?\n\nA. Meier: We do.", language="en"
    )
    found = verify(words, source, "Lang")
    assert found.verdict in VERDICTS
    assert found.reasons
    assert (found.verdict == "altered") == any(c.meaning == "major" for c in found.changes)
    assert bool(found.source) == (found.verdict not in ("not_found", "unchecked"))
    assert all(0 <= s.start < s.end <= len(source.text) for s in found.source)
    for c in found.changes:
        assert c.kind in CHANGE_KINDS
        assert c.meaning in MEANINGS
        assert c.report is None or 0 <= c.report.start <= c.report.end <= len(words)
        assert c.source is None or 0 <= c.source.start <= c.source.end <= len(source.text)


def test_places_of_labelled_quotations_are_found(tmp_path: Path):
    gold = SHARED / "data" / "quotations-gold" / "gold.jsonl"
    if not gold.is_file():
        pytest.skip("no ../shared/data/quotations-gold beside the checkout")
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()][::4]
    documents = {name: headwater.read(gold.parent / "transcripts" / name) for name in {r["transcript"] for r in rows}}
    out = [{"id": r["id"], "verdict": verify(r["quote"], documents[r["transcript"]], r["speaker"]).to_dict()} for r in rows]
    (tmp_path / "said.jsonl").write_text("\n".join(map(json.dumps, out)), "utf-8")
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    scorer = [
        sys.executable,
        str(SHARED / "eval" / "verdicts.py"),
        "--json",
        str(tmp_path / "gold.jsonl"),
        str(tmp_path / "said.jsonl"),
    ]
    figures = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    assert figures["placed"] >= 0.93
    assert figures["missed"] <= 0.03


def test_a_short_quotation_that_repeats_its_words_is_found_though_one_is_drawn_together():
    source = headwater.document(
        "The council met in the hall. It is not safe, Bertram. It is not safe. Then they went home.", language="en"
    )
    assert verify("It is not safe, Bertram. It isn't safe.", source).verdict == "near_verbatim"


def test_words_of_speech_that_say_nothing_may_go():
    source = headwater.document("You know, we've, by the way, mended the old quay -- the old quay in the harbour.", language="en")
    assert verify("We have mended the old quay in the harbour.", source).verdict == "near_verbatim"


HARBOUR = (
    "MAYOR: Good morning. We will not close the harbour library, whatever the treasurer says. "
    "The council may raise the ferry fare next spring, but nothing is decided. "
    "Sixty-two families lost their homes in the flood, and we must rebuild the dike before winter."
)


@pytest.fixture(scope="module")
def harbour() -> Document:
    return headwater.document(HARBOUR, language="en")


@pytest.mark.parametrize(
    ("headline", "verdict", "reason"),
    [
        ("Harbour library not to close", "reworded", None),
        ("Harbour library to close", "altered", "negation_differs"),
        ("Ferry fare may rise next spring", "reworded", None),
        ("Council raises ferry fare", "altered", "qualifier_dropped"),
        ("62 families lose homes in flood", "reworded", None),
        ("26 families lose homes in flood", "altered", "number_differs"),
        ("Treasurer to resign over library", "not_found", None),
        ("We will not close the harbour library", "verbatim", None),
    ],
)
def test_a_headlines_quotation_is_judged_by_what_it_puts_short(harbour: Document, headline: str, verdict: str, reason: str | None):
    found = verify(headline, harbour, form="headline", language="en")
    majors = [c.reason for c in found.changes if c.meaning == "major"]
    assert (found.verdict, majors) == (verdict, [reason] if reason else [])


def test_elsewhere_words_between_marks_promise_the_very_words(harbour: Document):
    assert verify("Harbour library not to close", harbour, language="en").verdict == "not_found"


def test_a_korean_quotation_may_be_a_headlines():
    source = headwater.document(
        "홍수로 집을 잃은 분이 많습니다. 겨울이 오기 전에 둑을 다시 쌓아야 합니다. 감사합니다.", language="ko"
    )
    found = verify("겨울 전 둑 다시 쌓아야", source)
    assert (found.verdict, "put_short" in found.reasons) == ("reworded", True)
    assert said(found, source) == ["겨울이 오기 전에 둑을 다시 쌓아야 합니다"]


def test_a_number_with_a_hyphen_before_the_first_word_that_is_met_is_looked_at(harbour: Document):
    assert verify("26 families lost their homes in the flood", harbour).verdict == "altered"
    assert verify("62 families lost their homes in the flood", harbour).verdict == "near_verbatim"


def test_what_limits_a_verb_behind_it_belongs_to_its_place():
    source = headwater.document("내년 봄에 나룻배 요금을 올릴 수도 있습니다. 감사합니다.", language="ko")
    found = verify("내년 봄에 나룻배 요금을 올린다", source)
    assert said(found, source) == ["내년 봄에 나룻배 요금을 올릴 수도 있습니다"]


def test_a_sentence_between_brackets_does_not_make_the_rest_found(harbour: Document):
    found = verify("Nobody ever wrote angry letters about parking. [Long applause filled the crowded hall.]", harbour)
    assert (found.verdict, found.source) == ("not_found", ())


def test_an_insert_at_the_edge_stands_for_the_words_at_the_edge(harbour: Document):
    found = verify("[The town council] may raise the ferry fare next spring", harbour)
    assert (found.verdict, found.changes) == ("near_verbatim", ())


def test_four_dots_end_a_sentence_and_three_do_not(harbour: Document):
    halves = "We will not close the harbour library{} we must rebuild the dike before winter"
    ended = verify(halves.format(". ..."), harbour)
    assert ended.verdict in ("verbatim", "near_verbatim")
    assert verify(halves.format(" ..."), harbour).verdict == "altered"


def test_a_single_word_that_the_source_has_in_no_form_is_not_found(harbour: Document):
    assert verify("“outrageous”", harbour).verdict == "not_found"
    assert verify("“rebuilding”", harbour).verdict == "unchecked"


def test_of_an_excerpt_a_headline_that_is_not_there_is_unchecked():
    source = headwater.document("Excerpts of the speech\n\nWe will not close the harbour library. Thank you.", language="en")
    assert verify("Treasurer to resign over ferry", source, form="headline").verdict == "unchecked"


def test_among_few_sentences_a_place_needs_less_closeness():
    sentences = [
        "The weather was bad for weeks.",
        "The new bridge was finished by our crews before time.",
        "The council meets in autumn.",
    ]
    asked = "The builders completed the new bridge earlier than planned."
    few = verify(asked, headwater.document(" ".join(sentences), language="en"))
    many = verify(asked, headwater.document(" ".join([*sentences, *["The band plays in the park every week."] * 9]), language="en"))
    assert ("found_by_meaning" in few.reasons, "found_by_meaning" in many.reasons) == (True, False)


def test_a_quotation_is_missed_once_however_often_it_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    looked, find = [], verifying.find
    monkeypatch.setattr(verifying, "find", lambda *asked, **named: looked.append(asked) or find(*asked, **named))
    source = headwater.document(f"{SPEECH} It was said in June.", language="en")
    words = "“Whoever crosses shall sing.”"
    assert verify_words(words, [source], language="en") is None
    assert verify(words, source, language="en").verdict == "not_found"
    assert len(looked) == 1
    assert verify(words, source, "Tom Lang", language="en").verdict == "not_found"  # his own turns are others
    assert len(looked) > 1


def test_what_was_missed_in_a_source_has_a_ceiling(monkeypatch: pytest.MonkeyPatch, speech: Document):
    monkeypatch.setattr(verifying, "MOST_MISSED", 3)
    for n in range(10):
        verify(f"“Nobody paid {n} crowns.”", speech)
    assert 0 < len(verifying._missed(index(speech))) <= 3
