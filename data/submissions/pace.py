"""Pace: how much one session and one address may send in an hour, without keeping either.

An origin is hashed with a random key of its day. Marks carry the hour only and no submission;
marks and keys of earlier days are deleted, after which nobody can find the origins again.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from data.submissions.errors import Refusal, RefusedError
from data.submissions.schema import PACE, PACE_KEY

if TYPE_CHECKING:
    from data.submissions.limits import Limits

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a submission comes from; ``address`` is None where it cannot be known."""

    session: str
    address: str | None


def keep_pace(connection: sa.Connection, origin: Origin, now: datetime, limits: Limits) -> None:
    """Count one submission more from an origin; inside the transaction that stores it.

    The hour is that of the clock: who waits for the next one may send again.

    Raises
    ------
    RefusedError
        If the origin has sent its share of this hour.
    """
    hour = now.replace(minute=0, second=0, microsecond=0)
    _forget(connection, hour)
    key = _key(connection, now.date())
    shares = [(Refusal.SESSION, origin.session, limits.per_session)]
    if origin.address is not None:
        shares.append((Refusal.ADDRESS, origin.address, limits.per_address))
    for reason, words, most in shares:
        mark = hmac.new(key, f"{reason}:{words}".encode(), hashlib.sha256).hexdigest()
        count = sa.select(sa.func.count()).where(PACE.c.hour == hour, PACE.c.origin == mark)
        if connection.execute(count).scalar_one() >= most:
            raise RefusedError(reason)
        connection.execute(PACE.insert().values(hour=hour, origin=mark))


def _forget(connection: sa.Connection, hour: datetime) -> None:
    connection.execute(PACE.delete().where(PACE.c.hour < hour - timedelta(hours=1)))
    connection.execute(PACE_KEY.delete().where(PACE_KEY.c.day < hour.date() - timedelta(days=1)))


def _key(connection: sa.Connection, day: date) -> bytes:
    kept = connection.execute(sa.select(PACE_KEY.c.key).where(PACE_KEY.c.day == day)).scalar()
    if kept is not None:
        return bytes(kept)
    key = secrets.token_bytes(_KEY_BYTES)
    connection.execute(PACE_KEY.insert().values(day=day, key=key))
    return key
