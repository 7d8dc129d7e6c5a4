"""What the commands about people, the audit log and backups are for, and what they say."""

from __future__ import annotations

from helloword.text import Text

TEXTS: dict[str, Text] = {
    "people": Text("人员与部门：列出、添加、修改、移除。", "People and departments: list, add, change, remove."),
    "people.list": Text("列出在职人员。", "List who works here."),
    "people.add": Text("添加一个人。", "Add a person."),
    "people.change": Text(
        "修改一个人的资料；没有给出的保持不变。", "Change a person; what is not given stays as it is."
    ),
    "people.invite": Text(
        "生成一次性链接，让一个人设置密码（首次或重设）；三天内有效。",
        "Make a one-time link by which a person chooses a password, the first or a new one; it holds for three days.",
    ),
    "people.invited": Text("{name} 的链接（一次有效，三天内）：", "The link for {name} (works once, for three days):"),
    "option.person_store": Text(
        "只能看到这个店铺；可重复，`-` 表示全部", "sees only this store; may be repeated, `-` for all"
    ),
    "option.person_region": Text(
        "只能看到这个区域；可重复，`-` 表示全部", "sees only this region; may be repeated, `-` for all"
    ),
    "option.person_brand": Text(
        "只能看到这个品牌；可重复，`-` 表示全部", "sees only this brand; may be repeated, `-` for all"
    ),
    "people.remove": Text(
        "移除一个人：从此没有任何权限；过去的目标和记录里仍有这个人。",
        "Remove a person: they may do nothing any more, and stay known in past goals and records.",
    ),
    "people.import": Text(
        "从一个 YAML 文件添加和修改部门与人员；全部生效，或全部不生效。文件里没有提到的保持不变。",
        "Add and change departments and people from one YAML file, all or none. What the file does not name stays.",
    ),
    "people.export": Text(
        "把部门与人员输出为 YAML，可以再用 `helloword people import` 读入。",
        "Print departments and people as YAML that `helloword people import` takes.",
    ),
    "people.departments": Text(
        "列出部门，下级跟在上级后面。", "List the departments, each after the one it belongs to."
    ),
    "people.none": Text(
        "还没有人员；用 helloword people import 或 helloword people add 添加。",
        "There are no people yet; add them with helloword people import or helloword people add.",
    ),
    "people.no_departments": Text(
        "还没有部门；用 helloword people import 添加。",
        "There are no departments yet; helloword people import adds them.",
    ),
    "people.added": Text("已添加 {name}（{id}）。", "Added {name} ({id})."),
    "people.changed": Text("已修改 {name}（{id}）。", "Changed {name} ({id})."),
    "people.removed": Text("已移除 {name}（{id}）。", "Removed {name} ({id})."),
    "people.imported": Text(
        "{file} 已读入：现有部门 {departments} 个，在职人员 {people} 名。",
        "Read {file}. Departments now: {departments}; people: {people}.",
    ),
    "people.nothing": Text("没有给出要修改的内容。", "say what to change."),
    "argument.person": Text("人员代号，如 anna", "id of a person, such as anna"),
    "argument.people_file": Text("YAML 文件，含 departments 和 people", "YAML file with departments and people"),
    "option.person_name": Text("姓名", "the person's name"),
    "option.department": Text("所属部门的代号", "id of the department"),
    "option.of_department": Text("只看这个部门及其下级", "of this department and those below it only"),
    "option.role": Text(
        "角色，可重复：owner、manager、operations、marketing、customer_service、supply_chain、finance、viewer",
        "role, may be repeated: owner, manager, operations, marketing, customer_service, supply_chain, finance, viewer",
    ),
    "option.email": Text("邮箱", "e-mail address"),
    "option.person_locale": Text("发给此人的消息用什么语言", "language of messages to this person"),
    "option.all_people": Text("连同已移除的人", "with those who were removed"),
    "option.active": Text("重新启用已移除的人", "let a removed person return"),
    "audit": Text("审计日志：查看、校验。", "The audit log: list, verify."),
    "audit.list": Text(
        "谁在什么时候改了什么、为什么，最新的在前。", "Who changed what, when and why, the newest first."
    ),
    "audit.verify": Text(
        "逐条校验审计日志有没有被改动、删除或截断；有问题时指出第一处，退出码为 1。",
        "Check whether any entry was changed, removed or cut off; the first one is named and the exit code is then 1.",
    ),
    "audit.none": Text("没有这样的记录。", "There are no such entries."),
    "audit.holds": Text(
        "审计日志完好：{count} 条。最后一条的哈希：{hash}",
        "The audit log holds. Entries: {count}; hash of the last: {hash}",
    ),
    "broken.changed": Text("第 {id} 条被改动过。", "Entry {id} was changed."),
    "broken.missing": Text("第 {id} 条不见了。", "Entry {id} is missing."),
    "broken.unlinked": Text(
        "第 {id} 条接不上前一条：前一条被整条替换过。",
        "Entry {id} does not follow from the one before it, which was replaced.",
    ),
    "broken.cut_short": Text("日志从第 {id} 条起被截断。", "The log was cut off from entry {id} on."),
    "broken.foreign": Text("第 {id} 条不是 helloword 写的。", "Entry {id} was not written by helloword."),
    "broken.no_head": Text(
        "日志的末尾记录不见了，无法判断是否被截断。",
        "The note of where the log ends is gone, so it may have been cut off.",
    ),
    "audit.broken": Text(
        "{what}之前的 {count} 条完好。请与备份对照。",
        "{what} Entries before it that hold: {count}. Compare with a backup.",
    ),
    "option.most": Text("最多显示多少条", "most entries to show"),
    "option.action": Text("只看这种操作，如 import.kept", "of this action only, such as import.kept"),
    "option.subject": Text(
        "只看这类或这一个对象，如 store 或 store:eu",
        "of one kind of thing or one thing only, such as store or store:eu",
    ),
    "backup": Text(
        "把整个工作区写成一个文件：设置、密钥、状态和数据湖。期间可以照常导入。",
        "Write the whole workspace to one file: settings, key, state and lake. Imports may go on meanwhile.",
    ),
    "backup.done": Text(
        "已备份到 {file}（{size}，数据湖版本 {lake}）。文件里有公司密钥，请妥善保管。",
        "Wrote {file} ({size}, lake version {lake}). It holds the company's key: keep it as safe as the workspace.",
    ),
    "backup.no_key": Text(
        "公司密钥在环境变量 HELLOWORD_KEY 里，不在备份中；请另行保管。",
        "The company's key is in HELLOWORD_KEY and not in the backup; keep it elsewhere.",
    ),
    "backup.progress": Text("备份", "backup"),
    "upgrade.begun": Text(
        "这个数据湖由较早版本的 helloword 写成：先备份，再由已导入的报告重新生成数据表，数据多时要几分钟。",
        "The lake was made by an earlier helloword: it is backed up, and its tables are made again from the imported "
        "reports. With much data this takes minutes.",
    ),
    "upgrade.done": Text(
        "数据湖已升级，现在是版本 {version}；升级前的备份在 {backup}，确认无误后可以删除。",
        "The lake is up to date, at version {version}. The backup of before is {backup}; delete it once all is well.",
    ),
    "restore": Text(
        "从备份建立工作区，放进一个新文件夹；先校验备份，全部恢复或什么都不留下。",
        "Make a workspace from a backup, in a new folder; the backup is checked first, and all of it is restored or nothing.",
    ),
    "restore.done": Text(
        "已把 {name} 恢复到 {folder}：{at} 的状态，数据湖版本 {lake}。用 helloword doctor 检查。",
        "Restored {name} into {folder} as of {at}, lake version {lake}. `helloword doctor` looks it over.",
    ),
    "restore.stopped_because": Text("从 {at} 的备份恢复", "restored from a backup of {at}"),
    "restore.stopped": Text(
        "备份时有行动正在进行或自动执行；它们可能已经做过，所以全部急停。核对后解除：helloword actions resume --reason 原因",
        "Actions were under way or ran alone when the backup was made. They may have been done since, so all are stopped; look, then let them go on: helloword actions resume --reason TEXT",
    ),
    "restore.progress": Text("恢复", "restore"),
    "argument.backup": Text("备份文件，如 monday.backup", "file of a backup, such as monday.backup"),
    "option.force": Text("覆盖已有的文件", "replace a file that is there"),
    "option.restore_workspace": Text(
        "新工作区的文件夹，不存在或为空；默认取环境变量 HELLOWORD_WORKSPACE",
        "folder of the new workspace, empty or not there; else HELLOWORD_WORKSPACE",
    ),
    "option.state_url": Text(
        "状态放在哪个空的 PostgreSQL；sqlite 表示放在工作区里",
        "address of an empty PostgreSQL for the state; sqlite keeps it in the workspace",
    ),
    "option.restore_lake": Text(
        "数据湖放在哪里，如 s3://bucket/prefix（须为空）；local 表示放在工作区里",
        "where the lake is to be, such as s3://bucket/prefix with nothing in it; local keeps it in the workspace",
    ),
    "column.department": Text("部门", "department"),
    "column.roles": Text("角色", "roles"),
    "column.email": Text("邮箱", "e-mail"),
    "column.locale": Text("语言", "language"),
    "column.active": Text("在职", "active"),
    "column.parent": Text("上级", "parent"),
    "column.head": Text("主管", "head"),
    "column.people": Text("人数", "people"),
    "column.actor": Text("谁", "who"),
    "column.action": Text("操作", "action"),
    "column.subject": Text("对象", "subject"),
    "column.detail": Text("内容", "detail"),
    "action.store.added": Text("添加店铺", "store added"),
    "action.import.kept": Text("导入文件", "file imported"),
    "action.import.undone": Text("撤销导入", "import taken back"),
    "action.lake.rebuilt": Text("重建数据湖", "lake rebuilt"),
    "action.rejects.exported": Text("导出被拒行", "rejects exported"),
    "action.catalogue.changed": Text("修改指标目录", "catalogue changed"),
    "action.catalogue.taken_back": Text("收回指标定义", "definition taken back"),
    "action.person.added": Text("添加人员", "person added"),
    "action.person.changed": Text("修改人员", "person changed"),
    "action.person.removed": Text("移除人员", "person removed"),
    "action.person.returned": Text("重新启用人员", "person returned"),
    "action.department.added": Text("添加部门", "department added"),
    "action.department.changed": Text("修改部门", "department changed"),
    "action.workspace.backed_up": Text("备份工作区", "workspace backed up"),
    "action.workspace.restored": Text("从备份恢复", "workspace restored"),
    "action.strategy.added": Text("添加战略", "strategy added"),
    "action.strategy.changed": Text("修改战略", "strategy changed"),
    "action.goal.added": Text("添加目标", "goal added"),
    "action.goal.changed": Text("修改目标", "goal changed"),
    "action.goal.activated": Text("启用目标", "goal activated"),
    "action.goal.closed": Text("结束目标", "goal closed"),
    "action.goal.period_closed": Text("关账", "period closed"),
    "action.plan.added": Text("添加奖金方案", "payout plan added"),
    "action.plan.changed": Text("修改奖金方案", "payout plan changed"),
    "action.costs.entered": Text("填写成本", "costs entered"),
    "action.alert.acknowledged": Text("认领预警", "alert acknowledged"),
    "action.alert.unacknowledged": Text("收回对预警的认领", "acknowledgement of an alert taken back"),
    "action.alert_rule.changed": Text("修改预警规则", "alert rule changed"),
    "action.alert_rule.muted": Text("静音预警规则", "alert rule muted"),
    "action.alert_rule.unmuted": Text("取消静音", "alert rule unmuted"),
    "action.alert_channel.added": Text("添加通知渠道", "channel added"),
    "action.alert_channel.removed": Text("移除通知渠道", "channel removed"),
}
