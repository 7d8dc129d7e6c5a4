"""What `helloword rollups` says."""

from __future__ import annotations

from helloword.text import Text

TEXTS: dict[str, Text] = {
    "rollups": Text("汇总表：列出、重建。", "Roll-ups: list, rebuild."),
    "rollups.list": Text(
        "列出量过的汇总表：按什么汇总、剩下百分之几的行、是否值得保留。",
        "The roll-ups that were measured: by what, how many rows of a hundred are left, whether they are worth keeping.",
    ),
    "rollups.rebuild": Text("丢掉汇总表，从事实表重新计算。", "Drop the roll-ups and fill them again from the facts."),
    "option.every_rollup": Text("可能有的汇总表全部计算，不只是问到过的", "all that there can be, not only those that were asked for"),
    "rollups.none": Text(
        "还没有汇总表：一个指标背后超过 {rows} 行时才会自动建立，行数更少时直接放在内存里。",
        "There are no roll-ups yet: they come by themselves once a KPI has more than {rows} rows behind it; fewer are held in memory.",
    ),
    "rollups.rebuilt": Text("已重建 {count} 张汇总表。", "Rebuilt: {count}."),
    "column.rollup_of": Text("来源", "rows of"),
    "column.grain": Text("汇总到", "by"),
    "column.left": Text("剩余行", "rows left"),
    "column.kept_rows": Text("保留行数", "rows kept"),
    "column.bytes": Text("字节", "bytes"),
}  # fmt: skip
