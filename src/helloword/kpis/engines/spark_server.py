"""The server that speaks Spark Connect: reaching it, and what its files are like."""

from __future__ import annotations

import socket
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from helloword.errors import InputError, OutsideError
from helloword.model import Table, Type

if TYPE_CHECKING:
    from pyspark.sql.connect.session import SparkSession
    from pyspark.sql.dataframe import DataFrame
    from pyspark.sql.types import DataType

PORT = 15002
_SECONDS = 5.0
_RETRIES = 4
_SETTINGS: Mapping[str, str] = {
    "spark.sql.session.timeZone": "UTC",
    # Products of decimals keep their places and overflow loudly, as in DuckDB, instead of losing places silently.
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",
    "spark.sql.ansi.enabled": "true",
    # Apache Spark 4.2 refuses its own plan of some bundles' shares after this rule.
    "spark.sql.optimizer.excludedRules": "org.apache.spark.sql.catalyst.optimizer.RemoveRedundantAliases",
}


def connected(url: str) -> SparkSession:
    """A session of its own on the server at `url`; raises InputError, or OutsideError where there is none."""
    host, port = _place(url)
    try:
        with warnings.catch_warnings(), _from_a_file():
            warnings.simplefilter("ignore")  # about pandas, which is not used
            from pyspark.errors import PySparkException
            from pyspark.sql.connect.client.retries import DefaultPolicy
            from pyspark.sql.connect.session import SparkSession
    except ImportError as error:
        raise OutsideError(
            'Asking a Spark Connect server takes one more package: pip install "helloword[spark]". '
            'Or set kind = "duckdb" under [engine] in helloword.toml.',
            code="no_spark_client",
        ) from error
    try:
        socket.create_connection((host, port), timeout=_SECONDS).close()
        session = SparkSession.builder.remote(url).create()
        # The client's own patience is ten minutes, for each question and once more when the process ends.
        session.client.set_retry_policies([DefaultPolicy(max_retries=_RETRIES)])
        for name, value in _SETTINGS.items():
            session.conf.set(name, value)
    except (OSError, PySparkException) as error:
        raise OutsideError(
            f"No Spark Connect server answers at {host}:{port}. Start one, such as `sail spark server --port {port}`, "
            'or set kind = "duckdb" under [engine] in helloword.toml.',
            code="no_spark_server", place=f"{host}:{port}",
        ) from error  # fmt: skip
    return session


@contextmanager
def _from_a_file() -> Iterator[None]:
    """A process that was not started from a file is taken by the client for its own doctests, and ended."""
    main = sys.modules["__main__"]
    if getattr(main, "__file__", None):
        yield
        return
    main.__file__ = "helloword"
    try:
        yield
    finally:
        del main.__file__


def parquet(session: SparkSession, table: Table, files: tuple[str, ...]) -> DataFrame:
    """The rows of one table's files; the partition column stands in the paths, and a column that a file lacks is empty."""
    from pyspark.sql.types import StructField, StructType

    _check(files[0])
    schema = StructType([StructField(column.name, _type(column.type)) for column in table.physical])
    reader = session.read.schema(schema)
    if table.partition:
        reader = reader.option("basePath", files[0].rpartition(f"/{table.partition}=")[0])
    return reader.parquet(*files)


def _check(path: str) -> None:
    """Raise InputError for a place that a server would take for a pattern of places."""
    wild = sorted(set(path) & set("*?[]{}"))
    if wild:
        raise InputError(
            f"A Spark server takes {' '.join(wild)} in {path} for a pattern. Move the workspace to a folder without it.",
            code="bad_lake_path", path=path, wild=" ".join(wild),
        )  # fmt: skip


def _type(type: Type) -> DataType:
    from pyspark.sql import types

    plain: Mapping[Type, DataType] = {
        Type.TEXT: types.StringType(),
        Type.INTEGER: types.LongType(),
        Type.MONEY: types.DecimalType(20, 6),
        Type.RATE: types.DecimalType(24, 12),
        Type.DATE: types.DateType(),
        Type.INSTANT: types.TimestampType(),
        Type.BOOLEAN: types.BooleanType(),
    }
    return plain[type]


def _place(url: str) -> tuple[str, int]:
    """Host and port of an address such as sc://host:15002; raises InputError.

    >>> _place("sc://kpi.example.com/;use_ssl=true")
    ('kpi.example.com', 15002)
    """
    parts = urlsplit(url)
    try:
        host, port = parts.hostname, parts.port or PORT
    except ValueError:
        host, port = None, PORT
    if parts.scheme != "sc" or not host:
        raise InputError(
            "The url of [engine] in helloword.toml is where a Spark Connect server answers, such as sc://localhost:15002.",
            code="bad_engine_url",
        )
    return host, port
