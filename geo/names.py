"""Spellings of toponyms: folding, transliteration, press habits, words that name the kind of place.

Pure functions over text. Letters are turned from Cyrillic into Latin by ``translitua`` alone; the
rules here only say which *Latin* (or Cyrillic) spellings count as the same.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import translitua

if TYPE_CHECKING:
    from collections.abc import Sequence

# Apostrophes (U+0027, U+2019, U+02BC …), primes that transliterations use for the soft sign, and
# quotation marks: written or left out at will, so they do not tell two names apart.
_DROPPED = "'’‘‛ʼʻʹʺˮ`´′″\"«»“”„‟"
# Hyphens, dashes, dots of abbreviations and odd spaces separate words; which one is a matter of taste.
_SEPARATORS = "-‐‑‒–—―−_./\\\u00a0\u2007\u2009\u202f\u200b\u00ad\t\n\r"
# Latin letters that look like Cyrillic ones and slip in from keyboards ("Iзюм").
_LOOKALIKES = str.maketrans("aceiopxykmthb", "асеіорхукмтнв")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-z]")


def _fold_table() -> dict[int, str | None]:
    """Return the character table of :func:`fold`, for text that is case folded and NFC."""
    table: dict[int, str | None] = dict.fromkeys(map(ord, _SEPARATORS), " ")
    table |= dict.fromkeys(map(ord, _DROPPED), None)
    # NFC has composed й, ї and ё, so every mark still standing alone is stress or a ligature tie.
    table |= dict.fromkeys(range(0x300, 0x370), None)
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base
    table[ord("ґ")] = "г"
    table[ord("ё")] = "е"
    return table


_FOLD = _fold_table()
_FOLD_LINES = {**_FOLD, ord("\n"): "\n"}


def fold(text: str) -> str:
    """Return the spelling under which equal names compare equal.

    Case, apostrophes, hyphens and dashes, runs of space, stress marks, Latin diacritics, ґ/г and
    ё/е are levelled; a word that mixes scripts is read as Cyrillic. Idempotent.
    """
    if text.isascii():
        folded = text.lower().translate(_FOLD)
    else:
        folded = _one_script(_composed(text).translate(_FOLD))
    return " ".join(folded.split())


def fold_many(texts: Sequence[str]) -> list[str]:
    """Return ``[fold(text) for text in texts]``, several times faster for long lists.

    No text may hold a line break.
    """
    if not texts:
        return []
    joined = _composed("\n".join(texts)).translate(_FOLD_LINES)
    folded = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", joined))
    return [_one_script(line) for line in folded.strip(" ").split("\n")]


def is_cyrillic(text: str) -> bool:
    """Return whether any letter is Cyrillic."""
    return _CYRILLIC.search(text) is not None


def _composed(text: str) -> str:
    """Return text case folded and in NFC, without stress, which would compose г and к to ѓ and ќ."""
    unstressed = text.replace("\u0301", "").replace("\u0300", "")
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", unstressed).casefold())


def _one_script(text: str) -> str:
    """Return text in which every word that mixes scripts is made Cyrillic."""
    if not (_CYRILLIC.search(text) and _LATIN.search(text)):
        return text
    return " ".join(
        word.translate(_LOOKALIKES) if _CYRILLIC.search(word) else word for word in text.split()
    )


#: Systems whose results :func:`press_key` makes equal, in the order in which we name them.
ENGLISH_SYSTEMS: dict[str, type] = {
    "KMU 55/2010": translitua.UkrainianKMU,
    "BGN/PCGN 1965": translitua.UkrainianBGN,
    "national system of 1996": translitua.UkrainianNational1996,
    "passport rules of 2007": translitua.UkrainianPassport2007,
    "British Standard": translitua.UkrainianBritish,
}
#: Systems that spell for readers of other languages, or letter by letter.
FOREIGN_SYSTEMS: dict[str, type] = {
    "French": translitua.UkrainianFrench,
    "German": translitua.UkrainianGerman,
    "scholarly": translitua.UkrainianWWS,
    "ISO 9": translitua.UkrainianISO9,
}
#: The system whose Russian forms come closest to English-language press.
RUSSIAN_PRESS_SYSTEM: type = translitua.RussianInternationalPassport1997


def transliterate_many(texts: Sequence[str], system: type) -> list[str]:
    """Return the Latin forms of Cyrillic names, in the same order; no text may hold a line break."""
    return translitua.translit("\n".join(texts), system).split("\n") if texts else []


def transliterate(text: str, system: type) -> str:
    """Return the Latin form of one Cyrillic name."""
    latin: str = translitua.translit(text, system)
    return latin


_PRESS_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"kh", "x"),  # kept apart from h, which is another letter
        (r"zgh", "zh"),  # зг is zgh officially, to tell it from ж; other systems do not care
        (r"g", "h"),  # г is h officially, g in older and Russian-minded spelling
        (r"[yj]", "i"),  # и, й and the softness of я, ю, є: y, i or j by system
        (r"w", "v"),
        (r"shch", "sch"),
        (r"i+", "i"),
        (r"ie", "e"),
    )
)
_DOUBLED = re.compile(r"(zh|ch|sh|ts|[a-z])\1+")


def press_key(folded: str) -> str:
    """Return what is left of a folded Latin spelling when transliteration habits are levelled.

    Equal for all :data:`ENGLISH_SYSTEMS` of a name and for the usual press variants of them:
    y/i/j, ia/ya, iia/ia, yi/y, g/h. It is meant to find candidates: two different places may share
    one. Works line by line, so a joined list may be passed.
    """
    for pattern, replacement in _PRESS_RULES:
        folded = pattern.sub(replacement, folded)
    return folded


def press_keys(folded: Sequence[str]) -> list[str]:
    """Return ``[press_key(each) for each in folded]``, faster for long lists."""
    return press_key("\n".join(folded)).split("\n") if folded else []


def undoubled(key: str) -> str:
    """Return a press key with doubled letters written once, as press often does: zhzhia, nnia.

    Apply it to official names only: a letter doubled in a query but not in the name is a mistake.
    """
    return _DOUBLED.sub(r"\1", key)
