"""Tables of people, departments and the roles that people have."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class DepartmentRow(Base):
    """A department; `head` is the id of a person, who may be entered after it."""

    __tablename__ = "departments"

    id: Mapped[str] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    # Checked at the end of a change, so that departments come in any order.
    parent: Mapped[str | None] = mapped_column(ForeignKey("departments.id", deferrable=True, initially="DEFERRED"))
    head: Mapped[str | None]


class PersonRow(Base):
    """A person of the company; who leaves stays here, no longer active."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)
    department: Mapped[str] = mapped_column(ForeignKey("departments.id"))
    locale: Mapped[str]
    active: Mapped[bool]


class PersonRoleRow(Base):
    """One role of one person."""

    __tablename__ = "person_roles"

    person: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class PersonScopeRow(Base):
    """One store, region or brand that a person's view is kept to; without any of a dimension, they see all of it."""

    __tablename__ = "person_scopes"

    person: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    dimension: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
