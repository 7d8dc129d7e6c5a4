"""The European Central Bank's file of reference rates is imported as it is downloaded."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest

from tests.connectors.company import Company

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "fx" / "eurofxref-hist.zip"
FILE = """Date,USD,JPY,BGN,CYP,CZK,DKK,TRL,CNY,
2026-10-30,1.1172,175.68,N/A,N/A,24.353,7.4735,N/A,7.4326,
2026-10-29,1.113,175.92,N/A,N/A,24.336,7.4736,N/A,7.4127,
2004-12-31,1.3621,139.65,1.9559,0.58,30.464,7.4388,1836200,N/A,
"""


def test_each_rate_is_a_row_and_no_rate_is_none(company: Company) -> None:
    done = company.load(FILE, "eurofxref-hist.csv")
    again = company.load(FILE, "eurofxref-hist.csv")

    assert (done.kind, done.read, done.new, done.rejected, done.ignored_columns) == ("ecb.rates", 3, 3, 0, ())
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    assert len(company.rows("fx", "rate")) == 5 + 5 + 7
    assert [row for row in company.rows("fx", "date", "base", "quote", "rate") if row[2] in ("USD", "TRL", "CNY")] == [
        ("2004-12-31", "EUR", "TRL", "1836200.000000000000"),
        ("2004-12-31", "EUR", "USD", "1.362100000000"),
        ("2026-10-29", "EUR", "CNY", "7.412700000000"),
        ("2026-10-29", "EUR", "USD", "1.113000000000"),
        ("2026-10-30", "EUR", "CNY", "7.432600000000"),
        ("2026-10-30", "EUR", "USD", "1.117200000000"),
    ]


@pytest.mark.skipif(not SAMPLE.exists(), reason="the file of all rates is not beside the project")
def test_the_file_of_all_rates_is_imported_whole(company: Company, tmp_path: Path) -> None:
    with zipfile.ZipFile(SAMPLE) as archive:
        (name,) = archive.namelist()
        path = Path(archive.extract(name, tmp_path))
    rows = list(csv.reader(path.read_text(encoding="ascii").splitlines()))
    cells = [cell for row in rows[1:] for cell in row[1:] if cell not in ("", "N/A")]
    done = company.load(path)

    assert (done.kind, done.read, done.rejected) == ("ecb.rates", len(rows) - 1, 0)
    assert len(company.rows("fx", "rate")) == len(cells)
