"""The history for kepler.gl: GeoJSON, a configuration, and both in one saved map.

kepler.gl filters a time field by a window that starts and ends with days; it does not know that a
row holds from ``start`` to ``end``. So rows are in order of ``start``, later ones are drawn over
earlier ones, and the filter on ``start`` grows from the first day: what lies on top is the status
on the window's last day. The structure is that of kepler.gl's schema ``v1`` for saved maps.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from data.export.geojson import dump, point
from data.export.table import as_json, as_text
from data.packages.archive import about_lines, archive, readme
from data.packages.colours import COLOURS, rgb
from data.packages.question import package_members

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.export.table import Table, Value
    from data.packages.question import PackageQuestion
    from data.store import Store

VERSION, DATA_ID = "v1", "control"
TITLE = "Control history for kepler.gl"
WORDS = """
Drop map.kepler.json onto kepler.gl: the data with colours and a time filter, ready to play. Or load
control.geojson there and give it config.json by code (addDataToMap; the dataset's id is "control").
The filter on start grows from the first day; what lies on top is the status on its last day.
The background map is kepler.gl's own and comes from the network; the data do not.
"""

#: Columns that a reader of the map may ask for.
TOOLTIP = ("name_en", "name_uk", "raion", "category_display", "start", "end", "certainty", "claims")
#: How kepler.gl calls a field that holds a type of ours: its type, its format, its analyzer's word.
_KINDS: Sequence[tuple[type, tuple[str, str, str]]] = (
    (bool, ("boolean", "", "BOOLEAN")),
    (int, ("integer", "", "INT")),
    (float, ("real", "", "FLOAT")),
    (date, ("timestamp", "YYYY-M-D", "DATE")),
)
_TEXT = ("string", "", "STRING")

POINT_RADIUS = 6
ZOOM = 7


def package(store: Store, question: PackageQuestion) -> bytes:
    """Return the package as a ZIP."""
    members = package_members(store, question)
    batches = store.exports.spells_batches(
        question.filters,
        start=question.start,
        end=question.end,
        geometry=question.geometry or "point",
    )
    table = batches.whole()
    features = features_of(table, store.last + timedelta(days=1))
    config = configuration(question, centre_of(batches.bbox()))
    saved = {
        "datasets": [dataset(features, members)],
        "config": config,
        "info": {
            "app": "kepler.gl",
            "title": f"Control history, {question.day}",
            "description": "\n".join(about_lines(members)),
        },
    }
    collection = {"type": "FeatureCollection", **members}
    head = dump(collection)[:-1] + b',"features":[\n'
    return archive(
        {
            "map.kepler.json": dump(saved) + b"\n",
            "control.geojson": head + b",\n".join(map(dump, features)) + b"\n]}\n",
            "config.json": dump(config) + b"\n",
            "README.txt": readme(TITLE, WORDS, members),
        }
    )


def features_of(table: Table, beyond: date) -> list[dict[str, Any]]:
    """Return spells as features in order of start; what lasts ends on the day ``beyond`` the last."""
    rows = sorted(
        range(len(table)), key=lambda row: (table.spans[row][0], table.columns[table.key][row])
    )
    found = []
    for row in rows:
        columns = {name: values[row] for name, values in table.columns.items()}
        columns["end"] = columns["end"] or beyond
        where = table.geometries[row] if table.geometries else point(table.points[row])
        found.append(
            {
                "type": "Feature",
                "geometry": where,
                "properties": {name: _plain(value) for name, value in columns.items()},
            }
        )
    return found


def dataset(features: Sequence[Mapping[str, Any]], members: Mapping[str, Any]) -> dict[str, Any]:
    """Return features as a saved dataset: fields, and a row a feature with the feature in front."""
    names = list(features[0]["properties"]) if features else []
    columns = {name: [each["properties"][name] for each in features] for name in names}
    kinds = {"_geojson": ("geojson", "", "GEOMETRY")} | {
        name: _kind(name, values) for name, values in columns.items()
    }
    return {
        "version": VERSION,
        "data": {
            "id": DATA_ID,
            "label": f"control {members['dataset']}",
            "color": list(rgb(COLOURS["occupied"].full)),
            "allData": [[each, *each["properties"].values()] for each in features],
            "fields": [
                {"name": name, "type": kind, "format": form, "analyzerType": analyzer}
                for name, (kind, form, analyzer) in kinds.items()
            ],
        },
    }


def configuration(question: PackageQuestion, centre: tuple[float, float] | None) -> dict[str, Any]:
    """Return the configuration: filters of time, the layer with its colours, where it looks."""
    lng, lat = centre or (36.5, 49.5)
    return {
        "version": VERSION,
        "config": {
            "visState": {
                "filters": [
                    _filter("start", question.start, question.day, is_main=True),
                    _filter("end", question.start, question.end + timedelta(days=1)),
                ],
                "layers": [_layer()],
                "interactionConfig": {
                    "tooltip": {
                        "fieldsToShow": {
                            DATA_ID: [{"name": name, "format": None} for name in TOOLTIP]
                        },
                        "compareMode": False,
                        "compareType": "absolute",
                        "enabled": True,
                    },
                    "brush": {"size": 0.5, "enabled": False},
                    "geocoder": {"enabled": False},
                    "coordinate": {"enabled": False},
                },
                "layerBlending": "normal",
                "splitMaps": [],
                "animationConfig": {"currentTime": None, "speed": 1},
            },
            "mapState": {
                "bearing": 0,
                "dragRotate": False,
                "latitude": lat,
                "longitude": lng,
                "pitch": 0,
                "zoom": ZOOM,
                "isSplit": False,
            },
            "mapStyle": {"styleType": "positron"},
        },
    }


def centre_of(bbox: Sequence[float] | None) -> tuple[float, float] | None:
    """Return the middle of a box, ``lng, lat``, or None."""
    if bbox is None:
        return None
    west, south, east, north = bbox
    return round((west + east) / 2, 6), round((south + north) / 2, 6)


def _filter(field: str, start: date, end: date, *, is_main: bool = False) -> dict[str, Any]:
    return {
        "dataId": [DATA_ID],
        "id": f"filter-{field}",
        "name": [field],
        "type": "timeRange",
        "value": [_milliseconds(start), _milliseconds(end)],
        "enlarged": is_main,
        "view": "enlarged" if is_main else "side",
        "plotType": "histogram",
        "animationWindow": "incremental" if is_main else "free",
        "yAxis": None,
        "speed": 1,
    }


def _layer() -> dict[str, Any]:
    words = list(COLOURS)
    colours = [COLOURS[word].full for word in words]
    palette = {
        "name": "control status",
        "type": "custom",
        "category": "Custom",
        "colors": colours,
        "colorMap": [list(pair) for pair in zip(words, colours, strict=True)],
    }
    return {
        "id": "control-status",
        "type": "geojson",
        "config": {
            "dataId": DATA_ID,
            "label": "Status",
            "color": list(rgb(COLOURS["unknown"].full)),
            "columns": {"geojson": "_geojson"},
            "isVisible": True,
            "visConfig": {
                "opacity": 1,
                "strokeOpacity": 1,
                "thickness": 0.2,
                "colorRange": palette,
                "strokeColorRange": palette,
                "radius": POINT_RADIUS,
                "stroked": False,
                "filled": True,
                "enable3d": False,
                "wireframe": False,
            },
            "hidden": False,
            "textLabel": [],
        },
        "visualChannels": {
            "colorField": {"name": "category_display", "type": "string"},
            "colorScale": "ordinal",
            "strokeColorField": None,
            "strokeColorScale": "quantile",
            "sizeField": None,
            "sizeScale": "linear",
        },
    }


def _kind(name: str, values: Sequence[Any]) -> tuple[str, str, str]:
    if name in {"start", "end"} or name.startswith(("since_", "end_")):
        return dict(_KINDS)[date]
    known = [value for value in values if value is not None]
    for kind, words in _KINDS:
        if known and all(isinstance(value, kind) for value in known):
            return words
    return _TEXT


def _plain(value: Value) -> Any:
    """Return a value as kepler.gl has it: lists are text there."""
    return as_text(value) if isinstance(value, tuple) else as_json(value)


def _milliseconds(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp() * 1_000)
