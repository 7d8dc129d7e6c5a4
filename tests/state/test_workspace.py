from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from helloword.errors import HellowordError, InputError, UnknownNameError, WorkspaceError
from helloword.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path, state_url: str | None) -> Workspace:
    return Workspace.create(
        tmp_path / "company", name="Acme", currency="cny", timezone="Asia/Shanghai", locale="zh-CN", state_url=state_url
    )


def add_eu(workspace: Workspace, **other: str) -> None:
    facts = {"platform": "amazon", "marketplace": "DE", "currency": "EUR", "timezone": "Europe/Berlin"} | other
    workspace.add_store("eu", facts["platform"], facts["marketplace"], facts["currency"], facts["timezone"])


def test_a_workspace_opens_as_it_was_made(workspace: Workspace) -> None:
    again = Workspace.open(workspace.folder)

    assert (again.settings.name, again.settings.currency, again.settings.locale) == ("Acme", "CNY", "zh-CN")


def test_the_key_is_for_the_owner_alone(workspace: Workspace) -> None:
    key = workspace.folder / "key"

    assert key.stat().st_mode & 0o777 == 0o600
    assert len(bytes.fromhex(key.read_text().strip())) == 32


def test_a_folder_is_made_a_workspace_once(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="already"):
        Workspace.create(workspace.folder, name="Acme", currency="CNY", timezone="Asia/Shanghai")


def test_a_workspace_of_a_newer_version_is_refused_with_what_to_do(workspace: Workspace) -> None:
    with workspace.state.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(WorkspaceError, match="Upgrade helloword") as refused:
        Workspace.open(workspace.folder)
    assert (refused.value.code, refused.value.exit_code) == ("newer_workspace", 1)


def test_a_setting_that_this_version_does_not_know_is_refused_by_name(workspace: Workspace) -> None:
    file = workspace.folder / "helloword.toml"
    file.write_text(file.read_text().replace("[company]", '[company]\nfiscal_year = "april"'))

    with pytest.raises(UnknownNameError, match="fiscal_year"):
        Workspace.open(workspace.folder)


def test_a_table_of_settings_that_this_version_does_not_know_is_refused_by_name(workspace: Workspace) -> None:
    with (workspace.folder / "helloword.toml").open("a") as file:
        file.write('\n[stat]\nurl = "postgresql://db/company"\n')

    with pytest.raises(UnknownNameError, match=r'Did you mean "\[state\]"'):
        Workspace.open(workspace.folder)


def test_settings_with_a_password_are_refused(workspace: Workspace) -> None:
    (workspace.folder / "helloword.toml").write_text(
        '[company]\nname = "Acme"\ncurrency = "CNY"\ntimezone = "UTC"\n[state]\nurl = "postgresql://a:secret@db/company"\n'
    )

    with pytest.raises(InputError, match="HELLOWORD_STATE_URL") as refused:
        Workspace.open(workspace.folder)
    assert "secret" not in refused.value.message


def test_a_wrong_setting_leaves_no_workspace_behind(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean"):
        Workspace.create(tmp_path / "company", name="Acme", currency="CNY", timezone="Asia/Shanghia")

    assert not (tmp_path / "company").exists()


def test_making_again_after_a_killed_attempt_keeps_its_key(workspace: Workspace) -> None:
    key = (workspace.folder / "key").read_text()
    (workspace.folder / "helloword.toml").unlink()

    Workspace.create(
        workspace.folder, name="Acme", currency="CNY", timezone="Asia/Shanghai", state_url=workspace.settings.state_url
    )

    assert (workspace.folder / "key").read_text() == key


def test_a_person_is_one_in_any_letter_case_and_with_spaces(workspace: Workspace) -> None:
    first, second, other = workspace.hash_person()(["Ann@Example.com", " ann@example.COM ", "bob@example.com"])

    assert first == second
    assert first != other
    assert "ann" not in first


def test_a_hash_that_comes_back_stays_as_it_is(workspace: Workspace) -> None:
    (hashed,) = workspace.hash_person()(["Ann@Example.com"])

    assert workspace.hash_person()([f"hashed:{hashed}"]) == [hashed]


def test_two_companies_hash_the_same_person_differently(workspace: Workspace, tmp_path: Path) -> None:
    other = Workspace.create(tmp_path / "other", name="Other", currency="EUR", timezone="UTC")

    assert workspace.hash_person()(["ann"]) != other.hash_person()(["ann"])


def test_another_key_than_before_is_refused(workspace: Workspace) -> None:
    workspace.hash_person()
    (workspace.folder / "key").write_text("ab" * 32)

    with pytest.raises(WorkspaceError, match="not the one"):
        workspace.hash_person()


def test_a_lost_key_is_reported_with_what_to_do(workspace: Workspace) -> None:
    (workspace.folder / "key").unlink()

    with pytest.raises(WorkspaceError, match="backup"):
        workspace.hash_person()


def test_the_environment_may_hold_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELLOWORD_KEY", "cd" * 32)

    workspace = Workspace.create(tmp_path / "company", name="Acme", currency="CNY", timezone="Asia/Shanghai")

    assert not (workspace.folder / "key").exists()
    assert len(workspace.hash_person()(["ann"])[0]) == 32


def test_stores_are_kept(workspace: Workspace) -> None:
    workspace.add_store("us", "shopify", "US", "usd", "America/New_York", "NA", date(2024, 5, 1), "tax-included")

    (store,) = Workspace.open(workspace.folder).stores()

    assert (store.id, store.currency, store.region, store.opened) == ("us", "USD", "NA", date(2024, 5, 1))
    assert store.prices_include_tax


def test_adding_the_same_store_again_changes_nothing(workspace: Workspace) -> None:
    add_eu(workspace)
    add_eu(workspace)

    assert [store.id for store in workspace.stores()] == ["eu"]


def test_a_taken_id_with_other_facts_is_refused_and_says_which(workspace: Workspace) -> None:
    add_eu(workspace)

    with pytest.raises(InputError, match="its currency is EUR, not GBP"):
        add_eu(workspace, currency="GBP")


@pytest.mark.parametrize("bad", [{"currency": "EURO"}, {"timezone": "Berlin"}, {"platform": " "}])
def test_a_store_with_an_impossible_fact_is_refused(workspace: Workspace, bad: dict[str, str]) -> None:
    with pytest.raises(HellowordError):
        add_eu(workspace, **bad)

    assert workspace.stores() == ()


def test_an_unknown_store_is_answered_with_the_known_ones(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="helloword store add"):
        workspace.store("eu")

    add_eu(workspace)

    with pytest.raises(UnknownNameError, match="Known: eu"):
        workspace.store("zz")
