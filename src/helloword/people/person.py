"""A person of the company, and a department."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from helloword.errors import InputError, UnknownNameError
from helloword.people.roles import check_role, permitted
from helloword.scope import Scope, scope_of
from helloword.text import LOCALES, Text

_ID = re.compile(r"\w[\w.-]{0,63}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")  # anna@example.com; whether mail arrives is for the mail to tell


@dataclass(frozen=True)
class Department:
    """A part of the company; `parent` is the department it belongs to, `head` the person who leads it."""

    id: str
    name: Text
    parent: str | None = None
    head: str | None = None

    def checked(self) -> Department:
        """The same department once its own facts can be used; raises InputError otherwise."""
        _check_id("department", self.id)
        name = Text(zh=self.name.zh.strip(), en=self.name.en.strip())
        if not name.zh or not name.en:
            raise InputError(
                f'Department "{self.id}" needs a name in Chinese and English.', code="department_incomplete", id=self.id
            )
        return replace(self, name=name)


@dataclass(frozen=True)
class Person:
    """Somebody who works here.

    Attributes:
        locale: the language messages to them are in.
        stores, regions, brands: what their view is kept to; all of it where empty.
    """

    id: str
    name: str
    department: str
    roles: tuple[str, ...] = ("viewer",)
    email: str | None = None
    locale: str = "en"
    active: bool = True
    stores: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()

    @property
    def scope(self) -> Scope:
        """What this person may see."""
        kept = {"stores": self.stores, "regions": self.regions, "brands": self.brands}
        return scope_of(kept, costs="see_costs" in self.permissions)

    @property
    def permissions(self) -> frozenset[str]:
        """What this person may do; nothing once no longer active."""
        return permitted(self.roles) if self.active else frozenset()

    def checked(self) -> Person:
        """The same person once their own facts can be used; raises InputError otherwise."""
        _check_id("person", self.id)
        name, email = self.name.strip(), (self.email or "").strip() or None
        if not name:
            raise InputError(f'Person "{self.id}" needs a name.', code="person_incomplete", id=self.id)
        if email is not None and not _EMAIL.fullmatch(email):
            raise InputError(
                f'"{email}" is not an e-mail address such as anna@example.com.', code="bad_email", email=email
            )
        if self.locale not in LOCALES:
            raise UnknownNameError("language", self.locale, LOCALES, code="unknown_locale")
        held = tuple(sorted({check_role(role) for role in self.roles})) or ("viewer",)
        return replace(
            self, name=name, email=email, roles=held,
            stores=_bare(self.stores), regions=_bare(self.regions), brands=_bare(self.brands),
        )  # fmt: skip


def _bare(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({value.strip() for value in values} - {""}))


def _check_id(what: str, id: str) -> None:
    if not _ID.fullmatch(id):
        raise InputError(
            f'"{id}" cannot be the id of a {what}; use letters, digits, "_", "-" and ".", such as anna or sales-eu.',
            code="bad_person_id",
            id=id,
        )
