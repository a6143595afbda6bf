"""Korean noun phrases: where one begins before its particle, and whether it names somebody who speaks."""

from __future__ import annotations

import re

from headwater.quotes.eastern.lines import any_of

PHRASE_WORDS = 9
FIRST_FINAL = 0xAC00  # Hangul syllables stand in order of initial, vowel and final: 28 finals each
FINALS = 28

# a word that ends so is no part of the noun phrase behind it: a case particle, or a verb that defines or precedes
OUTSIDE = re.compile(
    r"(?:에|에서|에게|한테|께|으로|로|을|를|부터|까지|처럼|보다|마다|은|는|이|가|며|면서|지만|도록|하고|되고|있고|없고|다고|라고|"
    r"어서|아서|해서|여서|와서|가서|면|니까|자마자|[했었았였됐겠하되]던|[한된할될]|려진|해진|어진|아진|이끈|열린|만난|나온|지난|떠난|밝힌|불린|걸린|다닌|"
    r"가진|숨진|다친|오른|내린|어린|[했였았었이한된는]다|대해|관해|통해|위해|따라|관련해|가운데|당시|이날|전날|오전|오후|요일|\d[일월년시분]|"
    r"현지시간\)|하자|하니|▒(?:이?라)?(?:고|며|면서)|[,.·:;=▲◇■○●△])$"
)
INSIDE = re.compile(  # nouns that end like those
    r"(?:^[가-힣]$|(?:북|남|대)한$|(?:전문|작|사업|운동|역사|수집|탐험|자본|독재|평|물|주|추|증|참|허|휴|대)가$|캐나다$|르완다$|우간다$|종로$|"
    r"도로$|원로$|측면$|국면$|리위안$)"
)
CLAUSE = re.compile(r"[가-힣]고$")  # behind a past stem it ends a clause
AGREEING = {"은": True, "이": True, "을": True, "는": False, "가": False, "를": False}  # particle: stands behind a consonant
SURNAMES = "김이박최정강조윤장임한오서신권황안송류리전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변"
NAME = re.compile(rf"(?:^|\s)[{SURNAMES}][가-힣]$")  # with 은 or 이 and a title behind it: a name of three syllables
FULL_NAME = re.compile(rf"[{SURNAMES}][가-힣][은이]")
TITLE = re.compile(rf"\s[가-힣]{{0,6}}?{any_of('ko', 'who')}(?:은|는|이|가|의|께서)")
ADVERB = re.compile(rf"{any_of('ko', 'adverbs', 'times')}$")
WHO = re.compile(rf"{any_of('ko', 'who')}$")
THING = re.compile(rf"(?:^|\s){any_of('ko', 'things')}(?:들)?$")
BODIES = frozenset("시도군구당청")  # a city, a province, a party: one syllable, that ends verbs too
NAMED_PERSON = re.compile(r"(?:^|\s)(?:그|그녀|그들|이들|자신|본인)$")
ADVERBIAL_TOPIC = re.compile(r"(?:에|에서|으로|로|부터|까지|에게|에게서|와|과|보다|만|기|서|고|지|면|때|해|날|중|년|월|일)$")
DEFINING = re.compile(
    r"(?:[많높낮같작짧좋젊늙받얻남맡입찾잃맞묻싶넓깊옳좁얕굵검붉밝맑늦굳]은|[하되있없않시키]는|^[사가오주보자서지쓰내펴켜]는|[으끄뜨]는|"
    r"(?:부|오|따|이|흐|모|고|자|누|두|바|무)르는|[열걸알내올달들풀물돌살팔날갈]리는|[려어아해커]지는|(?:미|펼|마|고|그)치는|"
    r"[넘남옮즐]기는|[보쓰놓움직높줄울벌]이는|(?:배|세|키|채|싸)우는|[갖늦맞]추는|거두는|(?:만|떠|일어|나타|빛|벗어|생겨|드러|뛰어|살아|태어|늘어)나는|[있없했었았였됐겠한된]다는|이라는|[해어]주는|[나아어와러려]오는|[아어러려]가는)$"
)
STATED = re.compile(  # "...인" states what the noun behind it is; the other nouns are people
    r"(?<!국)(?<!변)(?<!조)(?<!제)(?<!치)(?<!군)(?<!호)(?<!리)(?<!증)(?<!상)(?<!업)(?<!론)(?<!교)(?<!술)(?<!육)(?<!장)(?<!애)(?<!예)(?<!개)"
    r"(?<!본)(?<!노)(?<!부)(?<!주)(?<!시)(?<!일)(?<!송)(?<!대)(?<!흑)(?<!백)(?<!고)(?<!발)(?<!임)(?<!무)(?<!한)(?<!식)(?<!공)(?<!확)인$"
)
TITLED = re.compile(rf"{any_of('ko', 'who')}인$")


def has_final(syllable: str) -> bool:
    """Whether a Hangul syllable ends in a consonant."""
    return "가" <= syllable <= "힣" and (ord(syllable) - FIRST_FINAL) % FINALS != 0


def final_of(syllable: str) -> str:
    """The final consonant of a Hangul syllable where it is ㄴ, ㄹ, ㅁ or ㅆ, else an empty text or another mark."""
    final = (ord(syllable) - FIRST_FINAL) % FINALS if "가" <= syllable <= "힣" else 0
    return {0: "", 4: "ㄴ", 8: "ㄹ", 16: "ㅁ", 20: "ㅆ"}.get(final, "-")


def noun_start(s: str, start: int, end: int) -> int:
    """Where the noun phrase begins that ends at `end`, not before `start`: its own word, and what stands before it without a
    particle or with 의, 와, 과."""
    at = end
    for _ in range(PHRASE_WORDS):
        gap = at
        while gap > start and s[gap - 1] in " \u00a0\u3000":
            gap -= 1
        if gap <= start:
            break
        left = max(start, s.rfind(" ", max(start, gap - 30), gap) + 1)
        word = s[left:gap]
        if gap < end and _outside(word) and not (FULL_NAME.fullmatch(word) and WHO.search(s[at:end].split(" ")[0])):
            break
        at = left
        if left <= start:
            break
    while at < end and s[at] in " ,'\"“”‘’":
        at += 1
    return at


def _outside(word: str) -> bool:
    """Whether a word belongs to no noun phrase behind it."""
    if ADVERB.fullmatch(word) or _defines(word) or TITLED.search(word) or (len(word) > 2 and STATED.search(word)):
        return True
    if CLAUSE.search(word) and final_of(word[-2]) == "ㅆ":
        return True
    if INSIDE.search(word) or not OUTSIDE.search(word):
        return False
    behind_consonant = AGREEING.get(word[-1])
    return behind_consonant is None or len(word) < 2 or not "가" <= word[-2] <= "힣" or has_final(word[-2]) is behind_consonant


def _defines(word: str) -> bool:
    """Whether a word in 는 or 은 is a verb that defines a noun: 는 behind a consonant, 은 behind an adjective."""
    return DEFINING.search(word) is not None or (word.endswith("는") and len(word) > 1 and has_final(word[-2]))


def sayer(s: str, start: int, end: int, particle: str, certain: bool) -> int | None:
    """Whether the words before a particle name who speaks: where they begin; -1 where the particle is none or marks no topic of
    the sentence; None where they name a thing, so that nobody further on is the topic."""
    word = s[max(start, s.rfind(" ", start, end) + 1) : end]
    joined = word + particle
    body = word in BODIES and begins_clause(s, start, end - 1)
    if not word or word[-1] in ",." or (_defines(joined) and not body) or not agrees(word[-1], particle):
        return -1
    if particle in ("은", "이") and NAME.search(s, max(start, end - 3), end) and TITLE.match(s, end + 1):
        return -1
    begin = noun_start(s, start, end)
    if not certain and ADVERBIAL_TOPIC.search(word) and not WHO.search(word):
        return -1
    if not certain and THING.search(s[begin:end]) and not (WHO.search(word) or NAMED_PERSON.search(word)):
        return None
    return begin if body or speaks(s, begin, end, particle, certain=certain) else -1


def begins_clause(s: str, start: int, at: int) -> bool:
    """Whether nothing stands before a place in its clause."""
    return not s[start:at].strip(" ,.·") or s[:at].rstrip(" ")[-1:] == ","


def agrees(letter: str, particle: str) -> bool:
    """은 and 이 stand behind a consonant, 는 and 가 behind a vowel; behind Latin letters, digits and brackets either does."""
    behind_consonant = AGREEING.get(particle)
    return behind_consonant is None or not "가" <= letter <= "힣" or has_final(letter) is behind_consonant


def speaks(s: str, start: int, end: int, particle: str, *, certain: bool) -> bool:
    """Whether a noun phrase names somebody or something that speaks; certain: only where its last word shows it."""
    phrase = s[start:end]
    if not phrase or ADVERB.fullmatch(phrase) or _defines(phrase + particle):
        return False
    known = WHO.search(re.sub(r"\([^)]{0,30}\)$", "", phrase)) is not None or NAMED_PERSON.search(phrase) is not None
    if certain:
        return known
    return known or not THING.search(phrase)
