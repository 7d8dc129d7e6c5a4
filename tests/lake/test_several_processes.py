"""Several processes at once: readers see all of a change or none of it, writers wait for each other."""

from __future__ import annotations

import json
import time
from pathlib import Path
from threading import Thread

import pytest

from helloword.errors import BusyError
from helloword.lake.importing import import_file, list_imports, undo_import
from helloword.state.locks import exclusive
from helloword.workspace import Workspace
from tests.lake.company import company, model_rows, order, refund, value, values, write_lines
from tests.lake.processes import command, python

REFUNDS = {"quantity": 1, "amount": "4.00", "currency": "EUR"}
READ = """
import json, sys
from pathlib import Path
from helloword.workspace import Workspace
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.lake.snapshot import snapshot
from tests.lake.company import rows_in
workspace = Workspace.open(Path(sys.argv[1]))
stop = Path(sys.argv[2])
last = -1
while not stop.exists():
    taken = snapshot(workspace)
    rows = rows_in(taken.tables)
    readings = answer(workspace, Query(("gross_sales", "refunds", "orders"))).readings
    numbers = [str(r.value) for r in readings]
    versions = [taken.version, *(r.provenance.lake for r in readings)]
    assert versions[0] >= last, versions
    last = versions[0]
    print(json.dumps([versions, repr(rows), numbers]), flush=True)
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return company(tmp_path)


@pytest.mark.slow
def test_readers_see_all_of_a_change_or_none_of_it(workspace: Workspace, tmp_path: Path) -> None:
    import_file(workspace, write_lines(tmp_path / "orders.csv", [order(str(n)) for n in range(20)]), store="eu")
    stop = tmp_path / "stop"
    reader = python("-c", READ, workspace.folder, stop)
    assert reader.stdout is not None
    readings = [reader.stdout.readline()]
    collector = Thread(target=lambda: readings.extend(reader.stdout or ()))
    collector.start()
    for number in range(3):
        days = [order(str(n), f"2026-0{number + 2}-03", quantity=number + 2) for n in range(20)]
        import_file(workspace, write_lines(tmp_path / "orders.csv", days), store="eu")
        lines = [refund(str(number), "1")]
        undo_import(
            workspace, import_file(workspace, write_lines(tmp_path / "r.csv", lines, REFUNDS), store="eu").import_id
        )
    stop.touch()
    collector.join()
    assert (reader.wait(), reader.stderr and reader.stderr.read()) == (0, "")

    seen = [json.loads(line) for line in readings]
    asked = ("gross_sales", "refunds", "orders")
    expected = {
        version: (
            repr(model_rows(workspace, version)),
            [str(number) for number in values(workspace, *asked, as_of=version).values()],
        )
        for version in {version for versions, *_ in seen for version in versions}
    }
    assert len(expected) > 2
    for (version, *answered), rows, numbers in seen:
        assert rows == expected[version][0]
        assert len(set(answered)) == 1
        assert numbers == expected[answered[0]][1]


def test_two_processes_that_import_at_once_lose_nothing(workspace: Workspace, tmp_path: Path) -> None:
    files = [
        write_lines(tmp_path / f"{name}.csv", [order(f"{name}{n}") for n in range(10)] + [order("both")])
        for name in ("a", "b", "c")
    ]
    writers = [command("import", file, "--store", "eu", "--workspace", workspace.folder) for file in files]

    assert [(w.communicate()[1], w.returncode) for w in writers] == [("", 0)] * 3
    assert value(workspace, "orders") == 31
    assert [(i.id, i.status, i.new + i.unchanged) for i in list_imports(workspace)] == [
        (number, "done", 11) for number in (1, 2, 3)
    ]


def test_two_processes_that_import_the_same_file_at_once_do_nothing_twice(workspace: Workspace, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "orders.csv", [order(str(n)) for n in range(10)])
    writers = [command("import", file, "--store", "eu", "--workspace", workspace.folder) for _ in range(2)]

    assert [(w.communicate()[1], w.returncode) for w in writers] == [("", 0)] * 2
    assert value(workspace, "orders") == 10
    assert [(i.new, i.unchanged) for i in list_imports(workspace)] == [(10, 0), (0, 10)]


def test_an_import_waits_for_the_process_that_holds_the_lake(workspace: Workspace, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "orders.csv", [order("1")])
    with exclusive(workspace.lake / ".lock", wait=1, what="the lake"):
        writer = command("import", file, "--store", "eu", "--workspace", workspace.folder)
        while not list(workspace.lake.glob(".staging/*/conformed/order_lines/*/*.parquet")):
            time.sleep(0.01)
            assert writer.poll() is None
        assert model_rows(workspace) == {}

    assert (writer.communicate()[1], writer.returncode) == ("", 0)
    assert value(workspace, "orders") == 1


def test_a_lock_that_stays_taken_is_reported_as_busy(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    with (
        exclusive(lock, wait=1, what="The lake"),
        pytest.raises(BusyError, match="Try again") as busy,
        exclusive(lock, wait=0.1, what="The lake"),
    ):
        pytest.fail("two held the lock at once")

    assert busy.value.exit_code == 3
    with exclusive(lock, wait=0, what="The lake"):
        pass
