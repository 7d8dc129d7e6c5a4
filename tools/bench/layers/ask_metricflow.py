"""The KPIs by day and store asked of MetricFlow; runs in its project, where it is installed, and prints the seconds of each time."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import time
from pathlib import Path

from dbt_metricflow.cli.cli_configuration import CLIConfiguration
from metricflow.engine.metricflow_engine import MetricFlowQueryRequest


def main(kpis: list[str], times: int, answer: Path) -> None:
    """Make the views, ask, and keep the rows of the last time."""
    subprocess.run([Path(sys.executable).parent / "dbt", "--quiet", "run"], check=True)
    opened = CLIConfiguration()
    opened.setup(configure_file_logging=False)
    request = MetricFlowQueryRequest.create(metric_names=kpis, group_by_names=["metric_time", "store"])
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        rows = opened.mf.query(request).result_df
        taken.append(time.perf_counter() - started)
    named = [dict(zip(rows.column_names, row, strict=True)) for row in rows.rows]
    answer.write_bytes(pickle.dumps([{**row, "day": row["metric_time__day"].date()} for row in named]))
    print(json.dumps(taken))


if __name__ == "__main__":
    main(sys.argv[3].split(","), int(sys.argv[2]), Path(sys.argv[1]))
