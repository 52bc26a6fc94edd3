"""The draft that an editor reviews: YAML, one record a proposal, nothing accepted yet.

``accept``, and everything that goes into the seeds, is the editor's to change; the keys of
:data:`ABOUT` only say where a proposal comes from. The form is described in docs/extraction.md.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from data.event import EventType
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from data.extraction.article import Article
    from data.extraction.proposal import ClaimProposal, EventProposal, Evidence, Proposals
    from geo.gazetteer import Gazetteer

#: Keys of both sorts of records that tell the editor where a proposal comes from.
ABOUT = ("place", "says", "cue", "start", "end", "sentence", "also", "look_at")

#: Keys of the record of the article.
ARTICLE_KEYS = ("file", "digest", "language", "published", "source", "characters")

#: Longest piece of a sentence that a draft shows, characters; the offsets name all of it.
SHOWN = 400

_HEAD = """\
# Proposals from one article, made by rules. Nothing here is evidence until a person has read the
# article and said so. For each proposal:
#   1. read the sentence in the article (characters start to end);
#   2. correct unit, status, kind, when, strength; look_at says where the rules are unsure;
#   3. write accept: yes, or leave accept: no.
# Then: python -m data extract --rows DRAFT     rows for seeds/claims/*.csv
#       python -m data extract --events DRAFT   records for seeds/events/*.yaml
# sentence quotes the article for your eyes only: a draft is a working paper and stays out of seeds/.
"""

_STATUS = {
    ControlStatus.UKRAINIAN: "ua",
    ControlStatus.OCCUPIED: "occ",
    ControlStatus.CONTESTED: "contested",
}
#: Titles in our own words, from which an editor may start.
_TITLES = {
    EventType.CAPTURE: ("{} occupied", "{}: окупація"),
    EventType.LIBERATION: (
        "{} back under Ukrainian control",
        "{}: повернення під контроль України",
    ),
    EventType.BATTLE: ("Fighting: {}", "Бої: {}"),
    EventType.MOVEMENT: ("Movement of troops: {}", "Переміщення військ: {}"),
    EventType.ADMINISTRATION: ("Occupation administration: {}", "Окупаційна адміністрація: {}"),
    EventType.ATTACK_ON_CIVILIANS: ("Attack on civilians: {}", "Напад на цивільних: {}"),
    EventType.PARTISAN_ACTION: ("Partisan action: {}", "Партизанська акція: {}"),
    EventType.STATEMENT: ("Statement: {}", "Заява: {}"),
    EventType.HUMANITARIAN: ("Humanitarian situation: {}", "Гуманітарна ситуація: {}"),
}
_MOST_NAMES = 3


def draft_of(
    article: Article, proposals: Proposals, gazetteer: Gazetteer, taken: Collection[str] = ()
) -> str:
    """Return proposals as a draft. Equal input gives an equal draft.

    Parameters
    ----------
    taken
        Ids of claims and events that the ledger has: none is proposed again.
    """
    ids = set(taken)
    lines = [
        _HEAD,
        "article:",
        f"  file: {quoted(article.name)}",
        f"  digest: {article.digest}",
        f"  language: {article.language}",
        f"  published: {_day(article)}",
        f"  source: {quoted(article.source)}",
        f"  characters: {len(article.text)}",
        "",
        "claims:" if proposals.claims else "claims: []",
    ]
    for claim in proposals.claims:
        lines += _claim(article, claim, gazetteer, ids)
    lines += ["", "events:" if proposals.events else "events: []"]
    for event in proposals.events:
        lines += _event(article, event, gazetteer, ids)
    return "\n".join(lines) + "\n"


def _claim(
    article: Article, claim: ClaimProposal, gazetteer: Gazetteer, ids: set[str]
) -> Iterator[str]:
    name = gazetteer.title(claim.unit, "en") if claim.unit else claim.candidates[0].name_en
    parts = (name, _STATUS[claim.status], str(claim.kind), claim.when.edtf, article.source)
    yield f"  - id: {_free(_slug(*parts), ids)}"
    yield "    accept: no"
    if claim.unit:
        yield f"    unit: {claim.unit}"
        yield f"    place: {quoted(_described(gazetteer, claim.unit))}"
    else:
        yield '    unit: ""  # one of:'
        yield from (f"    #   {_shown(str(each))}" for each in claim.candidates)
        yield f"    place: {quoted(name)}"
    yield f"    status: {claim.status.word}"
    yield f"    kind: {claim.kind}"
    yield f"    when: {quoted(claim.when.edtf)}"
    yield f"    source: {quoted(article.source)}"
    yield f"    published: {_day(article)}"
    yield f"    strength: {claim.strength}"
    yield '    event: ""'
    yield f"    locator: {quoted(claim.evidence[0].locator)}"
    yield '    note: ""'
    yield from _about(article, claim.says, claim.evidence, claim.doubts)


def _event(
    article: Article, event: EventProposal, gazetteer: Gazetteer, ids: set[str]
) -> Iterator[str]:
    names_en = [gazetteer.title(code, "en") for code in event.places] or ["no place"]
    first = event.when.first or event.when.last
    slug = _slug("ev", str(first or "undated"), str(event.type), names_en[0])
    english, ukrainian = _TITLES[event.type]
    names_uk = [gazetteer.title(code, "uk") for code in event.places] or ["місце невідоме"]
    yield f"  - id: {_free(slug, ids)}"
    yield "    accept: no"
    yield f"    type: {event.type}"
    yield "    title:"
    yield f"      en: {quoted(english.format(_listed(names_en)))}"
    yield f"      uk: {quoted(ukrainian.format(_listed(names_uk)))}"
    for key in ("summary", "statement"):
        yield f'    {key}: {{en: "", uk: ""}}'
    yield f"    when: {quoted(event.when.edtf)}"
    yield f"    places: [{', '.join(event.places)}]"
    yield f"    entities: [{', '.join(event.entities)}]"
    yield f"    source: {quoted(article.source)}"
    yield '    tone: ""  # certain, likely, uncertain or speculation: the language of the outlet'
    yield f"    place: {quoted(_listed(names_en))}"
    yield from _about(article, event.says, event.evidence, event.doubts)


def _about(
    article: Article, says: str, evidence: Sequence[Evidence], doubts: Sequence[str]
) -> Iterator[str]:
    """Yield where a proposal comes from."""
    first = evidence[0]
    yield f"    says: {quoted(says)}"
    yield f"    cue: {quoted(first.cue)}"
    yield f"    start: {first.start}"
    yield f"    end: {first.end}"
    yield f"    sentence: {quoted(article.text[first.start : first.end])}"
    also = ", ".join(f"{each.start}-{each.end}" for each in evidence[1:])
    yield f"    also: [{also}]"
    yield f"    look_at: {quoted('; '.join(doubts))}"


def quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes, on one line, cut to what is shown.

    Characters that are invisible, or that no seed file may hold, become spaces.
    """
    return json.dumps(_shown(text), ensure_ascii=False)


def _shown(text: str) -> str:
    seen = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    line = " ".join(unicodedata.normalize("NFC", seen).split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"


def _day(article: Article) -> str:
    return quoted("" if article.published is None else article.published.isoformat())


def _described(gazetteer: Gazetteer, code: str) -> str:
    place = gazetteer.place(code)
    around = [
        gazetteer.title(unit.katottg, "en")
        for unit in gazetteer.ancestors(code)
        if unit is not place
    ]
    return ", ".join([f"{gazetteer.title(code, 'en')} ({place.name_uk})", *around])


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    return f"{shown} and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else shown


def _slug(*parts: str) -> str:
    """Return an id from texts: lower case, digits and single hyphens."""
    words = "-".join(
        part.replace("../", "by-").replace("/..", "-on").replace("/", "-to-") for part in parts
    )
    return re.sub(r"[^a-z0-9]+", "-", words.lower().replace("'", "")).strip("-")


def _free(slug: str, ids: set[str]) -> str:
    """Return an id that none has yet, and take it."""
    number, free = 1, slug
    while free in ids:
        number += 1
        free = f"{slug}-{number}"
    ids.add(free)
    return free
