"""The import of VIINA's long form as SQL: what an engine runs where the files outgrow one machine.

Window functions and nothing that is one engine's own, so that what reads the same files can run it: a
dialect says how rows are read and days subtracted. Tests run it on DuckDB, and on Spark where that is
installed. The rules are those of :func:`data.layerspells.spells_of`; a test holds the
spells equal to those of the importer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from data.importers.viina_form import STATUS_COLUMNS
from data.layerspells import HELD_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pyarrow as pa

#: Days from one to another, by engine: the only words of :data:`SPELLS` in which they differ.
DAYS_BETWEEN = {"duckdb": "({later} - {earlier})", "spark": "datediff({later}, {earlier})"}

#: Rows of the files with settlement, day and what one column says.
READING = """
select kod as katottg, cast(strptime(date, '%Y%m%d') as date) as day, {column} as word
from read_csv($files, header = true, all_varchar = true)
where kod in (select code from codes)
"""

#: From a row a settlement and day (``said``) to spells, by windows over each settlement's days.
SPELLS = """
with words(word, status) as (
    values ('UA', 'ukrainian'), ('RU', 'occupied'), ('CONTESTED', 'contested')
),
days as (
    select distinct katottg, day, status from said join words using (word)
),
last_day as (select max(day) as last from said),
marked as (
    select *,
        case when lag(day) over place = day - 1 and lag(status) over place = status
             then 0 else 1 end as opens
    from days window place as (partition by katottg order by day)
),
numbered as (
    select *, sum(opens) over (partition by katottg order by day) as stretch from marked
),
stretches as (
    select katottg, min(status) as status, min(day) as opened, max(day) + 1 as closed
    from numbered group by katottg, stretch
),
held as (
    select katottg, status, opened, closed as silent_from,
        closed + cast(least({held}, greatest(0, {silence})) as integer) as until
    from stretches, last_day window place as (partition by katottg order by opened)
),
joined as (
    select *,
        lag(until) over place = opened as follows,
        case when lag(until) over place = opened and lag(status) over place = status
             then 0 else 1 end as begins,
        lag(silent_from) over place as silent_before
    from held window place as (partition by katottg order by opened)
),
spells as (
    select *, sum(begins) over (partition by katottg order by opened) as spell from joined
)
select katottg, min(status) as status, min(opened) as start,
    min(case when begins = 1 then case when follows then silent_before else opened end end)
        as start_earliest,
    max(until) as closed
from spells group by katottg, spell order by katottg, start
"""


#: From polygons (``wkt`` in degrees, ``day``, ``status``) and settlements (``katottg, lng, lat``) to what
#: lies under which, borders included: for an engine with geometry, such as Apache Sedona. One row a
#: settlement and day; of several polygons occupied goes before contested before Ukrainian.
UNDER_POLYGONS = """
with met as (
    select s.katottg, p.day,
        max(case p.status when 'occupied' then 3 when 'contested' then 2 else 1 end) as heaviest
    from settlements s join polygons p
        on ST_Intersects(ST_GeomFromWKT(p.wkt), ST_Point(s.lng, s.lat))
    group by s.katottg, p.day
)
select katottg, day,
    case heaviest when 3 then 'occupied' when 2 then 'contested' else 'ukrainian' end as status
from met order by katottg, day
"""


def spells_query(engine: str) -> str:
    """Return the query from a table ``said`` (``katottg, day, word``) to spells, for an engine.

    Columns ``katottg, status, start, start_earliest, closed``; ``closed`` is the day after the last
    (``end`` is a word of SQL).

    Raises
    ------
    KeyError
        If the engine is none of :data:`DAYS_BETWEEN`.
    """
    later = "coalesce(lead(opened) over place, last + 1)"
    silence = DAYS_BETWEEN[engine].format(later=later, earlier="closed")
    return SPELLS.format(held=HELD_DAYS, silence=silence)


def spells_of_files(
    files: Sequence[Path], codes: Sequence[str], column: str = "status"
) -> pa.Table:
    """Return the spells that files of VIINA (by KATOTTG code) give in one column of statuses.

    Columns ``katottg, status, start, start_earliest, end``; ``end`` is the day after the last.
    Contradictions are not looked for: where two rows of one place and day differ, use the importer.

    Raises
    ------
    ValueError
        If VIINA has no such column of statuses.
    duckdb.Error
        If a file cannot be read.
    """
    if column not in STATUS_COLUMNS:
        raise ValueError(f"no column {column!r}; columns are {', '.join(STATUS_COLUMNS)}")
    with duckdb.connect() as engine:
        engine.execute("create table codes(code varchar)")
        engine.execute("insert into codes select unnest($1)", [list(codes)])
        names = {"files": [str(path) for path in files]}
        reading = READING.format(column=column)
        engine.execute(f"create table said as {reading}", names)
        found = engine.execute(spells_query("duckdb")).to_arrow_table()
    return found.rename_columns({"closed": "end"})
