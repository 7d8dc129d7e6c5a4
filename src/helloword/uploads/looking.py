"""Looking at an upload: what it is, its first rows, what cannot be read; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from helloword.audit import Json
from helloword.connectors.kind import Kind
from helloword.connectors.kinds import all_kinds
from helloword.connectors.staging import Progress
from helloword.errors import HellowordError, InputError
from helloword.lake.admitting import stores_in_view
from helloword.lake.preparing import Report
from helloword.lake.reach import Loaded
from helloword.lake.rehearsing import Rehearsal, rehearse
from helloword.text import Text
from helloword.uploads.keeping import Uploads
from helloword.uploads.upload import Choice, Problem, Stage, Upload
from helloword.workspace import Workspace

Hands = Callable[[str], Workspace]
"""The workspace in the hands, and seen with the eyes, of whoever handed a file in, by the name of the actor."""
Words = Callable[[HellowordError], Text]
"""What an error says in both languages."""


class BrokenOffError(InputError):
    """The server is about to stop; the file is read again when it is back."""


def look_at(uploads: Uploads, upload: Upload, hands: Hands, words: Words, progress: Progress) -> Upload | None:
    """The upload with what an import of it would do; None when it was put aside meanwhile."""
    try:
        seen = _seen(uploads, upload, hands, words, progress)
    except BrokenOffError:
        return upload

    def kept(now: Upload) -> Upload:
        same = (now.stage, now.choice, now.looks) == (Stage.LOOKING, upload.choice, upload.looks)
        return replace(seen, looks=now.looks + 1) if same else now

    return uploads.change(upload.token, kept)


def problem_of(error: HellowordError, uploads: Uploads, upload: Upload, words: Words) -> Problem:
    """Why a file cannot be used, with its name in place of where it lies."""
    text, path = words(error), str(uploads.file(upload))
    return Problem(error.code, Text(text.zh.replace(path, upload.name), text.en.replace(path, upload.name)))


def _seen(uploads: Uploads, upload: Upload, hands: Hands, words: Words, progress: Progress) -> Upload:
    try:
        tried = _tried(hands(upload.by), uploads, upload, progress)
    except BrokenOffError:
        raise
    except HellowordError as error:
        return replace(upload, stage=Stage.READY, look=None, problem=problem_of(error, uploads, upload, words))
    choice = replace(upload.choice, kind=tried.kind or upload.choice.kind, store=tried.store)
    problem = problem_of(tried.refused, uploads, upload, words) if tried.refused else None
    return replace(upload, stage=Stage.READY, choice=choice, look=_told(tried), problem=problem)


def _tried(workspace: Workspace, uploads: Uploads, upload: Upload, progress: Progress) -> Rehearsal:
    choice = upload.choice
    report = Report(uploads.file(upload), choice.store, choice.kind, choice.answers, progress)
    return rehearse(workspace, report, partial(_only_store, workspace))


def _only_store(workspace: Workspace, kind: Kind) -> str | None:
    """The store that a file must be of because there is no other: of the platform of its kind, else at all."""
    seen = stores_in_view(workspace)
    stores = [store for store in workspace.stores() if seen is None or store.id in seen]
    platform = kind.id.partition(".")[0]
    of_platform = [store for store in stores if store.platform.casefold() == platform]
    found = of_platform or ([] if platform in _places_to_sell() else stores)
    return found[0].id if len(found) == 1 else None


def _places_to_sell() -> frozenset[str]:
    """Platforms that give orders; those that give ads and visits alone tell of stores anywhere."""
    selling = (kind for kind in all_kinds().values() if any(output.table == "order_lines" for output in kind.outputs))
    return frozenset(kind.id.partition(".")[0] for kind in selling) - {"general"}


def _told(tried: Rehearsal) -> dict[str, Json]:
    kind = all_kinds().get(tried.kind or "")
    shown = tried.preview
    return {
        "possible": [*tried.possible],
        "rows": tried.rows,
        "rejected": tried.rejected,
        "needs_store": kind is not None and kind.of_store,
        "columns": [*shown.columns] if shown else [],
        "personal_columns": [*shown.personal] if shown else [],
        "ignored_columns": [*tried.ignored_columns],
        "preview": [
            {"line": row.line, "cells": [*row.cells], "wrong": [*row.wrong]} for row in (shown.rows if shown else ())
        ],
        "unread": [
            {"line": u.line, "column": u.column, "value": u.value, "code": u.code, "reason": {**u.reason.as_json()}}
            for u in tried.unread
        ],
        "notices": [{**notice.as_json()} for notice in tried.notices],
        "loads": loads_json(tried.loaded),
        "before": tried.before,
    }


def loads_json(loaded: tuple[Loaded, ...]) -> list[Json]:
    """Rows by fact and store, with the days they are of."""
    return [
        {
            "fact": each.table,
            "store": each.store or None,
            "rows": each.rows,
            "first": each.first.isoformat() if each.first else None,
            "last": each.last.isoformat() if each.last else None,
        }
        for each in loaded
    ]


def chosen(upload: Upload, choice: Choice) -> Upload:
    """The upload to be looked at anew because it is read as something else; raises InputError once it is imported."""
    check_open(upload)
    return replace(upload, stage=Stage.LOOKING, choice=choice, problem=None)


def check_open(upload: Upload) -> None:
    """Raise InputError when an import of it has begun or is over."""
    if upload.stage.is_busy or upload.stage is Stage.DONE:
        raise InputError(f"{upload.name} is imported already, or is about to be.", code="upload_begun")
