"""A small company whose numbers can be worked out by hand.

Every day of two years up to 2026-06-30, `eu` sells twice and `us` once; a sale of `eu` is as many pieces as the month's
number, at 10 EUR in 2024 and 2025 and 11 EUR in 2026; one of `us` is 5 pieces at 20 EUR. `eu` has 100 visits a day, `us` 50.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from helloword import people
from helloword.lake.importing import import_file
from helloword.people import Department, Person
from helloword.text import Text
from helloword.workspace import Workspace

FIRST, LAST, TODAY = date(2024, 7, 1), date(2026, 6, 30), date(2026, 7, 1)
DEPARTMENTS = ("company", "sales", "service")
PEOPLE = (("ada", "company"), ("ben", "sales"), ("cao", "service"), ("dan", "sales"))


def make_company(folder: Path, state_url: str | None = None) -> Workspace:
    """The company with its people and its data."""
    made = Workspace.create(
        folder / "company", name="Small", currency="EUR", timezone="Europe/Berlin", state_url=state_url
    )
    for store in ("eu", "us"):
        made.add_store(store, "shopify", store.upper(), "EUR", "Europe/Berlin", region=store.upper())
    add_people(made)
    for name, lines in (("orders", orders()), ("traffic", traffic()), ("surveys", surveys())):
        path = folder / f"{name}.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        import_file(made, path)
    return made


def add_people(made: Workspace) -> None:
    """Three departments and four people."""
    for id in DEPARTMENTS:
        people.add_department(
            made, Department(id, Text(f"部门{id}", id.title()), None if id == "company" else "company")
        )
    for id, department in PEOPLE:
        people.add_person(made, Person(id, id.title(), department))


def days() -> Iterator[date]:
    """Every day with data."""
    at = FIRST
    while at <= LAST:
        yield at
        at += timedelta(days=1)


def orders() -> Iterator[str]:
    yield "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency"
    for day in days():
        price = 11 if day.year == 2026 else 10
        for number in (1, 2):
            yield f"eu,E{day:%y%m%d}{number},1,{day},delivered,KETTLE,{day.month},{price},EUR"
        yield f"us,U{day:%y%m%d},1,{day},delivered,KETTLE,5,20,EUR"


def traffic() -> Iterator[str]:
    yield "store,date,source,sessions"
    for day in days():
        yield f"eu,{day},organic,100"
        yield f"us,{day},organic,50"


def surveys() -> Iterator[str]:
    """Four of five customers of each day are content, in `eu` alone."""
    yield "store,response_id,kind,answered_at,score"
    for day in days():
        for number, score in enumerate((5, 4, 4, 5, 2)):
            yield f"eu,R{day:%y%m%d}{number},csat,{day}T12:00:00,{score}"
