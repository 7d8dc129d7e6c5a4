"""One figure of a platform's report, as it was imported."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Figure:
    """What a platform's report states for a store and a period.

    Attributes:
        sku: the platform's SKU that it is about; None for the whole store.
        currency: of an amount, where the report names one.
        import_id, row: the import and the line it came from.
    """

    store: str
    report: str
    start: date
    end: date
    measure: str
    sku: str | None
    currency: str | None
    amount: Decimal
    import_id: int
    row: int

    @property
    def id(self) -> str:
        """Ten characters that stay the same when the report is imported again with another amount."""
        key = [self.store, self.report, str(self.start), str(self.end), self.measure, self.sku, self.currency]
        return hashlib.sha256(json.dumps(key, ensure_ascii=False).encode()).hexdigest()[:10]
