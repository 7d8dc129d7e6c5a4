"""The first page is quick: what it asks is computed before it is asked."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from helloword.server.warming import first_questions
from helloword.workspace import Workspace

pytestmark = pytest.mark.web

Asked = tuple[str, str, str, str | None]


def test_the_server_computes_ahead_what_the_cards_ask(visit, company: Path) -> None:
    seen = visit("en", height=8000)
    asked: dict[Asked, set[str]] = {}
    seen.page.on("request", lambda request: note(asked, request.url))
    seen.go("/")
    ahead = list(first_questions(Workspace.open(company)))

    assert len(ahead) == 2
    for q in ahead:
        assert asked[q.grain.value, str(q.start), str(q.end), q.compare] <= set(q.kpis)


def note(asked: dict[Asked, set[str]], url: str) -> None:
    """Add what a request for values asks."""
    if url.partition("?")[0].endswith("/api/v1/values/compact"):
        query = parse_qs(urlsplit(url).query)
        if "by" in query:
            return
        question = (query["grain"][0], query["from"][0], query["to"][0], query.get("compare", [None])[0])
        asked.setdefault(question, set()).update(query["kpi"])
