"""What the API gives of uploads, as its schema says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from helloword.server.shapes import Text

Stage = Literal["looking", "ready", "waiting", "importing", "done", "failed"]


@dataclass(frozen=True)
class UploadChoice:
    """What a file is read as; what is null is found, where the file says it."""

    kind: str | None = None
    store: str | None = None
    dates: Literal["dmy", "mdy"] | None = None
    decimal: Literal["point", "comma"] | None = None


@dataclass(frozen=True)
class UploadProblem:
    """Why a file cannot be imported as it is."""

    code: str
    text: Text


@dataclass(frozen=True)
class UploadProgress:
    """How much of the file is read, and about how many rows it has."""

    percent: int
    rows: int | None


@dataclass(frozen=True)
class UploadLoads:
    """Rows that a file brings to a fact of a store, and the days they are of; `store` null for the company."""

    fact: str
    store: str | None
    rows: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class UploadResult:
    """What an import did; read = new + changed + unchanged + rejected.

    Attributes:
        first, last: the days of all its rows, null where they are of none.
    """

    import_id: int
    read: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    version: int
    first: date | None
    last: date | None
    loads: list[UploadLoads]
    notices: list[Text]


@dataclass(frozen=True)
class UploadRow:
    """A row of the file; `wrong` are positions of cells that cannot be read."""

    line: int
    cells: list[str | None]
    wrong: list[int]


@dataclass(frozen=True)
class UploadUnread:
    """A cell that cannot be read, or a line that cannot be split (`column` is null); personal values are masked."""

    line: int
    column: str | None
    value: str | None
    code: str
    reason: Text


@dataclass(frozen=True)
class UploadLook:
    """What an import would do; nothing is kept yet.

    Attributes:
        possible: kinds that the file can be, the likeliest first.
        rejected: rows that cannot be read; the others load.
        needs_store: whether its rows are of a store.
        personal_columns: columns of persons, which are hashed or left out and never shown.
        ignored_columns: columns that the kind does not know.
        unread: the first cells that cannot be read.
        before: the import that brought this very file already.
    """

    possible: list[str]
    rows: int
    rejected: int
    needs_store: bool
    columns: list[str]
    personal_columns: list[str]
    ignored_columns: list[str]
    preview: list[UploadRow]
    unread: list[UploadUnread]
    notices: list[Text]
    loads: list[UploadLoads]
    before: int | None


@dataclass(frozen=True)
class UploadEntry:
    """One file that was handed in.

    Attributes:
        looks: how often it was looked at; what is told of it is another afterwards.
        ahead: imports that come before it.
        progress: of a look or an import that is under way.
    """

    token: str
    name: str
    size: int
    at: datetime
    stage: Stage
    choice: UploadChoice
    looks: int
    problem: UploadProblem | None
    result: UploadResult | None
    ahead: int
    progress: UploadProgress | None


@dataclass(frozen=True)
class UploadDetail(UploadEntry):
    """One file with what an import of it would do; `look` is null while it was not looked at, or is no table."""

    look: UploadLook | None = None


@dataclass(frozen=True)
class UploadKind:
    """A kind of file."""

    id: str
    title: Text


@dataclass(frozen=True)
class Uploads:
    """The asker's files, the newest first, and what they can be read as.

    Attributes:
        stores: those whose rows the asker may bring.
        largest: bytes of one file.
    """

    uploads: list[UploadEntry]
    kinds: list[UploadKind]
    stores: list[str]
    largest: int
