"""What a table of the commerce model is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from helloword.text import Text


class Type(StrEnum):
    """Physical types, in DuckDB's words; all engines and the Delta schema are made from these."""

    TEXT = "VARCHAR"
    INTEGER = "BIGINT"
    MONEY = "DECIMAL(20,6)"
    NUMBER = "DECIMAL(20,6)"
    RATE = "DECIMAL(24,12)"
    DATE = "DATE"
    INSTANT = "TIMESTAMPTZ"
    BOOLEAN = "BOOLEAN"


@dataclass(frozen=True)
class Column:
    """One physical column; `measure` columns are not part of a day fact's key."""

    name: str
    type: Type
    meaning: Text
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doubt:
    """What makes a row implausible: a SQL condition over the table's columns, and what is odd about it.

    Such a row is loaded; whoever imports it is told.
    """

    when: str
    odd: Text


@dataclass(frozen=True)
class Table:
    """A fact or a dimension of the commerce model.

    Attributes:
        key: columns that identify a row; the same key again replaces. Starts with `store` for facts of a store.
        clock: the DATE column that says when a row happened; None for dimensions without one.
        events: DATE columns that prove data reaches that day (promises are not among them).
        later: event day -> columns that nobody knew before it, besides its own instant; each is empty until then.
        revised: column -> SQL of what it said before the row's last update.
        partition: column the files are split by: "month" (of the clock), "year" or None.
        doubts: what makes a row implausible, besides an event day that has not come yet.
    """

    name: str
    title: Text
    meaning: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    clock: str | None = None
    events: tuple[str, ...] = ()
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    revised: Mapping[str, str] = field(default_factory=dict, hash=False)
    partition: str | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def of_store(self) -> bool:
        """Whether every row belongs to a store."""
        return self.key[0] == "store" and self.column("store").required

    @property
    def physical(self) -> tuple[Column, ...]:
        """All stored columns: the table's own, where each row came from, and the partition."""
        split = (Column(self.partition, Type.TEXT, _PARTITION, True),) if self.partition else ()
        return (*self.columns, *PROVENANCE, *split)

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


_PARTITION = Text(zh="按时钟日分区", en="Partition, from the clock's day")

PROVENANCE: tuple[Column, ...] = (
    Column("_key", Type.TEXT, Text(zh="行的主键", en="The row's key"), True),
    Column("_updated_at", Type.INSTANT, Text(zh="来源给出的更新时间", en="When the source says it was updated")),
    Column("_import", Type.INTEGER, Text(zh="来自哪次导入", en="The import it came from"), True),
    Column("_row", Type.INTEGER, Text(zh="在文件中的行号", en="The line in the file"), True),
)


def doubt(when: str, zh: str, en: str) -> Doubt:
    """What makes a row implausible."""
    return Doubt(when, Text(zh, en))


def text(name: str, zh: str, en: str, *, required: bool = False, choices: tuple[str, ...] = ()) -> Column:
    """A text column."""
    return Column(name, Type.TEXT, Text(zh, en), required, choices)


def integer(name: str, zh: str, en: str, *, required: bool = False) -> Column:
    """A whole-number column."""
    return Column(name, Type.INTEGER, Text(zh, en), required)


def number(name: str, zh: str, en: str, *, required: bool = False) -> Column:
    """An exact number that is not money."""
    return Column(name, Type.NUMBER, Text(zh, en), required)


def money(name: str, zh: str, en: str, *, required: bool = False) -> Column:
    """An amount in the row's own `currency`."""
    return Column(name, Type.MONEY, Text(zh, en), required)


def day(name: str, zh: str, en: str, *, required: bool = False) -> Column:
    """A store-local day (company-local in tables without a store)."""
    return Column(name, Type.DATE, Text(zh, en), required)


def flag(name: str, zh: str, en: str, *, required: bool = False) -> Column:
    """A yes-or-no column."""
    return Column(name, Type.BOOLEAN, Text(zh, en), required)


def clock(name: str, zh: str, en: str, *, required: bool = False) -> tuple[Column, Column]:
    """An instant and its store-local day: `<name>_at` (empty where the source gave a bare date) and `<name>_day`."""
    return (
        Column(
            f"{name}_at",
            Type.INSTANT,
            Text(f"{zh}（时刻；来源只给日期时为空）", f"{en} (instant; empty for a bare date)"),
        ),
        Column(f"{name}_day", Type.DATE, Text(f"{zh}（店铺当地日）", f"{en} (store-local day)"), required),
    )


def store() -> Column:
    """The store a row belongs to."""
    return text("store", "店铺", "Store", required=True)


def currency(*, required: bool = True) -> Column:
    """The currency of the row's amounts."""
    return text("currency", "金额的币种", "Currency of the amounts", required=required)


def rate(name: str, zh: str, en: str, *, required: bool = False) -> Column:
    """An exchange rate."""
    return Column(name, Type.RATE, Text(zh, en), required)
