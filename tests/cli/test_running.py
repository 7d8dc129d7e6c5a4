"""Exit codes say whose turn it is; one sentence says why, on stderr."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

INIT = ("--name", "Lumora Home", "--currency", "USD", "--timezone", "Asia/Shanghai", "--locale", "en")


def test_wrong_usage_ends_with_2_and_the_nearest_name(run: Run) -> None:
    for arguments, sentence in (
        (("kpi", "shwo"), 'There is no command "shwo". Did you mean "show"?'),
        (("kpi", "show", "aov", "--gran", "month"), "There is no option --gran. Did you mean --grain?"),
        (("kpi", "show"), "ID is missing."),
        (("init", "x", "--name", "N"), "--currency is missing."),
        (("kpi", "show", "aov", "--grain", "moth"), "--grain must be one of: day, week, month, quarter, year, total."),
        (("kpi", "list", "--format", "xml"), "--format must be one of: table, json, csv."),
        (("kpi", "show", "aov", "--from"), "--from needs a value after it."),
        (("demo", "--no-serve=1"), "--no-serve takes no value."),
        (("store", "list", "eu"), "Not understood: eu."),
        (("import", "undo", "last"), "ID must be a whole number."),
        (("kpi", "trace", "aov", "--limit", "0"), "--limit must be a whole number, 1 or more."),
        (("serve", "--port", "99999"), "--port must be a whole number from 0 to 65535."),
    ):
        done = run(*arguments)

        assert done.code == 2
        assert done.err.splitlines()[0] == sentence
        assert done.out == ""


def test_usage_names_the_command_as_it_is_typed(run: Run) -> None:
    assert "Usage: helloword import undo ID [OPTIONS]" in run("import", "undo").err


def test_wrong_usage_is_told_in_chinese_too(run: Run) -> None:
    done = run("kpi", "shwo", HELLOWORD_LANG="zh")

    assert done.code == 2
    assert "没有命令“shwo”" in done.err


def test_a_date_that_is_none_is_wrong_usage(run: Run, company: Path) -> None:
    done = run("kpi", "show", "aov", "--from", "2026-02-30", "--workspace", company)

    assert done.code == 2
    assert '--from: "2026-02-30" is not a date; write it like 2026-01-31.' in done.err
    assert run("kpi", "show", "aov", "--from", "0001-01-01", "--workspace", company).code == 2


def test_more_periods_than_anybody_reads_are_refused(run: Run, company: Path) -> None:
    span = ("--grain", "day", "--from", "1990-01-01", "--to", "2100-12-31")
    done = run("kpi", "show", "aov", *span, "--workspace", company)

    assert done.code == 1
    assert "about 40541 periods" in done.err


def test_input_that_cannot_be_used_ends_with_1_and_no_traceback(run: Run, company: Path) -> None:
    done = run("kpi", "show", "nett_sales", "--workspace", company)

    assert done.code == 1
    assert done.err == 'There is no KPI "nett_sales". Did you mean "net_sales"?\n'


def test_a_folder_that_is_no_workspace_is_said_to_be_none(run: Run) -> None:
    done = run("store", "list")

    assert done.code == 1
    assert "is not a helloword workspace" in done.err
    assert "helloword init" in done.err


def test_what_is_no_workspace_is_the_inputs_fault(run: Run, company: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    (company / "helloword.toml").write_bytes(b"\xff\xfe")

    for done in (
        run("store", "list", "--workspace", file),
        run("store", "list", "--workspace", company),
        run("init", file, *INIT),
        run("import", "template", "costs", "--output", "nowhere/costs.csv"),
    ):
        assert done.code == 1
        assert len(done.err.splitlines()) == 1
        assert "HELLOWORD_DEBUG" not in done.err


def test_output_that_cannot_be_written_ends_with_3(run: Run, company: Path) -> None:
    command = [sys.executable, "-m", "helloword", "kpi", "list", "--format", "csv", "--workspace", str(company)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)

    assert done.returncode == 3
    assert done.stderr == "The disk failed: No space left on device.\n"


def test_an_answer_waits_for_nothing_that_it_does_not_need(company: Path) -> None:
    words = ["kpi", "show", "units", "--workspace", str(company)]
    command = [sys.executable, "-X", "importtime", "-m", "helloword", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    looked_for = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert {"duckdb", "pyarrow", "helloword.cli.kpi_show"} <= looked_for
    unneeded = (
        "numpy.",
        "pandas.",
        "sqlalchemy",
        "alembic",
        "fastapi",
        "rich.",
        "helloword.cli.goals",
        "helloword.actions",
    )
    assert [name for name in looked_for if name.startswith(unneeded)] == []


def test_a_process_ends_after_its_threads_and_what_was_registered_for_its_end() -> None:
    code = """
import atexit, threading, time
from helloword.loading import begin, end
begin()
atexit.register(lambda: print("registered", end=""))
threading.Timer(0.2, lambda: print("thread, ", end="")).start()
end(3)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stdout, done.stderr) == (3, "thread, registered", "")


def test_a_command_leaves_no_log_beside_the_state_database(company: Path) -> None:
    command = [sys.executable, "-m", "helloword", "kpi", "show", "units", "--workspace", str(company)]
    subprocess.run(command, capture_output=True, check=True, timeout=60)

    assert [path.name for path in company.glob("state.db*")] == ["state.db"]


def test_a_taken_port_ends_with_3(run: Run, company: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", "--port", port, "--workspace", company)

    assert done.code == 3
    assert f"Port {port} is taken by another program" in done.err


def test_serving_to_other_machines_is_refused(run: Run, company: Path) -> None:
    for host in ("0.0.0.0", "::", "192.168.1.5", "example.com"):
        done = run("serve", "--host", host, "--port", 0, "--workspace", company)

        assert done.code == 1
        assert "can be reached from other machines. Make the owner first" in done.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_ends_with_3(run: Run, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)

    assert run("init", closed / "company", *INIT).code == 3


def test_a_failure_of_ours_is_one_sentence_that_says_how_to_see_more(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "sitecustomize.py"
    broken.write_text("import helloword.workspace\ndel helloword.workspace.Workspace\n", encoding="utf-8")

    done = run("store", "list", PYTHONPATH=str(tmp_path))
    traced = run("store", "list", PYTHONPATH=str(tmp_path), HELLOWORD_DEBUG="1")

    assert done.code == 3
    assert len(done.err.splitlines()) == 1
    assert "HELLOWORD_DEBUG=1" in done.err
    assert "Traceback" in traced.err


def test_a_reader_that_goes_away_is_no_failure(company: Path) -> None:
    command = f"{sys.executable} -m helloword kpi list --format csv --workspace {company} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)

    assert done.stdout.startswith("id,name")
    assert done.stderr == ""


def test_ctrl_c_ends_with_130(company: Path) -> None:
    command = [sys.executable, "-m", "helloword", "serve", "--port", "0", "--workspace", str(company)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "http://127.0.0.1:" in line:
                break
        process.send_signal(signal.SIGINT)

        assert process.wait(timeout=30) == 130
