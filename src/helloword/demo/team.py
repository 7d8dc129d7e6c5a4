"""Who works at the demo company: five departments below the company, and twelve people with their roles."""

from __future__ import annotations

from helloword.people.person import Department, Person
from helloword.text import Text

COMPANY = "company"

DEPARTMENTS = (
    Department(COMPANY, Text("朗慕家居", "Lumora Home"), None, "lin-yue"),
    Department("operations", Text("运营部", "Operations"), COMPANY, "chen-hao"),
    Department("marketing", Text("市场部", "Marketing"), COMPANY, "zhao-min"),
    Department("service", Text("客服部", "Customer service"), COMPANY, "sun-qian"),
    Department("supply", Text("供应链部", "Supply chain"), COMPANY, "zhou-wei"),
    Department("finance", Text("财务部", "Finance"), COMPANY, "wu-jing"),
)


def _person(id: str, name: str, department: str, *roles: str, locale: str = "zh-CN") -> Person:
    return Person(id, name, department, roles, f"{id}@lumora.example", locale)


PEOPLE = (
    _person("lin-yue", "林悦 Lin Yue", COMPANY, "owner"),
    _person("chen-hao", "陈浩 Chen Hao", "operations", "manager", "operations"),
    _person("emily-carter", "Emily Carter", "operations", "operations", locale="en"),
    _person("jonas-weber", "Jonas Weber", "operations", "operations", locale="en"),
    _person("sato-misaki", "佐藤美咲 Misaki Sato", "operations", "operations", locale="en"),
    _person("zhao-min", "赵敏 Zhao Min", "marketing", "manager", "marketing"),
    _person("he-tian", "何田 He Tian", "marketing", "marketing"),
    _person("sun-qian", "孙倩 Sun Qian", "service", "manager", "customer_service"),
    _person("anna-koehler", "Anna Köhler", "service", "customer_service", locale="en"),
    _person("zhou-wei", "周伟 Zhou Wei", "supply", "manager", "supply_chain"),
    _person("xu-fang", "徐芳 Xu Fang", "supply", "supply_chain"),
    _person("wu-jing", "吴静 Wu Jing", "finance", "manager", "finance"),
)
