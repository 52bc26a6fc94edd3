"""How an entry of the catalogue of strings is written: one text in both languages, and counts."""

from __future__ import annotations

Catalogue = dict[str, dict[str, str]]


def words(en: str, uk: str) -> dict[str, str]:
    """Return one entry; ``{name}`` in a text is a gap."""
    return {"en": en, "uk": uk}


def counted(key: str, en: tuple[str, str], uk: tuple[str, str, str]) -> Catalogue:
    """Return the four plural entries of a key, one for each category of CLDR.

    ``en`` is (one, other), ``uk`` is (one, few, many). A category that a language lacks repeats
    another; Ukrainian fractions take the form of few.
    """
    return {
        f"{key}.one": words(en[0], uk[0]),
        f"{key}.few": words(en[1], uk[1]),
        f"{key}.many": words(en[1], uk[2]),
        f"{key}.other": words(en[1], uk[1]),
    }
