"""Suggestion: a proposal filled in as far as a submission and the ledger allow. Pure.

It decides nothing: an editor reads the source, and fills in and corrects the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.claim import ClaimKind, Strength
from data.dates import parse_edtf
from data.event import Stance, Tone
from data.submissions.addition import slug
from data.submissions.canonical import canonical_url
from data.submissions.record import Proposal, SubjectKind
from geo.names import is_cyrillic

if TYPE_CHECKING:
    from data.ledger import Ledger
    from data.source import Source
    from data.submissions.record import Draft


def known_source(draft: Draft, ledger: Ledger) -> Source | None:
    """Return the source of the ledger that has the same canonical address."""
    return next(
        (s for s in ledger.sources if canonical_url(s.url) == draft.canonical_url),
        None,
    )


def suggested(draft: Draft, ledger: Ledger) -> Proposal:
    """Return a proposal to begin with.

    Owner, side, kind, reliability and language are those of the ledger's sources of the same
    publisher, if there are any; otherwise they stay empty.
    """
    same = known_source(draft, ledger)
    published = parse_edtf(draft.published)
    like = next(
        (s for s in ledger.sources if s.publisher.casefold() == draft.publisher.casefold()), None
    )
    is_event = draft.subject_kind is SubjectKind.EVENT
    words = " ".join(draft.statement.split())
    return Proposal(
        source=same.id if same else _source_id(draft, {s.id for s in ledger.sources}),
        publisher=draft.publisher,
        owner=like.owner if like else "",
        side=like.side.value if like else "",
        kind=like.kind.value if like else "",
        reliability=like.reliability.value if like else "",
        language=like.language if like else "",
        url=draft.url,
        published=published.best.isoformat() if published.is_day else "",
        tone=Tone.CERTAIN.value if is_event else "",
        stance=Stance.REPORTS.value if is_event else "",
        statement_en=words if is_event and not is_cyrillic(words) else "",
        statement_uk=words if is_event and is_cyrillic(words) else "",
        claim_kind="" if is_event else ClaimKind.SINCE.value,
        strength="" if is_event else Strength.REPORTED.value,
    )


def _source_id(draft: Draft, used: set[str]) -> str:
    """Return an id for a new source: the name of its host, and the day or month of publication."""
    host = draft.canonical_url.partition("/")[0].partition(":")[0]
    wanted = f"{slug(host)}-{slug(draft.published)}"
    number, name = 2, wanted
    while name in used:
        name, number = f"{wanted}-{number}", number + 1
    return name
