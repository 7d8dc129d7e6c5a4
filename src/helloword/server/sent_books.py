"""A board that is sent as a workbook: its KPIs, each table and each line as a sheet of its own, and what they mean."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from helloword.kpis.company import catalogue_of
from helloword.kpis.query import Reading
from helloword.server.exporting import HEADS, Export, complete_until
from helloword.server.sent_numbers import Asked, Numbers
from helloword.server.sent_words import Teller
from helloword.server.workbooks import FORMATS, OTHER, SHARE, TEXTS_STAY, add_about, add_numbers
from helloword.text import Locale, Text

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_KPIS, _ABOUT = Text("指标", "KPIs"), Text("说明", "About")
_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_HEAD_ROW = 2
_COLUMNS = (
    "kpi", "name", "start", "end", "value", "unit", "currency", "compared_from", "compared_to", "compared_value",
    "change", "ratio", "complete", "reason",
)  # fmt: skip
Shown = str | Decimal | None


def book_of(numbers: Numbers, locale: Locale) -> bytes:
    """The workbook; texts stay texts, so that none becomes a formula."""
    import xlsxwriter

    teller, file = Teller.of(numbers, locale), io.BytesIO()
    title, names = numbers.board.name.in_(locale), {_KPIS.in_(locale).casefold(), _ABOUT.in_(locale).casefold()}
    exports = [_export(numbers, numbers.totals, title, locale)] if numbers.totals.answer else []
    with xlsxwriter.Workbook(file, TEXTS_STAY) as book:
        book.set_properties({"title": title})
        _add_kpis(book, numbers, title, locale)
        for at, tile in enumerate(numbers.tiles):
            for found in (numbers.sliced.get(at) if at not in numbers.series else None, numbers.series.get(at)):
                if found is not None and found.answer is not None:
                    export = _export(numbers, found, teller.title(tile), locale)
                    exports.append(export)
                    add_numbers(book, export, _unique(teller.title(tile), names))
        add_about(book, locale, dict(line for export in exports for line in export.about()).items())
    return file.getvalue()


def _export(numbers: Numbers, asked: Asked, title: str, locale: str) -> Export:
    assert asked.answer is not None
    catalogue = catalogue_of(numbers.workspace).kpis
    kpis = {id: catalogue[id] for id in asked.query.kpis}
    until = {r.kpi: complete_until(numbers.sources.behind(r)) for r in asked.answer.readings}
    totals = [] if numbers.totals is asked else _totals(numbers, asked)
    name = numbers.workspace.settings.name
    return Export(title, name, locale, asked.query, asked.answer, totals, kpis, until, datetime.now(UTC))


def _totals(numbers: Numbers, asked: Asked) -> Sequence[Reading]:
    """Of a table without periods, the same KPIs without slices."""
    if asked.query.grain != numbers.totals.query.grain or not asked.query.by or numbers.totals.answer is None:
        return []
    return [reading for reading in numbers.totals.answer.readings if reading.kpi in asked.query.kpis]


def _add_kpis(book: Workbook, numbers: Numbers, title: str, locale: str) -> None:
    """One line a KPI, because they have little in common but their days."""
    sheet, bold = book.add_worksheet(_KPIS.in_(locale)), book.add_format({"bold": True})
    sheet.write_string(0, 0, title, bold)
    for column, name in enumerate(_COLUMNS):
        sheet.write_string(_HEAD_ROW, column, HEADS[name].in_(locale), bold)
    formats = {shown: book.add_format({"num_format": shown}) for shown in {*FORMATS.values(), OTHER, SHARE}}
    readings = numbers.totals.answer.readings if numbers.totals.answer else ()
    catalogue = catalogue_of(numbers.workspace).kpis
    for number, reading in enumerate(readings, _HEAD_ROW + 1):
        own = formats[FORMATS.get(reading.unit, OTHER)]
        for column, shown in enumerate(_line(reading, catalogue[reading.kpi].name.in_(locale))):
            if isinstance(shown, Decimal):
                sheet.write_number(number, column, shown, formats[SHARE] if _COLUMNS[column] == "ratio" else own)
            elif shown:
                sheet.write_string(number, column, shown)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, len(_COLUMNS) - 1, 14)
    sheet.freeze_panes(_HEAD_ROW + 1, 2)


def _line(reading: Reading, name: str) -> Iterator[Shown]:
    yield from (reading.kpi, name, str(reading.period.first), str(reading.period.until))
    yield from (reading.value, reading.unit, reading.currency)
    against = reading.comparison
    if against is None:
        yield from (None,) * 5
    else:
        yield from (str(against.start), str(against.end), against.value, against.change, against.ratio)
    yield from ("✓" if reading.complete else "✗", reading.reason)


def _unique(title: str, taken: set[str]) -> str:
    """A sheet's name: 31 signs at most, none of `[]:*?/\\'`, each once."""
    name = " ".join(title.translate(_FORBIDDEN).split())[:_LONGEST_NAME] or "-"
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{name[: _LONGEST_NAME - 4]} ({number})"
    taken.add(name.casefold())
    return name
