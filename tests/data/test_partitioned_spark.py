"""The import as SQL on Spark, in local mode, beside the importer; partitions as Spark reads them.

Needs pyspark and a Java runtime (docs/scaling.md): 500 MB and a minute, so neither is in the requirements.
"""

from __future__ import annotations

import shutil
from datetime import date, timedelta

import importers.viinafiles as files
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import smallworld as world

from data.importers.progress import quiet
from data.importers.report import Report
from data.importers.viina import control_files, read_viina
from data.layerspells import day_of
from data.partitioned import layout
from data.partitioned.sql import spells_query
from data.partitioned.storage import Storage
from data.status import ControlStatus

pyspark = pytest.importorskip("pyspark", reason="needs pyspark: docs/scaling.md")
if shutil.which("java") is None:
    pytest.skip("needs a Java runtime: docs/scaling.md", allow_module_level=True)

pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")

CODES = (world.BRIDGE, world.NAUGHTY, world.DISTANT)
#: By place: gaps, blanks, silence longer than a status is held, a change after it.
SAID = ("UURR_C_U" * 6, "U" + "_" * 40 + "RRR", "__C" + "_" * 30 + "CR")
WORDS = {"U": "UA", "R": "RU", "C": "CONTESTED"}


@pytest.fixture
def spark(tmp_path, socket_enabled):
    from pyspark.sql import SparkSession  # noqa: PLC0415  # starts a virtual machine

    engine = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(tmp_path / "warehouse"))
        .getOrCreate()
    )
    yield engine
    engine.stop()


def test_spark_gives_the_spells_of_the_importer_and_reads_the_partitions(spark, tmp_path):
    path = tmp_path / "kontrol_latest_2022.csv"
    lines = [
        files.row(code, f"{date(2022, 2, 1) + timedelta(days=day):%Y%m%d}", WORDS[word])
        for code, said in zip(CODES, SAID, strict=True)
        for day, word in enumerate(said)
        if word in WORDS
    ]
    path.write_text(files.kontrol(lines), encoding="utf-8")
    rows = spark.read.csv(str(path), header=True)
    rows.selectExpr(
        "kod as katottg", "to_date(date, 'yyyyMMdd') as day", "status as word"
    ).createOrReplaceTempView("said")
    found = sorted(tuple(row) for row in spark.sql(spells_query("spark")).collect())
    assert found == sorted(imported(path))
    assert len(found) > len(CODES)

    layout.write(Storage(str(tmp_path / "lake")), "viina", as_file(found, tmp_path / "spells"))
    spark.read.parquet(str(tmp_path / "lake" / "viina")).createOrReplaceTempView("viina")
    on_day = spark.sql(
        "select distinct katottg, status from viina where year = 2022 and start <= date '2022-02-03' "
        "and `end` > date '2022-02-03' order by katottg"
    ).collect()
    day = date(2022, 2, 3)
    assert [tuple(row) for row in on_day] == sorted(
        (code, status) for code, status, start, _, end in found if start <= day < end
    )


def imported(path):
    layers = read_viina(
        control_files([path]),
        name="viina",
        gazetteer=world.gazetteer(),
        geonames={},
        report=Report(),
        progress=quiet(),
    )
    spells = next(each for each in layers if each.layer.name == "viina").spells
    columns = (
        [layers[0].codes[row] for row in spells.row],
        [ControlStatus(code).word for code in spells.status],
        *(list(map(day_of, days)) for days in (spells.start, spells.earliest, spells.end)),
    )
    return list(zip(*columns, strict=True))


def as_file(rows, path):
    names = ("katottg", "status", "start", "start_earliest", "end")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    columns["provenance"] = ["reported"] * len(rows)
    pq.write_table(pa.table(columns), path)
    return path.read_bytes()
