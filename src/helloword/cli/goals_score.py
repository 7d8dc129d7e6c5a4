"""`helloword goals check`, `cascade`, `score` and `payout`: what is found about goals, and what they come to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.amounts import shown_value
from helloword.cli.goals_words import named, share_text
from helloword.cli.help import Command
from helloword.cli.language import listed, say, shown
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, FromOption, ToOption, WorkspaceOption, day
from helloword.cli.printing import print_csv, print_json, print_table
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.cli.options import Format
    from helloword.goals.cascade import Cascade, Share
    from helloword.goals.evidence import Evidence
    from helloword.goals.scorecard import Scorecard
    from helloword.server.readings import Json

Row = dict[str, "Json"]


def add_to(app: typer.Typer) -> None:
    """Add the commands to `helloword goals`."""
    app.command("check", cls=Command, help="goals.check", epilog="helloword goals check net-sales-2026")(check)
    app.command("cascade", cls=Command, help="goals.cascade", epilog="helloword goals cascade net-sales-2026")(cascade)
    app.command("score", cls=Command, help="goals.score", epilog="helloword goals score marketing --to 2026-06-30")(
        score
    )
    app.command("payout", cls=Command, help="goals.payout", epilog="helloword goals payout --from 2026-01-01 --to 2026-06-30 --trial")(payout)  # fmt: skip


def check(
    goals: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="argument.goals_checked")] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """The SMART check of goals, and the balance of all of them."""
    from helloword import people
    from helloword.cli.progress import waiting
    from helloword.goals import book
    from helloword.goals.balance import balances
    from helloword.goals.evidence import Evidence
    from helloword.goals.smart import Ground, prepare, smart
    from helloword.server.goal_answers import Telling

    company = opened(workspace)
    evidence = Evidence.of(company, company.today)
    ground = Ground(book(company), people.staff(company), evidence)
    telling = Telling(ground.book, evidence, shown, {})
    ids = goals or [id for id, goal in sorted(ground.book.goals.items()) if goal.status != "closed"]
    wanted = [ground.book.goal(id) for id in ids]
    with waiting(say("working")):
        prepare(wanted, evidence)
        found: list[Row] = [{"goal": g.id, **telling.check(c)} for g in wanted for c in smart(g, ground)]
        whole = [] if goals else balances(ground.book, ground.staff, evidence)
    balance: list[Row] = [{"goal": b.whose.id, "letter": "", **telling.finding(f)} for b in whole for f in b.findings]
    if format == "json":
        return print_json({"smart": list(found), "balance": [telling.balance(b) for b in whole]})
    rows = [{**row, "verdict": row.get("verdict", "weak")} for row in [*found, *balance]]
    if format == "csv":
        return print_csv(rows, ["goal", "letter", "verdict", "code", "text", "remedy"])
    told = [{**r, "verdict": say(f"goals.verdict.{r['verdict']}")} for r in rows if goals or r["verdict"] != "ok"]
    if not told:
        return tell(say("goals.well"))
    columns = [Column("goal", say("column.goal")), Column("letter", "SMART"), Column("verdict", say("column.verdict"), whole=True),
               Column("text", say("column.found"), wraps=True), Column("remedy", say("column.do"), wraps=True)]  # fmt: skip
    return print_table(columns, told)


def cascade(
    id: Annotated[str, typer.Argument(metavar="ID", help="argument.goal")],
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """What the parts of a goal come to, and what is left."""
    from helloword.cli.progress import waiting
    from helloword.goals import book
    from helloword.goals.cascade import cascade as cascaded
    from helloword.goals.evidence import Evidence
    from helloword.server.goal_answers import Telling

    company = opened(workspace)
    evidence, known = Evidence.of(company, company.today), book(company)
    with waiting(say("working")):
        found = cascaded(known, known.goal(id), evidence)
    if format == "json":
        return print_json(Telling(known, evidence, shown, {}).cascade(found))
    rows = _cascade_rows(found, evidence, 0, exact=format == "csv")
    if format == "csv":
        return print_csv(rows)
    names = ("goal", "planned", "volume", "actual", "actual_volume")
    print_table(
        [Column(n, say(f"column.{n}"), n != "goal", n == "goal", spare=n == "actual_volume") for n in names], rows
    )
    for finding in _all_findings(found):
        tell(finding)
    return None


def score(
    whose: Annotated[str, typer.Argument(metavar="[WHOSE]", help="argument.whose")] = "company",
    first: FromOption = None,
    until: ToOption = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """The scorecard of the company, a department or a person."""
    from helloword import people
    from helloword.cli.progress import waiting
    from helloword.goals.evidence import Evidence
    from helloword.goals.scorecard import scorecard
    from helloword.goals.scorecard import whose as whose_of
    from helloword.server.goal_answers import Telling, name_of

    begin, end = day("--from", first), day("--to", until)
    company = opened(workspace)
    staff, evidence = people.staff(company), Evidence.of(company, company.today)
    with waiting(say("working")):
        telling = Telling.of(company, evidence, shown)
        card = scorecard(telling.book, whose_of(whose, staff), evidence, begin, end)
    if format == "json":
        return print_json(telling.scorecard(card, name_of(card.whose, staff)))
    return _print_card(card, format)


def payout(
    first: FromOption = None,
    until: ToOption = None,
    trial: Annotated[bool, typer.Option("--trial", help="option.trial")] = False,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """What every plan pays for a period."""
    from helloword.cli.progress import waiting
    from helloword.goals import book
    from helloword.goals.evidence import Evidence
    from helloword.goals.paying import payouts
    from helloword.server.goal_answers import payout_json

    begin, end = both(day("--from", first), day("--to", until))
    company = opened(workspace)
    with waiting(say("working")):
        evidence = Evidence.of(company, company.today)
        paid = payouts(book(company), evidence, begin, end, trial=trial)
    told: list[Row] = [payout_json(p) for p in paid]
    if format == "json":
        return print_json(list(told))
    if not told:
        return tell(say("goals.no_plans"))
    names = ["plan", "person", "base", "share", "amount", "currency", "open"]
    rows = [{**row, "missed_gates": listed([str(m) for m in p.missed])} for row, (p, _) in zip(told, paid, strict=True)]
    if format == "csv":
        return print_csv(rows, [*names, "missed_gates"])
    shares = [
        {**row, "share": share_text(_decimal(row["share"])), "open": share_text(_decimal(row["open"]))} for row in rows
    ]
    return print_table(
        [Column(n, say(f"column.{n}"), n in ("base", "share", "amount", "open")) for n in [*names, "missed_gates"]],
        shares,
    )


def both(first: date | None, until: date | None) -> tuple[date, date]:
    """Both days of a period; wrong usage when one is missing."""
    if first is None or until is None:
        raise typer.BadParameter(say("goals.needs_period"), param_hint="--from" if first is None else "--to")
    return first, until


def _decimal(text: Json) -> Decimal | None:
    return None if text is None else Decimal(str(text))


def _print_card(card: Scorecard, format: Format) -> None:
    rows: list[Row] = []
    for line in card.lines:
        shown_number = (lambda v, p=line: shown_value(v, p.unit, p.currency)) if format == "table" else _plain
        band = line.goal.direction == "band"
        edge = f"{shown_number(line.low)} – {shown_number(line.high)}" if band else shown_number(line.expected)
        rows.append({
            "goal": line.goal.id, "name": shown(line.goal.name), "weight": share_text(card.part(line)),
            "actual": shown_number(line.actual), "expected": edge, "measured": str(line.measured or "—"),
            "attainment": share_text(line.attainment), "status": named(line.status),
        })  # fmt: skip
    names = ("goal", "name", "weight", "actual", "expected", "measured", "attainment", "status")
    if format == "csv":
        return print_csv(rows, names)
    numbers = ("weight", "actual", "expected", "attainment")
    print_table(
        [Column(n, say(f"column.{n}"), n in numbers, n == "name", n == "status", n == "measured") for n in names], rows
    )
    return _sum_up(card)


def _sum_up(card: Scorecard) -> None:
    print()
    print(
        say("goals.score_is", score=share_text(card.score), status=named(card.status), rests=share_text(card.rests_on))
    )
    if card.normalised:
        tell(say("goals.normalised", sum=_plain(card.weights)))
    if card.missed:
        tell(say("goals.gate_missed", goals=listed(card.missed)))


def _plain(value: Decimal | None) -> str:
    from helloword.money import plain

    return "" if value is None else plain(value)


def _cascade_rows(found: Cascade, evidence: Evidence, depth: int, *, exact: bool) -> list[Row]:
    kpi = evidence.kpis.get(found.whole.goal.kpi)
    unit, currency = (kpi.unit if kpi else "count"), evidence.currency(found.whole.goal)

    def row(name: str, planned: Share | None, actual: Share | None) -> Row:
        from helloword.goals.exact import decimal

        def number(value: Decimal | None, unit: str) -> str:
            return _plain(value) if exact else shown_value(value, unit, currency)

        return {
            "goal": name,
            "planned": number(decimal(planned.value) if planned else None, unit),
            "volume": number(decimal(planned.denominator) if planned else None, "count"),
            "actual": number(decimal(actual.value) if actual else None, unit),
            "actual_volume": number(decimal(actual.denominator) if actual else None, "count"),
        }

    indent = "" if exact else "  " * depth
    rows = [row(indent + found.whole.goal.id, found.whole.planned, found.whole.actual)] if depth == 0 else []
    deeper = {below.whole.goal.id: below for below in found.below}
    for part in found.parts:
        rows.append(row(("" if exact else indent + "  ") + part.goal.id, part.planned, part.actual))
        if part.goal.id in deeper:
            rows += _cascade_rows(deeper[part.goal.id], evidence, depth + 1, exact=exact)
    if found.unallocated is not None:
        rows.append(
            row(("" if exact else indent + "  ") + say("goals.unallocated"), found.unallocated, found.elsewhere)
        )
    return rows


def _all_findings(found: Cascade) -> list[str]:
    own = [" ".join(shown(t) for t in (f.text, f.remedy) if t) for f in found.findings]
    return [*own, *(text for below in found.below for text in _all_findings(below))]
