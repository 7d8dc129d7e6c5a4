"""A lake of an older version of the product is backed up and made anew when it is opened, once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from helloword.backup import restore
from helloword.cli.opening import opened
from helloword.cli.running import exit_code
from helloword.errors import OutsideError, WorkspaceError
from helloword.kpis.company import answer
from helloword.kpis.query import Query, Reading
from helloword.lake import delta, manifest
from helloword.lake.importing import import_file
from helloword.lake.record import EDITION
from helloword.lake.shapes import model_shape
from helloword.model import TABLES
from helloword.workspace import Workspace
from tests.lake.company import company, order, write_lines

MODEL = {1: "42d949"}
"""Of each edition of the model, how its tables look."""


@pytest.fixture
def filled(tmp_path: Path) -> Workspace:
    workspace = company(tmp_path)
    lines = [
        order(f"O-{n}", status="cancelled" if n < 3 else "paid", cancelled_by="seller" if n < 3 else "")
        for n in range(10)
    ]
    import_file(workspace, write_lines(tmp_path / "orders.csv", lines), store="eu")
    import_file(workspace, write_lines(tmp_path / "more.csv", [order("O-10", unit_price="99.00")]), store="us")
    return workspace


def cancelled(workspace: Workspace) -> Reading:
    return answer(workspace, Query(("cancel_rate",))).readings[0]


def age(workspace: Workspace, **detail: object) -> None:
    """Leave the lake as a version of the product did that knew no canceller and no editions."""
    newest = manifest.newest(workspace.lake)
    assert newest
    shape, scratch = model_shape(TABLES["order_lines"]), workspace.folder
    before, written = delta.files(workspace.lake / shape.name, newest.tables[shape.name]), []
    for n, file in enumerate(before):
        rows = pq.read_table(workspace.lake / shape.name / file.path, partitioning=None)
        path = scratch / f"older-{n}.parquet"
        pq.write_table(rows.drop_columns(["cancelled_by"]), path)
        written.append(delta.Written(path, file.part, file.rows))
    tables = newest.tables | {shape.name: delta.commit(workspace.lake / shape.name, shape, written, before)}
    told = {key: value for key, value in json.loads(newest.detail).items() if key not in ("edition", "kept")}
    text = json.dumps({**told, "kept": None, **detail})
    manifest.append(
        workspace.lake,
        replace(
            newest,
            version=newest.version + 1,
            at=datetime.now(UTC),
            what="rebuild",
            import_id=None,
            tables=tables,
            detail=text,
        ),
        scratch,
    )


def test_an_older_lake_is_backed_up_and_made_anew_when_it_is_opened(
    filled: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = cancelled(filled)
    age(filled)
    with pytest.raises(OutsideError, match="cancelled_by"):
        cancelled(Workspace.open(filled.folder))

    now = opened(filled.folder)

    assert cancelled(now).value == before.value
    told = capsys.readouterr()
    assert (told.out, "earlier helloword" in told.err) == ("", True)
    (backup,) = (filled.folder / "backups").iterdir()
    assert str(backup) in told.err
    restored = tmp_path / "of before"
    restore(backup, restored, lambda done, whole: None, now.actor)
    with pytest.raises(OutsideError, match="cancelled_by"):
        cancelled(Workspace.open(restored))
    assert cancelled(opened(restored)).value == before.value


def test_it_is_made_anew_once(filled: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    age(filled)
    opened(filled.folder)
    version = manifest.newest(filled.lake)
    capsys.readouterr()

    opened(filled.folder)

    assert manifest.newest(filled.lake) == version
    assert capsys.readouterr().err == ""
    assert len(list((filled.folder / "backups").iterdir())) == 1


def test_a_lake_of_this_version_is_left_alone(filled: Workspace) -> None:
    version = manifest.newest(filled.lake)

    opened(filled.folder)

    assert manifest.newest(filled.lake) == version
    assert not (filled.folder / "backups").exists()


def test_a_lake_of_a_newer_version_is_refused(filled: Workspace) -> None:
    age(filled, edition=EDITION + 1)

    with pytest.raises(WorkspaceError, match="newer helloword"):
        opened(filled.folder)


def test_the_model_has_an_edition_for_each_change_of_its_tables() -> None:
    """Where this fails the model's tables changed: raise EDITION in lake/record.py and add what the new one looks like here."""
    looks = [
        (table.name, table.partition, [(c.name, c.type.value) for c in table.physical]) for table in TABLES.values()
    ]

    assert MODEL[EDITION] == sha256(json.dumps(looks).encode()).hexdigest()[:6]


def test_the_doctor_tells_of_an_older_lake_and_leaves_it(filled: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    age(filled)
    before = manifest.newest(filled.lake)

    assert exit_code(["doctor", "--workspace", str(filled.folder)]) == 0

    assert "earlier helloword" in capsys.readouterr().out
    assert manifest.newest(filled.lake) == before
