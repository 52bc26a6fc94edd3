"""Claims, sources and figures as tables: the columns of the evidence, and the days that dates mean. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.export.csv import write_columns
from data.readers.claims import COLUMNS as CLAIM_COLUMNS
from data.readers.indicators import COLUMNS as INDICATOR_COLUMNS
from data.readers.sources import COLUMNS as SOURCE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.claim import Claim
    from data.dates import UncertainDate
    from data.event import Indicator
    from data.export.table import Value
    from data.source import Source

Row = dict[str, "Value"]

#: What a claim's time means in days, after the columns of the evidence.
DAY_COLUMNS = ("earliest", "latest", "best")


def claims_csv(claims: Iterable[Claim]) -> bytes:
    """Return claims in order of id."""
    rows = [_claim(claim) for claim in sorted(claims, key=lambda claim: claim.id)]
    return _csv((*CLAIM_COLUMNS, *DAY_COLUMNS), rows)


def sources_csv(sources: Iterable[Source]) -> bytes:
    """Return sources in order of id."""
    rows: list[Row] = [
        {name: _word(getattr(source, name)) for name in SOURCE_COLUMNS}
        for source in sorted(sources, key=lambda source: source.id)
    ]
    return _csv(SOURCE_COLUMNS, rows)


def indicators_csv(indicators: Iterable[Indicator]) -> bytes:
    """Return figures in order of id."""
    rows: list[Row] = [
        {name: _word(getattr(each, name)) for name in INDICATOR_COLUMNS}
        for each in sorted(indicators, key=lambda each: each.id)
    ]
    return _csv(INDICATOR_COLUMNS, rows)


def _claim(claim: Claim) -> Row:
    when = claim.when
    named: Row = {"except": claim.exclude, "status": claim.status.word, "when": when.edtf}
    days: Row = {"earliest": when.earliest, "latest": when.latest, "best": when.best}
    others = [name for name in CLAIM_COLUMNS if name not in named]
    return {**{name: _word(getattr(claim, name)) for name in others}, **named, **days}


def _word(value: Value | UncertainDate) -> Value:
    """Return an uncertain date as it was written, everything else as it is."""
    edtf: str | None = getattr(value, "edtf", None)
    return value if edtf is None else edtf  # type: ignore[return-value]


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, Value]]) -> bytes:
    return write_columns({name: [row[name] for row in rows] for name in columns})
