"""Search Console's queries: clicks, impressions and mean position of what people searched for."""

from __future__ import annotations

from helloword.connectors.counting import COUNT
from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

_WHOLE = Whole(("day_seen", '"Top queries"'))

NAMES = {
    "Top queries": (
        "Query", "Queries", "热门查询", "上位のクエリ", "Häufigste Suchanfragen", "Requêtes les plus fréquentes",
        "Consultas principales", "Query principali", "Populairste zoekopdrachten", "Najpopularniejsze zapytania",
        "Vanligaste sökfrågorna", "인기 검색어",
    ),
    "Clicks": ("点击次数", "クリック数", "Klicks", "Clics", "Clic", "Klikken", "Kliknięcia", "Klick", "클릭수"),
    "Impressions": (
        "展示", "展示次数", "表示回数", "Impressionen", "Impresiones", "Impressioni", "Vertoningen", "Wyświetlenia", "Visningar",
        "노출수",
    ),
    "Position": (
        "排名", "平均排名", "掲載順位", "Durchschnittliche Position", "Position moyenne", "Posición media", "Posizione media",
        "Positie", "Pozycja", "Genomsnittlig position", "평균 게재순위",
    ),
}  # fmt: skip
"""Other spellings: first those of connectors, then of the console in other languages."""

KIND = Kind(
    id="google.search_console",
    title=Text("Search Console 查询词", "Search Console queries"),
    fields=(
        Field("Date", FieldType.DATE, aliases=("日期",)),
        Field("Top queries", required=True, aliases=NAMES["Top queries"]),
        Field("Clicks", FieldType.INTEGER, spelt=COUNT, optional_header=False, aliases=NAMES["Clicks"]),
        Field("Impressions", FieldType.INTEGER, spelt=COUNT, required=True, aliases=NAMES["Impressions"]),
        Field("Position", FieldType.RATE, required=True, aliases=NAMES["Position"]),
    ),
    record="Top queries",
    steps=(
        {"day_seen": 'COALESCE("Date", imported_day)', "weighed": '"Position" * "Impressions"'},
        _WHOLE.sums(all_impressions='"Impressions"', all_weighed="weighed"),
    ),
    outputs=(
        Output(
            table="keywords",
            where=_WHOLE.first,
            columns={
                "date": "day_seen", "keyword": '"Top queries"', "search_volume": "all_impressions", "branded": "FALSE",
                "organic_rank": """CASE WHEN all_impressions > 0
                    THEN GREATEST(1, CAST(ROUND(all_weighed / all_impressions) AS BIGINT)) ELSE CAST(ROUND("Position") AS BIGINT) END""",
            },
        ),
    ),
    source=(
        "Google Search Console, Performance, Export, Queries.csv: the same five columns in ten public importers' tests (English, "
        "Chinese and Japanese sure, other languages seen in one); with a column of days from connectors and spreadsheets"
    ),
    notes=(
        Text(
            "压缩包里的 Queries.csv 没有日期：按导入当天算，所以筛选一天（例如昨天）再导出；有 Date 列的按日期算。",
            "`Queries.csv` has no days and counts for the day it is imported, so export a single day, such as yesterday; rows with a "
            "`Date` count for their own.",
        ),
        Text(
            "排名取平均排名，四舍五入；搜索量取展示次数，即你的页面被看到的次数，比真实搜索量小。",
            "The rank is the mean position, rounded. The search volume is impressions: how often your pages were shown, which is "
            "less than how often people searched.",
        ),
        Text(
            "不知道哪些是品牌词，都算非品牌词；要标品牌词，用 general.keywords 再导入一次。",
            "Which queries name your brand is not known, so none does; import general.keywords to say which do.",
        ),
    ),
    assumed={
        f'"Date" IS NULL AND {_WHOLE.first}': Text(
            "{n} 个查询词没有日期，按导入当天算。", "{n} {n:query has|queries have} no day and {n:counts|count} for the day of the import."
        ),
    },
)  # fmt: skip
