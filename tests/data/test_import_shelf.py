"""Imported layers on the shelf: asked by the command line and the store, whole or as they were."""

from __future__ import annotations

import json
from datetime import date, timedelta

import builtworld as world
import importers.viinafiles as files
import pyarrow.parquet as pq
import pytest
from killing import PUBLISHED, killed

from data.importers.errors import LayerError
from data.importers.shelf import ABOUT, FOLDER, POINTER, REPORT, SPELLS, versions_in_force
from data.selection import Filters, SelectionError
from data.store import open_store


def kontrol(folder, word="RU", code=world.DIBROVA, days=10):
    first = date(2022, 3, 1)
    rows = [
        files.row(code, (first + timedelta(days=day)).strftime("%Y%m%d"), word)
        for day in range(days)
    ]
    return files.write(folder, "kontrol_latest_2022.csv", files.kontrol(rows))


def versions(folder):
    return versions_in_force(folder / "build")


def test_an_imported_layer_answers_every_question(run, folder):
    code, out, _ = run("import", "viina", kontrol(folder))
    assert code == 0
    assert "layer viina-isw" in out
    code, out, _ = run("layers", "--json")
    layers = {each["layer"]: each for each in map(json.loads, out.splitlines())}
    assert list(layers) == [
        "ledger",
        "viina",
        "viina-boost",
        "viina-dsm",
        "viina-isw",
        "viina-wiki",
        "consensus",
    ]
    assert (layers["viina"]["covered"], layers["viina"]["placed"]) == (1, 1)
    assert layers["viina"]["licence"].startswith("ODbL")
    assert "Zhukov" in layers["viina"]["attribution"][0]
    asked = ("--oblast", "UA99000000000000011", "--layer", "viina")
    _, out, _ = run("snapshot", "--date", "2022-03-05", *asked, "--status", "occupied")
    document = json.loads(out)
    assert [each["id"] for each in document["features"]] == [world.DIBROVA]
    assert (document["layer"], document["licence"]) == ("viina", layers["viina"]["licence"])
    _, out, _ = run("diff", "--from", "2022-02-28", "--to", "2022-03-05", *asked)
    assert world.DIBROVA in out
    _, out, _ = run(
        "series", "--by", "oblast", "--from", "2022-03-05", "--to", "2022-03-05", *asked
    )
    assert "2022-03-05" in out
    _, out, _ = run("history", world.DIBROVA, "--layer", "viina", "--json")
    passport = json.loads(out)
    assert [(each["status"], each["start"]) for each in passport["spells"]] == [
        ("unknown", "2022-02-24"),
        ("occupied", "2022-03-01"),
        ("unknown", "2022-03-11"),
    ]
    assert passport["licence"] == layers["viina"]["licence"]


def test_the_ledger_is_untouched_by_an_import(run, folder):
    asked = ("snapshot", "--date", "2022-03-05", "--format", "csv")
    before = run(*asked)
    run("import", "viina", kontrol(folder))
    assert run(*asked) == before


def test_the_same_files_again_change_nothing(run, folder):
    path = kontrol(folder)
    run("import", "viina", path)
    first = versions(folder)
    _, out, _ = run("import", "viina", path)
    assert versions(folder) == first
    assert "unchanged" in out
    run("import", "viina", kontrol(folder, "UA"))
    assert versions(folder)["viina"] != first["viina"]
    assert set(versions(folder)) == set(first)


def test_builds_leave_layers_alone_and_layers_leave_the_build_alone(run, folder):
    run("import", "viina", kontrol(folder))
    first = versions(folder)
    dataset = open_store(folder / "build").dataset
    entities = folder / "seeds" / "ledger.yaml"
    for number in range(3):
        entities.write_text(entities.read_text().replace("made-up", f"made-up {number}", 1))
        assert run("build")[0] == 0
    assert versions(folder) == first
    assert open_store(folder / "build").layers["viina"].covered == 1
    assert open_store(folder / "build").dataset != dataset


def test_the_edition_changes_with_every_layer(run, folder):
    editions = [open_store(folder / "build").edition]
    assert editions[0] == open_store(folder / "build").dataset
    for word in ("RU", "UA"):
        run("import", "viina", kontrol(folder, word))
        editions.append(open_store(folder / "build").edition)
    assert len(set(editions)) == 3


def test_a_layer_has_no_days_of_knowledge(run, folder):
    run("import", "viina", kontrol(folder))
    code, _, err = run(
        "snapshot", "--date", "2022-03-05", "--layer", "viina", "--known-as-of", "2022-04-01"
    )
    assert code == 1
    assert "leave out the day of knowledge" in err.splitlines()[0]
    store = open_store(folder / "build")
    with pytest.raises(SelectionError, match="layers are ledger, viina"):
        store.snapshot(date(2022, 3, 5), Filters(layer="other"))


def test_the_consensus_answers_wherever_a_layer_does(run, folder):
    asked = ("snapshot", "--date", "2022-03-05", "--layer", "consensus", "--oblast")
    code, _, err = run(*asked, "UA99000000000000011")
    assert (code, "no layer 'consensus'" in err) == (1, True)
    run("import", "viina", kontrol(folder))
    code, out, _ = run(*asked, "UA99000000000000011", "--status", "occupied")
    document = json.loads(out)
    assert world.DIBROVA in [each["id"] for each in document["features"]]
    assert "viina-isw, viina-wiki: ODbL 1.0" in document["licence"]
    _, out, _ = run("history", world.DIBROVA, "--layer", "consensus", "--json")
    assert [each["status"] for each in json.loads(out)["spells"]].count("occupied") == 1
    told = {each["layer"]: each for each in json.loads(out)["layers"]}
    assert set(told) == {"ledger", "viina-wiki", "viina-boost", "viina-dsm", "viina-isw"}
    assert told["viina-isw"]["licence"].startswith("ODbL")
    spoken = [(each["start"], each["end"], each["status"]) for each in told["viina-isw"]["spells"]]
    assert [each for each in spoken if each[2] == "occupied"] == [
        (each["start"], each["end"], "occupied")
        for each in imported_spells(run, "viina-isw")
        if each["status"] == "occupied"
    ]
    assert any(each[2] == "unknown" for each in spoken)
    _, out, _ = run("history", world.DIBROVA, "--layer", "viina-isw", "--json")
    assert "layers" not in json.loads(out)
    _, out, _ = run("history", world.DIBROVA, "--layer", "consensus")
    assert "viina-isw: unknown from 2022-02-24, occupied from" in out
    store = open_store(folder / "build")
    assert not store.has_days_of_knowledge("consensus")


def imported_spells(run, layer):
    _, out, _ = run("history", world.DIBROVA, "--layer", layer, "--json")
    return json.loads(out)["spells"]


@pytest.mark.parametrize("name", ["Viina", "../x", "ledger", "a" * 41, "", "a b"])
def test_names_that_a_layer_may_not_have(run, folder, name):
    code, _, err = run("import", "viina", kontrol(folder), "--name", name)
    assert code == 1
    assert "no name for a layer" in err.splitlines()[0]
    assert not (folder / "build" / FOLDER).exists()


def test_a_name_of_ones_own_names_all_columns(run, folder):
    run("import", "viina", kontrol(folder), "--name", "mine")
    assert set(versions(folder)) == {
        f"mine{end}" for end in ("", "-wiki", "-boost", "-dsm", "-isw")
    }


def test_spells_are_parquet_that_explains_itself(run, folder):
    run("import", "viina", kontrol(folder))
    at = folder / "build" / FOLDER / "viina" / versions(folder)["viina"]
    table = pq.read_table(at / SPELLS)
    assert table.to_pylist() == [
        {
            "katottg": world.DIBROVA,
            "status": "occupied",
            "start": date(2022, 3, 1),
            "start_earliest": date(2022, 3, 1),
            "end": date(2022, 3, 11),
            "provenance": "reported",
        }
    ]
    assert table.schema.metadata[b"licence"].startswith(b"ODbL")
    assert {each.name for each in at.iterdir()} == {SPELLS, ABOUT, REPORT}


@pytest.mark.parametrize("name", [SPELLS, ABOUT])
def test_a_damaged_layer_says_so_and_the_others_go_on(run, folder, name):
    run("import", "viina", kontrol(folder))
    at = folder / "build" / FOLDER / "viina" / versions(folder)["viina"] / name
    at.write_bytes(at.read_bytes()[:-20] if name == SPELLS else b"{")
    code, _, err = run("snapshot", "--date", "2022-03-05", "--layer", "viina")
    assert code == 1
    assert "layer 'viina'" in err
    assert "import it again" in err
    assert run("snapshot", "--date", "2022-03-05")[0] == 0
    assert run("snapshot", "--date", "2022-03-05", "--layer", "viina-isw")[0] == 0
    assert run("import", "viina", kontrol(folder))[0] == 0
    assert run("snapshot", "--date", "2022-03-05", "--layer", "viina")[0] == 0


def test_a_damaged_pointer_names_the_remedy(folder, run):
    run("import", "viina", kontrol(folder))
    (folder / "build" / FOLDER / POINTER).write_text("[]")
    with pytest.raises(LayerError, match="delete it"):
        _ = open_store(folder / "build").layers


def test_a_failed_import_leaves_the_layer_in_force(run, folder):
    run("import", "viina", kontrol(folder))
    first = versions(folder)
    code, _, err = run("import", "viina", kontrol(folder, "LNR"))
    assert code == 1
    assert "'LNR' is no status" in err.splitlines()[0]
    assert versions(folder) == first
    assert run("snapshot", "--date", "2022-03-05", "--layer", "viina")[0] == 0


@pytest.mark.parametrize("step", [0, 1, 3, 4, 10, 19, 20])
def test_a_killed_import_leaves_the_layer_in_force(run, folder, step):
    run("import", "viina", kontrol(folder))
    first = versions(folder)
    words = ("import", "viina", kontrol(folder, "UA"), "--build", folder / "build")
    assert killed(step, *words, at=PUBLISHED)
    assert versions(folder) == first
    code, out, _ = run(
        "snapshot",
        "--date",
        "2022-03-05",
        "--layer",
        "viina",
        "--format",
        "csv",
        "--oblast",
        "UA99000000000000011",
        "--status",
        "occupied",
    )
    assert (code, world.DIBROVA in out) == (0, True)
    assert run("import", "viina", folder / "kontrol_latest_2022.csv")[0] == 0
    assert versions(folder) != first
