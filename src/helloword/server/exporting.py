"""The numbers of a tile as a file: the same readings, with what they mean and what they were computed with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from helloword.kpis.company import answer, catalogue_of
from helloword.kpis.comparing import against_text
from helloword.kpis.definitions import Kpi
from helloword.kpis.dimensions import DIMENSIONS
from helloword.kpis.query import Answer, Query, Reading
from helloword.period import Grain
from helloword.server.asking import MOST_READINGS, too_much
from helloword.server.cells import csv_cell
from helloword.server.freshening import Sources
from helloword.server.readings import Json, decimal_text
from helloword.text import Text
from helloword.workspace import Workspace

HEADS: Mapping[str, Text] = {
    "kpi": Text("指标", "KPI"),
    "name": Text("名称", "Name"),
    "start": Text("开始", "From"),
    "end": Text("结束", "To"),
    "value": Text("数值", "Value"),
    "unit": Text("单位", "Unit"),
    "currency": Text("货币", "Currency"),
    "numerator": Text("分子", "Numerator"),
    "denominator": Text("分母", "Denominator"),
    "compared_from": Text("对比开始", "Compared from"),
    "compared_to": Text("对比结束", "Compared to"),
    "compared_value": Text("对比值", "Compared value"),
    "change": Text("变化", "Change"),
    "ratio": Text("变化率", "Change, relative"),
    "complete": Text("期间完整", "Complete"),
    "reason": Text("无数值的原因", "Why no value"),
    "definition": Text("定义", "Definition"),
    "catalogue": Text("指标目录版本", "Catalogue version"),
    "lake": Text("数据版本", "Data version"),
}
_ABOUT: Mapping[str, Text] = {
    "company": Text("公司", "Company"),
    "days": Text("日期", "Days"),
    "where": Text("筛选", "Filtered to"),
    "compared": Text("对比", "Compared with"),
    "currency": Text("货币", "Currency"),
    "catalogue": Text("指标目录版本", "Catalogue version"),
    "lake": Text("数据版本", "Data version"),
    "made": Text("导出时间", "Exported at"),
    "definition": Text("{name} 的定义", "Definition of {name}"),
    "until": Text("{name} 的数据完整至", "Data of {name} complete until"),
}
_TOTAL, _BEFORE, _CHANGE = (
    Text("合计", "Total"),
    Text("{name}，对比期", "{name}, compared"),
    Text("{name}，变化", "{name}, change"),
)
_ALL_DAYS = Text("全部", "all")


@dataclass(frozen=True)
class Export:
    """A question that was answered, to be written as a file.

    Attributes:
        totals: the same question without slices, where they are wanted.
    """

    title: str
    company: str
    locale: str
    query: Query
    answer: Answer
    totals: Sequence[Reading]
    kpis: Mapping[str, Kpi]
    until: Mapping[str, str]
    made: datetime

    @classmethod
    def of(cls, workspace: Workspace, query: Query, title: str, locale: str, *, total: bool) -> Export:
        """Ask, within what the workspace is seen through."""
        found = answer(workspace, query)
        if len(found.readings) > MOST_READINGS:
            raise too_much()
        totals = answer(workspace, replace(query, by=())).readings if total and query.by else ()
        kpis = {id: catalogue_of(workspace).kpis[id] for id in dict.fromkeys(query.kpis)}
        sources, name = Sources.of(workspace, query), workspace.settings.name
        until = {r.kpi: complete_until(sources.behind(r)) for r in (*found.readings, *totals)}
        return cls(title, name, locale, query, found, totals, kpis, until, datetime.now(UTC))

    def named(self, kpi: str) -> str:
        """A KPI by name."""
        return self.kpis[kpi].name.in_(self.locale)

    def definition(self, kpi: str) -> str:
        """A KPI's formula and meaning in one line."""
        return f"{self.kpis[kpi].formula_text} · {' '.join(self.kpis[kpi].meaning.in_(self.locale).split())}"

    def dimensions(self) -> list[str]:
        """What the rows are sliced by, by name."""
        return [DIMENSIONS[id].name.in_(self.locale) for id in self.query.by]

    def about(self) -> Iterator[tuple[str, str]]:
        """What the numbers are of, line by line."""
        query, provenance = self.query, self.answer.provenance
        days = f"{query.start or ''} – {query.end or ''}" if query.start or query.end else _ALL_DAYS.in_(self.locale)
        where = "; ".join(f"{DIMENSIONS[d].name.in_(self.locale)}: {', '.join(v)}" for d, v in query.where.items())
        told = {"company": self.company, "days": days, "where": where, "compared": self._compared()}
        told |= {"currency": self.answer.currency, "catalogue": provenance.catalogue, "lake": str(provenance.lake)}
        told["made"] = self.made.isoformat(timespec="seconds")
        yield from ((_ABOUT[name].in_(self.locale), text) for name, text in told.items() if text)
        for id in self.kpis:
            about = {"definition": self.definition(id), "until": self.until.get(id, "")}
            yield from ((_ABOUT[k].in_(self.locale).format(name=self.named(id)), v) for k, v in about.items() if v)

    def _compared(self) -> str:
        found = next((r.comparison for r in self.answer.readings if r.comparison), None)
        return (
            f"{found.start} – {found.end}"
            if found and self.query.grain is Grain.TOTAL
            else against_text(self.query.compare, self.query.event)
        )


def as_csv(export: Export) -> bytes:
    """One line a number, each with its definition and versions; in UTF-8 with a mark that spreadsheets look for."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    heads = [head.in_(export.locale) for head in HEADS.values()]
    writer.writerow([csv_cell(cell) for cell in (*heads[:4], *export.dimensions(), *heads[4:])])
    for reading in (*export.answer.readings, *export.totals):
        writer.writerow([csv_cell(cell) for cell in _line(export, reading)])
    return text.getvalue().encode("utf-8-sig")


def table(export: Export) -> tuple[list[str], list[list[str | Decimal | None]]]:
    """One line a slice and period, one column a KPI, and one for what it is compared with: heads and rows."""
    in_periods, ids = export.query.grain is not Grain.TOTAL, list(export.kpis)
    days = [HEADS[name].in_(export.locale) for name in ("start", "end")] if in_periods else []
    columns = [text for id in ids for text in _columns(export, id)]
    rows: dict[tuple[str, ...], dict[str, Reading]] = {}
    for reading in export.answer.readings:
        rows.setdefault(_key(export, reading), {})[reading.kpi] = reading
    for reading in export.totals:
        period = _key(export, reading)[: len(days)]
        total = [_TOTAL.in_(export.locale), *[""] * (len(export.query.by) - 1)]
        rows.setdefault((*period, *total), {})[reading.kpi] = reading
    cells = [[*key, *(c for id in ids for c in _cells(export, found.get(id)))] for key, found in rows.items()]
    return [*days, *export.dimensions(), *columns], cells


def _line(export: Export, reading: Reading) -> list[Json]:
    against = reading.comparison
    compared = (
        [str(against.start), str(against.end), *map(decimal_text, (against.value, against.change, against.ratio))]
        if against
        else [None] * 5
    )
    return [
        reading.kpi, export.named(reading.kpi), str(reading.period.first), str(reading.period.until),
        *(reading.slice.get(id) for id in export.query.by), decimal_text(reading.value), reading.unit,
        reading.currency, decimal_text(reading.numerator), decimal_text(reading.denominator), *compared,
        reading.complete, reading.reason, export.definition(reading.kpi), reading.provenance.catalogue,
        reading.provenance.lake,
    ]  # fmt: skip


def _columns(export: Export, id: str) -> list[str]:
    unit = f" ({export.answer.currency})" if export.kpis[id].unit == "money" else ""
    name = export.named(id)
    beside = (_BEFORE, _CHANGE) if export.query.compare else ()
    return [name + unit, *(text.in_(export.locale).format(name=name) for text in beside)]


def _key(export: Export, reading: Reading) -> tuple[str, ...]:
    days = (str(reading.period.first), str(reading.period.until)) if export.query.grain is not Grain.TOTAL else ()
    return (*days, *(reading.slice.get(id, "") for id in export.query.by))


def _cells(export: Export, reading: Reading | None) -> list[Decimal | None]:
    value, against = (reading.value, reading.comparison) if reading else (None, None)
    beside = [against.value if against else None, against.ratio if against else None] if export.query.compare else []
    return [value, *beside]


def complete_until(sources: Sequence[Json]) -> str:
    """The first of the days that the sources of a reading reach."""
    found = [str(s["complete_through"]) for s in sources if isinstance(s, Mapping) and s["complete_through"]]
    return min(found, default="")
