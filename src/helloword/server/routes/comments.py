"""/api/v1/comments and /api/v1/colleagues: what people say to each other, and who they are."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request
from starlette.responses import Response

from helloword.comments import Kind, remove, say
from helloword.server import comment_shapes as shapes
from helloword.server.addressed import CommentedId, CommentedKind, CommentId
from helloword.server.asking_for import let_in
from helloword.server.comment_answers import colleagues_json, comments_json, subject_of
from helloword.server.served import Serving, unkept

router = APIRouter()


@router.get("/api/v1/colleagues", response_model=list[shapes.Colleague])
def colleagues(served: Serving) -> Response:
    """The names of everybody, for what they said and did."""
    return unkept(colleagues_json(served.workspace))


@router.get("/api/v1/comments/{kind}/{id}", response_model=list[shapes.Comment])
def said(request: Request, served: Serving, kind: CommentedKind, id: CommentedId) -> Response:
    """What was said about something, the oldest first."""
    return _told(request, served, kind, subject_of(served.workspace, kind, id))


@router.post("/api/v1/comments/{kind}/{id}", response_model=list[shapes.Comment])
def comment(
    request: Request, served: Serving, kind: CommentedKind, id: CommentedId, given: Annotated[shapes.NewComment, Body()]
) -> Response:
    """Say something about it; gives all that was said."""
    subject = subject_of(served.workspace, kind, id)
    say(served.workspace, kind, subject, given.text)
    return _told(request, served, kind, subject)


@router.delete("/api/v1/comments/{kind}/{id}/{comment}", response_model=list[shapes.Comment])
def removed(request: Request, served: Serving, kind: CommentedKind, id: CommentedId, comment: CommentId) -> Response:
    """Take a comment's words away for good."""
    subject = subject_of(served.workspace, kind, id)
    remove(served.workspace, let_in(request).permissions, kind, subject, comment)
    return _told(request, served, kind, subject)


def _told(request: Request, served: Serving, kind: Kind, subject: str) -> Response:
    return unkept(comments_json(served.workspace, let_in(request), kind, subject))
