"""Errors as RFC 9457 problem documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from data.errors import DataError
from geo.errors import GeoError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

TITLES = {
    400: "The request is not understood",
    404: "There is nothing here",
    405: "This method is not allowed here",
    429: "Too much was asked for lately",
    500: "The server failed",
    503: "The server cannot answer now",
}


class BadParameterError(ValueError):
    """A query parameter is unknown or has a value that cannot be used."""

    def __init__(self, parameter: str, problem: str) -> None:
        super().__init__(f"{parameter}: {problem}")
        self.parameter = parameter


def problem(
    status: int, detail: str, headers: Mapping[str, str] | None = None, **members: object
) -> JSONResponse:
    """Return a problem document with the given status and detail."""
    body = {"type": "about:blank", "title": TITLES.get(status, "Error"), "status": status}
    return JSONResponse(
        {**body, "detail": detail, **members},
        status_code=status,
        headers={"cache-control": "no-store", **(headers or {})},
        media_type="application/problem+json",
    )


async def _bad_parameter(_request: Request, error: BadParameterError) -> JSONResponse:
    return problem(400, str(error), parameter=error.parameter)


async def _bad_value(_request: Request, error: Exception) -> JSONResponse:
    return problem(400, str(error))


async def _http(_request: Request, error: HTTPException) -> JSONResponse:
    return problem(error.status_code, error.detail, error.headers)


async def _failure(_request: Request, _error: Exception) -> JSONResponse:
    # The log has the traceback; the reader gets no inner workings.
    return problem(500, "The request failed; the server's log says why.")


def handlers() -> Mapping[Any, Callable[..., Any]]:
    """Return the exception handlers of the API application."""
    return {
        BadParameterError: _bad_parameter,
        DataError: _bad_value,
        GeoError: _bad_value,
        HTTPException: _http,
        Exception: _failure,
    }
