"""What Portuguese sentences report: content, who says it and the words that report it, of each kind that news uses."""

from __future__ import annotations

import pytest

from tests.quotes.told_rows import told_rows

TOLD = [
    (
        "Três escolas vão fechar no outono, anunciou no domingo o ministério.",
        ["Três escolas vão fechar no outono | o ministério | anunciou"],
    ),
    (
        "O ministro disse ontem que a ponte abriria em maio e acrescentou que seria gratuita.",
        ["a ponte abriria em maio | O ministro | disse", "seria gratuita | O ministro | acrescentou"],
    ),
    (
        "A ponte abrirá em maio, explicou o porta-voz do governo, Luís Prado.",
        ["A ponte abrirá em maio | o porta-voz do governo | explicou"],
    ),
    ("A ponte, explicou a porta-voz, abrirá em maio.", ["A ponte … abrirá em maio | a porta-voz | explicou"]),
    ("Segundo o prefeito, a ponte abrirá em maio.", ["a ponte abrirá em maio | o prefeito | Segundo"]),
    ("De acordo com a polícia, três pessoas morreram.", ["três pessoas morreram | a polícia | De acordo com"]),
    ("Três pessoas morreram, segundo a polícia.", ["Três pessoas morreram | a polícia | segundo"]),
    ("Na opinião dela, a ponte é velha.", ["a ponte é velha | dela | Na opinião dela"]),
    ("A ministra pediu aos moradores que poupem água.", ["poupem água | A ministra | pediu"]),
    ("A prefeita exortou os moradores a poupar água.", ["os moradores a poupar água | A prefeita | exortou"]),
    ("O juiz classificou a medida de ilegal.", ["a medida de ilegal | O juiz | classificou"]),
    ("Rejeita a afirmação de que a água é limpa.", ["a água é limpa | - | afirmação"]),
    ("O prefeito prometeu abrir a escola.", ["abrir a escola | O prefeito | prometeu"]),
    ("Na sexta-feira, a ministra da Saúde afirmou que há vacinas.", ["há vacinas | a ministra da Saúde | afirmou"]),
    ("O prefeito perguntou se a ponte abriria.", ["se a ponte abriria | O prefeito | perguntou"]),
    ("Como disse o prefeito, a ponte abrirá.", ["a ponte abrirá | o prefeito | disse"]),
    (
        "“A ponte é muito velha”, disse o prefeito, acrescentando que falta dinheiro.",
        ["falta dinheiro | o prefeito | acrescentando"],
    ),
    ("A ponte abrirá em breve, disse ele.", ["A ponte abrirá em breve | ele | disse"]),
    ("Ana Reis, presidente do porto, garantiu que não haverá demissões.", ["não haverá demissões | Ana Reis | garantiu"]),
    (
        "O governo anunciou o fechamento do porto, enquanto a oposição afirmou que haverá greve.",
        ["o fechamento do porto | O governo | anunciou", "haverá greve | a oposição | afirmou"],
    ),
    ("O ministro tinha dito que a ponte abriria.", ["a ponte abriria | O ministro | tinha dito"]),
    ("Disse a jornalistas que a ponte é velha.", ["a ponte é velha | - | Disse"]),
    ("O prefeito, que disse que a ponte abriria, renunciou.", ["a ponte abriria | O prefeito | disse"]),
    ("Os especialistas acreditam que a água é perigosa.", ["a água é perigosa | Os especialistas | acreditam"]),
    ("A diretora explicou por que a escola fechou.", ["por que a escola fechou | A diretora | explicou"]),
    (
        "A presidente da Comissão, Helena Vidal, insistiu nesta terça-feira que os Estados-membros devem acelerar as reformas.",
        ["os Estados-membros devem acelerar as reformas | A presidente da Comissão | insistiu"],
    ),
    ('"Não vamos ceder", advertiu Robles, que acusou o governo de mentir.', ["o governo de mentir | Robles | acusou"]),
    ("O secretário-geral lembrou ainda que o prazo termina em junho.", ["o prazo termina em junho | O secretário-geral | lembrou"]),
    (
        "De acordo com o diretor-geral da empresa, Rui Costa, o investimento será de 300 milhões.",
        ["o investimento será de 300 milhões | o diretor-geral da empresa | De acordo com"],
    ),
    ("O ex-ministro negou ter recebido dinheiro.", ["ter recebido dinheiro | O ex-ministro | negou"]),
    ("Segundo informou a polícia, há três feridos.", ["há três feridos | a polícia | informou"]),
    ("O tribunal decidiu que a lei é inconstitucional.", ["a lei é inconstitucional | O tribunal | decidiu"]),
    ('"É um desastre", lamentou a prefeita, que pediu ajuda ao governo.', ["ajuda ao governo | a prefeita | pediu"]),
    ("A polícia informou que o homem, de 42 anos, foi preso.", ["o homem, de 42 anos, foi preso | A polícia | informou"]),
    ("Os moradores dizem não ter sido avisados.", ["não ter sido avisados | Os moradores | dizem"]),
    ("Questionado sobre o assunto, o ministro respondeu que não sabia.", ["não sabia | o ministro | respondeu"]),
]
NOTHING = [
    "O porto está fechado, informou a agência Onda.",
    "Ele conta dinheiro que ganhou.",
    "Comprou o carro que todos queriam.",
    "A praça se chama Maior, que é um nome comum.",
    "O filme “Disse que voltaria” estreia hoje.",
]


@pytest.mark.parametrize(("sentence", "rows"), TOLD)
def test_a_sentence_tells_what_is_reported_by_whom_and_with_which_words(sentence: str, rows: list[str]):
    assert told_rows(sentence, "pt") == rows


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_that_reports_nothing_or_only_its_own_source_tells_nothing(sentence: str):
    assert told_rows(sentence, "pt") == []
