"""What Spark is asked where it says differently what DuckDB is asked."""

import pytest

from helloword.errors import OutsideError
from helloword.kpis.engines.spark_sql import in_spark

COLUMNS = {
    "t": {"day": "DATE", "since": "DATE", "at": "TIMESTAMPTZ", "n": "BIGINT", "m": "DECIMAL(20, 6)", "zone": "VARCHAR"}
}
CASES = {
    "SELECT SUM(n) AS s FROM t": "SUM(CAST(`t`.`n` AS DECIMAL(20, 0))) AS `s`",
    "SELECT SUM(m) AS s FROM t": "SUM(`t`.`m`) AS `s`",
    "SELECT CAST(n AS HUGEINT) AS w FROM t": "CAST(`t`.`n` AS DECIMAL(38, 0)) AS `w`",
    "SELECT CAST(m AS BIGINT) AS w FROM t": "CAST(CAST(`t`.`m` AS DECIMAL(38, 0)) AS BIGINT) AS `w`",
    "SELECT CAST(day - since AS BIGINT) AS d FROM t": "CAST(DATEDIFF(`t`.`day`, `t`.`since`) AS BIGINT) AS `d`",
    "SELECT EPOCH_US(at) AS us FROM t": "UNIX_MICROS(`t`.`at`) AS `us`",
    "SELECT at AT TIME ZONE zone AS z FROM t": "FROM_UTC_TIMESTAMP(`t`.`at`, `t`.`zone`) AS `z`",
    "SELECT CAST(day AS TIMESTAMP) AT TIME ZONE zone AS z FROM t": "TO_UTC_TIMESTAMP(CAST(`t`.`day` AS TIMESTAMP_NTZ), "
    "`t`.`zone`) AS `z`",
    "SELECT EXTRACT(ISODOW FROM day) AS w FROM t": "(PMOD(DATEDIFF(`t`.`day`, CAST('1970-01-05' AS DATE)), 7) + 1) AS `w`",
    "SELECT ARG_MIN(zone, at) AS z FROM t": "MIN_BY(`t`.`zone`, CASE WHEN NOT `t`.`zone` IS NULL THEN `t`.`at` END) AS `z`",
    "SELECT LEAD(n) OVER (w ORDER BY at) AS l FROM t WINDOW w AS (PARTITION BY zone)": "LEAD(`t`.`n`) OVER (PARTITION BY "
    "`t`.`zone` ORDER BY `t`.`at` NULLS LAST) AS `l`",
}


@pytest.mark.parametrize("asked", CASES)
def test_it_is_said_in_sparks_words(asked: str) -> None:
    assert in_spark(asked, COLUMNS).sql("spark") == f"SELECT {CASES[asked]} FROM `t` AS `t`"


def test_stars_are_written_out_with_what_replaces_a_column() -> None:
    told = in_spark("SELECT t.* REPLACE (n + 1 AS n) FROM t", {"t": {"n": "BIGINT", "zone": "VARCHAR"}}).sql("spark")

    assert told == "SELECT `t`.`n` + 1 AS `n`, `t`.`zone` AS `zone` FROM `t` AS `t`"


@pytest.mark.parametrize(
    "asked", ["SELECT m / n AS q FROM t", "SELECT SQRT(m) AS r FROM t", "SELECT HASH(zone) AS h FROM t"]
)
def test_what_nobody_looked_at_is_refused(asked: str) -> None:
    with pytest.raises(OutsideError) as refused:
        in_spark(asked, COLUMNS)

    assert refused.value.code == "engine"
