"""The settlements of a day in columns, in the reader's words; each is made when it is looked at.

A table shows some ten columns of thirty, and a reader who searches, filters and orders asks for the
same ones again and again: a few sets of columns are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from dashboard.text import text
from data.export.columns import CERTAINTY_WORDS, PROVENANCE_WORDS, SIDES_WORDS, STATUS_WORDS
from data.regions import Question
from data.series import groups_by
from data.status import LIBERATED
from geo.place import Level

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from dashboard.tablerows import FoldedColumn
    from dashboard.text import Language
    from data.regions import Fates
    from data.selection import Filters
    from data.store import Store

#: Sets of columns that a process keeps: of the whole country some 20 MB each, if all were looked at.
KEPT = 4

Words = list[Any]


@lru_cache(maxsize=KEPT)
def settlement_columns(
    store: Store, day: date, filters: Filters, language: Language
) -> SettlementColumns:
    """Return the settlements that the filters select on a day; equal questions share one answer."""
    return SettlementColumns(store, day, filters, language)


class SettlementColumns(Mapping[str, Words]):
    """Columns by name, in the order of the rows of the snapshot.

    ``memory`` is what searching in them keeps.
    """

    def __init__(self, store: Store, day: date, filters: Filters, language: Language) -> None:
        self._store, self._day, self._filters, self._language = store, day, filters, language
        self._shot, self._rows = store.snapshot(day, filters)
        self._spell = self._shot.spell[self._rows]
        self._made: dict[str, Words] = {}
        self.memory: dict[str, FoldedColumn] = {}
        history, places = self._shot.history, store.gazetteer.settlements
        rows = self._rows.tolist()

        def of_place(name: str) -> Words:
            return [getattr(places[row], name) for row in rows]

        def of_spell(name: str) -> Words:
            values: Words = getattr(history, name)[self._spell].tolist()
            return values

        self._make: dict[str, Callable[[], Words]] = {
            "name": partial(of_place, f"name_{language}"),
            "oblast": partial(self._unit, Level.OBLAST),
            "raion": partial(self._unit, Level.RAION),
            "hromada": partial(self._unit, Level.HROMADA),
            "status": self._status,
            "control": lambda: self._said("status", STATUS_WORDS, history.status),
            "since_best": partial(self._days, history.start),
            "since_earliest": partial(self._days, history.start_earliest),
            "since_latest": partial(self._days, history.start_latest),
            "confirmed": lambda: store.confirmed(day, filters),
            "evidence_age": lambda: [
                None if each is None else (day - each).days for each in self["confirmed"]
            ],
            "front_km": lambda: store.regions.front_km(day, filters),
            "days_occupied": partial(self._stay, "occupied", "best"),
            "days_low": partial(self._stay, "occupied", "low"),
            "days_high": partial(self._stay, "occupied", "high"),
            "days_contested": partial(self._stay, "contested", "best"),
            "changes": partial(self._stay, "turns", "count"),
            "provenance": lambda: self._said("provenance", PROVENANCE_WORDS, history.provenance),
            "certainty": lambda: self._said("certainty", CERTAINTY_WORDS, history.certainty),
            "n_sources": partial(of_spell, "n_sources"),
            "n_independent": partial(of_spell, "n_independent"),
            "sides": self._sides,
            "disagreement": self._shot.disagreement[self._rows].tolist,
            "claims": lambda: [history.claims_of(spell) for spell in self._spell.tolist()],
            "events": lambda: [history.events_of(spell) for spell in self._spell.tolist()],
            "category": self._category,
            "population": partial(of_place, "population"),
            "name_uk": partial(of_place, "name_uk"),
            "name_en": partial(of_place, "name_en"),
            "lng": partial(self._coordinate, 0),
            "lat": partial(self._coordinate, 1),
            "placed": (~np.isnan(store.gazetteer.positions[self._rows, 0])).tolist,
            "katottg": partial(of_place, "katottg"),
        }

    def __getitem__(self, name: str) -> Words:
        """Return a column."""
        if name not in self._made:
            self._made[name] = self._make[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """Return the names of the columns."""
        return iter(self._make)

    def __len__(self) -> int:
        """Count the columns."""
        return len(self._make)

    def _said(self, kind: str, words: tuple[str, ...], codes: NDArray[np.integer]) -> Words:
        """Return a code of each spell in the reader's words."""
        found = _objects(text(f"{kind}.{word}", self._language) for word in words)
        result: Words = found[codes[self._spell]].tolist()
        return result

    def _status(self) -> Words:
        history = self._shot.history
        said = np.array(self._said("status", STATUS_WORDS, history.status), dtype=object)
        said[history.liberated[self._spell]] = text(f"status.{LIBERATED}", self._language)
        result: Words = said.tolist()
        return result

    def _sides(self) -> Words:
        said = _objects(
            ", ".join(text(f"side.{word}", self._language) for word in joined.split(";") if word)
            for joined in SIDES_WORDS
        )
        result: Words = said[self._shot.history.sides[self._spell]].tolist()
        return result

    def _category(self) -> Words:
        letters = [str(self._store.gazetteer.settlements[row].category) for row in self._rows]
        said = {letter: text(f"category.{letter}", self._language) for letter in set(letters)}
        return [said[letter] for letter in letters]

    def _unit(self, level: Level) -> Words:
        """Return what the units around are called; empty for a settlement that lies in none."""
        gazetteer, groups = self._store.gazetteer, groups_by(self._store.gazetteer, level)
        of = groups.of[self._rows]
        met, at = np.unique(of, return_inverse=True)
        titles = _objects(
            "" if number < 0 else gazetteer.title(groups.codes[number], self._language)
            for number in met.tolist()
        )
        result: Words = titles[at].tolist()
        return result

    def _days(self, of_spell: NDArray[np.integer]) -> Words:
        days, at = np.unique(of_spell[self._spell], return_inverse=True)
        result: Words = _objects(self._shot.history.date(day) for day in days)[at].tolist()
        return result

    def _coordinate(self, axis: int) -> Words:
        values = self._store.gazetteer.positions[self._rows, axis]
        return [None if np.isnan(value) else value for value in values.tolist()]

    def _stay(self, what: str, measure: str) -> Words:
        """Return what became of each settlement up to the day."""
        result: Words = getattr(getattr(self._fates, what), measure).tolist()
        return result

    @cached_property
    def _fates(self) -> Fates:
        question = Question(
            first=self._store.first,
            last=self._day,
            layer=self._filters.layer,
            known_as_of=self._filters.known_as_of,
        )
        return self._store.regions.fates(self._rows, question)


def _objects(values: Any) -> NDArray[np.object_]:
    """Return values as an array of objects, whatever they are."""
    found = list(values)
    array = np.empty(len(found), dtype=object)
    array[:] = found
    return array
