"""Official Latin names, and the keys by which names of different sources are compared."""

from __future__ import annotations

import re
import unicodedata

from translitua import UkrainianKMU, translit

_APOSTROPHES = re.compile(r"[’'ʼ`‘´]")
_COUNCIL = re.compile(r"\s*\(.*?\)")
_SEPARATORS = re.compile(r"[\s\-]+")
_STRESS = "\u0301"
# GeoNames has Latin letters inside Cyrillic words ("Веселiвка").
_LOOKALIKES = str.maketrans("aceiopxyj", "асеіорхуј")


def romanise(name_uk: str) -> str:
    """Transliterate a Ukrainian name by the official table.

    Resolution 55 of the Cabinet of Ministers, 27 January 2010: "Куп’янськ" gives "Kupiansk".
    """
    return str(translit(name_uk, UkrainianKMU))


def tidy(name: str) -> str:
    """Strip and collapse white space; the codifier has names such as ``"Андріївська "``."""
    return " ".join(name.split())


def match_key(name: str) -> str:
    """Fold a Ukrainian name so that spellings of one name in different sources are equal.

    Case, the kind of apostrophe, hyphens against spaces, stress marks, Latin letters that look like
    Cyrillic ones, and a village council in brackets ("Іванівка (Савинська селищна рада)") make no
    difference.
    """
    text = unicodedata.normalize("NFC", _COUNCIL.sub("", name)).casefold()
    text = text.replace(_STRESS, "").translate(_LOOKALIKES)
    return _SEPARATORS.sub(" ", _APOSTROPHES.sub("'", text)).strip()
