"""Whether two texts say likewise who says a thing: then the words that say so come from the one as well as the rest."""

from __future__ import annotations

from collections import Counter

from headwater.quotes.cues import cues_for
from headwater.text.tokens import function_words, tokens


def attributes_alike(attribution: str, sentence: str, language: str | None) -> bool:
    """Whether a sentence says of what it tells who says it as an attribution of the same language does, by whatever verb: it has a
    verb of saying, and the words of the attribution but for its own verb."""
    cues = cues_for(language)
    if not cues.reporting.search(sentence):
        return False
    named = Counter(t.form for t in tokens(attribution) if not cues.that.fullmatch(attribution, t.start, t.end))
    if verb := cues.reporting.search(attribution):
        named -= Counter(t.form for t in tokens(attribution, *verb.span()))
    # grammar words say who only where nothing else does: "she"
    who = {word for word in named if word not in function_words(language)} or set(named)
    return bool(who) and who <= {t.form for t in tokens(sentence)}
