"""Finding a report's sources among what is kept, and what came of a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import headwater
from headwater.corpus import candidates
from headwater.errors import NotKept
from headwater.library import Library
from headwater.model import Link, Span
from headwater.tracing import Source, best_first, coverage

SPEECH = """The harbour council met on Monday and agreed to rebuild the eastern mole before the autumn storms.
Mayor Ilse Brandt told the council that forty masons would begin the work in April.
The mole will cost nine million crowns, of which the kingdom pays half.
Nobody who lives on the quay will have to move, she said, and the fish market stays open throughout.
The lighthouse keeper, Jonas Pihl, asked that the lamp be moved before the first stone is taken away."""
REPORT = """NORDHAVN - Forty masons are to start rebuilding the eastern mole in April, Mayor Ilse Brandt told the harbour council.
The work costs nine million crowns, and the kingdom pays half of it.
The fish market will stay open throughout, and nobody who lives on the quay must move."""
KOREAN = """항만위원회는 월요일에 모여 가을 폭풍이 오기 전에 동쪽 방파제를 다시 쌓기로 했다.
브란트 시장은 석공 마흔 명이 4월에 공사를 시작한다고 위원회에 말했다.
방파제 공사에는 9백만 크로네가 들며 그 절반은 왕국이 낸다.
부두에 사는 사람은 아무도 이사하지 않아도 되고 어시장은 내내 문을 연다고 시장은 말했다."""
OTHERS = {
    "bread": "The bakers of the old town raised the price of rye bread by a tenth, and blamed the mill for it.",
    "bridge": "A lorry struck the railway bridge at dawn and blocked both lanes until noon. Its driver was not hurt.",
    "choir": "The cathedral choir sang in the square on Sunday for the first time in nine years. Two thousand people came.",
    "school": "Pupils of the northern school planted sixty apple trees along the canal. It was a good beginning.",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "press") as kept:
        kept.add(headwater.document(text, id=name, language="en", published="2031-03-02") for name, text in OTHERS.items())
        yield kept


def kept(library: Library, text: str, name: str, day: str = "2031-03-03", language: str = "en") -> None:
    library.add(headwater.document(text, id=name, language=language, published=day))


def report(day: str = "2031-03-04") -> headwater.Document:
    return headwater.document(REPORT, id="report", language="en", published=day)


def names(library: Library, asked: headwater.Document) -> list[str]:
    return [s.document.id for s in library.trace(asked).sources]


def test_the_document_that_a_report_derives_from_is_found_with_what_it_explains(library: Library):
    kept(library, SPEECH, "speech")
    library.encode()
    found = library.trace(report())
    assert [s.document.id for s in found.sources] == ["speech"]
    assert found.sources[0].coverage > 0.6
    assert found.sources[0].links
    assert found.sources[0].reasons == ("shared_wording",)
    assert all(REPORT[u.start : u.end].strip() for u in found.uncovered)


def test_where_the_source_is_not_kept_there_is_none(library: Library):
    library.encode()
    found = library.trace(report())
    assert not found.found
    assert found.to_dict()["sources"] == []


def test_what_came_out_later_is_no_source(library: Library):
    kept(library, SPEECH, "speech", day="2031-03-20")
    library.encode()
    assert names(library, report()) == []


def test_a_report_is_not_its_own_source(library: Library):
    kept(library, REPORT, "the same words", day="2031-03-04")
    library.encode()
    assert names(library, report()) == []


def test_the_same_words_on_an_earlier_day_or_in_another_outlet_are_its_source(library: Library):
    kept(library, REPORT, "the day before", day="2031-03-03")
    library.encode()
    assert names(library, report()) == ["the day before"]
    elsewhere = headwater.document(SPEECH, id="b", language="en", published="2031-03-04", outlet="Harbour Gazette")
    library.add(headwater.document(SPEECH, id="a", language="en", published="2031-03-04", outlet="Norland News Agency"))
    assert names(library, elsewhere)[0] == "a"


def test_what_the_first_lines_say_of_the_day_counts(library: Library):
    """Two releases on one matter: that of the report's days is its source, and that of the year after is behind it."""
    other = SPEECH.replace("Monday", "Friday").replace("forty", "sixty").replace("nine million", "twelve million")
    library.add(headwater.document(f"PUBLIC RELEASE: 2-MAR-2032\n{other}", id="of 2032", language="en"))
    library.add(headwater.document(f"PUBLIC RELEASE: 2-MAR-2031\n{SPEECH}", id="of 2031", language="en"))
    ranked = library.trace(report(), with_links=False)
    assert ranked.sources[0].document.id == "of 2031"
    sure = {s.document.id: s.confidence for s in ranked.sources}
    assert sure["of 2031"] > sure.get("of 2032", 0.0) + 0.2


def credits(library: Library, text: str) -> list[tuple[str, bool, tuple[str, ...]]]:
    found = library.trace(headwater.document(text, id="paper", language="en", published="2031-03-04"))
    return [(c.name, c.kept, c.sources) for c in found.credits]


def test_whom_a_report_credits_is_matched_to_its_source_and_one_that_is_not_kept_is_told(library: Library):
    library.add(headwater.document(SPEECH, id="agency", language="en", published="2031-03-03", outlet="Norland News Agency"))
    told = f"{REPORT}\nThe mayor spoke on Monday, the Norland News Agency reported.\nA lorry was hit as well, Reuters said."
    found = library.trace(headwater.document(told, id="paper", language="en", published="2031-03-04"))
    assert found.sources[0].reasons == ("shared_wording", "credited")
    assert [(c.name, c.kept, c.sources) for c in found.credits] == [
        ("the Norland News Agency", True, ("agency",)),
        ("Reuters", False, ()),
    ]
    assert [told[c["start"] : c["end"]] for c in found.to_dict()["credits"]] == ["the Norland News Agency", "Reuters"]


def test_a_credited_document_is_surer_than_without_the_credit(library: Library):
    library.add(headwater.document(SPEECH, id="agency", language="en", published="2031-03-03", url="https://nna.example/mole"))
    plain = library.trace(report(), with_links=False).sources[0]
    linked = headwater.document(f"{REPORT}\nhttps://nna.example/mole/", id="report", language="en", published="2031-03-04")
    found = library.trace(linked, with_links=False)
    assert (found.sources[0].reasons[-1], plain.reasons) == ("credited", ("shared_wording",))
    assert [(c.kept, c.sources) for c in found.credits] == [(True, ("agency",))]
    assert not any(kept for _, kept, _ in credits(library, f"{REPORT}\nhttps://nna.example/lamp"))


def test_a_source_in_another_language_is_found_by_its_meaning(library: Library):
    kept(library, KOREAN, "original", language="ko")
    library.encode()
    found = library.trace(report())
    assert [s.document.id for s in found.sources] == ["original"]
    assert found.sources[0].reasons == ("shared_meaning",)


def test_what_is_not_encoded_yet_is_told(library: Library):
    kept(library, SPEECH, "speech")
    found = library.trace(report())
    assert [s.document.id for s in found.sources] == ["speech"]
    assert "5 texts are not encoded yet" in found.unchecked[0]


def test_a_source_whose_words_a_nearer_one_has_stands_behind_that_one(library: Library):
    kept(library, SPEECH, "speech", day="2031-03-02")
    wire = f"{REPORT}\nThe council meets again in May, when the first stones arrive from the island."
    kept(library, wire, "wire", day="2031-03-03")
    library.encode()
    found = library.trace(headwater.document(REPORT.replace("NORDHAVN - ", ""), id="paper", language="en", published="2031-03-04"))
    assert [(s.document.id, s.through) for s in found.sources] == [("wire", None), ("speech", "wire")]


def test_sources_stand_in_a_chain_each_behind_the_one_that_has_its_words(library: Library):
    """message -> newspaper -> agency -> wire: the wire is the source, and the others are behind it, not beside."""
    lines = SPEECH.split("\n")
    message = "\n".join(lines[1:4])
    newspaper = f"{message}\nThe quay was built in the year of the great frost by prisoners from the islands."
    agency = f"{newspaper}\nThe agency adds that the kingdom pays in four parts, the first of them in June."
    wire = f"{agency}\nOn the exchange of Nordhavn the shares of the stone works rose by a fifth at noon."
    for day, (name, text) in enumerate((("message", message), ("newspaper", newspaper), ("agency", agency), ("wire", wire)), 1):
        kept(library, text, name, day=f"2031-03-0{day}")
    library.encode()
    found = library.trace(headwater.document(f"NORDHAVN - {wire}", id="paper", language="en", published="2031-03-05"))
    assert found.sources[0].document.id == "wire"
    assert {s.document.id: s.through for s in found.sources} == {
        "wire": None, "agency": "wire", "newspaper": "agency", "message": "newspaper",
    }  # fmt: skip


def test_descendants_are_the_documents_whose_trace_names_the_source(library: Library):
    kept(library, SPEECH, "speech", day="2031-03-02")
    kept(library, REPORT, "wire", day="2031-03-03")
    library.encode()
    found = library.descendants("speech")
    assert [d.document.id for d in found.descendants] == ["wire"]
    assert found.descendants[0].coverage > 0.6


def test_what_came_of_a_text_that_is_not_kept_is_not_answered_with_nothing(library: Library):
    kept(library, REPORT, "wire", day="2031-03-03")
    with pytest.raises(NotKept, match="'headwater add'"):
        library.descendants(headwater.document(SPEECH, id="speech", language="en"))


def test_in_a_large_library_what_shares_nothing_rare_is_no_source(library: Library, monkeypatch: pytest.MonkeyPatch):
    """The formula of a second message fills most of it, and many have it; the story that it tells nobody has."""
    formula = (
        "The council of the harbour received a message of greeting from the chairman of the union on the anniversary of the quay."
    )
    for i, town in enumerate(("Almby", "Borgo", "Carn", "Dunvik", "Elsby", "Fjorda", "Gamle")):
        kept(library, f"{formula} It was handed over in {town} by Ole the {i}th.", town, day=f"2030-0{i + 1}-01")
    kept(library, SPEECH, "speech")
    library.encode()
    message = headwater.document(f"{formula} It was handed over in Holm by Nils.", id="m", language="en", published="2030-09-01")
    monkeypatch.setattr(candidates, "LARGE", 5)
    assert names(library, message) == []
    assert names(library, report()) == ["speech"]


def test_links_have_their_changes_where_they_are_asked_for_and_else_the_json_does_not_speak_of_any(library: Library):
    kept(library, SPEECH.replace("forty masons", "fifty masons"), "speech", day="2031-03-02")
    kept(library, REPORT, "wire", day="2031-03-04")
    library.encode()
    bare, told = (library.trace(report("2031-03-03"), with_changes=asked) for asked in (False, True))
    assert [replace(x, changes=()) for x in told.sources[0].links] == list(bare.sources[0].links)
    assert bare.sources[0].coverage == told.sources[0].coverage
    assert any(c.kind == "number" for x in told.sources[0].links for c in x.changes)
    of = [{"changes" in link for link in found.to_dict()["sources"][0]["links"]} for found in (bare, told)]
    assert of == [{False}, {True}]
    assert library.trace(report("2031-03-03")).to_dict() == told.to_dict(), "as they are promised to programs"
    came = [library.descendants("speech", with_changes=asked).to_dict()["descendants"][0] for asked in (False, True)]
    assert [{"changes" in link for link in one["links"]} for one in came] == [{False}, {True}]


TEMPLATES = """Hoy hubo conversaciones en la capital entre la delegación del puerto y la delegación de {0}.
Estuvieron presentes el secretario del puerto y los miembros de la delegación de {0}.
Las dos partes hablaron de sus relaciones y de otros problemas de interés mutuo."""
TALKS = """Talks were held in the capital today between the delegation of the harbour and the delegation of Marsk.
Present were the secretary of the harbour and the members of the delegation of Marsk.
The two sides spoke of their relations and of other problems of mutual interest."""


def test_formulas_of_an_outlet_in_another_language_make_no_source_and_the_text_itself_is_one(library: Library):
    for day, town in enumerate(("Olm", "Fiskby", "Tarn", "Redal"), 1):
        kept(library, TEMPLATES.format(town), town, day=f"2031-0{day}-05", language="es")
    library.encode()
    talks = headwater.document(TALKS, id="talks", language="en", published="2031-09-02")
    assert not library.trace(talks).found
    kept(library, TEMPLATES.format("Marsk"), "Marsk", day="2031-09-02", language="es")
    library.encode()
    assert library.trace(talks).sources[0].document.id == "Marsk"


SAMPLES = Path(__file__).parents[1] / "samples"
RETELLINGS = ("report-wire.txt", "report-altered.txt")


@pytest.mark.parametrize(("kept_files", "first"), [(("source.txt", *RETELLINGS), "source.txt"), (RETELLINGS, None)])
def test_retellings_of_a_source_are_no_reason_to_doubt_it_and_none_stands_for_it(
    tmp_path: Path, kept_files: tuple[str, ...], first: str | None
):
    """A Library of the project's own samples: they share a matter, and hardly a word that nothing else has."""
    with Library(tmp_path / "samples") as kept:
        kept.add(headwater.read(SAMPLES / name, id=name) for name in kept_files)
        kept.encode()
        found = kept.trace(headwater.read(SAMPLES / "report-ko.txt", id="report"), with_links=False)
    assert [s.document.id for s in found.sources][:1] == ([first] if first else [])
    assert all(s.reasons == ("shared_meaning",) for s in found.sources)


def test_of_two_translations_of_a_source_neither_hides_the_other(library: Library):
    french = """Le conseil du port a décidé lundi de reconstruire le môle oriental avant les tempêtes d'automne.
La maire de la ville a dit au conseil que quarante maçons commenceraient les travaux en avril.
Le môle coûtera neuf millions de couronnes, dont le royaume paie la moitié.
Aucun habitant du quai ne devra déménager, a-t-elle dit, et le marché aux poissons restera ouvert."""
    german = """Der Hafenrat beschloss am Montag, die östliche Mole vor den Herbststürmen wieder aufzubauen.
Bürgermeisterin Ilse Brandt sagte dem Rat, dass vierzig Maurer im April mit der Arbeit beginnen würden.
Die Mole wird neun Millionen Kronen kosten, von denen das Königreich die Hälfte zahlt.
Niemand, der am Kai wohnt, muss umziehen, sagte sie, und der Fischmarkt bleibt die ganze Zeit geöffnet."""
    kept(library, french, "french", language="fr")
    kept(library, german, "german", language="de")
    library.encode()
    found = library.trace(report(), with_links=False)
    assert {s.document.id for s in found.sources if "shared_meaning" in s.reasons} == {"french", "german"}


def test_a_source_that_covers_nearly_all_of_a_report_is_not_behind_one_that_covers_little(library: Library):
    line = "The fish market stays open throughout, and nobody who lives on the quay must move, the mayor said in the harbour hall."
    kept(library, f"{line} Trade unions of the quay had asked her for that on Monday.", "little", day="2031-03-04")
    kept(library, KOREAN, "original", day="2031-03-04", language="ko")
    library.encode()
    found = library.trace(headwater.document(f"{REPORT}\n{line}", id="paper", language="en", published="2031-03-04"))
    assert {s.document.id for s in found.sources} == {"little", "original"}
    assert found.sources[0].coverage >= found.sources[1].coverage


def test_coverage_is_of_what_is_no_white_space():
    asked = headwater.document("dams  open", id="report", language="en")
    assert coverage(asked, [Link("a", Span(0, 6), (Span(0, 1),), "reworded", False, 0.8)]) == 0.5


def test_of_two_that_cover_as_much_the_one_that_the_report_follows_is_first():
    """Slogans of one house stand in many texts, in any order; what was made of a text goes on where that text goes on."""
    asked = headwater.document(REPORT, id="report", language="en")
    first, second, third = (Span(REPORT.index(line), REPORT.index(line) + len(line)) for line in REPORT.splitlines())

    def source(name: str, *parts: tuple[Span, bool]) -> Source:
        links = tuple(Link(f"{name} {i}", span, (Span(0, 1),), "reworded", moved, 0.8) for i, (span, moved) in enumerate(parts))
        return Source(headwater.document(name, id=name), coverage(asked, links), 0.9, None, (), links)

    slogans = source("slogans", (first, True), (second, False), (third, True))
    told = source("told", (first, False), (third, False))
    aside = source("aside", (second, False))
    assert slogans.coverage > told.coverage > 2 * aside.coverage
    assert [s.document.id for s in best_first([slogans, aside, told], asked)] == ["told", "slogans", "aside"]
    assert best_first([source("nothing")], asked) == []
