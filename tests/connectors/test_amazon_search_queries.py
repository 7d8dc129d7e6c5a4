"""Amazon's search query performance gives the week's searches for the brand, and nothing that it cannot say."""

from __future__ import annotations

import pytest

from helloword.reconciliation.official import Wanted
from helloword.reconciliation.reconciling import reconcile
from tests.connectors.company import Company

PLAIN = 'Brand=["Lumora Home"],Reporting Range=["{range}"],Select week=["Week 5 | 2026-01-25 - 2026-01-31 2026"]\n'
QUOTED = '"Brand=[""Lumora Home""]","Reporting Range=[""{range}""]","Select week=[""Week 5 | 2026""]"\n'
ROWS = (
    '"Search Query","Search Query Score","Search Query Volume","Impressions: Total Count","Impressions: Brand Share %",'
    '"Clicks: Click Rate %","Purchases: Brand Share %","Reporting Date"\n'
    '"lumora-home kettle","1","1,900","9000","81.5","3.11","77.0","2026-01-31"\n'
    '"LumoraHome","2","100","300","90","3","80","2026-01-31"\n'
    '"kettle ""steel"", 1,7 l","3","103376","2779737","0.5","1","0","2026-01-31"\n'
)


@pytest.mark.parametrize("above", [PLAIN, QUOTED, f"\ufeff{QUOTED}"])
def test_searches_for_the_brand_are_the_weeks_official_figure(above: str, company: Company) -> None:
    done = company.load(above.format(range="Weekly") + ROWS, "US_Search_Query_Performance.csv", store="us")

    assert (done.kind, done.read, done.rejected, done.notices) == ("amazon.search_queries", 3, 0, ())
    assert company.rows("official", "report", "start", "end", "measure", "amount") == [
        ("search_query_performance", "2026-01-25", "2026-01-31", "brand_search", "2000.000000")
    ]
    assert company.rows("keywords", "keyword") == []
    assert [found.kpi for found in reconcile(company.workspace, Wanted("us"))] == ["brand_search"]


def test_a_month_is_rejected_and_a_file_without_its_brand_says_so(shared: Company) -> None:
    monthly = shared.load(PLAIN.format(range="Monthly") + ROWS, "monthly.csv", store="us")
    nameless = shared.load(ROWS, "nameless.csv", store="us")

    assert (monthly.new, {row[2] for row in shared.reasons()}) == (0, {"several_weeks"})
    assert (nameless.new, [text.en.split(":")[0] for text in nameless.notices]) == (0, ["3 rows are of no brand"])
