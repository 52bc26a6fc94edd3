"""The data dictionary against what the code writes: no column is missing there, and none is made up."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

import polars as pl
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.server import routes
from data.assessment import Criterion, Way
from data.changeset import ChangeKind
from data.claim import ClaimKind, Strength
from data.coverage import Measure
from data.event import EntityType, EventType, Stance, Tone
from data.eventframes import SCHEMA
from data.export.about import terms_of
from data.export.events import EventQuery
from data.export.formats import written
from data.export.frames import frame
from data.export.layeragreement import day_columns
from data.export.layerevents import LAYER_EVENT_COLUMNS, layer_events_table
from data.export.shares import SHARE_COLUMN, SPELL_SHARE_COLUMNS
from data.export.spells import spells_table
from data.layerevents import EventLayer
from data.layervoices import layer_voices
from data.readers import administrations, claims, entities, events, indicators, ledgerfile, phases
from data.readers import assessments as judged
from data.readers import sources as publications
from data.selection import Filters
from data.series import Category as Shown
from data.source import Reliability, Side, SourceKind
from data.status import Certainty, ControlStatus, Provenance
from data.store import open_store
from data.verification import Tier
from geo.place import Category, Level

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "data-dictionary.md"
KUPIANSK = "UA63080090010026457"
RAION = Filters(raions=("UA63080000000032022",))
EARLIER, LATER = date(2022, 9, 5), date(2022, 9, 15)

Sections = dict[str, list[str]]


def sections(text: str) -> tuple[Sections, Sections]:
    """Return the names of each table by its heading, and the headings that it says it is *with*."""
    names: Sections = {}
    others: Sections = {}
    for part in re.split(r"^###? ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        # Below the head and its rule; a heading without a table has no names.
        cells = re.findall(r"^\| (`[^|]*`) \|", body, re.MULTILINE)
        names[heading] = [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]
        with_ = re.search(r"With: ((?:\[[^\]]+\]\([^)]+\)(?:, )?)+)\.", body)
        others[heading] = re.findall(r"\[([^\]]+)\]", with_.group(1)) if with_ else []
    return names, others


NAMES, WITH = sections(DOCUMENT.read_text(encoding="utf-8"))


def documented(heading: str) -> list[str]:
    """Return the names of a table and of those that it is with."""
    more = WITH[heading]
    assert set(more) <= set(NAMES), more
    return [*NAMES[heading], *(name for each in more for name in NAMES[each])]


def head(content: bytes) -> list[str]:
    return next(csv.reader(content.decode().splitlines()))


@pytest.fixture(scope="module")
def store():
    return open_store()


@pytest.fixture(scope="module")
def comparison(store):
    return store.layer_comparison.compare("ledger", "ledger", RAION, EARLIER, LATER)


def written_columns(store, comparison) -> dict[str, list[str]]:
    """Return the columns that each file really has, by heading."""
    exports = store.exports
    snapshot = exports.snapshot(
        EARLIER, RAION, "csv", geometry="point", with_unplaced=False, with_front_distance=True
    )
    differences = store.layer_comparison.differences(comparison, EARLIER, RAION)
    units = exports.units(Level.RAION, EARLIER, RAION, "csv")
    agreement = json.loads(
        store.layer_comparison.agreement_file(comparison, Level.HROMADA, RAION, "json")
    )
    found = {
        "Snapshot": [*head(snapshot), SHARE_COLUMN],
        "Spells": [*head(exports.spells(RAION, "csv")), *SPELL_SHARE_COLUMNS],
        "Diff": head(exports.diff(EARLIER, LATER, RAION, "csv")),
        "Units": head(units),
        "Events": head(exports.events(RAION, "csv", EventQuery())),
        "Series": head(exports.series(Level.RAION, EARLIER, LATER, RAION, "csv")),
        "Coverage": head(exports.coverage(Level.RAION, EARLIER, LATER, RAION, "csv")),
        "Reported figures": head(exports.figures(RAION, "csv")),
        "Events of an imported layer": [*LAYER_EVENT_COLUMNS],
        "Agreement by day": list(day_columns(comparison)),
        "Agreement by unit": list(agreement["units"][0]),
        "Differences": head(written(differences, "csv")),
    }
    position = set(NAMES["Position in CSV"])
    return {
        name: [each for each in columns if each not in position] for name, columns in found.items()
    }


def test_every_column_of_every_export_is_there_and_no_other(store, comparison):
    for heading, columns in written_columns(store, comparison).items():
        assert Counter(documented(heading)) == Counter(columns), heading


def test_positions_and_times_of_other_formats(store):
    shot = store.export_snapshot(EARLIER, RAION, "csv")
    assert head(shot)[-2:] == NAMES["Position in CSV"]
    history = store.history()
    table = spells_table(history, history.offsets[:1], {}, gazetteer=store.gazetteer)
    timed = frame(replace(table, columns={"id": table.columns["id"]}), lists=True)
    assert list(timed.columns) == ["id", *NAMES["Time in GIS formats"], "geometry"]


def test_events_of_a_layer_have_the_columns_that_the_shelf_keeps(store):
    empty = layer_events_table(pl.DataFrame(schema=SCHEMA), {}, store.gazetteer)
    assert list(empty.columns) == NAMES["Events of an imported layer"]


def members(answer: bytes) -> set[str]:
    return set(json.loads(answer))


def test_what_files_say_about_themselves(store, comparison):
    exports, levels = store.exports, store.layer_comparison
    found = [
        exports.snapshot(EARLIER, RAION, "geojson", geometry="point", with_unplaced=False),
        exports.spells(RAION, "geojson"),
        exports.diff(EARLIER, LATER, RAION, "geojson"),
        exports.units(Level.RAION, EARLIER, RAION, "geojson"),
        exports.events(RAION, "geojson", EventQuery()),
        exports.series(Level.RAION, EARLIER, LATER, RAION, "json"),
        exports.coverage(Level.RAION, EARLIER, LATER, RAION, "json"),
        exports.figures(RAION, "json"),
        levels.agreement_file(comparison, Level.RAION, RAION, "json"),
        written(levels.differences(comparison, EARLIER, RAION), "geojson"),
    ]
    private = replace(store.layers["ledger"], publishable=False)
    said = set(terms_of(private)).union(*map(members, found))
    # Rows of the answers, which have tables of their own.
    said -= {"units", "figures", "known", "equal", "confusion"}
    assert said == set(NAMES["About a file"])


def paths(value, above=()) -> set[str]:
    """Return the members of nested JSON as the dictionary writes them."""
    if isinstance(value, list):
        return set().union(*(paths(each, above) for each in value))
    if not isinstance(value, dict):
        return set()
    found = set()
    for name, each in value.items():
        if above == ("sources",):
            found |= paths(each, ("sources", "{id}"))
            continue
        found.add(".".join((*above, name)))
        within = name if name in {"oblast", "raion", "hromada", "when"} else None
        short = ("{when}",) if within == "when" else ("{unit}",)
        found |= paths(each, short if within else (*above, name))
    return found


def test_every_member_of_a_settlement_s_history(store):
    codes = [KUPIANSK, *(place.katottg for place in store.gazetteer.settlements_in(*RAION.raions))]
    found = set().union(*(paths(store.passport(code)) for code in codes[:60]))
    assert found == set(NAMES["History of a settlement"])


def test_every_member_of_what_a_layer_says(store):
    told = layer_voices([(store.ledger_layer, "ledger", store.history())], KUPIANSK)
    assert paths(told) == set(NAMES["What each layer says"])


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=routes())) as client:
        yield client


def test_properties_of_features(client):
    address = f"/api/collections/settlements/items/{KUPIANSK}"
    properties = client.get(address).json()["properties"]
    assert paths(properties) == set(documented("Features of settlements"))


def test_members_of_health_and_of_layers(client):
    assert set(client.get("/health").json()) == set(NAMES["Health"])
    (ledger,) = [each for each in client.get("/api/").json()["layers"] if each["layer"] == "ledger"]
    events = EventLayer(
        name="made-up", title="", first=EARLIER, last=LATER, events=0, placed=0, labels=(),
        licence="", attribution=(),
    )  # fmt: skip
    assert {*ledger, *events.as_json()} == set(NAMES["Layers"])


@pytest.mark.parametrize("table", sorted((ROOT / "seeds").rglob("*.csv")), ids=lambda at: at.name)
def test_every_column_of_the_evidence(table):
    name = table.relative_to(ROOT).as_posix()
    heading = "seeds/claims/*.csv" if "/claims/" in name else name
    assert Counter(NAMES[heading]) == Counter(head(table.read_bytes()))


READ = {
    "seeds/sources.csv": publications.COLUMNS,
    "seeds/owners.csv": judged.OWNER_COLUMNS,
    "seeds/departures.csv": judged.DEPARTURE_COLUMNS,
    "seeds/claims/*.csv": claims.COLUMNS,
    "seeds/indicators.csv": indicators.COLUMNS,
    "seeds/administrations.csv": administrations.COLUMNS,
    "seeds/phases.csv": phases.COLUMNS,
    "seeds/entities.yaml": (*entities.REQUIRED, *entities.OPTIONAL),
    "seeds/ledger.yaml": ledgerfile.REQUIRED,
    "seeds/events/*.yaml": (
        *events.REQUIRED,
        *events.OPTIONAL,
        *(f"reports.{key}" for key in (*events.REPORT_KEYS, *events.REPORT_OPTIONAL)),
        *(f"extraction.{key}" for key in events.EXTRACTION_KEYS),
    ),
}


@pytest.mark.parametrize("heading", READ)
def test_every_key_that_a_reader_knows(heading):
    assert set(NAMES[heading]) == set(READ[heading])


def test_every_file_of_the_evidence_has_a_table():
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "seeds").rglob("*.*")}
    tables = {name for name in files if name.endswith((".csv", ".yaml"))}
    tables = {re.sub(r"(claims|events)/[^/]+\.", r"\1/*.", name) for name in tables}
    assert tables == {name for name in NAMES if name.startswith("seeds/")}


WORDS = {
    "Status": ControlStatus,
    "Display category": Shown,
    "Certainty": Certainty,
    "Provenance": Provenance,
    "Change": ChangeKind,
    "Level": Level,
    "Category": Category,
    "Side": Side,
    "Source kind": SourceKind,
    "Reliability": Reliability,
    "Criterion": Criterion,
    "Departure": Way,
    "Claim kind": ClaimKind,
    "Strength": Strength,
    "Event type": EventType,
    "Entity type": EntityType,
    "Tone": Tone,
    "Stance": Stance,
    "Tier": Tier,
}


@pytest.mark.parametrize("heading", WORDS)
def test_every_word_of_a_vocabulary(heading):
    words = [each.value if isinstance(each, StrEnum) else each.word for each in WORDS[heading]]
    assert sorted(NAMES[heading]) == sorted(words)


def test_shares_of_coverage_are_all_measures():
    assert {measure.word for measure in Measure} <= set(NAMES["Coverage"])


def test_links_inside_the_dictionary_lead_to_headings():
    text = DOCUMENT.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-")
        for each in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings
