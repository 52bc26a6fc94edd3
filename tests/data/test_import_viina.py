"""VIINA: every form in which the files come, and everything that may be wrong with a row."""

from __future__ import annotations

import random
from datetime import date, timedelta

import importers.viinafiles as files
import numpy as np
import pytest
import smallworld as world
from hypothesis import given, settings
from hypothesis import strategies as st

from data.importers.errors import ImportFault
from data.importers.progress import quiet
from data.importers.report import Report
from data.importers.viina import control_files, read_viina
from data.layerspells import layer_history
from data.snapshot import snapshot
from data.status import ControlStatus

GEONAMES = {world.BRIDGE: 701, world.MILL: 702, world.DISTANT: 703}
UA, OCC, CONTESTED = (
    ControlStatus.UKRAINIAN,
    ControlStatus.OCCUPIED,
    ControlStatus.CONTESTED,
)


def read(*paths, report=None, name="viina"):
    report = Report() if report is None else report
    return {
        each.layer.name: each
        for each in read_viina(
            control_files(paths),
            name=name,
            gazetteer=world.gazetteer(),
            geonames=GEONAMES,
            report=report,
            progress=quiet(),
        )
    }


def statuses(finished, code, first="2022-03-01", days=5):
    start = date.fromisoformat(first)
    told = layer_history(
        finished.spells,
        "x",
        finished.codes,
        first=start,
        last=start + timedelta(days=days - 1),
        sides=finished.sides,
    )
    row = told.row(code)
    return [int(snapshot(told, start + timedelta(days=day)).status[row]) for day in range(days)]


def days_of(key, words, first=date(2022, 3, 1)):
    return [
        files.row(key, (first + timedelta(days=day)).strftime("%Y%m%d"), word)
        for day, word in enumerate(words)
    ]


WEEK = ["UA", "UA", "RU", "CONTESTED", "UA"]
SAID = [UA, UA, OCC, CONTESTED, UA]


def test_rows_become_statuses_day_by_day(tmp_path):
    path = files.write(tmp_path, "control_latest_2022.csv", files.text(days_of("701", WEEK)))
    layers = read(path)
    assert list(layers) == ["viina", "viina-wiki", "viina-boost", "viina-dsm", "viina-isw"]
    for layer in layers.values():
        assert statuses(layer, world.BRIDGE) == SAID
        assert statuses(layer, world.MILL) == [ControlStatus.UNKNOWN] * 5
        assert layer.layer.licence.startswith("ODbL")
        assert (layer.layer.first, layer.layer.last) == (date(2022, 3, 1), date(2022, 3, 5))


def test_each_column_is_a_layer_of_its_own(tmp_path):
    one = files.row("701", "20220301", "UA", "RU", "CONTESTED", "", "RU")
    layers = read(files.write(tmp_path, "control_latest_2022.csv", files.text([one])))
    found = {name: statuses(layer, world.BRIDGE, days=1)[0] for name, layer in layers.items()}
    assert found == {
        "viina": OCC,
        "viina-wiki": UA,
        "viina-boost": OCC,
        "viina-dsm": CONTESTED,
        "viina-isw": ControlStatus.UNKNOWN,
    }


def test_numbers_may_be_floats_and_blank_statuses_hold_the_last(tmp_path):
    rows = days_of("701.0", ["RU", "", "", "RU"])
    layers = read(files.write(tmp_path, "control_latest_2022.csv", files.text(rows)))
    assert statuses(layers["viina"], world.BRIDGE, days=4) == [OCC] * 4


def test_kontrol_joins_by_code_also_in_lookalike_letters(tmp_path):
    cyrillic = world.MILL.replace("UA", "UА")  # the second letter is Cyrillic
    rows = days_of(world.BRIDGE, WEEK) + days_of(cyrillic, WEEK)
    report = Report()
    layers = read(
        files.write(tmp_path, "kontrol_latest_2022.csv", files.kontrol(rows)), report=report
    )
    assert statuses(layers["viina"], world.BRIDGE) == SAID
    assert statuses(layers["viina"], world.MILL) == SAID
    assert report.unjoined == 0


def test_what_does_not_join_is_counted_and_listed(tmp_path):
    rows = days_of("701", WEEK) + days_of("999", WEEK) + days_of("998", WEEK)
    report = Report()
    read(files.write(tmp_path, "control_latest_2022.csv", files.text(rows)), report=report)
    assert report.counts == {"read": 15, "rejected": 0, "unjoined": 10, "unjoined_places": 2}
    assert b"no settlement has this geonameid,999,5" in report.as_csv()


def test_nothing_joined_says_what_to_do(tmp_path):
    path = files.write(tmp_path, "control_latest_2022.csv", files.text(days_of("999", WEEK)))
    with pytest.raises(ImportFault, match=r"none of 5 rows joins .*import geonames"):
        read(path)


@pytest.mark.parametrize("quoted", [False, True])
def test_faulty_rows_are_named_and_the_others_kept(tmp_path, quoted):
    rows = [
        files.row("701", "20220301", "UA"),
        files.row("seven", "20220301", "UA"),
        files.row("701.5", "20220301", "UA"),
        files.row("nan", "20220301", "UA"),
        files.row("701", "20220230", "UA"),
        files.row("701", "1 March", "UA"),
        "701,20220302,UA",
        files.row("701", "20220302", "RU"),
    ]
    if quoted:
        rows[0] = rows[0].replace("701", '"701"')
    report = Report()
    layers = read(files.write(tmp_path, "control_latest_2022.csv", files.text(rows)), report=report)
    assert statuses(layers["viina"], world.BRIDGE, days=2) == [UA, OCC]
    listed = report.as_csv().decode().splitlines()[1:]
    assert [line.split(",")[:2] for line in listed] == [
        ["control_latest_2022.csv", str(number)] for number in (3, 4, 5, 6, 7, 8)
    ]


def test_a_line_in_another_encoding_is_rejected(tmp_path):
    good = files.text(days_of("701", WEEK)).encode()
    bad = "701,20220306,Укр,,,,,v".encode("cp1251") + b"\n"
    report = Report()
    layers = read(files.write(tmp_path, "control_latest_2022.csv", good + bad), report=report)
    assert statuses(layers["viina"], world.BRIDGE) == SAID
    assert b",7,not UTF-8," in report.as_csv()


def test_an_unknown_status_stops_the_import_with_the_line(tmp_path):
    rows = [*days_of("701", WEEK), files.row("701", "20220306", "DNR")]
    path = files.write(tmp_path, "control_latest_2022.csv", files.text(rows))
    with pytest.raises(ImportFault, match=r"csv:7: status 'DNR' is no status; .*UA, RU, CONTESTED"):
        read(path)


def test_of_contradicting_rows_the_first_is_kept_and_the_other_named(tmp_path):
    rows = [files.row("701", "20220301", word) for word in ("UA", "RU", "UA")]
    report = Report()
    layers = read(files.write(tmp_path, "control_latest_2022.csv", files.text(rows)), report=report)
    assert statuses(layers["viina"], world.BRIDGE, days=1) == [UA]
    assert report.rejected == 1
    assert b'control_latest_2022.csv,3,"contradicts another row' in report.as_csv()


def test_years_in_files_archives_and_folders_are_one_layer(tmp_path):
    turn = days_of("701", ["UA"] * 10, first=date(2022, 12, 27))
    split = [row for row in turn if ",2022" in row], [row for row in turn if ",2023" in row]
    files.zipped(
        tmp_path,
        "control_latest_2022.zip",
        {"control_latest_2022.csv": files.text(split[0]), "__MACOSX/._control": b"x"},
    )
    files.write(tmp_path, "control_latest_2023.csv", files.text(split[1]))
    files.write(tmp_path, "control_latest_2023 (conflicted copy 2024-09-28).csv", b"garbage")
    files.write(tmp_path, "event_info_latest_2023.csv", b"other")
    layer = read(tmp_path)["viina"]
    assert len(layer.spells.row) == 1
    assert statuses(layer, world.BRIDGE, "2022-12-27", 10) == [UA] * 10
    assert [name for name, _ in layer.inputs] == [
        "control_latest_2022.zip/control_latest_2022.csv",
        "control_latest_2023.csv",
    ]


def test_two_panels_do_not_mix(tmp_path):
    files.write(tmp_path, "control_latest_2022.csv", files.text(days_of("701", WEEK)))
    files.write(tmp_path, "kontrol_latest_2022.csv", files.kontrol(days_of(world.BRIDGE, WEEK)))
    with pytest.raises(ImportFault, match="mixed with files of the other panel"):
        read(tmp_path)


def test_the_wide_form_is_known_by_its_header(tmp_path):
    head = "geonameid,name,asciiname,alternatenames,longitude,latitude,feature_code"
    runs = "ctr_20220301120000,ctr_20220302060000,ctr_20220302180000,ctr_20220308000000"
    rows = [
        '701,"Мостів, місто",Mostiv,"a,b",37.5,49.75,PPL,UA,UA,RU,CONTESTED',
        "999,X,X,,1,2,PPL,UA,UA,UA,UA",
        "701,short",
    ]
    report = Report()
    path = files.write(tmp_path, "control_latest.csv", "\n".join([f"{head},{runs}", *rows]) + "\n")
    layers = read(path, report=report)
    assert list(layers) == ["viina"]
    assert statuses(layers["viina"], world.BRIDGE, days=8) == [UA] + [OCC] * 6 + [CONTESTED]
    assert (report.rejected, report.unjoined) == (1, 1)


def test_the_wide_form_has_no_other_statuses(tmp_path):
    head = (
        "geonameid,name,asciiname,alternatenames,longitude,latitude,feature_code,ctr_20220301120000"
    )
    path = files.write(tmp_path, "control_latest.csv", f"{head}\n701,a,a,,1,2,PPL,LNR\n")
    with pytest.raises(ImportFault, match=r"csv:2: ctr_20220301120000 'LNR' is no status"):
        read(path)


WIDE = "geonameid,name,asciiname,alternatenames,longitude,latitude,feature_code"


def wide(runs, *rows):
    columns = ",".join(f"ctr_{run}" for run in runs)
    return "\n".join([f"{WIDE},{columns}", *(f"{key},a,a,,1,2,PPL,{said}" for key, said in rows)])


def test_wide_files_of_several_years_come_in_archives_and_rows_in_any_order(tmp_path):
    one = wide(("20221231000000", "20221230000000"), ("702", "RU,RU"), ("701", "UA,RU"))
    two = wide(("20230102000000",), ("701", "CONTESTED"), ("702", ""))
    files.zipped(tmp_path, "control_latest_2022.zip", {"control_latest_2022.csv": one})
    files.write(tmp_path, "control_latest_2023.csv", two)
    layer = read(tmp_path)["viina"]
    # Of a day without a run the run before it still holds; a column may stand before an earlier one.
    assert statuses(layer, world.BRIDGE, "2022-12-30", 4) == [OCC, UA, UA, CONTESTED]
    assert statuses(layer, world.MILL, "2022-12-30", 4) == [OCC] * 4


def test_a_gap_between_runs_widens_the_bounds_of_a_change(tmp_path):
    text = wide(("20220305000000", "20220308000000"), ("701", "UA,RU"))
    spells = read(files.write(tmp_path, "control_latest.csv", text))["viina"].spells
    first = int(spells.start[0])
    assert (spells.start - first).tolist() == [0, 3]
    assert (spells.earliest - first).tolist() == [0, 1]


def test_the_two_versions_together_have_the_one_column_that_both_have(tmp_path):
    files.write(tmp_path, "control_latest_2022.csv", wide(("20220301000000",), ("701", "RU")))
    files.write(tmp_path, "control_latest_2023.csv", files.text(days_of("701", ["UA"])))
    report = Report()
    layers = read(tmp_path, report=report)
    assert list(layers) == ["viina"]
    assert statuses(layers["viina"], world.BRIDGE, days=1) == [OCC]
    assert b"control_latest_2023.csv,2" in report.as_csv()


def test_broken_characters_in_names_of_the_wide_form_do_no_harm(tmp_path):
    text = wide(("20220301000000",), ("701", "RU"), ("702", "UA"))
    raw = text.replace("701,a", "701,Куп").encode("cp1251").replace(b",UA", b",U\xff")
    report = Report()
    layer = read(files.write(tmp_path, "control_latest.csv", raw), report=report)["viina"]
    assert statuses(layer, world.BRIDGE, days=1) == [OCC]
    assert b"control_latest.csv,3,not UTF-8,702" in report.as_csv()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (wide(("20221340000000",)), "names no date"),
        (wide(("20220301000000",)) + '\n701,"open', "no CSV"),
        (wide(("20220301000000",)) + "\nx,a,a,,1,2,PPL,UA", "none of 1 rows joins"),
    ],
)
def test_wide_files_at_fault_are_refused(tmp_path, text, message):
    with pytest.raises(ImportFault, match=message):
        read(files.write(tmp_path, "control_latest.csv", text))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"a,b,c\n1,2,3\n", "the columns are 'a,b,c'"),
        (files.text([]).encode("utf-16"), "encoded as UTF-16"),
        (
            files.text(days_of("701", WEEK)).replace("\n", "\r").encode(),
            "the header is no line of CSV",
        ),
        (files.text(["701,2022\x000301"]).encode(), "NUL byte"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "Git LFS pointer"),
    ],
)
def test_files_that_are_something_else_are_refused(tmp_path, content, message):
    with pytest.raises(ImportFault, match=message):
        read(files.write(tmp_path, "control_latest_2022.csv", content))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_order_of_rows_does_not_matter(tmp_path_factory, data):
    words = st.sampled_from(["UA", "RU", "CONTESTED", ""])
    rows = [
        files.row(key, f"2022{month:02}{day:02}", data.draw(words), *[data.draw(words)] * 4)
        for key in (701, 702)
        for month in (3, 12)
        for day in (1, 2, 3, 31)
    ]
    shuffled = data.draw(st.permutations(rows))
    folder = tmp_path_factory.mktemp("order")
    one = files.write(folder, "control_latest_2022.csv", files.text(rows))
    two = files.write(folder, "control_latest_2023.csv", files.text(shuffled))
    for left, right in zip(read(one).values(), read(two).values(), strict=True):
        for column in ("row", "start", "earliest", "end", "status", "provenance"):
            assert np.array_equal(getattr(left.spells, column), getattr(right.spells, column))


def test_both_ways_of_reading_a_block_agree(tmp_path):
    rnd = random.Random(7)
    rows = [
        files.row(key, f"2022{month:02}{day:02}", *rnd.choices(["UA", "RU", "CONTESTED", ""], k=5))
        for key in (701, 702, 703, 999)
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    quick = files.write(tmp_path, "control_latest_2022.csv", files.text(rows))
    slow = files.write(tmp_path, "control_latest_2023.csv", files.text(rows).replace("\n", "\r\n"))
    reports = Report(), Report()
    for left, right in zip(
        read(quick, report=reports[0]).values(),
        read(slow, report=reports[1]).values(),
        strict=True,
    ):
        for column in ("row", "start", "earliest", "end", "status"):
            assert np.array_equal(getattr(left.spells, column), getattr(right.spells, column))
    assert reports[0].counts == reports[1].counts
