"""A question that needs more memory than it may have uses the disk, and leaves nothing there."""

import gc
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from sqlglot import parse_one

from helloword.errors import InputError
from helloword.kpis.columns import STORES
from helloword.kpis.engines.duckdb import DuckDBEngine
from helloword.settings import Settings
from helloword.workspace import Workspace

_STORES = pa.schema([(name, pa.string()) for name in STORES]).empty_table()
_MANY = parse_one(
    "SELECT COUNT(*) AS n FROM (SELECT CAST(i AS TEXT) AS k, COUNT(*) FROM numbers GROUP BY k)", dialect="duckdb"
)


def _engine(spill: Path | None) -> DuckDBEngine:
    return DuckDBEngine({}, _STORES, memory=120_000_000, spill=spill)


def test_more_than_fits_is_answered(tmp_path: Path) -> None:
    numbers = pa.table({"i": pa.array(range(3_000_000), pa.int64())})
    engine = _engine(tmp_path / "spill")
    assert engine.run(_MANY, {"numbers": numbers}).column("n").to_pylist() == [3_000_000]
    with pytest.raises(Exception, match="Memory"):
        _engine(None).run(_MANY, {"numbers": numbers})
    del engine
    gc.collect()
    assert not list((tmp_path / "spill").iterdir())


def test_what_a_killed_process_left_is_removed_and_what_a_living_one_has_is_not(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from helloword.kpis.engines.spilling import Spill;"
        "kept = Spill(Path(sys.argv[1])); kept.folder.mkdir(); (kept.folder / 'rows.tmp').write_text('x'); print('made', flush=True);"
        "sys.stdin.read(); os._exit(9)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "made\n"
        first = _engine(tmp_path)
        assert len(list(tmp_path.glob("*/rows.tmp"))) == 1
        process.kill()
    del first
    gc.collect()
    _engine(tmp_path)
    gc.collect()
    assert not list(tmp_path.glob("*"))


def test_memory_is_a_number_of_gigabytes() -> None:
    settings = Settings("Acme", "USD", "UTC", engine_memory="8 GB").checked()
    assert settings.engine_memory_bytes == 8 * 10**9
    with pytest.raises(InputError) as refused:
        Settings("Acme", "USD", "UTC", engine_memory="lots").checked()
    assert refused.value.code == "bad_gigabytes"


def test_the_limit_of_the_settings_holds(tmp_path: Path) -> None:
    from helloword.kpis.company import ground_of

    workspace = Workspace.create(tmp_path / "company", name="Acme", currency="USD", timezone="UTC")
    workspace = replace(workspace, settings=replace(workspace.settings, engine_memory="3 GB"))
    set_to = parse_one(
        "SELECT CURRENT_SETTING('memory_limit') AS m, CURRENT_SETTING('temp_directory') AS t", dialect="duckdb"
    )
    (row,) = ground_of(workspace).engine.run(set_to, {}).to_pylist()
    assert row["m"] == "2.7 GiB"
    assert Path(row["t"]).parent == workspace.lake_folder / ".spill"
