"""From a written name to a place: exact first, guesses never.

A query is a KATOTTG code, or a name in any spelling, with or without a kind word ("м.", "Raion") and
with or without units around it ("Shevchenkove, Kupiansk Raion"). Readings are tried in groups and
the first group that finds a place ends the search:

1. the official name in Ukrainian or English, folded;
2. English transliterations, listed toponyms (former, Russian, press), press spellings;
3. transliterations for other languages, Latin forms of listed Cyrillic toponyms;
4. for units: the name of the centre ("Kupiansk" for Kupianskyi raion).

A preferred oblast is looked through with groups 1 and 2 together, so that a former name there is
not hidden by an official one elsewhere. Which of several places is meant: :mod:`geo.choice`. Names
that merely look alike are suggestions of :class:`NotFound`, never an answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.candidate import Ambiguous, Candidate, Match, NotFound, Resolution
from geo.choice import (
    Scope,
    clearly_nearest,
    most_prominent,
    position_of,
    prominence,
    within_preferred,
)
from geo.context import Context, ContextError, split_query, units_named
from geo.designation import Designation, designation
from geo.katottg import is_katottg
from geo.lookup import best_by_place, candidate, readings
from geo.names import fold
from geo.place import Level, LngLat
from geo.reading import FIRM, Hit, Reading
from geo.suggest import suggestions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.gazetteer import Gazetteer

__all__ = ["Ambiguous", "Candidate", "Match", "NotFound", "Resolution", "resolve"]

#: Longest query that is looked at, characters. The longest name of the codifier has 60.
LONGEST_QUERY = 200


def resolve(
    gazetteer: Gazetteer,
    query: str,
    *,
    oblast: str | None = None,
    raion: str | None = None,
    hromada: str | None = None,
    prefer_oblast: str | None = None,
    near: LngLat | str | None = None,
    levels: Iterable[Level] = (Level.SETTLEMENT,),
) -> Resolution:
    """Return the one place that a query means, or why there is no single one.

    Pure.

    Parameters
    ----------
    gazetteer
        Where to look.
    query
        A KATOTTG code or a name in any spelling; units around it may follow after a comma.
    oblast, raion, hromada
        Code or name of a unit that the place must lie in, or be.
    prefer_oblast
        Code of the oblast that the caller is about. Places in it go first, none is excluded.
    near
        Position, or code of a settlement, near which the place is expected. Decides only where
        one place is clearly nearer.
    levels
        Which kinds of places may be meant.

    Raises
    ------
    UnknownPlaceError
        If ``oblast``, ``raion``, ``hromada``, ``prefer_oblast`` or ``near`` is unknown.
    """
    given = ((Level.OBLAST, oblast), (Level.RAION, raion), (Level.HROMADA, hromada))
    required = [units_named(gazetteer, text, level) for level, text in given if text]
    task = _Task(
        gazetteer=gazetteer,
        query=query,
        levels=frozenset(levels),
        context=Context(required=tuple(required)),
        prefer=None if prefer_oblast is None else gazetteer.unit(prefer_oblast).katottg,
        near=position_of(gazetteer, gazetteer.settlement(near)) if isinstance(near, str) else near,
    )
    if len(query) > LONGEST_QUERY:
        return task.none(f"longer than {LONGEST_QUERY} characters")
    code = query.strip().upper()
    if is_katottg(code):
        return task.by_code(code)
    text, around = split_query(query, task.levels)
    try:
        required += [units_named(gazetteer, part) for part in around]
    except ContextError as error:
        return task.none(str(error))
    if around:
        task = replace(task, context=Context(required=tuple(required)))
    return task.by_name(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """One query with everything that bears on its answer."""

    gazetteer: Gazetteer
    query: str
    levels: frozenset[Level]
    context: Context
    prefer: str | None
    near: LngLat | None

    def by_code(self, code: str) -> Resolution:
        """Answer a query that is a code."""
        gazetteer = self.gazetteer
        if gazetteer.has_settlement(code) and Level.SETTLEMENT in self.levels:
            is_unit, level = False, Level.SETTLEMENT
        elif gazetteer.has_unit(code):
            is_unit, level = True, gazetteer.unit(code).level
        elif gazetteer.has_settlement(code):
            is_unit, level = False, Level.SETTLEMENT
        else:
            return self.none("no place has this code")
        if level not in self.levels:
            return self.none(f"this is the code of {_a(level)}; asked for: {_listed(self.levels)}")
        if not self.context.allows(gazetteer, code):
            return self.none("the place with this code lies outside the area asked for")
        hit = Hit(code, Reading.CODE, code, "KATOTTG code", is_unit)
        return self._match(candidate(gazetteer, hit))

    def by_name(self, name: str) -> Resolution:
        """Answer a query whose part that names the place is ``name``."""
        folded = fold(name)
        if not folded:
            return self.none("the query holds no letter")
        hits = self._hits(Designation(name=folded), self.levels)
        said = Designation(name=folded) if hits else designation(folded)
        if not hits and said.level is not None:
            if said.level not in self.levels:
                return self.none(f"this names {_a(said.level)}; asked for: {_listed(self.levels)}")
            hits = self._hits(said, frozenset({said.level}))
        if hits:
            return self._choose([candidate(self.gazetteer, hit) for hit in hits])
        found = suggestions(
            self.gazetteer, said.name, levels=self.levels, context=self._suggestion_context()
        )
        return replace(self.none("no place there has this name"), suggestions=found)

    def none(self, reason: str) -> NotFound:
        """Return the answer that there is none."""
        return NotFound(query=self.query, suggestions=(), reason=reason)

    def _hits(self, said: Designation, levels: frozenset[Level]) -> list[Hit]:
        """Return the readings of the first group that finds a place in the context.

        With a preferred oblast, readings there from the second group join those of the first.
        """
        found: list[Hit] = []
        for number, group in enumerate(readings(self.gazetteer, said, levels)):
            hits = [hit for hit in group if self.context.allows(self.gazetteer, hit.katottg)]
            if found:
                hits = [hit for hit in hits if self._preferred(hit)]
            found = list(best_by_place([*found, *hits])) if found else hits
            if found and (self.prefer is None or number > 0 or self._settles(found)):
                break
        return _of_kind(self.gazetteer, found, said)

    def _settles(self, hits: Iterable[Hit]) -> bool:
        return any(hit.reading in FIRM and self._preferred(hit) for hit in hits)

    def _preferred(self, hit: Hit) -> bool:
        return self.gazetteer.oblast_of(hit.katottg).katottg == self.prefer

    def _suggestion_context(self) -> Context:
        if self.context.required or self.prefer is None:
            return self.context
        return Context(required=(frozenset({self.prefer}),))

    def _choose(self, candidates: list[Candidate]) -> Resolution:
        gazetteer, scoped, torn = self.gazetteer, bool(self.context.required), False
        if self.prefer is not None:
            candidates, scope = within_preferred(gazetteer, candidates, self.prefer)
            scoped = scoped or scope is Scope.INSIDE
            torn = scope is Scope.TORN
        if len(candidates) == 1:
            return self._match(candidates[0])
        chosen = None if self.near is None else clearly_nearest(gazetteer, candidates, self.near)
        if chosen is None and not torn:
            chosen = most_prominent(gazetteer, candidates, scoped=scoped)
        if chosen is not None:
            winner, why = chosen
            others = tuple(each for each in candidates if each is not winner)
            return self._match(winner, why=why, others=others)
        return Ambiguous(
            query=self.query,
            candidates=tuple(sorted(candidates, key=lambda each: _order(gazetteer, each))),
            reason=_how_to_say_which(candidates),
        )

    def _match(
        self, winner: Candidate, *, why: str = "", others: Sequence[Candidate] = ()
    ) -> Match:
        reason = f"{winner.reason}; {why}" if why else winner.reason
        return Match(query=self.query, candidate=winner, reason=reason, alternatives=tuple(others))


def _of_kind(gazetteer: Gazetteer, hits: list[Hit], said: Designation) -> list[Hit]:
    """Keep the settlements of the categories that a word such as "м." names, if there are any."""
    if said.categories is None:
        return hits
    kept = [hit for hit in hits if gazetteer.settlement(hit.katottg).category in said.categories]
    return kept or hits


def _order(gazetteer: Gazetteer, each: Candidate) -> tuple[float, int, str]:
    return -each.score, -prominence(gazetteer, each), each.katottg


def _how_to_say_which(candidates: Sequence[Candidate]) -> str:
    example = next((each for each in candidates if each.raion is not None), None)
    way = "give the code"
    if example is not None and example.raion is not None:
        way = f'add a unit, as in "{example.name_en}, {example.raion.name_en} raion", or {way}'
    return f"{len(candidates)} places have this name; {way}"


def _a(level: Level) -> str:
    return f"an {level}" if level is Level.OBLAST else f"a {level}"


def _listed(levels: frozenset[Level]) -> str:
    return ", ".join(level for level in Level if level in levels)
