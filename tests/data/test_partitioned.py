"""Layers as partitions on a folder and on a server with the interface of S3; the import as SQL."""

from __future__ import annotations

import io
import os
from datetime import date, timedelta
from pathlib import Path

import boto3
import builtworld as few
import duckdb
import importers.viinafiles as files
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import smallworld as world
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from moto.server import ThreadedMotoServer

from data.build import build
from data.cli.main import main
from data.importers.progress import quiet
from data.importers.report import Report
from data.importers.viina import control_files, read_viina
from data.layerspells import day_of
from data.partitioned import layout
from data.partitioned.sql import spells_of_files
from data.partitioned.storage import Storage, StorageError
from data.status import ControlStatus


def table():
    """Three spells: one over a turn of the year, one that ends with it, one elsewhere."""
    day = date
    return pa.table(
        {
            "katottg": pa.array(["UA63000001", "UA63000001", "UA44000001"]).dictionary_encode(),
            "status": pa.array(["occupied", "ukrainian", "occupied"]).dictionary_encode(),
            "start": pa.array([day(2022, 11, 1), day(2023, 2, 1), day(2022, 3, 1)]),
            "start_earliest": pa.array([day(2022, 10, 30), day(2023, 2, 1), day(2022, 3, 1)]),
            "end": pa.array([day(2023, 2, 1), day(2023, 3, 1), day(2023, 1, 1)]),
            "provenance": pa.array(["reported"] * 3).dictionary_encode(),
        }
    )


def parquet(rows):
    file = io.BytesIO()
    pq.write_table(rows, file)
    return file.getvalue()


@pytest.fixture(params=["file", "s3"])
def address(request, tmp_path, monkeypatch, socket_enabled):
    if request.param == "file":
        yield f"file://{tmp_path}/lake"
        return
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ENDPOINT": f"http://{host}:{port}",
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    boto3.client("s3").create_bucket(Bucket="lake")
    yield "s3://lake/layers"
    server.stop()


def test_what_is_written_is_read(address):
    storage = Storage(address)
    assert layout.write(storage, "viina", parquet(table())) == 3
    assert storage.names("viina") == [
        "viina/oblast=UA44/year=2022/spells.parquet",
        "viina/oblast=UA63/year=2022/spells.parquet",
        "viina/oblast=UA63/year=2023/spells.parquet",
    ]
    whole = layout.read(storage, "viina")
    expected = sorted(table().to_pylist(), key=lambda row: (row["katottg"], row["start"]))
    assert whole.to_pylist() == expected
    part = layout.read(storage, "viina", oblasts=["UA63"], years=[2023])
    assert part["status"].to_pylist() == ["occupied", "ukrainian"]
    assert layout.read(storage, "viina", years=[2022])["katottg"].to_pylist() == [
        "UA44000001",
        "UA63000001",
    ]


def test_partitions_of_an_earlier_version_go(address):
    storage = Storage(address)
    layout.write(storage, "viina", parquet(table()))
    layout.write(storage, "other", parquet(table()))
    assert layout.write(storage, "viina", parquet(table().slice(2))) == 1
    assert len(storage.names("viina")) == 1
    assert len(storage.names("other")) == 3


def test_what_is_not_there_says_so(address):
    with pytest.raises(StorageError, match="no partition of layer 'nothing'"):
        layout.read(Storage(address), "nothing")
    with pytest.raises(StorageError, match="cannot be read"):
        Storage(address).read("viina/none.parquet")


def test_an_address_of_no_kind_is_refused():
    with pytest.raises(StorageError, match="give a folder"):
        Storage("gopher://example.test/x")


def test_duckdb_reads_the_partitions(tmp_path):
    layout.write(Storage(str(tmp_path)), "viina", parquet(table()))
    found = duckdb.execute(
        "select distinct katottg, status from read_parquet($1, hive_partitioning = true) "
        "where oblast = 'UA63' and year = 2023 and start <= date '2023-01-15' and \"end\" > date '2023-01-15'",
        [f"{tmp_path}/viina/*/*/*.parquet"],
    ).fetchall()
    assert found == [("UA63000001", "occupied")]


@pytest.fixture
def with_httpfs():
    """DuckDB with its extension for buckets, from a package of its very version (docs/scaling.md)."""
    module = pytest.importorskip(
        "duckdb_extension_httpfs", reason="needs duckdb-extension-httpfs: docs/scaling.md"
    )
    folder = Path(module.__file__).parent / "extensions" / f"v{duckdb.__version__}"
    path = folder / "httpfs.duckdb_extension"
    if not path.is_file():
        pytest.skip(f"duckdb-extension-httpfs is not of DuckDB {duckdb.__version__}")
    with duckdb.connect() as engine:
        engine.load_extension(str(path))
        yield engine


def test_duckdb_reads_the_partitions_from_a_bucket(with_httpfs, address):
    layout.write(Storage(address), "viina", parquet(table()))
    if address.startswith("s3://"):
        with_httpfs.execute(
            "create secret (type s3, key_id 'test', secret 'test', use_ssl false, url_style 'path', "
            f"endpoint '{os.environ['AWS_ENDPOINT_URL'].removeprefix('http://')}')"
        )
    where = address.removeprefix("file://")
    found = with_httpfs.execute(
        "select distinct katottg, status from read_parquet($1, hive_partitioning = true) "
        "where oblast = 'UA63' and year = 2023 and start <= date '2023-01-15' and \"end\" > date '2023-01-15'",
        [f"{where}/viina/*/*/*.parquet"],
    ).fetchall()
    assert found == [("UA63000001", "occupied")]


def test_the_command_line_writes_what_was_imported(tmp_path, capsys):
    seeds = few.copy_seeds(tmp_path)
    build(seeds, tmp_path / "build")
    where = ["--seeds", str(seeds), "--build", str(tmp_path / "build")]
    rows = [files.row(few.DIBROVA, f"202203{day:02}", "RU") for day in range(1, 11)]
    path = files.write(tmp_path, "kontrol_latest_2022.csv", files.kontrol(rows))
    assert main(["import", "viina", str(path), *where]) == 0
    assert main(["layers", "--write-partitions", str(tmp_path / "lake"), *where]) == 0
    assert "layer viina-isw: 1 partitions" in capsys.readouterr().out
    whole = layout.read(Storage(str(tmp_path / "lake")), "viina")
    assert whole["katottg"].to_pylist() == [few.DIBROVA]
    assert whole["status"].to_pylist() == ["occupied"]


words = st.sampled_from(["UA", "RU", "CONTESTED", "", None])
CODES = (world.BRIDGE, world.NAUGHTY, world.DISTANT)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.lists(words, min_size=50, max_size=50), min_size=3, max_size=3))
def test_the_sql_gives_the_spells_of_the_importer(tmp_path_factory, panel):
    assume(any(word for said in panel for word in said))
    path = tmp_path_factory.mktemp("sql") / "kontrol_latest_2022.csv"
    lines = [
        files.row(code, f"{date(2022, 2, 1) + timedelta(days=day):%Y%m%d}", word)
        for code, said in zip(CODES, panel, strict=True)
        for day, word in enumerate(said)
        if word is not None
    ]
    path.write_text(files.kontrol(lines), encoding="utf-8")
    assert sorted(rows_of(spells_of_files([path], CODES))) == sorted(imported(path))


def rows_of(found):
    names = ("katottg", "status", "start", "start_earliest", "end")
    return list(zip(*(found[name].to_pylist() for name in names), strict=True))


def imported(path):
    """Return the importer's spells of VIINA's own status."""
    found = read_viina(
        control_files([path]),
        name="viina",
        gazetteer=world.gazetteer(),
        geonames={},
        report=Report(),
        progress=quiet(),
    )
    layer = next(each for each in found if each.layer.name == "viina")
    spells = layer.spells
    columns = (
        [layer.codes[row] for row in spells.row],
        [ControlStatus(code).word for code in spells.status],
        *(list(map(day_of, days)) for days in (spells.start, spells.earliest, spells.end)),
    )
    return list(zip(*columns, strict=True))


def test_the_sql_refuses_other_columns(tmp_path):
    with pytest.raises(ValueError, match="no column 'x; drop'"):
        spells_of_files([tmp_path / "a.csv"], CODES, "x; drop")
