"""A backup taken while others write becomes a whole workspace again, in either kind of database."""

from __future__ import annotations

import shutil
import signal
import tarfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from helloword import people
from helloword.audit import Actor, entries, verify
from helloword.backup import Contents, back_up, restore
from helloword.backup.archive import extract
from helloword.errors import BusyError, InputError, WorkspaceError
from helloword.kpis.company import change_catalogue
from helloword.lake import manifest
from helloword.lake.importing import failed_imports, import_file, list_imports, undo_import
from helloword.lake.rebuilding import rebuild
from helloword.lake.snapshot import snapshot
from helloword.state.database import Database
from helloword.state.overrides import override_history
from helloword.state.tables import MetaRow
from helloword.text import Text
from helloword.workspace import Workspace
from tests.audit.test_changes import KPI
from tests.lake.company import canonical_rows, everything, order, value, write_lines
from tests.lake.processes import command, python
from tests.postgres import Postgres

ANNA = Actor("cli:anna")
LOOP = """
import sys
from pathlib import Path
from helloword.lake.importing import import_file, undo_import
from helloword.workspace import Workspace
from tests.lake.company import order, write_lines
workspace, folder, stop = Workspace.open(Path(sys.argv[1])), Path(sys.argv[2]), Path(sys.argv[3])
number = 0
while not stop.exists():
    number += 1
    file = write_lines(folder / "more.csv", [order(f"{number}-{n}") for n in range(50)])
    done = import_file(workspace, file, store="eu")
    if number % 3 == 0:
        undo_import(workspace, done.import_id)
    print(number, flush=True)
"""


KILLS = 8
DIE = """
import os, signal, sys
from pathlib import Path
from helloword.audit import Actor
from helloword.backup import back_up, restore
from helloword.state import migrating
from helloword.workspace import Workspace
until, at, folder = int(sys.argv[1]), 0, str(Path(sys.argv[3]).parent)
def step(name, arguments):
    global at
    if name in ("open", "os.rename", "os.mkdir", "os.remove", "shutil.rmtree", "sqlite3.connect") and arguments:
        if folder in str(arguments[0]):
            at += 1
            if at == until:
                os.kill(os.getpid(), signal.SIGKILL)
def silent(done, whole):
    pass
"""
BACK_UP = (
    DIE
    + """
workspace = Workspace.open(Path(sys.argv[2]))
sys.addaudithook(step)
back_up(workspace, Path(sys.argv[3]), silent)
print(at)
"""
)
RESTORE = (
    DIE
    + """
sys.addaudithook(step)
restore(Path(sys.argv[2]), Path(sys.argv[3]), silent, Actor("cli:anna"), state_url=sys.argv[4])
print(at)
"""
)


def killed_at(number: int, code: str, *arguments: object) -> int:
    """Run `code` and kill it when Python touches the files for the `number`-th time; how often it did, when it ended."""
    process = python("-c", code, number, *arguments)
    out, said = process.communicate()
    assert process.returncode in (0, -signal.SIGKILL), said
    return int(out or 0)


def silent(done: int, whole: int) -> None:
    assert 0 <= done <= whole


@pytest.fixture
def workspace(tmp_path: Path, state_url: str | None) -> Workspace:
    return filled(tmp_path, state_url)


def filled(folder: Path, state_url: str | None) -> Workspace:
    made = Workspace.create(
        folder / "company", name="Acme", currency="EUR", timezone="Europe/Berlin", state_url=state_url, actor=ANNA
    )
    made.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    people.add_department(made, people.Department("sales", Text("销售部", "Sales")))
    people.add_department(made, people.Department("a-team", Text("甲组", "Team A"), "sales"))
    people.add_person(made, people.Person("anna", "Anna", "a-team", ("owner",), "anna@example.com"))
    change_catalogue(made, KPI, "own.yml", "we sell sets")
    import_file(
        made, write_lines(folder / "first.csv", [order(str(n), customer=f"c{n}") for n in range(20)]), store="eu"
    )
    import_file(
        made, write_lines(folder / "second.csv", [order("1", quantity=5), order("x", quantity="?")]), store="eu"
    )
    import_file(made, write_lines(folder / "third.csv", [order("y")]), store="eu")
    undo_import(made, 3)
    return made


def restored(path: Path, folder: Path, state_url: str | None = "sqlite") -> Workspace:
    restore(path, folder, silent, ANNA, state_url=state_url)
    return Workspace.open(folder, ANNA)


def state_of(workspace: Workspace) -> object:
    return (
        workspace.stores(), people.staff(workspace), override_history(workspace.state), list_imports(workspace),
        [e for e in reversed(entries(workspace.state)) if not e.action.startswith("workspace.")],
    )  # fmt: skip


def names_in(path: Path) -> list[str]:
    with pa.CompressedInputStream(str(path), "zstd") as stream, tarfile.open(fileobj=stream, mode="r|") as tar:  # type: ignore[call-overload]
        return [member.name for member in tar]


def other_kind(state_url: str | None, request: pytest.FixtureRequest) -> str:
    if state_url:
        return "sqlite"
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.mark.parametrize("to", ["same", "other"])
def test_a_restored_workspace_is_the_one_that_was_backed_up(
    workspace: Workspace, tmp_path: Path, state_url: str | None, to: str, request: pytest.FixtureRequest
) -> None:
    contents = back_up(workspace, tmp_path / "b.hwb", silent)
    if to == "other":
        target = other_kind(state_url, request)
    else:
        target = "sqlite" if state_url is None else request.getfixturevalue("postgres").new_database()
    again = restored(tmp_path / "b.hwb", tmp_path / "again", target)

    assert contents.lake == manifest.newest(workspace.lake).version == 4  # type: ignore[union-attr]
    assert everything(again) == everything(workspace)
    assert state_of(again) == state_of(workspace)
    assert again.hash_person()(["ann"]) == workspace.hash_person()(["ann"])
    assert (again.folder / "key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "b.hwb").stat().st_mode & 0o777 == 0o600
    assert (verify(again.state).broken, verify(again.state).count) == (None, len(entries(again.state)))
    for version in (1, 2, 3):
        assert canonical_rows(again, version) == canonical_rows(workspace, version)


def test_work_goes_on_in_a_restored_workspace(
    workspace: Workspace, tmp_path: Path, state_url: str | None, request: pytest.FixtureRequest
) -> None:
    back_up(workspace, tmp_path / "b.hwb", silent)
    again = restored(tmp_path / "b.hwb", tmp_path / "again", other_kind(state_url, request))

    change_catalogue(again, KPI, "own.yml", "once more")
    people.add_person(again, people.Person("ben", "Ben", "sales"))
    import_file(again, write_lines(tmp_path / "fourth.csv", [order("z")]), store="eu")
    undo_import(again, 1)
    rebuild(again)

    assert [(i.id, i.status) for i in list_imports(again)] == [(1, "undone"), (2, "done"), (3, "undone"), (4, "done")]
    assert value(again, "orders") == 2
    assert verify(again.state).broken is None
    second = restored(backed_up(again, tmp_path / "c.hwb"), tmp_path / "second")
    assert state_of(second) == state_of(again)
    assert everything(second) == everything(again)


def backed_up(workspace: Workspace, path: Path) -> Path:
    back_up(workspace, path, silent)
    return path


def test_a_workspace_without_data_can_be_backed_up(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "company", name="Acme", currency="EUR", timezone="UTC")
    again = restored(backed_up(made, tmp_path / "b.hwb"), tmp_path / "again")

    assert (snapshot(again).version, again.settings) == (0, made.settings)


def test_a_backup_amid_imports_is_of_one_version_and_whole(tmp_path: Path, state_url: str | None) -> None:
    workspace = filled(tmp_path, state_url)
    (tmp_path / "files").mkdir()
    stop = tmp_path / "stop"
    writer = python("-c", LOOP, workspace.folder, tmp_path / "files", stop)
    assert writer.stdout is not None
    taken: list[tuple[Path, Contents]] = []
    try:
        for number in range(5):
            writer.stdout.readline()
            time.sleep(0.07 * number)
            path = tmp_path / f"{number}.hwb"
            taken.append((path, back_up(workspace, path, silent)))
    finally:
        stop.touch()
        _, said = writer.communicate()
    assert said == ""

    assert len({contents.lake for _, contents in taken}) > 2
    for path, contents in taken:
        again = restored(path, tmp_path / f"{path.stem}-again")
        assert snapshot(again).version == contents.lake
        for kpi in ("orders", "gross_sales", "units"):
            assert value(again, kpi) == value(workspace, kpi, as_of=contents.lake)
        assert max(each.version for each in list_imports(again)) == contents.lake
        assert verify(again.state).broken is None
        assert all(failed.why == "killed" for failed in failed_imports(again))
        doctor = command("doctor", "--workspace", again.folder, "--format", "csv")
        out, _ = doctor.communicate()
        assert (doctor.returncode, "error" in out, "unfinished" in out) == (0, False, False), out


def test_a_killed_backup_leaves_no_half_file_under_its_name(tmp_path: Path) -> None:
    workspace = filled(tmp_path, None)
    out = tmp_path / "out"
    out.mkdir()
    steps = killed_at(0, BACK_UP, workspace.folder, out / "count")
    (out / "count").unlink()

    for step in range(1, steps + 1, max(steps // KILLS, 1)):
        killed_at(step, BACK_UP, workspace.folder, out / "b")
        if (out / "b").exists():
            assert everything(restored(out / "b", tmp_path / f"killed-{step}")) == everything(workspace)
            (out / "b").unlink()
    back_up(workspace, out / "b", silent)

    assert [each.name for each in out.iterdir()] == ["b"]
    assert everything(restored(out / "b", tmp_path / "again")) == everything(workspace)


def test_a_file_that_is_there_is_replaced_only_when_told_to(tmp_path: Path) -> None:
    workspace = filled(tmp_path, None)
    path = tmp_path / "b.hwb"
    path.write_bytes(b"dear to me")

    with pytest.raises(InputError, match="--force"):
        back_up(workspace, path, silent)
    assert path.read_bytes() == b"dear to me"

    back_up(workspace, path, silent, force=True)
    assert "SHA256SUMS" in names_in(path)


def test_two_backups_to_one_name_at_once_do_not_mix(tmp_path: Path) -> None:
    workspace = filled(tmp_path, None)
    path = tmp_path / "b.hwb"

    def second(done: int, whole: int) -> None:
        with pytest.raises(BusyError):
            back_up(workspace, path, silent)

    back_up(workspace, path, second)

    assert everything(restored(path, tmp_path / "again")) == everything(workspace)


def flips(whole: bytes) -> dict[str, bytes]:
    """One byte changed, in many places."""
    return {
        f"byte {at}": whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :]
        for at in range(40, len(whole), len(whole) // 60)
    }


class RefusedError(Exception):
    """A backup was not restored because it is damaged."""


def restored_unless_damaged(path: Path, folder: Path) -> None:
    try:
        restored(path, folder).state.close()
    except InputError as error:
        raise (RefusedError if error.code == "backup_damaged" else AssertionError)(str(error)) from error


def unpacked(path: Path, folder: Path) -> dict[str, bytes]:
    """Every file of a backup by its name."""
    extract(path, folder, silent)
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_a_backup_that_is_cut_or_is_none_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    whole = backed_up(filled(tmp_path, None), tmp_path / "b.hwb").read_bytes()
    (tmp_path / "place").mkdir()

    for data in (b"", b"helloword" * 100, whole[: len(whole) // 2], whole[:-40]):
        (tmp_path / "bad.hwb").write_bytes(data)
        with pytest.raises(InputError, match="not a whole backup"):
            restored(tmp_path / "bad.hwb", tmp_path / "place" / "again")
        assert list((tmp_path / "place").iterdir()) == []


def test_a_damaged_backup_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    """All but one kind of damage: in the filler behind a file, or its time, nothing of what was put in is touched.

    Where such a byte is hit is by chance, as zstd packs times and filler anew each time; then every file comes out as it was.
    """
    path = backed_up(filled(tmp_path, None), tmp_path / "b.hwb")
    whole, put_in = path.read_bytes(), unpacked(path, tmp_path / "whole")
    (tmp_path / "place").mkdir()
    harmless = []

    for what, data in flips(whole).items():
        (tmp_path / "bad.hwb").write_bytes(data)
        with suppress(RefusedError):
            restored_unless_damaged(tmp_path / "bad.hwb", tmp_path / "place" / "again")
            shutil.rmtree(tmp_path / "place" / "again")
            assert unpacked(tmp_path / "bad.hwb", tmp_path / what) == put_in, what
            harmless.append(what)
        assert list((tmp_path / "place").iterdir()) == [], what
    assert len(harmless) <= 6


@pytest.mark.parametrize("where", ["filler", "time", "content", "name"])
def test_of_a_byte_in_the_tar_only_filler_and_time_are_harmless(tmp_path: Path, where: str) -> None:
    path = backed_up(filled(tmp_path, None), tmp_path / "b.hwb")
    put_in = unpacked(path, tmp_path / "whole")
    with pa.CompressedInputStream(str(path), "zstd") as stream:
        tar = bytearray(stream.read())
    setting = tar.index(b"[company]") if b"[company]" in tar else tar.index(b"Acme")
    at = {
        "filler": len(tar) - 1,
        "time": tar.index(b" mtime=") + len(b" mtime="),
        "content": setting,
        "name": tar.index(b"helloword.toml"),
    }[where]
    tar[at] ^= 1
    with pa.CompressedOutputStream(str(tmp_path / "bad.hwb"), "zstd") as out:
        out.write(bytes(tar))

    if where in ("filler", "time"):
        assert unpacked(tmp_path / "bad.hwb", tmp_path / "out") == put_in
    else:
        with pytest.raises(InputError, match="not a whole backup"):
            extract(tmp_path / "bad.hwb", tmp_path / "out", silent)


def test_a_backup_into_which_something_was_put_is_refused(tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text("x")
    with (
        pa.CompressedOutputStream(str(tmp_path / "b.hwb"), "zstd") as stream,
        tarfile.open(fileobj=stream, mode="w|") as tar,  # type: ignore[call-overload]
    ):
        tar.add(tmp_path / "evil.txt", "../outside.txt")

    with pytest.raises(InputError, match="does not belong"):
        restored(tmp_path / "b.hwb", tmp_path / "again")
    assert not (tmp_path / "outside.txt").exists()


def test_a_backup_is_restored_into_an_empty_place_alone(tmp_path: Path) -> None:
    workspace = filled(tmp_path, None)
    path = backed_up(workspace, tmp_path / "b.hwb")

    with pytest.raises(InputError, match="is not empty"):
        restored(path, workspace.folder)
    with pytest.raises(InputError, match="is not a folder"):
        restored(path, path)

    (tmp_path / "empty").mkdir()
    assert everything(restored(path, tmp_path / "empty")) == everything(workspace)


def test_a_database_that_is_not_empty_is_not_restored_into(tmp_path: Path, postgres: Postgres) -> None:
    url = postgres.new_database()
    workspace = filled(tmp_path, url)
    path = backed_up(workspace, tmp_path / "b.hwb")
    before = state_of(workspace)

    for state_url in (None, url):
        with pytest.raises(InputError, match="is not empty"):
            restored(path, tmp_path / "again", state_url)

    assert state_of(workspace) == before
    assert not (tmp_path / "again").exists()


def test_a_killed_restore_can_be_repeated(
    tmp_path: Path, state_url: str | None, request: pytest.FixtureRequest
) -> None:
    workspace = filled(tmp_path, None)
    path = backed_up(workspace, tmp_path / "b")
    steps = killed_at(0, RESTORE, path, tmp_path / "count", "sqlite")

    for step in sorted({*range(1, steps + 1, max(steps // KILLS, 1)), *range(steps - 3, steps + 1)}):
        place = tmp_path / f"again-{step}"
        target = request.getfixturevalue("postgres").new_database() if state_url else "sqlite"
        killed_at(step, RESTORE, path, place, target)
        again = Workspace.open(place) if place.exists() else restored(path, place, target)

        assert everything(again) == everything(workspace)
        assert state_of(again) == state_of(workspace)
        assert verify(again.state).broken is None
        assert [each.name for each in tmp_path.iterdir() if each.name.startswith(f".again-{step}.")] == []


def test_a_backup_of_a_newer_helloword_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = filled(tmp_path, None)
    monkeypatch.setattr("helloword.backup.backing_up.SCHEMA", "9999")
    path = backed_up(workspace, tmp_path / "b.hwb")

    with pytest.raises(WorkspaceError, match="Upgrade helloword"):
        restored(path, tmp_path / "again")


def test_a_backup_of_an_earlier_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    workspace = filled(tmp_path, None)
    path = backed_up(workspace, tmp_path / "b.hwb")
    early = Database.at(tmp_path / "company")

    def fill(session: Any) -> None:
        session.add(MetaRow(name="a", value="b"))

    (tmp_path / "early").mkdir()
    early = Database.at(tmp_path / "early")
    early.make("0002", fill)

    assert early.schema() == "0002"
    assert Database.open(tmp_path / "early").schema() >= "0002"  # type: ignore[operator]
    assert path.exists()


def test_backing_up_and_restoring_are_in_the_audit_log(tmp_path: Path) -> None:
    workspace = filled(tmp_path, None)
    again = restored(backed_up(workspace, tmp_path / "b.hwb"), tmp_path / "again")

    assert entries(workspace.state)[0].action == "workspace.backed_up"
    assert entries(again.state)[0].action == "workspace.restored"
    assert entries(again.state)[0].subject == entries(workspace.state)[0].subject
