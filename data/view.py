"""View: whose history is shown, as known on which day, and of which part of the country. Pure.

A view has files of its own for the browser (:mod:`data.viewfiles`), under an address that names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.history import LEDGER_LAYER

#: Stands in a name for "all that is known".
NOW = "now"

_NAME = re.compile(
    r"(?P<scope>[a-z]+)\.(?P<known>now|\d{4}-\d{2}-\d{2})\.(?P<layer>[\w.-]+)", re.ASCII
)


class ScopeName(StrEnum):
    """Which oblasts a view holds: those that the evidence is about, or all."""

    FOCUS = "focus"
    UKRAINE = "ukraine"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is shown. ``known_as_of`` None takes all that is known."""

    layer: str = LEDGER_LAYER
    known_as_of: date | None = None
    scope: ScopeName = ScopeName.FOCUS

    @property
    def name(self) -> str:
        """The view in one word: ``focus.now.ledger``, ``ukraine.2022-09-12.ledger``."""
        known = NOW if self.known_as_of is None else self.known_as_of.isoformat()
        return f"{self.scope}.{known}.{self.layer}"


def view_named(name: str) -> View | None:
    """Return the view of a name; None if it is no name of a view.

    Whether there is such a layer is not looked at.
    """
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        scope = ScopeName(found["scope"])
        known = None if found["known"] == NOW else date.fromisoformat(found["known"])
    except ValueError:
        return None
    return View(layer=found["layer"], known_as_of=known, scope=scope)
