"""Claims: one source says one unit had one status at one time. Never edited, only superseded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.dates import UncertainDate
from data.status import ControlStatus


class ClaimKind(StrEnum):
    """What a claim says about its date.

    ``SINCE`` D: the status began on D (a change). ``AS_OF`` D: it was so on D. ``UNTIL`` D: it was
    so until D. ``DURING`` A/B: it was so from A to B.
    """

    SINCE = "since"
    AS_OF = "as_of"
    UNTIL = "until"
    DURING = "during"


class Strength(StrEnum):
    """How the source puts it; ``CLAIMED`` is a party's word about its own success or loss."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    ASSESSED = "assessed"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One row of ``seeds/claims/*.csv``.

    ``unit`` is a KATOTTG code of any level and reaches every settlement inside it, minus those
    inside the units of ``exclude``. ``published`` is the day from which a reader could know it.
    ``origin`` is ``file:line``.
    """

    id: str
    unit: str
    exclude: tuple[str, ...]
    status: ControlStatus
    kind: ClaimKind
    when: UncertainDate
    source: str
    published: date
    strength: Strength
    event: str | None
    locator: str
    note: str
    origin: str
