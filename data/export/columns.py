"""The columns of a settlement and of a spell, as every export of a snapshot has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.spell import Sides
from data.status import LIBERATED, Certainty, ControlStatus, Provenance

if TYPE_CHECKING:
    from data.export.table import Value
    from data.history import History
    from geo.gazetteer import Gazetteer
    from geo.place import AdminUnit
#: Columns of a snapshot, in the order written: those of the place, then those of the spell.
SNAPSHOT_COLUMNS = (
    "katottg",
    "name_uk",
    "name_en",
    "category",
    "oblast",
    "raion",
    "hromada",
    "population",
    "status",
    "category_display",
    "since_earliest",
    "since_latest",
    "since_best",
    "certainty",
    "provenance",
    "n_sources",
    "n_independent",
    "sides",
    "disagreement",
    "claims",
    "events",
)


def place_columns(gazetteer: Gazetteer, code: str) -> dict[str, Value]:
    """Return what a settlement always is. Units are given by their English name.

    Their codes follow from ``katottg`` and ``seeds/places/settlements.csv``.
    """
    place = gazetteer.settlement(code)
    return {
        "katottg": place.katottg,
        "name_uk": place.name_uk,
        "name_en": place.name_en,
        "category": str(place.category),
        "oblast": _name(gazetteer.oblast_of(code)),
        "raion": _name(gazetteer.raion_of(code)),
        "hromada": _name(gazetteer.hromada_of(code)),
        "population": place.population,
    }


def spell_columns(history: History, spell: int, *, disagreement: bool) -> dict[str, Value]:
    """Return what a settlement is during a spell.

    ``disagreement`` is the one thing that may differ from day to day within it.
    """
    return {
        "status": ControlStatus(history.status[spell]).word,
        "category_display": category_display(history, spell),
        "since_earliest": history.date(history.start_earliest[spell]),
        "since_latest": history.date(history.start_latest[spell]),
        "since_best": history.date(history.start[spell]),
        "certainty": Certainty(history.certainty[spell]).word,
        "provenance": Provenance(history.provenance[spell]).word,
        "n_sources": int(history.n_sources[spell]),
        "n_independent": int(history.n_independent[spell]),
        "sides": ";".join(Sides(int(history.sides[spell])).words),
        "disagreement": disagreement,
        "claims": history.claims_of(spell),
        "events": history.events_of(spell),
    }


def category_display(history: History, spell: int) -> str:
    """Return the status as it is shown: ``liberated`` is ukrainian after occupied."""
    if history.liberated[spell]:
        return LIBERATED
    return ControlStatus(history.status[spell]).word


def _name(unit: AdminUnit | None) -> str | None:
    return None if unit is None else unit.name_en
