"""What the API answers: the numbers, their proof, and what they mean."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from pydantic import TypeAdapter

from helloword.server import (
    access_shapes,
    analysis_shapes,
    annotation_shapes,
    board_shapes,
    compact_shapes,
    kpi_shapes,
    shapes,
)
from helloword.server.app import create_api
from helloword.server.compacting import whole
from helloword.server.shapes import Reading
from tests.server.conftest import load, serving

GIVEN = [
    ("/api/v1/company", shapes.Company),
    ("/api/v1/kpis", list[shapes.Kpi]),
    ("/api/v1/kpis/net_margin", shapes.KpiDetail),
    ("/api/v1/kpis/odr", shapes.KpiDetail),
    ("/api/v1/kpis/gross_sales/trace", shapes.Trace),
    ("/api/v1/kpis/net_margin/tree?compare=previous", kpi_shapes.FormulaTree),
    ("/api/v1/kpis/aov/contributors?compare=previous", kpi_shapes.Contributions),
    ("/api/v1/kpis/aov/uses", kpi_shapes.Uses),
    ("/api/v1/kpis/net_margin/coverage", kpi_shapes.Coverage),
    ("/api/v1/annotations?from=2026-10-01&to=2026-11-30", annotation_shapes.Annotations),
    ("/api/v1/values?kpi=net_sales&kpi=gross_margin&grain=month&by=store&compare=previous", list[Reading]),
    ("/api/v1/values?kpi=odr&kpi=days_of_cover&kpi=csat", list[Reading]),
    ("/api/v1/analyses", list[analysis_shapes.AnalysisMethod]),
    ("/api/v1/analyses/profit?compare=previous&rows=1", analysis_shapes.Analysis),
    ("/api/v1/analyses/skus?set=a_share:0.7", analysis_shapes.Analysis),
    ("/api/v1/boards", list[board_shapes.BoardName]),
    ("/api/v1/boards/company", board_shapes.Board),
    ("/api/v1/targets?kpi=net_sales&from=2026-10-01&to=2026-10-31", list[board_shapes.Target]),
    ("/api/v1/session", access_shapes.Session),
    ("/api/v1/people", access_shapes.People),
    ("/api/v1/dimensions", list[shapes.Dimension]),
    ("/api/v1/dimensions/sku/values", list[str]),
    ("/api/v1/freshness", list[shapes.FactFreshness]),
    ("/api/v1/costs", shapes.LandedCosts),
]


@pytest.mark.parametrize(("address", "shape"), GIVEN, ids=[address for address, _ in GIVEN])
def test_an_answer_has_exactly_the_shape_that_the_schema_says(
    client: httpx.Client, address: str, shape: type[object]
) -> None:
    body = client.get(address).raise_for_status().json()
    read = TypeAdapter(shape)

    given = read.dump_python(read.validate_python(body), mode="json")

    assert given == body or _instants_apart(given) == _instants_apart(body)


def _instants_apart(value: object) -> object:
    """The same without instants, which can be written in several ways."""
    if isinstance(value, dict):
        return {
            k: None if k in ("at", "last_import_at", "known_until") else _instants_apart(v) for k, v in value.items()
        }
    return [_instants_apart(v) for v in value] if isinstance(value, list) else value


def test_the_server_gives_the_schema_that_its_clients_are_made_from(client: httpx.Client) -> None:
    assert client.get("/api/v1/openapi.json").json() == create_api().openapi()


def test_the_company_is_told_with_its_stores_and_versions(client: httpx.Client) -> None:
    company = client.get("/api/v1/company").json()

    assert (company["name"], company["currency"], company["locale"]) == ("Lumora Home", "EUR", "en")
    assert [store["id"] for store in company["stores"]] == ["eu", "us"]
    assert company["lake"]["version"] == 2


@pytest.mark.parametrize(
    "asked",
    [
        "kpi=net_sales&kpi=gross_margin&kpi=csat&grain=day&from=2026-10-01&to=2026-11-05",
        "kpi=orders&kpi=aov&kpi=days_of_cover&grain=month&by=store&compare=previous",
    ],
)
def test_what_is_said_once_says_all_that_every_reading_says(client: httpx.Client, asked: str) -> None:
    readings = client.get(f"/api/v1/values?{asked}")
    short = client.get(f"/api/v1/values/compact?{asked}").raise_for_status()

    TypeAdapter(compact_shapes.CompactReadings).validate_python(short.json())
    assert whole(short.json()) == readings.json() != []
    assert len(short.content) < len(readings.content) / 2


def test_values_are_decimal_text_by_period_and_slice(client: httpx.Client) -> None:
    asked = {"kpi": "gross_sales", "grain": "month", "by": "store", "where": "store:eu", "from": "2026-10-01"}
    (october,) = [r for r in client.get("/api/v1/values", params=asked).json() if r["period"]["start"] == "2026-10-01"]

    assert october["slice"] == {"store": "eu"}
    assert october["value"] == "120"
    assert (october["unit"], october["currency"], october["complete"]) == ("money", "EUR", True)
    assert october["provenance"]["lake"] == 2
    assert {"source": "order_lines", "store": "eu", "complete_through": "2026-10-20"} in october["freshness"]
    assert all(source["store"] in ("eu", None) for source in october["freshness"])


def test_costs_that_are_not_known_show_in_the_coverage(client: httpx.Client) -> None:
    (reading,) = client.get("/api/v1/values?kpi=gross_margin&where=store:eu").json()

    # 120 of sales, 80 of them with a cost: (120 - 4 - 20) / 116
    assert (reading["numerator"], reading["denominator"]) == ("96", "116")
    assert reading["cost_coverage"].startswith("0.6666666666")


def test_a_filter_value_may_hold_a_comma(client: httpx.Client) -> None:
    quoted = client.get("/api/v1/values", params={"kpi": "gross_sales", "where": 'sku:"KETTLE, red",KETTLE'})

    assert quoted.status_code == 200


def test_a_comparison_is_with_the_same_days_of_the_period_before(client: httpx.Client) -> None:
    asked = "kpi=gross_sales&grain=month&from=2026-11-01&to=2026-11-05&compare=previous&currency=EUR"
    (reading,) = client.get(f"/api/v1/values?{asked}").json()

    assert (reading["comparison"]["start"], reading["comparison"]["end"]) == ("2026-10-01", "2026-10-05")
    assert reading["comparison"]["value"] == "80"

    asked = asked.replace("previous", "event:2026-10-01")
    (reading,) = client.get(f"/api/v1/values?{asked}").json()
    assert (reading["comparison"]["end"], reading["comparison"]["value"]) == ("2026-10-05", "80")


def test_a_trace_leads_to_file_and_line(client: httpx.Client) -> None:
    trace = client.get("/api/v1/kpis/gross_sales/trace?where=store:eu").json()
    (measure,) = trace["measures"]

    assert trace["value"] == measure["value"] == "120"
    assert measure["rows_total"] == 2
    assert {(row["_file"], row["_row"]) for row in measure["rows"]} == {("orders.csv", 2), ("orders.csv", 3)}
    assert trace["sql"][0].startswith("WITH")


def test_a_formula_is_a_tree_of_named_parts(client: httpx.Client) -> None:
    tree = client.get("/api/v1/kpis/gross_margin").json()["formula_tree"]

    assert (tree["kind"], tree["op"]) == ("op", "/")
    assert [child["id"] for child in tree["children"]] == ["gross_profit", "net_sales"]
    assert tree["children"][1]["children"][0]["op"] == "-"


def test_no_operator_has_one_side_only(client: httpx.Client) -> None:
    def operators(tree: dict[str, object]) -> list[int]:
        children = tree["children"]
        assert isinstance(children, list)
        below = [n for child in children for n in operators(child)]
        return [*below, len(children)] if tree["kind"] == "op" else below

    for kpi in client.get("/api/v1/kpis").json():
        tree = client.get(f"/api/v1/kpis/{kpi['id']}").json()["formula_tree"]

        assert set(operators(tree)) <= {2}


def test_an_answer_is_asked_for_again_only_when_data_changed(company: Path, tmp_path: Path) -> None:
    from shutil import copytree

    from helloword.workspace import Workspace

    copy = copytree(company, tmp_path / "company")
    with serving(copy) as url, httpx.Client(base_url=url, timeout=60) as client:
        asked = "/api/v1/values?kpi=gross_sales&where=store:eu"
        first = client.get(asked)
        tag = {"If-None-Match": first.headers["etag"]}
        again = client.get(asked, headers=tag)
        other = client.get("/api/v1/values?kpi=gross_sales&where=store:us", headers=tag)
        load(Workspace.open(copy), tmp_path, "more.csv", MORE)
        later = client.get(asked, headers=tag)

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200
    assert later.status_code == 200
    assert (first.json()[0]["value"], later.json()[0]["value"]) == ("120", "125")


MORE = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency
eu,D-3,1,2026-10-21,delivered,KETTLE,1,5.00,EUR
"""


def test_a_change_of_the_settings_is_seen_without_a_restart(company: Path, tmp_path: Path) -> None:
    from shutil import copytree

    copy = copytree(company, tmp_path / "company")
    with serving(copy) as url, httpx.Client(base_url=url, timeout=60) as client:
        before = client.get("/api/v1/values?kpi=gross_sales&where=store:us").json()[0]
        settings = copy / "helloword.toml"
        settings.write_text(settings.read_text(encoding="utf-8").replace("EUR", "USD"), encoding="utf-8")
        after = client.get("/api/v1/values?kpi=gross_sales&where=store:us").json()[0]

    assert (before["currency"], after["currency"], after["value"]) == ("EUR", "USD", "59")


def test_an_earlier_version_answers_as_it_did(client: httpx.Client) -> None:
    (now,) = client.get("/api/v1/values?kpi=gross_margin&where=store:eu").json()
    (before,) = client.get("/api/v1/values?kpi=gross_margin&where=store:eu&as_of=1").json()

    assert now["provenance"]["lake"] == 2
    assert before["provenance"]["lake"] == 1
    assert before["numerator"] == "116"


def test_long_answers_are_compressed(client: httpx.Client) -> None:
    assert client.get("/api/v1/kpis").headers["content-encoding"] == "gzip"
