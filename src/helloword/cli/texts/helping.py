"""What commands, arguments and options are for."""

from __future__ import annotations

from helloword.text import Text

TEXTS: dict[str, Text] = {
    "helloword": Text(
        "跨境电商公司的 KPI 操作系统：导入报表文件，得到大家都信任的数字。",
        "The KPI operating system of a cross-border e-commerce company: report files in, numbers everyone trusts out.",
    ),
    "demo": Text(
        "建立一家演示公司：生成真实平台格式的报表文件，用普通导入方式读入，再打开看板。大约一分钟。",
        "Make a demo company from report files in real platform formats, loaded by the ordinary import, and open its "
        "board. About a minute.",
    ),
    "init": Text("为一家公司建立工作区。", "Make a workspace for a company."),
    "store": Text("店铺：添加、列出。", "Stores: add, list."),
    "store.add": Text("添加店铺；同样的内容再加一次不会改变什么。", "Add a store; the same one again changes nothing."),
    "store.list": Text("列出全部店铺。", "List the stores."),
    "import": Text(
        "导入报表文件。没有指定类型时按表头识别；读得出的行载入，读不出的行连同原因、文件和行号保留，"
        "用 `helloword import rejects` 查看，此时退出码为 1。名字恰好是下列命令之一的文件写成 ./rejects 这样。",
        "Import report files. The kind is found from the header when not given; good rows load, rejected rows are kept "
        "with reason, file and line for `helloword import rejects`, and the exit code is then 1. A file named like one of "
        "the commands below is given as ./rejects.",
    ),
    "import.list": Text("列出导入过的文件。", "List what was imported."),
    "import.undo": Text("撤销一次导入，被它覆盖的行恢复原样。", "Take one import back; rows it replaced return."),
    "import.kinds": Text(
        "列出全部文件类型及其列；? 表示可以缺。",
        "List every kind of file with its columns; ? marks those that may be missing.",
    ),
    "import.template": Text(
        "只有表头的空文件，供填写。在终端里写成 FACT.csv；重定向时输出到标准输出。",
        "An empty file with the header of a general kind, to fill in: FACT.csv at a terminal, standard output when "
        "redirected.",
    ),
    "import.rejects": Text(
        "列出没能载入的行：文件、行号、列、读到的值、原因。",
        "List rows that did not load: file, line, column, value as read, reason.",
    ),
    "kpi": Text("指标：列出、解释、计算、溯源、自定义。", "KPIs: list, explain, show, trace, define."),
    "kpi.list": Text("列出全部指标。", "List the KPIs."),
    "kpi.explain": Text(
        "指标的含义、公式、时间口径、来源和抓手。", "What a KPI means: formula, clock, sources, levers."
    ),
    "kpi.show": Text("按期间和切片计算指标。", "Values of KPIs by period and slice."),
    "kpi.trace": Text("一个数字背后的行，追到文件和行号。", "The rows behind one number, down to file and line."),
    "kpi.define": Text(
        "用 YAML 文件增加或修改指标和度量，要么全部生效，要么都不生效。",
        "Add or change KPIs and measures from a YAML file, all of them or none.",
    ),
    "kpi.take_back": Text(
        "收回公司自己的定义，恢复自带的。", "Take the company's own definition back; the shipped one returns."
    ),
    "kpi.history": Text("公司对指标目录的每次修改。", "Every change the company made to the catalogue."),
    "watch": Text(
        "监视一个文件夹：放进去的报表自动导入，然后移到 done 或 rejected，直到按 Ctrl-C。",
        "Watch a folder: reports that appear in it are imported and moved to done or rejected, until Ctrl-C.",
    ),
    "serve": Text(
        "打开看板和接口，直到按 Ctrl-C；有人登录并写了 [server] url 之后，其他机器也能打开。",
        "Serve the board and the API until Ctrl-C; other machines reach it once people sign in and [server] url is set.",
    ),
    "doctor": Text(
        "检查工作区有什么问题、该怎么办；有错误时退出码为 1。",
        "Say what is wrong with this workspace and what to do; exit code 1 when something is wrong.",
    ),
    "argument.folder": Text("工作区所在的文件夹", "folder of the workspace"),
    "option.lake": Text(
        "数据湖所在的对象存储，如 s3://bucket/prefix（须为空）；不写则放在工作区里",
        "object storage for the lake, such as s3://bucket/prefix with nothing in it; else it is kept in the workspace",
    ),
    "argument.demo": Text(
        "演示公司所在的文件夹；再次执行会继续使用", "folder of the demo company; used again when run again"
    ),
    "argument.store": Text("店铺代号，如 eu、shop-us", "id of the store, such as eu or shop-us"),
    "argument.files": Text("CSV 或 XLSX 报表文件", "report files, CSV or XLSX"),
    "argument.watched": Text("放报表的文件夹", "the folder that reports are put into"),
    "argument.import": Text(
        "导入编号，见 `helloword import list`", "number of the import, see `helloword import list`"
    ),
    "argument.fact": Text("事实名，如 orders、costs", "fact, such as orders or costs"),
    "argument.kpi": Text("指标代号，见 `helloword kpi list`", "id of the KPI, see `helloword kpi list`"),
    "argument.kpis": Text("指标代号，见 `helloword kpi list`", "ids of KPIs, see `helloword kpi list`"),
    "argument.definitions": Text("含 measures: 和 kpis: 的 YAML 文件", "YAML file with measures: and kpis:"),
    "argument.own": Text("公司自己定义的指标或度量", "KPI or measure that the company defined"),
    "option.workspace": Text(
        "工作区；默认取环境变量 HELLOWORD_WORKSPACE，再默认当前文件夹",
        "the workspace; else HELLOWORD_WORKSPACE, else the current folder",
    ),
    "option.format": Text("输出格式", "how to print"),
    "option.help": Text("显示本说明", "show this help"),
    "option.version": Text("显示版本", "show the version"),
    "option.install": Text("为当前 shell 安装补全", "install completion for this shell"),
    "option.completion": Text("显示当前 shell 的补全脚本", "print the completion script of this shell"),
    "option.name": Text("公司名称", "the company's name"),
    "option.company_currency": Text("报表币种，三位代码，如 CNY", "reporting currency, such as CNY"),
    "option.company_timezone": Text("公司时区，如 Asia/Shanghai", "the company's time zone, such as Asia/Shanghai"),
    "option.locale": Text("界面语言", "language of the product"),
    "option.platform": Text("平台，如 amazon、shopify", "platform, such as amazon or shopify"),
    "option.marketplace": Text("站点，如 DE、US", "marketplace, such as DE or US"),
    "option.store_currency": Text("店铺币种", "the store's currency"),
    "option.store_timezone": Text("店铺时区，如 Europe/Berlin", "the store's time zone, such as Europe/Berlin"),
    "option.region": Text("区域，如 EU", "region, such as EU"),
    "option.opened": Text("开店日期", "day the store opened"),
    "option.prices": Text("平台报表里的价格是否含税", "whether prices in the platform's reports hold tax"),
    "option.store": Text("文件没有店铺列时，属于哪个店铺", "store of a file that does not say it"),
    "option.kind": Text("文件类型，见 `helloword import kinds`", "kind of file, see `helloword import kinds`"),
    "option.every": Text("每隔多少秒看一次", "seconds between two looks"),
    "option.once": Text(
        "只看两次，导入没有再变的文件后退出", "look twice, import what has not changed in between, and end"
    ),
    "option.dates": Text("03/04/2026 读作日/月还是月/日", "whether 03/04/2026 is day/month or month/day"),
    "option.decimal": Text("1.234 里的点是小数点还是千位分隔", "whether point or comma is the decimal mark"),
    "option.import": Text("只看这一次导入", "of one import only"),
    "option.export": Text(
        "把这些行写成文件，改好后可以再次导入", "write the rows to a file that can be mended and imported again"
    ),
    "option.output": Text("写到这个文件", "write to this file"),
    "option.by": Text("切片维度，可重复", "dimension to slice by; may be repeated"),
    "option.grain": Text("期间长度", "length of a period"),
    "option.from": Text("第一天（含），店铺当地日期", "first day, inclusive, store-local"),
    "option.to": Text("最后一天（含），店铺当地日期", "last day, inclusive, store-local"),
    "option.where": Text("筛选，可重复，如 store=eu,us", "filter, may be repeated, such as store=eu,us"),
    "option.in_currency": Text("换算成的币种；默认公司币种", "currency of amounts; else the company's"),
    "option.compare": Text(
        "与之比较：previous 上一期、year 去年同期、weekday 往前整周、year-weekday 往前 52 周、event:2026-03-05 某事件起的同样天数",
        "compare with: previous (the period before), year, weekday (moved by whole weeks), year-weekday (52 weeks before), "
        "event:2026-03-05 (as many days from that of an event on)",
    ),
    "option.as_of": Text("数据湖的较早版本", "an earlier version of the lake"),
    "option.limit": Text("每个度量最多显示多少行", "most rows to show of each measure"),
    "option.reason": Text("为什么改，记入历史", "why, kept in the history"),
    "option.measure": Text("是度量，不是指标", "it is a measure, not a KPI"),
    "option.host": Text("本机地址", "address of this machine"),
    "option.log_format": Text(
        "日志写法：text 给人读；json 每个请求一行，不含个人数据",
        "how the log is written: text for people, json for one line a request without personal data",
    ),
    "option.port": Text("端口", "port"),
    "option.no_serve": Text("只建立公司，不打开看板", "make the company and do not serve its board"),
    "help.usage": Text("用法：{line}", "Usage: {line}"),
    "help.verb": Text("命令", "COMMAND"),
    "help.some_options": Text("[选项]", "[OPTIONS]"),
    "help.arguments": Text("参数：", "Arguments:"),
    "help.options": Text("选项：", "Options:"),
    "help.commands": Text("命令：", "Commands:"),
    "help.example": Text("例如：", "Example:"),
    "help.default": Text("（默认 {value}）", " (default: {value})"),
    "help.required": Text("（必填）", " (required)"),
}
