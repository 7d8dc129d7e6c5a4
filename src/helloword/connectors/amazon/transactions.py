"""Amazon's date range report of transactions: what it says of fees and refunds, to hold the settlements against.

The settlement tells of the same fees and refunds, cut otherwise: a line here may be several there, and lines of no order
have other names and no id in common. So they are not loaded as fees twice; the settlement gives them, and this report
gives official figures by month, which `helloword reconcile` compares.
"""

from __future__ import annotations

from helloword.connectors.amazon.moments import MOMENT
from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

SOURCE = (
    "Seller Central, Payments, Reports Repository, date range or monthly unified transaction report: English sure (a test "
    "with a file of 2023, several public parsers; its first lines say what the columns are made of); German, French, Spanish, "
    "Italian and Japanese names of columns and types in two public tables, German also in five parsers; Italian and "
    "Spanish less sure. Chinese was not found."
)
REFUNDS = (
    "refund", "chargeback refund", "a-to-z guarantee refund", "erstattung", "erstattung durch rückbuchung", "remboursement",
    "reembolso", "rimborso", "返金",
)  # fmt: skip
MOVED = (
    "transfer", "debt", "übertrag", "verbindlichkeit", "transfert", "solde négatif", "transferir", "trasferir",
    "saldo descubierto", "deuda", "trasferimento", "saldo negativo", "振込み",
)  # fmt: skip
ADS = "advertis|sponsored|werbekosten|publicité|publicidad|pubblicit|広告"
_FEES = ("selling fees", "fba fees", "other transaction fees", "other", "cost of Amazon points")
_AMOUNTS = {
    "product sales": ("Umsätze", "ventes de produits", "ventas de productos", "Vendite", "商品売上"),
    "selling fees": ("Verkaufsgebühren", "frais de vente", "tarifas de venta", "Commissioni di vendita", "手数料"),
    "fba fees": (
        "fulfilment by amazon fees", "Gebühren zu Versand durch Amazon", "Frais Expédié par Amazon", "tarifas fba",
        "tarifas de Logística de Amazon", "Costi del servizio Logistica di Amazon", "FBA 手数料",
    ),
    "other transaction fees": (
        "Andere Transaktionsgebühren", "autres frais de transaction", "tarifas de otras transacciones",
        "tarifas de otra transacción", "Altri costi relativi alle transazioni", "トランザクションに関するその他の手数料",
    ),
    "other": ("Andere", "autre", "otro", "Altro", "その他"),
    "total": ("Gesamt", "totale", "合計"),
}  # fmt: skip
_LEFT = (
    "settlement id", "order id", "sku", "quantity", "marketplace", "account type", "fulfillment", "fulfilment", "order city",
    "order state", "order postal", "tax collection model", "shipping credits", "postage credits", "shipping credits tax",
    "gift wrap credits", "giftwrap credits tax", "Regulatory Fee", "Tax On Regulatory Fee", "promotional rebates tax",
    "marketplace withheld tax", "Transaction Release Date",
    "Abrechnungsnummer", "Bestellnummer", "Menge", "Versand", "Ort der Bestellung", "Bundesland", "Postleitzahl",
    "Steuererhebungsmodell", "Gutschrift für Versandkosten", "Steuer auf Versandgutschrift", "Gutschrift für Geschenkverpackung",
    "Steuer auf Geschenkverpackungsgutschriften", "Steuer auf Aktionsrabatte", "Einbehaltene Steuer auf Marketplace",
    "決済番号", "注文番号", "数量", "Amazon 出品サービス", "フルフィルメント", "市町村", "都道府県", "郵便番号", "税金徴収型", "配送料",
    "配送料の税金", "ギフト包装手数料", "ギフト包装クレジットの税金", "プロモーション割引の税金", "源泉徴収税を伴うマーケットプレイス",
)  # fmt: skip
_MONTH = Whole(("store", "month", "in_currency"))


def _figure(measure: str, amount: str) -> Output:
    return Output(
        table="official",
        where=f"{_MONTH.first} AND {amount} IS NOT NULL",
        columns={
            "store": "store",
            "report": "'date_range_report'",
            "start": "GREATEST(month, first_day)",
            "end": "LEAST(LAST_DAY(month), last_day)",
            "measure": f"'{measure}'",
            "amount": amount,
            "currency": "in_currency",
        },
    )


KIND = Kind(
    id="amazon.transactions",
    title=Text("亚马逊日期范围报告（交易）", "Amazon date range report of transactions"),
    fields=(
        Field(
            "date/time", FieldType.INSTANT, required=True, spelt=MOMENT,
            aliases=("Datum/Uhrzeit", "date/heure", "fecha y hora", "fecha/hora", "Data/Ora:", "Data/Ora", "日付/時間"),
        ),
        Field("type", aliases=("Typ", "tipo", "トランザクションの種類"), optional_header=False),
        Field("description", aliases=("Beschreibung", "descripción", "Descrizione", "説明"), optional_header=False),
        Field("Currency", FieldType.CURRENCY, stated=r"All amounts in ([A-Z]{3})\b"),
        *(Field(name, FieldType.AMOUNT, optional_header=False, aliases=names) for name, names in _AMOUNTS.items()),
        Field(
            "product sales tax", FieldType.AMOUNT,
            aliases=(
                "Produktumsatzsteuer", "Taxes sur la vente des produits", "impuesto de ventas de productos",
                "imposta sulle vendite dei prodotti", "商品の売上税",
            ),
        ),
        Field(
            "promotional rebates", FieldType.AMOUNT,
            aliases=(
                "Rabatte aus Werbeaktionen", "Rabais promotionnels", "devoluciones promocionales", "descuentos promocionales",
                "Sconti promozionali", "プロモーション割引額",
            ),
        ),
        Field("cost of Amazon points", FieldType.AMOUNT, aliases=("Amazonポイントの費用", "Amazon ポイントの費用")),
        Field("Transaction Status", aliases=("Transaktionsstatus",)),
        *(Field(name, keep=Keep.DROPPED) for name in _LEFT),
    ),
    steps=(
        {
            "day": '"date/time_day"',
            "event": 'LOWER("type")',
            "in_currency": 'COALESCE("Currency", store_currency)',
            "waiting": """LOWER("Transaction Status") IN ('deferred', 'zurückgestellt')""",
        },
        {
            "month": "CAST(DATE_TRUNC('month', day) AS DATE)",
            "first_day": "MIN(day) OVER ()",
            "last_day": "MAX(day) OVER ()",
            "moved": f"event IN {MOVED}",
            "ads": f"event NOT IN {MOVED} AND REGEXP_MATCHES(LOWER(CONCAT(event, ' ', \"description\")), '{ADS}')",
            "goods": f"""CASE WHEN event IN {REFUNDS} AND waiting IS NOT TRUE
                THEN COALESCE("product sales", 0) + COALESCE("promotional rebates", 0) END""",
        },
        {
            "refund": """CASE WHEN tax_included AND COALESCE("product sales tax", 0) = 0
                THEN without_vat(-goods, store_country, day) ELSE -goods END""",
            "fee": "CASE WHEN moved IS NOT TRUE AND ads IS NOT TRUE AND waiting IS NOT TRUE THEN -("
            + " + ".join(f'COALESCE("{name}", 0)' for name in _FEES)
            + ") END",
        },
        _MONTH.sums(fees_all="fee", refunds_all="refund"),
    ),
    outputs=(_figure("fees", "fees_all"), _figure("refunds", "refunds_all")),
    source=SOURCE,
    notes=(
        Text(
            "哪份报表为准：费用和退款来自结算报告；这份报告说的是同一批费用，不再算一次，只按月变成官方数字，用 helloword reconcile 与结算对照。",
            "Which report wins: fees and refunds come from the settlements. This report tells of the same ones, so they do not "
            "count again; by month they become official figures, which `helloword reconcile` holds against the settlements.",
        ),
        Text(
            "费用是销售费、FBA 费、其他交易费和其他四列之和（日本站还有积分成本），不含广告费、转账和欠款；退款是商品销售额加促销折扣，含税店铺没有单列税额的按标准税率换算。",
            "Fees are the columns of selling fees, FBA fees, other transaction fees and other, in Japan the cost of points too, without "
            "advertising, transfers and debts; refunds are product sales and rebates of refunds, without tax.",
        ),
        Text(
            "表头前的说明行会跳过；月份和时区按文件里的写法读。状态是 Deferred 的交易还没有结算，不计入。",
            "The lines above the header are passed over; months and time zones are read as they are written. Transactions "
            "that are `Deferred` are in no settlement yet and are left out.",
        ),
    ),
    assumed={
        "ads": Text("{n} 行是广告费，不计入费用。", "{n} {n:row is|rows are} the cost of advertising; {n:it does not|they do not} count as fees."),
        "waiting": Text(
            "{n} 行还没有结算（Deferred），没有计入。", "{n} {n:row is|rows are} in no settlement yet (Deferred); {n:it is|they are} left out."
        ),
    },
)  # fmt: skip
