"""The official register: columns by name, units of every level, amendments, and hostile workbooks."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import builtworld
import importers.viinafiles as files
import numpy as np
import openpyxl
import pytest
import smallworld as world

from data.importers import tables
from data.importers.columnar import unpacked_edition
from data.importers.errors import ImportFault
from data.importers.register import read_layers
from data.importers.shelf import EDITIONS
from data.layerspells import day_number, layer_history
from data.status import ControlStatus, Provenance

UNKNOWN, UA, OCC, CONTESTED = ControlStatus
HEAD = "code,name,start,end"


def read(path):
    return read_layers([path], None, world.gazetteer(), path.parent)[0]


def written(folder, *rows, head=HEAD):
    return files.write(folder, "register.csv", "\n".join([head, *rows]) + "\n")


def spells(finished, code, days=10):
    start = date(2022, 3, 1)
    history = layer_history(
        finished.spells,
        "x",
        finished.codes,
        first=start,
        last=start + timedelta(days=days - 1),
        sides=finished.sides,
    )
    return [
        (spell.status, spell.start, spell.end, spell.provenance)
        for spell in history.spells(history.row(code))
    ]


def test_a_period_is_occupied_and_its_end_implies_ukrainian(tmp_path):
    path = written(
        tmp_path,
        f"{world.BRIDGE},Мостів,2022-03-03,06.03.2022",
        f"{world.DISTANT},Кінець,2022-03-08,",
    )
    layer = read(path)
    assert spells(layer, world.BRIDGE) == [
        (UNKNOWN, 0, 2, Provenance.NONE),
        (OCC, 2, 5, Provenance.REPORTED),
        (UA, 5, 8, Provenance.IMPLIED),
        (UNKNOWN, 8, 10, Provenance.NONE),
    ]
    assert spells(layer, world.MILL) == [(UNKNOWN, 0, 10, Provenance.NONE)]
    assert layer.layer.last == date(2022, 3, 8)


def test_the_narrowest_unit_counts_and_wider_ones_imply(tmp_path):
    path = written(
        tmp_path,
        f"{world.BRIDGE},,2022-03-01,2022-03-04",
        f"{world.EAST},,2022-03-01,2022-03-10",
        f"{world.RIVER},,2022-03-01,2022-03-06",
    )
    layer = read(path)
    assert spells(layer, world.BRIDGE)[0] == (OCC, 0, 3, Provenance.REPORTED)
    assert spells(layer, world.MILL)[0] == (OCC, 0, 5, Provenance.IMPLIED)
    assert spells(layer, world.NAUGHTY)[0] == (OCC, 0, 9, Provenance.IMPLIED)
    assert spells(layer, world.DISTANT)[0][0] is UNKNOWN


def test_ukrainian_headings_sections_and_semicolons(tmp_path):
    rows = [
        "Перелік територій;;;",
        "Код;Найменування;Дата початку;Дата завершення",
        "Території активних бойових дій;;;",
        f"{world.BRIDGE};Мостів;01.03.2022;-",
        "Території можливих бойових дій;;;",
        f"{world.NAUGHTY};;01.03.2022;",
        "Тимчасово окуповані території;;;",
        f"{world.OTHER_MILL};;02.03.2022;",
    ]
    layer = read(files.write(tmp_path, "r.csv", "\n".join(rows)))
    assert spells(layer, world.BRIDGE, 2)[0][0] is CONTESTED
    assert spells(layer, world.OTHER_MILL, 2)[1][0] is OCC
    assert spells(layer, world.NAUGHTY, 2)[0][0] is UNKNOWN
    assert "r.csv,6,possible hostilities say nothing of control" in layer.report.decode()


def test_the_latest_amendment_of_a_unit_replaces_what_was_said(tmp_path):
    path = written(
        tmp_path,
        f"{world.BRIDGE},,2022-03-01,2022-03-09,2022-04-01",
        f"{world.BRIDGE},,2022-03-01,2022-03-04,2022-05-01",
        f"{world.MILL},,2022-03-01,2022-03-09,2022-04-01",
        head="code,name,start,end,amended",
    )
    layer = read(path)
    assert spells(layer, world.BRIDGE)[0] == (OCC, 0, 3, Provenance.REPORTED)
    assert spells(layer, world.MILL)[0] == (OCC, 0, 8, Provenance.REPORTED)


AMENDED = "code,name,start,end,amended"


def known(finished, day, code):
    """What the first ten days of March were, as known on a day: statuses, first days, ends."""
    raw = finished.files()[EDITIONS]
    edition = unpacked_edition(raw, world.gazetteer(), day_number(date.fromisoformat(day)))
    return [each[:3] for each in spells(replace(finished, spells=edition), code)]


def test_each_amendment_is_an_edition_of_its_own(tmp_path):
    path = written(
        tmp_path,
        f"{world.BRIDGE},,2022-03-01,2022-03-09,2022-04-01",
        f"{world.BRIDGE},,2022-03-01,2022-03-04,2022-05-01",
        f"{world.EAST},,2022-03-02,,2022-04-20",
        head=AMENDED,
    )
    layer = read(path)
    assert layer.layer.known_from == date(2022, 4, 1)
    nothing = [(UNKNOWN, 0, 10)]
    first, amended = [(OCC, 0, 8), (UA, 8, 10)], [(OCC, 0, 3), (UA, 3, 10)]
    for day, bridge, mill in (
        ("2022-03-31", nothing, nothing),
        ("2022-04-01", first, nothing),
        ("2022-04-19", first, nothing),
        ("2022-04-20", first, [(UNKNOWN, 0, 1), (OCC, 1, 10)]),
        ("2022-05-01", amended, [(UNKNOWN, 0, 1), (OCC, 1, 10)]),
        ("2026-01-01", amended, [(UNKNOWN, 0, 1), (OCC, 1, 10)]),
    ):
        assert known(layer, day, world.BRIDGE) == bridge
        assert known(layer, day, world.MILL) == mill


def test_the_last_edition_is_what_the_register_says_now(tmp_path):
    rows = [
        f"{code},,2022-03-0{start},{end},2022-0{month}-01"
        for code, start, end, month in (
            (world.BRIDGE, 1, "2022-03-09", 4),
            (world.MILL, 2, "", 4),
            (world.BRIDGE, 3, "", 5),
            (world.RIVER, 1, "2022-03-05", 6),
        )
    ]
    layer = read(written(tmp_path, *rows, head=AMENDED))
    last = unpacked_edition(layer.files()[EDITIONS], world.gazetteer(), 30_000)
    for column in ("row", "start", "earliest", "end", "status", "provenance"):
        assert np.array_equal(getattr(last, column), getattr(layer.spells, column))


def test_a_row_without_the_day_of_its_amendment_leaves_no_days_of_knowledge(tmp_path):
    path = written(
        tmp_path,
        f"{world.BRIDGE},,2022-03-01,2022-03-09,2022-04-01",
        f"{world.MILL},,2022-03-01,2022-03-09,",
        head=AMENDED,
    )
    layer = read(path)
    assert layer.layer.known_from is None
    assert EDITIONS not in layer.files()


def test_the_command_line_answers_as_known_on_a_day(run, tmp_path):
    path = written(
        tmp_path,
        f"{builtworld.DIBROVA},,2022-03-01,,2022-03-10",
        f"{builtworld.DIBROVA},,2022-03-05,,2022-03-12",
        head=AMENDED,
    )
    assert run("import", "register", path)[0] == 0
    asked = ("--date", "2022-03-02", "--layer", "register", "--oblast", "UA99000000000000011")
    answers = {}
    for day in ("2022-03-09", "2022-03-11", "2022-03-12"):
        _, out, _ = run("snapshot", *asked, "--known-as-of", day, "--status", "occupied")
        document = json.loads(out)
        assert document["known_as_of"] == day
        answers[day] = [each["id"] for each in document["features"]]
    assert answers == {"2022-03-09": [], "2022-03-11": [builtworld.DIBROVA], "2022-03-12": []}
    _, out, _ = run("layers", "--json")
    known_from = {each["layer"]: each["known_from"] for each in map(json.loads, out.splitlines())}
    assert (known_from["ledger"], known_from["register"]) == (None, "2022-03-10")
    plain = written(tmp_path, f"{builtworld.DIBROVA},,2022-03-01,")
    assert run("import", "register", plain)[0] == 0
    code, _, err = run("snapshot", *asked, "--known-as-of", "2022-03-12")
    assert (code, "does not say when it was known" in err) == (1, True)


def test_faulty_rows_are_named_and_unknown_units_listed(tmp_path):
    path = written(
        tmp_path,
        f"{world.BRIDGE},,2022-03-01,",
        f"{world.MILL},,,",
        f"{world.MILL},,soon,",
        f"{world.MILL},,2022-03-05,2022-03-01",
        "UA99999999999999999,,2022-03-01,",
    )
    layer = read(path)
    listed = layer.report.decode()
    assert layer.counts == {"read": 5, "rejected": 3, "unjoined": 1, "unjoined_places": 1}
    assert "register.csv,3,the period has no start" in listed
    assert "register.csv,4,a day is neither" in listed
    assert "register.csv,5,the period ends before it starts" in listed
    assert "no unit has this KATOTTG code,UA99999999999999999" in listed


def workbook(folder, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    path = folder / "r.xlsx"
    book.save(path)
    return path


def test_a_workbook_is_read_like_a_table(tmp_path):
    path = workbook(
        tmp_path,
        [
            ["Register"],
            HEAD.split(","),
            [world.BRIDGE, "Мостів", date(2022, 3, 1), date(2022, 3, 4)],
            [world.MILL, None, "2022-03-02", None],
        ],
    )
    layer = read(path)
    assert spells(layer, world.BRIDGE)[0] == (OCC, 0, 3, Provenance.REPORTED)
    assert spells(layer, world.MILL, 4)[1] == (OCC, 1, 4, Provenance.REPORTED)


def repacked(path, change):
    """Rewrite the parts of a workbook; ``change`` maps a part's name and bytes to new bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    path.write_bytes(file.getvalue())
    return path


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda raw: raw.replace(b"<worksheet", ENTITIES + b"<worksheet", 1), "document type"),
        (lambda raw: raw.decode().encode("utf-16"), "document type"),
        (lambda raw: raw[: len(raw) // 2], "no XLSX"),
        (lambda raw: raw + b" " * 2000, "inflates to over"),
    ],
)
def test_hostile_workbooks_are_refused(tmp_path, monkeypatch, change, problem):
    monkeypatch.setattr(tables, "MAX_INFLATED", 20_000)
    path = workbook(tmp_path, [HEAD.split(","), [world.BRIDGE, "", "2022-03-01", ""]])
    with zipfile.ZipFile(path) as archive:
        room = 20_001 - sum(each.file_size for each in archive.infolist())
    monkeypatch.setattr(tables, "MAX_INFLATED", 20_000 - room + 1_000)
    repacked(path, lambda name, raw: change(raw) if name.endswith("sheet1.xml") else raw)
    with pytest.raises(ImportFault, match=problem):
        read(path)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "names of the columns"),
        (b"a,b\n1,2\n", "names of the columns"),
        (HEAD.encode() + b"\n", "no row can be used"),
        ((HEAD + "\nМостів").encode("cp1251"), "csv:2: not UTF-8"),
        (HEAD.encode() + b'\n"open', "no CSV"),
        (b"code\0,start,end\n", "NUL byte"),
        (b"PK\x03\x04 no archive", "damaged"),
    ],
)
def test_damaged_tables_are_refused(tmp_path, content, problem):
    with pytest.raises(ImportFault, match=problem):
        read(files.write(tmp_path, "register.csv", content))


@pytest.mark.parametrize(
    "day", ["01.03.20220", "101.03.2022", "30.02.2022", "01.03.0000", "٠١.٠٣.٢٠٢٢"]
)
def test_what_is_no_day_is_not_read_as_another_one(tmp_path, day):
    path = written(tmp_path, f"{world.BRIDGE},Bridge,{day},2022-03-10")
    with pytest.raises(ImportFault, match="no row can be used"):
        read(path)


def test_the_end_may_be_called_in_either_word(tmp_path):
    row = f"{world.BRIDGE},Bridge,01.03.2022*,2022-03-10"
    heads = ("Код,Назва,Дата початку,Дата закінчення", "Код,Назва,Дата виникнення,Дата припинення")
    one, other = (spells(read(written(tmp_path, row, head=head)), world.BRIDGE) for head in heads)
    assert one == other
