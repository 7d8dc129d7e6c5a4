"""A kind of report file, declared as data: its columns and the tables its rows become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from helloword.model import TABLES
from helloword.text import Text


class FieldType(StrEnum):
    """How a cell is read; `grammar.sql` has the exact grammar of each."""

    TEXT = "text"
    INTEGER = "integer"
    AMOUNT = "amount"
    RATE = "rate"
    DATE = "date"
    INSTANT = "instant"
    MONTH = "month"
    FLAG = "flag"
    CURRENCY = "currency"
    STORE = "store"


class Keep(StrEnum):
    """What happens to a cell before the first write."""

    AS_IS = "as it is"
    HASHED = "hashed"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Field:
    """One column of the report.

    Attributes:
        name: as in the report's header; matched without letter case, extra spaces, BOM and no-break spaces.
        aliases: other spellings (older versions, other languages).
        required: the header must have it and its cells must not be empty.
        optional_header: the header may lack it (its cells are then empty); a required field is never optional.
        choices: the only values allowed, compared without letter case.
        keep: HASHED for identifiers of persons, DROPPED for other personal data and free text.
        blanks: cells that mean "empty" besides an empty one, such as N/A.
        filled_down: only a record's first row has it (see Kind.record); expressions see it on all its rows.
        stated: pattern of what the header's names or the lines above it say once for the whole file, such as the currency
            in "Amount spent (EUR)"; its first group is the cell of every row where the header has no such column.
        spelt: SQL over the trimmed cell `x` that writes it the way `grammar.sql` reads; where NULL, it stays as it is.
    """

    name: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    optional_header: bool = True
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    keep: Keep = Keep.AS_IS
    blanks: tuple[str, ...] = ()
    filled_down: bool = False
    stated: str | None = None
    spelt: str | None = None

    @property
    def in_header(self) -> bool:
        """Whether the header must have it."""
        return self.required or not self.optional_header

    @property
    def stem(self) -> str:
        """What `_at` and `_day` are put behind in expressions.

        >>> Field("ordered_at").stem, Field("ship_by").stem, Field("Paid at").stem
        ('ordered', 'ship_by', 'Paid')
        """
        return self.name.removesuffix("_at").removesuffix(" at")


@dataclass(frozen=True)
class Contact:
    """The fields by which an order's buyer can be reached; they never enter the lake.

    Attributes:
        language: the field with the buyer's language, where the report has one.
    """

    address: str
    language: str | None = None


@dataclass(frozen=True, eq=False)
class Output:
    """One table made from the report's rows.

    Attributes:
        table: name of a table of the commerce model.
        columns: model column -> SQL expression over the report's columns, parsed and checked like all SQL here. Seen
            in it: every field by its name with its type (an INSTANT "ordered_at" as `ordered_at` and `ordered_day`, its
            stem with `_at` and `_day`), `_row`, and of the row's store `store`, `store_currency`, `store_country`,
            `tax_included`; `imported_day`, the day of the import, for files without any date; the functions of
            `grammar.sql`, `vat_rate(country, day)` among them.
        where: rows that become rows of this table; all when None.
        updated_at: name of the INSTANT field that says when the row was last updated.
        stacked: fields that stand beside each other but are rows of the table: each row becomes one row for each
            of them that is not empty, seen as `stacked_name` and `stacked_value`.
    """

    table: str
    columns: Mapping[str, str]
    where: str | None = None
    updated_at: str | None = None
    stacked: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Kind:
    """A report that can be imported.

    Attributes:
        id: `<platform>.<report>`, e.g. `amazon.all_orders`, `general.orders`.
        quoted: False for tab-separated files in which a lone quote is data.
        decimal_point: True where the platform always writes amounts with a point; otherwise each file is looked at.
        record: the field that holds a record's rows together (an order of several lines, the rows that are added up to one);
            a record with a row that cannot be read is rejected whole. `_record` counts how often the file has begun it anew.
        begins: the field that is filled on a record's first row only.
        left_out: SQL condition over the trimmed cells, all of them text: rows that are no data, such as totals at the
            end or a second row that describes the columns. They are not read at all; the importer is told how many.
        remark: pattern of lines of another width that are no rows, such as a footer, over their cells joined by commas.
        refused: SQL condition over the typed columns -> the column to name and the code of `reasons` for which a row that
            meets it is rejected, such as one of a whole month in a report by day.
        numbered: column -> SQL of what rows are alike in: which of the good rows alike each is, in the order of the file.
        steps: columns worked out from the good rows, each step seeing those before it and the numbers; window functions
            look at the whole file. Outputs and `assumed` see them.
        source: where the header was seen.
        notes: what an importer of this kind should know.
        assumed: SQL condition over the columns -> what to tell the importer when rows meet it ({n} is their number; see `helloword.text.filled`).
        examples: the same condition -> SQL of what is worth naming of those rows; the first few stand in the text as
            {which}.
        contact: of a report of orders, where it has the buyer's e-mail address.
        of_no_use: code of the refusal of every file of this kind: it is known, so that the sentence can say what to take instead.
        asked_for: never found from a header, only by its name: another kind reads the same files.
    """

    id: str
    title: Text
    fields: tuple[Field, ...]
    outputs: tuple[Output, ...]
    quoted: bool = True
    decimal_point: bool = False
    record: str | None = None
    begins: str | None = None
    left_out: str | None = None
    remark: str | None = None
    refused: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    numbered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    steps: tuple[Mapping[str, str], ...] = ()
    source: str = ""
    notes: tuple[Text, ...] = field(default=())
    assumed: Mapping[str, Text] = field(default_factory=dict)
    examples: Mapping[str, str] = field(default_factory=dict)
    contact: Contact | None = None
    of_no_use: str | None = None
    asked_for: bool = False

    @property
    def kept(self) -> tuple[Field, ...]:
        """The fields that reach the disk."""
        return tuple(f for f in self.fields if f.keep is not Keep.DROPPED)

    @property
    def of_store(self) -> bool:
        """Whether it brings rows of a store, and so has to know of which."""
        return any(TABLES[output.table].of_store for output in self.outputs)

    def field(self, name: str) -> Field:
        """The field called `name`; KeyError when there is none."""
        for each in self.fields:
            if each.name == name:
                return each
        raise KeyError(name)
