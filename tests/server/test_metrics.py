"""What the server counts about itself names addresses by their template, and no person, store or figure."""

from __future__ import annotations

import re
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from helloword.server.app import create_app
from helloword.workspace import Workspace
from tests.server.conftest import ask, load
from tests.server.test_health import ORDERS


def counted(text: str) -> dict[tuple[str, ...], float]:
    return {
        (sample.name, *(f"{k}={v}" for k, v in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_requests_questions_imports_and_memory_are_counted_without_names(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "company", name="Lumora", currency="EUR", timezone="Europe/Berlin")
    made.add_store("zebra", "amazon", "DE", "EUR", "Europe/Berlin")
    load(made, tmp_path, "orders.csv", ORDERS.replace("eu,", "zebra,"))
    app = create_app(made)
    for _ in range(2):
        ask(app, "/api/v1/values?kpi=net_sales&where=store:zebra")
    ask(app, "/api/v1/kpis/nothing"), ask(app, "/wp-login.php"), ask(app, "/api/v1/values", Host="evil.example")

    text = ask(app, "/metrics").text
    found = counted(text)

    requests = "helloword_http_requests_total", "method=GET"
    assert found[*requests, "route=/api/v1/values", "status=200"] == 2
    assert found[*requests, "route=/api/v1/kpis/{id}", "status=404"] == 1
    assert found[*requests, "route=other", "status=403"] == 1
    assert found["helloword_http_request_seconds_count", "method=GET", "route=/api/v1/values"] == 2
    assert found["helloword_kpi_query_seconds_count",] == 1
    assert found["helloword_imports", "status=done"] == 1
    assert found["helloword_event_streams",] == 0
    assert found["process_resident_memory_bytes",] > 1e6
    assert not re.search("zebra|net_sales|wp-login|Lumora", text)
