"""What came of holding one official figure against ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from helloword.kpis.query import Provenance
from helloword.money import EXACT
from helloword.reconciliation.cause import Cause
from helloword.reconciliation.declared import Tolerance
from helloword.reconciliation.definition import Definition
from helloword.reconciliation.figure import Figure


class Status(StrEnum):
    """How a figure stands."""

    WITHIN = "within"
    OUTSIDE = "outside"
    INCOMPLETE = "incomplete"
    NOT_COMPARABLE = "not_comparable"


Source = Literal["declared", "inferred", "none"]


@dataclass(frozen=True)
class Conventions:
    """What a report's figure is taken to mean, and how that is known.

    Attributes:
        source: `declared`, `inferred` from its figures by a search over likely conventions, or `none`: taken to be ours.
        explains, of: of an inferred one, how many of the figures that were looked at it brings within tolerance.
    """

    definition: Definition
    source: Source
    explains: int = 0
    of: int = 0


@dataclass(frozen=True)
class Finding:
    """One official figure, our own, and the gap between them.

    Attributes:
        kpi: our counterpart; None when there is none.
        currency: of the amounts; None for what is no money.
        causes: what of the gap each explains; they sum to it exactly. Empty where the figures cannot be compared.
        assumed: causes whose amount is the rest put down to them, not counted from rows.
        reason: a code for why the figures cannot be compared, or what is missing.
        reach: the last day that our data of this KPI proves in the store.
        notes: codes for what could not be told apart.
    """

    figure: Figure
    kpi: str | None
    unit: str
    currency: str | None
    own: Decimal | None
    status: Status
    reason: str | None = None
    causes: Mapping[Cause, Decimal] = field(default_factory=dict)
    assumed: frozenset[Cause] = frozenset()
    conventions: Conventions | None = None
    tolerance: Tolerance | None = None
    reach: date | None = None
    notes: tuple[str, ...] = ()
    provenance: Provenance = field(default=Provenance(0, ""))

    @property
    def official(self) -> Decimal:
        """What the platform says."""
        return self.figure.amount

    @property
    def gap(self) -> Decimal | None:
        """The platform's figure less ours."""
        return None if self.own is None else EXACT.subtract(self.official, self.own)

    @property
    def unexplained(self) -> Decimal | None:
        """The rest that no cause explains."""
        return self.causes.get(Cause.UNKNOWN)

    @property
    def agrees(self) -> bool:
        """Whether the figures are the same within tolerance, before any cause."""
        return self.gap is not None and self.tolerance is not None and self.tolerance.allows(self.gap, self.official)
