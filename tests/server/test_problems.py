"""Every refusal of every address is a problem of one shape (RFC 9457).

{"type", "title", "status", "detail", "code", "facts", "instance"}, as application/problem+json
"""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from helloword.server.app import create_api, create_app
from helloword.workspace import Workspace
from tests.server.conftest import ask

ROUTES = sorted(path for path, methods in create_api().openapi()["paths"].items() if "get" in methods)
NEEDED = {
    "/api/v1/values": "kpi=net_sales",
    "/api/v1/values/compact": "kpi=net_sales",
    "/api/v1/values/quadrant": "x=units&y=aov&size=net_sales&by=sku",
    "/api/v1/kpis/{id}/trace": "grain=total",
    "/api/v1/kpis/{id}/contributors": "compare=previous",
}


def address(route: str, id: str = "net_sales") -> str:
    """An address of `route`."""
    known = {"/api/v1/boards/{id}": "company", "/api/v1/dimensions/{id}/values": "store"}
    numbered = {"/api/v1/imports/{id}/rejects": "987654321"}
    return route.replace("{kind}", "alert").replace(
        "{id}", known.get(route, id) if id == "net_sales" else numbered.get(route, id)
    )


def check(answer: httpx.Response, status: int, code: str | None = None) -> dict[str, object]:
    """The problem in `answer`, which has the one shape."""
    problem: dict[str, object] = answer.json()

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert list(problem) == ["type", "title", "status", "detail", "code", "facts", "instance"]
    assert problem["instance"] == f"urn:helloword:request:{answer.headers['x-request-id']}"
    assert problem["status"] == status
    assert problem["type"] == f"urn:helloword:problem:{problem['code']}"
    assert problem["title"]
    assert problem["detail"]
    if code:
        assert problem["code"] == code
    return problem


@pytest.mark.parametrize("route", ROUTES)
class TestEveryAddress:
    def test_refuses_a_method_it_does_not_have(self, client: httpx.Client, route: str) -> None:
        check(client.request("PROPFIND", address(route)), 405, "method_not_allowed")

    def test_refuses_a_parameter_it_does_not_know(self, client: httpx.Client, route: str) -> None:
        problem = check(client.get(f"{address(route)}?{NEEDED.get(route, '')}&grian=month"), 422, "unknown_parameter")

        assert problem["facts"] == {"name": "grian"}

    def test_refuses_a_name_that_does_not_exist(self, client: httpx.Client, route: str) -> None:
        if "{id}" in route:
            check(client.get(f"{address(route, 'nothing_like_it')}?{NEEDED.get(route, '')}"), 404)

    def test_refuses_a_foreign_page(self, client: httpx.Client, route: str) -> None:
        check(client.get(address(route), headers={"Origin": "https://evil.example"}), 403, "foreign_origin")

    def test_says_so_when_the_workspace_is_gone(self, tmp_path: Path, route: str) -> None:
        made = Workspace.create(tmp_path / "gone", name="N", currency="EUR", timezone="Europe/Berlin")
        app = create_app(made)
        (made.folder / "helloword.toml").unlink()

        check(ask(app, f"{address(route)}?{NEEDED.get(route, '')}"), 500, "no_workspace")


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ("/api/v1/nothing", 404, "not_found"),
        ("/api", 404, "not_found"),
        ("/assets/nothing.js", 404, "not_found"),
        ("/api/v1/values", 422, "bad_parameter"),
        ("/api/v1/values?kpi=nett_sales", 404, "unknown_kpi"),
        ("/api/v1/values?kpi=net_sales&by=colour", 404, "unknown_dimension"),
        ("/api/v1/values?kpi=acos&by=country", 422, "slice_refused"),
        ("/api/v1/values?kpi=net_sales&grain=fortnight", 422, "bad_parameter"),
        ("/api/v1/values?kpi=net_sales&from=2026-02-30", 422, "bad_parameter"),
        ("/api/v1/values?kpi=net_sales&from=20260101", 422, "bad_parameter"),
        ("/api/v1/values?kpi=net_sales&from=2026-02-01&to=2026-01-01", 422, "bad_range"),
        ("/api/v1/values?kpi=net_sales&where=store", 422, "bad_filter"),
        ("/api/v1/values?kpi=net_sales&where=store=eu%0Aus", 422, "bad_filter"),
        ("/api/v1/values?kpi=net_sales&from=0001-01-01&to=0001-01-02&compare=previous", 422, "out_of_reach"),
        ("/api/v1/values?kpi=csat&from=9999-12-01&to=9999-12-31&grain=month", 422, "out_of_reach"),
        ("/api/v1/values?kpi=net_sales&currency=euro", 422, "bad_currency"),
        ("/api/v1/values?kpi=net_sales&as_of=999", 422, "unknown_version"),
        ("/api/v1/values?kpi=net_sales&compare=decade", 422, "bad_compare"),
        ("/api/v1/values?kpi=net_sales&grain=day&from=1990-01-01&to=2026-01-01", 422, "too_much"),
        ("/api/v1/values?" + "&".join(["kpi=net_sales"] * 101), 422, "bad_parameter"),
        ("/api/v1/kpis/net_sales/trace?grain=day&from=2026-10-01&to=2026-10-31", 422, "trace_one"),
        ("/api/v1/kpis/net_sales/trace?limit=0", 422, "bad_parameter"),
        ("/api/v1/kpis/net_sales/trace?limit=100000", 422, "bad_parameter"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_its_code(
    client: httpx.Client, asked: str, status: int, code: str
) -> None:
    english = check(client.get(asked, headers={"Accept-Language": "en"}), status, code)
    chinese = check(client.get(asked, headers={"Accept-Language": "zh-CN"}), status, code)

    assert not re.search(r"[\u4e00-\u9fff]", f"{english['title']}{english['detail']}")
    assert re.search(r"[\u4e00-\u9fff]", str(chinese["title"]))
    assert re.search(r"[\u4e00-\u9fff]", str(chinese["detail"]))


def test_the_parameter_decides_over_the_header_and_the_workspace_where_neither_speaks(client: httpx.Client) -> None:
    by_parameter = client.get("/api/v1/kpis/nothing?lang=zh", headers={"Accept-Language": "en"}).json()
    by_workspace = client.get("/api/v1/kpis/nothing", headers={"Accept-Language": "fr"}).json()

    assert by_parameter["detail"].startswith("没有指标“nothing”")
    assert by_workspace["detail"].startswith('There is no KPI "nothing"')


def test_a_failure_of_ours_tells_nothing_of_the_inside(tmp_path: Path) -> None:
    def fail() -> None:
        raise ZeroDivisionError("a secret")

    app = create_app(
        Workspace.create(tmp_path / "c", name="N", currency="EUR", timezone="Europe/Berlin"), tmp_path / "no web"
    )
    app.add_api_route("/api/v1/broken", fail)

    answer = ask(app, "/api/v1/broken")

    check(answer, 500, "internal")
    assert "secret" not in answer.text
