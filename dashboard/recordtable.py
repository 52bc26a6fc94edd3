"""Tables whose rows open a record: the address names it, so that a link and Back restore it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.opened import open_record, opened
from dashboard.tables import HEIGHT, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.session import Session
    from dashboard.tabletwin import TableTwin


def record_table(
    session: Session,
    twin: TableTwin,
    *,
    record: str,
    drops: Sequence[str] = (),
    height: int = HEIGHT,
) -> None:
    """Draw a table; selecting a row names its record in the address, and nothing unnames it.

    Parameters
    ----------
    record
        Key of the address that names the record.
    drops
        Keys of the address that a newly opened record makes void.
    """

    def selected(key: str | None) -> None:
        open_record(**dict.fromkeys(drops, ""), **{record: key or ""})

    table(session, twin, chosen=opened(record), height=height, on_row=selected)
