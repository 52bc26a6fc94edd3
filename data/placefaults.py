"""Positions that cannot be right, as faults of the evidence. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.errors import SeedFault
from data.placecheck import misplacements
from data.readers.places import SETTLEMENTS

if TYPE_CHECKING:
    from data.derive import Seeds
    from data.placecheck import Finding


def place_faults(seeds: Seeds) -> list[SeedFault]:
    """Return a fault for each settlement that breaks a rule of :mod:`data.placecheck`."""
    gazetteer = seeds.gazetteer
    raions = {
        code: raion.katottg if (raion := gazetteer.raion_of(code)) else ""
        for code in gazetteer.codes
    }
    oblasts = {code: gazetteer.oblast_of(code).katottg for code in gazetteer.codes}
    found = misplacements(
        gazetteer.settlements,
        raions=raions,
        oblasts=oblasts,
        outlines={
            code: outline
            for code, outline in seeds.boundaries.outlines.items()
            if code in set(oblasts.values())
        },
    )
    return [_fault(finding) for finding in found]


def _fault(finding: Finding) -> SeedFault:
    others = f" with {', '.join(finding.others)}" if finding.others else ""
    return SeedFault(
        file=SETTLEMENTS,
        line=0,
        field="lng",
        value=f"{finding.katottg} {finding.name_en}",
        problem=f"{finding.kind}{others} (by {finding.distance_km:.1f} km)",
        remedy="correct the position, or leave it empty",
    )
