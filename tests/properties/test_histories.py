"""What holds for every history of imports that restate each other."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helloword.lake.importing import undo_import
from helloword.lake.rebuilding import rebuild
from helloword.workspace import Workspace
from tests.lake.company import Row, Rows, canonical_rows, company, everything, model_rows, superseded_rows, values
from tests.properties.histories import KEYS, History, history, load

SEEDS = st.integers(min_value=0, max_value=10**6)
FILES = 4
pytestmark = pytest.mark.slow


def fresh(folder: Path, name: str) -> Workspace:
    (folder / name).mkdir()
    return company(folder / name)


def renumbered(rows: Rows, gone: int) -> Rows:
    """The rows of a lake that had one import less, with the numbers that its imports have where that one was."""

    def one(row: Row) -> Row:
        *cells, number, line, month = row
        assert isinstance(number, int)
        return (*cells, number + (number >= gone), line, month)

    return {table: sorted(map(one, found), key=repr) for table, found in rows.items()}


@settings(max_examples=2)
@given(seed=SEEDS, gone=st.integers(1, FILES))
def test_an_import_taken_back_leaves_the_lake_as_if_it_had_never_been(seed: int, gone: int) -> None:
    files = history(seed, FILES)
    with TemporaryDirectory() as place:
        taken_back, never = fresh(Path(place), "taken_back"), fresh(Path(place), "never")
        load(taken_back, files)
        undo_import(taken_back, gone)
        load(never, files[: gone - 1] + files[gone:])

        assert model_rows(taken_back) == renumbered(model_rows(never), gone)
        assert superseded_rows(taken_back) == renumbered(superseded_rows(never), gone)
        assert everything(taken_back)[3] == everything(never)[3]


@settings(max_examples=2)
@given(seed=SEEDS, gone=st.permutations(range(1, FILES + 1)))
def test_a_lake_rebuilt_from_raw_rows_is_the_same_to_the_last_row(seed: int, gone: list[int]) -> None:
    with TemporaryDirectory() as place:
        workspace = fresh(Path(place), "company")
        load(workspace, history(seed, FILES))
        for number in gone[:2]:
            undo_import(workspace, number)
            before = everything(workspace)
            rebuild(workspace)

            assert everything(workspace) == before


@settings(max_examples=2)
@given(seed=SEEDS, gone=st.permutations(range(1, FILES + 1)))
def test_a_lake_whose_every_import_was_taken_back_is_empty(seed: int, gone: list[int]) -> None:
    with TemporaryDirectory() as place:
        workspace = fresh(Path(place), "company")
        load(workspace, history(seed, FILES))
        for number in gone:
            undo_import(workspace, number)

        assert everything(workspace) == ({}, {}, {}, {})


@settings(max_examples=2)
@given(seed=SEEDS, cut=st.integers(1, KEYS // 2))
def test_files_cut_in_two_or_joined_give_the_same(seed: int, cut: int) -> None:
    files = history(seed, 2)
    halves: History = tuple(part for lines in files for part in (lines[:cut], lines[cut:]) if part)
    with TemporaryDirectory() as place:
        whole, pieces = fresh(Path(place), "whole"), fresh(Path(place), "pieces")
        load(whole, files)
        load(pieces, halves)

        assert canonical_rows(pieces) == canonical_rows(whole)
        assert values(pieces, "gross_sales", "units", "aov") == values(whole, "gross_sales", "units", "aov")
