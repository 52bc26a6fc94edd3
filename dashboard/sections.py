"""What pages let one choose beside what they show: sections, drawings, and how far they look."""

from __future__ import annotations

from enum import StrEnum


class Section(StrEnum):
    """The sections of the page "Disagreement", in their order; the words stand in the URL."""

    DISPUTES = "disputes"
    PAIRS = "pairs"
    LAYERS = "layers"
    BLIND = "blind"
    AGES = "ages"
    PICTURES = "pictures"


class Drawing(StrEnum):
    """What the maps of the page "Compare" show: both days with a divider, or the difference."""

    SWIPE = "swipe"
    DIFFERENCE = "difference"


class MapDrawing(StrEnum):
    """What the map of the page "Map" draws: what helps at a zoom, territory, or places."""

    AUTO = "auto"
    CELLS = "cells"
    DOTS = "dots"


#: Days for which the picture of a day is followed; 0 is for as long as anybody reported.
HORIZONS = (30, 90, 365, 0)
#: Most days that one side may be asked to have been alone for.
LONGEST_ALONE = 720
