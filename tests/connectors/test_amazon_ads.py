"""Amazon Ads' advertised product report becomes ad days by SKU, in its old and its unified form."""

from __future__ import annotations

import pytest

from helloword.kpis.company import answer
from helloword.kpis.query import Query
from tests.connectors.company import Company
from tests.connectors.workbooks import workbook

OLD = (
    "Date", "Portfolio name", "Currency", "Campaign Name", "Ad Group Name", "Advertised SKU", "Advertised ASIN",
    "Impressions", "Clicks", "Click-Thru Rate (CTR)", "Cost Per Click (CPC)", "Spend", "7 Day Total Sales ",
    "Total Advertising Cost of Sales (ACOS) ", "Total Return on Advertising Spend (ROAS)", "7 Day Total Orders (#)",
    "7 Day Total Units (#)", "7 Day Conversion Rate", "7 Day Advertised SKU Units (#)", "7 Day Other SKU Units (#)",
    "7 Day Advertised SKU Sales ", "7 Day Other SKU Sales ",
)  # fmt: skip
UNIFIED = (
    "\ufeffBudget currency,Date range,Campaign ID,Campaign name,Ad group ID,Ad group name,Advertised product ID,"
    "Advertised product SKU,Advertised product marketplace,Impressions,Clicks,CTR,Total cost,Purchases,Sales,Units sold,ROAS\n"
)
DAY = '"Jul 06, 2026 - Jul 06, 2026"'
COLUMNS = (
    "date", "channel", "campaign_id", "campaign", "sku", "impressions", "clicks", "spend", "attributed_orders",
    "attributed_units", "attributed_sales", "currency",
)  # fmt: skip


def rows(company: Company) -> list[tuple[str, ...]]:
    return [tuple(cell.removesuffix("0000") for cell in row) for row in company.rows("ads", *COLUMNS)]


def test_an_old_report_is_a_row_for_each_sku_of_a_campaign_and_day(company: Company) -> None:
    body = [
        ("2026-01-30", "", "USD", "Auto", "A", "KT", "B0KT", 5293, 47, "0.89%", "$0.35", 16.22, 86.48, "18.76%", 5.33, 3, 4, "6.4%", 3, 1, 80, 6.48),
        ("2026-01-30", "", "USD", "Auto", "B", "KT", "B0KT", 1000, 3, "0.3%", "$0.50", 1.5, 0, "", 0, 0, 0, "0%", 0, 0, 0, 0),
        ("2026-01-31", "", "USD", "Auto", "A", "LP", "B0LP", 10, 0, "0%", "", 0, 0, "", "", 0, 0, "", 0, 0, 0, 0),
    ]  # fmt: skip
    done = company.load(workbook(company.folder / "ads.xlsx", [OLD, *body]), store="us")
    text = (
        "\n".join(",".join(f'"{cell}"' for cell in row) for row in (OLD, *body))
        .replace('"16.22"', '"$ 16.22"')
        .replace("5293", "5,293")
    )
    again = company.load(text, "ads.csv", store="us")

    assert (done.kind, done.read, done.new, done.rejected, done.ignored_columns) == (
        "amazon.advertised_products",
        3,
        2,
        0,
        (),
    )
    assert (again.new, again.changed, again.rejected) == (0, 0, 0)
    assert rows(company) == [
        ("2026-01-30", "amazon_ads", "Auto", "Auto", "KT", "6293", "50", "17.72", "3", "4", "86.48", "USD"),
        ("2026-01-31", "amazon_ads", "Auto", "Auto", "LP", "10", "0", "0.00", "0", "0", "0.00", "USD"),
    ]
    assert [note.en.split(";")[0] for note in done.notices] == ["3 rows have no campaign id"]


def test_a_unified_report_has_days_as_ranges_guarded_ids_and_sales_apart_from_clicks(company: Company) -> None:
    body = (
        f'USD,{DAY},="170574860392093",Auto,="9",A,B0KT,KT,AMAZON_US,1000,40,4.0000%,12.50,,,,\n'
        f'USD,{DAY},="170574860392093",Auto,="9",A,B0KT,KT,AMAZON_US,0,0,,0.00,2,59.98,3,\n'
        f'USD,{DAY},="271828182845904",Brand,="8",B,,,AMAZON_CA,100,5,5.0000%,7.50,0,0,0,\n'
        'USD,"Jul 06, 2026 - Jul 29, 2026",="170574860392093",Auto,="9",A,B0KT,KT,AMAZON_US,9,9,1%,9.00,0,0,0,\n'
    )
    done = company.load(UNIFIED + body, "unified.csv", store="us")

    assert (done.kind, done.read, done.new, done.rejected) == ("amazon.advertised_products", 4, 2, 1)
    assert [(line, code) for line, _, code in company.reasons()] == [(5, "several_days")]
    assert rows(company) == [
        ("2026-07-06", "amazon_ads", "170574860392093", "Auto", "KT", "1000", "40", "12.50", "2", "3", "59.98", "USD"),
        ("2026-07-06", "amazon_ads", "271828182845904", "Brand", "(none)", "100", "5", "7.50", "0", "0", "0.00", "USD"),
    ]
    assert "AMAZON_CA, AMAZON_US" in done.notices[0].en
    # A row without SKU is not taken for the day's total: 12.50 + 7.50
    assert answer(company.workspace, Query(("ad_spend",), currency="USD")).readings[0].value == 20


OTHERS = {
    "cp1252": (
        "Datum;Portfolioname;Währung;Kampagnen-Name;Anzeigengruppenname;Beworbene SKU;Beworbene ASIN;Impressionen;Klicks;"
        "Klickrate (CTR);Kosten pro Klick (CPC);Ausgaben;7 Tage, Umsatz gesamt (€);7 Tage, Aufträge gesamt (#);"
        "7 Tage, Einheiten gesamt (#)\n"
        "30.01.2026;;EUR;Auto;A;KT;B0KT;1.234;40;3,2415%;0,35 €;14,00 €;1.059,90 €;2;3\n"
    ),
    "gb18030": (
        "日期,货币,广告活动名称,已推广的 SKU,展示量,点击量,花费,7天总销售额,7天总订单数(#),7天总销售量(#)\n"
        '2026-01-30,EUR,Auto,KT,"1,234",40,€14.00,"€1,059.90",2,3\n'
    ),
    "cp932": (
        "日付,通貨,キャンペーン名,広告対象SKU,インプレッション,クリック,費用,広告がクリックされてから7日間の総売上高,"
        "広告がクリックされてから7日間の合計注文数,広告がクリックされてから7日間の合計販売数\n"
        '2026/01/30,EUR,Auto,KT,"1,234",40,14.00,"1,059.90",2,3\n'
    ),
}


@pytest.mark.parametrize("encoding", OTHERS)
def test_each_language_has_its_own_names_and_numbers(encoding: str, shared: Company) -> None:
    done = shared.load(OTHERS[encoding].encode(encoding), f"{encoding}.csv", store="eu")

    assert (done.kind, done.new + done.unchanged, done.rejected) == ("amazon.advertised_products", 1, 0)
    assert rows(shared) == [
        ("2026-01-30", "amazon_ads", "Auto", "Auto", "KT", "1234", "40", "14.00", "2", "3", "1059.90", "EUR")
    ]


def test_a_spanish_report_names_its_months_and_puts_the_sign_before_the_comma(company: Company) -> None:
    header = (
        "Fecha;Nombre de la cartera;Divisa;Nombre de campaña;Nombre del grupo de anuncios;SKU anunciado;ASIN anunciado;Impresiones;"
        "Clics;Índice de clics (CTR);Coste por clic (CPC);Gasto;Ventas totales de 7 días (€);"
        "Coste publicitario de las ventas (ACOS) total ;Pedidos totales de 7 días (#);Unidades totales de 7 días (#)\r\n"
    )
    row = "ene 14, 2026;No Portfolio;EUR;Campaña ES;Grupo 1;KT;B0KT;1.600;12;2,0000%;€0,13;€1.234,56;€2.000,00;15,0000%;3;4\r\n"
    done = company.load(f"\ufeff{header}{row}", "es.csv", store="eu")

    assert (done.kind, done.rejected, done.ignored_columns) == ("amazon.advertised_products", 0, ())
    assert rows(company) == [
        (
            "2026-01-14",
            "amazon_ads",
            "Campaña ES",
            "Campaña ES",
            "KT",
            "1600",
            "12",
            "1234.56",
            "3",
            "4",
            "2000.00",
            "EUR",
        )
    ]
