"""Amazon's business report by date: a row is a day of the shop with its sessions."""

from __future__ import annotations

from helloword.connectors.amazon.written import COUNT, DAY
from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

SOURCE = (
    "Seller Central, Reports, Business Reports, Sales and Traffic by Date, download as CSV: English names sure (three public "
    "parsers' tests, lines of 2026); German and Japanese in several public parsers, Chinese in two; Spanish of Spain in five "
    "(one test with lines) and of Mexico in three, Portuguese of Brazil in four (one test with lines), all but their columns of "
    "days by child item; Italian in part (sales in two public projects, one with a test of lines; sessions and page views in one "
    "parser alone). Datum, Fecha and Data are guesses. French names were not found: such a file is refused with what to do."
)
LEFT = (
    "Ordered Product Sales - B2B", "Units Ordered", "Units Ordered - B2B", "Total Order Items", "Total Order Items - B2B",
    "Average Sales per Order Item", "Average Sales per Order Item - B2B", "Average Units per Order Item",
    "Average Units per Order Item - B2B", "Average Selling Price", "Average Selling Price - B2B", "Sessions - Total - B2B",
    "Sessions - Mobile App", "Sessions - Mobile App - B2B", "Sessions - Browser", "Sessions - Browser - B2B",
    "Page Views - Total - B2B", "Page Views - Mobile App", "Page Views - Mobile App - B2B", "Page Views - Browser",
    "Page Views - Browser - B2B", "Order Item Session Percentage", "Order Item Session Percentage - B2B",
    "Unit Session Percentage", "Unit Session Percentage - B2B", "Featured Offer (Buy Box) Percentage",
    "Featured Offer (Buy Box) Percentage - B2B", "Average Offer Count", "Average Parent Items",
    "Unidades encargadas", "Unidades encargadas - B2B", "Ventas de productos encargados: B2B", "Unidades pedidas",
    "Porcentaje de ofertas destacadas (Buy Box)", "Total de artículos del pedido", "Total de artículos del pedido - B2B",
    "Porcentagem de sessões - Total", "Porcentagem de visualizações de páginas - Total", "Porcentagem de Ofertas em destaque",
    "Porcentagem de sessão de unidade", "Total de itens do pedido", "Unità ordinate", "Totale articoli ordinati",
)  # fmt: skip
"""Figures of the business reports that are worked out from others, or come from orders."""
SESSIONS = Field(
    "Sessions - Total", FieldType.INTEGER, required=True, spelt=COUNT,
    aliases=(
        "Sessions", "Sitzungen - Summe", "セッション数 - 合計", "セッション", "会话数 - 总计", "会话 - 总计", "会话数", "访问量", "买家访问次数",
        "Sesiones: total", "Sesiones - Total", "Sessões - Total", "Sessioni",
    ),
)  # fmt: skip
PAGE_VIEWS = Field(
    "Page Views - Total", FieldType.INTEGER, spelt=COUNT,
    aliases=(
        "Page Views", "Seitenaufrufe - Summe", "ページビュー - 合計", "ページビュー数 - 合計", "ページビュー", "页面浏览量 - 总计", "页面浏览量",
        "页面浏览次数", "Vistas de página: total", "Vistas de página - Total", "Visualizações da página - Total",
        "Visualizações da página", "Visualizzazioni pagina",
    ),
)  # fmt: skip
SALES = Field(
    "Ordered Product Sales", keep=Keep.DROPPED, optional_header=False,
    aliases=(
        "Durch bestellte Produkte erzielter Umsatz", "注文商品の売上額", "注文商品売上", "已订购商品销售额",
        "Ventas de productos encargados", "Ventas de productos pedidos", "Vendas de produtos pedidos",
        "Vendite di prodotti ordinati", "Vendite dei prodotti ordinati", "Vendite prodotto ordinate",
    ),
)  # fmt: skip
DATE = Field("Date", FieldType.DATE, required=True, aliases=("Datum", "日付", "日期", "Fecha", "Data"), spelt=DAY)
_DAYS_APART = """COUNT("Date") OVER () > 1
    AND MAX("Date") OVER () - MIN("Date") OVER () >= 6 * (COUNT("Date") OVER () - 1)"""

KIND = Kind(
    id="amazon.business_report_by_date",
    title=Text("亚马逊业务报告（按日期）", "Amazon business report by date"),
    fields=(
        DATE,
        SESSIONS,
        PAGE_VIEWS,
        SALES,
        *(Field(name, keep=Keep.DROPPED) for name in LEFT),
    ),
    refused={_DAYS_APART: ("Date", "several_days")},
    outputs=(
        Output(
            table="traffic",
            columns={
                "store": "store",
                "date": '"Date"',
                "source": "'organic'",
                "sessions": '"Sessions - Total"',
                "page_views": '"Page Views - Total"',
            },
        ),
    ),
    decimal_point=True,
    source=SOURCE,
    notes=(
        Text(
            "会话数是含企业买家的总数。亚马逊不说访问从哪里来，所以都算自然流量：这家店铺的自然流量占比没有意义。",
            "Sessions are the total, business buyers among them. Amazon does not say where visits come from, so all count as "
            "organic: the organic share of such a store says nothing.",
        ),
        Text(
            "下载前按“日”查看；按周或按月的文件会被拒收。只用会话和浏览量，百分比由合计另算，销售额来自订单。",
            "View it by day before downloading; a file by week or by month is rejected. Only sessions and page views are used: "
            "percentages are worked out from sums, sales come from orders.",
        ),
    ),
)  # fmt: skip
