"""The Disagreement page says what the store says, in every section, under the filters."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.selection import Filters

SECONDS = 90
KUPIANSK_RAION = "UA63080000000032022"
SECTIONS = ("disputes", "pairs", "blind", "ages", "pictures")


def page(section: str, **params: str):
    app = AppTest.from_string(
        "from dashboard.views import disagreement_page\ndisagreement_page.draw()",
        default_timeout=SECONDS,
    )
    app.session_state["differ_section"] = section
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def said(app) -> str:
    kinds = (app.markdown, app.caption, app.info)
    return " ".join(str(element.value) for kind in kinds for element in kind)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_runs_in_ukrainian(section):
    app = page(section, lang="uk", date="2022-09-10")
    assert "Джерела розходяться" in said(app)
    assert app.dataframe or section == "pairs"


def test_the_list_holds_the_disputes_under_the_filters(store):
    filters = Filters(raions=(KUPIANSK_RAION,))
    found = store.differences.disputes(filters)
    rows = page("disputes", raion=KUPIANSK_RAION).dataframe[0].value
    assert len(rows) == len(found.days) < len(store.differences.disputes(Filters()).days)
    assert sorted(rows["lasted"]) == sorted(found.days.tolist())
    assert (rows["to"] >= rows["from"]).all()


def test_the_slider_says_how_long_one_side_was_alone(store):
    app = page("blind")
    app.slider[0].set_value(360).run()
    assert not app.exception
    found = store.differences.blind_spots(Filters(), longer_than=360)
    assert len(app.dataframe[0].value) == len(found.days) > 0


def test_ages_are_listed_from_the_link(store):
    rows = page("ages", date="2025-06-01", age="365").dataframe[-1].value
    found = store.differences.ages(date(2025, 6, 1), Filters(), at_least=365)
    assert rows["evidence_age"].tolist() == found.days.tolist()


def test_pictures_follow_the_day_for_as_long_as_is_chosen(store):
    app = page("pictures", date="2022-09-10")
    found = store.differences.pictures(date(2022, 9, 10), Filters())
    rows = store.differences.rows(Filters())
    learned = app.dataframe[-1].value
    assert learned["known"].max() <= date(2022, 12, 9)
    assert len(learned) == sum(
        found.known[place] <= date(2022, 12, 9) for place in found.learned(rows).known
    )


def test_a_day_of_knowledge_before_all_disputes_has_none():
    assert "do not differ" in said(page("disputes", known="2022-02-24"))
