"""Every error helloword raises on purpose.

HellowordError
├── InputError            the input cannot be used as it is; the message says what to change (exit 1)
│   ├── UnknownNameError  a name that does not exist, with the nearest ones
│   ├── FileFormatError   a file that cannot be read as a table of a known kind
│   ├── FieldsError       rows that a person filled in, with what is wrong in which field
│   ├── NotAllowedError   what the asker may not see or do (HTTP 403)
│   │   └── SignInNeededError  nobody knows who asks (HTTP 401)
│   ├── ConflictError     somebody else changed it meanwhile (HTTP 409)
│   ├── TooOftenError     something was tried too often (HTTP 429)
│   ├── TooLargeError     a file is larger than is taken (HTTP 413)
│   ├── CatalogueError    a KPI or measure definition that does not hold
│   └── SliceError        a slice that the facts of a KPI do not share
├── WorkspaceError        the folder is not a workspace, or not a healthy one (exit 1)
└── OutsideError          the disk, the network or a platform failed (exit 3)
    ├── BusyError         another process holds the lake; trying again helps
    └── TooManyStreamsError  more pages are open than the server tells of changes
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MOST_LISTED = 30
"""Names that a message lists at most where none is near."""


class HellowordError(Exception):
    """Base of all; `code` is stable and is what translations and API clients go by.

    >>> raise_it = HellowordError("nothing to do", code="idle")
    >>> raise_it.code, raise_it.exit_code, str(raise_it)
    ('idle', 1, 'nothing to do')
    """

    exit_code = 1
    default_code = "error"

    def __init__(self, message: str, *, code: str | None = None, **facts: str) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.default_code
        self.facts = facts


class InputError(HellowordError):
    """The input cannot be used as it is."""

    default_code = "bad_input"


class UnknownNameError(InputError):
    """A name that does not exist."""

    default_code = "unknown_name"

    def __init__(self, what: str, name: str, known: Iterable[str], *, code: str | None = None) -> None:
        names = sorted(known)
        near = "".join(nearest(name, names))
        listed = "" if near or len(names) > MOST_LISTED else ", ".join(names)
        hint = suggestion(name, names) or (f" Known: {listed}." if listed else "")
        super().__init__(
            f'There is no {what} "{name}".{hint}', code=code, what=what, name=name, near=near, known=listed
        )


class FileFormatError(InputError):
    """A file that cannot be read as a table of a known kind."""

    default_code = "file_format"


@dataclass(frozen=True)
class WrongField:
    """What is wrong in one field of a row (the first is 0), in both languages."""

    row: int
    field: str
    zh: str
    en: str


class FieldsError(InputError):
    """Rows that a person filled in, some of which cannot be used; nothing of them was kept."""

    default_code = "bad_fields"

    def __init__(self, wrong: Iterable[WrongField]) -> None:
        self.wrong = tuple(wrong)
        said = " ".join(f"Row {w.row + 1}, {w.field}: {w.en}" for w in self.wrong)
        in_chinese = "".join(f"第 {w.row + 1} 行 {w.field}：{w.zh}" for w in self.wrong)
        super().__init__(f"Nothing was saved. {said}", chinese=in_chinese)


class NotAllowedError(InputError):
    """What the asker may not see or do."""

    default_code = "not_permitted"


class SignInNeededError(NotAllowedError):
    """Nobody knows who asks."""

    default_code = "sign_in_needed"

    def __init__(self) -> None:
        super().__init__("Sign in to go on.")


class ConflictError(InputError):
    """Somebody else changed meanwhile what was to be changed; nothing was kept (HTTP 409)."""

    default_code = "conflict"


class TooOftenError(InputError):
    """Something was tried too often in a short time (HTTP 429)."""

    default_code = "too_often"


class TooLargeError(InputError):
    """A file is larger than is taken (HTTP 413)."""

    default_code = "upload_too_large"


class CatalogueError(InputError):
    """A KPI or measure definition that does not hold; `place` says where it stands."""

    default_code = "catalogue"

    def __init__(self, place: str, message: str, *, code: str | None = None) -> None:
        super().__init__(f"{place}: {message}", code=code, place=place)


class SliceError(InputError):
    """A slice that the facts of a KPI do not share."""

    default_code = "slice_refused"


class WorkspaceError(HellowordError):
    """The folder is not a workspace, or not a healthy one."""

    default_code = "workspace"


def newer_workspace() -> WorkspaceError:
    """The refusal of what a later version of the product wrote."""
    return WorkspaceError(
        "This workspace was written by a newer helloword. Upgrade helloword to open it.", code="newer_workspace"
    )


class OutsideError(HellowordError):
    """The disk, the network or a platform failed."""

    exit_code = 3
    default_code = "outside"


class BusyError(OutsideError):
    """Another process holds the lake; trying again helps."""

    default_code = "busy"


class TooManyStreamsError(OutsideError):
    """More pages are open than the server tells of changes."""

    default_code = "too_many_streams"


def suggestion(name: str, known: Iterable[str]) -> str:
    """The only place that words "did you mean".

    >>> suggestion("gros_sales", ["gross_sales", "net_sales"])
    ' Did you mean "gross_sales"?'
    >>> suggestion("zzz", ["gross_sales"])
    ''
    """
    return "".join(f' Did you mean "{near}"?' for near in nearest(name, known))


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """The known name that was most likely meant, if any."""
    return get_close_matches(name, list(known), n=1, cutoff=0.6)
