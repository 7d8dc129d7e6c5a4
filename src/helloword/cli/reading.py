"""Reading a text file that a command was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def text_of(file: Path) -> str:
    """The text in `file`; raises InputError where it cannot be read."""
    from helloword.errors import InputError

    try:
        return file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError):
        raise InputError(f"{file} is not a file that can be read.", code="no_file", path=str(file)) from None
    except UnicodeDecodeError:
        raise InputError(f"{file} is not UTF-8 text; save it as UTF-8.", code="not_utf8", path=str(file)) from None
