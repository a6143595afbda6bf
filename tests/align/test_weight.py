"""What a left-out text holds and how much it weighs, by tiny invented texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.align.weight import CUES, FACTS, NEVER, Points, Told, holdings, languages, names, signs_for, told, weigh

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh")

# For each language a sentence that holds one fact of the kind: loss, commitment, negation, condition, ceremony.
HELD = {
    "en": (
        "Two masons were killed by the beam.",
        "We shall rebuild the quay.",
        "The quay is not ready.",
        "It opens if the council agrees.",
        "I warmly greet you all.",
    ),
    "de": (
        "Zwei Maurer wurden getötet.",
        "Ich verspreche den Bau.",
        "Die Brücke ist nicht fertig.",
        "Sie öffnet, falls der Rat zustimmt.",
        "Herzliche Grüße an alle.",
    ),
    "fr": (
        "Deux maçons ont été tués.",
        "Nous nous engageons à payer.",
        "Le quai n'est pas prêt.",
        "Il ouvre à condition de payer.",
        "Je vous salue chaleureusement.",
    ),
    "es": (
        "Dos obreros murieron.",
        "Nos comprometemos a pagar.",
        "El muelle no está listo.",
        "Abre salvo que llueva.",
        "Un cordial saludo a todos.",
    ),
    "it": (
        "Due operai sono morti.",
        "Ci impegniamo a pagare.",
        "Il molo non è pronto.",
        "Apre a meno che piova.",
        "Un cordiale saluto.",
    ),
    "pt": (
        "Dois operários morreram.",
        "Prometemos pagar.",
        "O cais não abriu.",
        "Abre a menos que chova.",
        "Uma cordial saudação.",
    ),
    "nl": (
        "Twee metselaars zijn gedood.",
        "Wij beloven te betalen.",
        "De kade is niet klaar.",
        "Ze opent tenzij het regent.",
        "Hartelijke groet.",
    ),
    "pl": (
        "Dwóch murarzy zginęło.",
        "Obiecujemy zapłacić.",
        "Most nie jest gotowy.",
        "Otwarcie, o ile rada pozwoli.",
        "Serdecznie pozdrawiam.",
    ),
    "ru": (
        "Двое каменщиков погибли.",
        "Мы обязуемся заплатить.",
        "Мост не готов.",
        "Он откроется, если совет согласен.",
        "Сердечно приветствую вас.",
    ),
    "tr": (
        "İki duvarcı öldü.",
        "Ödemeyi taahhüt ettik.",
        "Köprü hazır değil.",
        "Kurulun onayı şartıyla açık.",
        "Sizi yürekten selamlarım.",
    ),
    "ar": ("قتل عاملان.", "نتعهد بالدفع.", "الجسر ليس جاهزا.", "يفتح بشرط الموافقة.", "تحية لكم جميعا."),
    "ko": (
        "석공 두 명이 숨졌다.",
        "지불을 약속한다.",
        "다리는 준비되지 않았다.",
        "승인을 조건으로 연다.",
        "모두에게 따뜻한 인사를 보낸다.",
    ),
    "ja": ("石工二人が死亡した。", "支払いを約束する。", "橋は開かない。", "承認を条件に開く。", "心から挨拶を送る。"),
    "zh": ("两名石匠遇难。", "我们承诺付款。", "桥没有修好。", "除非下雨就开放。", "致以热烈的问候。"),
    "th": ("ช่างสองคนเสียชีวิต", "เราสัญญาเรื่องเงิน", "สะพานไม่พร้อม", "เปิดเว้นแต่ฝนตก", "ขอต้อนรับด้วยความเคารพ"),
}
KINDS = ("loss", "commitment", "negation", "condition", "ceremony")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", range(5), ids=KINDS)
def test_each_kind_is_found_in_each_language_and_no_other_kind_with_it(language: str, place: int):
    found = holdings(HELD[language][place], language)
    assert [kind for kind in KINDS if found[kind]] == [KINDS[place]]


def test_every_language_has_every_list():
    assert languages() == LANGUAGES
    assert [(code, kind) for code in LANGUAGES for kind in CUES if signs_for(code).cues[kind] is NEVER] == []


def test_traditional_characters_and_regions_share_the_list_of_their_language():
    assert holdings("兩名石匠遇難。", "zh-TW")["loss"] == 1
    assert signs_for("pt_BR").cues == signs_for("pt").cues


def test_a_language_without_a_list_still_has_names_and_figures():
    assert weigh("Mostarna i Orrin kostade 4200 kronor.", "sv").reasons == ("numbers_left_out", "names_left_out")


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("They asked Ben Tarn for it.", ("names_left_out",)),
        ("The work cost 4.2 million.", ("numbers_left_out",)),
        ("We shall rebuild the quay.", ("commitment_left_out",)),
        ("Some masons lost their lives.", ("loss_left_out",)),
        ("The quay opens provided that it holds.", ("condition_left_out",)),
        ("The quay is not ready.", ("negation_left_out",)),
        ("I greet you, dear friends.", ("ceremony",)),
        ("The water was calm and green.", ()),
    ],
)
def test_each_fact_has_its_reason(text: str, reasons: tuple[str, ...]):
    assert weigh(text, "en").reasons == reasons


@pytest.mark.parametrize("kind", [kind for kind, _ in FACTS])
def test_every_kind_of_fact_weighs_more_than_plain_text_and_that_more_than_ceremony(kind: str):
    fact = {"name": "They asked Ben Tarn.", "number": "It cost 4200.", **dict(zip(KINDS, HELD["en"], strict=True))}[kind]
    plain, ceremony = weigh("The water was calm.", "en").score, weigh("I greet you, dear friends.", "en").score
    assert weigh(fact, "en").score > plain > ceremony


def test_three_losses_weigh_more_than_one_and_less_than_three_times_as_much():
    one, three = "A mason died.", "A mason died.\nA smith was killed.\nThe quay was destroyed."
    assert weigh(one, "en").score < weigh(three, "en").score < 3 * weigh(one, "en").score


def test_the_weight_is_of_the_text_and_not_of_its_words():
    assert weigh("A mason died.", "en").score == weigh("A mason who had worked in the town for long died.", "en").score


def test_the_sum_is_that_of_the_points():
    points = Points(loss=10.0, number=3.0, further=0.5)
    assert weigh("Two died and one was wounded; it cost 4200.", "en", points=points).score == 10 + 5 + 3


def test_reasons_stand_in_the_order_of_their_weight():
    assert weigh("If it holds, 42 boats will not be lost.", "en").reasons == (
        "loss_left_out", "commitment_left_out", "negation_left_out", "condition_left_out", "numbers_left_out",
    )  # fmt: skip


def test_ceremony_counts_only_where_there_is_as_much_of_it_as_of_facts():
    assert weigh("Dear friends, two masons died and one was wounded.", "en").reasons == ("loss_left_out",)
    assert weigh("Dear friends, I greet you warmly, in spite of our loss.", "en").reasons == ("loss_left_out", "ceremony")


def test_what_only_looks_like_a_cue_does_not_count():
    assert weigh("It was the will of the town.", "en").reasons == ()
    assert weigh("It holds not only boats.", "en").reasons == ()
    assert weigh("Das ist nicht nur schön.", "de").reasons == ()
    assert weigh("桥不仅很长。", "zh").reasons == ()


def test_a_hope_is_no_promise_but_a_promise_in_the_next_sentence_is():
    assert weigh("I hope that the boats will come.", "en").reasons == ()
    assert weigh("I hope for boats. We shall build them.", "en").reasons == ("commitment_left_out",)
    assert weigh("배가 올 것을 약속하기를 바란다.", "ko").reasons == ()


def test_names_and_figures_that_are_told_do_not_count():
    known = told("The mayor praised Ben Tarn and the masons of Orrin.", "", "It cost 4200.")
    assert weigh("They asked Mayor Tarn of Orrin for 4,200 stones.", "en", known).reasons == ()
    assert weigh("They asked Ada Quill for 4,300 stones.", "en", known).reasons == ("numbers_left_out", "names_left_out")


def test_figures_of_linked_passages_that_the_report_lost_are_not_told():
    assert told("It cost 4200.", "", "It was dear.").figures == frozenset()
    assert told("It cost 4200.", "").figures == {"42"}


def test_a_name_is_told_in_any_of_its_cases():
    assert names("Он поблагодарил Тарнова.", "ru", told("Мост строил Тарнов.", "")) == frozenset()


def test_a_name_with_a_title_is_told_where_its_letters_stand():
    assert names("다리는 홍길수 장관이 열었다.", "ko", told("홍길수는 웃었다.", "")) == frozenset()
    assert names("개막식에 윤 대통령이 왔다.", "ko") == {"윤"}
    assert names("개막식에 윤 대통령이 왔다.", "ko", told("윤 대통령이 말했다.", "")) == frozenset()


def test_a_word_that_the_source_also_writes_small_is_no_name():
    text = "They serve the Harbour and the Harbour alone."
    assert names(text, "en") == {"harbour"}
    assert names(text, "en", told("", "The harbour was built long ago.")) == frozenset()


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Stones came from Orrin and from the Ministry of Public Works.", {"orrin", "ministry public works"}),
        ("en", "Ben Tarn came.", {"ben tarn"}),
        ("en", "Boats came. Masons left: Boats came.", set()),
        ("en", "Here came Ben Tarn, Ada Quill and Joe Marsh.", {"ben tarn", "ada quill", "joe marsh"}),
        ("en", "Yesterday the stones came on Monday in May.", set()),
        ("en", "She saw Mr. Tarn there.", {"mr tarn"}),
        ("en", "New Bridge Over River Opens In Spring", set()),
        ("fr", "Le maire de l’Orrinois a parlé à Jean de la Tour.", {"orrinois", "jean tour"}),
        ("de", "Der Stein kam mit dem Schiff und Ada Quill dankte.", {"ada quill"}),
        ("de", "Die Kosten trägt die NHB allein.", {"nhb"}),
        ("de", "Zwei Millionen Steine liegen am Ufer.", set()),
        ("ru", "Камни привёз Иван Тарнов.", {"иван тарнов"}),
        ("ko", "다리는 홍길수 장관이 열었다.", {"홍길수"}),
        ("ko", "부총리 회의가 열렸다.", set()),
        ("ja", "橋は山川前首相が開いた。", {"山川"}),
        ("ja", "ベン・ターンが開いた。", {"ベン・ターン"}),
        ("zh", "大桥由总统塔恩开放。", {"塔恩开"}),
        ("zh", "总统表示满意。", set()),
        ("ar", "افتتح الجسر الرئيس سليم الطرن.", {"سليم الطرن"}),
        ("th", "นายสมชาย เปิดสะพาน", {"สมชาย"}),
        ("th", "นายกรัฐมนตรี", set()),
    ],
)
def test_names_by_capitals_inside_a_sentence_or_by_titles(language: str, text: str, found: set[str]):
    assert names(text, language) == found


@given(st.text(max_size=200), st.sampled_from([*LANGUAGES, "sv", None]))
def test_any_text_has_a_weight_with_known_reasons_and_the_same_twice(text: str, language: str | None):
    weight = weigh(text, language)
    assert set(weight.reasons) <= {code for _, code in FACTS} | {"ceremony"}
    assert weight == weigh(text, language, Told())
    assert weight.score == 0 or weight.reasons


@given(st.text(max_size=100), st.sampled_from(LANGUAGES))
def test_what_is_told_adds_no_name_and_no_figure(text: str, language: str):
    known = told(text, text, text)
    assert holdings(text, language, known)["number"] == 0
    assert holdings(text, language, known)["name"] == 0
