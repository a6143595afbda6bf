"""Japanese noun phrases: where one begins before its particle, and whether it names somebody who speaks."""

from __future__ import annotations

import re

from headwater.quotes.eastern.lines import BLOT, any_of

COUNTED = re.compile(r"\d(?:月|日|年|人|歳|時|分|%|％|件|台|つ|か国|カ国|ヵ国|円|ドル)$")
PHRASE = re.compile(
    rf"(?:[^\W_ぁ-ん]|[・＝=.\-（）()&’'{BLOT}]|の|や|さん|たち|くん|ちゃん|および|及び|ら(?=[はがも])"
    r"|(?<=[A-Za-z])\s(?=[A-Za-z])|(?<!で)ある(?=[^\W_ぁ-ん])"
    r"|(?<=[\u4e00-\u9fff々])[ぁ-ん]{1,4}(?=さん|ちゃん|くん|氏))+$"  # a given name in hiragana: 森さくらさん
)
WHO = re.compile(
    rf"(?:{any_of('ja', 'who')}|[^\W_]{{2,}}(?:[・＝][^\W_ぁ-ん]+)+)(?:たち|ら)?(?:（[^）]{{1,20}}）|\([^)]{{1,20}}\))?$"
)
THING = re.compile(rf"(?:^|の){any_of('ja', 'things')}$")
LEADING = re.compile(rf"(?:{any_of('ja', 'times')}(?=[、\s{BLOT}])[、\s]*)+")
PHRASE_CHARS = 44


def phrase_start(s: str, start: int, end: int) -> int:
    """Where the noun phrase begins that ends at `end`: names, nouns and の."""
    left = max(start, end - PHRASE_CHARS)
    m = PHRASE.search(s[left:end])
    if m is None:
        return end
    begin = left + m.start()
    while begin < end and s[begin] in f"のや・） {BLOT}":
        begin += 1
    times = LEADING.match(s, begin, end)
    return times.end() if times else begin


def speaks(s: str, start: int, end: int, certain: bool) -> bool:
    """Whether a noun phrase names somebody or something that speaks; certain: only where its last word shows it."""
    phrase = s[start:end]
    if not phrase or THING.search(phrase) or phrase[-1].isdigit() or COUNTED.search(phrase):
        return False
    return WHO.search(phrase) is not None or not certain
