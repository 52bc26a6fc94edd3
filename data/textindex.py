"""Text index: records found by words in any script, by beginnings of words, and with slips. Pure.

Words of both scripts become one key: Cyrillic is transliterated, then :func:`geo.names.press_key`
levels what transliterations do differently. So "Ганчев", "Ganchev" and "Hanchev" are one word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from geo.names import ENGLISH_SYSTEMS, fold, is_cyrillic, press_keys, transliterate_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WORD = re.compile(r"\w+")
#: Russian letters that Ukrainian lacks, as Ukrainian would write their sound.
_RUSSIAN = str.maketrans({"ъ": "", "ы": "и", "э": "е"})
_SYSTEM = ENGLISH_SYSTEMS["KMU 55/2010"]

#: Shorter beginnings of words mean too much.
SHORTEST_BEGINNING = 2
#: Shorter words are not looked for with slips: two letters of four make another word.
SHORTEST_SLIPPED = 5
#: Similarity from which on a word counts as the one meant, 0 to 100 (normalised indel distance).
SLIP = 80.0
#: What a whole word, a beginning and a word with a slip count.
WHOLE, BEGINNING, SLIPPED = 1.0, 0.7, 0.5
#: Words in more than this share of the records ("of", "the", "у") may be missing from a record.
COMMON = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of a record and what a word in it counts: a title more than a summary."""

    words: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record found, by its number, and how well it fits; more is better."""

    record: int
    score: float


class TextIndex:
    """Finds records by words. Never changes; may be shared among threads.

    Parameters
    ----------
    records
        The texts of each record; records are numbered in this order.
    """

    def __init__(self, records: Iterable[Sequence[Text]]) -> None:
        worded = [
            [(word, text.weight) for text in texts for word in words_of(text.words)]
            for texts in records
        ]
        keys = keys_of(sorted({word for words in worded for word, _ in words}))
        postings: dict[str, dict[int, float]] = defaultdict(dict)
        for number, words in enumerate(worded):
            for word, weight in words:
                at = postings[keys[word]]
                at[number] = max(at.get(number, 0.0), weight)
        self._postings: Mapping[str, Mapping[int, float]] = dict(postings)
        self._keys = sorted(self._postings)
        self._size = len(worded)

    def find(self, query: str) -> list[Hit]:
        """Return the records that have every word of a query, best first, then by number.

        A word that is in a great share of the records may be missing from one, unless the query
        holds nothing else. Single letters find nothing.
        """
        words = list(dict.fromkeys(words_of(query)))
        keys = list(dict.fromkeys(keys_of(words).values()))
        if max(map(len, keys), default=0) < SHORTEST_BEGINNING:
            return []
        matched = [self._matching(key) for key in keys]
        asked = [found for found in matched if len(found) <= COMMON * self._size] or matched
        if not asked or not all(asked):
            return []
        records = set(asked[0]).intersection(*asked[1:])
        hits = [
            Hit(record=record, score=sum(found.get(record, 0.0) for found in matched))
            for record in records
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.record))

    def _matching(self, key: str) -> dict[int, float]:
        """Return the records that have a word, a word that begins so, or else one with a slip."""
        forms = {key: WHOLE} if key in self._postings else {}
        if len(key) >= SHORTEST_BEGINNING:
            forms |= {form: BEGINNING for form in self._beginning_with(key) if form != key}
        if not forms and len(key) >= SHORTEST_SLIPPED:
            similar = process.extract(
                key, self._keys, scorer=fuzz.ratio, score_cutoff=SLIP, limit=None
            )
            forms = {form: SLIPPED * percent / 100 for form, percent, _ in similar}
        found: dict[int, float] = {}
        for form, closeness in forms.items():
            for record, weight in self._postings[form].items():
                found[record] = max(found.get(record, 0.0), closeness * weight)
        rarity = log(1 + self._size / len(found)) if found else 0.0
        return {record: rarity * score for record, score in found.items()}

    def _beginning_with(self, key: str) -> Sequence[str]:
        start = bisect_left(self._keys, key)
        # No letter comes after the last code point.
        return self._keys[start : bisect_left(self._keys, f"{key}\U0010ffff")]


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, in their order."""
    return _WORD.findall(fold(text))


def keys_of(words: Sequence[str]) -> dict[str, str]:
    """Return for each folded word the key under which all its spellings fall together."""
    cyrillic = [word for word in words if is_cyrillic(word)]
    known = [word.translate(_RUSSIAN) for word in cyrillic]
    latin = dict(zip(cyrillic, transliterate_many(known, _SYSTEM), strict=True))
    plain = [fold(latin.get(word, word)).replace(" ", "") for word in words]
    return dict(zip(words, press_keys(plain), strict=True))
