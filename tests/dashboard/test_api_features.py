"""OGC API – Features: landing, conformance, OpenAPI, collections, pages, single features."""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import urlsplit

import jsonschema
import pytest
from openapi_spec_validator import validate
from shapely.geometry import box, shape
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api import html
from dashboard.api.collections import COLLECTIONS
from dashboard.api.openapi import SCHEMAS
from dashboard.api.table import EXAMPLES, RESOURCES
from dashboard.server import routes
from data.export.columns import SNAPSHOT_COLUMNS

KUPIANSK = "UA63080090010026457"
NAMES = ("settlements", "events", "oblasts", "raions", "hromadas")
GEOJSON = "application/geo+json"
#: Parameters of a collection that are properties of its features as well.
UNIT_NAMES = {"oblast", "raion"}
CHOSEN_BY = {
    "settlements": {"oblast", "raion", "hromada", "status", "category_display"},
    "events": {"type", "tier"},
    "oblasts": UNIT_NAMES,
    "raions": UNIT_NAMES,
    "hromadas": UNIT_NAMES,
}


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=routes())) as client:
        yield client


@pytest.fixture(scope="module")
def openapi(client):
    return client.get("/api/openapi.json").json()


def get(client, address, **params):
    answer = client.get(f"/api/{address}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def items(client, name, **params):
    return get(client, f"collections/{name}/items", **params)


def ids(page):
    return [feature["id"] for feature in page["features"]]


def href(document, rel):
    return next((each["href"] for each in document["links"] if each["rel"] == rel), None)


def matches(document, name):
    """Hold a document against a schema of the OpenAPI document."""
    text = json.dumps(SCHEMAS).replace("#/components/schemas/", "#/$defs/")
    text = re.sub(r'"type": "object", "nullable": true', '"type": ["object", "null"]', text)
    jsonschema.validate(document, {"$defs": json.loads(text), "$ref": f"#/$defs/{name}"})


def test_landing_leads_everywhere(client):
    landing = get(client, "")
    matches(landing, "LandingPage")
    for rel in ("self", "alternate", "service-desc", "service-doc", "conformance", "data"):
        assert client.get(href(landing, rel)).status_code == 200, rel
    for each in landing["links"]:
        assert client.get(each["href"]).headers["content-type"].startswith(each["type"])


def test_api_without_a_slash_leads_to_the_landing_page(client):
    assert client.get("/api").json() == client.get("/api/").json()


def test_conformance_states_the_classes(client):
    conformance = get(client, "conformance")
    matches(conformance, "Conformance")
    classes = {name.rpartition("/")[2] for name in conformance["conformsTo"]}
    assert classes == {"core", "oas30", "geojson"}


def test_openapi_is_valid_and_names_every_route(openapi):
    validate(openapi)
    assert set(openapi["paths"]) == {resource.path for resource in RESOURCES}
    assert {f"/collections/{name}/items" for name in NAMES} <= set(openapi["paths"])


def test_openapi_names_exactly_the_parameters_that_are_allowed(client, openapi):
    for path, methods in openapi["paths"].items():
        filled = path.replace("{ending}", "csv").replace("{katottg}", KUPIANSK)
        filled = filled.replace("{id}", KUPIANSK).replace("{file}", "qgis.zip")
        problem = client.get(f"/api{filled}?nonsense=1").json()
        queries = {each["name"] for each in methods["get"]["parameters"] if each["in"] == "query"}
        allowed = problem["detail"].rpartition("allowed are ")[2].split(", ")
        assert queries == set(allowed) - {"none"}, path


def test_media_types_are_those_that_openapi_states(client, openapi):
    for path in ("/", "/conformance", "/collections", "/openapi.json", "/description"):
        stated = openapi["paths"][path]["get"]["responses"]["200"]["content"]
        assert client.get(f"/api{path}").headers["content-type"].startswith(tuple(stated))


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_description_is_answered(client, example):
    assert client.get(f"/api/{example}").status_code == 200


def test_collections_describe_themselves(client):
    found = get(client, "collections")
    matches(found, "Collections")
    assert [each["id"] for each in found["collections"]] == list(NAMES)
    for each in found["collections"]:
        alone = get(client, f"collections/{each['id']}")
        matches(alone, "Collection")
        assert alone["extent"] == each["extent"]
        west, south, east, north = each["extent"]["spatial"]["bbox"][0]
        assert 20 < west < east < 42
        assert 44 < south < north < 53
        assert client.get(href(each, "items")).headers["content-type"] == GEOJSON


@pytest.mark.parametrize("name", NAMES)
def test_pages_follow_one_another_and_hold_everything_once(client, name):
    limit = 400 if name == "settlements" else 3
    page = items(client, name, limit=limit)
    total, found = page["numberMatched"], []
    while True:
        matches(page, "FeatureCollection")
        assert page["numberReturned"] == len(page["features"]) <= limit
        assert page["numberMatched"] == total
        assert href(page, "self")
        assert href(page, "collection").endswith(f"/collections/{name}")
        found += ids(page)
        following = href(page, "next")
        if following is None:
            break
        before, page = ids(page), client.get(following).json()
        assert ids(client.get(href(page, "prev")).json()) == before
    assert len(found) == len(set(found)) == total
    assert found == sorted(found)


@pytest.mark.parametrize("name", NAMES)
def test_single_features_are_those_of_the_pages(client, name):
    page = items(client, name, limit=1, offset=1 if name != "oblasts" else 0)
    (feature,) = page["features"]
    alone = client.get(f"/api/collections/{name}/items/{feature['id']}")
    assert alone.headers["content-type"] == GEOJSON
    matches(alone.json(), "Feature")
    assert alone.json()["properties"] == feature["properties"]
    assert alone.json()["geometry"] == feature["geometry"]
    assert href(alone.json(), "collection")
    assert client.get(f"/api/collections/{name}/items/nobody").status_code == 404


def test_the_default_limit_and_the_most(client):
    assert items(client, "settlements")["numberReturned"] == 100
    everything = items(client, "settlements", limit=10_000_000)
    assert everything["numberReturned"] == everything["numberMatched"] > 1_000


def test_settlements_on_a_day_are_the_snapshot(client, store):
    page = items(client, "settlements", datetime="2022-09-05", limit=10_000)
    snapshot = json.loads(store.export_snapshot(date(2022, 9, 5), with_unplaced=True))
    assert ids(page) == [feature["id"] for feature in snapshot["features"]]
    for mine, theirs in zip(page["features"], snapshot["features"], strict=True):
        assert mine["geometry"] == theirs["geometry"]
        assert {name: mine["properties"][name] for name in SNAPSHOT_COLUMNS} == theirs["properties"]
        assert mine["properties"]["as_of"] == "2022-09-05"
        assert "spells" not in mine["properties"]


def test_settlements_of_an_interval_carry_its_spells(client, store):
    page = items(client, "settlements", datetime="2022-03-01/2022-09-30", settlement="Kupiansk")
    (feature,) = page["features"]
    spells = feature["properties"]["spells"]
    assert feature["properties"]["as_of"] == "2022-09-30"
    assert spells[-1]["status"] == feature["properties"]["status"]
    assert all(spell["start"] <= "2022-09-30" for spell in spells)
    assert all(spell["end"] is None or spell["end"] > "2022-03-01" for spell in spells)
    whole = items(client, "settlements", settlement="Kupiansk")["features"][0]["properties"]
    history = store.history()
    assert len(whole["spells"]) == len(history.spells(history.row(KUPIANSK)))
    assert whole["as_of"] == str(store.last)


@pytest.mark.parametrize("span", [{}, {"datetime": "2022-09-12"}])
@pytest.mark.parametrize("name", NAMES)
def test_a_parameter_named_like_a_property_chooses_by_it(client, name, span):
    """GDAL lets the server choose where the names are the same, and does not look again."""
    everything = items(client, name, limit=10_000, **span)["features"]
    properties = [each["properties"] for each in everything]
    shared = {each.name for each in COLLECTIONS[name].allowed} & set(properties[0])
    assert shared == CHOSEN_BY[name]
    for parameter in shared:
        for value in {each[parameter] for each in properties} - {None}:
            expected = [each["id"] for each in everything if each["properties"][parameter] == value]
            assert ids(items(client, name, limit=10_000, **span, **{parameter: value})) == expected


def test_spells_are_those_of_the_interval_whatever_the_status_asked_for(client):
    asked = {"settlement": "Kupiansk", "datetime": "2022-03-01/2022-09-30"}
    (plain,) = items(client, "settlements", **asked)["features"]
    status = plain["properties"]["status"]
    assert {each["status"] for each in plain["properties"]["spells"]} > {status}
    assert items(client, "settlements", status=status, **asked)["features"] == [plain]


@pytest.mark.parametrize(
    "span", ["1999-01-01", "../2022-02-23", "2030-01-01/..", "1999-01-01/1999-12-31"]
)
def test_time_outside_the_ledger_matches_nothing(client, span):
    for name in ("settlements", "raions"):
        page = items(client, name, datetime=span)
        assert (page["numberMatched"], page["features"]) == (0, [])


@pytest.mark.parametrize(
    ("span", "start", "end"),
    [("2022-09-06/2022-09-12", "2022-09-06", "2022-09-12"), ("../2022-03-10", "", "2022-03-10"),
     ("2023-01-01/..", "2023-01-01", "9999")],
)  # fmt: skip
def test_events_meet_the_interval(client, store, span, start, end):
    found = ids(items(client, "events", datetime=span, limit=1000))
    expected = [
        event.id
        for event in store.events()
        if str(event.when.earliest or "") <= end and str(event.when.latest or "9999") >= start
    ]
    assert found == expected
    assert found


@pytest.mark.parametrize("name", NAMES)
def test_a_box_chooses_what_meets_it_and_what_may(client, name):
    everything = items(client, name, limit=10_000)["features"]
    for bounds in ((37.0, 49.0, 37.8, 50.0), (36.2, 49.9, 36.3, 50.1), (0.0, 0.0, 1.0, 1.0)):
        text = ",".join(map(str, bounds))
        area = box(*bounds)
        expected = [
            each["id"]
            for each in everything
            if each["geometry"] is None or shape(each["geometry"]).intersects(area)
        ]
        assert ids(items(client, name, bbox=text, limit=10_000)) == expected
        west, south, east, north = bounds
        tall = f"{west},{south},-10,{east},{north},900"
        assert ids(items(client, name, bbox=tall, limit=10_000)) == expected


def test_what_has_no_position_matches_every_box(client, store):
    unplaced = next(
        each.katottg
        for each, (lng, _) in zip(
            store.gazetteer.settlements, store.gazetteer.positions, strict=True
        )
        if lng != lng  # noqa: PLR0124  not a number
    )
    box_around_nothing = {"bbox": "0,0,1,1", "limit": 10_000}
    assert ids(items(client, "settlements", settlement=unplaced, **box_around_nothing)) == [
        unplaced
    ]
    unplaced_events = items(client, "events", **box_around_nothing)["features"]
    assert {each["geometry"] for each in unplaced_events} == {None}


def test_a_box_across_the_antimeridian_goes_round_the_world(client):
    found = set(ids(items(client, "settlements", bbox="37,40,-170,60", limit=10_000)))
    other = set(ids(items(client, "settlements", bbox="-170,40,37,60", limit=10_000)))
    placed = ids(items(client, "settlements", bbox="-180,-90,180,90", limit=10_000))
    assert found | other == set(placed)
    assert found
    assert other


def test_units_count_the_settlements_of_the_day(client, store):
    page = items(client, "raions", datetime="2022-09-05")
    _, rows = store.snapshot(date(2022, 9, 5))
    total = sum(each["properties"]["settlements"] for each in page["features"])
    assert total == len(rows)
    assert all(shape(each["geometry"]).is_valid for each in page["features"])
    assert page["features"][0]["properties"]["as_of"] == "2022-09-05"


BAD = [
    ("settlements/items?bbox=1,2,3", "bbox"),
    ("settlements/items?bbox=a,b,c,d", "bbox"),
    ("settlements/items?bbox=3_6,49,37,50", "bbox"),
    ("settlements/items?bbox=٣٦,49,37,50", "bbox"),
    ("settlements/items?bbox=36,51,37,50", "bbox"),
    ("settlements/items?bbox=nan,1,2,3", "bbox"),
    ("settlements/items?bbox=1,2,3,inf", "bbox"),
    ("settlements/items?bbox=-200,1,2,3", "bbox"),
    ("settlements/items?bbox=", "bbox"),
    ("settlements/items?datetime=yesterday", "datetime"),
    ("settlements/items?datetime=2022-09-15/2022-09-05", "datetime"),
    ("settlements/items?datetime=", "datetime"),
    ("settlements/items?limit=0", "limit"),
    ("settlements/items?limit=-1", "limit"),
    ("settlements/items?limit=ten", "limit"),
    ("settlements/items?limit=1.5", "limit"),
    ("settlements/items?offset=-1", "offset"),
    ("settlements/items?f=xml", "f"),
    ("settlements/items?date=2022-09-05", "date"),
    ("settlements/items?tier=verified", "tier"),
    ("settlements/items?category=liberated", "category"),
    ("settlements/items?category_display=M", "category_display"),
    ("events/items?tier=golden", "tier"),
    ("raions/items?raion=Atlantis", "raion"),
    ("settlements?limit=1", "limit"),
    (f"settlements/items/{KUPIANSK}?datetime=2022-09-05", "datetime"),
]


@pytest.mark.parametrize(("address", "parameter"), BAD)
def test_a_bad_parameter_is_a_problem(client, address, parameter):
    answer = client.get(f"/api/collections/{address}")
    problem = answer.json()
    assert answer.status_code == problem["status"] == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["parameter"] == parameter
    matches(problem, "Problem")


@pytest.mark.parametrize(
    "path", ["collections/cities", "collections/cities/items", "collections/", "conformance/x"]
)
def test_unknown_paths_are_problems(client, path):
    answer = client.get(f"/api/{path}", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


HTML_PATHS = (
    "", "conformance", "collections", "collections/events", "collections/events/items",
    f"collections/settlements/items/{KUPIANSK}", "description",
)  # fmt: skip


@pytest.mark.parametrize("path", HTML_PATHS)
def test_html_for_browsers_is_plain(client, path):
    browsers = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    answer = client.get(f"/api/{path}", headers=browsers)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "<script" not in answer.text
    assert "<table" in answer.text
    if path != "description":
        assert client.get(f"/api/{path}?f=html").text.count("<td") == answer.text.count("<td")
        as_json = client.get(f"/api/{path}?f=json", headers=browsers)
        assert as_json.headers["content-type"].partition(";")[0].endswith("json")
        assert "Accept" in answer.headers["vary"]
        assert answer.headers["etag"] != as_json.headers["etag"]


def test_the_icon_of_the_pages_is_there(client):
    assert f'<link rel="icon" href="{html.ICON}">' in client.get("/api/?f=html").text
    assert client.get(html.ICON).headers["content-type"] == "image/svg+xml"


def test_links_in_html_lead_to_json_and_features(client):
    text = client.get("/api/collections/raions/items?f=html").text
    code = ids(items(client, "raions"))[0]
    assert f'href="items/{code}?f=html"' in text
    assert client.get(f"/api/collections/raions/items/{code}?f=html").status_code == 200


def test_text_of_data_and_of_the_request_never_becomes_markup(client):
    evil = '<script>alert("1")</script>'
    made = html.page(
        evil,
        {
            "features": [{"id": evil, "properties": {evil: evil, "list": [evil]}}],
            "links": [{"href": f'http://x/"{evil}', "rel": evil, "title": evil, "type": evil}],
            evil: {"deep": evil},
        },
    ).decode()
    assert "<script" not in made
    assert made.count("alert") > 5
    answer = client.get("/api/collections/events/items", params={"f": "html", "raion": evil})
    assert answer.status_code == 400
    found = client.get("/api/?f=html", headers={"host": "a<b>.example"})
    assert "<b>" not in found.text


def test_the_address_in_links_is_the_reader_s(client):
    landing = client.get("/api/", headers={"host": "maps.example:81"}).json()
    assert {urlsplit(each["href"]).netloc for each in landing["links"]} == {"maps.example:81"}


def test_copies_and_methods(client):
    address = "/api/collections/settlements/items?limit=1"
    tag = client.get(address).headers["etag"]
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304
    assert client.head(address).status_code == 200
    options = client.options(address)
    assert (options.status_code, options.headers["access-control-allow-origin"]) == (204, "*")
    assert client.put(address).status_code == 405
