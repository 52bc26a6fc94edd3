"""The Compare page: days from the link and from its controls, the changes in words and tables."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.text import STRINGS, text
from dashboard.text_compare import STAGE_KEYS
from data.changeset import KINDS

STATIC = Path(__file__).parents[2] / "dashboard" / "static" / "compare"
KUPIANSK_RAION = "UA63080000000032022"


def shown(**params) -> AppTest:
    app = AppTest.from_string(
        "from dashboard.views import compare_page\ncompare_page.draw()", default_timeout=60
    )
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def between(first: str, second: str, **more) -> AppTest:
    return shown(**{"from": first, "to": second}, **more)


def said(app: AppTest) -> str:
    return app.markdown[0].value.replace("\\", "")


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_page_says_what_the_diff_says(store, language):
    app = between("2022-09-05", "2022-09-12", lang=language)
    found, rows = store.diff(date(2022, 9, 5), date(2022, 9, 12))
    assert str(int(found.gained[rows].sum())) in said(app)
    table = app.dataframe[0].value
    assert len(table) == int((found.n_changes[rows] > 0).sum())
    assert set(table["change"]) == {text("compare.kind.gained", language)}


def test_raions_add_up_to_the_whole(store):
    app = between("2022-02-24", "2022-12-31")
    found, rows = store.diff(date(2022, 2, 24), date(2022, 12, 31))
    raions = app.dataframe[1].value
    assert raions["settlements"].sum() == rows.size
    assert raions["round_trip"].sum() == int(found.round_trip[rows].sum()) > 0
    assert raions["lost"].sum() == int(found.lost[rows].sum())


def test_filters_choose_what_is_compared(store):
    app = between("2022-09-05", "2022-09-12", raion="Kupiansk Raion")
    assert set(app.dataframe[0].value["raion"]) == {"Kupiansk Raion"}
    assert app.query_params["raion"] == KUPIANSK_RAION


def test_days_in_the_wrong_order_change_places():
    app = between("2022-09-12", "2022-09-05")
    assert said(app) == said(between("2022-09-05", "2022-09-12"))
    assert text("compare.swapped", "en") in [each.value for each in app.caption]


def test_the_days_chosen_stand_in_the_address():
    app = shown()
    app.date_input[0].set_value(date(2022, 9, 5)).run()
    assert not app.exception
    assert app.query_params["from"] == "2022-09-05"


def test_a_phase_sets_both_days(store):
    app = shown()
    phase = next(each for each in store.ledger.phases if each.end is not None)
    app.selectbox[0].set_value(phase).run()
    assert not app.exception
    assert app.query_params["from"] == phase.start.isoformat()
    assert app.query_params["to"] == phase.end.isoformat()
    assert app.selectbox[0].value is None


def test_no_change_is_said():
    app = between("2022-09-05", "2022-09-05")
    assert app.info[0].value == text("compare.none", "en")


def test_the_browser_has_words_for_all_that_it_says():
    asked = set()
    for path in STATIC.glob("*.js"):
        asked |= set(re.findall(r'"((?:compare|status)\.[a-z_.]+)"', path.read_text("utf-8")))
    asked.discard("compare.css")
    assert len(asked) > 6
    assert asked <= set(STAGE_KEYS) <= set(STRINGS)
    assert {f"compare.kind.{kind}" for kind in KINDS} <= set(STAGE_KEYS)


def test_the_browser_knows_the_kinds_of_changes():
    source = (STATIC / "kinds.js").read_text("utf-8")
    (listed,) = re.findall(r"KINDS = Object\.freeze\((\[.*?\])\)", source)
    assert json.loads(listed) == list(KINDS)
