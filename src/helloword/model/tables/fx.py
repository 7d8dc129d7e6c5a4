"""Exchange rates."""

from helloword.model.table import Table, day, doubt, rate, text
from helloword.text import Text

TABLE = Table(
    name="fx",
    title=Text("汇率", "Exchange rates"),
    meaning=Text(
        "每行是一天一对币种的汇率：一单位基准币值多少报价币。",
        "One row per day and pair: units of quote for one of base.",
    ),
    columns=(
        day("date", "日期", "Date", required=True),
        text("base", "基准币", "Base", required=True),
        text("quote", "报价币", "Quote", required=True),
        rate("rate", "汇率", "Rate", required=True),
    ),
    key=("date", "base", "quote"),
    clock="date",
    doubts=(doubt("rate <= 0", "汇率不是正数", "a rate that is not positive"),),
)
