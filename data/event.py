"""Events and the records that hang on them: reports, entities, indicators, administrations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from data.dates import UncertainDate


class EventType(StrEnum):
    """What kind of thing happened; docs/method.md maps these to ACLED's where they fit."""

    MOVEMENT = "movement"
    CAPTURE = "capture"
    LIBERATION = "liberation"
    BATTLE = "battle"
    ADMINISTRATION = "administration"
    ATTACK_ON_CIVILIANS = "attack_on_civilians"
    PARTISAN_ACTION = "partisan_action"
    STATEMENT = "statement"
    HUMANITARIAN = "humanitarian"


class Tone(StrEnum):
    """Language that an outlet uses. Shown, never counted as verification."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNCERTAIN = "uncertain"
    SPECULATION = "speculation"


class Stance(StrEnum):
    """Whether a source reports an event or denies it."""

    REPORTS = "reports"
    DENIES = "denies"


class EntityType(StrEnum):
    """Type of a canonical entity."""

    MILITARY_UNIT = "military_unit"
    ORGANIZATION = "organization"
    LOCATION = "location"
    PERSON = "person"
    WEAPON_SYSTEM = "weapon_system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text in both languages of the app."""

    en: str
    uk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one source reports about an event, in our words."""

    source: str
    tone: Tone
    statement: Text
    stance: Stance = Stance.REPORTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Where and when a story was read by a machine, if it was."""

    story_id: str
    extracted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened. It may carry claims; it is not a status."""

    id: str
    type: EventType
    title: Text
    summary: Text
    when: UncertainDate
    places: tuple[str, ...]
    entities: tuple[str, ...]
    reports: tuple[Report, ...]
    indicators: tuple[str, ...]
    extraction: Extraction | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A canonical person, organization, military unit, weapon system or location."""

    id: str
    type: EntityType
    name: Text
    aliases: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A figure as somebody reported it, e.g. 3,800 square kilometres liberated."""

    id: str
    unit: str
    measure: str
    value: float | None
    low: float | None
    high: float | None
    when: UncertainDate
    source: str
    note: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Administration:
    """An occupation body: apart from who holds a place and from who claims it.

    ``end`` is None while it is not known to have ended.
    """

    id: str
    name: str
    area: str
    seat: str
    start: UncertainDate
    end: UncertainDate | None
    head: str
    source: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A named stretch of time shown above the timeline; both days are inside it."""

    id: str
    name: Text
    start: date
    end: date | None
    note: str
    origin: str = ""
