"""What the page "Disagreement" lets one choose: its sections, and how far they look."""

from __future__ import annotations

from enum import StrEnum


class Section(StrEnum):
    """The sections of the page, in their order; the words stand in the URL."""

    DISPUTES = "disputes"
    PAIRS = "pairs"
    LAYERS = "layers"
    BLIND = "blind"
    AGES = "ages"
    PICTURES = "pictures"


#: Days for which the picture of a day is followed; 0 is for as long as anybody reported.
HORIZONS = (30, 90, 365, 0)
#: Most days that one side may be asked to have been alone for.
LONGEST_ALONE = 720
