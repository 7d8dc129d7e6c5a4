"""Asked for trailing days, a KPI is answered for each day exactly as for that day and the ones before it alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.lake.importing import import_file
from helloword.period import ONE_DAY
from helloword.workspace import Workspace

START, END = date(2026, 3, 4), date(2026, 3, 9)
FILES = {
    "orders": "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,customer\n"
    + "".join(f"o{n},1,2026-03-{1 + n % 9:02d},paid,S{n % 3},{1 + n % 4},10.00,EUR,c{n % 5}\n" for n in range(40)),
    "traffic": "date,source,sessions\n" + "".join(f"2026-03-{d:02d},organic,{90 + d}\n" for d in range(1, 9)),
    "inventory": "date,sku,warehouse,sellable\n"
    + "".join(f"2026-03-{d:02d},S{s},w,{50 - d - s}\n" for d in range(1, 10) for s in range(3)),
    "feedback": "feedback_id,order_id,kind,opened_at\nf1,o3,claim,2026-03-08\nf2,o8,claim,2026-03-09\n",
}


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("trailing")
    made = Workspace.create(folder, name="Acme", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "amazon", "DE", "EUR", "Europe/Berlin")
    for fact, text in FILES.items():
        path = folder / f"{fact}.csv"
        path.write_text(text, encoding="utf-8")
        assert import_file(made, path, store="eu", kind=f"general.{fact}").rejected == 0
    yield made
    made.state.close()


@pytest.mark.parametrize(
    "kpi", ["net_sales", "orders", "cvr", "odr", "days_of_cover", "repeat_rate", "inventory_turnover"]
)
@pytest.mark.parametrize("by", [(), ("store",)])
def test_each_day_is_the_total_of_its_own_days(company: Workspace, kpi: str, by: tuple[str, ...]) -> None:
    readings = answer(company, Query((kpi,), by=by, start=START, end=END, trailing=3)).readings
    days = [START + ONE_DAY * n for n in range((END - START).days + 1)]
    alone = [
        reading
        for day in days
        for reading in answer(company, Query((kpi,), by=by, start=day - 2 * ONE_DAY, end=day)).readings
    ]

    assert [r.period.end for r in readings] == days
    assert [(r.slice, r.value, r.numerator, r.denominator, r.reason) for r in readings] == [
        (r.slice, r.value, r.numerator, r.denominator, r.reason) for r in alone
    ]
