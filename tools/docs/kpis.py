"""The KPI catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.kpis.asking import Asked
from helloword.kpis.catalogue import shipped
from helloword.kpis.columns import OF_PERIOD, columns_of
from helloword.kpis.definitions import Kpi, Measure
from helloword.kpis.dimensions import DIMENSIONS, Dimension
from helloword.kpis.relations import RELATIONS, Relation
from helloword.scope import EVERYTHING
from helloword.text import Text
from tools.docs import words
from tools.docs.page import LANGUAGES, Language, Page, code, facts, listed, page, say, table

TITLE = Text("指标目录", "KPI catalogue")
LEAD = (
    Text(
        "以下是随软件提供的全部指标。公式由度量组成，比率都是总和之比；度量见本页末尾。",
        "Every KPI that comes with helloword.\nFormulas are made of measures, and ratios are ratios of sums; the measures stand at the end of this page.",
    ),
    Text(
        "公司可以修改或增加指标，见[自定义指标](../own-kpi.md)。",
        "A company can change these and add its own: [Define your own KPI](../own-kpi.md).",
    ),
)
MEASURES = Text("度量", "Measures")
MEASURE_HEAD = (
    Text("度量", "Measure"),
    Text("名称", "Name"),
    Text("表达式", "Expression"),
    Text("取自", "Over"),
    Text("窗口", "Window"),
)
DIMENSIONS_TITLE = Text("维度", "Dimensions")
DIMENSION_HEAD = (Text("维度", "Dimension"), Text("名称", "Name"))
RELATIONS_TITLE = Text("关系", "Relations")
RELATIONS_LEAD = Text(
    "度量可以取自下面的关系；金额已按各自那天的汇率折算。",
    "What measures can be taken over; amounts are converted already, each at the rate of its own day.",
)
RELATION_HEAD = (Text("关系", "Relation"), Text("来自事实表", "From facts"), Text("列", "Columns"))
DAYS = Text("{0} 天", "{0} days")


def pages() -> list[Page]:
    """The catalogue in each language."""
    return [
        page("kpis.md", language, say(TITLE, language), [say(line, language) for line in LEAD], _blocks(language))
        for language in LANGUAGES
    ]


def _blocks(language: Language) -> Iterator[str]:
    kpis, measures = shipped().kpis, shipped().measures
    for group, title in words.GROUPS.items():
        members = [kpi for kpi in kpis.values() if kpi.group == group]
        yield f"## {say(title, language)}"
        for kpi in members:
            yield from _entry(kpi, language)
    yield f"## {say(DIMENSIONS_TITLE, language)} {{ #dimensions }}"
    yield table([say(h, language) for h in DIMENSION_HEAD], [_dimension(d, language) for d in DIMENSIONS.values()])
    yield f"## {say(MEASURES, language)} {{ #measures }}"
    yield table([say(h, language) for h in MEASURE_HEAD], [_measure(m, language) for m in measures.values()])
    yield f"## {say(RELATIONS_TITLE, language)} {{ #relations }}"
    yield say(RELATIONS_LEAD, language)
    yield table(
        [say(h, language) for h in RELATION_HEAD], [_relation(r, language) for r in RELATIONS.values() if r.facts]
    )


def _entry(kpi: Kpi, language: Language) -> Iterator[str]:
    yield f"### {say(kpi.name, language)} {{ #{kpi.id} }}"
    yield f"`{kpi.id}` = `{kpi.formula_text}`"
    yield f"{say(kpi.meaning, language)}\n{say(kpi.why, language)}"
    yield facts(_facts(kpi, language), language)


def _facts(kpi: Kpi, language: Language) -> Iterator[tuple[Text, str]]:
    yield Text("单位", "Unit"), say(words.UNITS[kpi.unit], language)
    yield Text("好的方向", "Better"), say(words.BETTER[kpi.better], language)
    yield Text("时间口径", "Clock"), say(words.CLOCKS[kpi.clock], language)
    yield Text("可加性", "Additivity"), say(words.ADDITIVITY[kpi.additivity], language)
    if kpi.maturity_days:
        yield Text("成熟期", "Matures in"), say(DAYS, language).format(kpi.maturity_days)
    owner = f"{say(words.OWNERS[kpi.owner], language)} · {say(words.PERSPECTIVES[kpi.perspective], language)}"
    yield Text("负责岗位 · 计分卡维度", "Owner · scorecard perspective"), owner
    yield Text("抓手", "Levers"), listed((say(words.LEVERS[lever], language) for lever in kpi.levers), language)
    asked = Asked(kpi, shipped(), (), (), EVERYTHING)
    yield Text("可用切片", "Slices"), listed((code(name) for name in asked.slices), language)
    if kpi.threshold:
        limit = kpi.threshold
        yield Text("平台要求", "Platform's limit"), f"{limit.value} ({limit.source}; {limit.checked})"


def _relation(relation: Relation, language: Language) -> list[str]:
    facts_ = listed((code(fact) for fact in relation.facts), language)
    columns = [name for name in columns_of(relation.name) if not name.startswith("_") and name not in OF_PERIOD]
    return [code(relation.name), facts_, listed((code(name) for name in columns), language)]


def _dimension(dimension: Dimension, language: Language) -> list[str]:
    return [code(dimension.id), say(dimension.name, language)]


def _measure(measure: Measure, language: Language) -> list[str]:
    window = say(DAYS, language).format(measure.window) if measure.window else ""
    name = say(measure.name, language)
    return [code(measure.id), name, code(measure.sql), code(measure.relation or ""), window]
