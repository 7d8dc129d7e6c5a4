"""`helloword reviews`: what was learned in a week or month, and what is to be done about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from helloword.cli import reviews_follow_ups
from helloword.cli.help import Command, Group
from helloword.cli.language import say, spoken
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, ReasonOption, WorkspaceOption
from helloword.cli.printing import print_csv, print_json, print_rows
from helloword.cli.reviews_shown import flat, print_review
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.reviews.spans import Span
    from helloword.workspace import Workspace

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
WRITE_EXAMPLE = """helloword reviews write --week 2026-W47
helloword reviews write --month 2026-10 --department marketing
helloword reviews write --all"""
_LISTED = ("id", "period", "scope", "edition", "at", "by")

ReviewArgument = Annotated[str, typer.Argument(metavar="ID", help="argument.review")]
DepartmentOption = Annotated[str | None, typer.Option("--department", metavar="D", help="option.review_department")]
WeekOption = Annotated[str | None, typer.Option("--week", metavar="WEEK", help="option.week")]
MonthOption = Annotated[str | None, typer.Option("--month", metavar="MONTH", help="option.month")]


@app.command("list", cls=Command, help="reviews.list", epilog="helloword reviews list --department marketing")
def list_reviews(
    department: DepartmentOption = None, workspace: WorkspaceOption = None, format: FormatOption = "table"
) -> None:
    """Every review that was written."""
    from helloword.reviews.keeping import entries
    from helloword.server.review_answers import entries_json

    company = opened(workspace)
    objects = entries_json(company, entries(company, department))
    if not objects and format == "table":
        return tell(say("reviews.none"))
    columns = [
        Column(n, say(f"column.{n}"), number=n in ("id", "edition"), spare=n in ("by", "edition")) for n in _LISTED
    ]
    rows = [{**o, "at": str(o["at"])[:16].replace("T", " ")} for o in objects]
    return print_rows(columns, rows if format == "table" else objects, format, objects=objects)


@app.command("write", cls=Command, help="reviews.write", epilog=WRITE_EXAMPLE)
def write(
    week: WeekOption = None,
    month: MonthOption = None,
    department: DepartmentOption = None,
    every: Annotated[bool, typer.Option("--all", help="option.review_all")] = False,
    again: Annotated[bool, typer.Option("--again", help="option.again")] = False,
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
    format: Annotated[Literal["table", "json"], typer.Option("--format", help="option.format")] = "table",
) -> None:
    """Write the review of a week or month that is over."""
    from helloword.cli.progress import waiting
    from helloword.reviews.sheet import title
    from helloword.reviews.writing import write as written
    from helloword.server.review_answers import review_json

    company = opened(workspace)
    span = _span(company, week, month)
    with waiting(say("working")):
        outcomes = written(company, span, department, every=every, again=again, reason=reason)
    for outcome in outcomes:
        content = outcome.review.content
        key = "reviews.written" if outcome.new else "reviews.there"
        tell(say(key, id=outcome.review.id, title=title(content, spoken())))
    if format == "json":
        print_json([review_json(company, outcome.review) for outcome in outcomes])


@app.command("show", cls=Command, help="reviews.show", epilog="helloword reviews show 12")
def show(id: ReviewArgument, workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """One review."""
    from helloword.reviews.exporting import sheet_of
    from helloword.reviews.keeping import the_review
    from helloword.server.review_answers import review_json

    company = opened(workspace)
    review = the_review(company, id)
    if format == "json":
        return print_json(review_json(company, review))
    if format == "csv":
        return print_csv(list(flat(review_json(company, review))))
    return print_review(sheet_of(company, review, spoken()))


@app.command("export", cls=Command, help="reviews.export", epilog="helloword reviews export 12 review.pdf")
def export(
    id: ReviewArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="argument.review_file")],
    lang: Annotated[Literal["zh", "en"] | None, typer.Option("--lang", help="option.lang")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write a review into a file."""
    from helloword.reviews.exporting import export as exported
    from helloword.reviews.keeping import the_review

    company = opened(workspace)
    locale = {"zh": "zh-CN", "en": "en"}.get(lang or "", spoken())
    tell(say("reviews.exported", path=exported(company, the_review(company, id), file, locale)))


def _span(company: Workspace, week: str | None, month: str | None) -> Span:
    from helloword.period import Grain
    from helloword.reviews import spans

    if week is not None and month is not None:
        raise typer.BadParameter(say("reviews.one_period"), param_hint="--month")
    if month is not None:
        return spans.month(month)
    return spans.week(week) if week is not None else spans.last_complete(Grain.WEEK, company.today)


app.add_typer(reviews_follow_ups.app, name="follow-up", help="reviews.follow_up")
