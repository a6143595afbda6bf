"""What Spanish sentences report: content, who says it and the words that report it, of each kind that news uses."""

from __future__ import annotations

import pytest

from tests.quotes.told_rows import told_rows

TOLD = [
    (
        "El banco pagará 4,5 millones por sus fallos, anunció ayer la Autoridad del Puerto.",
        ["El banco pagará 4,5 millones por sus fallos | la Autoridad del Puerto | anunció"],
    ),
    (
        "Tres escuelas cerrarán en otoño, anunció el domingo el ministerio.",
        ["Tres escuelas cerrarán en otoño | el ministerio | anunció"],
    ),
    ("Su idea de que el puente es seguro ha sorprendido.", ["el puente es seguro | Su | idea"]),
    ("La acusación del alcalde de que el agua es mala es grave.", ["el agua es mala | alcalde | acusación"]),
    ("La ministra expresó su temor por el puente.", ["su temor por el puente | La ministra | expresó"]),
    (
        "El ministro dijo ayer que el puente abriría en mayo y añadió que sería gratuito.",
        ["el puente abriría en mayo | El ministro | dijo", "sería gratuito | El ministro | añadió"],
    ),
    (
        "El puente abrirá en mayo, explicó el portavoz del Gobierno, Luis Prado, en rueda de prensa.",
        ["El puente abrirá en mayo | el portavoz del Gobierno | explicó"],
    ),
    ("El puente, explicó la portavoz, abrirá en mayo.", ["El puente … abrirá en mayo | la portavoz | explicó"]),
    ("Según el alcalde, el puente abrirá en mayo.", ["el puente abrirá en mayo | el alcalde | Según"]),
    ("De acuerdo con la policía, murieron tres personas.", ["murieron tres personas | la policía | De acuerdo con"]),
    ("Tres personas murieron, según la policía.", ["Tres personas murieron | la policía | según"]),
    ("A su juicio, el puente es viejo.", ["el puente es viejo | su | A su juicio"]),
    ("Añadió que el puente sería gratuito.", ["el puente sería gratuito | - | Añadió"]),
    ("Dijo el alcalde que el puente abriría.", ["el puente abriría | el alcalde | Dijo"]),
    ("La ministra pidió a los vecinos que ahorren agua.", ["ahorren agua | La ministra | pidió"]),
    ("La alcaldesa instó a los vecinos a ahorrar agua.", ["a los vecinos a ahorrar agua | La alcaldesa | instó"]),
    ("Rechaza la afirmación de que el agua es limpia.", ["el agua es limpia | - | afirmación"]),
    ("El juez calificó la medida de ilegal.", ["la medida de ilegal | El juez | calificó"]),
    ("Ana Ruiz, presidenta del puerto, aseguró que no habrá despidos.", ["no habrá despidos | Ana Ruiz | aseguró"]),
    ("El alcalde preguntó si el puente abriría.", ["si el puente abriría | El alcalde | preguntó"]),
    ("La doctora explicó por qué el agua es peligrosa.", ["por qué el agua es peligrosa | La doctora | explicó"]),
    ("El puente abrirá pronto, dijo.", ["El puente abrirá pronto | - | dijo"]),
    ("En el comunicado se indica que el agua es limpia.", ["el agua es limpia | el comunicado | indica"]),
    ("El alcalde expresó su esperanza de que el puente abra pronto.", ["el puente abra pronto | El alcalde | expresó"]),
    ("El alcalde prometió abrir la escuela.", ["abrir la escuela | El alcalde | prometió"]),
    ("Como dijo el alcalde, el puente abrirá.", ["el puente abrirá | el alcalde | dijo"]),
    ("El alcalde, que dijo que el puente abriría, dimitió.", ["el puente abriría | El alcalde | dijo"]),
    ("«El puente es muy viejo», dijo el alcalde, y agregó que falta dinero.", ["falta dinero | el alcalde | agregó"]),
    (
        "El ministro dijo que el puente abriría, mientras que la alcaldesa negó que hubiera dinero.",
        ["el puente abriría | El ministro | dijo", "hubiera dinero | la alcaldesa | negó"],
    ),
    ("La ministra de Sanidad ha asegurado este lunes que hay vacunas.", ["hay vacunas | La ministra de Sanidad | ha asegurado"]),
    ("La empresa anunció el cierre del puerto.", ["el cierre del puerto | La empresa | anunció"]),
    (
        "El gobierno advirtió que el agua faltará, precisando que la presa está vacía.",
        ["el agua faltará | El gobierno | advirtió", "la presa está vacía | El gobierno | precisando"],
    ),
    (
        "Las autoridades habían señalado que el puerto seguiría cerrado.",
        ["el puerto seguiría cerrado | Las autoridades | habían señalado"],
    ),
    (
        'La presidenta, Elena Vidal, insistió este martes en que deben acelerar las obras "sin esperar más".',
        ['deben acelerar las obras "sin esperar más" | La presidenta | insistió'],
    ),
    (
        "Tras la reunión, el titular de Economía reconoció que habrá retrasos y pidió paciencia a los vecinos.",
        ["habrá retrasos | el titular de Economía | reconoció", "paciencia a los vecinos | el titular de Economía | pidió"],
    ),
    (
        "Fuentes del ministerio consultadas por este diario señalan que la decisión no está tomada.",
        ["la decisión no está tomada | Fuentes del ministerio consultadas | señalan"],
    ),
    (
        "Así lo anunció el secretario general, que recordó que el plazo vence en junio.",
        ["el plazo vence en junio | el secretario general | recordó"],
    ),
    ('"No vamos a ceder", advirtió Robles, quien acusó al Gobierno de mentir.', ["al Gobierno de mentir | Robles | acusó"]),
    ("Los vecinos se quejan de que nadie les ha informado.", ["nadie les ha informado | Los vecinos | se quejan"]),
    (
        "El portavoz aseguró no tener constancia de ninguna denuncia.",
        ["no tener constancia de ninguna denuncia | El portavoz | aseguró"],
    ),
    (
        "La compañía, según explicó su director general, invertirá 300 millones.",
        ["La compañía … invertirá 300 millones | su director general | explicó"],
    ),
    ("A juicio del analista Pedro Gil, la medida llega tarde.", ["la medida llega tarde | analista Pedro Gil | A juicio del"]),
    ("Hay quien cree que el acuerdo es imposible.", ["el acuerdo es imposible | - | cree"]),
    (
        "El Banco Central prevé que la inflación baje al 3 % a final de año.",
        ["la inflación baje al 3 % a final de año | El Banco Central | prevé"],
    ),
    (
        "Así lo anunció el secretario general, que recordó que el plazo vence en junio.",
        ["el plazo vence en junio | el secretario general | recordó"],
    ),
    (
        "Las autoridades sanitarias han recomendado no beber agua del grifo.",
        ["no beber agua del grifo | Las autoridades sanitarias | han recomendado"],
    ),
    (
        "El sindicato denunció que la empresa no paga las horas extra, algo que la dirección niega.",
        ["la empresa no paga las horas extra, algo que la dirección niega | El sindicato | denunció"],
    ),
    ("Tras conocer la sentencia, su abogada dijo estar satisfecha.", ["estar satisfecha | su abogada | dijo"]),
    (
        '"Es un desastre", lamentó la alcaldesa, Rosa Gil, que pidió ayuda al Gobierno.',
        ["ayuda al Gobierno | la alcaldesa | pidió"],
    ),
]
NOTHING = [
    "El puerto sigue cerrado, informó la agencia Ola.",
    "Cuenta con que el puente abra.",
    "Compró el coche que todos querían.",
    "El llamado «puente verde» está cerrado.",
    "La plaza se llama Mayor, que es un nombre común.",
    "Según las normas, el puente abre a las ocho.",
    "La novela «Dijo que volvería» ganó un premio.",
    "Tal y como informó ayer este periódico, la obra se retrasará.",
    "La demanda que presentó el vecino fue rechazada.",
]


@pytest.mark.parametrize(("sentence", "rows"), TOLD)
def test_a_sentence_tells_what_is_reported_by_whom_and_with_which_words(sentence: str, rows: list[str]):
    assert told_rows(sentence, "es") == rows


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_that_reports_nothing_or_only_its_own_source_tells_nothing(sentence: str):
    assert told_rows(sentence, "es") == []
