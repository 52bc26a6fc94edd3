"""The closed vocabularies of control history. One word per thing: see docs/architecture.md."""

from __future__ import annotations

from enum import IntEnum

#: Display category, not a status: ``ukrainian`` after occupied.
LIBERATED = "liberated"


class ControlStatus(IntEnum):
    """Who controls a settlement. The number is the code used in every column and payload."""

    UNKNOWN = 0
    UKRAINIAN = 1
    OCCUPIED = 2
    CONTESTED = 3

    @property
    def word(self) -> str:
        """The word used in files and on screen, e.g. ``occupied``."""
        return self.name.lower()


class Provenance(IntEnum):
    """How directly the evidence speaks about the settlement itself."""

    NONE = 0
    INTERPOLATED = 1
    IMPLIED = 2
    REPORTED = 3

    @property
    def word(self) -> str:
        """The word used in files and on screen, e.g. ``implied``."""
        return self.name.lower()


class Certainty(IntEnum):
    """How well a spell is supported; docs/method.md has the rule for each."""

    NONE = 0
    DISPUTED = 1
    CLAIMED = 2
    SINGLE = 3
    CONFIRMED = 4

    @property
    def word(self) -> str:
        """The word used in files and on screen, e.g. ``confirmed``."""
        return self.name.lower()
