"""How the scripts of the world are written in sounds, one letter a sound: data for `judge.transliteration`, by hand.

Lower-case Latin letters, and S, C, J, Z for the sounds of shoe, chin, jam and measure; `ə` is a vowel that may go
unspoken, `c` is ts, `_` is silence.
"""

from __future__ import annotations


def _row(listed: str) -> list[str]:
    return listed.split()


def _pairs(listed: str) -> dict[str, str]:
    """`a=b c=d` as a dictionary."""
    return {one: other for one, _, other in (cell.partition("=") for cell in listed.split())}


CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџѓќѕ",
        _row("a b v g d e e Z z i i k l m n o p r s t u f h c C S SC _ i _ e iu ia i i e g u i li ni C J J g k z"),
        strict=True,
    )
)
# Case endings of names in Russian and Ukrainian; what stays without them is compared too.
CYRILLIC_CASES = _row("ого его ому ему ыми ими ами ями ым им ом ем ой ей ую юю ых их ов ев ам ям ах ях а я у ю е ы и ь ій ові еві")
GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", _row("a v g d e z i t i k l m n ks o p r s s t i f h ps o"), strict=True))
GREEK_PAIRS = _pairs("ου=u μπ=b ντ=d γκ=g τζ=J τσ=c ει=i αι=e οι=i")
# Arabic writes long vowels only; p and v are lent from b and f.
ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئپچژگکیڤ",
        _row("a b t t J h h d d r z s S s d t z a g f k k l m n h u i a a _ a i a u i p C Z g k i v"),
        strict=True,
    )
)

# Hangul syllables by their parts, in the order of Unicode; a final before a vowel is spoken with it.
INITIALS = _row("g kk n d tt r m b pp s ss _ J JJ C k t p h")
MEDIALS = _row("a e ia ie o e io ie o ua ue ue io u uo ue ui iu ə ui i")
FINALS = _row("_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
FINALS_BEFORE_VOWEL = _row("_ g kk gs n nJ n d r lg lm lb ls lt lp l m b bs s ss ng J C k t p _")
# Family names whose usual spellings depart from their sound.
KOREAN_SURNAMES = {
    syllable: tuple(sounds.split("|"))
    for syllable, sounds in _pairs(
        "이=i|li|ri 박=pak|park 최=Coi|Ce 노=no|ro 로=no|ro 유=iu|riu 임=im|lim 림=im|lim 우=u|vu 오=o|u 정=Jong|Cong|Jung "
        "조=Jo|Co 강=kang|gang 신=sin|Sin 심=sim|Sim 리=i|li|ri 류=iu|riu 양=iang 문=mun 김=kim"
    ).items()
}

KANA = {
    kana: consonant + vowel
    for consonant, row in _pairs(
        "k=カキクケコ g=ガギグゲゴ s=サ-スセソ z=ザ-ズゼゾ t=タ--テト d=ダ--デド n=ナニヌネノ h=ハヒ-ヘホ b=バビブベボ p=パピプペポ"
        " m=マミムメモ r=ラリルレロ"
    ).items()
    for vowel, kana in zip("aiueo", row, strict=True)
    if kana != "-"
} | _pairs("ア=a イ=i ウ=u エ=e オ=o ヴ=v ン=n ッ= ー= ヤ=ia ユ=iu ヨ=io ワ=va ヲ=o シ=Si チ=Ci ツ=cu ジ=Ji ヂ=Ji ヅ=zu フ=fu")
SMALL_KANA = _pairs("ァ=a ィ=i ゥ=u ェ=e ォ=o ャ=ia ュ=iu ョ=io")

LATIN = _pairs("ß=ss æ=e œ=e ø=o đ=d ð=d þ=t ł=l ı=i š=S č=C ž=Z ş=S ș=S ç=C ć=C ś=S ż=Z ź=Z ñ=n ğ=g ř=rZ")
# Spellings of one sound in Latin letters, the longer first; applied one after the other.
SPELLINGS = _pairs(
    "schtsch=SC shch=SC chtch=SC szcz=SC dzh=J dsch=J dj=J tsch=C tch=C sch=S sh=S sz=S cz=C sj=S tj=C zh=Z kh=h ch=C ph=f th=t "
    "gh=g rh=r ck=k qu=kv q=k x=ks c=k ts=c tz=c j=J w=v y=i oo=u ou=u ee=i "
    "ae=e oe=e ue=u eu=u ei=e ai=e"
)

VOWELS = frozenset("aeiouə")
# Consonants that one convention or another writes for each other, and what taking one for the other costs (1: another sound).
NEAR = {frozenset(pair): 0.3 for pair in _row("fv bp td kg sz Sz Ss CJ ZJ Zz CS ZS Ch hg hk Jg Cs iJ cs cz cC ck")} | {
    frozenset(pair): 0.6 for pair in _row("bv vu Js Jz Ck JS hS hJ Ct kJ rl mn gv Zs pf ks Zi CZ Cz lu")
}
# Families of consonants, for a quick look; vowels fall away.
FAMILIES = str.maketrans("bpfvdtkghsScCJZzlr", "pppptthhhsssssssll", "aeiouəyj")
