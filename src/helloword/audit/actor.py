"""Who acts: a person, a program or a rule, as the audit log names them."""

from __future__ import annotations

from dataclasses import dataclass

_PERSON = "person:"


@dataclass(frozen=True)
class Actor:
    """Who acts, such as `cli:anna`, `person:kim` or `rule:low_stock`."""

    name: str

    @staticmethod
    def of_person(id: str) -> Actor:
        """Somebody who signed in.

        >>> Actor.of_person("kim").name
        'person:kim'
        """
        return Actor(_PERSON + id)

    @property
    def person(self) -> str | None:
        """The id of the person who acts; None for a machine, a rule, the product itself.

        >>> Actor("person:kim").person, Actor("local").person
        ('kim', None)
        """
        return self.name.removeprefix(_PERSON) if self.name.startswith(_PERSON) else None


LOCAL = Actor("local")
"""Whoever uses this machine, as long as nobody signs in."""
