"""A kind of package, described."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A kind of package: its module, which has ``package(store, question)``, and its file.

    ``has_age`` says whether the age of the evidence can limit what is in it.
    """

    module: str
    ending: str
    media_type: str
    about: str
    has_age: bool = False
