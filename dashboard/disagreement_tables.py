"""Tables of the page "Disagreement"; each row leads to the map on its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.charts import day_words, number_words
from dashboard.leaving import map_fields, view_link
from dashboard.ledgertables import claim_phrase, claims_table
from dashboard.plain import plain
from dashboard.state import filters_of
from dashboard.tables import TableTwin, table
from dashboard.text import text
from data.blindspots import NEVER
from data.disagreement import Ending
from data.export.columns import category_display
from data.rules import RULES
from data.series import Category
from data.spell import Sides

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dashboard.session import Session
    from data.blindspots import BlindSpots
    from data.claim import Claim
    from data.differences import Ages
    from data.disagreement import Disputes
    from data.history import History
    from data.knowledge import Learned, Pictures

    Columns = dict[str, list[Any]]

_PLACES = ("name", "hromada", "raion")


def disputes_table(session: Session, history: History, found: Disputes) -> None:
    """Draw the disputes; of the one selected, what everybody said, and the way to the map."""
    language, archive = session.language, _archive(session)
    claims = [archive.claims[history.claim_ids[index]] for index in found.claim.tolist()]
    sources = [archive.sources[claim.source] for claim in claims]
    columns: Columns = {
        **_places(session, history, found.settlement.tolist()),
        "from": [history.date(day) for day in found.start],
        "to": [history.date(day - 1) for day in found.end],
        "lasted": found.days.tolist(),
        "says": [claim_phrase(claim, language) for claim in claims],
        "owner": [source.owner for source in sources],
        "follows": _statuses(session, history, found.spell.tolist()),
        "why": [_why(session, found, place) for place in range(len(claims))],
        "ending": [text(f"differ.ending.{Ending(e).word}", language) for e in found.ending],
        "weight_for": found.weight_for.round(2).tolist(),
        "weight_against": found.weight_against.round(2).tolist(),
        "publisher": [source.publisher for source in sources],
        "published": [claim.published for claim in claims],
        "url": [source.url for source in sources],
        "claim": [claim.id for claim in claims],
        "katottg": [history.codes[row] for row in found.settlement],
    }
    keys = [
        f"{claim} {code} {day}"
        for claim, code, day in zip(
            columns["claim"], columns["katottg"], columns["from"], strict=True
        )
    ]
    usual = ("name", "hromada", "from", "to", "lasted", "says", "owner", "follows", "ending", "why")
    picked = _draw(session, "disputes", keys, columns, usual=usual, facets=("owner", "ending"))
    if picked is None:
        return
    place = keys.index(picked)
    _open(session, columns["katottg"][place], columns["from"][place])
    spell = int(found.spell[place])
    supporting = [archive.claims[name] for name in history.claims_of(spell)]
    for name, group in (("against", [claims[place]]), ("for", _nearest(supporting, claims[place]))):
        st.caption(text(f"differ.{name}", language))
        claims_table(session, group, archive.sources, f"differ_{name}_{place}")


def blind_table(session: Session, history: History, found: BlindSpots) -> None:
    """Draw the changes that one side alone told."""
    language, archive = session.language, _archive(session)
    spells = found.spell.tolist()
    claims = [[archive.claims[name] for name in history.claims_of(spell)] for spell in spells]
    columns: Columns = {
        **_places(session, history, found.settlement.tolist()),
        "day": [history.date(history.start[spell]) for spell in spells],
        "became": _statuses(session, history, spells),
        "side": [
            ", ".join(text(f"side.{word}", language) for word in Sides(int(bit)).words)
            for bit in found.side
        ],
        "told": [history.date(day) for day in found.told],
        "joined": [None if day == NEVER else history.date(day) for day in found.joined],
        "alone": found.days.tolist(),
        "n_independent": history.n_independent[found.spell].tolist(),
        "publisher": [
            tuple(sorted({archive.sources[claim.source].publisher for claim in group}))
            for group in claims
        ],
        "claims": [tuple(claim.id for claim in group) for group in claims],
        "katottg": [history.codes[row] for row in found.settlement],
    }
    keys = [f"{code} {day}" for code, day in zip(columns["katottg"], columns["day"], strict=True)]
    picked = _draw(
        session,
        "blind",
        keys,
        columns,
        usual=("name", "hromada", "day", "became", "side", "told", "joined", "alone", "publisher"),
        facets=("side", "became"),
    )
    if picked is not None:
        place = keys.index(picked)
        _open(session, columns["katottg"][place], columns["day"][place])


def ages_table(session: Session, history: History, found: Ages) -> None:
    """Draw the settlements whose status nobody has confirmed for long."""
    spells = found.spell.tolist()
    columns: Columns = {
        **_places(session, history, found.settlement.tolist()),
        "status": _statuses(session, history, spells),
        "confirmed": [history.date(day) for day in found.last],
        "evidence_age": found.days.tolist(),
        "since_best": [history.date(history.start[spell]) for spell in spells],
        "n_independent": history.n_independent[found.spell].tolist(),
        "claims": [history.claims_of(spell) for spell in spells],
        "katottg": [history.codes[row] for row in found.settlement],
    }
    usual = (*_PLACES, "status", "confirmed", "evidence_age", "since_best", "n_independent")
    keys = columns["katottg"]
    picked = _draw(session, "ages", keys, columns, usual=usual, facets=("status",))
    if picked is not None:
        _open(session, picked, session.state.day)


def learned_table(session: Session, found: Pictures, learned: Learned) -> None:
    """Draw how the picture of the day changed, settlement by settlement."""
    language, archive = session.language, _archive(session)
    history = session.store.history()
    pairs = list(zip(learned.row.tolist(), learned.known.tolist(), strict=True))
    claims = [found.claims_of(row, known) for row, known in pairs]
    columns: Columns = {
        **_places(session, history, learned.row.tolist()),
        "known": [found.known[known] for _, known in pairs],
        "before": [text(f"status.{Category(c).word}", language) for c in learned.before],
        "after": [text(f"status.{Category(c).word}", language) for c in learned.after],
        "publisher": [
            tuple(sorted({archive.sources[archive.claims[c].source].publisher for c in group}))
            for group in claims
        ],
        "claims": claims,
        "katottg": [history.codes[row] for row, _ in pairs],
    }
    keys = [f"{code} {day}" for code, day in zip(columns["katottg"], columns["known"], strict=True)]
    usual = ("known", "name", "hromada", "before", "after", "publisher")
    picked = _draw(session, "learned", keys, columns, usual=usual, facets=("before", "after"))
    if picked is not None:
        place = keys.index(picked)
        _open(session, columns["katottg"][place], session.state.day, columns["known"][place])


def _draw(
    session: Session,
    name: str,
    keys: Sequence[str],
    columns: Columns,
    *,
    usual: Sequence[str],
    facets: Sequence[str],
) -> str | None:
    titles = {
        "disputes": "differ.list",
        "blind": "differ.blind",
        "ages": "differ.ages",
        "learned": "differ.pictures.list",
    }
    twin = TableTwin(
        name=name,
        keys=keys,
        columns=columns,
        heads={key: text(f"column.{key}", session.language) for key in columns},
        alt=text(titles[name], session.language),
        usual=usual,
        facets=facets,
        formats=dict.fromkeys(("alone", "evidence_age"), "localized"),
    )
    return table(session, twin)


def _places(session: Session, history: History, rows: Sequence[int]) -> Columns:
    gazetteer, language = session.store.gazetteer, session.language
    codes = [history.codes[row] for row in rows]
    return {
        "name": [gazetteer.title(code, language) for code in codes],
        "hromada": [
            gazetteer.title(gazetteer.settlement(code).hromada, language) for code in codes
        ],
        "raion": [
            "" if unit is None else gazetteer.title(unit.katottg, language)
            for unit in map(gazetteer.raion_of, codes)
        ],
    }


def _statuses(session: Session, history: History, spells: Sequence[int]) -> list[str]:
    language = session.language
    return [text(f"status.{category_display(history, spell)}", language) for spell in spells]


def _why(session: Session, found: Disputes, place: int) -> str:
    """Return in words what the rules weighed."""
    language = session.language
    mine, theirs = float(found.weight_for[place]), float(found.weight_against[place])
    reason = "outweighed" if mine > theirs else "even" if mine == theirs else "window"
    said = text(
        f"differ.why.{reason}",
        language,
        weight_for=number_words(mine, language, 2),
        weight_against=number_words(theirs, language, 2),
        days=RULES.agreement_days,
    )
    disputed = theirs >= RULES.disputed_share * mine
    return said + text("differ.why.disputed", language) if disputed else said


def _nearest(claims: Sequence[Claim], claim: Claim) -> list[Claim]:
    """Return claims, those first that speak of days near to those of another."""
    return sorted(claims, key=lambda each: abs((each.when.best - claim.when.best).days))


def _open(session: Session, code: str, day: date, known: date | None = None) -> None:
    """Offer the map on a day at a settlement, as known on a day if one is given."""
    language = session.language
    name = plain(session.store.gazetteer.title(code, language))
    words = text("differ.open", language, name=name, day=plain(day_words(day, language)))
    fields = map_fields(session, day, (code,))
    view_link(session, "map", words, key="differ", **fields, known=known or session.state.known)


def _archive(session: Session) -> Any:
    filters = filters_of(session.state, session.store)
    return session.store.archive(filters.known_as_of)
