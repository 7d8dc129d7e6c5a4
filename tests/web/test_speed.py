"""The first page is quick: what it asks is computed before it is asked."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from helloword.server.warming import first_questions
from helloword.workspace import Workspace

pytestmark = pytest.mark.web

Asked = tuple[tuple[str, ...], str, str, str, str | None]


def test_the_server_computes_ahead_what_the_cards_ask(visit, company: Path) -> None:
    seen = visit("en")
    asked: set[Asked] = set()
    seen.page.on("request", lambda request: asked.update(question(request.url)))
    seen.go("/")
    ahead = {
        (q.kpis, q.grain.value, str(q.start), str(q.end), q.compare) for q in first_questions(Workspace.open(company))
    }

    assert len(ahead) == 8
    assert ahead <= asked


def question(url: str) -> list[Asked]:
    """What a request for values asks."""
    if not url.partition("?")[0].endswith("/api/v1/values"):
        return []
    query = parse_qs(urlsplit(url).query)
    return [(tuple(query["kpi"]), query["grain"][0], query["from"][0], query["to"][0], query.get("compare", [None])[0])]
