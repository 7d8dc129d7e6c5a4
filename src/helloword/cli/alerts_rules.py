"""`helloword alerts rules`, `on`, `off`, `import` and `export`: what is watched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.help import Command
from helloword.cli.language import say, shown
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, ReasonOption, WorkspaceOption
from helloword.cli.printing import print_csv, print_json, print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.cli.options import Format
    from helloword.workspace import Workspace

RulesArgument = Annotated[list[str] | None, typer.Argument(metavar="[RULE]...", help="argument.alert_rules")]
_LISTED = ("id", "on", "name", "kind", "kpi", "sliced", "severity", "owner", "firing", "unsure")


def add_to(app: typer.Typer) -> None:
    """Add the commands to `helloword alerts`."""
    app.command("rules", cls=Command, help="alerts.rules", epilog="helloword alerts rules\nhelloword alerts rules roas_off")(rules)  # fmt: skip
    app.command("on", cls=Command, help="alerts.on", epilog="helloword alerts on --all")(switch_on)
    app.command("off", cls=Command, help="alerts.off", epilog='helloword alerts off csat_fall --reason "no surveys"')(switch_off)  # fmt: skip
    app.command("import", cls=Command, help="alerts.import", epilog="helloword alerts import rules.yml")(import_rules)
    app.command("export", cls=Command, help="alerts.export", epilog="helloword alerts export > rules.yml")(export_rules)


def rules(
    rule: Annotated[str | None, typer.Argument(metavar="[RULE]", help="argument.alert_rule")] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Every rule, or one with how it stands in each slice."""
    company = opened(workspace)
    return _one(company, rule, format) if rule else _all(company, format)


def switch_on(
    ids: RulesArgument = None,
    every: Annotated[bool, typer.Option("--all", help="option.alert_all")] = False,
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Switch rules on."""
    _switch(opened(workspace), ids, reason, every=every, on=True)


def switch_off(
    ids: RulesArgument = None,
    every: Annotated[bool, typer.Option("--all", help="option.alert_all")] = False,
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Switch rules off."""
    _switch(opened(workspace), ids, reason, every=every, on=False)


def import_rules(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="argument.alert_file")],
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Add or change rules from a YAML file, all of them or none, and switch them on."""
    from helloword.alerts.keeping import keep_rules, rules_from
    from helloword.cli.reading import text_of

    changed = keep_rules(opened(workspace), rules_from(text_of(file), file.name), reason)
    tell(say("alerts.imported", file=file.name, count=len(changed)))


def export_rules(ids: RulesArgument = None, workspace: WorkspaceOption = None) -> None:
    """Rules as YAML; those that are on when none is named."""
    from helloword.alerts.keeping import all_rules, rules_text, the_rule

    company = opened(workspace)
    found = [the_rule(company, id) for id in ids] if ids else [v for v in all_rules(company).values() if v.active]
    print(rules_text([version.rule for version in found]), end="")


def _switch(company: Workspace, ids: list[str] | None, reason: str, *, every: bool, on: bool) -> None:
    from helloword.alerts.keeping import all_rules, switch

    wanted = list(all_rules(company)) if every else ids or []
    if not wanted:
        raise typer.BadParameter(say("alerts.which"), param_hint="RULE")
    changed = switch(company, wanted, reason, on=on)
    tell(say("alerts.switched_on" if on else "alerts.switched_off", count=len(changed)))


def _all(company: Workspace, format: Format) -> None:
    from helloword.alerts.inbox import counts
    from helloword.alerts.keeping import all_rules
    from helloword.kpis.company import catalogue_of
    from helloword.server.alert_answers import rule_json

    standing, versions, catalogue = counts(company), all_rules(company), catalogue_of(company)
    objects = [rule_json(version, standing.get(id, {}), catalogue) for id, version in versions.items()]
    rows = [
        {
            **told,
            "on": say("alerts.yes" if v.active else "alerts.no"),
            "name": shown(v.rule.name),
            "sliced": ", ".join(v.rule.by),
            "firing": standing.get(v.rule.id, {}).get("firing", 0),
            "unsure": sum(standing.get(v.rule.id, {}).get(s, 0) for s in ("no_data", "could_not_evaluate")),
        }
        for v, told in zip(versions.values(), objects, strict=True)
    ]
    columns = [Column(n, say(f"column.{n}"), number=n in ("firing", "unsure"), whole=n == "id", spare=n in ("kind", "kpi", "sliced", "owner")) for n in _LISTED]  # fmt: skip
    print_rows(columns, rows, format, objects=list(objects))


def _one(company: Workspace, id: str, format: Format) -> None:
    from helloword.alerts.inbox import counts, standings
    from helloword.alerts.keeping import the_rule
    from helloword.alerts.reading_yaml import text_of
    from helloword.cli.alerts_words import said_value, units_of, where_shown
    from helloword.kpis.company import catalogue_of
    from helloword.server.alert_answers import rule_json, standing_json

    version = the_rule(company, id)
    found = standings(company, id)
    if format == "json":
        told = rule_json(version, counts(company).get(id, {}), catalogue_of(company))
        return print_json({**told, "yaml": text_of(version.rule), "states": [standing_json(s) for s in found]})
    rows = [{**standing_json(s), "where": where_shown(s.at)} for s in found]
    names = ("where", "state", "reason", "since", "value", "limit")
    if format == "csv":
        return print_csv(rows, names)
    print(
        f"{shown(version.rule.name)}\n\n{shown(version.rule.means)}\n{shown(version.rule.todo)}\n\n{text_of(version.rule)}"
    )
    units = units_of(company)
    for row, s in zip(rows, found, strict=True):
        row["value"], row["limit"] = (said_value(v, {id: version}, id, units) for v in (s.value, s.limit))
        row["state"] = say(f"alerts.state.{row['state']}")
        row["reason"] = say(f"alerts.reason.{row['reason']}") if row["reason"] else ""
    return print_rows([Column(n, say(f"column.{n}")) for n in names], rows, format) if rows else None
