"""`helloword kpi`: what is measured, and what it comes to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli import kpi_own, kpi_show, kpi_trace
from helloword.cli.completing import kpi_ids
from helloword.cli.help import Command, Group
from helloword.cli.language import listed, say, shown
from helloword.cli.opening import opened
from helloword.cli.options import Format, FormatOption, WorkspaceOption
from helloword.cli.printing import print_csv, print_json, print_rows
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helloword.kpis.definitions import Catalogue, Kpi, Measure
    from helloword.text import Text

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
app.command("show", cls=Command, help="kpi.show", epilog=kpi_show.EXAMPLE)(kpi_show.show)
app.command("trace", cls=Command, help="kpi.trace", epilog=kpi_trace.EXAMPLE)(kpi_trace.trace)


@app.command("list", cls=Command, help="kpi.list", epilog="helloword kpi list --format json")
def list_kpis(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every KPI of the catalogue."""
    from helloword.kpis.company import catalogue_of
    from helloword.server.definitions import kpi_json

    catalogue = catalogue_of(opened(workspace))
    rows = [_row(kpi, format) for kpi in catalogue.kpis.values()]
    objects = [kpi_json(kpi, catalogue) for kpi in catalogue.kpis.values()] if format == "json" else None
    shown_columns = ("id", "name", "unit", "better", "formula")
    columns = [
        Column(k, say(f"column.{k}"), whole=k != "name", wraps=k == "formula", spare=k == "formula")
        for k in shown_columns
    ]
    print_rows(columns, rows, format, objects=objects)


@app.command("explain", cls=Command, help="kpi.explain", epilog="helloword kpi explain net_sales")
def explain(
    kpi: Annotated[str, typer.Argument(metavar="ID", help="argument.kpi", autocompletion=kpi_ids)],
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """What a KPI means, how it is computed and what moves it."""
    from helloword.errors import UnknownNameError
    from helloword.kpis.company import catalogue_of
    from helloword.server.definitions import detail_json

    catalogue = catalogue_of(opened(workspace))
    if kpi not in catalogue.kpis:
        raise UnknownNameError("KPI", kpi, catalogue.kpis, code="unknown_kpi")
    found = catalogue.kpis[kpi]
    if format == "json":
        print_json(detail_json(found, catalogue))
    elif format == "csv":
        print_csv([{"name": label, "value": text} for label, text in _explained(found, catalogue)])
    else:
        print(
            f"{say('explain.named', name=shown(found.name), id=found.id)}\n\n{shown(found.meaning)}\n{shown(found.why)}\n"
        )
        for label, text in _explained(found, catalogue):
            print(f"{label}{say('colon')}{text}".replace(" \n", "\n"))


kpi_own.add_to(app)


def _row(kpi: Kpi, format: Format) -> dict[str, str]:
    from helloword.cli.texts import words

    return {
        "id": kpi.id,
        "name": shown(kpi.name),
        "unit": _briefly(words.UNITS, kpi.unit) if format == "table" else kpi.unit,
        "better": _briefly(words.BETTER, kpi.better) if format == "table" else kpi.better,
        "formula": kpi.formula_text,
    }


def _explained(kpi: Kpi, catalogue: Catalogue) -> list[tuple[str, str]]:
    from helloword.cli.texts import words
    from helloword.model import TABLES
    from helloword.server.definitions import asked_of

    asked = asked_of(kpi, catalogue)
    facts = [
        (say("explain.formula"), kpi.formula_text),
        (say("explain.measures"), "".join(f"\n  {_measure(m)}" for m in asked.measures)),
        (say("explain.unit"), _said(words.UNITS, kpi.unit)),
        (say("explain.better"), _said(words.BETTER, kpi.better)),
        (say("explain.clock"), _said(words.CLOCKS, kpi.clock)),
        (say("explain.additivity"), _said(words.ADDITIVITY, kpi.additivity)),
        (say("explain.sources"), listed([shown(TABLES[fact].title) for fact in asked.facts])),
        (say("explain.slices"), ", ".join(asked.slices)),
        (say("explain.maturity"), say("explain.days", days=kpi.maturity_days)),
        (say("explain.owner"), _said(words.OWNERS, kpi.owner)),
        (say("explain.levers"), listed([_said(words.LEVERS, lever) for lever in kpi.levers])),
    ]
    if kpi.threshold:
        limit = kpi.threshold
        facts.append((say("explain.threshold"), f"{limit.value} ({limit.source}; {limit.checked})"))
    return facts


def _measure(measure: Measure) -> str:
    name = say("explain.named", name=measure.id, id=shown(measure.name))
    if measure.relation is None:
        return name + say("colon") + say("explain.spread", measure=measure.spread_by)
    said = name + say("colon") + say("explain.over", sql=measure.sql, rows=measure.relation)
    return said + (say("explain.window", days=measure.window) if measure.window else "")


def _briefly(words: Mapping[str, Text], value: str) -> str:
    return re.split(r"\s?[(（,，;；]", _said(words, value))[0]


def _said(words: Mapping[str, Text], value: str) -> str:
    """A value in words; as it is where a company's own definition uses another."""
    return shown(words[value]) if value in words else value
