"""Errors of the geo package.

GeoError
├── InvalidCodeError(ValueError)    a string is no KATOTTG code
├── UnknownPlaceError(LookupError)  a well-formed code is not in the gazetteer
├── DuplicatePlaceError(ValueError) two places share a code
└── ShapeError(ValueError)          a geometry cannot serve its purpose
"""

from __future__ import annotations


class GeoError(Exception):
    """Root of all errors that the geo package raises on purpose."""


class InvalidCodeError(GeoError, ValueError):
    """A string does not have the form of a KATOTTG code."""


class UnknownPlaceError(GeoError, LookupError):
    """A KATOTTG code is well formed, but the gazetteer does not hold it."""


class ShapeError(GeoError, ValueError):
    """A geometry is empty, invalid or outside the area it should lie in."""


class DuplicatePlaceError(GeoError, ValueError):
    """Two places of one kind claim the same KATOTTG code."""
