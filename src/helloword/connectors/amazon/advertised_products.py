"""Amazon Ads' advertised product report by day, from the old console and from the unified reports of 2026."""

from __future__ import annotations

from helloword.connectors.amazon.moments import NAMED_DAY
from helloword.connectors.amazon.written import COUNT, DAY, UNGUARDED, first_day, last_day
from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

SOURCE = (
    "Amazon Ads, Reports, Sponsored Products, Advertised product, by day. Old console: English sure (several public parsers, "
    "a test with a file), German in three; Chinese and Japanese in several but for the SKU's, Italian partly (alias lists), Spanish in "
    "six places (three tests that copy the form of real files; the SKU's name in one alias list only). Unified report of 2026: from one test "
    "with lines of a real file and two public parsers, so less sure; names in other languages were not found."
)
_CURRENCIES = ("", *(f" ({sign})" for sign in ("$", "€", "£", "¥", "￥", "₹")))
_LEFT = (
    "Portfolio name", "Ad Group Name", "Click-Thru Rate (CTR)", "Cost Per Click (CPC)", "7 Day Conversion Rate",
    "Total Advertising Cost of Sales (ACOS)", "Total Return on Advertising Spend (ROAS)", "7 Day Advertised SKU Units (#)",
    "7 Day Other SKU Units (#)", "7 Day Advertised SKU Sales", "7 Day Other SKU Sales", "Country", "Retailer", "Portfolio ID",
    "Advertiser account ID", "Advertiser account name", "Ad group ID", "Advertised product name",
    "Advertised product parent ID", "Advertised product brand", "Advertised product category",
    "Advertised product subcategory", "Advertised product group", "CTR", "CPC", "ROAS", "Cost per purchase",
    "Purchase rate", "Detail page views", "Cost per detail page view", "Detail page view rate",
    *(f"{name} ({part})" for part in ("promoted", "halo", "new to brand") for name in ("Purchases", "Sales", "Units sold")),
    *(
        f"{name} ({part})"
        for part in ("promoted", "new to brand")
        for name in ("Cost per purchase", "Purchase rate", "ROAS")
    ),
    "Nombre de la cartera", "Nombre del grupo de anuncios", "País", "Índice de clics (CTR)", "Coste por clic (CPC)",
    "Coste publicitario de las ventas (ACOS) total", "Retorno de la inversión publicitaria (ROAS) total",
    "Tasa de conversión de 7 días", "Unidades SKU anunciadas 7 días (#)", "Otras unidades SKU de 7 días (#)",
    *(f"{name} (€)" for name in ("Ventas SKU anunciadas 7 días", "Otras ventas SKU de 7 días")),
)  # fmt: skip
# Spanish files name their months, as in "ene 14, 2026".
_DAY = f"COALESCE({DAY}, {NAMED_DAY})"
_WHOLE = Whole(("store", '"Date"', "campaign", "campaign_number", "product", "in_currency"))


def _sums(**figures: str) -> dict[str, str]:
    return _WHOLE.sums(**{f"all_{name}": f'COALESCE("{column}", 0)' for name, column in figures.items()})


KIND = Kind(
    id="amazon.advertised_products",
    title=Text("亚马逊广告：推广的商品（按日）", "Amazon Ads advertised products by day"),
    fields=(
        Field("Date", FieldType.DATE, required=True, aliases=("Date range", "Datum", "日期", "日付", "Data", "Fecha"), spelt=first_day(_DAY)),
        Field("Last day", FieldType.DATE, aliases=("Date range",), spelt=last_day()),
        Field("Campaign Name", required=True, aliases=("Kampagnen-Name", "Nome campagna", "Nombre de campaña", "Nombre de la campaña", "广告活动名称", "キャンペーン名")),
        Field("Campaign ID", spelt=UNGUARDED),
        Field(
            "Advertised SKU", optional_header=False, spelt=UNGUARDED,
            aliases=("Advertised product SKU", "Beworbene SKU", "SKU pubblicizzato", "SKU anunciado", "已推广的 SKU", "推广的 SKU", "推广的SKU", "广告SKU", "広告対象SKU", "広告対象のSKU"),
        ),
        Field("Advertised ASIN", aliases=("Advertised product ID", "Beworbene ASIN", "ASIN anunciado", "已推广的 ASIN", "広告対象ASIN"), spelt=UNGUARDED),
        Field("Advertised product marketplace"),
        Field("Currency", FieldType.CURRENCY, aliases=("Budget currency", "Währung", "Valuta", "Divisa", "货币", "通貨")),
        Field(
            "Impressions", FieldType.INTEGER, required=True, spelt=COUNT,
            aliases=("Impressionen", "Impressioni", "Impresiones", "展示量", "インプレッション"),
        ),
        Field("Clicks", FieldType.INTEGER, optional_header=False, spelt=COUNT, aliases=("Klicks", "Clic", "Clics", "点击量", "クリック", "クリック数")),
        Field("Spend", FieldType.AMOUNT, optional_header=False, aliases=("Total cost", "Ausgaben", "Spesa", "Gasto", "花费", "費用")),
        Field(
            "7 Day Total Sales", FieldType.AMOUNT, optional_header=False,
            aliases=(
                *(f"{name}{sign}" for name in ("7 Day Total Sales", "14 Day Total Sales", "7 Tage, Umsatz gesamt", "7天总销售额", "Ventas totales de 7 días")
                  for sign in _CURRENCIES),
                "Sales", "Vendite totali (€) 7 giorni", "広告がクリックされてから7日間の総売上高",
            ),
        ),
        Field(
            "7 Day Total Orders (#)", FieldType.INTEGER, optional_header=False, spelt=COUNT,
            aliases=("14 Day Total Orders (#)", "Purchases", "7 Tage, Aufträge gesamt (#)", "Totale ordini (#) 7 giorni", "Pedidos totales de 7 días (#)", "7天总订单数(#)", "広告がクリックされてから7日間の合計注文数"),
        ),
        Field(
            "7 Day Total Units (#)", FieldType.INTEGER, spelt=COUNT,
            aliases=(
                "14 Day Total Units (#)", "Units sold", "7 Tage, Einheiten gesamt (#)", "7Tage, Einheiten gesamt (#)",
                "Totale unità (#) 7 giorni", "Unidades totales de 7 días (#)", "7天总销售量(#)", "広告がクリックされてから7日間の合計販売数",
            ),
        ),
        *(Field(name, keep=Keep.DROPPED) for name in _LEFT),
    ),
    left_out="REGEXP_MATCHES(\"Date\", '(?i)^(total|gesamt|totale|合计|总计)')",
    refused={'"Last day" > "Date"': ("Last day", "several_days")},
    steps=(
        {
            "campaign": '"Campaign Name"',
            "campaign_number": 'COALESCE("Campaign ID", "Campaign Name")',
            # A row without SKU would be the day's total, and those with one its parts.
            "product": "COALESCE(\"Advertised SKU\", \"Advertised ASIN\", '(none)')",
            "in_currency": 'COALESCE("Currency", store_currency)',
            "scattered": """MIN("Advertised product marketplace") OVER () <> MAX("Advertised product marketplace") OVER ()""",
        },
        {
            **_sums(impressions="Impressions", clicks="Clicks", spend="Spend", sales="7 Day Total Sales",
                    orders="7 Day Total Orders (#)", units="7 Day Total Units (#)"),
            "all_counted": f'COUNT("7 Day Total Units (#)") {_WHOLE.over}',
        },
    ),
    outputs=(
        Output(
            table="ads",
            where=_WHOLE.first,
            columns={
                "store": "store",
                "date": '"Date"',
                "channel": "'amazon_ads'",
                "campaign_id": "campaign_number",
                "campaign": "campaign",
                "sku": "product",
                "impressions": "all_impressions",
                "clicks": "all_clicks",
                "spend": "all_spend",
                "attributed_orders": "all_orders",
                "attributed_units": "CASE WHEN all_counted > 0 THEN all_units ELSE all_orders END",
                "attributed_sales": "all_sales",
                "currency": "in_currency",
            },
        ),
    ),
    source=SOURCE,
    notes=(
        Text(
            "下载时选“每日”。统一报告里 Date range 跨多天的行会被拒收。同一天同一广告活动的同一 SKU 分在几行的（广告组、流量和转化分开写），合成一行。",
            "Choose the time unit daily; rows whose `Date range` spans several days are rejected. A SKU of a campaign that a "
            "day has in several rows, for its ad groups or for traffic and conversions apart, becomes one.",
        ),
        Text(
            "没有 SKU 的行（品牌推广）记在 ASIN 或“(none)”下，不当全店合计。百分比、ACOS、ROAS 不读，由合计另算。",
            "Rows without a SKU, as Sponsored Brands has, go under the ASIN or `(none)` and are not taken for the total. "
            "Percentages, ACOS and ROAS are not read but worked out from sums.",
        ),
        Text(
            "旧报告没有广告系列号，以名称代替，不能和出价表对上；同一天不要新旧两种都导入，否则会算两次。",
            "The old report has no campaign ids; names stand in for them and do not match the bids' ids. Import one of the two "
            "reports for a day, not both, or it counts twice.",
        ),
        Text(
            "归因窗口内数字还会变，每次把最近 14 天重新导入。",
            "Figures still change within the attribution window: import the last 14 days again each time.",
        ),
    ),
    assumed={
        "scattered": Text(
            "{n} 行来自几个站点（{which}），都归到这家店铺。", "{n} {n:row is|rows are} of several marketplaces ({which}); all go to this store."
        ),
        "\"Campaign ID\" IS NULL": Text(
            "{n} 行没有广告系列号，以名称代替。", "{n} {n:row has|rows have} no campaign id; the campaign's name stands in for it."
        ),
    },
    examples={"scattered": '"Advertised product marketplace"'},
)  # fmt: skip
