"""Validation of what strangers send in. Pure; every fault is found at once, nothing is fetched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.dates import parse_edtf
from data.errors import DateError
from data.submissions.canonical import canonical_url
from data.submissions.errors import Fault, InvalidError
from data.submissions.limits import LIMITS, Limits
from data.submissions.record import Draft, Kind, SubjectKind

if TYPE_CHECKING:
    from data.ledger import Ledger
    from geo.gazetteer import Gazetteer

#: Characters that turn the direction of text around them: one name could pose as another.
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What somebody typed, as it came."""

    kind: str
    subject_kind: str
    subject: str
    url: str
    publisher: str
    published: str
    statement: str
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a submission can be about: ids of events, and the gazetteer; ``today`` in Kyiv."""

    events: Collection[str]
    gazetteer: Gazetteer
    today: date


def known(ledger: Ledger, gazetteer: Gazetteer, today: date) -> Known:
    """Return what submissions can be about."""
    return Known(
        events=frozenset(event.id for event in ledger.events), gazetteer=gazetteer, today=today
    )


def checked(form: Form, about: Known, limits: Limits = LIMITS) -> Draft:
    """Return what was typed as a draft that can be stored.

    Raises
    ------
    InvalidError
        If anything is wrong. Problems are ``empty, long, characters, url, date, future, subject``.
    """
    faults: list[Fault] = []
    url = _line(form.url)
    canonical = canonical_url(url)
    texts = {
        "url": url,
        "publisher": _line(form.publisher),
        "published": _line(form.published),
        "statement": _text(form.statement),
        "contact": _line(form.contact),
    }
    for name, value in texts.items():
        problem = _problem(value, getattr(limits, name), required=name != "contact")
        if problem:
            faults.append(Fault(field=name, problem=problem))
    at_fault = {fault.field for fault in faults}
    if "url" not in at_fault and canonical is None:
        faults.append(Fault(field="url", problem="url"))
    if "published" not in at_fault and (problem := _date_problem(texts["published"], about.today)):
        faults.append(Fault(field="published", problem=problem))
    if not _subject_exists(form, about) or form.kind not in set(Kind):
        faults.append(Fault(field="subject", problem="subject"))
    if faults or canonical is None:
        raise InvalidError(faults)
    return Draft(
        kind=Kind(form.kind),
        subject_kind=SubjectKind(form.subject_kind),
        subject=form.subject,
        canonical_url=canonical,
        **texts,
    )


def can_be_kept(words: str) -> bool:
    """Tell whether a text holds no control character but line breaks and tabs, and no surrogate.

    PostgreSQL cannot store a NUL, no database a surrogate, and a terminal would obey the others.
    """
    return not any(
        unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\r\t" for sign in words
    )


def _line(value: str) -> str:
    return " ".join(value.split())


def _text(value: str) -> str:
    """Return a text without blanks around its lines and without runs of empty ones."""
    lines = [_BLANKS.sub(" ", line).strip() for line in value.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _problem(value: str, longest: int, *, required: bool) -> str | None:
    if not value:
        return "empty" if required else None
    if len(value) > longest:
        return "long"
    if _DIRECTION.search(value) or not value.replace("\n", "").isprintable():
        return "characters"
    return None


def _date_problem(text: str, today: date) -> str | None:
    try:
        when = parse_edtf(text)
    except DateError:
        return "date"
    earliest = when.earliest or when.best
    return "future" if earliest > today else None


def _subject_exists(form: Form, about: Known) -> bool:
    if form.subject_kind == SubjectKind.EVENT:
        return form.subject in about.events
    return form.subject_kind == SubjectKind.PLACE and form.subject in about.gazetteer
