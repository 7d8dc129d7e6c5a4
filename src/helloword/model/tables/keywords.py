"""Keyword positions and search demand per day."""

from helloword.model.table import Table, day, doubt, flag, integer, text
from helloword.text import Text

TABLE = Table(
    name="keywords",
    title=Text("关键词日", "Keyword days"),
    meaning=Text(
        "每行是一天中一个关键词的排名和搜索量。",
        "One row per day and keyword: its rank and search volume.",
    ),
    columns=(
        day("date", "日期", "Date", required=True),
        text("keyword", "关键词", "Keyword", required=True),
        text("sku", "公司 SKU", "The company's SKU"),
        integer("organic_rank", "自然排名；空表示未上榜", "Organic rank; empty means unranked"),
        integer("sponsored_rank", "广告排名", "Sponsored rank"),
        integer("search_volume", "搜索量", "Search volume"),
        flag("branded", "品牌词", "Branded", required=True),
    ),
    key=("date", "keyword", "sku"),
    clock="date",
    events=("date",),
    partition="month",
    doubts=(doubt("organic_rank < 1 OR sponsored_rank < 1", "排名小于 1", "a rank below 1"),),
)
