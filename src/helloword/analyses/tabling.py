"""Tables of slices: one line a slice, the rest as others, and a total that all of them come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from helloword.analyses.analysis import Cell, Column, Drawn, Row, Sign, Table, Unit
from helloword.analyses.asking import Bench
from helloword.kpis.dimensions import NONE, OF_PRODUCTS, dimension
from helloword.kpis.query import Reading
from helloword.money import EXACT, divide
from helloword.text import Text, counted

Cells = Mapping[str, Cell]
Derive = Callable[[Cells], Cell]
"""A cell made of others in the same row."""

NOTHING = Cell(None, "no_data")
NOT_SUMMED = Cell(None, "not_summed")
_ZERO = Decimal(0)
_LAST_DIGIT = Decimal("1E-20")
"""What is less than this is the rounding of a quotient, not money that a row lacks."""


@dataclass(frozen=True)
class Line:
    """One slice with its cells by column."""

    at: str
    cells: Cells
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """A table as it is declared.

    Attributes:
        rank: the column by whose size lines are kept, and in whose order they stand.
        derived: columns that are made of others in the same row.
        adding: columns among them that add up over the rows, as a column of an additive KPI does.
    """

    id: str
    name: Text
    drawn: Drawn
    columns: tuple[Column, ...]
    rank: str
    derived: Mapping[str, Derive] = field(default_factory=dict)
    adding: frozenset[str] = frozenset()


def cell_of(reading: Reading | None) -> Cell:
    """A reading as a cell."""
    if reading is None:
        return NOTHING
    other = reading.comparison
    against = (other.value, other.change, other.ratio) if other else (None, None, None)
    return Cell(reading.value, reading.reason, reading.numerator, reading.denominator, *against)


def kpi_column(bench: Bench, id: str, sign: Sign = "") -> Column:
    """The column of a KPI."""
    kpi = bench.catalogue.kpis[id]
    return Column(id, kpi.name, kpi.unit, id, sign=sign, better=kpi.better)


def made_column(
    id: str, name: Text, unit: Unit, meaning: Text, *, sign: Sign = "", better: str | None = None
) -> Column:
    """A column whose cells are made of others."""
    return Column(id, name, unit, sign=sign, better=better, meaning=meaning)


COVERAGE = made_column(
    "cost_coverage",
    Text("成本覆盖率", "Cost coverage"),
    "ratio",
    Text(
        "有成本记录的销售总额 ÷ 销售总额；没有成本的 SKU 成本按零计。",
        "Gross sales with a known cost divided by gross sales; a SKU without a cost counts as cost zero.",
    ),
    better="up",
)


def difference(first: str, second: str) -> Derive:
    """What is left of one column without another; a slice that has no rows of one of them has nothing of it."""

    def derived(cells: Cells) -> Cell:
        a, b = cells.get(first, NOTHING), cells.get(second, NOTHING)
        missing = [cell.reason for cell in (a, b) if cell.value is None]
        if len(missing) == 2 or missing not in ([], ["no_data"]):
            return Cell(None, missing[0])
        known = a.before is not None and b.before is not None
        before = EXACT.subtract(a.before or _ZERO, b.before or _ZERO) if known else None
        return compared(EXACT.subtract(a.value or _ZERO, b.value or _ZERO), before)

    return derived


def quotient_part(id: str, side: Literal["numerator", "denominator"]) -> Derive:
    """What stands above or below the line of a KPI in the same row."""

    def derived(cells: Cells) -> Cell:
        cell = cells.get(id, NOTHING)
        part = cell.numerator if side == "numerator" else cell.denominator
        return Cell(part, None if part is not None else cell.reason or "no_data")

    return derived


def compared(value: Decimal | None, before: Decimal | None) -> Cell:
    """A number beside what it was."""
    if value is None or before is None:
        return Cell(value, None if value is not None else "no_data", before=before)
    change = EXACT.subtract(value, before)
    return Cell(value, before=before, change=change, ratio=divide(change, abs(before)))


def lines_of(bench: Bench, layout: Layout, by: str) -> tuple[Line, ...]:
    """A line for each slice that any KPI of the table has."""
    kpis = [column.kpi for column in layout.columns if column.kpi]
    found: dict[str, list[Reading]] = {}
    for reading in bench.read(kpis, (by,)):
        found.setdefault(reading.slice[by], []).append(reading)
    return tuple(Line(at, derived(layout, _cells(readings))) for at, readings in found.items())


def derived(layout: Layout, cells: Cells) -> dict[str, Cell]:
    """Cells with those that are made of them."""
    whole = dict(cells)
    for id, derive in layout.derived.items():
        whole[id] = derive(whole)
    return whole


def sliced(bench: Bench, layout: Layout, by: str, lines: Sequence[Line], *, part: bool = False) -> Table:
    """The table of `lines`: the largest by their rank, the others together, what no slice has, and the total.

    With `part` the lines are some of all, and the total is theirs.
    """
    named = [line for line in lines if line.at != NONE]
    ordered = sorted(named, key=lambda line: (_rank(layout, line) is None, -(_rank(layout, line) or _ZERO), line.at))
    kept = {line.at for line in _largest(layout, ordered, bench.rows)}
    rest = [line.at for line in ordered if line.at not in kept]
    total = _asked(bench, layout, {by: tuple(line.at for line in lines)} if part else None)
    rows = [_row(layout, line, by) for line in ordered if line.at in kept]
    if rest:
        rows.append(_others(bench, layout, by, rest))
    nameless = [
        line for line in lines if line.at == NONE and any(cell.value is not None for cell in line.cells.values())
    ]
    rows += [replace(_row(layout, line, by), name=_without(by)) for line in nameless]
    if not part and (left := _unallocated(bench, layout, rows, total)) is not None:
        rows.append(left)
        if by in OF_PRODUCTS:
            _note_parts(bench)
    return Table(
        layout.id, layout.name, layout.drawn, by, layout.columns, tuple(rows), _total(layout, total, len(named)),
        layout.rank, len(named),
    )  # fmt: skip


def _note_parts(bench: Bench) -> None:
    bench.note(
        "parts",
        "组合商品在合计里算一件，按商品看时拆成组件，所以件数加起来可能更多。",
        "A bundle is one unit in the total and its parts by product, so that units can add up to more.",
    )


def _largest(layout: Layout, lines: Sequence[Line], count: int) -> list[Line]:
    """Those that weigh most, whichever way: a loss is not to be lost among others."""
    return sorted(lines, key=lambda line: (-abs(_rank(layout, line) or _ZERO), line.at))[:count]


def _rank(layout: Layout, line: Line) -> Decimal | None:
    return line.cells.get(layout.rank, NOTHING).value


def _row(layout: Layout, line: Line, by: str) -> Row:
    return Row("slice", _in_order(layout, line.cells), {by: line.at}, labels=line.labels)


def _others(bench: Bench, layout: Layout, by: str, rest: Sequence[str]) -> Row:
    cells = _asked(bench, layout, {by: tuple(rest)})
    name = Text(f"其余 {len(rest)} 项", counted(len(rest), "other", "others"))
    return Row("others", _in_order(layout, cells), name=name, slices=len(rest))


def _asked(bench: Bench, layout: Layout, where: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, Cell]:
    """The cells of several slices together, as the KPI room gives them: ratios of sums, distinct counts once."""
    kpis = [column.kpi for column in layout.columns if column.kpi]
    return derived(layout, _cells(bench.read(kpis, where=where)))


def _cells(readings: Sequence[Reading]) -> dict[str, Cell]:
    """Readings of one slice as cells, and how much of its sales has a known cost."""
    covered = next((r.cost_coverage for r in readings if r.cost_coverage is not None), None)
    return {
        COVERAGE.id: Cell(covered, None if covered is not None else "no_data"),
        **{r.kpi: cell_of(r) for r in readings},
    }


def _unallocated(bench: Bench, layout: Layout, rows: Sequence[Row], total: Cells) -> Row | None:
    """What the total has beyond all rows, in columns that add up; None where that is nothing."""
    cells: dict[str, Cell] = {}
    for place, column in enumerate(layout.columns):
        whole = total.get(column.id, NOTHING).value
        if not _adds_up(bench, layout, column) or whole is None:
            cells[column.id] = NOT_SUMMED
            continue
        left = whole
        for row in rows:
            left = EXACT.subtract(left, row.cells[place].value or _ZERO)
        cells[column.id] = Cell(left if abs(left) >= _LAST_DIGIT else _ZERO)
    if not any(cell.value for cell in cells.values()):
        return None
    name = Text("未归到任何一项", "In none of them")
    known = {id: cell for id, cell in cells.items() if id in layout.adding}
    return Row("unallocated", _in_order(layout, derived(layout, cells) | known), name=name, slices=0)


def _adds_up(bench: Bench, layout: Layout, column: Column) -> bool:
    if column.kpi is None:
        return column.id in layout.adding
    return bench.catalogue.kpis[column.kpi].additivity == "additive"


def _without(by: str) -> Text:
    name = dimension(by).name
    apart, lower = (" ", name.en) if name.en.isupper() else ("", name.en.lower())
    return Text(f"没有{apart}{name.zh}", f"Without {lower}")


def _total(layout: Layout, cells: Cells, slices: int) -> Row:
    return Row("total", _in_order(layout, cells), name=Text("合计", "Total"), slices=slices)


def _in_order(layout: Layout, cells: Cells) -> tuple[Cell, ...]:
    return tuple(cells.get(column.id, NOTHING) for column in layout.columns)


def with_shares(table: Table, of: str, share: str, running: str | None = None) -> Table:
    """The table with each row's part of a column, and that of the rows so far; of what the rows come to together."""
    at = [column.id for column in table.columns].index(of)
    whole = sum((row.cells[at].value or _ZERO for row in table.rows), _ZERO)
    so_far, rows = _ZERO, []
    for row in table.rows:
        so_far = EXACT.add(so_far, row.cells[at].value or _ZERO)
        rows.append(_with(table, row, {share: _part(row.cells[at].value, whole), running: _part(so_far, whole)}))
    every = _part(whole, whole)
    total = _with(table, table.total, {share: every, running: every}) if table.total else None
    return replace(table, rows=tuple(rows), total=total)


def _with(table: Table, row: Row, made: Mapping[str | None, Cell]) -> Row:
    cells = (made.get(column.id, cell) for column, cell in zip(table.columns, row.cells, strict=True))
    return replace(row, cells=tuple(cells))


def _part(value: Decimal | None, whole: Decimal) -> Cell:
    return NOTHING if value is None else Cell(divide(value, whole), None if whole else "zero_denominator")
