"""Sources: who published a claim, whose side they are on, and how far they can be relied upon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Side(StrEnum):
    """Party to the war that a publisher belongs to, or none."""

    UKRAINE = "ukraine"
    RUSSIA = "russia"
    INDEPENDENT = "independent"


class SourceKind(StrEnum):
    """What kind of publication a source is."""

    OFFICIAL = "official"
    PRESS = "press"
    ANALYSIS = "analysis"
    INTERNATIONAL = "international"
    ENCYCLOPAEDIA = "encyclopaedia"
    SOCIAL = "social"
    REGISTER = "register"
    DATASET = "dataset"


class Reliability(StrEnum):
    """Reliability of a source on the Admiralty scale; F means that it cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One publication: an article, a report, a post, a register.

    ``owner`` names who stands behind the publisher, or whom the text was copied from: sources of
    one owner count once. ``side`` is the side of whoever makes the statement. ``origin`` is
    ``file:line``.
    """

    id: str
    title: str
    publisher: str
    owner: str
    side: Side
    kind: SourceKind
    reliability: Reliability
    url: str
    archive_url: str
    published: date | None
    language: str
    origin: str = ""
