"""Labels of VIINA's events, and which of them are wanted. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_THRESHOLD = 0.5

#: Labels in the order of the files. In ``event_1pd`` they stand with ``_b`` as 0 or 1.
LABELS = (
    "t_mil", "a_rus", "a_ukr", "a_rus_init", "a_ukr_init", "a_civ", "a_other", "t_aad",
    "t_airstrike", "t_airalert", "t_uav", "t_armor", "t_arrest", "t_artillery", "t_control",
    "t_firefight", "t_ied", "t_raid", "t_occupy", "t_property", "t_cyber", "t_hospital", "t_milcas",
    "t_civcas", "t_retreat",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Labels that are wanted, in the order of the files, and the least probability of each."""

    of: Mapping[str, float]

    @property
    def words(self) -> tuple[str, ...]:
        """The thresholds in words: ``t_control>=0.5``."""
        return tuple(f"{label}>={least:g}" for label, least in self.of.items())
