"""An empty company with the stores that the measured files speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.bench.measured import HELLOWORD, run
from tools.bench.order_files import STORES


def make_company(
    folder: Path, stores: Mapping[str, tuple[str, str]] = STORES, kind: Sequence[str] = ("--platform", "web")
) -> Path:
    """A workspace with `stores` (id: currency, time zone) of a `kind`, made through the CLI."""
    settings = ["--name", "Bench", "--currency", "EUR", "--timezone", "Asia/Shanghai", "--locale", "en"]
    run([HELLOWORD, "init", str(folder), *settings])
    for store, (currency, timezone) in stores.items():
        facts = [*kind, "--marketplace", store.upper(), "--currency", currency, "--timezone", timezone]
        run([HELLOWORD, "store", "add", store, *facts, "--workspace", str(folder)])
    return folder
