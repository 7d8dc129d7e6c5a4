"""A bundle is one unit in the total and its parts by product; a table says what lies between."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from helloword.analyses import Question, analyse
from helloword.lake.importing import import_file
from helloword.workspace import Workspace
from tests.analyses.reading import cell, values

FILES = {
    "orders.csv": """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency
eu,D-1,1,2026-10-05,delivered,SET,4,40.00,EUR
eu,D-2,1,2026-10-06,delivered,CUP,2,10.00,EUR
""",
    "sku_map.csv": "store,platform_sku,sku,quantity\neu,SET,CUP,2\neu,SET,BOWL,1\n",
    "costs.csv": "sku,effective_from,purchase,currency\nCUP,2026-01-01,5.00,EUR\nBOWL,2026-01-01,10.00,EUR\n",
    "returns.csv": """store,return_id,order_id,sku,requested_at,quantity,reason
eu,R1,D-1,SET,2026-10-10,1,defective
eu,R2,D-2,CUP,2026-10-11,1,damaged
""",
}


def test_returns_by_sku_come_to_the_total_though_a_bundle_has_parts(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "company", name="L", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        import_file(made, tmp_path / name)
    found = analyse(made, "returns", Question(start=date(2026, 10, 1), end=date(2026, 10, 31)))
    skus = found.tables[1]

    assert values(skus, "returned") == {"CUP": 3, "BOWL": 1, "unallocated": -2, "total": 2}
    assert values(skus, "ordered") == {"CUP": 10, "BOWL": 4, "unallocated": -8, "total": 6}
    assert values(skus, "share") == {"CUP": Decimal("1.5"), "BOWL": Decimal("0.5"), "unallocated": -1, "total": 1}
    assert cell(skus, skus.rows[-1], "return_rate").reason == "not_summed"
    assert "parts" in {note.code for note in found.notes}
    made.state.close()
