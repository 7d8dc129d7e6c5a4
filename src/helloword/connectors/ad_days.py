"""What reports of ad consoles become: one row per campaign and day, whatever smaller pieces the report is cut into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helloword.connectors.kind import Output
from helloword.connectors.pieces import Whole

_COUNTS = ("impressions", "clicks", "orders")
_MONEY = ("spend", "sales")
_WHOLE = Whole(("store", "ad_day", "ad_campaign_id", "ad_campaign", "ad_currency"))


@dataclass(frozen=True)
class AdDays:
    """SQL over a report's columns for each thing an ad day is made of; empty figures count as 0.

    The campaign is the report's record: were only a part of a day loaded, its rest would replace it once mended.

    Attributes:
        campaign_id: where the report has none, the campaign's name stands in for it.
        orders: may be a fraction, as platforms share an order out over clicks; it is rounded for the whole day.
    """

    channel: str
    day: str
    campaign: str
    campaign_id: str
    impressions: str
    clicks: str
    spend: str
    orders: str
    sales: str
    currency: str

    @property
    def steps(self) -> tuple[Mapping[str, str], ...]:
        """Figures of each row, and their sums over the rows of one campaign and day."""
        figures = {f"ad_{name}": f"COALESCE({getattr(self, name)}, 0)" for name in (*_COUNTS, *_MONEY)}
        named = {
            "ad_day": self.day,
            "ad_campaign": self.campaign,
            "ad_campaign_id": f"COALESCE({self.campaign_id}, {self.campaign})",
            "ad_currency": f"COALESCE({self.currency}, store_currency)",
        }
        return ({**named, **figures}, _WHOLE.sums(**{f"all_{name}": f"ad_{name}" for name in (*_COUNTS, *_MONEY)}))

    @property
    def output(self) -> Output:
        """The rows of the model; orders stand for units too, of which ad consoles know nothing."""
        return Output(
            table="ads",
            where=_WHOLE.first,
            columns={
                "store": "store",
                "date": "ad_day",
                "channel": f"'{self.channel}'",
                "campaign_id": "ad_campaign_id",
                "campaign": "ad_campaign",
                "impressions": "all_impressions",
                "clicks": "all_clicks",
                "spend": "all_spend",
                "attributed_orders": "ROUND(all_orders)",
                "attributed_units": "ROUND(all_orders)",
                "attributed_sales": "all_sales",
                "currency": "ad_currency",
            },
        )
