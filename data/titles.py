"""Names of units as every file for people shows them: "Kupiansk Raion", "Куп’янський район"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer


def titles(gazetteer: Gazetteer, code: str) -> dict[str, str]:
    """Return ``katottg``, ``name_en`` and ``name_uk`` of a place, units with their kind.

    Raises
    ------
    UnknownPlaceError
        If no place has this code.
    """
    return {
        "katottg": code,
        "name_en": gazetteer.title(code, "en"),
        "name_uk": gazetteer.title(code, "uk"),
    }
