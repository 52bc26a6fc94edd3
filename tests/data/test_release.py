"""Releases: whole, checked by their own sums, the same bytes every time, and every row traceable."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile

import builtworld
import geopandas
import pytest
import yaml

from data.build import build
from data.cli.main import main
from data.folders import dictionary_file
from data.release.files import CHECKSUMS, MANIFEST, release_files, release_name
from data.store import open_store
from tests.test_dictionary import documented


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return builtworld.built(tmp_path_factory.mktemp("release"))


@pytest.fixture(scope="module")
def released(world):
    folders = ["--seeds", str(world / "seeds"), "--build", str(world / "build")]
    assert main(["release", "-o", str(world / "out"), *folders]) == 0
    store = open_store(world / "build")
    return store, world / "out" / release_name(store)


def rows(folder, name):
    text = (folder / name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def digest(content):
    return hashlib.sha256(content).hexdigest()


def test_the_sums_are_those_of_the_files_and_of_all_of_them(released):
    _, folder = released
    lines = (folder / CHECKSUMS).read_text(encoding="ascii").splitlines()
    sums = dict(reversed(line.split("  ")) for line in lines)
    files = {path.name: digest(path.read_bytes()) for path in folder.iterdir()}
    assert files.pop(CHECKSUMS)
    assert sums == files


def test_the_manifest_lists_every_file_and_counts_what_is_there(released):
    store, folder = released
    manifest = json.loads((folder / MANIFEST).read_bytes())
    listed = {each["path"]: (each["bytes"], each["sha256"]) for each in manifest["files"]}
    others = [path for path in folder.iterdir() if path.name not in {MANIFEST, CHECKSUMS}]
    assert listed == {
        path.name: (path.stat().st_size, digest(path.read_bytes())) for path in others
    }
    assert manifest["dataset"] == store.dataset
    assert manifest["name"] == folder.name
    counts = manifest["counts"]
    for name in ("claims", "sources", "events", "indicators"):
        assert counts[name] == len(rows(folder, f"{name}.csv")), name


def test_the_archive_holds_the_same_bytes(released):
    _, folder = released
    with zipfile.ZipFile(folder.with_name(f"{folder.name}.zip")) as packed:
        assert packed.testzip() is None
        inside = {name: packed.read(name) for name in packed.namelist()}
    assert inside == {f"{folder.name}/{path.name}": path.read_bytes() for path in folder.iterdir()}


def test_the_same_build_gives_the_same_bytes(released, world, capsys):
    _, folder = released
    folders = ["--seeds", str(world / "seeds"), "--build", str(world / "build")]
    for place in (world / "again", world / "again", world / "elsewhere"):
        assert main(["release", "-o", str(place), *folders]) == 0
        for path in folder.iterdir():
            assert (place / folder.name / path.name).read_bytes() == path.read_bytes(), path.name
        packed = f"{folder.name}.zip"
        assert (place / packed).read_bytes() == (folder.parent / packed).read_bytes()
        assert {path.name for path in place.iterdir()} == {folder.name, packed}
    assert capsys.readouterr().out.count(".zip") == 3


def test_every_row_leads_to_its_source(released):
    _, folder = released
    claims = {row["id"]: row for row in rows(folder, "claims.csv")}
    sources = {row["id"] for row in rows(folder, "sources.csv")}
    events = {row["id"] for row in rows(folder, "events.csv")}
    cited = {
        name for row in rows(folder, "spells.csv") for name in row["claims"].split(";") if name
    }
    assert cited
    assert cited <= set(claims)
    assert {row["source"] for row in claims.values()} <= sources
    assert {row["event"] for row in claims.values()} - {""} <= events
    assert {row["source"] for row in rows(folder, "indicators.csv")} <= sources


def test_claims_and_sources_are_those_of_the_evidence(released, world):
    _, folder = released
    read = [
        row
        for table in (world / "seeds" / "claims").glob("*.csv")
        for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    ]
    written = rows(folder, "claims.csv")
    assert [row["id"] for row in written] == sorted(row["id"] for row in read)
    by_id = {row["id"]: row for row in written}
    for row in read:
        assert {name: by_id[row["id"]][name] for name in ("unit", "status", "when", "source")} == {
            name: row[name] for name in ("unit", "status", "when", "source")
        }


@pytest.mark.parametrize("table", ["spells", "snapshot", "events"])
def test_a_table_is_the_same_in_every_format(released, table):
    _, folder = released
    plain = [row[next(iter(row))] for row in rows(folder, f"{table}.csv")]
    collection = json.loads((folder / f"{table}.geojson").read_bytes())
    key = "katottg" if table == "snapshot" else "id"
    assert [each["properties"][key] for each in collection["features"]] == plain
    assert list(geopandas.read_parquet(folder / f"{table}.parquet")[key]) == plain


@pytest.mark.parametrize("name", ["claims.csv", "sources.csv", "indicators.csv"])
def test_the_dictionary_that_it_carries_has_its_columns(released, name):
    _, folder = released
    assert (folder / "data-dictionary.md").read_bytes() == dictionary_file().read_bytes()
    head = (folder / name).read_text(encoding="utf-8").splitlines()[0].split(",")
    assert sorted(head) == sorted(documented(f"release: {name}"))


def test_terms_and_citation_name_the_dataset_whatever_its_title_holds(released):
    store, folder = released
    citation = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["identifiers"][0]["value"] == store.dataset
    assert citation["title"] == store.layers["ledger"].title
    terms = (folder / "LICENCE.md").read_text(encoding="utf-8")
    assert all(each in terms for each in store.layers["ledger"].attribution)
    assert store.dataset in (folder / "README.md").read_text(encoding="utf-8")


def test_without_a_dictionary_nothing_is_released(world, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("data.cli.release.dictionary_file", lambda: tmp_path / "none.md")
    folders = ["--seeds", str(world / "seeds"), "--build", str(world / "build")]
    assert main(["release", "-o", str(tmp_path / "out"), *folders]) == 1
    assert "install the package anew" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_other_evidence_is_another_release(released, world, tmp_path):
    store, folder = released
    seeds = builtworld.copy_seeds(tmp_path)
    table = next((seeds / "claims").glob("*.csv"))
    lines = table.read_text(encoding="utf-8").splitlines()
    copied = lines[1].split(",", 1)[1]
    table.write_text("\n".join([*lines, f"one-more,{copied}"]) + "\n", encoding="utf-8")
    build(seeds, tmp_path / "build")
    other = open_store(tmp_path / "build")
    assert release_name(other) != folder.name
    before, after = (release_files(each, b"")["claims.csv"] for each in (store, other))
    assert set(after.splitlines()) - set(before.splitlines())
