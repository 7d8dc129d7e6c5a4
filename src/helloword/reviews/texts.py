"""Every sentence of a review, in both languages; numbers and names are filled in when it is read."""

from __future__ import annotations

from helloword.text import Text, filled

TEXTS: dict[str, Text] = {
    "title.week": Text("{scope} · {year} 年第 {week} 周评审", "{scope}: review of week {week}, {year}"),
    "title.month": Text("{scope} · {year} 年 {month} 月评审", "{scope}: review of {month_name} {year}"),
    "written": Text("{day} 由 {by} 写成", "written on {day} by {by}"),
    "edition": Text("第 {n} 版", "edition {n}"),
    "versions": Text("数据版本 {lake}，指标目录 {catalogue}", "lake version {lake}, catalogue {catalogue}"),
    "restated.none": Text("之后没有数字被重述。", "No number has been restated since."),
    "restated.some": Text(
        "写成之后，{n} 个数字被新数据重述；这里仍是当时的数字。",
        "{n} of its numbers {n:has|have} been restated by newer data since; {n:it stands here as it was|they stand here as they were}.",
    ),
    "late": Text("{fact}（{store}）只到 {day}", "{fact} of {store} reaches only {day}"),
    "late.title": Text("数据没有到齐", "Data is missing"),
    "card": Text("计分卡", "Scorecard"),
    "card.none": Text("还没有目标。", "There are no goals yet."),
    "card.score": Text("总分 {score}", "score {score}"),
    "card.missed": Text("一票否决未达成，总分封顶：{names}", "gate goals missed, so that the score is capped: {names}"),
    "goal": Text("目标", "Goal"),
    "owner": Text("负责人", "Owner"),
    "target": Text("到期末应达到", "Expected by then"),
    "actual": Text("实际", "Actual"),
    "attainment": Text("达成率", "Attainment"),
    "pace": Text("进度", "Pace"),
    "status": Text("状态", "Status"),
    "status.on_track": Text("正常", "on track"),
    "status.behind": Text("落后", "behind"),
    "status.off": Text("严重落后", "off"),
    "status.no_data": Text("没有数据", "no data"),
    "band": Text("{low} 至 {high}", "{low} to {high}"),
    "deviations": Text("偏差，按金额排", "Deviations, by money"),
    "deviations.rule": Text(
        "“影响”把每个指标的变化折成贡献利润：销售类按上期扣广告前的贡献率 {margin}，比率乘以它的分母和上期的客单价等；"
        "算法见各项。各项影响会重叠，不能相加；没有算法的排在后面。",
        "“Effect” translates each KPI's change into contribution: sales by the {margin} that was left of them before ads in "
        "the period before, rates by their denominator and the order value and so on of then; each item states its rule. "
        "Effects overlap and do not sum; KPIs without a rule come last.",
    ),
    "deviations.none": Text("没有可比较的数字。", "There is nothing to compare."),
    "versus.previous.week": Text("比上周", "on the week before"),
    "versus.previous.month": Text("比上月", "on the month before"),
    "versus.year.week": Text("比去年同周", "on the same week a year ago"),
    "versus.year.month": Text("比去年同月", "on the same month a year ago"),
    "versus.none": Text("没有可比的数", "nothing to compare with"),
    "worth": Text("影响", "Effect"),
    "worth.none": Text("未折算", "not translated"),
    "worth.rule": Text("折算：{rule}", "rule: {rule}"),
    "was": Text("原为 {value}", "was {value}"),
    "ripens": Text(
        "还有 {days} 天才成熟：迟到的退货等仍会改变它，与前期比还不公平。",
        "Still ripens for {days} {days:day|days}: late returns and the like will change it, so that the comparison is not fair yet.",
    ),
    "inexact": Text(
        "中位数或乘积不能拆成部分；下面是各部分自己的变化。",
        "A median or a product has no parts; below is how each slice moved by itself.",
    ),
    "factors": Text("按因子（恰好相加）", "By factor (sums exactly)"),
    "causes": Text(
        "原因：缺数据和日历在先，其余是扣除它们之后的（恰好相加）",
        "Causes: missing data and the calendar first, the slices without what these made (sum exactly)",
    ),
    "cause.data": Text("缺数据的日子", "days without data"),
    "cause.calendar": Text("日历", "calendar"),
    "cause.weekdays": Text("星期几的天数不同", "more of some weekdays and fewer of others"),
    "cause.others": Text("其他 {n} 个", "{n} {n:other|others}"),
    "cause.rest": Text("同时计入多处或无处可归的", "counted in several or in none"),
    "cause.mix": Text("占比变化", "its weight"),
    "cause.whole": Text("业务，未能再拆", "business, not told apart"),
    "cause.slice": Text("{dimension} {value}", "{dimension} {value}"),
    "cause.from": Text("{then} → {now}", "{then} → {now}"),
    "cause.mixed": Text("自身 {rate}，占比 {mix}", "itself {rate}, weight {mix}"),
    "stage.cart": Text("加入购物车", "adding to the cart"),
    "stage.checkout": Text("从购物车到结账", "from the cart to the checkout"),
    "stage.address": Text("填写收货信息", "entering the address"),
    "stage.shipping": Text("选择配送", "choosing the delivery"),
    "stage.payment": Text("支付", "paying"),
    "stage": Text("环节", "stage"),
    "factor.visits": Text("访问量", "visits"),
    "factor.conversion": Text("转化（订单 ÷ 访问）", "conversion (orders by visit)"),
    "factor.basket": Text("客单价", "order value"),
    "factor.refunds": Text("退款", "refunds"),
    "factor.discounts": Text("折扣", "discounts"),
    "factor.unsplit": Text("没有访问数据的店铺", "stores without counted visits"),
    "sentence": Text("{name}{direction} {amount}：{causes}。", "{name} {direction} {amount}: {causes}."),
    "up": Text("上升", "rose by"),
    "down": Text("下降", "fell by"),
    "same": Text("{name}没有变化。", "{name} did not change."),
    "named": Text("{cause} {amount}", "{cause} {amount}"),
    "named.in": Text("{cause} {amount}（主要是{parts}）", "{cause} {amount} (mostly {parts})"),
    "alerts": Text("预警", "Alerts"),
    "alerts.none": Text("这段时间没有预警。", "No alert in this period."),
    "alerts.line": Text(
        "新触发 {opened}，恢复 {resolved}，期末仍未恢复 {open}",
        "{opened} fired, {resolved} over, {open} still open at the end",
    ),
    "alerts.taken": Text("已认领：{by}", "taken on by {by}"),
    "severity.critical": Text("紧急", "Critical"),
    "severity.warning": Text("预警", "Warning"),
    "severity.notice": Text("提示", "Notice"),
    "acted": Text("行动", "Actions"),
    "acted.effect": Text(
        "预期 {expected}，实测 {measured}（{low} 至 {high}）",
        "expected {expected}, measured {measured} ({low} to {high})",
    ),
    "acted.expected": Text("预期 {expected}，还没有实测", "expected {expected}, not measured yet"),
    "acted.unpriced": Text("效果不以金额计", "its effect is no amount of money"),
    "acted.running": Text("执行中", "under way"),
    "acted.waiting": Text("稍后重试", "to be tried again"),
    "acted.done": Text("完成", "done"),
    "acted.undoing": Text("撤销中", "being undone"),
    "acted.undone": Text("已撤销", "undone"),
    "acted.failed": Text("失败", "failed"),
    "follow_ups": Text("跟进事项", "Follow-ups"),
    "follow_ups.none": Text("没有未完成的跟进事项。", "Nothing is left to follow up."),
    "follow_up.due": Text("{owner}，{due} 前", "{owner}, by {due}"),
    "follow_up.carried": Text(
        "自 {since} 起，已带过 {n} 次评审", "since {since}, carried through {n} {n:review|reviews}"
    ),
    "follow_up.closed": Text("已关闭：{note}", "closed: {note}"),
    "follow_up.overdue": Text("已过期", "overdue"),
    "left_out": Text("没有数的指标：{names}", "KPIs without a value: {names}"),
    "points": Text("{n} 个百分点", "{n} pp"),
    "company": Text("公司", "the company"),
}


def say(key: str, locale: str, **facts: object) -> str:
    """The text called `key` in a language, with its facts filled in."""
    return filled(TEXTS[key].in_(locale), **facts)


def two(key: str, **facts: object) -> Text:
    """The same in both languages; facts that are texts themselves are each filled in their own."""
    zh, en = (
        say(key, locale, **{k: v.in_(locale) if isinstance(v, Text) else v for k, v in facts.items()})
        for locale in ("zh-CN", "en")
    )
    return Text(zh, en)
