"""Names, addresses, telephone numbers and e-mail addresses of buyers do not reach the disk, whatever becomes of a file."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from helloword.connectors.kind import Keep, Kind
from helloword.connectors.kinds import all_kinds
from helloword.errors import InputError
from helloword.lake.importing import export_rejects, import_file, list_imports, rejects, undo_import
from helloword.workspace import Workspace
from tests.lake.company import company
from tests.lake.planting import TOKENS, Planted, planted_files
from tests.lake.processes import nursery
from tests.lake.searching import found_in

TELLING = ("mail", "phone", "address", "buyer-name", "recipient", "comment", "note", "contact", "street", "zip")


@pytest.mark.parametrize("kind", all_kinds().values(), ids=lambda kind: kind.id)
def test_no_kind_keeps_free_text_or_a_way_to_reach_a_person(kind: Kind) -> None:
    kept = {field.name.casefold() for field in kind.fields if field.keep is Keep.AS_IS}

    assert [name for name in kept if any(word in name for word in TELLING)] == []


@pytest.mark.slow
def test_nothing_personal_is_found_in_any_byte_of_a_workspace(tmp_path: Path) -> None:
    workspace = company(tmp_path)
    kinds = {id: kind for id, kind in all_kinds().items() if not kind.of_no_use}
    files = list(planted_files(kinds, tmp_path))
    assert sum(file.persons for file in files) > 400
    for file in files:
        import_file(workspace, file.path, store="eu", kind=file.kind)
    done = list_imports(workspace)
    assert sum(i.read - i.rejected for i in done) >= len(kinds)
    assert sum(i.rejected for i in done) >= 3 * len(kinds)
    undo_import(workspace, done[0].id)
    fail(workspace.folder, files[-1])
    refuse(workspace, tmp_path)

    assert found_in(workspace.folder, TOKENS) == []
    assert [r for r in rejects(workspace) for token in TOKENS if token in (r.value or "")] == []


def fail(folder: Path, file: Planted) -> None:
    """Imports that are killed, and what they leave in the staging folder."""
    job = {"file": file.path, "store": "eu", "kind": file.kind}
    with nursery() as running:
        steps = int(running.run("import", folder, event=0, **job)["said"])
        for event in (steps // 3, steps * 2 // 3):
            assert running.run("import", folder, event=event, **job)["killed"]
            assert any((folder / "lake/.staging").glob("*/*"))
            assert found_in(folder, TOKENS) == []


def refuse(workspace: Workspace, place: Path) -> None:
    """Files that are refused: persons in the place of a header, dates that could be either."""
    texts = (
        "Quillon1 Featherstone,q.1@plant.example,1\nQuillon2 Featherstone,q.2@plant.example,2\n",
        "order_id,line_id,Quillon3 Featherstone\n1,1,q.3@plant.example\n",
        "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,note\n"
        "1,1,01/02/2026,paid,S,1,1,EUR,q.4@plant.example\n",
    )
    for number, text in enumerate(texts):
        path = place / f"refused{number}.csv"
        path.write_text(text, encoding="utf-8")
        for kind in (None, "general.orders"):
            with pytest.raises(InputError):
                import_file(workspace, path, store="eu", kind=kind)


def test_rejected_rows_are_written_out_without_persons(tmp_path: Path) -> None:
    workspace = company(tmp_path)
    kinds = {id: kind for id, kind in all_kinds().items() if id == "general.orders"}
    (file, *_) = planted_files(kinds, tmp_path)
    done = import_file(workspace, file.path, store="eu", kind=file.kind)
    (tmp_path / "mended").mkdir()

    assert export_rejects(workspace, done.import_id, tmp_path / "mended" / "mended.csv") == 1
    assert found_in(tmp_path / "mended", TOKENS) == []


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    plant = "佐藤花子1様"
    pq.write_table(pa.table({"a": ["x", plant] * 9}), tmp_path / "a.parquet", compression="zstd")
    (tmp_path / "b.bin").write_bytes(b"\x00" + plant.encode("cp932"))
    (tmp_path / "c.json").write_text('{"a": "\\u4f50\\u85e4\\u82b1\\u5b501\\u69d8"}')

    assert [name for name, _ in found_in(tmp_path, [plant, "absent"])] == ["a.parquet", "b.bin", "c.json"]
