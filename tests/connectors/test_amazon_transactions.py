"""The date range report is held against the settlement and never counts what the settlement counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from helloword.reconciliation.reconciling import reconcile
from tests.connectors import test_amazon_settlement as settlements
from tests.connectors.company import Company
from tests.connectors.test_amazon_orders import plain

PROSE = (
    '"Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions"\n'
    '"All amounts in USD, unless specified"\n"Definitions:"\n'
    '"Sales tax collected: Includes sales tax collected from buyers for product sales, shipping, and gift wrap."\n'
    '"Selling fees: Includes variable closing fees and referral fees."\n'
    '"Other transaction fees: Includes shipping chargebacks, shipping holdbacks, per-item fees  and sales tax collection fees."\n'
    '"Other: Includes non-order transaction amounts. For more details, see the ""Type"" and ""Description"" columns for each '
    'order ID."\n'
)
HEADER = (
    '"date/time","settlement id","type","order id","sku","description","quantity","marketplace","account type","fulfillment",'
    '"order city","order state","order postal","tax collection model","product sales","product sales tax","shipping credits",'
    '"shipping credits tax","gift wrap credits","giftwrap credits tax","Regulatory Fee","Tax On Regulatory Fee",'
    '"promotional rebates","promotional rebates tax","marketplace withheld tax","selling fees","fba fees",'
    '"other transaction fees","other","total","Transaction Status"\n'
)
# When, type, description, product sales, tax, shipping, rebates, withheld, selling, FBA, other transaction fees, other.
ROWS = """
Jan 5, 2026 12:00:00 PM PST | Order | Kettle | 59.98 | 4.95 | 5.99 | -5.99 | -4.95 | -9.00 | -10.84 | -5.99 | 0 | Released
Jan 7, 2026 10:30:00 PM PST | Refund | Lamp | -20.00 | -1.65 | -4.00 | 2.00 | 1.65 | 2.16 | 0 | 0 | 0 | Released
Jan 9, 2026 4:00:00 AM PST | Service Fee | Cost of Advertising | 0 | 0 | 0 | 0 | 0 | 0 | 0 | -12.40 | 0 | Released
Jan 10, 2026 4:00:00 AM PST | Service Fee | Subscription | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | -39.99 | Released
Jan 12, 2026 4:00:00 AM PST | FBA Inventory Fee | FBA storage fee | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | -7.15 | Released
Jan 12, 2026 4:00:00 AM PST | Adjustment | FBA Inventory Reimbursement - Damaged:Warehouse | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 18.63 | Released
Jan 12, 2026 4:00:00 AM PST | Service Fee | Brand Story Fee | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | -1.85 | Released
Jan 13, 2026 4:00:00 AM PST | Transfer | To your account ending in: 4417 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | "-1,024.55" | Released
Jan 13, 2026 5:00:00 AM PST | Order | Lamp | 20.00 | 0 | 0 | 0 | 0 | -3.00 | -4.00 | 0 | 0 | Deferred
"""


def report() -> str:
    lines = []
    for row in ROWS.strip().splitlines():
        when, event, said, sales, tax, shipping, rebates, withheld, *fees, status = (
            cell.strip() for cell in row.split("|")
        )
        cells = [f'"{when}"', "1800", event, "", "", f'"{said}"', "", "amazon.com", *[""] * 6, sales, tax, shipping, *["0"] * 5,
                 rebates, "0", withheld, *fees, "0", status]  # fmt: skip
        lines.append(",".join(cells))
    return f"\ufeff{PROSE}{HEADER}" + "\n".join(lines) + "\n"


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    yield from settlements.stores_in(tmp_path)


def figures(company: Company) -> list[tuple[str, ...]]:
    rows = company.rows("official", "report", "start", "end", "measure", "amount", "currency")
    return [tuple(plain(cell) for cell in row) for row in rows]


def test_it_says_what_the_settlement_says_and_counts_nothing_again(company: Company) -> None:
    done = company.load(report(), "2026JanMonthlyUnifiedTransaction.csv", store="com")
    again = company.load(report().replace("Kettle", "Kettle 1,7 l"), "again.csv", store="com")
    company.load(settlements.settlement(), "settlement.txt", store="com")

    assert (done.kind, done.read, done.new, done.rejected, done.ignored_columns) == ("amazon.transactions", 9, 1, 0, ())
    assert (again.new, again.changed) == (0, 0)
    assert [text.en.split(";")[0] for text in done.notices] == [
        "1 row is the cost of advertising", "1 row is in no settlement yet (Deferred)",
    ]  # fmt: skip
    assert figures(company) == [
        ("date_range_report", "2026-01-05", "2026-01-13", "fees", "54.03", "USD"),
        ("date_range_report", "2026-01-05", "2026-01-13", "refunds", "18", "USD"),
    ]
    assert (len(settlements.fees(company)), len(settlements.refunds(company))) == (len(settlements.FEES), 1)
    assert {(found.figure.measure, found.own - found.figure.amount) for found in reconcile(company.workspace)} == {
        ("fees", 0), ("refunds", 0),
    }  # fmt: skip


OTHERS = {
    "de": (
        "Datum/Uhrzeit;Typ;Beschreibung;Umsätze;Produktumsatzsteuer;Rabatte aus Werbeaktionen;Verkaufsgebühren;"
        "Gebühren zu Versand durch Amazon;Andere Transaktionsgebühren;Andere;Gesamt\n"
        "31.01.2026 23:30:00 UTC;Bestellung;Kessel;1.000,00;190,00;0;-150,50;-5,42;0;0;1.034,08\n"
        "01.02.2026 10:00:00 UTC;Erstattung;Kessel;-119,00;0;0;17,85;0;0;0;-101,15\n"
        "02.02.2026 10:00:00 UTC;Servicegebühr;Werbekosten;0;0;0;0;0;-20,00;0;-20,00\n"
        "03.02.2026 10:00:00 UTC;Übertrag;An Konto;0;0;0;0;0;0;-912,93;-912,93\n",
        [("2026-02-01", "2026-02-03", "fees", "138.07"), ("2026-02-01", "2026-02-03", "refunds", "100")],
    ),
    "fr": (
        "date/heure,type,description,ventes de produits,Taxes sur la vente des produits,Rabais promotionnels,frais de vente,"
        "Frais Expédié par Amazon,autres frais de transaction,autre,total\n"
        '"3 févr. 2026 10:00:00 UTC",Commande,Bouilloire,"100,00","20,00",0,"-15,00","-5,42",0,0,"99,58"\n'
        '"4 févr. 2026 10:00:00 UTC",Transfert,"Sur le compte",0,0,0,0,0,0,"-99,58","-99,58"\n',
        [("2026-02-03", "2026-02-04", "fees", "20.42")],
    ),
    "es": (
        "fecha y hora,tipo,descripción,ventas de productos,impuesto de ventas de productos,devoluciones promocionales,"
        "tarifas de venta,tarifas de Logística de Amazon,tarifas de otras transacciones,otro,total\n"
        '"3 ene 2026 10:00:00 UTC",Pedido,Hervidor,"1.100,00","231,00",0,"-165,00","-5,42",0,0,"1.160,58"\n'
        '"5 ene 2026 10:00:00 UTC",Reembolso,Hervidor,"-100,00","-21,00",0,"12,00",0,0,0,"-109,00"\n'
        '"6 ene 2026 10:00:00 UTC",Transferir,A su cuenta,0,0,0,0,0,0,"-1.051,58","-1.051,58"\n',
        [("2026-01-03", "2026-01-06", "fees", "158.42"), ("2026-01-03", "2026-01-06", "refunds", "100")],
    ),
    "it": (
        "Data/Ora:,tipo,Descrizione,Vendite,imposta sulle vendite dei prodotti,Sconti promozionali,Commissioni di vendita,"
        "Costi del servizio Logistica di Amazon,Altri costi relativi alle transazioni,Altro,totale\n"
        '"3 gen 2026 10:00:00 UTC",Ordine,Bollitore,"1.100,00","242,00",0,"-165,00","-5,42",0,0,"1.171,58"\n'
        '"5 gen 2026 10:00:00 UTC",Rimborso,Bollitore,"-100,00","-22,00",0,"12,00",0,0,0,"-110,00"\n'
        '"6 gen 2026 10:00:00 UTC",Trasferimento,Sul conto,0,0,0,0,0,0,"-1.061,58","-1.061,58"\n',
        [("2026-01-03", "2026-01-06", "fees", "158.42"), ("2026-01-03", "2026-01-06", "refunds", "100")],
    ),
    "jp": (
        "日付/時間,決済番号,トランザクションの種類,説明,商品売上,商品の売上税,Amazonポイントの費用,プロモーション割引額,手数料,FBA 手数料,"
        "トランザクションに関するその他の手数料,その他,合計\n"
        '"2026/01/03 23:30:00 JST",1,注文,ケトル,"1,002,980","100,298",-30,0,"-150,447",-434,0,0,"952,397"\n'
        '"2026/01/05 10:00:00 JST",1,返金,ケトル,-980,-98,0,0,98,0,0,0,-980\n'
        '"2026/01/06 10:00:00 JST",1,振込み,口座へ,0,0,0,0,0,0,0,"-951,417","-951,417"\n',
        [("2026-01-03", "2026-01-06", "fees", "150813"), ("2026-01-03", "2026-01-06", "refunds", "980")],
    ),
}


def test_a_german_report_of_the_first_days_of_a_month_needs_no_answer(company: Company) -> None:
    text = OTHERS["de"][0].replace("31.01.2026", "01.02.2026")
    company.load(text, "de.csv", store="de")

    assert [row[1:3] for row in figures(company)] == [("2026-02-01", "2026-02-03")] * 2


@pytest.mark.parametrize("language", OTHERS)
def test_each_country_has_its_names_its_numbers_and_its_months(company: Company, language: str) -> None:
    text, expected = OTHERS[language]
    done = company.load(text, f"{language}.csv", store="de")

    assert (done.kind, done.rejected, done.ignored_columns) == ("amazon.transactions", 0, ())
    assert [row[1:5] for row in figures(company)] == expected
