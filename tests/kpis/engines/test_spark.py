"""A Spark Connect server answers what DuckDB answers, to the last digit; Sail stands for it here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from sqlglot import exp, parse_one

from helloword.errors import HellowordError
from helloword.kpis import materializing
from helloword.kpis.answering import answer_on
from helloword.kpis.company import answer, catalogue_of, ground_of, slices_of, trace
from helloword.kpis.engines.spark import SparkEngine
from helloword.kpis.query import Query
from helloword.model import TABLES
from helloword.period import Grain
from helloword.workspace import Workspace
from tests.oracle.importing import workspace_of
from tests.oracle.questions import FILTERS, SLICES
from tests.oracle.worlds import world
from tools.bench.sail import sail

pytestmark = pytest.mark.slow
SEED = 3
STORES = exp.select("*").from_("stores")
QUESTIONS = (0, 3, 6, 10, 33)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with sail() as started:
        yield started


@pytest.fixture(scope="module")
def by_duckdb(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return workspace_of(world(SEED), tmp_path_factory.mktemp("spark"))


@pytest.fixture(scope="module")
def by_spark(by_duckdb: Workspace, url: str) -> Workspace:
    return replace(by_duckdb, settings=replace(by_duckdb.settings, engine="spark", engine_url=url))


def days(workspace: Workspace) -> tuple[date, date]:
    """The first and the last day with orders."""
    found = ground_of(workspace).span(("order_lines",))
    assert found
    return found


def random_question(workspace: Workspace, dice: Random) -> Query:
    """Some KPIs that can be sliced and filtered in some way."""
    first, last = days(workspace)
    by = dice.choice(SLICES)
    dims = dice.sample(tuple(FILTERS), dice.choice((0, 1, 1, 2)))
    kpis = [kpi for kpi in catalogue_of(workspace).kpis if {*by, *dims} <= set(slices_of(workspace, kpi))]
    return Query(
        tuple(dice.sample(kpis, min(3, len(kpis)))),
        by,
        dice.choice((Grain.WEEK, Grain.MONTH, Grain.TOTAL)),
        dice.choice((None, first + (last - first) / 2)),
        where={dim: FILTERS[dim] for dim in dims},
        currency=dice.choice((None, "JPY", "USD")),
        compare=dice.choice((None, None, "previous")),
        known_on=dice.choice((None, None, last - (last - first) / 3)),
    )


class TestReadings:
    def test_the_whole_catalogue_is_the_same(self, by_duckdb: Workspace, by_spark: Workspace) -> None:
        query = Query(tuple(catalogue_of(by_duckdb).kpis), grain=Grain.QUARTER)

        told = answer(by_spark, query).readings

        assert isinstance(ground_of(by_spark).engine, SparkEngine)
        assert told == answer(by_duckdb, query).readings
        assert len({reading.kpi for reading in told if reading.value is not None}) > 40

    def test_scans_that_a_large_company_asks_in_one_statement_are_the_same(
        self, by_duckdb: Workspace, by_spark: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        query = Query(("orders", "cancel_rate", "new_customers", "repeat_rate", "aov"), ("store",), Grain.MONTH)
        known = answer(by_duckdb, query).readings
        monkeypatch.setattr(materializing, "MOST_ROWS", -1)
        large = replace(ground_of(by_spark), place=None)

        assert answer_on(large, query).readings == known

    @pytest.mark.parametrize("seed", QUESTIONS)
    def test_random_slices_filters_and_periods_are_the_same(
        self, by_duckdb: Workspace, by_spark: Workspace, seed: int
    ) -> None:
        query = random_question(by_duckdb, Random(seed))

        assert answer(by_spark, query).readings == answer(by_duckdb, query).readings

    def test_a_day_under_way_is_cut_at_the_same_moment(self, by_duckdb: Workspace, by_spark: Workspace) -> None:
        _, last = days(by_duckdb)
        noon = datetime(last.year, last.month, last.day, 12, tzinfo=UTC)
        moments = tuple((store.id, noon.replace(tzinfo=ZoneInfo(store.timezone))) for store in by_duckdb.stores())
        query = Query(("orders", "net_sales", "new_customers"), ("store",), Grain.TOTAL, last, last, so_far=moments)

        assert answer(by_spark, query).readings == answer(by_duckdb, query).readings

    def test_the_rows_behind_a_number_are_the_same(self, by_duckdb: Workspace, by_spark: Workspace) -> None:
        query = Query(("net_sales",), grain=Grain.TOTAL)

        assert trace(by_spark, query, 20) == trace(by_duckdb, query, 20)


class TestEngine:
    def test_a_session_that_the_server_forgot_is_made_again(self, by_duckdb: Workspace, by_spark: Workspace) -> None:
        query = Query(("orders", "csat"), ("store",), Grain.TOTAL)
        engine = ground_of(by_spark).engine
        assert isinstance(engine, SparkEngine)
        answer(by_spark, query)

        engine._session.client.release_session()

        assert answer(by_spark, query).readings == answer(by_duckdb, query).readings

    def test_what_nobody_looked_at_is_refused(self, by_spark: Workspace) -> None:
        query = parse_one("SELECT APPROX_COUNT_DISTINCT(sku) AS n FROM order_lines", dialect="duckdb")
        assert isinstance(query, exp.Query)

        with pytest.raises(HellowordError) as refused:
            ground_of(by_spark).engine.run(query, {})

        assert refused.value.code == "engine"

    def test_a_folder_that_reads_like_a_pattern_is_refused(self, by_duckdb: Workspace, url: str) -> None:
        engine = SparkEngine(url, {"fees": ("/lake [1]/fees/a.parquet",)}, ground_of(by_duckdb).engine.run(STORES, {}))

        with pytest.raises(HellowordError) as refused:
            engine.days_of(TABLES["fees"])

        assert refused.value.code == "bad_lake_path"

    @pytest.mark.parametrize(
        "sql",
        [
            "SELECT a // b AS q FROM (SELECT CAST(x AS HUGEINT) * 1000000000000000 AS a, CAST(y AS HUGEINT) AS b FROM n) AS t",
            "SELECT SUM(z) AS s FROM n",
            "SELECT CAST(m AS BIGINT) AS rounded, CAST(m AS HUGEINT) AS whole FROM n",
            "SELECT d, CAST(EXTRACT(ISODOW FROM d) AS VARCHAR) AS weekday, d - DATE '2024-01-01' AS since, d + 3 AS later FROM n",
            "SELECT ARG_MIN(t, x) AS first, ARG_MAX(t, x) AS last, MEDIAN(x) AS middle FROM n",
            "SELECT CAST(d AS TIMESTAMP) AT TIME ZONE t AS at FROM n WHERE t IS NOT NULL",
            "SELECT t FROM n ORDER BY t DESC NULLS LAST, x",
            "SELECT n.* REPLACE (x + 1 AS x) FROM n",
        ],
    )
    def test_what_the_two_say_differently_comes_to_the_same(
        self, by_duckdb: Workspace, by_spark: Workspace, sql: str
    ) -> None:
        rows = pa.table(
            {
                "x": pa.array([7, 999_999_999_999_999_999, 2, 5], pa.int64()),
                "y": pa.array([3, 999_999_999_999_999_998, 2, 7], pa.int64()),
                "z": pa.array([2**63 - 1, 2**63 - 1, None, 1], pa.int64()),
                "m": pa.array(["1.500000", "-2.500000", "2.499999", None], pa.string()).cast(pa.decimal128(20, 6)),
                "d": pa.array([date(2024, 1, 7), date(2024, 1, 8), date(1969, 12, 31), date(2018, 11, 4)], pa.date32()),
                "t": pa.array([None, "Africa/Cairo", "Asia/Tokyo", "America/Sao_Paulo"], pa.string()),
            }
        )  # fmt: skip
        query = parse_one(sql, dialect="duckdb")
        assert isinstance(query, exp.Query)

        told = ground_of(by_spark).engine.run(query, {"n": rows})

        known = ground_of(by_duckdb).engine.run(query, {"n": rows})
        assert told.schema == known.schema
        assert sorted(map(str, told.to_pylist())) == sorted(map(str, known.to_pylist()))


class TestOpening:
    def company(self, workspace: Workspace, **settings: str) -> Workspace:
        return replace(workspace, settings=replace(workspace.settings, engine="spark", **settings))

    @pytest.mark.parametrize(
        ("address", "code"),
        [
            ("sc://127.0.0.1:9", "no_spark_server"),
            ("http://127.0.0.1:9", "bad_engine_url"),
            ("sc://host:port", "bad_engine_url"),
            ("", "no_engine_url"),
        ],
    )
    def test_a_server_that_cannot_be_asked_is_told(self, by_duckdb: Workspace, address: str, code: str) -> None:
        with pytest.raises(HellowordError) as told:
            ground_of(self.company(by_duckdb, engine_url=address))

        assert told.value.code == code

    def test_an_address_in_the_environment_goes_before_the_settings(
        self, by_duckdb: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HELLOWORD_ENGINE_URL", "duckdb")
        at_nobody = self.company(by_duckdb, engine_url="sc://127.0.0.1:9")

        assert not isinstance(ground_of(at_nobody).engine, SparkEngine)

    @pytest.mark.parametrize(
        ("settings", "code"),
        [({"engine": "sparks"}, "unknown_engine"), ({"engine_url": "sc://host/;token=abc"}, "token_in_settings")],
    )
    def test_settings_that_cannot_be_used_are_refused(
        self, by_duckdb: Workspace, settings: dict[str, str], code: str
    ) -> None:
        with pytest.raises(HellowordError) as refused:
            replace(by_duckdb.settings, **settings).checked()

        assert refused.value.code == code
