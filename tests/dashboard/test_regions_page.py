"""The Regions page, from links and from its own controls."""

from __future__ import annotations

import json
from unittest.mock import patch

import numpy as np
import pytest
import shapely
from streamlit.testing.v1 import AppTest

from dashboard.region_area import seen_area, take_drawn
from dashboard.text import text
from data.areacode import area_code, read_area_code
from data.importers.polygon import read_polygon

IZIUM_RAION = "UA63040000000023521"
SQUARE = json.dumps(
    {
        "type": "Polygon",
        "coordinates": [[[37.4, 49.6], [37.8, 49.6], [37.8, 49.8], [37.4, 49.8], [37.4, 49.6]]],
    }
)


def shown(**params) -> AppTest:
    app = AppTest.from_string(
        "from dashboard.views import regions_page\nregions_page.draw()", default_timeout=60
    )
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def headline(app: AppTest) -> str:
    return app.markdown[0].value.replace("\\", "")


def subjects(app: AppTest) -> list[str]:
    return [each.value.replace("\\", "") for each in app.subheader]


def test_without_a_choice_the_page_is_about_the_whole_oblast(store):
    app = shown(date="2022-09-05")
    (oblast,) = store.focus_oblasts
    assert headline(app).startswith(f"{len(store.gazetteer.codes_in(oblast)):,} settlements")
    assert len(app.get("vega_lite_chart")) > 5


@pytest.mark.parametrize("measure", ["settlements", "population", "area"])
@pytest.mark.parametrize("scheme", ["raion", "former_raion", "occupation"])
@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_link_restores_region_measure_and_scheme(store, measure, scheme, language):
    app = shown(
        date="2022-09-05", region="Izium Raion", measure=measure, scheme=scheme, lang=language
    )
    number = len(store.gazetteer.codes_in(IZIUM_RAION))
    assert str(number) in headline(app)
    assert text(f"regions.unit.{measure}", language) in headline(app)
    assert app.query_params["region"] == IZIUM_RAION
    named = text(f"regions.measure.{measure}", language)
    assert text("regions.totals", language, measure=named) in subjects(app)


def test_units_of_different_levels_add_up(store):
    (oblast,) = store.focus_oblasts
    both = shown(region=["Izium Raion", "Kupiansk Raion"])
    codes = set(store.gazetteer.codes_in(IZIUM_RAION))
    codes |= set(store.gazetteer.codes_in("UA63080000000032022"))
    assert headline(both).startswith(f"{len(codes)} settlements")
    everything = shown(region=["Izium Raion", oblast])
    assert headline(everything) == headline(shown())


def test_a_polygon_adds_the_settlements_inside(store):
    app = shown()
    app.text_area(key="region_polygon").set_value(SQUARE).run()
    assert not app.exception
    inside = [
        place
        for place in store.gazetteer.settlements
        if place.point and 37.4 <= place.point.lng <= 37.8 and 49.6 <= place.point.lat <= 49.8
    ]
    assert len(inside) > 10
    assert headline(app).startswith(f"{len(inside)} settlements")


def test_a_polygon_stands_in_the_address_and_a_link_with_one_restores_it(store):
    typed = shown(region="Izium Raion")
    typed.text_area(key="region_polygon").set_value(SQUARE).run()
    linked = shown(region=IZIUM_RAION, area=typed.query_params["area"])
    rows = store.regions.rows((IZIUM_RAION,), read_polygon(SQUARE.encode()))
    assert headline(linked) == headline(typed)
    assert headline(linked).startswith(f"{len(rows)} settlements")


def test_an_area_of_a_link_that_cannot_be_read_is_left_out_with_a_notice():
    app = shown(area="A" * 5_000)
    assert headline(app) == headline(shown())
    (notice,) = app.session_state["control_session"].notices
    assert "4000" in notice


def test_an_area_too_long_for_a_link_counts_in_this_tab_and_says_so(store):
    ring = shapely.get_coordinates(shapely.Point(37.0, 49.5).buffer(0.4, quad_segs=500)).tolist()
    typed = json.dumps({"type": "Polygon", "coordinates": [ring]})
    app = shown()
    app.text_area(key="region_polygon").set_value(typed).run()
    assert not app.exception
    assert "area" not in app.query_params
    assert any("in this tab only" in each.value for each in app.caption)
    rows = store.regions.rows((), read_polygon(typed.encode()))
    assert headline(app).startswith(f"{len(rows)} settlements")


def drawn_on(app: AppTest, code: str, *, add: bool = False) -> AppTest:
    """Say what the map's component would say, by way of the function that hears it."""
    session = app.session_state["control_session"]
    with patch("dashboard.region_area.st") as st:
        st.session_state = {}
        with patch("dashboard.session.st"):
            take_drawn(session, {"code": code, "add": add, "number": 1})
    # What Python would have written into the address.
    app.query_params["area"] = session.written.get("area", "")
    return app.run()


def test_what_is_drawn_takes_the_place_of_the_area_adds_to_it_or_removes_it(store):
    one = area_code(shapely.MultiPolygon([shapely.box(37.0, 49.4, 37.4, 49.7)]))
    other = area_code(shapely.MultiPolygon([shapely.box(36.0, 49.9, 36.4, 50.1)]))
    counted = {code: len(store.regions.rows((), read_area_code(code))) for code in (one, other)}
    app = drawn_on(shown(), one)
    assert headline(app).startswith(f"{counted[one]} settlements")
    assert headline(drawn_on(app, other)).startswith(f"{counted[other]} settlements")
    both = drawn_on(app, one, add=True)
    assert headline(both).startswith(f"{counted[one] + counted[other]} settlements")
    assert headline(drawn_on(app, "not an area!")) == headline(both)
    assert headline(drawn_on(app, "")) == headline(shown())


@pytest.mark.parametrize("typed", ["{", '{"type": "Point", "coordinates": [1, 2]}', "[]", "null"])
def test_a_text_that_is_no_polygon_is_explained(typed):
    app = shown()
    app.text_area(key="region_polygon").set_value(typed).run()
    assert not app.exception
    assert app.error[0].value == text("regions.polygon.bad", "en")
    assert app.text[0].value.startswith("polygon:")


def test_the_choices_stand_in_the_address():
    app = shown()
    app.multiselect[0].set_value([IZIUM_RAION]).run()
    assert app.query_params["region"] == IZIUM_RAION
    app.selectbox[0].set_value("area").run()
    assert app.query_params["measure"] == "area"


def test_the_board_says_how_long_each_settlement_was_occupied(store):
    app = shown(region="Izium Raion")
    board = app.dataframe[-3].value
    assert set(board.columns) >= {"name", "days", "days_low", "days_high", "first_change"}
    assert (board["days_low"] <= board["days"]).all()
    assert (board["days"] <= board["days_high"]).all()
    assert board["days"].is_monotonic_decreasing
    assert len(board) == len(store.gazetteer.codes_in(IZIUM_RAION))


def test_an_area_counts_in_the_part_of_the_country_that_is_shown(store):
    code = area_code(shapely.MultiPolygon([shapely.box(37.0, 49.0, 39.5, 50.0)]))
    inside = len(
        np.intersect1d(store.regions.rows(area=read_area_code(code)), store.regions.rows())
    )
    every = len(store.regions.rows(area=read_area_code(code)))
    assert 0 < inside < every
    assert headline(shown(area=code)).startswith(f"{inside:,} settlements")
    assert headline(shown(area=code, scope="ukraine")).startswith(f"{every:,} settlements")


@pytest.mark.parametrize(
    "box",
    [
        None,
        "36",
        [36],
        [36, 49, 37],
        ["36", 49, 37, 50],
        [37, 49, 36, 50],
        [36, 49, 37, float("nan")],
    ],
)
def test_what_is_no_box_is_not_taken(box):
    assert seen_area({"box": box}) is None
    assert seen_area(box) is None


def test_what_the_map_shows_is_an_area():
    seen = seen_area({"box": [36.5, 49.25, 37, 50]})
    assert read_area_code(seen).bounds == (36.5, 49.25, 37.0, 50.0)
    assert seen_area({"box": []}) == ""
