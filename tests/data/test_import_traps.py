"""Traps of the formats that no other test is about: names, old codes, days without a year, odd files."""

from __future__ import annotations

import json
from datetime import date, timedelta

import importers.deepstatefiles as deepstate
import importers.vieventfiles as events
import importers.viinafiles as viina
import pytest
import smallworld as world

from data.importers.deepstate import read_deepstate, snapshots
from data.importers.errors import ImportFault
from data.importers.geonames import import_places
from data.importers.labels import LABELS, Thresholds
from data.importers.overlay import Overlay, overlay_in_force
from data.importers.progress import quiet
from data.importers.register import read_layers as read_register
from data.importers.report import Report
from data.importers.viina import control_files, read_viina
from data.importers.viina_events import event_files
from data.importers.viina_events import read_layers as read_events
from data.layerspells import layer_history
from data.status import ControlStatus

UNKNOWN, UA, OCC, CONTESTED = ControlStatus
BRIDGE_AT = (37.5, 49.75)
#: A code of ten digits, as in the classifier before 2020.
KOATUU = "6325157900"


def days_of(layer, code, first, days):
    history = layer_history(
        layer.spells,
        "x",
        layer.codes,
        first=first,
        last=first + timedelta(days=days - 1),
        sides=layer.sides,
    )
    return [
        (ControlStatus(spell.status), spell.start, spell.start_earliest, spell.end)
        for spell in history.spells(history.row(code))
    ]


def archive(folder):
    return read_deepstate(
        snapshots([folder]),
        name=None,
        gazetteer=world.gazetteer(),
        overlay=Overlay(),
        progress=quiet(),
    )


@pytest.mark.parametrize(
    "name",
    [
        "event_info_latest_v1.csv",
        "event_info_latest_2022 (conflicted copy 2024-09-28).csv",
        "event_info_latest_2022.csv.bak",
    ],
)
def test_files_of_other_versions_and_copies_in_conflict_are_not_read(tmp_path, name):
    for kind in ("info", "labels"):
        viina.write(tmp_path, f"event_{kind}_latest_2022.csv", "")
    viina.write(tmp_path, name, "")
    found = event_files([tmp_path])
    assert [file.name for files in found.values() for file in files] == [
        "event_info_latest_2022.csv",
        "event_labels_latest_2022.csv",
    ]


def test_an_archive_of_before_the_years_were_parted_is_read(tmp_path):
    rows = [viina.row(world.BRIDGE, "20220301", "RU")]
    viina.zipped(tmp_path, "kontrol_latest.zip", {"kontrol_latest.csv": viina.kontrol(rows)})
    (file,) = control_files([tmp_path])
    assert file.name == "kontrol_latest.zip/kontrol_latest.csv"


def test_codes_of_before_2020_are_counted_and_never_joined_to_anything(tmp_path):
    rows = [viina.row(KOATUU, "20220301", "RU"), viina.row(world.BRIDGE, "20220301", "RU")]
    path = viina.write(tmp_path, "kontrol_latest_2022.csv", viina.kontrol(rows))
    report = Report()
    read_viina(
        control_files([path]),
        name="viina",
        gazetteer=world.gazetteer(),
        geonames={},
        report=report,
        progress=quiet(),
    )
    assert report.counts["unjoined"] == 1
    assert KOATUU in report.as_csv().decode()
    register = f"code,name,start,end\n{KOATUU},X,2022-03-01,\n{world.BRIDGE},Y,2022-03-02,\n"
    (layer,) = read_register(
        [viina.write(tmp_path, "register.csv", register)], None, world.gazetteer(), tmp_path
    )
    assert KOATUU in layer.report.decode()
    assert layer.layer.covered == 1


def test_the_day_in_a_label_has_no_year_and_dates_nothing(tmp_path):
    square = deepstate.polygon(deepstate.square(*BRIDGE_AT))
    label = "Звільнено 31.03 /// Liberated 31.03 /// geoJSON.status.dismissed_at {{at:31.03}}"
    deepstate.write(
        tmp_path, "2024-04-02T12:00:00+03:00", [deepstate.feature(square, label, "#0f9d58")]
    )
    layer = archive(tmp_path)
    assert (layer.layer.first, layer.layer.last) == (date(2024, 4, 2), date(2024, 4, 2))
    first = date(2024, 3, 30)
    assert days_of(layer, world.BRIDGE, first, 5)[1] == (UA, 3, 3, 4)


def test_ground_in_kursk_oblast_and_historical_lands_mark_no_settlement(tmp_path):
    square = deepstate.polygon(deepstate.square(*BRIDGE_AT))
    kursk = "Звільнено /// Liberated /// geoJSON.status.dismissed"
    karelia = "Окупована Карелія /// Occupied Karelia /// geoJSON.territories.karelia"
    features = [
        deepstate.feature(square, kursk, "#01579b"),
        deepstate.feature(square, karelia, "#ff5252"),
    ]
    deepstate.write(tmp_path, "2024-09-01T12:00:00+03:00", features)
    layer = archive(tmp_path)
    assert layer.counts["rejected"] == 0
    (spell,) = days_of(layer, world.BRIDGE, date(2024, 9, 1), 1)
    assert spell[0] is UA
    assert set(layer.spells.provenance.tolist()) == {2}  # implied: no polygon is over it


def test_missing_and_repeated_daily_files_widen_bounds_and_change_nothing(tmp_path):
    ring = deepstate.square(*BRIDGE_AT)
    for name in ("20240815", "20240816", "20240818"):
        deepstate.write_daily(tmp_path, name, [] if name < "20240818" else [ring])
    found = days_of(archive(tmp_path), world.BRIDGE, date(2024, 8, 14), 4)
    assert found == [(UA, 0, 0, 3), (OCC, 3, 2, 4)]


def test_a_daily_file_is_what_its_name_says_whatever_it_calls_itself(tmp_path):
    path = deepstate.write_daily(tmp_path, "20240815", [deepstate.square(*BRIDGE_AT)])
    document = json.loads(path.read_text())
    document["name"] = "deepstatemap_data_20230101"
    path.write_text(json.dumps(document))
    assert archive(tmp_path).layer.first == date(2024, 8, 14)


def test_a_quotation_mark_in_a_name_swallows_no_line(tmp_path):
    cells = ["", "P", "PPL", "UA", "", "07", "", "", "", "0", "", "10", "Europe/Kiev", "2024-01-01"]

    def line(number, name, lng, lat):
        return "\t".join([str(number), name, name, cells[0], str(lat), str(lng), *cells[1:]])

    lines = [line(1, 'Khutir "Mostiv', 30.0, 49.0), line(2, "Mostiv", *BRIDGE_AT)]
    path = viina.write(tmp_path, "UA.txt", "\n".join(lines) + "\n")
    import_places([path], world.gazetteer(), tmp_path)
    assert overlay_in_force(tmp_path).numbers == {world.BRIDGE: 2}


def test_columns_in_another_order_are_refused_and_not_misread(tmp_path):
    line = "\t".join(["Mostiv", "2", *["x"] * 17])
    with pytest.raises(ImportFault):
        import_places([viina.write(tmp_path, "UA.txt", f"{line}\n")], world.gazetteer(), tmp_path)


def test_a_time_of_midnight_stays_as_it_is_written(tmp_path):
    viina.write(
        tmp_path,
        "event_info_latest_2022.csv",
        events.text(events.INFO, [events.info("1", time="00:00")]),
    )
    viina.write(
        tmp_path,
        "event_labels_latest_2022.csv",
        events.text(events.LABELLED, [events.labels("1", t_control=0.9)]),
    )
    (layer,) = read_events(
        [tmp_path],
        name=None,
        thresholds=Thresholds(of=dict.fromkeys(LABELS, 0.5)),
        gazetteer=world.gazetteer(),
        build=tmp_path,
    )
    (event,) = layer.events.to_dicts()
    assert (event["day"], event["time"]) == (date(2022, 3, 5), "00:00")
