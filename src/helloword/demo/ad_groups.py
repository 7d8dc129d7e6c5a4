"""What the demo company's campaigns bid on: ad groups with their products, keywords with their habits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A keyword: its share of the campaign's clicks, how readily its visitors buy and what a click costs, against the campaign's."""

    text: str
    match: str
    share: float
    buys: float
    price: float


@dataclass(frozen=True)
class AdGroup:
    """An ad group of a campaign; without words its own bid counts, `price` against the campaign's click."""

    id: str
    name: str
    campaign: str
    skus: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()
    price: float = 1.15
    ad_type: str = ""


PRODUCTS, BRANDS = "Sponsored Products", "Sponsored Brands"

AD_GROUPS = (
    AdGroup("1001-1", "Gooseneck", "SP-1001", ("KT-210", "KT-215"), (
        Word("gooseneck kettle", "exact", 0.3, 1.25, 1.1), Word("electric gooseneck kettle", "phrase", 0.2, 1.35, 1.15),
        Word("tea kettle", "broad", 0.24, 0.22, 0.85),
    ), ad_type=PRODUCTS),
    AdGroup("1001-2", "Travel", "SP-1001", ("KT-231",), (Word("travel kettle", "phrase", 0.1, 1.15, 0.9),), ad_type=PRODUCTS),
    AdGroup("1002-1", "Pour over", "SP-1002", ("CM-300",), (
        Word("pour over coffee maker", "exact", 0.3, 1.4, 1.1), Word("coffee maker", "broad", 0.2, 0.25, 1.0),
    ), ad_type=PRODUCTS),
    AdGroup("1002-2", "Filters", "SP-1002", ("FL-08",), (
        Word("coffee filters", "phrase", 0.2, 1.3, 0.95), Word("cone coffee filters", "exact", 0.12, 1.6, 0.8),
    ), ad_type=PRODUCTS),
    AdGroup("1003-1", "Brand", "SP-1003", ("KT-210", "CM-300"), (
        Word("lumora", "exact", 0.45, 1.1, 0.95), Word("lumora kettle", "phrase", 0.25, 1.2, 1.0),
    ), ad_type=PRODUCTS),
    AdGroup("1101-1", "Video", "SB-1101", ("KT-210", "CM-300", "KN-2"), (
        Word("kitchen gadgets", "broad", 0.45, 0.9, 1.0), Word("kitchen essentials", "phrase", 0.3, 1.05, 1.0),
    ), ad_type=BRANDS),
    AdGroup("2001-1", "Wasserkocher", "SP-2001", ("KT-210",), (
        Word("wasserkocher schwanenhals", "exact", 0.35, 1.4, 1.1), Word("wasserkocher", "broad", 0.35, 0.4, 0.9),
    ), ad_type=PRODUCTS),
    AdGroup("2002-1", "Kaffee", "SP-2002", ("CM-300",), (
        Word("kaffeebereiter pour over", "exact", 0.4, 1.35, 1.05), Word("filterkaffee", "broad", 0.3, 0.5, 0.95),
    ), ad_type=PRODUCTS),
    AdGroup("2003-1", "Marke", "SP-2003", ("KT-210", "CM-300"), (Word("lumora", "exact", 0.7, 1.1, 1.0),), ad_type=PRODUCTS),
    AdGroup("301-1", "Brand core", "G-301", (), (
        Word("lumora", "exact", 0.55, 1.1, 1.0), Word("lumora kettle", "phrase", 0.25, 1.1, 0.95),
    ), ad_type="Search"),
    AdGroup("302-1", "All products", "G-302", ad_type="Shopping"),
    AdGroup("311-1", "New kitchen, broad", "F-311"),
    AdGroup("312-1", "Visitors of 30 days", "F-312"),
    AdGroup("321-1", "Home ideas", "T-321"),
    AdGroup("401-1", "キッチン", "R-401", ("KT-210", "CM-300")),
    AdGroup("411-1", "すべての商品", "G-411", ad_type="Shopping"),
    AdGroup("421-1", "Home ideas", "T-421"),
)  # fmt: skip

WORDS: dict[str, tuple[Word, ...]] = {}
"""Every keyword of each campaign that has some."""
for _group in AD_GROUPS:
    WORDS[_group.campaign] = (*WORDS.get(_group.campaign, ()), *_group.words)
