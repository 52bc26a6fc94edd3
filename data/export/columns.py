"""The columns of a settlement and of a spell, as every export of a snapshot has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.export.table import LIST_SEPARATOR
from data.spell import Sides
from data.status import LIBERATED, Certainty, ControlStatus, Provenance
from geo.place import Level

if TYPE_CHECKING:
    from datetime import date

    from data.export.table import Value
    from data.history import History
    from geo.gazetteer import Gazetteer
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

# Words by code: looking up an enumeration for each of 33,141 settlements takes longer than the rest.
STATUS_WORDS = tuple(status.word for status in ControlStatus)
CERTAINTY_WORDS = tuple(certainty.word for certainty in Certainty)
PROVENANCE_WORDS = tuple(provenance.word for provenance in Provenance)
#: By bit mask; joined, since the contract has the sides as one value.
SIDES_WORDS = tuple(LIST_SEPARATOR.join(Sides(mask).words) for mask in range(int(~Sides(0)) + 1))


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
        **unit_columns(gazetteer, place.hromada),
        "population": place.population,
    }


def unit_columns(gazetteer: Gazetteer, hromada: str) -> dict[str, Value]:
    """Return the units around a settlement that lies in a hromada, or in what stands in for one.

    Kyiv and Sevastopol stand in an oblast of their own, and in neither raion nor hromada.
    """
    units = (gazetteer.unit(hromada), *gazetteer.ancestors(hromada))
    around = {unit.level: unit.name_en for unit in units}
    return {
        "oblast": around.get(Level.OBLAST),
        "raion": around.get(Level.RAION),
        "hromada": around.get(Level.HROMADA),
    }


def spell_columns(history: History, spell: int, *, disagreement: bool) -> dict[str, Value]:
    """Return what a settlement is during a spell.

    ``disagreement`` is the one thing that may differ from day to day within it.
    """
    return {
        "status": STATUS_WORDS[history.status[spell]],
        "category_display": category_display(history, spell),
        "since_earliest": history.date(history.start_earliest[spell]),
        "since_latest": history.date(history.start_latest[spell]),
        "since_best": history.date(history.start[spell]),
        "certainty": CERTAINTY_WORDS[history.certainty[spell]],
        "provenance": PROVENANCE_WORDS[history.provenance[spell]],
        "n_sources": int(history.n_sources[spell]),
        "n_independent": int(history.n_independent[spell]),
        "sides": SIDES_WORDS[history.sides[spell]],
        "disagreement": disagreement,
        "claims": history.claims_of(spell),
        "events": history.events_of(spell),
    }


def spell_span(history: History, spell: int) -> tuple[date, date | None]:
    """Return the first day of a spell and the day after its last; None while it lasts."""
    end = int(history.end[spell])
    start = history.date(history.start[spell])
    return start, None if end == history.n_days else history.date(end)


def category_display(history: History, spell: int) -> str:
    """Return the status as it is shown: ``liberated`` is ukrainian after occupied."""
    if history.liberated[spell]:
        return LIBERATED
    return STATUS_WORDS[int(history.status[spell])]
