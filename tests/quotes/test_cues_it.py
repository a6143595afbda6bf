"""What Italian sentences report: content, who says it and the words that report it, of each kind that news uses."""

from __future__ import annotations

import pytest

from tests.quotes.told_rows import told_rows

TOLD = [
    (
        "Tre scuole chiuderanno in autunno, ha annunciato domenica il ministero.",
        ["Tre scuole chiuderanno in autunno | il ministero | ha annunciato"],
    ),
    (
        "Il ministro ha detto ieri che il ponte riaprirà a maggio e ha aggiunto che sarà gratuito.",
        ["il ponte riaprirà a maggio | Il ministro | ha detto", "sarà gratuito | Il ministro | ha aggiunto"],
    ),
    (
        "Il ponte riaprirà a maggio, ha spiegato la portavoce del governo, Anna Neri.",
        ["Il ponte riaprirà a maggio | la portavoce del governo | ha spiegato"],
    ),
    ("Il ponte, ha spiegato la portavoce, riaprirà a maggio.", ["Il ponte … riaprirà a maggio | la portavoce | ha spiegato"]),
    ("Secondo il sindaco, il ponte riaprirà a maggio.", ["il ponte riaprirà a maggio | il sindaco | Secondo"]),
    ("Tre persone sono morte, secondo la polizia.", ["Tre persone sono morte | la polizia | secondo"]),
    ("A suo avviso, il ponte è vecchio.", ["il ponte è vecchio | suo | A suo avviso"]),
    ("La ministra ha invitato i cittadini a risparmiare acqua.", ["i cittadini a risparmiare acqua | La ministra | ha invitato"]),
    ("Il sindaco ha chiesto che il ponte venga chiuso.", ["il ponte venga chiuso | Il sindaco | ha chiesto"]),
    ("Ha detto di aver visto il ponte.", ["di aver visto il ponte | - | Ha detto"]),
    ("Il sindaco ha promesso di riaprire la scuola.", ["di riaprire la scuola | Il sindaco | ha promesso"]),
    ("Respinge l’idea che il ponte sia vecchio.", ["il ponte sia vecchio | - | idea"]),
    ("Circolano voci secondo cui il ponte è chiuso.", ["il ponte è chiuso | - | voci"]),
    ("Il sindaco ha chiesto se il ponte riaprirà.", ["se il ponte riaprirà | Il sindaco | ha chiesto"]),
    ("Il ponte riaprirà presto, ha detto.", ["Il ponte riaprirà presto | - | ha detto"]),
    (
        "Carlo Rossi, direttore del porto, ha assicurato che non ci saranno licenziamenti.",
        ["non ci saranno licenziamenti | Carlo Rossi | ha assicurato"],
    ),
    ("Come ha detto il sindaco, il ponte riaprirà.", ["il ponte riaprirà | il sindaco | ha detto"]),
    ("Il sindaco ha definito la scelta un errore.", ["la scelta un errore | Il sindaco | ha definito"]),
    (
        "Il ministro ha annunciato la chiusura del ponte, mentre il sindaco ha ribadito che resterà aperto.",
        ["la chiusura del ponte | Il ministro | ha annunciato", "resterà aperto | il sindaco | ha ribadito"],
    ),
    ("Il governo ha inoltre precisato che i lavori continuano.", ["i lavori continuano | Il governo | ha inoltre precisato"]),
    ("Nel comunicato si legge che l’acqua è pulita.", ["l’acqua è pulita | comunicato | si legge"]),
    (
        "«Il ponte è molto vecchio», ha detto il sindaco, aggiungendo che mancano i soldi.",
        ["mancano i soldi | il sindaco | aggiungendo"],
    ),
    ("Il sindaco, che ha detto che il ponte riaprirà, si è dimesso.", ["il ponte riaprirà | Il sindaco | ha detto"]),
    ("Gli esperti ritengono che l’acqua sia pericolosa.", ["l’acqua sia pericolosa | Gli esperti | ritengono"]),
    ("La ministra ha espresso la speranza che il ponte riapra.", ["il ponte riapra | La ministra | ha espresso"]),
    (
        "Il presidente, Marco Bianchi, ha ribadito martedì che le città devono agire «senza aspettare».",
        ["le città devono agire «senza aspettare» | Il presidente | ha ribadito"],
    ),
    (
        "Lo ha annunciato il segretario generale, ricordando che il termine scade a giugno.",
        ["il termine scade a giugno | il segretario generale | ricordando"],
    ),
    (
        "Il portavoce ha assicurato di non avere notizia di alcuna denuncia.",
        ["di non avere notizia di alcuna denuncia | Il portavoce | ha assicurato"],
    ),
    (
        "L'azienda, ha spiegato il suo direttore generale, investirà 300 milioni.",
        ["L'azienda … investirà 300 milioni | il suo direttore generale | ha spiegato"],
    ),
    ("Gli inquirenti sono convinti che l'uomo abbia mentito.", ["l'uomo abbia mentito | Gli inquirenti | sono convinti"]),
    ("Il procuratore ha escluso che si tratti di un incidente.", ["si tratti di un incidente | Il procuratore | ha escluso"]),
    ("I sindacati chiedono al governo di intervenire subito.", ["al governo di intervenire subito | I sindacati | chiedono"]),
    (
        "Secondo quanto riferisce il quotidiano, l'opera subirà ritardi.",
        ["l'opera subirà ritardi | il quotidiano | riferisce"],
    ),
    ("A detta della polizia, l'uomo era solo.", ["l'uomo era solo | polizia | A detta della"]),
]
NOTHING = [
    "Il porto è chiuso, riferisce l’agenzia Onda.",
    "Il secondo ministro è arrivato, e il terzo è partito.",
    "La nota che il sindaco ha scritto era lunga.",
    "Ha detto la verità.",
    "Il film «Ha detto che tornerà» esce martedì.",
    "La piazza si chiama Grande, che è un nome comune.",
    "Secondo quanto riferisce questo giornale, l'opera subirà ritardi.",
]


@pytest.mark.parametrize(("sentence", "rows"), TOLD)
def test_a_sentence_tells_what_is_reported_by_whom_and_with_which_words(sentence: str, rows: list[str]):
    assert told_rows(sentence, "it") == rows


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_that_reports_nothing_or_only_its_own_source_tells_nothing(sentence: str):
    assert told_rows(sentence, "it") == []
