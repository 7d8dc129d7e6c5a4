"""/api/v1/analyses: profit by SKU and other questions that take more than one KPI, answered from KPIs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from helloword.analyses import METHODS, Analysis, Question, analyse, method_of
from helloword.analyses.asking import MOST_ROWS, ROWS
from helloword.kpis.comparing import against_from
from helloword.server import analysis_shapes as shapes
from helloword.server.addressed import AnalysisId
from helloword.server.analysis_answers import analysis_json, as_csv, method_json, settings_from, table_of
from helloword.server.analysis_books import as_xlsx
from helloword.server.asking import AGAINST, Against, Day, DimensionId, Where
from helloword.server.filters import where_from
from helloword.server.problems import locale_of
from helloword.server.readings import Json
from helloword.server.served import Serving
from helloword.server.told import told
from helloword.server.workbooks import CSV, XLSX
from helloword.text import Text
from helloword.workspace import Workspace

router = APIRouter()
Set = Annotated[str, told(pattern=r"^\s*[a-z_]+\s*[=:]\s*-?\d+(\.\d+)?\s*$")]


@dataclass(frozen=True)
class Asked:
    """The parameters of an analysis."""

    first: Annotated[Day, Query(alias="from", description="first store-local day")] = None
    until: Annotated[Day, Query(alias="to", description="last store-local day")] = None
    by: Annotated[DimensionId | None, Query(description="the dimension of its rows, of those that it names")] = None
    where: Where = None
    compare: Annotated[Against | None, Query(description=AGAINST)] = None
    currency: Annotated[str | None, Query(max_length=8, description="of amounts; the company's without it")] = None
    as_of: Annotated[int | None, Query(ge=0, description="an earlier lake version")] = None
    rows: Annotated[int, Query(ge=1, le=MOST_ROWS, description="how many rows at most; the rest is one more")] = ROWS
    set: Annotated[
        list[Set] | None, Query(max_length=20, description="a threshold, `a_share:0.8`; give it again for more")
    ] = None


Asking = Annotated[Asked, Depends()]


@router.get("/api/v1/analyses", response_model=list[shapes.AnalysisMethod])
def all_analyses(request: Request, served: Serving) -> Response:
    """Every analysis there is, with what can be set."""
    listed: Json = [method_json(method, Text.as_json) for method in METHODS.values()]
    return served.answer(request, lambda _: listed)


@router.get("/api/v1/analyses/{id}", response_model=shapes.Analysis)
def one_analysis(request: Request, served: Serving, id: AnalysisId, asked: Asking) -> Response:
    """An analysis, answered."""
    method_of(id)
    return served.answer(request, lambda workspace: analysis_json(_answer(workspace, id, asked), Text.as_json))


@router.get("/api/v1/analyses/{id}/export", response_class=Response)
def export(
    request: Request,
    served: Serving,
    id: AnalysisId,
    asked: Asking,
    table: Annotated[str | None, Query(max_length=60, description="which of its tables; the first without it")] = None,
    format: Annotated[Literal["csv", "xlsx"], Query(description="a text file, or a workbook")] = "csv",
) -> Response:
    """One of its tables as a file, with all digits and the versions; no text in it becomes a formula."""
    analysis = _answer(served.workspace, id, asked)
    chosen = table_of(analysis, table)
    name = f"{id}-{chosen.id}-{analysis.start}-{analysis.end}.{format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    as_file, media = (as_xlsx, XLSX) if format == "xlsx" else (as_csv, CSV)
    return Response(as_file(analysis, chosen, locale_of(request)), media_type=media, headers=headers)


def _answer(workspace: Workspace, id: str, asked: Asked) -> Analysis:
    compare, event = against_from(asked.compare or None)
    question = Question(
        start=asked.first, end=asked.until, by=asked.by, where=where_from(asked.where or ()),
        currency=asked.currency or None, compare=compare, event=event, as_of=asked.as_of, rows=asked.rows,
        settings=settings_from(asked.set or ()),
    )  # fmt: skip
    return analyse(workspace, id, question)
