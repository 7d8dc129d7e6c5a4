"""The web app's types are made from the server's own schema."""

from __future__ import annotations

from pathlib import Path

from helloword.server import openapi

SCHEMA = Path(__file__).parents[2] / "web" / "openapi.json"


def test_the_schema_beside_the_web_app_is_the_servers() -> None:
    written = SCHEMA.read_text(encoding="utf-8")

    assert written == openapi.text(), "run `python -m helloword.server.openapi web/openapi.json`"
