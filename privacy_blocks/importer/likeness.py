"""How much two texts speak of the same thing: the beginnings of words that they share.

Dutch and English words change at their end (“sollicitatie”, “solliciteert”) and are
put together (“nieuwsbericht”), so that the first letters say most.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

_WORD = re.compile(r"[a-z]{4,40}")
_STEM = 5
# Dutch prefixes that hide the word they stand before: “verplichting”, “plicht”.
_PREFIX = re.compile(r"^(?:ver|be|ge|ont)(?=[a-z]{6})")
# More of a text than this adds nothing to what it is about.
_LONGEST = 4000
_COMMON_WORDS = """
aan als alle alleen alles ander andere bent bij daar daarvoor dan dat deze die dient dit door
echter eigen elke enkel gegevens geldt haar heb hebben hebt heeft hem hen het hier hiervoor hoe
indien ingevuld jou jouw jullie kan kunnen kunt langer maar maken meer met mogelijk moet moeten
naar nadat niet nodig omdat onder ons onze ook over persoonsgegevens persoonlijke plaats tot
tegen tijdens toch uit van vanaf verwerken verwerking verwerkt voor vragen waar waarin waarmee
waarvan wanneer want wat welke werd wie wij wilt worden wordt zelf zich zijn zodat zonder zoals
zullen also been data does from have into more other personal process processed processing some
such than that their them then there these they this those when where which while will with
would your yours
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@lru_cache(maxsize=256)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words in a text that say what it is about."""
    plain = unicodedata.normalize("NFKD", text[:_LONGEST].lower())
    words = _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))
    telling = (word for word in words if word not in _COMMON)
    return frozenset(_PREFIX.sub("", word)[:_STEM] for word in telling)


def weights(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """How much a word says: the less, the more of these texts use it."""
    count = Counter(stem for text in texts for stem in text)
    return {stem: 1 / number for stem, number in count.items()}


def likeness(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    """The weight of the words that both texts use; 0 when they share none."""
    return sum(weight.get(stem, 1.0) for stem in one & other)
