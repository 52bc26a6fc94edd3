"""Front distance: how far a settlement is from the nearest one of other control. Pure, vectorised.

From an occupied settlement it is the distance to the nearest that is ``ukrainian``, and the other
way round. A ``contested`` settlement counts as both, so its own distance is 0 and it is "of other
control" to everybody. Where the status is ``unknown``, no position is known, or nothing of other
control is, there is no distance (NaN).

The distance is straight, between the points that stand for two settlements, on the plane of
:data:`geo.shapes.UKRAINE_PLANE`: right to 0.4 %, which is less than the positions themselves. Only
settlements whose status the layer knows are looked at: what lies beyond its oblasts, or between
settlements, may be nearer. So it is an upper bound of the distance to the front, and not the front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from data.status import ControlStatus
from geo.shapes import to_plane

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.history import History

    Floats = NDArray[np.float64]

METRES = 1000.0
DECIMALS = 1  # of kilometres in files and on screen; positions are good for no more

_OURS = (ControlStatus.UKRAINIAN, ControlStatus.CONTESTED)
_THEIRS = (ControlStatus.OCCUPIED, ControlStatus.CONTESTED)


class FrontStep(NamedTuple):
    """From ``day`` (index) on a settlement is ``km`` from the nearest of other control."""

    day: int
    km: float | None


def front_km(status: NDArray[np.uint8], positions: Floats) -> Floats:
    """Return the front distance of every settlement on one day.

    Parameters
    ----------
    status
        Codes of :class:`data.status.ControlStatus`, shape (N,).
    positions
        Longitude and latitude in degrees, shape (N, 2), NaN where unknown.

    Returns
    -------
    Kilometres, shape (N,), NaN where there is no distance.
    """
    placed = ~np.isnan(positions[:, 0])
    ours = np.flatnonzero(placed & np.isin(status, _OURS))
    theirs = np.flatnonzero(placed & np.isin(status, _THEIRS))
    km = np.full(len(status), np.nan)
    if not (len(ours) and len(theirs)):
        return km
    our_points, their_points = (
        shapely.points(to_plane(positions[rows])) for rows in (ours, theirs)
    )
    km[ours] = _nearest(our_points, their_points)
    # The contested are in both and 0 from either.
    km[theirs] = _nearest(their_points, our_points)
    return km


def _nearest(origins: NDArray[np.object_], targets: NDArray[np.object_]) -> Floats:
    """Return the distance of each origin to the nearest target, in kilometres."""
    found = shapely.STRtree(targets).nearest(origins)
    metres: Floats = shapely.distance(origins, targets[found])
    return metres / METRES


def front_steps(history: History, positions: Floats, row: int) -> tuple[FrontStep, ...]:
    """Return the front distance of one settlement over all days, as steps where it changes.

    Rounded to :data:`DECIMALS`. One pass over the days on which anything changes hands; distances
    to all others are measured once.
    """
    if np.isnan(positions[row, 0]):
        return (FrontStep(0, None),)
    placed = np.flatnonzero(~np.isnan(positions[:, 0]) & _ever_known(history))
    xy = to_plane(positions[placed])
    km = np.hypot(*(xy - to_plane(positions[row : row + 1])).T) / METRES
    order = np.argsort(km, kind="stable")
    placed, km = placed[order], km[order]
    steps: list[FrontStep] = []
    for day in np.unique(np.append(history.start, 0)).tolist():
        status = history.time.status_at(day)
        distance = _first(status[placed], km, ControlStatus(status[row]))
        if not steps or steps[-1].km != distance:
            steps.append(FrontStep(day, distance))
    return tuple(steps)


def front_records(history: History, positions: Floats, row: int) -> list[dict[str, Any]]:
    """Return the steps of :func:`front_steps` as JSON has them: ``from`` (ISO day) and ``km``."""
    return [
        {"from": history.date(step.day).isoformat(), "km": step.km}
        for step in front_steps(history, positions, row)
    ]


def front_column(
    status: NDArray[np.uint8], positions: Floats, rows: NDArray[np.integer]
) -> list[float | None]:
    """Return the front distance of some settlements, rounded, None where there is none."""
    found = front_km(status, positions)[rows]
    return [None if np.isnan(km) else round(km, DECIMALS) for km in found.tolist()]


def _ever_known(history: History) -> NDArray[np.bool_]:
    known = np.zeros(len(history.codes), dtype=np.bool_)
    known[history.settlement[history.status != ControlStatus.UNKNOWN]] = True
    return known


def _first(status: NDArray[np.uint8], km: Floats, own: ControlStatus) -> float | None:
    """Return the distance of the nearest of other control; ``km`` ascends."""
    if own is ControlStatus.CONTESTED:
        return 0.0
    if own is ControlStatus.UNKNOWN:
        return None
    other = np.isin(status, _THEIRS if own is ControlStatus.UKRAINIAN else _OURS)
    return round(float(km[np.argmax(other)]), DECIMALS) if other.any() else None
