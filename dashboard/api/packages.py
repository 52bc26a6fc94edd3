"""Ready-made packages: QGIS, kepler.gl, TimeMap, and the map as one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.api import parameter as may
from dashboard.api import parameters
from dashboard.api.answers import answer, file_headers
from dashboard.api.files import span
from dashboard.api.packagepace import PackagePace
from dashboard.api.parameter import FILTERS, Parameter
from dashboard.api.problems import BadParameterError
from dashboard.api.resource import Resource
from data.export.request import FileRequest, estimate
from data.packages.question import PackageQuestion, package_members
from data.packages.registry import PACKAGES, packaged
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from data.store import Store

#: Last part of the address, and the package that it is.
FILES: Mapping[str, str] = {
    f"{'map' if word == 'html' else word}.{each.ending}": word for word, each in PACKAGES.items()
}

#: Spells that a package may hold: several times those of the whole country.
MOST_ROWS = 200_000

PACE = PackagePace()


def package(request: Request, store: Store) -> Response:
    """Return a ready-made package for QGIS, kepler.gl, TimeMap, or the map as one page."""
    file = request.path_params["file"]
    asked = _question(request, store, FILES[file])
    kind = PACKAGES[FILES[file]]
    headers = file_headers(f"control-{asked.day}-{file}", package_members(store, asked))
    # A page of ours from elsewhere must not run on our address.
    headers["content-disposition"] = headers["content-disposition"].replace("inline", "attachment")
    reader = "" if request.client is None else request.client.host

    def make() -> bytes:
        with PACE.making(reader):
            return packaged(store, FILES[file], asked)

    return answer(request, store, make, media_type=kind.media_type, headers=headers)


def _question(request: Request, store: Store, word: str) -> PackageQuestion:
    """Return the question of a checked request.

    Raises
    ------
    BadParameterError
        If the days are not in order, the package has no use for a parameter, or too much is asked.
    """
    given = span(request, store)
    start, end = given[0] or store.first, given[1] or store.last
    day = parameters.optional_day(request, "date", store) or end
    if not start <= day <= end:
        raise BadParameterError("date", f"{day} is outside the days from {start} to {end}")
    filters = parameters.filters(request, store)
    geometry = parameters.word(request, may.PACKAGE_GEOMETRY)
    for name, value in (("geometry", geometry), ("unconfirmed_days", filters.unconfirmed_days)):
        if value and not PACKAGES[word].has_age:
            raise BadParameterError(name, "it is about qgis.zip and kepler.zip")
    rows, _, _ = estimate(
        store,
        FileRequest(
            content="package",
            form=word,
            day=day,
            start=start,
            end=end,
            filters=filters,
            by=Level.RAION,
        ),
    )
    if word != "html" and rows > MOST_ROWS:
        raise BadParameterError(
            "from", f"{rows:,} spells are more than {MOST_ROWS:,}; choose fewer days or units"
        )
    return PackageQuestion(start=start, end=end, day=day, filters=filters, geometry=geometry)


PACKAGE_RESOURCES = (
    Resource(
        path="/packages/{file}",
        operation="package",
        group="packages",
        respond=package,
        answers={each.media_type: None for each in PACKAGES.values()},
        allowed=(
            may.FROM,
            may.TO,
            may.OPENS,
            may.PACKAGE_GEOMETRY,
            *FILTERS,
            may.UNCONFIRMED_DAYS,
        ),
        parts=(
            Parameter(
                name="file",
                about="The package.",
                schema={"type": "string", "enum": list(FILES)},
                required=True,
                place="path",
            ),
        ),
    ),
)
