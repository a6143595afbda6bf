"""Words that join clauses, language by language: data, not code.

joins: what may follow a comma where a clause begins. bare: coordinating conjunctions that join without a comma, cut only where
`continues` (a verb or a subject) follows. subordinators: words that open a clause without a comma. participles: verb forms that
open one after a comma. determiners: what opens a noun phrase: a word of content before one is a verb with its object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Conjunctions:
    """The compiled table of one language."""

    coordinators: re.Pattern[str]
    joins: re.Pattern[str]
    bare: re.Pattern[str]
    continues: re.Pattern[str]
    subordinators: re.Pattern[str]
    participles: re.Pattern[str]
    determiners: re.Pattern[str]


_NEVER = "(?!)"


def _any(words: str) -> str:
    return "(?:" + "|".join(re.escape(w.replace("_", " ")) for w in words.split()) + r")(?!\w)" if words else _NEVER


class _Words(NamedTuple):
    """The words of one language, parted by spaces; `participles` and `verbs` are patterns of forms."""

    coordinators: str
    openers: str
    continues: str = ""
    subordinators: str = ""
    participles: str = _NEVER
    verbs: str = ""


@lru_cache(maxsize=32)
def conjunctions(language: str) -> Conjunctions | None:
    """The table of a language (ISO 639-1), compiled when it is first asked for; None where it has none."""
    words = TABLE.get(language)
    if words is None:
        return None
    coordinators, subordinators = _any(words.coordinators), _any(words.subordinators)
    follow = f"(?:{_any(words.continues)}{'|' + words.verbs if words.verbs else ''})"
    return Conjunctions(
        coordinators=re.compile(rf"{coordinators}\s+", re.IGNORECASE),
        joins=re.compile(f"{coordinators}|{_any(words.openers)}", re.IGNORECASE),
        bare=re.compile(rf"\s+(?P<word>{coordinators})\s+", re.IGNORECASE),
        continues=re.compile(follow, re.IGNORECASE),
        subordinators=re.compile(rf"(?<=[^\s,،])\s+(?P<word>{subordinators})(?=\s)", re.IGNORECASE),
        participles=re.compile(words.participles, re.IGNORECASE),
        determiners=re.compile(_any(DETERMINERS.get(language, "")), re.IGNORECASE),
    )


DETERMINERS = {
    "en": "the a an his her its their our my your this that these those all every each no any some",
    "de": "der die das den dem des ein eine einen einem einer eines sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer "
    "unser unsere unseren kein keine keinen diese diesen diesem dieser dieses alle jeden jede jedes",
    "fr": "le la les un une des son sa ses leur leurs notre nos cet cette ces que tout tous toute toutes chaque aucun aucune",
    "es": "el la los las un una unos unas su sus nuestro nuestra nuestros nuestras este esta estos estas que todo todos toda todas",
    "it": "il lo la i gli le un uno una suo sua suoi sue loro nostro nostra questo questa questi queste che tutti tutte ogni",
    "pt": "o a os as um uma uns umas seu sua seus suas nosso nossa este esta esse essa que todo todos toda todas cada",
    "nl": "de het een zijn haar hun ons onze deze dit die dat alle elke elk geen",
}

TABLE: dict[str, _Words] = {
    "en": _Words(
        "and but or yet nor so",
        "while whereas although though because since as if when where who which after before until unless saying that not",
        "he she it they we i you this that these those there his her its their our my will would is are was were has "
        "have had can could may might must should shall did does do let "
        "said told made took gave held went began came saw left sent brought met led put set won lost got kept stood "
        "spoke wrote paid built found felt grew rose fell then also to not "
        "called urged vowed says calls urges vows makes takes gives now never",
        "while whereas although because whether unless",
        r"[a-z]{3,}ing\b",
        r"[a-z]{3,}ed\b(?!\s+(?:and|or)\b)",
    ),
    "de": _Words(
        "und aber oder sondern denn doch jedoch sowie",
        "während weil obwohl dass daß wenn als damit nachdem bevor sobald indem wobei so da ob falls sodass um ohne "
        "statt hieß sagte",
        "er sie es wir ich ihr dies das dass daß habe hat haben hatte hatten ist sind war waren sei seien wird werden "
        "wurde wurden würde würden kann können konnte soll sollen sollte muss müssen will "
        "wollen rief forderte sagte erklärte betonte fügte bat dankte wünschte warnte mahnte kündigte",
        "",
        _NEVER,
        r"[a-zäöüß]{4,}(?:te|ten)\b",
    ),
    "fr": _Words(
        "et mais ou car donc or ni",
        "tandis alors parce puisque comme quand lorsque si bien que où afin après avant ajoutant affirmant selon",
        "il elle ils elles on nous je vous ce cela a ont est sont était étaient avait avaient sera seront doit doivent "
        "peut peuvent que qu'il qu'elle appelé demandé appelle appellent demande a_appelé",
        "tandis parce lorsque",
        r"(?:en\s)?[a-zéèêç]{4,}ant\b",
        r"[a-zéèêç]{3,}(?:ait|aient|èrent)\b",
    ),
    "es": _Words(
        "y e pero o u sino ni",
        "mientras aunque porque pues como cuando si donde que ya para después antes según",
        "él ella ellos ellas nosotros yo usted esto eso ha han es son fue fueron era eran había será serán debe deben "
        "puede pueden que pidió dijo llamó exhortó instó agregó afirmó se no",
        "mientras aunque porque",
        r"[a-záéíóú]{3,}(?:ando|iendo|yendo)\b",
        r"[a-záéíóúñ]{3,}(?:aron|ieron|aba|aban|ó)(?!\w)",
    ),
    "it": _Words(
        "e ed ma o oppure però né",
        "mentre perché poiché quando se dove che come sebbene dopo prima secondo affinché",
        "egli lui lei essi loro noi io questo ciò ha hanno è sono era erano fu furono aveva sarà saranno deve devono può "
        "possono che li ha_invitato non si",
        "mentre perché",
        r"[a-zàèéìòù]{3,}(?:ando|endo)\b",
        r"[a-zàèéìòù]{3,}(?:arono|irono|erono|ava|avano)(?!\w)",
    ),
    "pt": _Words(
        "e mas ou nem porém",
        "enquanto embora porque pois como quando se onde que já para depois antes segundo",
        "ele ela eles elas nós eu isto isso tem têm é são foi foram era eram havia será serão deve devem pode podem que "
        "pediu disse exortou acrescentou afirmou se não",
        "enquanto embora porque",
        r"[a-záéíóúâêôãõç]{3,}(?:ando|endo|indo)\b",
        r"[a-záéíóúâêôãõç]{3,}(?:aram|eram|iram|ava|avam|ou)(?!\w)",
    ),
    "nl": _Words(
        "en maar of want dus doch",
        "terwijl omdat hoewel dat als toen wanneer nadat voordat zodat waar waarbij om aldus",
        "hij zij ze het wij we ik jullie dit dat heeft hebben had hadden is zijn was waren wordt worden werd werden zal "
        "zullen zou kan kunnen moet moeten riep vroeg zei voegde",
        "terwijl omdat hoewel",
        _NEVER,
        r"[a-z]{4,}(?:de|den)\b",
    ),
    "pl": _Words(
        "i a ale lub albo oraz lecz ani",
        "że żeby aby gdy kiedy jeśli jeżeli ponieważ bo choć chociaż podczas który która które którzy jak dodając zaś natomiast",
        "on ona oni one my ja to jest są był była były było będzie będą ma mają może mogą musi wezwał wezwała powiedział "
        "powiedziała dodał dodała poprosił nie",
        "",
        r"[a-ząćęłńóśźż]{3,}(?:ąc|wszy)\b",
        r"[a-ząćęłńóśźż]{3,}(?:ał|ała|ali|ały|ił|iła|ili)(?!\w)",
    ),
    "ru": _Words(
        "и а но или либо однако да",
        "что чтобы когда если хотя потому поскольку так тогда пока как где куда который которая которое которые ведь "
        "причём причем то добавив поэтому",
        "он она оно они мы я вы это этот эта есть был была было были будет будут имеет может могут должен должна должны "
        "призвал призвала попросил заявил сказал добавил не",
        "",
        r"[а-яё]{3,}(?:в|вши|вшись|ясь|ая|яя)\b",
        r"[а-яё]{3,}(?:ал|ала|али|ил|ила|или|ел|ела|ели|ался|алась|ился|илась|ились|ались|ет|ют|ут|ит|ят|ается|яется|"
        r"уются|аются)(?!\w)",
    ),
    "tr": _Words(
        "ve ama fakat ancak veya ya_da ise oysa",
        "çünkü eğer ki böylece ayrıca",
        "o bu şu onlar biz ben bunun",
        "çünkü",
        r"[a-zçğıöşü]{3,}(?:arak|erek|ken|ince|ınca)\b",
    ),
    "ar": _Words(
        "و ثم أو لكن ولكن بل",
        "وقال وأضاف وأكد وأشار وأن فيما بينما حيث إذ إن أن لأن كما مؤكدا مضيفا مشيرا ودعا وأعرب وأوضح ولا وهو وهي وقد ولم",
        "هو هي هم نحن أنا هذا هذه قال",
        "وأضاف وأكد وأشار ودعا وأعرب وحث وأوضح وقال بينما فيما وطالب ووجه",
    ),
}

# endings and words after which a clause of a language without such conjunctions goes on
CONNECTIVES: dict[str, re.Pattern[str]] = {
    # not before an auxiliary (보고 있다), not after a quotative (다고) or a postposition made of a verb (위하여)
    "ko": re.compile(
        r"(?<=[가-힣])(?:(?<![다라냐자])고(?!\s(?:있|계시|싶|나서|말|보니|난|는))|며|면서|지만|는데|므로|니까|다면|도록"
        r"|(?<![위대의통향비관인])하여|되여|으나|으니|아서|어서)(?=\s)"
    ),
    "ja": re.compile(r"(?<=[\u3040-\u30ff\u4e00-\u9fff])(?:が|し|ため|ので|から|れば|ると|つつ|ながら|一方|て|で|り|き|み|ず)、"),
    "zh": re.compile(
        r"(?<=[\u4e00-\u9fff])(?=(?:并且|而且|但是|然而|同时|不过|因此|所以|并(?=[\u4e00-\u9fff]{4})|但(?=[\u4e00-\u9fff]{4})|並且|同時|不過|"
        r"並(?=[\u4e00-\u9fff]{4})))"
    ),
    "th": re.compile(
        r"\s+(?=(?:และ|แต่|หรือ|โดย|ซึ่ง|เพราะ|เพื่อ|ขณะที่|พร้อม|รวมถึง|ทั้งนี้|นอกจาก|เมื่อ|หาก|จึง|ก่อน))|"
        r"(?<=[\u0e00-\u0e7f])\s+(?=[\u0e00-\u0e7f])"
    ),
}
