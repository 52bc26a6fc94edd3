"""A resource of the API: its path, its parameters, what it answers. One table makes routes and OpenAPI."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.api import parameters
from dashboard.api.parameter import Parameter
from dashboard.loading import store
from data.store import Store

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

METHODS = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One path below ``/api``.

    ``answers`` gives media types, each with the name of a schema of the OpenAPI document or None
    for a file; ``parts`` describes the gaps of the path. ``respond`` makes the answer after the
    parameters have been checked. The line that the first sentence of its docstring is, is the
    summary.
    """

    path: str
    operation: str
    group: str
    respond: Callable[[Request, Store], Response]
    answers: Mapping[str, str | None]
    allowed: tuple[Parameter, ...] = ()
    parts: tuple[Parameter, ...] = ()

    @property
    def summary(self) -> str:
        """What the resource is, in a sentence."""
        return (self.respond.__doc__ or "").partition("\n")[0]

    def route(self) -> BaseRoute:
        """Return the route that answers GET, HEAD and OPTIONS."""

        def endpoint(request: Request) -> Response:
            if request.method == "OPTIONS":
                return Response(status_code=204, headers={"allow": ", ".join(METHODS)})
            self._check_path(request)
            parameters.check(request, self.allowed)
            return self.respond(request, store())

        return Route(self.path, endpoint, methods=list(METHODS), name=self.operation)

    def _check_path(self, request: Request) -> None:
        """Answer 404 if a gap of the path holds none of the words that it may."""
        for part in self.parts:
            value = request.path_params[part.name]
            if part.words and value not in part.words:
                raise HTTPException(
                    404, f"no {part.name} {value!r} here; there are {', '.join(part.words)}"
                )
