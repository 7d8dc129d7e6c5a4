"""The product and the reference agree to the last digit on random companies with money in one currency."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle.agreeing import assert_agreement, seeds


@pytest.mark.parametrize("seed", seeds(usual=4))
def test_every_kpi_is_what_the_reference_says(seed: int, tmp_path: Path) -> None:
    assert_agreement(seed, tmp_path, plain=True)
