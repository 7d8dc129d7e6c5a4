"""What the API gives of one KPI besides its readings, as its schema says."""

from __future__ import annotations

from dataclasses import dataclass

from helloword.server.shapes import Comparison, Period, Provenance, Text


@dataclass(frozen=True)
class FormulaPart:
    """One part of a number: `kpi`, `measure`, `number`, what parts come to (`sum`), or one of them (`choice`).

    `sign` says how it enters what it is part of; `refused` is a code where its value is not told to whoever asks.
    """

    kind: str
    sign: str
    id: str | None
    text: str | None
    name: Text | None
    meaning: Text | None
    unit: str | None
    currency: str | None
    better: str | None
    value: str | None
    reason: str | None
    comparison: Comparison | None
    refused: str | None
    children: list[FormulaPart]


@dataclass(frozen=True)
class FormulaTree:
    """A number opened along its formula; every value is the one that `/values` gives for the same question."""

    kpi: str
    period: Period
    currency: str
    provenance: Provenance
    tree: FormulaPart
