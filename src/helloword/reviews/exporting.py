"""A review as a file: a page of HTML or a PDF, in the language of its reader."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from helloword.audit import Json
from helloword.errors import InputError, OutsideError
from helloword.paper import pdf
from helloword.reviews.follow_ups import of_review
from helloword.reviews.page import page
from helloword.reviews.restating import restated
from helloword.reviews.review import Review
from helloword.reviews.sheet import sheet
from helloword.workspace import Workspace

Kind = Literal["html", "pdf"]
_TEMPLATE = Path(__file__).with_name("review.typ")


def sheet_of(workspace: Workspace, review: Review, locale: str) -> dict[str, Json]:
    """The review in words, with its follow-ups as they stand now."""
    count = len(restated(workspace, review))
    zone = workspace.settings.timezone
    return sheet(review, of_review(workspace, review), count, locale, zone, workspace.today)


def exported(workspace: Workspace, review: Review, kind: Kind, locale: str) -> bytes:
    """The file's bytes."""
    told = sheet_of(workspace, review, locale)
    if kind == "html":
        return page(told).encode()
    return pdf(_TEMPLATE.read_text(encoding="utf-8"), told, review.at)


def export(workspace: Workspace, review: Review, path: Path, locale: str) -> Path:
    """Write the review into a file whose ending says the kind; raises InputError for any other ending."""
    kinds: dict[str, Kind] = {".html": "html", ".htm": "html", ".pdf": "pdf"}
    kind = kinds.get(path.suffix.lower())
    if kind is None:
        raise InputError(f"{path} ends neither in .html nor in .pdf.", code="review_suffix", path=str(path))
    body = exported(workspace, review, kind, locale)
    try:
        path.write_bytes(body)
    except OSError as error:
        raise OutsideError(f"{path} cannot be written: {error.strerror}.", code="disk") from error
    return path
