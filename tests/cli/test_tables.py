"""A table fits its terminal, and what does not fit is said."""

from __future__ import annotations

from helloword.cli.tables import Column, laid_out, lines
from helloword.cli.wrapping import columns_of

FILE = "all-orders-2026-10-from-the-warehouse.txt"


def table(columns: list[Column], rows: list[list[str]], room: int | None, keys: int = 1) -> tuple[list[str], list[str]]:
    cells = [dict(zip([c.key for c in columns], row, strict=True)) for row in rows]
    layout = laid_out(columns, cells, room, keys)
    return list(lines(layout, cells)), [c.key for c in layout.left_out]


def test_without_a_terminal_nothing_is_cut() -> None:
    printed, left_out = table([Column("file", "file"), Column("n", "n", number=True)], [[FILE * 5, "1"]], None)

    assert FILE * 5 in printed[2]
    assert left_out == []


def test_no_line_is_wider_than_the_terminal() -> None:
    columns = [Column("file", "文件"), Column("why", "原因", wraps=True), Column("n", "数", number=True)]

    for room in (40, 60, 80):
        printed, _ = table(columns, [[FILE, "日期写法有两种读法，请用 --dates 说明 " * 3, "1,234"]], room)

        assert max(columns_of(line) for line in printed) <= room


def test_numbers_and_ids_are_never_cut_and_text_gives_way() -> None:
    columns = [Column("id", "id", whole=True), Column("file", "file"), Column("n", "n", number=True)]

    printed, _ = table(columns, [["amazon-germany-1", FILE, "1,234,567.89"]], 50)

    assert "amazon-germany-1" in printed[2]
    assert "1,234,567.89" in printed[2]
    assert "all-orders-2026…" in printed[2]


def test_spare_columns_are_left_out_last_first() -> None:
    columns = [Column("id", "id", whole=True), *(Column(n, n, whole=True, spare=True) for n in ("one", "two", "three"))]

    printed, left_out = table(columns, [["x" * 10, "y" * 10, "z" * 10, "w" * 10]], 40)

    assert left_out == ["three"]
    assert "three" not in printed[0]


def test_numbers_that_do_not_fit_go_on_below_with_their_keys() -> None:
    columns = [Column("period", "period", whole=True), *(Column(k, f"{k} USD", number=True) for k in "abc")]

    printed, left_out = table(columns, [["2026-10", "1,111,111.11", "2,222,222.22", "3,333,333.33"]], 40)

    assert [line.split() for line in printed if "-10" in line] == [
        ["2026-10", "1,111,111.11", "2,222,222.22"],
        ["2026-10", "3,333,333.33"],
    ]
    assert left_out == []
