"""What passes between reading a file, conforming it and keeping it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from helloword.text import Text

HASH = "_hash"
"""A number made from `_key`; looking for it in many rows is several times faster than for the key itself."""
FIRST_ROWS = 20
"""Rows that are shown of a file before it is imported."""
DateOrder = Literal["dmy", "mdy"]
DecimalMark = Literal["point", "comma"]
Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all) now and then."""
HashPerson = Callable[[Sequence[str]], list[str]]
"""Keyed hashes of identifiers of persons, in order; the key is the company's."""
SealAddresses = Callable[[Sequence[str]], list[tuple[str, str]]]
"""Of each e-mail address itself encrypted with the company's key, and its keyed hash."""


@dataclass(frozen=True)
class Answers:
    """What a file would otherwise have to be asked."""

    dates: DateOrder | None = None
    decimal: DecimalMark | None = None


@dataclass(frozen=True)
class StoreFacts:
    """What conforming needs to know of a store."""

    id: str
    timezone: str
    currency: str
    marketplace: str
    prices_include_tax: bool


@dataclass(frozen=True)
class Circumstances:
    """Everything besides the file that conforming depends on; kept with the import so that it can be repeated.

    `today` is for telling the importer about rows of the future, and the day that files without any date are of.
    """

    company_timezone: str
    company_currency: str
    stores: tuple[StoreFacts, ...]
    store: str | None
    answers: Answers
    today: date | None = None


@dataclass(frozen=True)
class Landed:
    """A file's rows as strings in Parquet, personal columns already hashed or gone.

    `files`, each with a name of its own, hold one VARCHAR column per kept field of the kind (by Field.name; absent ones
    are NULL) and `_row` (BIGINT, the line in the file), as the lake keeps them. `malformed` is a rejects file (see Conformed) of rows that could not be split into
    the header's columns; their values are not kept, because a shifted column may hold personal data. `contacts`, which
    is there only where somebody is going to be asked, has `_row`, `sealed`, `address` (a keyed hash) and `language`.
    """

    files: tuple[Path, ...]
    malformed: Path | None
    rows_read: int
    ignored_columns: tuple[str, ...]
    contacts: Path | None = None


@dataclass(frozen=True)
class Conformed:
    """Typed rows ready to be kept.

    Attributes:
        tables: per model table, Parquet files as the lake keeps them, each in the folder of its part (`month=2026-01`)
            where the table has parts. Rows of one file with the same key are already reduced to the winner, as if
            taken one after the other: the later `_updated_at` where both rows have one, else the later row.
        import_id: the import that these files say their rows are of, known for certain only once it is kept.
        rejects: Parquet files with `_row` BIGINT, `column`, `value`, `code` (all VARCHAR, `value` already masked where
            the column is personal); one row per cell that cannot be loaded. `reasons` words each code in both languages.
        rejected_rows: rows (not cells) rejected, malformed ones among them.
        notices: sentences for the person who imports (zh, en), e.g. what was assumed.
        first: the first FIRST_ROWS rows with their cells as they were read, and in `_bad` those that cannot be.
    """

    tables: dict[str, tuple[Path, ...]]
    import_id: int
    rejects: tuple[Path, ...]
    rows_read: int
    rejected_rows: int
    notices: tuple[Text, ...]
    first: Path
