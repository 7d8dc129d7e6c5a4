"""Who the demo company is: its stores, suppliers, bundles, listings under other names and overheads."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

NAME = "朗慕家居 Lumora Home"
CURRENCY = "USD"
TIMEZONE = "Asia/Shanghai"
LOCALE = "zh-CN"


@dataclass(frozen=True)
class Store:
    """A store as it is set up, and how it sells.

    Attributes:
        per_dollar: list price in the store's currency, as its buyers see it, for one dollar of the reference price.
        lines: product lines it carries.
        at_least: carries products from this popularity on, and all of its `whole_lines`.
        basket: chances of 1, 2, 3 and 4 lines in an order.
        capacity: orders its packers get out of the door in a day before a queue builds.
    """

    id: str
    platform: str
    marketplace: str
    region: str
    currency: str
    timezone: str
    opened: str
    prices_include_tax: bool
    warehouse: str
    per_dollar: float
    lines: tuple[str, ...]
    at_least: float
    basket: tuple[float, float, float, float]
    weekdays: tuple[float, ...]
    capacity: int
    whole_lines: tuple[str, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The store's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def on_amazon(self) -> bool:
        """Whether Amazon gives this store's figures (no funnel, no buyers)."""
        return self.platform == "amazon"


SALES_TAX = {"US": 8, "DE": 19, "AT": 20, "FR": 20, "NL": 21, "IT": 22, "JP": 10}
"""Per cent of tax by the country a parcel goes to; part of the price where a store's prices include tax, else on top."""

KITCHEN = ("Kettles", "Coffee", "Filters", "Cookware", "Knives")
HOME = ("Storage", "Lighting", "Humidifiers", "Textiles")

STORES = (
    Store("amazon-us", "amazon", "US", "US", "USD", "America/Los_Angeles", "2022-03-01", False, "FBA-US", 1.0,
          (*KITCHEN, "Storage", "Lighting", "Humidifiers"), 0.0, (0.88, 0.09, 0.02, 0.01),
          (1.07, 1.06, 1.02, 0.99, 0.93, 0.92, 1.01), 90),
    Store("amazon-de", "amazon", "DE", "EU", "EUR", "Europe/Berlin", "2023-02-15", True, "FBA-DE", 1.08,
          (*KITCHEN, "Lighting", "Humidifiers"), 6.0, (0.89, 0.08, 0.02, 0.01),
          (1.05, 1.0, 0.98, 0.97, 0.93, 0.94, 1.13), 60),
    Store("shopify-eu", "shopify", "EU", "EU", "EUR", "Europe/Berlin", "2023-09-01", True, "EU-3PL", 1.12,
          (*KITCHEN, "Storage", "Lighting", "Textiles"), 3.0, (0.58, 0.27, 0.11, 0.04),
          (1.03, 0.98, 0.96, 0.98, 0.95, 0.98, 1.12), 62, ("Textiles",)),
    Store("rakuten-jp", "rakuten", "JP", "JP", "JPY", "Asia/Tokyo", "2024-05-20", False, "JP-3PL", 138.0,
          ("Kettles", "Coffee", "Filters", "Knives", "Lighting"), 8.0, (0.7, 0.21, 0.07, 0.02),
          (0.96, 0.94, 0.98, 0.97, 0.98, 1.09, 1.08), 38),
)  # fmt: skip


@dataclass(frozen=True)
class Supplier:
    """A supplier and what working with it is like: days late on average and their spread, share that passes inspection."""

    id: str
    name: str
    lead_time_days: int
    moq: int
    late_days: float
    spread: float
    passes: float


SUPPLIERS = (
    Supplier("S01", "宁波恒沐电器有限公司", 38, 24, -2.5, 1.5, 0.985),
    Supplier("S02", "阳江锐厨五金制品厂", 35, 24, -2.5, 1.5, 0.99),
    Supplier("S03", "中山光语照明有限公司", 40, 20, -3.0, 2.0, 0.98),
    Supplier("S04", "义乌纳居日用品有限公司", 30, 30, -2.5, 1.5, 0.99),
    Supplier("S05", "厦门清泉滤材有限公司", 32, 60, -2.5, 1.5, 0.975),
    Supplier("S06", "绍兴织里家纺有限公司", 34, 24, -2.5, 1.5, 0.985),
    Supplier("S07", "深圳润泽智能科技有限公司", 36, 20, -2.5, 2.5, 0.97),
)


@dataclass(frozen=True)
class Bundle:
    """A listing that is several products at once; sold under its own SKU."""

    sku: str
    title: str
    parts: tuple[tuple[str, int], ...]
    price: str
    popularity: int
    stores: tuple[str, ...]


BUNDLES = (
    Bundle("BD-COFFEE", "Pour-Over Starter Set with 2 Filter Packs", (("CM-300", 1), ("FL-08", 2)), "84.99", 18,
           ("amazon-us", "shopify-eu")),
    Bundle("BD-CHEF", "Chef's Duo: Santoku and Sharpener", (("KN-2", 1), ("KN-9", 1)), "59.99", 11,
           ("amazon-us", "amazon-de", "shopify-eu", "rakuten-jp")),
)  # fmt: skip

ALIASES = {
    "amazon-us": {
        "KT-210": "LM-KT210-FBA", "FL-08": "LM-FL08-FBA", "CM-300": "LM-CM300-FBA", "KN-2": "LM-KN2-FBA",
        "LP-12": "NB-LP12-US", "HU-05": "NB-HU05-US",
    },
    "amazon-de": {"KT-210": "KT-210-EU", "CM-300": "CM-300-EU", "LP-12": "LP-12-EU", "HU-05": "HU-05-EU"},
}  # fmt: skip
"""Names a store's platform knows a product by, where they are not the company's."""

WITHOUT_COST = ("TX-33", "ST-45", "KN-14")
"""Products whose landed cost nobody has entered yet."""

OVERHEADS = (("salaries", 96000), ("rent", 11500), ("software", 7800), ("logistics team", 14500), ("other", 8200))
"""Monthly overheads in CNY at the start."""
OVERHEADS_CURRENCY = "CNY"
OVERHEADS_GROWTH = 0.012
"""Growth of overheads a month."""
