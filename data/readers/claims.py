"""``claims/*.csv``: who said that which unit had which status when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.claim import Claim, ClaimKind, Strength
from data.readers.folder import files_of
from data.readers.table import read_table
from data.status import ControlStatus

if TYPE_CHECKING:
    from pathlib import Path

    from data.errors import SeedFault
    from data.readers.fields import Fields

FOLDER = "claims"

COLUMNS = (
    "id",
    "unit",
    "except",
    "status",
    "kind",
    "when",
    "source",
    "published",
    "strength",
    "event",
    "locator",
    "note",
)

#: Nobody claims ``unknown``: it is what remains where nobody says anything.
CLAIMED_STATUSES = {
    status.word: status
    for status in (ControlStatus.UKRAINIAN, ControlStatus.OCCUPIED, ControlStatus.CONTESTED)
}
_KINDS = {kind.value: kind for kind in ClaimKind}
_STRENGTHS = {strength.value: strength for strength in Strength}


def read_claims(seeds: Path, faults: list[SeedFault]) -> list[Claim]:
    """Return the claims of all files, in the order of files and rows.

    Faulty ones are among them with stand-ins, so that what refers to them is not at fault as well.
    """
    claims = []
    for path, file in files_of(seeds, FOLDER, ".csv", faults):
        for fields in read_table(path, file, COLUMNS, faults):
            claim = claim_of(fields)
            claims.append(claim)
    return claims


def claim_of(fields: Fields) -> Claim:
    """Return the claim of one row; faults go where the fields send them."""
    claim = Claim(
        id=fields.identifier("id"),
        unit=fields.katottg("unit"),
        exclude=fields.katottg_list("except"),
        status=fields.choice("status", CLAIMED_STATUSES),
        kind=fields.choice("kind", _KINDS),
        when=fields.when("when"),
        source=fields.identifier("source"),
        published=fields.day("published"),
        strength=fields.choice("strength", _STRENGTHS),
        event=fields.optional_identifier("event") or None,
        locator=fields.optional("locator"),
        note=fields.optional("note"),
        origin=fields.origin,
    )
    if fields.ok:
        _require_fitting_date(fields, claim)
    return claim


def _require_fitting_date(fields: Fields, claim: Claim) -> None:
    """Add a fault if a state is dated by an open range: no day is left on which it was seen."""
    if claim.kind is ClaimKind.AS_OF and not claim.when.is_closed:
        fields.fault(
            "when", "is open, which as_of cannot be", "give both ends, or say since or until"
        )
