"""What commands say while they work and when they are done."""

from __future__ import annotations

from helloword.text import Text

TEXTS: dict[str, Text] = {
    "working": Text("计算中", "Working"),
    "stopped": Text("已停止。", "Stopped."),
    "disk": Text("磁盘出错：{what}{why}。", "The disk failed: {what}{why}."),
    "disk.file": Text("{path}：", "{path}: "),
    "engine": Text(
        "数据读写失败：{what}。用 helloword doctor 检查工作区。",
        "The data could not be read or written: {what}. `helloword doctor` looks the workspace over.",
    ),
    "crash": Text(
        "helloword 出错了：{what}。设置 {variable}=1 再执行一次可以看到详细位置。",
        "helloword failed: {what}. Run it again with {variable}=1 to see where.",
    ),
    "usage.command": Text("没有命令“{name}”。", 'There is no command "{name}".'),
    "usage.option": Text("没有选项 {name}。", "There is no option {name}."),
    "usage.near": Text("您是不是要用 {name}？", "Did you mean {name}?"),
    "usage.missing": Text("缺少 {name}。", "{name} is missing."),
    "usage.number": Text("{name} 要写成整数{range}。", "{name} must be a whole number{range}."),
    "usage.from": Text("，不小于 {least}", ", {least} or more"),
    "usage.between": Text("，{least} 到 {most}", " from {least} to {most}"),
    "usage.no_value": Text("{name} 后面缺少值。", "{name} needs a value after it."),
    "usage.takes_none": Text("{name} 后面不带值。", "{name} takes no value."),
    "usage.extra": Text("多出来的内容：{words}。", "Not understood: {words}."),
    "usage.choices": Text("{name} 只能是：{choices}。", "{name} must be one of: {choices}."),
    "usage.value": Text("{name} 有误：{what}", "{name}: {what}"),
    "usage.day": Text(
        "“{value}”不是日期，写成 2026-01-31 这样。", '"{value}" is not a date; write it like 2026-01-31.'
    ),
    "usage.far": Text("{value} 不在 1900 到 2999 年之间。", "{value} is not between 1900 and 2999."),
    "usage.try": Text("详见 `{command}`。", "See `{command}`."),
    "table.left_out": Text(
        "宽度不够，没有显示：{columns}。加宽终端或用 --format csv 可以看到。",
        "Not shown for lack of room: {columns}; a wider terminal or --format csv shows them.",
    ),
    "colon": Text("：", ": "),
    "init.done": Text(
        "已在 {folder} 建立工作区。接下来：添加店铺（helloword store add），再导入报表（helloword import）。",
        "Made a workspace in {folder}. Next: add a store (helloword store add), then import reports (helloword import).",
    ),
    "store.added": Text(
        "店铺 {id} 已就绪（{currency}，{timezone}）。", "Store {id} is ready ({currency}, {timezone})."
    ),
    "store.none": Text(
        "还没有店铺；用 helloword store add 添加。", "There are no stores yet; add one with helloword store add."
    ),
    "import.ignored": Text("{file}：没有读取的列：{columns}。", "{file}: columns that were not read: {columns}."),
    "import.rejected": Text(
        "{file}：{count} 行未载入；查看：helloword import rejects --import {id}",
        "{file}: rows that did not load: {count}; see: helloword import rejects --import {id}",
    ),
    "import.none": Text("还没有导入过文件。", "Nothing has been imported yet."),
    "import.undone": Text("导入 {id} 已撤销。", "Import {id} is taken back."),
    "rejects.none": Text("没有被拒行。", "No rows are rejected."),
    "rejects.exported": Text(
        "已写出 {count} 行到 {path}；改好后执行 helloword import {path}。",
        "Wrote {count} rows to {path}; mend them, then: helloword import {path}",
    ),
    "rejects.which": Text("还要用 --import ID 说明是哪次导入。", "say which import with --import ID."),
    "kinds.more": Text(
        "? 表示可以缺。各列的说明见文档“文件类型”，或用 --format json。",
        "? marks columns that may be missing. What each holds: the docs' page on kinds of files, or --format json.",
    ),
    "template.done": Text("已写出 {path}。", "Wrote {path}."),
    "ask_dates": Text("日期顺序（{choices}）：", "Order of dates ({choices}):"),
    "ask_decimal": Text("小数点（{choices}）：", "Decimal mark ({choices}):"),
    "define.done": Text("{file} 已生效；指标目录版本 {version}。", "{file} is in force; catalogue version {version}."),
    "take_back.done": Text("{id} 已收回；指标目录版本 {version}。", "{id} is taken back; catalogue version {version}."),
    "serve.ready": Text("{name} 的看板：{url}（按 Ctrl-C 停止）", "The board of {name}: {url} (Ctrl-C stops it)"),
    "demo.building": Text("正在 {folder} 建立演示公司……", "Making the demo company in {folder} ..."),
    "demo.progress": Text("演示公司", "demo company"),
    "demo.tour": Text(
        "演示公司已在 {folder}。这几件事正在发生，每件都能从数字里看出来：",
        "The demo company is in {folder}. This is going wrong there, and each shows in a number:",
    ),
    "demo.tour_pages": Text(
        """接着走一圈：
     {address}/goals           目标从公司分到部门和个人，谁落后了
     {address}/alerts          预警发现了什么，规则放到历史上会响几次
     {address}/actions         该做什么、为什么、预期多少，等您批准或拒绝
     {address}/purchases       批准后写好的采购单，登记到货和验货
     {address}/reviews         上周和上月：偏差按金额排，每个都拆到原因，跟进到人
     {address}/reconciliation  平台自己的数字和我们差多少，差在哪里
     {address}/audit           谁改了什么、为什么，一键核验
     {address}/costs           哪些商品还没有成本，利润因此算不准""",
        """Then walk the loop:
     {address}/goals           goals from the company down to people, and who is behind
     {address}/alerts          what the alerts found, and how often a rule would have fired
     {address}/actions         what should be done, why and for how much; it waits for you to approve or reject
     {address}/purchases       orders that were written on approval; note what came and what passed
     {address}/reviews         last week and month: deviations by their money, each with its causes, and follow-ups
     {address}/reconciliation  how far the platforms' own figures are from ours, and where it comes from
     {address}/audit           who changed what and why, verified at a click
     {address}/costs           which products lack a cost, so that margins are not right yet""",
    ),
    "demo.tour_commands": Text(
        """接着走一圈：
     helloword goals score --workspace {folder}
     helloword alerts list --workspace {folder}
     helloword actions list --workspace {folder}
     helloword reviews show 1 --workspace {folder}
     helloword reconcile --workspace {folder}
     helloword kpi trace refunds --limit 20 --workspace {folder}
     helloword serve --workspace {folder}""",
        """Then walk the loop:
     helloword goals score --workspace {folder}
     helloword alerts list --workspace {folder}
     helloword actions list --workspace {folder}
     helloword reviews show 1 --workspace {folder}
     helloword reconcile --workspace {folder}
     helloword kpi trace refunds --limit 20 --workspace {folder}
     helloword serve --workspace {folder}""",
    ),
    "show.nothing": Text("没有数据。", "There is no data."),
    "show.incomplete": Text(
        "* 期间不完整：尚未结束、被日期截断，或数据未到期末。",
        "* not complete: not over yet, cut by the dates, or data does not reach its end.",
    ),
    "show.missing": Text("{kpi}：— {reason}", "{kpi}: — {reason}"),
    "show.coverage": Text(
        "部分 SKU 没有成本，按零计算；最低只有 {share} 的销售额有成本。",
        "Some SKUs have no cost and count as zero; at the lowest, {share} of sales have a known cost.",
    ),
    "trace.rows": Text("（{total} 行中的 {shown} 行）", "({shown} of {total} rows)"),
    "reason.no_data": Text("没有数据", "no data"),
    "reason.no_rate": Text("缺少汇率", "an exchange rate is missing"),
    "reason.zero_denominator": Text("分母为零", "the denominator is zero"),
    "reason.unranked": Text("中位数落在没有排名的关键词上", "the median falls on a keyword without a rank"),
    "explain.formula": Text("公式", "Formula"),
    "explain.measures": Text("度量", "Measures"),
    "explain.named": Text("{name}（{id}）", "{name} ({id})"),
    "explain.over": Text("{sql}，取自 {rows}", "{sql} over {rows}"),
    "explain.window": Text("，截至期末的 {days} 天", ", the {days} days up to the period's last"),
    "explain.spread": Text(
        "一个月的金额平均摊到每一天；切片按 {measure} 占比分摊",
        "a month's amount spread evenly over its days; a slice takes its share of {measure}",
    ),
    "explain.unit": Text("单位", "Unit"),
    "explain.better": Text("好的方向", "Better"),
    "explain.clock": Text("时间口径", "Clock"),
    "explain.additivity": Text("可加性", "Additivity"),
    "explain.sources": Text("来源", "Sources"),
    "explain.slices": Text("可用切片", "Slices"),
    "explain.maturity": Text("成熟期", "Matures in"),
    "explain.days": Text("{days} 天", "{days} days"),
    "explain.owner": Text("负责岗位", "Owner"),
    "explain.levers": Text("抓手", "Levers"),
    "explain.threshold": Text("平台要求", "Platform's limit"),
    "column.id": Text("编号", "id"),
    "column.name": Text("名称", "name"),
    "column.unit": Text("单位", "unit"),
    "column.better": Text("方向", "better"),
    "column.formula": Text("公式", "formula"),
    "column.platform": Text("平台", "platform"),
    "column.marketplace": Text("站点", "marketplace"),
    "column.region": Text("区域", "region"),
    "column.currency": Text("币种", "currency"),
    "column.timezone": Text("时区", "time zone"),
    "column.opened": Text("开店", "opened"),
    "column.prices": Text("价格", "prices"),
    "column.import": Text("导入", "import"),
    "column.file": Text("文件", "file"),
    "column.kind": Text("类型", "kind"),
    "column.store": Text("店铺", "store"),
    "column.status": Text("状态", "status"),
    "column.read": Text("读取", "read"),
    "column.new": Text("新增", "new"),
    "column.changed": Text("变更", "changed"),
    "column.unchanged": Text("不变", "unchanged"),
    "column.rejected": Text("被拒", "rejected"),
    "column.version": Text("版本", "version"),
    "column.at": Text("时间", "at"),
    "column.title": Text("名称", "title"),
    "column.columns": Text("列", "columns"),
    "column.line": Text("行", "line"),
    "column.column": Text("列", "column"),
    "column.value": Text("值", "value"),
    "column.reason": Text("原因", "reason"),
    "column.yaml": Text("定义", "yaml"),
    "column.contribution": Text("贡献", "contribution"),
    "column.period": Text("期间", "period"),
    "column.change_previous": Text("较上期", "vs before"),
    "column.change_year": Text("较去年", "vs year"),
}
