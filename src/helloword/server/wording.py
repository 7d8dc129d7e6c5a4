"""Every error worded for its reader: English is the message itself, Chinese goes by the code and fills in the facts."""

from __future__ import annotations

from string import Formatter

from helloword.errors import HellowordError, UnknownNameError
from helloword.text import Locale, Text

UNKNOWN: dict[str, str] = {
    "not_own_permission": "本人权限",
    "unknown_action": "行动",
    "unknown_action_file": "文件",
    "unknown_alert": "预警",
    "unknown_alert_rule": "预警规则",
    "unknown_analysis": "分析",
    "unknown_board": "看板",
    "unknown_channel": "渠道",
    "unknown_comment": "评论",
    "unknown_department": "部门",
    "unknown_dimension": "维度",
    "unknown_engine": "计算引擎",
    "unknown_fact": "事实",
    "unknown_figure": "官方数字",
    "unknown_follow_up": "跟进事项",
    "unknown_goal": "目标",
    "unknown_goal_set": "目标包",
    "unknown_import_id": "导入",
    "unknown_kind": "文件类型",
    "unknown_kpi": "指标",
    "unknown_locale": "语言",
    "unknown_measure": "度量",
    "unknown_mode": "方式",
    "unknown_note": "备注",
    "unknown_name": "名称",
    "unknown_person": "人员",
    "unknown_playbook": "预案",
    "unknown_prices": "价格方式",
    "unknown_provider": "登录提供方",
    "unknown_purchase": "采购单",
    "unknown_purchase_line": "行",
    "unknown_review": "评审",
    "unknown_role": "角色",
    "unknown_session": "登录会话",
    "unknown_setting": "设置",
    "unknown_store": "店铺",
    "unknown_strategy": "战略",
    "unknown_subscription": "定期发送",
    "unknown_supplier": "供应商",
    "unknown_table": "表",
    "unknown_task": "任务",
    "unknown_threshold": "阈值",
    "unknown_timezone": "时区",
    "unknown_token": "令牌",
    "unknown_upload": "上传的文件",
}
# `{message}` is the English sentence, for what only the place that raised it can say.
CHINESE: dict[str, str] = {
    "action_beside": "同一对象还有未结束的行动 {id}；请等它结束，或先拒绝它。",
    "action_changed": "行动 {id} 和您看到的已经不一样；请再看一次。",
    "action_status": "行动 {id} 现在是 {status}，不能这样操作。",
    "alert_over": "预警 {id} 已经恢复，不用再认领。",
    "alert_over_kept": "预警 {id} 已经恢复，由谁认领过会一直记着。",
    "alert_rule": "预警规则有误：{message}",
    "alert_slice": "请为 {rule} 的每个维度给一个值：{by}。",
    "all_stopped": "全部行动已急停；先解除：helloword actions resume --reason 原因。",
    "already_undone": "导入 {id} 已经撤销过了。",
    "amount_outside": "{item} 不能是 {value}：请填 {least} 到 {most}（每档 {step}），或填 {none} 表示不动它。",
    "analysis_not_by": "{name} 不能按 {dimension} 分析；可以按：{known}。",
    "analysis_not_in_view": "分析 {name} 依据 {kpis}，你的权限看不到这些指标。",
    "approval_changed": "行动 {id} 和批准的内容不一样。",
    "approval_expired": "行动 {id} 的批准已经过期。",
    "approval_forged": "行动 {id} 没有本公司的批准。",
    "approval_used": "行动 {id} 的批准已经用过。",
    "audit_damaged": "状态数据库里没有审计日志的末尾记录，无法再往里写；请从备份恢复工作区。",
    "backup_damaged": "{path} 不是完整无损的 helloword 备份，没有恢复任何内容；请换另一份备份。（{message}）",
    "backup_exists": "{path} 已经存在；请换一个文件名，或用 --force 覆盖。",
    "bad_channel_address": "Apprise 不认识这种地址。例如 mailto://user:password@example.com、lark://token、dingtalk://token、wecombot://key；全部写法见 https://github.com/caronc/apprise/wiki。",
    "bad_channel_name": "“{name}”不能用作渠道名称；请用字母、数字、“_”、“-”和“.”。",
    "bad_compare": "“{compare}”不能用来比较；请写 {kinds}，或 event:日期（事件的第一天），例如 event:2026-03-05。",
    "bad_currency": "币种要写成三位代码，如 USD、EUR、CNY。（{message}）",
    "bad_cursor": "这个 cursor 不属于这个列表；请不带它从头开始。",
    "bad_domain": "“{domain}”不是域名，应类似 example.com。",
    "bad_email": "“{email}”不是邮箱地址，应类似 anna@example.com。",
    "bad_ending": "{path} 要以 .pdf 或 .xlsx 结尾。",
    "bad_engine_url": "helloword.toml 里 [engine] 下的 url 是 Spark Connect 服务器的地址，如 sc://localhost:15002。",
    "bad_fields": "什么都没有保存。{chinese}",
    "bad_filter": "“{clause}”不是筛选条件；写成 维度=值 或 维度=值,值，如 store=eu,us。",
    "bad_input": "输入有误：{message}",
    "bad_inspection": "{id} 第 {line} 行到了 {received} 件，抽检数或合格数对不上。",
    "bad_issuer": "“{issuer}”不是签发方的地址，应类似 https://accounts.google.com（只有本机可以用 http）。",
    "bad_key": "密钥必须是 64 位十六进制数字。（{message}）",
    "bad_lake_path": "Spark 服务器会把 {path} 里的 {wild} 当成通配符。请把工作区移到名称里没有这些字符的文件夹。",
    "bad_mail_account": "这不是发信账户的地址；应写成 smtp://user:password@host:587?from=you@example.com（一开始就用 TLS 的写 smtps://；密码里的 @、/ 等写成 %40、%2F）。",
    "bad_month": "“{month}”不是月份，应类似 2026-10。",
    "bad_person_id": "人员和部门的代号只能用字母、数字、“_”、“-”和“.”，如 anna 或 sales-eu。（{message}）",
    "bad_provider_id": "“{id}”不能用作提供方的代号；请用不超过 32 个小写字母、数字和“-”，如 google。",
    "bad_purchase": "采购单要有 1 到 {most} 行，每行至少一件。（{message}）",
    "bad_range": "起始日期晚于结束日期；请对调 --from 和 --to。（{message}）",
    "bad_receipt": "{id} 第 {line} 行一共订了 {ordered} 件，到货数不对；请写到目前一共到了多少。",
    "bad_rows": "每张表可以有 1 到 {most} 行。",
    "bad_server_url": "helloword.toml 中 [server] 的 url 应是同事打开 helloword 的网址，如 https://kpi.example.com。",
    "bad_set": "“{clause}”没有设定阈值；请写 名称=数字，例如 a_share=0.8。",
    "bad_setting": "{name} 不能是“{value}”；请写 0 或更大的数。",
    "bad_settings": "设置文件 helloword.toml 有误。（{message}）",
    "bad_state_url": "状态库的地址应类似 postgresql+psycopg://user@host/database（环境变量 HELLOWORD_STATE_URL，或 helloword.toml 里 [state] 下的 url）。",
    "bad_store_id": "店铺代号只能用字母、数字、“_”、“-”和“.”，如 eu 或 shop-us。（{message}）",
    "bad_threshold": "{setting} 的范围是 {lowest} 到 {highest}；{value} 超出了范围。",
    "bad_week": "“{week}”不是周次，应类似 2026-W47。",
    "bids_moved": "有 {count} 个出价已经不是提议时的值，没有写文件；请重新提议。",
    "bids_not_written": "文件里的内容和批准的出价对不上。",
    "busy": "另一个进程正在写入；请稍后再试。（{message}）",
    "cannot_bind": "不能在 {host}:{port} 提供服务：{why}。",
    "cannot_invite": "此人需在职并有邮箱地址：`helloword people change {person} --email E`。",
    "catalogue": "指标定义有误：{message}",
    "channel_failed": "发到 {name} 的测试消息没有被接收。（{message}）",
    "conflict": "这里已被别人改动，什么都没有保存；请重新打开后再改。（{message}）",
    "costs_at_once": "一次最多填写 {most} 个成本；更多的请做成文件：helloword import FILE。",
    "costs_hidden": "这里会显示成本或利润，你的角色不能查看。",
    "cycle": "指标的公式绕回了自己：{message}",
    "database_not_empty": "状态库 {place} 不是空的；请建一个空数据库并用 --state-url 给出地址，或用 --state-url sqlite 把状态放在工作区里。",
    "defer_to_come": "行动 {id} 只能推迟到今天以后、最晚 {last}（那天过期）。",
    "defer_too_long": "行动 {id} 在 {last} 过期，最晚推迟到那天；也可以拒绝它，仍有需要时会再次提议。",
    "demo_of_another_version": "{folder} 里的演示公司由另一版本的 helloword 建立，再执行会混入不同的历史数据。请删除该文件夹，或换一个文件夹。",
    "department_cycle": "部门“{id}”会成为自己的下级（{way}）；请换一个上级部门。",
    "department_exists": "已有部门“{id}”，内容不同；请移动或改名，或者换一个代号。",
    "department_incomplete": "部门“{id}”需要中文和英文名称。",
    "disk": "磁盘出错：{message}",
    "email_taken": "“{first}”和“{second}”的邮箱都是 {email}；请给其中一位换一个。",
    "empty": "文件里没有定义任何指标或度量；需要 measures: 或 kpis: 及其下的内容。（{message}）",
    "engine": "计算失败：{message}",
    "error": "出错了：{message}",
    "exists": "{path} 已经存在；请用 --output 换一个文件名。",
    "expires_today": "行动 {id} 今天就过期；请批准，或写明原因拒绝。",
    "fewer_than_inspected": "第 {line} 行已经抽检了 {inspected} 件，到货数不能更少。",
    "file_exists": "{path} 已经存在；请换一个文件名。",
    "file_format": "文件读不出来：{message}",
    "file_of_company": "文件里是全公司的数据，而您只看得到公司的一部分；请由能看全公司的人导入。",
    "file_of_other_stores": "文件里有不在您可见范围内的店铺：{stores}。请去掉这些行，或由能看到这些店铺的人导入。",
    "folder_not_empty": "{path} 不是空文件夹；备份要恢复到新文件夹，请用 --workspace 换一个。",
    "follow_up_closed": "跟进事项 {id} 已经关闭。",
    "follow_up_owner": "{id} 已不在职；请换一位负责人。",
    "follow_up_past": "{day} 已经过去；请给一个将来的日期。",
    "follow_up_words": "请用文字写清楚，最多 {most} 个字。",
    "import_failed": "导入失败：{why}。",
    "kind_gone": "导入 {id} 的文件类型 {kind} 没有安装；请先装回提供它的软件包，再撤销。",
    "kinds_gone": "数据湖由较早版本的 helloword 写成，其中有没有安装的文件类型：{kinds}；请先装回提供它的软件包，再打开工作区。",
    "letting_in_anybody": "要让陌生人进来，必须用 --domain 写明公司自己的域名；公共邮箱谁都能注册。",
    "letting_in_managers": "不能让陌生人以“{role}”角色进来，这个角色可以管理人员。请换一个，如 viewer。",
    "link_over": "这个链接已被使用、超过了三天，或已有更新的链接。请再要一个。",
    "locked": "错误次数过多。请等 {minutes} 分钟，或请人重新发一个链接：`helloword people invite`。",
    "mail_failed": "邮件服务器暂时没有收下邮件，稍后会再试。（{message}）",
    "mail_login": "{host} 不接受这个用户名或密码；请重新设置账户：helloword mail set。",
    "mail_refused": "邮件服务器拒收 {to}。（{message}）",
    "mute_beyond_view": "这条规则监控的范围超出你的权限；只静音当前这一项即可。",
    "mute_past": "{day} 已经过去；请静音到将来的某一天。",
    "never_began": "行动 {id} 从没开始过；请让预案重新提议。",
    "newer_backup": "{path} 由更新版本的 helloword {version} 写成；请升级后再恢复。",
    "newer_workspace": "这个工作区由更新版本的 helloword 写成；请升级后再打开。",
    "no_account": "只有能登录的人才有两步验证。",
    "no_backtest": "{rule} 不能回测：没有它的数据，或者它只看当前。",
    "no_client_secret": "缺少提供方给你的 client secret。",
    "no_contact": "还不知道 {supplier} 的采购邮箱；请设置：helloword purchases contact {supplier} --email 邮箱；再继续：helloword actions run --again 编号。",
    "no_data": "还没有数据；请先导入文件。",
    "no_driver": '使用 PostgreSQL 需要驱动 psycopg：pip install "helloword[postgres]"。',
    "no_engine_url": 'helloword.toml 里 [engine] 的 kind 是 "spark" 时，还要写服务器的地址，例如 url = "sc://localhost:15002"。',
    "no_enrolment": "请重新开始：先获取新的密钥，再输入它显示的数字。",
    "no_file": "{path} 不是可以读取的文件。",
    "no_folder": "没有文件夹 {path}。",
    "no_key": "工作区缺少密钥文件 key；请从备份恢复，或设置环境变量 HELLOWORD_KEY。（{message}）",
    "no_mail_account": "还没有发信账户；请先设置：helloword mail set。",
    "no_name": "公司需要名称：--name。",
    "no_password": "你还没有密码。人员管理员可以发一个链接给你，打开后设置。",
    "no_purchase": "行动 {id} 没有写出采购单。",
    "no_rate_for": "没有 {currency} 的汇率。",
    "no_rejects": "导入 {id} 没有等待修改的行。",
    "no_spark_client": '连接 Spark Connect 服务器还需要一个软件包：pip install "helloword[spark]"。或者把 helloword.toml 里 [engine] 下的 kind 设为 "duckdb"。',
    "no_spark_server": '{place} 没有 Spark Connect 服务器应答。请启动一台，例如 `sail spark server`；或者把 helloword.toml 里 [engine] 下的 kind 设为 "duckdb"。',
    "no_survey_url": "买家需要一个能打开的地址。请在 helloword.toml 的 [surveys] 下用 url 写明通到本服务器的 https 地址；只需 /s/ 下的页面能被访问。",
    "no_task": "行动 {id} 没有建立任务。",
    "no_way_back": "行动 {id} 没有退路。",
    "no_workspace": "这里不是 helloword 工作区：没有 helloword.toml。请先执行 "
    "helloword init DIR --name ... --currency ... --timezone ...，或用 --workspace DIR 指定。（{message}）",
    "not_a_backup": "{path} 不是 helloword 的备份文件。",
    "not_a_demo": "{folder} 是您自己的公司；演示数据会混进去。请换一个文件夹。",
    "not_a_folder": "同名的文件已经存在，不能用作文件夹；请换一个名字。（{message}）",
    "not_allowed": "定义里用了不允许的写法：{message}",
    "not_in_view": "这是全公司的内容，无法只取你可见的那一部分。",
    "not_own": "公司没有自己定义过它，无法收回。（{message}）",
    "not_owner_link": "这是某个人的邀请链接，不能创建负责人。",
    "not_permitted": "你的角色没有这项权限（{permission}）；人员管理员可以授予。",
    "not_printed": "文件没能生成。（{message}）",
    "not_reachable": "{host} 可从其他机器访问；请先让人能登录（打开 `helloword serve` 显示的链接），并在 helloword.toml 的 [server] 下写明网址 url，再试一次。",
    "not_signed_in": "邮箱与密码不匹配。",
    "not_told": "数据里的采购单不完整。（{message}）",
    "not_utf8": "{path} 不是 UTF-8 文本；请另存为 UTF-8。",
    "nothing_left": "这样行动 {id} 就什么都不剩了；请写明原因拒绝它。",
    "nothing_to_change": "行动 {id} 没有可改的数量或价格；请按原样批准，或写明原因拒绝。",
    "only_suggests": "这个预案只建议；请自己去做，或让它执行：helloword actions terms 预案 --set mode=approve。",
    "out_of_reach": "{day} 超出范围；日期只能在 {first} 年到 {last} 年之间。",
    "outside": "外部出错：{message}",
    "over_limit": "{zh}",
    "owner_link": "这个链接用来创建公司负责人：还需要姓名和邮箱。",
    "owner_there": "公司已有负责人；请向其索取邀请，或执行 `helloword people invite ID`。",
    "password_in_settings": "helloword.toml 里状态库的地址不能带密码；请把完整地址放进环境变量 HELLOWORD_STATE_URL，或把密码写在 ~/.pgpass。",
    "password_length": "密码需 {least} 到 {most} 个字符；用四个互不相关的词最好记。",
    "password_weak": "这个密码很容易被猜到：是常见词、你自己的名字，或只有几个重复的字符。请换一个。",
    "people_file": "人员文件有误：{message}",
    "person_exists": "已有人员“{id}”，内容不同；用 `helloword people change {id}` 修改，或者换一个代号。",
    "person_incomplete": "人员“{id}”需要姓名。",
    "port_taken": "端口 {port} 已被其他程序占用；请换一个：--port {next}。",
    "provider_incomplete": "提供方需要一个不超过 {most} 个字的名称，以及它给你的 client id。",
    "provider_unreachable": "连不上 {host}，请稍后再试。（{message}）",
    "provider_unusable": "{host} 的回答不符合 OpenID 的要求：{why}。",
    "purchase_status": "{id} 现在是 {status}，不能这样操作。",
    "reason_needed": "请写明原因，让别人知道：--reason 原因。",
    "receipt_too_early": "{id} 是 {sent} 发出的，{day} 不可能已经到货。",
    "reconcile_gap": "这个数字无法比较，没有差额可记。（{message}）",
    "reconcile_note": "请写明为什么认可这个差额：--note。",
    "reconcile_reason": "请写明原因：什么算一致，改动要有理由。",
    "reconciliation_rule": "报表口径或容差有误：{message}",
    "restore_not_a_folder": "恢复的位置不是文件夹；请用 --workspace 换一个名字。（{message}）",
    "review_not_over": "{period} 到 {end} 才结束；期间结束后才能写评审。",
    "review_suffix": "评审只能写成 .html 或 .pdf 文件：{path}。",
    "same_amounts": "没有改动任何一项；请改一项再保存。",
    "sealed": "用现在的密钥读不出加密保存的内容（{purpose}）；请重新填写。",
    "second_factor": "请输入验证器应用当前显示的六位数字，或一个恢复码。",
    "second_factor_there": "两步验证已经开启；要换新的，请先关闭。",
    "session_needed": "此操作需要先在浏览器里登录。",
    "sign_in_needed": "请先登录。",
    "slice_refused": "{kpi} 不能按 {dimension} 切片，因为它的数据没有这个维度。（{message}）",
    "stale": "没有开始：{zh}。",
    "state_damaged": "状态数据库已损坏；请从备份恢复。（{message}）",
    "state_failed": "状态数据库不可用：{message}",
    "store_differs": "已有同名店铺，内容不同；导入过的行依赖这些内容，请换一个代号。（{message}）",
    "store_incomplete": "店铺信息不全：{message}",
    "survey_days": "请填送达后 0 到 {most} 天，而不是 {days}。",
    "survey_forbidden": "不能向店铺 {store} 的买家发问卷：{why_zh}此项不能由公司自行放开。",
    "survey_kind": "问卷只有 csat 和 nps 两种，没有 {kind}。",
    "survey_opt_out_lines": "{lines} 行里有 {wrong} 行不是邮箱地址；请每行一个地址。没有保存任何内容。",
    "survey_score": "这种问卷没有 {score} 分。",
    "survey_sender": "请填写买家认识的店铺名称，它是邮件的发件人（--sender）。",
    "survey_text_long": "发件人名称最多 {sender} 个字，落款最多 {imprint} 个字。",
    "survey_unknown_platform": "不清楚平台“{platform}”是否允许卖家给买家发邮件。请先查平台规则；若允许，请写明依据（--allowed-because）。",
    "targets_days": "目标是针对一段日子的；请按先后给出 from 和 to。",
    "task_closed": "任务 {id} 已经结束（{status}）。",
    "token_days": "令牌有效期为 1 到 3660 天。",
    "token_in_settings": "helloword.toml 里计算引擎的地址不能带令牌；请把完整地址放进环境变量 HELLOWORD_ENGINE_URL。",
    "token_name": "令牌需要名称，最多 80 个字符。",
    "too_many_periods": "大约有 {periods} 个期间；请缩短 --from 到 --to 的范围，或用更长的 --grain。",
    "too_many_streams": "已经打开了 {most} 个页面；这一页的数字要重新打开才会更新。",
    "too_many_uploads": "您已有 {count} 个文件在这里；请先导入或移走。",
    "too_much": "一次问得太多；请缩短日期范围、用更长的期间，或减少指标和切片。",
    "too_often": "短时间内次数太多；请等一分钟再试。",
    "trace_one": "追溯只针对一个数字：给一个指标和一个期间，用 --where 代替 --by。（{message}）",
    "unknown_import": "没有导入 {id}；`helloword import list` 列出全部。",
    "unknown_line": "行动 {id} 没有第 {line} 行；共 {last} 行。",
    "unknown_parameter": "这个地址没有参数“{name}”。",
    "unknown_version": "数据湖没有这个版本。（{message}）",
    "unlike_units": "公式的单位不一致：{message}",
    "upload_begun": "这个文件已经导入，或正在排队导入。",
    "upload_disk": "服务器磁盘没能存下文件：{why}。请腾出空间后再试。",
    "upload_not_ready": "这个文件还不能导入；请先处理它缺少的内容。",
    "upload_running": "文件正在导入；导入完成后可以撤销。",
    "upload_too_large": "文件超过 {limit} MB。请在服务器上用 `helloword import` 导入，或导出较短时间段的报表。",
    "version_gone": "数据湖的这个版本已不再保留：被替换的版本只保留 90 天。（{message}）",
    "workspace": "工作区有问题：{message}",
    "workspace_exists": "这个文件夹已经是工作区；请换一个文件夹。（{message}）",
    "wrong_code": "这不是应用当前显示的数字；请检查手机时间是否准确。",
    "wrong_key": "密钥不是当初给客户加密的那一个；请从备份恢复密钥文件。（{message}）",
    "wrong_password": "当前密码不对。",
}


def worded(error: HellowordError, locale: Locale) -> str:
    """The sentence for a person who reads `locale`.

    >>> worded(UnknownNameError("KPI", "gros_sales", ["gross_sales"], code="unknown_kpi"), "zh-CN")
    '没有指标“gros_sales”。您是不是要用“gross_sales”？'
    """
    if locale == "en":
        return error.message
    if isinstance(error, UnknownNameError) and error.code in UNKNOWN:
        return _unknown(error)
    facts = {"message": error.message, **error.facts}
    template = _of_room(error.code) or CHINESE.get(error.code)
    if template is None or not _fields(template) <= set(facts):
        template = CHINESE["error"]
    return template.format(**facts)


def in_both(error: HellowordError) -> Text:
    """The sentence in both languages."""
    return Text(worded(error, "zh-CN"), worded(error, "en"))


def _of_room(code: str) -> str | None:
    """What the connectors say in Chinese of a file, and the rooms that word what they refuse themselves."""
    from helloword.access.oidc.refusals import REFUSALS as OF_PROVIDERS
    from helloword.annotations.refusals import REFUSALS as OF_NOTES
    from helloword.boards.refusals import REFUSALS as OF_BOARDS
    from helloword.comments.refusals import REFUSALS as OF_COMMENTS
    from helloword.connectors.refusals import REFUSALS as OF_FILES
    from helloword.goals.refusals import REFUSALS as OF_GOALS
    from helloword.subscriptions.refusals import REFUSALS as OF_SUBSCRIPTIONS
    from helloword.watching.refusals import REFUSALS as OF_WATCHING

    rooms = (OF_FILES, OF_GOALS, OF_BOARDS, OF_PROVIDERS, OF_SUBSCRIPTIONS, OF_NOTES, OF_COMMENTS, OF_WATCHING)
    found = next((room[code] for room in rooms if code in room), None)
    return found.zh if found else None


def _unknown(error: UnknownNameError) -> str:
    facts = error.facts
    near = f"您是不是要用“{facts['near']}”？" if facts["near"] else ""
    known = f"已有：{facts['known']}。" if facts["known"] else ""
    return f"没有{UNKNOWN[error.code]}“{facts['name']}”。{near or known}"


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}
