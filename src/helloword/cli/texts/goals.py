"""What `helloword goals` says."""

from __future__ import annotations

from helloword.text import Text

TEXTS: dict[str, Text] = {
    "goals": Text(
        "目标：想要什么、谁负责、走到了哪里。", "Goals: what is wanted, who owns it, and how far it has come."
    ),
    "goals.list": Text(
        "列出全部目标，按上下级排列，并给出进度。", "List all goals as a tree, with how far each has come."
    ),
    "goals.show": Text("一个目标的各月计划与实际、各个版本。", "Show one goal with its months and its versions."),
    "goals.check": Text(
        "SMART 检查：每个字母都有数据依据和补救办法；不指定目标时，还检查数量和平衡。",
        "Check goals by SMART, each letter with evidence and a remedy; without an ID, count and balance too.",
    ),
    "goals.cascade": Text(
        "目标分解：各部分合计多少，还有多少没有分下去。",
        "Show what the parts of a goal come to, and what nobody has been given.",
    ),
    "goals.score": Text("公司、部门或个人的计分卡。", "Show the scorecard of the company, a department or a person."),
    "goals.payout": Text("按方案计算一个期间的奖金。", "Work out what each plan pays for a period."),
    "goals.import": Text(
        "从 YAML 文件或目标包导入战略、目标和奖金方案；要么全部生效，要么一个也不。",
        "Import strategies, goals and plans from a YAML file or a ready set, all or none.",
    ),
    "goals.export": Text("把战略、目标和奖金方案写成 YAML。", "Print strategies, goals and plans as YAML."),
    "goals.sets": Text(
        "列出各岗位和新店、新产品线的目标包。", "List the ready sets for each role and for new stores and lines."
    ),
    "goals.activate": Text("启用草稿目标。", "Put draft goals in force."),
    "goals.adjust": Text("从某个月起调整目标值。", "Give a goal another target from a month on."),
    "goals.close": Text(
        "结案：冻结一个已结束期间的得分和奖金。", "Close a period that is over: its scores and payouts are frozen."
    ),
    "argument.goal": Text("目标代号，见 `helloword goals list`", "id of a goal, see `helloword goals list`"),
    "argument.goals": Text("一个或多个目标代号", "ids of goals"),
    "argument.goals_checked": Text("目标代号；不写则检查全部", "ids of goals; all when none is given"),
    "argument.goals_file": Text(
        "YAML 文件，格式同 `helloword goals export`", "YAML file, as `helloword goals export` prints it"
    ),
    "argument.whose": Text("company、部门代号或人员代号", "company, or the id of a department or person"),
    "option.goal_set": Text("目标包，见 `helloword goals sets`", "ready set, see `helloword goals sets`"),
    "option.owner": Text("负责人代号", "id of the person who owns the goals"),
    "option.strategy": Text("目标所支持的战略代号", "id of the strategy that the goals serve"),
    "option.dry_run": Text("只显示会改什么，不保存", "show what would change and keep nothing"),
    "option.target": Text("新的目标值", "the new target"),
    "option.low": Text("新的区间下限", "the band's new lower edge"),
    "option.high": Text("新的区间上限", "the band's new upper edge"),
    "option.effective": Text(
        "从哪个月的第一天起生效；默认本月", "first day of the month it holds from; else the present month"
    ),
    "option.trial": Text(
        "试算：草稿也算上；还没开始的目标往前挪整年",
        "try it on the past: drafts count, and goals yet to begin are moved back by whole years",
    ),
    "goals.none": Text(
        "还没有目标；从目标包开始：helloword goals sets。",
        "There are no goals yet; start from a ready set: helloword goals sets.",
    ),
    "goals.well": Text("没有发现问题。", "Nothing was found."),
    "goals.no_plans": Text(
        "还没有奖金方案；写在 YAML 的 plans: 下再导入。",
        "There are no payout plans yet; write them under `plans:` and import them.",
    ),
    "goals.head": Text("{name}（{kpi}，{status}）", "{name} ({kpi}, {status})"),
    "goals.period": Text(
        "{start} 到 {end}，负责人 {owner}，目标 {target}", "{start} to {end}, owned by {owner}, target {target}"
    ),
    "goals.unallocated": Text("（未分配）", "(unallocated)"),
    "goals.score_is": Text(
        "得分 {score}（{status}），依据 {rests} 的权重。", "Score {score} ({status}), resting on {rests} of the weight."
    ),
    "goals.normalised": Text(
        "权重之和是 {sum}，已按占比折算。", "The weights sum to {sum} and are taken as parts of it."
    ),
    "goals.gate_missed": Text(
        "一票否决的目标没有达成，总分封顶：{goals}。", "A gate goal is missed, so the score is capped: {goals}."
    ),
    "goals.needs_period": Text("要用 --from 和 --to 给出期间", "give the period with --from and --to"),
    "goals.file_or_set": Text(
        "给出一个文件，或用 --set 指定目标包，二者取一", "give a file, or a ready set with --set, one of the two"
    ),
    "goals.number": Text("“{value}”不是数字", '"{value}" is not a number'),
    "goals.kept": Text("已保存 {count} 处改动。", "Changes kept: {count}."),
    "goals.left_out": Text(
        "没有数据、因此没有建立的目标：{goals}。", "Left out, as there is no data for them: {goals}."
    ),
    "goals.activated": Text("已启用：{goals}。", "In force: {goals}."),
    "goals.closed": Text(
        "{first} 到 {until} 已结案（数据湖版本 {lake}，指标目录版本 {catalogue}）。",
        "{first} to {until} is closed (lake version {lake}, catalogue version {catalogue}).",
    ),
    "goals.status.draft": Text("草稿", "draft"),
    "goals.status.closed": Text("已结案", "closed"),
    "goals.status.active": Text("进行中", "active"),
    "goals.status.on_track": Text("正常", "on track"),
    "goals.status.behind": Text("落后", "behind"),
    "goals.status.off": Text("偏离", "off"),
    "goals.status.no_data": Text("无数据", "no data"),
    "goals.verdict.ok": Text("可以", "ok"),
    "goals.verdict.weak": Text("不足", "weak"),
    "goals.verdict.missing": Text("缺少", "missing"),
    "goals.kind.strategy": Text("战略", "strategy"),
    "goals.kind.goal": Text("目标", "goal"),
    "goals.kind.plan": Text("奖金方案", "plan"),
    "column.goal": Text("目标", "goal"),
    "column.owner": Text("负责人", "owner"),
    "column.actual": Text("实际", "actual"),
    "column.expected": Text("应到", "expected"),
    "column.target": Text("目标值", "target"),
    "column.attainment": Text("达成率", "attained"),
    "column.expected_to_date": Text("累计应到", "expected to date"),
    "column.actual_to_date": Text("累计实际", "actual to date"),
    "column.from": Text("从", "from"),
    "column.to": Text("到", "to"),
    "column.by": Text("谁", "by"),
    "column.verdict": Text("结论", "verdict"),
    "column.planned": Text("计划", "planned"),
    "column.volume": Text("计划分母", "planned volume"),
    "column.actual_volume": Text("实际分母", "actual volume"),
    "column.weight": Text("权重", "weight"),
    "column.measured": Text("数据到", "data to"),
    "column.plan": Text("方案", "plan"),
    "column.person": Text("人员", "person"),
    "column.base": Text("基数", "base"),
    "column.share": Text("发放比例", "share"),
    "column.amount": Text("金额", "amount"),
    "column.open": Text("待定权重", "open weight"),
    "column.missed_gates": Text("未达成的否决项", "gates missed"),
    "column.count": Text("个数", "count"),
    "column.note": Text("说明", "note"),
    "column.field": Text("字段", "field"),
}
