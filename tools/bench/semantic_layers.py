"""MetricFlow and the Boring Semantic Layer beside helloword and SQL by hand: 19 of the 20 KPIs by day and store, from facts.

Both are installed anew into environments of their own in a folder that is gone afterwards; the project does not need them.
Neither converts an amount at its own day's rate nor leaves out refunds of orders that were never sold, so both read views
that do, and neither finds a customer's first order, so new customers are not asked.
"""

from __future__ import annotations

import argparse
import json
import pickle
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq

from helloword.kpis.answering import answer_on
from helloword.kpis.query import Query, Reading
from helloword.loading import begin
from helloword.period import Grain
from tools.bench.by_hand import BY_HAND
from tools.bench.large import TWENTY, Asking, computed, make
from tools.bench.large_files import Large
from tools.bench.measured import Timed, run, timed

HERE = Path(__file__).parent / "layers"
UV = str(Path(sys.executable).parent / "uv")
ASKED = tuple(kpi for kpi in TWENTY if kpi != "new_customers")
BY_HAND_TOO = BY_HAND.replace("FULL JOIN new_customers USING (day, store)", "")
QUERY = Query(ASKED, by=("store",), grain=Grain.DAY)
HAND = "SQL by hand"
TIMES = 2
# ibis 11 does not know DuckDB 2; dbt-core 1.12 downloads a parser from outside the package index while it is installed.
METRICFLOW = ("dbt-metricflow==0.15.0", "dbt-duckdb==1.11.1", "dbt-core==1.11.16")
BORING = ("boring-semantic-layer==0.3.18", "ibis-framework[duckdb]==11.0.0", "duckdb<2")
NEARLY = Decimal("1e-9")
Way = Callable[[], tuple[float, ...]]
Command = list[str]

_RATED = "JOIN read_parquet('{rates}') AS r ON r.currency = f.currency AND r.day = f."
_SOLD = "status NOT IN ('cancelled', 'pending')"
VIEWS = {
    "lines": f"""
SELECT ordered_day AS day, store, order_id, CASE WHEN {_SOLD} THEN order_id END AS sold_order,
    CASE WHEN status = 'cancelled' AND cancelled_by = 'seller' THEN order_id END AS seller_cancelled_order,
    CASE WHEN {_SOLD} THEN gross * rate END AS gross, CASE WHEN {_SOLD} THEN discount * rate END AS discount,
    CASE WHEN {_SOLD} THEN shipping_charged * rate END AS shipping, CASE WHEN {_SOLD} THEN quantity END AS quantity
FROM read_parquet({{order_lines}}) AS f {_RATED}ordered_day
""",
    "returned": f"""
SELECT refunded_day AS day, store, amount * rate AS amount FROM read_parquet({{refunds}}) AS f {_RATED}refunded_day
WHERE (store, order_id) IN (SELECT (store, order_id) FROM read_parquet({{order_lines}}) WHERE {_SOLD})
""",
    "advertised": f"""
SELECT date AS day, store, spend * rate AS spend, attributed_sales * rate AS attributed, clicks AS clicked, impressions AS seen
FROM read_parquet({{ads}}) AS f {_RATED}date
""",
    "visits": "SELECT date AS day, store, source, sessions AS visits FROM read_parquet({traffic})",
    "days": "SELECT DISTINCT day FROM read_parquet('{rates}')",
}
"""What both read, a row for a row of the facts."""


@dataclass(frozen=True)
class Layer:
    """A semantic layer, the packages that bring it, and the script that asks it."""

    name: str
    packages: tuple[str, ...]
    script: str


LAYERS = (
    Layer("MetricFlow", METRICFLOW, "ask_metricflow.py"),
    Layer("Boring Semantic Layer", BORING, "ask_boring.py"),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", default=2_000_000, type=int, help="order lines of the company that is made")
    parser.add_argument("--company", type=Path, help="a company that was made before; its data stay as they are")
    parser.add_argument("--rounds", default=3, type=int, help="how often each way is taken, in turn")
    given = parser.parse_args()
    begin()
    with tempfile.TemporaryDirectory(prefix="helloword-bench-") as name:
        folder = Path(name)
        asking = Asking(given.company or make(folder, Large(given.lines)))
        project = Path(shutil.copytree(HERE / "metricflow", folder / "project"))
        write_views(project / "models", asking)
        layers = {layer.name: installed(layer, folder) for layer in LAYERS}
        print(f"{len(ASKED)} KPIs by day and store, from facts; not asked: {', '.join(set(TWENTY) - set(ASKED))}")
        ways = ours(asking) | {name: asked_of(layer, project) for name, layer in layers.items()}
        rounds = [{name: way() for name, way in ways.items()} for _ in range(given.rounds)]
        took = {name: Timed(tuple(second for each in rounds for second in each[name])) for name in ways}
        for name, seconds in took.items():
            print(f"  {name:24} {seconds}  {seconds.least / took[HAND].least:5.2f} x by hand", flush=True)
        readings = answer_on(asking.facts, QUERY).readings
        for layer in LAYERS:
            print(f"  {layer.name}: {differences(pickle.loads((folder / layer.name).read_bytes()), readings)}")


def ours(asking: Asking) -> dict[str, Way]:
    """By hand and by helloword."""
    db = asking.by_hand()
    return {
        HAND: lambda: timed(lambda: db.sql(BY_HAND_TOO).to_arrow_table(), TIMES).seconds,
        "helloword, computing": lambda: timed(lambda: computed(asking.facts, QUERY), TIMES).seconds,
        "helloword, all readings": lambda: timed(lambda: answer_on(asking.facts, QUERY), TIMES).seconds,
    }


def installed(layer: Layer, folder: Path) -> Command:
    """How a layer is asked, from an environment that has nothing but it."""
    place = folder / layer.script.removesuffix(".py")
    python = str(place / "bin" / "python")
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, place], check=True)
    subprocess.run([UV, "pip", "install", "--quiet", "--python", python, *layer.packages], check=True)
    return [python, str(HERE / layer.script), str(folder / layer.name), str(TIMES), ",".join(ASKED)]


def asked_of(command: Command, project: Path) -> Way:
    """Ask a layer in its project; its answer is left in a file of its name."""

    def ask() -> tuple[float, ...]:
        seconds: list[float] = json.loads(run(command, cwd=project).output)
        return tuple(seconds)

    return ask


def write_views(folder: Path, asking: Asking) -> None:
    """Each view as a file of SQL over the company's own files."""
    rates = folder / "rates.parquet"
    pq.write_table(asking.rates, rates)
    files = {name: str(list(files)) for name, files in asking.tables.items()}
    for name, sql in VIEWS.items():
        (folder / f"{name}.sql").write_text(sql.format(rates=rates, **files), encoding="utf-8")


def differences(rows: Sequence[dict[str, object]], readings: Sequence[Reading]) -> str:
    """How many numbers are other than ours."""
    cells = {(row["day"], row["store"]): row for row in rows}
    known = [reading for reading in readings if reading.value is not None]
    wrong = [r for r in known if not nearly(cells[r.period.first, r.slice["store"]][r.kpi], r.value or Decimal())]
    return f"{len(known):,} values, {len(wrong):,} differ in the first nine digits"


def nearly(told: object, value: Decimal) -> bool:
    """Whether it is the same number, but for dividing in floats."""
    return abs(Decimal(str(told or 0)) - value) <= NEARLY * (1 + abs(value))


if __name__ == "__main__":
    main()
