from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from helloword.state.database import Database
from helloword.state.overrides import (
    OverrideKind,
    current_overrides,
    override_history,
    overrides_version,
    record_overrides,
)


def keep(database: Database, kind: OverrideKind, key: str, yaml: str | None, reason: str) -> None:
    with database.write() as session:
        record_overrides(session, [(kind, key, yaml)], reason)


def test_the_newest_change_counts_and_the_others_stay_as_history(database: Database) -> None:
    keep(database, "kpi", "aov", "formula: a", "first")
    keep(database, "kpi", "aov", "formula: b", "second")
    keep(database, "measure", "units", "expression: c", "ours")

    assert [(o.key, o.yaml) for o in current_overrides(database)] == [("aov", "formula: b"), ("units", "expression: c")]
    assert [o.reason for o in override_history(database, "kpi", "aov")] == ["first", "second"]


def test_a_definition_taken_back_counts_no_more(database: Database) -> None:
    keep(database, "kpi", "aov", "formula: a", "first")
    keep(database, "kpi", "aov", None, "back to the built-in one")

    assert current_overrides(database) == ()
    assert len(override_history(database)) == 2


def test_the_version_grows_with_every_change(database: Database) -> None:
    before = overrides_version(database)
    keep(database, "kpi", "aov", "formula: a", "first")

    assert overrides_version(database) > before == 0


def test_several_changes_are_kept_all_or_none(database: Database) -> None:

    with pytest.raises(IntegrityError), database.write() as session:
        record_overrides(session, [("kpi", "aov", "formula: a"), ("board", "x", "y")], "wrong")  # type: ignore[list-item]

    assert override_history(database) == ()


def test_history_outlives_the_process_that_wrote_it(database: Database, tmp_path: Path, state_url: str | None) -> None:
    keep(database, "kpi", "aov", "formula: a", "first")
    keep(database, "kpi", "aov", None, "second")
    database.close()

    history = override_history(Database.open(tmp_path, state_url), "kpi", "aov")

    assert [(o.yaml, o.reason) for o in history] == [("formula: a", "first"), (None, "second")]
    assert history[0].at < history[1].at
