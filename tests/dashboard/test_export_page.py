"""The page "Export": every content in every format, and the same bytes by its other doors."""

from __future__ import annotations

import json
import shlex
from datetime import date

import pytest
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from dashboard.exporting import address, command, size_text
from dashboard.server import routes
from dashboard.text_export import EXPORT
from data.cli import options
from data.cli.main import main
from data.export.formats import FormatError
from data.export.request import CONTENTS, FileRequest, estimate, file_name, file_pieces
from data.folders import build_folder
from data.selection import Filters
from geo.place import Level

KUPIANSK_RAION = "UA63080000000032022"
OFFERED = [(content, form) for content, asked in CONTENTS.items() for form in asked.formats]


def request(content, form, **fields):
    asked = {
        "content": content,
        "form": form,
        "day": date(2022, 9, 10),
        "start": date(2022, 9, 1),
        "end": date(2022, 9, 15),
        "filters": Filters(raions=(KUPIANSK_RAION,), known_as_of=date(2022, 10, 1)),
        "by": Level.HROMADA,
    }
    return FileRequest(**asked | fields)


@pytest.mark.parametrize(("content", "form"), OFFERED)
def test_the_command_writes_the_same_bytes(content, form, store, tmp_path, monkeypatch):
    asked = request(content, form)
    # Opened once for all of them: each by itself would read the gazetteer anew.
    monkeypatch.setattr(options, "open_store", lambda _build: store)
    _, _, _, *words = shlex.split(command(asked))
    monkeypatch.setenv("CONTROL_BUILD", str(build_folder(None).resolve()))
    monkeypatch.chdir(tmp_path)
    assert main(words) == 0
    raw = (tmp_path / file_name(asked)).read_bytes()
    assert raw == file_pieces(store, asked).whole()


@pytest.mark.parametrize(("content", "form"), [each for each in OFFERED if each[1] != "kml"])
def test_the_address_serves_the_same_bytes(content, form, store):
    asked = request(content, form, geometry="cell")
    from starlette.applications import Starlette  # noqa: PLC0415

    answer = TestClient(Starlette(routes=routes())).get(address(asked))
    assert answer.status_code == 200
    assert answer.content == file_pieces(store, asked).whole()


@pytest.mark.parametrize(("content", "form"), OFFERED)
def test_the_hint_is_of_the_right_order(content, form, store):
    if form in {"html", "qgis", "kepler", "timemap"}:
        pytest.skip("a package is compressed, and its hint is about its rows")
    start = date(2025, 12, 1) if form == "xlsx" else store.first  # a workbook takes fewer days
    asked = request(content, form, filters=Filters(), start=start, end=store.last)
    rows, size, _ = estimate(store, asked)
    found = len(file_pieces(store, asked).whole())
    assert rows > 0
    assert found / 6 < size < found * 6 or rows < 50


def test_what_there_is_not_is_refused(store):
    with pytest.raises(FormatError, match="no series as 'kml'"):
        file_pieces(store, request("series", "kml"))


def test_a_filter_that_the_command_line_lacks_has_no_command():
    assert command(request("snapshot", "csv", filters=Filters(categories=("ukrainian",)))) is None
    assert "--status liberated" in command(
        request("snapshot", "csv", filters=Filters(categories=("liberated",)))
    )


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (25_400, "25 kB"), (3_400_000, "3.4 MB")],
)
def test_sizes_in_words(size, words):
    assert size_text(size) == words


def test_sizes_in_the_readers_language():
    assert size_text(3_400_000, "uk") == "3,4 МБ"


def test_every_content_and_format_has_words():
    for content, asked in CONTENTS.items():
        assert f"export.content.{content}" in EXPORT
        for form in asked.formats:
            assert f"export.form.{form}" in EXPORT


@pytest.fixture
def page():
    return AppTest.from_string(
        "from dashboard.views import export_page\nexport_page.draw()", default_timeout=60
    )


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("content", CONTENTS)
def test_each_content_can_be_chosen(page, language, content):
    page.query_params["lang"] = language
    page.run()
    page.selectbox[0].set_value(content).run()
    assert not page.exception
    assert list(page.selectbox[1].options) == [
        EXPORT[f"export.form.{form}"][language] for form in CONTENTS[content].formats
    ]


def test_it_makes_the_file_that_the_filters_ask_for(page, store):
    page.query_params["raion"] = KUPIANSK_RAION
    page.query_params["date"] = "2022-09-05"
    page.query_params["known"] = "2022-09-12"
    page.run()
    page.button(key="export_make").click().run()
    assert not page.exception
    raw = page.session_state["export_made"][1]
    filters = Filters(raions=(KUPIANSK_RAION,), known_as_of=date(2022, 9, 12))
    assert raw == store.export_snapshot(date(2022, 9, 5), filters)


def test_days_out_of_order_are_told(page):
    page.query_params["from"] = "2022-10-01"
    page.query_params["to"] = "2022-09-01"
    page.run()
    page.selectbox[0].set_value("diff").run()
    assert page.error
    assert not page.button


def test_the_age_of_the_evidence_limits_the_file_or_is_said_not_to(page, store):
    page.query_params["date"] = "2023-01-01"
    page.query_params["age"] = "90"
    page.run()
    page.button(key="export_make").click().run()
    assert "90 days" in page.caption[0].value
    made = json.loads(page.session_state["export_made"][1])
    assert made["filters"]["unconfirmed_days"] == 90
    assert (
        0
        < len(made["features"])
        < len(json.loads(store.export_snapshot(date(2023, 1, 1)))["features"])
    )
    page.selectbox[0].set_value("series").run()
    assert "does not limit" in page.caption[0].value


def test_what_does_not_fit_a_workbook_is_told(page):
    page.run()
    page.selectbox[0].set_value("series").run()
    page.selectbox[1].set_value("xlsx").run()
    page.selectbox[2].set_value("hromada").run()
    page.button(key="export_make").click().run()
    assert "too many for a workbook" in page.error[0].value
    assert not page.exception


def test_nothing_to_write_is_said(page):
    page.query_params["raion"] = KUPIANSK_RAION
    page.query_params["status"] = "unknown"
    page.run()
    assert page.info
    assert not page.button
