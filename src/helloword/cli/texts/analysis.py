"""What `helloword analysis` says."""

from __future__ import annotations

from helloword.text import Text

TEXTS: dict[str, Text] = {
    "analysis": Text("分析：利润、畅销与滞销、漏斗、退货等，都由指标算出。", "Analyses: profit, best and slow sellers, funnel, returns and more, made of KPIs."),
    "analysis.list": Text("列出全部分析，以及可以设定的阈值。", "List the analyses, and the thresholds that can be set."),
    "analysis.show": Text("回答一项分析。", "Answer an analysis."),
    "analysis.compared": Text("{days}，对比 {before}", "{days}, compared with {before}"),
    "analysis.change": Text("变化", "change"),
    "analysis.set": Text("阈值：{settings}。用 --set 另行设定。", "Thresholds: {settings}. Give others with --set."),
    "argument.analysis": Text("分析代号，见 `helloword analysis list`", "the analysis, see `helloword analysis list`"),
    "option.analysis_by": Text("按哪个维度成行，见 `helloword analysis list`", "dimension of the rows, see `helloword analysis list`"),
    "option.analysis_rows": Text("每张表最多几行，其余合为一行", "rows of a table at most; the rest is one row more"),
    "option.analysis_set": Text("设定阈值，可重复，如 a_share=0.7", "set a threshold, may be repeated, such as a_share=0.7"),
    "option.analysis_table": Text("只要这一张表；CSV 默认为第一张", "only this table; a CSV has the first without it"),
    "column.answers": Text("回答", "answers"),
    "column.made_by": Text("可按", "can be made by"),
    "column.settings": Text("阈值", "thresholds"),
    "column.classes": Text("分类", "classes"),
}  # fmt: skip
