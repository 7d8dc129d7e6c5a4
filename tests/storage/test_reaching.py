"""Storage that cannot be used says what to do about it, in both languages, and nothing of a key."""

from __future__ import annotations

from pathlib import Path

import pytest

from helloword.errors import HellowordError, InputError, OutsideError
from helloword.lake.importing import import_file
from helloword.server.wording import in_both
from helloword.settings import read_settings
from helloword.workspace import Workspace
from tests.lake.company import company, order, write_lines
from tests.lake.processes import command
from tests.storage.s3 import BUCKET, Server, on_s3

ABOUT = {"name": "Acme", "currency": "EUR", "timezone": "Europe/Berlin"}


def refused(folder: Path, url: str) -> HellowordError:
    """What a company is told whose lake is to be at `url`."""
    with pytest.raises(HellowordError) as told:
        Workspace.create(folder / "company", **ABOUT, lake_url=url)
    assert not (folder / "company").exists()
    words = in_both(told.value)
    for text in (words.zh, words.en):
        assert "a-secret" not in text
        assert "a-key" not in text
    assert words.zh != words.en
    return told.value


def test_a_lake_is_made_where_the_settings_say(server: Server, tmp_path: Path) -> None:
    url = f"s3://{BUCKET}/{tmp_path.name}/lake"

    made = Workspace.create(tmp_path / "company", **ABOUT, lake_url=f"{url}/")

    assert str(made.lake) == url
    assert read_settings(made.folder).lake_url == url


@pytest.mark.parametrize(
    "url",
    [
        "https://acme-data.s3.amazonaws.com/lake",
        "s3://a-key:a-secret@acme-data/lake",
        "s3://acme-data/a*b",
        "/lake",
        "s3://",
    ],
)
def test_an_address_that_is_no_bucket_with_a_prefix_is_refused(url: str, tmp_path: Path) -> None:
    assert refused(tmp_path, url).code == "bad_lake_url"


def test_a_bucket_that_is_not_there(server: Server, tmp_path: Path) -> None:
    told = refused(tmp_path, "s3://no-such-bucket/lake")

    assert isinstance(told, OutsideError)
    assert (told.code, told.facts["bucket"]) == ("lake_no_bucket", "no-such-bucket")


def test_a_place_with_files_in_it(server: Server, tmp_path: Path) -> None:
    server.ask("PUT", f"{BUCKET}/{tmp_path.name}/somebody.txt", b"here")

    told = refused(tmp_path, f"s3://{BUCKET}/{tmp_path.name}")

    assert isinstance(told, InputError)
    assert told.code == "lake_not_empty"


def test_keys_that_are_refused(server: Server, tmp_path: Path) -> None:
    with server.knowing_no_keys():
        told = refused(tmp_path, f"s3://{BUCKET}/{tmp_path.name}")

    assert told.code == "lake_refused"


def test_keys_that_are_missing(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_METADATA_ENDPOINT", "http://127.0.0.1:9")

    assert refused(tmp_path, f"s3://{BUCKET}/{tmp_path.name}").code in ("lake_no_keys", "lake_unreachable")


def test_a_server_that_does_not_answer(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")

    assert refused(tmp_path, f"s3://{BUCKET}/{tmp_path.name}").code == "lake_unreachable"


def test_an_import_without_storage_leaves_nothing_and_is_done_once_it_is_back(server: Server, tmp_path: Path) -> None:
    workspace = on_s3(company(tmp_path), f"s3://{BUCKET}/{tmp_path.name}")
    file = write_lines(tmp_path / "orders.csv", [order("1")])
    with server.knowing_no_keys(), pytest.raises(OutsideError):
        import_file(workspace, file, store="eu")

    assert import_file(workspace, file, store="eu").new == 1


def test_doctor_says_whether_the_lake_is_reached(server: Server, tmp_path: Path) -> None:
    workspace = on_s3(company(tmp_path), f"s3://{BUCKET}/{tmp_path.name}")
    import_file(workspace, write_lines(tmp_path / "orders.csv", [order("1")]), store="eu")

    said, _ = command("doctor", "--workspace", workspace.folder, "--format", "csv").communicate()
    assert f"s3://{BUCKET}/{tmp_path.name}" in said
    assert "lake_files" not in said

    with server.knowing_no_keys():
        process = command("doctor", "--workspace", workspace.folder, "--format", "csv")
        said, _ = process.communicate()
    assert process.returncode == 1
    assert said.count("AWS_ACCESS_KEY_ID") == 1
