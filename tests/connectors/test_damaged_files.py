"""Whatever is given to be imported: it is read, or one clear sentence says why not."""

from __future__ import annotations

import gzip
import io
import os
import random
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from helloword.connectors.probing import probe
from helloword.errors import FileFormatError, OutsideError
from helloword.workspace import Workspace
from tests.connectors.company import Company
from tests.connectors.landed import landed
from tests.connectors.workbooks import workbook

GOOD = 'sku,title,brand\nK-1,"Kettle, ""steel""",朗慕\nK-2,滤芯,A\n'


def zipped(name: str, content: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(name, content)
    return written.getvalue()


NO_TABLES = {
    "empty.csv": (b"", "is empty."),
    "mark.csv": (b"\xef\xbb\xbf", "is empty."),
    "spaces.csv": (b" \r\n\t\r\n \n", "is empty."),
    "header.csv": (b"sku,title\r\n", "has a header and no rows."),
    "picture.csv": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(60), "is no table (PNG)"),
    "paper.csv": (b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj", "is no table (PDF)"),
    "program.csv": (b"\x7fELF\x02\x01\x01" + bytes(80), "is no table (ELF)"),
    "noise.csv": (random.Random(7).randbytes(4000), "is no table (binary)"),
    "nul.csv": (b"sku,title\nK-1,Kettle\nK-2,Fil\x00ter\n" + b"K-3,Pot\n" * 99, "has NUL bytes near line 3"),
    "files.zip": (zipped("orders.csv", GOOD), "is an archive; unpack it first."),
    "named-wrongly.xlsx": (zipped("orders.csv", GOOD), "is an archive; unpack it first."),
    "orders.csv.gz": (gzip.compress(GOOD.encode()), "is an archive; unpack it first."),
    "poem.csv": (b"Roses are red\nViolets are blue\n", "has a header of no known kind"),
    "half.csv": ("\ufeffsku\ttitle\nK-1\tKettle".encode("utf-16-le")[:-1], "ends in the middle of a character"),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_is_no_table_is_refused_with_the_reason(name: str, tmp_path: Path) -> None:
    content, sentence = NO_TABLES[name]
    with pytest.raises(FileFormatError) as refused:
        landed(tmp_path, content, name=name)

    assert f"{name} {sentence}" in str(refused.value)


def test_a_name_that_is_no_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for path, sentence in (
        (tmp_path, "is a folder; give the files in it"),
        (tmp_path / "missing.csv", "does not exist"),
        (tmp_path / "missing" / "orders.csv", "does not exist"),
        (pipe, "is no file on the disk; save it as one first"),
        (Path("/dev/null"), "is no file on the disk; save it as one first"),
    ):
        with pytest.raises(FileFormatError, match=sentence):
            probe(path)
    with pytest.raises(OutsideError, match="cannot be opened: File name too long"):
        probe(tmp_path / f"{'long' * 99}.csv")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused_with_the_reason(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(GOOD, encoding="utf-8")
    secret.chmod(0)
    with pytest.raises(OutsideError, match="cannot be opened: Permission denied"):
        probe(secret)


@pytest.mark.parametrize(
    ("end", "rows", "malformed"),
    [
        ("K-3,Pot", 2, [(4, "cut_off")]),
        ('K-3,"Pot, ste', 2, [(4, "cut_off")]),
        ('K-3,"Pot', 2, [(4, "cut_off")]),
        ('K-3,"Pot\nof\nsteel', 2, [(4, "stray_quote"), (5, "too_few_cells"), (6, "cut_off")]),
        ("K-3,Pot,A\n", 3, []),
        ("K-3,Pot,A", 3, []),
        ("K-3,Pot,A\r", 3, []),
        ("K-3,,,,\n", 3, []),
    ],
)
def test_a_file_cut_off_half_way_keeps_its_whole_rows(
    end: str, rows: int, malformed: list[tuple[int, str]], tmp_path: Path
) -> None:
    found = landed(tmp_path, GOOD + end, "sku")

    assert len(found.rows) == rows
    assert found.malformed == malformed


def test_a_file_cut_off_in_a_character_keeps_its_whole_rows(tmp_path: Path) -> None:
    for encoding in ("utf-8", "gb18030"):
        found = landed(tmp_path, (GOOD * 3 + "K-3,Pot,朗慕").encode(encoding)[:-1], "sku")

        assert found.malformed == [(10, "bad_encoding")]
        assert len(found.rows) == 8


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_cut_off_anywhere_is_read_or_refused_and_loses_nothing(encoding: str, tmp_path: Path) -> None:
    whole = GOOD.encode(encoding)
    for size in range(1, len(whole)):
        with suppress(FileFormatError):
            found = landed(tmp_path, whole[:size], "sku", name=f"{size}.csv")

            assert {sku for (sku,) in found.rows} <= {"K-1", "K-2"}
            assert len(found.rows) + len(found.malformed) in (1, 2)


def test_every_file_of_a_command_is_told_of_without_a_traceback(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "company", name="L", currency="CNY", timezone="Asia/Shanghai").state.close()
    for name, (content, _) in NO_TABLES.items():
        (tmp_path / name).write_bytes(content)
    names = [*NO_TABLES, "missing.csv", "company"]
    (tmp_path / "商品 表 (1).csv").write_text(GOOD, encoding="utf-8")
    command = [sys.executable, "-m", "helloword", "import", *names, "商品 表 (1).csv", "--workspace", "company"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, env=plain_environment())

    assert done.returncode == 1
    assert len([line for line in done.stderr.splitlines() if line.strip()]) == len(names)
    assert all(sentence in done.stderr for _, sentence in NO_TABLES.values())
    assert "Traceback" not in done.stderr
    assert "商品 表 (1).csv" in done.stdout


def plain_environment() -> dict[str, str]:
    mine = ("HELLOWORD_WORKSPACE", "HELLOWORD_LANG", "LC_ALL", "LC_MESSAGES")
    return {name: value for name, value in os.environ.items() if name not in mine} | {"LANG": "C.UTF-8"}


@pytest.mark.parametrize("name", ["a b.csv", "订单 三月.csv", "[2026]*?.csv", 'it\'s "so".csv', "%s{0}$HOME.csv"])
def test_a_file_may_be_called_anything(name: str, shared: Company) -> None:
    done = shared.load(GOOD, name)

    assert (done.file, done.read) == (name, 2)


@pytest.mark.parametrize("name", ["a [b] *?", "壶 'x'"])
def test_a_workspace_may_stand_anywhere(name: str, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    made = Workspace.create(tmp_path / name, name="L", currency="CNY", timezone="Asia/Shanghai")
    company = Company(made, tmp_path / "files")
    company.load(GOOD)
    again = company.load(GOOD)

    assert (again.new, again.unchanged) == (0, 2)
    assert len(company.rejected()) == 0


def test_noise_in_a_workbook_is_read_or_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", [["sku", "title"], ["K-1", "Kettle"]]).read_bytes()
    dice = random.Random(11)
    for number in range(40):
        damaged = bytearray(whole)
        for _ in range(3):
            damaged[dice.randrange(4, len(whole))] = dice.randrange(256)
        with suppress(FileFormatError):
            landed(tmp_path, bytes(damaged), "sku", name=f"{number}.xlsx")
