"""/api/v1/audit: who changed what, when and why, and whether the log of it still holds."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from helloword.audit import Entry, entries, told_of, verify
from helloword.lake.records import catch_up
from helloword.server import audit_shapes as shapes
from helloword.server.paging import ShortPaging
from helloword.server.queue_answers import acted
from helloword.server.readings import Json
from helloword.server.served import Serving, unkept
from helloword.workspace import Workspace

router = APIRouter()
Who = Annotated[str | None, Query(max_length=120, description="who changed it, such as `person:kim`")]
What = Annotated[str | None, Query(max_length=120, description="what was done, such as `import.kept`")]


@router.get("/api/v1/audit", response_model=shapes.AuditLog)
def log(
    request: Request,
    served: Serving,
    paged: ShortPaging,
    subject: Annotated[str | None, Query(max_length=200, description="`store`, or one thing: `store:eu`")] = None,
    actor: Who = None,
    action: What = None,
) -> Response:
    """A page of the log, the newest first."""

    def told(workspace: Workspace) -> Json:
        found = entries(
            workspace.state, limit=paged.limit + 1, action=action, subject=subject, actor=actor, before=paged.before
        )  # fmt: skip
        shown, more = paged.cut(found, lambda each: (-each.id,))
        names = {name: list(known) for name, known in told_of(workspace.state).items()}
        return {"items": [_entry(each) for each in shown], "next": more, **names}

    catch_up(served.workspace)
    return served.answer(request, told, acted)


@router.get("/api/v1/audit/verify", response_model=shapes.AuditVerdict)
def verify_all(served: Serving) -> Response:
    """Walk the whole log, from its first entry to its last."""
    verdict = verify(served.workspace.state)
    broken: Json = {"id": verdict.broken.id, "why": verdict.broken.why} if verdict.broken else None
    told: Json = {"count": verdict.count, "hash": verdict.hash, "broken": broken}
    return unkept(told)


def _entry(entry: Entry) -> Json:
    return {
        "id": entry.id,
        "at": entry.at.isoformat(timespec="seconds"),
        "actor": entry.actor.name,
        "action": entry.action,
        "subject": {"kind": entry.subject.kind, "id": entry.subject.id},
        "detail": json.loads(entry.detail),
        "reason": entry.reason,
        "hash": entry.hash,
    }
