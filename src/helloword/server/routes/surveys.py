"""/api/v1/surveys: what buyers are asked, where that is forbidden, and how many answer."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Annotated

from fastapi import APIRouter, Body
from starlette.responses import Response

from helloword.server import survey_shapes as shapes
from helloword.server.addressed import StoreId
from helloword.server.served import Serving, unkept
from helloword.server.survey_answers import surveys_json
from helloword.service.keeping import change_survey, the_survey

router = APIRouter()


@router.get("/api/v1/surveys", response_model=shapes.Surveys)
def surveys(served: Serving) -> Response:
    """Every store's survey, and what came of it in the last 90 days."""
    return unkept(surveys_json(served.workspace))


@router.post("/api/v1/surveys/{store}", response_model=shapes.Surveys)
def change(served: Serving, store: StoreId, wanted: Annotated[shapes.NewSurvey, Body()]) -> Response:
    """Switch a store's survey on or off, or change what is asked and when, with the reason."""
    workspace = served.workspace
    given = {name: value for name, value in asdict(wanted).items() if value is not None and name != "reason"}
    change_survey(workspace, replace(the_survey(workspace, store).rule, **given), wanted.reason)
    return unkept(surveys_json(workspace))
