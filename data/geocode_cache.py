"""What the online geocoder remembers: answers, misses, and when the next request may be sent.

One SQLite file, shared by all processes of the application.
"""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING

from geo.nominatim import NominatimGeocoder, NominatimSettings
from geo.place import LngLat
from geo.suggestion import Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY_S = 86_400.0
#: How long answers and misses are kept, seconds. A miss may become a hit as the map grows.
ANSWER_AGE_S = 365 * DAY_S
MISS_AGE_S = 30 * DAY_S
# How long a statement waits for another process, seconds.
_BUSY_S = 10.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
    key TEXT PRIMARY KEY, suggestions TEXT NOT NULL, stored_at REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS turn (
    only INTEGER PRIMARY KEY CHECK (only = 1), next_at REAL NOT NULL
);
INSERT OR IGNORE INTO turn VALUES (1, 0);
"""


class SqliteGeocodeCache:
    """:class:`geo.suggestion.GeocodeCache` in a file. Safe among threads and processes.

    Parameters
    ----------
    path
        The file; made if missing. Its folder must exist.
    clock
        Seconds since the epoch, as ``time.time``.
    """

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock
        with closing(self._connect()) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(_SCHEMA)

    def _connect(self) -> sqlite3.Connection:
        # A connection a call: they are few (one a second at most), and none outlives its thread.
        connection = sqlite3.connect(self._path, timeout=_BUSY_S, isolation_level=None)
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def get(self, key: str) -> tuple[Suggestion, ...] | None:
        """Return the kept answer, empty for a miss; None if there is none, or an outdated one."""
        with closing(self._connect()) as connection:
            row = connection.execute(
                "SELECT suggestions, stored_at FROM answer WHERE key = ?", (key,)
            ).fetchone()
        if row is None:
            return None
        answer = tuple(_suggestion(each) for each in json.loads(row[0]))
        oldest = self._clock() - (ANSWER_AGE_S if answer else MISS_AGE_S)
        return answer if row[1] >= oldest else None

    def put(self, key: str, answer: tuple[Suggestion, ...]) -> None:
        """Keep an answer; an empty one is a miss."""
        text = json.dumps([asdict(each) for each in answer], ensure_ascii=False)
        with closing(self._connect()) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", (key, text, self._clock())
            )

    def reserve(self, now: float, *, spacing_s: float, longest_wait_s: float) -> float | None:
        """Take the next free turn and return its time; None if it is too far away."""
        with closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            (next_at,) = connection.execute("SELECT next_at FROM turn").fetchone()
            turn = max(now, float(next_at))
            if turn - now > longest_wait_s:
                connection.execute("ROLLBACK")
                return None
            connection.execute("UPDATE turn SET next_at = ?", (turn + spacing_s,))
            connection.execute("COMMIT")
            return turn

    def postpone(self, until: float) -> None:
        """Let no turn start before a time."""
        with closing(self._connect()) as connection:
            connection.execute("UPDATE turn SET next_at = max(next_at, ?)", (until,))


def _suggestion(record: dict[str, object]) -> Suggestion:
    point = record["point"]
    assert isinstance(point, list)
    return Suggestion(
        address=str(record["address"]),
        point=LngLat(*point),
        osm_type=str(record["osm_type"]),
        osm_id=int(str(record["osm_id"])),
        kind=str(record["kind"]),
    )


def online_geocoder(settings: NominatimSettings, path: Path) -> NominatimGeocoder:
    """Return a geocoder that asks Nominatim by the machine's clock and remembers in ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return NominatimGeocoder(settings, SqliteGeocodeCache(path), clock=time.time, sleep=time.sleep)
