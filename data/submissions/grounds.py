"""Grounds: rows of ``owners.csv`` and ``departures.csv`` that an accepted source calls for. Pure.

A new owner needs a reason for its reliability, and a letter that is not the owner's needs a way that
moved it. The letter is the editor's; what the editor wrote when accepting stands as reason. What
nobody has decided is marked :data:`data.assessment.TO_DECIDE`, which the checks refuse, field by field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.assessment import TO_DECIDE
from geo.names import is_cyrillic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.ledger import Ledger
    from data.source import Reliability, Source


class Grounds:
    """The reliability of owners, as known while a patch is made.

    Where a ledger has no ``owners.csv`` it gives no reasons, and none are asked for.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._letters: dict[str, Reliability] = {
            each.owner: each.reliability for each in ledger.assessments
        }
        self._is_asked = bool(ledger.assessments)

    def owner_row(self, source: Source, reason: str) -> dict[str, str] | None:
        """Return the row of a new owner, which is then known; None if it is not new."""
        if not self._is_asked or source.owner in self._letters:
            return None
        self._letters[source.owner] = source.reliability
        return {
            "owner": source.owner,
            "reliability": source.reliability.value,
            "criterion": TO_DECIDE,
            **_in_its_language("basis", reason),
            "reference_title": "",
            "reference_url": "",
        }

    def departure_row(self, source: Source, reason: str) -> dict[str, str] | None:
        """Return the row of a source whose letter is not its owner's; None if it is the same."""
        if not self._is_asked or self._letters.get(source.owner) == source.reliability:
            return None
        note = _in_its_language("note", reason) if reason else {"note_en": "", "note_uk": ""}
        return {"source": source.id, "way": TO_DECIDE, **note}


def remarks(file: str, row: dict[str, str]) -> Iterable[str]:
    """Yield a comment for the patch if a row leaves something to decide."""
    left = [name for name, value in row.items() if value == TO_DECIDE]
    if left:
        yield f"#   {file}: fill in {', '.join(left)} of {next(iter(row.values()))}"


def _in_its_language(name: str, reason: str) -> dict[str, str]:
    """Return a reason under the language that it is written in, and what the other one lacks."""
    texts = {f"{name}_en": TO_DECIDE, f"{name}_uk": TO_DECIDE}
    if reason:
        texts[f"{name}_uk" if is_cyrillic(reason) else f"{name}_en"] = reason
    return texts
