"""The files that actions wrote for people to upload come back with the company, for they may be uploaded still."""

from __future__ import annotations

from pathlib import Path

from helloword.actions.bulk_files import as_texts, files_of, place, put, read_back
from helloword.actions.bulk_rows import Sheet
from helloword.workspace import Workspace
from tests.backup.test_backup import backed_up, names_in, restored

SHEETS = (Sheet("bids", ("Keyword ID", "Bid"), (("1", "0.80"), ("2", "1.20"))),)


def made(folder: Path) -> Workspace:
    return Workspace.create(folder / "company", name="Acme", currency="EUR", timezone="UTC")


def test_the_files_of_actions_come_back_and_half_written_ones_do_not(tmp_path: Path) -> None:
    company = made(tmp_path)
    for key, name in (("ad_bids-1", "amazon-ads-bulk.xlsx"), ("ad_bids-1", "back-amazon-ads-bulk.xlsx"), ("ad_bids-2", "google-ads-editor.csv")):  # fmt: skip
        put(place(company, key, name), SHEETS)
    place(company, "ad_bids-2", ".google-ads-editor.csv.part").write_text("half")

    again = restored(backed_up(company, tmp_path / "b.hwb"), tmp_path / "again")

    for key in ("ad_bids-1", "ad_bids-2"):
        assert [path.name for path in files_of(again, key)] == [path.name for path in files_of(company, key)]
        assert [path.read_bytes() for path in files_of(again, key)] == [
            path.read_bytes() for path in files_of(company, key)
        ]
    assert read_back(place(again, "ad_bids-1", "amazon-ads-bulk.xlsx")) == as_texts(SHEETS)
    assert not [name for name in names_in(tmp_path / "b.hwb") if name.endswith(".part")]


def test_a_company_that_never_wrote_one_has_none(tmp_path: Path) -> None:
    again = restored(backed_up(made(tmp_path), tmp_path / "b.hwb"), tmp_path / "again")

    assert not (again.folder / "outbox").exists()
