"""Claim row: a claim as the cells of a claims file, for whatever proposes rows of the seeds. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.claim import Claim


def claim_cells(claim: Claim) -> dict[str, str]:
    """Return the cells of a claim by column, as its reader reads them."""
    return {
        "id": claim.id,
        "unit": claim.unit,
        "except": ";".join(claim.exclude),
        "status": claim.status.word,
        "kind": claim.kind.value,
        "when": claim.when.edtf,
        "source": claim.source,
        "published": claim.published.isoformat(),
        "strength": claim.strength.value,
        "event": claim.event or "",
        "locator": claim.locator,
        "note": claim.note,
    }
