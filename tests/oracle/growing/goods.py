"""Products, costs, maps of SKUs, overheads and exchange rates."""

from __future__ import annotations

from datetime import date, timedelta

from tests.oracle.growing.chances import SKUS, Chances, Row


def rows(chances: Chances) -> dict[str, list[Row]]:
    """All company-wide tables that other rows lean on."""
    return {
        "products": _products(chances),
        "costs": _costs(chances),
        "sku_map": _sku_map(chances),
        "overheads": _overheads(chances),
        "fx": _fx(chances),
    }


def _products(chances: Chances) -> list[Row]:
    return [
        {
            "sku": sku,
            "title": f"Product {sku}",
            "brand": chances.one("Nori", "Kelp", ""),
            "line": chances.one("tea", "cups", ""),
            "supplier": chances.one("s1", "s2", ""),
        }
        for sku in SKUS
        if chances.often()
    ]


def _costs(chances: Chances) -> list[Row]:
    found = {}
    for sku in SKUS:
        for _ in chances.many(2):
            day = chances.middle + timedelta(days=chances.one(-400, -400, -300, -3, 0, 2))
            found[sku, day] = {
                "sku": sku,
                "effective_from": day.isoformat(),
                "purchase": chances.money(9),
                "inbound": chances.one("", chances.money(2)),
                "duty": chances.one("", chances.money(2)),
                "currency": chances.any_currency("CNY", "CNY", "USD"),
            }
    return list(found.values())


def _sku_map(chances: Chances) -> list[Row]:
    def row(store: str, platform_sku: str, sku: str, quantity: int) -> Row:
        return {"store": store, "platform_sku": platform_sku, "sku": sku, "quantity": str(quantity)}

    found = [row("", "KIT", "A", 2), row("", "KIT", "B", 1)] if chances.often() else []
    found += [row("", "A-2PK", "A", 2)] if chances.often() else []
    found += [row(chances.stores[0].id, "B-X", "B", 1)] if chances.often() else []
    found += [row(chances.stores[1].id, "KIT", "C", 1), row(chances.stores[1].id, "KIT", "A", 1)] * chances.rarely()
    return found


def _overheads(chances: Chances) -> list[Row]:
    months = {day.strftime("%Y-%m") for day in (chances.middle, chances.day(), chances.day())}
    return [
        {
            "month": month,
            "type": kind,
            "amount": chances.money(3000),
            "currency": chances.any_currency("CNY", "EUR", "USD"),
        }
        for month in sorted(months)
        for kind in ("rent", "people")
        if chances.one(True, False)
    ]


def _fx(chances: Chances) -> list[Row]:
    """Some days of the European Central Bank's currencies, and of one it does not publish."""
    found = {}
    start = chances.middle - timedelta(days=800)
    if not chances.rarely():
        found[start, "TWD", chances.home] = "0.0301"
    for _ in chances.many(25):
        pair = chances.one(
            ("USD", "EUR"), ("JPY", "EUR"), ("EUR", "CNY"), ("CNY", "JPY"), ("TWD", chances.home), ("TWD", "USD")
        )
        base, quote = pair if chances.often() else pair[::-1]
        if base != quote:
            found[chances.day(), base, quote] = _rate(chances)
    return [_row(day, base, quote, rate) for (day, base, quote), rate in found.items()]


def _rate(chances: Chances) -> str:
    return chances.one(
        "0.5", "7.8125", f"{chances.dice.uniform(0.01, 9):.12f}", f"{chances.dice.uniform(0.5, 150):.4f}"
    )


def _row(day: date, base: str, quote: str, rate: str) -> Row:
    return {"date": day.isoformat(), "base": base, "quote": quote, "rate": rate}
