"""What `doctor` finds, and what to do about it."""

from __future__ import annotations

from helloword.text import Text

NOTHING = Text("", "")

TEXTS: dict[str, Text] = {
    "doctor.level.ok": Text("正常", "ok     "),
    "doctor.level.warning": Text("注意", "warning"),
    "doctor.level.error": Text("错误", "error  "),
    "doctor.well": Text("没有发现问题。", "Nothing is wrong."),
    "doctor.sum": Text("发现 {count} 项。", "Findings: {count}."),
    "doctor.versions": Text(
        "helloword {helloword}，Python {python}，{parts}", "helloword {helloword}, Python {python}, {parts}"
    ),
    "doctor.versions.do": NOTHING,
    "doctor.failed": Text("{what}", "{what}"),
    "doctor.failed.do": NOTHING,
    "doctor.no_web": Text("网页还没有构建，看板打不开。", "The web app is not built, so there is no board."),
    "doctor.no_web.do": Text("在代码目录里执行 make setup。", "Run `make setup` in the repository."),
    "doctor.key_readable": Text("密钥文件 {path} 可以被其他用户读取。", "Other users can read the key file {path}."),
    "doctor.key_readable.do": Text("执行 chmod 600 {path}。", "Run `chmod 600 {path}`."),
    "doctor.audit_broken": Text(
        "审计日志从第 {id} 条起对不上，被人动过。",
        "The audit log does not hold from entry {id} on; somebody changed it.",
    ),
    "doctor.audit_broken.do": Text(
        "用 helloword audit verify 看原因，并与备份对照。",
        "See why with `helloword audit verify`, and compare with a backup.",
    ),
    "doctor.no_stores": Text("还没有店铺。", "There are no stores."),
    "doctor.no_stores.do": Text("用 helloword store add 添加。", "Add one with `helloword store add`."),
    "doctor.unreadable": Text("数据读不出来：{what}", "The data cannot be read: {what}"),
    "doctor.unreadable.do": Text("从备份恢复 lake 文件夹。", "Restore the folder lake from a backup."),
    "doctor.lake_reached": Text(
        "数据湖在 {url}，可以读写；工作区里的副本占 {size} MB。",
        "The lake in {url} can be read and written; copies of it in the workspace take {size} MB.",
    ),
    "doctor.lake_reached.do": NOTHING,
    "doctor.lake_older": Text(
        "数据湖由较早版本的 helloword 写成；升级之前不检查其中的数据。",
        "The lake was made by an earlier helloword; what it holds is not looked at until it is brought up to date.",
    ),
    "doctor.lake_older.do": Text(
        "运行任意其他命令，如 helloword import list：会先备份，再升级。",
        "Give any other command, such as `helloword import list`: the lake is backed up, then brought up to date.",
    ),
    "doctor.lake_lost": Text(
        "数据湖只到版本 {version}，而 {count} 次导入在它之后。",
        "The lake reaches version {version} only; {count} {count:import|imports} came after it.",
    ),
    "doctor.lake_lost.do": Text(
        "从备份恢复数据湖；如果它本该在别处，改正 helloword.toml 里 [lake] 的 url。",
        "Restore the lake from a backup; if it is meant to be elsewhere, correct url under [lake] in helloword.toml.",
    ),
    "doctor.lake_files": Text(
        "数据表 {table} 有 {count} 个文件丢失或损坏（如 {path}）。",
        "{count} {count:file|files} of the table {table} {count:is|are} missing or damaged ({path} first).",
    ),
    "doctor.lake_files.do": Text("从备份恢复 lake 文件夹。", "Restore the folder lake from a backup."),
    "doctor.unfinished": Text(
        "有一次导入中途停止（{tables}），它没有影响任何数字。",
        "An import stopped half-way ({tables}); no number is affected.",
    ),
    "doctor.unfinished.do": Text(
        "再导入一次那个文件；残留会自动清理。", "Import that file again; what was left behind is cleared by itself."
    ),
    "doctor.rejects": Text("{count} 行没有载入。", "Rows that did not load: {count}."),
    "doctor.rejects.do": Text(
        "查看 helloword import rejects，改好后再导入。", "See `helloword import rejects`, mend them and import again."
    ),
    "doctor.store_empty": Text("店铺 {store} 没有数据。", "Store {store} has no data."),
    "doctor.store_empty.do": Text(
        "导入它的报表：helloword import FILE --store {store}。",
        "Import its reports: `helloword import FILE --store {store}`.",
    ),
    "doctor.late": Text("店铺 {store} 的 {fact} 只到 {day}。", "{fact} of store {store} reach {day} only."),
    "doctor.late.do": Text("导入更新的报表。", "Import newer reports."),
    "doctor.late_company": Text("{fact} 只到 {day}。", "{fact} reach {day} only."),
    "doctor.late_company.do": Text("导入更新的报表。", "Import newer reports."),
    "doctor.actions_stopped": Text(
        "全部行动自 {since} 起急停（{by}：{reason}）。", "All actions are stopped since {since} ({by}: {reason})."
    ),
    "doctor.actions_stopped.do": Text(
        "核对后解除：helloword actions resume --reason 原因",
        "Look why, then let them go on: helloword actions resume --reason TEXT",
    ),
    "doctor.actions_failed": Text("有 {count} 项行动失败。", "{count} {count:action has|actions have} failed."),
    "doctor.actions_failed.do": Text(
        "查看原因：helloword actions list --status failed；再试：helloword actions run --again 编号",
        "See why: helloword actions list --status failed; try one again: helloword actions run --again ID",
    ),
    "doctor.no_mail": Text(
        "补货预案要把采购单发给供应商，但还没有发信账户。",
        "Replenishment is to mail orders to suppliers, but there is no mail account.",
    ),
    "doctor.no_mail.do": Text(
        "设置账户：helloword mail set；或改为自己发：helloword actions terms replenishment --set mail=0",
        "Set one: helloword mail set; or send them yourself: helloword actions terms replenishment --set mail=0",
    ),
    "doctor.no_board_mail": Text(
        "有 {count} 份看板要定期发邮件，但还没有发信账户，一封也发不出。",
        "Boards are to be mailed regularly ({count}), but there is no mail account, so that none is sent.",
    ),
    "doctor.no_board_mail.do": Text("设置账户：helloword mail set", "Set one: helloword mail set"),
    "doctor.no_board_address": Text(
        "看板要定期发给 {names}，但没有邮箱地址。",
        "Boards are to be mailed to {names}, who have no e-mail address.",
    ),
    "doctor.no_board_address.do": Text(
        "补上邮箱：helloword people change 代号 --email 邮箱", "Add it: helloword people change ID --email ADDRESS"
    ),
    "doctor.no_survey_mail": Text(
        "{stores} 的买家调查已打开，但还没有发信账户，一封也发不出去。",
        "Surveys of {stores} are on, but there is no mail account, so that none is sent.",
    ),
    "doctor.no_survey_mail.do": Text("设置账户：helloword mail set", "Set one: helloword mail set"),
    "doctor.no_survey_page": Text(
        "{stores} 的买家调查已打开，但买家打不开答题页：没有对外的网址。",
        "Surveys of {stores} are on, but buyers cannot open the page to answer on: it has no address outside.",
    ),
    "doctor.no_survey_page.do": Text(
        '在 helloword.toml 的 [surveys] 下写 url = "https://…"，指向这台服务器。',
        'Give url = "https://..." below [surveys] in helloword.toml; it has to lead to this server.',
    ),
    "doctor.costs": Text(
        "只有 {share} 的销售额有成本，其余按零计算，利润偏高。",
        "Only {share} of sales have a known cost; the rest counts as zero, so profit reads too high.",
    ),
    "doctor.costs.do": Text(
        "填写 helloword import template costs，再导入。", "Fill in `helloword import template costs` and import it."
    ),
    "doctor.rates": Text(
        "缺少换算成 {currency} 的汇率，这些指标没有数值：{kpis}。",
        "Rates into {currency} are missing, so these have no value: {kpis}.",
    ),
    "doctor.rates.do": Text(
        "填写 helloword import template fx，再导入。", "Fill in `helloword import template fx` and import it."
    ),
    "column.level": Text("程度", "level"),
    "column.code": Text("代码", "code"),
    "column.found": Text("发现", "found"),
    "column.do": Text("怎么办", "what to do"),
}
