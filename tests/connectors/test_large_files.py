"""A file far larger than memory should be allowed to grow is imported in bounded memory, and tells how far it is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.connectors.company import company_in

SIZE = 200_000_000
LARGEST = 2_000_000  # kilobytes

IMPORT = """
import json, resource, sys
from pathlib import Path
from helloword.lake.importing import import_file
from helloword.workspace import Workspace

steps = []
company = Workspace.open(Path(sys.argv[1]))
done = import_file(company, Path(sys.argv[2]), progress=lambda at, size: steps.append((at, size)))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"read": done.read, "new": done.new, "rejected": done.rejected, "peak": peak, "steps": steps}))
"""
HEADER = (
    "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,currency,customer,channel,updated_at\n"
)


def many_orders(path: Path) -> int:
    """Write order lines of as many days, buyers and SKUs as a busy year has; returns how many."""
    rows = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        while file.tell() < SIZE:
            file.writelines(order_line(n) for n in range(rows, rows + 10_000))
            rows += 10_000
    return rows


def order_line(n: int) -> str:
    month, day = n % 12 + 1, n % 28 + 1
    return (
        f"eu,302-{n // 2:07}-{n % 9973:07},{n % 2},2026-{month:02}-{day:02}T{n % 24:02}:{n % 60:02}:00+00:00,shipped,"
        f"SKU-{n % 500:05},{n % 5 + 1},{n % 200}.{n % 90 + 10},{n % 7}.50,EUR,buyer-{n % 300_000}@example.com,ads,"
        f"2026-{month:02}-28T10:00:00Z\n"
    )


@pytest.mark.slow
def test_two_hundred_megabytes_are_imported_within_two_gigabytes_of_memory(tmp_path: Path) -> None:
    company = company_in(tmp_path)
    company.workspace.state.close()
    rows = many_orders(tmp_path / "orders.csv")
    command = [sys.executable, "-c", IMPORT, str(company.workspace.folder), str(tmp_path / "orders.csv")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=True)
    told = json.loads(done.stdout)
    size = (tmp_path / "orders.csv").stat().st_size

    assert (told["read"], told["new"], told["rejected"]) == (rows, rows, 0)
    assert told["peak"] < LARGEST
    assert told["steps"] == sorted(told["steps"])
    assert told["steps"][-1] == [size, size]
    assert len(told["steps"]) > 10
