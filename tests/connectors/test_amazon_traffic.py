"""The business report by date becomes traffic, in each language and number format it comes in."""

from __future__ import annotations

import pytest

from helloword.connectors.staging import Answers
from tests.connectors.company import Company

ENGLISH = (
    "\ufeffDate,Ordered Product Sales,Ordered Product Sales - B2B,Units Ordered,Units Ordered - B2B,Total Order Items,"
    "Total Order Items - B2B,Page Views - Total,Page Views - Total - B2B,Sessions - Total,Sessions - Total - B2B,"
    "Featured Offer (Buy Box) Percentage,Unit Session Percentage,Average Offer Count,Average Parent Items\r\n"
    '1/30/26,"$12,905.25",$89.90,"1,169",2,"1,150",2,"20,200",318,"15,147",226,99.89%,7.72%,49,23\r\n'
    "1/31/26,$0.00,$0.00,0,0,0,0,998,0,999,0,0.00%,0.00%,49,23\r\n"
)
OTHERS = {
    "german": (
        "Datum;Durch bestellte Produkte erzielter Umsatz;Sitzungen – Summe;Seitenaufrufe\u00a0– Summe\r\n"
        '30.01.26;5.255,61 €;1.000;2.514\r\n31.01.2026;48,50 €;998;"1,002"\r\n',
        [("2026-01-30", "1000", "2514"), ("2026-01-31", "998", "1002")],
    ),
    "japanese": (
        "日付,注文商品の売上額,セッション数 - 合計,ページビュー - 合計\n"
        '2026/01/30,"￥12,345","1,514","2,020"\n2026/01/31,￥980,15,20\n',
        [("2026-01-30", "1514", "2020"), ("2026-01-31", "15", "20")],
    ),
    "chinese": (
        '日期,已订购商品销售额,会话数 - 总计\n2026/1/30,"US$1,234.50",1514\n2026/1/31,US$9.00,15\n',
        [("2026-01-30", "1514", "-"), ("2026-01-31", "15", "-")],
    ),
    "spanish": (
        "Fecha;Ventas de productos encargados;Sesiones: total;Vistas de página: total;Unidades encargadas\r\n"
        "30/1/26;127.156,00 €;3,200;4.100;7,391\r\n31/1/26;1.106,00;100;120;44\r\n",
        [("2026-01-30", "3200", "4100"), ("2026-01-31", "100", "120")],
    ),
    "portuguese": (
        "Data,Vendas de produtos pedidos,Sessões - Total,Visualizações da página\n"
        '2026-01-30,"R$ 1.698,00","1,025","1,271"\n2026-01-31,"R$ 100,00",180,293\n',
        [("2026-01-30", "1025", "1271"), ("2026-01-31", "180", "293")],
    ),
    "italian": (
        "Data;Vendite di prodotti ordinati;Unità ordinate;Sessioni;Visualizzazioni pagina\r\n"
        "30/01/2026;4.041,92 €;207;5,862;7.014\r\n31/01/2026;218,50 €;11;322;401\r\n",
        [("2026-01-30", "5862", "7014"), ("2026-01-31", "322", "401")],
    ),
}
ENCODINGS = {
    "german": "cp1252",
    "japanese": "cp932",
    "chinese": "gb18030",
    "spanish": "cp1252",
    "portuguese": "utf-8",
    "italian": "cp1252",
}


def test_a_day_is_a_row_once_with_the_sessions_of_all_buyers(company: Company) -> None:
    done = company.load(ENGLISH, "BusinessReport-1-31-26.csv", store="us")
    again = company.load(ENGLISH.replace("998,0,999", "1002,0,999"), "later.csv", store="us")

    assert (done.kind, done.new, done.rejected, done.ignored_columns) == ("amazon.business_report_by_date", 2, 0, ())
    assert [text.en.split(":")[0] for text in done.notices] == ["Fewer page views than sessions"]
    assert (again.new, again.changed, again.unchanged) == (0, 1, 1)
    assert company.rows("traffic", "date", "source", "sku", "sessions", "page_views") == [
        ("2026-01-30", "organic", "-", "15147", "20200"),
        ("2026-01-31", "organic", "-", "999", "1002"),
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_counts_and_days_are_read_as_each_country_writes_them(language: str, shared: Company) -> None:
    text, expected = OTHERS[language]
    store = language[:2]
    shared.workspace.add_store(store, "amazon", "DE", "EUR", "Europe/Berlin")
    done = shared.load(text.encode(ENCODINGS[language]), f"{language}.csv", store=store)

    assert (done.kind, done.new, done.rejected) == ("amazon.business_report_by_date", 2, 0)
    rows = shared.rows("traffic", "store", "date", "sessions", "page_views")
    assert [row[1:] for row in rows if row[0] == store] == expected


def test_a_file_by_week_is_rejected(shared: Company) -> None:
    weekly = ENGLISH.replace("1/30/26", "1/24/26")
    done = shared.load(weekly, "weekly.csv", store="us", answers=Answers(dates="mdy"))

    assert (done.new, [code for _, _, code in shared.reasons()]) == (0, ["several_days", "several_days"])


CHILDREN = (
    "(Parent) ASIN,(Child) ASIN,Title,SKU,Sessions - Total,Sessions - Total - B2B,Session Percentage - Total,"
    "Page Views - Total,Featured Offer (Buy Box) Percentage,Units Ordered,Unit Session Percentage,Ordered Product Sales\n"
    'B0P1,B0KT,"Kettle, 1,7 l",KT,"1,131",10,12.02%,"1,500",99.00%,40,3.54%,"$1,199.60"\n'
    "B0P2,B0KT,Kettle,KT,9,0,0.10%,10,99.00%,1,11.11%,$29.99\n"
    "B0P1,B0LP,Lamp,,20,0,0.20%,31,0.00%,0,0.00%,$0.00\n"
)


def test_a_report_by_child_counts_once_the_seller_has_said_its_day(company: Company) -> None:
    undated = company.load(CHILDREN, "by_child.csv", store="us")
    header, *lines = CHILDREN.splitlines()
    dated = "\n".join((f"\ufeffDate,{header}", *(f"2026-01-30,{line}" for line in lines), ""))
    done = company.load(dated, "dated.csv", store="us")
    company.load(ENGLISH, "by_date.csv", store="us")

    assert (done.kind, done.new, done.rejected, done.ignored_columns) == ("amazon.business_report_by_child", 2, 0, ())
    assert (undated.kind, undated.new, [row[1:] for row in company.reasons()]) == (
        done.kind,
        0,
        [("Date", "no_day")] * 3,
    )
    assert [text.en for text in done.notices] == ["1 row has no SKU; the child ASIN stands in for it."]
    assert company.rows("traffic", "date", "sku", "sessions", "page_views") == [
        ("2026-01-30", "-", "15147", "20200"),
        ("2026-01-30", "B0LP", "20", "31"),
        ("2026-01-30", "KT", "1140", "1510"),
        ("2026-01-31", "-", "999", "998"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "Date;SKU;Título;ASIN (parent);ASIN (child);Sesiones: total;Unidades encargadas;Ventas de productos encargados\n"
        "2026-01-30;KT;Hervidor;B0P1;B0KT;1,140;7,391;127.156,00\n",
        "Date,ASIN (parent),ASIN (child),Título,Código SKU,Sessões - Total,Unidades pedidas,Vendas de produtos pedidos\n"
        '2026-01-30,B0P1,B0KT,Chaleira,KT,"1,140",5,"R$ 1.698,00"\n',
    ],
)
def test_a_report_by_child_is_known_in_spanish_and_portuguese(content: str, company: Company) -> None:
    done = company.load(content, "child.csv", store="us")

    assert (done.kind, done.rejected, done.ignored_columns) == ("amazon.business_report_by_child", 0, ())
    assert company.rows("traffic", "date", "sku", "sessions") == [("2026-01-30", "KT", "1140")]
