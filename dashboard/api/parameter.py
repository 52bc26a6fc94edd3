"""Parameters of the API, each described once: for the check of a request and for OpenAPI."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from data.event import EventType
from data.selection import STATUS_WORDS
from data.verification import Tier
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What a page of a collection holds if nobody says, and at most.
DEFAULT_LIMIT, MOST_LIMIT = 100, 10_000

#: More days than any ledger has.
MOST_DAYS = 99_999

DAY = {"type": "string", "format": "date", "example": "2022-09-05"}
FLAG = {"type": "boolean", "default": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter. ``schema`` is that of OpenAPI 3.0; a list may be given more than once."""

    name: str
    about: str
    schema: Mapping[str, Any]
    required: bool = False
    place: str = "query"

    @property
    def is_list(self) -> bool:
        """Whether the parameter may be given more than once."""
        return bool(self.schema["type"] == "array")

    @property
    def words(self) -> tuple[str, ...]:
        """The values that are allowed, the default first; empty if they cannot be listed."""
        schema = self.schema["items"] if self.is_list else self.schema
        if schema["type"] == "boolean":
            return ("false", "true")
        return tuple(schema.get("enum", ()))

    def as_openapi(self) -> dict[str, Any]:
        """Return the Parameter Object of OpenAPI 3.0."""
        found: dict[str, Any] = {
            "name": self.name,
            "in": self.place,
            "description": self.about,
            "required": self.required,
            "schema": dict(self.schema),
        }
        if self.place == "query":
            # Lists go as a=1&a=2; a comma without a space after it parts them, too. A box is one
            # value with commas.
            found |= {"style": "form", "explode": self.is_list and self.name != "bbox"}
        return found


def _word(name: str, about: str, words: tuple[str, ...], *, required: bool = False) -> Parameter:
    schema: dict[str, Any] = {"type": "string", "enum": list(words)}
    if not required:
        schema["default"] = words[0]
    return Parameter(name=name, about=about, schema=schema, required=required)


def _day(name: str, about: str, *, required: bool = False) -> Parameter:
    return Parameter(name=name, about=about, schema=DAY, required=required)


def _units(level: Level) -> Parameter:
    return Parameter(
        name=str(level),
        about=f"Only what lies in this {level}: KATOTTG code, or name in any spelling; repeatable."
        if level is not Level.SETTLEMENT
        else "Only this settlement: KATOTTG code, or name in any spelling; repeatable.",
        schema={"type": "array", "items": {"type": "string"}},
    )


def _chosen(name: str, about: str, words: tuple[str, ...]) -> Parameter:
    items = {"type": "string", "enum": list(words)}
    return Parameter(name=name, about=about, schema={"type": "array", "items": items})


UNITS = tuple(str(level) for level in Level if level is not Level.SETTLEMENT)

DATE = _day("date", "The day, in Europe/Kyiv.", required=True)
FROM = _day("from", "First day; if left out, the ledger's first.")
TO = _day("to", "Last day, inside; if left out, the ledger's last.")
FROM_DAY = _day("from", "Earlier day.", required=True)
TO_DAY = _day("to", "Later day.", required=True)
OPENS = _day("date", "The day on which it opens; if left out, the last.")
BY = _word("by", "Unit to count by.", UNITS, required=True)
GEOMETRY = _word(
    "geometry", "A settlement as its point, or as the cell around it.", ("point", "cell")
)
PACKAGE_GEOMETRY = Parameter(
    name="geometry",
    about="Settlements as points or cells; if left out, cells for QGIS, points for kepler.gl.",
    schema={"type": "string", "enum": ["point", "cell"]},
)
WITH_UNPLACED = Parameter(
    name="with_unplaced",
    about="Keep settlements without a position, with geometry null; CSV has them always.",
    schema=FLAG,
)
STATUS = _chosen("status", "Control status; `ukrainian` includes `liberated`.", STATUS_WORDS)
CATEGORY = _chosen(
    "category", "Status as it is shown: `ukrainian` is without `liberated`.", STATUS_WORDS
)
LAYER = Parameter(
    name="layer",
    about="Dataset; the landing page lists what is loaded.",
    schema={"type": "string", "default": "ledger"},
)
DATASET = Parameter(
    name="dataset",
    about="The dataset in force, by its digest: the answer may then be kept for ever. Another is 404.",
    schema={"type": "string"},
)
KNOWN_AS_OF = _day("known_as_of", "Use only what had been published by this day.")
UNCONFIRMED_DAYS = Parameter(
    name="unconfirmed_days",
    about="Only settlements whose status no claim has confirmed for so many days; 0 is all.",
    schema={"type": "integer", "minimum": 0, "maximum": MOST_DAYS, "default": 0},
)
TYPE = Parameter(
    name="type",
    about="Type of event.",
    schema={"type": "string", "enum": [str(kind) for kind in EventType]},
)
TIER = Parameter(
    name="tier",
    about="How well an event is verified.",
    schema={"type": "string", "enum": [str(tier) for tier in Tier]},
)
BBOX = Parameter(
    name="bbox",
    about="Box in degrees, west,south,east,north (or six numbers with heights, which are ignored); "
    "west may exceed east across the antimeridian. What has no position matches every box.",
    schema={
        "type": "array",
        "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
        "items": {"type": "number"},
        "example": [36.0, 49.0, 38.0, 50.5],
    },
)
DATETIME = Parameter(
    name="datetime",
    about="A day or instant of RFC 3339, or an interval of two; `..` or nothing is an open end. "
    "Features are chosen whose time meets it.",
    schema={"type": "string", "example": "2022-09-01/2022-09-15"},
)
LIMIT = Parameter(
    name="limit",
    about=f"Features on a page; more than {MOST_LIMIT} is taken as {MOST_LIMIT}.",
    schema={"type": "integer", "minimum": 1, "maximum": MOST_LIMIT, "default": DEFAULT_LIMIT},
)
OFFSET = Parameter(
    name="offset",
    about="Features to pass over before the page.",
    schema={"type": "integer", "minimum": 0, "default": 0},
)
ENCODING = Parameter(
    name="f",
    about="JSON, or a plain HTML table; if left out, what the Accept header asks for.",
    schema={"type": "string", "enum": ["json", "html"]},
)
#: On pages of features a parameter that bears the name of a property chooses by that property, as
#: clients take for granted (Core, 7.15.5); there ``category`` is what the codifier says of a place.
CATEGORY_DISPLAY = _chosen("category_display", CATEGORY.about, STATUS_WORDS)
#: Events carry claims of a status; nothing is displayed as one.
EVENT_FILTERS = (*(_units(level) for level in Level), STATUS, LAYER, KNOWN_AS_OF, DATASET)
FILTERS = (*EVENT_FILTERS, CATEGORY)
FEATURE_FILTERS = (*EVENT_FILTERS, CATEGORY_DISPLAY, UNCONFIRMED_DAYS)
