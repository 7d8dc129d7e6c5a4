"""A process may be killed at any moment: nothing is lost, nothing is done twice, nothing is left lying about."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from helloword.lake import delta, manifest
from helloword.lake.importing import failed_imports, import_file, list_imports, rejects, undo_import
from helloword.lake.rebuilding import rebuild
from helloword.workspace import Workspace
from tests.lake.company import (
    Rows,
    canonical_rows,
    company,
    everything,
    model_rows,
    order,
    superseded_rows,
    write_lines,
)
from tests.lake.processes import Nursery, nursery

pytestmark = pytest.mark.slow
LINES, EVENTS = 7, 5
FIRST = [order("1"), order("2"), order("3", "2026-02-03"), order("4", quantity="many")]
SECOND = [order("1", quantity=3), order("3", "2026-01-04"), order("5", "2026-03-05"), order("6", quantity="few")]


@dataclass(frozen=True)
class Ground:
    """A workspace in which each kill starts from the same state, and what the undisturbed work makes of it."""

    folder: Path
    nursery: Nursery
    file: Path

    def copy(self, name: str) -> Workspace:
        place = self.folder / name / "company"
        shutil.copytree(self.folder / "company", place)
        return Workspace.open(place)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("killed")
    workspace = company(folder)
    import_file(workspace, write_lines(folder / "first.csv", FIRST), store="eu")
    workspace.state.close()
    with nursery() as running:
        yield Ground(folder, running, write_lines(folder / "second.csv", SECOND))


def spread(steps: int, count: int) -> list[int]:
    """Some numbers between the first and the last step, both among them."""
    return sorted({1 + (steps - 1) * n // (count - 1) for n in range(count)})


def moments(ground: Ground, do: str, folder: Path, lines: int, events: int, **job: object) -> list[dict[str, int]]:
    """When to kill, found by doing the whole work once under each way of counting."""
    asked = (("line", lines), ("event", events))
    found = []
    for way, count in asked:
        place = folder.parent / f"counting-{way}" / "company"
        shutil.copytree(folder, place)
        steps = int(ground.nursery.run(do, place, **{way: 0}, **job)["said"])
        assert steps > count
        found += [{way: n} for n in spread(steps, count)]
    return found


def assert_tidy(workspace: Workspace) -> None:
    """No folder of a dead process, and no table version that the manifest does not name."""
    assert [path.name for path in (workspace.lake / ".staging").iterdir() if path.is_dir()] == []
    change = manifest.newest(workspace.lake)
    assert change is not None
    assert {name: delta.head(workspace.lake / name) for name in change.tables} == change.tables


def test_an_import_killed_at_any_line_or_file_is_done_by_the_next_one(ground: Ground) -> None:
    base, whole = ground.copy("base"), ground.copy("whole")
    before = model_rows(base)
    import_file(whole, ground.file, store="eu")
    after, rows = model_rows(whole), canonical_rows(whole)
    job = {"file": ground.file, "store": "eu"}
    seen = set()
    for number, when in enumerate(moments(ground, "import", base.folder, LINES, EVENTS, **job)):
        workspace = ground.copy(f"import-{number}")
        assert ground.nursery.run("import", workspace.folder, **job, **when)["killed"], when

        held = model_rows(workspace)
        assert held in (before, after), when
        seen.add(held == after)
        assert_the_list_tells(workspace, taken_effect=held == after)
        again = import_file(workspace, ground.file, store="eu")

        assert canonical_rows(workspace) == rows, when
        assert model_rows(workspace) == after
        assert (again.new, again.changed) == ((0, 0) if held == after else (1, 2)), when
        assert model_rows(workspace, 1) == before
        assert [(r.file, r.line) for r in rejects(workspace)] == [("first.csv", 5), ("second.csv", 5)]
        assert_tidy(workspace)
    assert False in seen


def assert_the_list_tells(workspace: Workspace, *, taken_effect: bool) -> None:
    """Killed before the attempt was noted it is not in the list; after that it is, as done or as failed."""
    failed = [(f.file, f.why) for f in failed_imports(workspace)]
    assert failed in ([], [("second.csv", "killed")])
    done = [i.file for i in list_imports(workspace)]
    assert done == (["first.csv", "second.csv"] if taken_effect else ["first.csv"])
    assert not (taken_effect and failed)


def test_an_import_killed_after_any_time_is_done_by_the_next_one(ground: Ground) -> None:
    whole = ground.copy("whole-timed")
    before = model_rows(whole)
    import_file(whole, ground.file, store="eu")
    after = model_rows(whole)
    job = {"file": ground.file, "store": "eu"}
    seconds = ground.nursery.run("import", ground.copy("timing").folder, **job)["seconds"]
    for number in range(5):
        workspace = ground.copy(f"timed-{number}")
        ground.nursery.run("import", workspace.folder, after=seconds * (0.5 + 0.1 * number), **job)

        assert model_rows(workspace) in (before, after)
        import_file(workspace, ground.file, store="eu")

        assert model_rows(workspace) == after
        assert_tidy(workspace)


def test_an_undo_killed_at_any_line_or_file_is_done_by_the_next_one(ground: Ground) -> None:
    base = ground.copy("undo")
    before = everything(base)
    import_file(base, ground.file, store="eu")
    imported = model_rows(base)
    for number, when in enumerate(moments(ground, "undo", base.folder, 5, 3, id=2)):
        workspace = Workspace.open(shutil.copytree(base.folder, ground.folder / f"undo-{number}" / "company"))
        assert ground.nursery.run("undo", workspace.folder, id=2, **when)["killed"], when

        held = model_rows(workspace)
        assert held in (before[0], imported), when
        statuses = [i.status for i in list_imports(workspace)]
        assert statuses == (["done", "done"] if held == imported else ["done", "undone"])
        if held == imported:
            undo_import(workspace, 2)

        assert everything(workspace) == before, when
        assert model_rows(workspace, 2) == imported


def test_a_rebuild_killed_at_any_line_or_file_leaves_all_as_it_was(ground: Ground) -> None:
    base = ground.copy("rebuild")
    import_file(base, ground.file, store="eu")
    rows, aside = model_rows(base), superseded_rows(base)
    for number, when in enumerate(moments(ground, "rebuild", base.folder, 4, 3)):
        workspace = Workspace.open(shutil.copytree(base.folder, ground.folder / f"rebuild-{number}" / "company"))
        assert ground.nursery.run("rebuild", workspace.folder, **when)["killed"], when

        assert held(workspace) == (rows, aside), when
        rebuild(workspace)

        assert held(workspace) == (rows, aside), when
        assert model_rows(workspace, 2) == rows
        assert_tidy(workspace)
        assert strays(workspace) == set()


def held(workspace: Workspace) -> tuple[Rows, Rows]:
    return model_rows(workspace), superseded_rows(workspace)


def strays(workspace: Workspace) -> set[str]:
    """Data files that no version of their table ever named or still can be read with."""
    found = set()
    for folder in (*workspace.lake.glob("model/*"), *workspace.lake.glob("superseded/*")):
        named = delta.added_since(folder, -1)
        found |= {str(p) for p in folder.rglob("*.parquet") if "_delta_log" not in p.parts} - {
            str(folder / name) for name in named
        }
    return found
