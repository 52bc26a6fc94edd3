"""What a polygon of the DeepState map means: from its label, and only then from its colour.

Labels changed several times since April 2022: Ukrainian only; ``uk /// en``; and since March 2024
``uk /// en /// geoJSON.key``. Colours were slips now and then, some labels lost characters in the
archive, and the words for one thing changed; the key goes before the words, these before the colour.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from data.status import ControlStatus


class Mark(Enum):
    """What a polygon says. ``OUTSIDE`` is about land outside Ukraine, ``UNREAD`` says nothing."""

    UKRAINIAN = ControlStatus.UKRAINIAN
    OCCUPIED = ControlStatus.OCCUPIED
    CONTESTED = ControlStatus.CONTESTED
    OUTSIDE = "outside"
    UNREAD = "unread"


_KEY = re.compile(r"geojson\.(status|territories)\.([a-z_-]+)", re.ASCII)

_STATUS_KEYS = {
    "occupied": Mark.OCCUPIED,
    "dismissed": Mark.UKRAINIAN,
    "dismissed_at": Mark.UKRAINIAN,
    "unknown": Mark.CONTESTED,
}

#: Territories of Ukraine that were occupied before 2022; all other keys lie outside.
_HOME_KEYS = frozenset({"crimea", "ordlo", "tuzla"})

#: Stems in order: the first that a label holds decides. Lower case, with straight apostrophes.
_STEMS = (
    *(
        (stem, Mark.OUTSIDE)
        for stem in (
            "придністров",
            "transnistria",
            "карел",
            "karelia",
            "абхаз",
            "abkhazia",
            "цхінвал",
            "tskhinval",
            "курил",
            "kuril",
            "прусі",
            "prussia",
            "естон",
            "estonia",
            "латві",
            "latvia",
            "печор",
            "pechor",
            "салла",
            "salla",
            "петсамо",
            "petsamo",
            "ічкер",
            "ichkeria",
        )
    ),
    ("деокупован", Mark.UKRAINIAN),
    ("liberated", Mark.UKRAINIAN),
    ("taken back", Mark.UKRAINIAN),
    ("recaptured", Mark.UKRAINIAN),
    ("pushed back", Mark.UKRAINIAN),
    ("unknown", Mark.CONTESTED),
    ("contested", Mark.CONTESTED),
    ("contensed", Mark.CONTESTED),
    ("in doubt", Mark.CONTESTED),
    ("gray area", Mark.CONTESTED),
    ("grey area", Mark.CONTESTED),
    ("occupied", Mark.OCCUPIED),
    ("звільнен", Mark.UKRAINIAN),
    ("відкинут", Mark.UKRAINIAN),
    ("під питанням", Mark.CONTESTED),
    ("невідом", Mark.CONTESTED),
    ("сіра зона", Mark.CONTESTED),
    ("окупован", Mark.OCCUPIED),
    ("зайнят", Mark.OCCUPIED),
    ("ордло", Mark.OCCUPIED),
    ("крим", Mark.OCCUPIED),
    ("тузла", Mark.OCCUPIED),
)

#: Since August 2024 the ground in Kursk Oblast that Ukraine holds, still labelled as liberated.
_KURSK = "#01579b"

_COLOURS = {
    "#a52714": Mark.OCCUPIED,
    "#880e4f": Mark.OCCUPIED,
    "#000000": Mark.OCCUPIED,
    "#bcaaa4": Mark.CONTESTED,
    "#bdbdbd": Mark.CONTESTED,
    "#757575": Mark.CONTESTED,
    "#0f9d58": Mark.UKRAINIAN,
    "#0288d1": Mark.UKRAINIAN,
    _KURSK: Mark.OUTSIDE,
    "#ff5252": Mark.OUTSIDE,
}

#: Stands in for a character that the archive has broken.
_HOLE = "\ufffd"
#: A letter of two bytes became two of them, or one.
_HOLES = re.compile(f"{_HOLE}{{1,2}}")

_PATTERNS = tuple(
    (re.compile("".join(f"[{re.escape(each)}{_HOLE}]" for each in stem)), mark)
    for stem, mark in _STEMS
)


@lru_cache(maxsize=4096)
def mark_of(name: str, fill: str) -> Mark:
    """Return what a polygon means by its label and its colour (``#rrggbb``). Pure."""
    colour = fill.strip().lower()
    mark = _by_words(" ".join(name.split()).lower()) or _COLOURS.get(colour, Mark.UNREAD)
    return Mark.OUTSIDE if mark is Mark.UKRAINIAN and colour == _KURSK else mark


def _by_words(words: str) -> Mark | None:
    """Return what a label says, its key before its text; None if it says nothing that is known."""
    label = _HOLES.sub(_HOLE, words.replace("’", "'"))
    by_key = _by_key(label)
    if by_key is not None:
        return by_key
    if _HOLE in label:
        return next((mark for pattern, mark in _PATTERNS if pattern.search(label)), None)
    return next((mark for stem, mark in _STEMS if stem in label), None)


def _by_key(label: str) -> Mark | None:
    found = _KEY.search(label)
    if found is None:
        return None
    if found[1] == "status":
        return _STATUS_KEYS.get(found[2])
    return Mark.OCCUPIED if found[2] in _HOME_KEYS else Mark.OUTSIDE
