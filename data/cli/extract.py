"""Read an article and propose claims and events for an editor; nothing enters the ledger.

FILE is plain text in UTF-8. The draft quotes the article and names the characters that each proposal
comes from. An editor reviews it, writes `accept: yes` where the article bears a proposal out, and then
prints rows for seeds/claims (--rows) or records for seeds/events (--events), to be put there by hand.

    python -m data extract article.txt --published 2022-09-13 --source outlet-2022-09-13 -o draft.yaml
    python -m data extract --rows draft.yaml

docs/extraction.md describes the draft and says how good the proposals are.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from data.cli.options import DAY, UsageError, opened, warn
from data.extraction.article import Article, Language, guessed_language
from data.extraction.errors import ExtractionError
from data.output import write_atomic

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from data.extraction.proposal import Proposals
    from data.extraction.scoring import Score, Scores
    from data.source import Source
    from data.store import Store

_SOURCE = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="an article, or a draft")
    parser.add_argument(
        "--language",
        choices=tuple(map(str, Language)),
        help="language of the article; default: that of its letters",
    )
    parser.add_argument(
        "--published",
        metavar="D",
        help='day of publication: "on Sunday" and dates without a year are counted from it',
    )
    parser.add_argument("--source", metavar="ID", help="id of the article in sources.csv")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="default: standard output"
    )
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument(
        "--rows", action="store_true", help="FILE is a reviewed draft: print rows for seeds/claims"
    )
    modes.add_argument(
        "--events",
        action="store_true",
        help="FILE is a reviewed draft: print records for seeds/events",
    )
    modes.add_argument(
        "--score",
        type=Path,
        metavar="RECORDS",
        help="compare the proposals with what a person found in the article",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    about = (arguments.language, arguments.published, arguments.source)
    if (arguments.rows or arguments.events) and any(about):
        raise UsageError("--rows and --events read a draft, which names language, day and source")
    store = opened(arguments)
    if arguments.rows or arguments.events:
        _write(arguments, _accepted(arguments, store))
    elif arguments.score:
        _write(arguments, _scored(arguments, store))
    else:
        _write(arguments, _drafted(arguments, store))
    return 0


def _write(arguments: argparse.Namespace, text: str) -> None:
    if arguments.output is None:
        sys.stdout.write(text)
    else:
        write_atomic(arguments.output, text.encode("utf-8"))


def _accepted(arguments: argparse.Namespace, store: Store) -> str:
    """Return what is accepted in a reviewed draft, in the form of the seeds."""
    from data.extraction.rows import claim_rows, event_records, require_fitting  # noqa: PLC0415
    from data.readers.draft import read_reviewed  # noqa: PLC0415 - slow, and not needed by --help

    sort: Literal["claims", "events"] = "claims" if arguments.rows else "events"
    reviewed = read_reviewed(arguments.file, sort)
    require_fitting(
        reviewed.claims,
        reviewed.events,
        store.ledger,
        store.gazetteer,
        coming=reviewed.accepted_events,
    )
    text = claim_rows(reviewed.claims) + event_records(reviewed.events)
    other = reviewed.accepted_events if arguments.rows else reviewed.accepted_claims
    if not text:
        warn(f"no {sort} are accepted in the draft")
    elif other:
        way = "--events" if arguments.rows else "--rows"
        warn(f"the draft also has {len(other)} accepted of the other sort; {way} prints them")
    return text


def _drafted(arguments: argparse.Namespace, store: Store) -> str:
    """Return the draft of an article."""
    from data.extraction.draft import draft_of  # noqa: PLC0415 - not needed by the other modes

    article = _article(arguments, store)
    proposals = _proposals(article, store)
    if article.published is None:
        warn("without --published, weekdays are passed over and dates without a year may be, too")
    taken = {each.id for each in store.ledger.claims} | {each.id for each in store.ledger.events}
    return draft_of(article, proposals, store.gazetteer, taken)


def _proposals(article: Article, store: Store) -> Proposals:
    from data.extraction.extract import extract  # noqa: PLC0415 - not needed by --rows

    return extract(article, store.gazetteer, store.focus_oblasts, store.ledger.entities)


def _article(arguments: argparse.Namespace, store: Store) -> Article:
    """Return the article of the arguments; what they leave out is as its source says."""
    from data.readers.article import read_article_text  # noqa: PLC0415 - not needed by --rows

    text = read_article_text(arguments.file)
    source = _source(arguments.source, store)
    published = None if source is None else source.published
    if arguments.published is not None:
        published = _day(arguments.published)
    language = guessed_language(text)
    if arguments.language is not None:
        language = Language(arguments.language)
    return Article(
        name=arguments.file.name,
        text=text,
        language=language,
        published=published,
        source=arguments.source or "",
    )


def _source(id_: str | None, store: Store) -> Source | None:
    if id_ is None:
        return None
    if not _SOURCE.fullmatch(id_):
        raise ExtractionError(
            f"--source {id_!r} is no id: use lower case letters, digits and single hyphens"
        )
    found = next((source for source in store.ledger.sources if source.id == id_), None)
    if found is None:
        warn(f"source {id_} is not in the ledger yet; add it to sources.csv before any row")
    return found


def _day(text: str) -> date:
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ExtractionError(f"--published {text!r} is no day; write it as 2022-09-10")


def _scored(arguments: argparse.Namespace, store: Store) -> str:
    """Return how well the proposals from an article meet what a person found in it."""
    from data.extraction.scoring import score  # noqa: PLC0415 - needed here only
    from data.readers.extractionrecords import read_annotated  # noqa: PLC0415 - same

    annotated = read_annotated(arguments.score, store.ledger)
    article = _article(arguments, store)
    if article.digest != annotated.records.digest:
        raise ExtractionError(
            f"{arguments.file} is not the text that {arguments.score} was made from: its digest is "
            f"{article.digest}; docs/extraction.md says what the digest is of"
        )
    if arguments.published is None and annotated.published is not None:
        article = replace(article, published=annotated.published)
    if arguments.language is None:
        article = replace(article, language=annotated.language)
    found = score(_proposals(article, store), annotated.records, article.text)
    return "".join(f"{line}\n" for line in _score_lines(found))


def _score_lines(found: Scores) -> Iterator[str]:
    for name, each in (("claims", found.claims), ("events", found.events)):
        yield f"{name}: {_figures(each)}"
        if name == "claims":
            yield (
                f"  of the right ones, {found.kinds} have the kind, {found.strengths} the strength "
                f"of the record; {found.located} of {found.locatable} come from its sentence"
            )
        yield from (f"  wrong   {line}" for line in each.wrong)
        yield from (f"  missed  {line}" for line in each.missed)


def _figures(each: Score) -> str:
    precision = "none" if each.precision is None else f"{each.precision:.2f}"
    recall = "none" if each.recall is None else f"{each.recall:.2f}"
    return (
        f"precision {precision} ({each.right} of {each.proposed}), "
        f"recall {recall} ({each.found} of {each.records})"
    )
