"""Tables of the state database."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import CheckConstraint, Dialect, Index, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Instant(TypeDecorator[datetime]):
    """A moment with its zone, kept as ISO 8601 text in UTC so that it sorts."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To text; naive moments are refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """From text."""
        return None if value is None else datetime.fromisoformat(value)


class Base(DeclarativeBase):
    """All tables, for the sessions and the migrations."""

    type_annotation_map = {datetime: Instant}  # noqa: RUF012  # SQLAlchemy's own convention


class MetaRow(Base):
    """Single facts about this database, such as the fingerprint of the key."""

    __tablename__ = "meta"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class StoreRow(Base):
    """A store of the company."""

    __tablename__ = "stores"

    id: Mapped[str] = mapped_column(primary_key=True)
    platform: Mapped[str]
    marketplace: Mapped[str]
    region: Mapped[str | None]
    currency: Mapped[str]
    timezone: Mapped[str]
    opened: Mapped[date | None]
    prices: Mapped[str]


class ImportRow(Base):
    """One file that was given to be imported.

    `token` names the attempt from its start; `id` is given when it is kept, so that ids follow the order in which
    imports took effect. All but attempts under way is a projection of the lake's manifest.
    """

    __tablename__ = "imports"
    __table_args__ = (
        CheckConstraint("status IN ('running', 'done', 'undone', 'failed')", name="status_known"),
        Index("imports_by_content", "sha256"),
    )

    token: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int | None] = mapped_column(unique=True)
    file: Mapped[str]
    path: Mapped[str]
    sha256: Mapped[str | None]
    kind: Mapped[str | None]
    store: Mapped[str | None]
    status: Mapped[str]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    error: Mapped[str | None]
    version: Mapped[int | None]
    same_as: Mapped[int | None]
    circumstances: Mapped[str | None]
    read: Mapped[int] = mapped_column(default=0)
    new: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    loaded: Mapped[str] = mapped_column(default="[]")


class RejectExportRow(Base):
    """A file written with the rejected rows of an import; importing it again settles them."""

    __tablename__ = "reject_exports"

    file: Mapped[str] = mapped_column(primary_key=True)
    import_id: Mapped[int]
    at: Mapped[datetime]


class HeldVersionRow(Base):
    """A version of the lake that is kept for as long as what was frozen with it."""

    __tablename__ = "held_versions"

    lake_version: Mapped[int] = mapped_column(primary_key=True)
    by_kind: Mapped[str] = mapped_column(primary_key=True)
    by_id: Mapped[str] = mapped_column(primary_key=True)


class ContactStoreRow(Base):
    """A store whose buyers are going to be asked, so that imports hand over their addresses.

    `vouched` is why the company may write to them where the table of platforms does not know the store's.
    """

    __tablename__ = "contact_stores"

    store: Mapped[str] = mapped_column(primary_key=True)
    vouched: Mapped[bool]


class ContactRow(Base):
    """How an order's buyer can be reached, encrypted; once it is let go only that it was there is kept.

    `address` and `customer` are keyed hashes; `gone` is why the address was let go.
    """

    __tablename__ = "contacts"
    __table_args__ = (Index("contacts_by_age", "received_at"), Index("contacts_by_address", "address"))

    store: Mapped[str] = mapped_column(primary_key=True)
    order: Mapped[str] = mapped_column(primary_key=True)
    received_at: Mapped[datetime]
    sealed: Mapped[str | None]
    address: Mapped[str | None]
    customer: Mapped[str | None]
    language: Mapped[str | None]
    gone: Mapped[str | None]


class OverrideRow(Base):
    """One change to the company's own KPIs and measures; rows are only ever added."""

    __tablename__ = "catalogue_overrides"
    __table_args__ = (
        CheckConstraint("kind IN ('kpi', 'measure')", name="kind_known"),
        Index("overrides_by_key", "kind", "key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    key: Mapped[str]
    yaml: Mapped[str | None]
    reason: Mapped[str]
