"""Search Console's queries become keyword days, with figures worked out by hand."""

from __future__ import annotations

import pytest

from tests.connectors.company import Company

COLUMNS = ("date", "keyword", "organic_rank", "search_volume", "branded")


def test_queries_of_each_day_are_weighed_by_how_often_they_were_shown(company: Company) -> None:
    # 100 times at 2.0 and 300 times at 6.0 is 5.0 on the whole.
    content = (
        "Date,Query,Country,Clicks,Impressions,CTR,Position\n2026-08-01,brass lamp,deu,10,100,10%,2.0\n"
        '2026-08-01,brass lamp,fra,5,300,1.67%,6.0\n2026-08-02,"lamp, red",deu,0,40,0%,11.6\n'
    )
    done = company.load(content)
    again = company.load(content, "again.csv")

    assert (done.kind, done.read, done.new, done.notices) == ("google.search_console", 3, 2, ())
    assert company.rows("keywords", *COLUMNS) == [
        ("2026-08-01", "brass lamp", "5", "400", "false"),
        ("2026-08-02", "lamp, red", "12", "40", "false"),
    ]
    assert (again.new, again.changed) == (0, 0)


@pytest.mark.parametrize(
    "content",
    [
        '\ufeff热门查询,点击次数,展示,点击率,排名\nLED 灯,12,"1,200",1%,7.5\n',
        "上位のクエリ,クリック数,表示回数,CTR,掲載順位\nLED 灯,12,1200,1%,7.5\n",
        "Häufigste Suchanfragen;Klicks;Impressionen;Klickrate;Durchschnittliche Position\nLED 灯;12;1.200;1 %;7,5\n",
    ],
)
def test_the_console_speaks_other_languages(content: str, company: Company) -> None:
    done = company.load(content)

    assert (done.kind, done.rejected) == ("google.search_console", 0)
    assert company.rows("keywords", *COLUMNS[1:]) == [("LED 灯", "8", "1200", "false")]


def test_queries_without_days_count_for_the_day_of_the_import(company: Company) -> None:
    done = company.load('Top queries,Clicks,Impressions,CTR,Position\nbrass lamp,450,"3,200",14.06%,2.1\n')

    assert (done.kind, done.new) == ("google.search_console", 1)
    assert company.rows("keywords", *COLUMNS[1:]) == [("brass lamp", "2", "3200", "false")]
    assert [text.en for text in done.notices] == ["1 query has no day and counts for the day of the import."]
