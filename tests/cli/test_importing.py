"""Importing files, and what is said of them."""

from __future__ import annotations

import csv
import io
import os
import pty
import select
import subprocess
import sys
from pathlib import Path

from openpyxl import Workbook

from tests.cli.conftest import FILES, Run

GOOD = FILES["orders.csv"]
BAD = GOOD.replace("D-2,1,2026-10-20T18:00:00,delivered", "D-2,1,yesterday,sent")
UNSURE = GOOD.replace("2026-10-05T09:30:00", "05/10/2026").replace("2026-10-20T18:00:00", "06/10/2026")


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_what_came_of_a_file_is_told_row_by_row(run: Run, company: Path, tmp_path: Path) -> None:
    write(tmp_path, "orders.csv", GOOD)
    done = run("import", "orders.csv", "--format", "json", "--workspace", company)
    again = run("import", "orders.csv", "--format", "json", "--workspace", company)

    assert done.code == again.code == 0
    assert [told(done.json), told(again.json)] == [
        [{"file": "orders.csv", "kind": "general.orders", "read": 5, "new": 5, "changed": 0, "unchanged": 0, "rejected": 0}],
        [{"file": "orders.csv", "kind": "general.orders", "read": 5, "new": 0, "changed": 0, "unchanged": 5, "rejected": 0}],
    ]  # fmt: skip


def told(results: object) -> list[dict[str, object]]:
    assert isinstance(results, list)
    wanted = ("file", "kind", "read", "new", "changed", "unchanged", "rejected")
    return [{name: result[name] for name in wanted} for result in results]


def test_rejected_rows_end_with_1_and_good_ones_load(run: Run, company: Path, tmp_path: Path) -> None:
    write(tmp_path, "orders.csv", BAD)
    done = run("import", "orders.csv", "--workspace", company)
    (orders,) = run("kpi", "show", "orders", "--format", "json", "--workspace", company).json  # type: ignore[misc]

    assert done.code == 1
    assert "rows that did not load: 1; see: helloword import rejects --import 1" in done.err
    assert orders["value"] == "3"


def test_rejects_say_file_line_column_value_and_reason_uncut(run: Run, company: Path, tmp_path: Path) -> None:
    long_name = f"{'orders-of-october-' * 8}.csv"
    write(tmp_path, long_name, BAD)
    run("import", long_name, "--workspace", company)
    listed = run("import", "rejects", "--workspace", company)
    rows = list(csv.DictReader(io.StringIO(run("import", "rejects", "--format", "csv", "--workspace", company).out)))

    assert listed.code == 0
    assert long_name in listed.out
    assert [(row["line"], row["column"], row["value"]) for row in rows] == [
        ("3", "ordered_at", "yesterday"),
        ("3", "status", "sent"),
    ]
    assert all(row["reason"] for row in rows)


def test_rejects_can_be_written_out_mended_and_imported(run: Run, company: Path, tmp_path: Path) -> None:
    write(tmp_path, "orders.csv", BAD)
    run("import", "orders.csv", "--workspace", company)
    which = run("import", "rejects", "--export", "mend.csv", "--workspace", company)
    exported = run("import", "rejects", "--import", 1, "--export", "mend.csv", "--workspace", company)
    mended = (tmp_path / "mend.csv").read_text(encoding="utf-8-sig")
    write(tmp_path, "mend.csv", mended.replace("yesterday", "2026-10-20T18:00:00").replace(",sent,", ",delivered,"))
    again = run("import", "mend.csv", "--workspace", company)

    assert which.code == 2
    assert exported.code == 0
    assert "Wrote 1 row to mend.csv" in exported.err
    assert again.code == 0
    assert run("import", "rejects", "--format", "json", "--workspace", company).json == []


def test_rejects_of_an_import_that_never_was_are_refused(run: Run, company: Path) -> None:
    done = run("import", "rejects", "--import", 9, "--workspace", company)

    assert done.code == 1
    assert done.err == "There is no import 9; `helloword import list` shows them.\n"


def test_rejects_are_not_written_over_a_file(run: Run, company: Path, tmp_path: Path) -> None:
    write(tmp_path, "bad.csv", BAD)
    run("import", "bad.csv", "--workspace", company)
    write(tmp_path, "mend.csv", "mended by hand")
    done = run("import", "rejects", "--import", 1, "--export", "mend.csv", "--workspace", company)

    assert done.code == 1
    assert done.err == "mend.csv is there already; give another name.\n"
    assert (tmp_path / "mend.csv").read_text(encoding="utf-8") == "mended by hand"


def test_a_file_named_like_a_command_is_given_with_its_folder(run: Run, company: Path, tmp_path: Path) -> None:
    write(tmp_path, "rejects", GOOD)

    assert "No rows are rejected" in run("import", "rejects", "--workspace", company).err
    assert told(run("import", "./rejects", "--format", "json", "--workspace", company).json)[0]["new"] == 5


def test_options_may_stand_before_the_file(run: Run, company: Path, tmp_path: Path) -> None:
    write(tmp_path, "list", GOOD)
    done = run("import", "--workspace", company, "--format", "json", "list")

    assert told(done.json)[0]["new"] == 5


def test_a_file_that_cannot_be_used_does_not_hold_up_the_others(run: Run, company: Path, tmp_path: Path) -> None:
    write(tmp_path, "orders.csv", GOOD)
    write(tmp_path, "poem.csv", "roses,violets\nred,blue\n")
    done = run("import", "poem.csv", "missing.csv", "orders.csv", "--format", "json", "--workspace", company)

    assert done.code == 1
    assert [result["file"] for result in told(done.json)] == ["orders.csv"]
    assert "poem.csv has a header of no known kind" in done.err
    assert "missing.csv does not exist" in done.err
    assert "Traceback" not in done.err


def test_an_unknown_store_is_answered_with_the_nearest(run: Run, company: Path, tmp_path: Path) -> None:
    write(tmp_path, "orders.csv", GOOD)
    done = run("import", "orders.csv", "--store", "eus", "--workspace", company)

    assert done.code == 1
    assert 'There is no store "eus". Did you mean "' in done.err


def test_a_date_that_can_be_read_two_ways_is_not_guessed(run: Run, company: Path, tmp_path: Path) -> None:
    write(tmp_path, "orders.csv", UNSURE)
    done = run("import", "orders.csv", "--workspace", company)
    answered = run("import", "orders.csv", "--dates", "dmy", "--workspace", company)

    assert done.code == 1
    assert "--dates dmy or --dates mdy" in done.err
    assert answered.code == 0


def test_at_a_terminal_it_is_asked(company: Path, tmp_path: Path) -> None:
    write(tmp_path, "orders.csv", UNSURE)
    screen, code = at_terminal(tmp_path, ["import", "orders.csv", "--workspace", str(company)], ["maybe", "dmy"])

    assert code == 0, screen
    assert screen.count("Order of dates (dmy / mdy):") == 2
    assert "general.orders" in screen


def at_terminal(folder: Path, arguments: list[str], answers: list[str]) -> tuple[str, int]:
    """What a terminal shows of a command whose questions are answered one after the other."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "LANG": "C.UTF-8", "COLUMNS": "160", "TERM": "xterm"}
    command = [sys.executable, "-m", "helloword", *arguments]
    with subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        screen, answered = "", 0
        while select.select([ours], [], [], 60)[0]:
            try:
                screen += os.read(ours, 4096).decode(errors="replace")
            except OSError:
                break
            if screen.count("):") > answered < len(answers):
                os.write(ours, f"{answers[answered]}\n".encode())
                answered += 1
        os.close(ours)
        return screen, process.wait(timeout=60)


def test_imports_are_listed_and_taken_back(run: Run, company: Path, tmp_path: Path) -> None:
    for name in ("orders.csv", "costs.csv"):
        write(tmp_path, name, FILES[name])
        run("import", name, "--workspace", company)
    undone = run("import", "undo", 1, "--workspace", company)
    listed = run("import", "list", "--format", "json", "--workspace", company).json

    assert (undone.code, undone.err) == (0, "Import 1 is taken back.\n")
    assert isinstance(listed, list)
    assert [(i["id"], i["file"], i["kind"], i["status"]) for i in listed] == [
        (1, "orders.csv", "general.orders", "undone"),
        (2, "costs.csv", "general.costs", "done"),
    ]
    assert run("import", "undo", 1, "--workspace", company).code == 1
    assert run("import", "undo", 9, "--workspace", company).code == 1


def test_every_kind_is_listed_with_its_columns(run: Run) -> None:
    kinds = run("import", "kinds", "--format", "json").json

    assert isinstance(kinds, list)
    assert {"general.orders", "general.costs", "general.fx"} <= {kind["kind"] for kind in kinds}
    (costs,) = [kind for kind in kinds if kind["kind"] == "general.costs"]
    assert [c["name"] for c in costs["columns"]] == ["sku", "effective_from", "purchase", "inbound", "duty", "currency"]


def test_a_template_is_a_header_that_is_known_again(run: Run, tmp_path: Path) -> None:
    printed = run("import", "template", "costs")
    written = run("import", "template", "general.costs", "--output", "mine.csv")

    assert printed.out == "sku,effective_from,purchase,inbound,duty,currency\n"
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == printed.out
    assert written.out == ""
    assert run("import", "template", "costs", "--output", "mine.csv").code == 1
    assert 'Did you mean "orders"?' in run("import", "template", "order").err


def test_messages_speak_the_language_of_the_workspace(run: Run, tmp_path: Path) -> None:
    run("init", "c", "--name", "朗慕", "--currency", "CNY", "--timezone", "Asia/Shanghai", "--locale", "zh-CN")
    write(tmp_path, "poem.csv", "roses,violets\nred,blue\n")
    done = run("import", "poem.csv", "--workspace", "c")

    assert done.code == 1
    assert "poem.csv 的表头不属于任何已知格式" in done.err


def test_a_workbook_is_imported_like_a_file_of_text(run: Run, company: Path, tmp_path: Path) -> None:

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in csv.reader(io.StringIO(FILES["costs.csv"])):
        sheet.append(row)
    book.save(tmp_path / "costs.xlsx")

    assert told(run("import", "costs.xlsx", "--format", "json", "--workspace", company).json)[0]["new"] == 1


def test_what_appears_in_a_watched_folder_is_imported_and_moved(run: Run, company: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    write(reports, "orders.csv", GOOD)
    write(reports, "notes.csv", "a,b\n1,2\n")
    done = run("watch", "reports", "--once", "--every", "0.5", "--workspace", company)

    assert done.code == 1
    assert "orders.csv: imported (1), new 5, changed 0, unchanged 0, rejected 0." in done.err
    assert "notes.csv: not imported" in done.err
    assert sorted(str(path.relative_to(reports)) for path in reports.rglob("*.*")) == [
        "done/orders.csv", "rejected/notes.csv", "rejected/notes.csv.reason.txt",
    ]  # fmt: skip
    assert run("watch", "reports", "--once", "--every", "0.5", "--workspace", company).code == 0
    assert "no folder" in run("watch", "nowhere", "--workspace", company).err
