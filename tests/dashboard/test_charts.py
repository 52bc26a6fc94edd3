"""Charts: drawn with the day and the reader's language, and the same in files."""

from __future__ import annotations

import json

import altair as alt
import pyarrow as pa
import pytest
from altair.utils.schemapi import validate_jsonschema
from jsonschema import ValidationError
from streamlit.testing.v1 import AppTest

from dashboard.palette import palette_of
from dashboard.pictures import png, standalone, svg
from dashboard.text_charts import MONTHS_IN_DATE, NUMBER_LOCALES, TIME_LOCALES

SCRIPT = """
from datetime import date
import altair as alt
from dashboard.charts import day_axis, day_tooltip, figure, small_multiples, status_colour
from dashboard.session import open_session

session = open_session()
chart = alt.Chart().mark_area(interpolate="step-after").encode(
    x=day_axis(), y="n:Q", color=status_colour(session), tooltip=[day_tooltip(session), "n:Q"]
)
rows = {
    "day": [date(2022, 3, 1), date(2022, 3, 1), date(2022, 9, 10), date(2022, 9, 10)],
    "status": ["occupied", "contested", "occupied", "contested"],
    "n": [3, 1, 0, 2],
    "unit": ["A", "A", "B", "B"],
}
labels = {"day": "Day", "n": "Number"}
figure(session, chart, rows, "one", title="*Numbers*", summary="What it says.", labels=labels)
small_multiples(
    session, {"A": chart, "B": chart}, rows, "many", by="unit", title="Many",
    summaries={"A": "Of A.", "B": "Of B."}, labels=labels,
)
"""


def shown(language: str = "en", day: str = "2022-09-05") -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.query_params["date"] = day
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    return app


def specs(app: AppTest) -> list[dict]:
    """Return the specification of each chart, its data as the browser gets them in ``datasets``."""
    found = []
    for element in app.get("vega_lite_chart"):
        datasets = {
            each.name: pa.ipc.open_stream(each.data.data).read_all().to_pylist()
            for each in element.proto.datasets
        }
        found.append({**json.loads(element.proto.spec), "datasets": datasets})
    return found


def test_a_figure_marks_the_day_in_view_and_says_what_it_shows():
    one, *_ = specs(shown())
    marked = [one["datasets"][part["data"]["name"]] for part in one["layer"] if "data" in part]
    assert marked
    assert all(rows[0]["day"] == "2022-09-05" for rows in marked)
    assert shown().get("vega_lite_chart")[0].proto.alt == "What it says."
    assert shown().subheader[0].value == "\\*Numbers\\*"


def test_small_multiples_have_their_own_rows_each():
    _, a, b = specs(shown())
    own = [spec["datasets"][spec["layer"][0]["data"]["name"]] for spec in (a, b)]
    units = [{row["unit"] for row in rows} for rows in own]
    assert units == [{"A"}, {"B"}]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_numbers_months_and_statuses_are_in_the_readers_language(language):
    one, *_ = specs(shown(language))
    assert one["config"]["locale"]["number"] == NUMBER_LOCALES[language]
    assert one["config"]["locale"]["time"] == TIME_LOCALES[language]
    legend = one["layer"][0]["encoding"]["color"]["legend"]["labelExpr"]
    word = {"en": "Occupied", "uk": "Окуповано"}[language]
    assert word in json.loads(legend.removesuffix("[datum.label]")).values()


def test_contested_is_striped_and_occupied_is_not():
    one, *_ = specs(shown())
    colour = one["layer"][0]["encoding"]["color"]
    striped = {condition["test"]: condition["value"]["stops"] for condition in colour["condition"]}
    (contested,) = [stops for test, stops in striped.items() if "contested" in test]
    palette = palette_of("light")
    used = {stop["color"] for stop in contested}
    assert used == {palette.status["contested"], palette.contested_ground}
    assert not any("occupied" in test for test in striped)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_files_are_made_without_a_browser_and_carry_title_and_credit(language):
    for spec in specs(shown(language)):
        whole = standalone(spec, palette_of("dark"), title="Заголовок", lines=["10 вересня", "CC"])
        drawn = svg(whole).decode()
        assert "Заголовок" in drawn
        assert "10 вересня" in drawn
        assert palette_of("dark").panel in drawn
        assert "http" not in drawn.replace("http://www.w3.org", "")
        assert png(whole).startswith(b"\x89PNG")
        assert "background" in spec["config"]


def test_twelve_months_in_each_language():
    for language, months in MONTHS_IN_DATE.items():
        assert len(set(months)) == 12
        locale = TIME_LOCALES[language]
        assert len(set(locale["months"])) == len(set(locale["shortMonths"])) == 12
        assert len(set(locale["days"])) == len(set(locale["shortDays"])) == 7


@pytest.mark.parametrize("page", ["regions", "coverage", "disagreement", "figures"])
def test_what_a_page_draws_is_vega_lite(page):
    # Altair's own check is off while pages are drawn (dashboard/charts.py).
    app = AppTest.from_string(
        f"from dashboard.views import {page}_page\n{page}_page.draw()", default_timeout=60
    )
    app.query_params["date"] = "2022-09-05"
    app.run()
    assert not app.exception
    drawn = app.get("vega_lite_chart")
    assert drawn
    for element in drawn:
        validate_jsonschema(json.loads(element.proto.spec), alt.load_schema())


def test_a_word_that_vega_lite_does_not_know_is_found():
    spec = alt.Chart(alt.NamedData("rows")).mark_bar().to_dict(validate=False)
    with pytest.raises(ValidationError):
        validate_jsonschema(spec | {"mark": {"type": "bar", "colour": "red"}}, alt.load_schema())
