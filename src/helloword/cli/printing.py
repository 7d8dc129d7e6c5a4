"""Printing data: a table for people, JSON and CSV for programs, always on stdout."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Mapping, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from helloword.cli.language import listed, say
from helloword.cli.tables import Column, laid_out, lines, visible
from helloword.server.cells import csv_cell, plain_text

if TYPE_CHECKING:
    from helloword.cli.options import Format
    from helloword.server.readings import Json


def print_rows(
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, Json]],
    format: Format,
    *,
    objects: Sequence[Json] | None = None,
    flat: Sequence[Mapping[str, Json]] | None = None,
) -> None:
    """Print rows: `objects` instead of them as JSON, and `flat` instead of them as CSV, where those say more."""
    if format == "json":
        print_json(list(objects if objects is not None else rows))
    elif format == "csv":
        print_csv(flat if flat is not None else rows, None if flat is not None else [c.key for c in columns])
    else:
        print_table(columns, rows)


def print_json(data: Json) -> None:
    """Indented JSON."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def print_csv(rows: Sequence[Mapping[str, Json]], header: Sequence[str] | None = None) -> None:
    """CSV with a header; cells that a spreadsheet would run as formulas get a quote before them."""
    names = list(header) if header is not None else list(rows[0]) if rows else []
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([csv_cell(row.get(name)) for name in names] for row in rows)


def print_table(columns: Sequence[Column], rows: Sequence[Mapping[str, Json]], keys: int = 1) -> None:
    """A table as wide as the terminal; never cut where there is none."""
    on_terminal = sys.stdout.isatty()
    cells = [{c.key: visible(plain_text(row.get(c.key))) for c in columns} for row in rows]
    layout = laid_out(columns, cells, get_terminal_size().columns if on_terminal else None, keys)
    for line in lines(layout, cells, bold=on_terminal and "NO_COLOR" not in os.environ):
        print(line)
    if layout.left_out:
        print(say("table.left_out", columns=listed([c.title for c in layout.left_out])), file=sys.stderr)
