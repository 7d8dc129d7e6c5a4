"""A company made by hand, small enough to count, and the planted one of all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from helloword.lake.importing import import_file
from helloword.workspace import Workspace
from tests.companies import PLANTED, company

FILES = {
    "orders.csv": """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,currency,customer,channel
eu,D-1,1,2026-10-05,delivered,KETTLE,2,40.00,0,EUR,anna,search
eu,D-2,1,2026-10-20,delivered,FILTER,5,8.00,4.00,EUR,ben,search
eu,D-3,1,2026-10-21,delivered,CUP,1,10.00,0,EUR,anna,social
us,U-1,1,2026-10-25,delivered,KETTLE,1,60.00,0,EUR,carol,social
""",
    "costs.csv": "sku,effective_from,purchase,currency\nKETTLE,2026-01-01,10.00,EUR\nCUP,2026-01-01,25.00,EUR\n",
    "fees.csv": """store,fee_id,posted_at,order_id,sku,type,amount,currency
eu,F1,2026-10-06,D-1,KETTLE,referral,12.00,EUR
eu,F2,2026-10-31,,,subscription,30.00,EUR
""",
    "ads.csv": """store,date,channel,campaign_id,campaign,impressions,clicks,spend,attributed_orders,attributed_units,attributed_sales,currency
eu,2026-10-10,search,C1,Search,1000,50,7.00,1,1,40.00,EUR
""",
    "overheads.csv": "month,type,amount,currency\n2026-10,rent,31.00,EUR\n",
}


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Two stores, four orders, a SKU without a cost, one that loses money, fees and ads that name no SKU."""
    base = tmp_path_factory.mktemp("analyses")
    made = Workspace.create(base / "company", name="L", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin", region="EU")
    made.add_store("us", "shopify", "US", "EUR", "America/New_York", region="US")
    for name, text in FILES.items():
        (base / name).write_text(text, encoding="utf-8")
        import_file(made, base / name)
    return made


@pytest.fixture(scope="session")
def planted(request: pytest.FixtureRequest) -> Iterator[Workspace]:
    """The demo company in which things are planted."""
    with company(request.config, PLANTED) as folder:
        yield Workspace.open(folder)
