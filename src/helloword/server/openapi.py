"""The API's schema; `python -m helloword.server.openapi web/openapi.json` writes it for the web app's types."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from helloword.server import shapes
from helloword.server.examples import add_examples
from helloword.server.routes import NOUNS

API_VERSION = "1"
_ABOUT = (
    "Numbers are decimal text, days are the store's, instants carry a zone. "
    "Refusals are problems (RFC 9457) in the language of `Accept-Language` or `?lang=`; `code` is stable. "
    "A browser is known by its cookie, a program by `Authorization: Bearer hw_...`. "
    "Examples are of a demo company and cut short: lists have one or two items."
)
_PROBLEM = {
    "description": "Problem",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def described(app: FastAPI) -> None:
    """Give `app` a schema that says how it refuses, always with a problem, and gives examples."""

    def schema() -> dict[str, object]:
        if app.openapi_schema is None:
            app.openapi_schema = _schema(app)
        return app.openapi_schema

    app.openapi = schema  # type: ignore[method-assign]


def _schema(app: FastAPI) -> dict[str, object]:
    tags = [{"name": noun.name, "description": noun.about} for noun in NOUNS]
    schema = get_openapi(title=app.title, version=app.version, description=_ABOUT, routes=app.routes, tags=tags)
    for path in schema["paths"].values():
        for operation in path.values():
            operation["summary"] = _summary(operation["description"])
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = _PROBLEM
    schemas = schema["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas["Problem"] = TypeAdapter(shapes.Problem).json_schema()
    add_examples(schema["paths"])
    return schema


def _summary(description: str) -> str:
    """What an operation does, in the first words of its description.

    >>> _summary("Change one's password; every other browser is signed out.")
    "Change one's password"
    """
    return re.split(r"[.;:](?:\s|$)", description, maxsplit=1)[0]


def text() -> str:
    """The schema as the file holds it."""
    from helloword.server.app import create_api

    return json.dumps(create_api().openapi(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(text(), encoding="utf-8")
