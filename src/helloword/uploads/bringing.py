"""Bringing uploads into the lake, one after the other in the order in which it was asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from helloword.audit import Json
from helloword.connectors.staging import Progress
from helloword.errors import HellowordError, InputError, OutsideError
from helloword.lake.importing import ImportResult, import_file
from helloword.text import Text
from helloword.uploads.keeping import Uploads
from helloword.uploads.looking import BrokenOffError, Hands, Words, check_open, loads_json, problem_of
from helloword.uploads.upload import Choice, Problem, Stage, Upload

log = logging.getLogger("uvicorn.error")
ORIGIN = "upload"
"""What the list of imports says of where such a file lay."""
MOST_TRIES = 2
_BROKEN_OFF = Problem(
    "upload_broken_off",
    Text(
        "服务器两次在导入时中断，已不再自动重试。可以再试一次；若仍中断，请在服务器上用命令行导入。",
        "The server ended twice while it imported this file, so it stopped trying. Try again, or import it with the "
        "command line on the machine of the server.",
    ),
)


def asked(upload: Upload, now: datetime, choice: Choice | None = None) -> Upload:
    """The upload in the queue, read as it was looked at or as is chosen; raises InputError while it lacks something."""
    check_open(upload)
    lacking = upload.stage is Stage.LOOKING or (upload.stage is Stage.READY and upload.problem is not None)
    if lacking and choice is None:
        raise InputError(f"{upload.name} cannot be imported yet; look at what it lacks first.", code="upload_not_ready")
    waiting = upload.with_(Stage.WAITING)
    return replace(waiting, choice=choice or upload.choice, asked_at=now, tries=0)


def queue(uploads: Uploads) -> tuple[Upload, ...]:
    """Uploads to be imported, the one whose turn it is first."""
    busy = [upload for upload in uploads.all() if upload.stage.is_busy]
    return tuple(sorted(busy, key=lambda upload: (upload.stage is Stage.WAITING, upload.asked_at or upload.at)))


def bring_next(
    uploads: Uploads,
    hands: Hands,
    words: Words,
    progress: Callable[[str], AbstractContextManager[Progress]],
) -> Upload | None:
    """Import the upload whose turn it is; None where there is none, or another process is at it.

    Args:
        progress: gives what is told how far the file of a token is read, for as long as it is.
    """
    waiting = queue(uploads)
    if not waiting:
        return None
    with uploads.held(waiting[0].token) as ours:
        begun = uploads.change(waiting[0].token, _begun) if ours else None
        if begun is None or begun.stage is not Stage.IMPORTING:
            return begun
        with progress(begun.token) as told:
            ended = _ended(uploads, begun, hands, words, told)
        if ended.stage is Stage.DONE:
            uploads.forget_file(begun)
        return uploads.change(begun.token, lambda _: ended)


def _begun(upload: Upload) -> Upload:
    """One that was begun before was broken off, for its process holds it no more."""
    if not upload.stage.is_busy:
        return upload
    tries = upload.tries + (upload.stage is Stage.IMPORTING)
    if tries >= MOST_TRIES:
        return replace(upload.with_(Stage.FAILED, _BROKEN_OFF), tries=tries)
    return replace(upload, stage=Stage.IMPORTING, tries=tries)


def _ended(uploads: Uploads, upload: Upload, hands: Hands, words: Words, progress: Progress) -> Upload:
    choice = upload.choice
    try:
        result = import_file(
            hands(upload.by), uploads.file(upload), store=choice.store, kind=choice.kind, answers=choice.answers,
            progress=progress, origin=ORIGIN,
        )  # fmt: skip
    except BrokenOffError:
        return upload.with_(Stage.WAITING)
    except (InputError, OutsideError) as error:
        return upload.with_(Stage.FAILED, problem_of(error, uploads, upload, words))
    except Exception as error:
        log.exception("An upload could not be imported")
        failed = HellowordError(f"The import failed: {type(error).__name__}.", code="import_failed", why=type(error).__name__)  # fmt: skip
        return upload.with_(Stage.FAILED, problem_of(failed, uploads, upload, words))
    look = {**(upload.look or {}), "columns": [], "preview": []}
    return replace(upload.with_(Stage.DONE), look=look, looks=upload.looks + 1, result=_told(result))


def _told(result: ImportResult) -> dict[str, Json]:
    days = sorted(day for each in result.loaded for day in (each.first, each.last) if day)
    return {
        "import_id": result.import_id,
        "read": result.read,
        "new": result.new,
        "changed": result.changed,
        "unchanged": result.unchanged,
        "rejected": result.rejected,
        "version": result.version,
        "first": days[0].isoformat() if days else None,
        "last": days[-1].isoformat() if days else None,
        "loads": loads_json(result.loaded),
        "notices": [{**notice.as_json()} for notice in result.notices],
    }
