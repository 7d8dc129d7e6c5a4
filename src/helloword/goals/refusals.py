"""What goals are refused for, worded in both languages; the only place that words it."""

from __future__ import annotations

from helloword.errors import InputError
from helloword.text import Text

REFUSALS: dict[str, Text] = {
    "bad_goal_id": Text(
        "“{id}”不能用作目标、战略或奖金方案的代号；只能用小写字母、数字、“-”、“_”和“.”，如 net-sales-2026。",
        '"{id}" cannot be the id of a goal, strategy or plan; use small letters, digits, "-", "_" and ".", such as net-sales-2026.',
    ),
    "goal_unnamed": Text("“{id}”需要中文和英文名称。", '"{id}" needs a name in Chinese and English.'),
    "goal_period": Text(
        "目标“{id}”的期间 {start} 到 {end} 前后颠倒；请对调。",
        'The period {start} to {end} of goal "{id}" runs backwards; swap its days.',
    ),
    "goal_department": Text(
        "部门目标“{id}”要写明 department。", 'Goal "{id}" is a department\'s; say which one with `department`.'
    ),
    "goal_weight": Text("目标“{id}”的权重不能小于 0。", 'Goal "{id}" has a weight below zero; give 0 or more.'),
    "goal_band": Text(
        "区间目标“{id}”要有 low 和 high，且 low 小于 high。", 'Goal "{id}" is a band: give `low` and a larger `high`.'
    ),
    "goal_target": Text("目标“{id}”还没有 target。", 'Goal "{id}" has no target; give `target`.'),
    "goal_baseline": Text(
        "目标“{id}”的目标值不大于 0，要有基线 baseline 才能算达成率。",
        'Goal "{id}" has a target of zero or less; give a `baseline` from which attainment counts.',
    ),
    "goal_milestones_shape": Text(
        "目标“{id}”写了 milestones；请把 shape 设为 given，或去掉它们。",
        'Goal "{id}" gives milestones; set `shape: given`, or leave them out.',
    ),
    "goal_milestones": Text(
        "目标“{id}”的 milestones 要按日期排列、都在期间内，最后一个在 {end} 且等于目标值；区间目标不能自定里程碑。",
        'The milestones of goal "{id}" must be in order and in its period, and the last must be the target on {end}; a band has none of its own.',
    ),
    "goal_slice": Text(
        "目标“{id}”的 {kpi} 不能按 {dimension} 切片；可用：{known}。",
        'Goal "{id}": {kpi} cannot be sliced by {dimension}; it can by {known}.',
    ),
    "goal_cycle": Text(
        "目标“{id}”会成为自己的下级（{way}）；请换一个上级目标。",
        'Goal "{id}" would be below itself ({way}); give it another parent.',
    ),
    "goal_not_active": Text("目标“{id}”还不能启用：{why_zh}", 'Goal "{id}" cannot become active yet: {why}'),
    "goal_status": Text(
        "目标“{id}”的状态是{status}，不能这样改。", 'Goal "{id}" is {status}, so this cannot be done to it.'
    ),
    "goal_reason": Text("要用 --reason 说明为什么改。", "Say why with --reason; it is kept in the history."),
    "goal_closed": Text(
        "目标“{id}”到 {closed} 为止的期间已结案，不能再改；最早从 {first} 起生效。",
        'The period of goal "{id}" up to {closed} is closed and stays as it is; the change can take effect from {first}.',
    ),
    "goal_mid_month": Text(
        "改动要从某个月的第一天起生效，而不是 {day}；可用 {first} 或 {next}。",
        "A change takes effect on the first day of a month, not on {day}; take {first} or {next}.",
    ),
    "goal_outside": Text(
        "{day} 不在目标“{id}”的期间 {start} 到 {end} 内。",
        '{day} is not in the period of goal "{id}", {start} to {end}.',
    ),
    "goal_file": Text("{place}：{what}", "{place}: {what}"),
    "goal_needs_people": Text(
        "还没有人员和部门；请先用 helloword people 添加。",
        "There are no people yet; add them with `helloword people` first.",
    ),
    "goal_set_owner": Text(
        "导入目标包要用 --owner 指定负责人。", "A ready set needs an owner for its goals: --owner PERSON."
    ),
    "goal_set_store": Text(
        "目标包“{set}”从开店日算起：用 --where store=ID 指定店铺，或用 --from 指定第一天。",
        'The set "{set}" counts from an opening day: name the store with --where store=ID, or give the day with --from.',
    ),
    "plan_curve": Text(
        "奖金方案“{id}”的曲线要按达成率从低到高写，奖金比例不能为负，也不能下降。",
        'The curve of plan "{id}" must go up in attainment, with shares that are not negative and never fall.',
    ),
    "plan_base": Text("奖金方案“{id}”的基数不能为负。", 'The base of plan "{id}" must not be negative.'),
    "period_not_over": Text(
        "{until} 还没有过去；结案只针对已结束的期间。",
        "{until} is not over yet; only a period that is over can be closed.",
    ),
    "period_closed": Text(
        "{first} 到 {until} 与已结案的期间重叠。", "{first} to {until} overlaps a period that is closed already."
    ),
}


def refused(code: str, **facts: str) -> InputError:
    """The refusal called `code`.

    >>> str(refused("goal_target", id="x"))
    'Goal "x" has no target; give `target`.'
    """
    return InputError(REFUSALS[code].en.format(**facts), code=code, **facts)
