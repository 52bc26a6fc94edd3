"""Export: accepted submissions as a patch of ``seeds/``, which a person reads and applies.

A unified diff, to be read by people and taken by ``git apply``; nothing here writes to the seeds.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import yaml

from data.claimrow import claim_cells
from data.readers.assessments import DEPARTURES, OWNERS
from data.submissions.addition import addition, grown
from data.submissions.errors import DeskError, ProposalError
from data.submissions.grounds import Grounds, remarks
from data.submissions.record import Proposal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from data.claim import Claim
    from data.event import Report
    from data.ledger import Ledger
    from data.source import Source
    from data.submissions.addition import Addition
    from data.submissions.record import Case
    from geo.gazetteer import Gazetteer

SOURCES = "sources.csv"
#: Claims go into a file of their own, from which a curator moves them where they belong.
CLAIMS = "claims/accepted.csv"
CLAIM_COLUMNS = "id,unit,except,status,kind,when,source,published,strength,event,locator,note"

#: Longest line of the statements of events/*.yaml.
_WIDTH = 110


class ExportError(DeskError):
    """The seeds have another form than the patch is made for; the message says where."""


def export(cases: Iterable[Case], seeds: Path, ledger: Ledger, gazetteer: Gazetteer) -> str:
    """Return accepted cases as a patch, with a comment for each case before the first file.

    A case that is in the seeds already, or no longer fits them, is named in a comment. So is what a
    person must still decide: the criterion of a new owner, the way to another letter than its owner's.

    Parameters
    ----------
    seeds
        The folder that ``ledger`` was read from.

    Raises
    ------
    ExportError
        If a file of the seeds has another form than expected.
    """
    changed: dict[str, list[str]] = {}
    comments: list[str] = []
    grounds = Grounds(ledger)
    for case in cases:
        comments.append(_comment(case))
        try:
            new = addition(case.number, case.draft, case.proposal or Proposal(), ledger, gazetteer)
        except ProposalError as error:
            comments.extend(f"#   left out: {fault}" for fault in error.faults)
            continue
        ledger = grown(ledger, new)
        _insert(new, changed, seeds, ledger)
        if new.source is not None:
            reason = " ".join(case.decisions[-1].reason.split())
            for file, row in _ground_rows(grounds, new.source, reason):
                _insert_row(_lines(changed, seeds, file, ",".join(row)), row)
                comments.extend(remarks(file, row))
    patches = [_patch(seeds, file, lines) for file, lines in sorted(changed.items())]
    return "".join(f"{line}\n" for line in comments) + "".join(patches)


def _insert(new: Addition, changed: dict[str, list[str]], seeds: Path, ledger: Ledger) -> None:
    """Insert an addition into the lines of the files that it belongs to."""
    if new.source is not None:
        _insert_source(_lines(changed, seeds, SOURCES), new.source)
    if new.claim is not None:
        _lines(changed, seeds, CLAIMS, CLAIM_COLUMNS).append(_claim_row(new.claim))
    if new.report is not None:
        event = next(event for event in ledger.events if event.id == new.event)
        file = event.origin.rpartition(":")[0]
        _insert_report(_lines(changed, seeds, file), file, event.id, new.report)


def _comment(case: Case) -> str:
    last = case.decisions[-1]
    # A name comes from a login provider: a line break in it would be a line of the patch.
    who = " ".join("".join(sign if sign.isprintable() else " " for sign in last.editor).split())
    return (
        f"# submission {case.number}: {case.draft.kind} for {case.draft.subject_kind} "
        f"{case.draft.subject}, accepted {last.decided_at.date()} by {who}"
    )


def _lines(
    changed: dict[str, list[str]], seeds: Path, file: str, header: str | None = None
) -> list[str]:
    """Return the lines of a file as changed so far; a new one begins with its header."""
    if file not in changed:
        path = seeds / file
        if header is not None and not path.is_file():
            changed[file] = [header]
        else:
            changed[file] = path.read_text(encoding="utf-8").splitlines()
    return changed[file]


def _patch(seeds: Path, file: str, lines: Sequence[str]) -> str:
    path = seeds / file
    before = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    diff = difflib.unified_diff(
        before,
        lines,
        f"a/seeds/{file}" if before else "/dev/null",
        f"b/seeds/{file}",
        lineterm="",
    )
    return "".join(f"{line}\n" for line in diff)


def _ground_rows(
    grounds: Grounds, source: Source, reason: str
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows that a new source calls for beside its own, with their file."""
    made = {
        OWNERS: grounds.owner_row(source, reason),
        DEPARTURES: grounds.departure_row(source, reason),
    }
    for file, row in made.items():
        if row is not None:
            yield file, row


def _insert_source(lines: list[str], source: Source) -> None:
    values = {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "owner": source.owner,
        "side": source.side.value,
        "kind": source.kind.value,
        "reliability": source.reliability.value,
        "url": source.url,
        "archive_url": source.archive_url,
        "published": "" if source.published is None else source.published.isoformat(),
        "language": source.language,
    }
    _insert_row(lines, values)


def _insert_row(lines: list[str], values: Mapping[str, str]) -> None:
    """Insert a row so that the keys stay in order, which are the first of its values."""
    header = lines[0].split(",")
    name = next(iter(values))
    keys = [next(csv.reader([line]))[0] for line in lines[1:]] if header[0] == name else []
    at = 1 + bisect_left(keys, values[name]) if keys == sorted(keys) and keys else len(lines)
    lines.insert(at, _row(values[column] for column in header))


def _claim_row(claim: Claim) -> str:
    values = claim_cells(claim)
    return _row(values[name] for name in CLAIM_COLUMNS.split(","))


def _row(cells: Iterable[str]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="").writerow(list(cells))
    return file.getvalue()


def _insert_report(lines: list[str], file: str, event_id: str, report: Report) -> None:
    """Insert a report after the last one of an event, in block style, at the reports' own depth."""
    start = _line_of(lines, re.compile(rf"- id: [\"']?{re.escape(event_id)}[\"']?\s*$"), 0)
    end = _line_of(lines, re.compile(r"- "), start + 1)
    at = _line_of(lines[:end], re.compile(r"  reports:\s*$"), start)
    if at >= end:
        raise ExportError(f"{file}: event {event_id} has no list of reports in block style")
    # The list ends before the next key of the event; blank lines stay behind it.
    last = _line_of(lines[:end], re.compile(r" {0,2}[^\s#-]"), at + 1) - 1
    while not lines[last].strip():
        last -= 1
    record = {
        "source": report.source,
        "tone": report.tone.value,
        "statement": {"en": report.statement.en, "uk": report.statement.uk},
        "stance": report.stance.value,
    }
    words = yaml.safe_dump([record], allow_unicode=True, sort_keys=False, width=_WIDTH)
    lines[last + 1 : last + 1] = [f"    {line}" for line in words.splitlines()]


def _line_of(lines: Sequence[str], pattern: re.Pattern[str], start: int) -> int:
    """Return the first line from ``start`` that a pattern matches, or the number of lines."""
    return next((n for n in range(start, len(lines)) if pattern.match(lines[n])), len(lines))
