"""The planted events of the demo company as ground truth: what happened, when, and which KPIs it moves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Literal, Protocol

from helloword.text import Text

FILE_NAME = "truth.json"
Direction = Literal["up", "down"]


class Kind(StrEnum):
    """What sort of cause an event is; its subject is told behind each."""

    HELD_SHIPMENTS = "held_shipments"  # a SKU
    LATE_SUPPLIER = "late_supplier"  # a supplier
    BAD_BATCH = "bad_batch"  # a SKU
    TIRED_CAMPAIGN = "tired_campaign"  # a campaign, by name
    DEAD_LINK = "dead_link"  # a campaign, by name
    BROKEN_STAGE = "broken_stage"  # checkout, shipping or payment
    SLOW_PARCELS = "slow_parcels"  # a carrier
    SLOW_ANSWERS = "slow_answers"  # nothing
    NEW_STORE = "new_store"  # nothing
    HIGH_BID = "high_bid"  # a campaign, by name


@dataclass(frozen=True)
class Move:
    """A KPI that an event moves in one direction, in the slice where it is seen."""

    kpi: str
    direction: Direction
    where: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Event:
    """One planted cause.

    Attributes:
        store: the store it befalls; empty when it befalls all.
        subject: the SKU, campaign, supplier, stage or carrier it is about.
        first, last: days on which the cause is at work; `last` is None when it has no end yet.
        shows: the day by which its KPIs show it.
        moves: the KPIs it moves.
    """

    id: str
    kind: Kind
    store: str
    subject: str
    first: date
    last: date | None
    shows: date
    moves: tuple[Move, ...]
    text: Text

    def holds(self, day: date) -> bool:
        """Whether the cause is at work on `day`."""
        return self.first <= day and (self.last is None or day <= self.last)


class Figure(Protocol):
    """A figure of a platform's report, with what makes it other than the company's own."""

    @property
    def causes(self) -> Mapping[str, Decimal]: ...

    def as_json(self) -> dict[str, object]: ...


def write_truth(folder: Path, born: date, events: Iterable[Event], figures: Iterable[Figure] = ()) -> Path:
    """Write the truth of a demo made on `born` beside its files, where no import finds it.

    Of `figures` those that differ from the company's own are kept, each with its causes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    part = path.with_suffix(".part")
    content = {
        "born": born.isoformat(),
        "events": [_as_json(event) for event in events],
        "figures": [figure.as_json() for figure in figures if any(figure.causes.values())],
    }
    part.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    part.replace(path)
    return path


def read_truth(folder: Path) -> tuple[Event, ...]:
    """The planted events of the demo in `folder`."""
    content = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    return tuple(
        Event(
            one["id"], Kind(one["kind"]), one["store"], one["subject"], date.fromisoformat(one["first"]),
            None if one["last"] is None else date.fromisoformat(one["last"]), date.fromisoformat(one["shows"]),
            tuple(Move(m["kpi"], m["direction"], tuple(m["where"].items())) for m in one["moves"]),
            Text(one["text"]["zh"], one["text"]["en"]),
        )
        for one in content["events"]
    )  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """A platform's figure that differs from the company's own, and what of the difference each cause makes."""

    store: str
    report: str
    start: date
    end: date
    measure: str
    official: Decimal
    own: Decimal
    causes: Mapping[str, Decimal]


def read_differences(folder: Path) -> tuple[Difference, ...]:
    """The figures that differ in the demo in `folder`, to be found by reconciliation."""
    content = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    return tuple(
        Difference(
            one["store"], one["report"], date.fromisoformat(one["start"]), date.fromisoformat(one["end"]), one["measure"],
            Decimal(one["official"]), Decimal(one["own"]),
            {cause: Decimal(amount) for cause, amount in one["causes"].items()},
        )
        for one in content.get("figures", ())
    )  # fmt: skip


def _as_json(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "kind": event.kind.value,
        "store": event.store,
        "subject": event.subject,
        "first": event.first.isoformat(),
        "last": None if event.last is None else event.last.isoformat(),
        "shows": event.shows.isoformat(),
        "moves": [{"kpi": m.kpi, "direction": m.direction, "where": dict(m.where)} for m in event.moves],
        "text": event.text.as_json(),
    }
