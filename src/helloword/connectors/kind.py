"""A kind of report file, declared as data: its columns and the tables its rows become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from helloword.text import Text


class FieldType(StrEnum):
    """How a cell is read; see `conform` for the exact grammar of each."""

    TEXT = "text"
    INTEGER = "integer"
    AMOUNT = "amount"
    DATE = "date"
    INSTANT = "instant"
    MONTH = "month"
    FLAG = "flag"
    CURRENCY = "currency"


class Keep(StrEnum):
    """What happens to a cell before the first write."""

    AS_IS = "as it is"
    HASHED = "hashed"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Field:
    """One column of the report.

    Attributes:
        name: as in the report's header; matched after trimming spaces, BOM and letter case.
        aliases: other spellings (older versions, other languages).
        required: the header must have it and its cells must not be empty.
        optional_header: the header may lack it (its cells are then empty).
        choices: the only values allowed, compared without letter case.
        keep: HASHED for identifiers of persons, DROPPED for other personal data and free text.
    """

    name: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    optional_header: bool = True
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    keep: Keep = Keep.AS_IS


@dataclass(frozen=True)
class Output:
    """One table made from the report's rows.

    Attributes:
        table: name of a table of the commerce model.
        columns: model column -> SQL expression over the report's columns, parsed and checked like all SQL here. An
            INSTANT or DATE field "x" is seen in expressions as `x_at` and `x_day`; see `conform` for the names at hand.
        where: rows that become rows of this table; all when None.
        updated_at: name of the INSTANT field that says when the row was last updated.
    """

    table: str
    columns: Mapping[str, str]
    where: str | None = None
    updated_at: str | None = None


@dataclass(frozen=True)
class Kind:
    """A report that can be imported.

    Attributes:
        id: `<platform>.<report>`, e.g. `amazon.all_orders`, `general.orders`.
        quoted: False for flat files in which a lone quote is data.
        source: where the header was seen.
    """

    id: str
    title: Text
    fields: tuple[Field, ...]
    outputs: tuple[Output, ...]
    quoted: bool = True
    source: str = ""
    notes: tuple[Text, ...] = field(default=())
