"""Analyses as JSON and as lines of a file; the API and the command line both give them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from helloword.analyses import Analysis, Method
from helloword.analyses.analysis import Cell, Chosen, Column, Label, Row, Table
from helloword.errors import InputError, UnknownNameError
from helloword.kpis.dimensions import DIMENSIONS
from helloword.server.cells import csv_cell
from helloword.server.readings import Json, decimal_text, provenance_json
from helloword.text import Text

Worded = Callable[[Text], Json]
# A setting and its value: a_share=0.8 in the shell, a_share:0.8 in an address
_SET = re.compile(r"\s*([a-z_]+)\s*[=:]\s*(-?\d+(?:\.\d+)?)\s*")


def settings_from(clauses: Iterable[str]) -> dict[str, Decimal]:
    """Thresholds as they are written.

    >>> settings_from(["a_share=0.8", "slow_cover:120"])
    {'a_share': Decimal('0.8'), 'slow_cover': Decimal('120')}
    """
    found: dict[str, Decimal] = {}
    for clause in clauses:
        match = _SET.fullmatch(clause)
        if not match:
            raise InputError(
                f'"{clause}" sets nothing; write NAME=NUMBER, such as a_share=0.8.', code="bad_set", clause=clause
            )
        found[match[1]] = Decimal(match[2])
    return found


def method_json(method: Method, worded: Worded) -> dict[str, Json]:
    """What an analysis answers, and how it can be asked."""
    return {
        "id": method.id,
        "name": worded(method.name),
        "question": worded(method.question),
        "days": method.days,
        "by": list(method.by),
        "settings": [_chosen(Chosen(setting, setting.default), worded) for setting in method.settings],
        "labels": [_label(label, worded) for label in method.labels],
    }


def analysis_json(analysis: Analysis, worded: Worded) -> dict[str, Json]:
    """The whole answer."""
    compared = analysis.compared
    return {
        "id": analysis.id,
        "name": worded(analysis.name),
        "question": worded(analysis.question),
        "start": analysis.start.isoformat(),
        "end": analysis.end.isoformat(),
        "compared": {"start": compared[0].isoformat(), "end": compared[1].isoformat()} if compared else None,
        "by": analysis.by,
        "where": {dim: list(values) for dim, values in analysis.where.items()},
        "currency": analysis.currency,
        "settings": [_chosen(chosen, worded) for chosen in analysis.settings],
        "tables": [_table(table, worded) for table in analysis.tables],
        "labels": [_label(label, worded) for label in analysis.labels],
        "notes": [{"code": note.code, "text": worded(note.text)} for note in analysis.notes],
        "left_out": list(analysis.left_out),
        "provenance": provenance_json(analysis.provenance),
    }


def table_of(analysis: Analysis, id: str | None) -> Table:
    """One table of an analysis, the first where none is named; raises UnknownNameError."""
    tables = {table.id: table for table in analysis.tables}
    if id is not None and id not in tables:
        raise UnknownNameError("table", id, tables, code="unknown_table")
    return tables[id] if id else analysis.tables[0]


def flat(analysis: Analysis, table: Table, worded: Callable[[Text], str]) -> Iterator[dict[str, Json]]:
    """A line for each row of a table and one for its total, with all digits and the versions."""
    for row in (*table.rows, *((table.total,) if table.total else ())):
        told: dict[str, Json] = {"row": row.kind}
        told |= {dim: row.slice.get(dim) for dim in dimensions_of(table)}
        told |= {"name": worded(row.name) if row.name else None}
        told |= {"start": (row.start or analysis.start).isoformat(), "end": (row.end or analysis.end).isoformat()}
        for column, cell in zip(table.columns, row.cells, strict=True):
            told[column.id] = decimal_text(cell.value)
            if analysis.compared:
                told[f"{column.id}_before"] = decimal_text(cell.before)
        told |= {"labels": " ".join(row.labels), "currency": analysis.currency}
        yield told | provenance_json(analysis.provenance)


def as_csv(analysis: Analysis, table: Table, locale: str) -> bytes:
    """A table as a file, headed in words; in UTF-8 with a mark that spreadsheets look for."""
    text, lines = io.StringIO(), list(flat(analysis, table, lambda said: said.in_(locale)))
    writer = csv.writer(text, lineterminator="\r\n")
    heads = heads_of(table)
    writer.writerow([csv_cell(heads[name].in_(locale)) for name in (lines[0] if lines else HEADS)])
    writer.writerows([csv_cell(value) for value in line.values()] for line in lines)
    return text.getvalue().encode("utf-8-sig")


HEADS: Mapping[str, Text] = {
    "row": Text("行", "Row"),
    "name": Text("名称", "Name"),
    "start": Text("开始", "From"),
    "end": Text("结束", "To"),
    "labels": Text("分类", "Classes"),
    "currency": Text("货币", "Currency"),
    "lake": Text("数据版本", "Data version"),
    "catalogue": Text("指标目录版本", "Catalogue version"),
}


def heads_of(table: Table) -> dict[str, Text]:
    """What the columns of a file are called."""
    named = {column.id: column.name for column in table.columns}
    before = {f"{id}_before": Text(f"{name.zh}，对比期", f"{name.en}, compared") for id, name in named.items()}
    return {**HEADS, **{dim: DIMENSIONS[dim].name for dim in dimensions_of(table)}, **named, **before}


def dimensions_of(table: Table) -> list[str]:
    """Every dimension that rows of a table are slices of."""
    return list(dict.fromkeys(dim for row in table.rows for dim in row.slice))


def _chosen(chosen: Chosen, worded: Worded) -> dict[str, Json]:
    setting = chosen.setting
    numbers = {"default": setting.default, "lowest": setting.lowest, "highest": setting.highest, "value": chosen.value}
    told = {name: decimal_text(number) for name, number in numbers.items()}
    return {"id": setting.id, "name": worded(setting.name), "unit": setting.unit, **told}


def _label(label: Label, worded: Worded) -> dict[str, Json]:
    return {"id": label.id, "group": label.group, "name": worded(label.name), "meaning": worded(label.meaning)}


def _table(table: Table, worded: Worded) -> dict[str, Json]:
    return {
        "id": table.id,
        "name": worded(table.name),
        "drawn": table.drawn,
        "by": table.by,
        "columns": [_column(column, worded) for column in table.columns],
        "rows": [_row(row, worded) for row in table.rows],
        "total": _row(table.total, worded) if table.total else None,
        "sorted_by": table.sorted_by,
        "slices": table.slices,
    }


def _column(column: Column, worded: Worded) -> dict[str, Json]:
    return {
        "id": column.id,
        "name": worded(column.name),
        "unit": column.unit,
        "kpi": column.kpi,
        "at": dict(column.at),
        "sign": column.sign,
        "better": column.better,
        "meaning": worded(column.meaning) if column.meaning else None,
    }


def _row(row: Row, worded: Worded) -> dict[str, Json]:
    return {
        "kind": row.kind,
        "slice": dict(row.slice),
        "name": worded(row.name) if row.name else None,
        "labels": list(row.labels),
        "slices": row.slices,
        "start": row.start.isoformat() if row.start else None,
        "end": row.end.isoformat() if row.end else None,
        "cells": [_cell(cell) for cell in row.cells],
    }


def _cell(cell: Cell) -> dict[str, Json]:
    names = ("value", "numerator", "denominator", "before", "change", "ratio")
    numbers = (cell.value, cell.numerator, cell.denominator, cell.before, cell.change, cell.ratio)
    told = {name: decimal_text(number) for name, number in zip(names, numbers, strict=True)}
    return {**told, "reason": cell.reason, "kpi": cell.kpi}
