"""``places --online``: ask Nominatim for what the gazetteer cannot answer. Off unless asked for.

``CONTROL_CONTACT`` names an e-mail or web address, which the service's policy demands;
``CONTROL_NOMINATIM`` is the address of another server, e.g. one's own. Answers are suggestions: they
are shown with their attribution, and nothing takes them over.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geopy.exc import ConfigurationError, GeocoderServiceError

from data.cli.options import UsageError
from data.folders import cache_folder
from data.geocode_cache import online_geocoder
from data.selection import SelectionError
from geo.nominatim import NominatimSettings

if TYPE_CHECKING:
    from geo.nominatim import NominatimGeocoder

CACHE_FILE = "geocode.sqlite"


def online() -> NominatimGeocoder:
    """Return the geocoder that the environment describes.

    Raises
    ------
    UsageError
        If the contact is missing, or a setting breaks the service's policy.
    """
    contact = os.environ.get("CONTROL_CONTACT", "")
    if not contact:
        raise UsageError("--online needs CONTROL_CONTACT=<e-mail or web address> to tell Nominatim")
    server = urlsplit(os.environ.get("CONTROL_NOMINATIM", "https://nominatim.openstreetmap.org"))
    try:
        settings = NominatimSettings(contact=contact, domain=server.netloc, scheme=server.scheme)
    except ConfigurationError as error:
        raise UsageError(str(error)) from error
    return online_geocoder(settings, cache_folder() / CACHE_FILE)


def suggestions(geocoder: NominatimGeocoder, query: str) -> list[dict[str, Any]]:
    """Return what the service suggests for a query, each marked as such.

    Raises
    ------
    SelectionError
        If the service cannot be asked now, or failed.
    """
    try:
        found = geocoder.geocode(query, exactly_one=False) or []
    except GeocoderServiceError as error:
        raise SelectionError(f"Nominatim did not answer for {query!r}: {error}") from error
    return [
        {
            "address": location.address,
            "lng": location.longitude,
            "lat": location.latitude,
            "suggested": True,
            "attribution": location.raw["attribution"],
        }
        for location in found
    ]
