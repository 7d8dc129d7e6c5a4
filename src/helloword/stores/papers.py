"""A purchase order on paper: as XLSX and PDF, and the letter that brings them, in the supplier's language."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from helloword.audit import Json
from helloword.kpis.company import ground_of
from helloword.mail import Attachment
from helloword.money import grouped, plain
from helloword.paper import pdf
from helloword.stores.costs import product_titles
from helloword.stores.purchase import Purchase, PurchaseLine
from helloword.stores.suppliers import suppliers
from helloword.text import Text, filled
from helloword.workspace import Workspace

if TYPE_CHECKING:
    from xlsxwriter import Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
HEAD = Text("采购单", "Purchase order")
COLUMNS = (
    Text("行", "Line"), Text("SKU", "SKU"), Text("品名", "Item"), Text("数量", "Quantity"), Text("单价", "Unit price"),
    Text("金额", "Amount"), Text("要求到货", "Due"), Text("送到", "For"),
)  # fmt: skip
_TO, _DATE, _TOTAL = Text("致", "To"), Text("日期", "Date"), Text("合计", "Total")
_WHY, _SUMS = (
    Text("为什么订这么多", "Why so much"),
    Text("共 {lines} 行，{units} 件", "{lines} {lines:line|lines}, {units} {units:unit|units}"),
)
_LETTER = Text(
    "您好：\n\n附上采购单 {id}，共 {lines} 行，{total} {currency}。请在 {due} 前到货，并回信确认。\n\n{company}\n",
    "Hello,\n\nplease find attached our purchase order {id} with {lines} {lines:line|lines}, {total} {currency}. It is due on {due}; please confirm by reply.\n\n{company}\n",
)
_CANCELLED = Text(
    "您好：\n\n采购单 {id} 取消，请不要发货；如已发出，请回信告知。\n\n{company}\n",
    "Hello,\n\nour purchase order {id} is cancelled. Please do not ship it; if it is on its way already, let us know by reply.\n\n{company}\n",
)
_OFF = Text("取消采购单", "Cancelled: purchase order")

_WIDTHS = {"A:A": 6, "B:B": 14, "C:C": 36, "D:G": 13}

TEMPLATE = """
#set text(size: 9pt)
#grid(columns: (1fr, auto), text(size: 20pt, bold(data.head)), align(right, text(size: 14pt, data.id)))
#v(4mm)
#grid(columns: (1fr, 1fr), row-gutter: 2mm,
  [#text(fill: luma(110), data.to) #data.supplier], align(right)[#text(fill: luma(110), data.date_head) #data.date],
  [#data.company], align(right, data.sums))
#v(6mm)
#table(columns: (auto, auto, 1fr, auto, auto, auto, auto, auto), stroke: none, inset: (x: 5pt, y: 4.5pt),
  align: (right, left, left, right, right, right, right, left),
  table.hline(stroke: 0.8pt),
  table.header(..data.columns.map(c => bold(c))),
  table.hline(stroke: 0.4pt),
  ..data.rows.flatten(),
  table.hline(stroke: 0.4pt),
  [], [], bold(data.total_head), [], [], bold(data.total), [], [],
  table.hline(stroke: 0.8pt))
"""


def papers(workspace: Workspace, purchase: Purchase, locale: str) -> Sequence[Attachment]:
    """Both papers, ready to go along with a mail; the reasons stay in the company."""
    return (
        Attachment(f"{purchase.id}.pdf", as_pdf(workspace, purchase, locale), PDF),
        Attachment(f"{purchase.id}.xlsx", as_xlsx(workspace, purchase, locale, reasons=False), XLSX),
    )


def letter(workspace: Workspace, purchase: Purchase, locale: str, *, cancelled: bool) -> tuple[str, str]:
    """Subject and body of the mail."""
    told = {
        "id": purchase.id, "lines": str(len(purchase.lines)), "total": grouped(purchase.total, 2),
        "currency": purchase.currency, "due": str(max(line.ordered.promised_on for line in purchase.lines)),
        "company": workspace.settings.name,
    }  # fmt: skip
    head = _OFF if cancelled else HEAD
    return f"{head.in_(locale)} {purchase.id}", filled((_CANCELLED if cancelled else _LETTER).in_(locale), **told)


def as_pdf(workspace: Workspace, purchase: Purchase, locale: str) -> bytes:
    """The order as a PDF."""
    titles = _titles(workspace)
    rows: list[Json] = [[str(cell) for cell in _cells(line, titles)] for line in purchase.lines]
    units = sum(line.ordered.quantity for line in purchase.lines)
    data: dict[str, Json] = {
        "lang": "zh" if locale.startswith("zh") else "en", "head": HEAD.in_(locale), "id": purchase.id,
        "to": _TO.in_(locale), "supplier": _name(workspace, purchase), "date_head": _DATE.in_(locale),
        "date": str(purchase.sent_on or workspace.day_of(purchase.made_at)), "company": workspace.settings.name,
        "columns": [column.in_(locale) for column in COLUMNS], "rows": rows, "total_head": _TOTAL.in_(locale),
        "total": f"{grouped(purchase.total, 2)} {purchase.currency}",
        "sums": filled(_SUMS.in_(locale), lines=len(purchase.lines), units=units),
    }  # fmt: skip
    return pdf(TEMPLATE, data, purchase.made_at)


def as_xlsx(workspace: Workspace, purchase: Purchase, locale: str, *, reasons: bool = True) -> bytes:
    """The order as a workbook; texts are written as texts, so that none becomes a formula."""
    import xlsxwriter

    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": purchase.made_at.replace(tzinfo=None)})
        _sheet(book, workspace, purchase, locale, reasons=reasons)
    return file.getvalue()


def _sheet(book: Workbook, workspace: Workspace, purchase: Purchase, locale: str, *, reasons: bool) -> None:
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
    sheet = book.add_worksheet(purchase.id)
    for columns, width in _WIDTHS.items():
        sheet.set_column(columns, width)
    sheet.write_string(0, 0, f"{HEAD.in_(locale)} {purchase.id}", bold)
    sheet.write_string(1, 0, f"{_TO.in_(locale)} {_name(workspace, purchase)} · {workspace.settings.name}")
    for number, head in enumerate([*COLUMNS, *([_WHY] if reasons else [])]):
        sheet.write_string(3, number, head.in_(locale), bold)
    titles = _titles(workspace)
    for row, line in enumerate(purchase.lines, 4):
        ordered = line.ordered
        sheet.write_number(row, 0, line.number)
        sheet.write_string(row, 1, ordered.sku)
        sheet.write_string(row, 2, titles.get(ordered.sku) or "")
        sheet.write_number(row, 3, ordered.quantity)
        sheet.write(row, 4, ordered.unit_cost, money)
        sheet.write(row, 5, ordered.unit_cost * ordered.quantity, money)
        sheet.write_string(row, 6, str(ordered.promised_on))
        sheet.write_string(row, 7, ordered.store or "")
        if reasons:
            sheet.write_string(row, 8, ordered.reason.in_(locale))
    last = 4 + len(purchase.lines)
    sheet.write_string(last, 2, _TOTAL.in_(locale), bold)
    sheet.write(last, 5, purchase.total, money)
    sheet.write_string(last, 6, purchase.currency)


def _cells(line: PurchaseLine, titles: dict[str, str]) -> Sequence[str]:
    ordered = line.ordered
    return (
        str(line.number), ordered.sku, titles.get(ordered.sku) or "", grouped(Decimal(ordered.quantity), 0),
        plain(ordered.unit_cost), grouped(ordered.unit_cost * ordered.quantity, 2), str(ordered.promised_on), ordered.store or "",
    )  # fmt: skip


def _name(workspace: Workspace, purchase: Purchase) -> str:
    known = suppliers(workspace).get(purchase.supplier)
    return f"{known.name} ({purchase.supplier})" if known else purchase.supplier


def _titles(workspace: Workspace) -> dict[str, str]:
    return dict(product_titles(ground_of(workspace)))
