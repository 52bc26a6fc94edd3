"""Focus: which part of the country the evidence is about. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.ledger import Ledger
    from geo.gazetteer import Gazetteer


def focus_oblasts(ledger: Ledger, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the codes of the oblasts that claims reach into, ascending.

    The browser's files hold their settlements, and a question without a unit is about them.
    """
    return tuple(sorted({gazetteer.oblast_of(claim.unit).katottg for claim in ledger.claims}))
