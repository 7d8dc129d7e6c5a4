"""Reading the fields of a file of goals: every scalar comes as text, so that 0.034 stays 0.034."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

import yaml

from helloword.errors import InputError, suggestion
from helloword.goals.refusals import refused
from helloword.text import Text

C = TypeVar("C", bound=str)
Field = str | Sequence["Field"] | Mapping[str, "Field"]
Table = Mapping[str, Field]


def load(text: str, place: str) -> Table:
    """The mapping that a YAML text holds, every scalar as text; raises InputError with the line otherwise."""
    try:
        data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text, lists and mappings
    except yaml.MarkedYAMLError as error:
        at = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise bad(f"{place}{at}", f"not YAML: {error.problem}.") from None
    return table(data if data not in (None, "") else {}, place)


def table(data: object, place: str) -> Table:
    """`data` if it is a mapping."""
    if not isinstance(data, Mapping):
        raise bad(place, "expected lines of the form `name: value`.")
    return data


def bad(place: str, what: str) -> InputError:
    """The refusal of a file, with the place of what does not hold."""
    return refused("goal_file", place=place, what=what)


@dataclass(frozen=True)
class Fields:
    """One entry of a file; every reading names the place of what it cannot read."""

    of: Table
    place: str

    def only(self, *known: str) -> Fields:
        """The same fields; raises InputError for one that there is not."""
        for name in self.of:
            if name not in known:
                raise bad(self.place, f'there is no field "{name}".{suggestion(name, known)}')
        return self

    def text(self, name: str) -> str:
        """A text that is needed."""
        found = self.word(name)
        if found is None:
            raise bad(self.place, f"`{name}` is needed.")
        return found

    def word(self, name: str) -> str | None:
        """A text, or None for none."""
        value = self.of.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise bad(self.place, f"`{name}` is one value, not a list.")
        return value

    def day(self, name: str) -> date:
        """A day that is needed."""
        return day(self.text(name), f"{self.place}.{name}")

    def number(self, name: str) -> Decimal | None:
        """A number, or None for none."""
        value = self.word(name)
        return None if value is None else number(value, f"{self.place}.{name}")

    def choice(self, name: str, choices: Sequence[C], otherwise: C) -> C:
        """One of `choices`."""
        value = self.word(name)
        found = otherwise if value is None else next((c for c in choices if c == value), None)
        if found is None:
            raise bad(self.place, f"`{name}` must be one of {', '.join(choices)}.")
        return found

    def flag(self, name: str) -> bool:
        """Whether it says true."""
        return self.choice(name, ("true", "false"), "false") == "true"

    def named(self, name: str) -> Text | None:
        """A text in both languages, or None for none."""
        value = self.of.get(name)
        if value is None or value == "":
            return None
        both = Fields(table(value, f"{self.place}.{name}"), f"{self.place}.{name}").only("zh", "en")
        return Text(zh=both.text("zh"), en=both.text("en"))

    def name(self) -> Text:
        """The entry's name."""
        found = self.named("name")
        if found is None:
            raise bad(self.place, "`name` is needed, with zh and en.")
        return found

    def entries(self, name: str) -> Mapping[str, Table]:
        """Entries by id; none when the field is missing."""
        value = self.of.get(name)
        if value is None or value == "":
            return {}
        place = f"{self.place}: {name}"
        return {id: table(entry, f"{place}.{id}") for id, entry in table(value, place).items()}

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """A list of two values each."""
        value = self.of.get(name) or ()
        if isinstance(value, str | Mapping):
            raise bad(self.place, f"`{name}` is a list of pairs.")
        found = []
        for pair in value:
            if isinstance(pair, str | Mapping) or len(pair) != 2 or not all(isinstance(p, str) for p in pair):
                raise bad(self.place, f"`{name}` is a list of pairs.")
            found.append((str(pair[0]), str(pair[1])))
        return tuple(found)

    def where(self, name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Dimension and values: `{store: [eu, us]}`, or `{store: eu}`."""
        value = self.of.get(name)
        if value is None or value == "":
            return ()
        return tuple(sorted((dim, _values(v, self.place)) for dim, v in table(value, f"{self.place}.{name}").items()))


def day(text: str, place: str) -> date:
    """The day that a text writes."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise bad(place, f'"{text}" is not a day such as 2026-01-31.') from None


def number(text: str, place: str) -> Decimal:
    """The number that a text writes, to its last digit."""
    try:
        found = Decimal(text.replace("_", ""))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise bad(place, f'"{text}" is not a number such as 0.034.')
    return found


def _values(value: Field, place: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mapping) or not value or not all(isinstance(v, str) for v in value):
        raise bad(place, "`where` names values, such as {store: [eu, us]}.")
    return tuple(sorted({str(v) for v in value}))
