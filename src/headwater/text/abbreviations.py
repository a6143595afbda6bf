"""Words before a full stop that end no sentence, and words after a quotation that belong to it: data, not code.

Beside what sentencex knows. `*` holds for every language, since foreign names keep their titles.
"""

from __future__ import annotations

import re


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


ABBREVIATIONS: dict[str, frozenset[str]] = {
    "*": _words("mr mrs ms dr prof gen col lt sgt capt cmdr adm rev hon gov sen rep messrs st mme mlle me mgr vs jr ee"),
    "en": _words("fig figs approx dept est ca cf e.g i.e al jan feb mar apr jun jul aug sep sept oct nov dec"),
    "de": _words(
        "hr fr bzw ca vgl abs art bd bspw dipl ing evtl exkl geb gem ggf hrsg inkl max min mio mrd nr okt rd rund sog str "
        "tel u.a z.b d.h z.t u.u s.o zzgl"
    ),
    "fr": _words("m mm mmes pr art cf env ex fig janv févr avr juil sept oct nov déc p pp vol av n°"),
    "es": _words(
        "sr sra srta sres d dña dra lic ing gral cnel art pág núm aprox av avda ee ee.uu ud uds ene feb abr ago sept oct nov dic"
    ),
    "it": _words("sig sigg dott dott.ssa avv ing geom rag on sen art pag cfr es ca gen feb mar apr giu lug ago sett ott nov dic"),
    "pt": _words("sr sra srta dra exmo eng art pág av aprox núm jan fev mar abr ago set out nov dez"),
    "nl": _words("dhr mevr mw drs ir mr ing bijv bv ca d.w.z o.a m.b.t nr blz art jl resp ongev enz"),
    "pl": _words(
        "dr hab inż prof mgr ks św ul al pl os np tzn tj tzw ok m.in im pn płk gen mjr por godz nr art ust pkt poz str woj pow gm"
    ),
    "ru": _words(
        "г гг тыс млн млрд трлн руб коп ул пр просп пл д корп кв стр см рис табл т.е т.к т.н им проф акад доц ред напр св "
        "обл гор пос ст"
    ),
    "tr": _words("dr doç prof sn av alb org gen yzb öğr üni bkz vb vs örn yy mah cad sok apt no tel"),
    "ar": _words("د أ م ص ج ط هـ ق.م أ.د"),
}

# before these a number with a full stop is an ordinal: "der 2. Weltkrieg", "w 2. rundzie"
DETERMINERS: dict[str, frozenset[str]] = {
    "de": _words(
        "der die das den dem des am im vom zum zur bis ab seit ein eine einen einem einer eines ins aufs beim jeder jedes "
        "jeden jedem und dieser diesem diesen mein meine meinen meinem meiner meines dein deine deinen deinem sein seine "
        "seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer euer eure"
    ),
    "tr": _words("bu o her ve ile"),
    "pl": _words("w we na do od z ze po dnia i oraz"),
}

# what follows a closing mark and belongs to the sentence before
QUOTATION_TAILS: dict[str, re.Pattern[str]] = {
    "ko": re.compile(
        r"(?:이?라(?:고|며|면서|는|던|는데|지만|[ ]?했)|고(?:\s|까지)|며\s|면서|는\s|은\s|란\s|이란\s"
        r"|을\s|를\s|에\s|의\s|로\s|으로\s|하고\s|등)"
    ),
    "ja": re.compile(r"(?:と|など|という|って|の|は|が|を|に|で|も|や|へ|から|より|だ|です|との|とは|とも)"),
}

# who says it, behind a quotation that ends in ? or !: a saying word among the first words, in the order name, verb
ATTRIBUTIONS: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:asked|said|says|asks|cried|shouted|added|wrote|replied|answered|told|exclaimed|continued|demanded|wondered|"
        r"reported|agreed)\b"
    ),
    "de": re.compile(r"\b(?:fragte|sagte|rief|fügte|schrieb|erwiderte|antwortete|meinte|erklärte)\b"),
    "ru": re.compile(r"\b(?:спросил|сказал|воскликнул|добавил|заявил|ответил|отметил|написал)[аи]?\b"),
    "zh": re.compile(r"^[^，。！？：；“”]{0,10}?(?:说|說|道|问|問|表示|写道|寫道|指出|称|稱|喊|答)"),
}
