"""Questions to a history of 33,141 settlements: ours beside pandas, which most would reach for."""

from __future__ import annotations

from itertools import cycle
from time import perf_counter
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pandas as pd

from bench import payload
from bench.geo import SEEDS
from data.diff import diff
from data.history import history
from data.ledger import read_ledger
from data.readers.places import load_gazetteer
from data.series import groups_by, series
from data.snapshot import snapshot
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from data.history import History
    from data.series import Groups

REPEATS = 15
#: Targets of issue 7: so many times faster than a mask of pandas, and than DuckDB.
SNAPSHOT, DUCKDB = 100, 10
DIFF_SQL = """
select a.settlement, a.status, b.status from spells a join spells b using (settlement)
where a.start <= 100 and a."end" > 100 and b.start <= 300 and b."end" > 300 and a.start <> b.start
"""
SERIES_SQL = """
with deltas as (
    select unit, status, start as day, 1 as n from spells
    union all select unit, status, "end", -1 from spells
), sums as (select unit, status, day, sum(n) as n from deltas group by unit, status, day)
select unit, status, day, sum(n) over (partition by unit, status order by day) from sums
"""
#: Short questions are asked so often in a row that the clock's own cost does not count.
LOOPS = 200


def rows() -> Iterator[dict[str, Any]]:
    """Yield one row a measurement: the median of interleaved runs of each side."""
    told = payload.history()
    frame = _frame(told)
    days = cycle(
        told.date(int(day)) for day in np.random.default_rng(1).integers(0, told.n_days, 997)
    )
    spells = told.time.spells.nbytes + told.time.statuses.nbytes

    def masked() -> pd.DataFrame:
        day = told.day(next(days))
        return frame[(frame["start"] <= day) & (day < frame["end"])]

    yield _row(
        f"snapshot, statuses (index {spells / 1e6:.1f} MB)",
        _often(lambda: snapshot(told, next(days)).status),
        _often(masked, loops=10),
        "pandas mask",
        at_least=SNAPSHOT,
    )
    yield _row(
        "snapshot, statuses, certainty, changing",
        _often(lambda: _columns(snapshot(told, next(days))), loops=50),
        _often(masked, loops=10),
        "pandas mask, statuses and certainty only",
    )
    yield _row(
        "diff of two days",
        _often(lambda: _diff(told, *sorted((next(days), next(days)))), loops=50),
        _often(lambda: _pandas_diff(frame, *sorted((told.day(next(days)), told.day(next(days)))))),
        "pandas masks and merge",
    )
    groups = groups_by(payload.gazetteer(), Level.RAION)
    yield _row(
        "series: 136 raions, 5 categories, 1,733 days",
        _often(lambda: series(told, groups, told.first, told.last).counts, loops=2),
        _often(lambda: _pandas_series(frame, groups.of, told.n_days), loops=1),
        "pandas deltas and cumsum",
    )
    yield from _duckdb_rows(told, frame, groups)
    yield from _ledger_rows()


def _duckdb_rows(told: History, frame: pd.DataFrame, groups: Groups) -> Iterator[dict[str, Any]]:
    """Yield the same questions beside DuckDB on one thread, as ours run on one."""
    with duckdb.connect() as engine:
        engine.execute("set threads = 1")
        engine.register("given", frame.assign(unit=groups.of[told.settlement]))
        engine.execute("create table spells as select * from given order by settlement, start")
        a, b = told.date(100), told.date(300)
        yield _row(
            "diff of two days",
            _often(lambda: _diff(told, a, b), loops=50),
            _often(lambda: engine.execute(DIFF_SQL).to_arrow_table(), loops=5),
            "DuckDB, join",
            at_least=DUCKDB,
        )
        yield _row(
            "series: 136 raions, 5 categories, 1,733 days",
            _often(lambda: series(told, groups, told.first, told.last).counts, loops=2),
            _often(lambda: engine.execute(SERIES_SQL).to_arrow_table(), loops=1),
            "DuckDB, deltas and window, days of change only",
            at_least=DUCKDB,
        )


def _ledger_rows() -> Iterator[dict[str, Any]]:
    """Yield what a build and a change of the day of knowledge cost, beside reading the places."""
    gazetteer = load_gazetteer(SEEDS)
    ledger = read_ledger(SEEDS, gazetteer)
    places = _often(lambda: load_gazetteer(SEEDS), loops=1, repeats=3)
    name = f"{len(ledger.claims)} claims to {len(gazetteer):,} histories"
    yield _row(
        name,
        _often(lambda: history(ledger, gazetteer), loops=1),
        places,
        "reading the places",
    )
    yield _row(
        "reading and checking the evidence",
        _often(lambda: read_ledger(SEEDS, gazetteer), loops=1, repeats=5),
        places,
        "reading the places",
    )


def _columns(shot: Any) -> tuple[Any, ...]:
    return shot.status, shot.certainty, shot.changing


def _diff(told: History, a: Any, b: Any) -> tuple[Any, ...]:
    change = diff(told, a, b)
    return change.gained, change.lost, change.round_trip


def _frame(told: History) -> pd.DataFrame:
    """Return the spells as a table, as somebody would keep them in pandas."""
    return pd.DataFrame(
        {
            "settlement": told.settlement,
            "status": told.status,
            "certainty": told.certainty,
            "start": told.start,
            "end": told.end,
        }
    )


def _pandas_diff(frame: pd.DataFrame, a: int, b: int) -> pd.DataFrame:
    before = frame[(frame["start"] <= a) & (a < frame["end"])]
    after = frame[(frame["start"] <= b) & (b < frame["end"])]
    both = before.merge(after, on="settlement", suffixes=("_before", "_after"))
    return both[both["start_before"] != both["start_after"]]


def _pandas_series(frame: pd.DataFrame, group: Any, n_days: int) -> pd.DataFrame:
    raion = group[frame["settlement"].to_numpy()]
    opened = pd.DataFrame(
        {"raion": raion, "status": frame["status"], "day": frame["start"], "n": 1}
    )
    closed = opened.assign(day=frame["end"], n=-1)
    deltas = pd.concat([opened, closed]).groupby(["raion", "status", "day"])["n"].sum()
    wide = deltas.unstack("day", fill_value=0)  # noqa: PD010  # nothing is left to aggregate
    wide = wide.reindex(columns=range(n_days + 1), fill_value=0)
    return wide.cumsum(axis=1)


def _often(question: Callable[[], object], *, loops: int = LOOPS, repeats: int = REPEATS) -> float:
    """Return the median over ``repeats`` of the milliseconds that one question takes."""
    question()
    times = []
    for _ in range(repeats):
        start = perf_counter()
        for _ in range(loops):
            question()
        times.append((perf_counter() - start) / loops)
    return float(np.median(times)) * 1000


def _row(
    name: str, ours_ms: float, peer_ms: float, peer: str, *, at_least: float | None = None
) -> dict[str, Any]:
    row = {"name": name, "ours_ms": ours_ms, "peer_ms": peer_ms, "peer": peer}
    return row if at_least is None else {**row, "at_least": at_least}
