"""/api/v1/reviews and /api/v1/follow-ups: what was learned, and what people said they would do about it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Annotated, Literal

from fastapi import APIRouter, Body, Query, Request
from starlette.responses import Response

from helloword.audit.head import head_of
from helloword.reviews import follow_ups as following
from helloword.reviews.exporting import exported
from helloword.reviews.keeping import the_review
from helloword.reviews.spans import span
from helloword.reviews.writing import write
from helloword.server import review_answers as answers
from helloword.server import review_shapes as shapes
from helloword.server.addressed import FollowUpId, ReviewId
from helloword.server.language import wanted_locale
from helloword.server.paging import Paging
from helloword.server.served import Serving, unkept
from helloword.server.standing import standing_of
from helloword.workspace import Workspace

router = APIRouter()
_TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf"}


@router.get("/api/v1/reviews", response_model=shapes.Reviews)
def reviews(request: Request, served: Serving, paged: Paging) -> Response:
    """Every written review, the newest first."""
    return served.answer(request, lambda workspace: answers.list_json(workspace, paged), _written)


@router.post("/api/v1/reviews", response_model=shapes.ReviewDetail)
def write_one(served: Serving, wanted: Annotated[shapes.NewReview, Body()]) -> Response:
    """Write the review of a period that is over; one that is written already is given as it stands."""
    workspace = served.workspace
    period = span(wanted.period)
    (outcome,) = write(workspace, period, wanted.scope, again=wanted.again, reason=wanted.reason)
    return unkept(answers.review_json(workspace, outcome.review))


@router.get("/api/v1/reviews/{id}", response_model=shapes.ReviewDetail)
def review(request: Request, served: Serving, id: ReviewId) -> Response:
    """One review, its follow-ups as they stand now, and what has been restated since."""
    return served.answer(request, lambda w: answers.review_json(w, the_review(w, id)), _written)


@router.get("/api/v1/reviews/{id}/file", response_class=Response)
def file(
    request: Request,
    served: Serving,
    id: ReviewId,
    kind: Annotated[Literal["html", "pdf"], Query(description="a page or a PDF")] = "pdf",
    lang: Annotated[
        str | None, Query(max_length=20, description="`zh` or `en`; what the browser asks for without it")
    ] = None,
) -> Response:
    """The review as a file to download."""
    workspace = served.workspace
    found = the_review(workspace, id)
    locale = wanted_locale(lang, request.headers.get("accept-language"), served.locale)
    name = f"review-{found.content.span.name}-{found.id}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(exported(workspace, found, kind, locale), media_type=_TYPES[kind], headers=headers)


@router.post("/api/v1/reviews/{id}/follow-ups", response_model=shapes.FollowUp)
def add(served: Serving, id: ReviewId, wanted: Annotated[shapes.NewFollowUp, Body()]) -> Response:
    """Agree on something in a review, with an owner and a day."""
    workspace = served.workspace
    added = following.add(workspace, id, wanted.text, wanted.owner, wanted.due, wanted.kpi)
    return unkept(answers.follow_up_json(workspace, added))


@router.post("/api/v1/follow-ups/{id}/close", response_model=shapes.FollowUp)
def close(served: Serving, id: FollowUpId, said: Annotated[shapes.ClosedFollowUp, Body()]) -> Response:
    """Say that a follow-up is done and what came of it."""
    workspace = served.workspace
    return unkept(answers.follow_up_json(workspace, following.close(workspace, id, said.note)))


@router.post("/api/v1/follow-ups/{id}/move", response_model=shapes.FollowUp)
def move(served: Serving, id: FollowUpId, wanted: Annotated[shapes.MovedFollowUp, Body()]) -> Response:
    """Give a follow-up another day or owner, with the reason."""
    workspace = served.workspace
    moved = following.move(workspace, id, wanted.due, wanted.reason, wanted.owner)
    return unkept(answers.follow_up_json(workspace, moved))


def _written(workspace: Workspace) -> Hashable:
    """What answers about reviews depend on besides data: what was written and said, and the day."""
    newest = standing_of(workspace).read(
        workspace, "reviews", lambda session: (head_of(session), following.newest(session))
    )
    return newest, workspace.today
