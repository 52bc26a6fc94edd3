"""Sources, events and entities as pages, and the search box over them, without a browser."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from data.source import Reliability
from data.verification import Tier
from tests.fixtures.pageframe import FRAME

MAIN = Path(__file__).parents[2] / "dashboard" / "main.py"
SECONDS = 60
WITHDRAWAL = "ev-2022-09-10-withdrawal"
KUPIANSK = "UA63080090010026457"
KUPIANSK_HROMADA = "UA63080090000067457"


def page(name: str, **params: str) -> AppTest:
    app = AppTest.from_string(FRAME.format(name=name), default_timeout=SECONDS)
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def said(app) -> str:
    kinds = (app.title, app.header, app.markdown, app.caption, app.text, app.warning, app.info)
    return " ".join(str(element.value) for kind in kinds for element in kind).replace("\\", "")


def table(app, column: str):
    """The first table with a column."""
    return next(each.value for each in app.dataframe if column in each.value.columns)


def choose(app, label: str, values) -> None:
    next(box for box in app.multiselect if box.label == label).set_value(values).run()
    assert not app.exception


def main(**params: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=SECONDS)
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("sources", {}),
        ("sources", {"owner": "DeepState"}),
        ("sources", {"source": "wikipedia-battle-of-izium"}),
        ("events", {}),
        ("events", {"event": WITHDRAWAL}),
        ("entities", {}),
        ("entities", {"entity": "vitaly-ganchev"}),
    ],
)
def test_every_page_runs_in_both_languages(name, params, language):
    page(name, lang=language, **params)


def test_the_sources_page_has_a_row_for_every_owner_and_every_publication(store):
    app = page("sources")
    owners, sources = table(app, "with_others"), table(app, "note")
    assert len(owners) == len(store.source_registry.owners)
    assert len(sources) == len(store.sources)
    assert owners["claims"].sum() == len(store.claims)


@pytest.mark.parametrize(
    ("label", "value", "holds"),
    [
        ("Owner", "DeepState", lambda source: source.owner == "DeepState"),
        ("Side", "russia", lambda source: source.side == "russia"),
        ("Kind", "encyclopaedia", lambda source: source.kind == "encyclopaedia"),
        ("Reliability", "E", lambda source: source.reliability == "E"),
    ],
)
def test_sources_are_filtered_and_so_is_what_rests_on_them(store, label, value, holds):
    app = page("sources")
    choose(app, label, [value])
    wanted = {source.id for source in store.sources if holds(source)}
    assert len(table(app, "note")) == len(wanted)
    assert f"Claims ({sum(claim.source in wanted for claim in store.claims)})" in said(app)


def test_an_owner_in_the_link_shows_its_reason_and_only_what_rests_on_it(store):
    owner = "Ministry of Defence of Russia"
    entry = store.source_registry.owners[owner]
    app = page("sources", owner=owner)
    words = said(app)
    assert entry.assessment.basis.en in words
    assert f"{entry.with_owners.agreed} of {entry.with_owners.compared}" in words
    assert len(table(app, "note")) == len(entry.sources)
    assert f"Claims ({len(entry.cited.claims)})" in words


def test_a_letter_that_is_not_the_owner_s_is_explained(store):
    departure = next(iter(store.ledger.departures))
    app = page("sources")
    rows = table(app, "note")
    title = store.source_registry.sources[departure.source].title
    assert rows[rows["title"] == title]["note"].str.len().max() > 0


def test_a_source_in_the_link_shows_its_claims_and_where_to_read_it(store):
    source = next(each for each in store.sources if each.id == "wikipedia-battle-of-izium")
    app = page("sources", source=source.id)
    claims = table(app, "says")
    assert len(claims) == sum(claim.source == source.id for claim in store.claims)
    assert set(claims["link"]) == {source.url}


@pytest.mark.parametrize(
    ("name", "key"),
    [("sources", "owner"), ("sources", "source"), ("events", "event"), ("entities", "entity")],
)
def test_a_link_to_nothing_is_explained_and_shows_all(name, key):
    app = page(name, **{key: "<b>nothing</b>"})
    assert "not here" in said(app)
    assert "nothing" not in said(app)
    assert app.dataframe


def test_the_events_page_has_a_row_for_every_event(store):
    app = page("events")
    rows = table(app, "tier")
    assert len(rows) == len(store.ledger.events)
    assert rows["day"].is_monotonic_decreasing


def test_an_event_in_full_has_all_that_the_issue_asks_of_a_card(store):
    event = store.archive().events[WITHDRAWAL]
    app = page("events", event=WITHDRAWAL)
    words = said(app)
    for text in (
        event.title.en,
        event.summary.en,
        "10–11 September 2022",
        event.extraction.story_id,
    ):
        assert text in words
    for report in event.reports:
        assert report.statement.en in words
    assert "not verification" in words
    verification = store.verify(event)
    assert verification.tier is Tier.VERIFIED
    assert verification.arithmetic.en in words
    assert "4 independent owners, 1 side" in words
    votes = table(app, "weight")
    assert sorted(votes["weight"]) == sorted(vote.weight for vote in verification.supporting)
    assert len(table(app, "measure")) == len(event.indicators)
    links = [str(element.proto) for element in app.get("page_link")]
    for name in event.entities:
        assert any(f'"{name}"' in link or name in link for link in links), name
    assert any(WITHDRAWAL in code.value for code in app.code)


def test_events_are_filtered_by_all_at_once(store):
    app = page("events")
    choose(app, "Type", ["statement"])
    choose(app, "Entity", ["vitaly-ganchev"])
    expected = [
        event
        for event in store.ledger.events
        if event.type == "statement" and "vitaly-ganchev" in event.entities
    ]
    assert len(table(app, "tier")) == len(expected) > 0
    choose(app, "Reliability", [Reliability.E])
    cited = {source.id for source in store.sources if source.reliability is Reliability.E}
    expected = [event for event in expected if any(r.source in cited for r in event.reports)]
    assert f"Events ({len(expected)} of" in said(app)


def test_events_keep_to_the_units_of_the_header():
    app = page("events", raion="UA63080000000032022")
    whole = page("events")
    assert 0 < len(table(app, "tier")) < len(table(whole, "tier"))


def test_an_event_that_could_not_be_known_yet_is_not_shown(store):
    known = page("events", known="2022-09-01")
    assert len(table(known, "tier")) < len(store.ledger.events)
    assert "not here" in said(page("events", known="2022-09-01", event=WITHDRAWAL))


def test_an_entity_has_its_events_places_and_companions(store):
    entry = store.entity_registry.entries["vitaly-ganchev"]
    app = page("entities", entity="vitaly-ganchev")
    words = said(app)
    assert all(alias in words for alias in entry.entity.aliases)
    assert f"Events ({len(entry.events)})" in words
    place = next(code for code, _ in entry.places if store.gazetteer.has_settlement(code))
    day = max(event.when.best for event in entry.events if place in event.places)
    assert {"sel": [place], "date": [day.isoformat()]} in links(app)


def test_entities_are_filtered_by_type(store):
    app = page("entities")
    app.button_group[0].set_value(["weapon_system"]).run()
    assert not app.exception
    weapons = [each for each in store.ledger.entities if each.type == "weapon_system"]
    assert len(table(app, "aliases")) == len(weapons)


def links(app) -> list[dict[str, list[str]]]:
    """The parameters of the addresses that the page's links lead to, without the search."""
    params = [parse_qs(link.proto.query_string) for link in app.get("page_link")]
    return [{key: each[key] for key in each if key != "q"} for each in params]


def results(app, *keys: str) -> list[str]:
    """What the results of a search lead to, by keys of the address; links of the header name none."""
    wanted = keys or ("sel", "event", "entity", "owner", "source", "raion")
    return [f"{key} {each[key][0]}" for each in links(app) for key in wanted if key in each]


def test_a_link_to_an_event_on_the_map_goes_to_its_day(store):
    app = main(event=WITHDRAWAL)
    assert app.query_params["date"] == store.archive().events[WITHDRAWAL].when.best.isoformat()
    assert "event" not in app.query_params


def test_a_link_to_no_event_on_the_map_is_explained():
    app = main(event="<b>nothing</b>")
    assert "not here" in " ".join(str(each.value) for each in app.toast)
    assert "date" not in app.query_params


def test_a_search_lays_out_every_kind():
    app = main()
    app.text_input[0].set_value("Ганчев").run()
    assert not app.exception
    assert {"event", "entity", "source"} <= {each.split()[0] for each in results(app)}
    assert "entity vitaly-ganchev" in results(app)


def test_a_place_is_selected_and_the_rest_stays_one_click_away():
    app = main()
    app.text_input[0].set_value("Kupyansk").run()
    assert app.query_params["sel"] == KUPIANSK
    assert not results(app, "event")
    app.button(key="ctl_search_again").click().run()
    assert not app.exception
    assert f"sel {KUPIANSK}" in results(app)
    assert results(app, "event")
    app.button(key="search_close").click().run()
    assert not results(app)


def test_more_results_of_a_kind_are_shown_when_asked_for():
    app = main()
    app.text_input[0].set_value("Ganchev").run()
    events = results(app, "event")
    app.button(key="more_event").click().run()
    assert not app.exception
    assert len(results(app, "event")) > len(events) > 0


def test_a_unit_found_becomes_the_only_filter():
    app = main(hromada=KUPIANSK_HROMADA)
    app.text_input[0].set_value("Izium Raion").run()
    assert not app.exception
    assert {"raion": ["UA63040000000023521"]} in links(app)


def test_what_was_found_closes_when_the_address_leads_elsewhere():
    app = main()
    app.text_input[0].set_value("Ganchev").run()
    assert results(app)
    app.query_params["date"] = "2022-09-05"
    app.run()
    assert not app.exception
    assert not results(app)


def test_what_is_found_is_inert():
    app = main()
    app.text_input[0].set_value("![x](http://a.example/t.png)").run()
    assert not app.exception
    assert "![x]" not in " ".join(str(each.value) for each in app.markdown)
