"""The definitions that the docs show can be loaded as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helloword.kpis.catalogue import parts_of, with_overrides

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.mark.parametrize("page", ["own-kpi.md", "zh/own-kpi.md"])
def test_the_example_of_an_own_kpi_holds(page: str) -> None:
    example = re.search(r"```yaml\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None

    catalogue = with_overrides(parts_of(example.group(1), page))

    assert "storage_share" in catalogue.kpis
    assert "storage_fees" in catalogue.measures
