from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from helloword.state.database import Database
from helloword.state.overrides import (
    current_overrides,
    override_history,
    overrides_version,
    record_override,
    record_overrides,
)


def test_the_newest_change_counts_and_the_others_stay_as_history(database: Database) -> None:
    record_override(database, "kpi", "aov", "formula: a", "first")
    record_override(database, "kpi", "aov", "formula: b", "second")
    record_override(database, "measure", "units", "expression: c", "ours")

    assert [(o.key, o.yaml) for o in current_overrides(database)] == [("aov", "formula: b"), ("units", "expression: c")]
    assert [o.reason for o in override_history(database, "kpi", "aov")] == ["first", "second"]


def test_a_definition_taken_back_counts_no_more(database: Database) -> None:
    record_override(database, "kpi", "aov", "formula: a", "first")
    record_override(database, "kpi", "aov", None, "back to the built-in one")

    assert current_overrides(database) == ()
    assert len(override_history(database)) == 2


def test_the_version_grows_with_every_change(database: Database) -> None:
    before = overrides_version(database)
    record_override(database, "kpi", "aov", "formula: a", "first")

    assert overrides_version(database) > before == 0


def test_several_changes_are_kept_all_or_none(database: Database) -> None:

    with pytest.raises(IntegrityError):
        record_overrides(database, [("kpi", "aov", "formula: a"), ("board", "x", "y")], "wrong")  # type: ignore[list-item]

    assert override_history(database) == ()


def test_history_outlives_the_process_that_wrote_it(database: Database, tmp_path: Path, state_url: str | None) -> None:
    record_override(database, "kpi", "aov", "formula: a", "first")
    record_override(database, "kpi", "aov", None, "second")
    database.close()

    history = override_history(Database.open(tmp_path, state_url), "kpi", "aov")

    assert [(o.yaml, o.reason) for o in history] == [("formula: a", "first"), (None, "second")]
    assert history[0].at < history[1].at
