"""A board's numbers in words of one language, for a mail or a message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from helloword.boards import Tile
from helloword.kpis.company import catalogue_of
from helloword.kpis.definitions import Catalogue, Kpi
from helloword.kpis.dimensions import DIMENSIONS
from helloword.kpis.query import Comparison, Reading
from helloword.kpis.value_names import value_name
from helloword.server.sent_amounts import cell, change, days, held, value
from helloword.server.sent_numbers import STEPS, Asked, Numbers, alone
from helloword.server.sent_reach import Reach, reach_of
from helloword.server.wording import worded
from helloword.subscriptions.addresses import board_link
from helloword.subscriptions.content import Cell, Content, Figure, Row, Section, Table
from helloword.subscriptions.texts import TEXTS, say
from helloword.text import Locale, Text

_RIPE_DAYS = 14
_WITH_TOTAL = frozenset({"table", "channels"})


@dataclass(frozen=True)
class Teller:
    """Numbers told in one language."""

    numbers: Numbers
    locale: Locale
    catalogue: Catalogue
    reach: Reach
    against: str
    common: tuple[Text, ...]

    @classmethod
    def of(cls, numbers: Numbers, locale: Locale) -> Teller:
        """A teller of these numbers."""
        told = numbers.totals.answer.readings if numbers.totals.answer else ()
        reach = reach_of(numbers, told, locale)
        return cls(numbers, locale, catalogue_of(numbers.workspace), reach, _usual_against(told), _common(told))

    def content(self) -> Content:
        """The whole board."""
        numbers, locale = self.numbers, self.locale
        company = numbers.workspace.settings.name
        span = numbers.span
        told = days(span.first, span.until) if span.first and span.until else say("all_days", locale)
        against = say("against", locale, days=self.against) if self.against else ""
        return Content(
            locale, numbers.board.name.in_(locale), company, told, against, tuple(self._facts()), self.reach.until,
            (*self.reach.late, *(note.in_(locale) for note in self.common)), tuple(self._sections()), board_link(numbers.workspace, numbers.board.id, numbers.view), self._versions(),
        )  # fmt: skip

    def kpi(self, id: str) -> Kpi:
        """A KPI by its id."""
        return self.catalogue.kpis[id]

    def title(self, tile: Tile) -> str:
        """What a tile is called where nothing else says it."""
        if tile.name:
            return tile.name.in_(self.locale)
        name = self.kpi(tile.shown[0]).name.in_(self.locale) if tile.shown else ""
        if tile.by:
            dimension = _within(DIMENSIONS[tile.by].name.in_(self.locale))
            return say("by" if tile.kpi else "by_only", self.locale, name=name, dimension=dimension)
        return say("trend", self.locale, name=name) if tile.kind in ("line", "bar") else name

    def _facts(self) -> Iterator[str]:
        locale, view = self.locale, self.numbers.view
        if view.where:
            told = [f"{DIMENSIONS[name].name.in_(locale)} {', '.join(kept)}" for name, kept in view.where.items()]
            yield say("filters", locale, filters="; ".join(told))
        if self.numbers.totals.answer:
            yield say("currency", locale, currency=self.numbers.totals.answer.currency)

    def _versions(self) -> str:
        answered = self.numbers.totals.answer
        source = answered.provenance if answered else None
        return say("versions", self.locale, lake=source.lake, catalogue=source.catalogue) if source else ""

    def _sections(self) -> Iterator[Section]:
        shown: set[str] = {tile.kpi for tile in self.numbers.tiles if tile.kind == "card" and tile.kpi}
        placed = list(enumerate(self.numbers.tiles))
        for (kind, group), found in groupby(placed, lambda each: (each[1].kind == "card", each[1].group)):
            if kind:
                cards = tuple(self._figure(tile.kpi or "", tile) for _, tile in found)
                yield Section(group.in_(self.locale) if group else "", cards)
                continue
            for at, tile in found:
                new = [kpi for kpi in tile.shown if kpi not in shown]
                if alone(tile) and not tile.text:
                    if new:
                        yield Section(self.title(tile), tuple(self._figure(kpi) for kpi in new))
                    shown.update(new)
                else:
                    yield self._section(at, tile)

    def _section(self, at: int, tile: Tile) -> Section:
        if tile.text:
            return Section("", words=tile.text.in_(self.locale))
        if tile.kind in STEPS:
            return Section(self.title(tile), table=self._steps(tile))
        asked = self.numbers.sliced[at]
        rows = self._rows(tile, asked)
        if rows:
            return Section(self.title(tile), table=Table(self._heads(tile), rows))
        why = next(iter(asked.refused.values()), None)
        return Section(self.title(tile), note=worded(why, self.locale) if why else say("reason.no_data", self.locale))

    def _figure(self, id: str, tile: Tile | None = None) -> Figure:
        kpi, locale = self.kpi(id), self.locale
        name = (tile.name if tile and tile.name else kpi.name).in_(locale)
        points = tuple(float(r.value) if r.value is not None else None for r in self.numbers.lines.of(id))
        reading = self.numbers.totals.one(id)
        if reading is None:
            why = self.numbers.totals.refused.get(id)
            return Figure(id, name, "—", note=worded(why, locale) if why else say("reason.no_data", locale))
        compared = reading.comparison
        other = days(compared.start, compared.end) if compared else ""
        aim = self.numbers.aims.get(id)
        return Figure(
            id, name, value(reading, locale), change(compared, reading.unit, kpi.better, locale),
            other if other != self.against else "", held(reading, aim, locale) if aim else None,
            " · ".join(self._notes(kpi, reading)), points,
        )  # fmt: skip

    def _notes(self, kpi: Kpi, reading: Reading) -> Iterator[str]:
        locale = self.locale
        if reading.value is None:
            key = f"reason.{reading.reason}"
            yield say(key if key in TEXTS else "reason.no_data", locale)
            return
        late = self.reach.of(reading)
        if late is not None:
            yield say("until", locale, day=late)
        elif not reading.complete:
            yield say("so_far", locale)
        if kpi.maturity_days >= _RIPE_DAYS:
            yield say("cohort", locale, days=kpi.maturity_days)
        yield from (warning.in_(locale) for warning in reading.warnings if warning not in self.common)

    def _steps(self, tile: Tile) -> Table:
        """Stages, or the parts of a bridge, one below the other."""
        signs = tile.signs or ("",) * len(tile.kpis)
        rows = []
        for sign, id in zip(signs, tile.kpis, strict=True):
            marked = f"{sign} {self.kpi(id).name.in_(self.locale)}".strip()
            rows.append(Row(marked, (self._cell(self.numbers.totals.one(id)),), total=sign == "="))
        return Table((say("kpi", self.locale), say("value", self.locale)), tuple(rows), whole=True)

    def _heads(self, tile: Tile) -> tuple[str, ...]:
        dimensions = " · ".join(DIMENSIONS[name].name.in_(self.locale) for name in (tile.by, tile.across) if name)
        return (dimensions, *(self.kpi(id).name.in_(self.locale) for id in tile.shown))

    def _rows(self, tile: Tile, asked: Asked) -> tuple[Row, ...]:
        found: dict[tuple[tuple[str, str], ...], dict[str, Reading]] = {}
        for reading in asked.answer.readings if asked.answer else ():
            found.setdefault(tuple(reading.slice.items()), {})[reading.kpi] = reading
        lead = tile.shown[0]
        some = {key: of for key, of in found.items() if any(r.value is not None for r in of.values())}
        ordered = sorted(some.items(), key=lambda each: _size(each[1].get(lead)), reverse=True)
        rows = [
            Row(" · ".join(self._named(*each) for each in key), tuple(self._cell(of.get(id)) for id in tile.shown))
            for key, of in ordered
        ]
        if rows and tile.kind in _WITH_TOTAL:
            cells = tuple(self._cell(self.numbers.totals.one(id)) for id in tile.shown)
            rows.append(Row(say("total", self.locale), cells, total=True))
        return tuple(rows)

    def _cell(self, reading: Reading | None) -> Cell:
        if reading is None:
            return Cell("—")
        moved = change(reading.comparison, reading.unit, self.kpi(reading.kpi).better, self.locale)
        return Cell(cell(reading, self.locale), moved)

    def _named(self, dimension: str, slice: str) -> str:
        return value_name(dimension, slice).in_(self.locale)


def _size(reading: Reading | None) -> tuple[bool, float]:
    known = reading is not None and reading.value is not None
    return known, float(reading.value) if reading is not None and reading.value is not None else 0.0


def _usual_against(readings: Sequence[Reading]) -> str:
    """The days that most KPIs are compared with."""
    found: Counter[Comparison | str] = Counter(
        days(r.comparison.start, r.comparison.end) for r in readings if r.comparison
    )
    return str(found.most_common(1)[0][0]) if found else ""


def _common(readings: Sequence[Reading]) -> tuple[Text, ...]:
    """What is to be said of several KPIs is said once, of the whole board."""
    found = Counter(warning for reading in readings for warning in reading.warnings)
    return tuple(warning for warning, count in found.items() if count > 1)


def _within(name: str) -> str:
    """A name within a sentence: store, but SKU."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
