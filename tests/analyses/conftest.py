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
    "purchase_orders.csv": """po_id,line_id,supplier,sku,ordered_at,promised_at,quantity,unit_cost,currency,received_at,received_quantity,inspected,passed
P1,1,S1,KETTLE,2026-09-01,2026-09-21,50,10.00,EUR,2026-09-21,50,10,10
P2,1,S1,KETTLE,2026-09-05,2026-09-25,50,10.00,EUR,2026-10-15,40,10,9
P3,1,S2,CUP,2026-09-10,2026-10-20,30,25.00,EUR,,,,
P4,1,S3,BOWL,2026-10-01,2026-10-31,5,3.00,EUR,2026-10-31,5,,
""",
    "suppliers.csv": "supplier,name\nS1,Lamp Works\nS3,S3\n",
    "returns.csv": """store,return_id,order_id,sku,requested_at,quantity,reason
eu,R1,D-1,KETTLE,2026-10-10,1,defective
eu,R2,D-2,FILTER,2026-10-25,2,changed_mind
us,R3,U-1,KETTLE,2026-10-30,1,defective
""",
    "inventory.csv": """store,date,sku,warehouse,sellable
eu,2026-10-30,KETTLE,W,20
eu,2026-10-31,KETTLE,W,20
eu,2026-10-31,FILTER,W,0
eu,2026-10-31,VASE,W,40
""",
    "funnel.csv": """store,date,channel,sessions,product_views,cart_adds,checkouts,purchases
eu,2026-10-10,search,100,80,20,10,3
eu,2026-10-11,social,50,20,4,2,1
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
