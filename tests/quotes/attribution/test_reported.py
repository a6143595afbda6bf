"""Which words attribute: beside quotations, at heads and ends of sentences; and what must stay content."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Document, Segment
from headwater.quotes.attribution.reported import KINDS, attributions, turned_direct
from headwater.quotes.direct.marks import between_marks
from headwater.text.segments import segments
from tests.quotes.conftest import Reader
from tests.slopes import in_proportion


def test_the_clause_behind_a_quotation_is_attribution_with_place_and_time(read: Reader):
    found = read("“The dyke is old,” Mayor Ida Lund said in the town hall on Monday. Rain fell.")
    assert found.attributed() == ["Mayor Ida Lund said in the town hall on Monday."]
    assert found.kinds() == ["clause"]


def test_a_reported_clause_beside_a_quotation_stays_content(read: Reader):
    found = read("“The dyke is old,” she said, adding that forty families lived behind it.")
    assert found.attributed() == ["she said, adding that"]


def test_what_a_speaker_stresses_beside_a_quotation_stays_content(read: Reader):
    found = read("“The dyke is old,” she said, stressing the need for new pumps.")
    assert found.attributed() == ["she said, stressing"]


def test_a_sentence_after_a_quotation_that_ended_its_own_is_read_anew(read: Reader):
    assert read("He was plain. “The dyke is old.” She said that the pumps were new.").attributed()[-1] == "She said that"


def test_an_apposition_with_the_speaker_is_attribution(read: Reader):
    found = read("“We have no money,” said Per Holm, a baker from Nes who was not at the meeting.")
    assert found.attributed() == ["said Per Holm, a baker from Nes who was not at the meeting."]


def test_what_leads_up_to_a_quotation_with_a_colon_is_an_introduction(read: Reader):
    found = read(
        "On the harbour, she was plain: “It must be dredged by May.”\nToward the port the tone is harsh: “Nobody dredges there.”"
    )
    assert found.attributed() == ["On the harbour, she was plain:", "Toward the port the tone is harsh:"]
    assert found.kinds() == ["introduction", "introduction"]


def test_a_sentence_that_only_announces_a_quotation_is_an_introduction(read: Reader):
    found = read("The paper repeated an old demand. “The harbour must be dredged by the state,” it said.")
    assert found.attributed() == ["The paper repeated an old demand.", "it said."]


@pytest.mark.parametrize("sentence", ["The paper repeated 3 demands.", "The paper repeated what Norland wants.", "Rain fell."])
def test_a_number_or_a_name_before_a_quotation_is_content(read: Reader, sentence: str):
    assert read(f"{sentence} “The harbour must be dredged by the state,” it said.").attributed() == ["it said."]


def test_after_a_question_the_next_words_may_attribute_and_a_new_sentence_does_not(read: Reader):
    found = read("“What are you short of? Money?” the mayor asked at the start. The ferry left at noon.")
    assert found.attributed() == ["the mayor asked at the start."]


@pytest.mark.parametrize(
    ("language", "text", "attributed"),
    [
        ("en", "The mayor said that the dyke would hold.", ["The mayor said that"]),
        ("en", "On 3 May, Ida Lund, mayor of Nes, said that the dyke would hold.", ["On 3 May, Ida Lund, mayor of Nes, said that"]),
        ("en", "It called losing the ferry the worst blow in years.", ["It called"]),
        ("en", "On the port, the editorial accused the owners of greed and delay.", ["On the port, the editorial accused"]),
        ("en", "The dyke would hold until May, she said.", [", she said."]),
        (
            "en",
            "The dyke would hold until May, says the joint editorial of both papers.",
            [", says the joint editorial of both papers."],
        ),
        ("en", "According to the ministry, nine ships left.", ["According to the ministry,"]),
        (
            "en",
            "Nes opened the year with a joint editorial urging its people to save.",
            ["Nes opened the year with a joint editorial"],
        ),
        ("en", "The council urged shops to close early.", []),
        ("de", "Die Schule werde im Mai geöffnet, sagte sie am Montag im Rathaus.", [", sagte sie am Montag im Rathaus."]),
        ("de", "Man habe neun Schiffe verloren, hieß es weiter.", [", hieß es weiter."]),
        ("de", "Man habe neun Schiffe verloren, so die Ministerin.", [", so die Ministerin."]),
        ("de", "Der Ministerin zufolge liefen neun Schiffe aus.", ["Der Ministerin zufolge"]),
        ("fr", "Le maire a affirmé que l’école rouvrirait.", ["Le maire a affirmé que"]),
        ("es", "Según el ministerio, salieron nueve barcos.", ["Según el ministerio,"]),
        ("it", "La scuola riaprirà, ha aggiunto il sindaco.", [", ha aggiunto il sindaco."]),
        ("pt", "O prefeito afirmou que a escola reabrirá.", ["O prefeito afirmou que"]),
        ("nl", "De school gaat weer open, zegt de burgemeester.", [", zegt de burgemeester."]),
        ("pl", "Burmistrz zapewnił, że szkoła zostanie otwarta.", ["Burmistrz zapewnił, że"]),
        ("ru", "По словам министра, вышли девять судов.", ["По словам министра,"]),
        ("ru", "Мэр сообщил, что школу откроют.", ["Мэр сообщил, что"]),
        ("ru", "Мэр признался, что школу закроют.", ["Мэр признался, что"]),
        ("fr", "L’accès sera gratuit pour tous, regretta le maire.", [", regretta le maire."]),
        ("ar", "وأضافت أن الجسر سيفتح في مايو.", ["وأضافت أن"]),
        ("zh", "发言人表示，出口增长了两成。", ["发言人表示，"]),
        ("zh", "根據外交部消息，九艘船出發了。", ["根據外交部消息，"]),
        ("ja", "報道官は輸出が増えたと述べた。", ["報道官は", "と述べた。"]),
        ("ko", "외교부에 따르면 배 아홉 척이 떠났다.", ["외교부에 따르면"]),
        ("ko", "대변인은 수출이 늘었다고 말했다.", ["대변인은", "말했다."]),
        ("tr", "Bakan, köprünün mayısta açılacağını söyledi.", ["Bakan,", "söyledi."]),
        ("th", "โฆษกกล่าวว่าสะพานจะเปิดในเดือนพฤษภาคม", ["โฆษกกล่าวว่า"]),
    ],
)
def test_heads_and_ends_of_indirect_speech_attribute(read: Reader, language: str, text: str, attributed: list[str]):
    assert read(text, language).attributed() == attributed


def test_the_head_of_a_directive_is_its_subject_and_the_verb_is_the_cue(read: Reader):
    found = read("The minister urged the crews to stay in the harbour.")
    assert found.attributed() == ["The minister"]
    cue = found.attributions[0].cue
    assert cue is not None
    assert found.document.text[cue.start : cue.end] == "urged"


def test_the_credit_of_the_report_itself_is_a_source(read: Reader):
    found = read("Nine ships left the harbour, according to the Norland News Agency (NNA).")
    assert found.kinds() == ["source"]
    assert read("Nine ships left the harbour, according to the captain.").kinds() == ["clause"]
    assert read("Nine ships left the harbour, Reuters reported on Monday.").kinds() == ["source"]
    assert read("Nine ships left the harbour, the captain said on Monday.").kinds() == ["clause"]
    assert read("Nine ships left the harbour, according to the director of the Norland News Agency.").kinds() == ["clause"]
    assert read("Der Nachrichtenagentur zufolge liefen neun Schiffe aus.", "de").kinds() == ["source"]


@pytest.mark.parametrize(
    "text",
    [
        "The Department of State moved nine crews to the coast.",
        "Everything the mayor says is written down by the clerk.",
        "The claims of nine families that live there were paid.",
        "Greatest of all is the fear that the dyke breaks.",
        "We must hold high the old flag of the town and its port.",
    ],
)
def test_words_that_only_look_like_reporting_verbs_attribute_nothing(read: Reader, text: str):
    assert read(text).attributed() == []


def test_a_long_clause_before_the_head_stays_content(read: Reader):
    found = read("When the last ship had left the harbour at noon, the mayor said that the dyke would hold.")
    assert found.attributed() == [", the mayor said that"]


def test_headings_and_words_inside_quotations_attribute_nothing(read: Reader):
    assert read("“The captain said that the ship was sound.”").attributed() == []


@pytest.mark.parametrize(
    ("language", "text", "turned"),
    [
        ("en", "urged them to remember their boats", "I urge you to remember your boats"),
        ("en", "The captain called on the crews to remain calm.", "remain calm"),
        ("en", "She expressed hope for an early meeting with the crews.", "I hope for an early meeting with the crews"),
        (
            "en",
            "She expressed hope for an early meeting and urged them to mind their boats.",
            "I hope for an early meeting. I urge you to mind your boats",
        ),
        ("en", "She said that her house had backed the dyke.", "our house has backed the dyke."),
        ("en", "The dyke would hold, she said.", "The dyke will hold"),
        ("en", "Rain fell on the town.", None),
        ("de", "Im Mai habe ihr Haus neun Schiffe gekauft, sagte sie.", "Im Mai hat unser Haus neun Schiffe gekauft"),
        ("de", "Die Deiche seien alt.", "Die Deiche sind alt."),
        ("de", "Regen fiel auf die Stadt.", None),
        ("fr", "Le maire a déclaré que la digue tiendrait.", "la digue tiendrait."),
        ("ko", "대변인은 수출이 늘었다고 말했다.", "수출이 늘었다"),
        ("ja", "報道官は輸出が増えたと述べた。", "輸出が増えた"),
        ("zh", "发言人表示，出口增长了两成。", "出口增长了两成。"),
        ("tr", "Bakan, köprünün açılacağını söyledi.", None),
        ("xx", "She said that it rained.", None),
        ("en", " ", None),
    ],
)
def test_indirect_speech_is_turned_direct(language: str, text: str, turned: str | None):
    assert turned_direct(text, language) == turned


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "she said",
                "that",
                "“",
                "”",
                '"',
                ",",
                ".",
                "according to",
                "the paper",
                "urged",
                "to go",
                ":",
                "adding",
                "sagte er",
                "말했다",
                "は",
                "と述べた",
                "称，",
                "\n",
            ]
        )
        | st.text(max_size=6),
        max_size=30,
    ),
    st.sampled_from(["en", "de", "fr", "ru", "ko", "ja", "zh", "tr", "ar", "th", None]),
)
def test_attributions_lie_inside_in_order_without_overlap(words: list[str], language: str | None):
    text = " ".join(words)
    document = Document("t", text, "0", language=language)
    parts = segments(document)
    quotations = between_marks(document, parts)
    quoted = [s for q in quotations if q.form == "direct" for s in q.spans]
    reach = 0
    for a in attributions(document, parts, quotations):
        assert reach <= a.start < a.end <= len(text)
        assert a.kind in KINDS
        assert not any(min(a.end, s.end) > max(a.start, s.start) for s in quoted)
        reach = a.end
    turned_direct(text, language)


@pytest.mark.parametrize("noise", ["he said, ", "according to ", "he said on that ", '"No way there," he said. '])
def test_endless_sentences_are_read_in_linear_time(noise: str):
    def work(n: int) -> None:
        document = Document("t", noise * n, "0", language="en")
        whole = (Segment(0, len(noise) * n, "sentence", 0),)
        attributions(document, whole, between_marks(document, whole))

    assert in_proportion(work, 750)
