"""Parameters that an address does not know are refused: misspelt, they would silently give another number."""

from __future__ import annotations

from functools import cache

from fastapi import FastAPI, Request
from fastapi.routing import APIRoute

from helloword.errors import InputError, suggestion

EVERYWHERE = frozenset({"lang"})
"""The language of refusals, known to every address."""


async def no_strangers(request: Request) -> None:
    """Raise InputError for a query parameter that the route does not have."""
    route = request.scope["route"]
    assert isinstance(route, APIRoute)
    known = parameters_of(request.app, route.path, request.method.lower()) | EVERYWHERE
    for name in request.query_params:
        if name not in known:
            raise InputError(
                f'There is no parameter "{name}" here.{suggestion(name, known)}', code="unknown_parameter", name=name
            )


@cache
def parameters_of(app: FastAPI, path: str, method: str) -> frozenset[str]:
    """The query parameters that the API's schema names for a path and a method, such as `get`."""
    parameters = app.openapi()["paths"].get(path, {}).get(method, {}).get("parameters", [])
    return frozenset(p["name"] for p in parameters if p["in"] == "query")
